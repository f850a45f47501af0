package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// record is what can be corrected of the case.
func (d *desk) recordOf(t *testing.T, id data.CaseID) data.CaseRecord {
	t.Helper()
	r, err := d.CaseRecord(t.Context(), id)
	must(t, err)
	return r
}

// deeds are what the audit says was done to the case, oldest first.
func (d *desk) deeds(t *testing.T, id data.CaseID) (all []data.Deed) {
	t.Helper()
	rows, err := d.AuditPage(t.Context(), data.AuditQuestion{Which: []string{string(id)}, Limit: 100})
	must(t, err)
	for _, row := range rows {
		all = append([]data.Deed{row.What}, all...)
	}
	return all
}

// TestCorrectedCaseIsReckonedAnewAndOpensWithItsSlip corrects everything that a clerk can
// get wrong at the desk.
func TestCorrectedCaseIsReckonedAnewAndOpensWithItsSlip(t *testing.T) {
	d := openDesk(t)
	publish(t, d, func(s *data.Service) {
		s.Terms = []data.Term{{Speed: data.Ordinary, Text: data.Text{BG: "14 дни"}}, {Speed: data.Fast, Text: data.Text{BG: "3 работни дни"}}}
	})
	wrong := data.Registration{Number: "94-00-1278", Received: november(5), Service: "1001", Stage: data.StageReceived, Due: november(20)}
	was := d.register(t, wrong)
	id := d.onlyCase(t)
	right := data.Registration{Number: "94-00-1287", Received: november(2), Service: "1005", Speed: data.Fast, Department: "taxes", Stage: data.StageReceived}
	must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, right))

	got, err := d.CaseByCode(t.Context(), "94-00-1287", was.Slip.Code)
	must(t, err)
	if c := got.Case; !c.Received.Equal(november(2)) || !c.Due.Equal(november(5)) || c.Speed != data.Fast || c.Service.BG != "Издаване на скица за недвижим имот" || !c.Stages[0].On.Equal(november(2)) {
		t.Errorf("got %+v", c)
	}
	if got.Slip.Address != was.Slip.Address {
		t.Error("the QR of the slip that was given out is another")
	}
	_, err = d.CaseByCode(t.Context(), "94-00-1278", was.Slip.Code)
	wantKind(t, err, data.ErrNotFound)
	if _, err = d.CaseByDate(t.Context(), "94-00-1287", november(2)); err != nil {
		t.Error(err)
	}
	corrected := []data.Deed{
		data.DeedNumberCorrected, data.DeedReceiptCorrected, data.DeedServiceCorrected, data.DeedSpeedCorrected, data.DeedDepartmentCorrected, data.DeedDueCorrected,
	}
	if diff := cmp.Diff(append([]data.Deed{data.DeedCaseRegistered}, corrected...), d.deeds(t, id)); diff != "" {
		t.Error(diff)
	}
	want := []data.Correction{
		{What: corrected[0], Before: "94-00-1278", After: "94-00-1287"},
		{What: corrected[1], Before: "2026-11-05", After: "2026-11-02"},
		{What: corrected[2], Before: "1001", After: "1005"},
		{What: corrected[3], Before: "", After: "бърза"},
		{What: corrected[4], Before: "", After: "taxes"},
		{What: corrected[5], Before: "2026-11-20", After: "2026-11-05"},
	}
	for i := range want {
		want[i].At, want[i].By = d.now, "Ана"
	}
	if diff := cmp.Diff(want, d.recordOf(t, id).Corrections); diff != "" {
		t.Error(diff)
	}
	wantKind(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, right), data.ErrUnchanged)
}

func (d *desk) onlyCase(t *testing.T) data.CaseID {
	t.Helper()
	cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
	must(t, err)
	return cases[0].ID
}

// TestCorrectionKeepsTheTermThatWasPromised: the terms of a service change, and a case is
// due by those of its day until its own service or speed is corrected.
func TestCorrectionKeepsTheTermThatWasPromised(t *testing.T) {
	d := openDesk(t)
	terms := func(words string) {
		publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: words}}} })
	}
	terms("14 дни")
	r := registration()
	r.Due = time.Time{}
	id := d.caseWithID(t, r)
	terms("7 дни")
	r.Received = november(3)
	must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, r))
	if got := d.caseOf(t, id); !got.Due.Equal(november(17)) {
		t.Errorf("received a day later it is due %s", got.Due)
	}
	r.Due = november(30)
	must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, r))
	if got := d.recordOf(t, id).Facts; !got.Due.Equal(november(30)) {
		t.Errorf("the day that a clerk wrote is %s", got.Due)
	}
	r.Due = time.Time{}
	must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, r))
	if got := d.caseOf(t, id); !got.Due.Equal(november(10)) || !d.recordOf(t, id).Facts.Due.IsZero() {
		t.Errorf("without a day it is due %s", got.Due)
	}
}

