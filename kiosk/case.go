package kiosk

import (
	"errors"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/keyboard"
)

const (
	padShare      = 0.42 // of the room, at most
	codeLetters   = 8    // of an access code
	numberLetters = 40   // more than any registry's incoming number has
)

// lookup is what the question for a case is about beside the typed words: it
// outlives a change of language or size, and leaving the question forgets it.
type lookup struct {
	inCode bool // the keys write into the second field: the date, or the code
	byCode bool // the visitor has a code, where a date would do
	seen   bool // the code is shown in letters
	aloud  bool // the visitor chose that others may hear number and date
	busy   bool // the office was asked and has not answered
	fault  *fault

	repaint func() // the form, without the pad and the frame
}

// fault is why there is no answer, and what to do next.
type fault struct {
	what, next phrases.Key
	minutes    int  // to wait, where next says so
	help       bool // the counter and the phone belong to it
	code       bool // a letter of the code may be wrong
}

// wrong is the fault of a number and a code that do not belong together.
func wrong() *fault {
	return &fault{what: phrases.AskWrong, next: phrases.AskWrongNext, help: true, code: true}
}

// wrongDate is the fault of a number and a date that do not belong together.
func wrongDate() *fault {
	return &fault{what: phrases.LookupWrong, next: phrases.AskWrongNext, help: true}
}

// tooMany is the fault of whoever guessed too often.
func tooMany(wait data.TooManyAttempts) *fault {
	minutes := max(int(math.Ceil(wait.Wait.Minutes())), 1)
	return &fault{what: phrases.AskTooMany, next: phrases.AskTooManyNext, minutes: minutes, help: true}
}

// openLookup asks for number and date, or number and code, of a case, as the town
// lets it be asked.
func (v *visit) openLookup() {
	if v.lookup == nil {
		v.lookup = &lookup{}
	}
	v.loading++ // what another screen still loads is not wanted any more
	if !v.kiosk.lobby.town.Lookup.ByCode() {
		p := v.messagePage("scan", phrases.LookupSlipOnly, phrases.LookupSlipOnlyNext, nil)
		p.under = v.say(phrases.AskCase)
		v.show(p)
		return
	}
	p := page{under: v.say(phrases.AskCase), body: v.lookupBody, full: true, keys: lookupKeys{v}, writes: v.say(v.lookupFieldName()), news: v.lookupNews(), prompt: v.lookupPrompt}
	if v.low {
		p.read, p.body = v.lookupAbove, v.lookupBelow
	}
	v.show(p)
}

// lookupAbove is what is asked and what was typed, to be read.
func (v *visit) lookupAbove(room fyne.Size) fyne.CanvasObject {
	form := look.Fixed(room.Width, room.Height)
	v.lookup.repaint = func() {
		read, _, _ := v.lookupForm(room.Width, room.Height)
		form.Objects = []fyne.CanvasObject{look.Place(read, 0, 0, room.Width, read.MinSize().Height)}
		form.Refresh()
	}
	v.lookup.repaint()
	return form
}

// lookupBelow is what is touched: which field is written, and the pad.
func (v *visit) lookupBelow(room fyne.Size) fyne.CanvasObject {
	l := v.look()
	style := func(on bool) look.Style {
		if on {
			return look.On
		}
		return look.Plain
	}
	choices := look.Row(l.PX(16),
		v.textButton(style(!v.lookup.inCode), "", v.say(phrases.CaseNumber), func() { v.writeInCode(false) }),
		v.textButton(style(v.lookup.inCode), "", v.say(v.secondName()), func() { v.writeInCode(true) }))
	if !v.dated() {
		choices.Add(v.eye(l.Target()))
	}
	if v.kiosk.lobby.town.Lookup.ByDate() {
		other := v.textButton(look.Plain, "", v.say(v.otherWay()), v.goOtherWay)
		if choices.MinSize().Width+l.PX(16)+other.MinSize().Width > room.Width-2*l.PX(48) {
			choices = look.Column(l.PX(10), choices, look.Row(0, other))
		} else {
			choices.Add(other)
		}
	}
	end := l.PX(10)
	high := choices.MinSize().Height
	keys := fyne.NewSize(room.Width, room.Height-high-2*end)
	return look.Fixed(room.Width, room.Height,
		look.Place(choices, l.PX(48), end, room.Width-2*l.PX(48), high),
		look.Place(v.lookupPad(keys), 0, high+2*end, keys.Width, keys.Height))
}

func (v *visit) lookupPad(size fyne.Size) fyne.CanvasObject {
	keys := keyboard.Keys{Look: v.look(), Language: v.language, Size: size, Target: v.lookupTarget()}
	return look.Unsaid(keyboard.NewPad(keys, v.padKind()))
}

