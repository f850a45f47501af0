package kiosk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/printer"
)

// told is a printer that can tell how it stands.
type told struct {
	press80
	state printer.State
	asked int
}

func (p *told) State(context.Context) printer.State {
	p.asked++
	return p.state
}

func TestVisitorPrintedWithoutEnd(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	for _, id := range []string{"1001", "1004"} {
		goTo(h, Route{AtService, id}, data.Bulgarian)
		press(t, h, "Отпечатай")
		h.pass(20 * time.Second)
	}
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	if len(p.pdfs) != 3 || says(h, "Отпечатай") || !says(h, "три листа") {
		t.Errorf("%d papers, and\n%s", len(p.pdfs), listing(h.Root()))
	}
	goTo(h, Route{AtService, "1005"}, data.Bulgarian)
	if says(h, "Отпечатай") || !says(h, "три листа") {
		t.Errorf("a fourth paper is offered:\n%s", listing(h.Root()))
	}
	checkLayout(t, "no more papers", h.Root(), landscape)
	press(t, h, "Приключих")
	goTo(h, Route{AtService, "1005"}, data.Bulgarian)
	press(t, h, "Отпечатай")
	if len(p.pdfs) != 4 {
		t.Errorf("the next visitor got nothing: %d papers", len(p.pdfs))
	}
}

func TestChecklistWaitsForTheSlipOfAnother(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	h.hold = true
	press(t, h, "Отпечатай талон")
	job := h.held
	h.held, h.hold = nil, false
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	press(t, h, "Отпечатай")
	if len(p.pdfs) != 0 || !says(h, "Принтерът още печата.") {
		t.Errorf("%d papers, and\n%s", len(p.pdfs), listing(h.Root()))
	}
	job[0]()
}

func TestPrinterThatTakesNoJobWasOffered(t *testing.T) {
	for name, screen := range screens() {
		h, _, _ := lobbyAt(t, screen)
		p := &told{state: printer.State{Fault: printer.Paused}}
		var events []string
		h.o.Printer = p
		h.o.Report = func(kind data.EventKind, detail string) { events = append(events, string(kind)+" "+detail) }
		ask(t, h, "94-00-1287", "7K3MQ9XW")
		checkDeadPrinter(t, "case_"+name, h, "Следете от телефона")
		goTo(h, Route{AtService, "1001"}, data.Bulgarian)
		checkDeadPrinter(t, "service_"+name, h, "Сканирайте")
		if len(events) != 1 || events[0] != "printer_failed printer paused" {
			t.Errorf("reported %q", events)
		}
		p.state = printer.State{Ready: true}
		goTo(h, Route{AtService, "1004"}, data.Bulgarian)
		press(t, h, "Отпечатай")
		if len(p.pdfs) != 1 || p.asked != 3 {
			t.Errorf("%d papers, asked %d times", len(p.pdfs), p.asked)
		}
	}
}

func checkDeadPrinter(t *testing.T, name string, h *hall, beside string) {
	t.Helper()
	if says(h, "Отпечатай") || !says(h, "Принтерът не работи в момента.") || !says(h, beside) || !says(h, "0999 / 11 111") {
		t.Errorf("%s:\n%s", name, listing(h.Root()))
	}
	checkLayout(t, name, h.Root(), h.o.Screen)
}

func TestReadyCaseNamedAPlaceThatNobodyPublished(t *testing.T) {
	for l, want := range map[data.Language]string{
		data.Bulgarian: "къде се получава, попитайте на гише „Деловодство“",
		data.English:   "ask at",
	} {
		h, _, _ := lobbyAt(t, landscape)
		h.visit.answer = caseShapes()["ready"]
		goTo(h, Route{Place: AtCase}, l)
		if place := datatest.Town().Town.Counter.Place.In(l); !says(h, want) || says(h, ", "+place) {
			t.Errorf("%s: got\n%s", l, listing(h.Root()))
		}
	}
}

// files is a printer that writes files.
type files struct{ press80 }

func (*files) OnPaper() bool { return false }

func TestFileWasCalledPaper(t *testing.T) {
	for name, screen := range screens() {
		for l, words := range map[data.Language][3]string{
			data.Bulgarian: {"Запиши листа (PDF)", "Запиши талона (PDF)", "Тук няма принтер:"},
			data.English:   {"Save the sheet (PDF)", "Save the slip (PDF)", "There is no printer here:"},
		} {
			h, _, _ := lobbyAt(t, screen)
			h.o.Printer, h.o.OfferFiles = &files{}, true
			goTo(h, Route{AtService, "1001"}, l)
			press(t, h, words[0])
			checkFile(t, name+"_service", h, words[0], words[2])
			h.visit.answer = extendedCase()
			goTo(h, Route{Place: AtCase}, l)
			press(t, h, words[1])
			checkFile(t, name+"_case", h, words[1], words[2])
		}
	}
}

// A large button once saved the slip on the kiosk, where no visitor finds it.
func TestFileWasOfferedToVisitors(t *testing.T) {
	for name, screen := range screens() {
		for l, words := range map[data.Language]struct{ how, save, printer string }{
			data.Bulgarian: {"Снимайте кода с камерата на телефона", "Запиши", "принтер"},
			data.English:   {"Point your phone’s camera at the code", "Save", "printer"},
		} {
			h, _, _ := lobbyAt(t, screen)
			f := &filesOf{}
			h.o.Printer = f
			for _, r := range []Route{{AtService, "1001"}, {Place: AtCase}} {
				h.visit.answer = extendedCase()
				goTo(h, r, l)
				if !says(h, words.how) || says(h, words.save) || says(h, words.printer) {
					t.Errorf("%s %s:\n%s", name, r, listing(h.Root()))
				}
				checkLayout(t, name, h.Root(), screen)
			}
			if f.asked != 0 {
				t.Errorf("%s: the folder was asked %d times how it stands", name, f.asked)
			}
		}
	}
}

