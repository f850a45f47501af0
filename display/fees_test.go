package display

import (
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/display/playlist"
)

func TestRoundOfRadomirTookFiftyPages(t *testing.T) {
	for orientation, s := range map[string]look.Screen{"landscape": landscape, "portrait": portrait} {
		w := newWall(t, s)
		c := radomir(t)
		c.Notices = nil
		w.Use(c)
		civil := 0
		for _, sheet := range w.sheets {
			if strings.HasPrefix(string(sheet.page.ID), "fees/civil/") {
				civil++
			}
		}
		if len(w.sheets) > 45 || civil > 7 {
			t.Errorf("%s: %d pages, %d of them civil", orientation, len(w.sheets), civil)
		}
	}
}

func TestOneOwnRowHadAnEmptyPageForItself(t *testing.T) {
	for orientation, s := range map[string]look.Screen{"landscape": landscape, "portrait": portrait} {
		w := newWall(t, s)
		w.Use(radomir(t))
		w.turnTo("fees/civil/1")
		page := listing(w.Root())
		own, first := strings.Index(page, "Удостоверение за промени на"), strings.Index(page, "Удостоверения по изключение")
		if own < 0 || first < own {
			t.Fatalf("%s: the own row is not the first of several:\n%s", orientation, page)
		}
		if strings.Contains(page[own:first], "пример") {
			t.Errorf("%s: the own row is marked as an example", orientation)
		}
		if !strings.Contains(page[first:], "пример\n") || !strings.Contains(page, "източник: Варна") || strings.Contains(page, "  Примерни данни\n") {
			t.Errorf("%s: the example is not marked, or the whole page is:\n%s", orientation, page)
		}
	}
}

func TestEveryExampleOnAMixedPageIsMarked(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	own, examples := feeRows(w.content.Services, "civil")
	if len(own) == 0 || len(own) >= fewRows {
		t.Fatalf("got %d own rows; this needs a few", len(own))
	}
	marks := 0
	for _, s := range w.sheets {
		if strings.HasPrefix(string(s.page.ID), "fees/civil/") {
			w.turnTo(s.page.ID)
			marks += strings.Count(listing(w.Root()), "  пример\n")
		}
	}
	if marks != len(examples) {
		t.Errorf("got %d marks for %d examples", marks, len(examples))
	}
}

// A fee of next year is entered in December and shown from January on, with no
// connection to the office.
func TestANewFeeIsShownFromItsFirstMoment(t *testing.T) {
	w := newWall(t, landscape)
	c := datatest.Town()
	w.now = time.Date(2026, time.December, 31, 23, 59, 30, 0, data.Sofia())
	w.Use(c)
	before := len(w.sheets)
	january := time.Date(2027, time.January, 1, 0, 0, 0, 0, data.Sofia())
	if next := w.Tick(w.now); next.After(january) {
		t.Errorf("the board sleeps until %v", next)
	}
	w.now = january
	w.Tick(w.now)
	shown := false
	for _, s := range w.sheets {
		if w.turnTo(s.page.ID); strings.Contains(listing(w.Root()), "3,00\u00a0€") {
			shown = true
		}
		if strings.Contains(listing(w.Root()), "2,56\u00a0€") {
			t.Errorf("%s still shows the old fee", s.page.ID)
		}
	}
	if !shown || len(w.sheets) != before {
		t.Errorf("the new fee is shown: %v; %d sheets, %d before", shown, len(w.sheets), before)
	}
}

func TestSignsBetweenWordsAreNotRead(t *testing.T) {
	page := feeTable{title: "Такси", rows: []feeRow{{name: "Скица", fee: "2,00", about: "3 дни · бърза: 1 ден – 4,00"}}}
	if got, want := playlist.Dwell(page.words()+strings.Repeat(" дума", 40)), playlist.Dwell(strings.Repeat("дума ", 49)); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFreeExampleNamesItsSource(t *testing.T) {
	_, examples := feeRows([]data.Service{{
		Group: "elections", FeeNote: "безплатно", Examples: []data.Part{data.PartFees},
		Sources: []string{"Административен регистър (iisda.government.bg)", "dobrichka.bg (безплатно)"},
	}}, "elections")
	if got, want := footnote(examples), "Примерни данни · източник: dobrichka.bg"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
