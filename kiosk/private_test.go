package kiosk

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// clip is a clipboard.
type clip struct{ text string }

func (c *clip) SetContent(text string) { c.text = text }

// TestVisitLeavesNoTrace goes through a whole visit with words that stand
// nowhere else, and looks for them afterwards in everything that outlives it.
func TestVisitLeavesNoTrace(t *testing.T) {
	var log bytes.Buffer
	var told []string
	h, desk, _ := lobbyAt(t, landscape)
	clipboard := &clip{text: "канарче в клипборда"}
	h.o.Log, h.o.Clipboard = logTo(&log), clipboard
	h.o.Report = func(kind data.EventKind, detail string) { told = append(told, string(kind)+detail) }
	h.o.Speaker = &voice{}
	desk.answer.Case.Number, desk.answer.Slip.Number = "КАН-77-31415", "КАН-77-31415"

	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	for _, letter := range "канарче скица" {
		h.types(letter)
	}
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	for _, letter := range "КАН-77-27182" {
		h.types(letter)
	}
	press(t, h, "Към кода")
	write(t, h, "C4N4RYXX")
	press(t, h, "Провери") // a wrong one
	h.visit.typed.number, h.visit.typed.code = "КАН-77-31415", "7K3MQ9XW"
	press(t, h, "Провери")
	press(t, h, "Отпечатай талон")
	h.beep(slipCode)
	h.beep("https://canary.example/P/0123456789ABCDEF")
	visit := h.visit
	press(t, h, "Приключих")

	outlives := fmt.Sprintf("%s %s %v %q %+v %+v %+v", string(h.scanner.letters), log.String(), told, clipboard.text, visit.typed, visit.answer, h.scanner) +
		fmt.Sprintf("%+v %+v", h.visit.typed, h.visit.answer) + listing(h.Root())
	for _, canary := range []string{"канарче", "КАН-77", "27182", "31415", "C4N4RYXX", "7K3MQ9XW", "0123456789ABCDEF", "canary"} {
		if strings.Contains(strings.ToLower(outlives), strings.ToLower(canary)) {
			t.Errorf("%q outlived the visit:\n%s", canary, outlives)
		}
	}
	if visit.offsets != nil || visit.way != nil || visit.lookup != nil || !visit.ended() {
		t.Error("the visit that ended still knows its way")
	}
}

// TestSettingsLastOneVisit sets everything that can be set, and meets a fresh
// screen afterwards.
func TestSettingsLastOneVisit(t *testing.T) {
	h := newHall(t, look.Screen{Width: 1920, Height: 1080})
	h.o.Speaker = &voice{}
	h.use(t, &sheets{Content: datatest.Town()})
	h.settle()
	fresh := listing(h.Root())
	for _, aid := range []string{"Едър текст", "Контраст", "По-ниско", "English"} {
		press(t, h, aid)
	}
	if listing(h.Root()) == fresh {
		t.Fatal("nothing changed")
	}
	press(t, h, "I have finished")
	if got := listing(h.Root()); got != fresh {
		t.Errorf("the next visitor meets\n%s\nwant\n%s", got, fresh)
	}
}
