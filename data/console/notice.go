package console

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// noticeForm is the notice exactly as it was entered.
type noticeForm struct {
	ID          data.NoticeID // empty: not saved yet
	Revision    int
	Title, Body string
	From, Until string // datetime-local, in Sofia
	Permanent   bool   // it has no end
	Schedule    scheduleForm
	Why         string // it is or is not on the board now; empty: it is not published
	MaxTitle    int
	Saved       *data.DraftedNotice // as the desk has it; nil: not saved yet
	Theirs      *data.DraftedNotice // what somebody else saved meanwhile
	PublicPage  string              // where phones read it; empty: not published
	Deletable   bool                // the public does not see it
	Reason      string              // of a return, as entered
	PublishAt   string              // as entered
	Preview     previewer
}

// minute is how a browser writes a moment: 2026-11-22T10:00.
const minute = "2006-01-02T15:04"

func entered(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Sofia()).Format(minute)
}

func formOf(d data.DraftedNotice) noticeForm {
	return noticeForm{
		ID: d.ID, Revision: d.Revision, Title: d.Title, Body: d.Body,
		From: entered(d.From), Until: entered(d.Until), Permanent: d.Permanent, Schedule: scheduleFormOf(d.Schedule), Saved: &d,
	}
}

// readNotice reads the form; what is not a moment is a problem, so is a notice
// without a word, and everything stays as it was entered.
func (c *console) readNotice(r *http.Request) (noticeForm, data.Notice, data.Problems) {
	revision, err := strconv.Atoi(r.PostForm.Get("revision"))
	if err != nil {
		revision = 0 // a new notice has none
	}
	f := noticeForm{
		ID: data.NoticeID(r.PathValue("id")), Revision: revision,
		Title: strings.TrimSpace(r.PostForm.Get("title")), Body: strings.ReplaceAll(r.PostForm.Get("body"), "\r\n", "\n"),
		From: r.PostForm.Get("from"), Until: r.PostForm.Get("until"), Permanent: r.PostForm.Get("permanent") != "",
		PublishAt: r.PostForm.Get("publish_at"), Reason: strings.TrimSpace(r.PostForm.Get("return_reason")),
	}
	n := data.Notice{ID: f.ID, Title: f.Title, Body: strings.TrimSpace(f.Body), Permanent: f.Permanent}
	var problems data.Problems
	n.From, problems = readMoment(problems, "from", f.From)
	n.Until, problems = readMoment(problems, "until", f.Until)
	if f.Permanent && f.Until != "" {
		problems = append(problems, data.Problem{Field: "until", Reason: data.Contradicts})
	}
	f.Schedule, n.Schedule, problems = c.readSchedule(r, problems)
	if n.Title == "" && n.Body == "" { // nothing to keep, not even as a draft
		problems = append(data.Problems{{Field: "title", Reason: data.Missing}, {Field: "body", Reason: data.Missing}}, problems...)
	}
	return f, n, problems
}

// readMoment leaves an empty field at the zero time.
func readMoment(p data.Problems, field, value string) (time.Time, data.Problems) {
	if value == "" {
		return time.Time{}, p
	}
	for _, form := range []string{minute, minute + ":05"} {
		if t, err := time.ParseInLocation(form, value, data.Sofia()); err == nil {
			return t, p
		}
	}
	return time.Time{}, append(p, data.Problem{Field: field, Reason: data.NotADate})
}

func (c *console) newNotice(w http.ResponseWriter, r *http.Request) error {
	return c.showNotice(w, r, noticeForm{From: entered(c.Clock())}, outcome{status: http.StatusOK})
}

func (c *console) notice(w http.ResponseWriter, r *http.Request) error {
	d, err := c.Notices.DraftedNotice(r.Context(), data.NoticeID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("notice to edit: %w", err)
	}
	o := outcome{status: http.StatusOK, message: c.told(r)}
	if o.message != nil {
		o.problems = o.message.Problems
	}
	return c.showNotice(w, r, formOf(d), o)
}

// An outcome is how an answer came out, beside the page itself.
type outcome struct {
	status   int
	problems data.Problems
	message  *message
}

