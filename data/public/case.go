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
		return s.caseGone(w, r)
	}
	answer, err := s.Cases.CaseByToken(r.Context(), token)
	var wait data.TooManyAttempts
	switch {
	case errors.As(err, &wait):
		return s.showCaseForm(w, r, http.StatusTooManyRequests, caseFormView{Wait: minutes(wait.Wait)})
	case errors.Is(err, data.ErrNotFound):
		return s.caseGone(w, r)
	case err != nil:
		return fmt.Errorf("case by token: %w", err)
	}
	return s.showSlip(w, r, answer.Case, token)
}

// caseGone says that the token opens nothing, and what does.
func (s *site) caseGone(w http.ResponseWriter, r *http.Request) error {
	phrase := phrases.PublicCaseGone
	if town, err := s.Catalogue.Town(r.Context()); err == nil && !town.Lookup.ByCode() {
		phrase = phrases.PublicCaseGoneSlip
	}
	return s.apologize(w, r, http.StatusNotFound, phrase)
}

// minutes rounds up, because people wait in whole minutes.
func minutes(d time.Duration) int { return max(1, int(math.Ceil(d.Minutes()))) }
