package data_test

import (
	"testing"
	"time"

	"example.org/parter/data"
)

func TestPeriodsMeetWithoutAGap(t *testing.T) {
	for _, word := range []string{"2026-1", "2026-2", "2026", "2027-1"} {
		p, err := data.ParsePeriod(word)
		if err != nil || p.String() != word {
			t.Errorf("%s: got %v, %v", word, p, err)
		}
		if !p.Before().Until().Equal(p.From()) || !p.From().Before(p.Until()) {
			t.Errorf("%s: from %v until %v, before until %v", word, p.From(), p.Until(), p.Before().Until())
		}
	}
	for _, word := range []string{"", "2026-0", "2026-3", "26-1", "2026-1-1", "година", "2026-01"} {
		if p, err := data.ParsePeriod(word); err == nil {
			t.Errorf("%q is read as %v", word, p)
		}
	}
	last := time.Date(2026, time.June, 30, 23, 59, 59, 0, data.Sofia())
	if got := data.HalfYearOf(last); got != (data.Period{Year: 2026, Half: 1}) || data.HalfYearOf(last.Add(time.Second)).Half != 2 {
		t.Errorf("got %v", got)
	}
}

func TestPromiseIsKeptByItsTargetAndMovesForSureOnly(t *testing.T) {
	row := data.LedgerRow{Commitment: data.Commitment{Target: 90}, Value: data.NewShare(90, 100), Before: data.NewShare(60, 100)}
	if kept, known := row.Kept(); !kept || !known || row.Trend() != 1 {
		t.Errorf("kept %v, %v, trend %d", kept, known, row.Trend())
	}
	row.Value, row.Before = data.NewShare(89, 100), data.NewShare(93, 100)
	if kept, _ := row.Kept(); kept || row.Trend() != 0 {
		t.Errorf("kept %v, trend %d", kept, row.Trend())
	}
	row.Value = data.Share{}
	if _, known := row.Kept(); known {
		t.Error("nothing was measured, and it is known")
	}
}

func TestFigureByHandHasItsEvidence(t *testing.T) {
	for name, f := range map[string]data.HandFigure{
		"of nothing": {Evidence: "дневник"}, "more than all": {Of: 3, N: 2, Evidence: "дневник"}, "without evidence": {Of: 1, N: 2},
	} {
		if f.Check() == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if err := (data.HandFigure{Of: 1, N: 2, Evidence: "дневник на гишето"}).Check(); err != nil {
		t.Error(err)
	}
}
