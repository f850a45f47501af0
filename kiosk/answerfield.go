package kiosk

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/keyboard"
)

// Limits of what is typed, in characters; those of the rest are data's.
const (
	mostMail   = 100
	leastPhone = 5 // digits
)

// answerField is the page on which one field is typed, while it is shown.
type answerField struct {
	visit   *visit
	step    answerStep
	repaint func() // what stands above the keys
}

func (f *answerField) page() page {
	v := f.visit
	p := page{
		under: v.underAnswer(), body: f.body, full: true, keys: f,
		writes: f.name(), prompt: f.prompt, news: v.answerNews(),
	}
	if v.low {
		p.read, p.body = f.above, f.keys
	}
	return p
}

func (f *answerField) name() string { return f.visit.say(answerWords[f.step].name) }

func (f *answerField) text() string { return *f.visit.answerText(f.step) }

// prompt is the field and how much is typed in it: others stand in the lobby, so what
// is typed is not said.
func (f *answerField) prompt() string {
	if n := utf8.RuneCountInString(f.text()); n > 0 {
		return f.name() + ", " + phrases.CountSigns(f.visit.language, n)
	}
	return f.visit.say(answerWords[f.step].question) + " " + f.name()
}

// answerNews is what a guided visitor hears of what went wrong.
func (v *visit) answerNews() string {
	if a := v.opinion.answer; a.fault != nil {
		return v.say(a.fault.what) + " " + v.answerAdvice(a.fault)
	}
	return ""
}

// answerAdvice is what to do next, with the counter and the phone where it needs them.
func (v *visit) answerAdvice(f *fault) string {
	advice := v.say(f.next)
	if help := v.help(); f.help && help != "" {
		advice += " " + v.say(phrases.AskHelp, help)
	}
	return advice
}

// body puts what is asked above the keys.
func (f *answerField) body(room fyne.Size) fyne.CanvasObject {
	l := f.visit.look()
	side, top := l.PX(48), l.PX(24)
	liked, least, share := keyboard.Height(l), keyboard.Least(l), float32(0.6)
	if f.step == answerPhone {
		liked, least, share = keyboard.PadHeight(l), keyboard.LeastPad(l), padShare
	}
	keys := max(min(liked, room.Height*share), least)
	inner := fyne.NewSize(room.Width-2*side, room.Height-keys-2*top)
	return look.Fixed(room.Width, room.Height,
		look.Place(f.above(inner), side, top, inner.Width, inner.Height),
		look.Place(f.keys(fyne.NewSize(room.Width, keys)), 0, room.Height-keys, room.Width, keys))
}

// keys are the keyboard: digits for a telephone, and Latin letters for e-mail.
func (f *answerField) keys(room fyne.Size) fyne.CanvasObject {
	v := f.visit
	k := keyboard.Keys{Look: v.look(), Language: v.language, Size: room, Mail: f.step == answerEmail, Target: keyboard.Target{
		Type:  func(letter rune) { v.touch(); f.TypedRune(letter) },
		Erase: func() { v.touch(); f.erase() },
		Done:  v.touching(f.done),
		Word:  phrases.AnswerNext,
	}}
	switch f.step {
	case answerPhone:
		return look.Unsaid(keyboard.NewPad(k, keyboard.ForDigits))
	case answerEmail:
		return look.Unsaid(keyboard.New(k, &v.opinion.answer.mail))
	default:
		return look.Unsaid(keyboard.New(k, &v.keys))
	}
}

// above is the question, what not to write, the field and what is wrong with it: as much
// as there is room for.
func (f *answerField) above(room fyne.Size) fyne.CanvasObject {
	form := look.Fixed(room.Width, room.Height)
	f.repaint = func() {
		var content fyne.CanvasObject
		for _, least := range []bool{false, true} {
			content = f.form(room.Width, least)
			if content.MinSize().Height <= room.Height {
				break
			}
		}
		high := content.MinSize().Height
		y := max(room.Height-high, 0) / 2
		if !f.visit.look().Portrait() {
			y = 0
		}
		form.Objects = []fyne.CanvasObject{look.Place(content, 0, y, room.Width, high)}
		form.Refresh()
	}
	f.repaint()
	return form
}

