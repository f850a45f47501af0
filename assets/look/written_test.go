package look_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/data/markdown"
)

const marked = "Преди **удебелени** думи, *наклонени думи* и „**кавички**“ в изречение, което не се побира на един ред.\n" +
	"- **Непротивоконституционствувателствувайте**те се в един ред\n  - вложено\n10. десет\n11. единадесет"

// TestNoLineOfWrittenTextIsWiderThanItsRoom breaks a text at every width that a screen
// may have: no word is lost, and nothing that is painted leaves the room.
func TestNoLineOfWrittenTextIsWiderThanItsRoom(t *testing.T) {
	test.NewTempApp(t)
	for _, kind := range []look.Kind{look.Kiosk, look.Board} {
		l := look.New(kind, look.Screen{Width: 1920, Height: 1080})
		for width := float32(300); width < 1800; width += 37 {
			lines := l.BreakWritten(marked, width, look.Ink)
			var words []string
			for i, line := range lines {
				words = append(words, strings.TrimPrefix(line.Words(), "• "))
				var wide float32
				for _, run := range line.Runs {
					wide += l.Width(run.Role, run.Text)
				}
				if line.Indent+wide > width+l.PX(12) { // the space at its end may hang over
					t.Errorf("line %d is %v wide of %v: %q", i, line.Indent+wide, width, line.Words())
				}
			}
			together := func(text string) string { return strings.Join(strings.Fields(text), "") }
			if got, want := together(strings.Join(words, " ")), together(markdown.Plain(marked)); got != want {
				t.Errorf("%v: got %q, want %q", width, got, want)
			}
		}
	}
}

// TestUnmarkedTextIsBrokenAsAnyOther holds the two ways to break a text against each
// other.
func TestUnmarkedTextIsBrokenAsAnyOther(t *testing.T) {
	test.NewTempApp(t)
	l := look.New(look.Board, look.Screen{Width: 1920, Height: 1080})
	const text = "Заинтересованите могат да разгледат проекта – всеки работен ден,\nот 9:00 до 17:00 ч.\n\nТакса: 12,50\u00a0€ * без ДДС.\n1. януари е почивен."
	for width := float32(200); width < 1800; width += 41 {
		var got []string
		for _, line := range l.BreakWritten(text, width, look.Ink) {
			got = append(got, line.Words())
		}
		if want := l.Break(look.Body, text, width); !slices.Equal(got, want) {
			t.Errorf("%v: got %q, want %q", width, got, want)
		}
	}
}

func TestEntriesHangAndNumbersStandBelowEachOther(t *testing.T) {
	test.NewTempApp(t)
	l := look.New(look.Kiosk, look.Screen{Width: 1920, Height: 1080})
	lines := l.BreakWritten("- "+strings.Repeat("дума ", 40)+"\n  - вложено\n\n9. девет\n10. десет", 600, look.Ink)
	first, second, inner := lines[0], lines[1], lines[slices.IndexFunc(lines, func(w look.WrittenLine) bool { return w.Words() == "• вложено" })]
	if first.Mark != "•" || second.Mark != "" || first.Indent != second.Indent || first.Indent <= 0 || inner.At != first.Indent {
		t.Errorf("got %+v, %+v, %+v", first, second, inner)
	}
	nine, ten := lines[len(lines)-2], lines[len(lines)-1]
	if nine.Mark != "9." || ten.Mark != "10." || nine.Indent != ten.Indent || ten.Indent < l.Width(look.Body, "10.") {
		t.Errorf("got %+v, %+v", nine, ten)
	}
	painted := l.Written("а\n\n- б", 600, look.Ink)
	if got := look.Words(painted); !slices.Equal(got, []string{"а", "б"}) {
		t.Errorf("said %q", got)
	}
	if l.Line(look.Emphasis, "а", look.Ink).FontSource == l.Line(look.Body, "а", look.Ink).FontSource {
		t.Error("what is stressed looks like the rest")
	}
}
