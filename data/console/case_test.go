package console

import (
	"errors"
	"fmt"
	"net/http"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

func TestCaseJourneyFromNumberToSlip(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/cases/new").says(`value="2026-11-22"`, "№ 1001 Издаване на дубликат на удостоверение за раждане")
	a := b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20", "service", "№ 1001 Издаване на дубликат на удостоверение за раждане", "due", "2026-11-30")
	a.says("Преписката е регистрирана", canaryNumber, "20.11.2026", "CANA-RY42", "data:image/png;base64,cXI=")
	if a.path != "/cases/c1" {
		t.Fatalf("registered at %s", a.path)
	}
	b.post("/cases/c1/slip").says("Талонът е отпечатан: принтер „Партер“", "CANA-RY42")
	b.post("/cases/c1", "stage", "progress", "on", "2026-11-22").says("Етапът е добавен", "В работа")
	b.get("/cases").says(canaryNumber, "В работа")
	b.post("/cases/c1", "stage", "delivered", "sure", "delivered", "on", "2026-11-22").says("Преписката е приключена").lacks(`name="stage"`)
}

func TestEveryCaseFieldSurvivesAFailedValidation(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for name, c := range map[string]struct {
		fields map[string]string
		says   string
	}{
		"taken":           {map[string]string{"number": "94-00-1", "received": "2026-11-20", "service": "1002", "due": ""}, "вече е регистрирана"},
		"unknown service": {map[string]string{"number": "5", "received": "2026-11-20", "service": "нещо", "due": "2026-12-01"}, "няма такова име"},
		"not a day":       {map[string]string{"number": "5", "received": "вчера", "service": "", "due": "2026-12-01"}, "това не е дата"},
		"due too early":   {map[string]string{"number": "5", "received": "2026-11-20", "service": "", "due": "2026-11-01"}, "не може да е преди приемането"},
		"no number":       {map[string]string{"number": "", "received": "2026-11-20", "service": "1001", "due": ""}, "попълнете това поле"},
	} {
		a := b.post("/cases/new", pairs(c.fields)...).is(http.StatusUnprocessableEntity).says(c.says)
		for field, want := range c.fields {
			if got := a.fields()[field]; got != want {
				t.Errorf("%s: %s: got %q, want %q", name, field, got, want)
			}
		}
	}
	if len(o.cases) != 0 {
		t.Error("something was registered")
	}
}

func TestSlipThatDoesNotPrintStaysOnThePage(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	o.failing["PrintSlip"] = errors.New("no paper")
	b.post("/cases/c1/slip").says("Талонът не е отпечатан. Преписката е запазена", "Проверете дали принтерът е включен",
		"Отпечатайте талона отново", "CANA-RY42", "data:image/png", `action="/cases/c1/slip"`).lacks("no paper")
	o.failing["QR"] = errors.New("too long")
	b.get("/cases/c1").says("QR кодът не се получи", "CANA-RY42")
}

// paused is a fault of a printer that knows what staff do about it.
type paused struct{}

func (paused) Error() string      { return "printer paused" }
func (paused) Staff() phrases.Key { return phrases.OfficeScreenTampered }

// unspoken is one whose words are missing.
type unspoken struct{ paused }

func (unspoken) Staff() phrases.Key { return "print.staff.none" }

func TestFailedPrintToldTheSameWhateverWasWrongWithThePrinter(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	o.failing["PrintSlip"] = fmt.Errorf("slip of %s: %w", canaryNumber, paused{})
	b.post("/cases/c1/slip").says("Талонът не е отпечатан", phrases.In(data.Bulgarian, phrases.OfficeScreenTampered), "Отпечатайте талона отново").
		lacks("printer paused", "Проверете дали принтерът е включен")
	o.failing["PrintSlip"] = unspoken{}
	b.post("/cases/c1/slip").says("Проверете дали принтерът е включен").lacks("print.staff")
}

func TestRegisteredCaseOffersPrintAndShowsWhereThePrintIs(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	a := b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	a.says("Преписката е регистрирана", `<form method="post" action="/cases/c1/slip" class="acts"><button class="main">`, "Отпечатай талона")
	o.printed = "принтер на гишето"
	b.post("/cases/c1/slip").says("Талонът е отпечатан: принтер на гишето")
}

func TestSlipOpensAsAPDFForTheDesksOwnPrinter(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20").says("Отпечатай талона", "Отвори талона (PDF)", `href="/cases/c1/slip.pdf"`)
	a := b.get("/cases/c1/slip.pdf").is(http.StatusOK)
	if a.body != "%PDF of "+canaryCode {
		t.Errorf("got %q", a.body)
	}
	for name, want := range map[string]string{
		"Content-Type": "application/pdf", "Content-Disposition": `inline; filename="talon.pdf"`, "Cache-Control": "no-store",
	} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := o.browser().get("/cases/c1/slip.pdf").path; got != "/sign-in" {
		t.Errorf("a stranger was led to %s", got)
	}
	b.get("/cases/none/slip.pdf").is(http.StatusNotFound)
	o.failing["SlipPDF"] = errors.New("no font")
	b.get("/cases/c1/slip.pdf").is(http.StatusInternalServerError).lacks("%PDF", "no font")
}

func TestDeskWithoutAPrinterWasToldAPathOnTheServer(t *testing.T) {
	o, options := staffOffice(t)
	options.PrintSlip = nil
	o.serve(options)
	b := o.clerk()
	a := b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	a.says(`<a class="button main" href="/cases/c1/slip.pdf">Отвори талона (PDF)</a>`).lacks(`action="/cases/c1/slip"`)
	b.post("/cases/c1/slip").says("Не е настроен принтер за талони. Преписката е запазена.", `<a href="/cases/c1/slip.pdf">`).lacks("отпечатан:")
}

func TestCaseReceivedTomorrowWasRegistered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	a := b.post("/cases/new", "number", "5", "received", "2026-11-23", "due", "2026-12-01").is(http.StatusUnprocessableEntity)
	a.says("датата още не е настъпила", `id="received-problem"`, `href="#received"`)
	if got := a.fields()["received"]; got != "2026-11-23" {
		t.Errorf("the field says %q", got)
	}
	if len(o.cases) != 0 {
		t.Error("it was registered")
	}
	b.post("/cases/new", "number", "5", "received", "2026-11-22", "due", "2026-12-01").is(http.StatusOK).says("Преписката е регистрирана")
	b.post("/cases/c1", "stage", "ready", "on", "2026-11-23").is(http.StatusUnprocessableEntity).says("датата още не е настъпила", `id="on-problem"`)
}

