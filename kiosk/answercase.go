package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// fresh is a case that this visitor has just opened: its code is told once.
type fresh struct {
	seen bool // the code is shown in letters
}

// openFresh shows the number, the code and the day until when an answer comes, and the
// slip beside it.
func (v *visit) openFresh() {
	v.loading++ // what another screen still loads is not wanted any more
	news := v.paperNews(v.slip, v.kiosk.slipWords())
	if news == "" {
		news = v.say(phrases.AnswerDone)
	}
	p := page{under: v.underAnswer(), heading: v.say(phrases.AnswerDone), changes: v.nextPaper(), news: news, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject { return v.freshAndSlip(width, room.Height) })
	}}
	if v.low {
		p.read = func(room fyne.Size) fyne.CanvasObject { return v.freshFacts(room.Width) }
		p.body = func(room fyne.Size) fyne.CanvasObject { return v.scrolled(room, v.freshBelow) }
	}
	v.show(p)
}

// freshBelow is what is touched in low reach, and the code for a phone.
func (v *visit) freshBelow(width float32) fyne.CanvasObject {
	eye := v.textButton(look.Plain, v.eyeIcon(), v.say(v.eyeWords()), v.turnEye)
	return look.Column(v.look().PX(20), look.Row(0, eye), v.slipBeside(width))
}

// freshAndSlip are two cards, as those of a case that was asked for.
func (v *visit) freshAndSlip(width, height float32) fyne.CanvasObject {
	l, gap := v.look(), v.look().PX(32)
	if width < l.PX(besideFrom) {
		inner := width - 2*l.PX(cardSides)
		return look.Column(gap, v.freshCard(width, 0), v.card(v.slipBeside(inner), width, 0))
	}
	right := l.PX(600)
	left := width - gap - right
	slip := v.slipColumn(right-2*l.PX(cardSides), height-2*l.PX(cardEnds))
	height = max(v.freshCard(left, 0).MinSize().Height, v.card(slip, right, 0).MinSize().Height, height)
	return look.Row(gap, v.freshCard(left, height), v.card(slip, right, height))
}

func (v *visit) freshCard(width, height float32) fyne.CanvasObject {
	return v.card(v.freshFacts(width-2*v.look().PX(cardSides)), width, height)
}

// freshFacts are the day, the number and the code.
func (v *visit) freshFacts(width float32) fyne.CanvasObject {
	l, c := v.look(), v.answer.Case
	column := look.Column(l.PX(10), l.Lines(look.Heading, v.say(phrases.AnswerDone), width, look.Ink))
	if !c.Due.IsZero() {
		due := phrases.Sentence(v.say(phrases.AnswerDue, phrases.LongDate(v.language, c.Due)))
		column.Add(v.iconLine("clock", due, look.Strong, width))
	}
	half := width
	if v.low && !l.Portrait() { // the upper half of a wide screen is low
		half = (width - l.PX(32)) / 2
	}
	number := look.Column(l.PX(10), l.Lines(look.Label, v.say(phrases.CaseNumber), half, look.Muted),
		l.Lines(look.Heading, string(c.Number)+" / "+phrases.Date(v.language, c.Received), half, look.Ink))
	second := look.Column(l.PX(10))
	if opens := v.answer.Slip.Code; opens != "" && v.kiosk.lobby.town.Lookup.ByCode() {
		second.Add(l.Lines(look.Label, v.say(phrases.CaseCode), half, look.Muted))
		second.Add(v.freshCode(groupedCode(string(opens)), half))
	}
	if half < width {
		column.Add(look.Row(l.PX(32), number, second))
	} else {
		column.Add(number)
		column.Add(second)
	}
	if !v.low {
		column.Add(l.Lines(look.Body, v.say(phrases.AnswerTake), width, look.Muted))
	}
	return column
}

// freshCode is the code behind dots, since others stand in the lobby, and the eye where it
// is in reach.
func (v *visit) freshCode(code string, width float32) fyne.CanvasObject {
	l, gap := v.look(), v.look().PX(16)
	f := field{name: v.say(phrases.CaseCode), text: code, masked: !v.fresh.seen}
	if v.low {
		return v.shownField(f, width)
	}
	side := fieldRow(l)
	eye := v.button(look.Plain, v.say(v.eyeWords()), look.AtLeast(side, side, look.Middle(l.Icon(v.eyeIcon(), l.PX(48), look.Ink))), v.turnEye)
	return look.Row(gap, v.shownField(f, width-gap-side), eye)
}

func (v *visit) eyeIcon() string {
	if v.fresh.seen {
		return "eye-off"
	}
	return "eye"
}

func (v *visit) eyeWords() phrases.Key {
	if v.fresh.seen {
		return phrases.AskHideCode
	}
	return phrases.AskShowCode
}

func (v *visit) turnEye() {
	v.fresh.seen = !v.fresh.seen
	v.refresh()
}
