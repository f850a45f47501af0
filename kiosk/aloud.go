package kiosk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/speech"
)

// Speaker says sentences one after the other and returns when the last was
// said, or as soon as the context ends; then it is silent at once. Each one is
// told before it is said, from any goroutine. Case data goes through it, so it
// keeps nothing.
type Speaker interface {
	Say(ctx context.Context, voice speech.Voice, sentences []string, told func(i int)) error
}

// aloud is what is being said. A visit has one at most.
type aloud struct {
	sentences []string
	at        int  // which one is being said
	asks      bool // it is about a case, and waits for the visitor's choice
	cancel    context.CancelFunc
}

// Speak gives the kiosk a voice that did not answer when it began: from now on it is
// offered. It is called on the screen's thread.
func (k *Kiosk) Speak(s Speaker) {
	k.o.Speaker = s
	k.visit.show(k.visit.page)
}

func (k *Kiosk) canSpeak() bool { return k.o.Speaker != nil && !k.mute }

// readAloud says what stands on the screen. A case is said only after the
// visitor chose it: others stand in the lobby.
func (v *visit) readAloud() {
	if v.asksFirst() {
		v.askAloud()
		return
	}
	v.sayScreen()
}

// asksFirst reports whether the screen has something of a case on it.
func (v *visit) asksFirst() bool {
	switch v.route().Place {
	case AtLookup:
		return v.typed.number != "" || v.typed.date != "" || v.typed.code != ""
	case AtAnswer:
		return v.showsContact()
	default:
		return v.private()
	}
}

// privateWords say what others would hear.
func (v *visit) privateWords() phrases.Key {
	if v.route().Place == AtAnswer {
		return phrases.KioskReadContact
	}
	return phrases.KioskReadPrivate
}

func (v *visit) askAloud() {
	v.hush()
	v.aloud = &aloud{sentences: []string{v.say(v.privateWords())}, asks: true, cancel: func() {}}
	if v.guided && v.page.keys == nil {
		v.focus = focus{on: true, name: v.say(phrases.KioskReadYes)}
	}
	v.show(v.page)
	switch {
	case v.guided && v.page.keys == nil:
		v.utter(v.say(v.privateWords()), v.say(phrases.KioskReadPrivateKey))
	case v.guided:
		v.utter(v.say(v.privateWords()))
	}
}

// chooseAloud says the screen although others may hear it.
func (v *visit) chooseAloud() {
	if v.lookup != nil {
		v.lookup.aloud = true
	}
	v.sayScreen()
}

// sayScreen says the screen from its beginning, and to whom is guided by voice last
// the field that is written.
func (v *visit) sayScreen() {
	v.hush()
	var sentences []string
	for _, text := range slices.Concat(look.Words(v.frame.band), []string{v.page.under, v.page.lead}, look.Words(v.frame.above), look.Words(v.frame.body)) {
		if last := len(sentences) - 1; last >= 0 && strings.HasSuffix(sentences[last], text) {
			continue // the way to a screen ends with its heading
		}
		sentences = append(sentences, speech.Sentences(text)...)
	}
	if v.guided && v.page.prompt != nil {
		sentences = append(sentences, v.page.prompt())
	}
	if len(sentences) == 0 {
		return
	}
	ctx, cancel := context.WithCancel(v.ctx)
	a := &aloud{sentences: sentences, cancel: cancel}
	v.aloud = a
	v.show(v.page)
	speaker, voice := v.kiosk.o.Speaker, v.voice()
	fetch(v.kiosk.o.Background, func() (struct{}, error) {
		return struct{}{}, speaker.Say(ctx, voice, sentences, func(i int) { later(func() { v.saying(a, i) }) })
	}, func(_ struct{}, err error) { v.said(a, err) })
}

// voice speaks the language of the screen, as loud as the visitor set it.
func (v *visit) voice() speech.Voice { return speech.Voice{Language: v.language, Volume: v.volume} }

// louder begins anew one step louder, and after the loudest with the quietest.
func (v *visit) louder() {
	steps := speech.Volumes()
	next := (slices.Index(steps, v.volume) + 1) % len(steps)
	v.volume = steps[next]
	v.sayScreen()
}

// sayAgain is what a key without a button does. A case is said only after the
// visitor chose it.
func (v *visit) sayAgain(louder bool) {
	switch {
	case !v.kiosk.canSpeak():
	case v.asksFirst() && (v.aloud == nil || v.aloud.asks):
		v.askAloud()
	case louder:
		v.louder()
	default:
		v.sayScreen()
	}
}

// saying marks the sentence that is being said, which is also a sign that
// somebody listens.
func (v *visit) saying(a *aloud, i int) {
	if v.aloud != a || v.ended() {
		return
	}
	a.at = i
	v.touch()
	if v.frame.caption != nil {
		v.frame.caption.paint(a.sentences[i])
	}
}

// said ends what was being said. A voice that fails is not offered again in the visit; one
// that was cut short by other words has not failed.
func (v *visit) said(a *aloud, err error) {
	if v.aloud == a && err != nil && !errors.Is(err, context.Canceled) {
		v.kiosk.o.Log.Error("nothing can be said aloud", "error", err)
		v.kiosk.mute = true
	}
	if v.aloud == a && !v.ended() {
		v.touch()
		v.aloud = nil
		v.show(v.page)
	}
}

