package kiosk

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
)

// Silence is how long nobody has to touch a screen before the visitor is asked,
// and how long the visitor then has to answer. A zero stands for the usual time.
type Silence struct {
	Menu   time.Duration // 60 s
	Text   time.Duration // 120 s: somebody reads
	Case   time.Duration // 45 s: somebody else could read
	Answer time.Duration // 20 s, the least that WCAG 2.2.1 allows
}

func (s Silence) orUsual() Silence {
	usual := func(d *time.Duration, otherwise time.Duration) {
		if *d == 0 {
			*d = otherwise
		}
	}
	usual(&s.Menu, 60*time.Second)
	usual(&s.Text, 120*time.Second)
	usual(&s.Case, 45*time.Second)
	usual(&s.Answer, 20*time.Second)
	return s
}

// stillThere asks whether the visitor still is.
type stillThere struct {
	object    fyne.CanvasObject
	count     *canvas.Text
	remaining int // seconds
}

// tick moves the clock in the header and looks how long nobody touched the
// screen: first the visitor is asked, then the visit ends.
func (v *visit) tick(now time.Time) {
	if v.frame.clock == nil {
		return // the visit has just begun, and its first screen is still being read
	}
	if text := phrases.Clock(now); v.frame.clock.Text != text {
		v.frame.clock.Text = text
		v.frame.clock.Refresh()
	}
	if at := v.page.changes; !at.IsZero() && !now.Before(at) {
		v.page.changes = time.Time{} // once, however long it is read
		v.refresh()
	}
	if !v.begun {
		return
	}
	if v.kiosk.printing || v.aloud != nil && !v.aloud.asks {
		v.touched = now // a paper or a voice is on its way to somebody
	}
	answerTime := v.kiosk.o.Silence.orUsual().Answer
	silent := now.Sub(v.touched) - v.silence()
	switch {
	case silent >= answerTime:
		v.end()
	case silent >= 0 && !v.kiosk.covered():
		v.ask(int(math.Ceil((answerTime - silent).Seconds())))
	}
}

func (v *visit) silence() time.Duration {
	s := v.kiosk.o.Silence.orUsual()
	switch {
	case v.private():
		return s.Case
	case v.page.reads:
		return s.Text
	default:
		return s.Menu
	}
}

// ask shows the question alone, or counts down under it.
func (v *visit) ask(seconds int) {
	if v.asking != nil {
		v.asking.remaining = seconds
		v.asking.count.Text = v.say(phrases.KioskSeconds, seconds)
		v.asking.count.Refresh()
		if v.guided && seconds == lastCall {
			v.utter(v.say(phrases.KioskStillThere), v.say(phrases.KioskStillThereKey))
		}
		return
	}
	v.asking = v.newStillThere(seconds)
	v.kiosk.root.Objects = []fyne.CanvasObject{v.asking.object}
	v.kiosk.root.Refresh()
	v.focus.on = v.focus.on || v.guided
	v.refocus()
	why := phrases.KioskStillThereWhy
	if v.guided {
		why = phrases.KioskStillThereKey
	}
	v.utter(v.say(phrases.KioskStillThere), v.say(why))
}

// lastCall is how many seconds before the end a guided visitor is asked once more.
const lastCall = 10

// stay takes the question away: the visitor is there.
func (v *visit) stay() {
	v.asking = nil
	v.touch()
	v.stopUttering()
	v.show(v.page)
}

// newStillThere covers the whole screen, so that nobody reads over a shoulder
// what somebody left behind. It is read in the upper half and answered in the
// lower, where a wheelchair reaches.
func (v *visit) newStillThere(seconds int) *stillThere {
	l := v.look()
	width, half := l.Screen.Width, l.Screen.Height/2
	inner := width - 2*l.PX(96)
	count := l.Line(look.Countdown, v.say(phrases.KioskSeconds, seconds), look.Ink)
	count.Alignment = fyne.TextAlignCenter
	column := look.Column(l.PX(12),
		l.Centred(look.Question, v.say(phrases.KioskStillThere), inner, look.Ink),
		l.Centred(look.Body, v.say(phrases.KioskStillThereWhy), inner, look.Muted),
		look.AtLeast(inner, 0, count),
	)
	if column.MinSize().Height > half {
		count.TextSize = l.Size(look.Question)
	}
	answers := v.stillThereAnswers(inner)
	read, touched := column.MinSize().Height, answers.MinSize().Height
	object := look.Fixed(width, 2*half,
		look.Place(newGround(l.Panel(look.Paper, look.Line, 0, 0), v.stay), 0, 0, width, 2*half),
		look.Place(column, (width-inner)/2, (half-read)/2, inner, read),
		look.Place(answers, (width-inner)/2, half+(half-touched)/2, inner, touched),
	)
	return &stillThere{object: object, count: count, remaining: seconds}
}

// stillThereAnswers are two buttons that a trembling hand hits, far apart: one
// above the other, as wide as the screen allows.
func (v *visit) stillThereAnswers(inner float32) fyne.CanvasObject {
	l := v.look()
	size := fyne.NewSize(min(inner, l.PX(1100)), l.MM(40))
	face := func(icon, words string, ink look.Colour) fyne.CanvasObject {
		return look.AtLeast(size.Width, size.Height, look.Middle(look.Row(l.PX(24),
			look.Middle(l.Icon(icon, l.PX(64), ink)), look.Middle(l.Line(look.Title, words, ink)))))
	}
	more, done := v.say(phrases.KioskMoreTime), v.say(phrases.KioskDone)
	return look.Middle(look.Column(l.MM(12),
		v.button(look.Primary, more, face("clock", more, look.OnPine), v.stay),
		v.button(look.Plain, done, face("check", done, look.Ink), v.end),
	))
}
