package kiosk

import (
	"fmt"
	"testing"

	"example.org/parter/data"
)

// Lists once went on by four fifths of what was seen, and stopped in the middle
// of a line.
func TestEveryLineIsSeenWholePageByPage(t *testing.T) {
	content := starter(t)
	routes := []Route{
		{AtGroup, "civil"},
		{AtGroup, "building"},
		{AtService, "2016"},
		{AtService, "1996"},
		{AtService, "2027"},
		{Place: AtForms},
		{AtForm, string(content.Forms[0].ID)},
		{AtCharter, "II.1"},
		{AtCharter, "III"},
		{Place: AtPhones},
		{Place: AtHelp},
	}
	for name, screen := range screens() {
		for _, large := range []bool{false, true} {
			h := newHall(t, screen)
			h.use(t, &sheets{Content: content})
			h.visit.large = large
			for _, r := range routes {
				goTo(h, r, data.Bulgarian)
				checkPages(t, fmt.Sprintf("%s %s large=%v", r, name, large), h)
			}
		}
	}
}

// checkPages goes down a list page by page.
func checkPages(t *testing.T, name string, h *hall) {
	t.Helper()
	scroll := h.visit.scroll
	if scroll == nil {
		return
	}
	whole := map[string]bool{}
	for range 60 {
		high := scroll.Size().Height
		for _, s := range inspect(h.Root()) {
			if s.scroll != scroll || s.text == nil || s.text.Text == "" {
				continue
			}
			from := s.at.Y - s.scrollAt.Y
			key := fmt.Sprintf("%.0f %s", from+scroll.Offset.Y, s.text.Text)
			whole[key] = whole[key] || from >= -1 && from+s.size.Height <= high+1
			if !scroll.AtBottom() && from < -1 && from+s.size.Height > 24 { // below the soft edge
				t.Errorf("%s at %.0f: %q is cut at the top", name, scroll.Offset.Y, s.text.Text)
			}
		}
		if scroll.AtBottom() {
			break
		}
		press(t, h, "Надолу")
	}
	if !scroll.AtBottom() {
		t.Errorf("%s: the end was not reached", name)
	}
	for line, seen := range whole {
		if !seen {
			t.Errorf("%s: %q is never seen whole", name, line)
		}
	}
}
