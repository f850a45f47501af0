package look

import (
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var usual = New(Kiosk, Screen{Width: 1920, Height: 1080})

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		name        string
		front, back Colour
		least       float64
	}{
		{"ink on paper", Ink, Paper, 7},
		{"ink on a card", Ink, Card, 7},
		{"ink on mint", Ink, Mint, 7},
		{"ink on a pressed button", Ink, MintDeep, 7},
		{"ink on keys", Ink, Keys, 7},
		{"muted on paper", Muted, Paper, 4.5},
		{"muted on a card", Muted, Card, 4.5},
		{"pine on a card", Pine, Card, 4.5},
		{"pine on mint", Pine, Mint, 4.5},
		{"text on pine", OnPine, Pine, 4.5},
		{"second text on pine", OnPineSoft, Pine, 4.5},
		{"text of the header", OnHeader, Header, 7},
		{"second text of the header", OnHeaderSoft, Header, 7},
		{"icon on soft pine", OnPine, PineSoft, 4.5},
		{"text on amber", OnAmber, Amber, 7},
		{"example mark", OnAmberSoft, AmberSoft, 4.5},
		{"alert", OnRed, Red, 4.5},
		{"edge of a button on paper", Edge, Paper, 3},
		{"edge of a button on a card", Edge, Card, 3},
	} {
		for _, contrast := range []bool{false, true} {
			l := usual
			l.Contrast = contrast
			if got := ratio(l.Colour(c.front), l.Colour(c.back)); got < c.least {
				t.Errorf("%s (high contrast %v): got %.2f, want %.1f", c.name, contrast, got, c.least)
			}
		}
	}
	board := New(Board, Screen{Width: 1920, Height: 1080})
	for _, back := range []Colour{PineDeep, PineNight} {
		if got := ratio(white, board.Colour(back)); got < 7 {
			t.Errorf("white on the board's %d: got %.2f, want 7", back, got)
		}
	}
}

func TestKioskTextIsReadableAtItsDistance(t *testing.T) {
	const capitalHeight = 0.72 // of the font size, Sofia Sans
	for _, s := range []Screen{{Width: 1920, Height: 1080}, {Width: 1080, Height: 1920}, {Width: 1920, Height: 1080, Diagonal: 21.5}, {Width: 3840, Height: 2160, Diagonal: 32}} {
		l := New(Kiosk, s)
		if got := l.Size(Body) * capitalHeight / l.MM(1000) * 1000; got < 7.1 { // 7.3 mm of EN 301 549 5.1.4, to the pixel
			t.Errorf("%v: capitals of the body are %.2f mm", s, got)
		}
		if got := l.Size(Caption) * capitalHeight / l.MM(1000) * 1000; got < 4.8 {
			t.Errorf("%v: capitals of a caption are %.2f mm, under the floor", s, got)
		}
	}
}

func TestTargetsAreTwentyMillimetres(t *testing.T) {
	if got := usual.Target(); got != 64 {
		t.Errorf("on 27 inches: got %v px, want 64", got)
	}
	test.NewTempApp(t)
	if got := usual.TextButton(Plain, "home", "Ок", nil).MinSize(); got.Height < 64 || got.Width < 64 {
		t.Errorf("a button is %v", got)
	}
}

func TestLinesNeverExceedTheWidth(t *testing.T) {
	test.NewTempApp(t)
	text := "Удостоверение за наследници Непротивоконституционствувателствувайте\nвтори ред"
	for _, line := range usual.Break(Body, text, 300) {
		if got := usual.Width(Body, line); got > 300 {
			t.Errorf("%q is %v wide", line, got)
		}
	}
	joined := strings.Join(usual.Break(Body, text, 300), "")
	if strings.ReplaceAll(joined, " ", "") != strings.NewReplacer(" ", "", "\n", "").Replace(text) {
		t.Errorf("letters were lost: %q", joined)
	}
}

