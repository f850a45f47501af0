package sqlite

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func (d *desk) message(t *testing.T, id data.EventID) data.FeedbackLine {
	t.Helper()
	l, _, err := d.FeedbackMessage(t.Context(), id)
	must(t, err)
	return l
}

func (d *desk) stages(t *testing.T, id data.CaseID) []data.StageEntry {
	t.Helper()
	answer, err := d.CaseSlip(t.Context(), id)
	must(t, err)
	return answer.Case.Stages
}

func (d *desk) reply() data.Reply {
	return data.Reply{Words: "Наредихме второ гише.", On: midnight(d.now), How: data.ByPhone}
}

func TestReplyEndsTheMessageAndItsCaseOnTheSameDay(t *testing.T) {
	d := openDesk(t)
	received := midnight(d.now)
	d.ask(t, asking("a", "Чаках"))
	before := d.message(t, "a")
	if before.Number != "ОВ-1" || !before.Due.Equal(received.AddDate(0, 2, 0)) || !before.Sealed || before.Late {
		t.Errorf("before: %+v", before)
	}
	d.now = d.now.AddDate(0, 0, 10)
	reply := d.reply()
	must(t, d.ReplyFeedback(t.Context(), "Ана", "a", data.Reply{}, reply))
	must(t, d.ReplyFeedback(t.Context(), "Ана", "a", data.Reply{}, reply)) // pressed twice
	reply.By = "Ана"
	l := d.message(t, "a")
	if of, err := d.MessageOf(t.Context(), l.Case); of != "a" || err != nil {
		t.Errorf("the case is of message %q, %v", of, err)
	}
	if diff := cmp.Diff(reply, l.Reply); diff != "" || l.State != data.FeedbackDone || l.Owner != "Ана" || l.Taken.IsZero() || l.Done.IsZero() {
		t.Errorf("got %+v %s", l, diff)
	}
	want := []data.StageEntry{{Stage: data.StageReceived, On: received}, {Stage: data.StageDelivered, On: midnight(d.now)}}
	if diff := cmp.Diff(want, d.stages(t, l.Case)); diff != "" {
		t.Error(diff)
	}
	rows, err := d.Audit(t.Context(), 10)
	must(t, err)
	if rows[0].What != data.DeedFeedbackAnswered || rows[1].What != data.DeedCaseAdvanced || rows[1].Who != "Ана" {
		t.Errorf("the audit says %+v", rows[:2])
	}
}

func TestReplyIsCorrectedUntilTheContactGoes(t *testing.T) {
	d := openDesk(t)
	d.ask(t, asking("a", "Чаках"))
	received := midnight(d.now)
	d.now = d.now.AddDate(0, 0, 10)
	first := d.reply()
	must(t, d.ReplyFeedback(t.Context(), "Ана", "a", data.Reply{}, first))
	second := data.Reply{Words: "Наредихме второ гише в петък.", On: first.On.AddDate(0, 0, -2), How: data.ByPost}
	wantKind(t, d.ReplyFeedback(t.Context(), "Иво", "a", data.Reply{}, second), data.ErrConflict) // he read it before
	must(t, d.ReplyFeedback(t.Context(), "Иво", "a", first, second))
	l := d.message(t, "a")
	want := []data.StageEntry{{Stage: data.StageReceived, On: received}, {Stage: data.StageDelivered, On: second.On}}
	if diff := cmp.Diff(want, d.stages(t, l.Case)); diff != "" || l.Reply.Words != second.Words || l.Reply.By != "Иво" {
		t.Errorf("got %+v %s", l.Reply, diff)
	}
	early := second
	early.On = received.AddDate(0, 0, -1)
	wantProblem(t, d.ReplyFeedback(t.Context(), "Иво", "a", second, early), "replied_on", data.EndsBefore)
	early.On = midnight(d.now).AddDate(0, 0, 1)
	wantProblem(t, d.ReplyFeedback(t.Context(), "Иво", "a", second, early), "replied_on", data.InTheFuture)
	d.now = d.now.AddDate(0, 0, 40)
	forgotten, err := d.ForgetContacts(t.Context())
	must(t, err)
	wantKind(t, d.ReplyFeedback(t.Context(), "Иво", "a", second, first), data.ErrConflict)
	if l := d.message(t, "a"); forgotten != 1 || l.Sealed || l.Reply.Words != second.Words {
		t.Errorf("%d forgotten, %+v", forgotten, l)
	}
}

