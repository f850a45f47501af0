package kiosk

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// lookupForm is the two fields under the question, and what went wrong: as much of it as
// there is room for. What stands above the fields stays when an answer is wrong, wherever
// it can, so that they do not move under the finger. The first height is that of the
// whole, the second without what went wrong.
func (v *visit) lookupForm(width, high float32) (form fyne.CanvasObject, whole, still float32) {
	for _, w := range []wording{
		{true, true, true, true, true},
		{true, true, true, true, false},
		{false, true, true, true, false},
		{false, true, false, true, false},
		{help: true},
		{where: true},
		{},
	} {
		fields, event := v.lookupFields(w, width), v.lookupEvent(w, width)
		still = fields.MinSize().Height
		form, whole = fields, still
		if event != nil {
			form = look.Column(v.look().PX(formGap), fields, event)
			whole = form.MinSize().Height
		}
		if whole <= high {
			break
		}
	}
	return form, whole, still
}

// formGap is between the parts of the form, in px.
const formGap = 16

// wording is how much is said around the fields.
type wording struct {
	heading bool // the question; the header says it too
	where   bool // where number and date stand
	scan    bool // that the slip can be scanned
	help    bool // the counter and the phone; the bar has a button for them
	lines   bool // each advice on a line of its own
}

// lookupFields is the form in a wording. Upright the fields stand below each other.
func (v *visit) lookupFields(w wording, width float32) fyne.CanvasObject {
	l := v.look()
	gap := l.PX(32)
	form := look.Column(l.PX(formGap))
	if w.heading {
		form.Add(l.Lines(look.Heading, v.say(phrases.AskCaseQuestion), width, look.Ink))
	}
	if w.where {
		from := phrases.AskCaseWhere
		if v.dated() {
			from = phrases.LookupWhere
		}
		where := look.Column(l.PX(6), l.Lines(look.Body, v.say(from), width, look.Muted))
		if w.scan {
			where.Add(v.iconLine("scan", v.say(phrases.AskCaseScan), look.Body, width))
		}
		form.Add(where)
	}
	if l.Portrait() {
		form.Add(look.Column(l.PX(20), v.numberField(width), v.secondField(width)))
	} else {
		left := float32(math.Round(float64(width-gap) * v.numberShare()))
		form.Add(look.Row(gap, v.numberField(left), v.secondField(width-gap-left)))
	}
	return form
}

// lookupEvent is that the office is asked, or what went wrong; nil: nothing happens.
func (v *visit) lookupEvent(w wording, width float32) fyne.CanvasObject {
	switch {
	case v.lookup.busy:
		return v.look().Lines(look.Strong, v.say(phrases.AskLooking), width, look.Pine)
	case v.lookup.fault != nil:
		return v.faultCard(*v.lookup.fault, w, width)
	default:
		return nil
	}
}

// numberShare is how much of the width the number has where the fields stand beside
// each other.
func (v *visit) numberShare() float64 {
	if v.kiosk.lobby.town.Lookup.ByDate() && !v.low {
		return 0.42
	}
	return 0.55
}

func (v *visit) numberField(width float32) fyne.CanvasObject {
	l, name := v.look(), v.say(phrases.CaseNumber)
	f := field{name: name, text: v.typed.number, hint: v.say(phrases.AskNumberHint), active: !v.lookup.inCode}
	return look.Column(l.PX(6), l.Lines(look.Label, name, width, look.Ink), v.lookupField(f, width, false))
}

// codeField masks the code: others stand in the lobby.
func (v *visit) codeField(width float32) fyne.CanvasObject {
	l, name := v.look(), v.say(phrases.CaseCode)
	side := fieldRow(l)
	f := field{name: name, text: groupedCode(v.typed.code), hint: v.say(phrases.AskCodeHint), masked: !v.lookup.seen, active: v.lookup.inCode}
	label := l.Lines(look.Label, name, width, look.Ink)
	if v.low {
		return look.Column(l.PX(6), label, v.lookupField(f, width, true))
	}
	gap := l.PX(16)
	return look.Column(l.PX(6), label, look.Row(gap, v.lookupField(f, width-gap-side, true), v.eye(side)))
}

// groupedCode is the code in groups as on the slip, so far as it is typed.
func groupedCode(code string) string {
	if letters := []rune(code); len(letters) > codeLetters/2 {
		return string(letters[:codeLetters/2]) + "-" + string(letters[codeLetters/2:])
	}
	return code
}

// lookupField is touched to write in it, unless it stands above reach.
func (v *visit) lookupField(f field, width float32, code bool) fyne.CanvasObject {
	if v.low {
		return v.shownField(f, width)
	}
	return v.field(f, width, func() { v.writeInCode(code) })
}

// faultCard says what happened, what was kept, and what to do next.
func (v *visit) faultCard(f fault, w wording, width float32) fyne.CanvasObject {
	between := " "
	if w.lines {
		between = "\n"
	}
	return v.warning(v.say(f.what), strings.Join(v.advice(f, w), between), width)
}

// lookupNews is what a guided visitor hears of the question: that it is asked, or
// why there is no answer.
func (v *visit) lookupNews() string {
	switch {
	case v.lookup.busy:
		return v.say(phrases.AskLooking)
	case v.lookup.fault != nil:
		return v.say(v.lookup.fault.what) + " " + strings.Join(v.advice(*v.lookup.fault, wording{}), " ")
	default:
		return ""
	}
}

// advice is what to do about the fault.
func (v *visit) advice(f fault, w wording) []string {
	advice := []string{v.say(f.next)}
	if f.minutes > 0 {
		advice[0] = v.say(f.next, f.minutes)
	}
	if f.code {
		if !v.lookup.seen {
			advice = append(advice, v.say(phrases.AskEye))
		}
		advice = append(advice, v.say(phrases.AskSlips))
	}
	if help := v.help(); f.help && w.help && help != "" {
		advice = append(advice, v.say(phrases.AskHelp, help))
	}
	return advice
}

// warning is a card that is seen at once: what it is about, and more about it.
func (v *visit) warning(what, more string, width float32) fyne.CanvasObject {
	l := v.look()
	icon, gap, side := l.PX(52), l.PX(20), l.PX(26)
	inner := width - 2*side - icon - gap
	words := look.Column(l.PX(2), l.Lines(look.Strong, what, inner, look.Ink))
	if more != "" {
		words.Add(l.Lines(look.Caption, more, inner, look.Ink))
	}
	content := look.Row(gap, look.Middle(l.Icon("alert-triangle", icon, look.OnAmberSoft)), look.Upright(words))
	return container.NewStack(l.Panel(look.AmberSoft, look.Amber, 2, 18), look.Inset(side, l.PX(16), content))
}

// eye shows the code in letters, and hides it again.
func (v *visit) eye(side float32) *look.Button {
	l, icon, words, style := v.look(), "eye", phrases.AskShowCode, look.Plain
	switch {
	case v.lookup.seen:
		icon, words = "eye-off", phrases.AskHideCode
	case v.lookup.fault != nil && v.lookup.fault.code: // the fault tells to touch it
		style = look.On
	}
	return v.button(style, v.say(words), look.AtLeast(side, side, look.Middle(l.Icon(icon, l.PX(48), look.Ink))), func() {
		v.lookup.seen = !v.lookup.seen
		v.openLookup()
	})
}
