package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/draw"

	"example.org/parter/assets/look"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
	"example.org/parter/kiosk"
)

// painter paints boards and kiosks off-screen with the code that paints the walls. Fyne
// wants an app for measuring text; its test app is the one without a window
// system, and one picture is painted at a time.
type painter struct {
	mu       sync.Mutex
	app      fyne.App
	content  func(context.Context) (data.Content, error)
	edition  func() data.EditionNumber // of the content; nil: nothing is remembered
	pictures display.Pictures          // nil: there are none
	easels   map[look.Screen]*display.Easel
	kept     []keptPicture // the newest last
}

// keptPicture is a preview with all that it depends on.
type keptPicture struct {
	of    string
	shown console.Previewed
}

// mostKept is how many previews are kept: what two or three clerks write, on each
// surface.
const mostKept = 8

var (
	wall    = look.Screen{Width: 1920, Height: 1080}
	upright = look.Screen{Width: 1080, Height: 1920}
	glass   = look.Screen{Width: 1920, Height: 1080} // of the kiosk
)

// Preview is the notice as the surface will show it: its first page as a PNG half as
// large, how many pages a board needs for it, what of it does not fit, and how often
// it will be on.
func (p *painter) Preview(ctx context.Context, n data.Notice, on console.Surface) (console.Previewed, error) {
	return p.preview(ctx, subject{
		of: n, on: on,
		draft:  func(c data.Content, now time.Time) display.Draft { return display.DraftNotice(c, dated(n, now), now) },
		notice: func(_ data.Content, now time.Time) data.Notice { return dated(n, now) },
	})
}

// PreviewItem is the same for an item of the board. One that has nothing to show is
// data.ErrNotFound.
func (p *painter) PreviewItem(ctx context.Context, item data.BoardItem, on console.Surface) (console.Previewed, error) {
	shown, err := p.preview(ctx, subject{of: item, on: on, draft: func(c data.Content, now time.Time) display.Draft { return display.DraftItem(c, item, now) }})
	if item.Kind == data.BoardPDF {
		shown.Points = display.LeastPoints(screenOf(on), item)
	}
	return shown, err
}

// PreviewPosting is the same for a posting.
func (p *painter) PreviewPosting(ctx context.Context, posting data.PublicPosting, on console.Surface) (console.Previewed, error) {
	return p.preview(ctx, subject{
		of: posting, on: on,
		draft:  func(c data.Content, now time.Time) display.Draft { return display.DraftPosting(c, posting, now) },
		notice: func(data.Content, time.Time) data.Notice { return posting.Notice() },
	})
}

// subject is what a preview is asked for.
type subject struct {
	of     any // the draft itself
	on     console.Surface
	draft  func(data.Content, time.Time) display.Draft
	notice func(data.Content, time.Time) data.Notice // as the kiosk shows it; nil: it does not
}

// screenOf is the board that the surface is a picture of.
func screenOf(on console.Surface) look.Screen {
	if on == console.OnUpright {
		return upright
	}
	return wall
}

// preview paints the subject, unless that was painted within this minute. Whoever has
// typed on meanwhile is not waited for.
func (p *painter) preview(ctx context.Context, s subject) (console.Previewed, error) {
	return p.remembered(ctx, s.of, s.on, func(c data.Content, now time.Time) (console.Previewed, error) {
		return p.paintSubject(c, s, now)
	})
}

// remembered paints what is asked for in the published content, unless that was done
// within this minute.
func (p *painter) remembered(ctx context.Context, what any, on console.Surface, paint func(data.Content, time.Time) (console.Previewed, error)) (console.Previewed, error) {
	now := time.Now()
	of := ""
	if p.edition != nil {
		of = fmt.Sprintf("%d %s %d %T %+v", p.edition(), on, now.Unix()/60, what, what)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if i := slices.IndexFunc(p.kept, func(k keptPicture) bool { return of != "" && k.of == of }); i >= 0 {
		return p.kept[i].shown, nil
	}
	if err := ctx.Err(); err != nil {
		return console.Previewed{}, err
	}
	content, err := p.content(ctx)
	if err != nil {
		return console.Previewed{}, err
	}
	p.begin()
	shown, err := paint(content, now)
	if err == nil && of != "" {
		p.kept = append(p.kept[max(len(p.kept)-mostKept+1, 0):], keptPicture{of, shown})
	}
	return shown, err
}

func (p *painter) paintSubject(content data.Content, s subject, now time.Time) (v console.Previewed, err error) {
	d, screen := s.draft(content, now), screenOf(s.on)
	options, easel := p.options(screen, content), p.easel(screen)
	sketch := easel.Sketch(options, d)
	if sketch.First == nil {
		return v, fmt.Errorf("the board has no page for it: %w", data.ErrNotFound)
	}
	often := console.Often(easel.Often(options, d, now))
	v.Pages, v.Lasts, v.Unfit, v.Often = sketch.Pages, sketch.Lasts, p.unfit(content, d), &often
	scene := sketch.First
	if s.on == console.OnKiosk && s.notice != nil {
		screen = glass
		scene, v.GoesOn = kiosk.PreviewNotice(screen, content, s.notice(content, now), now)
		scene = inWindow(screen, scene)
	}
	v.PNG, err = encode(photographOf(scene, screen, half))
	return v, err
}

// inWindow is the scene in the kiosk's window, which is paper.
func inWindow(screen look.Screen, scene fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(look.New(look.Kiosk, screen).Colour(look.Paper)), scene)
}

