package kiosk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// openCase shows the case in v.answer.
func (v *visit) openCase() {
	if v.fresh != nil {
		v.openFresh()
		return
	}
	v.loading++ // what another screen still loads is not wanted any more
	v.show(page{under: v.say(phrases.AskCase), lead: v.standingSaid(v.answer.Case), changes: v.nextPaper(), news: v.paperNews(v.slip, v.kiosk.slipWords()), body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject { return v.caseAndSlip(width, room.Height) })
	}})
}

// besideFrom is from which width in px on two cards stand beside each other.
const besideFrom = 1400

// How far in px the stages of a case stand apart. Where the room is low they stand closer,
// and then each in one line.
const (
	stopsApart  = 20
	stopsClose  = 6
	stopsInLine = 5
)

// caseAndSlip are two cards beside each other, or below each other where the
// screen is too narrow. Beside each other they fill the room.
func (v *visit) caseAndSlip(width, height float32) fyne.CanvasObject {
	l, gap := v.look(), v.look().PX(32)
	if width < l.PX(besideFrom) {
		inner := width - 2*l.PX(cardSides)
		return look.Column(gap, v.caseCard(width, 0, stopsApart), v.card(v.slipBeside(inner), width, 0))
	}
	right := l.PX(600)
	left := width - gap - right
	apart := float32(stopsInLine)
	for _, wider := range []float32{stopsApart, stopsClose} {
		if v.caseCard(left, 0, wider).MinSize().Height <= height {
			apart = wider
			break
		}
	}
	slip := v.slipColumn(right-2*l.PX(cardSides), height-2*l.PX(cardEnds))
	height = max(v.caseCard(left, 0, apart).MinSize().Height, v.card(slip, right, 0).MinSize().Height, height)
	return look.Row(gap, v.caseCard(left, height, apart), v.card(slip, right, height))
}

// card is a card of a width and no lower than the height, with the content at
// its top.
func (v *visit) card(content fyne.CanvasObject, width, height float32) fyne.CanvasObject {
	l := v.look()
	side, end := l.PX(cardSides), l.PX(cardEnds)
	size := content.MinSize()
	height = max(height, size.Height+2*end)
	return look.Fixed(width, height,
		look.Place(l.Panel(look.Card, look.Line, 2, 24), 0, 0, width, height),
		look.Place(content, side, end, width-2*side, size.Height))
}

const (
	cardSides = 44 // px
	cardEnds  = 32 // px
)

// caseCard tells where the case stands, with its stages so far apart.
func (v *visit) caseCard(width, height, apart float32) fyne.CanvasObject {
	l, c := v.look(), v.answer.Case
	inner := width - 2*l.PX(cardSides)
	number := string(c.Number) + " / " + phrases.Date(v.language, c.Received)
	column := look.Column(l.PX(4),
		l.Lines(look.Label, v.say(phrases.CaseNumber), inner, look.Muted),
		l.Lines(look.Heading, number, inner, look.Ink),
	)
	if service := v.in(c.Service); service != "" {
		column.Add(l.Lines(look.Body, service, inner, look.Ink))
	}
	if who := v.whoWorks(c); who != "" {
		column.Add(l.Lines(look.Label, who, inner, look.Ink))
	}
	before, after := l.PX(18), l.PX(22)
	if apart == stopsInLine {
		before, after = l.PX(8), l.PX(10)
	}
	column.Add(look.Gap(inner, before))
	column.Add(look.Unsaid(v.standing(c, inner))) // it is said first
	if events := v.termEvents(c); len(events) > 0 {
		column.Add(look.Gap(inner, l.PX(4)))
		for _, event := range events {
			column.Add(l.Lines(look.Caption, event, inner, look.Muted))
		}
	}
	column.Add(look.Gap(inner, after))
	column.Add(v.timeline(c, inner, apart))
	if v.answer.IsOutline() {
		column.Add(look.Gap(inner, l.PX(14)))
		column.Add(l.Lines(look.Caption, v.say(phrases.LookupWithCode), inner, look.Muted))
	}
	return v.card(column, width, height)
}

// whoWorks is the department and its phone; without a department, what the phone is for.
func (v *visit) whoWorks(c data.Case) string {
	department, phone := v.in(c.Department), unbroken(c.Phone)
	if department != "" && phone != "" {
		return department + " · " + v.say(phrases.AskHelpPhone, phone)
	}
	if phone != "" {
		return v.say(phrases.LookupAskBy, phone)
	}
	return department
}

// told is what the client is told of the case now, as on the page for phones.
func (v *visit) told(c data.Case) phrases.CaseNow {
	return phrases.TellCase(v.language, v.kiosk.lobby.stages, c, v.kiosk.o.Clock())
}

// standing is what the client is told now, and where the term is longer, why.
func (v *visit) standing(c data.Case, width float32) fyne.CanvasObject {
	l, told := v.look(), v.told(c)
	says, next, longer := v.in(told.Says), v.in(told.Next), v.longer(c)
	if told.Grave || longer != "" {
		return v.warning(says, joined(told.Term, longer, next), width)
	}
	column := look.Column(l.PX(6), l.Lines(look.Strong, says, width, look.Ink))
	if told.Term != "" {
		side, gap := l.PX(40), l.PX(14)
		term := l.Lines(look.Body, told.Term, width-side-gap, look.Pine)
		column.Add(look.Row(gap, look.Middle(l.Icon("clock", side, look.Pine)), look.Upright(term)))
	}
	if next != "" {
		column.Add(l.Lines(look.Caption, next, width, look.Muted))
	}
	return column
}

// standingSaid is the same for who listens, who wants to know it before everything else.
func (v *visit) standingSaid(c data.Case) string {
	told := v.told(c)
	return joined(v.in(told.Says), told.Term, v.longer(c), v.in(told.Next))
}

