package console

import (
	"errors"
	"net/http"
	"strconv"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// decideEntry answers the buttons that are about the saved draft, not about what the
// form holds.
func (c *console) decideEntry(w http.ResponseWriter, r *http.Request, f openedForm, do string) error {
	by, ctx := clerk(r.Context()), r.Context()
	var err error
	var done message
	switch do {
	case "return":
		if !by.Roles.Any(data.Publisher) {
			return c.backTo(w, r, f.Ref, c.askPublisher(r, phrases.OfficeEntryNoPublisher))
		}
		done.Key = phrases.OfficeEntryReturned
		_, err = c.Entries.ReturnDraft(ctx, by.Name, f.Ref, f.Revision, f.Reason)
	case "back":
		done.Key = phrases.OfficeEntryTakenBack
		_, err = c.Entries.TakeBack(ctx, by.Name, f.Ref, f.Revision)
	case "discard":
		done.Key = phrases.OfficeEntryDiscarded
		err = c.Entries.DiscardDraft(ctx, by.Name, f.Ref, f.Revision)
		if err == nil && f.Saved != nil && f.Saved.Published == nil {
			return c.redirect(w, r, "/entries/"+string(f.Ref.Kind), done)
		}
	}
	var problems data.Problems
	switch {
	case err == nil:
		return c.backTo(w, r, f.Ref, done)
	case errors.As(err, &problems):
		return c.showEntry(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict):
		return c.entryNotDecided(w, r, f, do)
	default:
		c.report(r, "draft not decided", err)
		return c.backTo(w, r, f.Ref, message{Key: phrases.OfficeEntryNotSaved, Failed: true})
	}
}

// backTo shows the entry as it stands now, with what was done.
func (c *console) backTo(w http.ResponseWriter, r *http.Request, ref data.EntryRef, m message) error {
	return c.redirect(w, r, addressOf(ref), m)
}

func (c *console) redirect(w http.ResponseWriter, r *http.Request, address string, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// removeEntry takes the entry from the public.
func (c *console) removeEntry(w http.ResponseWriter, r *http.Request) error {
	ref, err := asked(r)
	if err != nil {
		return err
	}
	if err := parseForm(r); err != nil {
		return err
	}
	revision, err := strconv.Atoi(r.PostForm.Get("revision"))
	if err != nil {
		return data.ErrConflict
	}
	_, err = c.Entries.RemoveEntry(r.Context(), clerk(r.Context()).Name, ref, revision)
	switch {
	case errors.Is(err, data.ErrInvalid):
		return c.backTo(w, r, ref, message{Key: phrases.OfficeEntryInUse, Failed: true})
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "removed entry still shown", err)
		return c.redirect(w, r, "/entries/"+string(ref.Kind), message{Key: phrases.OfficeNoticeStillShown, Failed: true})
	case err != nil:
		return err
	}
	return c.redirect(w, r, "/entries/"+string(ref.Kind), message{Key: phrases.OfficeEntryRemoved})
}

// checkServices notes that services were checked today.
func (c *console) checkServices(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	var ids []data.ServiceID
	for _, d := range tickedServices(r) {
		ids = append(ids, data.ServiceID(d.Ref.ID))
	}
	back := localPath(r.PostForm.Get("back"))
	if len(ids) == 0 {
		return c.redirect(w, r, back, message{Key: phrases.OfficeEntryNoneChecked, Failed: true})
	}
	err := c.Entries.CheckServices(r.Context(), clerk(r.Context()).Name, ids)
	if errors.Is(err, data.ErrNotShown) {
		c.report(r, "day of a check not shown", err)
		return c.redirect(w, r, back, message{Key: phrases.OfficeNoticeNotShown, Failed: true})
	}
	if err != nil {
		return err
	}
	return c.redirect(w, r, back, message{Key: phrases.OfficeEntryChecked, Args: []string{strconv.Itoa(len(ids))}})
}