func (c *console) showNotice(w http.ResponseWriter, r *http.Request, f noticeForm, o outcome) error {
	p := c.page(r, "notices", phrases.OfficeNoticeNew)
	if f.ID != "" {
		p.Title = phrases.In(p.Language, phrases.OfficeNoticeEdit)
	}
	if f.Saved != nil && f.Saved.Published != nil {
		f.PublicPage = p.Town.Public.Notice(f.ID)
		why, err := c.Why(r.Context(), p.Language, f.ID)
		if err != nil {
			c.report(r, "why is not known", err)
		}
		f.Why = why
	}
	f.MaxTitle, f.Deletable = data.MaxNoticeTitle, f.Saved != nil && f.Saved.Published == nil
	f.Preview = c.previewer(r, "notices", "notice-form")
	p.View = f
	p.say(o)
	p.measure("title", f.Title, data.MaxNoticeTitle)
	p.measure("body", f.Body, data.MaxNoticeBody)
	return c.show(w, o.status, "notice", p)
}

// keepNotice answers the form's buttons: save, publish, withdraw.
func (c *console) keepNotice(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f, n, problems := c.readNotice(r)
	if f.ID != "" {
		saved, err := c.Notices.DraftedNotice(r.Context(), f.ID)
		if err != nil {
			return fmt.Errorf("notice to keep: %w", err)
		}
		f.Saved = &saved
	}
	switch do := r.PostForm.Get("do"); {
	case do == asForm:
		return c.showNotice(w, r, f, outcome{http.StatusOK, nil, &message{Key: phrases.OfficeClerkAsEntered}})
	case f.ID == "":
	case do == "withdraw":
		return c.withdraw(w, r, f)
	case do == "return" || do == "back":
		return c.decideNotice(w, r, f, n, do)
	}
	if problems != nil {
		return c.showNotice(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	saved, err := c.Notices.SaveNotice(r.Context(), clerk(r.Context()).Name, n, f.Revision)
	if err != nil {
		return c.notSaved(w, r, f, n, err)
	}
	switch r.PostForm.Get("do") {
	case "publish":
		return c.publish(w, r, saved)
	case "ask":
		return c.askForNotice(w, r, saved)
	case "schedule":
		return c.scheduleNotice(w, r, f, saved)
	default:
		var before data.Approval
		if f.Saved != nil {
			before = f.Saved.Approval
		}
		return c.back(w, r, saved.ID, message{Key: savedWords(before, saved.Approval, phrases.OfficeNoticeSaved)})
	}
}

// notSaved keeps everything that was entered and says why it was not saved.
func (c *console) notSaved(w http.ResponseWriter, r *http.Request, f noticeForm, n data.Notice, err error) error {
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showNotice(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict) && f.ID != "":
		return c.changedMeanwhile(w, r, f, n)
	default:
		c.report(r, "notice not saved", err)
		return c.showNotice(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeNoticeNotSaved, Failed: true}})
	}
}

// changedMeanwhile shows both texts. Where they are the same, the button was
// pressed twice, and what was asked for is done.
func (c *console) changedMeanwhile(w http.ResponseWriter, r *http.Request, f noticeForm, n data.Notice) error {
	theirs, err := c.Notices.DraftedNotice(r.Context(), f.ID)
	if err != nil {
		return fmt.Errorf("notice changed meanwhile: %w", err)
	}
	if !theirs.SameWords(n) {
		f.Theirs, f.Saved, f.Revision = &theirs, &theirs, theirs.Revision
		return c.showNotice(w, r, f, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeNoticeConflict, Args: []string{theirs.ChangedBy}, Failed: true}})
	}
	switch {
	case r.PostForm.Get("do") != "publish":
		return c.back(w, r, f.ID, message{Key: phrases.OfficeNoticeAlreadySaved})
	case theirs.State == data.NoticePublished:
		return c.back(w, r, f.ID, message{Key: phrases.OfficeNoticeAlreadyPublished, Links: c.whereShown(r, f.ID)})
	default:
		return c.publish(w, r, theirs)
	}
}