// termEvents are the sentences about what happened to the term that the standing does not
// say.
func (v *visit) termEvents(c data.Case) (all []string) {
	if n := len(c.Extensions); v.longer(c) != "" {
		c.Extensions = c.Extensions[:n-1]
	}
	for _, e := range phrases.CaseEvents(v.language, c, v.kiosk.o.Clock()) {
		switch {
		case e.Lasts: // the standing says it
		case e.Reason != "":
			all = append(all, joined(e.Says, phrases.Sentence(v.say(phrases.AskReason, e.Reason))))
		case e.Call:
			all = append(all, joined(e.Says, v.say(phrases.LookupReasonByCall)))
		default:
			all = append(all, e.Says)
		}
	}
	return all
}

// longer says that the term is longer, and why; empty: it is not, or it is over.
func (v *visit) longer(c data.Case) string {
	n := len(c.Extensions)
	if n == 0 || !c.Running() || v.told(c).Late {
		return ""
	}
	why := v.say(phrases.LookupReasonByCall)
	if reason := c.Extensions[n-1].Reason; reason != "" {
		why = phrases.Sentence(v.say(phrases.AskReason, reason))
	}
	if c.Stage() == data.StageExtended { // the stage says it
		return why
	}
	return joined(v.say(phrases.CaseExtended), why)
}

// joined are the sentences that there are, after each other.
func joined(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}

// stop is one stage of the way of a case.
type stop struct {
	name, under string
	reached     bool
	present     bool // the case stands here
}

// stage is what the holder of the case is told of the stage.
func (v *visit) stage(c data.Case, s data.Stage) data.StageWords {
	return phrases.CaseStageWords(v.kiosk.lobby.stages, c, s)
}

// stops are the stages that were reached, and that the case will be ready.
func (v *visit) stops(c data.Case) []stop {
	var stops []stop
	for i, entry := range c.Stages {
		s := stop{name: v.in(v.stage(c, entry.Stage).Name), under: phrases.Date(v.language, entry.On), reached: true}
		if i == len(c.Stages)-1 && !c.Stage().Final() {
			s.present, s.under = true, v.say(phrases.AskSince, s.under)
		}
		stops = append(stops, s)
	}
	counter := v.in(v.kiosk.lobby.town.Counter.Name)
	switch {
	case c.Stage() == data.StageReady && counter != "": // nobody published where it is handed over
		stops[len(stops)-1].under += " · " + v.say(phrases.AskCollect, counter)
	case c.Stage() != data.StageReady && !c.Stage().Final():
		stops = append(stops, stop{name: v.in(v.stage(c, data.StageReady).Name), under: v.say(phrases.AskNext)})
	}
	return stops
}

// timeline is the way of the case: a mark for each stage, and a line between.
func (v *visit) timeline(c data.Case, width, apart float32) fyne.CanvasObject {
	l := v.look()
	inLine := apart == stopsInLine
	mark, gap := l.PX(48), l.PX(26)
	if inLine {
		mark = l.PX(36)
	}
	inner := width - mark - gap
	stops := v.stops(c)
	var lines, marks []fyne.CanvasObject
	var y float32
	for i, s := range stops {
		words := v.stopWords(s, inner, inLine)
		height := max(words.MinSize().Height, mark) + l.PX(apart)
		y0 := max(mark-words.MinSize().Height, 0) / 2
		if i == len(stops)-1 {
			height = max(words.MinSize().Height, mark)
		} else {
			line := canvas.NewRectangle(l.Colour(v.lineTo(stops[i+1])))
			lines = append(lines, look.Place(line, mark/2-2, y+mark/2, 4, height))
		}
		marks = append(marks, look.Place(v.stopMark(s, mark), 0, y, mark, mark), look.Place(words, mark+gap, y+y0, inner, words.MinSize().Height))
		y += height
	}
	return look.Fixed(width, y, append(lines, marks...)...)
}

func (v *visit) lineTo(next stop) look.Colour {
	if next.reached {
		return look.Pine
	}
	return look.Line
}

func (v *visit) stopWords(s stop, width float32, inLine bool) fyne.CanvasObject {
	l := v.look()
	role, ink := look.Body, look.Ink
	switch {
	case s.present:
		role = look.Strong
	case !s.reached:
		ink = look.Muted
	}
	if name := l.Width(role, s.name) + 1; inLine && name+l.PX(20)+l.Width(look.Caption, s.under) < width {
		return look.Row(l.PX(20), l.Lines(role, s.name, name, ink), look.Middle(l.Line(look.Caption, s.under, look.Muted)))
	}
	return look.Column(0, l.Lines(role, s.name, width, ink), l.Lines(look.Caption, s.under, width, look.Muted))
}

// stopMark is a tick for what is behind, a ring for where the case stands, and
// an empty circle for what is still to come.
func (v *visit) stopMark(s stop, side float32) fyne.CanvasObject {
	l := v.look()
	circle := canvas.NewRectangle(l.Colour(look.Card))
	circle.CornerRadius, circle.StrokeWidth, circle.StrokeColor = side/2, 3, l.Colour(look.Edge)
	objects := []fyne.CanvasObject{look.Place(circle, 0, 0, side, side)}
	switch {
	case s.present:
		circle.StrokeWidth, circle.StrokeColor = l.PX(6), l.Colour(look.Pine)
	case s.reached:
		circle.FillColor, circle.StrokeColor = l.Colour(look.Pine), l.Colour(look.Pine)
		tick := float32(int(side * 0.62))
		objects = append(objects, look.Place(l.Icon("check", tick, look.OnPine), (side-tick)/2, (side-tick)/2, tick, tick))
	}
	return look.Fixed(side, side, objects...)
}
