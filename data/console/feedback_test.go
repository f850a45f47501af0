package console

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

// inbox is a desk of feedback in memory.
type inbox struct {
	o       *office
	lines   []data.FeedbackLine
	actions []data.CorrectiveAction
	rules   data.FeedbackRules
	keys    data.SealKeys
}

func newInbox(o *office) *inbox {
	at := o.now.Add(-time.Hour)
	f := func(id data.EventID, kind data.FeedbackKind, words string) data.FeedbackLine {
		return data.FeedbackLine{State: data.FeedbackNew, Feedback: data.Feedback{
			ID: id, Kind: kind, Words: words, Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: string(id), Screen: "kiosk", At: at,
		}}
	}
	breach := f("m2", data.KindBreach, "Служителят не си каза името.")
	breach.Promise = "II.1.2"
	breach.Due = o.now.AddDate(0, 0, 13)
	return &inbox{o: o, rules: data.UsualFeedbackRules(), keys: someKeys(), lines: []data.FeedbackLine{f("m1", data.KindComplaint, "Чаках четиридесет минути <b>на гишето</b>. "+strings.Repeat("Дълго беше. ", 12)), breach, askingLine(f)}}
}

func (i *inbox) FeedbackList(_ context.Context, q data.FeedbackQuestion) (found []data.FeedbackLine, all int, err error) {
	for _, l := range i.lines {
		if (q.State == "" || l.State == q.State) && (q.Kind == "" || l.Kind == q.Kind) && strings.Contains(l.Words, q.Words) && (!q.Answer || l.Case != "") && (!q.Late || l.Late) {
			found = append(found, l)
		}
	}
	return found, len(found), i.o.failing["FeedbackList"]
}

func (i *inbox) FeedbackCounts(context.Context) (map[data.FeedbackState]int, error) {
	counts := map[data.FeedbackState]int{}
	for _, l := range i.lines {
		counts[l.State]++
	}
	return counts, i.o.failing["FeedbackCounts"]
}

func (i *inbox) find(id data.EventID) (*data.FeedbackLine, error) {
	at := slices.IndexFunc(i.lines, func(l data.FeedbackLine) bool { return l.ID == id })
	if at < 0 {
		return nil, data.ErrNotFound
	}
	return &i.lines[at], nil
}

func (i *inbox) FeedbackMessage(_ context.Context, id data.EventID) (data.FeedbackLine, []data.CorrectiveAction, error) {
	line, err := i.find(id)
	if err != nil {
		return data.FeedbackLine{}, nil, err
	}
	return *line, i.actions, nil
}

func (i *inbox) DecideFeedback(_ context.Context, _ string, id data.EventID, read, now data.FeedbackDecision) error {
	line, err := i.find(id)
	if err := errors.Join(err, now.Check(), i.o.failing["DecideFeedback"]); err != nil {
		return err
	}
	if decisionOf(*line) != read {
		return data.ErrConflict
	}
	line.State, line.Owner, line.Note, line.Hidden = now.State, now.Owner, now.Note, ""
	if now.Hide {
		line.Hidden = data.HiddenByStaff
	}
	return nil
}

func (i *inbox) TakeFeedback(_ context.Context, by string, f data.Feedback) error {
	if err := errors.Join(f.Check(), i.o.failing["TakeFeedback"]); err != nil {
		return err
	}
	if _, err := i.find(f.ID); err == nil {
		return nil
	}
	f.At = i.o.now
	i.lines = append(i.lines, data.FeedbackLine{Feedback: f, State: data.FeedbackNew, TypedBy: by})
	return nil
}

func (i *inbox) KeepAction(_ context.Context, _ string, a data.CorrectiveAction) (data.ActionID, error) {
	if err := errors.Join(a.Check(), i.o.failing["KeepAction"]); err != nil {
		return "", err
	}
	for at := range i.actions {
		if i.actions[at].ID == a.ID {
			i.actions[at] = a
			return a.ID, nil
		}
	}
	a.ID = "act1"
	i.actions = append(i.actions, a)
	return a.ID, nil
}

func (i *inbox) Opinion(_ context.Context, from, until time.Time) (data.Opinion, error) {
	o := data.Opinion{From: from, Until: until, Hidden: map[data.HiddenFor]int{data.HiddenBurst: 3}}
	o.All = data.Tally{0, 2, 5, 30, 63}
	return o, i.o.failing["Opinion"]
}

func (i *inbox) FeedbackExported(_ context.Context, by string, messages int) error {
	i.o.did(by, data.DeedFeedbackExported, data.AccountID(strconv.Itoa(messages)))
	return i.o.failing["FeedbackExported"]
}

