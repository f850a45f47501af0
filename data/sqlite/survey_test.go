package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// asksVisitors publishes the survey.
func (d *desk) asksVisitors(t *testing.T, v data.Survey) error {
	t.Helper()
	now, err := d.SaveEntry(t.Context(), "Иванова", v, d.revisionOf(v.Ref(), t))
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Петров", v.Ref(), now.Revision)
	return err
}

func (d *desk) revisionOf(ref data.EntryRef, t *testing.T) int {
	t.Helper()
	now, err := d.Entry(t.Context(), ref)
	if err != nil {
		return 0
	}
	return now.Revision
}

// answersTo is the first answer to every question of the survey, one each.
func answersTo(v data.Survey, visit string) data.SurveyAnswer {
	a := data.SurveyAnswer{Survey: v.ID, Answers: map[data.QuestionID]int{}, Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: visit}
	for _, q := range v.Questions {
		a.Answers[q.ID()] = 1
	}
	return a
}

func answerEvent(t *testing.T, id data.EventID, at time.Time, a data.SurveyAnswer) data.Event {
	t.Helper()
	detail, err := json.Marshal(a)
	must(t, err)
	return data.Event{ID: id, Screen: "kiosk", Kind: data.EventSurvey, At: at, Detail: detail}
}

func TestSurveyIsPublishedAndAnswersAreCountedOnce(t *testing.T) {
	d := openDesk(t)
	v := datatest.Survey()
	must(t, d.asksVisitors(t, v))
	c, err := d.Content(t.Context())
	must(t, err)
	if got, err := c.Local().Find(v.Ref()); err != nil {
		t.Fatal(err)
	} else if same, err := data.SameEntry(got, v); err != nil || !same {
		t.Errorf("asked is %+v", got)
	}
	at := d.now.Add(-time.Hour)
	events := []data.Event{
		answerEvent(t, "a", at, answersTo(v, "v1")), answerEvent(t, "b", at.Add(time.Minute), answersTo(v, "v2")),
		answerEvent(t, "c", at.Add(2*time.Minute), answersTo(v, "v2")),
	}
	must(t, d.Commit(t.Context(), events[:1]))
	must(t, d.Commit(t.Context(), events))
	paper := answersTo(v, "paper-1")
	paper.ID, paper.Channel = "paper-1", data.ViaPaper
	must(t, d.TakeSurvey(t.Context(), "Анна", paper))
	must(t, d.TakeSurvey(t.Context(), "Анна", paper))
	r, err := d.SurveyResult(t.Context(), v.ID)
	must(t, err)
	if r.All != 3 || r.Hidden[data.HiddenLater] != 1 || r.ByChannel[data.ViaPaper] != 1 || r.ByChannel[data.ViaKiosk] != 2 {
		t.Errorf("got %+v", r)
	}
	if q := r.Of(2); q.N() != 3 || q.Counts[0] != 3 {
		t.Errorf("got %+v", q)
	}
	rows, err := d.Audit(t.Context(), 3)
	must(t, err)
	if rows[1].What == data.DeedSurveyTyped || rows[0].What != data.DeedSurveyTyped || rows[0].Who != "Анна" || rows[0].Which != v.Ref().String() {
		t.Errorf("got %+v", rows)
	}
	report, err := d.Report(t.Context(), data.HalfYearOf(d.now))
	must(t, err)
	if len(report.Surveys) != 1 || report.Surveys[0].All != 3 {
		t.Errorf("the report says %+v", report.Surveys)
	}
	before, err := d.Report(t.Context(), data.HalfYearOf(d.now).Before())
	must(t, err)
	if len(before.Surveys) != 0 {
		t.Errorf("the report before says %+v", before.Surveys)
	}
}

// An event that blocks the outbox would keep everything behind it from the office.
func TestAnswersThatNobodyAskedForBlockNothing(t *testing.T) {
	d := openDesk(t)
	v := datatest.Survey()
	must(t, d.asksVisitors(t, v))
	unknown, wrong := answersTo(v, "v1"), answersTo(v, "v2")
	unknown.Survey, wrong.Answers["никой"] = "друга", 1
	must(t, d.Commit(t.Context(), []data.Event{
		answerEvent(t, "a", d.now, unknown), answerEvent(t, "b", d.now, wrong), answerEvent(t, "c", d.now, answersTo(v, "v3")),
		{ID: "d", Screen: "kiosk", Kind: data.EventSurvey, At: d.now, Detail: []byte(`[]`)},
	}))
	events, err := d.Events(t.Context(), 10)
	must(t, err)
	r, err := d.SurveyResult(t.Context(), v.ID)
	must(t, err)
	if len(events) != 3 || r.All != 1 {
		t.Errorf("%d events, %d answers", len(events), r.All)
	}
	dropped, err := d.DropEvents(t.Context(), d.now.AddDate(9, 0, 0))
	must(t, err)
	if dropped != 0 {
		t.Errorf("%d answers were dropped", dropped)
	}
}

