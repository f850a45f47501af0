package kiosk

import (
	"errors"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	inCode bool // the keys write into the code
	seen   bool // the code is shown in letters
	busy   bool // the office was asked and has not answered
	fault  *fault

	repaint func() // the form, without the pad and the frame
}

// fault is why there is no answer, and what to do next.
type fault struct {
	what, next phrases.Key
	minutes    int  // to wait, where next says so
	help       bool // the counter and the phone belong to it
}

// openLookup asks for number and code of a case.
func (v *visit) openLookup() {
	if v.lookup == nil {
		v.lookup = &lookup{}
	}
	v.loading++ // what another screen still loads is not wanted any more
	p := page{under: v.say(phrases.AskCase), body: v.lookupBody, full: true, keys: lookupKeys{v}, writes: v.say(phrases.CaseNumber)}
	if v.lookup.inCode {
		p.writes = v.say(phrases.CaseCode)
	}
	if v.low {
		p.read, p.body = v.lookupAbove, v.lookupBelow
	}
	v.show(p)
}

// lookupAbove is what is asked and what was typed, to be read.
func (v *visit) lookupAbove(room fyne.Size) fyne.CanvasObject {
	form := look.Fixed(room.Width, room.Height)
	v.lookup.repaint = func() {
		read := v.lookupForm(room.Width)
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
		v.textButton(style(v.lookup.inCode), "", v.say(phrases.CaseCode), func() { v.writeInCode(true) }),
		v.eye(l.Target()))
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

// eye shows the code in letters, and hides it again.
func (v *visit) eye(side float32) *look.Button {
	l, icon, words := v.look(), "eye", phrases.AskShowCode
	if v.lookup.seen {
		icon, words = "eye-off", phrases.AskHideCode
	}
	return v.button(look.Plain, v.say(words), look.AtLeast(side, side, look.Middle(l.Icon(icon, l.PX(48), look.Ink))), func() {
		v.lookup.seen = !v.lookup.seen
		v.openLookup()
	})
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
		form := v.lookupForm(width)
		if spare := room.Height - form.MinSize().Height; v.look().Portrait() && spare > 0 {
			return look.Column(0, look.Gap(width, spare/2), form)
		}
		return form
	})
}

func (v *visit) padKind() keyboard.PadKind {
	if v.lookup.inCode {
		return keyboard.ForCodes
	}
	return keyboard.ForNumbers
}

func (v *visit) lookupTarget() keyboard.Target {
	target := keyboard.Target{
		Type:  func(letter rune) { v.touch(); v.typeIntoLookup(letter) },
		Erase: v.touching(v.eraseInLookup),
		Done:  v.touching(v.toCode),
		Word:  phrases.KeyNextField,
	}
	if v.lookup.inCode {
		target.Done, target.Word = v.touching(v.askDesk), phrases.KeyReady
	}
	return target
}

// lookupForm is the two fields under the question, and what went wrong. Upright
// or in large text the fields stand below each other.
func (v *visit) lookupForm(width float32) fyne.CanvasObject {
	l := v.look()
	gap := l.PX(32)
	form := look.Column(l.PX(20), l.Lines(look.Heading, v.say(phrases.AskCaseQuestion), width, look.Ink))
	if v.lookup.fault == nil {
		form.Add(l.Lines(look.Body, v.say(phrases.AskCaseWhere), width, look.Muted))
	}
	if l.Portrait() {
		form.Add(look.Column(l.PX(20), v.numberField(width), v.codeField(width)))
	} else {
		left := float32(math.Round(float64(width-gap) * 0.55))
		form.Add(look.Row(gap, v.numberField(left), v.codeField(width-gap-left)))
	}
	switch {
	case v.lookup.busy:
		form.Add(l.Lines(look.Strong, v.say(phrases.AskLooking), width, look.Pine))
	case v.lookup.fault != nil:
		form.Add(v.faultCard(*v.lookup.fault, width))
	}
	return form
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
	text := v.typed.code
	if v.lookup.seen {
		text = data.AccessCode(text).Grouped()
	}
	f := field{name: name, text: text, hint: v.say(phrases.AskCodeHint), masked: !v.lookup.seen, active: v.lookup.inCode}
	label := l.Lines(look.Label, name, width, look.Ink)
	if v.low {
		return look.Column(l.PX(6), label, v.lookupField(f, width, true))
	}
	gap := l.PX(16)
	return look.Column(l.PX(6), label, look.Row(gap, v.lookupField(f, width-gap-side, true), v.eye(side)))
}

// lookupField is touched to write in it, unless it stands above reach.
func (v *visit) lookupField(f field, width float32, code bool) fyne.CanvasObject {
	if v.low {
		return v.shownField(f, width)
	}
	return v.field(f, width, func() { v.writeInCode(code) })
}

