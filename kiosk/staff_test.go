package kiosk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/printer"
)

// keeper is a machine that keeps what it was told.
type keeper struct {
	hash    data.PINHash
	unset   bool
	printer *string // nil: it has no paper
	stopped []bool
}

func (k *keeper) PIN() (data.PINHash, bool) { return k.hash, !k.unset }

func (k *keeper) Diagnose(context.Context) Diagnosis {
	printer := "сложете хартия"
	if k.printer != nil {
		printer = *k.printer
	}
	return Diagnosis{
		Name: "kiosk-2", Monitor: "1920,0",
		Version: "1.2.3", Edition: 17, Built: datatest.Now(), Office: errors.New("connection refused"), Printer: printer,
		Started: datatest.Now(), Errors: []Remark{{At: datatest.Now(), Text: "edition refused · error: torn"}},
	}
}

func (k *keeper) Stop(stayDown bool) { k.stopped = append(k.stopped, stayDown) }

const rightPIN = "482913"

func staffHall(t *testing.T) (*hall, *keeper) {
	t.Helper()
	h := newHall(t, landscape)
	k := &keeper{hash: data.HashPIN(rightPIN, make([]byte, data.PINSaltLength))}
	h.o.Machine = k
	h.use(t, &sheets{Content: datatest.Town()})
	h.settle()
	return h, k
}

func knockAt(h *hall, times int, pace time.Duration) {
	for range times {
		h.now = h.now.Add(pace)
		h.visit.knock()
	}
	h.settle()
}

func enterPIN(t *testing.T, h *hall, digits string) {
	t.Helper()
	write(t, h, digits)
	press(t, h, "Провери")
}

func TestFiveKnocksAndThePINShowHowTheMachineIs(t *testing.T) {
	h, k := staffHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	knockAt(h, 5, 300*time.Millisecond)
	if got := h.Route(); got != "staff" || !h.Private() {
		t.Fatalf("got %s, private %v", got, h.Private())
	}
	if strings.Contains(listing(h.Root()), "1.2.3") {
		t.Fatal("the page is shown without a PIN")
	}
	enterPIN(t, h, rightPIN)
	for _, want := range []string{"1.2.3", "№ 17", "connection refused", "сложете хартия", "edition refused", "1920 × 1080"} {
		if !says(h, want) {
			t.Errorf("%q is not told:\n%s", want, listing(h.Root()))
		}
	}
	press(t, h, "Пусни киоска наново")
	press(t, h, "Спри киоска")
	if len(k.stopped) != 2 || k.stopped[0] || !k.stopped[1] {
		t.Errorf("the machine was told %v", k.stopped)
	}
	press(t, h, "Назад към посетителите")
	if got := h.Route(); got != "home" || h.visit.staff != nil {
		t.Errorf("got %s", got)
	}
}

func TestFewerOrSlowerKnocksDoNothing(t *testing.T) {
	h, _ := staffHall(t)
	knockAt(h, 4, 300*time.Millisecond)
	h.now = h.now.Add(time.Minute)
	knockAt(h, 10, 2*time.Second)
	if got := h.Route(); got != "home" {
		t.Errorf("got %s", got)
	}
}

func TestWithoutAPINThereIsNoPage(t *testing.T) {
	h, k := staffHall(t)
	k.unset = true
	knockAt(h, 5, 300*time.Millisecond)
	if got := h.Route(); got != "home" {
		t.Errorf("got %s", got)
	}
}

func TestWrongPINsArePaused(t *testing.T) {
	h, _ := staffHall(t)
	knockAt(h, 5, 300*time.Millisecond)
	for range 5 {
		enterPIN(t, h, "111112")
	}
	if !says(h, "Твърде много грешни опити") {
		t.Fatalf("nothing was said:\n%s", listing(h.Root()))
	}
	h.visit.end() // another visit does not help
	knockAt(h, 5, 300*time.Millisecond)
	for _, digit := range rightPIN {
		h.types(digit)
	}
	h.key(fyne.KeyReturn)
	if h.visit.staff.open {
		t.Fatal("the right PIN opens during the pause")
	}
	h.now = h.now.Add(5 * time.Minute)
	h.visit.end()
	knockAt(h, 5, 300*time.Millisecond)
	enterPIN(t, h, rightPIN)
	if h.visit.staff == nil || !h.visit.staff.open {
		t.Errorf("after the pause it does not open:\n%s", listing(h.Root()))
	}
}

func TestStaffPageWorksWithoutAnyContent(t *testing.T) {
	h := newHall(t, portrait)
	h.o.Machine = &keeper{hash: data.HashPIN(rightPIN, make([]byte, data.PINSaltLength))}
	h.settle()
	knockAt(h, 5, 300*time.Millisecond)
	for _, digit := range rightPIN { // by the plugged-in keyboard, too
		h.types(digit)
	}
	h.key(fyne.KeyReturn)
	if !says(h, "1.2.3") {
		t.Errorf("it says\n%s", listing(h.Root()))
	}
}

