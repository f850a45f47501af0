package machine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	_ "example.org/parter/cmd/machine/settings" // before Fyne's packages initialise
	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/data/site"
)

// The pace of a screen's background work.
const (
	safetyLook    = time.Second     // a hint may be lost; then the screen is late by this
	reconnect     = time.Second     // between attempts to reach the office
	deliverEvents = 5 * time.Second // between attempts, and when there is nothing to tell
	mostUntold    = 256             // events on their way to the outbox
)

// ScreenConfig is what a kiosk and a board are told about their machine.
type ScreenConfig struct {
	Data     Folder  `help:"Folder of the office's editions and socket (${default})." default:"/var/lib/parter" placeholder:"DIR"`
	Screen   string  `help:"This screen's name (${default})." default:"${screen}"`
	Monitor  Place   `help:"A point of the monitor to fill, in pixels of the desktop (${default})." default:"0,0" placeholder:"X,Y"`
	Diagonal float32 `help:"Diagonal of the glass in inches; 0: the usual one (${default})." default:"0"`

	TrustClock bool `help:"Trust the clock though the system does not say that its time is kept right."`
}

// Screen keeps one window up to date: it looks for newer editions when the
// office says so, and once a second in case it could not say.
type Screen struct {
	ID     data.ScreenID
	Client *site.Client
	Log    *slog.Logger
	// Load prepares an edition off the window's thread and returns what shows
	// it, to be run on the window's thread.
	Load func(context.Context, *edition.Edition) (show func(), err error)
	// Alert shows the alert that is on, or takes away the one before; nil: none is
	// on. It runs on the window's thread.
	Alert func(*data.Alert)
	// Do runs something on the window's thread.
	Do func(f func())
	// Picture answers the office's wish to see the window.
	Picture func(ctx context.Context, ticket string)
	// Pulse is the window's.
	Pulse *Pulse
	// Printer looks at the printer, which may take seconds; nil: there is none to be.
	Printer func(context.Context) data.PrinterVitals
	// Mute reports whether a voice is wanted and does not answer; nil: none is to be.
	Mute func() bool
	// Groups are those that a board belongs to.
	Groups []data.BoardGroup
	// Clock is the one by which the screen goes.
	Clock func() time.Time
	// Quit ends the program. It runs on the window's thread.
	Quit func()

	folder     Folder
	trustClock bool
	end        func()                  // ends the program, also where the window does not answer
	page       atomic.Pointer[hanging] // of a board; nil: none that has to turn

	keyFile string
	shelf   edition.Shelf
	told    string                      // file of the outbox
	box     atomic.Pointer[site.Outbox] // nil: it is not open
	mute    atomic.Bool                 // the outbox cannot be opened: nothing can be told
	events  chan data.Event             // on their way to the outbox: a disk may be slow, a window may not
	ended   chan struct{}               // closed when nothing more is told
	shown   *edition.Edition
	alert   alertWatch
	number  atomic.Int64                  // of shown, for whoever asks from elsewhere
	built   atomic.Int64                  // when that was built, in Unix seconds; 0: nothing is shown
	keys    atomic.Pointer[data.SealKeys] // of the edition that is shown; nil: none is
	office  atomic.Pointer[error]
	problem string // the last refusal, so that it is told once
}

// usualCollection is how often memory is collected once the window stands.
var usualCollection = 100

// Begin is how a program with a window begins: with what it reads and tells. Until
// the window stands memory is seldom collected, so that it stands sooner.
func Begin(c ScreenConfig, role data.ScreenRole, log *slog.Logger) (*Screen, error) {
	usualCollection = debug.SetGCPercent(400)
	if err := checkDisplay(); err != nil {
		return nil, err
	}
	return newScreen(c, role, log)
}

// newScreen is a screen that has not read anything yet. A name that no office accepts
// is an error.
func newScreen(c ScreenConfig, role data.ScreenRole, log *slog.Logger) (*Screen, error) {
	if err := site.CheckName(data.ScreenID(c.Screen)); err != nil {
		return nil, fmt.Errorf("--screen: %w", err)
	}
	s := &Screen{
		ID: data.ScreenID(c.Screen), Client: site.NewClient(c.Data.Socket(), data.ScreenID(c.Screen), role), Log: log,
		events: make(chan data.Event, mostUntold), ended: make(chan struct{}), Do: fyne.Do,
		Pulse: NewPulse(), Clock: time.Now, Quit: func() {}, folder: c.Data, trustClock: c.TrustClock,
	}
	s.Client.Run = newRun()
	s.end = func() { End(0); fyne.Do(s.Quit) }
	s.shelf.Dir, s.keyFile = c.Data.Editions(), c.Data.TrustedKey()
	s.Client.Shown = func() data.EditionNumber { return data.EditionNumber(s.number.Load()) }
	s.told = c.Data.Outbox(c.Screen)
	s.Report(data.EventStarted, Version)
	return s, nil
}

