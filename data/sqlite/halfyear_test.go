package sqlite

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// halfYear is a house in which fifty thousand faces were touched in the second half of
// 2026, as many as in five minutes one, and fewer in the halves before.
func halfYear(t *testing.T) *desk {
	t.Helper()
	d := openDesk(t)
	const events = 50_000
	period := data.Period{Year: 2026, Half: 2}
	d.now = period.Until().Add(time.Hour)
	var batch []data.Event
	add := func(from time.Time, name string, n int) {
		for i := range n {
			f := face(data.Ratings()[(i*7+i/13)%4], fmt.Sprint(name, " visit ", i))
			f.Service = []data.ServiceID{"1001", "1002", "", "1004"}[i%4]
			f.Department = []data.DepartmentID{"registry", "", "taxes"}[i%3]
			f.Reason = append(data.FeedbackReasons(), "")[i%7]
			f.Channel = []data.Channel{data.ViaKiosk, data.ViaKiosk, data.ViaBoard, data.ViaSlip, data.ViaPaper}[i%5]
			if i%10 == 9 {
				f.Visit = fmt.Sprint(name, " visit ", i-1) // a change of mind
			}
			e := voice(t, data.EventID(fmt.Sprint(name, i)), from.Add(time.Duration(i)*5*time.Minute), f)
			e.Screen = []data.ScreenID{"kiosk", "kiosk-2", "kiosk-3"}[i%3]
			batch = append(batch, e)
		}
	}
	add(period.From(), "now", events)
	add(period.Before().From(), "before", 4000)
	add(period.YearAgo().From(), "year", 3000)
	for len(batch) > 0 {
		n := min(len(batch), 10_000)
		must(t, d.Commit(t.Context(), batch[:n]))
		batch = batch[n:]
	}
	return d
}

// countedBySQL is the table of faces by the column between the two moments, of those that
// were the last of their visit. It knows nothing of the rules in Go: in this half-year
// nobody is too quick or too many.
func (d *desk) countedBySQL(t *testing.T, column string, p data.Period) map[string]data.Tally {
	rows, err := d.readers.QueryContext(t.Context(), `
		WITH vote AS (
			SELECT `+column+` AS name, rating, at, row_number() OVER (PARTITION BY visit ORDER BY at DESC, id DESC) AS back
			FROM feedback WHERE rating > 0)
		SELECT name, rating, count(*) FROM vote WHERE back = 1 AND name <> '' AND at >= ? AND at < ? GROUP BY name, rating`,
		moment(p.From()), moment(p.Until()))
	must(t, err)
	defer func() { must(t, rows.Close()) }()
	tables := map[string]data.Tally{}
	for rows.Next() {
		var name string
		var r data.Rating
		var n int
		must(t, rows.Scan(&name, &r, &n))
		of := tables[name]
		of[r] = n
		tables[name] = of
	}
	must(t, rows.Err())
	return tables
}

func tables[K ~string](of map[K]data.Tally) map[string]data.Tally {
	named := map[string]data.Tally{}
	for name, t := range of {
		named[string(name)] = t
	}
	return named
}

// What Go counts is what SQL counts, for a half-year of fifty thousand events: all of
// them, each table of the report, and the periods with which it is compared.
func TestOpinionOfAHalfYearIsWhatSQLCounts(t *testing.T) {
	d := halfYear(t)
	p := data.Period{Year: 2026, Half: 2}
	r, err := d.Report(t.Context(), p)
	must(t, err)
	for column, got := range map[string]map[string]data.Tally{
		"service": tables(r.Opinion.ByService), "department": tables(r.Opinion.ByDepartment), "channel": tables(r.Opinion.ByChannel), "reason": tables(r.Opinion.ByReason),
		"'all'": {"all": r.Opinion.All},
	} {
		want := d.countedBySQL(t, column, p)
		if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
			t.Errorf("by %s (-SQL +report)\n%s", column, diff)
		}
	}
	for of, got := range map[data.Period]data.Tally{p.Before(): r.Before, p.YearAgo(): r.YearAgo} {
		if want := d.countedBySQL(t, "'all'", of)["all"]; got != want || got.N() == 0 {
			t.Errorf("%s: report %v, SQL %v", of, got, want)
		}
	}
	var n, later int
	must(t, d.readers.QueryRowContext(t.Context(), `
		WITH vote AS (
			SELECT at, rating, row_number() OVER (PARTITION BY visit ORDER BY at DESC, id DESC) AS back,
				first_value(rating) OVER (PARTITION BY visit ORDER BY at DESC, id DESC) AS last
			FROM feedback WHERE rating > 0)
		SELECT count(*) FILTER (WHERE back = 1), count(*) FILTER (WHERE back > 1 AND rating <> last) FROM vote WHERE at >= ? AND at < ?`, moment(p.From()), moment(p.Until())).
		Scan(&n, &later))
	if r.Opinion.All.N() != n || r.Opinion.Hidden[data.HiddenLater] != later || later == 0 {
		t.Errorf("Go: %d, %v hidden; SQL: %d, %d", r.Opinion.All.N(), r.Opinion.Hidden, n, later)
	}
}

// Any days are reckoned from the same events, compared with as many before, and are never
// published.
func TestReportOfAnyDaysIsWhatSQLCounts(t *testing.T) {
	d := halfYear(t)
	p, err := data.DaysOf("2026-08-10", "2026-09-20")
	must(t, err)
	r, err := d.Report(t.Context(), p)
	must(t, err)
	if diff := cmp.Diff(d.countedBySQL(t, "service", p), tables(r.Opinion.ByService)); diff != "" || r.Opinion.All.N() == 0 {
		t.Errorf("by service (-SQL +report)\n%s", diff)
	}
	if want := d.countedBySQL(t, "'all'", p.Before())["all"]; r.Before != want || want.N() == 0 {
		t.Errorf("before: report %v, SQL %v", r.Before, want)
	}
	if _, err := d.PublishReport(t.Context(), "ana", p); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("published: %v", err)
	}
}