// lookupBody puts what is asked above and the pad below.
func (v *visit) lookupBody(room fyne.Size) fyne.CanvasObject {
	l := v.look()
	keys := max(min(keyboard.PadHeight(l), room.Height*padShare), keyboard.LeastPad(l))
	side, top := l.PX(48), l.PX(28)
	above := fyne.NewSize(room.Width-2*side, room.Height-keys-2*top)
	form := look.Fixed(above.Width, above.Height)
	v.lookup.repaint = func() {
		form.Objects = []fyne.CanvasObject{v.lookupRoom(above)}
		form.Refresh()
	}
	v.lookup.repaint()
	pad := v.lookupPad(fyne.NewSize(room.Width, keys))
	return look.Fixed(room.Width, room.Height,
		look.Place(form, side, top, above.Width, above.Height),
		look.Place(pad, 0, room.Height-keys, room.Width, keys),
	)
}

// lookupRoom is the form in the room above the pad.
func (v *visit) lookupRoom(room fyne.Size) fyne.CanvasObject {
	return v.scrolled(room, func(width float32) fyne.CanvasObject {
		form, whole, still := v.lookupForm(width, room.Height)
		if above := min((room.Height-still)/2, room.Height-whole); v.look().Portrait() && above > 0 {
			return look.Column(0, look.Gap(width, above), form)
		}
		return form
	})
}

func (v *visit) padKind() keyboard.PadKind {
	switch {
	case v.lookup.inCode && v.dated():
		return keyboard.ForDigits
	case v.lookup.inCode:
		return keyboard.ForCodes
	default:
		return keyboard.ForNumbers
	}
}

func (v *visit) lookupTarget() keyboard.Target {
	target := keyboard.Target{
		Type:  func(letter rune) { v.touch(); v.typeIntoLookup(letter) },
		Erase: v.touching(v.eraseInLookup),
		Done:  v.touching(v.toCode),
		Word:  phrases.KeyNextField,
	}
	switch {
	case v.lookup.inCode:
		target.Done, target.Word = v.touching(v.askDesk), phrases.KeyReady
	case v.dated():
		target.Word = phrases.LookupToDate
	}
	return target
}

// help is the counter and the phone in one line.
func (v *visit) help() string {
	var ways []string
	if counter := v.in(v.kiosk.lobby.town.Counter.Name); counter != "" {
		ways = append(ways, counter)
	}
	if phone := v.kiosk.lobby.department("").Phone; phone != "" {
		ways = append(ways, v.say(phrases.AskHelpPhone, unbroken(phone)))
	}
	return strings.Join(ways, ", ")
}

// unbroken is a phone as all are shown, on one line.
func unbroken(p data.Phone) string { return phrases.PhoneNumber(p) }

// writeInCode goes to a field, and says it to whom is guided by voice. The ring goes
// with it from field to field.
func (v *visit) writeInCode(code bool) {
	b := v.focused()
	v.lookup.inCode = code
	if b != nil && b.OnFocus != nil {
		v.focus.name, v.focus.nth = v.say(v.lookupFieldName()), 0
	}
	v.openLookup()
	v.sayField()
}

// lookupFieldName is what the field is called that is written.
func (v *visit) lookupFieldName() phrases.Key {
	if v.lookup.inCode {
		return v.secondName()
	}
	return phrases.CaseNumber
}

// toCode goes on to the code, once there is a number.
func (v *visit) toCode() {
	if data.CaseNumber(v.typed.number).Key() == "" {
		v.lookup.fault = &fault{what: phrases.AskNumberFirst, next: phrases.AskNoNumberNext}
		v.heard.news = "" // it is said again, too
		v.openLookup()
		return
	}
	v.writeInCode(true)
}

// typeIntoLookup takes a letter into the field that is written. Dashes and
// spaces of a code are left out, since it is read in groups.
func (v *visit) typeIntoLookup(letter rune) {
	v.interrupt()
	switch {
	case v.lookup.busy:
		return
	case !v.lookup.inCode:
		v.typed.number = strings.TrimLeft(withLetter(v.typed.number, unicode.ToUpper(letter), numberLetters), " ")
	case v.dated():
		v.typed.date = withDigit(v.typed.date, letter)
	case unicode.IsLetter(letter) || unicode.IsDigit(letter):
		v.typed.code = withLetter(v.typed.code, unicode.ToUpper(letter), codeLetters)
	}
	v.typing()
	v.sayLetter(letter)
}

func (v *visit) eraseInLookup() {
	v.interrupt()
	switch {
	case v.lookup.busy:
		return
	case v.lookup.inCode && v.dated():
		v.typed.date = withoutLast(v.typed.date)
	case v.lookup.inCode:
		v.typed.code = withoutLast(v.typed.code)
	default:
		v.typed.number = withoutLast(v.typed.number)
	}
	v.typing()
	v.sayErased()
}

// typing shows what is typed; a fault was about the words before.
func (v *visit) typing() {
	v.lookup.fault = nil
	v.page.news, v.heard.news = "", "" // the same fault again is news
	v.lookup.repaint()
}

