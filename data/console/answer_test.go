package console

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

const sealedContact data.Sealed = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n"

// askingLine is a message whose writer wants an answer, past its day.
func askingLine(f func(data.EventID, data.FeedbackKind, string) data.FeedbackLine) data.FeedbackLine {
	l := f("m3", data.KindComplaint, "Искам да знам защо чаках.")
	l.Case, l.Number, l.Sealed, l.Late = "c7", "ОВ-1", true, true
	l.Due = time.Date(2026, time.October, 30, 0, 0, 0, 0, data.Sofia())
	return l
}

func (i *inbox) TakeContact(_ context.Context, by string, id data.EventID) (data.SealedContact, error) {
	line, err := i.find(id)
	if err == nil && !line.Sealed {
		err = data.ErrNotFound
	}
	if err := errors.Join(err, i.o.failing["TakeContact"]); err != nil {
		return data.SealedContact{}, err
	}
	i.o.did(by, data.DeedContactTaken, data.AccountID(id))
	return data.SealedContact{Message: id, Number: line.Number, Sealed: sealedContact}, nil
}

func (i *inbox) TakeContacts(ctx context.Context, by string) (all []data.SealedContact, err error) {
	for _, l := range i.lines {
		if !l.Sealed || !l.Reply.On.IsZero() {
			continue
		}
		one, err := i.TakeContact(ctx, by, l.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func (i *inbox) ReplyFeedback(_ context.Context, by string, id data.EventID, read, now data.Reply) error {
	line, err := i.find(id)
	if err := errors.Join(err, now.Check(), i.o.failing["ReplyFeedback"]); err != nil {
		return err
	}
	if line.Reply.Words != read.Words || !line.Reply.On.Equal(read.On) || line.Reply.How != read.How || line.Case == "" || !line.Sealed {
		return data.ErrConflict
	}
	now.By = by
	line.Reply, line.State, line.Late = now, data.FeedbackDone, false
	return nil
}

func (i *inbox) MessageOf(_ context.Context, id data.CaseID) (data.EventID, error) {
	for _, l := range i.lines {
		if l.Case == id {
			return l.ID, nil
		}
	}
	return "", i.o.failing["MessageOf"]
}

func everyAnswerPage(b *browser, pages map[string]answer) {
	pages["feedback-answer"] = b.get("/feedback?which=answer")
	pages["feedbackone-answer"] = b.get("/feedback/m3")
	pages["feedbackone-reply-refused"] = b.post("/feedback/m3/reply", "reply", "ЕГН 7523169263", "replied_on", "")
	pages["feedbackone-replied"] = b.post("/feedback/m3/reply", "reply", "Наредихме второ гише.", "replied_on", "2026-11-02", "replied_how", "phone")
}

func TestMessageThatWantsAnAnswerIsAnswered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/").says("Съобщения от граждани след срока: 1", `href="/feedback?which=late"`)
	b.get("/feedback?which=late").says("/feedback/m3", "закъсня", "ОВ-1").lacks("/feedback/m1")
	b.get("/feedback/m3").says("30.10.2026 г.", `href="/cases/c7"`, "/feedback/m3/contact.age").lacks("BEGIN AGE")
	reply := []string{"reply", "Наредихме\r\nвторо гише.", "replied_on", "2026-11-02", "replied_how", "phone"}
	b.post("/feedback/m3/reply", "reply", "", "replied_on", "2026-11-02", "replied_how", "").is(http.StatusUnprocessableEntity).
		says("попълнете това поле", "изберете как е отговорено", `value="2026-11-02"`)
	b.post("/feedback/m3/reply", "reply", "После", "replied_on", "2027-01-02", "replied_how", "post").is(http.StatusUnprocessableEntity).says("датата още не е настъпила")
	o.failing["ReplyFeedback"] = errors.New("disk is full")
	b.post("/feedback/m3/reply", reply...).is(http.StatusServiceUnavailable).says("Наредихме")
	delete(o.failing, "ReplyFeedback")
	b.post("/feedback/m3/reply", reply...).is(http.StatusOK).says("Отговорът е записан", "Отговорено на 02.11.2026 г.", "ana")
	b.post("/feedback/m3/reply", reply...).is(http.StatusConflict) // of a page from before
	corrected := []string{"reply", "Наредихме трето гише.", "replied_on", "2026-11-02", "replied_how", "phone", "read.reply", "Наредихме\r\nвторо гише.", "read.replied_on", "2026-11-02", "read.replied_how", "phone"}
	b.post("/feedback/m3/reply", corrected...).is(http.StatusOK).says("трето гише")
	line, _ := o.inbox.find("m3")
	line.Sealed = false
	b.get("/feedback/m3").says("Контактът вече е изтрит.", "трето гише").lacks(`action="/feedback/m3/reply"`, "contact.age")
	b.get("/feedback/m1").lacks("Отговор до гражданина", `action="/feedback/m1/reply"`)
	b.get("/").lacks("след срока")
}

func TestSealedContactIsHandedOnAsItIsAndNoted(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	one := b.get("/feedback/m3/contact.age").is(http.StatusOK)
	if one.body != string(sealedContact) || !strings.Contains(one.header.Get("Content-Disposition"), "kontakt.age") || one.header.Get("Cache-Control") != "no-store" {
		t.Errorf("got %q, %v", one.body, one.header)
	}
	all := data.ReadContacts(b.get("/feedback/contacts.age").is(http.StatusOK).body)
	if len(all) != 1 || all[0].Message != "m3" || all[0].Number != "ОВ-1" || all[0].Sealed != sealedContact {
		t.Errorf("got %+v", all)
	}
	b.get("/feedback/m1/contact.age").is(http.StatusNotFound)
	o.ana.Roles = data.Roles{data.Auditor}
	b.get("/audit").says("взе запечатан контакт")
}

func TestCaseOfAMessageSaysSo(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	day := time.Date(2026, time.November, 2, 0, 0, 0, 0, data.Sofia())
	c := data.CaseAnswer{Case: data.Case{Number: "ОВ-1", Received: day, Stages: []data.StageEntry{{Stage: data.StageReceived, On: day}}}}
	o.cases["c1"], o.cases["c7"] = c, c
	b.get("/cases/c7").says("Съобщение на клиент, който иска отговор", `href="/feedback/m3"`)
	b.get("/cases/c1").lacks("Съобщение на клиент")
	b.get("/cases").says("Мнение на клиент")
	o.ana.Roles = data.Roles{data.Registrar}
	b.get("/cases/c7").says("Съобщение на клиент").lacks("/feedback/m3")
}
