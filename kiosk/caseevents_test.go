package kiosk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
)

// The page on the phone told more of the same case.
func TestCaseTellsWhatHappenedToItsTerm(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	for name, want := range map[string][]string{
		"told": {
			"Отначало срокът беше до 16 ноември.", "На 9 ноември срокът беше удължен до 20 ноември. Причината ще Ви кажат по телефона.", "Срокът е удължен. Причина: чака се становище",
			"На 9 ноември Ви писахме за забавянето по електронната поща.", "На 12 ноември Ви се обадихме за забавянето.", "Сега от Вас не се иска нищо.",
		},
		"extended": {"Отначало срокът беше до 16 ноември.", "Сега от Вас не се иска нищо."},
		"stopped":  {"Срокът е спрян от 11 ноември и тръгва отново, когато получим документите.", "Обадете се, за да разберете какво липсва"},
		"late":     {"Отначало срокът беше до 16 ноември."},
	} {
		h.visit.answer = caseShapes()[name]
		goTo(h, Route{Place: AtCase}, data.Bulgarian)
		mustSay(t, h, want...)
		if strings.Count(strings.Join(texts(h), " "), "удължен до 30 ноември") != 0 {
			t.Errorf("%s: the last extension is told twice:\n%s", name, listing(h.Root()))
		}
	}
}

// Who listens heard the number and the date, and where the case stands fifteen seconds
// later.
func TestCaseIsReadAloudFromWhereItStands(t *testing.T) {
	h, d, _ := lobbyAt(t, landscape)
	spoken := &voice{}
	h.o.Speaker = spoken
	d.answer = extendedCase()
	h.beep(slipCode)
	press(t, h, "Прочети")
	press(t, h, "Прочети на глас")
	text := spoken.text()
	stands, number := strings.Index(text, "Преписката Ви се изпълнява."), strings.Index(text, "94-00-1287")
	if stands < 0 || number < stands || strings.Count(text, "Преписката Ви се изпълнява.") != 1 || !strings.Contains(text, "Отначало срокът беше до 16 ноември.") {
		t.Errorf("got %q", spoken.said)
	}
	h.key(fyne.KeyEscape)
}