// tell keeps and delivers what happens. An outbox that cannot be opened is logged, and
// the screen goes on without: it is better to show something and tell nothing.
func (s *Screen) tell(ctx context.Context) {
	defer close(s.ended)
	outbox, err := s.openOutbox()
	if err != nil {
		s.Log.Warn("outbox", "error", err)
	}
	if outbox == nil {
		s.mute.Store(true)
		return
	}
	s.box.Store(outbox)
	go s.deliver(ctx, outbox)
	s.keep(ctx, outbox)
}

// openOutbox makes the folder too: a screen may start before its office ever did.
// An error with an outbox is a warning.
func (s *Screen) openOutbox() (*site.Outbox, error) {
	if err := os.MkdirAll(filepath.Dir(s.told), 0o770); err != nil {
		return nil, err
	}
	outbox, err := site.OpenOutbox(s.told)
	if err != nil {
		return nil, err
	}
	return outbox, outbox.Warning()
}

// First shows the newest good edition before the window opens, if there is one. From
// here on what happens is kept.
func (s *Screen) First(ctx context.Context) {
	go s.tell(ctx)
	if show := s.next(ctx); show != nil {
		show()
	}
	if show := s.alertOnDisk(); show != nil {
		show()
	}
}

// Follow shows newer editions until the context ends.
func (s *Screen) Follow(ctx context.Context) {
	hints := make(chan struct{}, 1)
	go s.listen(ctx, hints)
	go s.tellVitals(ctx)
	look := time.NewTicker(safetyLook)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-hints:
		case <-look.C:
		}
		if show := s.alertOnDisk(); show != nil {
			s.Do(show)
		}
		if show := s.next(ctx); show != nil {
			s.Do(show)
		}
	}
}

// next opens a newer edition and returns what shows it; nil when there is none.
// The edition before is closed once the newer one is shown and its readers are
// done.
func (s *Screen) next(ctx context.Context) (show func()) {
	var number data.EditionNumber
	if s.shown != nil {
		number = s.shown.Number()
	}
	e, err := s.newest(ctx, number)
	s.tellProblem(err)
	if e == nil {
		return nil
	}
	paint, err := s.Load(ctx, e)
	if err != nil {
		s.tellProblem(fmt.Errorf("edition %d: %w", e.Number(), err))
		s.close(e)
		return nil
	}
	before := s.shown
	s.shown = e
	s.number.Store(int64(e.Number()))
	s.built.Store(e.Built().Unix())
	s.learnKeys(ctx, e)
	s.Log.Info("edition", "number", e.Number())
	s.report(site.EditionShown(s.ID, time.Now().UTC(), e.Number()))
	return func() {
		paint()
		if before != nil {
			go s.close(before)
		}
	}
}

// Edition is the number of the edition that is shown and when it was built; 0:
// none is.
func (s *Screen) Edition() (data.EditionNumber, time.Time) {
	built := s.built.Load()
	if built == 0 {
		return 0, time.Time{}
	}
	return data.EditionNumber(s.number.Load()), time.Unix(built, 0)
}

// Office is why the office does not answer; nil: it does.
func (s *Screen) Office() error {
	if err := s.office.Load(); err != nil {
		return *err
	}
	return data.ErrUnavailable // nobody has listened yet
}

// newest waits for the office's public key, which is not there before the
// office's first start.
func (s *Screen) newest(ctx context.Context, shown data.EditionNumber) (*edition.Edition, error) {
	if known, err := s.trust(); !known {
		return nil, err
	}
	return s.shelf.Newest(ctx, shown)
}

// trust reads the office's public key, and reports whether it is there.
func (s *Screen) trust() (known bool, err error) {
	if s.shelf.Key != nil {
		return true, nil
	}
	if Missing(s.keyFile) {
		return false, nil
	}
	key, err := edition.LoadPublicKey(s.keyFile)
	if err != nil {
		return false, fmt.Errorf("trusted key: %w", err)
	}
	s.shelf.Key = key
	return true, nil
}

