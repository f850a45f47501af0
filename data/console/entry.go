package console

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// EntryDesk keeps what staff write of the content, beside notices. A save under a
// revision that is not the newest is ErrConflict and overwrites nothing; an entry
// without an ID is a new one. What is published and did not reach the screens is
// ErrNotShown.
type EntryDesk interface {
	Entry(ctx context.Context, ref data.EntryRef) (data.DraftedEntry, error)
	DraftedEntries(ctx context.Context, kind data.EntryKind) ([]data.Drafted, error)
	SaveEntry(ctx context.Context, by string, e data.Entry, revision int) (data.DraftedEntry, error)
	// PublishEntry is ErrFourEyes where somebody else has to.
	PublishEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	// SaveEntries saves all of the drafts or none.
	SaveEntries(ctx context.Context, by string, all []data.DraftedEntry) error
	// PublishEntries publishes all of the drafts, as they were at their revisions, or
	// none; then it is a Stopped.
	PublishEntries(ctx context.Context, by string, drafts []data.Drafted) error
	DiscardDraft(ctx context.Context, by string, ref data.EntryRef, revision int) error
	RemoveEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	// CheckServices notes that the services were checked today and found right.
	CheckServices(ctx context.Context, by string, ids []data.ServiceID) error
	// TakeForm keeps the document; one that cannot be taken is Problems of "pdf".
	TakeForm(ctx context.Context, file []byte) (data.FormFile, error)
	// FormFile is the document that was taken under the name.
	FormFile(ctx context.Context, sha256 string) ([]byte, error)
	Approvals
	Versions
}

