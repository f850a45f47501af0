package kiosk

import (
	"context"
	"crypto/rand"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// opinion is what a visitor thinks, as far as it is said. Leaving the question forgets
// it; what was kept is the office's.
type opinion struct {
	rating   data.Rating
	reason   data.FeedbackReason
	subject  subject
	busy     bool              // it is being kept
	kept     bool              // the rating, with its reason
	fault    *fault            // why it was not kept
	kind     data.FeedbackKind // of the words
	about    data.PromiseID    // that was not kept
	promised data.Text         // the same in words
	words    string
	sent     bool       // the words are kept
	answer   *answering // to the words; nil: none is wanted
	later    bool       // one is wanted, and the office does not know it yet
}

// sending reports whether something of it is on its way, and is not to be changed.
func (o *opinion) sending() bool { return o.busy || o.answer != nil && o.answer.busy }

// visitName is by what the office knows that two faces are one visitor's. It is made by
// chance, says nothing of the visitor, and ends with the visit.
func (v *visit) visitName() string {
	if v.name == "" {
		v.name = rand.Text()
	}
	return v.name
}

// openFeedback asks how it was. One touch is the whole answer; what follows may be left
// out.
func (v *visit) openFeedback() {
	if v.opinion == nil {
		v.opinion = &opinion{}
	}
	v.showNow(page{
		under: v.say(phrases.FeedbackTitle), heading: v.feedbackHeading(), news: v.feedbackNews(),
		body: func(room fyne.Size) fyne.CanvasObject {
			return v.scrolled(room, func(width float32) fyne.CanvasObject { return v.feedbackBody(width) })
		},
	})
}

// feedbackHeading is the question, or thanks for the answer.
func (v *visit) feedbackHeading() string {
	if v.opinion.kept {
		return v.say(phrases.FeedbackThanks)
	}
	return v.say(phrases.FeedbackQuestion)
}

func (v *visit) feedbackNews() string {
	switch o := v.opinion; {
	case o.fault != nil:
		return v.say(o.fault.what) + " " + v.say(o.fault.next)
	case o.kept:
		return v.say(phrases.FeedbackThanks)
	default:
		return ""
	}
}

func (v *visit) feedbackBody(width float32) fyne.CanvasObject {
	l, o := v.look(), v.opinion
	column := v.titled(v.feedbackHeading(), width)
	switch {
	case o.fault != nil:
		column.Add(v.warning(v.say(o.fault.what), v.notKeptAdvice(), width))
	case o.kept && v.low: // what is touched needs the room
	case o.kept:
		column.Add(l.Lines(look.Body, v.say(phrases.FeedbackChange), width, look.Muted))
	default:
		column.Add(l.Lines(look.Body, v.say(phrases.FeedbackOneTouch), width, look.Muted))
	}
	column.Add(v.faces(width))
	if o.rating != 0 && o.kept {
		column.Add(l.Lines(look.Subtitle, v.say(phrases.FeedbackWhat), width, look.Ink))
		column.Add(flow(l.PX(16), width, append(v.reasonChips(), v.aboutButton(width))...))
	}
	column.Add(l.Lines(look.Subtitle, v.say(phrases.FeedbackWrite), width, look.Ink))
	kinds := v.kindButtons()
	if o.rating == 0 || !o.kept {
		kinds = append(kinds, v.aboutButton(width))
	}
	if offer := v.surveyOffer(); offer != nil {
		kinds = append(kinds, offer)
	}
	column.Add(flow(l.PX(16), width, append(kinds, v.toReport())...))
	return column
}

// notKeptAdvice says what to do about it.
func (v *visit) notKeptAdvice() string {
	return v.notKept(*v.opinion.fault)
}

// faces are four buttons that cannot be missed: a picture and a word.
func (v *visit) faces(width float32) fyne.CanvasObject {
	l := v.look()
	gap, columns := l.PX(24), float32(4)
	each := (width - gap*3) / 4
	if l.Portrait() && !v.low || v.widestFace() > each-2*l.PX(12) {
		columns, each = 2, (width-gap)/2
	}
	icon, ends := l.PX(130), l.PX(30)
	if v.low {
		icon, ends = l.PX(90), l.PX(14)
	}
	high := icon + l.PX(16) + l.LineHeight(look.Title) + 2*ends
	var faces []fyne.CanvasObject
	for i, r := range data.Ratings() {
		style, words := look.Tile, v.say(phrases.Rating(int(r)))
		if v.opinion.rating == r {
			style = look.On
		}
		content := look.Column(l.PX(16),
			look.Middle(l.Icon(faceIcon(r), icon, look.Pine)), l.Centred(look.Title, words, each-2*l.PX(12), look.Ink))
		button := v.button(style, words, look.AtLeast(each, high, look.Middle(content)), func() { v.rate(r) })
		column, row := i%int(columns), i/int(columns)
		faces = append(faces, look.Place(button, float32(column)*(each+gap), float32(row)*(high+gap), each, high))
	}
	rows := float32(len(faces)) / columns
	return look.Fixed(width, rows*high+(rows-1)*gap, faces...)
}

// widestFace is how wide the longest word under a face is.
func (v *visit) widestFace() (width float32) {
	for _, r := range data.Ratings() {
		width = max(width, widest(v.look(), look.Title, strings.Fields(v.say(phrases.Rating(int(r))))))
	}
	return width
}

func faceIcon(r data.Rating) string { return "face-" + string(rune('0'+int(r))) }

// rate keeps the face at once: the visitor may go now.
func (v *visit) rate(r data.Rating) {
	if v.opinion.busy {
		return
	}
	if v.opinion.rating != r {
		v.opinion.reason = ""
	}
	v.opinion.rating = r
	v.keepRating()
}

// reasonChips say what the face was for; a second touch takes it back.
func (v *visit) reasonChips() (chips []fyne.CanvasObject) {
	for _, reason := range data.FeedbackReasons() {
		style := look.Chip
		if v.opinion.reason == reason {
			style = look.On
		}
		chips = append(chips, v.textButton(style, "", v.say(reasonWords[reason]), func() {
			if v.opinion.busy {
				return
			}
			if v.opinion.reason == reason {
				reason = ""
			}
			v.opinion.reason = reason
			v.keepRating()
		}))
	}
	return chips
}

var reasonWords = map[data.FeedbackReason]phrases.Key{
	data.ReasonStaff: phrases.FeedbackStaff, data.ReasonWaiting: phrases.FeedbackWaiting, data.ReasonTerm: phrases.FeedbackTerm,
	data.ReasonInformation: phrases.FeedbackInformation, data.ReasonAccess: phrases.FeedbackAccess, data.ReasonOther: phrases.FeedbackOther,
}

// kindButtons lead to where one writes.
func (v *visit) kindButtons() (buttons []fyne.CanvasObject) {
	for _, kind := range data.FeedbackKinds() {
		to := Route{AtWrite, string(kind)}
		switch promise := v.opinion.subject.promise; {
		case kind == data.KindBreach && promise != "":
			to = Route{AtWrite, string(promise)}
		case kind == data.KindBreach:
			to = Route{Place: AtBreach}
		}
		if kind != data.KindRating {
			buttons = append(buttons, v.textButton(look.Plain, "", v.say(kindWords[kind]), v.opens(to)))
		}
	}
	return buttons
}

var kindWords = map[data.FeedbackKind]phrases.Key{
	data.KindSuggestion: phrases.FeedbackSuggestion, data.KindComment: phrases.FeedbackComment, data.KindPraise: phrases.FeedbackPraise,
	data.KindComplaint: phrases.FeedbackComplaint, data.KindBreach: phrases.FeedbackBreach,
}

func (v *visit) keepRating() {
	o := v.opinion
	o.kept = false
	v.keepFeedback(o.subject.about(data.Feedback{Kind: data.KindRating, Rating: o.rating, Reason: o.reason}), func() {
		o.kept = true
		v.refresh()
	}, v.refresh)
}

// keepFeedback keeps what was said, off the screen's thread, and shows what became of it.
func (v *visit) keepFeedback(f data.Feedback, kept, shown func()) {
	o := v.opinion
	f.Language, f.Channel, f.Visit = v.language, data.ViaKiosk, v.visitName()
	o.busy, o.fault = true, nil
	ctx := context.WithoutCancel(v.ctx) // what was touched counts, also where the visit ends now
	fetchSoon(v.kiosk.o.Background, func() (struct{}, error) { return struct{}{}, v.kiosk.keep(ctx, f) }, func(_ struct{}, err error) {
		o.busy = false
		here := v.opinion == o && !v.ended()
		switch {
		case err != nil:
			v.kiosk.o.Log.Error("feedback is not kept", "error", data.RootCause(err))
			o.fault = &fault{what: phrases.FeedbackNotKept, next: phrases.FeedbackTryAgain, help: true}
			if o.words != "" {
				o.fault.next = phrases.FeedbackNotNext
			}
			if here {
				shown()
			}
		case here:
			kept()
		}
	})
}

// keep hands the feedback to the machine.
func (k *Kiosk) keep(ctx context.Context, f data.Feedback) error {
	if k.o.Feedback == nil {
		return data.ErrUnavailable
	}
	return k.o.Feedback(ctx, f)
}
