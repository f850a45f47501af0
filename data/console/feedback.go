package console

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// FeedbackDesk keeps what visitors say. A decision about what somebody else has decided
// meanwhile is ErrConflict.
type FeedbackDesk interface {
	FeedbackList(ctx context.Context, q data.FeedbackQuestion) (lines []data.FeedbackLine, all int, err error)
	FeedbackCounts(ctx context.Context) (map[data.FeedbackState]int, error)
	FeedbackMessage(ctx context.Context, id data.EventID) (data.FeedbackLine, []data.CorrectiveAction, error)
	DecideFeedback(ctx context.Context, by string, id data.EventID, read, now data.FeedbackDecision) error
	// TakeFeedback stores what somebody of the staff types; the same ID once.
	TakeFeedback(ctx context.Context, typedBy string, f data.Feedback) error
	AnswerDesk
	// FeedbackExported notes who takes so many messages away.
	FeedbackExported(ctx context.Context, by string, messages int) error
	KeepAction(ctx context.Context, by string, a data.CorrectiveAction) (data.ActionID, error)
	// Opinion counts the faces from the first moment up to, and without, the last.
	Opinion(ctx context.Context, from, until time.Time) (data.Opinion, error)
}

const feedbackOnPage = 50

func (c *console) feedbackRoutes(state sign) {
	readers := only(data.FeedbackReader)
	typists := only(data.FeedbackReader, data.Registrar)
	state("GET /feedback", readers, c.feedback)
	state("GET /feedback/new", typists, c.newPaper)
	state("POST /feedback/new", typists, c.takePaper)
	state("GET /feedback/table.csv", readers, c.feedbackCSV)
	state("GET /feedback/leaflet.pdf", readers, c.leaflet)
	state("GET /feedback/{id}", readers, c.feedbackOne)
	state("POST /feedback/{id}", readers, c.decideFeedback)
	state("POST /feedback/{id}/action", readers, c.keepAction)
	c.answerRoutes(state)
}

// feedbackView is the inbox, and above it what visitors think.
type feedbackView struct {
	Opinion     data.Opinion
	Hidden      int
	Tabs        []feedbackTab
	Question    data.FeedbackQuestion
	Kinds       []data.FeedbackKind
	Lines       []data.FeedbackLine
	Names       subjectNames
	All         int
	First, Last int
	number      int
}

type feedbackTab struct {
	State data.FeedbackState
	Count int
}

// Asked reports whether the list is not of all messages.
func (v feedbackView) Asked() bool {
	return v.Question.Words != "" || v.Question.Kind != "" || v.Which() != ""
}

// Before is the address of the page with newer messages; empty: there is none.
func (v feedbackView) Before() string { return v.address(v.number-1, v.First > 1) }

// After is the address of the page with older messages; empty: there is none.
func (v feedbackView) After() string { return v.address(v.number+1, v.Last < v.All) }

func (v feedbackView) address(number int, there bool) string {
	if !there {
		return ""
	}
	query := feedbackQuery(v.Question)
	query.Set("page", strconv.Itoa(number))
	return "/feedback?" + query.Encode()
}

func (c *console) feedback(w http.ResponseWriter, r *http.Request) error {
	v := feedbackView{Kinds: data.FeedbackKinds()[1:], Question: feedbackAsked(r), Names: c.subjectNames(r), number: 1}
	v.Question.Limit = feedbackOnPage
	if n, err := strconv.Atoi(r.FormValue("page")); err == nil && n > 1 && n < 1<<20 {
		v.number = n
	}
	v.Question.Skip = (v.number - 1) * feedbackOnPage
	counts, err := c.Feedback.FeedbackCounts(r.Context())
	if err != nil {
		return fmt.Errorf("inbox: %w", err)
	}
	for _, s := range data.FeedbackStates() {
		v.Tabs = append(v.Tabs, feedbackTab{s, counts[s]})
	}
	if v.Lines, v.All, err = c.Feedback.FeedbackList(r.Context(), v.Question); err != nil {
		return fmt.Errorf("inbox: %w", err)
	}
	v.First, v.Last = min(v.Question.Skip+1, v.All), min(v.Question.Skip+len(v.Lines), v.All)
	now := c.Clock()
	if v.Opinion, err = c.Feedback.Opinion(r.Context(), data.HalfYearOf(now).From(), now); err != nil {
		return fmt.Errorf("opinion: %w", err)
	}
	for _, n := range v.Opinion.Hidden {
		v.Hidden += n
	}
	p := c.page(r, "feedback", phrases.OfficeFeedback)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "feedback", p)
}

// feedbackOneView is a message, what is decided about it, and what is done because of it.
type feedbackOneView struct {
	Line     data.FeedbackLine
	Names    subjectNames
	Promise  data.Text // in words; empty: it is about none
	Actions  []data.CorrectiveAction
	Read     data.FeedbackDecision // as the page was read
	Decision data.FeedbackDecision // as entered
	States   []data.FeedbackState
	Action   actionForm
	Answer   answerView
}

