//go:build rig

package cmd

import (
	"image"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
)

// cases is a day's list of a registry system.
const cases = `входящ номер;дата;услуга;етап;дата на етапа;срок
94-00-1287;02.11.2026;2027;Приета;02.11.2026;30.11.2026
94-00-1288;03.11.2026;2016;В работа;05.11.2026;
`

// importedOn is the date of one of them, as it is typed.
func importedOn(number string) string {
	return map[string]string{"94-00-1287": "02112026", "94-00-1288": "03112026"}[number]
}

func (g *ground) importCases() {
	g.t.Helper()
	file := filepath.Join(g.t.TempDir(), "cases.csv")
	if err := os.WriteFile(file, []byte(cases), 0o600); err != nil {
		g.t.Fatal(err)
	}
	if out, err := g.run("import", "cases", file); err != nil {
		g.t.Fatalf("import: %v\n%s", err, out)
	}
}

// slip is a slip as its holder has it in the hand.
type slip struct{ number, code, address string }

// slips reads the printed slips: the words with pdftotext, the code with
// zbarimg from the picture of the paper.
func (g *ground) slips() []slip {
	g.t.Helper()
	files, err := filepath.Glob(filepath.Join(g.dir, "slips", "*.pdf"))
	if err != nil {
		g.t.Fatal(err)
	}
	var all []slip
	for _, file := range files {
		all = append(all, g.readSlip(file))
	}
	return all
}

// readSlip is what the slip's paper says.
func (g *ground) readSlip(file string) slip {
	g.t.Helper()
	text, err := exec.CommandContext(g.ctx, "pdftotext", "-layout", file, "-").Output()
	if err != nil {
		g.t.Fatal(err)
	}
	number := regexp.MustCompile(`\b\d{2}-\d{2}-\d{4}\b`).FindString(string(text))
	code := regexp.MustCompile(`\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b`).FindString(string(text))
	return slip{number, code, g.decodePDF(file)}
}

// decodePDF scans the slip's paper at the resolution of a slip printer.
func (g *ground) decodePDF(file string) string {
	g.t.Helper()
	return g.decode(g.photograph(file))
}

// photograph is a picture of the first sheet.
func (g *ground) photograph(file string) (picture string) {
	g.t.Helper()
	paper := filepath.Join(g.t.TempDir(), "paper")
	if out, err := exec.CommandContext(g.ctx, "pdftoppm", "-r", "203", "-png", "-singlefile", file, paper).CombinedOutput(); err != nil {
		g.t.Fatalf("%v: %s", err, out)
	}
	return paper + ".png"
}

// decode is what the one QR code in the picture says.
func (g *ground) decode(picture string) string {
	g.t.Helper()
	codes, err := rig.Decode(g.ctx, picture)
	if err != nil || len(codes) != 1 {
		g.t.Fatalf("%s: got %q, %v; want one QR code", picture, codes, err)
	}
	return codes[0]
}

// page is what a phone sees at the address.
func (g *ground) page(address string) string {
	g.t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		g.t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // only read
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		g.t.Fatalf("%s: %s %v", address, answer.Status, err)
	}
	return string(body)
}

// TestVisitorFollowsACase is the whole way of a case: the clerk's list, the
// slip on paper, number and code on the kiosk's own keys, the QR on the glass,
// the slip from the kiosk, and the page on the phone.
func TestVisitorFollowsACase(t *testing.T) {
	for name, size := range map[string]image.Point{"landscape": {X: 1920, Y: 1080}, "portrait": {X: 1080, Y: 1920}} {
		t.Run(name, func(t *testing.T) {
			g := newGround(t)
			g.serve()
			g.importCases()
			screen, memory := g.xvfb(size.X, size.Y)
			g.window("kiosk", screen, offerFiles)
			g.followACase(glass{
				files: true, size: size, touch: screen.Click,
				see: func() (image.Image, error) { return memory.Picture(image.Rectangle{Max: size}) },
			})
		})
	}
}

// followACase is the visitor's part, on any glass.
func (g *ground) followACase(on glass) {
	g.t.Helper()
	printed := g.slips()
	if len(printed) != 2 || printed[0].number == "" || printed[0].code == "" {
		g.t.Fatalf("printed: %+v", printed)
	}
	mine := printed[0]
	w := newTwin(g, on)
	w.same("at the start")
	g.askByDate(w, mine)
	w.tap(phrases.In(data.Bulgarian, phrases.KioskHome))
	w.tap(phrases.In(data.Bulgarian, phrases.KioskMyCase))
	w.spell(mine.number)
	w.tap(phrases.In(data.Bulgarian, phrases.LookupHaveCode))
	w.spell("00000000") // somebody else's code
	w.tap(phrases.In(data.Bulgarian, phrases.KeyReady))
	if got := w.kiosk.Route(); got != "lookup" {
		g.t.Fatalf("a wrong code opened %s", got)
	}
	for range 8 {
		w.tap(phrases.In(data.Bulgarian, phrases.KeyErase))
	}
	w.spell(strings.ReplaceAll(mine.code, "-", ""))
	w.tap(phrases.In(data.Bulgarian, phrases.KeyReady))
	if got := w.kiosk.Route(); got != "case" {
		g.t.Fatalf("got %s, want the case", got)
	}
	if onGlass := g.decode(w.picture("case")); onGlass != mine.address {
		g.t.Errorf("the QR on the glass says %s, the slip's %s", onGlass, mine.address)
	}
	stage := phrases.StageName(data.Bulgarian, map[string]data.Stage{"94-00-1287": data.StageReceived, "94-00-1288": data.StageInProgress}[mine.number])
	if body := g.page(mine.address); !strings.Contains(body, stage) || !strings.Contains(body, mine.number) {
		g.t.Errorf("the phone's page does not say %q: %s", stage, body)
	}
	w.tap(phrases.In(data.Bulgarian, phrases.AskSave))
	g.until("the kiosk's slip", func() (bool, error) { return len(g.slips()) == 3, nil })
	for _, s := range g.slips() {
		if s.number == mine.number && s != mine {
			g.t.Errorf("the kiosk's slip says %+v, the clerk's %+v", s, mine)
		}
	}
}

