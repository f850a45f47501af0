package kiosk

import (
	"errors"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/keyboard"
)

// openBreach lists the points of the charter that promise something, or the promises of
// one point.
func (v *visit) openBreach(section string) {
	load(v, Catalogue.Charter, func(c data.Charter) page {
		var rows []row
		for _, part := range c.Parts {
			if part.ID == expectations { // what citizens are asked for is no promise to them
				continue
			}
			for _, s := range part.Sections {
				if section == "" && len(s.Promises()) > 0 {
					rows = append(rows, row{icon: "rosette-discount-check", name: sentence(v.in(s.Title)), tapped: v.opens(Route{AtBreach, s.ID})})
				}
				if s.ID != section {
					continue
				}
				for _, p := range s.Promises() {
					rows = append(rows, row{name: v.in(p.Text), tapped: v.opens(Route{AtWrite, string(p.Promise)})})
				}
			}
		}
		return v.rowsPage(v.say(phrases.FeedbackTitle), v.say(phrases.FeedbackPromise), "", rows)
	})
}

// openWrite is where the visitor writes: a kind of message, or about a promise.
func (v *visit) openWrite(what string) {
	load(v, Catalogue.Charter, func(c data.Charter) page {
		if v.opinion == nil {
			v.opinion = &opinion{}
		}
		o := v.opinion
		o.kind, o.about, o.promised = data.FeedbackKind(what), "", data.Text{}
		if _, known := kindWords[o.kind]; !known {
			o.kind, o.about = data.KindBreach, data.PromiseID(what)
			if o.promised = promised(c, o.about); o.promised == (data.Text{}) {
				return v.notTherePage()
			}
		}
		if o.sent {
			return v.sentPage()
		}
		return (&writing{visit: v, promised: v.in(o.promised)}).page()
	})
}

// writing is the page on which the visitor writes, while it is shown.
type writing struct {
	visit    *visit
	promised string          // that was not kept; empty: it is about something else
	sheet    *fyne.Container // with what was typed
}

func (w *writing) page() page {
	v := w.visit
	p := page{
		under: v.say(phrases.FeedbackTitle) + " › " + v.say(kindWords[v.opinion.kind]), body: w.body, full: true, keys: w,
		writes: v.say(phrases.FeedbackWords), news: w.news(),
	}
	if v.low {
		p.read, p.body = w.above, w.below
	}
	return p
}

func (w *writing) news() string {
	if f := w.visit.opinion.fault; f != nil {
		return w.visit.say(f.what) + " " + w.visit.say(f.next)
	}
	return ""
}

// body is what is asked and written above the keys.
func (w *writing) body(room fyne.Size) fyne.CanvasObject {
	l := w.visit.look()
	side, top := l.PX(48), l.PX(14)
	keys := max(min(keyboard.Height(l), room.Height*0.6), keyboard.Least(l))
	above := w.above(fyne.NewSize(room.Width-2*side, room.Height-keys-2*top))
	return look.Fixed(room.Width, room.Height,
		look.Place(above, side, top, room.Width-2*side, room.Height-keys-2*top),
		look.Place(w.keys(fyne.NewSize(room.Width, keys)), 0, room.Height-keys, room.Width, keys))
}

// keys are the keyboard.
func (w *writing) keys(room fyne.Size) fyne.CanvasObject {
	v := w.visit
	return look.Unsaid(keyboard.New(keyboard.Keys{Look: v.look(), Language: v.language, Size: room, Off: v.opinion.sending(), Target: keyboard.Target{
		Type:  func(letter rune) { v.touch(); w.TypedRune(letter) },
		Erase: func() { v.touch(); w.change(withoutLast(v.opinion.words)) },
		Done:  v.touching(w.send),
		Word:  phrases.KeySend,
	}}, &v.keys))
}