// filesOf is a printer that writes files and can tell how it stands.
type filesOf struct{ told }

func (*filesOf) OnPaper() bool { return false }

// checkFile proves that the file is told for what it is, and offered again.
func checkFile(t *testing.T, name string, h *hall, button, told string) {
	t.Helper()
	if !says(h, told) || !slices.Contains(names(h), button) || says(h, "тпечатан") || says(h, "printed") {
		t.Errorf("%s:\n%s", name, listing(h.Root()))
	}
	checkLayout(t, name, h.Root(), h.o.Screen)
}

func TestChecklistCouldNotBePrintedAgain(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	press(t, h, "Отпечатай")
	h.pass(20 * time.Second)
	press(t, h, "Отпечатай още един")
	if len(p.pdfs) != 2 || !says(h, "Листът е отпечатан.") {
		t.Errorf("%d papers, and\n%s", len(p.pdfs), listing(h.Root()))
	}
}

var _ papered = printer.File{}

func TestChecklistIsPrintedOrSaysWhatToDo(t *testing.T) {
	h, _ := townHall(t)
	tray := &tray{}
	h.o.Printer = tray
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	press(t, h, "Отпечатай")
	if tray.sheets != 1 || !says(h, "Листът е отпечатан.") {
		t.Errorf("%d sheets, the screen says %q", tray.sheets, texts(h))
	}
	tray.fault = printer.PaperOut
	h.pass(20 * time.Second)
	goTo(h, Route{AtService, "1004"}, data.Bulgarian)
	press(t, h, "Отпечатай")
	if !says(h, "Принтерът не отпечата") || !says(h, "0999 / 11 111") {
		t.Errorf("after a fault the screen says %q", texts(h))
	}
	checkLayout(t, "after a fault", h.Root(), landscape)
}

// tray is a printer that counts.
type tray struct {
	sheets int
	fault  error
}

func (p *tray) Print(context.Context, printer.Handout) (string, error) {
	if p.fault != nil {
		return "", p.fault
	}
	p.sheets++
	return "tray", nil
}

func TestNextPaperComesTwentySecondsAfterTheLast(t *testing.T) {
	for name, screen := range screens() {
		h, _, p := lobbyAt(t, screen)
		ask(t, h, "94-00-1287", "7K3MQ9XW")
		press(t, h, "Отпечатай талон")
		goTo(h, Route{AtService, "1001"}, data.Bulgarian)
		for _, r := range []Route{{AtService, "1001"}, {Place: AtCase}} {
			h.visit.answer = extendedCase()
			goTo(h, r, data.Bulgarian)
			if says(h, "Отпечатай") || !says(h, "след 20 секунди") {
				t.Errorf("%s, %s: the next paper is offered at once:\n%s", name, r, listing(h.Root()))
			}
			checkLayout(t, name+" between two papers", h.Root(), screen)
		}
		h.visit.printSlip() // whoever touched it before it was gone
		if len(p.pdfs) != 1 {
			t.Errorf("%s: %d papers", name, len(p.pdfs))
		}
		h.pass(19 * time.Second)
		if says(h, "Отпечатай") {
			t.Errorf("%s: offered after 19 s", name)
		}
		h.pass(time.Second)
		press(t, h, "Отпечатай още един")
		if len(p.pdfs) != 2 {
			t.Errorf("%s: %d papers", name, len(p.pdfs))
		}
	}
}

// A printer that was switched off was offered until somebody opened the next screen.
func TestPrinterIsAskedEveryHalfMinute(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	p := &told{state: printer.State{Ready: true}}
	var events []string
	h.o.Printer = p
	h.o.Report = func(kind data.EventKind, detail string) { events = append(events, string(kind)+" "+detail) }
	goTo(h, Route{Place: AtHome}, data.Bulgarian)
	stay(h, 60)
	if p.asked != 2 {
		t.Errorf("asked %d times within a minute, want 2", p.asked)
	}
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	mustSay(t, h, "Отпечатай")
	p.state = printer.State{Fault: printer.CoverOpen}
	stay(h, 30)
	if says(h, "Отпечатай") || !says(h, "Принтерът не работи в момента.") {
		t.Errorf("the cover is open, and it says\n%s", listing(h.Root()))
	}
	if len(events) != 1 || events[0] != "printer_failed cover open" {
		t.Errorf("reported %q", events)
	}
	p.state = printer.State{Ready: true, Low: true}
	stay(h, 30)
	if !says(h, "Отпечатай") || says(h, "хартия") {
		t.Errorf("the roll is nearly at its end, and the visitor reads\n%s", listing(h.Root()))
	}
}

// stay lets so many seconds pass with a visitor who is there.
func stay(h *hall, seconds int) {
	for range seconds {
		h.visit.touch()
		h.pass(time.Second)
	}
}

// Of a slip that came out in part, the visitor and the staff need to know different
// things.
func TestFaultAmidASlipIsToldToEachInItsOwnWords(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	var events []string
	h.o.Report = func(kind data.EventKind, detail string) { events = append(events, string(kind)+" "+detail) }
	p.fail = fmt.Errorf("receipt printer: %w: %w", printer.Incomplete, printer.PaperOut)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	mustSay(t, h, "Листът може да е непълен.", "Следете от телефона")
	if got := strings.Join(events, ";"); got != "printer_failed paper out" {
		t.Errorf("reported %q", got)
	}
}