func everyFeedbackPage(b *browser, pages map[string]answer) {
	pages["feedback"] = b.get("/feedback")
	pages["feedback-nothing"] = b.get("/feedback?state=done&q=няма")
	pages["feedbackone"] = b.get("/feedback/m2")
	pages["feedbackone-refused"] = b.post("/feedback/m1", "read.state", "new", "state", "done", "owner", "", "note", "Обадих се")
	b.post("/feedback/m1/action", "what", "Второ гише в петък", "responsible", "Секретар", "action_until", "2026-11-20")
	pages["feedbackone-action"] = b.post("/feedback/m1/action", "what", "", "responsible", "Секретар", "action_until", "скоро")
	everyRulesPage(b, pages)
	everySealPage(b, pages)
	everyAnswerPage(b, pages)
	everyReportPage(b, pages)
	everySurveyPage(b, pages)
	pages["feedbacknew"] = b.post("/feedback/new", "paper", "P1", "kind", "breach", "rating", "2", "words", "ЕГН 7523169263", "service", "нещо", "promise", "")
}

func TestMessageIsTakenByTheFirstWhoDecides(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/feedback").is(http.StatusOK).says("Доволни са 93 %", "между 86 и 97 %", "от 100 оценки", "&lt;b&gt;на гишето&lt;/b&gt;").lacks("<b>на гишето")
	b.get("/").says("Непрочетени съобщения от граждани: 3")
	taken := []string{"read.state", "new", "state", "taken", "owner", "Мария", "note", "Ще питам"}
	b.post("/feedback/m1", taken...).is(http.StatusOK).says("Записано.", `value="Мария"`, "Ще питам")
	b.post("/feedback/m1", "read.state", "new", "state", "done", "owner", "Иво", "note", "Мое").is(http.StatusConflict).
		says("Колега е записал друго", `value="Иво"`, "Мое", `name="read.owner" value="Мария"`)
	b.post("/feedback/m1", "read.state", "taken", "read.owner", "Мария", "read.note", "Ще питам", "state", "done", "owner", "Иво", "hide", "yes").is(http.StatusOK)
	if line, _ := o.inbox.find("m1"); line.State != data.FeedbackDone || line.Hidden != data.HiddenByStaff {
		t.Errorf("got %+v", line)
	}
	b.post("/feedback/m9", taken...).is(http.StatusNotFound)
}

func TestPaperIsCountedOnceHoweverOftenTheButtonIsPressed(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	paper := []string{"paper", "P1", "kind", "rating", "rating", "4", "service", "1001"}
	b.post("/feedback/new", paper...).is(http.StatusOK).says("Записано.")
	b.post("/feedback/new", paper...).is(http.StatusOK)
	last := o.inbox.lines[len(o.inbox.lines)-1]
	if len(o.inbox.lines) != 4 || last.Channel != data.ViaPaper || last.TypedBy != "ana" || last.Rating != data.RatedExcellent || last.Service != "1001" {
		t.Errorf("got %d, %+v", len(o.inbox.lines), last)
	}
}

func TestActionWithoutADayIsRefusedAtItsField(t *testing.T) {
	b := openOffice(t).clerk()
	b.post("/feedback/m2/action", "what", "Табелки с имена", "responsible", "Секретар", "action_until", "").is(http.StatusUnprocessableEntity).
		says("До кога: попълнете това поле", `href="#action_until"`, "Табелки с имена")
}

func TestActionIsPlannedAndDone(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/feedback/m2/action", "what", "Табелки с имена", "responsible", "Секретар", "action_until", "2026-12-20").is(http.StatusOK).says("Действието е записано", "Табелки с имена")
	if a := o.inbox.actions[0]; a.Promise != "II.1.2" || a.Feedback != "m2" {
		t.Errorf("got %+v", a)
	}
	b.post("/feedback/m2/action", "action", "act1", "what", "Табелки с имена", "responsible", "Секретар", "action_until", "2026-12-20", "done", o.now.Format(day)).
		is(http.StatusOK).says("направено на")
	b.post("/feedback/m2/action", "action", "act1", "what", "Табелки с имена", "responsible", "Секретар", "action_until", "2026-12-20", "done", "2031-01-01").
		is(http.StatusUnprocessableEntity)
}

// TestSearchThatFindsNoMessageSpeaksOfMessages: it once said that there is no such notice.
func TestSearchThatFindsNoMessageSpeaksOfMessages(t *testing.T) {
	openOffice(t).clerk().get("/feedback?q=няма").says("Няма такова съобщение").lacks("обявление.")
}