func TestReplyToACaseThatSomebodyEndedLeavesItAsItIs(t *testing.T) {
	d := openDesk(t)
	d.ask(t, asking("a", "Чаках"))
	id := d.message(t, "a").Case
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageForwarded, On: d.now}))
	must(t, d.ReplyFeedback(t.Context(), "Ана", "a", data.Reply{}, d.reply()))
	if s := d.stages(t, id); len(s) != 2 || s[1].Stage != data.StageForwarded {
		t.Errorf("got %+v", s)
	}
}

func TestReplyIsForWhoeverWantsOne(t *testing.T) {
	d := openDesk(t)
	f := complaint("Чаках")
	f.ID = "a"
	must(t, d.TakeFeedback(t.Context(), "", f))
	wantKind(t, d.ReplyFeedback(t.Context(), "Ана", "a", data.Reply{}, d.reply()), data.ErrConflict)
	wantKind(t, d.ReplyFeedback(t.Context(), "Ана", "b", data.Reply{}, d.reply()), data.ErrNotFound)
	err := d.ReplyFeedback(t.Context(), "Ана", "a", data.Reply{}, data.Reply{Words: "ЕГН 7523169263"})
	wantProblem(t, err, "reply", data.PersonalNumber)
	wantProblem(t, err, "replied_on", data.Missing)
	wantProblem(t, err, "replied_how", data.Missing)
}

// What a question finds as late is what each of its lines says.
func TestMessagesPastTheirDayAreFound(t *testing.T) {
	d := openDesk(t)
	rules := data.UsualFeedbackRules()
	rules.Read = data.Length{Count: 3, Unit: data.InWorkdays}
	must(t, d.SetFeedbackRules(t.Context(), "админ", rules))
	plain := func(id data.EventID) {
		f := complaint("Чаках " + string(id))
		f.ID = id
		must(t, d.TakeFeedback(t.Context(), "", f))
	}
	plain("plain")
	plain("done")
	must(t, d.DecideFeedback(t.Context(), "Ана", "done", data.FeedbackDecision{State: data.FeedbackNew}, data.FeedbackDecision{State: data.FeedbackDone, Owner: "Ана"}))
	for _, id := range []data.EventID{"asked", "answered", "stopped"} {
		d.ask(t, asking(id, "Чаках "+string(id)))
	}
	must(t, d.ReplyFeedback(t.Context(), "Ана", "answered", data.Reply{}, d.reply()))
	must(t, d.AdvanceCase(t.Context(), "Ана", d.message(t, "stopped").Case, data.StageEntry{Stage: data.StageDocuments, On: d.now}))
	due := map[data.EventID]time.Time{"plain": d.message(t, "plain").Due, "asked": d.message(t, "asked").Due}
	if !due["plain"].After(midnight(d.now)) || !due["asked"].After(due["plain"]) {
		t.Fatalf("due %v", due)
	}
	begun := d.now
	for _, on := range []struct {
		day  time.Time
		want []data.EventID
	}{
		{begun, nil},
		{due["plain"], nil},
		{due["plain"].AddDate(0, 0, 1), []data.EventID{"plain"}},
		{due["asked"], []data.EventID{"plain"}},
		{due["asked"].AddDate(0, 0, 1), []data.EventID{"asked", "plain"}},
	} {
		d.now = on.day.Add(12 * time.Hour)
		lines, all, err := d.FeedbackList(t.Context(), data.FeedbackQuestion{Late: true, Limit: 10})
		must(t, err)
		var got []data.EventID
		for _, l := range lines {
			got = append(got, l.ID)
			if !l.Late {
				t.Errorf("%s: %s is found as late and is not", on.day, l.ID)
			}
		}
		if diff := cmp.Diff(on.want, got); diff != "" || all != len(on.want) {
			t.Errorf("on %s: %s", on.day.Format(time.DateOnly), diff)
		}
	}
	_, all, err := d.FeedbackList(t.Context(), data.FeedbackQuestion{Answer: true})
	must(t, err)
	if all != 3 {
		t.Errorf("%d want an answer", all)
	}
}

func TestContactsAreTakenByName(t *testing.T) {
	d := openDesk(t)
	d.ask(t, asking("a", "Чаках"))
	d.ask(t, asking("b", "Чаках пак"))
	must(t, d.ReplyFeedback(t.Context(), "Ана", "b", data.Reply{}, d.reply()))
	all, err := d.TakeContacts(t.Context(), "Ана")
	must(t, err)
	if diff := cmp.Diff([]data.SealedContact{{Message: "a", Number: "ОВ-1", Sealed: sealed}}, all); diff != "" {
		t.Error(diff)
	}
	_, err = d.TakeContact(t.Context(), "Ана", "b")
	must(t, err)
	_, err = d.TakeContact(t.Context(), "Ана", "c")
	wantKind(t, err, data.ErrNotFound)
	rows, err := d.Audit(t.Context(), 2)
	must(t, err)
	if rows[0].What != data.DeedContactTaken || rows[0].Which != "b" || rows[1].Which != "a" || rows[1].Who != "Ана" {
		t.Errorf("the audit says %+v", rows)
	}
}

