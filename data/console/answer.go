package console

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// AnswerDesk answers those who left where they can be reached. Nobody in the office can
// read that: it is handed on sealed, and who takes it is noted.
type AnswerDesk interface {
	TakeContact(ctx context.Context, by string, id data.EventID) (data.SealedContact, error)
	// TakeContacts are those of all messages that wait for an answer.
	TakeContacts(ctx context.Context, by string) ([]data.SealedContact, error)
	// ReplyFeedback stores what was answered. A reply that is another one than it was read
	// as, or that can be corrected no more, is ErrConflict.
	ReplyFeedback(ctx context.Context, by string, id data.EventID, read, now data.Reply) error
	// MessageOf is the message whose writer follows the case; empty: it is no message's.
	MessageOf(ctx context.Context, id data.CaseID) (data.EventID, error)
}

func (c *console) answerRoutes(state sign) {
	readers := only(data.FeedbackReader)
	state("GET /feedback/contacts.age", readers, c.contacts)
	state("GET /feedback/{id}/contact.age", readers, c.contact)
	state("POST /feedback/{id}/reply", readers, c.replyFeedback)
}

// answerView is what a message's page has of its reply.
type answerView struct {
	Read  replyForm // as the page was read
	Form  replyForm // as entered
	Means []data.NoticeMeans
	Open  bool // the form is open though there is a reply
}

// replyForm is a reply as it was entered.
type replyForm struct{ Words, On, How string }

func (v *answerView) of(c *console, l data.FeedbackLine) {
	v.Means = data.NoticeMeanses()
	v.Read = replyForm{}
	if !l.Reply.On.IsZero() {
		v.Read = replyForm{l.Reply.Words, l.Reply.On.In(data.Sofia()).Format(day), string(l.Reply.How)}
	}
	if v.Form == (replyForm{}) {
		v.Form = v.Read
	} else {
		v.Open = true
	}
	if v.Form.On == "" && !v.Open {
		v.Form.On = c.Clock().In(data.Sofia()).Format(day)
	}
}

// MayReply reports whether a reply can be written, or corrected.
func (v feedbackOneView) MayReply() bool {
	return v.Line.Case != "" && (v.Line.Sealed || v.Line.Reply.On.IsZero())
}

func (c *console) replyFeedback(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	entered := func(before string) replyForm {
		get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(before + name)) }
		return replyForm{strings.ReplaceAll(get("reply"), "\r\n", "\n"), get("replied_on"), get("replied_how")}
	}
	f := entered("")
	var problems, more data.Problems
	now := data.Reply{Words: f.Words, How: data.NoticeMeans(f.How)}
	now.On, problems = readDay(problems, "replied_on", f.On)
	problems = c.notYet(problems, "replied_on", now.On)
	if errors.As(now.Check(), &more) {
		problems = merge(problems, more)
	}
	was := entered("read.")
	read := data.Reply{Words: was.Words, How: data.NoticeMeans(was.How)}
	read.On, _ = readDay(nil, "", was.On) // what was not read is no reply that there is
	var err error
	if problems == nil {
		err = c.Feedback.ReplyFeedback(r.Context(), clerk(r.Context()).Name, data.EventID(r.PathValue("id")), read, now)
	}
	v := feedbackOneView{Answer: answerView{Form: f}}
	switch {
	case problems != nil || errors.As(err, &problems):
		return c.showFeedback(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict):
		return c.showFeedback(w, r, v, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeFeedbackConflict, Failed: true}})
	case errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("message to answer: %w", err)
	case err != nil:
		c.report(r, "reply not kept", err)
		return c.showFeedback(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeFeedbackNotSaved, Failed: true}})
	}
	return c.backToFeedback(w, r, phrases.OfficeReplyKept)
}

// messageOf is the message of the case; empty: it has none, or that cannot be read.
func (c *console) messageOf(r *http.Request, id data.CaseID) data.EventID {
	message, err := c.Feedback.MessageOf(r.Context(), id)
	if err != nil {
		c.report(r, "message of a case not read", err)
	}
	return message
}

// contact hands on the sealed contact of a message: a file as age writes it.
func (c *console) contact(w http.ResponseWriter, r *http.Request) error {
	id := data.EventID(r.PathValue("id"))
	one, err := c.Feedback.TakeContact(r.Context(), clerk(r.Context()).Name, id)
	if err != nil {
		return fmt.Errorf("contact to take: %w", err)
	}
	return sendSealed(w, "kontakt.age", []byte(one.Sealed))
}

// contacts hands on those of all messages that wait for an answer, in one file.
func (c *console) contacts(w http.ResponseWriter, r *http.Request) error {
	all, err := c.Feedback.TakeContacts(r.Context(), clerk(r.Context()).Name)
	if err != nil {
		return fmt.Errorf("contacts to take: %w", err)
	}
	var file bytes.Buffer
	if err := data.WriteContacts(&file, all); err != nil {
		return err
	}
	return sendSealed(w, "kontakti-"+c.Clock().In(data.Sofia()).Format(day)+".age", file.Bytes())
}

func sendSealed(w http.ResponseWriter, name string, file []byte) error {
	w.Header().Set("Content-Type", "application/age")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s"`, name))
	w.Header().Set("Cache-Control", "no-store")
	_, err := w.Write(file)
	return err
}

// Which messages a list is narrowed to, as its address says.
const (
	whichAnswer = "answer" // whose writer wants an answer
	whichLate   = "late"   // past their day
)

// Whiches are the ways in which a list can be narrowed.
func (feedbackView) Whiches() []string { return []string{whichAnswer, whichLate} }

// Which is how the list is narrowed; empty: it is not.
func (v feedbackView) Which() string {
	switch {
	case v.Question.Late:
		return whichLate
	case v.Question.Answer:
		return whichAnswer
	default:
		return ""
	}
}

// WhichName is what the messages are called to which a list is narrowed.
func (p page) WhichName(which string) string {
	return phrases.In(p.Language, phrases.Key("office.feedback.which."+which))
}

// lateNeeds are the messages that nobody answered or read in time.
func (c *console) lateNeeds(ctx context.Context, l data.Language) ([]Need, error) {
	_, late, err := c.Feedback.FeedbackList(ctx, data.FeedbackQuestion{Late: true})
	if err != nil || late == 0 {
		return nil, err
	}
	return []Need{{Kind: NeedFeedback, Words: phrases.In(l, phrases.OfficeFeedbackLateMany, late), Link: "/feedback?which=" + whichLate}}, nil
}