// form in its least wording leaves out what the field's name says, too.
func (f *answerField) form(width float32, least bool) fyne.CanvasObject {
	v, l, fault := f.visit, f.visit.look(), f.visit.opinion.answer.fault
	column := look.Column(l.PX(formGap))
	if !least {
		column.Add(l.Lines(look.Heading, v.say(answerWords[f.step].question), width, look.Ink))
	}
	if fault == nil || !least {
		column.Add(v.iconLine("alert-circle", v.say(phrases.AnswerNoNumbers), look.Body, width))
	}
	shown := field{name: f.name(), text: f.text(), hint: f.name(), active: true}
	column.Add(v.shownField(shown, width))
	if fault != nil {
		column.Add(v.warning(v.say(fault.what), v.answerAdvice(fault), width))
	}
	return column
}

// takes reports whether the letter belongs into the field.
func (f *answerField) takes(r rune) bool {
	switch f.step {
	case answerPhone:
		return unicode.IsDigit(r) || strings.ContainsRune("+-/ ", r)
	case answerEmail:
		return !unicode.IsSpace(r) && unicode.IsPrint(r)
	default:
		return unicode.IsPrint(r)
	}
}

func (f *answerField) limit() int {
	switch f.step {
	case answerPhone:
		return data.MostContactPhone
	case answerEmail:
		return mostMail
	case answerAddress:
		return data.MostContactAddress
	default:
		return data.MostContactName
	}
}

// TypedRune takes a letter.
func (f *answerField) TypedRune(r rune) {
	f.visit.interrupt()
	if f.takes(r) {
		f.change(strings.TrimLeft(withLetter(f.text(), r, f.limit()), " "), utf8.RuneCountInString(f.text()) >= f.limit())
	}
	if f.visit.guided {
		f.visit.utter(f.prompt())
	}
}

// TypedKey takes what a plugged-in keyboard has beside letters.
func (f *answerField) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyBackspace:
		f.erase()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.done()
	default:
	}
}

func (f *answerField) erase() {
	v := f.visit
	v.interrupt()
	f.change(withoutLast(f.text()), false)
	if v.guided {
		v.utter(v.say(phrases.LookupErased, f.prompt()))
	}
}

// change shows what is typed now. What was wrong before may be right.
func (f *answerField) change(text string, full bool) {
	v := f.visit
	a := v.opinion.answer
	*v.answerText(f.step), a.fault = text, nil
	v.page.news, v.heard.news = "", "" // the same fault again is news
	if full {
		a.fault = &fault{what: phrases.AnswerFull, next: phrases.AnswerFullNext}
	}
	f.repaint()
}

// done goes on to what is missing, or says what is wrong here.
func (f *answerField) done() {
	v := f.visit
	v.heard.news = ""
	if fault := f.fault(); fault != nil {
		v.opinion.answer.fault = fault
		v.show(f.page())
		return
	}
	v.open(Route{AtAnswer, string(v.nextAnswer())})
}

// fault is what keeps the field from being sealed; nil: nothing does.
func (f *answerField) fault() *fault {
	text := strings.TrimSpace(f.text())
	probe := data.Contact{Name: "-", Address: "-"}
	switch f.step {
	case answerPhone:
		probe.Phone = text
	case answerEmail:
		probe.Email = text
	case answerAddress:
		probe.Address = text
	default:
		probe.Name = text
	}
	var wrong data.Problems
	errors.As(probe.Check(), &wrong)
	digits := strings.Count(strings.Map(digitOnly, text), "0")
	switch reason := wrong.Of(string(f.step)); {
	case text == "":
		return &fault{what: phrases.FeedbackEmpty, next: phrases.AnswerEmptyNext}
	case reason == data.PersonalNumber:
		return &fault{what: phrases.FeedbackNumber, next: phrases.AnswerNumberNext}
	case f.step == answerPhone && digits < leastPhone:
		return &fault{what: phrases.AnswerShortPhone, next: phrases.AnswerEmptyNext}
	case f.step == answerEmail && reason != "":
		return &fault{what: phrases.AnswerBadEmail, next: phrases.AnswerBadNext}
	case reason != "":
		return &fault{what: phrases.AnswerFull, next: phrases.AnswerFullNext}
	default:
		return nil
	}
}

// digitOnly makes every digit the same and drops the rest.
func digitOnly(r rune) rune {
	if unicode.IsDigit(r) {
		return '0'
	}
	return -1
}
