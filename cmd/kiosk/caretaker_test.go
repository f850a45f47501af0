package main

import (
	"context"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/kiosk/printer"
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
