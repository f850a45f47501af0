package machine

import (
	"crypto/ed25519"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/data"
	"example.org/parter/data/edition"
)

// pulsing is a screen that has not told anything yet.
func pulsing(t *testing.T) (*Screen, Folder) {
	t.Helper()
	folder := Folder(t.TempDir())
	s, err := newScreen(ScreenConfig{Data: folder, Screen: "board", TrustClock: true}, data.RoleBoard, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return s, folder
}

func TestScreenMeasuresItsMachine(t *testing.T) {
	s, _ := pulsing(t)
	var v data.Vitals
	s.measure(&v)
	if v.Frame >= 0 || v.DiskSize <= 0 || v.DiskFree <= 0 || v.DiskFree > v.DiskSize || !v.TimeKept {
		t.Errorf("got %+v", v)
	}
	s.Pulse.frame()
	s.Pulse.ask(t.Context(), func(f func()) { f() }, func() fyne.Size { return fyne.NewSize(1080, 1920) })
	s.measure(&v)
	if v.Frame < 0 || v.Frame > time.Second || v.Answer > time.Second || v.Width != 1080 || v.Height != 1920 {
		t.Errorf("got %+v", v)
	}
}

func TestWindowThatDoesNotAnswerIsToldWhileItDoesNot(t *testing.T) {
	s, _ := pulsing(t)
	asked := make(chan func(), 1)
	go s.Pulse.ask(t.Context(), func(f func()) { asked <- f }, func() fyne.Size { return fyne.Size{} })
	answer := <-asked
	time.Sleep(20 * time.Millisecond) // the thread is busy
	var v data.Vitals
	if s.measure(&v); v.Answer < 20*time.Millisecond {
		t.Errorf("it waits, and is told to have answered within %s", v.Answer)
	}
	answer()
}

func TestPageThatHangsTooLongIsLate(t *testing.T) {
	s, _ := pulsing(t)
	late := func() time.Duration {
		var v data.Vitals
		s.measure(&v)
		return v.Late
	}
	if got := late(); got != 0 {
		t.Errorf("a kiosk's page is late by %s", got)
	}
	s.Painted(data.Painted{Page: "fees/1", Seconds: -90})
	if got := late(); got < 90*time.Second {
		t.Errorf("late by %s, want 90s", got)
	}
	s.Pulse.Asleep(true)
	if got := late(); got != 0 {
		t.Errorf("at night it is late by %s", got)
	}
	s.Pulse.Asleep(false)
	s.Report(data.EventAlertPainted, "a1")
	if got := late(); got != 0 {
		t.Errorf("under an alert it is late by %s", got)
	}
	s.Painted(data.Painted{Page: "fees/1", Seconds: 12})
	if got := late(); got != 0 {
		t.Errorf("a page that still hangs is late by %s", got)
	}
}

func TestMonitorThatIsBackGetsTimeToBePainted(t *testing.T) {
	s, _ := pulsing(t)
	s.Pulse.frame()
	s.Pulse.painted = time.Now().Add(-time.Hour)
	var v data.Vitals
	s.Pulse.leave(true)
	if s.measure(&v); v.Away != data.AwayGone || v.Frame < time.Hour {
		t.Errorf("got %+v", v)
	}
	s.Pulse.leave(false)
	if s.measure(&v); v.Away != "" || v.Frame > time.Minute {
		t.Errorf("got %+v", v)
	}
}

func TestPointOfThePulseTakesNoRoom(t *testing.T) {
	p, content := NewPulse(), canvas.NewRectangle(nil)
	content.SetMinSize(fyne.NewSize(40, 30))
	over := p.over(content)
	if got := over.MinSize(); got != fyne.NewSize(40, 30) {
		t.Errorf("the window wants %v", got)
	}
	over.Resize(fyne.NewSize(400, 300))
	if content.Size() != fyne.NewSize(400, 300) || p.point.Size() != fyne.NewSize(1, 1) {
		t.Errorf("content %v, point %v", content.Size(), p.point.Size())
	}
	if seen := p.point.Generator(1, 1); p.painted.IsZero() || seen.Bounds().Dx() != 1 {
		t.Error("a painted frame was not noted")
	}
}

func TestRestartThatTheOfficeDidNotSignIsRefused(t *testing.T) {
	s, folder := pulsing(t)
	key, err := edition.OpenOrCreateKey(filepath.Join(string(folder), "edition.key"))
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	s.Log = slog.New(slog.NewTextHandler(&log, nil))
	ended := false
	s.Quit, s.end = func() {}, func() { ended = true }
	order := edition.SignRestart(key, "board", s.Client.Run)
	if s.restart(order); ended || !strings.Contains(log.String(), "not trusted") {
		t.Errorf("without the office's key it ended: %t, %s", ended, log.String())
	}
	if err := edition.SavePublicKey(folder.TrustedKey(), key.Public().(ed25519.PublicKey)); err != nil {
		t.Fatal(err)
	}
	if s.restart(edition.SignRestart(key, "board", "another run")); ended || !strings.Contains(log.String(), "refused") {
		t.Errorf("by an old order it ended: %t, %s", ended, log.String())
	}
	if s.restart(order); !ended {
		t.Errorf("by the order it did not end: %s", log.String())
	}
}
