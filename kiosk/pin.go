package kiosk

import (
	"fmt"
	"math"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/kiosk/keyboard"
)

// longestPIN is how many digits are taken.
const longestPIN = 12

// pinPage asks for the PIN. During the pause after wrong ones it counts down, and
// its keys are off.
func (v *visit) pinPage() page {
	now := v.kiosk.o.Clock()
	p := page{under: v.say(phrases.StaffPage), body: v.pinBody, read: v.pinAbove, full: true, keys: pinKeys{v}}
	if !now.Before(v.staff.until) {
		v.staff.until = time.Time{}
	}
	if v.locked() {
		p.changes = now.Add(time.Second / 2) // with the next tick
	}
	return p
}

// locked reports whether no PIN is taken now.
func (v *visit) locked() bool { return !v.staff.until.IsZero() }

// pause is how long no PIN is taken, whoever asks. While one is compared that is
// not known yet.
func (v *visit) pause() time.Duration {
	if v.kiosk.comparing {
		return 0
	}
	return v.kiosk.pins.Wait(v.kiosk.o.Clock())
}

// pinBody is what is asked and the digits as dots, above a pad.
func (v *visit) pinBody(room fyne.Size) fyne.CanvasObject {
	l := v.look()
	keys := max(min(keyboard.PadHeight(l), room.Height*0.7), keyboard.LeastPad(l))
	above := room.Height - keys
	inner := min(room.Width-2*l.PX(48), l.PX(1200))
	asked := look.Column(l.PX(16))
	if !v.low {
		asked.Add(v.pinAsked(inner, above-l.PX(10)))
	}
	if !v.locked() {
		asked.Add(v.field(field{name: v.say(phrases.StaffPIN), text: v.staff.digits, masked: true, active: true}, inner, func() {}))
	}
	var content fyne.CanvasObject = asked
	if len(asked.Objects) == 1 {
		content = asked.Objects[0] // as high as there is room
	}
	pad := keyboard.NewPad(keyboard.Keys{
		Look: l, Language: v.language, Size: fyne.NewSize(room.Width, keys), Off: v.locked(),
		Target: keyboard.Target{Type: v.typePIN, Erase: v.erasePIN, Done: v.touching(v.tryPIN), Word: phrases.KeyReady},
	}, keyboard.ForDigits)
	high := min(content.MinSize().Height, above-l.PX(10))
	return look.Fixed(room.Width, room.Height,
		look.Place(content, (room.Width-inner)/2, max((above-high)/2, 0), inner, high),
		look.Place(look.Unsaid(pad), 0, above, room.Width, keys))
}

// pinAbove is what is asked, above reach.
func (v *visit) pinAbove(room fyne.Size) fyne.CanvasObject {
	return v.pinAsked(room.Width, room.Height)
}

// pinAsked is what is asked, or how long nothing is taken.
func (v *visit) pinAsked(width, height float32) fyne.CanvasObject {
	l := v.look()
	column := look.Column(l.PX(8), l.Centred(look.Heading, v.pinWords(), width, look.Ink))
	if !v.locked() {
		return column
	}
	left := int(math.Ceil(v.staff.until.Sub(v.kiosk.o.Clock()).Seconds()))
	count := l.Line(look.Countdown, fmt.Sprintf("%d:%02d", left/60, left%60), look.Ink)
	count.Alignment = fyne.TextAlignCenter
	column.Add(count)
	if column.MinSize().Height > height {
		count.TextSize = l.Size(look.Question)
	}
	return column
}

func (v *visit) pinWords() string {
	switch {
	case v.locked():
		return v.say(phrases.StaffWait)
	case v.staff.wrong:
		return v.say(phrases.StaffWrong)
	default:
		return v.say(phrases.StaffPIN)
	}
}

func (v *visit) typePIN(digit rune) {
	v.touch()
	if !v.locked() && unicode.IsDigit(digit) && utf8.RuneCountInString(v.staff.digits) < longestPIN {
		v.staff.digits += string(digit)
		v.refresh()
	}
}

func (v *visit) erasePIN() {
	v.touch()
	v.staff.digits = withoutLast(v.staff.digits)
	v.refresh()
}

// tryPIN opens the page, or says that the PIN is wrong. Comparing takes a while
// on purpose, so it is not done on the screen's thread.
func (v *visit) tryPIN() {
	asked, now, guard := v.staff, v.kiosk.o.Clock(), v.kiosk.pins
	hash, set := v.kiosk.o.Machine.PIN()
	if !set || asked.digits == "" || v.kiosk.comparing {
		return
	}
	digits := asked.digits
	asked.digits, v.kiosk.comparing = "", true
	type answer struct {
		ok   bool
		wait time.Duration
	}
	fetch(v.kiosk.o.Background, func() (answer, error) {
		ok, _ := guard.Try(now, hash, digits)
		return answer{ok, guard.Wait(now)}, nil
	}, func(a answer, _ error) {
		v.kiosk.comparing = false
		if v.ended() || v.staff != asked {
			return
		}
		asked.open, asked.wrong = a.ok, !a.ok
		if a.wait > 0 {
			asked.until = now.Add(a.wait)
		}
		v.refresh()
		if a.ok {
			v.kiosk.o.Log.Info("the staff's page was opened")
			v.diagnose()
		}
	})
}

// pinKeys takes the plugged-in keyboard.
type pinKeys struct{ visit *visit }

// TypedRune takes a digit.
func (k pinKeys) TypedRune(r rune) { k.visit.typePIN(r) }

// TypedKey takes what a keyboard has beside digits.
func (k pinKeys) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyBackspace:
		k.visit.erasePIN()
	case fyne.KeyReturn, fyne.KeyEnter:
		k.visit.tryPIN()
	default:
	}
}
