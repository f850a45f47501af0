package kiosk

import (
	"errors"
	"flag"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"example.org/parter/assets"
	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/exchange"
)

var (
	update   = flag.Bool("update", false, "write the golden listings anew")
	pictures = flag.String("pictures", "", "folder for a picture of every screen with the starter content")
)

// manyScreens passes a test over with -short, which make check looks for races with: it
// shows screens by the hundred, all in one goroutine.
func manyScreens(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("shows screens by the hundred")
	}
}

// screensOf are routes to every kind of screen of the content.
func screensOf(c data.Content) []Route {
	routes := []Route{
		{},
		{Place: AtGroups},
		{Place: AtEvents},
		{Place: AtPhones},
		{AtPhone, string(c.Departments[0].ID)},
		{Place: AtNotices},
		{Place: AtCharter},
		{Place: AtDays},
		{Place: AtForms},
		{Place: AtResults},
		{Place: AtHelp},
		{AtForm, string(c.Forms[0].ID)},
		{AtForm, string(c.Forms[1].ID)},
		{AtAway, string(c.Elsewhere[0].ID)},
		{AtGroup, string(c.Groups[0].ID)},
		{AtEvent, string(c.LifeEvents[0].ID)},
		{AtCharter, c.Charter.Parts[0].ID},
		{AtCharter, c.Charter.Parts[1].ID},
		{AtCharter, c.Charter.Parts[1].Sections[0].ID},
		{AtService, "missing"},
	}
	routes[0].Place = AtHome
	for _, n := range c.Notices {
		routes = append(routes, Route{AtNotice, string(n.ID)})
	}
	return routes
}

func goTo(h *hall, r Route, l data.Language) {
	h.visit.language = l
	h.visit.touch()
	h.visit.open(r)
	h.settle()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s changed; look at it and run with -update. Got:\n%s", path, got)
	}
}

func starter(t testing.TB) data.Content {
	t.Helper()
	radomir, err := fs.Sub(assets.Radomir, "radomir")
	if err != nil {
		t.Fatal(err)
	}
	content, err := exchange.Starter(radomir)
	if err != nil {
		t.Fatal(err)
	}
	content.Town.Public = "http://192.168.100.20:8080"
	content.Notices = datatest.Town().Notices
	return content
}

func TestEveryScreenOfRadomirFits(t *testing.T) {
	manyScreens(t)
	content := starter(t)
	for _, screen := range []look.Screen{landscape, portrait} {
		h := newHall(t, screen)
		h.use(t, &sheets{Content: content})
		routes := screensOf(content)
		for i, s := range content.Services {
			if i%6 == 0 { // a sample: all of them take ten seconds
				routes = append(routes, Route{AtService, string(s.ID)})
			}
		}
		for _, large := range []bool{false, true} {
			h.visit.large, h.visit.contrast = large, large
			for _, r := range routes {
				for _, l := range data.Languages() {
					goTo(h, r, l)
					checkLayout(t, fmt.Sprintf("%s %s large=%v %v", r, l, large, screen), h.Root(), screen)
				}
			}
		}
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("run with -pictures FOLDER")
	}
	content := starter(t)
	routes := append(screensOf(content), Route{AtService, "2016"}, Route{AtService, "1996"}, Route{AtService, "2046"}, Route{AtService, "2027"}, Route{AtEvent, "building"})
	for orientation, screen := range map[string]look.Screen{"landscape": landscape, "portrait": portrait} {
		for _, large := range []bool{false, true} {
			h := newHall(t, screen)
			h.use(t, &sheets{Content: content})
			h.visit.large, h.visit.contrast = large, large
			for i, r := range routes {
				name := fmt.Sprintf("%02d_%s_%s_%v.png", i, strings.ReplaceAll(r.String(), "/", "-"), orientation, large)
				if i > 0 || large {
					goTo(h, r, data.Bulgarian)
				}
				paint(t, filepath.Join(*pictures, name), h.Root(), screen)
			}
			for _, r := range []Route{{Place: AtLookup}, {Place: AtCase}, {Place: AtSearch}} {
				h.visit.answer = extendedCase()
				h.visit.typed = typed{query: "наслед", number: "94-00-1287", code: "7K3M"}
				goTo(h, r, data.Bulgarian)
				paint(t, filepath.Join(*pictures, fmt.Sprintf("9_%s_%s_%v.png", r.Place, orientation, large)), h.Root(), screen)
			}
			h.visit.ask(20)
			paint(t, filepath.Join(*pictures, fmt.Sprintf("99_ask_%s_%v.png", orientation, large)), h.Root(), screen)
		}
	}
}

func TestCodeOfAServiceDecodesFromTheScreen(t *testing.T) {
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Fatal("zbarimg is not installed: make setup-test")
	}
	for _, screen := range []look.Screen{landscape, portrait} {
		h := newHall(t, screen)
		content := datatest.Town()
		h.use(t, &sheets{Content: content})
		goTo(h, Route{AtService, "1004"}, data.Bulgarian)
		picture := filepath.Join(t.TempDir(), "screen.png")
		paint(t, picture, h.Root(), screen)
		out, err := exec.CommandContext(t.Context(), zbar, "-q", "--raw", picture).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got, want := strings.TrimSpace(string(out)), data.QR(content.Town.Public.Service("1004")); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func paint(t *testing.T, path string, root fyne.CanvasObject, s look.Screen) {
	t.Helper()
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(root)
	c.Resize(fyne.NewSize(s.Width, s.Height))
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(png.Encode(file, c.Capture()), file.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestLifeEventsOfALargeHomeLayBelowTheScreen(t *testing.T) {
	for orientation, screen := range screens() {
		h, _ := townHall(t)
		h.Resize(screen)
		h.visit.large = true
		goTo(h, Route{Place: AtHome}, data.Bulgarian)
		if got := listing(h.Root()); strings.Contains(got, "[Надолу]") {
			t.Errorf("%s: home must be scrolled:\n%s", orientation, got)
		}
	}
}
