package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// Cases are counted by hand here: what the ledger says of a half-year must be that.
func TestMeasuresAreWhatHappened(t *testing.T) {
	d := openDesk(t)
	d.now = time.Date(2026, time.November, 30, 12, 0, 0, 0, data.Sofia())
	on := func(month time.Month, date int) time.Time {
		return time.Date(2026, month, date, 0, 0, 0, 0, data.Sofia())
	}
	register := func(number data.CaseNumber, received, due time.Time, steps ...data.StageEntry) data.CaseID {
		t.Helper()
		id, err := d.RegisterCase(t.Context(), "ana", data.Registration{Number: number, Received: received, Due: due, Stage: data.StageReceived})
		must(t, err)
		for _, step := range steps {
			must(t, d.AdvanceCase(t.Context(), "ana", id, step))
		}
		return id
	}
	register("1", on(time.August, 3), on(time.August, 20), data.StageEntry{Stage: data.StageReady, On: on(time.August, 20)})     // kept
	register("2", on(time.August, 3), on(time.August, 20), data.StageEntry{Stage: data.StageDelivered, On: on(time.August, 21)}) // late, nobody told
	told := register("3", on(time.October, 1), on(time.October, 10))                                                             // late, not answered, told
	must(t, d.NotifyCase(t.Context(), "ana", told, data.DelayNotice{On: on(time.October, 12), How: data.ByPhone, By: "Ана"}))
	register("4", on(time.November, 1), on(time.December, 20))                                                                     // not due yet
	register("5", on(time.October, 1), on(time.October, 10), data.StageEntry{Stage: data.StageDocuments, On: on(time.October, 5)}) // stands still
	register("6", on(time.March, 1), on(time.March, 20), data.StageEntry{Stage: data.StageDelivered, On: on(time.March, 10)})      // of the half-year before
	longer := register("7", on(time.September, 1), on(time.September, 10))                                                         // extended, told before: not of this
	must(t, d.NotifyCase(t.Context(), "ana", longer, data.DelayNotice{On: on(time.September, 2), How: data.ByPhone, By: "Ана"}))
	must(t, d.ExtendCase(t.Context(), "ana", longer, data.Extension{On: on(time.September, 8), Until: on(time.December, 30), Reason: "становище"}))
	period := data.Period{Year: 2026, Half: 2}
	r, err := d.Report(t.Context(), period)
	must(t, err)
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: firstPromise(r), Measure: data.MeasuredInTerm, Target: 90, Source: "заповед", Responsible: "Секретар"}))
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: r.Ledger[1].Promise, Measure: data.MeasuredTold}))
	r, err = d.Report(t.Context(), period)
	must(t, err)
	if got := r.Ledger[0]; got.Value.Of != 1 || got.Value.N != 3 || got.Before.Of != 1 || got.Before.N != 1 || got.Responsible != "Секретар" {
		t.Errorf("in term: got %+v", got)
	}
	if got := r.Ledger[1].Value; got.Of != 1 || got.N != 3 {
		t.Errorf("told: got %+v, want 1 of 3: two late cases and one extension", got)
	}
	if kept, known := r.Ledger[0].Kept(); kept || !known {
		t.Errorf("a third is %v, %v of ninety percent", kept, known)
	}
}

// A register has a million cases, and a report looks at them six times.
func TestMeasuresFindTheCasesOfAPeriodByTheirDay(t *testing.T) {
	d := openDesk(t)
	for _, kind := range []data.MeasureKind{data.MeasuredInTerm, data.MeasuredTold} {
		must(t, d.read(t.Context(), func(tx *sql.Tx) error {
			steps, err := list(t.Context(), tx, `EXPLAIN QUERY PLAN `+countings[kind], func(row scanner, step *string) error {
				var a, b, c int
				return row.Scan(&a, &b, &c, step)
			}, sql.Named("from", "2026-01-01"), sql.Named("until", "2026-07-01"), sql.Named("today", "2026-11-30"))
			for _, index := range []string{"case_open_by_due", "case_closed_by_due"} {
				if !strings.Contains(fmt.Sprint(steps), "SEARCH c USING INDEX "+index+" (due>? AND due<?)") {
					t.Errorf("%s does not use %s: %q", kind, index, steps)
				}
			}
			return err
		}))
	}
}

func firstPromise(r data.Report) data.PromiseID { return r.Ledger[0].Promise }

func TestReportNamesNoPromiseThatTheCharterDoesNot(t *testing.T) {
	d := openDesk(t)
	r, err := d.Report(t.Context(), data.HalfYearOf(d.now))
	must(t, err)
	for i, promise := range []data.PromiseID{firstPromise(r), "Иван Петров, ул. Лозе 5"} {
		f := complaint(fmt.Sprint("Чаках ", i))
		f.Kind, f.Promise = data.KindBreach, promise
		must(t, d.TakeFeedback(t.Context(), "", f))
	}
	d.now = d.now.Add(time.Hour)
	r, err = d.Report(t.Context(), data.HalfYearOf(d.now))
	must(t, err)
	if diff := cmp.Diff(map[data.PromiseID]int{firstPromise(r): 1}, r.Opinion.Breaches); diff != "" || r.Opinion.Messages[data.KindBreach] != 2 {
		t.Errorf("%d reports of breaches (-want +got)\n%s", r.Opinion.Messages[data.KindBreach], diff)
	}
}

