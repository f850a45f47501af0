//go:build rig

package cmd

import (
	"image"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// TestJourneysOnTheRealWindow goes the ways of people who do not touch, who hold
// a code under the scanner, who need it larger, lower or in English, and who
// just want to know what it costs.
func TestJourneysOnTheRealWindow(t *testing.T) {
	for name, size := range map[string]image.Point{"landscape": {X: 1920, Y: 1080}, "portrait": {X: 1080, Y: 1920}} {
		t.Run(name, func(t *testing.T) {
			g := newGround(t)
			g.serve()
			g.importCases()
			on, _ := g.kioskOn(size)
			w := newTwin(g, on)
			w.same("at the start")
			w.inThreeTouches()
			w.asOneReadsBest()
			w.aroundTheHouse()
			if name == "landscape" { // once is enough for what does not depend on the place of a button
				w.withKeysAlone()
				w.withAScanner(g)
			}
		})
	}
}

const (
	inheritance = "Смърт и наследство"
	heirs       = "Издаване на удостоверение за наследници"
)

func said(key phrases.Key) string { return phrases.In(data.Bulgarian, key) }

// inThreeTouches goes from home to what a service costs.
func (w *twin) inThreeTouches() {
	w.t.Helper()
	w.tap(inheritance)
	w.tap(heirs)
	if got := w.kiosk.Route(); got != "service/2016" || !w.reads("2,56") {
		w.t.Fatalf("two touches lead to %s without the fee", got)
	}
}

// asOneReadsBest changes how a service looks and in which language, and stays at
// it.
func (w *twin) asOneReadsBest() {
	w.t.Helper()
	place := w.kiosk.Route()
	for _, key := range []phrases.Key{phrases.KioskLarge, phrases.KioskContrast, phrases.KioskLow, phrases.KioskOtherLanguage} {
		w.tap(said(key))
		if got := w.kiosk.Route(); got != place {
			w.t.Fatalf("„%s“ led from %s to %s", said(key), place, got)
		}
	}
	if title := "heirs"; !w.reads(title) {
		w.t.Fatalf("English does not read %q", title)
	}
	w.tap(phrases.In(data.English, phrases.KioskDone))
	if w.kiosk.Route() != "home" {
		w.t.Fatalf("the next visitor meets the last one at %s", w.kiosk.Route())
	}
}

// aroundTheHouse goes to every other room of the kiosk and home again.
func (w *twin) aroundTheHouse() {
	w.t.Helper()
	for _, way := range []struct {
		taps  []string
		leads string
	}{
		{[]string{said(phrases.Services), "Гражданско състояние и адрес"}, "group/civil"},
		{[]string{said(phrases.Forms), "Адресна карта за настоящ адрес"}, "form/current-address"},
		{[]string{said(phrases.KioskPhones), said(phrases.KioskReceptions)}, "days"},
		{[]string{said(phrases.Notices)}, "notices"},
		{[]string{said(phrases.Charter), said(phrases.KioskExpected)}, "charter/III"},
		{[]string{said(phrases.Charter), said(phrases.KioskResults)}, "results"},
		{[]string{said(phrases.KioskHelp)}, "help"},
	} {
		for _, name := range way.taps {
			w.tap(name)
		}
		if got := w.kiosk.Route(); got != way.leads {
			w.t.Fatalf("%q lead to %s, want %s", way.taps, got, way.leads)
		}
		w.tap(said(phrases.KioskHome))
	}
	w.write("sydimost")
	w.press("Return")
	w.same("with the keys away")
	w.tap("Свидетелство за съдимост")
	if got := w.kiosk.Route(); !strings.HasPrefix(got, "away/") {
		w.t.Fatalf("what another authority does is told at %s", got)
	}
	w.tap(said(phrases.KioskDone))
}

// withKeysAlone goes from home to a service, to help, into English, back and out
// with the keys of a keypad.
func (w *twin) withKeysAlone() {
	w.t.Helper()
	w.reach(inheritance, "Tab")
	w.reach(heirs, "Right")
	w.press("Page_Down")
	w.press("Page_Up")
	w.reach(said(phrases.KioskHelp), "shift+Tab")
	if got := w.kiosk.Route(); got != "help" {
		w.t.Fatalf("the keys lead to %s, want help", got)
	}
	w.press("Escape")
	w.same("after Escape")
	w.reach(said(phrases.KioskOtherLanguage), "Left")
	w.press("Down")
	w.press("Up")
	if got := w.kiosk.Route(); got != "service/2016" {
		w.t.Fatalf("the keys lead to %s, want the service in English", got)
	}
	w.reach(phrases.In(data.English, phrases.KioskDone), "Tab")
	if got := w.kiosk.Route(); got != "home" {
		w.t.Fatalf("the keys lead to %s, want home", got)
	}
}

// withAScanner holds codes under the scanner at home, in the middle of a search,
// and while a case is shown.
func (w *twin) withAScanner(g *ground) {
	w.t.Helper()
	service, slip := strings.ToUpper(g.public+"/U/2016"), g.slips()[0].address
	w.scan(service, "service/2016")
	w.press("Home")
	w.same("at home")
	w.write("sgrada")
	w.scan(slip, "case")
	w.scan("HTTPS://ELSEWHERE.EXAMPLE/U/2016", "foreign")
	w.press("Escape")
	w.same("at the case")
	w.scan(strings.ToUpper(g.public+"/U/2017"), "service/2017")
	for _, want := range []string{"case", "search", "home"} {
		w.tap(said(phrases.KioskBack))
		if got := w.kiosk.Route(); got != want {
			w.t.Fatalf("back led to %s, want %s", got, want)
		}
	}
	w.tap(said(phrases.KioskDone))
}

// reads reports whether the words stand on the twin's screen.
func (w *twin) reads(words string) bool {
	var all []string
	walk(w.kiosk.Root(), func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Visible() {
			all = append(all, text.Text)
		}
	})
	return slices.ContainsFunc(all, func(text string) bool { return strings.Contains(text, words) })
}

// TestVoiceOnTheRealWindow has a screen read by the real espeak-ng, into files in
// place of a sound card, and stops it.
func TestVoiceOnTheRealWindow(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	heard := t.TempDir()
	on, _ := g.kioskOn(image.Point{X: 1920, Y: 1080}, "--sound", "folder:"+heard)
	spoken := func() int {
		files, err := filepath.Glob(filepath.Join(heard, "*.wav"))
		if err != nil {
			t.Fatal(err)
		}
		return len(files)
	}
	g.painted(on.memory)
	for _, key := range []string{"F1", "F4"} {
		if err := on.hands.Key(key); err != nil {
			t.Fatal(err)
		}
	}
	g.until("the voice reads on", func() (bool, error) { return spoken() > 1, nil })
	if err := on.hands.Key("Home"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Second) // the sentence that was begun
	stopped := spoken()
	time.Sleep(3 * time.Second) // longer than any of its sentences
	if now := spoken(); now != stopped {
		t.Errorf("it reads on at home: %d sentences, then %d", stopped, now)
	}
}