// above is what is asked, what stands to be known, and the sheet.
func (w *writing) above(room fyne.Size) fyne.CanvasObject {
	v, l := w.visit, w.visit.look()
	column := look.Column(l.PX(8))
	switch f := v.opinion.fault; {
	case f != nil && f.help:
		column.Add(v.warning(v.say(f.what), v.notKeptAdvice(), room.Width))
	case f != nil:
		column.Add(v.warning(v.say(f.what), v.say(f.next), room.Width))
	default:
		if w.promised != "" {
			column.Add(l.Lines(look.Strong, v.say(phrases.FeedbackBreach)+": "+w.promised, room.Width, look.Ink))
		}
		if s := v.opinion.subject; s != (subject{}) && (s.promise == "" || s.promise != v.opinion.about) {
			column.Add(v.aboutLine(s, room.Width))
		}
		column.Add(l.Lines(look.Body, v.say(phrases.FeedbackNoNames), room.Width, look.Ink))
		column.Add(l.Lines(look.Caption, w.noAnswer(), room.Width, look.Muted))
	}
	high := max(room.Height-column.MinSize().Height-l.PX(8), 2*l.LineHeight(look.Body)+2*l.PX(14))
	column.Add(w.sheetAndWant(room.Width, high))
	return column
}

// sheetAndWant is the sheet, and the way to an answer where it is in reach: beside it, or
// below it where the screen is high.
func (w *writing) sheetAndWant(width, high float32) fyne.CanvasObject {
	l, gap := w.visit.look(), w.visit.look().PX(16)
	offers := w.visit.offersAnswer() && !w.visit.low
	want := w.wantButton()
	switch {
	case offers && l.Portrait():
		high -= want.MinSize().Height + gap
	case offers:
		width -= want.MinSize().Width + gap
	}
	w.sheet = look.Fixed(width, high)
	w.paint()
	switch {
	case offers && l.Portrait():
		return look.Column(gap, w.sheet, look.Row(0, look.Spring(), want))
	case offers:
		return look.Row(gap, w.sheet, look.Middle(want))
	default:
		return w.sheet
	}
}

func (w *writing) wantButton() fyne.CanvasObject {
	return w.visit.textButton(look.Plain, "", w.visit.say(phrases.AnswerWant), w.want)
}

// below is what is touched in low reach.
func (w *writing) below(room fyne.Size) fyne.CanvasObject {
	l := w.visit.look()
	if !w.visit.offersAnswer() {
		return w.keys(room)
	}
	want, end := w.wantButton(), l.PX(10)
	size := want.MinSize()
	used := size.Height + 2*end
	return look.Fixed(room.Width, room.Height,
		look.Place(want, room.Width-l.PX(48)-size.Width, end, size.Width, size.Height),
		look.Place(w.keys(fyne.NewSize(room.Width, room.Height-used)), 0, used, room.Width, room.Height-used))
}

// noAnswer says that nobody answers what is anonymous, and who does answer.
func (w *writing) noAnswer() string {
	v := w.visit
	words := v.say(phrases.FeedbackNoAnswer)
	if help := v.help(); help != "" && !v.offersAnswer() {
		words += " " + v.say(phrases.FeedbackAnswer, help)
	}
	return words
}

// paint shows the end of what was typed, with a caret.
func (w *writing) paint() {
	v, l := w.visit, w.visit.look()
	size := w.sheet.MinSize()
	sides, ends := l.PX(fieldSides), l.PX(12)
	inner := size.Width - 2*sides
	var lines []string
	if v.opinion.words != "" {
		lines = l.Break(look.Body, v.opinion.words, inner-l.PX(12))
	}
	if strings.HasSuffix(v.opinion.words, " ") {
		lines[len(lines)-1] += " "
	}
	if most := max(int((size.Height-2*ends)/l.LineHeight(look.Body)), 1); len(lines) > most {
		lines = lines[len(lines)-most:]
	}
	column := look.Column(0)
	bar := canvas.NewRectangle(l.Colour(look.Pine))
	caret := look.Row(0, look.Gap(l.PX(4), 1), look.Middle(look.AtLeast(l.PX(4), l.LineHeight(look.Body)*0.8, bar)))
	if v.opinion.words == "" {
		column.Add(look.Row(0, caret, look.Gap(l.PX(12), 1), look.Middle(l.Line(look.Body, v.say(phrases.FeedbackWords), look.Muted))))
	}
	for i, line := range lines {
		text := l.Line(look.Body, line, look.Ink)
		if i < len(lines)-1 {
			column.Add(text)
		} else {
			column.Add(look.Row(0, text, caret))
		}
	}
	w.sheet.Objects = []fyne.CanvasObject{
		look.Place(container.NewStack(l.Panel(look.Card, look.Pine, 3, 24)), 0, 0, size.Width, size.Height),
		look.Place(column, sides, ends, inner, column.MinSize().Height),
	}
	w.sheet.Refresh()
}