func TestFigureByHandIsTheLastOneEntered(t *testing.T) {
	d := openDesk(t)
	period := data.Period{Year: 2026, Half: 2}
	r, err := d.Report(t.Context(), period)
	must(t, err)
	promise := firstPromise(r)
	for _, of := range []int{3, 8} {
		must(t, d.EnterFigure(t.Context(), data.HandFigure{Promise: promise, Period: period, Of: of, N: 10, Evidence: "таен клиент", By: "Ана"}))
	}
	must(t, d.EnterFigure(t.Context(), data.HandFigure{Promise: promise, Period: period.Before(), Of: 5, N: 10, Evidence: "таен клиент", By: "Ана"}))
	r, err = d.Report(t.Context(), period)
	must(t, err)
	row := r.Ledger[0]
	if row.Value.Of != 8 || row.Before.Of != 5 || row.Evidence != "таен клиент" {
		t.Errorf("got %+v", row)
	}
	wantProblem(t, d.EnterFigure(t.Context(), data.HandFigure{Promise: promise, Period: period, Of: 1, N: 0}), "n", data.BadFormat)
}

func TestMessagesCountAsHeardWhenSomebodyAnswersForThemInTime(t *testing.T) {
	d := openDesk(t)
	start := time.Date(2026, time.October, 1, 9, 0, 0, 0, data.Sofia())
	for id, taken := range map[data.EventID]int{"soon": 2, "late": 20, "never": 0, "fresh": -1} {
		d.now = start
		if id == "fresh" {
			d.now = time.Date(2026, time.November, 28, 9, 0, 0, 0, data.Sofia())
		}
		f := complaint(string(id))
		f.ID = id
		must(t, d.TakeFeedback(t.Context(), "", f))
		if taken > 0 {
			d.now = start.AddDate(0, 0, taken)
			must(t, d.DecideFeedback(t.Context(), "ana", id, data.FeedbackDecision{State: data.FeedbackNew}, data.FeedbackDecision{State: data.FeedbackTaken, Owner: "Ана"}))
		}
	}
	d.now = time.Date(2026, time.November, 30, 9, 0, 0, 0, data.Sofia())
	r, err := d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: firstPromise(r), Measure: data.MeasuredHeard}))
	r, err = d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	if got := r.Ledger[0].Value; got.Of != 1 || got.N != 3 {
		t.Errorf("got %+v, want 1 of 3", got)
	}
}

// The inbox and the ledger name the same day: a kiosk was cut off for a month, and what it
// brought then was taken at once.
func TestMessageThatWaitedOnAScreenIsHeardInTime(t *testing.T) {
	d := openDesk(t)
	d.now = time.Date(2026, time.October, 1, 9, 0, 0, 0, data.Sofia())
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "a", d.now.AddDate(0, -1, 0), complaint("Чаках"))}))
	if d.message(t, "a").Late {
		t.Error("the inbox says that it is late")
	}
	must(t, d.DecideFeedback(t.Context(), "ana", "a", data.FeedbackDecision{State: data.FeedbackNew}, data.FeedbackDecision{State: data.FeedbackTaken, Owner: "Ана"}))
	r, err := d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: firstPromise(r), Measure: data.MeasuredHeard}))
	r, err = d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
	must(t, err)
	if got := r.Ledger[0].Value; got.Of != 1 || got.N != 1 {
		t.Errorf("heard: %+v, want 1 of 1", got)
	}
}

// ratedIn has somebody type in a face of the period.
func (d *desk) ratedIn(t *testing.T, p data.Period) {
	t.Helper()
	paper := face(data.RatedGood, "paper of "+p.String())
	paper.At, paper.Channel = p.From().Add(time.Hour), data.ViaPaper
	must(t, d.TakeFeedback(t.Context(), "ana", paper))
}

func TestCatalogueSaysNothingOfPeriodsLongOver(t *testing.T) {
	d := openDesk(t)
	half := data.HalfYearOf(d.now)
	for p, want := range map[data.Period]bool{half: true, half.Before(): true, half.Before().Before(): false} {
		r, err := d.Report(t.Context(), p)
		must(t, err)
		must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: firstPromise(r), Measure: data.MeasuredChecked}))
		r, err = d.Report(t.Context(), p)
		must(t, err)
		if got := r.Ledger[0].Value.N > 0; got != want {
			t.Errorf("%s: it has a figure: %v, want %v", p, got, want)
		}
	}
}

