package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/cmd/machine"
	"example.org/parter/cmd/machine/settings"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
	"example.org/parter/kiosk"
)

// words is everything that is written on the screen.
func words(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text + "\n"
	case *fyne.Container:
		var all strings.Builder
		for _, child := range o.Objects {
			all.WriteString(words(child))
		}
		return all.String()
	case fyne.Widget:
		var all strings.Builder
		for _, child := range o.CreateRenderer().Objects() {
			all.WriteString(words(child))
		}
		return all.String()
	}
	return ""
}

// starter is the content with which an office begins, and a painter of it.
func starter(t testing.TB) (data.Content, *painter) {
	t.Helper()
	content, err := machine.Starter()
	if err != nil {
		t.Fatal(err)
	}
	return content, &painter{content: func(context.Context) (data.Content, error) { return content, nil }}
}

// drafted is a service of the content as a clerk changes it.
func drafted(t testing.TB, c data.Content) data.Service {
	t.Helper()
	for _, s := range c.Services {
		if s.ID == "2016" {
			s.Name.BG = "Удостоверение за проба"
			s.Fees = []data.Fee{{Speed: data.Ordinary, Amount: 1234, Source: "Община Радомир"}}
			return s
		}
	}
	t.Fatal("no service 2016")
	return data.Service{}
}

// TestDraftStandsOnTheKiosksOwnScreen reads the draft's name and fee on the screens
// that are painted.
func TestDraftStandsOnTheKiosksOwnScreen(t *testing.T) {
	content, p := starter(t)
	p.begin()
	s, now := drafted(t, content), time.Now()
	screen, _, err := kiosk.Preview(glass, content.With(s), s, now)
	if err != nil {
		t.Fatal(err)
	}
	if got := words(screen); !strings.Contains(got, "Удостоверение за проба") || !strings.Contains(got, "12,34") {
		t.Errorf("the kiosk says\n%s", got)
	}
	sketch := p.easel(wall).Sketch(p.options(wall, content), display.DraftFees(content.With(s), s, now))
	if sketch.First == nil {
		t.Fatal("the board has no page")
	}
	if got := words(sketch.First); !strings.Contains(got, "Удостоверение за проба") || !strings.Contains(got, "12,34") {
		t.Errorf("the board says\n%s", got)
	}
}

// TestPreviewOfADraftIsWhatPublishingItShows paints the draft before it is published,
// and the published service after.
func TestPreviewOfADraftIsWhatPublishingItShows(t *testing.T) {
	content, _ := starter(t)
	s := drafted(t, content)
	paint := func(c data.Content, on console.Surface) []byte {
		return painted(t, &painter{content: func(context.Context) (data.Content, error) { return c, nil }}, s, on)
	}
	for on, want := range map[console.Surface]image.Point{
		console.OnKiosk: {X: 960, Y: 540}, console.OnUprightKiosk: {X: 540, Y: 960}, console.OnBoard: {X: 960, Y: 540}, console.OnUpright: {X: 540, Y: 960},
	} {
		for {
			began := time.Now().Minute()
			before, after := paint(content, on), paint(content.With(s), on)
			if time.Now().Minute() != began {
				continue // the clock on the screen went on
			}
			if !bytes.Equal(before, after) {
				t.Errorf("%s: the published service looks different in %v", on, differing(t, before, after))
			}
			picture, err := png.DecodeConfig(bytes.NewReader(before))
			if err != nil || picture.Width != want.X || picture.Height != want.Y {
				t.Errorf("%s is %d by %d, %v", on, picture.Width, picture.Height, err)
			}
			break
		}
	}
}

// TestFirstPreviewAfterAPauseIsThatOfTheSecond paints twice in a process whose Fyne
// forgets after 50 ms.
func TestFirstPreviewAfterAPauseIsThatOfTheSecond(t *testing.T) {
	const memory = 50 * time.Millisecond
	if os.Getenv(settings.TexturesVariable) == "" {
		again := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+t.Name()+"$")
		again.Env = append(os.Environ(), settings.TexturesVariable+"="+memory.String())
		if said, err := again.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, said)
		}
		return
	}
	content, p := starter(t)
	s := drafted(t, content)
	for {
		began := time.Now().Minute()
		time.Sleep(2 * memory)
		first, second := painted(t, p, s, console.OnKiosk), painted(t, p, s, console.OnKiosk)
		if time.Now().Minute() != began {
			continue // the clock on the screen went on
		}
		if !bytes.Equal(first, second) {
			t.Error("they differ in", differing(t, first, second))
		}
		return
	}
}

// painted is the picture of the entry on the surface.
func painted(t testing.TB, p *painter, e data.Entry, on console.Surface) []byte {
	t.Helper()
	shown, err := p.PreviewEntry(t.Context(), e, on)
	if err != nil {
		t.Fatalf("%s: %v", on, err)
	}
	return shown.PNG
}

// differing is the least area outside which the pictures are the same.
func differing(t testing.TB, one, other []byte) (area image.Rectangle) {
	t.Helper()
	a, err := png.Decode(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	b, err := png.Decode(bytes.NewReader(other))
	if err != nil {
		t.Fatal(err)
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				area = area.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return area
}

// TestEveryKindThatIsSeenHasItsPicture paints each on every surface that the form of
// its kind offers.
func TestEveryKindThatIsSeenHasItsPicture(t *testing.T) {
	content, p := starter(t)
	kiosks, all := []console.Surface{console.OnKiosk, console.OnUprightKiosk}, []console.Surface{console.OnKiosk, console.OnUprightKiosk, console.OnBoard, console.OnUpright}
	for _, c := range []struct {
		entry data.Entry
		on    []console.Surface
	}{
		{content.Departments[0], kiosks},
		{data.Department{Name: data.Text{BG: "Ново звено"}}, kiosks},
		{content.LifeEvents[0], kiosks},
		{data.LifeEvent{Name: data.Text{BG: "Ново събитие"}}, kiosks},
		{data.Service{Name: data.Text{BG: "Нова услуга"}}, kiosks},
		{data.Receptions(content.Receptions), all},
		{data.DaysOffList(content.DaysOff), all},
	} {
		for _, on := range c.on {
			if shown, err := p.PreviewEntry(t.Context(), c.entry, on); err != nil || len(shown.PNG) == 0 {
				t.Errorf("%s on %s: %v", c.entry.Ref(), on, err)
			}
		}
	}
	free := drafted(t, content)
	free.Fees, free.FeeNote = nil, ""
	if _, err := p.PreviewEntry(t.Context(), free, console.OnBoard); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a service without a fee is on the board: %v", err)
	}
	p.content = func(context.Context) (data.Content, error) {
		content.Board = []data.BoardItem{{ID: "hours", Kind: data.BoardHours}}
		return content, nil
	}
	if _, err := p.PreviewEntry(t.Context(), drafted(t, content), console.OnBoard); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a board without fees shows one: %v", err)
	}
}

// TestNameThatDoesNotFitOnTheBoardIsFoundWhileItIsTyped gives a fee a name wider than a
// line.
func TestNameThatDoesNotFitOnTheBoardIsFoundWhileItIsTyped(t *testing.T) {
	content, p := starter(t)
	s := drafted(t, content)
	s.Name.BG = wide(1000)
	shown, err := p.PreviewEntry(t.Context(), s, console.OnBoard)
	if err != nil || shown.Unfit == "" {
		t.Errorf("it fits: %v", err)
	}
}
