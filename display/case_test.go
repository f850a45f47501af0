package display

import (
	"testing"

	"example.org/parter/data"
)

func TestBoardAsksForNoNumberWhereOnlyTheSlipOpens(t *testing.T) {
	const typed = "Въведете номера"
	for depth, want := range map[data.LookupDepth]bool{data.LookupByDate: true, data.LookupByCode: true, data.LookupBySlip: false} {
		w := newWall(t, landscape)
		c := radomir(t)
		c.Notices, c.Board, c.Town.Lookup = nil, []data.BoardItem{{ID: "case", Kind: data.BoardCase}}, depth
		w.Use(c)
		if !w.says("Вземете талона") || w.says(typed) != want {
			t.Errorf("%q: it says %q: %v, want %v", depth, typed, w.says(typed), want)
		}
	}
}