// faultCard says what happened, what was kept, and what to do next.
func (v *visit) faultCard(f fault, width float32) fyne.CanvasObject {
	next := v.say(f.next)
	if f.minutes > 0 {
		next = v.say(f.next, f.minutes)
	}
	if help := v.help(); f.help && help != "" {
		next += " " + v.say(phrases.AskHelp, help)
	}
	return v.warning(v.say(f.what), next, width)
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

// unbroken is a phone that stays on one line.
func unbroken(p data.Phone) string { return strings.ReplaceAll(string(p), " ", "\u00a0") }

func (v *visit) writeInCode(code bool) {
	v.lookup.inCode = code
	v.openLookup()
}

// toCode goes on to the code, once there is a number.
func (v *visit) toCode() {
	if data.CaseNumber(v.typed.number).Key() == "" {
		v.lookup.fault = &fault{what: phrases.AskNumberFirst, next: phrases.AskNoNumberNext}
		v.openLookup()
		return
	}
	v.writeInCode(true)
}

// typeIntoLookup takes a letter into the field that is written. Dashes and
// spaces of a code are left out, since it is read in groups.
func (v *visit) typeIntoLookup(letter rune) {
	switch {
	case v.lookup.busy:
		return
	case !v.lookup.inCode:
		v.typed.number = strings.TrimLeft(withLetter(v.typed.number, unicode.ToUpper(letter), numberLetters), " ")
	case unicode.IsLetter(letter) || unicode.IsDigit(letter):
		v.typed.code = withLetter(v.typed.code, unicode.ToUpper(letter), codeLetters)
	}
	v.typing()
}

func (v *visit) eraseInLookup() {
	switch {
	case v.lookup.busy:
		return
	case v.lookup.inCode:
		v.typed.code = withoutLast(v.typed.code)
	default:
		v.typed.number = withoutLast(v.typed.number)
	}
	v.typing()
}

// typing shows what is typed; a fault was about the words before.
func (v *visit) typing() {
	v.lookup.fault = nil
	v.lookup.repaint()
}

// askDesk asks the office, once at a time.
func (v *visit) askDesk() {
	asked := v.lookup
	number := data.CaseNumber(strings.TrimSpace(v.typed.number))
	code, whole := data.ParseAccessCode(v.typed.code)
	switch {
	case asked.busy:
		return
	case number.Key() == "":
		asked.inCode, asked.fault = false, &fault{what: phrases.AskNoNumber, next: phrases.AskNoNumberNext}
	case !whole:
		asked.fault = v.codeFault()
	default:
		asked.busy, asked.fault = true, nil
		fetch(v.kiosk.o.Background, func() (data.CaseAnswer, error) {
			return v.kiosk.o.Cases.Case(v.ctx, number, code)
		}, func(answer data.CaseAnswer, err error) {
			if v.lookup == asked && v.route().Place == AtLookup && !v.ended() {
				asked.busy = false
				v.answered(answer, err)
			}
		})
	}
	if v.lookup == asked && v.route().Place == AtLookup {
		v.openLookup()
	}
}

// codeFault tells a code that is too short from one that cannot be one: the
// second is treated as a wrong one.
func (v *visit) codeFault() *fault {
	if utf8.RuneCountInString(v.typed.code) < codeLetters {
		return &fault{what: phrases.AskShortCode, next: phrases.AskShortNext}
	}
	return &fault{what: phrases.AskWrong, next: phrases.AskWrongNext, help: true}
}

// answered shows the case, or says why not; what was typed stays.
func (v *visit) answered(answer data.CaseAnswer, err error) {
	var tooMany data.TooManyAttempts
	switch {
	case err == nil:
		v.lookup.seen = false
		v.showCase(answer)
		return
	case errors.Is(err, data.ErrNotFound):
		v.lookup.fault = &fault{what: phrases.AskWrong, next: phrases.AskWrongNext, help: true}
	case errors.As(err, &tooMany):
		minutes := max(int(math.Ceil(tooMany.Wait.Minutes())), 1)
		v.lookup.fault = &fault{what: phrases.AskTooMany, next: phrases.AskTooManyNext, minutes: minutes, help: true}
	default:
		v.kiosk.o.Log.Error("case desk did not answer", "error", data.RootCause(err))
		v.lookup.fault = &fault{what: phrases.AskUnreachable, next: phrases.AskUnreachNext, help: true}
	}
	v.openLookup()
}

// showCase goes on to the case.
func (v *visit) showCase(answer data.CaseAnswer) {
	v.answer = answer
	v.slips.told, v.slips.fault = false, "" // it was about another case
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
