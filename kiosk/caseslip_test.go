package kiosk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/kiosk/printer"
)

func TestSlipIsPrintedThreeTimesAtMost(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	var events []data.EventKind
	h.o.Report = func(kind data.EventKind, _ string) { events = append(events, kind) }
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	if !says(h, "Талонът е отпечатан.") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	for range 2 {
		h.pass(20 * time.Second)
		press(t, h, "Отпечатай още един")
	}
	if says(h, "Отпечатай") || !says(h, "три листа") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	if len(p.pdfs) != 3 || !strings.HasPrefix(string(p.pdfs[0]), "%PDF") {
		t.Errorf("got %d slips", len(p.pdfs))
	}
	if len(events) != 3 || events[0] != data.EventSlipPrinted {
		t.Errorf("reported %v", events)
	}
}

func TestPrintedSlipIsNotToldOfTheNextCase(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	h.pass(20 * time.Second)
	another := extendedCase()
	another.Case.Number = "94-00-1288"
	h.visit.showCase(another)
	h.settle()
	if says(h, "Талонът е отпечатан.") || !says(h, "Отпечатай талон") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestSlipThatIsBeingPrintedIsNotTheNextCases(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	h.hold = true
	press(t, h, "Отпечатай талон")
	another := extendedCase()
	another.Case.Number = "94-00-1288"
	h.visit.showCase(another)
	h.settle()
	if says(h, "Печатаме…") || !says(h, "Отпечатай талон") {
		t.Errorf("it is printed, they say:\n%s", listing(h.Root()))
	}
	h.release()
	h.settle()
	if says(h, "Талонът е отпечатан.") {
		t.Errorf("it came out, they say:\n%s", listing(h.Root()))
	}
}

func TestOneSlipAtATime(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	h.hold = true
	press(t, h, "Отпечатай талон")
	press(t, h, "Печатаме…")
	if got := len(h.held); got != 1 {
		t.Errorf("got %d jobs, want 1", got)
	}
	job := h.held
	h.held, h.hold = nil, false
	press(t, h, "Приключих — изчисти екрана")
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	if !says(h, "Принтерът още печата.") || len(p.pdfs) != 0 {
		t.Errorf("%d slips, and\n%s", len(p.pdfs), listing(h.Root()))
	}
	job[0]()
	press(t, h, "Отпечатай талон")
	if len(p.pdfs) != 2 {
		t.Errorf("got %d slips, want the first visitor's and the second's", len(p.pdfs))
	}
}

func TestDeadPrinterLeavesTheCodeOnTheScreen(t *testing.T) {
	h, _, p := lobbyAt(t, landscape)
	var log strings.Builder
	var events []string
	h.o.Log = logTo(&log)
	h.o.Report = func(kind data.EventKind, detail string) { events = append(events, string(kind)+" "+detail) }
	p.fail = fmt.Errorf("queue: %w", printer.PaperOut)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	for _, want := range []string{"Принтерът не отпечата листа.", "0999 / 11 111", "Отпечатай талон", "Следете от телефона"} {
		if !says(h, want) {
			t.Errorf("no %q on\n%s", want, listing(h.Root()))
		}
	}
	if len(events) != 1 || events[0] != "printer_failed paper out" {
		t.Errorf("reported %q", events)
	}
	if !strings.Contains(log.String(), "paper out") || strings.Contains(log.String(), "1287") || strings.Contains(log.String(), "7K3M") {
		t.Errorf("log: %s", log.String())
	}
	checkLayout(t, "case with a dead printer", h.Root(), landscape)
	p.fail = nil
	press(t, h, "Отпечатай талон")
	if len(p.pdfs) != 1 || says(h, "не отпечата") {
		t.Errorf("%d slips, and\n%s", len(p.pdfs), listing(h.Root()))
	}
}

func TestPhoneOfACaseSaysWhatItIsFor(t *testing.T) {
	h, _, _ := dateHall(t, landscape)
	askByDate(t, h, "94-00-1287", "02112026")
	mustSay(t, h, "За въпроси по преписката: тел. 0999 / 33 333")
}

// Upright, what became of the slip stood in the middle among words from the left.
func TestWordsAboutTheSlipBeginWhereItsOthersDo(t *testing.T) {
	h, _, p := lobbyAt(t, portrait)
	h.o.OfferFiles = true
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	press(t, h, "Отпечатай талон")
	var left, told float32
	for _, s := range inspect(h.Root()) {
		if s.text == nil || s.around != nil {
			continue
		}
		switch {
		case strings.HasPrefix(s.text.Text, "Следете от телефона"):
			left = s.at.X
		case strings.HasPrefix(s.text.Text, "Талонът е отпечатан"):
			told = s.at.X
		}
	}
	if len(p.pdfs) != 1 || left == 0 || told != left {
		t.Errorf("the words begin at %.0f, the others at %.0f", told, left)
	}
}