func (s *Screen) close(e *edition.Edition) {
	if err := e.Close(); err != nil {
		s.Log.Warn("edition not closed", "number", e.Number(), "error", err)
	}
}

// tellProblem says once that an edition was refused.
func (s *Screen) tellProblem(err error) {
	if err == nil {
		s.problem = ""
		return
	}
	if err.Error() == s.problem {
		return
	}
	s.problem = err.Error()
	s.Log.Warn("edition refused; the last good one stays", "error", err)
	s.report(site.EditionRefused(s.ID, time.Now().UTC(), s.Client.Shown(), problemOf(err)))
}

func problemOf(err error) string {
	var refusal *edition.Refusal
	if errors.As(err, &refusal) {
		return refusal.Problem()
	}
	return "unreadable"
}

// Report tells the office of something that happened, now or when it can be
// reached. It never waits.
func (s *Screen) Report(kind data.EventKind, detail string) {
	s.hangsNot(kind)
	body, err := json.Marshal(struct {
		Text string `json:"text"`
	}{detail})
	if err != nil {
		s.Log.Warn("event not kept", "kind", kind, "error", err)
		return
	}
	s.report(data.Event{Screen: s.ID, Kind: kind, At: time.Now().UTC(), Detail: body})
}

// Painted tells the office which page hangs, and of which edition. It never waits.
func (s *Screen) Painted(p data.Painted) {
	p.Edition = data.EditionNumber(s.number.Load())
	s.hangs(p.Seconds)
	detail, err := json.Marshal(p)
	if err != nil {
		s.Log.Warn("event not kept", "kind", data.EventPagePainted, "error", err)
		return
	}
	s.report(data.Event{Screen: s.ID, Kind: data.EventPagePainted, At: time.Now().UTC(), Detail: detail})
}

// Feedback keeps what a visitor said, and returns when it is on the disk: from then on
// nothing loses it. Without an outbox it is data.ErrUnavailable.
func (s *Screen) Feedback(ctx context.Context, f data.Feedback) error {
	if err := f.Check(); err != nil {
		return err
	}
	e, err := s.said(f)
	if err != nil {
		return err
	}
	return s.keepSaid(ctx, e)
}

func (s *Screen) report(e data.Event) {
	if s.mute.Load() {
		return // said once
	}
	select {
	case s.events <- e:
	default:
		s.Log.Warn("event not kept: too many at once", "kind", e.Kind)
	}
}

// keep commits events to the outbox until the context ends, and then that the screen
// did.
func (s *Screen) keep(ctx context.Context, outbox *site.Outbox) {
	lasting := context.WithoutCancel(ctx)
	for {
		select {
		case <-ctx.Done():
			s.Report(data.EventStopped, "")
			for len(s.events) > 0 {
				s.add(lasting, outbox, <-s.events)
			}
			return
		case e := <-s.events:
			s.add(lasting, outbox, e)
		}
	}
}

func (s *Screen) add(ctx context.Context, outbox *site.Outbox, e data.Event) {
	if err := outbox.Add(ctx, e); err != nil {
		s.Log.Warn("event not kept", "kind", e.Kind, "error", err)
	}
}

// Ended waits until what happened is kept, but not for long.
func (s *Screen) Ended() {
	select {
	case <-s.ended:
	case <-time.After(lastFrame / 2):
	}
}

func (s *Screen) listen(ctx context.Context, hints chan<- struct{}) {
	for ctx.Err() == nil {
		err := s.Client.Listen(ctx, func(m site.Message) {
			s.office.Store(new(error))
			switch {
			case m.Alert != nil:
				if show := s.alerted(m.Alert); show != nil {
					s.Do(show)
				}
				return
			case m.Picture != "":
				s.Picture(ctx, m.Picture)
				return
			case m.Restart != nil:
				s.restart(m.Restart)
				return
			}
			select {
			case hints <- struct{}{}:
			default:
			}
		})
		s.office.Store(&err)
		s.Log.Debug("office not reached", "error", err)
		if Pause(ctx, reconnect) != nil {
			return
		}
	}
}

func (s *Screen) deliver(ctx context.Context, outbox *site.Outbox) {
	for ctx.Err() == nil {
		sent, err := outbox.Deliver(ctx, s.Client.Send)
		if (err != nil || sent == 0) && Pause(ctx, deliverEvents) != nil {
			return
		}
	}
}

// Pause waits, or returns early with the reason why the context ended.
func Pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
