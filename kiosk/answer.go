package kiosk

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/keyboard"
)

// answerStep is one screen of those on which a visitor leaves where to be answered. It
// stands in the route and says nothing of the visitor.
type answerStep string

// The steps. Each of the three ways has the name of its field.
const (
	answerFirst   answerStep = "" // what will happen
	answerName    answerStep = "name"
	answerBy      answerStep = "by"
	answerPhone   answerStep = "phone"
	answerEmail   answerStep = "email"
	answerAddress answerStep = "address"
	answerCheck   answerStep = "check"
	answerLater   answerStep = "later" // it is kept, and there is no number yet
)

// answerWords is what each field is called and asks.
var answerWords = map[answerStep]struct{ name, question, by phrases.Key }{
	answerName:    {name: phrases.AnswerName, question: phrases.AnswerAskName},
	answerPhone:   {phrases.AnswerPhone, phrases.AnswerAskPhone, phrases.AnswerByPhone},
	answerEmail:   {phrases.AnswerEmail, phrases.AnswerAskEmail, phrases.AnswerByEmail},
	answerAddress: {phrases.AnswerAddress, phrases.AnswerAskAddress, phrases.AnswerByPost},
}

// answering is a visitor who wants an answer to what is written. What is typed stands in
// the visit, as everything that a scanner can write into.
type answering struct {
	id    data.EventID   // of the message: tried again it is the same one
	step  answerStep     // that is shown, and that the fault is about
	by    answerStep     // the way that was chosen
	mail  keyboard.State // of the keys for an address of e-mail
	busy  bool           // it is being sent
	fault *fault
}

// messageName is a UUID by chance.
func messageName() data.EventID {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails
	b[6], b[8] = b[6]&0x0F|0x40, b[8]&0x3F|0x80
	return data.EventID(fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]))
}

// offersAnswer reports whether somebody can ask for an answer: the town has its keys, and
// the machine can seal to them.
func (v *visit) offersAnswer() bool {
	return v.kiosk.o.AskAnswer != nil && v.kiosk.lobby.town.Seal.Complete()
}

// openAnswer is one of the steps.
func (v *visit) openAnswer(step answerStep) {
	o := v.opinion
	_, typed := answerWords[step]
	switch {
	case step == answerLater && o != nil && o.later:
		v.showNow(v.laterPage())
		return
	case o == nil || o.words == "" || !v.offersAnswer():
		v.showNow(v.notTherePage())
		return
	case o.answer == nil:
		o.answer = &answering{id: messageName()}
	}
	if a := o.answer; a.step != step {
		a.step, a.fault = step, nil
	}
	switch {
	case typed:
		o.answer.mail.Other = v.language == data.Bulgarian // an address is Latin
		v.showNow((&answerField{visit: v, step: step}).page())
	case step == answerBy:
		v.showNow(v.waysPage())
	case step == answerCheck:
		v.showNow(v.checkPage())
	default:
		v.showNow(v.answerFirstPage())
	}
}

// showsContact reports whether something of the contact stands on the screen.
func (v *visit) showsContact() bool {
	step := answerStep(v.route().ID)
	_, typed := answerWords[step]
	return step == answerCheck || typed && *v.answerText(step) != ""
}

// underAnswer is the way to these screens.
func (v *visit) underAnswer() string {
	return v.say(phrases.FeedbackTitle) + " › " + v.say(phrases.AnswerWant)
}

// answerFirstPage says what will happen before anything is asked.
func (v *visit) answerFirstPage() page {
	heading := v.say(phrases.AnswerWant)
	points := func(width float32, named bool) *fyne.Container {
		column := look.Column(v.look().PX(14))
		if named {
			column.Add(v.look().Lines(look.Heading, heading, width, look.Ink))
		}
		for _, point := range []struct {
			icon  string
			words phrases.Key
		}{{"users", phrases.AnswerNeeds}, {"shield", phrases.AnswerSealed}, {"file-text", phrases.AnswerSlip}, {"clock", phrases.AnswerUntil}} {
			column.Add(v.iconLine(point.icon, v.say(point.words), look.Body, width))
		}
		return column
	}
	return v.readAndTouch(page{under: v.say(phrases.FeedbackTitle), heading: heading}, points, func(width float32) []fyne.CanvasObject {
		return []fyne.CanvasObject{flow(v.look().PX(16), width,
			v.textButton(look.Primary, "", v.say(phrases.AnswerGoOn), func() { v.open(Route{AtAnswer, string(v.nextAnswer())}) }),
			v.textButton(look.Plain, "", v.say(phrases.AnswerAnonymous), v.sendAnonymous))}
	})
}

