package display

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/display/playlist"
)

// somePicture is a drawing that is not the same in any direction.
func somePicture(_ string, width, height int) (image.Image, error) {
	drawn := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			shade := color.NRGBA{uint8(40 + 180*x/width), uint8(60 + 150*y/height), 120, 255}
			if x < width/8 || y < height/16 {
				shade = color.NRGBA{15, 76, 58, 255}
			}
			drawn.SetNRGBA(x, y, shade)
		}
	}
	return drawn, nil
}

// everything is content with a page of every kind.
func everything(t *testing.T) data.Content {
	t.Helper()
	c := radomir(t)
	c.Notices, c.Results, c.Report = c.Notices[:1], datatest.Town().Results, datatest.Told()
	c.Postings = []data.PublicPosting{{
		ID: "p1", Number: "7/2026", Act: "АПК чл. 18а, ал. 10", Document: "94-00-1287/20.11.2026", For: "И. П. П.",
		Title: "Съобщение за връчване на заповед", Body: "Поканва се лицето да се яви в Центъра за административно обслужване, за да получи заповедта.",
		Posted: morning.Add(-time.Hour), NotBefore: morning.AddDate(0, 0, 9),
	}}
	c.Board = append(data.StandardBoard(),
		data.BoardItem{ID: "t1", Kind: data.BoardText, Title: data.Text{BG: "Вземете номерче"}, Body: data.Text{BG: "Автоматът е до входа."}, Permanent: true},
		data.BoardItem{ID: "i1", Kind: data.BoardImage, Title: data.Text{BG: "Карта на града"}, Pictures: []data.Picture{{SHA256: "wide", Width: 1600, Height: 900}}, Permanent: true},
		data.BoardItem{ID: "d1", Kind: data.BoardPDF, Title: data.Text{BG: "Наредба за местните данъци"}, Pictures: []data.Picture{
			{SHA256: "one", Width: 1240, Height: 1754}, {SHA256: "two", Width: 1754, Height: 1240},
		}, Permanent: true},
		agenda(),
	)
	return c
}

func agenda() data.BoardItem {
	at := func(hour, minute int) time.Time {
		return time.Date(2026, time.November, 22, hour, minute, 0, 0, data.Sofia())
	}
	return data.BoardItem{
		ID: "a1", Kind: data.BoardAgenda, Title: data.Text{BG: "Ден на отворените врати"}, From: at(0, 0), Until: at(23, 59),
		Agenda: []data.Point{
			{At: at(9, 0), What: data.Text{BG: "Откриване"}},
			{At: at(10, 0), What: data.Text{BG: "Разходка из архива"}},
			{At: at(11, 30), What: data.Text{BG: "Разговор с кмета"}},
			{At: time.Date(2026, time.November, 23, 9, 0, 0, 0, data.Sofia()), What: data.Text{BG: "Изложба"}},
		},
	}
}

// pageOfEachKind are the pages that are compared as pictures: one of each kind, in the
// template that is its own.
var pageOfEachKind = []playlist.PageID{
	"notice/voda/1", "posting/p1/1", "case/1", "hours/1", "phones/1", "receptions/1", "events/death/1", "fees/civil/1",
	"results/1", "results/faces/1", "results/promises/1", "results/plans/1", "results/done/1", "promises/II.3/1", "feedback/1", "text/t1/1", "image/i1/1", "pdf/d1/1", "pdf/d1/2", "agenda/a1/1",
}

func TestEveryKindIsPaintedAsItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("paints every page")
	}
	for orientation, s := range map[string]look.Screen{"landscape": landscape, "portrait": portrait} {
		w := newWall(t, s)
		w.o.Pictures = somePicture
		comparePicture(t, w, s, orientation+"-built-in")
		w.Use(everything(t))
		for _, page := range pageOfEachKind {
			w.turnTo(page)
			if w.Showing() != string(page) {
				t.Errorf("%s: it shows %s instead of %s", orientation, w.Showing(), page)
				continue
			}
			checkFit(t, w.Board, string(page))
			comparePicture(t, w, s, orientation+"-"+strings.ReplaceAll(string(page), "/", "-"))
		}
		for _, form := range []data.AlertForm{data.AlertFull, data.AlertBand} {
			w.Alert(&data.Alert{
				Form: form, Title: data.Text{BG: "Напуснете сградата", EN: "Leave the building"}, From: morning,
				Body: data.Text{BG: "Излезте по най-близкото стълбище.", EN: "Leave by the nearest stairs."}, Phone: "112", Drill: form == data.AlertBand,
			})
			w.Tick(w.now)
			comparePicture(t, w, s, orientation+"-alert-"+string(form))
			w.Alert(nil)
			w.Tick(w.now)
		}
	}
}

