package kiosk

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
	"example.org/parter/kiosk/printer"
)

// mostSlips is how many slips one visitor can print.
const mostSlips = 3

// slips is what became of the slips of a visit.
type slips struct {
	printed int
	asked   bool        // one is being printed
	told    bool        // the last one came out, of the case that is shown
	fault   phrases.Key // of the last one; empty: none
}

// slipCard is the QR of the case, the same on the screen as on paper, and what
// can be done with it.
func (v *visit) slipCard(width, height float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(cardSides)
	column, address := look.Column(l.PX(14)), v.answer.Slip.Address
	if address != "" {
		column.Add(l.Centred(look.Subtitle, v.say(phrases.AskFollow), inner, look.Ink))
	}
	switch {
	case address != "" && v.slips.fault != "": // what to do now needs the room
		column.Add(look.Middle(l.QR(address, l.PX(slipQR-20))))
	case address != "":
		column.Add(look.Middle(l.QR(address, l.PX(slipQR))))
		column.Add(l.Centred(look.Caption, v.say(phrases.AskFollowWhat), inner, look.Muted))
	}
	column.Add(v.slipButtons(inner))
	return v.card(column, width, height)
}

const slipQR = 340 // px, with its quiet zone

// slipBeside has the QR at the left.
func (v *visit) slipBeside(width float32) fyne.CanvasObject {
	l, gap := v.look(), v.look().PX(36)
	left := l.PX(slipQR)
	right := width - left - gap
	address := v.answer.Slip.Address
	if address == "" {
		return v.slipButtons(width)
	}
	return look.Row(gap, look.Column(0, l.QR(address, left), look.Spring()), look.Column(l.PX(16),
		l.Lines(look.Subtitle, v.say(phrases.AskFollow), right, look.Ink),
		l.Lines(look.Caption, v.say(phrases.AskFollowWhat), right, look.Muted),
		v.slipButtons(right),
	))
}

// slipButtons print, tell what became of it, and end the visit.
func (v *visit) slipButtons(width float32) fyne.CanvasObject {
	l, s := v.look(), v.slips
	column := look.Column(l.PX(14))
	told := func(text string) { column.Add(l.Centred(look.Caption, text, width, look.Pine)) }
	switch {
	case s.fault != "":
		column.Add(v.note(v.say(s.fault, v.in(v.kiosk.lobby.town.Counter.Name), unbroken(v.kiosk.lobby.department("").Phone)), width))
	case s.printed >= mostSlips:
		told(v.say(phrases.AskNoMore))
	case s.told:
		told(v.say(phrases.AskPrinted))
	}
	switch {
	case s.asked:
		column.Add(v.wide(look.On, "printer", phrases.AskPrinting, width, nil))
	case s.printed >= mostSlips:
	case s.told:
		column.Add(v.wide(look.Plain, "printer", phrases.AskPrintAgain, width, v.printSlip))
	default:
		column.Add(v.wide(look.Primary, "printer", phrases.AskPrint, width, v.printSlip))
	}
	column.Add(v.wide(look.Plain, "", phrases.AskClean, width, v.end))
	return column
}

// note is a warning in small letters, for a narrow place.
func (v *visit) note(text string, width float32) fyne.CanvasObject {
	l, side := v.look(), v.look().PX(18)
	lines := l.Lines(look.Caption, text, width-2*side, look.Ink)
	return container.NewStack(l.Sheet(look.AmberSoft, look.Amber, 2, 18), look.Inset(side, l.PX(10), lines))
}

// wide is a button as wide as the room; long words are broken. Without a
// function it only tells.
func (v *visit) wide(style look.Style, icon string, words phrases.Key, width float32, tapped func()) fyne.CanvasObject {
	l := v.look()
	ink := look.Ink
	switch style {
	case look.Primary:
		ink = look.OnPine
	case look.On:
		ink = look.Pine
	default:
	}
	if tapped == nil {
		tapped = func() {}
	}
	side, gap := l.PX(44), l.PX(16)
	room := width - 2*l.PX(20)
	if icon == "" {
		side, gap = 0, 0
	}
	room = min(room-side-gap, l.Width(look.Label, v.say(words))+1)
	content := look.Row(gap, look.Upright(l.Centred(look.Label, v.say(words), room, ink)))
	if icon != "" {
		content.Objects = append([]fyne.CanvasObject{look.Middle(l.Icon(icon, side, ink))}, content.Objects...)
	}
	return v.button(style, v.say(words), look.AtLeast(width, l.PX(80), look.Inset(0, l.PX(10), look.Middle(content))), tapped)
}

// printSlip brings the slip to paper in the background. The visitor may go on
// or leave meanwhile; the job is not broken off, since half a slip would lie
// there for the next.
func (v *visit) printSlip() {
	if v.slips.asked || v.slips.printed >= mostSlips {
		return
	}
	if v.kiosk.printing {
		v.slips.fault = phrases.AskPrinterBusy
		v.refresh()
		return
	}
	v.kiosk.printing, v.slips.asked, v.slips.told, v.slips.fault = true, true, false, ""
	v.refresh()
	slip, language, ctx := v.answer.Slip, v.language, context.WithoutCancel(v.ctx)
	fetch(v.kiosk.o.Background, func() (string, error) {
		pdf, err := handout.SlipPDF(slip, language)
		if err != nil {
			return "", fmt.Errorf("slip: %w", err)
		}
		return v.kiosk.o.Printer.Print(ctx, pdf)
	}, func(_ string, err error) { v.slipPrinted(err) })
}

// slipPrinted tells the office, and the visitor if still there.
func (v *visit) slipPrinted(err error) {
	v.kiosk.printing, v.slips.asked = false, false
	if err == nil {
		v.slips.printed, v.slips.told = v.slips.printed+1, true
		v.kiosk.o.Report(data.EventSlipPrinted, "")
	} else {
		fault := printer.Stuck
		if !errors.As(err, &fault) {
			fault = printer.Missing
		}
		v.slips.fault = fault.Visitor()
		v.kiosk.o.Log.Error("slip not printed", "fault", string(fault), "error", err)
		v.kiosk.o.Report(data.EventPrinterFailed, string(fault))
	}
	if !v.ended() && v.route().Place == AtCase {
		v.refresh()
	}
}
