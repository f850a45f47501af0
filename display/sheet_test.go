package display

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/display/playlist"
)

// blank are sheets that are about something and have no picture.
func blank(kind playlist.Kind, about string, pages int) []sheet {
	var all []sheet
	for n := range pages {
		all = append(all, sheet{page: playlist.Page{ID: pageID(kind, about, n+1), Kind: kind, Dwell: 30 * time.Second}})
	}
	return all
}

func titles(sheets []sheet) []string {
	var all []string
	for _, s := range sheets {
		all = append(all, name(s.page.ID))
	}
	return all
}

func TestLongNoticeHeldTheBoard(t *testing.T) {
	got := titles(inTurn(blank(playlist.Notice, "n", 7), blank(playlist.Fees, "g", 4)))
	want := []string{
		"notice/n/1", "notice/n/2", "fees/g/1", "notice/n/3", "notice/n/4", "fees/g/2",
		"notice/n/5", "notice/n/6", "fees/g/3", "notice/n/7", "fees/g/4",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// TestNoticesTakeTurns proves for many boards that no notice is on for more than
// two pages without a break, also around the end; that every round has all its
// pages in order; that no page is left out; and that no two have one name.
func TestNoticesTakeTurns(t *testing.T) {
	for _, long := range []int{0, 1, 2, 3, 7, 12} {
		for _, short := range []int{0, 1, 4} {
			for _, others := range []int{1, 2, 5, 40} {
				notices := append(blank(playlist.Notice, "long", long), blank(playlist.Notice, "short", short)...)
				rest := blank(playlist.Fees, "g", others)
				checkTurns(t, fmt.Sprintf("%d and %d pages of notices, %d others", long, short, others), notices, rest)
			}
		}
	}
}

func checkTurns(t *testing.T, board string, notices, others []sheet) {
	t.Helper()
	all := inTurn(notices, others)
	ids := map[playlist.PageID]bool{}
	var told []string
	run := 0
	for i, s := range append(slices.Clone(all), all...) {
		if before := all[(i+len(all)-1)%len(all)]; i == 0 || about(before) != about(s) {
			run = 0
		}
		if run++; run > mostOfOneNotice && s.page.Kind == playlist.Notice {
			t.Fatalf("%s: the %d. page in a row is %s", board, run, s.page.ID)
		}
		if i >= len(all) {
			continue
		}
		if ids[s.page.ID] {
			t.Errorf("%s: %s is there twice", board, s.page.ID)
		}
		ids[s.page.ID] = true
		if s.page.Kind == playlist.Notice {
			told = append(told, name(s.page.ID))
		}
	}
	for len(told) > 0 {
		if !slices.Equal(told[:min(len(notices), len(told))], titles(notices)) {
			t.Fatalf("%s: a round is not whole: %q", board, told)
		}
		told = told[len(notices):]
	}
	for _, s := range append(slices.Clone(notices), others...) {
		if !ids[s.page.ID] {
			t.Errorf("%s: %s is left out", board, s.page.ID)
		}
	}
}

func TestNoticesAloneNeedNoBreak(t *testing.T) {
	if got := titles(inTurn(blank(playlist.Notice, "n", 3), nil)); len(got) != 3 {
		t.Errorf("got %q", got)
	}
}