// askDesk asks the office, once at a time.
func (v *visit) askDesk() {
	asked := v.lookup
	if asked.busy {
		return
	}
	v.heard.news = "" // the same fault again is news
	q, fault := v.question()
	var wait data.TooManyAttempts
	switch {
	case fault != nil:
		asked.fault = fault
	case errors.As(v.mayAsk(q), &wait):
		asked.fault = tooMany(wait)
	default:
		asked.busy, asked.fault = true, nil
		fetch(v.kiosk.o.Background, q.ask, func(answer data.CaseAnswer, err error) {
			asked.busy = false
			v.count(q, err)
			if v.lookup == asked && v.route().Place == AtLookup && !v.ended() {
				v.answered(answer, err)
			}
		})
	}
	if v.lookup == asked && v.route().Place == AtLookup {
		v.openLookup()
	}
}

// caseQuestion is what was typed, to be put to the office.
type caseQuestion struct {
	number data.CaseNumber
	day    time.Time // that opens the case; zero: a code does
	ask    func() (data.CaseAnswer, error)
}

// question is what was typed, or what is missing in it.
func (v *visit) question() (q caseQuestion, missing *fault) {
	desk, ctx := v.kiosk.o.Cases, v.ctx
	number := data.CaseNumber(strings.TrimSpace(v.typed.number))
	if number.Key() == "" {
		v.lookup.inCode = false
		return q, &fault{what: phrases.AskNoNumber, next: phrases.AskNoNumberNext}
	}
	if v.dated() {
		day, fault := v.typedDay()
		return caseQuestion{number, day, func() (data.CaseAnswer, error) { return desk.CaseByDate(ctx, number, day) }}, fault
	}
	code, whole := data.ParseAccessCode(v.typed.code)
	if !whole {
		return q, v.codeFault()
	}
	return caseQuestion{number: number, ask: func() (data.CaseAnswer, error) { return desk.Case(ctx, number, code) }}, nil
}

// mayAsk stops whoever guesses in one visit, or opens case after case by date.
func (v *visit) mayAsk(q caseQuestion) error {
	one, now := data.OneAsker(""), v.kiosk.o.Clock()
	if !q.day.IsZero() {
		if err := v.tries.AllowDate(one, q.number, q.day, now); err != nil {
			return err
		}
	}
	return v.tries.Allow(one, "", now)
}

// count remembers what mayAsk decides by.
func (v *visit) count(q caseQuestion, err error) {
	one, now := data.OneAsker(""), v.kiosk.o.Clock()
	switch {
	case errors.Is(err, data.ErrNotFound):
		v.tries.Missed(one, "", now)
	case err == nil && !q.day.IsZero():
		v.tries.Opened(one, q.number, q.day, now)
	}
}

// codeFault tells a code that is too short from one that cannot be one: the
// second is treated as a wrong one.
func (v *visit) codeFault() *fault {
	if utf8.RuneCountInString(v.typed.code) < codeLetters {
		return &fault{what: phrases.AskShortCode, next: phrases.AskShortNext}
	}
	return wrong()
}

// answered shows the case, or says why not; what was typed stays.
func (v *visit) answered(answer data.CaseAnswer, err error) {
	var wait data.TooManyAttempts
	switch {
	case err == nil:
		v.lookup.seen = false
		v.showCase(answer)
		return
	case errors.Is(err, data.ErrNotFound) && v.dated():
		v.lookup.fault = wrongDate()
	case errors.Is(err, data.ErrNotFound):
		v.lookup.fault = wrong()
	case errors.As(err, &wait):
		v.lookup.fault = tooMany(wait)
	default:
		v.kiosk.o.Log.Error("case desk did not answer", "error", data.RootCause(err))
		v.lookup.fault = &fault{what: phrases.AskUnreachable, next: phrases.AskUnreachNext, help: true}
	}
	v.openLookup()
}

// showCase goes on to the case.
func (v *visit) showCase(answer data.CaseAnswer) {
	v.answer, v.fresh = answer, nil
	if v.slip.of != caseOf(answer) {
		v.slip = paper{}
	}
	v.open(Route{Place: AtCase})
}

// lookupKeys takes the plugged-in keyboard.
type lookupKeys struct{ visit *visit }

// TypedRune takes a letter.
func (k lookupKeys) TypedRune(r rune) { k.visit.typeIntoLookup(r) }

// TypedKey takes what a keyboard has beside letters.
func (k lookupKeys) TypedKey(e *fyne.KeyEvent) {
	v := k.visit
	switch e.Name {
	case fyne.KeyBackspace:
		v.eraseInLookup()
	case fyne.KeyReturn, fyne.KeyEnter:
		if v.lookup.inCode {
			v.askDesk()
		} else {
			v.toCode()
		}
	default:
	}
}
