package kiosk

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// focus is where the keys are. A screen is built anew all the time, so it names
// the button instead of pointing at it.
type focus struct {
	on    bool
	name  string
	nth   int   // of the buttons of this name, from 0
	route Route // the screen it is on
	place int   // among all buttons of that screen, from 0
	count int   // of them
}

// KeyDown takes the keys that Fyne keeps for itself: Tab, and Shift with it.
func (k *Kiosk) KeyDown(e *fyne.KeyEvent) {
	switch e.Name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		k.shift = true
	case fyne.KeyTab:
		k.typedTab()
	default:
	}
}

// KeyUp notes that Shift is not held any more.
func (k *Kiosk) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		k.shift = false
	}
}

func (k *Kiosk) typedTab() {
	if k.covered() {
		return
	}
	if k.scanner.end(k) {
		return
	}
	k.visit.touch()
	if k.shift {
		k.visit.step(-1)
	} else {
		k.visit.step(1)
	}
}

// typedKey does what a keypad or a keyboard asks for: arrows and Tab go through
// the buttons, Enter presses one, and what a screen writes itself comes first.
func (v *visit) typedKey(e *fyne.KeyEvent) {
	v.touch()
	if v.asking != nil && !moves(e.Name) {
		v.stay() // any other key says that somebody is there
		return
	}
	switch e.Name {
	case fyne.KeyRight:
		v.step(1)
	case fyne.KeyLeft:
		v.step(-1)
	case fyne.KeyUp, fyne.KeyDown:
		v.stepAcross(e.Name == fyne.KeyDown)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		v.turn(e.Name == fyne.KeyPageDown)
	case fyne.KeyHome:
		v.focus, v.heard = focus{on: v.focus.on}, heard{} // from the top, also at home
		v.open(Route{Place: AtHome})
	case fyne.KeyF1:
		v.open(Route{Place: AtHelp})
	case fyne.KeyF2:
		v.guideByVoice()
	case fyne.KeyF3, fyne.KeyF4:
		v.sayAgain(e.Name == fyne.KeyF3)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.enter(e)
	case fyne.KeyEscape:
		v.back()
	default:
		v.typedOther(e)
	}
}

// moves reports whether the key goes through buttons or presses one.
func moves(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyRight, fyne.KeyLeft, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		return true
	default:
		return false
	}
}

// typedOther goes to the field that is written, if there is one; elsewhere the
// key that erases goes back.
func (v *visit) typedOther(e *fyne.KeyEvent) {
	switch {
	case v.page.keys != nil:
		v.page.keys.TypedKey(e)
	case e.Name == fyne.KeyBackspace:
		v.back()
	case e.Name == fyne.KeySpace:
		v.press()
	}
}

// turn moves the list of the page by most of what is seen.
func (v *visit) turn(down bool) {
	switch {
	case v.scroll == nil || v.asking != nil:
	case down:
		v.scroll.Page(1)
	default:
		v.scroll.Page(-1)
	}
}

// enter presses the button that the keys are on. In a field it does what the
// field's own key does.
func (v *visit) enter(e *fyne.KeyEvent) {
	v.interrupt()
	b := v.focused()
	switch {
	case b != nil && b.OnFocus == nil:
		v.press()
	case v.asking != nil:
		v.stay()
	case v.page.keys != nil:
		v.page.keys.TypedKey(e)
	}
}

// guideByVoice says this screen and every next one, and where the keys are; a
// second time it stops.
func (v *visit) guideByVoice() {
	v.guided = !v.guided
	v.heard = heard{}
	if !v.guided {
		v.hush()
		v.show(v.page)
		v.utter(v.say(phrases.KioskVoiceOff))
		return
	}
	v.guide()
}

// buttons are those that the keys can go to, in their order.
func (v *visit) buttons() []look.Standing {
	if v.asking != nil {
		return look.Buttons(v.asking.object)
	}
	var all []look.Standing
	for _, part := range v.frame.parts() {
		all = append(all, look.Buttons(part)...)
	}
	return all
}

// present is the place of the focus among the buttons; -1: it is on none.
func (f focus) present(all []look.Standing) int {
	if !f.on {
		return -1
	}
	nth := f.nth
	for i, b := range all {
		if b.Name != f.name {
			continue
		}
		if nth == 0 {
			return i
		}
		nth--
	}
	return -1
}

// focused is the button that the keys are on; nil: they are on none.
func (v *visit) focused() *look.Button {
	all := v.buttons()
	if i := v.focus.present(all); i >= 0 {
		return all[i].Button
	}
	return nil
}

func (v *visit) press() {
	if b := v.focused(); b != nil {
		b.Tap()
	}
}

// step goes on by one button, or back by one; after the last comes the first.
func (v *visit) step(by int) {
	v.interrupt()
	all := v.buttons()
	if len(all) == 0 {
		return
	}
	at := v.focus.present(all)
	if at < 0 {
		at = (focus{on: v.page.writes != "" && v.asking == nil, name: v.page.writes}).present(all)
	}
	if at < 0 && by < 0 {
		at = len(all)
	}
	v.focusOn(all, (at+by+len(all))%len(all))
}

// stepAcross goes to the nearest button below or above.
func (v *visit) stepAcross(down bool) {
	v.interrupt()
	all := v.buttons()
	at := v.focus.present(all)
	if at < 0 {
		v.step(1)
		return
	}
	best, least := -1, math.Inf(1)
	from := all[at].Centre()
	for i, b := range all {
		dy := float64(b.Centre().Y - from.Y)
		if !down {
			dy = -dy
		}
		beside := math.Abs(float64(b.Centre().X - from.X))
		if distance := dy + 2*beside; dy > 4 && distance < least {
			best, least = i, distance
		}
	}
	if best >= 0 {
		v.focusOn(all, best)
	}
}

// focusOn moves the ring, scrolls to the button, and says it to whom is guided
// by voice.
func (v *visit) focusOn(all []look.Standing, i int) {
	if old := v.focused(); old != nil {
		old.SetFocus(false)
	}
	target := all[i]
	v.focus = v.focusAt(all, i)
	target.SetFocus(true)
	target.ScrollTo()
	if target.OnFocus != nil {
		target.OnFocus() // first, since a touch ends what is being said
	}
	if v.guided && (target.OnFocus == nil || v.page.prompt == nil) { // a field with a prompt has said it
		words := spoken(target.Button)
		if target.IsOn() {
			words += ", " + v.say(phrases.KioskChosen)
		}
		v.utter(words)
	}
}

// focusAt is the focus on one of the buttons.
func (v *visit) focusAt(all []look.Standing, i int) focus {
	f := focus{on: true, name: all[i].Name, route: v.route(), place: i, count: len(all)}
	for _, before := range all[:i] {
		if before.Name == f.name {
			f.nth++
		}
	}
	return f
}

// spoken is what a button is called and what stands on it.
func spoken(b *look.Button) string {
	words := strings.Join(look.Words(b), ", ")
	if strings.Contains(words, b.Name) {
		return words
	}
	return b.Name
}

// refocus draws the ring again after the screen was built anew. A button that is
// called differently now, as in the other language, is known by its place. On
// another screen the keys begin at its first button.
func (v *visit) refocus() {
	all := v.buttons()
	if !v.focus.on || len(all) == 0 {
		return
	}
	at := v.focus.present(all)
	if at < 0 {
		at = 0
		if v.focus.route == v.route() && v.focus.count == len(all) {
			at = v.focus.place
		}
	}
	v.focus = v.focusAt(all, at)
	all[at].SetFocus(true)
}
