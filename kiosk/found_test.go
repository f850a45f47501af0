package kiosk

import (
	"crypto/ed25519"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/edition"
)

// published is the content as the office would publish it, with its own search.
func published(t testing.TB, c data.Content) *edition.Edition {
	t.Helper()
	dir, key := t.TempDir(), ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	prepared, err := edition.NewBuilder(dir, key, datatest.Now).Prepare(t.Context(), 0, c)
	if err != nil {
		t.Fatal(err)
	}
	if err := prepared.Publish(); err != nil {
		t.Fatal(err)
	}
	e, err := edition.Shelf{Dir: dir, Key: key.Public().(ed25519.PublicKey)}.Newest(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// BenchmarkFind is what one key asks of the edition: a short word finds as much
// as there is room for.
func BenchmarkFind(b *testing.B) {
	e := published(b, starter(b))
	for _, query := range []string{"у", "удостоверение", "данък сгради", "поверителност"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				if _, err := find(b.Context(), e, question{query: query, now: datatest.Now()}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// screenNames is what the kiosk calls the screens that can be found.
var screenNames = map[data.PageID]phrases.Key{
	data.PageServices: phrases.Services,
	data.PageEvents:   phrases.KioskEvents,
	data.PageCase:     phrases.KioskMyCase,
	data.PageForms:    phrases.Forms,
	data.PagePhones:   phrases.KioskPhones,
	data.PageDays:     phrases.KioskReceptions,
	data.PageNotices:  phrases.Notices,
	data.PageCharter:  phrases.Charter,
	data.PageResults:  phrases.KioskResults,
	data.PageHelp:     phrases.KioskHelp,
}

func TestPagesAreCalledAsTheirScreens(t *testing.T) {
	for _, p := range data.Pages() {
		for _, l := range data.Languages() {
			if want := phrases.In(l, screenNames[p.ID]); p.Name.In(l) != want {
				t.Errorf("%s in %s: got %q, want %q", p.ID, l, p.Name.In(l), want)
			}
		}
	}
}

func TestEveryPageOfTheHouseIsFoundAndOpened(t *testing.T) {
	content := starter(t)
	h := newHall(t, portrait)
	h.use(t, published(t, content))
	for _, p := range data.Pages() {
		for _, l := range data.Languages() {
			goTo(h, Route{Place: AtSearch}, l)
			h.visit.typed.query = p.Name.In(l)
			goTo(h, Route{Place: AtSearch}, l)
			checkLayout(t, p.Name.In(l), h.Root(), portrait)
			press(t, h, p.Name.In(l))
			if got := h.Route(); got != string(p.ID) {
				t.Errorf("%q opens %s, want %s", p.Name.In(l), got, p.ID)
			}
		}
	}
}

func TestTheMayorsReceptionDayIsFoundAndOpened(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, published(t, starter(t)))
	for l, mayor := range map[data.Language]string{data.Bulgarian: "Кмет", data.English: "Mayor"} {
		h.visit.typed.query = mayor
		goTo(h, Route{Place: AtSearch}, l)
		press(t, h, mayor)
		if got, want := h.Route(), "days"; got != want {
			t.Errorf("%q opens %s, want %s", mayor, got, want)
		}
	}
}
