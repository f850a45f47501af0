package display

import (
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"example.org/parter/assets/look"
	"example.org/parter/display/playlist"
)

var pictures = flag.String("pictures", "", "a folder for pictures of every page, for people to look at")

func TestPicturesForTheEye(t *testing.T) {
	dir := *pictures
	if dir == "" {
		t.Skip("no folder for pictures was named")
	}
	for name, s := range map[string]look.Screen{"wide": landscape, "tall": portrait} {
		w := newWall(t, s)
		shoot(t, w.Root(), s, filepath.Join(dir, name+"-built-in.png"))
		w.Use(radomir(t))
		quiet := radomir(t)
		quiet.Town.Public, quiet.Notices = "", nil
		w.Use(quiet)
		for _, page := range []string{"case/1", "fees/taxes/1"} {
			w.program = w.program.Open(playlist.PageID(page), w.now)
			w.Tick(w.now)
			shoot(t, w.Root(), s, filepath.Join(dir, name+"-quiet-"+strings.ReplaceAll(page, "/", "_")+".png"))
		}
		w.Use(radomir(t))
		seen := map[string]bool{}
		for range 200 {
			if !seen[w.Showing()] {
				seen[w.Showing()] = true
				shoot(t, w.Root(), s, filepath.Join(dir, fmt.Sprintf("%s-%02d-%s.png", name, len(seen), strings.ReplaceAll(w.Showing(), "/", "_"))))
			}
			w.now = w.program.At(w.now).Until
			w.Tick(w.now)
		}
	}
}

func shoot(t *testing.T, o fyne.CanvasObject, s look.Screen, path string) {
	t.Helper()
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(o)
	c.Resize(fyne.NewSize(s.Width, s.Height))
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, c.Capture()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
