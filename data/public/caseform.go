package public

import (
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

type caseFormView struct {
	Number, Date string // as typed; a code is not shown again
	Unfinished   bool   // something is missing
	Unknown      bool
	Wait         int // minutes; 0: no need to
}

func (s *site) caseForm(w http.ResponseWriter, r *http.Request) error {
	return s.showCaseForm(w, r, http.StatusOK, caseFormView{})
}

// showCaseForm shows the form for what the town lets be asked.
func (s *site) showCaseForm(w http.ResponseWriter, r *http.Request, status int, v caseFormView) error {
	p := s.page(r, phrases.PublicCaseTitle)
	p.View, p.Sent = v, typed(r, "number", "date", "code")
	if v.Unknown { // once more it would be one more miss
		p.Sent.Del("code")
		p.Sent.Set(onlyShow, "yes")
	}
	return s.show(w, status, "caseform", p)
}

// caseByForm answers the form. A code opens more than a date, so where there is one
// the date is not asked for. What can be neither gets the same words as what is wrong.
func (s *site) caseByForm(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return s.apologize(w, r, http.StatusBadRequest, phrases.PublicErrorNotFound)
	}
	sent := typed(r, "number", "date", "code", onlyShow)
	v := caseFormView{Number: sent.Get("number"), Date: sent.Get("date")}
	number, from := data.CaseNumber(v.Number), data.SourceOf(r.RemoteAddr)
	code, isCode := data.ParseAccessCode(sent.Get("code"))
	day, isDay := readDay(v.Date)
	answer, err := data.CaseAnswer{}, data.ErrNotFound
	switch {
	case sent.Has(onlyShow):
	case v.Number == "" || !sent.Has("code") && v.Date == "":
		v.Unfinished = true
		return s.showCaseForm(w, r, http.StatusUnprocessableEntity, v)
	case isCode:
		answer, err = s.Cases.CaseByCode(r.Context(), from, number, code)
	case isDay && !sent.Has("code"):
		answer, err = s.Cases.CaseByDate(r.Context(), from, number, day)
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
		return fmt.Errorf("case by form: %w", err)
	}
	return s.showCase(w, r, answer.Case)
}

// readDay reads a day as a browser sends it, or as people write it where the browser
// has no calendar.
func readDay(text string) (day time.Time, ok bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "г."))
	for _, layout := range []string{time.DateOnly, "2.1.2006"} {
		if day, err := time.ParseInLocation(layout, text, data.Sofia()); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}
