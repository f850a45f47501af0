package kiosk

import (
	"context"
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/keyboard"
	"example.org/parter/kiosk/speech"
)

// A visit is one person's use of the kiosk.
type visit struct {
	kiosk    *Kiosk
	ctx      context.Context //nolint:containedctx // the visit is what it lives for
	cancel   context.CancelFunc
	language data.Language
	large    bool
	contrast bool
	low      bool // every control in the lower half
	guided   bool // by voice: each screen and each step of the keys is said
	volume   speech.Volume
	way      history
	typed    typed
	keys     keyboard.State     // of the on-screen keyboard
	keysAway bool               // the visitor put it away
	lookup   *lookup            // the question for a case, while it is asked
	tries    data.Attempts      // at cases; the office counts those of the whole kiosk
	slip     paper              // of a case
	list     paper              // the checklist of a service
	papers   int                // printed so far
	printed  time.Time          // the last of them
	answer   data.CaseAnswer    // the case that the visitor looks at; at AtCase only
	opinion  *opinion           // what is being said; nil: nothing
	survey   *surveying         // what is being answered; nil: nothing
	seen     Route              // the service or the department that was looked at last; zero: none
	fresh    *fresh             // the case was opened by this visitor; nil: it was asked for
	name     string             // of the visit, by chance; empty: nobody asked for it
	offsets  map[Route]float32  // how far down each list of the way was scrolled
	begun    bool               // something was touched
	touched  time.Time          // last
	loading  int                // counts loads; an older one that comes late is dropped
	page     page               // what is shown
	frame    frame              // the widgets around it
	asking   *stillThere        // nil: the visitor is there
	aloud    *aloud             // nil: nothing is being said
	uttering context.CancelFunc // of a few words that are being said; may be nil
	uttered  string             // those words, or the last ones of the screen
	heard    heard              // what a guided visitor has heard of the screen
	focus    focus              // where the keys are
	scan     *scan              // the question by a slip's code, while it is asked
	scroll   *look.Scroll       // the list of the page; nil: it fits
	knocks   []time.Time        // on the mark in the header
	staff    *staff             // nil: this is a visitor
}

// typed is what the visitor typed. It outlives a change of language or size.
type typed struct {
	query   string
	number  string
	date    string // digits
	code    string
	contact data.Contact // where an answer is wanted
}

func newVisit(k *Kiosk) *visit {
	ctx, cancel := context.WithCancel(context.Background())
	return &visit{
		kiosk: k, ctx: ctx, cancel: cancel, language: data.Bulgarian,
		offsets: map[Route]float32{}, touched: k.o.Clock(),
	}
}

// forget ends the visit: nothing that was typed, read or shown is kept but the answers to
// the survey, which are nobody's.
func (v *visit) forget() {
	v.hush()
	v.cancel()
	v.keepUnfinished()
	v.typed, v.answer, v.way, v.offsets, v.scroll = typed{}, data.CaseAnswer{}, nil, nil, nil
	v.opinion, v.survey, v.fresh, v.name, v.seen = nil, nil, nil, "", Route{}
	v.keys, v.lookup, v.slip, v.list, v.scan, v.staff = keyboard.State{}, nil, paper{}, paper{}, nil, nil
}

func (v *visit) ended() bool { return v.ctx.Err() != nil }

// end forgets this visitor and waits for the next.
func (v *visit) end() { v.kiosk.begin() }

// look is how the screen looks to this visitor.
func (v *visit) look() look.Look {
	l := look.New(look.Kiosk, v.kiosk.o.Screen)
	l.Large, l.Contrast = v.large, v.contrast
	return l
}

func (v *visit) say(k phrases.Key, args ...any) string { return phrases.In(v.language, k, args...) }

func (v *visit) in(t data.Text) string { return t.In(v.language) }

func (v *visit) route() Route {
	switch {
	case v.staff != nil:
		return Route{Place: AtStaff}
	case v.kiosk.catalogue == nil && !v.way.withoutEdition():
		return Route{Place: AtBuiltIn}
	}
	return v.way.present()
}

// open goes on to the screen.
func (v *visit) open(r Route) {
	v.staff = nil // whoever goes on has left their page
	v.way = v.way.to(r)
	if r.Place == AtService || r.Place == AtPhone {
		v.seen = r
	}
	delete(v.offsets, r)
	v.drop()
	v.refresh()
	v.lookBeforeOffering()
}

// back goes one step back, to where that screen was scrolled.
func (v *visit) back() {
	if v.staff == nil {
		v.way = v.way.back()
	}
	v.staff = nil
	v.drop()
	v.refresh()
	v.lookBeforeOffering()
}

