package machine

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/jezek/xgb/xproto"

	"example.org/parter/data/site"
)

// Place says which monitor a window fills: any point of it, in pixels of the
// whole desktop.
type Place struct{ X, Y int }

// String is "1920,0".
func (p Place) String() string { return fmt.Sprintf("%d,%d", p.X, p.Y) }

// UnmarshalText reads "1920,0".
func (p *Place) UnmarshalText(text []byte) error {
	if _, err := fmt.Sscanf(string(text), "%d,%d", &p.X, &p.Y); err != nil {
		return fmt.Errorf("monitor %q: want X,Y such as 1920,0", text)
	}
	return nil
}

// Size is the size of the monitor at the place, in pixels; 1920×1080 where there is
// none now.
func (p Place) Size() fyne.Size {
	usual := fyne.NewSize(1920, 1080)
	m, err := openMonitors()
	if err != nil {
		return usual
	}
	defer m.x.Close()
	monitor, err := m.at(p)
	if err != nil || monitor.Empty() {
		return usual
	}
	return fyne.NewSize(float32(monitor.Dx()), float32(monitor.Dy()))
}

// Window is a window that fills a monitor for as long as the process lives.
type Window struct {
	fyne.Window
	Place   Place
	Monitor fyne.Size // of the monitor, as it is before the window opens
	Log     *slog.Logger
	Started func()          // on the window's thread, when it is open
	Resized func(fyne.Size) // on the window's thread; another resolution or monitor
	Gone    func(bool)      // on the window's thread; its monitor is not there, or is again; nil: nobody asks
	Thread  *Thread         // that rests; nil: it never does
	Mute    bool            // nobody points at it: it has no mouse pointer
	Pulse   *Pulse          // tells whether it lives
	handle  xproto.Window
}

// do runs f on the window's thread, at once even when that rests.
func (w *Window) do(f func()) {
	if w.Thread != nil {
		w.Thread.Do(f)
		return
	}
	fyne.Do(f)
}

// lastFrame is how long Fyne may take to close a window. Seldom it never does,
// and then the process ends without it.
const lastFrame = 3 * time.Second

// Stand opens the window and returns when the process is told to end. What it shows
// is made meanwhile, elsewhere than on the window's thread: opening a window takes
// longer than all else of a start.
func (w *Window) Stand(ctx context.Context, a fyne.App, content func() fyne.CanvasObject) {
	shown := promised(func() fyne.CanvasObject { return w.Pulse.over(content()) })
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, func() { End(0); fyne.Do(a.Quit) }) // Fyne learns of a signal only once it runs
	w.SetPadded(false)
	w.Resize(w.Monitor) // before it is opened: the first frame is whole
	w.SetCloseIntercept(func() {})
	w.fill()
	a.Lifecycle().SetOnStarted(func() {
		debug.SetGCPercent(usualCollection)
		if w.handle = handleOf(w.Window); w.handle == 0 {
			w.Log.Error("the window could not be opened: is there an X server with OpenGL?", "display", os.Getenv("DISPLAY"))
			os.Exit(1)
		}
		if w.Mute {
			if err := withoutPointer(w.handle); err != nil {
				w.Log.Warn("a mouse pointer may be seen", "error", err)
			}
		}
		w.Resized(w.Canvas().Size())
		w.Started()
		go (&guard{window: w, log: w.Log, shown: w.Canvas().Size()}).run(ctx)
		go w.Pulse.run(ctx, w.do, w.Canvas().Size)
	})
	w.SetContent(shown.root)
	shown.due = true
	w.ShowAndRun()
}

// End ends the process with the code after the window had its time to close.
func End(code int) { time.AfterFunc(lastFrame, func() { os.Exit(code) }) }

// fill makes the window as large as the monitor at its place.
func (w *Window) fill() {
	w.SetFullScreen(false)
	if d, ok := w.Window.(desktop.Window); ok {
		d.RequestPosition(w.Place.X, w.Place.Y)
	}
	w.SetFullScreen(true)
}

// Every calls f on the window's thread at each interval.
func Every(ctx context.Context, d time.Duration, f func(now time.Time)) {
	tick := time.NewTicker(d)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			fyne.Do(func() { f(now) })
		}
	}
}

// After calls f on the window's thread later, unless cancelled.
func After(d time.Duration, f func()) (cancel func()) {
	timer := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { timer.Stop() }
}

// Photographer answers the office's wish to see what a monitor shows.
type Photographer struct {
	Place  Place
	Client *site.Client
	Hidden func() bool // on the window's thread: it shows what only its visitor may see
	Log    *slog.Logger
	one    sync.Mutex
}

// Send sends a picture of this moment, or word that it is private. It returns
// at once.
func (p *Photographer) Send(ctx context.Context, ticket string) {
	fyne.Do(func() {
		hidden := p.Hidden()
		go func() {
			p.one.Lock()
			defer p.one.Unlock()
			if err := p.send(ctx, ticket, hidden); err != nil && ctx.Err() == nil {
				p.Log.Warn("picture not sent", "error", err)
			}
		}()
	})
}

func (p *Photographer) send(ctx context.Context, ticket string, hidden bool) error {
	if hidden {
		return p.Client.SendPrivate(ctx, ticket)
	}
	picture, err := p.take()
	if err != nil {
		return err
	}
	if p.hiddenNow() {
		return p.Client.SendPrivate(ctx, ticket)
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&file, picture); err != nil {
		return fmt.Errorf("encode picture: %w", err)
	}
	return p.Client.SendPicture(ctx, ticket, file.Bytes())
}

// take is what the monitor shows.
func (p *Photographer) take() (image.Image, error) {
	m, err := openMonitors()
	if err != nil {
		return nil, err
	}
	defer m.x.Close()
	area, err := m.at(p.Place)
	if err != nil {
		return nil, err
	}
	if area.Empty() {
		return nil, fmt.Errorf("no monitor at %v", p.Place)
	}
	return m.picture(area)
}

// hiddenNow asks once more after the picture was taken: a visitor may have
// opened a case in between.
func (p *Photographer) hiddenNow() bool {
	now := make(chan bool, 1)
	fyne.Do(func() { now <- p.Hidden() })
	return <-now
}

// Size is the size of a window in pixels.
type Size struct{ W, H int }

// UnmarshalText reads "1920x1080".
func (s *Size) UnmarshalText(text []byte) error {
	if _, err := fmt.Sscanf(string(text), "%dx%d", &s.W, &s.H); err != nil || s.W < 1 || s.H < 1 {
		return fmt.Errorf("size %q: want WxH such as 1080x1920", text)
	}
	return nil
}
