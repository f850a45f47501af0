package kiosk

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// beep is a code from a scanner: letters 8 ms apart and Enter.
func (h *hall) beep(code string) { h.typesEvery(8*time.Millisecond, code) }

func (h *hall) typesEvery(pace time.Duration, code string) {
	for _, letter := range code {
		h.now = h.now.Add(pace)
		h.TypedRune(letter)
	}
	h.now = h.now.Add(pace)
	h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	h.settle()
	h.now = h.now.Add(3 * time.Second)
}

const slipCode = "HTTPS://USLUGI.PRIMEROVO.EXAMPLE/P/0123456789ABCDEF"

func TestScannerOpensOurCodesFromAnyScreen(t *testing.T) {
	for _, from := range []Route{{Place: AtHome}, {Place: AtGroups}, {Place: AtSearch}, {Place: AtLookup}, {AtService, "1005"}, {Place: AtHelp}} {
		for code, want := range map[string]string{
			"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/U/1001":       "service/1001",
			"https://uslugi.primerovo.example/O/SPIRANE001": "notice/spirane001",
			"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/F/SKITSA":     "form/skitsa",
			"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/M/T":          "feedback",
			"HTTPS://USLUGI.PRIMEROVO.EXAMPLE/R/2026-1":     "results",
			slipCode: "case",
		} {
			h, _, _ := lobbyAt(t, landscape)
			goTo(h, from, data.Bulgarian)
			h.beep(code)
			if got := h.Route(); got != want {
				t.Errorf("from %s: %s leads to %s, want %s", from, code, got, want)
			}
			if h.visit.typed != (typed{}) {
				t.Errorf("from %s: the scanner's letters stayed: %+v", from, h.visit.typed)
			}
		}
	}
}

func TestScanIsTakenOverWhateverIsShown(t *testing.T) {
	const service = "https://uslugi.primerovo.example/U/1001"
	for what, prepare := range map[string]func(h *hall){
		"a case":         func(h *hall) { h.beep(slipCode) },
		"the question":   func(h *hall) { h.visit.ask(20) },
		"a voice":        func(h *hall) { h.hold = true; press(t, h, "Прочети"); h.hold = false },
		"a voice's ask":  func(h *hall) { h.beep(slipCode); press(t, h, "Прочети") },
		"a focused list": func(h *hall) { goTo(h, Route{Place: AtGroups}, data.Bulgarian); h.key(fyne.KeyTab) },
	} {
		h, _, _ := lobbyAt(t, landscape)
		spoken := &voice{}
		h.o.Speaker = spoken
		goTo(h, Route{AtService, "1002"}, data.Bulgarian)
		prepare(h)
		h.beep(service)
		if got := h.Route(); got != "service/1001" {
			t.Errorf("over %s: it leads to %s", what, got)
		}
		if h.visit.asking != nil || h.visit.aloud != nil || h.visit.typed != (typed{}) || says(h, "94-00-1287") {
			t.Errorf("over %s: something of it stayed:\n%s", what, listing(h.Root()))
		}
		h.release()
		if got := h.Route(); got != "service/1001" {
			t.Errorf("over %s: then it leads to %s", what, got)
		}
	}
}

func TestEveryOtherCodeIsRefusedPolitely(t *testing.T) {
	for _, code := range []string{
		"https://evil.example/P/0123456789ABCDEF", "5901234123457", "file:///etc/passwd", "javascript:alert(1)",
		"https://uslugi.primerovo.example/U/../../admin", "WIFI:T:WPA;S:lobby;P:secret;;",
	} {
		h, _, _ := lobbyAt(t, landscape)
		goTo(h, Route{AtService, "1001"}, data.Bulgarian)
		h.beep(code)
		if got := h.Route(); got != "foreign" || !says(h, "Този код не е от нас.") || !says(h, "0999 / 11 111") {
			t.Errorf("%s: got %s", code, got)
		}
		press(t, h, "Назад")
		if got := h.Route(); got != "service/1001" {
			t.Errorf("%s: the way back leads to %s", code, got)
		}
	}
}

func TestSlipThatOpensNothingSaysWhatToDo(t *testing.T) {
	for name, c := range map[string]struct {
		fail error
		want string
	}{
		"unknown":     {data.ErrNotFound, "Този талон не отваря преписка."},
		"unreachable": {data.ErrUnavailable, "0999 / 11 111"},
		"guessing":    {data.TooManyAttempts{Wait: time.Minute}, "0999 / 11 111"},
	} {
		h, d, _ := lobbyAt(t, portrait)
		var log bytes.Buffer
		h.o.Log = logTo(&log)
		d.fail = c.fail
		h.beep(slipCode)
		if got := h.Route(); got != "slip" || !says(h, c.want) {
			t.Errorf("%s: %s says\n%s", name, got, listing(h.Root()))
		}
		if strings.Contains(log.String(), "0123456789ABCDEF") {
			t.Errorf("%s: the log has the token: %s", name, log.String())
		}
	}
}