// drop forgets what belonged to screens that are not on the way any more.
func (v *visit) drop() {
	v.leave()
	if !v.way.passes(AtSearch) {
		v.typed.query, v.keysAway = "", false
	}
	if !v.way.passes(AtFeedback) && !v.way.passes(AtAbout) && !v.way.passes(AtBreach) && !v.way.passes(AtWrite) && !v.way.passes(AtAnswer) {
		v.opinion, v.typed.contact = nil, data.Contact{}
	}
	if !v.way.passes(AtSlip) {
		v.scan = nil
	}
	if !v.way.passes(AtCase) {
		v.answer, v.fresh = data.CaseAnswer{}, nil
		if !v.way.passes(AtLookup) {
			v.typed.number, v.typed.date, v.typed.code, v.lookup = "", "", "", nil
		}
	}
}

// leave makes the screen that is still seen deaf and silent until the next one is
// read: what its keys and buttons work on has just been dropped.
func (v *visit) leave() {
	v.hush()
	v.page, v.scroll, v.uttered = page{}, nil, ""
	v.frame = frame{clock: v.frame.clock}
	screen := v.kiosk.o.Screen
	cover := look.Place(newGround(look.Gap(0, 0), v.touch), 0, 0, screen.Width, screen.Height)
	v.kiosk.root.Objects = append(v.kiosk.root.Objects, cover) // nothing to be painted
}

// refresh reads and builds the present screen anew.
func (v *visit) refresh() {
	r := v.route()
	open, known := openers()[r.Place]
	if !known {
		open = plain((*visit).openHome)
	}
	open(v, r.ID)
}

// showNow shows a page that needs nothing to be read. What still loads was for
// another screen.
func (v *visit) showNow(p page) {
	v.loading++
	v.show(p)
}

// show puts the page on the screen, unless the visit has ended: its last screen
// is seen, and can be touched, until the next visit's first one is read. While a
// screen is being read there is no page to show again.
func (v *visit) show(p page) {
	if v.ended() || p.body == nil {
		return
	}
	v.page, v.scroll = p, nil
	v.frame = v.newFrame(p)
	v.refocus()
	seen := v.frame.object
	if v.asking != nil {
		v.asking = v.newStillThere(v.asking.remaining)
		seen = v.asking.object
	}
	if v.kiosk.covered() {
		seen = v.alarm(*v.kiosk.alert)
	}
	v.kiosk.root.Objects = []fyne.CanvasObject{seen}
	v.kiosk.root.Refresh()
	v.kiosk.shows(v.secret())
	v.guide()
}

// private reports whether what is shown or typed concerns a case.
func (v *visit) private() bool {
	place := v.route().Place
	return place == AtLookup || place == AtCase || place == AtSlip || place == AtAnswer
}

// secret reports whether what is shown is nobody else's business: a case, what
// was typed, the staff's page.
func (v *visit) secret() bool {
	return v.private() || v.staff != nil || v.typed.query != "" || v.opinion != nil && v.opinion.words != "" || v.typed.contact != (data.Contact{})
}

// touch notes that the visitor is there. Who is asked for an answer, and is on
// the way to it, has the whole time for it again.
func (v *visit) touch() {
	v.touched, v.begun = v.kiosk.o.Clock(), true
	if v.asking != nil {
		v.touched = v.touched.Add(-v.silence())
	}
}

// touching is what a button does, and the visitor's sign of life. It stops what
// is being said aloud.
func (v *visit) touching(f func()) func() {
	return func() {
		v.touch()
		speaking := v.aloud
		v.hush()
		f()
		if speaking != nil && v.frame.caption != nil && v.aloud == nil {
			v.show(v.page)
		}
	}
}

// opens is a button's way to a screen.
func (v *visit) opens(r Route) func() { return func() { v.open(r) } }

// button is a button around the content. All buttons of the kiosk are made
// here or by textButton, so that each touch counts as one.
func (v *visit) button(style look.Style, name string, content fyne.CanvasObject, tapped func()) *look.Button {
	return v.look().NewButton(style, name, content, v.touching(tapped))
}

func (v *visit) textButton(style look.Style, icon, words string, tapped func()) *look.Button {
	return v.look().TextButton(style, icon, words, v.touching(tapped))
}

// typedRune goes to the screen that takes keys; at home, a letter begins the
// search.
func (v *visit) typedRune(r rune) {
	v.touch()
	switch {
	case v.asking != nil:
		v.stay()
	case v.page.keys != nil:
		v.page.keys.TypedRune(r)
	case v.route().Place == AtHome && unicode.IsLetter(r):
		v.typed.query = string(r)
		v.open(Route{Place: AtSearch})
	}
}