// easel is the one that paints screens of the size.
func (p *painter) easel(screen look.Screen) *display.Easel {
	if p.easels == nil {
		p.easels = map[look.Screen]*display.Easel{}
	}
	if p.easels[screen] == nil {
		p.easels[screen] = &display.Easel{}
	}
	return p.easels[screen]
}

// Scene is the board as it begins at the moment, as a PNG half as large.
func (p *painter) Scene(ctx context.Context, at time.Time, on console.Surface) ([]byte, error) {
	content, err := p.content(ctx)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := ctx.Err(); err != nil { // asked for another moment meanwhile
		return nil, err
	}
	p.begin()
	screen := screenOf(on)
	return encode(photographOf(p.easel(screen).Scene(p.options(screen, content), content, at), screen, half))
}

// Unfit is what of the draft does not fit on a board, lying or upright; empty: all of
// it does.
func (p *painter) Unfit(ctx context.Context, draft func(data.Content, time.Time) display.Draft) (string, error) {
	content, err := p.content(ctx)
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	return p.unfit(content, draft(content, time.Now())), nil
}

func (p *painter) unfit(content data.Content, d display.Draft) string {
	for _, screen := range []look.Screen{wall, upright} {
		if text := display.Unfit(p.options(screen, content), d); text != "" {
			return text
		}
	}
	return ""
}

// options are those of a wall.
func (p *painter) options(screen look.Screen, fallback data.Content) display.Options {
	return display.Options{Screen: screen, Clock: time.Now, Fallback: fallback, Pictures: p.pictures}
}

// halved is the picture of a wall half as large.
func halved(picture image.Image) image.Image {
	size := picture.Bounds().Size()
	small := image.NewNRGBA(image.Rect(0, 0, size.X/2, size.Y/2))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return small
}

// paint paints every page of the notice.
func (p *painter) paint(ctx context.Context, n data.Notice) ([]image.Image, error) {
	content, err := p.content(ctx)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	now := time.Now()
	var pictures []image.Image
	for _, screen := range display.Sketches(p.options(wall, content), display.DraftNotice(content, dated(n, now), now)) {
		pictures = append(pictures, photograph(screen))
	}
	if len(pictures) == 0 {
		return nil, fmt.Errorf("notice %s: the board has no page for it", n.ID)
	}
	return pictures, nil
}

// Past is the board as it was when the page hung, as a PNG half as large, and which
// version of the page that is.
func (p *painter) Past(c data.Content, painted data.Painted, at time.Time) (file []byte, version string, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	screen := look.Screen{Width: float32(painted.Width), Height: float32(painted.Height)}
	scene, version, err := display.Past(display.Options{Screen: screen, Fallback: c, Pictures: p.pictures}, c, painted, at)
	if err != nil {
		return nil, "", err
	}
	file, err = encode(halved(photographOf(scene, screen, 1)))
	return file, version, err
}

// PastAlert paints the alert as it covered a screen of the size.
func (p *painter) PastAlert(town data.Town, a data.Alert, painted data.Painted) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	screen := wall
	if painted.Width > 0 && painted.Height > 0 {
		screen = look.Screen{Width: float32(painted.Width), Height: float32(painted.Height)}
	}
	return encode(halved(photographOf(display.PastAlert(screen, town, a), screen, 1)))
}

// begin gives Fyne what it measures text with, and the time. It forgets what it laid
// out some seconds ago, but looks at the clock in photographs alone: after a pause it
// would forget in the photograph what was laid out for it, and a list's bar would
// stand at the wrong side.
func (p *painter) begin() {
	if p.app == nil {
		p.app = test.NewApp()
		p.app.Settings().SetTheme(look.New(look.Board, wall).Theme())
	}
	photographOf(&fyne.Container{}, look.Screen{Width: 1, Height: 1}, 1)
}

// dated is the notice, on at the moment when its dates are still being typed:
// the board then names no dates, and its clock is right.
func dated(n data.Notice, now time.Time) data.Notice {
	if n.From.IsZero() || !n.Permanent && !n.Until.After(n.From) {
		n.From, n.Until = time.Time{}, now.Add(time.Hour)
	}
	return n
}

func photograph(scene fyne.CanvasObject) image.Image { return photographOf(scene, wall, 1) }

// half is the scale of a picture half as wide as its screen.
const half = 0.5

func photographOf(scene fyne.CanvasObject, screen look.Screen, scale float32) image.Image {
	sheet := software.NewTransparentCanvas() // each scene covers its whole screen
	sheet.SetScale(scale)
	sheet.SetPadded(false)
	sheet.SetContent(scene)
	sheet.Resize(fyne.NewSize(screen.Width, screen.Height))
	return sheet.Capture()
}

func encode(picture image.Image) ([]byte, error) {
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&file, picture); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return file.Bytes(), nil
}

type renderScreen struct {
	Notice data.NoticeID `arg:"" help:"The notice, drafted or published."`
	To     string        `help:"Folder for the pictures." default:"."`
}

// Run writes one PNG for each page of the notice.
func (r renderScreen) Run(ctx context.Context, folder machine.Folder) error {
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer o.store.Close() //nolint:errcheck // nothing was written
	draft, err := o.store.DraftedNotice(ctx, r.Notice)
	if err != nil {
		return err
	}
	p := painter{content: o.store.Content}
	pictures, err := p.paint(ctx, draft.Notice)
	if err != nil {
		return err
	}
	for i, picture := range pictures {
		file, err := encode(picture)
		if err != nil {
			return err
		}
		path := filepath.Join(r.To, fmt.Sprintf("%s-%d.png", r.Notice, i+1))
		if err := os.WriteFile(path, file, 0o644); err != nil {
			return fmt.Errorf("picture: %w", err)
		}
		fmt.Println(path)
	}
	return nil
}
