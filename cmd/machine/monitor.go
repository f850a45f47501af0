package machine

import (
	"context"
	"errors"
	"fmt"
	"image"
	"log/slog"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/randr"
	"github.com/jezek/xgb/xproto"
)

// monitors asks the X server where monitors and windows are. Fyne does not
// tell, and X leaves a window anywhere when its monitor was unplugged.
type monitors struct {
	x    *xgb.Conn
	root xproto.Window
}

func openMonitors() (monitors, error) {
	x, err := xgb.NewConn()
	if err != nil {
		return monitors{}, fmt.Errorf("connect to the X server: %w", err)
	}
	if err := randr.Init(x); err != nil {
		x.Close()
		return monitors{}, fmt.Errorf("monitors of the X server: %w", err)
	}
	return monitors{x, xproto.Setup(x).DefaultScreen(x).Root}, nil
}

// at is the monitor at the place; empty: there is none now.
func (m monitors) at(p Place) (image.Rectangle, error) {
	all, err := randr.GetScreenResourcesCurrent(m.x, m.root).Reply()
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("monitors: %w", err)
	}
	for _, id := range all.Crtcs {
		crtc, err := randr.GetCrtcInfo(m.x, id, all.ConfigTimestamp).Reply()
		if err != nil {
			return image.Rectangle{}, fmt.Errorf("monitor: %w", err)
		}
		area := image.Rect(int(crtc.X), int(crtc.Y), int(crtc.X)+int(crtc.Width), int(crtc.Y)+int(crtc.Height))
		if image.Pt(p.X, p.Y).In(area) {
			return area, nil
		}
	}
	return image.Rectangle{}, nil
}

// window is where the window stands on the whole X screen.
func (m monitors) window(w xproto.Window) (image.Rectangle, error) {
	size, err := xproto.GetGeometry(m.x, xproto.Drawable(w)).Reply()
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("window: %w", err)
	}
	corner, err := xproto.TranslateCoordinates(m.x, w, m.root, 0, 0).Reply()
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("window: %w", err)
	}
	at := image.Pt(int(corner.DstX), int(corner.DstY))
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(int(size.Width), int(size.Height)))}, nil
}

// picture is what the X server shows in the area: the pixels that are on the
// monitor, whoever painted them. Fyne's own capture reads the front buffer,
// which is black with Mesa's software rendering.
func (m monitors) picture(area image.Rectangle) (image.Image, error) {
	raw, err := xproto.GetImage(m.x, xproto.ImageFormatZPixmap, xproto.Drawable(m.root),
		int16(area.Min.X), int16(area.Min.Y), uint16(area.Dx()), uint16(area.Dy()), ^uint32(0)).Reply()
	if err != nil {
		return nil, fmt.Errorf("picture of the X screen: %w", err)
	}
	size := area.Size()
	if len(raw.Data) < 4*size.X*size.Y {
		return nil, fmt.Errorf("picture of the X screen: %d bytes for %v pixels of four", len(raw.Data), size)
	}
	picture := image.NewRGBA(image.Rectangle{Max: size})
	for i := 0; i < len(picture.Pix); i += 4 { // blue comes first
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = raw.Data[i+2], raw.Data[i+1], raw.Data[i], 0xFF
	}
	return picture, nil
}

// guard keeps a window on its monitor.
type guard struct {
	window *Window
	log    *slog.Logger
	hidden bool            // its monitor is gone
	tried  image.Rectangle // where the window stood when it was last moved
	again  time.Time       // when it may be moved from there once more
	shown  fyne.Size       // what the content was built for
	// restless is how many more looks are to be soon.
	restless atomic.Int32
}

// watchPace is how soon a change of monitors is seen.
const watchPace = time.Second

// soonLooks is how many looks follow a change, ten times as soon.
const soonLooks = 10

// moveAgain is how long a window that was moved has to get there.
const moveAgain = 700 * time.Millisecond

// run looks every second. Without an X server that answers there is nothing to
// guard, and it looks again later.
func (g *guard) run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := g.watch(ctx); err != nil && ctx.Err() == nil {
			g.log.Warn("monitors are not watched", "error", err)
		}
		if Pause(ctx, 10*watchPace) != nil {
			return
		}
	}
}

func (g *guard) watch(ctx context.Context) error {
	m, err := openMonitors()
	if err != nil {
		return err
	}
	defer m.x.Close()
	changed := m.changes()
	for g.wait(ctx, changed) == nil {
		monitor, err := m.at(g.window.Place)
		if err != nil {
			return err
		}
		stands, err := m.window(g.window.handle)
		if err != nil {
			return err
		}
		fyne.Do(func() {
			if !g.adapt(monitor, stands) {
				return
			}
			g.restless.Store(soonLooks)
			if g.window.Thread != nil {
				g.window.Thread.Settle()
			}
		})
	}
	return nil
}

