package console

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// askForNotice sends the saved draft to those who publish.
func (c *console) askForNotice(w http.ResponseWriter, r *http.Request, saved data.DraftedNotice) error {
	_, err := c.Entries.AskApproval(r.Context(), clerk(r.Context()).Name, saved.Ref(), saved.Revision)
	m := message{Key: phrases.OfficeEntryAsked}
	switch {
	case err == nil:
	case errors.As(err, &m.Problems):
		m.Key, m.Failed = phrases.OfficeEntryNotPublishable, true
	case errors.Is(err, data.ErrUnchanged):
		m.Key = phrases.OfficeDraftUnchanged
	default:
		c.report(r, "approval of a notice not asked", err)
		m = message{Key: phrases.OfficeEntryNotSaved, Failed: true}
	}
	return c.back(w, r, saved.ID, m)
}

// scheduleNotice lets the saved draft be published when its moment comes: so what is on
// the screens now stays until then.
func (c *console) scheduleNotice(w http.ResponseWriter, r *http.Request, f noticeForm, saved data.DraftedNotice) error {
	by := clerk(r.Context())
	if !by.Roles.Any(data.Publisher) {
		return c.back(w, r, saved.ID, c.askPublisher(r, phrases.OfficeEntryNoPublisher))
	}
	f.ID, f.Revision, f.Saved = saved.ID, saved.Revision, &saved
	at, problems := readMoment(nil, "publish_at", f.PublishAt)
	if f.PublishAt == "" {
		problems = data.Problems{{Field: "publish_at", Reason: data.Missing}}
	}
	var err error
	if problems == nil {
		_, err = c.Entries.ScheduleDraft(r.Context(), by.Name, saved.Ref(), saved.Revision, at)
	}
	switch {
	case problems != nil, errors.As(err, &problems):
		return c.showNotice(w, r, f, outcome{http.StatusUnprocessableEntity, problems, &message{Key: phrases.OfficeEntryNotPublishable, Failed: true}})
	case errors.Is(err, data.ErrFourEyes):
		return c.back(w, r, saved.ID, message{Key: phrases.OfficeEntryFourEyes, Failed: true})
	case errors.Is(err, data.ErrConflict), errors.Is(err, data.ErrUnchanged):
		return c.back(w, r, saved.ID, message{Key: phrases.OfficeDraftUnchanged, Failed: true})
	case err != nil:
		c.report(r, "notice not scheduled", err)
		return c.back(w, r, saved.ID, message{Key: phrases.OfficeEntryNotSaved, Failed: true})
	}
	return c.back(w, r, saved.ID, message{Key: phrases.OfficeEntryScheduled, Args: []string{phrases.Moment(c.language(r), at)}})
}

// decideNotice returns the draft to whoever wrote it, or takes it back. What else the
// form holds is left alone.
func (c *console) decideNotice(w http.ResponseWriter, r *http.Request, f noticeForm, n data.Notice, do string) error {
	by, ctx, ref := clerk(r.Context()), r.Context(), f.Saved.Ref()
	done := message{Key: phrases.OfficeEntryTakenBack}
	var err error
	switch {
	case do == "back":
		_, err = c.Entries.TakeBack(ctx, by.Name, ref, f.Revision)
	case !by.Roles.Any(data.Publisher):
		done = c.askPublisher(r, phrases.OfficeEntryNoPublisher)
	default:
		done.Key = phrases.OfficeEntryReturned
		_, err = c.Entries.ReturnDraft(ctx, by.Name, ref, f.Revision, f.Reason)
	}
	var problems data.Problems
	switch {
	case err == nil:
		return c.back(w, r, f.ID, done)
	case errors.As(err, &problems):
		return c.showNotice(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict):
		return c.notDecided(w, r, f, n, do)
	default:
		c.report(r, "notice not decided", err)
		return c.showNotice(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeEntryNotSaved, Failed: true}})
	}
}

// notDecided shows what somebody else made of the draft meanwhile, beside what was
// entered and the reason.
func (c *console) notDecided(w http.ResponseWriter, r *http.Request, f noticeForm, n data.Notice, do string) error {
	theirs, err := c.Notices.DraftedNotice(r.Context(), f.ID)
	if err != nil {
		return fmt.Errorf("notice changed meanwhile: %w", err)
	}
	f.Saved, f.Revision = &theirs, theirs.Revision
	if !theirs.SameWords(n) {
		f.Theirs = &theirs
	}
	m := message{Key: phrases.OfficeDraftNotDone, Args: []string{theirs.ChangedBy}, Failed: true}
	if do == "return" {
		m.Key = phrases.OfficeDraftNotReturned
	}
	return c.showNotice(w, r, f, outcome{http.StatusConflict, nil, &m})
}

// ReasonOf is why a draft was returned, in words: where the program returned it, what
// the store wrote is a field and a reason, or one of data's causes.
func (p page) ReasonOf(a data.Approval) string {
	if a.By != "office" {
		return a.Reason
	}
	field, reason, ofField := strings.Cut(a.Reason, ": ")
	switch {
	case a.Reason == data.ReturnedFourEyes:
		return phrases.In(p.Language, phrases.OfficeReturnedFourEyes)
	case a.Reason == data.ReturnedNoPublisher:
		return phrases.In(p.Language, phrases.OfficeReturnedNoPublisher)
	case ofField:
		p.Problems = data.Problems{{Field: field, Reason: data.Reason(reason)}}
		return p.FieldName(field) + ": " + p.Problem(field)
	default:
		return a.Reason
	}
}
