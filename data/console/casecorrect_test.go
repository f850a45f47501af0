package console

import (
	"errors"
	"net/http"
	"testing"

	"example.org/parter/data"
)

// TestCaseIsCorrectedAndTheSlipGivenAgain walks from a wrong registration to the right
// one, and back from a stage that closed the case.
func TestCaseIsCorrectedAndTheSlipGivenAgain(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20", "due", "2026-11-30").says(`href="/cases/c1/correct"`).lacks("Поправено")
	b.get("/cases/c1/correct").says(`value="`+canaryNumber+`"`, `value="2026-11-20"`, `value="2026-11-30"`, "Преписката е само приета")
	start := b.get("/cases/c1/correct").fields()["start"]
	b.post("/cases/c1/correct", "number", "94-00-7778", "received", "2026-11-19", "service", "1001", "department", "taxes", "speed", "бърза", "due", "", "start", start).
		says("Поправено е.", "отпечатайте талона отново", "Входящ номер: беше "+canaryNumber+", сега е 94-00-7778", "Приета на: беше 20.11.2026",
			"Услуга: беше празно, сега е № 1001 Издаване на дубликат", "Вид (скорост): беше празно, сега е бърза", "сега е Местни данъци", "Първоначален срок: беше 30.11.2026", ", ana)")
	b.get("/cases/c1/correct").says("№ 1001 Издаване на дубликат", `<option value="taxes" selected>`)
	b.post("/cases/c1", "stage", "delivered", "sure", "delivered", "on", "2026-11-22").says("Преписката е приключена.", "върнете последния етап с „Поправка“")
	b.get("/cases/c1/correct").says("Връчена или изпратена", `action="/cases/c1/back"`)
	b.post("/cases/c1/back", "revision", "7").says("Последната стъпка е върната", "Последен етап: беше Връчена или изпратена, 22.11.2026", "сега е Приета, 20.11.2026", `name="stage"`)
	b.get("/cases/c1/correct").says("Преписката е само приета")
	b.get("/cases/none/correct").is(http.StatusNotFound)
	b.post("/cases/none/correct", "number", "5", "received", "2026-11-19").is(http.StatusNotFound)
}

// TestRefusedCorrectionKeepsWhatWasEntered and says which field and why.
func TestRefusedCorrectionKeepsWhatWasEntered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	right := map[string]string{"number": "94-00-7778", "received": "2026-11-19", "service": "1001", "department": "taxes", "speed": "бърза", "due": "2026-11-27", "start": b.get("/cases/c1/correct").fields()["start"]}
	for name, c := range map[string]struct{ field, value, says string }{
		"taken":     {"number", "94-00-1", "вече е регистрирана"},
		"tomorrow":  {"received", "2026-11-23", "датата още не е настъпила"},
		"no date":   {"due", "скоро", "това не е дата"},
		"too early": {"due", "2026-11-01", "не може да е преди приемането"},
		"no such":   {"service", "нещо", "няма такова име"},
	} {
		sent := map[string]string{}
		for field, value := range right {
			sent[field] = value
		}
		sent[c.field] = c.value
		a := b.post("/cases/c1/correct", pairs(sent)...).is(http.StatusUnprocessableEntity).says(c.says, `href="#`+c.field+`"`)
		for field, want := range sent {
			if got := a.fields()[field]; got != want {
				t.Errorf("%s: %s: got %q, want %q", name, field, got, want)
			}
		}
	}
	o.failing["CorrectCase"] = errors.New("disk is full")
	b.post("/cases/c1/correct", pairs(right)...).is(http.StatusServiceUnavailable).says("Поправката не е записана. Въведеното е тук.", `value="94-00-7778"`)
	if got := o.cases["c1"].Case; got.Number != canaryNumber || o.corrected != nil {
		t.Errorf("something was corrected: %+v", got)
	}
}

// TestTwoClerksDoNotCorrectOverEachOther: the second sees what the first wrote, and may
// still be right; who pressed twice is told that it is done.
func TestTwoClerksDoNotCorrectOverEachOther(t *testing.T) {
	o := openOffice(t)
	first, second := o.clerk(), o.clerk()
	first.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	mine := []string{"number", canaryNumber, "received", "2026-11-18", "start", first.get("/cases/c1/correct").fields()["start"]}
	first.post("/cases/c1/correct", with(mine, "received", "2026-11-19")...).says("Поправено е.")
	first.post("/cases/c1/correct", with(mine, "received", "2026-11-19")...).is(http.StatusOK).says("преписката вече е такава")
	refused := second.post("/cases/c1/correct", with(mine, "speed", "бърза")...).is(http.StatusConflict).
		lacks("Записано:</b> празно").
		says("Междувременно преписката е променена", "Записано:</b> 19.11.2026", "Вашето:</b> 18.11.2026", `value="2026-11-18"`)
	second.post("/cases/c1/back", "revision", "1").says("Нищо не е върнато: преписката е променена междувременно")
	second.post("/cases/c1/correct", with(mine, "speed", "бърза", "start", refused.fields()["start"])...).says("Поправено е.")
	if got := dayField(o.cases["c1"].Case.Received); got != "2026-11-18" {
		t.Errorf("received on %s", got)
	}
	first.post("/cases/c1/correct", "number", canaryNumber, "received", "2026-11-18", "speed", "бърза", "department", "taxes", "start", mine[5]).says("Поправено е.") // they agree
}

// TestStageThatCameMeanwhileIsNoConflict, nor is what the program noted: the form began
// with the same facts.
func TestStageThatCameMeanwhileIsNoConflict(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	start := b.get("/cases/c1/correct").fields()["start"]
	o.corrected = []data.Correction{{What: data.DeedStageTakenBack}} // which makes another revision
	b.post("/cases/c1/correct", "number", canaryNumber, "received", "2026-11-19", "start", start).says("Поправено е.")
}

// TestServiceThatIsOfferedNoMoreStaysWithTheCase while the rest of it is corrected; it is
// not given to one that has another.
func TestServiceThatIsOfferedNoMoreStaysWithTheCase(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	o.served = "gone"
	f := b.get("/cases/c1/correct").says(`value="gone"`).fields()
	b.post("/cases/c1/correct", "number", canaryNumber, "received", "2026-11-19", "service", f["service"], "start", f["start"]).says("Поправено е.")
	if o.served != "gone" {
		t.Errorf("it is for %s", o.served)
	}
	o.served = "1001"
	b.post("/cases/c1/correct", "number", canaryNumber, "received", "2026-11-19", "service", "gone", "start", b.get("/cases/c1/correct").fields()["start"]).
		is(http.StatusUnprocessableEntity).says("няма такова име")
}

// TestWordsOfTheStagesAreOneStepFromTheCases for whoever may write them.
func TestWordsOfTheStagesAreOneStepFromTheCases(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/cases").says(`href="/entries/stages/all"`)
	b.get("/entries/stages/all").is(http.StatusOK)
	o.ana.Roles = data.Roles{data.Registrar}
	b.get("/cases").lacks(`href="/entries/stages/all"`)
}