func TestPublishedReportNeverChanges(t *testing.T) {
	d := openDesk(t)
	period := data.Period{Year: 2026, Half: 1}
	_, err := d.PublishReport(t.Context(), "ana", data.HalfYearOf(d.now))
	wantProblem(t, err, "period", data.InTheFuture)
	_, err = d.PublishedReport(t.Context(), period)
	wantKind(t, err, data.ErrNotFound)
	_, err = d.PublishReport(t.Context(), "ana", period) // nothing happened, and the catalogue is none of it
	wantProblem(t, err, "period", data.Missing)
	d.ratedIn(t, period)
	d.ratedIn(t, period.Before())
	published, err := d.PublishReport(t.Context(), "ana", period)
	must(t, err)
	_, err = d.PublishReport(t.Context(), "ivo", period)
	wantKind(t, err, data.ErrConflict)
	paper := face(data.RatedBad, "late paper")
	paper.At, paper.Channel = period.From().Add(time.Hour), data.ViaPaper
	must(t, d.TakeFeedback(t.Context(), "ana", paper)) // what is found later is in the next one's comparison
	again, err := d.PublishedReport(t.Context(), period)
	must(t, err)
	if diff := cmp.Diff(published.Report, again.Report); diff != "" || again.By != "ana" {
		t.Errorf("by %s (-published +now)\n%s", again.By, diff)
	}
	for _, statement := range []string{`UPDATE report SET content = '{}'`, `DELETE FROM report`} {
		if _, err := d.writer.ExecContext(t.Context(), statement); err == nil {
			t.Errorf("%s was accepted", statement)
		}
	}
	_, err = d.writer.ExecContext(t.Context(), `CREATE TRIGGER full BEFORE INSERT ON report BEGIN SELECT raise(ABORT, 'the disk is full'); END`)
	must(t, err)
	if _, err := d.PublishReport(t.Context(), "ana", period.Before()); err == nil || errors.Is(err, data.ErrConflict) {
		t.Errorf("a report that could not be kept is said to be published: %v", err)
	}
	periods, err := d.PublishedPeriods(t.Context())
	must(t, err)
	if diff := cmp.Diff([]data.Period{period}, periods); diff != "" {
		t.Error(diff)
	}
}

// A week of the calendar ends on the day of the week on which it began; five working days
// from before a holiday end later.
func TestReportIsReckonedByTheRulesOfTheTownAndSaysSo(t *testing.T) {
	d := openDesk(t)
	period := data.Period{Year: 2026, Half: 2}
	rules := data.UsualFeedbackRules()
	rules.Votes = data.VoteRules{Interval: time.Minute, Burst: 100, Within: time.Hour, Source: "заповед № 7"}
	rules.Read = data.Length{Count: 5, Unit: data.InWorkdays}
	must(t, d.SetFeedbackRules(t.Context(), "ana", rules))
	start := time.Date(2026, time.September, 21, 9, 0, 0, 0, data.Sofia()) // a Monday; the Tuesday is a holiday
	for i := range 3 {
		f := face(data.RatedGood, string(rune('a'+i)))
		f.Screen, f.At = "kiosk", start.Add(time.Duration(i)*40*time.Second) // the second is too soon after the first
		d.now = f.At
		must(t, d.TakeFeedback(t.Context(), "", f))
	}
	for id, days := range map[data.EventID]int{"on its last day": 8, "a day later": 9} {
		d.now = start
		f := complaint(string(id))
		f.ID = id
		must(t, d.TakeFeedback(t.Context(), "", f))
		d.now = start.AddDate(0, 0, days)
		must(t, d.DecideFeedback(t.Context(), "ana", id, data.FeedbackDecision{State: data.FeedbackNew}, data.FeedbackDecision{State: data.FeedbackTaken, Owner: "Ана"}))
	}
	d.now = time.Date(2027, time.January, 4, 9, 0, 0, 0, data.Sofia())
	r, err := d.Report(t.Context(), period)
	must(t, err)
	must(t, d.KeepCommitment(t.Context(), "ana", data.Commitment{Promise: firstPromise(r), Measure: data.MeasuredHeard}))
	published, err := d.PublishReport(t.Context(), "ana", period)
	must(t, err)
	if n, hidden := published.Opinion.All.N(), published.Opinion.Hidden[data.HiddenInterval]; n != 2 || hidden != 1 {
		t.Errorf("%d faces count and %d do not", n, hidden)
	}
	if got := published.Ledger[0].Value; got.Of != 1 || got.N != 2 {
		t.Errorf("heard: %+v, want 1 of 2", got)
	}
	must(t, d.SetFeedbackRules(t.Context(), "ana", data.UsualFeedbackRules()))
	again, err := d.PublishedReport(t.Context(), period)
	must(t, err)
	if again.Rules != rules.OfReport() || again.Opinion.All.N() != 2 {
		t.Errorf("after other rules it says %+v of %d faces", again.Rules, again.Opinion.All.N())
	}
	now, err := d.Opinion(t.Context(), period.From(), period.Until())
	must(t, err)
	if now.All.N() != 3 {
		t.Errorf("by the usual rules %d faces count", now.All.N())
	}
}
