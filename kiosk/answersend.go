package kiosk

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// checkPage shows everything before it is sent.
func (v *visit) checkPage() page {
	heading := v.say(phrases.AnswerCheck)
	news := v.answerNews()
	if v.opinion.answer.busy {
		news = v.say(phrases.AnswerSending)
	}
	return v.readAndTouch(page{under: v.underAnswer(), heading: heading, news: news}, v.checkRead, func(width float32) []fyne.CanvasObject {
		var all []fyne.CanvasObject
		if v.low { // what is corrected stands above, and what corrects it here
			var fixes []fyne.CanvasObject
			for _, line := range v.allToCheck() {
				fixes = append(fixes, v.fixButton(line, v.say(phrases.AnswerFix, v.say(line.what))))
			}
			all = append(all, flow(v.look().PX(16), width, fixes...))
		}
		if v.opinion.answer.busy {
			return append(all, v.look().Lines(look.Strong, v.say(phrases.AnswerSending), width, look.Pine))
		}
		return append(all, look.Row(0, v.textButton(look.Primary, "check", v.say(phrases.KeySend), v.sendAnswer)))
	})
}

// toCheck is one thing that was typed or chosen, and where it is corrected.
type toCheck struct {
	what phrases.Key
	text string
	to   Route
}

func (v *visit) allToCheck() []toCheck {
	o := v.opinion
	by := o.answer.by
	all := []toCheck{
		{phrases.AnswerName, v.typed.contact.Name, Route{AtAnswer, string(answerName)}},
		{answerWords[by].name, *v.answerText(by), Route{AtAnswer, string(answerBy)}},
		{phrases.AnswerWords, shortened(o.words), v.writingRoute()},
	}
	if o.about != "" {
		all = append(all, toCheck{phrases.FeedbackBreach, shortened(v.in(o.promised)), Route{Place: AtBreach}})
	}
	if s := o.subject; s != (subject{}) && (s.promise == "" || s.promise != o.about) {
		all = append(all, toCheck{phrases.AnswerAbout, shortened(v.in(s.name)), Route{Place: AtAbout}})
	}
	return all
}

// checkRead is what will be sent.
func (v *visit) checkRead(width float32, named bool) *fyne.Container {
	l, a := v.look(), v.opinion.answer
	column := look.Column(l.PX(14))
	switch {
	case a.fault != nil:
		column.Add(v.warning(v.say(a.fault.what), v.answerAdvice(a.fault), width))
	case named:
		column.Add(l.Lines(look.Heading, v.say(phrases.AnswerCheck), width, look.Ink))
	}
	for _, line := range v.allToCheck() {
		if v.low {
			column.Add(l.Lines(look.Body, v.say(line.what)+": "+strings.TrimSpace(line.text), width, look.Ink))
			continue
		}
		fix := v.fixButton(line, v.say(phrases.AnswerFixShort))
		words := width - 2*l.PX(cardSides) - fix.MinSize().Width - l.PX(24)
		said := look.Column(l.PX(2), l.Lines(look.Caption, v.say(line.what), words, look.Muted), l.Lines(look.Strong, strings.TrimSpace(line.text), words, look.Ink))
		column.Add(v.card(look.Row(l.PX(24), look.Upright(said), look.Middle(fix)), width, 0))
	}
	return column
}

func (v *visit) fixButton(line toCheck, words string) *look.Button {
	fix := v.textButton(look.Plain, "", words, func() {
		if !v.opinion.answer.busy {
			v.open(line.to)
		}
	})
	fix.Name = v.say(phrases.AnswerFix, v.say(line.what))
	return fix
}

// mostShown is how much of a message is shown again, in characters.
const mostShown = 160

func shortened(words string) string {
	if letters := []rune(words); len(letters) > mostShown {
		return strings.TrimSpace(string(letters[:mostShown])) + "…"
	}
	return words
}

// sendAnswer seals and sends, once at a time.
func (v *visit) sendAnswer() {
	o := v.opinion
	a := o.answer
	if a.busy {
		return
	}
	f, c := v.message(), v.contact()
	f.ID = a.id
	a.busy, a.fault = true, nil
	v.heard.news = ""                   // the same fault again is news
	ctx := context.WithoutCancel(v.ctx) // what was sent counts, also where the visit ends now
	fetchSoon(v.kiosk.o.Background, func() (data.Asked, error) { return v.kiosk.askAnswer(ctx, f, c) }, func(asked data.Asked, err error) {
		a.busy = false
		if err != nil {
			v.kiosk.o.Log.Error("wish for an answer is not kept", "error", data.RootCause(err))
			a.fault = &fault{what: phrases.FeedbackNotKept, next: phrases.AnswerNotNext, help: true}
		}
		switch here := v.opinion == o && !v.ended(); {
		case !here:
		case err != nil:
			v.refresh()
		default:
			v.asked(o, asked)
		}
	})
	if a.busy && v.opinion == o {
		v.refresh()
	}
}

// asked forgets what was typed, since it is kept now, and shows what the visitor takes
// along.
func (v *visit) asked(o *opinion, asked data.Asked) {
	v.typed.contact = data.Contact{}
	v.opinion = &opinion{rating: o.rating, reason: o.reason, kept: o.kept, subject: o.subject, later: asked.Kept}
	v.way = history{{Place: AtFeedback}}
	if asked.Kept {
		v.open(Route{AtAnswer, string(answerLater)})
		return
	}
	v.answer, v.slip, v.fresh = asked.CaseAnswer, paper{}, &fresh{}
	v.open(Route{Place: AtCase})
}

// laterPage tells that it is kept here and goes by itself.
func (v *visit) laterPage() page {
	p := v.messagePage("check", phrases.AnswerLater, phrases.AnswerLaterNext, nil)
	p.under, p.news = v.say(phrases.FeedbackTitle), v.say(phrases.AnswerLater)
	return p
}