// readAndTouch is the page with what is read and below it what is touched: in low reach
// the first stands in the upper half and the second alone in the lower one, unless the
// first is too long for that. Named is what is read with the name of the screen.
func (v *visit) readAndTouch(p page, read func(width float32, named bool) *fyne.Container, touched func(width float32) []fyne.CanvasObject) page {
	above := false
	if v.low {
		p.read = func(room fyne.Size) fyne.CanvasObject {
			whole := read(room.Width, true)
			if above = whole.MinSize().Height <= room.Height; above {
				return whole
			}
			return v.screenName(p, room.Width)
		}
	}
	p.body = func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			column := look.Column(v.look().PX(20))
			if !above {
				column = read(width, !v.low)
			}
			for _, o := range touched(width) {
				column.Add(o)
			}
			return column
		})
	}
	return p
}

// waysPage asks by which way the answer shall come.
func (v *visit) waysPage() page {
	icons := map[answerStep]string{answerPhone: "phone", answerEmail: "mail", answerAddress: "map-pin"}
	var rows []row
	for _, by := range []answerStep{answerPhone, answerEmail, answerAddress} {
		rows = append(rows, row{icon: icons[by], name: v.say(answerWords[by].by), tapped: func() {
			v.opinion.answer.by = by
			v.open(Route{AtAnswer, string(by)})
		}})
	}
	return v.rowsPage(v.underAnswer(), v.say(phrases.AnswerAskBy), "", rows)
}

// nextAnswer is the first step at which something is missing.
func (v *visit) nextAnswer() answerStep {
	by := v.opinion.answer.by
	switch {
	case strings.TrimSpace(v.typed.contact.Name) == "":
		return answerName
	case by == "":
		return answerBy
	case strings.TrimSpace(*v.answerText(by)) == "":
		return by
	default:
		return answerCheck
	}
}

// answerText is what was typed in the field of the step.
func (v *visit) answerText(step answerStep) *string {
	switch c := &v.typed.contact; step {
	case answerPhone:
		return &c.Phone
	case answerEmail:
		return &c.Email
	case answerAddress:
		return &c.Address
	default:
		return &c.Name
	}
}

// contact is what is sealed: of the three ways the one that was chosen.
func (v *visit) contact() data.Contact {
	c := data.Contact{Name: strings.TrimSpace(v.typed.contact.Name)}
	text := strings.TrimSpace(*v.answerText(v.opinion.answer.by))
	switch v.opinion.answer.by {
	case answerPhone:
		c.Phone = text
	case answerEmail:
		c.Email = text
	case answerAddress:
		c.Address = text
	default:
	}
	return c
}

// sendAnonymous sends the words as they stand.
func (v *visit) sendAnonymous() {
	if v.opinion.sending() {
		return
	}
	v.keepFeedback(v.message(), func() {
		v.openSent()
		v.way = history{{Place: AtFeedback}}
		v.openWriting()
	}, v.openWriting)
}

// openWriting goes to where the words are written.
func (v *visit) openWriting() { v.open(v.writingRoute()) }

func (v *visit) writingRoute() Route {
	if o := v.opinion; o.about != "" {
		return Route{AtWrite, string(o.about)}
	}
	return Route{AtWrite, string(v.opinion.kind)}
}

// askAnswer hands the message and the contact to the machine, which seals it.
func (k *Kiosk) askAnswer(ctx context.Context, f data.Feedback, c data.Contact) (data.Asked, error) {
	if k.o.AskAnswer == nil {
		return data.Asked{}, data.ErrUnavailable
	}
	return k.o.AskAnswer(ctx, f, c)
}
