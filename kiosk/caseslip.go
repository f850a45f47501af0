package kiosk

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

// slipColumn is the QR of the case, the same on the screen as on paper, and what can be
// done with it. It is as large as the height allows, so that no button is cut off.
func (v *visit) slipColumn(width, height float32) fyne.CanvasObject {
	side := float32(slipQR)
	switch {
	case v.slip.fault != "": // what to do now needs the room
		side -= 20
	case !v.kiosk.offersPaper(): // there is room for a larger one
		side += 100
	}
	for ; ; side -= 20 {
		column := v.slipWith(side, width)
		if side-20 < leastQR || column.MinSize().Height <= height {
			return column
		}
	}
}

// slipWith is the column with a QR of so many px.
func (v *visit) slipWith(side, width float32) fyne.CanvasObject {
	l := v.look()
	column, address := look.Column(l.PX(14)), v.answer.Slip.Address
	if address != "" {
		column.Add(l.Centred(look.Subtitle, v.say(phrases.AskFollow), width, look.Ink))
		column.Add(look.Middle(l.QR(address, l.PX(side))))
	}
	if address != "" && v.slip.fault == "" {
		column.Add(l.Centred(look.Caption, v.followWords(), width, look.Muted))
	}
	column.Add(v.slipButtons(width, l.Centred))
	return column
}

// followWords is what the code is, and how one takes it along where there is no
// printer.
func (v *visit) followWords() string {
	what := v.say(phrases.AskFollowWhat)
	if v.answer.IsOutline() {
		what = v.say(phrases.LookupFollowWhat)
	}
	if v.kiosk.offersPaper() {
		return what
	}
	return v.say(phrases.AskPhoto) + " " + what
}

// How large in px the QR is, with its quiet zone, and how small it may be.
const (
	slipQR  = 340
	leastQR = 220
)

// lines sets a text in lines of a width: centred, or from the left.
type lines func(r look.Role, text string, width float32, ink look.Colour) fyne.CanvasObject

// slipBeside has the QR at the left.
func (v *visit) slipBeside(width float32) fyne.CanvasObject {
	l, gap := v.look(), v.look().PX(36)
	left := l.PX(slipQR)
	right := width - left - gap
	address := v.answer.Slip.Address
	if address == "" {
		return v.slipButtons(width, l.Lines)
	}
	return look.Row(gap, look.Column(0, l.QR(address, left), look.Spring()), look.Column(l.PX(16),
		l.Lines(look.Subtitle, v.say(phrases.AskFollow), right, look.Ink),
		l.Lines(look.Caption, v.followWords(), right, look.Muted),
		v.slipButtons(right, l.Lines),
	))
}

// slipButtons print, tell what became of it, and end the visit.
func (v *visit) slipButtons(width float32, set lines) fyne.CanvasObject {
	column := look.Column(v.look().PX(14))
	if v.kiosk.offersPaper() {
		v.addSlipButton(column, width, set)
	}
	column.Add(v.wide(look.Plain, "", phrases.AskClean, width, v.end))
	return column
}

// addSlipButton adds what became of the last slip, and the button for the next.
func (v *visit) addSlipButton(column *fyne.Container, width float32, set lines) {
	s, words := v.slip, v.kiosk.slipWords()
	told := func(text string) { column.Add(set(look.Caption, text, width, look.Pine)) }
	switch {
	case s.fault != "":
		column.Add(v.note(v.whom(s.fault), width))
	case v.noMore():
		told(v.say(words.noMore))
	case s.done:
		told(v.say(words.done))
	}
	switch {
	case s.asked:
		column.Add(v.wide(look.On, "printer", words.making, width, nil))
	case v.noMore():
	case v.kiosk.unready:
		column.Add(v.note(v.whom(v.kiosk.notReady()), width))
	case !v.nextPaper().IsZero():
		column.Add(set(look.Caption, v.say(phrases.PrinterSoon), width, look.Muted))
	case s.done:
		column.Add(v.wide(look.Plain, "printer", words.again, width, v.printSlip))
	default:
		column.Add(v.wide(v.kiosk.offerStyle(), "printer", words.ask, width, v.printSlip))
	}
}

// note is a warning in small letters, for a narrow place.
func (v *visit) note(text string, width float32) fyne.CanvasObject {
	l, side := v.look(), v.look().PX(18)
	lines := l.Lines(look.Caption, text, width-2*side, look.Ink)
	return container.NewStack(l.Panel(look.AmberSoft, look.Amber, 2, 18), look.Inset(side, l.PX(10), lines))
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

// printSlip brings the slip to paper.
func (v *visit) printSlip() {
	if v.slip.asked || v.noMore() || !v.nextPaper().IsZero() {
		return
	}
	slip, language, of := v.answer.Paper(v.kiosk.lobby.desk()), v.language, caseOf(v.answer)
	v.slip = paper{of: of, asked: true}
	if v.kiosk.printing {
		v.slip = paper{of: of, fault: phrases.AskPrinterBusy}
		v.refresh()
		return
	}
	v.refresh()
	v.bring("slip", handout.Slip(slip, language), func(fault phrases.Key) {
		v.slipPrinted(paper{of: of, done: fault == "", fault: fault})
	})
}

// caseOf names the case among those of one visit.
func caseOf(a data.CaseAnswer) string {
	return string(a.Case.Number) + " " + a.Case.Received.Format(time.DateOnly)
}

// slipPrinted tells the office, and the visitor who still looks at the case.
func (v *visit) slipPrinted(p paper) {
	if p.done {
		v.kiosk.o.Report(data.EventSlipPrinted, "")
	}
	if v.ended() || v.slip.of != p.of {
		return
	}
	v.slip = p
	if v.route().Place == AtCase {
		v.refresh()
	}
}
