package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// openHours says that people are received from 8 to 12 and from 13 to 17 on Mondays.
func (d *desk) openHours(t *testing.T, example bool) {
	t.Helper()
	hours := data.Hours{
		Week: []data.Opening{{Day: time.Monday, From: 8 * 60, Until: 12 * 60}, {Day: time.Monday, From: 13 * 60, Until: 17 * 60}}, Source: "Заповед", Example: example,
	}
	content, err := d.Content(t.Context())
	must(t, err)
	for i, dep := range content.Departments {
		dep.Hours = data.Hours{}
		if i == 0 {
			dep.Hours = hours
		}
		must(t, d.write(t.Context(), func(tx *sql.Tx) error { return d.put(t.Context(), tx, dep) }))
	}
}

// tell makes the screen tell something.
func (d *desk) tell(t *testing.T, screen data.ScreenID, kind data.EventKind, at time.Time, detail any) {
	t.Helper()
	raw, err := json.Marshal(detail)
	must(t, err)
	must(t, d.Commit(t.Context(), []data.Event{{ID: data.EventID(fmt.Sprint(screen, kind, at.UnixNano())), Screen: screen, Kind: kind, At: at, Detail: raw}}))
}

// A Monday is told of: the kiosk could be used from 7 to 12 and from 13 to 15, the board
// hung from 8 to 8:30 and from 9 until it slept at 18. What there is to count is the
// eight hours in which people are received.
func TestScreensAreMeasuredByWhatTheyToldInOpeningHours(t *testing.T) {
	d := openDesk(t)
	d.openHours(t, false)
	monday := time.Date(2026, time.November, 23, 0, 0, 0, 0, data.Sofia())
	must(t, d.KeepScreens(t.Context(), []data.ScreenHealth{{ID: "kiosk", Role: data.RoleKiosk}, {ID: "board", Role: data.RoleBoard}, {ID: "spare", Role: data.RoleKiosk}}))
	d.now = monday.AddDate(0, 0, -7)
	d.tell(t, "kiosk", data.EventUp, d.now.Add(10*time.Hour), data.Up{Seconds: 60}) // since then it is counted
	d.tell(t, "board", data.EventPagePainted, d.now.Add(10*time.Hour), data.Painted{Page: "a", Seconds: 60})
	d.now = monday.Add(20 * time.Hour)
	for at := monday.Add(7*time.Hour + 5*time.Minute); !at.After(monday.Add(15 * time.Hour)); at = at.Add(5 * time.Minute) {
		if at.Hour() != 12 || at.Minute() == 0 {
			d.tell(t, "kiosk", data.EventUp, at, data.Up{Seconds: 300})
		}
	}
	page := func(from, until time.Duration) {
		for at := monday.Add(from); at.Before(monday.Add(until)); at = at.Add(time.Minute) {
			d.tell(t, "board", data.EventPagePainted, at, data.Painted{Page: "a", Version: fmt.Sprint(at), Seconds: 60})
		}
	}
	page(8*time.Hour, 8*time.Hour+30*time.Minute)
	d.tell(t, "board", data.EventScreenGone, monday.Add(8*time.Hour+30*time.Minute), nil)
	page(9*time.Hour, 18*time.Hour)
	d.tell(t, "board", data.EventScreenOff, monday.Add(18*time.Hour), nil)
	d.now = monday.AddDate(0, 0, 1).Add(time.Hour)
	must(t, d.ReckonScreens(t.Context()))
	must(t, d.ReckonScreens(t.Context())) // nothing to do
	day, err := d.DropEvents(t.Context(), d.now.AddDate(0, 0, 1))
	must(t, err)
	must(t, d.DropProof(t.Context(), d.now.AddDate(0, 0, 1)))
	if day == 0 {
		t.Error("no event was dropped")
	}
	r, err := d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: r.Ledger[0].Promise, Measure: data.MeasuredKiosks}))
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: r.Ledger[1].Promise, Measure: data.MeasuredBoards}))
	r, err = d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	if got := r.Ledger[0].Value; got.Of != 6*60 || got.N != 8*60 {
		t.Errorf("kiosk: got %d of %d minutes, want 360 of 480", got.Of, got.N)
	}
	if got := r.Ledger[1].Value; got.Of != 8*60-30 || got.N != 8*60 {
		t.Errorf("board: got %d of %d minutes, want 450 of 480", got.Of, got.N)
	}
}