func TestOnlyTheEndOfAnAnsweredSurveyChanges(t *testing.T) {
	d := openDesk(t)
	v := datatest.Survey()
	must(t, d.asksVisitors(t, v))
	changed := datatest.Survey()
	changed.Questions[0].Words.BG = "Как Ви посрещнаха днес?"
	must(t, d.asksVisitors(t, changed)) // nobody has answered yet
	must(t, d.Commit(t.Context(), []data.Event{answerEvent(t, "a", d.now, answersTo(changed, "v1"))}))
	wantProblem(t, d.asksVisitors(t, v), "questions", data.Answered)
	changed.Until = changed.Until.AddDate(0, 1, 0)
	must(t, d.asksVisitors(t, changed))
	_, err := d.RemoveEntry(t.Context(), "Петров", v.Ref(), d.revisionOf(v.Ref(), t))
	must(t, err)
	r, err := d.SurveyResult(t.Context(), v.ID)
	must(t, err)
	c, err := d.Content(t.Context())
	must(t, err)
	if all, err := d.Surveys(t.Context()); err != nil || len(all) != 1 || r.All != 1 || len(c.Surveys) != 0 {
		t.Errorf("of what was answered stays %+v, %v; asked is %+v", r, err, c.Surveys)
	}
}

func TestAnswersAreBelievedByTheRulesOfTheTownHall(t *testing.T) {
	d := openDesk(t)
	v := datatest.Survey()
	must(t, d.asksVisitors(t, v))
	must(t, d.Commit(t.Context(), []data.Event{
		answerEvent(t, "a", d.now.Add(-time.Minute), answersTo(v, "v1")), answerEvent(t, "b", d.now.Add(-30*time.Second), answersTo(v, "v2")),
	}))
	for interval, want := range map[time.Duration]int{5 * time.Second: 2, 40 * time.Second: 1} {
		rules := data.UsualFeedbackRules()
		rules.Votes.Interval, rules.Votes.Source = interval, "Заповед № 3"
		if err := d.SetFeedbackRules(t.Context(), "ana", rules); err != nil && !errors.Is(err, data.ErrUnchanged) {
			t.Fatal(err)
		}
		r, err := d.SurveyResult(t.Context(), v.ID)
		must(t, err)
		if r.All != want || r.All+r.NotCounted() != 2 {
			t.Errorf("an interval of %s: %d count, %d are hidden", interval, r.All, r.NotCounted())
		}
	}
}

func TestTwoSurveysAreNeverOnAtOnce(t *testing.T) {
	d := openDesk(t)
	v := datatest.Survey()
	must(t, d.asksVisitors(t, v))
	other := datatest.Survey()
	other.ID, other.From, other.Until = "drugata", v.Until, v.Until.AddDate(0, 1, 0)
	wantProblem(t, d.asksVisitors(t, other), "first_day", data.Overlaps)
	other.From = v.Until.AddDate(0, 0, 1)
	must(t, d.asksVisitors(t, other))
}

func TestPaperThatIsTypedAfterTheEndIsOfTheLastDay(t *testing.T) {
	d := openDesk(t)
	v := datatest.Survey()
	must(t, d.asksVisitors(t, v))
	d.now = v.Over().AddDate(0, 0, 9)
	for i := range 3 {
		paper := answersTo(v, fmt.Sprint("paper-", i))
		paper.Channel = data.ViaPaper
		must(t, d.TakeSurvey(t.Context(), "Анна", paper))
	}
	report, err := d.Report(t.Context(), data.HalfYearOf(v.Until))
	must(t, err)
	if len(report.Surveys) != 1 || report.Surveys[0].All != 3 {
		t.Errorf("got %+v", report.Surveys)
	}
	unknown := answersTo(v, "v")
	unknown.Survey = "друга"
	wantKind(t, d.TakeSurvey(t.Context(), "", unknown), data.ErrNotFound)
	nothing := answersTo(v, "v")
	nothing.Answers = nil
	wantProblem(t, d.TakeSurvey(t.Context(), "", nothing), "answers", data.Missing)
}
