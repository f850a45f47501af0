package console

import (
	"net/http"
	"testing"
	"time"

	"example.org/parter/data"
)

// lateCase is a case that was due before today.
func lateCase(o *office, b *browser) {
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-02", "due", "2026-11-16")
}

// TestLateCaseIsToldAboutAndRemembered walks through a delay: the list, the case, the
// notice, a longer term.
func TestLateCaseIsToldAboutAndRemembered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	lateCase(o, b)
	b.get("/cases?list=late").says("закъснява с", `aria-current="page"`, canaryNumber)
	b.get("/").says("Преписки", "/cases?list=late", "Просрочени: 1")
	b.get("/cases/c1").says("Клиентът трябва да бъде уведомен за забавянето (от 17.11.2026")
	b.post("/cases/c1/told", "told_on", "2026-11-20", "told_how", "phone", "told_by", "Ана").
		says("Записано е, че клиентът е уведомен.", "по телефона, от Ана").lacks("трябва да бъде уведомен")
	b.post("/cases/c1/extend", "extended", "2026-12-04", "extended_on", "2026-11-21", "delay_reason", "чака се становище").
		says("Срокът е удължен.", "чака се становище", "Клиентът трябва да бъде уведомен", "04.12.2026").lacks("закъснява с")
	want := data.Extension{On: time.Date(2026, 11, 21, 0, 0, 0, 0, data.Sofia()), Until: time.Date(2026, 12, 4, 0, 0, 0, 0, data.Sofia()), Reason: "чака се становище"}
	if got := o.cases["c1"].Case.Extensions; len(got) != 1 || got[0] != want {
		t.Errorf("got %+v", got)
	}
}

// TestDelayIsRefusedWithTheFieldAndTheReason leaves out what has to be there.
func TestDelayIsRefusedWithTheFieldAndTheReason(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	lateCase(o, b)
	b.post("/cases/c1/extend", "extended", "2026-11-10", "extended_on", "2026-11-21", "delay_reason", "причина").
		is(http.StatusUnprocessableEntity).says("новият срок трябва да е след сегашния", `value="2026-11-10"`, `value="причина"`)
	b.post("/cases/c1/extend", "extended", "2026-12-10", "extended_on", "2026-12-21").
		is(http.StatusUnprocessableEntity).says("датата още не е настъпила", "Причина")
	b.post("/cases/c1/extend", "extended", "2026-12-10", "extended_on", "2026-11-21", "delay_reason", "ЕГН 7501020018").
		is(http.StatusUnprocessableEntity).says("тук има ЕГН", "Клиентът го чете. Без имена и ЕГН.", `value="ЕГН 7501020018"`)
	b.post("/cases/new", "number", "ЕГН 7501020018", "received", "2026-11-20").is(http.StatusUnprocessableEntity).says("тук има ЕГН", `id="number-problem"`)
	b.post("/cases/c1/told", "told_on", "2026-11-20", "told_by", "Ана").
		is(http.StatusUnprocessableEntity).says("изберете как е уведомен", `value="2026-11-20"`)
	b.post("/cases/c1", "stage", "extended", "on", "2026-11-21").is(http.StatusUnprocessableEntity)
	o.failing["ExtendCase"] = data.ErrConflict
	b.post("/cases/c1/extend", "extended", "2026-12-10", "extended_on", "2026-11-21", "delay_reason", "причина").
		is(http.StatusConflict).says("вече е приключена", `value="причина"`)
	if got := o.cases["c1"].Case; len(got.Extensions)+len(got.Told) > 0 || len(got.Stages) != 1 {
		t.Errorf("something was kept: %+v", got)
	}
}

// TestTermIsSaidWhileACaseIsEntered asks as the page does at each change.
func TestTermIsSaidWhileACaseIsEntered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/cases/term?received=2026-11-02&service=1001").says("Срокът ще е до 16.11.2026").lacks("<html")
	b.get("/cases/term?received=2026-11-02").says("Изберете услуга")
	b.get("/cases/term?received=&service=1001").says("не може да се сметне сам")
	b.post("/cases/new", "number", "94-7", "received", "2026-11-02", "service", "1001", "speed", "бърза", "department", "planning")
	b.post("/cases/new", "number", "94-8", "received", "2026-11-02", "speed", "веднага").is(http.StatusUnprocessableEntity).says("няма такова име")
}

// TestNoticeWithoutADelayIsFoldedAndNeverTwice offers the form openly only where something is
// owed, and refuses a second press on the same page.
func TestNoticeWithoutADelayIsFoldedAndNeverTwice(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20", "due", "2026-12-16")
	b.get("/cases/c1").says(`<details class="row"><summary id="notify">Уведомяване без забавяне`)
	notice := []string{"told_on", "2026-11-21", "told_how", "phone", "told_by", "Ана"}
	b.post("/cases/c1/told", notice...).says("Записано е, че клиентът е уведомен.")
	b.post("/cases/c1/told", notice...).is(http.StatusUnprocessableEntity).says("същото уведомяване вече е записано", `<details class="row" open>`)
	if got := len(o.cases["c1"].Case.Told); got != 1 {
		t.Errorf("%d notices, want 1", got)
	}
	b.post("/cases/c1/extend", "extended", "2026-12-20", "extended_on", "2026-11-21", "delay_reason", "чака се становище").
		says(`<h2 id="notify">Уведомяване на клиента`).lacks("Уведомяване без забавяне")
}
