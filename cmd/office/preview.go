package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/draw"

	"example.org/parter/assets/look"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
)

// painter paints the board off-screen with the code that paints the wall. Fyne
// wants an app for measuring text; its test app is the one without a window
// system, and one picture is painted at a time.
type painter struct {
	mu       sync.Mutex
	app      fyne.App
	content  func(context.Context) (data.Content, error)
	pictures display.Pictures // nil: there are none
}

var (
	wall    = look.Screen{Width: 1920, Height: 1080}
	upright = look.Screen{Width: 1080, Height: 1920}
)

// Preview is the notice's first page as a PNG half as wide as the wall, how many
// pages it needs, and what of it does not fit.
func (p *painter) Preview(ctx context.Context, n data.Notice) (console.Previewed, error) {
	return p.preview(ctx, func(c data.Content, now time.Time) display.Draft { return display.DraftNotice(c, dated(n, now), now) })
}

// PreviewItem is the same for an item of the board. One that has nothing to show is
// data.ErrNotFound.
func (p *painter) PreviewItem(ctx context.Context, item data.BoardItem) (console.Previewed, error) {
	return p.preview(ctx, func(c data.Content, now time.Time) display.Draft { return display.DraftItem(c, item, now) })
}

// PreviewPosting is the same for a posting.
func (p *painter) PreviewPosting(ctx context.Context, posting data.PublicPosting) (console.Previewed, error) {
	return p.preview(ctx, func(c data.Content, now time.Time) display.Draft { return display.DraftPosting(c, posting, now) })
}

func (p *painter) preview(ctx context.Context, draft func(data.Content, time.Time) display.Draft) (console.Previewed, error) {
	content, err := p.content(ctx)
	if err != nil {
		return console.Previewed{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	d := draft(content, time.Now())
	screens := display.Preview(p.options(wall, content), d)
	if len(screens) == 0 {
		return console.Previewed{}, fmt.Errorf("the board has no page for it: %w", data.ErrNotFound)
	}
	v := console.Previewed{Pages: len(screens), Unfit: p.unfit(content, d)}
	v.PNG, err = encode(halved(photograph(screens[0])))
	return v, err
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
	for _, screen := range display.Preview(p.options(wall, content), display.DraftNotice(content, dated(n, now), now)) {
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
	file, err = encode(halved(photographOf(scene, screen)))
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
	return encode(halved(photographOf(display.PastAlert(screen, town, a), screen)))
}

// begin gives Fyne what it measures text with.
func (p *painter) begin() {
	if p.app == nil {
		p.app = test.NewApp()
		p.app.Settings().SetTheme(look.New(look.Board, wall).Theme())
	}
}

// dated is the notice, on at the moment when its dates are still being typed:
// the board then names no dates, and its clock is right.
func dated(n data.Notice, now time.Time) data.Notice {
	if n.From.IsZero() || !n.Permanent && !n.Until.After(n.From) {
		n.From, n.Until = time.Time{}, now.Add(time.Hour)
	}
	return n
}

func photograph(scene fyne.CanvasObject) image.Image { return photographOf(scene, wall) }

func photographOf(scene fyne.CanvasObject, screen look.Screen) image.Image {
	canvas := software.NewCanvas()
	canvas.SetPadded(false)
	canvas.SetContent(scene)
	canvas.Resize(fyne.NewSize(screen.Width, screen.Height))
	return canvas.Capture()
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