// TypedRune takes a letter.
func (w *writing) TypedRune(r rune) {
	w.change(strings.TrimLeft(withLetter(w.visit.opinion.words, r, data.MostFeedbackWords), " "))
}

// TypedKey takes what a plugged-in keyboard has beside letters.
func (w *writing) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyBackspace:
		w.change(withoutLast(w.visit.opinion.words))
	case fyne.KeyReturn, fyne.KeyEnter:
		w.send()
	default:
	}
}

// change shows the words. What was wrong with the ones before may be right now.
func (w *writing) change(words string) {
	v, o := w.visit, w.visit.opinion
	if words == o.words && utf8.RuneCountInString(words) < data.MostFeedbackWords || o.sending() {
		return
	}
	full := words == o.words
	again := o.fault != nil || full
	o.words, o.fault = words, nil
	if full {
		o.fault = &fault{what: phrases.FeedbackFull, next: phrases.FeedbackEmptyNext}
	}
	v.kiosk.shows(v.secret())
	if again {
		v.show(w.page())
		return
	}
	w.paint()
}

// send keeps the words, or says what is wrong with them.
func (w *writing) send() {
	v := w.visit
	if v.opinion.sending() {
		return
	}
	if w.right() {
		v.keepFeedback(v.message(), v.openSent, func() { v.show(w.page()) })
	}
}

// want goes on to where the visitor is asked who shall be answered.
func (w *writing) want() {
	if !w.visit.opinion.sending() && w.right() {
		w.visit.open(Route{Place: AtAnswer})
	}
}

// right reports whether the words can be sent, and shows what is wrong with them.
func (w *writing) right() bool {
	v, o := w.visit, w.visit.opinion
	var wrong data.Problems
	if !errors.As(v.message().Check(), &wrong) {
		o.fault = nil
		return true
	}
	o.fault = &fault{what: phrases.FeedbackEmpty, next: phrases.FeedbackEmptyNext}
	if wrong.Of("words") == data.PersonalNumber {
		o.fault = &fault{what: phrases.FeedbackNumber, next: phrases.FeedbackNumberNext}
	}
	v.show(w.page())
	return false
}

// message is what was written, as it is sent.
func (v *visit) message() data.Feedback {
	o := v.opinion
	return o.subject.about(data.Feedback{
		Kind: o.kind, Promise: o.about, Words: strings.TrimSpace(o.words),
		Language: v.language, Channel: data.ViaKiosk, Visit: v.visitName(),
	})
}

// openSent forgets the words that are kept, and thanks.
func (v *visit) openSent() {
	v.opinion.sent, v.opinion.words, v.opinion.answer = true, "", nil
	v.typed.contact = data.Contact{}
	v.show(v.sentPage())
}

// sentPage thanks, and says what will become of it.
func (v *visit) sentPage() page {
	sent := v.say(phrases.FeedbackSent)
	return page{under: v.say(phrases.FeedbackTitle), heading: sent, news: sent, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			column := v.titled(sent, width)
			column.Add(l.Lines(look.Body, v.say(phrases.FeedbackSentNext), width, look.Ink))
			column.Add(flow(l.PX(16), width,
				v.textButton(look.Primary, "check", v.say(phrases.KioskDone), v.end),
				v.textButton(look.Plain, "", v.say(phrases.FeedbackMore), func() { v.opinion = nil; v.open(Route{Place: AtFeedback}) })))
			return column
		})
	}}
}
