// Package kiosk draws the screens that a visitor touches.
//
// A Kiosk stands in one window. One person's use of it is a visit: language,
// size of text, contrast, the way through the screens, what was typed. Ending
// it forgets all that, and the next visit is built from nothing.
//
// Every screen is a function of what was read and of the room it has. A change
// of language, size, contrast or edition builds it anew instead of telling
// every widget: a screen takes a few milliseconds, and there is one way to
// look right.
package kiosk

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/calendar"
	"example.org/parter/kiosk/printer"
)

// Catalogue is the published edition as the kiosk reads it.
type Catalogue interface {
	lobbyReader
	groupReader
	lifeEventReader
	serviceReader
	noticeReader
	charterReader
	formReader
	elsewhereReader
	receptionReader
	resultReader
	searcher
}

// searcher finds what a visitor typed, best first, and reads the services among
// it at once; a service that is not there is left out.
type searcher interface {
	Search(ctx context.Context, now time.Time, query string, limit int) ([]data.Hit, error)
	ServicesNamed(ctx context.Context, ids []data.ServiceID) ([]data.Service, error)
}

// CaseDesk answers questions about cases, live. Its errors are
// data.ErrNotFound, data.ErrUnavailable and data.TooManyAttempts.
type CaseDesk interface {
	Case(ctx context.Context, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error)
	// CaseByDate answers number and date with the outline of the case.
	CaseByDate(ctx context.Context, number data.CaseNumber, received time.Time) (data.CaseAnswer, error)
	CaseByToken(ctx context.Context, token data.Token) (data.CaseAnswer, error)
}

// Printer prints a handout and says where it lies. One that also has a method
// State is asked before a button to print is offered; one whose method OnPaper
// says false writes files, and visitors are offered the code on the screen alone.
type Printer interface {
	Print(ctx context.Context, handout printer.Handout) (where string, err error)
}

// Clipboard is what copied text would lie in. Nothing here copies, and it is
// emptied all the same.
type Clipboard interface{ SetContent(text string) }

// Options is what a kiosk needs. What is named last, from Fallback on, may be
// left out.
type Options struct {
	Screen     look.Screen
	Clock      func() time.Time
	Background func(work func())                               // runs work off the screen's thread
	After      func(d time.Duration, f func()) (cancel func()) // calls f on the screen's thread later
	Cases      CaseDesk
	Printer    Printer
	Report     func(kind data.EventKind, detail string)
	Feedback   func(context.Context, data.Feedback) error // returns when it is kept for good; nil: nothing can be
	// AskAnswer seals the contact and keeps it with the message; it returns the slip of its
	// case, or that it is kept where the office does not answer. The same ID again is the
	// same message. nil: nobody can ask.
	AskAnswer  func(context.Context, data.Feedback, data.Contact) (data.Asked, error)
	Fallback   data.Content // town and phones of the built-in page
	Log        *slog.Logger
	Speaker    Speaker   // nil: nothing is said aloud
	Clipboard  Clipboard // emptied when a visit ends
	Machine    Machine   // nil: there is no page for staff
	Silence    Silence
	Scan       Scan
	OfferFiles bool // where the printer writes files, for a rehearsal: offer them as papers
}

// Kiosk is the visitors' screen. Its methods are called on the screen's thread.
type Kiosk struct {
	o         Options
	root      *fyne.Container
	catalogue Catalogue // nil: the built-in page
	lobby     lobby
	visit     *visit
	printing  bool        // one paper at a time, also of a visitor who has gone
	unready   bool        // the printer told that it takes no job
	looked    time.Time   // when the printer was asked last; zero: never
	edition   int         // counts the editions that were shown
	mute      bool        // the voice failed in this visit; the next one tries it again
	shift     bool        // is held on the plugged-in keyboard
	secret    bool        // of what is seen, until the next screen surely is
	shown     int         // counts what was put on the screen
	alert     *data.Alert // nil: none is on
	scanner   scanner
	pins      *data.PINGuard
	comparing bool // a PIN is being compared: the guard is not asked meanwhile
}

// New is a kiosk that shows the built-in page until an edition is shown.
func New(o Options) *Kiosk {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	k := &Kiosk{o: o, root: look.Loose(), pins: &data.PINGuard{}}
	k.lobby = lobby{town: o.Fallback.Town, departments: o.Fallback.Departments, calendar: calendar.New(o.Fallback.DaysOff), stages: o.Fallback.Stages}
	k.begin()
	return k
}

// Root stands in the window; screens are swapped inside it.
func (k *Kiosk) Root() fyne.CanvasObject { return k.root }

// Prepare reads what every screen needs of a newer edition, and returns what
// shows it. Prepare may be called on any goroutine, show on the screen's thread
// only: it reads the present screen again, the visitor keeps the place, and from
// its return on nothing asks the edition before, which the caller may close. An
// edition whose town cannot be read changes nothing.
func (k *Kiosk) Prepare(ctx context.Context, c Catalogue) (show func(), err error) {
	l, err := readLobby(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("edition cannot be shown: %w", err)
	}
	return func() {
		k.catalogue, k.lobby = c, l
		k.edition++
		k.visit.refresh()
	}, nil
}

// Tick is called once a second: the clock in the header, and the visitor's
// silence.
func (k *Kiosk) Tick(now time.Time) {
	if k.alert != nil && !k.alert.On(now) {
		k.Alert(nil)
	}
	if now.Sub(k.looked) >= printerPace {
		k.lookAtPrinter(now)
	}
	k.visit.tick(now)
}

// Resize builds everything for another size. The visitor keeps the place.
func (k *Kiosk) Resize(s look.Screen) {
	if s == k.o.Screen {
		return
	}
	k.o.Screen = s
	k.visit.refresh()
}

// Private reports whether a picture of the screen would show a case, what was
// typed or the staff's page: the screen that is seen, or the one that comes.
func (k *Kiosk) Private() bool { return k.secret || k.visit.secret() }

// longestFrame is how long a screen takes at most, once it is put up, to be seen.
const longestFrame = time.Second

// shows notes whether what is put on the screen now is nobody else's business.
// What was seen before still is, until the next frame is painted.
func (k *Kiosk) shows(secret bool) {
	k.shown++
	mine := k.shown
	switch {
	case secret:
		k.secret = true
	case k.secret:
		k.o.After(longestFrame, func() {
			if mine == k.shown {
				k.secret = false
			}
		})
	}
}

// TypedRune takes a letter from a plugged-in keyboard or a scanner.
func (k *Kiosk) TypedRune(r rune) {
	if k.covered() {
		return
	}
	k.scanner.note(k, r)
	k.visit.typedRune(r)
}

// TypedKey takes a key from a plugged-in keyboard or a scanner.
func (k *Kiosk) TypedKey(e *fyne.KeyEvent) {
	if k.covered() {
		return
	}
	if (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && k.scanner.end(k) {
		return
	}
	k.visit.typedKey(e)
}

// Route is a stable name of the present screen, for tests and the log. It tells
// nothing about the visitor.
func (k *Kiosk) Route() string { return k.visit.route().String() }

// begin forgets the visitor and waits for the next.
func (k *Kiosk) begin() {
	if k.visit != nil {
		k.visit.forget()
		k.scanner.forget()
		if k.o.Clipboard != nil {
			k.o.Clipboard.SetContent("")
		}
	}
	k.mute = false
	k.visit = newVisit(k)
	k.visit.leave() // the last screen of the visit before
	k.visit.refresh()
}
