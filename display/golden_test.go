package display

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/display/playlist"
)

var update = flag.Bool("update", false, "write the goldens anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (go test -update writes it anew): %s", path, diff)
	}
}

func TestEveryKindOfPageLooksAsItDid(t *testing.T) {
	if testing.Short() {
		t.Skip("shows pages by the hundred")
	}
	pages := map[string]bool{
		"notice/voda/1": true, "notice/plan/2": true, "notice/plan/4": true, "fees/civil/1": true, "fees/civil/4": true,
		"fees/planning/2": true, "fees/taxes/1": true, "fees/elections/1": true, "fees/other/1": true,
		"phones/1": true, "hours/1": true, "receptions/1": true, "events/death/1": true, "events/address/1": true, "promises/II.3/1": true, "promises/II.6/1": true, "case/1": true, "feedback/1": true,
	}
	for orientation, s := range map[string]look.Screen{"landscape": landscape, "portrait": portrait} {
		w, missing := newWall(t, s), maps.Clone(pages)
		golden(t, orientation+"-built-in", listing(w.Root()))
		w.Use(radomir(t))
		everyPage(t, w, func(page string) {
			if pages[page] {
				golden(t, orientation+"-"+strings.ReplaceAll(page, "/", "-"), listing(w.Root()))
				delete(missing, page)
			}
		})
		for page := range missing {
			t.Errorf("%s: no page %s", orientation, page)
		}
		quiet := radomir(t)
		quiet.Town.Public, quiet.Notices = "", nil
		w.Use(quiet)
		w.turnTo("case/1")
		golden(t, orientation+"-quiet-case-1", listing(w.Root()))
		own := radomir(t)
		own.Notices, own.Results = nil, datatest.Town().Results
		own.Board = []data.BoardItem{
			{ID: "results", Kind: data.BoardResults},
			{ID: "b7", Kind: data.BoardText, Title: data.Text{BG: "Вземете номерче"}, Body: data.Text{BG: "Автоматът е до входа."}, Permanent: true},
			{ID: "b8", Kind: data.BoardFees, Subject: "taxes"},
		}
		own.Postings = []data.PublicPosting{{
			ID: "p1", Number: "7/2026", Act: "АПК чл. 18а, ал. 10", Document: "94-00-1287/20.11.2026", For: "И. П. П.",
			Title: "Съобщение за връчване на заповед", Body: "Поканва се лицето да се яви в Центъра за административно обслужване, за да получи заповедта.",
			Posted: morning.Add(-time.Hour), NotBefore: morning.AddDate(0, 0, 9),
		}}
		w.Use(own)
		for _, page := range []string{"posting/p1/1", "results/1", "text/b7/1", "fees/b8/taxes/1"} {
			w.turnTo(playlist.PageID(page))
			golden(t, orientation+"-"+strings.ReplaceAll(page, "/", "-"), listing(w.Root()))
			checkFit(t, w.Board, page)
		}
	}
}
