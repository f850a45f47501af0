package kiosk

import (
	"fmt"
	"slices"
	"testing"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// everyMark is a notice with every mark.
const everyMark = `На **24 ноември 2026 г.** от 9:00 до 15:00 ч. *няма да има вода*.

## Какво да направите
1. Запасете се с вода за пиене и за готвене, защото водоноската ще обиколи квартала само веднъж.
2. Затворете крановете.

- Водоноска: пред училището
  - за възрастни хора – на адрес, след обаждане на [0777 / 80 381](tel:077780381)
- Въпроси: на [страницата на общината](https://radomir.bg/voda)`

func TestMarkedNoticeIsSetAndSaidWithoutMarks(t *testing.T) {
	for _, screen := range []look.Screen{landscape, portrait} {
		h := newHall(t, screen)
		content := datatest.Town()
		content.Notices[0].Body = everyMark
		h.use(t, &sheets{Content: content})
		for _, large := range []bool{false, true} {
			h.visit.large = large
			goTo(h, Route{AtNotice, string(content.Notices[0].ID)}, data.Bulgarian)
			checkLayout(t, fmt.Sprint(screen, large), h.Root(), screen)
			if screen == landscape {
				golden(t, fmt.Sprintf("notice-marked-large-%v.txt", large), listing(h.Root()))
			}
		}
		said := look.Words(h.visit.frame.body)
		for _, want := range []string{
			"На 24 ноември 2026 г. от 9:00 до 15:00 ч. няма да има вода.",
			"Какво да направите\n1. Запасете се с вода за пиене и за готвене, защото водоноската ще обиколи квартала само веднъж.\n2. Затворете крановете.",
			"Водоноска: пред училището\nза възрастни хора – на адрес, след обаждане на 0777 / 80 381\nВъпроси: на страницата на общината",
		} {
			if !slices.Contains(said, want) {
				t.Errorf("%v: %q is not said in %q", screen, want, said)
			}
		}
	}
}