func TestStageThatIsRefusedSaysWhy(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	b.post("/cases/c1", "stage", "", "on", "").is(http.StatusUnprocessableEntity).says("попълнете това поле", `id="stage-problem"`, `id="on-problem"`)
	a := b.post("/cases/c1", "stage", "ready", "on", "2026-11-01").is(http.StatusUnprocessableEntity).says("не може да е преди предишния етап")
	if got := a.fields(); got["stage"] != "ready" || got["on"] != "2026-11-01" {
		t.Errorf("the form lost what was entered: %v", got)
	}
	o.failing["AdvanceCase"] = errors.New("disk is full")
	b.post("/cases/c1", "stage", "ready", "on", "2026-11-22").is(http.StatusServiceUnavailable).says("клиентът вижда предишния")
	if got := len(o.cases["c1"].Case.Stages); got != 1 {
		t.Errorf("%d stages, want 1", got)
	}
}

// TestCaseWithoutATermSaysSo until it has one, or has ended.
func TestCaseWithoutATermSaysSo(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	missing := `Срокът не е известен: добавете услуга или срок. <a href="/cases/c1/correct">`
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20").says(missing)
	b.post("/cases/c1", "stage", "delivered", "sure", "delivered", "on", "2026-11-22").lacks("Срокът не е известен")
	b.post("/cases/new", "number", "94-00-8", "received", "2026-11-20", "due", "2026-12-20").lacks("Срокът не е известен")
}

// TestCaseIsNotEndedByOnePress asks before each stage after which nothing comes, and once
// more where another one was chosen meanwhile.
func TestCaseIsNotEndedByOnePress(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
	for _, stage := range []string{"delivered", "refused", "ended", "forwarded"} {
		a := b.post("/cases/c1", "stage", stage, "on", "2026-11-21").is(http.StatusOK).says("Преписката ще бъде приключена", "Клиентът го чете веднага", `name="sure" value="`+stage+`"`)
		if got := a.fields(); got["stage"] != stage || got["on"] != "2026-11-21" {
			t.Errorf("the question lost what was entered: %v", got)
		}
	}
	b.post("/cases/c1", "stage", "refused", "sure", "delivered", "on", "2026-11-21").says(`name="sure" value="refused"`)
	b.post("/cases/c1", "stage", "refused", "on", "2026-11-25").is(http.StatusUnprocessableEntity).lacks(`name="sure"`)
	if got := len(o.cases["c1"].Case.Stages); got != 1 {
		t.Fatalf("%d stages, want 1", got)
	}
	b.post("/cases/c1", "stage", "refused", "sure", "refused", "on", "2026-11-21").says("Преписката е приключена")
}

func TestServiceIsFoundByLineNameOrNumber(t *testing.T) {
	services := []data.Service{{ID: "7", Number: "1001", Name: data.Text{BG: "Скица"}}, {ID: "r8", Name: data.Text{BG: "Препис"}}}
	for line, want := range map[string]data.ServiceID{
		"": "", "№ 1001 Скица": "7", "1001": "7", "№1001": "7", "скица": "7", "Препис": "r8",
	} {
		if got, ok := findService(services, line); got != want || !ok {
			t.Errorf("%q: got %q %v, want %q", line, got, ok, want)
		}
	}
	if _, ok := findService(services, "друго"); ok {
		t.Error("an unknown service was found")
	}
}
