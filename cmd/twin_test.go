//go:build rig

package cmd

import (
	"context"
	"image"
	"image/draw"
	"math"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/data/site"
	"example.org/parter/kiosk"
	"example.org/parter/kiosk/printer"
)

// A twin is the kiosk's own code, run inside the test beside the real window:
// it knows where each button lies and what must be seen, so that the test can
// touch the glass like a visitor and still name what it touches.
type twin struct {
	t      *testing.T
	kiosk  *kiosk.Kiosk
	window fyne.Window
	glass  glass
	asks   func(context.Context, data.Feedback, data.Contact) (data.Asked, error) // what the real kiosk is told; nil: it asks nobody
	now    time.Time                                                              // while the twin is typed at, which takes it no time; zero: the real time
}

// glass is the real window: where it is touched and what it shows.
type glass struct {
	size   image.Point
	memory *rig.Framebuffer // nil: it is looked at by see alone
	touch  func(x, y int) error
	see    func() (image.Image, error)
	hands  *rig.Hands // with the plugged-in keyboard; nil: there is none
	files  bool       // visitors are offered papers as files
	paper  bool       // and as papers
}

// offerFiles is the kiosk's flag for a rehearsal without a printer.
const offerFiles = "--offer-files"

// kioskOn starts a kiosk on an X server of the size and returns its glass.
func (g *ground) kioskOn(size image.Point, flags ...string) (glass, *exec.Cmd) {
	g.t.Helper()
	screen, memory := g.xvfb(size.X, size.Y)
	hands, err := screen.Hands()
	if err != nil {
		g.t.Fatal(err)
	}
	g.t.Cleanup(hands.Close)
	cmd := g.window("kiosk", screen, flags...)
	return glass{
		size: size, hands: hands, memory: memory, files: slices.Contains(flags, offerFiles),
		touch: func(x, y int) error { return hands.Click(rig.LeftButton, image.Pt(x, y), 60*time.Millisecond) },
		see:   func() (image.Image, error) { return memory.Picture(image.Rectangle{Max: size}) },
	}, cmd
}

// newTwin is a twin that reads the same edition and asks the same office.
func newTwin(g *ground, on glass) *twin {
	g.t.Helper()
	app := test.NewTempApp(g.t)
	size := look.Screen{Width: float32(on.size.X), Height: float32(on.size.Y)}
	app.Settings().SetTheme(look.New(look.Kiosk, size).Theme())
	w := &twin{t: g.t, glass: on}
	k := kiosk.New(kiosk.Options{
		Screen: size, Clock: w.clock, Background: func(work func()) { work() },
		After:   func(time.Duration, func()) func() { return func() {} },
		Cases:   site.NewClient(machine.Folder(g.dir).Socket(), "twin", data.RoleKiosk),
		Printer: prints{on.paper}, Report: func(data.EventKind, string) {},
		Feedback: func(context.Context, data.Feedback) error { return nil }, // the real kiosk keeps it
		AskAnswer: func(ctx context.Context, f data.Feedback, c data.Contact) (data.Asked, error) {
			return w.asks(ctx, f, c)
		},
		Fallback: machine.BuiltIn(), Machine: caretaker{g}, OfferFiles: on.files,
	})
	if e := g.published(); e != nil {
		show, err := k.Prepare(g.ctx, e)
		if err != nil {
			g.t.Fatal(err)
		}
		show()
	}
	w.kiosk, w.window = k, app.NewWindow("")
	w.window.SetPadded(false)
	w.window.SetContent(k.Root())
	w.window.Resize(fyne.NewSize(size.Width, size.Height))
	return w
}

// published is the edition that the kiosk reads; nil: there is none.
func (g *ground) published() *edition.Edition {
	g.t.Helper()
	if machine.Missing(machine.Folder(g.dir).TrustedKey()) {
		return nil
	}
	key, err := edition.LoadPublicKey(machine.Folder(g.dir).TrustedKey())
	if err != nil {
		g.t.Fatal(err)
	}
	e, err := edition.Shelf{Dir: machine.Folder(g.dir).Editions(), Key: key}.Newest(g.ctx, 0)
	if err != nil || e == nil {
		g.t.Fatalf("edition: %v", err)
	}
	g.t.Cleanup(func() {
		if err := e.Close(); err != nil {
			g.t.Error(err)
		}
	})
	return e
}

func (w *twin) clock() time.Time {
	if w.now.IsZero() {
		return time.Now()
	}
	return w.now
}

// caretaker is the machine behind the twin: it has the real kiosk's PIN, and is not
// stopped by it.
type caretaker struct{ g *ground }

func (c caretaker) PIN() (data.PINHash, bool) {
	hash, there, err := machine.ReadPIN(machine.Folder(c.g.dir).KioskPIN())
	if err != nil {
		c.g.t.Error(err)
	}
	return hash, there
}

func (caretaker) Diagnose(context.Context) kiosk.Diagnosis { return kiosk.Diagnosis{} }

func (caretaker) Stop(bool) {}