func TestLargeTextReflows(t *testing.T) {
	test.NewTempApp(t)
	large := usual
	large.Large = true
	text := strings.Repeat("дълъг текст ", 20)
	if usual.Height(Body, text, 800) >= large.Height(Body, text, 800) {
		t.Error("large text takes no more room")
	}
}

func TestWobblingFingerTaps(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		name   string
		wander float32
		taps   int
	}{{"still", 0, 1}, {"wobbling by 12 px", 12, 1}, {"sliding away", 40, 0}} {
		taps := 0
		b := usual.TextButton(Plain, "", "Услуги", func() { taps++ })
		b.MouseDown(at(100, 100))
		b.MouseUp(at(100+c.wander, 100))
		if taps != c.taps {
			t.Errorf("%s: got %d taps, want %d", c.name, taps, c.taps)
		}
	}
}

func TestTouchCountsWhenTheScreenIsBuiltAnewUnderTheFinger(t *testing.T) {
	test.NewTempApp(t)
	taps := 0
	build := func() *Button { return usual.TextButton(Key, "", "2", func() { taps++ }) }
	build().MouseDown(at(100, 100))
	build().MouseUp(at(103, 100))
	if taps != 1 {
		t.Errorf("got %d taps, want 1", taps)
	}
	build().MouseDown(at(100, 100))
	usual.TextButton(Key, "", "3", func() { taps++ }).MouseUp(at(103, 100))
	if taps != 1 {
		t.Error("another button took the touch")
	}
}

func TestDraggingTheListIsNoTap(t *testing.T) {
	test.NewTempApp(t)
	taps := 0
	b := usual.TextButton(ListRow, "", "ред", func() { taps++ })
	now := time.Unix(0, 0)
	s := NewScroll(func() time.Time { now = now.Add(16 * time.Millisecond); return now }, Column(0, b, Gap(10, 4000)))
	s.Resize(fyne.NewSize(800, 600))
	b.MouseDown(at(50, 50))
	for range 10 {
		s.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: -10}})
	}
	b.MouseUp(at(50, 50)) // the finger came back to where it was
	if taps != 0 {
		t.Error("the row was tapped while the list was dragged")
	}
	if s.Offset.Y < 50 {
		t.Errorf("the list moved only to %v", s.Offset.Y)
	}
}

func TestEveryIconExists(t *testing.T) {
	for _, name := range []string{"home", "arrow-left", "search", "phone", "bell", "check", "printer", "clock", "map-pin", "currency-euro"} {
		if !HasIcon(name) {
			t.Errorf("no icon %q", name)
		}
	}
}

func at(x, y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(x, y)}}
}

// ratio is the contrast of WCAG 2.2.
func ratio(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func TestAmountStaysOnOneLine(t *testing.T) {
	lines := usual.Break(Body, "Таксата е 2,56\u00a0€", usual.Width(Body, "Таксата е 2,56")+1)
	if got, want := lines[len(lines)-1], "2,56\u00a0€"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWordOfSeveralRunsStaysTogether(t *testing.T) {
	width := usual.Width(Body, "Удостоверение за ") + usual.Width(Strong, "наслед") + 4
	block := usual.Flow([]Run{{"Удостоверение за ", Body, Ink}, {"наслед", Strong, Ink}, {"ници", Body, Ink}}, width)
	if got, want := block.MinSize().Height, 2*usual.LineHeight(Body); got != want {
		t.Errorf("got %v px high, want %v", got, want)
	}
}

func TestHeaderInHighContrastWasAYellowSlab(t *testing.T) {
	l := usual
	l.Contrast = true
	if l.Colour(Header) != black || l.Colour(OnHeader) != yellow || l.Colour(OnHeaderSoft) != yellow {
		t.Errorf("header %v, text %v and %v", l.Colour(Header), l.Colour(OnHeader), l.Colour(OnHeaderSoft))
	}
	if l.Colour(Pine) != yellow || l.Colour(OnPine) != black {
		t.Error("a primary button is not yellow with black text")
	}
}
