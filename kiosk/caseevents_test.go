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

// The button that clears the screen was half hidden behind the strip of the voice, beside
// a card that was half empty.
func TestNoButtonOfACaseIsCutOffByTheVoice(t *testing.T) {
	for name, answer := range caseShapes() {
		h, d, _ := lobbyAt(t, landscape)
		h.o.Speaker, d.answer = &voice{}, answer
		h.key(fyne.KeyF2)
		h.visit.showCase(answer)
		h.settle()
		var strip, clear float32
		for _, s := range inspect(h.Root()) {
			switch {
			case s.button == nil:
			case s.button.Name == "Приключих — изчисти екрана":
				clear = s.at.Y + s.size.Height
			case s.button.Name == "Прочети на глас":
				strip = s.at.Y
			}
		}
		if clear == 0 || strip == 0 || clear > strip-12 {
			t.Errorf("%s: the button ends at %.0f, the strip's begin at %.0f", name, clear, strip)
		}
		if name == "due" && h.visit.scroll != nil {
			t.Errorf("%s does not fit", name)
		}
	}
}

// What is said stood at the top of the strip and not beside its buttons.
func TestWordsOfTheVoiceStandBesideItsButtons(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	h.o.Speaker = &voice{}
	h.key(fyne.KeyF2)
	h.visit.showCase(extendedCase())
	h.settle()
	var words, button float32
	for _, s := range inspect(h.Root()) {
		switch {
		case s.text != nil && s.around == nil && strings.HasPrefix(s.text.Text, "Това е за Вашата преписка."):
			words = s.at.Y + s.size.Height/2
		case s.button != nil && s.button.Name == "Не чети":
			button = s.at.Y + s.size.Height/2
		}
	}
	if words == 0 || words < button-4 || words > button+4 {
		t.Errorf("the middle of the words is at %.0f, of the button at %.0f", words, button)
	}
}
