package sqlite

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// voice is the event of what somebody told at a kiosk.
func voice(t *testing.T, id data.EventID, at time.Time, f data.Feedback) data.Event {
	t.Helper()
	detail, err := json.Marshal(f)
	must(t, err)
	return data.Event{ID: id, Screen: "kiosk", Kind: data.EventFeedback, At: at, Detail: detail}
}

func complaint(words string) data.Feedback {
	return data.Feedback{Kind: data.KindComplaint, Words: words, Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: fmt.Sprintf("v-%x", sha256.Sum224([]byte(words)))}
}

func face(r data.Rating, visit string) data.Feedback {
	return data.Feedback{Kind: data.KindRating, Rating: r, Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: visit}
}

func TestFeedbackIsStoredOnceHoweverOftenItIsSent(t *testing.T) {
	d := openDesk(t)
	at := d.now.Add(-time.Hour)
	events := []data.Event{
		voice(t, "a", at, face(data.RatedGood, "v1")),
		{ID: "b", Screen: "kiosk", Kind: data.EventStarted, At: at},
		voice(t, "c", at.Add(time.Minute), complaint("Чаках дълго")),
	}
	must(t, d.Commit(t.Context(), events[:1]))
	must(t, d.Commit(t.Context(), events))
	must(t, d.Commit(t.Context(), events))
	got, err := d.Votes(t.Context(), at, d.now)
	must(t, err)
	if len(got) != 2 || got[0].Rating != data.RatedGood || got[0].Screen != "kiosk" || !got[0].At.Equal(at) || got[1].Kind != data.KindComplaint {
		t.Errorf("got %+v", got)
	}
	stored, err := d.Events(t.Context(), 10)
	must(t, err)
	if len(stored) != 1 || stored[0].ID != "b" {
		t.Errorf("feedback is among the events: %+v", stored)
	}
}

func TestPaperThatIsSentTwiceIsOneDeed(t *testing.T) {
	d := openDesk(t)
	f := complaint("Чаках дълго")
	f.ID, f.Channel = "paper-1", data.ViaPaper
	must(t, d.TakeFeedback(t.Context(), "Ана", f))
	must(t, d.TakeFeedback(t.Context(), "Ана", f))
	if n := d.count(t, `SELECT count(*) FROM audit WHERE what = 'feedback typed in'`); n != 1 {
		t.Errorf("the audit has it %d times", n)
	}
}

// An event that blocks the outbox would keep everything behind it from the office.
func TestFeedbackThatNobodyUnderstandsBlocksNothing(t *testing.T) {
	d := openDesk(t)
	odd := data.Event{ID: "a", Screen: "kiosk", Kind: data.EventFeedback, At: d.now, Detail: []byte(`{"kind":"song"}`)}
	must(t, d.Commit(t.Context(), []data.Event{odd, voice(t, "b", d.now, complaint("Чаках"))}))
	stored, err := d.Events(t.Context(), 10)
	must(t, err)
	lines, all, err := d.FeedbackList(t.Context(), data.FeedbackQuestion{Limit: 10})
	must(t, err)
	if len(stored) != 1 || all != 1 || lines[0].Words != "Чаках" {
		t.Errorf("events %+v, messages %+v", stored, lines)
	}
}

