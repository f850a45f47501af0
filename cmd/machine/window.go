package machine

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"example.org/parter/data/site"
)

// Place says which monitor a window fills: any point of it, in pixels of the
// whole desktop.
type Place struct{ X, Y int }

// UnmarshalText reads "1920,0".
func (p *Place) UnmarshalText(text []byte) error {
	if _, err := fmt.Sscanf(string(text), "%d,%d", &p.X, &p.Y); err != nil {
		return fmt.Errorf("monitor %q: want X,Y such as 1920,0", text)
	}
	return nil
}

// Window is a window that fills a monitor for as long as the process lives.
type Window struct {
	fyne.Window
	Place   Place
	Started func()          // on the window's thread, when it is open
	Resized func(fyne.Size) // on the window's thread; another resolution or monitor
}

// Stand opens the window and returns when the process is told to end.
func (w *Window) Stand(ctx context.Context, a fyne.App) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	w.SetPadded(false)
	w.SetCloseIntercept(func() {})
	w.fill()
	a.Lifecycle().SetOnStarted(func() {
		w.Started()
		go w.watch(ctx)
	})
	w.ShowAndRun()
}

func (w *Window) fill() {
	if d, ok := w.Window.(desktop.Window); ok {
		d.RequestPosition(w.Place.X, w.Place.Y)
	}
	w.SetFullScreen(true)
}

// watch follows a changed resolution, and brings the window back to its
// monitor when it was unplugged and is there again: X leaves it anywhere.
func (w *Window) watch(ctx context.Context) {
	var known fyne.Size
	adapt := func() {
		if size := w.Canvas().Size(); size != known {
			known = w.adapt(known)
		}
	}
	fyne.Do(adapt)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			fyne.Do(adapt)
		}
	}
}

// adapt fits what is shown to the window's new size and returns that.
func (w *Window) adapt(known fyne.Size) fyne.Size {
	if !known.IsZero() {
		w.SetFullScreen(false)
		w.fill()
	}
	size := w.Canvas().Size()
	w.Resized(size)
	return size
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
	picture, err := glass(p.Place)
	if err != nil {
		return err
	}
	if !p.stillOpen() {
		return p.Client.SendPrivate(ctx, ticket)
	}
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&file, picture); err != nil {
		return fmt.Errorf("encode picture: %w", err)
	}
	return p.Client.SendPicture(ctx, ticket, file.Bytes())
}

// stillOpen asks once more after the picture was taken: a visitor may have
// opened a case in between.
func (p *Photographer) stillOpen() bool {
	now := make(chan bool, 1)
	fyne.Do(func() { now <- !p.Hidden() })
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
