package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"example.org/parter/data"
)

// daysOff publishes the days in place of those before, with a reason.
func (d *desk) daysOff(t testing.TB, reason string, days ...time.Time) {
	t.Helper()
	off := data.DaysOffList{}
	for _, one := range days {
		off = append(off, data.DayOff{Day: one, Kind: data.Off, Reason: data.Text{BG: reason}})
	}
	e, err := d.Entry(t.Context(), off.Ref())
	must(t, err)
	saved, err := d.SaveEntry(t.Context(), "Ана", off, e.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Ана", off.Ref(), saved.Revision)
	must(t, err)
}

// anything happens to the case by chance on the day of the desk's clock; what is refused
// leaves it as it was.
func (d *desk) anything(t testing.TB, chance *rand.Rand, id data.CaseID) {
	t.Helper()
	today, stages := midnight(d.now), data.Stages()
	switch chance.IntN(6) {
	case 0:
		_ = d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: today, Until: today.AddDate(0, 0, chance.IntN(20)), Reason: "причина"})
	case 1:
		_ = d.NotifyCase(t.Context(), "Ана", id, data.DelayNotice{On: today, How: data.ByPost, By: "Ана"})
	case 2:
		_ = d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageDocuments, On: today})
	case 3:
		_ = d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageInProgress, On: today})
	default:
		_ = d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: stages[chance.IntN(len(stages))], On: today})
	}
}

// TestDayOffReckonsAllCasesAsEachIsReckonedAlone lets things happen to cases by chance
// between days off that are published and taken back.
func TestDayOffReckonsAllCasesAsEachIsReckonedAlone(t *testing.T) {
	d := openDesk(t)
	d.now = november(2).Add(9 * time.Hour)
	chance := rand.New(rand.NewPCG(6, 2026)) //nolint:gosec // the same cases each time
	var ids []data.CaseID
	for i, term := range []string{"14 дни", "7 работни дни", "2 седмици", "16 часа"} {
		publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: term}}} })
		for j := range 25 {
			r := registration()
			r.Number, r.Received, r.Due = data.CaseNumber(fmt.Sprintf("9%d-%d", i, j)), november(1+j%2), time.Time{}
			ids = append(ids, d.caseWithID(t, r))
		}
	}
	moved := 0
	for date := 3; date < 30; date++ {
		d.now = november(date).Add(9 * time.Hour)
		for range 8 {
			d.anything(t, chance, ids[chance.IntN(len(ids))])
		}
		if date%3 > 0 {
			continue
		}
		before := map[data.CaseID]time.Time{}
		for _, id := range ids {
			before[id] = d.caseOf(t, id).Due
		}
		d.daysOff(t, "Ремонт", november(date-1), november(date+2), november(date+3))
		must(t, d.read(t.Context(), func(tx *sql.Tx) error {
			k, err := newReckoner(t.Context(), tx, d.now)
			must(t, err)
			for _, id := range ids {
				f, err := loadCase(t.Context(), tx, id)
				must(t, err)
				if !f.about.Closed().IsZero() {
					continue
				}
				want := k.calendar.Reckon(f.about, f.length, k.hours)
				if !f.about.Due.Equal(want.Due) || !f.about.Promised.Equal(want.Promised) {
					t.Errorf("on the %dth case %s is due %s, at first %s, want %s and %s", date, f.about.Number, f.about.Due, f.about.Promised, want.Due, want.Promised)
				}
				if !f.about.Due.Equal(before[id]) {
					moved++
				}
			}
			return nil
		}))
	}
	if moved < 100 {
		t.Errorf("%d cases were moved: the days off do not try it", moved)
	}
}

// TestDayOffThatWasOffAlreadyReckonsNothing publishes another reason of the same day.
func TestDayOffThatWasOffAlreadyReckonsNothing(t *testing.T) {
	d := openDesk(t)
	publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: "14 дни"}}} })
	r := registration()
	r.Due = time.Time{}
	id := d.caseWithID(t, r)
	d.daysOff(t, "Ремонт", november(25))
	d.tamper(t, `UPDATE case_file SET due = '2026-11-18'`)
	d.daysOff(t, "Инвентаризация", november(25))
	if got := d.caseOf(t, id).Due; !got.Equal(november(18)) {
		t.Errorf("it was reckoned anew: due %s", got)
	}
	d.daysOff(t, "Инвентаризация", november(26))
	if got := d.caseOf(t, id).Due; !got.Equal(november(16)) {
		t.Errorf("it was not reckoned anew: due %s", got)
	}
}

// BenchmarkReckonOpen changes a day off with 20 000 open cases, of which each third moves.
func BenchmarkReckonOpen(b *testing.B) {
	d := openDesk(b)
	d.now = november(10)
	publish(b, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: "14 дни"}}} })
	var rows []data.Registration
	for i := range 20_000 {
		rows = append(rows, data.Registration{Number: data.CaseNumber(fmt.Sprint("94-00-", i)), Received: november(2 + i%3), Service: "1005", Stage: data.StageReceived})
	}
	_, err := d.RegisterCases(b.Context(), "Иванова", rows)
	must(b, err)
	for i := 0; b.Loop(); i++ {
		must(b, d.write(b.Context(), func(tx *sql.Tx) error { return changeDayOff(b.Context(), tx, i) }))
	}
}

func changeDayOff(ctx context.Context, tx *sql.Tx, i int) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM day_off`); err != nil {
		return err
	}
	if i%2 == 0 {
		if err := insertDaysOff(ctx, tx, []data.DayOff{{Day: november(17), Kind: data.Off}}); err != nil {
			return err
		}
	}
	return reckonOpen(ctx, tx)
}