// comparePicture compares the wall, half as large, with the kept picture. Single
// pixels may differ: another processor rounds otherwise.
func comparePicture(t *testing.T, w *wall, s look.Screen, name string) {
	t.Helper()
	got, path := half(photograph(w.Root(), s)), filepath.Join("testdata", name+".png")
	if *update {
		keepPicture(t, path, got)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Error(err)
		return
	}
	defer file.Close() //nolint:errcheck // it was only read
	want, err := png.Decode(file)
	if err != nil || want.Bounds() != got.Bounds() {
		t.Errorf("%s: %v, %v instead of %v", name, err, got.Bounds(), want.Bounds())
		return
	}
	const fewPixels = 60
	kept := image.NewNRGBA(want.Bounds())
	draw.Draw(kept, kept.Bounds(), want, image.Point{}, draw.Src)
	if n := differing(kept, got); n > fewPixels {
		keepPicture(t, filepath.Join(t.ArtifactDir(), name+".png"), got)
		t.Errorf("%s: %d pixels differ (go test -update keeps the new picture)", name, n)
	}
}

func photograph(o fyne.CanvasObject, s look.Screen) image.Image {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(o)
	c.Resize(fyne.NewSize(s.Width, s.Height))
	return c.Capture()
}

// half is the picture half as large: a pixel is the mean of four.
func half(full image.Image) *image.NRGBA {
	size := full.Bounds().Size()
	plain := image.NewNRGBA(full.Bounds())
	draw.Draw(plain, plain.Bounds(), full, image.Point{}, draw.Src)
	small := image.NewNRGBA(image.Rect(0, 0, size.X/2, size.Y/2))
	for y := range size.Y / 2 {
		above, below, row := plain.Pix[2*y*plain.Stride:], plain.Pix[(2*y+1)*plain.Stride:], small.Pix[y*small.Stride:]
		for x := range size.X / 2 {
			for c := range 4 {
				sum := int(above[8*x+c]) + int(above[8*x+4+c]) + int(below[8*x+c]) + int(below[8*x+4+c])
				row[4*x+c] = uint8(sum / 4)
			}
		}
	}
	return small
}

// differing is how many pixels clearly differ.
func differing(a, b *image.NRGBA) (n int) {
	for i := 0; i < len(a.Pix); i += 4 {
		if far(a.Pix[i], b.Pix[i]) || far(a.Pix[i+1], b.Pix[i+1]) || far(a.Pix[i+2], b.Pix[i+2]) {
			n++
		}
	}
	return n
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 24 }

func keepPicture(t *testing.T, path string, picture image.Image) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join((&png.Encoder{CompressionLevel: png.BestCompression}).Encode(file, picture), file.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestAgendaGoesOnByTheClock(t *testing.T) {
	w := newWall(t, landscape)
	c := radomir(t)
	c.Notices, c.Board = nil, []data.BoardItem{agenda()}
	w.Use(c)
	w.turnTo("agenda/a1/1")
	if w.says("Откриване") || !w.says("Разходка из архива") || !w.says("Сега") {
		t.Errorf("at 10:24: %s", listing(w.Root()))
	}
	next := time.Date(2026, time.November, 22, 11, 30, 0, 0, data.Sofia())
	for w.now.Before(next) {
		w.now = w.Tick(w.now)
	}
	if !w.now.Equal(next) {
		t.Errorf("it looked at %v, not at %v", w.now, next)
	}
	w.Tick(w.now)
	if w.says("Разходка из архива") || !w.says("Разговор с кмета") || !w.says("понеделник, 23 ноември") {
		t.Errorf("at 11:30: %s", listing(w.Root()))
	}
}

func TestMissingPictureIsPassedOverUntilItIsThere(t *testing.T) {
	w := newWall(t, landscape)
	missing := os.ErrNotExist
	var mu sync.Mutex
	read := 0
	w.o.Pictures = func(sha256 string, width, height int) (image.Image, error) {
		mu.Lock()
		defer mu.Unlock()
		read++
		if missing != nil {
			return nil, missing
		}
		return somePicture(sha256, width, height)
	}
	c := everything(t)
	w.Use(c)
	w.turnTo("image/i1/1")
	if w.Showing() == "image/i1/1" || !strings.Contains(strings.Join(w.events, "\n"), "page_failed image/i1/1") {
		t.Errorf("shows %s; told %v", w.Showing(), w.events)
	}
	checkFit(t, w.Board, w.Showing())
	mu.Lock()
	missing = nil
	mu.Unlock()
	w.Use(c)
	w.turnTo("image/i1/1")
	if w.Showing() != "image/i1/1" {
		t.Errorf("shows %s though the picture is there again", w.Showing())
	}
}

// A picture is read once for each time it hangs, away from the window's thread, and
// then forgotten.
func TestPictureIsReadAheadAndForgotten(t *testing.T) {
	var mu sync.Mutex
	read := 0
	r := reading{sha256: "x", width: 8, height: 8, pictures: func(s string, w, h int) (image.Image, error) {
		mu.Lock()
		defer mu.Unlock()
		read++
		return somePicture(s, w, h)
	}}
	var all sync.WaitGroup
	for range 5 {
		all.Go(r.load)
	}
	all.Wait()
	if _, err := r.take(); err != nil || read != 1 || r.read != nil {
		t.Errorf("read %d times, keeps %v, %v", read, r.read, err)
	}
	if _, err := r.take(); err != nil || read != 2 {
		t.Errorf("a second time: read %d times, %v", read, err)
	}
}
