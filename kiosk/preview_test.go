package kiosk

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"example.org/parter/assets/look"
	"example.org/parter/data"
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

// TestPreviewOfAnEntryIsTheScreenThatTheVisitorReads compares the screen of each kind
// of entry with the kiosk's own, in which the visitor stands before the published one.
func TestPreviewOfAnEntryIsTheScreenThatTheVisitorReads(t *testing.T) {
	town := datatest.Town()
	for _, screen := range []look.Screen{landscape, portrait} {
		for name, c := range map[string]struct {
			entry data.Entry
			way   []Route
		}{
			"service":    {town.Services[0], []Route{{Place: AtGroups}, {AtGroup, "people"}, {AtService, "1001"}}},
			"event":      {town.LifeEvents[0], []Route{{AtEvent, string(town.LifeEvents[0].ID)}}},
			"department": {town.Departments[0], []Route{{Place: AtPhones}}},
			"receptions": {data.Receptions(town.Receptions), []Route{{Place: AtPhones}, {Place: AtDays}}},
		} {
			h := newHall(t, screen)
			h.use(t, &sheets{Content: datatest.Town()})
			for _, r := range c.way {
				h.visit.open(r)
				h.settle()
			}
			want := listing(h.Root())
			shown, goesOn, err := Preview(screen, town, c.entry, h.now)
			if err != nil {
				t.Fatal(err)
			}
			shown.Resize(h.Root().Size())
			if got := listing(shown); got != want || goesOn != (h.visit.scroll != nil) {
				t.Errorf("%s: goes on: %v, got\n%s\nwant\n%s", name, goesOn, got, want)
			}
		}
	}
	if _, _, err := Preview(landscape, town, town.Forms[0], datatest.Now()); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a form has a screen: %v", err)
	}
}

func TestPreviewScrollsToTheDepartmentThatIsWritten(t *testing.T) {
	town := datatest.Town()
	for range 12 {
		d := town.Departments[0]
		d.ID += "x"
		town = town.With(d)
		town.Departments[len(town.Departments)-1].ID = data.DepartmentID(strings.Repeat("y", len(town.Departments)))
	}
	last := town.Departments[len(town.Departments)-1]
	last.Name.BG = "Зелена система"
	shown, goesOn, err := Preview(portrait, town.With(last), last, datatest.Now())
	if err != nil || !goesOn {
		t.Fatalf("goes on: %v, %v", goesOn, err)
	}
	shown.Resize(shown.MinSize())
	i := slices.IndexFunc(inspect(shown), func(s seen) bool { return s.text != nil && s.text.Text == last.Name.BG })
	if i < 0 {
		t.Fatal("it is not written")
	}
	if y := inspect(shown)[i].at.Y; y < 0 || y > portrait.Height {
		t.Errorf("it stands at %.0f", y)
	}
}
