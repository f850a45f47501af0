package data_test

import (
	"testing"
	"time"

	"example.org/parter/data"
)

func TestPeriodsMeetWithoutAGap(t *testing.T) {
	for _, word := range []string{"2026-1", "2026-2", "2026", "2027-1", "2026-03-01--2026-05-31", "2026-10-25--2026-10-25", "2024-02-29--2024-03-31"} {
		p, err := data.ParsePeriod(word)
		if err != nil || p.String() != word {
			t.Errorf("%s: got %v, %v", word, p, err)
		}
		if !p.Before().Until().Equal(p.From()) || !p.From().Before(p.Until()) {
			t.Errorf("%s: from %v until %v, before until %v", word, p.From(), p.Until(), p.Before().Until())
		}
	}
	for _, word := range []string{"", "2026-0", "2026-3", "26-1", "2026-1-1", "година", "2026-01", "2026-03-01--2026-02-28", "2026-02-30--2026-03-01", "2026-03-01--", "2026-03-01", "2019-01-01--2019-02-01", "2020-01-01--2026-01-01"} {
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

func TestYearIsComparedWithTheYearBeforeOnly(t *testing.T) {
	year := data.Report{Period: data.Period{Year: 2026}, Before: data.Tally{0, 1}, YearAgo: data.Tally{0, 1}}
	if got := year.Earlier(); len(got) != 1 || got[0].Period != (data.Period{Year: 2025}) {
		t.Errorf("got %v", got)
	}
	half := data.Report{Period: data.Period{Year: 2026, Half: 1}, Before: data.Tally{0, 1}, YearAgo: data.Tally{0, 2}}
	got := half.Earlier()
	if len(got) != 2 || got[0] != (data.Comparison{Period: data.Period{Year: 2025, Half: 2}, Tally: data.Tally{0, 1}}) || got[1] != (data.Comparison{Period: data.Period{Year: 2025, Half: 1}, Tally: data.Tally{0, 2}}) {
		t.Errorf("got %v", got)
	}
}

func TestTimesInWhichAScreenIsUpAreCountedOnce(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, time.November, 30, 8, minute, 0, 0, data.Sofia()) }
	joined := data.JoinStretches([]data.Stretch{{From: at(10), Until: at(20)}, {From: at(0), Until: at(5)}, {From: at(15), Until: at(30)}, {From: at(40), Until: at(40)}})
	if len(joined) != 2 || joined[1] != (data.Stretch{From: at(10), Until: at(30)}) {
		t.Errorf("got %v", joined)
	}
	if got := data.Both(joined, []data.Stretch{{From: at(3), Until: at(12)}, {From: at(29), Until: at(50)}}); got != 5*time.Minute {
		t.Errorf("got %v, want 5 minutes", got)
	}
}

// A message may cover the board for an hour; where the screen began anew, nobody knows how
// long it hung.
func TestBoardIsUpWhileAMessageHangs(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, time.November, 30, 8, minute, 0, 0, data.Sofia()) }
	up := data.UpTimes([]data.Event{
		{Kind: data.EventAlertPainted, At: at(0)},
		{Kind: data.EventScreenOff, At: at(30)},
		{Kind: data.EventAlertPainted, At: at(40)},
		{Kind: data.EventStarted, At: at(50)},
		{Kind: data.EventUp, At: at(59), Detail: []byte(`{"seconds": 60}`)},
		{Kind: data.EventUp, At: at(59), Detail: []byte(`nonsense`)},
	}, at(60))
	if len(up) != 2 || up[0] != (data.Stretch{From: at(0), Until: at(30)}) || up[1] != (data.Stretch{From: at(58), Until: at(59)}) {
		t.Errorf("got %v", up)
	}
}

// TestFewFacesKeepAndBreakNoPromise: eleven faces of twelve once were a promise kept.
func TestFewFacesKeepAndBreakNoPromise(t *testing.T) {
	for measure, want := range map[data.MeasureKind]bool{data.MeasuredContent: false, data.MeasuredInTerm: true, data.MeasuredByHand: true} {
		r := data.LedgerRow{Commitment: data.Commitment{Measure: measure, Target: 80}, Value: data.NewShare(11, 12)}
		if _, known := r.Kept(); known != want || r.TooFew() == want {
			t.Errorf("%s: got %t, %t", measure, known, r.TooFew())
		}
	}
	enough := data.LedgerRow{Commitment: data.Commitment{Measure: data.MeasuredContent, Target: 80}, Value: data.NewShare(29, 30)}
	if kept, known := enough.Kept(); !kept || !known || enough.TooFew() {
		t.Errorf("30 faces: %t, %t", kept, known)
	}
}

func TestAnyDaysAreComparedWithAsManyBefore(t *testing.T) {
	p, err := data.ParsePeriod("2026-03-01--2026-05-31")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ got, want string }{
		"before":   {p.Before().String(), "2025-11-29--2026-02-28"},
		"year ago": {p.YearAgo().String(), "2025-03-01--2025-05-31"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %s, want %s", name, c.got, c.want)
		}
	}
	if p.Regular() || !(data.Period{Year: 2026, Half: 1}).Regular() {
		t.Error("only half-years and years are published")
	}
	if n := len((data.Report{Period: p}).Earlier()); n != 2 {
		t.Errorf("compared with %d earlier periods", n)
	}
}
