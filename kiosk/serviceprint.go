package kiosk

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
	"example.org/parter/kiosk/printer"
)

// checklist is what became of the paper about a service that the visitor asked
// for last.
type checklist struct {
	of      data.ServiceID // empty: none was asked for
	asked   bool           // it is being printed
	printed bool
	fault   phrases.Key // empty: none
}

// printButton prints the checklist of the service, and tells what became of it.
func (v *visit) printButton(s data.Service, width float32) fyne.CanvasObject {
	l := v.look()
	list := v.list
	if list.of != s.ID {
		list = checklist{}
	}
	column := look.Column(l.PX(12))
	switch {
	case list.asked:
		column.Add(v.wide(look.On, "printer", phrases.KioskPrinting, width, nil))
	case list.printed:
		column.Add(l.Centred(look.Caption, v.say(phrases.KioskPrinted), width, look.Pine))
	case list.fault != "":
		help := v.kiosk.lobby.department("").Phone
		column.Add(v.warning(v.say(list.fault, v.in(v.kiosk.lobby.town.Counter.Name), unbroken(help)), "", width))
		column.Add(v.wide(look.Plain, "printer", phrases.KioskPrint, width, func() { v.printChecklist(s) }))
	default:
		column.Add(v.wide(look.Primary, "printer", phrases.KioskPrint, width, func() { v.printChecklist(s) }))
	}
	return column
}

// printChecklist brings the paper about the service to the printer, one at a
// time. The visitor may go on meanwhile.
func (v *visit) printChecklist(s data.Service) {
	v.list = checklist{of: s.ID}
	if v.kiosk.printing {
		v.list.fault = phrases.AskPrinterBusy
		v.refresh()
		return
	}
	v.kiosk.printing, v.list.asked = true, true
	v.refresh()
	town, department, language := v.kiosk.lobby.town, v.kiosk.lobby.department(s.Department), v.language
	ctx := context.WithoutCancel(v.ctx)
	fetch(v.kiosk.o.Background, func() (string, error) {
		pdf, err := handout.ServicePDF(s, town, department, language)
		if err != nil {
			return "", fmt.Errorf("checklist of service %s: %w", s.ID, err)
		}
		return v.kiosk.o.Printer.Print(ctx, pdf)
	}, func(_ string, err error) { v.checklistPrinted(s.ID, err) })
}

// checklistPrinted tells the office of a fault, and the visitor if still there.
func (v *visit) checklistPrinted(id data.ServiceID, err error) {
	v.kiosk.printing = false
	done := checklist{of: id, printed: err == nil}
	if err != nil {
		fault := printer.Stuck
		if !errors.As(err, &fault) {
			fault = printer.Missing
		}
		done.fault = fault.Visitor()
		v.kiosk.o.Log.Error("checklist not printed", "fault", string(fault), "error", err)
		v.kiosk.o.Report(data.EventPrinterFailed, string(fault))
	}
	if v.ended() {
		return
	}
	if v.list.of == id {
		v.list = done
	}
	if v.route() == (Route{AtService, string(id)}) {
		v.refresh()
	}
}