// bodyOf is a seal with a body of its own.
func bodyOf(body string) data.Sealed {
	return data.Sealed("-----BEGIN AGE ENCRYPTED FILE-----\n" + body + "\n-----END AGE ENCRYPTED FILE-----\n")
}

func TestContactsAreForgottenByTheRulesAndNoFileHasThem(t *testing.T) {
	d := openDesk(t)
	bodies := map[data.EventID]string{"replied": "UmVwbGllZENhbmFyeUJvZHk", "waiting": "V2FpdGluZ0NhbmFyeUJvZHk", "fresh": "RnJlc2hDYW5hcnlCb2R5"}
	ask := func(id data.EventID) {
		f := asking(id, "Чаках "+string(id))
		f.Answer = bodyOf(bodies[id])
		d.ask(t, f)
	}
	ask("replied")
	ask("waiting")
	must(t, d.ReplyFeedback(t.Context(), "Ана", "replied", data.Reply{}, d.reply()))
	begun := d.now
	for _, step := range []struct {
		name      string
		at        time.Time
		forgotten int
		gone      []data.EventID
	}{
		{"on the last day after the reply", begun.AddDate(0, 0, 30), 0, nil},
		{"a day later", begun.AddDate(0, 0, 31), 1, []data.EventID{"replied"}},
		{"within half a year", begun.AddDate(0, 6, 0), 0, []data.EventID{"replied"}},
		{"after half a year without a reply", begun.AddDate(0, 6, 1), 1, []data.EventID{"replied", "waiting"}},
	} {
		d.now = step.at
		if step.name == "a day later" {
			ask("fresh")
		}
		forgotten, err := d.ForgetContacts(t.Context())
		must(t, err)
		if forgotten != step.forgotten {
			t.Errorf("%s: %d forgotten, want %d", step.name, forgotten, step.forgotten)
		}
		for _, id := range step.gone {
			d.holds(t, bodies[id], false)
		}
	}
	d.holds(t, bodies["fresh"], true)
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if rows[0].What != data.DeedContactsDeleted || rows[0].Which != "1" || rows[0].Who != "office" {
		t.Errorf("the audit says %+v", rows[0])
	}
}

// holds looks for the words in the files of the database.
func (d *desk) holds(t *testing.T, words string, want bool) {
	t.Helper()
	found := false
	for _, file := range []string{d.path, d.path + "-wal"} {
		raw, err := os.ReadFile(file)
		found = found || err == nil && bytes.Contains(raw, []byte(words))
	}
	if found != want {
		t.Errorf("%q is in the files: %v, want %v", words, found, want)
	}
}

func TestReplyAndContactGoWithTheWordsOfTheMessage(t *testing.T) {
	d := openDesk(t)
	f := asking("a", "Канарка в думите")
	f.Answer = bodyOf("S2FuYXJrYQ")
	d.ask(t, f)
	reply := d.reply()
	reply.Words = "Канарка в отговора"
	must(t, d.ReplyFeedback(t.Context(), "Ана", "a", data.Reply{}, reply))
	odd := data.Event{ID: "odd", Screen: "kiosk", Kind: data.EventFeedback, At: d.now, Detail: []byte(`{"kind":"song","words":"Канарка в песента"}`)}
	must(t, d.Commit(t.Context(), []data.Event{odd}))
	d.now = d.now.Add(48 * time.Hour)
	forgotten, err := d.ForgetWords(t.Context(), d.now)
	must(t, err)
	contacts, err := d.ForgetContacts(t.Context())
	must(t, err)
	if forgotten != 1 || contacts != 1 {
		t.Errorf("%d messages and %d contacts forgotten", forgotten, contacts)
	}
	d.holds(t, "Канарка", false)
	d.holds(t, "S2FuYXJrYQ", false)
	if n := d.count(t, `SELECT count(*) FROM case_file WHERE closed <> ''`); n != 1 {
		t.Errorf("%d cases are closed", n)
	}
}

func TestLastStoredIsOfTheNewestRow(t *testing.T) {
	d := openDesk(t)
	d.now = d.now.Add(time.Hour)
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "a", d.now, face(data.RatedGood, "v"))}))
	last, err := d.LastStored(t.Context())
	must(t, err)
	if !last.Equal(d.now) {
		t.Errorf("got %s, want %s", last, d.now)
	}
}
