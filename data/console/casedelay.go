package console

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// delayForm is a longer term, or the notice to the client, exactly as it was entered.
type delayForm struct {
	Until, Reason, On     string
	ToldOn, ToldHow, Told string
}

// unsaidDelay is the form before anything is entered: today, and the clerk who is at it.
func (c *console) unsaidDelay(r *http.Request) delayForm {
	today := c.Clock().In(data.Sofia()).Format(day)
	return delayForm{On: today, ToldOn: today, Told: clerk(r.Context()).Name}
}

func readDelayForm(r *http.Request) delayForm {
	field := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	return delayForm{
		Until: field("extended"), Reason: field("delay_reason"), On: field("extended_on"),
		ToldOn: field("told_on"), ToldHow: field("told_how"), Told: field("told_by"),
	}
}

// extendCase gives the case a longer term.
func (c *console) extendCase(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f := readDelayForm(r)
	var problems data.Problems
	e := data.Extension{Reason: f.Reason}
	e.Until, problems = readDay(problems, "extended", f.Until)
	e.On, problems = readDay(problems, "extended_on", f.On)
	problems = c.notYet(problems, "extended_on", e.On)
	var more data.Problems
	if errors.As(e.Check(time.Time{}), &more) {
		problems = merge(problems, more)
	}
	return c.changeCase(w, r, caseView{Delay: f}, problems, caseChange{
		do: func(id data.CaseID) error {
			return c.Cases.ExtendCase(r.Context(), clerk(r.Context()).Name, id, e)
		},
		done: phrases.OfficeCaseExtended, undone: phrases.OfficeCaseNotExtended,
	})
}

// notifyCase records that the client was told of the delay.
func (c *console) notifyCase(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f := readDelayForm(r)
	var problems, more data.Problems
	told := data.DelayNotice{How: data.NoticeMeans(f.ToldHow), By: f.Told}
	told.On, problems = readDay(problems, "told_on", f.ToldOn)
	problems = c.notYet(problems, "told_on", told.On)
	if errors.As(told.Check(), &more) {
		problems = merge(problems, more)
	}
	return c.changeCase(w, r, caseView{Delay: f, Telling: true}, problems, caseChange{
		do:   func(id data.CaseID) error { return c.Cases.NotifyCase(r.Context(), clerk(r.Context()).Name, id, told) },
		done: phrases.OfficeCaseNotified, undone: phrases.OfficeCaseNotNotified,
	})
}

// caseChange is something that a clerk does with a case, and what is said of it.
type caseChange struct {
	do           func(id data.CaseID) error
	done, undone phrases.Key
}

// changeCase does it, unless something is wrong with what was entered; that is then
// there again.
func (c *console) changeCase(w http.ResponseWriter, r *http.Request, v caseView, problems data.Problems, change caseChange) error {
	id := data.CaseID(r.PathValue("id"))
	if problems != nil {
		return c.showCase(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	err := change.do(id)
	switch {
	case errors.As(err, &problems):
		return c.showCase(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("case to change: %w", err)
	case errors.Is(err, data.ErrConflict):
		return c.showCase(w, r, v, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeCaseOver, Failed: true}})
	case err != nil:
		c.report(r, "case not changed", err)
		return c.showCase(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: change.undone, Failed: true}})
	}
	return c.backToCase(w, r, id, message{Key: change.done})
}
