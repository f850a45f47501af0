package main

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/kiosk/printer"
	"example.org/parter/kiosk/speech"
)

// paper is a printer that stands as it is told.
type paper struct {
	printer.Printer
	state printer.State
}

func (p paper) State(context.Context) printer.State { return p.state }

func TestStaffSeeHowThePrinterIs(t *testing.T) {
	for name, c := range map[string]struct {
		printer printer.Printer
		office  data.PrinterVitals
		here    string
	}{
		"well":       {paper{state: printer.State{Ready: true}}, data.PrinterVitals{Queue: true, Ready: true}, ""},
		"paper low":  {paper{state: printer.State{Ready: true, Low: true}}, data.PrinterVitals{Queue: true, Ready: true, Low: true}, "хартията е на свършване"},
		"cover open": {paper{state: printer.State{Fault: printer.CoverOpen}}, data.PrinterVitals{Queue: true, Fault: "cover open"}, "Капакът на принтера е отворен"},
		"jam":        {paper{state: printer.State{Fault: printer.Jam}}, data.PrinterVitals{Queue: true, Fault: "paper jam"}, "ножът"},
		"files":      {printer.File{Dir: t.TempDir()}, data.PrinterVitals{}, ""},
		"none":       {printer.None{}, data.PrinterVitals{}, ""},
	} {
		care := &caretaker{printer: c.printer}
		if got := care.printerVitals(t.Context()); got != c.office {
			t.Errorf("%s: the office is told %+v, want %+v", name, got, c.office)
		}
		if got := care.printerNote(t.Context()); (got == "") != (c.here == "") || !strings.Contains(got, c.here) {
			t.Errorf("%s: the service page says %q, want %q", name, got, c.here)
		}
	}
}

// lateVoice answers only after it was asked so often in vain.
type lateVoice struct {
	speech.Speaker
	vain int
}

func (v *lateVoice) Ready(context.Context) error {
	if v.vain--; v.vain >= 0 {
		return data.ErrUnavailable
	}
	return nil
}

// A machine that was busy at its start had no voice until somebody started it anew, and
// nobody was told.
func TestVoiceThatDoesNotAnswerAtTheStartIsTriedAgain(t *testing.T) {
	care := &caretaker{voice: &lateVoice{vain: 3}, sound: "default", screen: &machine.Screen{Log: slog.New(slog.DiscardHandler)}}
	if care.tryVoice(t.Context()) == nil || !care.mute.Load() {
		t.Fatal("the office is not told that the voice is missing")
	}
	found := 0
	care.awaitVoice(t.Context(), time.Millisecond, func() { found++ })
	if found != 1 || care.mute.Load() {
		t.Errorf("found %d times, still missing: %v", found, care.mute.Load())
	}
}

func TestKioskThatIsToHaveNoVoiceLacksNone(t *testing.T) {
	care := &caretaker{voice: machine.NoSound.Speaker(), sound: machine.NoSound}
	if care.tryVoice(t.Context()) == nil || care.mute.Load() {
		t.Errorf("it lacks one: %v", care.mute.Load())
	}
	care.awaitVoice(t.Context(), time.Millisecond, func() { t.Error("a voice was found") })
}