func TestHoursThatAreExamplesMeasureNoScreen(t *testing.T) {
	d := openDesk(t)
	d.openHours(t, true)
	must(t, d.KeepScreens(t.Context(), []data.ScreenHealth{{ID: "kiosk", Role: data.RoleKiosk}}))
	monday := time.Date(2026, time.November, 23, 9, 0, 0, 0, data.Sofia())
	d.now = monday
	d.tell(t, "kiosk", data.EventUp, monday.AddDate(0, 0, -5), data.Up{Seconds: 300})
	d.tell(t, "kiosk", data.EventUp, monday, data.Up{Seconds: 300})
	d.now = monday.AddDate(0, 0, 1)
	must(t, d.ReckonScreens(t.Context()))
	r, err := d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: r.Ledger[0].Promise, Measure: data.MeasuredKiosks}))
	r, err = d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	if got := r.Ledger[0].Value; got.N != 0 {
		t.Errorf("got %+v, want nothing to be known", got)
	}
}

// Of a screen that tells nothing for a whole day each hour counts as dark.
func TestAScreenThatWasOffAllDayWasNotUp(t *testing.T) {
	d := openDesk(t)
	d.openHours(t, false)
	must(t, d.KeepScreens(t.Context(), []data.ScreenHealth{{ID: "kiosk", Role: data.RoleKiosk}}))
	d.now = time.Date(2026, time.November, 20, 9, 0, 0, 0, data.Sofia())
	d.tell(t, "kiosk", data.EventUp, d.now, data.Up{Seconds: 300})
	d.now = time.Date(2026, time.November, 24, 9, 0, 0, 0, data.Sofia())
	must(t, d.ReckonScreens(t.Context()))
	var planned, up int
	must(t, d.readers.QueryRowContext(t.Context(), `SELECT sum(planned), sum(up) FROM screen_day WHERE day >= '2026-11-20'`).Scan(&planned, &up))
	if planned != 480 || up != 0 {
		t.Errorf("got %d of %d minutes, want 0 of 480", up, planned)
	}
}

// A clock that was a month ahead for an hour reckoned days that were still to come.
func TestDaysThatAWrongClockReckonedAreReckonedAgain(t *testing.T) {
	d := openDesk(t)
	d.openHours(t, false)
	must(t, d.KeepScreens(t.Context(), []data.ScreenHealth{{ID: "kiosk", Role: data.RoleKiosk}}))
	d.now = time.Date(2026, time.November, 20, 9, 0, 0, 0, data.Sofia())
	d.tell(t, "kiosk", data.EventUp, d.now, data.Up{Seconds: 300})
	d.now = time.Date(2026, time.December, 20, 9, 0, 0, 0, data.Sofia())
	must(t, d.ReckonScreens(t.Context()))
	monday := time.Date(2026, time.December, 14, 0, 0, 0, 0, data.Sofia())
	for at := monday.Add(8 * time.Hour); !at.After(monday.Add(12 * time.Hour)); at = at.Add(5 * time.Minute) {
		d.tell(t, "kiosk", data.EventUp, at, data.Up{Seconds: 300})
	}
	d.now = monday.AddDate(0, 0, 1).Add(time.Hour)
	must(t, d.ReckonScreens(t.Context()))
	var planned, up int
	must(t, d.readers.QueryRowContext(t.Context(), `SELECT planned, up FROM screen_day WHERE day = '2026-12-14'`).Scan(&planned, &up))
	if planned != 480 || up != 240 {
		t.Errorf("got %d of %d minutes, want 240 of 480", up, planned)
	}
}

func waited(from, until int, people, served, minutes int) data.WaitingFigure {
	on := func(day int) time.Time { return time.Date(2026, time.November, day, 0, 0, 0, 0, data.Sofia()) }
	return data.WaitingFigure{From: on(from), Until: on(until), People: people, Served: served, Minutes: minutes, Evidence: "дневник на гишето", By: "Ана"}
}

