package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// sealed looks like a contact; what is in it nobody here can read.
const sealed data.Sealed = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBib2R5\n-----END AGE ENCRYPTED FILE-----\n"

// asking is a complaint whose writer wants an answer.
func asking(id data.EventID, words string) data.Feedback {
	f := complaint(words)
	f.ID, f.Answer = id, sealed
	return f
}

func (d *desk) ask(t testing.TB, f data.Feedback) data.CaseAnswer {
	t.Helper()
	answer, err := d.AskAnswer(t.Context(), f)
	must(t, err)
	return answer
}

func TestMessageThatWantsAnAnswerHasACaseWithItsOwnTerm(t *testing.T) {
	d := openDesk(t)
	f := asking("a", "Чаках дълго")
	f.Department, f.Service = datatest.Planning, "1001"
	got := d.ask(t, f)
	today := midnight(d.now)
	due := today.AddDate(0, 2, 0)
	want := data.Case{
		Number: "ОВ-1", Received: today, Promised: due, Due: due, Phone: "0999/ 33 333",
		Department: data.Text{BG: "Устройство на територията", EN: "Planning and building"},
		Stages:     []data.StageEntry{{Stage: data.StageReceived, On: today}},
		Answer:     true,
	}
	if diff := cmp.Diff(want, got.Case); diff != "" {
		t.Error(diff)
	}
	byCode, err := d.CaseByCode(t.Context(), "ОВ-1", got.Slip.Code)
	must(t, err)
	if diff := cmp.Diff(got, byCode); diff != "" {
		t.Errorf("the slip opens something else: %s", diff)
	}
	d.token(t, got)
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if rows[0].What != data.DeedCaseRegistered || rows[0].Who != "office" {
		t.Errorf("the audit says %+v", rows[0])
	}
}

func TestEachKindOfMessageIsDueByItsOwnTerm(t *testing.T) {
	d := openDesk(t)
	rules := data.UsualFeedbackRules()
	rules.Terms = []data.FeedbackTerm{{Kind: data.KindPraise, Length: data.Length{Count: 3, Unit: data.InDays}}}
	rules.Read = data.Length{Count: 1, Unit: data.InDays}
	for i, kind := range data.FeedbackKinds()[1:] {
		if kind != data.KindPraise {
			rules.Terms = append(rules.Terms, data.FeedbackTerm{Kind: kind, Length: data.Length{Count: 10 + 7*i, Unit: data.InDays}})
		}
	}
	must(t, d.SetFeedbackRules(t.Context(), "админ", rules))
	seen := map[time.Time]bool{}
	for _, kind := range data.FeedbackKinds()[1:] {
		f := asking(data.EventID(kind), "Думи")
		f.Kind, f.Promise = kind, "II.1"
		due := d.ask(t, f).Case.Due
		if seen[due] || due.IsZero() {
			t.Errorf("%s is due on %s, as another is", kind, due)
		}
		seen[due] = true
	}
}

func TestMessageThatWantsAnAnswerIsOneCaseHoweverOftenItIsSent(t *testing.T) {
	d := openDesk(t)
	first := d.ask(t, asking("a", "Чаках"))
	f := asking("a", "Чаках")
	f.ID = ""
	event := voice(t, "a", d.now, f)
	must(t, d.Commit(t.Context(), []data.Event{event}))
	must(t, d.Commit(t.Context(), []data.Event{event}))
	d.now = d.now.Add(24 * time.Hour)
	if diff := cmp.Diff(first, d.ask(t, asking("a", "Чаках"))); diff != "" {
		t.Error(diff)
	}
	for query, want := range map[string]int{`SELECT count(*) FROM case_file`: 1, `SELECT count(*) FROM contact`: 1, `SELECT count(*) FROM feedback`: 1, `SELECT last FROM feedback_number`: 1} {
		if got := d.count(t, query); got != want {
			t.Errorf("%s: got %d, want %d", query, got, want)
		}
	}
}