// Hides reports whether the message is hidden now.
func (v feedbackOneView) Hides() bool { return v.Line.Hidden != "" }

// actionForm is a corrective action as it was entered.
type actionForm struct{ ID, What, Responsible, Until, Done string }

func (c *console) feedbackOne(w http.ResponseWriter, r *http.Request) error {
	return c.showFeedback(w, r, feedbackOneView{}, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showFeedback(w http.ResponseWriter, r *http.Request, v feedbackOneView, o outcome) error {
	line, actions, err := c.Feedback.FeedbackMessage(r.Context(), data.EventID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("message to show: %w", err)
	}
	v.Line, v.Actions, v.States, v.Names = line, actions, data.FeedbackStates(), c.subjectNames(r)
	v.Read = decisionOf(line)
	if v.Decision == (data.FeedbackDecision{}) {
		v.Decision = v.Read
		if v.Decision.Owner == "" {
			v.Decision.Owner = clerk(r.Context()).Name
		}
	}
	v.Answer.of(c, line)
	if line.Promise != "" {
		v.Promise = c.promise(r, line.Promise)
	}
	p := c.page(r, "feedback", phrases.FeedbackTitle)
	p.Title = p.FeedbackKindName(line.Kind)
	p.Problems, p.Message, p.View, p.Fields = o.problems, o.message, v, "office.feedback.field."
	return c.show(w, o.status, "feedbackone", p)
}

func decisionOf(l data.FeedbackLine) data.FeedbackDecision {
	return data.FeedbackDecision{State: l.State, Owner: l.Owner, Note: l.Note, Hide: l.Hidden != ""}
}

// promise is the promise in words, as it is published now; where it is gone, its name.
func (c *console) promise(r *http.Request, id data.PromiseID) data.Text {
	content, err := c.Content(r.Context())
	if err != nil {
		c.report(r, "charter not read", err)
	}
	for _, promised := range content.Charter.Promises() {
		if promised.Promise == id {
			return promised.Text
		}
	}
	return data.Text{BG: string(id)}
}

func (c *console) decideFeedback(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	read := func(before string) data.FeedbackDecision {
		get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(before + name)) }
		return data.FeedbackDecision{State: data.FeedbackState(get("state")), Owner: get("owner"), Note: get("note"), Hide: get("hide") != ""}
	}
	v := feedbackOneView{Decision: read("")}
	id, now := data.EventID(r.PathValue("id")), v.Decision
	err := c.Feedback.DecideFeedback(r.Context(), clerk(r.Context()).Name, id, read("read."), now)
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showFeedback(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict):
		return c.showFeedback(w, r, v, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeFeedbackConflict, Failed: true}})
	case errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("message to decide: %w", err)
	case err != nil:
		c.report(r, "message not decided", err)
		return c.showFeedback(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeFeedbackNotSaved, Failed: true}})
	}
	return c.backToFeedback(w, r, phrases.OfficeFeedbackSaved)
}

func (c *console) backToFeedback(w http.ResponseWriter, r *http.Request, said phrases.Key) error {
	if err := c.tell(r, message{Key: said}); err != nil {
		return err
	}
	http.Redirect(w, r, "/feedback/"+url.PathEscape(r.PathValue("id")), http.StatusSeeOther)
	return nil
}

// keepAction plans what is done because of the message, or says that it is done.
func (c *console) keepAction(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	f := actionForm{ID: get("action"), What: get("what"), Responsible: get("responsible"), Until: get("action_until"), Done: get("done")}
	id := data.EventID(r.PathValue("id"))
	line, _, err := c.Feedback.FeedbackMessage(r.Context(), id)
	if err != nil {
		return fmt.Errorf("message of an action: %w", err)
	}
	a := data.CorrectiveAction{ID: data.ActionID(f.ID), Feedback: id, Promise: line.Promise, What: f.What, Responsible: f.Responsible}
	var problems, more data.Problems
	a.Until, problems = readDay(problems, "action_until", f.Until)
	a.Done, problems = readDay(problems, "done", f.Done)
	problems = c.notYet(problems, "done", a.Done)
	if errors.As(a.Check(), &more) {
		problems = merge(problems, asNamed(more, "until", "action_until"))
	}
	if problems == nil {
		_, err = c.Feedback.KeepAction(r.Context(), clerk(r.Context()).Name, a)
	}
	v := feedbackOneView{Action: f}
	switch {
	case problems != nil || errors.As(err, &problems):
		return c.showFeedback(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("action: %w", err)
	case err != nil:
		c.report(r, "action not kept", err)
		return c.showFeedback(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeFeedbackNotSaved, Failed: true}})
	}
	return c.backToFeedback(w, r, phrases.OfficeFeedbackActionKept)
}

// asNamed says the problems of a field where the form has the name for it.
func asNamed(p data.Problems, field, name string) data.Problems {
	for i := range p {
		if p[i].Field == field {
			p[i].Field = name
		}
	}
	return p
}

