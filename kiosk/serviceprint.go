package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

// printButton prints the checklist of the service, and tells what became of it.
func (v *visit) printButton(s data.Service, width float32) fyne.CanvasObject {
	l, words := v.look(), v.kiosk.listWords()
	list := v.listOf(s)
	column := look.Column(l.PX(12))
	button := func(style look.Style, k phrases.Key) {
		column.Add(v.wide(style, "printer", k, width, func() { v.printChecklist(s) }))
	}
	if list.done {
		column.Add(l.Centred(look.Caption, v.say(words.done), width, look.Pine))
	}
	switch {
	case list.asked:
		column.Add(v.wide(look.On, "printer", words.making, width, nil))
	case v.noMore():
		column.Add(l.Centred(look.Caption, v.say(words.noMore), width, look.Muted))
	case v.kiosk.unready:
		column.Add(v.note(v.whom(v.kiosk.notReady()), width))
	case !v.nextPaper().IsZero():
		column.Add(l.Centred(look.Caption, v.say(phrases.PrinterSoon), width, look.Muted))
	case list.fault != "":
		column.Add(v.warning(v.whom(list.fault), "", width))
		button(look.Plain, words.ask)
	case list.done:
		button(look.Plain, words.again)
	default:
		button(v.kiosk.offerStyle(), words.ask)
	}
	return column
}

// listOf is what became of the checklist of the service.
func (v *visit) listOf(s data.Service) paper {
	if v.list.of != string(s.ID) {
		return paper{}
	}
	return v.list
}

// printChecklist brings the paper about the service to the printer, one at a
// time.
func (v *visit) printChecklist(s data.Service) {
	if v.noMore() || !v.nextPaper().IsZero() {
		return
	}
	v.list = paper{of: string(s.ID)}
	if v.kiosk.printing {
		v.list.fault = phrases.AskPrinterBusy
		v.refresh()
		return
	}
	v.list.asked = true
	v.refresh()
	town, department, language := v.kiosk.lobby.town, v.kiosk.lobby.department(s.Department), v.language
	printed := s.At(v.kiosk.o.Clock())
	v.bring("checklist", handout.Checklist(printed, town, department, language), func(fault phrases.Key) {
		v.checklistPrinted(paper{of: string(s.ID), done: fault == "", fault: fault})
	})
}

// checklistPrinted tells the visitor, if still there.
func (v *visit) checklistPrinted(p paper) {
	if v.ended() || v.list.of != p.of {
		return
	}
	v.list = p
	if v.route() == (Route{AtService, p.of}) {
		v.refresh()
	}
}