func TestWaitingIsCountedOnceByTheMinutesOfThePromise(t *testing.T) {
	d := openDesk(t)
	d.now = time.Date(2026, time.November, 30, 12, 0, 0, 0, data.Sofia())
	p := data.Period{Year: 2026, Half: 2}
	r, err := d.Report(t.Context(), p)
	must(t, err)
	promise := firstPromise(r)
	value := func(minutes int) data.LedgerRow {
		t.Helper()
		must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: promise, Measure: data.MeasuredWaiting, Minutes: minutes}))
		r, err := d.Report(t.Context(), p)
		must(t, err)
		return r.Ledger[0]
	}
	must(t, d.EnterWaiting(t.Context(), waited(16, 20, 100, 50, 20)))
	must(t, d.EnterWaiting(t.Context(), waited(16, 20, 100, 90, 20))) // it was mistyped
	must(t, d.EnterWaiting(t.Context(), waited(23, 23, 20, 18, 20)))
	must(t, d.EnterWaiting(t.Context(), waited(24, 24, 40, 40, 30))) // by another measure
	if got := value(20); got.Value.Of != 108 || got.Value.N != 120 || got.Evidence != "дневник на гишето" || got.Minutes != 20 {
		t.Errorf("got %+v, want 108 of 120", got)
	}
	if got := value(0); got.Value.N != 0 {
		t.Errorf("nobody said how long one may wait, and %+v", got)
	}
	wantProblem(t, d.EnterWaiting(t.Context(), waited(20, 20, 10, 10, 20)), "waited_from", data.Taken)
	wantProblem(t, d.EnterWaiting(t.Context(), waited(25, 24, 10, 10, 20)), "waited_until", data.EndsBefore)
	wantProblem(t, d.EnterWaiting(t.Context(), waited(2, 9, 10, 10, 20)), "waited_until", data.TooLong)
	wantProblem(t, d.EnterWaiting(t.Context(), waited(26, 26, 10, 11, 20)), "served", data.BadFormat)
	all, err := d.Waiting(t.Context(), p)
	must(t, err)
	if len(all) != 3 || all[2].Served != 90 {
		t.Errorf("got %+v", all)
	}
}

func TestPublishedReportIsInTheNextEditionByItself(t *testing.T) {
	d := openDesk(t)
	before, err := d.Content(t.Context())
	must(t, err)
	if before.Report.Any() {
		t.Errorf("nothing was published, and %+v", before.Report)
	}
	p := data.Period{Year: 2026, Half: 1}
	good := face(data.RatedGood, "v")
	good.At, good.Channel = p.From().Add(time.Hour), data.ViaPaper
	must(t, d.TakeFeedback(t.Context(), "ana", good))
	r, err := d.Report(t.Context(), p)
	must(t, err)
	must(t, d.EnterFigure(t.Context(), data.HandFigure{Promise: firstPromise(r), Period: p, Of: 8, N: 10, Evidence: "дневник", By: "Ана"}))
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: firstPromise(r), Measure: data.MeasuredByHand, Target: 70, Source: "Заповед", Responsible: "Иван Иванов"}))
	now := d.now
	d.now = p.From().AddDate(0, 1, 0)
	_, err = d.KeepAction(t.Context(), "ana", data.CorrectiveAction{What: "Второ гише", Responsible: "Иван Иванов", Until: day30()})
	must(t, err)
	d.now = now
	_, err = d.PublishReport(t.Context(), "ana", p)
	must(t, err)
	d.ratedIn(t, data.Period{Year: 2025})
	_, err = d.PublishReport(t.Context(), "ana", data.Period{Year: 2025}) // of a year: the half-year stays
	must(t, err)
	after, err := d.Content(t.Context())
	must(t, err)
	got := after.Report
	if got.Period != p || got.Faces.N() != 1 || len(got.Promises) != 2 || got.Promises[0].Value.Of != 8 || got.Promises[0].Target != 70 || len(got.Actions) != 1 {
		t.Errorf("got %+v", got)
	}
	if raw, err := json.Marshal(got); err != nil || slices.ContainsFunc([]string{"Иван", "дневник", "ana", "Заповед"}, func(word string) bool { return strings.Contains(string(raw), word) }) {
		t.Errorf("somebody of the staff is named: %s, %v", raw, err)
	}
	current, err := d.Report(t.Context(), data.HalfYearOf(d.now))
	must(t, err)
	if a, b := current.Ledger[0].Published, current.Ledger[1].Published; !a.Equal(got.At) || !b.IsZero() {
		t.Errorf("published on: got %v, then %v; want %v and never", a, b, got.At)
	}
}

// The charter's third part is about citizens: it is told, and nobody measures it.
func TestWhatIsExpectedOfCitizensHasNoFigures(t *testing.T) {
	d := openDesk(t)
	c, err := d.Content(t.Context())
	must(t, err)
	expected := []data.CharterBlock{{Promise: "III.1.1", Text: data.Text{BG: "да бъдат учтиви;"}}}
	c.Charter.Parts = append(c.Charter.Parts, data.CharterPart{ID: "III", Title: data.Text{BG: "Партньорство"}, Sections: []data.CharterSection{{ID: "III.1", Title: data.Text{BG: "Партньорство"}, Blocks: expected}}})
	must(t, d.write(t.Context(), func(tx *sql.Tx) error { return d.put(t.Context(), tx, c.Charter) }))
	r, err := d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	if diff := cmp.Diff(expected, r.Expected); diff != "" {
		t.Error(diff)
	}
	for _, row := range r.Ledger {
		if row.Promise == "III.1.1" {
			t.Error("it has a row to be measured")
		}
	}
}
