//go:build rig && pictures

package cmd

import (
	"context"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/image/draw"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

var folder = flag.String("pictures", "", "folder for the README's pictures")

// TestPictures makes the README's screenshots from the real windows and a real
// browser.
func TestPictures(t *testing.T) {
	g := newGround(t)
	g.serve()
	g.importCases()
	landscape, portrait := image.Pt(1920, 1080), image.Pt(1080, 1920)

	screen, memory := g.xvfb(landscape.X, landscape.Y)
	g.window("kiosk", screen)
	w := newTwin(g, glass{size: landscape, touch: screen.Click, see: func() (image.Image, error) {
		return memory.Picture(image.Rectangle{Max: landscape})
	}})
	w.same("at the start")
	g.keep("kiosk-home", w.seen())
	w.tap(phrases.In(data.Bulgarian, phrases.KioskSearchHint))
	w.spell("наслед")
	g.keep("kiosk-search", w.seen())
	w.tap(phrases.In(data.Bulgarian, phrases.KioskHome))
	w.tap("Смърт и наследство")
	w.tap("Издаване на удостоверение за наследници")
	g.keep("kiosk-service", w.seen())
	g.openCase(w)
	g.keep("kiosk-case", w.seen())

	upright, memoryUpright := g.xvfb(portrait.X, portrait.Y)
	g.window("kiosk", upright)
	w = newTwin(g, glass{size: portrait, touch: upright.Click, see: func() (image.Image, error) {
		return memoryUpright.Picture(image.Rectangle{Max: portrait})
	}})
	w.same("at the start")
	g.keep("kiosk-home-portrait", w.seen())

	wall, memoryWall := g.xvfb(landscape.X, landscape.Y)
	g.window("display", wall)
	g.painted(memoryWall)
	tab := g.browser()
	g.signIn(tab)
	g.writeNotice(tab, "Спиране на водата в кв. „Арката“ (примерно обявление)", "На 24.11.2026 г. от 9:00 до 15:00 ч. няма да има вода. Моля, запасете се.")
	g.keepPage(tab, "office-notice")
	g.do(tab, chromedp.Click(chromedp.CSS(`button[value="publish"]`)), chromedp.WaitVisible(chromedp.CSS(`button[value="withdraw"]`)))
	g.painted(memoryWall)
	board, err := memoryWall.Picture(image.Rectangle{Max: landscape})
	if err != nil {
		t.Fatal(err)
	}
	g.keep("board-notice", board)
}

// openCase goes from anywhere to the first imported case.
func (g *ground) openCase(w *twin) {
	g.t.Helper()
	mine := g.slips()[0]
	w.tap(phrases.In(data.Bulgarian, phrases.KioskHome))
	w.tap(phrases.In(data.Bulgarian, phrases.KioskMyCase))
	w.spell(mine.number)
	w.tap(phrases.In(data.Bulgarian, phrases.LookupHaveCode))
	w.spell(strings.ReplaceAll(mine.code, "-", ""))
	w.tap(phrases.In(data.Bulgarian, phrases.KeyReady))
}

// seen is what the real window shows.
func (w *twin) seen() image.Image {
	w.t.Helper()
	picture, err := w.glass.see()
	if err != nil {
		w.t.Fatal(err)
	}
	return picture
}

// keep writes the picture at half its size.
func (g *ground) keep(name string, picture image.Image) {
	g.t.Helper()
	half := image.NewRGBA(image.Rect(0, 0, picture.Bounds().Dx()/2, picture.Bounds().Dy()/2))
	draw.CatmullRom.Scale(half, half.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	f, err := os.Create(filepath.Join(*folder, name+".png"))
	if err != nil {
		g.t.Fatal(err)
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(f, half); err != nil {
		g.t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		g.t.Fatal(err)
	}
}

// keepPage writes what the browser shows.
func (g *ground) keepPage(tab context.Context, name string) {
	g.t.Helper()
	shot, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if err != nil {
		g.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*folder, name+".png"), shot, 0o644); err != nil {
		g.t.Fatal(err)
	}
}