func TestFeedbackOfAClockThatIsAheadIsOfNow(t *testing.T) {
	d := openDesk(t)
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "a", d.now.AddDate(70, 0, 0), face(data.RatedBad, "v"))}))
	got, err := d.Votes(t.Context(), d.now, d.now.Add(time.Second))
	must(t, err)
	if len(got) != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestInboxIsSearchedAndCounted(t *testing.T) {
	d := openDesk(t)
	breach := complaint("Никой не си каза името")
	breach.Kind, breach.Promise = data.KindBreach, "II.3.1"
	must(t, d.TakeFeedback(t.Context(), "", complaint("Чаках дълго на гишето")))
	must(t, d.TakeFeedback(t.Context(), "", breach))
	paper := complaint("Благодаря на госпожата на гишето")
	paper.Kind, paper.Channel = data.KindPraise, data.ViaPaper
	must(t, d.TakeFeedback(t.Context(), "Анна", paper))
	must(t, d.TakeFeedback(t.Context(), "", face(data.RatedBad, "v"))) // nobody has to read a face
	words := func(q data.FeedbackQuestion) (found []string) {
		q.Limit = 10
		lines, all, err := d.FeedbackList(t.Context(), q)
		must(t, err)
		for _, l := range lines {
			found = append(found, l.Words)
		}
		if all != len(found) {
			t.Errorf("%+v: %d of %d", q, len(found), all)
		}
		return found
	}
	for name, c := range map[string]struct {
		q    data.FeedbackQuestion
		want []string
	}{
		"all, the newest first": {data.FeedbackQuestion{}, []string{paper.Words, breach.Words, "Чаках дълго на гишето"}},
		"by a word":             {data.FeedbackQuestion{Words: "ГИШЕТО"}, []string{paper.Words, "Чаках дълго на гишето"}},
		"by two":                {data.FeedbackQuestion{Words: "гишето чаках"}, []string{"Чаках дълго на гишето"}},
		"by kind":               {data.FeedbackQuestion{Kind: data.KindPraise}, []string{paper.Words}},
		"by promise":            {data.FeedbackQuestion{Promise: "II.3.1"}, []string{breach.Words}},
		"done":                  {data.FeedbackQuestion{State: data.FeedbackDone}, nil},
	} {
		if diff := cmp.Diff(c.want, words(c.q)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
	counts, err := d.FeedbackCounts(t.Context())
	must(t, err)
	if counts[data.FeedbackNew] != 3 {
		t.Errorf("got %v", counts)
	}
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if rows[0].What != data.DeedFeedbackTyped || rows[0].Who != "Анна" {
		t.Errorf("got %+v", rows)
	}
}

func TestTwoWhoDecideOneMessageDoNotOverwriteEachOther(t *testing.T) {
	d := openDesk(t)
	f := complaint("Чаках")
	f.ID = "m"
	must(t, d.TakeFeedback(t.Context(), "", f))
	fresh := data.FeedbackDecision{State: data.FeedbackNew}
	taken := data.FeedbackDecision{State: data.FeedbackTaken, Owner: "Мария", Note: "Ще питам"}
	must(t, d.DecideFeedback(t.Context(), "maria", "m", fresh, taken))
	must(t, d.DecideFeedback(t.Context(), "maria", "m", fresh, taken)) // pressed twice
	other := data.FeedbackDecision{State: data.FeedbackDone, Owner: "Иво"}
	wantKind(t, d.DecideFeedback(t.Context(), "ivo", "m", fresh, other), data.ErrConflict)
	wantProblem(t, d.DecideFeedback(t.Context(), "ivo", "m", taken, data.FeedbackDecision{State: data.FeedbackDone}), "owner", data.Missing)
	hidden := taken
	hidden.Hide = true
	must(t, d.DecideFeedback(t.Context(), "maria", "m", taken, hidden))
	line, actions, err := d.FeedbackMessage(t.Context(), "m")
	must(t, err)
	if !line.Taken.Equal(d.now) || !line.Done.IsZero() || line.State != data.FeedbackTaken || line.Owner != "Мария" || line.Hidden != data.HiddenByStaff || len(actions) != 0 {
		t.Errorf("got %+v, %v", line, actions)
	}
	wantKind(t, d.DecideFeedback(t.Context(), "ivo", "none", fresh, taken), data.ErrNotFound)
}

func TestCorrectiveActionBelongsToItsMessage(t *testing.T) {
	d := openDesk(t)
	f := complaint("Чаках")
	f.ID = "m"
	must(t, d.TakeFeedback(t.Context(), "", f))
	a := data.CorrectiveAction{Feedback: "m", Promise: "II.5.3", What: "Второ гише в петък", Responsible: "Секретар", Until: day30()}
	id, err := d.KeepAction(t.Context(), "maria", a)
	must(t, err)
	a.ID, a.Done = id, day30()
	_, err = d.KeepAction(t.Context(), "maria", a)
	must(t, err)
	_, actions, err := d.FeedbackMessage(t.Context(), "m")
	must(t, err)
	if diff := cmp.Diff([]data.CorrectiveAction{a}, actions); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for name, c := range map[string]struct {
		from, until time.Time
		want        int
	}{
		"in its time":     {d.now.AddDate(0, -1, 0), d.now.AddDate(0, 1, 0), 1},
		"before":          {d.now.AddDate(0, -2, 0), d.now.AddDate(0, -1, 0), 0},
		"long since done": {day30().AddDate(0, 1, 0), day30().AddDate(0, 2, 0), 0},
	} {
		all, err := d.Actions(t.Context(), c.from, c.until)
		must(t, err)
		if len(all) != c.want {
			t.Errorf("%s: got %v", name, all)
		}
	}
	_, err = d.KeepAction(t.Context(), "maria", data.CorrectiveAction{})
	wantProblem(t, err, "what", data.Missing)
}

// The bytes of the database are read: what is forgotten is nowhere in it.
func TestWordsOfVisitorsAreForgottenAndWhatWasCountedStays(t *testing.T) {
	d := openDesk(t)
	const secret = "тайна-на-посетител"
	old := complaint(secret)
	old.ID, old.Rating = "old", data.RatedBad
	must(t, d.TakeFeedback(t.Context(), "", old))
	must(t, d.DecideFeedback(t.Context(), "ana", "old", data.FeedbackDecision{State: data.FeedbackNew}, data.FeedbackDecision{State: data.FeedbackDone, Owner: "Ана", Note: secret}))
	from := d.now
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "by kiosk", d.now, complaint(secret+" от киоска"))}))
	d.now = d.now.AddDate(2, 0, 1)
	must(t, d.TakeFeedback(t.Context(), "", complaint("нова")))
	forgotten, err := d.ForgetWords(t.Context(), d.now.AddDate(-2, 0, 0))
	must(t, err)
	again, err := d.ForgetWords(t.Context(), d.now.AddDate(-2, 0, 0))
	must(t, err)
	lines, all, err := d.FeedbackList(t.Context(), data.FeedbackQuestion{Limit: 10})
	must(t, err)
	if forgotten != 2 || again != 0 || all != 1 || lines[0].Words != "нова" {
		t.Errorf("%d forgotten, then %d; left %+v", forgotten, again, lines)
	}
	votes, err := d.Votes(t.Context(), from.Add(-time.Hour), from.Add(time.Hour))
	must(t, err)
	if len(votes) != 2 || votes[0].Rating+votes[1].Rating != data.RatedBad || votes[0].Kind != data.KindComplaint {
		t.Errorf("counted: %+v", votes)
	}
	rows, err := d.Audit(t.Context(), 100)
	must(t, err)
	if want := (data.AuditRow{Who: "office", What: data.DeedWordsDeleted, Which: "2"}); rows[0].Who != want.Who || rows[0].What != want.What || rows[0].Which != want.Which {
		t.Errorf("the audit has %+v, want %+v", rows[0], want)
	}
	for _, file := range []string{d.path, d.path + "-wal"} {
		raw, err := os.ReadFile(file)
		if err == nil && bytes.Contains(raw, []byte(secret)) {
			t.Errorf("%s still has the words", file)
		}
	}
}

func TestEveryMessageIsTakenAwayAndTheAuditHasHowMany(t *testing.T) {
	d := openDesk(t)
	const messages = 120 // more than any page shows
	for i := range messages {
		f := complaint(fmt.Sprint("Чаках ", i))
		f.ID = data.EventID(fmt.Sprint("m", i))
		must(t, d.TakeFeedback(t.Context(), "", f))
	}
	lines, all, err := d.FeedbackList(t.Context(), data.FeedbackQuestion{Limit: -1})
	must(t, err)
	must(t, d.FeedbackExported(t.Context(), "ana", all))
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if len(lines) != messages || all != messages || rows[0].What != data.DeedFeedbackExported || rows[0].Which != "120" || rows[0].Who != "ana" {
		t.Errorf("%d of %d, audit %+v", len(lines), all, rows[0])
	}
}

func day30() time.Time { return time.Date(2026, time.November, 30, 0, 0, 0, 0, data.Sofia()) }
