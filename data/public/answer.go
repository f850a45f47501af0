package public

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strings"
	"time"

	"example.org/parter/assets"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// sealsOnPhone lets the page seal what is typed before it is sent. Only scripts of our
// own run, and they fetch nothing.
const sealsOnPhone = policy + "; script-src 'self'"

// wish is who wants an answer, as it was typed, or as the phone has sealed it.
type wish struct {
	Contact data.Contact
	Sealed  data.Sealed // empty: the phone runs no scripts, or it was not asked for
}

func readWish(form url.Values) wish {
	get := func(name string) string { return strings.TrimSpace(form.Get(name)) }
	return wish{
		Contact: data.Contact{Name: get("name"), Phone: get("phone"), Email: get("email"), Address: get("address")},
		Sealed:  data.Sealed(strings.ReplaceAll(get("sealed"), "\r\n", "\n")),
	}
}

// Wants reports whether an answer is wanted.
func (w wish) Wants() bool { return w.Sealed != "" || w.Contact != data.Contact{} }

// Typed reports whether something of it was typed in the clear.
func (w wish) Typed() bool { return w.Contact != data.Contact{} }

// WrongWish reports whether something is wrong with who wants an answer.
func (f feedbackForm) WrongWish() bool {
	for _, field := range []string{"name", "phone", "email", "address", "contact"} {
		if f.Wrong(field) != "" {
			return true
		}
	}
	return false
}

// check says everything that keeps the message from being answered, or nil. Whoever typed
// a contact anew wants that one, and not what was sealed before.
func (w wish) check(told data.Feedback) error {
	var p data.Problems
	errors.As(told.Check(), &p)
	if told.Words == "" {
		p = append(data.Problems{{Field: "words", Reason: data.Missing}}, p...)
	}
	var wrong data.Problems
	switch {
	case w.Typed():
		errors.As(w.Contact.Check(), &wrong)
	case !w.Sealed.WellFormed():
		wrong = data.Problems{{Field: "contact", Reason: data.Missing}}
	}
	if p = append(p, wrong...); len(p) > 0 {
		return p
	}
	return nil
}

// askAnswer stores the message of whoever wants an answer, and shows its number.
func (s *site) askAnswer(w http.ResponseWriter, r *http.Request, f feedbackForm, told data.Feedback) error {
	if told.Kind == data.KindRating {
		told.Kind = data.KindComment
	}
	err := f.check(told)
	if !f.Typed() {
		told.Answer = f.Sealed
	}
	var answer data.CaseAnswer
	var wait data.TooManyAttempts
	if err == nil {
		answer, err = s.Opinions.AskAnswer(r.Context(), data.SourceOf(r.RemoteAddr), told, f.Contact)
	}
	switch {
	case errors.As(err, &f.Problems):
		return s.showFeedback(w, r, http.StatusUnprocessableEntity, f)
	case errors.As(err, &wait):
		f.Wait = max(int(math.Ceil(wait.Wait.Minutes())), 1)
		return s.showFeedback(w, r, http.StatusTooManyRequests, f)
	case err != nil:
		return fmt.Errorf("message to be answered: %w", err)
	}
	p := s.page(r, phrases.AnswerDone)
	p.Path, p.Sent = "/M", feedbackSent(r, f)
	p.View = answerView{CaseAnswer: answer, Opens: p.Town.Lookup.ByCode()}
	return s.show(w, http.StatusOK, "answer", p)
}

// answerView is the slip of a message on the phone.
type answerView struct {
	data.CaseAnswer
	Opens bool // number and code open the case
}

// Link is the way to the case; empty: there is none.
func (v answerView) Link() string {
	if at := strings.LastIndex(v.Slip.Address, data.CasePath); at >= 0 && v.Slip.TellsToken() {
		return v.Slip.Address[at:]
	}
	return ""
}

// Grouped is the code as it is read.
func (v answerView) Grouped() string { return v.Slip.Code.Grouped() }

// feedbackSent is what was sent, to be sent again for the other language: what was stored
// is the same message then.
func feedbackSent(r *http.Request, f feedbackForm) url.Values {
	sent := typed(r, "via", "rating", "kind", "promise", "words", "name", "phone", "email", "address", "sealed")
	sent.Set("sheet", f.Sheet)
	return sent
}

// LongDate is a day with its name.
func (p page) LongDate(t time.Time) string { return phrases.LongDate(p.Language, t) }

// Sentence ends with a point.
func (p page) Sentence(text string) string { return phrases.Sentence(text) }

func script(raw []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "public, max-age=3600")
		_, _ = w.Write(raw) // a phone that went away needs no script
	}
}

// ageScript is age for browsers.
func ageScript() ([]byte, error) {
	raw, err := assets.Age.ReadFile("age/age.js")
	if err != nil {
		return nil, fmt.Errorf("age: %w", err)
	}
	return raw, nil
}
