package kiosk

import (
	"strings"
	"testing"

	"example.org/parter/data/datatest"
)

// TestPreviewIsTheScreenThatTheVisitorReads compares it with the kiosk's own, after a
// visitor's way through the list of notices.
func TestPreviewIsTheScreenThatTheVisitorReads(t *testing.T) {
	h, edition := townHall(t)
	n := edition.Content.Notices[0]
	press(t, h, "Обявления")
	press(t, h, n.Title)
	want := listing(h.Root())
	screen, goesOn := PreviewNotice(h.o.Screen, datatest.Town(), n, h.now)
	screen.Resize(h.Root().Size())
	if got := listing(screen); got != want || goesOn {
		t.Errorf("goes on: %v, got\n%s\nwant\n%s", goesOn, got, want)
	}
	n.Body = strings.Repeat("Дълъг текст, който не се побира на един екран.\n", 40)
	if _, goesOn := PreviewNotice(h.o.Screen, datatest.Town(), n, h.now); !goesOn {
		t.Error("a long text fits")
	}
}
