package public

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Opinions keep what visitors say.
type Opinions interface {
	// Charter is the published one, with the promises that can be broken.
	Charter(ctx context.Context) (data.Charter, error)
	// TakeFeedback stores the feedback from the address, the same ID once. It keeps
	// nothing of the address. Problems say what is wrong.
	TakeFeedback(ctx context.Context, from string, f data.Feedback) error
	// AskAnswer stores a message whose writer wants an answer, and opens a case for it;
	// the same ID again is the same case. A contact that the phone did not seal is sealed
	// before anything is stored. Too many from one address are data.TooManyAttempts.
	AskAnswer(ctx context.Context, from string, f data.Feedback, c data.Contact) (data.CaseAnswer, error)
}

// feedbackForm is what was entered.
type feedbackForm struct {
	Via, Sheet, Rating, About, Kind, Promise, Words string
	wish

	Kept     bool   // and thanks are said
	Survey   string // where the survey that is on is answered; empty: none is
	Offer    string // in words
	Ratings  []data.Rating
	Kinds    []data.FeedbackKind
	Subjects subjects
	Promises []data.CharterBlock
	Problems data.Problems
	Wait     int // minutes until somebody can ask again; 0: now
}

// Chosen reports whether the face was chosen.
func (f feedbackForm) Chosen(r data.Rating) bool { return f.Rating == strconv.Itoa(int(r)) }

// Wrong is the reason why the field was refused; empty: it was not.
func (f feedbackForm) Wrong(field string) data.Reason { return f.Problems.Of(field) }

func (s *site) feedbackForm(w http.ResponseWriter, r *http.Request) error {
	return s.showFeedback(w, r, http.StatusOK, feedbackForm{Via: r.PathValue("via"), Sheet: rand.Text(), About: shorten(r.URL.Query().Get("about"))})
}

func (s *site) showFeedback(w http.ResponseWriter, r *http.Request, status int, f feedbackForm) error {
	charter, err := s.Opinions.Charter(r.Context())
	if err != nil {
		return fmt.Errorf("promises: %w", err)
	}
	if f.Subjects, err = s.subjects(r.Context()); err != nil {
		return err
	}
	f.Ratings, f.Kinds = data.Ratings(), data.FeedbackKinds()[1:]
	f.Promises = charter.Promises()
	f.Survey, f.Offer = s.surveyOffer(r, f.Via)
	p := s.page(r, phrases.FeedbackTitle)
	p.Path = "/M"
	if way := data.FeedbackWays()[channelOf(f.Via)]; way != "" {
		p.Path = data.OpinionPath + way // in the other language it is the same code
	}
	if f.About != "" {
		p.Query.Set("about", f.About)
	}
	p.View = f
	if r.Method == http.MethodPost {
		p.Path, p.Sent = "/M", feedbackSent(r, f)
	}
	if p.Town.Seal.Complete() && !f.Kept {
		w.Header().Set("Content-Security-Policy", sealsOnPhone)
	}
	return s.show(w, status, "feedback", p)
}

// sheetName is what names a form that was given out, so that it counts once.
var sheetName = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// takeFeedback stores the face, the words, or both: a face that somebody touched beside
// words is the rating of them.
func (s *site) takeFeedback(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return s.apologize(w, r, http.StatusBadRequest, phrases.PublicErrorNotFound)
	}
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	f := feedbackForm{Via: get("via"), Sheet: get("sheet"), Rating: get("rating"), About: shorten(get("about")), Kind: get("kind"), Promise: get("promise"), Words: get("words"), wish: readWish(r.PostForm)}
	if !sheetName.MatchString(f.Sheet) {
		f.Sheet = rand.Text()
	}
	all, err := s.subjects(r.Context())
	if err != nil {
		return err
	}
	told := all.says(f.feedback(languageOf(r)), f.About)
	if f.Wants() {
		return s.askAnswer(w, r, f, told)
	}
	err = told.Check()
	if err == nil {
		err = s.Opinions.TakeFeedback(r.Context(), data.SourceOf(r.RemoteAddr), told)
	}
	switch {
	case errors.As(err, &f.Problems):
		return s.showFeedback(w, r, http.StatusUnprocessableEntity, f)
	case err != nil:
		return fmt.Errorf("feedback: %w", err)
	}
	f.Kept = true
	return s.showFeedback(w, r, http.StatusOK, f)
}

// feedback is what the form says. Words without a kind are a comment; a kind without words
// beside a face is what somebody chose and left.
func (f feedbackForm) feedback(l data.Language) data.Feedback {
	told := data.Feedback{
		ID: data.EventID("phone-" + f.Sheet), Kind: data.FeedbackKind(f.Kind), Words: strings.ReplaceAll(f.Words, "\r\n", "\n"),
		Promise: data.PromiseID(f.Promise), Language: l, Channel: channelOf(f.Via), Visit: "phone-" + f.Sheet,
	}
	if n, err := strconv.Atoi(f.Rating); err == nil {
		told.Rating = data.Rating(n)
	}
	switch {
	case told.Words == "" && told.Rating != 0:
		told.Kind = data.KindRating
	case told.Kind == "":
		told.Kind = data.KindComment
	}
	return told
}

// channelOf is by which code the phone came.
func channelOf(via string) data.Channel {
	for channel, short := range data.FeedbackWays() {
		if strings.EqualFold(short, via) && via != "" {
			return channel
		}
	}
	return data.ViaPhone
}

// KindName is what the kind of feedback is called.
func (p page) KindName(k data.FeedbackKind) string {
	return phrases.In(p.Language, phrases.Key("feedback.kind."+string(k)))
}

// RatingName is the word under the face.
func (p page) RatingName(r data.Rating) string { return phrases.In(p.Language, phrases.Rating(int(r))) }