// Approvals is the way of drafts from those who write to those who publish.
type Approvals interface {
	AskApproval(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	ReturnDraft(ctx context.Context, by string, ref data.EntryRef, revision int, reason string) (data.DraftedEntry, error)
	ScheduleDraft(ctx context.Context, by string, ref data.EntryRef, revision int, at time.Time) (data.DraftedEntry, error)
	TakeBack(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error)
	Decided(ctx context.Context) ([]data.Drafted, error)
	// WaitingDrafts is how many drafts wait for approval.
	WaitingDrafts(ctx context.Context) (int, error)
	FourEyes(ctx context.Context) ([]data.EntryKind, error)
	SetFourEyes(ctx context.Context, by string, kinds []data.EntryKind) error
}

// Versions is what was published before.
type Versions interface {
	Versions(ctx context.Context, ref data.EntryRef) ([]data.Version, error)
	RemovedEntries(ctx context.Context, kind data.EntryKind) ([]data.Version, error)
	RestoreVersion(ctx context.Context, by string, ref data.EntryRef, number, revision int) (data.DraftedEntry, error)
	UndoPublication(ctx context.Context, by string, ref data.EntryRef, number int) (data.DraftedEntry, error)
}

func (c *console) entryRoutes(state sign) {
	state("GET /entries/{kind}", writers(), c.entries)
	state("POST /entries/service/checked", publishers(), c.checkServices)
	state("POST /entries/service/publish", publishers(), c.publishServices)
	state("GET /fees", writers(), c.fees)
	state("POST /fees", writers(), c.keepFees)
	state("GET /entries/{kind}/{id}", writers(), c.entry)
	state("POST /entries/{kind}/{id}", writers(), c.keepEntry)
	state("GET /entries/form/{id}/file.pdf", writers(), c.formFile)
	state("POST /entries/{kind}/{id}/preview", writers(), c.previewEntry)
	state("POST /entries/{kind}/{id}/remove", publishers(), c.removeEntry)
	readers := only(data.Editor, data.Publisher, data.Auditor, data.Administrator)
	state("GET /entries/{kind}/{id}/versions", readers, c.versions)
	state("POST /entries/{kind}/{id}/restore", writers(), c.restoreVersion)
	state("POST /entries/{kind}/{id}/undo", publishers(), c.undoPublication)
	state("GET /approvals", readers, c.approvals)
	state("POST /approvals/four-eyes", only(data.Administrator), c.sure(c.setFourEyes))
}

// newID stands in the address of an entry that has none yet.
const newID = "new"

// asked is the entry that the address names, or ErrNotFound.
func asked(r *http.Request) (data.EntryRef, error) {
	ref := data.EntryRef{Kind: data.EntryKind(r.PathValue("kind")), ID: r.PathValue("id")}
	if _, err := data.NewEntry(ref.Kind); err != nil {
		return ref, data.ErrNotFound
	}
	if ref.ID == newID {
		ref.ID = ""
	}
	if ref.Kind.Single() && ref.ID != data.TheOnly {
		return ref, data.ErrNotFound
	}
	return ref, nil
}

// hasOwnPage: notices and the board are written on pages of their own.
func hasOwnPage(kind data.EntryKind) bool { return kind == data.KindNotice || kind == data.KindBoard }

// addressOf is where the entry is written.
func addressOf(ref data.EntryRef) string {
	switch ref.Kind {
	case data.KindNotice:
		return "/notices/" + ref.ID
	case data.KindBoard:
		return "/board"
	default:
	}
	return "/entries/" + string(ref.Kind) + "/" + ref.ID
}

type entryView struct {
	Ref       data.EntryRef
	Questions questions
	Revision  int
	Saved     *data.DraftedEntry // as the desk has it; nil: not saved yet
	Theirs    []difference       // from what somebody else saved meanwhile
	Changes   []difference       // of the draft from what the public sees
	Services  []string           // to choose from; nil: none is asked for
	PublishAt string             // as entered
	Reason    string             // as entered
	Where     string             // what publishing does, in one sentence
	Sections  []subpage
	Used      []data.Service // that need the form
	Holidays  []Holiday      // of the days off: that are known already
	Preview   *previewer     // nil: there is no picture of it
	Fees      []string       // from when those hold that are not published, a sentence each
}

// File reports whether the saved form has a document.
func (v entryView) File() bool {
	if v.Saved == nil {
		return false
	}
	form, is := v.Saved.Entry.(data.Form)
	return is && form.File.SHA256 != ""
}

// Address is where the form is sent.
func (v entryView) Address() string {
	if v.Ref.ID == "" {
		return "/entries/" + string(v.Ref.Kind) + "/" + newID
	}
	return addressOf(v.Ref)
}

// entry shows the form of an entry.
func (c *console) entry(w http.ResponseWriter, r *http.Request) error {
	ref, err := asked(r)
	if err != nil {
		return err
	}
	if hasOwnPage(ref.Kind) {
		http.Redirect(w, r, addressOf(ref), http.StatusSeeOther)
		return nil
	}
	f, err := c.openForm(r.Context(), ref)
	if err != nil {
		return err
	}
	o := outcome{status: http.StatusOK, message: c.told(r)}
	if o.message != nil {
		o.problems = o.message.Problems
	}
	return c.showEntry(w, r, f, o)
}

// openedForm is the form of an entry, filled in from the desk.
type openedForm struct {
	entryView
	content data.Content
	was     data.Approval     // before anything was saved
	done    func() data.Entry // what the answers make
}

func (c *console) openForm(ctx context.Context, ref data.EntryRef) (openedForm, error) {
	content, err := c.Content(ctx)
	if err != nil {
		return openedForm{}, fmt.Errorf("content of a form: %w", err)
	}
	f := openedForm{content: content, entryView: entryView{Ref: ref}}
	e, err := data.NewEntry(ref.Kind)
	if ref.ID != "" {
		var saved data.DraftedEntry
		if saved, err = c.Entries.Entry(ctx, ref); err == nil {
			f.Saved, f.Revision, f.was = &saved, saved.Revision, saved.Approval
			e, err = copied(saved.Entry)
		}
	}
	if err != nil {
		return openedForm{}, fmt.Errorf("form of %s: %w", ref, err)
	}
	f.Questions, f.done = entryForm(e, content)
	return f, nil
}

// copied is an entry that shares nothing with the other: a form writes into it.
func copied(e data.Entry) (data.Entry, error) {
	raw, err := data.MarshalEntry(e)
	if err != nil {
		return nil, err
	}
	return data.UnmarshalEntry(e.Ref().Kind, raw)
}

func (c *console) showEntry(w http.ResponseWriter, r *http.Request, f openedForm, o outcome) error {
	p := c.page(r, sectionOf(f.Ref.Kind), phrases.OfficeEntryNew)
	p.Title = phrases.EntryKindName(p.Language, f.Ref.Kind)
	p.Fields = entryFields
	f.Sections = c.subpages(f.Ref.Kind)
	if f.Saved != nil {
		if !f.Ref.Kind.Single() {
			p.Title = cmp.Or(f.Saved.Entry.Called().In(p.Language), p.Title) // a draft may have no name yet
		}
		f.Changes = p.differences(f.Saved.Published, f.Saved.Entry, f.content)
	}
	for _, q := range f.Questions.all() {
		if q.Kind == kindService || q.Kind == kindList && asksService(q) {
			f.Services = servicesCalled(f.content)
		}
	}
	f.Used, f.Holidays = needing(f.Ref, f.content), c.official(f.Ref.Kind)
	f.Where, f.Preview = c.whereSeen(p.Language), c.entryPreviewer(r, f.entryView)
	if !slices.ContainsFunc(o.problems, isOfFees) { // of those it says what is there
		f.Fees = comingFees(p.Language, f, c.Clock())
	}
	p.View = f.entryView
	p.say(o)
	return c.show(w, o.status, "entry", p)
}

// whereSeen says what a publication does.
func (c *console) whereSeen(l data.Language) string {
	if where := screensInWords(l, c.counted()); where != "" {
		return phrases.In(l, phrases.OfficeEntryWillShow, where)
	}
	return phrases.In(l, phrases.OfficeEntryWillShowLater)
}

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
		if same, err := sameEntry(e, f.Saved.Entry); err != nil || same {
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

func sameEntry(a, b data.Entry) (bool, error) {
	one, err := data.MarshalEntry(a)
	if err != nil {
		return false, err
	}
	other, err := data.MarshalEntry(b)
	return bytes.Equal(one, other), err
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
	if same, err := sameEntry(mine, theirs.Entry); err != nil || same {
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