// askByDate opens the case's outline by its number and date: the QR on the glass
// leads to the look-up alone.
func (g *ground) askByDate(w *twin, mine slip) {
	g.t.Helper()
	w.tap(phrases.In(data.Bulgarian, phrases.KioskMyCase))
	w.spell(mine.number)
	w.tap(phrases.In(data.Bulgarian, phrases.LookupToDate))
	w.spell(importedOn(mine.number))
	w.tap(phrases.In(data.Bulgarian, phrases.KeyReady))
	if got := w.kiosk.Route(); got != "case" {
		g.t.Fatalf("number and date: got %s, want the case", got)
	}
	if onGlass := g.decode(w.picture("outline")); !strings.HasSuffix(onGlass, "/P") {
		g.t.Errorf("the QR on the glass says %s", onGlass)
	}
}

// TestVisitorFindsAService types a few letters on the kiosk's own keys, opens
// what was found, and takes the service home: the QR on the glass opens the
// service's page.
func TestVisitorFindsAService(t *testing.T) {
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("kiosk", screen)
	w := newTwin(g, glass{size: image.Pt(1920, 1080), touch: screen.Click, see: func() (image.Image, error) {
		return memory.Picture(image.Rect(0, 0, 1920, 1080))
	}})
	w.same("at the start")
	w.tap(phrases.In(data.Bulgarian, phrases.KioskSearchHint))
	w.spell("наслед")
	w.tap("Издаване на удостоверение за наследници")
	if got := w.kiosk.Route(); got != "service/2016" {
		t.Fatalf("got %s", got)
	}
	address := g.decode(w.picture("service"))
	if want := strings.ToUpper(g.public + "/U/2016"); address != want {
		t.Errorf("the QR says %s, want %s", address, want)
	}
	body := g.page(address)
	for _, want := range []string{"Издаване на удостоверение за наследници", "2,56", phrases.In(data.Bulgarian, phrases.ExampleData), "Земен"} {
		if !strings.Contains(body, want) {
			t.Errorf("the phone's page lacks %q", want)
		}
	}
}

// TestFingerOnTheGlass follows a case on Xorg with two monitors and a touch
// panel, with a finger that wobbles, while the board stands on the second
// monitor.
func TestFingerOnTheGlass(t *testing.T) {
	g := newGround(t)
	screen, finger, err := rig.TwoMonitors(g.ctx, g.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = screen.Close() }) // a failing end is no failing test
	eyes, err := screen.Hands()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(eyes.Close)
	g.serve()
	g.importCases()
	g.window("kiosk", screen, offerFiles)
	board := rig.Portrait().Area
	g.window("display", screen, "--monitor", "1920,0")
	on := glass{
		files: true,
		size:  rig.Landscape().Area.Size(),
		touch: func(x, y int) error { return finger.Wobble(x, y, 6) },
		see:   func() (image.Image, error) { return eyes.Glass(rig.Landscape().Area) },
	}
	g.followACase(on)
	on.touch = func(x, y int) error { return finger.Wobble(x, y, 12) }
	g.dragAList(on, finger)
	seen, err := screen.CaptureArea(board)
	if err != nil {
		t.Fatal(err)
	}
	if err := rig.Save(seen, filepath.Join(t.ArtifactDir(), "board-portrait.png")); err != nil {
		t.Fatal(err)
	}
	if colours := differentColours(seen); colours < 20 {
		t.Errorf("the board's monitor shows only %d colours", colours)
	}
}

// dragAList pulls a long list with the finger: it moves, and nothing is tapped.
func (g *ground) dragAList(on glass, finger *rig.Touch) {
	g.t.Helper()
	w := newTwin(g, on)
	if err := on.touch(580, 1028); err != nil { // „Приключих“, of the visitor before
		g.t.Fatal(err)
	}
	w.same("at home again")
	w.tap(phrases.In(data.Bulgarian, phrases.Services))
	w.tap("Строителство и устройство на територията")
	before, err := on.see()
	if err != nil {
		g.t.Fatal(err)
	}
	if err := finger.Drag(image.Pt(700, 800), image.Pt(700, 300), 300*time.Millisecond); err != nil {
		g.t.Fatal(err)
	}
	g.until("a list that moved", func() (bool, error) {
		now, err := on.see()
		if err != nil {
			return false, err
		}
		moved, _ := unlike(before, now)
		return moved > 0.01, nil
	})
	w.tap(phrases.In(data.Bulgarian, phrases.KioskBack)) // it still was the list: one step back are the groups
}

// differentColours tells a page from an empty window.
func differentColours(picture image.Image) int {
	seen := plain(picture)
	return coloursOf(seen, seen.Rect)
}
