package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// keepEntry answers the buttons of the form.
func (c *console) keepEntry(w http.ResponseWriter, r *http.Request) error {
	ref, err := asked(r)
	if err != nil || hasOwnPage(ref.Kind) {
		return errors.Join(err, data.ErrNotFound)
	}
	refused, err := c.readSent(r)
	if err != nil {
		return err
	}
	f, err := c.openForm(r.Context(), ref)
	if err != nil {
		return err
	}
	do, rest, _ := strings.Cut(r.PostForm.Get("do"), " ")
	f.PublishAt, f.Reason = r.PostForm.Get("publish_at"), strings.TrimSpace(r.PostForm.Get("return_reason"))
	if f.Revision, err = strconv.Atoi(r.PostForm.Get("revision")); err != nil {
		f.Revision = 0 // a new entry has none
	}
	problems := append(f.Questions.read(r.PostForm), refused...)
	switch do {
	case "return", "back", "discard":
		return c.decideEntry(w, r, f, do)
	case asForm:
		return c.showEntry(w, r, f, outcome{http.StatusOK, nil, &message{Key: phrases.OfficeClerkAsEntered}})
	case "add", "up", "drop":
		return c.changeRows(w, r, f, do, rest)
	}
	if problems != nil {
		return c.showEntry(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	if err := c.saveForm(r, &f); err != nil {
		return c.entryNotSaved(w, r, f, err)
	}
	return c.afterSave(w, r, f, do)
}

// readSent reads what was sent, and keeps the document that came with it; why it was
// refused is a problem of the form.
func (c *console) readSent(r *http.Request) (data.Problems, error) {
	if !isUpload(r) {
		return nil, parseForm(r)
	}
	file, err := parseUpload(r)
	if err != nil || file == nil {
		return nil, err
	}
	taken, err := c.Entries.TakeForm(r.Context(), file)
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return problems, nil
	case err != nil:
		c.report(r, "form not taken", err)
		return data.Problems{{Field: "pdf", Reason: data.NotTaken}}, nil
	}
	raw, err := json.Marshal(taken)
	r.PostForm.Set("pdf", string(raw))
	return nil, err
}

// changeRows changes the lists of the form; nothing is saved by it.
func (c *console) changeRows(w http.ResponseWriter, r *http.Request, f openedForm, do, rest string) error {
	name, at, _ := strings.Cut(rest, " ")
	list := f.Questions.find(name)
	place, err := strconv.Atoi(at)
	if list == nil || list.Kind != kindList || err != nil && do != "add" || place < 0 || place >= max(len(list.Rows), 1) {
		return data.ErrNotFound
	}
	switch do {
	case "add":
		list.add()
	case "up":
		list.up(place)
	case "drop":
		list.drop(place)
	}
	return c.showEntry(w, r, f, outcome{http.StatusOK, nil, &message{Key: phrases.OfficeEntryRows}})
}

// saveForm saves what the form holds; what is saved already is not saved again.
func (c *console) saveForm(r *http.Request, f *openedForm) error {
	e := f.done()
	if f.Saved != nil && f.Revision == f.Saved.Revision {
		if same, err := data.SameEntry(e, f.Saved.Entry); err != nil || same {
			return err
		}
	}
	saved, err := c.Entries.SaveEntry(r.Context(), clerk(r.Context()).Name, e, f.Revision)
	if err != nil {
		return err
	}
	f.Saved, f.Revision, f.Ref = &saved, saved.Revision, saved.Entry.Ref()
	return nil
}

// entryNotSaved keeps everything that was entered and says why it was not saved.
func (c *console) entryNotSaved(w http.ResponseWriter, r *http.Request, f openedForm, err error) error {
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showEntry(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case !errors.Is(err, data.ErrConflict) || f.Ref.ID == "":
		c.report(r, "entry not saved", err)
		return c.showEntry(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeEntryNotSaved, Failed: true}})
	}
	theirs, err := c.Entries.Entry(r.Context(), f.Ref)
	if err != nil {
		return fmt.Errorf("entry changed meanwhile: %w", err)
	}
	mine := f.done()
	if same, err := data.SameEntry(mine, theirs.Entry); err != nil || same {
		return errors.Join(err, c.pressedTwice(w, r, f, theirs))
	}
	return c.showTheirs(w, r, f, theirs, phrases.OfficeEntryConflict)
}

// pressedTwice: what the form holds is saved already, so what else was asked is done.
func (c *console) pressedTwice(w http.ResponseWriter, r *http.Request, f openedForm, saved data.DraftedEntry) error {
	do, _, _ := strings.Cut(r.PostForm.Get("do"), " ")
	switch {
	case saved.State == data.EntryPublished:
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeNoticeAlreadyPublished})
	case do == "save":
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeNoticeAlreadySaved})
	default:
		f.Saved, f.Revision = &saved, saved.Revision
		return c.afterSave(w, r, f, do)
	}
}

// afterSave does what else was asked with the saved draft.
func (c *console) afterSave(w http.ResponseWriter, r *http.Request, f openedForm, do string) error {
	by, ctx := clerk(r.Context()), r.Context()
	publishes := do == "publish" || do == "schedule"
	if publishes && !by.Roles.Any(data.Publisher) {
		return c.backTo(w, r, f.Ref, c.askPublisher(r, phrases.OfficeEntryNoPublisher))
	}
	var err error
	done := message{Key: f.savedWords()}
	switch do {
	case "ask":
		done.Key = phrases.OfficeEntryAsked
		_, err = c.Entries.AskApproval(ctx, by.Name, f.Ref, f.Revision)
	case "publish":
		done = message{Key: phrases.OfficeEntryPublished, Links: []link{{phrases.OfficeNoticeSeeScreens, "/screens"}}}
		_, err = c.Entries.PublishEntry(ctx, by.Name, f.Ref, f.Revision)
	case "schedule":
		at, problems := readMoment(nil, "publish_at", f.PublishAt)
		if f.PublishAt == "" {
			problems = data.Problems{{Field: "publish_at", Reason: data.Missing}}
		}
		if problems != nil {
			return c.showEntry(w, r, f, outcome{http.StatusUnprocessableEntity, problems, &message{Key: phrases.OfficeEntryNotPublishable, Failed: true}})
		}
		done = message{Key: phrases.OfficeEntryScheduled, Args: []string{phrases.Moment(c.language(r), at)}}
		_, err = c.Entries.ScheduleDraft(ctx, by.Name, f.Ref, f.Revision, at)
	}
	if err == nil {
		return c.backTo(w, r, f.Ref, done)
	}
	return c.savedOnly(w, r, f, err)
}

// savedOnly says that the draft is saved, and why nothing else was done with it.
func (c *console) savedOnly(w http.ResponseWriter, r *http.Request, f openedForm, err error) error {
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showEntry(w, r, f, outcome{http.StatusUnprocessableEntity, problems, &message{Key: phrases.OfficeEntryNotPublishable, Failed: true}})
	case errors.Is(err, data.ErrUnchanged):
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeDraftUnchanged})
	case errors.Is(err, data.ErrFourEyes):
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeEntryFourEyes, Failed: true})
	case errors.Is(err, data.ErrConflict):
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeNoticePublishConflict, Failed: true})
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "published entry not shown", err)
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeNoticeNotShown, Failed: true})
	default:
		c.report(r, "entry not published", err)
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeNoticeNotPublished, Failed: true})
	}
}