// TestWrongCorrectionIsRefusedAndChangesNothing leaves the case as it was, and the audit
// without a word.
func TestWrongCorrectionIsRefusedAndChangesNothing(t *testing.T) {
	d := openDesk(t)
	other := registration()
	other.Number = "94-00-1288"
	d.register(t, other)
	lastYear := registration()
	lastYear.Received, lastYear.Due = november(2).AddDate(-1, 0, 0), time.Time{}
	d.register(t, lastYear)
	id := d.caseWithID(t, registration())
	must(t, d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(6), Until: november(20), Reason: "сложен случай"}))
	before := d.caseOf(t, id)
	saw, revision := d.recordOf(t, id).Facts, d.recordOf(t, id).Revision
	for name, c := range map[string]struct {
		change func(*data.Registration)
		field  string
		reason data.Reason
	}{
		"number of another":         {func(r *data.Registration) { r.Number = "94-00 – 1288" }, "number", data.Taken},
		"number of another year":    {func(r *data.Registration) { r.Received = november(4).AddDate(-1, 0, 0) }, "number", data.Taken},
		"no number":                 {func(r *data.Registration) { r.Number = "" }, "number", data.Missing},
		"after it was extended":     {func(r *data.Registration) { r.Received = november(9) }, "received", data.EndsBefore},
		"tomorrow":                  {func(r *data.Registration) { r.Received, r.Due = november(23), november(30) }, "received", data.InTheFuture},
		"due before it came":        {func(r *data.Registration) { r.Due = november(1) }, "due", data.EndsBefore},
		"due after the extension":   {func(r *data.Registration) { r.Due = november(20) }, "due", data.Contradicts},
		"service that is not there": {func(r *data.Registration) { r.Service = "nope" }, "service", data.UnknownName},
		"desk that is not there":    {func(r *data.Registration) { r.Department = "nope" }, "department", data.UnknownName},
		"speed that is not there":   {func(r *data.Registration) { r.Speed = "веднага" }, "speed", data.UnknownName},
	} {
		r := registration()
		c.change(&r)
		t.Run(name, func(t *testing.T) {
			wantProblem(t, d.CorrectCase(t.Context(), "Ана", id, saw, r), c.field, c.reason)
		})
	}
	r := registration()
	r.Number = "94-00-9"
	wantKind(t, d.CorrectCase(t.Context(), "Ана", "nope", saw, r), data.ErrNotFound)
	wantKind(t, d.CorrectCase(t.Context(), "Ана", id, r, r), data.ErrConflict)
	wantKind(t, d.TakeBackCase(t.Context(), "Ана", id, revision-1), data.ErrConflict)
	if diff := cmp.Diff(before, d.caseOf(t, id)); diff != "" {
		t.Error(diff)
	}
	if got := d.deeds(t, id); len(got) != 2 || d.recordOf(t, id).Corrections != nil {
		t.Errorf("the audit says %v", got)
	}
}

// TestStageAndExtensionThatWereMistakesAreTakenBack goes back from a case that was
// extended and closed by mistake to its receipt.
func TestStageAndExtensionThatWereMistakesAreTakenBack(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	must(t, d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(6), Until: november(27), Reason: "сложен случай"}))
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageDelivered, On: november(20)}))
	back := func() data.Case {
		t.Helper()
		must(t, d.TakeBackCase(t.Context(), "Ана", id, d.recordOf(t, id).Revision))
		return d.caseOf(t, id)
	}
	if got := back(); got.Stage() != data.StageExtended || !got.Closed().IsZero() || !got.Due.Equal(november(27)) {
		t.Errorf("not closed it is %+v", got)
	}
	counts, err := d.CaseCounts(t.Context())
	must(t, err)
	if counts[data.OpenCases] != 1 || counts[data.ToNotify] != 1 {
		t.Errorf("the lists have %v", counts)
	}
	if got := back(); got.Stage() != data.StageReceived || len(got.Extensions) != 0 || !got.Due.Equal(november(16)) {
		t.Errorf("not extended it is %+v", got)
	}
	wantKind(t, d.TakeBackCase(t.Context(), "Ана", id, d.recordOf(t, id).Revision), data.ErrUnchanged)
	must(t, d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(6), Until: november(30), Reason: "сложен случай"}))
	want := []data.Deed{
		data.DeedCaseRegistered, data.DeedCaseExtended, data.DeedCaseAdvanced, data.DeedStageTakenBack,
		data.DeedStageTakenBack, data.DeedExtensionTakenBack, data.DeedCaseExtended,
	}
	if diff := cmp.Diff(want, d.deeds(t, id)); diff != "" {
		t.Error(diff)
	}
	if got := d.recordOf(t, id).Corrections; len(got) != 3 || got[0].Before != "delivered 2026-11-20" || got[0].After != "extended 2026-11-06" || got[2].Before != "2026-11-27" || got[2].After != "" {
		t.Errorf("it was corrected as %+v", got)
	}
}

