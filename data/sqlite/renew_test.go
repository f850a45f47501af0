package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// wantRow wants the only row of an import to be refused.
func (d *desk) wantRow(t *testing.T, r data.Registration, field string, reason data.Reason) {
	t.Helper()
	_, err := d.RegisterCases(t.Context(), "Ана", []data.Registration{r})
	if !errors.As(err, new(RowError)) {
		t.Errorf("%+v is taken: %v", r, err)
	}
	wantProblem(t, err, field, reason)
}

func (d *desk) take(t *testing.T, r data.Registration) data.Case {
	t.Helper()
	rows, err := d.RegisterCases(t.Context(), "Ана", []data.Registration{r})
	must(t, err)
	return d.caseOf(t, rows[0].ID)
}

// TestStageWithoutADateWasReachedWhenTheOfficeLearnedOfIt imports a list whose stages
// have no dates, as it grows from day to day.
func TestStageWithoutADateWasReachedWhenTheOfficeLearnedOfIt(t *testing.T) {
	d := openDesk(t)
	r := registration()
	for _, c := range []struct {
		today int
		stage data.Stage
	}{{3, data.StageReceived}, {4, data.StageDocuments}, {5, data.StageDocuments}, {9, data.StageInProgress}, {12, data.StageDelivered}, {13, data.StageDelivered}} {
		d.now, r.Stage = november(c.today).Add(10*time.Hour), c.stage
		d.take(t, r)
	}
	want := []data.StageEntry{
		{Stage: data.StageReceived, On: november(2)},
		{Stage: data.StageDocuments, On: november(4)},
		{Stage: data.StageInProgress, On: november(9)},
		{Stage: data.StageDelivered, On: november(12)},
	}
	got := d.take(t, r)
	if diff := cmp.Diff(want, got.Stages); diff != "" {
		t.Error(diff)
	}
	if !got.Due.Equal(november(23)) || !got.Closed().Equal(november(12)) {
		t.Errorf("due %s, closed %s", got.Due, got.Closed())
	}
}

// TestCaseThatWentOnByHandDoesNotKeepTheFileOut imports a stage older than the last.
func TestCaseThatWentOnByHandDoesNotKeepTheFileOut(t *testing.T) {
	d := openDesk(t)
	r := registration()
	id := d.caseWithID(t, r)
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageReady, On: november(10)}))
	r.Stage, r.On = data.StageInProgress, november(5)
	if got := d.take(t, r); got.Stage() != data.StageReady || len(got.Stages) != 2 {
		t.Errorf("got %+v", got.Stages)
	}
}

// TestNumberOfAnotherDayIsAnotherCase refuses the row that would change somebody
// else's case.
func TestNumberOfAnotherDayIsAnotherCase(t *testing.T) {
	d := openDesk(t)
	r := registration()
	d.register(t, r)
	r.Received, r.Stage = november(3), data.StageDelivered
	d.wantRow(t, r, "received", data.Contradicts)
}

// TestLaterDayInAListIsNoLongerTerm: a term becomes longer by an extension with its
// reason, and the day that a list has is corrected to an earlier one alone.
func TestLaterDayInAListIsNoLongerTerm(t *testing.T) {
	d := openDesk(t)
	publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: "10 работни дни"}}} })
	r := registration()
	r.Due = time.Time{}
	d.register(t, r) // due on the 16th
	later, earlier, extended := r, r, r
	later.Due, earlier.Due = november(17), november(12)
	extended.Stage, extended.On, extended.Extended, extended.Reason = data.StageExtended, november(9), november(30), "сложен случай"
	d.wantRow(t, later, "due", data.NeedsExtension)
	if got := d.take(t, extended); !got.Promised.Equal(november(16)) || !got.Due.Equal(november(30)) || len(got.Extensions) != 1 {
		t.Errorf("extended: %+v", got)
	}
	later.Due = november(30) // as the registry has it by now
	if got := d.take(t, later); !got.Promised.Equal(november(16)) || len(d.deeds(t, d.onlyCase(t))) != 3 {
		t.Errorf("the day as things stand changes something: %+v", got)
	}
	if got := d.take(t, earlier); !got.Promised.Equal(november(12)) || !got.Due.Equal(november(30)) {
		t.Errorf("corrected: %+v", got)
	}
	later.Due = november(16) // what was corrected is not true again
	d.wantRow(t, later, "due", data.NeedsExtension)
}

// TestDayThatSomebodyWroteGoesOnInWorkingDays where the service's term is counted in
// those: a stop gives back as many.
func TestDayThatSomebodyWroteGoesOnInWorkingDays(t *testing.T) {
	for term, want := range map[string]time.Time{"10 работни дни": november(13), "14 дни": november(16)} {
		d := openDesk(t)
		publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: term}}} })
		r := registration()
		r.Due = november(12)
		id := d.caseWithID(t, r)
		must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageDocuments, On: november(6)}))
		must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageInProgress, On: november(9)})) // over a weekend
		if got := d.caseOf(t, id); !got.Due.Equal(want) || !got.Promised.Equal(november(12)) {
			t.Errorf("%s: due %s, want %s", term, got.Due, want)
		}
	}
}

// TestDayThatHasNotComeIsNoStage refuses slips of the pen that nobody could mend.
func TestDayThatHasNotComeIsNoStage(t *testing.T) {
	d := openDesk(t)
	later, stage := registration(), registration()
	later.Received, later.Due = d.now.AddDate(0, 0, 2), time.Time{}
	stage.Stage, stage.On = data.StageReady, d.now.AddDate(36, 0, 0)
	d.wantRow(t, later, "received", data.InTheFuture)
	d.wantRow(t, stage, "on", data.InTheFuture)
}

// TestTwoPressesAreOne adds the same stage and the same notice twice: the second notice is
// refused, because nobody is told twice by accident.
func TestTwoPressesAreOne(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	notice := data.DelayNotice{On: november(6), How: data.ByPhone, By: "Ана"}
	must(t, d.NotifyCase(t.Context(), "Ана", id, notice))
	wantProblem(t, d.NotifyCase(t.Context(), "Ана", id, notice), "told_on", data.Taken)
	for range 2 {
		must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageInProgress, On: november(5)}))
	}
	if got := d.caseOf(t, id); len(got.Stages) != 2 || len(got.Told) != 1 {
		t.Errorf("got %+v", got)
	}
}

// TestTermThatStandsStillIsNotExtended until it runs on again.
func TestTermThatStandsStillIsNotExtended(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageDocuments, On: november(5)}))
	longer := data.Extension{On: november(6), Until: november(30), Reason: "сложен случай"}
	wantProblem(t, d.ExtendCase(t.Context(), "Ана", id, longer), "extended", data.Contradicts)
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageInProgress, On: november(7)}))
	longer.On = november(8)
	must(t, d.ExtendCase(t.Context(), "Ана", id, longer))
}