// changes says when a monitor came, went or has another resolution, as the X server
// tells of it. It is closed with the connection.
func (m monitors) changes() <-chan struct{} {
	told := make(chan struct{}, 1)
	randr.SelectInput(m.x, m.root, randr.NotifyMaskScreenChange|randr.NotifyMaskCrtcChange)
	go func() {
		defer close(told)
		for {
			event, fault := m.x.WaitForEvent()
			if event == nil && fault == nil {
				return // the connection is closed
			}
			select {
			case told <- struct{}{}:
			default: // it is told already
			}
		}
	}()
	return told
}

// wait waits for a change of monitors, or a while: nobody tells of a window that
// was moved. After a change it looks sooner, until the window has settled.
func (g *guard) wait(ctx context.Context, changed <-chan struct{}) error {
	pace := watchPace
	if left := g.restless.Load(); left > 0 {
		g.restless.Store(left - 1)
		pace /= soonLooks
	}
	timer := time.NewTimer(pace)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case _, open := <-changed:
		if !open {
			return errNoServer
		}
		g.restless.Store(soonLooks)
	case <-timer.C:
	}
	return nil
}

var errNoServer = errors.New("the X server is gone")

// adapt hides the window while its monitor is gone, since it would cover
// another one, brings it back, and fits the content to another resolution. It
// reports whether it did anything.
func (g *guard) adapt(monitor, stands image.Rectangle) (did bool) {
	did = true
	switch {
	case monitor.Empty() && !g.hidden:
		g.log.Warn("the monitor is gone", "place", fmt.Sprint(g.window.Place))
		g.hidden = true
		g.window.Hide()
		g.tellGone()
	case monitor.Empty():
		did = false
	case g.hidden:
		g.log.Info("the monitor is back", "monitor", monitor.String())
		g.hidden, g.tried, g.again = false, image.Rectangle{}, time.Time{}
		g.window.Show()
		g.window.fill()
		g.tellGone()
	case stands != monitor && (stands != g.tried || time.Now().After(g.again)):
		g.log.Info("the window moves to its monitor", "from", stands.String(), "to", monitor.String())
		g.tried, g.again = stands, time.Now().Add(moveAgain)
		g.window.fill()
	case stands == monitor:
		g.tried, did = image.Rectangle{}, false
	default:
		did = false
	}
	if size := g.window.Canvas().Size(); !g.hidden && size != g.shown {
		g.shown, did = size, true
		g.window.Resized(size)
	}
	return did
}

func (g *guard) tellGone() {
	g.window.Pulse.leave(g.hidden)
	if g.window.Gone != nil {
		g.window.Gone(g.hidden)
	}
}

// handleOf is the X server's name of the window.
func handleOf(w fyne.Window) (handle xproto.Window) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if x, ok := context.(driver.X11WindowContext); ok {
				handle = xproto.Window(x.WindowHandle)
			}
		})
	}
	return handle
}

// withoutPointer makes the mouse pointer invisible over the window. Fyne does so
// only when the pointer moves, and it may rest there for years.
func withoutPointer(w xproto.Window) error {
	m, err := openMonitors()
	if err != nil {
		return err
	}
	defer m.x.Close()
	bitmap, err := xproto.NewPixmapId(m.x)
	if err != nil {
		return fmt.Errorf("pointer: %w", err)
	}
	pointer, err := xproto.NewCursorId(m.x)
	if err != nil {
		return fmt.Errorf("pointer: %w", err)
	}
	gc, err := xproto.NewGcontextId(m.x)
	if err != nil {
		return fmt.Errorf("pointer: %w", err)
	}
	for _, request := range []interface{ Check() error }{
		xproto.CreatePixmapChecked(m.x, 1, bitmap, xproto.Drawable(m.root), 1, 1),
		xproto.CreateGCChecked(m.x, gc, xproto.Drawable(bitmap), xproto.GcForeground, []uint32{0}),
		xproto.PolyFillRectangleChecked(m.x, xproto.Drawable(bitmap), gc, []xproto.Rectangle{{Width: 1, Height: 1}}),
		xproto.CreateCursorChecked(m.x, pointer, bitmap, bitmap, 0, 0, 0, 0, 0, 0, 0, 0),
		xproto.ChangeWindowAttributesChecked(m.x, w, xproto.CwCursor, []uint32{uint32(pointer)}),
	} {
		if err := request.Check(); err != nil {
			return fmt.Errorf("pointer: %w", err)
		}
	}
	return nil
}