// hush stops what is being said. Its words stand on the screen until the caller
// shows it anew, or another one.
func (v *visit) hush() {
	if v.aloud != nil {
		v.aloud.cancel()
		v.aloud = nil
	}
	v.stopUttering()
}

// interrupt stops the reading of a screen because the keys move on and it is said
// where they are. Who is not guided by voice goes with the keys to what stops it.
func (v *visit) interrupt() {
	if v.guided && v.aloud != nil && !v.aloud.asks {
		v.hush()
		v.show(v.page)
	}
}

// utter says a few words: where the keys are, and what has happened.
func (v *visit) utter(words ...string) {
	v.stopUttering()
	v.uttered = strings.Join(words, " ")
	if v.aloud == nil && v.frame.caption != nil {
		v.frame.caption.paint(v.uttered)
	}
	if !v.kiosk.canSpeak() {
		return
	}
	ctx, cancel := context.WithCancel(v.ctx)
	v.uttering = cancel
	speaker, voice, log := v.kiosk.o.Speaker, v.voice(), v.kiosk.o.Log
	v.kiosk.o.Background(func() {
		if err := speaker.Say(ctx, voice, words, func(int) {}); err != nil && !errors.Is(err, context.Canceled) {
			log.Error("nothing can be said aloud", "error", err)
		}
	})
}

func (v *visit) stopUttering() {
	if v.uttering != nil {
		v.uttering()
		v.uttering = nil
	}
}

// heard is what a guided visitor has heard of the present screen.
type heard struct {
	route    Route
	language data.Language
	news     string
}

// guide says a screen that a guided visitor has come to or turned into the other
// language, and of one that was said already what has happened on it.
func (v *visit) guide() {
	if !v.guided || !v.kiosk.canSpeak() || v.page.body == nil || v.page.passing {
		return
	}
	before, now := v.heard, heard{v.route(), v.language, v.page.news}
	v.heard = now
	switch {
	case now.route != before.route || now.language != before.language:
		v.readAloud()
	case now.news != before.news && now.news != "":
		v.utter(now.news)
	}
}

// caption shows the sentence that is being said above the bar.
type caption struct {
	object *fyne.Container
	words  *fyne.Container
	lines  func(text string) fyne.CanvasObject
}

func (c *caption) paint(text string) {
	lines, size := c.lines(text), c.words.MinSize()
	high := lines.MinSize().Height
	c.words.Objects = []fyne.CanvasObject{look.Place(lines, 0, max(size.Height-high, 0)/2, size.Width, high)}
	c.words.Refresh()
}

// newCaption is high enough for the longest of the sentences, so that nothing
// moves while they are said; nil: nothing is. A guided visitor always has it.
func (v *visit) newCaption() *caption {
	if v.aloud == nil && (!v.guided || !v.kiosk.canSpeak()) {
		return nil
	}
	l := v.look()
	sentences, at := []string{v.uttered}, 0
	if v.aloud != nil {
		sentences, at = v.aloud.sentences, v.aloud.at
	}
	side, gap, end := l.PX(48), l.PX(24), l.PX(12)
	buttons := v.captionButtons()
	width := l.Screen.Width - 2*side
	words := width - buttons.MinSize().Width - gap
	beside := words > width/2
	if !beside {
		words = width
	}
	var high float32
	if v.guided {
		high = guidedLines * l.LineHeight(look.Label)
	}
	for _, s := range sentences {
		high = max(high, l.Height(look.Label, s, words))
	}
	c := &caption{words: look.Fixed(words, high), lines: func(text string) fyne.CanvasObject {
		return l.Lines(look.Label, text, words, look.Ink)
	}}
	content := look.Column(end, c.words, buttons)
	if beside {
		content = look.Row(gap, look.Upright(c.words), look.Middle(buttons))
	}
	sheet := l.Panel(look.Mint, look.Line, 0, 0)
	c.object = container.NewStack(sheet, look.Column(0, l.Divider(l.Screen.Width), look.Inset(side, end, content)))
	c.paint(sentences[at])
	return c
}

// guidedLines is how many lines of what a guided visitor hears have room.
const guidedLines = 2

func (v *visit) captionButtons() *fyne.Container {
	l := v.look()
	button := func(style look.Style, icon string, k phrases.Key, tapped func()) fyne.CanvasObject {
		return l.BarButton(style, icon, v.say(k), v.say(k), v.touching(tapped))
	}
	again := func() { v.show(v.page) } // the touch has stopped the voice
	if v.aloud != nil && v.aloud.asks {
		return look.Row(l.PX(16), button(look.Primary, "volume", phrases.KioskReadYes, v.chooseAloud), button(look.Plain, "x", phrases.KioskReadNo, again))
	}
	louder, anew, stop := v.louder, v.sayScreen, again
	if v.aloud == nil { // only the keys are told: what is private was not chosen yet
		louder, anew = func() { v.sayAgain(true) }, func() { v.sayAgain(false) }
	}
	if v.guided {
		stop = v.guideByVoice
	}
	return look.Row(l.PX(16),
		button(look.Plain, "volume", phrases.KioskVolume, louder),
		button(look.Plain, "refresh", phrases.KioskReadAgain, anew),
		button(look.Primary, "player-stop", phrases.KioskReadStop, stop),
	)
}
