package public

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
)

// send fills the form with names and values.
func (v visitor) send(fields ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, "/P", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.check(r)
}

func TestNumberAndDateTellWhereTheCaseStands(t *testing.T) {
	v := visit(t)
	c := v.town.answer().Case
	c.Stages = slices.Insert(c.Stages, 1, data.StageEntry{Stage: data.StageAssigned, On: november(17)})
	v.town.is = &c
	says(t, v.get("/P"), http.StatusOK, `name="number"`, `name="date" type="date"`, `name="code"`)
	for _, date := range []string{"2026-11-16", "16.11.2026", " 16.11.2026 г. "} {
		w := v.send("number", "94001287", "date", date)
		says(t, w, http.StatusOK, goodNumber, "Преписката Ви се изпълнява.", "Очакваме да е готова до 30 ноември.", "0999 / 11 111")
		if body := w.Body.String(); strings.Contains(body, v.town.content.Services[0].Name.BG) || strings.Contains(body, "Насочена") {
			t.Errorf("%s: it tells what the case is about, or its way:\n%s", date, body)
		}
	}
	says(t, v.send("number", goodNumber, "date", "2026-01-01", "code", goodCode), http.StatusOK, v.town.content.Services[0].Name.BG)
}

func TestWrongDateWrongCodeAndUnknownNumberGetTheSameBytes(t *testing.T) {
	v := visit(t)
	first := v.send("number", goodNumber, "date", "2026-11-17")
	says(t, first, http.StatusNotFound, "Няма преписка с този номер и тази дата или код", `value="94-00-1287"`, `value="2026-11-17"`)
	v.town.caseErr = data.ErrNotFound
	unknown := v.send("number", goodNumber, "date", "2026-11-17")
	code := v.send("number", goodNumber, "date", "2026-11-17", "code", "K7M2X9Q5")
	noCode := v.send("number", goodNumber, "date", "2026-11-17", "code", "не е код")
	for name, w := range map[string]*httptest.ResponseRecorder{"unknown": unknown, "code": code, "no code": noCode} {
		if w.Body.String() != first.Body.String() || w.Code != first.Code {
			t.Errorf("%s: the answers differ", name)
		}
	}
}

func TestUnfinishedFormIsNotAsked(t *testing.T) {
	v := visit(t)
	for _, fields := range [][]string{{"number", goodNumber}, {"date", "2026-11-16"}, {"number", " ", "code", goodCode}, nil} {
		says(t, v.send(fields...), http.StatusUnprocessableEntity, "Напишете номера и още едно от двете")
	}
	if v.town.asked != 0 {
		t.Errorf("asked %d times", v.town.asked)
	}
}

func TestFormAsksForWhatTheTownLetsBeAsked(t *testing.T) {
	v := visit(t)
	v.town.content.Town.Lookup = data.LookupByCode
	w := v.get("/P")
	says(t, w, http.StatusOK, `name="code"`, "Номерът и кодът са на талона")
	if strings.Contains(w.Body.String(), `name="date"`) {
		t.Error("a date is asked for")
	}
	says(t, v.send("number", goodNumber, "code", "K7M2X9Q5"), http.StatusNotFound, "Няма преписка с този номер и код")
	says(t, v.send("number", goodNumber), http.StatusUnprocessableEntity, "Напишете и номера, и кода.")
	v.town.content.Town.Lookup = data.LookupBySlip
	w = v.get("/P")
	says(t, w, http.StatusOK, "само с QR кода от талона", "0999 / 11 111")
	if strings.Contains(w.Body.String(), "<form") {
		t.Error("there is a form")
	}
	says(t, v.get("/P?l=en"), http.StatusOK, "only with the QR code on the slip")
}

// TestWhereNoNumberOpensACaseNobodyIsToldToTypeOne: neither by an old slip, nor by a form
// that was open when the town hall decided otherwise.
func TestWhereNoNumberOpensACaseNobodyIsToldToTypeOne(t *testing.T) {
	v := visit(t)
	says(t, v.get("/P/0000000000000000"), http.StatusNotFound, "Опитайте с номера и кода от талона")
	v.town.content.Town.Lookup, v.town.caseErr = data.LookupBySlip, data.ErrNotFound
	for name, w := range map[string]*httptest.ResponseRecorder{
		"old slip": v.get("/P/" + goodToken), "no token": v.get("/P/нищо"), "letters": v.sendTo("/P/"+goodToken+"/letters", "email", "a@example.org"),
		"number and code": v.send("number", goodNumber, "code", goodCode), "number": v.send("number", goodNumber),
	} {
		says(t, w, w.Code, "QR кода от")
		for _, wrong := range []string{"номера", "кода и", "този номер"} {
			if main := strings.Join(mainTexts(t, w.Body.String()), " "); strings.Contains(main, wrong) {
				t.Errorf("%s: %q in\n%s", name, wrong, main)
			}
		}
	}
}