// TestWhoFollowsACaseThatWasClosedByMistakeFollowsOn: the letters rest, and go on where
// the stage is taken back on the same day.
func TestWhoFollowsACaseThatWasClosedByMistakeFollowsOn(t *testing.T) {
	d := openDesk(t)
	id, _ := d.subscriber(t)
	d.confirmed(t)
	must(t, d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(22), Until: november(30).AddDate(0, 0, 5), Reason: "Чакаме становище."}))
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageDelivered, On: november(22)}))
	sweep := func(later time.Duration) {
		d.now = d.now.Add(later)
		_, err := d.ForgetAddresses(t.Context())
		must(t, err)
	}
	sweep(0)
	if told := d.letters(t); told != nil {
		t.Errorf("of a closed case it is told %+v", told)
	}
	sweep(20 * time.Hour)
	must(t, d.TakeBackCase(t.Context(), "Ана", id, d.recordOf(t, id).Revision))
	if told := d.letters(t); len(told) != 1 || told[0].Delay.Kind != data.DelayExtended {
		t.Errorf("open again it is told %+v", told)
	}
	sweep(100 * time.Hour)
	if d.kept(t) == 0 {
		t.Error("the address of an open case is gone")
	}
}

// TestWhatIsNoFactIsNoConflict: a stage, a notice or the program itself may come between
// what the clerk saw and the correction; another correction may not.
func TestWhatIsNoFactIsNoConflict(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	saw, right := d.recordOf(t, id).Facts, registration()
	right.Received = november(3)
	must(t, d.AdvanceCase(t.Context(), "Ана", id, data.StageEntry{Stage: data.StageInProgress, On: november(5)}))
	must(t, d.NotifyCase(t.Context(), "Ана", id, data.DelayNotice{On: november(6), How: data.ByPhone, By: "Ана"}))
	must(t, d.CorrectCase(t.Context(), "Ана", id, saw, right))
	if got := d.caseOf(t, id); !got.Received.Equal(november(3)) || got.Stage() != data.StageInProgress {
		t.Errorf("got %+v", got)
	}
	right.Number = "94-00-9"
	wantKind(t, d.CorrectCase(t.Context(), "Ана", id, saw, right), data.ErrConflict)
}

// TestSecondExtensionOfADayIsTakenBackWithoutTheFirst: the stage says of both.
func TestSecondExtensionOfADayIsTakenBackWithoutTheFirst(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	for _, until := range []int{27, 30} {
		must(t, d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(20), Until: november(until), Reason: "сложен случай"}))
	}
	must(t, d.TakeBackCase(t.Context(), "Ана", id, d.recordOf(t, id).Revision))
	if got := d.caseOf(t, id); got.Stage() != data.StageExtended || !got.Due.Equal(november(27)) {
		t.Errorf("got %+v", got)
	}
}

// TestNoticeOfAnExtensionThatWasTakenBackDoesNotCount for the next one of the same day.
func TestNoticeOfAnExtensionThatWasTakenBackDoesNotCount(t *testing.T) {
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	extend := func(until int) {
		t.Helper()
		must(t, d.ExtendCase(t.Context(), "Ана", id, data.Extension{On: november(22), Until: november(until), Reason: "сложен случай"}))
	}
	extend(27)
	must(t, d.NotifyCase(t.Context(), "Ана", id, data.DelayNotice{On: november(22), How: data.ByPhone, By: "Ана"}))
	must(t, d.TakeBackCase(t.Context(), "Ана", id, d.recordOf(t, id).Revision))
	extend(30)
	counts, err := d.CaseCounts(t.Context())
	must(t, err)
	if got := d.caseOf(t, id); counts[data.ToNotify] != 1 || got.DelayedSince(d.now).IsZero() || len(got.Told) != 1 {
		t.Errorf("the lists have %v of %+v", counts, got)
	}
}
