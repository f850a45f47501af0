package public

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Cases answers the holder of a slip. A wrong code or date and an unknown number are
// all ErrNotFound; too much guessing is TooManyAttempts.
type Cases interface {
	CaseByToken(ctx context.Context, t data.Token) (data.CaseAnswer, error)
	// from is the asker's network (data.SourceOf), by which guessing is limited.
	CaseByCode(ctx context.Context, from string, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error)
	// CaseByDate answers number and date with the outline of the case, and fails as
	// CaseByCode does.
	CaseByDate(ctx context.Context, from string, number data.CaseNumber, received time.Time) (data.CaseAnswer, error)
}

// caseByToken opens what a QR code leads to.
func (s *site) caseByToken(w http.ResponseWriter, r *http.Request) error {
	token, ok := data.ParseToken(r.PathValue("token"))
	if !ok {
		return s.apologize(w, r, http.StatusNotFound, phrases.PublicCaseGone)
	}
	answer, err := s.Cases.CaseByToken(r.Context(), token)
	var wait data.TooManyAttempts
	switch {
	case errors.As(err, &wait):
		return s.showCaseForm(w, r, http.StatusTooManyRequests, caseFormView{Wait: minutes(wait.Wait)})
	case errors.Is(err, data.ErrNotFound):
		return s.apologize(w, r, http.StatusNotFound, phrases.PublicCaseGone)
	case err != nil:
		return fmt.Errorf("case by token: %w", err)
	}
	return s.showCase(w, r, answer.Case)
}

type caseView struct {
	data.Case
	Now      string // where it stands, in a sentence
	Expected string // when it should be ready; empty: not known or over
}

func (s *site) showCase(w http.ResponseWriter, r *http.Request, c data.Case) error {
	p := s.page(r, phrases.PublicCaseTitle)
	if r.Method == http.MethodPost {
		p.Path = "/p" // the answer has no address: the switch asks for the code again
	}
	p.View = caseView{
		Case:     c,
		Now:      phrases.In(p.Language, phrases.Key("public.stage."+string(c.Stage()))),
		Expected: expected(p.Language, c, s.Clock()),
	}
	return s.show(w, http.StatusOK, "case", p)
}

// expected says by when the case should be ready. While documents are awaited
// the term is paused, and nothing is promised.
func expected(l data.Language, c data.Case, now time.Time) string {
	switch {
	case c.Due.IsZero() || !c.Running():
		return ""
	case c.Late(now):
		return phrases.In(l, phrases.PublicCaseLate, phrases.Date(l, c.Due))
	default:
		return phrases.In(l, phrases.PublicCaseExpected, phrases.Date(l, c.Due))
	}
}

// minutes rounds up, because people wait in whole minutes.
func minutes(d time.Duration) int { return max(1, int(math.Ceil(d.Minutes()))) }