// prints is a printer that is always well, with paper or with files.
type prints struct{ paper bool }

func (p prints) OnPaper() bool { return p.paper }

func (prints) Print(context.Context, printer.Handout) (string, error) { return "", nil }

// tap touches the button of the name on the glass and on the twin, and waits
// until the real window shows what the twin shows.
func (w *twin) tap(name string) {
	w.t.Helper()
	b := w.find(name)
	at := w.place(b)
	if err := w.glass.touch(at.X, at.Y); err != nil {
		w.t.Fatal(err)
	}
	b.Tap()
	w.same("after a touch on „" + name + "“")
}

// spell taps the keys of a word one after another; only the last is waited for.
func (w *twin) spell(word string) {
	w.t.Helper()
	for _, letter := range word {
		b := w.find(string(letter))
		at := w.place(b)
		if err := w.glass.touch(at.X, at.Y); err != nil {
			w.t.Fatal(err)
		}
		b.Tap()
	}
	w.same("after typing")
}

// same waits until the real window shows what the twin shows.
func (w *twin) same(when string) {
	w.t.Helper()
	want := plain(w.window.Canvas().Capture())
	var seen image.Image
	difference := 1.0
	ctx, cancel := context.WithTimeout(w.t.Context(), 15*time.Second)
	defer cancel()
	err := rig.Until(ctx, "the same picture", func() (bool, error) {
		var err error
		if seen, err = w.glass.see(); err != nil {
			return false, err
		}
		var strays int
		difference, strays = unlike(seen, want)
		return difference < 0.012 && strays < mostStrays, nil
	})
	if err != nil {
		w.save(want, "wanted")
		w.save(seen, "seen")
		w.t.Fatalf("%s at %s the window shows something else (difference %.4f): %v", when, w.kiosk.Route(), difference, err)
	}
}

// picture saves what the real window shows and returns the file.
func (w *twin) picture(name string) string {
	w.t.Helper()
	seen, err := w.glass.see()
	if err != nil {
		w.t.Fatal(err)
	}
	return w.save(seen, name)
}

func (w *twin) save(picture image.Image, name string) string {
	w.t.Helper()
	path := filepath.Join(w.t.ArtifactDir(), name+".png")
	if err := rig.Save(picture, path); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// find is the button of the name that the twin shows.
func (w *twin) find(name string) *look.Button {
	w.t.Helper()
	var found *look.Button
	var names []string
	walk(w.kiosk.Root(), func(o fyne.CanvasObject) {
		if b, ok := o.(*look.Button); ok && b.Visible() {
			names = append(names, b.Name)
			if found == nil && b.Name == name {
				found = b
			}
		}
	})
	if found == nil {
		w.t.Fatalf("no button %q at %s; there are %q", name, w.kiosk.Route(), names)
	}
	return found
}

func (w *twin) place(b *look.Button) image.Point {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	return image.Pt(int(at.X+b.Size().Width/2), int(at.Y+b.Size().Height/2))
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			walk(inner, visit)
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			walk(inner, visit)
		}
	}
}

// unlike is how much two pictures differ, from 0 to 1: the mean difference of
// squares of 16 by 16 pixels, so that the edges of letters, which two painters
// paint a little differently, do not count; and how many squares differ so much
// that something is missing there. The header with its clock is left out.
func unlike(a, b image.Image) (mean float64, strays int) {
	const square, header, far = 16, 112, 0.25
	if a.Bounds().Size() != b.Bounds().Size() {
		return 1, mostStrays
	}
	seen, want := plain(a), plain(b)
	var sum float64
	var squares int
	for y := header; y+square <= seen.Rect.Dy(); y += square {
		for x := 0; x+square <= seen.Rect.Dx(); x += square {
			difference := math.Abs(brightness(seen, x, y, square) - brightness(want, x, y, square))
			if difference > far {
				strays++
			}
			sum += difference
			squares++
		}
	}
	return sum / float64(squares), strays
}

// mostStrays is how many squares may differ much: fewer than a missing letter
// has.
const mostStrays = 3

func brightness(of *image.RGBA, x, y, square int) float64 {
	var sum int
	for dy := 0; dy < square; dy += 2 {
		row := of.Pix[(y+dy)*of.Stride+4*x:]
		for dx := 0; dx < 4*square; dx += 8 { // the luma of color.GrayModel, of every second pixel
			sum += 19595*int(row[dx]) + 38470*int(row[dx+1]) + 7471*int(row[dx+2])
		}
	}
	return float64(sum>>16) / float64(square*square/4) / 255
}

// plain is the picture in the form in which its pixels are read the fastest, itself
// where it has it already. Its upper left corner is 0,0.
func plain(picture image.Image) *image.RGBA {
	if rgba, is := picture.(*image.RGBA); is && rgba.Rect.Min == (image.Point{}) {
		return rgba
	}
	rgba := image.NewRGBA(image.Rectangle{Max: picture.Bounds().Size()})
	draw.Draw(rgba, rgba.Rect, picture, picture.Bounds().Min, draw.Src)
	return rgba
}
