package display

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/markdown"
)

// everyMark is a notice with every mark.
const everyMark = `На **24 ноември 2026 г.** от 9:00 до 15:00 ч. *няма да има вода* в кв. „**Арката**“.

## Какво да направите
1. Запасете се с вода за пиене и за готвене, защото водоноската ще обиколи квартала само веднъж.
2. Затворете крановете.
10. октомври вече не важи.

- Водоноска: пред училището
  до входа откъм реката
  - за възрастни хора – на адрес, след обаждане на [0777 / 80 381](tel:077780381)
- Въпроси: на [страницата на общината](https://radomir.bg/voda)`

func marked(body string) data.Notice {
	return data.Notice{
		ID: "marked", Version: 1, Title: "Спиране на водата", Body: body, From: morning.Add(-time.Hour), Until: morning.Add(24 * time.Hour),
	}
}

func TestMarksAreSetAndNeverSeen(t *testing.T) {
	for name, s := range map[string]look.Screen{"landscape": landscape, "portrait": portrait, "far": {Width: 1920, Height: 1080, Distance: 8000}} {
		w := newWall(t, s)
		w.Use(publish(radomir(t), marked(everyMark)))
		w.turnTo("notice/marked/1")
		golden(t, name+"-notice-marked-1", listing(w.Root()))
		checkFit(t, w.Board, name)
		if w.says("**") || w.says("*няма") || w.says("##") || w.says("](") || w.says("https://radomir.bg/voda") {
			t.Errorf("%s shows a mark:\n%s", name, listing(w.Root()))
		}
		if !testing.Short() && name != "far" {
			comparePicture(t, w, s, name+"-notice-marked-1")
		}
	}
}

// TestPagesHoldTheWholeMarkedText reads all pages of a long text: no word is lost at
// their borders, and no page ends with a heading.
func TestPagesHoldTheWholeMarkedText(t *testing.T) {
	var body strings.Builder
	for i := range 12 {
		fmt.Fprintf(&body, "## Част %d\n%s\n\n- **първо** %d\n- второ\n\n", i, strings.Repeat("Дума на *няколко* реда. ", 3+i%4), i)
	}
	for name, s := range map[string]look.Screen{"landscape": landscape, "portrait": portrait} {
		f := newFrame(s)
		page := textPage{frame: f, kind: data.BoardNotice, title: "Дълъг текст", body: body.String()}
		pages := page.split()
		if len(pages) < 3 {
			t.Fatalf("%s: %d pages", name, len(pages))
		}
		var read []string
		for i, lines := range pages {
			if last := lines[len(lines)-1]; last.Heading && i < len(pages)-1 || empty(last) || empty(lines[0]) {
				t.Errorf("%s: page %d begins with %q and ends with %q", name, i+1, lines[0].Words(), last.Words())
			}
			read = append(read, strings.ReplaceAll(wordsOf(lines), "• ", ""))
		}
		got, want := strings.Fields(strings.Join(read, " ")), strings.Fields(markdown.Plain(body.String()))
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