func TestStaffPageIsLeftAlone(t *testing.T) {
	h, _ := staffHall(t)
	knockAt(h, 5, 300*time.Millisecond)
	enterPIN(t, h, rightPIN)
	h.pass(81 * time.Second)
	if got := h.Route(); got != "home" {
		t.Errorf("an open page was left for the next visitor: %s", got)
	}
}

func TestPINIsNeitherShownNorKept(t *testing.T) {
	h, _ := staffHall(t)
	knockAt(h, 5, 300*time.Millisecond)
	write(t, h, "48")
	if got := listing(h.Root()); !strings.Contains(got, "••") {
		t.Errorf("no dots:\n%s", got)
	}
	visit := h.visit
	h.visit.end()
	if visit.staff != nil {
		t.Error("the visit that ended still knows the digits")
	}
}

// Whoever opened the page by chance could not leave it: Help, Back and Home
// changed the way and not the screen.
func TestStaffPageIsLeftByEveryWay(t *testing.T) {
	for _, from := range []Route{{Place: AtHome}, {AtService, "1001"}} {
		for _, open := range []bool{false, true} {
			for _, way := range []string{"Помощ", "Начало", "Назад", "Приключих", "Esc"} {
				h, _ := staffHall(t)
				goTo(h, from, data.Bulgarian)
				knockAt(h, 5, 300*time.Millisecond)
				if open {
					enterPIN(t, h, rightPIN)
				}
				if way == "Esc" {
					h.key(fyne.KeyEscape)
				} else {
					press(t, h, way)
				}
				if got := h.Route(); got == "staff" || says(h, "За служители") {
					t.Errorf("%s does not lead away from the open page (%v)", way, open)
				}
			}
		}
	}
}

func TestPauseOfThePINEndsOnTheGlass(t *testing.T) {
	h, _ := staffHall(t)
	knockAt(h, 5, 300*time.Millisecond)
	for range 5 {
		enterPIN(t, h, "111112")
	}
	for _, left := range []string{"1:00", "0:59", "0:58"} {
		if !says(h, left) {
			t.Errorf("it does not say %s:\n%s", left, listing(h.Root()))
		}
		h.pass(time.Second)
	}
	if slices.Contains(names(h), "7") {
		t.Error("the keys look as if they worked")
	}
	h.visit.touch()
	h.pass(57 * time.Second)
	if h.visit.staff == nil || says(h, "Твърде много") || !slices.Contains(names(h), "7") {
		t.Errorf("it still says to wait:\n%s", listing(h.Root()))
	}
}

func TestPauseOfThePINFitsEverywhere(t *testing.T) {
	for orientation, screen := range screens() {
		for _, diagonal := range []float32{21.5, 27} {
			screen.Diagonal = diagonal
			for mode := range 4 {
				h := galleryHall(t, screen)
				h.visit.large, h.visit.low = mode&1 > 0, mode&2 > 0
				if mode == 3 && diagonal < 27 {
					continue // half of the smallest glass is too low for large keys
				}
				for _, until := range []time.Time{{}, h.now.Add(time.Minute)} {
					h.visit.staff = &staff{until: until}
					h.visit.refresh()
					h.settle()
					name := fmt.Sprintf("%s %.1f″ %02b locked=%v", orientation, diagonal, mode, !until.IsZero())
					checkLayout(t, name, h.Root(), screen)
					if h.visit.low {
						checkReach(t, name, h, screen)
					}
				}
			}
		}
	}
}

// Without a printer the page said that it was ready.
func TestStaffPageSaysWhereSlipsGoAndWhichScreenItIs(t *testing.T) {
	for _, c := range []struct {
		printer Printer
		offers  bool
		fault   string
		want    string
	}{
		{printer.File{Dir: t.TempDir()}, false, "", "няма; на посетителите се показва само QR кодът"},
		{printer.File{Dir: t.TempDir()}, true, "", "няма; талоните се записват като файлове"},
		{printer.File{Dir: t.TempDir()}, false, "папката не се отваря", "папката не се отваря"},
		{&tray{}, false, "", "готов"},
	} {
		h, k := staffHall(t)
		h.o.Printer, h.o.OfferFiles, k.printer = c.printer, c.offers, &c.fault
		knockAt(h, 5, 300*time.Millisecond)
		enterPIN(t, h, rightPIN)
		mustSay(t, h, c.want, "kiosk-2, монитор на 1920,0")
		if c.want != "готов" && says(h, "готов") {
			t.Errorf("there is no printer, and it is ready:\n%s", listing(h.Root()))
		}
	}
}
