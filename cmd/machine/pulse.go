package machine

import (
	"context"
	"image"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/layout"

	"example.org/parter/data"
)

// Pulse is whether a window lives: whether its thread answers, and when it painted a
// frame last. That nothing is painted for an hour is right while nothing changes, so
// the pulse asks for a frame itself, by an invisible point of the window that has to
// be painted anew. Only what really paints the window asks the point how it looks,
// so a thread that answers and a driver that paints nothing are told apart.
type Pulse struct {
	point *canvas.Raster

	mutex   sync.Mutex
	begun   time.Time
	painted time.Time // zero: never
	asked   time.Time // when the thread was asked what it has not answered; zero: nothing
	answers []time.Duration
	size    fyne.Size
	asleep  bool      // the monitor is off for the night
	gone    bool      // the monitor is not there
	back    time.Time // when it was there again; zero: it never left
}

// The rhythm of a pulse.
const (
	pulsePace   = 10 * time.Second
	pulseMemory = 6 // answers: a minute
)

// NewPulse is a pulse of a window that is not open yet.
func NewPulse() *Pulse {
	p := &Pulse{begun: time.Now()}
	p.point = canvas.NewRaster(func(int, int) image.Image {
		p.frame()
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	return p
}

// frame notes that the window is being painted.
func (p *Pulse) frame() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.painted = time.Now()
}

// over is the content with the point in its corner.
func (p *Pulse) over(content fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: pulseLayout{layout.NewStackLayout()}, Objects: []fyne.CanvasObject{content, p.point}}
}

// pulseLayout gives the content all of the window.
type pulseLayout struct{ whole fyne.Layout }

// MinSize is that of the content.
func (l pulseLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.whole.MinSize(objects[:1])
}

// Layout leaves the point where it is.
func (l pulseLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.whole.Layout(objects[:1], size)
	objects[1].Resize(fyne.NewSize(1, 1))
}

// run asks for a frame again and again, until the context ends.
func (p *Pulse) run(ctx context.Context, do func(f func()), size func() fyne.Size) {
	for ctx.Err() == nil {
		p.ask(ctx, do, size)
		if Pause(ctx, pulsePace) != nil {
			return
		}
	}
}

func (p *Pulse) ask(ctx context.Context, do func(f func()), size func() fyne.Size) {
	asked, answered := time.Now(), make(chan fyne.Size, 1)
	p.mutex.Lock()
	p.asked = asked
	p.mutex.Unlock()
	do(func() { p.point.Refresh(); answered <- size() })
	select {
	case <-ctx.Done():
	case size := <-answered:
		p.mutex.Lock()
		defer p.mutex.Unlock()
		p.asked, p.size = time.Time{}, size
		p.answers = append(p.answers, time.Since(asked))
		p.answers = p.answers[max(0, len(p.answers)-pulseMemory):]
	}
}

// Asleep notes that the monitor was switched off for the night, or on again.
func (p *Pulse) Asleep(asleep bool) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.asleep = asleep
}

// leave notes that the monitor is not there, or is again.
func (p *Pulse) leave(gone bool) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.gone && !gone {
		p.back = time.Now()
	}
	p.gone = gone
}

func (p *Pulse) away() data.Away {
	switch {
	case p.gone:
		return data.AwayGone
	case p.asleep:
		return data.AwayAsleep
	default:
		return ""
	}
}

// take writes into the vitals what the pulse knows.
func (p *Pulse) take(v *data.Vitals) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	v.Uptime, v.Frame, v.Away = time.Since(p.begun), -1, p.away()
	v.Width, v.Height = int(p.size.Width), int(p.size.Height)
	if !p.painted.IsZero() {
		v.Frame = min(time.Since(p.painted), time.Since(p.back)) // nothing is painted for a monitor that is not there
	}
	for _, answer := range p.answers {
		v.Answer = max(v.Answer, answer)
	}
	if !p.asked.IsZero() {
		v.Answer = max(v.Answer, time.Since(p.asked))
	}
}