// publish brings the saved draft to the screens. When that fails the draft is
// kept and the screens go on showing what they showed.
func (c *console) publish(w http.ResponseWriter, r *http.Request, saved data.DraftedNotice) error {
	if !clerk(r.Context()).Roles.Any(data.Publisher) {
		return c.back(w, r, saved.ID, c.askPublisher(r, phrases.OfficeNoticeNoPublisher))
	}
	_, err := c.Notices.PublishNotice(r.Context(), clerk(r.Context()).Name, saved.ID, saved.Revision)
	if err == nil {
		return c.back(w, r, saved.ID, message{Key: phrases.OfficeNoticePublished, Links: c.whereShown(r, saved.ID)})
	}
	m := message{Key: phrases.OfficeNoticeNotPublished, Failed: true}
	switch {
	case errors.As(err, &m.Problems):
		m.Key = phrases.OfficeNoticeNotPublishable
	case errors.Is(err, data.ErrFourEyes):
		m.Key = phrases.OfficeEntryFourEyes
	case errors.Is(err, data.ErrUnchanged):
		m = message{Key: phrases.OfficeDraftUnchanged}
	case errors.Is(err, data.ErrConflict):
		now, err := c.Notices.DraftedNotice(r.Context(), saved.ID)
		if err == nil && now.Published != nil && now.Published.SameWords(saved.Notice) {
			return c.back(w, r, saved.ID, message{Key: phrases.OfficeNoticeAlreadyPublished, Links: c.whereShown(r, saved.ID)})
		}
		m.Key = phrases.OfficeNoticePublishConflict
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "published notice not shown", err)
		m.Key = phrases.OfficeNoticeNotShown
	default:
		c.report(r, "notice not published", err)
	}
	return c.back(w, r, saved.ID, m)
}

// whereShown links to where the published notice can be seen.
func (c *console) whereShown(r *http.Request, id data.NoticeID) []link {
	links := []link{{Label: phrases.OfficeNoticeSeeScreens, Address: "/screens"}}
	if town, err := c.Town(r.Context()); err == nil && town.Public != "" {
		links = append([]link{{Label: phrases.OfficeNoticeSeePublic, Address: town.Public.Notice(id)}}, links...)
	}
	return links
}

// withdraw takes the notice off the screens. Changes that were entered and not
// saved stay in the form. A notice that is off the screens already is as it was
// wished: the button was pressed twice, or by two people.
func (c *console) withdraw(w http.ResponseWriter, r *http.Request, f noticeForm) error {
	if !clerk(r.Context()).Roles.Any(data.Publisher) {
		m := c.askPublisher(r, phrases.OfficeNoticeNoWithdrawal)
		return c.showNotice(w, r, f, outcome{http.StatusForbidden, nil, &m})
	}
	done := message{Key: phrases.OfficeNoticeWithdrawn}
	d, err := c.Notices.WithdrawNotice(r.Context(), clerk(r.Context()).Name, f.ID)
	if errors.Is(err, data.ErrConflict) {
		if now, readErr := c.Notices.DraftedNotice(r.Context(), f.ID); readErr == nil && now.Published == nil {
			d, err, done.Key = now, nil, phrases.OfficeNoticeAlreadyWithdrawn
		}
	}
	if errors.Is(err, data.ErrNotShown) {
		c.report(r, "withdrawn notice still shown", err)
		err, done = nil, message{Key: phrases.OfficeNoticeStillShown, Failed: true}
	}
	if err != nil {
		c.report(r, "notice not withdrawn", err)
		return c.showNotice(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeNoticeNotWithdrawn, Failed: true}})
	}
	kept := formOf(d)
	if f.Title == kept.Title && strings.TrimSpace(f.Body) == kept.Body && f.From == kept.From && f.Until == kept.Until &&
		f.Permanent == kept.Permanent && f.Schedule.same(kept.Schedule) {
		return c.back(w, r, f.ID, done)
	}
	if f.Revision == f.Saved.Revision {
		f.Revision = d.Revision
	}
	f.Saved = &d
	return c.showNotice(w, r, f, outcome{http.StatusOK, nil, &done})
}

func (c *console) back(w http.ResponseWriter, r *http.Request, id data.NoticeID, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/notices/"+string(id), http.StatusSeeOther)
	return nil
}
