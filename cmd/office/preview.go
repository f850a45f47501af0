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

var wall = look.Screen{Width: 1920, Height: 1080}

// Preview is the notice's first page as a PNG half as wide as the wall, and how
// many pages it needs.
func (p *painter) Preview(ctx context.Context, n data.Notice) (file []byte, pages int, err error) {
	pictures, err := p.paint(ctx, n, 1)
	if err != nil {
		return nil, 0, err
	}
	file, err = encode(halved(pictures[0]))
	return file, len(pictures), err
}

// halved is the picture of a wall half as large.
func halved(picture image.Image) image.Image {
	size := picture.Bounds().Size()
	small := image.NewNRGBA(image.Rect(0, 0, size.X/2, size.Y/2))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return small
}

// PreviewItem is the item's first page as a PNG half as wide as the wall, and how
// many pages it needs. One that has nothing to show is data.ErrNotFound.
func (p *painter) PreviewItem(ctx context.Context, item data.BoardItem) (file []byte, pages int, err error) {
	content, err := p.content(ctx)
	if err != nil {
		return nil, 0, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	screens := display.PreviewItem(p.options(content), content, item, time.Now())
	if len(screens) == 0 {
		return nil, 0, fmt.Errorf("board item %s has no page: %w", item.ID, data.ErrNotFound)
	}
	file, err = encode(halved(photograph(screens[0])))
	return file, len(screens), err
}

// options are those of a wall.
func (p *painter) options(fallback data.Content) display.Options {
	return display.Options{Screen: wall, Clock: time.Now, Fallback: fallback, Pictures: p.pictures}
}

// paint paints at most so many pages; the rest are nil.
func (p *painter) paint(ctx context.Context, n data.Notice, most int) ([]image.Image, error) {
	content, err := p.content(ctx)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	now := time.Now()
	screens := display.Preview(p.options(content), content, dated(n, now), now)
	if len(screens) == 0 {
		return nil, fmt.Errorf("notice %s: the board has no page for it", n.ID)
	}
	pictures := make([]image.Image, len(screens))
	for i, screen := range screens {
		if i < most {
			pictures[i] = photograph(screen)
		}
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
	pictures, err := p.paint(ctx, draft.Notice, 100)
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