func TestTypingIsNoScan(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	h.typesEvery(150*time.Millisecond, "данъчна оценка")
	if got, want := h.visit.typed.query, "данъчна оценка"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	h.visit.typed.query = ""
	h.typesEvery(5*time.Millisecond, "ab") // a fast hand on two keys
	if got, want := h.visit.typed.query, "ab"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestScanOverATypedTextGivesItBack(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	for _, letter := range "данък" {
		h.types(letter)
	}
	h.now = h.now.Add(time.Second)
	h.beep("HTTPS://USLUGI.PRIMEROVO.EXAMPLE/U/1001")
	press(t, h, "Назад")
	if got, want := h.visit.typed.query, "данък"; h.Route() != "search" || got != want {
		t.Errorf("%s: got %q, want %q", h.Route(), got, want)
	}
}

func TestScanIsWholeThoughTheScreenIsSlow(t *testing.T) {
	h, _ := townHall(t)
	for i, letter := range "HTTPS://USLUGI.PRIMEROVO.EXAMPLE/U/1001" {
		h.now = h.now.Add(8 * time.Millisecond)
		if i%10 == 1 { // the letter before is being painted, and this one waits
			h.now = h.now.Add(120 * time.Millisecond)
		}
		h.hold = i%10 == 0
		h.TypedRune(letter)
	}
	h.now = h.now.Add(8 * time.Millisecond)
	h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	h.release()
	if got := h.Route(); got != "service/1001" {
		t.Errorf("got %s", got)
	}
}

func TestScannerThatRestsOnAPaperIsOneScan(t *testing.T) {
	h, d, _ := lobbyAt(t, landscape)
	for range 4 {
		h.typesEvery(8*time.Millisecond, slipCode)
		h.now = h.now.Add(-2500 * time.Millisecond)
	}
	if d.asked != 1 {
		t.Errorf("the office was asked %d times", d.asked)
	}
}

func TestTownWithoutPublicPagesKnowsNoCode(t *testing.T) {
	h := newHall(t, look.Screen{Width: 1920, Height: 1080})
	content := datatest.Town()
	content.Town.Public = ""
	h.use(t, &sheets{Content: content})
	h.beep("https://uslugi.primerovo.example/U/1001")
	if got := h.Route(); got != "foreign" {
		t.Errorf("got %s", got)
	}
}

// The answer of the office was dropped with the screen, and every later scan of
// the visit with it.
func TestSlipIsLeftWhileTheOfficeIsAsked(t *testing.T) {
	for _, way := range []string{"Назад", "Начало"} {
		h, _, _ := lobbyAt(t, landscape)
		h.hold = true
		h.beep(slipCode)
		press(t, h, way)
		h.release()
		h.settle()
		if got := h.Route(); got == "case" {
			t.Errorf("%s: the case came all the same", way)
		}
		h.beep(slipCode)
		if got := h.Route(); got != "case" {
			t.Errorf("%s: the next scan leads to %s", way, got)
		}
	}
}

func TestSlipsAnswerWaitsForWhoLooksForHelp(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	h.hold = true
	h.beep(slipCode)
	press(t, h, "Помощ")
	h.release()
	if got := h.Route(); got != "help" || says(h, "1287") {
		t.Fatalf("the case came over %s", got)
	}
	press(t, h, "Назад")
	if got := h.Route(); got != "case" {
		t.Errorf("back at %s:\n%s", got, listing(h.Root()))
	}
	press(t, h, "Назад")
	if got := h.Route(); got != "lookup" {
		t.Errorf("before the case comes %s", got)
	}
}

func TestForeignCodeIsRefusedWithoutAnEdition(t *testing.T) {
	h := newHall(t, landscape)
	h.settle()
	h.beep("5901234123457")
	if got := h.Route(); got != "foreign" || !says(h, "не е наш") && !says(h, "0999 / 11 111") {
		t.Errorf("at %s:\n%s", got, listing(h.Root()))
	}
	press(t, h, "Приключих")
	if got := h.Route(); got != "built-in" {
		t.Errorf("then at %s", got)
	}
}
