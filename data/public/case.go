package public

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Cases answers the holder of a slip. A wrong code and an unknown number are
// both ErrNotFound; too much guessing is TooManyAttempts.
type Cases interface {
	CaseByToken(ctx context.Context, t data.Token) (data.CaseAnswer, error)
	// from is the asker's network (data.SourceOf), by which guessing is limited.
	CaseByCode(ctx context.Context, from string, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error)
}

type caseFormView struct {
	Number  string // as typed
	Unknown bool
	Wait    int // minutes; 0: no need to
}

func (s *site) caseForm(w http.ResponseWriter, r *http.Request) error {
	return s.showCaseForm(w, r, http.StatusOK, caseFormView{})
}

func (s *site) showCaseForm(w http.ResponseWriter, r *http.Request, status int, v caseFormView) error {
	p := s.page(r, phrases.PublicCaseTitle)
	p.View = v
	return s.show(w, status, "caseform", p)
}

// caseByCode answers the form. What cannot be a code gets the same words as a
// wrong one.
func (s *site) caseByCode(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return s.apologize(w, r, http.StatusBadRequest, phrases.PublicErrorNotFound)
	}
	v := caseFormView{Number: strings.TrimSpace(r.PostForm.Get("number"))}
	code, ok := data.ParseAccessCode(r.PostForm.Get("code"))
	answer, err := data.CaseAnswer{}, data.ErrNotFound
	if ok && v.Number != "" {
		answer, err = s.Cases.CaseByCode(r.Context(), data.SourceOf(r.RemoteAddr), data.CaseNumber(v.Number), code)
	}
	var wait data.TooManyAttempts
	switch {
	case errors.As(err, &wait):
		v.Wait = minutes(wait.Wait)
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Wait.Seconds()))))
		return s.showCaseForm(w, r, http.StatusTooManyRequests, v)
	case errors.Is(err, data.ErrNotFound):
		v.Unknown = true
		return s.showCaseForm(w, r, http.StatusNotFound, v)
	case err != nil:
		return fmt.Errorf("case by code: %w", err)
	}
	return s.showCase(w, r, answer.Case)
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
	return s.showSlip(w, r, answer.Case, token)
}

// minutes rounds up, because people wait in whole minutes.
func minutes(d time.Duration) int { return max(1, int(math.Ceil(d.Minutes()))) }