// paperForm is a paper as somebody types it.
type paperForm struct {
	Paper, Rating, Kind, Promise, Words string
	Service, Department                 string

	Ratings     []data.Rating
	Kinds       []data.FeedbackKind
	Promises    []data.CharterBlock
	Services    []string // what the field offers
	Departments []data.Department
}

// Chosen reports whether the face was chosen.
func (f paperForm) Chosen(r data.Rating) bool { return f.Rating == strconv.Itoa(int(r)) }

func (c *console) newPaper(w http.ResponseWriter, r *http.Request) error {
	return c.showPaper(w, r, paperForm{Paper: rand.Text()}, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showPaper(w http.ResponseWriter, r *http.Request, f paperForm, o outcome) error {
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("paper to type: %w", err)
	}
	f.Ratings, f.Kinds, f.Promises, f.Departments = data.Ratings(), data.FeedbackKinds(), content.Charter.Promises(), content.Departments
	for _, s := range content.Services {
		f.Services = append(f.Services, serviceLine(s))
	}
	p := c.page(r, "feedback", phrases.OfficeFeedbackPaper)
	p.Problems, p.Message, p.View, p.Fields = o.problems, o.message, f, "office.feedback.field."
	return c.show(w, o.status, "feedbacknew", p)
}

// takePaper stores the paper. Each sheet that is opened to type has its own name, so that
// pressing twice counts once.
func (c *console) takePaper(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	f := paperForm{
		Paper: get("paper"), Rating: get("rating"), Kind: get("kind"), Promise: get("promise"), Words: get("words"),
		Service: get("service"), Department: get("department"),
	}
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("paper to take: %w", err)
	}
	told := data.Feedback{
		ID: data.EventID("paper-" + f.Paper), Kind: data.FeedbackKind(f.Kind), Department: data.DepartmentID(f.Department), Promise: data.PromiseID(f.Promise), Words: f.Words,
		Language: data.Bulgarian, Channel: data.ViaPaper, Visit: "paper-" + f.Paper,
	}
	if n, err := strconv.Atoi(f.Rating); err == nil {
		told.Rating = data.Rating(n)
	}
	var problems, more data.Problems
	named := false
	if told.Service, named = findService(content.Services, f.Service); !named {
		problems = append(problems, data.Problem{Field: "service", Reason: data.UnknownName})
	}
	told = withDepartment(told, content.Services)
	if errors.As(told.Check(), &more) {
		problems = merge(problems, more)
	}
	if problems != nil {
		return c.showPaper(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	if err := c.Feedback.TakeFeedback(r.Context(), clerk(r.Context()).Name, told); err != nil {
		c.report(r, "paper not taken", err)
		return c.showPaper(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeFeedbackNotSaved, Failed: true}})
	}
	if err := c.tell(r, message{Key: phrases.OfficeFeedbackTaken}); err != nil {
		return err
	}
	http.Redirect(w, r, "/feedback/new", http.StatusSeeOther)
	return nil
}

// FeedbackKindName is what the kind is called.
func (p page) FeedbackKindName(k data.FeedbackKind) string {
	return phrases.FeedbackKindName(p.Language, k)
}

// FeedbackStateName is what the state is called.
func (p page) FeedbackStateName(s data.FeedbackState) string {
	return phrases.In(p.Language, phrases.Key("office.feedback.state."+string(s)))
}

// beginning is how many letters of a message a list shows.
const beginning = 120

// Beginning is the beginning of the message, up to a word's end.
func (p page) Beginning(words string) string {
	letters := []rune(strings.Join(strings.Fields(words), " "))
	if len(letters) <= beginning {
		return string(letters)
	}
	cut := string(letters[:beginning])
	if at := strings.LastIndex(cut, " "); at > 0 {
		cut = cut[:at]
	}
	return cut + "…"
}

// ChannelName is how the feedback came.
func (p page) ChannelName(c data.Channel) string { return phrases.ChannelName(p.Language, c) }

// RatingName is the word under the face.
func (p page) RatingName(r data.Rating) string {
	if r == 0 {
		return ""
	}
	return phrases.In(p.Language, phrases.Rating(int(r)))
}

// Shared is the share in words, with how sure one may be of it.
func (p page) Shared(s data.Share) string { return phrases.Shared(p.Language, s) }

// feedbackNeeds are the messages that nobody has read yet.
func (c *console) feedbackNeeds(ctx context.Context, l data.Language, _ data.Account) ([]Need, error) {
	counts, err := c.Feedback.FeedbackCounts(ctx)
	if err != nil {
		return nil, fmt.Errorf("inbox: %w", err)
	}
	needs, err := c.lateNeeds(ctx, l)
	if err != nil {
		return nil, fmt.Errorf("inbox: %w", err)
	}
	if n := counts[data.FeedbackNew]; n > 0 {
		needs = append(needs, Need{Kind: NeedFeedback, Words: phrases.In(l, phrases.OfficeFeedbackUnread, n), Link: "/feedback?state=new"})
	}
	return needs, nil
}
