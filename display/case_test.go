package display

import (
	"testing"

	"example.org/parter/data"
)

func TestBoardAsksForNoNumberWhereOnlyTheSlipOpens(t *testing.T) {
	const typed = "Въведете номера"
	for depth, want := range map[data.LookupDepth]string{data.LookupByDate: typed + " и датата или кода", data.LookupByCode: typed + " и кода", data.LookupBySlip: ""} {
		w := newWall(t, landscape)
		c := radomir(t)
		c.Notices, c.Board, c.Town.Lookup = nil, []data.BoardItem{{ID: "case", Kind: data.BoardCase}}, depth
		w.Use(c)
		if !w.says("Вземете талона") || !w.says(want) || w.says(typed) != (want != "") {
			t.Errorf("%q: it does not say %q, or that a number is typed", depth, want)
		}
		if w.says("Снимайте QR кода от талона") != (depth == data.LookupBySlip) {
			t.Errorf("%q: the slip's code is not the way", depth)
		}
	}
}
