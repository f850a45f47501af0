package kiosk

import (
	"testing"

	"example.org/parter/data"
)

// TestKioskCallsAStageAsTheTownDoes: staff say how a stage is called and what to do in it;
// an edition from before they could has the program's own words.
func TestKioskCallsAStageAsTheTownDoes(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	h.visit.answer = caseShapes()["stopped"]
	h.visit.kiosk.lobby.stages = data.StageList{
		{Stage: data.StageDocuments, Name: data.Text{BG: "Чакаме Ви", EN: "Waiting for you"}, Says: data.Text{BG: "Чакаме от Вас документи."}, Next: data.Text{BG: "Донесете скицата на гише 2."}},
		{Stage: data.StageReady, Name: data.Text{BG: "Може да се вземе"}},
	}
	goTo(h, Route{Place: AtCase}, data.Bulgarian)
	for _, words := range []string{"Чакаме Ви", "Чакаме от Вас документи.", "Срокът е спрян от 11 ноември", "Донесете скицата на гише 2.", "Може да се вземе", "В работа"} {
		if !says(h, words) {
			t.Errorf("no %q in\n%s", words, listing(h.Root()))
		}
	}
	goTo(h, Route{Place: AtCase}, data.English)
	if !says(h, "Waiting for you") || !says(h, "Донесете скицата на гише 2.") {
		t.Errorf("in English it says\n%s", listing(h.Root()))
	}
	h.visit.answer = caseShapes()["due"]
	goTo(h, Route{Place: AtCase}, data.English)
	if !says(h, "Your case is in progress.") || !says(h, "We expect it to be ready by 30 November.") {
		t.Errorf("of a case in time it says\n%s", listing(h.Root()))
	}
	h.visit.answer, h.visit.kiosk.lobby.stages = caseShapes()["stopped"], nil
	goTo(h, Route{Place: AtCase}, data.Bulgarian)
	if !says(h, "Преписката Ви чака допълнителни документи") || !says(h, "Чака допълнителни документи (срокът е спрян)") || !says(h, "Готова за получаване") {
		t.Errorf("without words of the town it says\n%s", listing(h.Root()))
	}
}