func TestMessageThatWaitedOnAScreenIsTheCaseThatTheVisitorIsShownLater(t *testing.T) {
	d := openDesk(t)
	f := asking("", "Чаках")
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "a", d.now.AddDate(0, 0, -3), f)}))
	got := d.ask(t, asking("a", "Чаках"))
	if got.Case.Number != "ОВ-1" || !got.Case.Received.Equal(midnight(d.now)) {
		t.Errorf("got %+v", got.Case)
	}
	if n := d.count(t, `SELECT count(*) FROM contact WHERE feedback = 'a'`); n != 1 {
		t.Errorf("%d contacts", n)
	}
}

func TestNumberThatTheYearHasIsSkippedAndEachYearBeginsAnew(t *testing.T) {
	d := openDesk(t)
	r := registration()
	r.Number = "OB - 2" // typed in Latin letters
	d.register(t, r)
	var got []data.CaseNumber
	for _, id := range []data.EventID{"a", "b"} {
		got = append(got, d.ask(t, asking(id, "Чаках")).Case.Number)
	}
	d.now = d.now.AddDate(1, 0, 0)
	got = append(got, d.ask(t, asking("c", "Чаках")).Case.Number)
	if diff := cmp.Diff([]data.CaseNumber{"ОВ-1", "ОВ-3", "ОВ-1"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestMessageWithAnUnreadableContactIsKept(t *testing.T) {
	d := openDesk(t)
	f := complaint("Чаках")
	f.Answer = "ул. Кирил и Методий 20"
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "a", d.now, f)}))
	lines, all, err := d.FeedbackList(t.Context(), data.FeedbackQuestion{Limit: 10})
	must(t, err)
	if all != 1 || lines[0].Words != "Чаках" || d.count(t, `SELECT count(*) FROM contact`)+d.count(t, `SELECT count(*) FROM case_file`) != 0 {
		t.Errorf("%d messages: %+v", all, lines)
	}
	_, err = d.AskAnswer(t.Context(), data.Feedback{ID: "b", Kind: data.KindComplaint, Words: "Чаках", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v"})
	wantProblem(t, err, "answer", data.Missing)
}

// The registry's list has the message under its number, with the department it went to.
func TestTermOfAMessageStaysWhenTheRegistrySendsItToADepartment(t *testing.T) {
	d := openDesk(t)
	asked := d.ask(t, asking("a", "Чаках дълго"))
	row := data.Registration{Number: asked.Case.Number, Received: asked.Case.Received, Stage: data.StageReceived, Department: datatest.Planning}
	_, err := d.RegisterCases(t.Context(), "Иванова", []data.Registration{row})
	must(t, err)
	id := d.message(t, "a").Case
	got, err := d.CaseSlip(t.Context(), id)
	must(t, err)
	record, err := d.CaseRecord(t.Context(), id)
	must(t, err)
	if got.Case.Department == asked.Case.Department || !got.Case.Due.Equal(asked.Case.Due) || !record.Facts.Due.IsZero() {
		t.Errorf("it is due on %s, as somebody wrote: %v; want %s as the rules reckon it", got.Case.Due, !record.Facts.Due.IsZero(), asked.Case.Due)
	}
}

func TestListOfCasesSaysWhichAreOfMessages(t *testing.T) {
	d := openDesk(t)
	_, err := d.RegisterCase(t.Context(), "Иванова", registration())
	must(t, err)
	d.ask(t, asking("a", "Чаках дълго"))
	rows, err := d.Cases(t.Context(), CaseQuery{List: data.OpenCases, Limit: 10})
	must(t, err)
	got := map[bool]data.CaseNumber{}
	for _, r := range rows {
		got[r.Message] = r.Case.Number
	}
	if want := map[bool]data.CaseNumber{true: "ОВ-1", false: registration().Number}; !cmp.Equal(want, got) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// The registry uses the series, too, and gives the number of a message to somebody else on
// the same day.
func TestImportedServiceDoesNotTakeTheCaseOfAMessage(t *testing.T) {
	d := openDesk(t)
	asked := d.ask(t, asking("a", "Чаках дълго"))
	row := data.Registration{Number: asked.Case.Number, Received: asked.Case.Received, Service: "1001", Stage: data.StageReceived}
	d.wantRow(t, row, "number", data.Taken)
	got, err := d.CaseSlip(t.Context(), d.message(t, "a").Case)
	must(t, err)
	if diff := cmp.Diff(asked.Case, got.Case); diff != "" {
		t.Error(diff)
	}
}
