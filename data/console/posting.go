package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// PostingDesk keeps the register of what the law orders to be posted. A save under
// a revision that is not the newest, and a change of what hangs, is ErrConflict and
// changes nothing. What is posted or removed and did not reach the screens is
// ErrNotShown.
type PostingDesk interface {
	Postings(ctx context.Context) ([]data.Posting, error)
	Posting(ctx context.Context, id data.PostingID) (data.Posting, error)
	SavePosting(ctx context.Context, by string, p data.Posting, revision int) (data.Posting, error)
	DeletePosting(ctx context.Context, by string, id data.PostingID, revision int) error
	// Post records that the stored draft was posted as p.Posted says.
	Post(ctx context.Context, by string, p data.Posting) (data.Posting, error)
	RemovePosting(ctx context.Context, by string, id data.PostingID, act data.PostingAct) (data.Posting, error)
	// WhyPosting says why it is or is not on the board now, and when next.
	WhyPosting(ctx context.Context, l data.Language, id data.PostingID) (string, error)
	// Hangings are how it hung on each board so far.
	Hangings(ctx context.Context, id data.PostingID) ([]data.Hanging, error)
	// PostingPDF is the certificate of posting, or of removal.
	PostingPDF(ctx context.Context, id data.PostingID, removal bool) ([]byte, error)
	// PreviewPosting is how the surface will show the draft.
	PreviewPosting(ctx context.Context, p data.Posting, on Surface) (Previewed, error)
	LegalBases(ctx context.Context) ([]data.LegalBasis, error)
	SaveLegalBasis(ctx context.Context, by string, b data.LegalBasis) error
}

// postingForm is the posting exactly as it was entered.
type postingForm struct {
	data.Posting // as it is stored, and with what was entered; ID empty: not saved yet
	DaysText     string
	PlacesText   string // one a line
	Act          actForm
	Bases        []data.LegalBasis
	State        data.PostingState
	Hangings     []data.Hanging
	Why          string // it is or is not on the board now; empty: it hangs no more, or not yet
	MaxTitle     int
	Preview      previewer
}

// actForm is how it was posted or removed, exactly as it was entered.
type actForm struct {
	At, By, Witness1, Witness2, Reason string
}

// Lasted is how long something was on.
func (p page) Lasted(h data.Hanging) string { return phrases.Lasted(p.Language, h.Shown) }

type postingRow struct {
	data.Posting
	State data.PostingState
}

// postings is the register.
func (c *console) postings(w http.ResponseWriter, r *http.Request) error {
	all, err := c.Postings.Postings(r.Context())
	if err != nil {
		return fmt.Errorf("register of postings: %w", err)
	}
	rows := make([]postingRow, len(all))
	for i, p := range all {
		rows[i] = postingRow{p, p.State(c.Clock())}
	}
	p := c.page(r, "postings", phrases.OfficePostings)
	p.Message, p.View = c.told(r), rows
	return c.show(w, http.StatusOK, "postings", p)
}

func (c *console) newPosting(w http.ResponseWriter, r *http.Request) error {
	f := postingForm{Posting: data.Posting{Personal: true}, PlacesText: phrases.In(data.Bulgarian, phrases.OfficePostingUsualPlaces)}
	f.Act = c.actNow(r)
	return c.showPosting(w, r, f, outcome{status: http.StatusOK})
}

// actNow is what is usual for somebody who acts now.
func (c *console) actNow(r *http.Request) actForm {
	return actForm{At: entered(c.Clock()), By: clerk(r.Context()).Name}
}

func (c *console) posting(w http.ResponseWriter, r *http.Request) error {
	p, err := c.Postings.Posting(r.Context(), data.PostingID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("posting: %w", err)
	}
	o := outcome{status: http.StatusOK, message: c.told(r)}
	if o.message != nil {
		o.problems = o.message.Problems
	}
	return c.showPosting(w, r, c.postingFormOf(r, p), o)
}

func (c *console) postingFormOf(r *http.Request, p data.Posting) postingForm {
	f := postingForm{Posting: p, PlacesText: strings.Join(p.Places, "\n"), Act: c.actNow(r)}
	if p.Days > 0 {
		f.DaysText = strconv.Itoa(p.Days)
	}
	if p.Posted.At.IsZero() && p.Posted.By != "" { // as the draft was left
		f.Act.By = p.Posted.By
		for i, witness := range p.Posted.Witnesses {
			*[]*string{&f.Act.Witness1, &f.Act.Witness2}[i%2] = witness
		}
	}
	return f
}

// showPosting shows the form of a draft, or what is known of one that was posted.
func (c *console) showPosting(w http.ResponseWriter, r *http.Request, f postingForm, o outcome) error {
	name, title := "posting", phrases.OfficePostingNew
	f.State, f.MaxTitle = f.Posting.State(c.Clock()), data.MaxNoticeTitle
	f.Preview = c.previewer(r, "postings", "posting-form")
	var err error
	switch {
	case f.State != data.PostingDraft:
		name, title = "posted", phrases.OfficePosted
		if f.Hangings, err = c.Postings.Hangings(r.Context(), f.ID); err != nil {
			return fmt.Errorf("how a posting hung: %w", err)
		}
		if f.State != data.PostingRemoved {
			why, err := c.Postings.WhyPosting(r.Context(), c.language(r), f.ID)
			if err != nil {
				c.report(r, "why is not known", err)
				why = ""
			}
			f.Why = why
		}
	case f.ID != "":
		title = phrases.OfficePostingEdit
	}
	if f.Bases, err = c.Postings.LegalBases(r.Context()); err != nil {
		return fmt.Errorf("legal bases: %w", err)
	}
	p := c.page(r, "postings", title)
	p.Problems, p.Message, p.View = o.problems, o.message, f
	return c.show(w, o.status, name, p)
}

// readPosting reads the form. Days that were left empty are those of the basis.
func (c *console) readPosting(r *http.Request) (postingForm, data.Problems, error) {
	field := func(name string) string {
		return strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get(name), "\r\n", "\n"))
	}
	bases, err := c.Postings.LegalBases(r.Context())
	if err != nil {
		return postingForm{}, nil, fmt.Errorf("legal bases: %w", err)
	}
	revision, err := strconv.Atoi(field("revision"))
	if err != nil {
		revision = 0 // a new posting has none
	}
	f := postingForm{
		Posting: data.Posting{
			ID: data.PostingID(r.PathValue("id")), Document: field("document"), Addressee: field("addressee"),
			Title: field("title"), Body: field("body"), Personal: field("personal") != "", Revision: revision,
		},
		DaysText: field("days"), PlacesText: field("places"), Act: readAct(r),
	}
	var problems data.Problems
	if i := slices.IndexFunc(bases, func(b data.LegalBasis) bool { return string(b.ID) == field("basis") }); i >= 0 {
		f.Basis = bases[i]
	}
	for line := range strings.Lines(f.PlacesText) {
		if line = strings.TrimSpace(line); line != "" {
			f.Places = append(f.Places, line)
		}
	}
	switch days, err := strconv.Atoi(f.DaysText); {
	case f.DaysText == "":
		f.Days = f.Basis.Days
	case err != nil || days < 0 || days > data.MaxPostingDays:
		problems = append(problems, data.Problem{Field: "days", Reason: data.BadFormat})
	default:
		f.Days = days
	}
	if f.Title == "" && f.Body == "" {
		problems = append(problems, data.Problem{Field: "title", Reason: data.Missing}, data.Problem{Field: "body", Reason: data.Missing})
	}
	return f, problems, nil
}

func readAct(r *http.Request) actForm {
	field := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	return actForm{field("at"), field("by"), field("witness_1"), field("witness_2"), field("reason")}
}

// act is what was entered; what is not a moment is a problem.
func (f actForm) act() (data.PostingAct, data.Problems) {
	a := data.PostingAct{By: f.By, Reason: f.Reason}
	for _, witness := range []string{f.Witness1, f.Witness2} {
		if witness != "" {
			a.Witnesses = append(a.Witnesses, witness)
		}
	}
	at, problems := readMoment(nil, "at", f.At)
	a.At = at
	return a, problems
}

// keepPosting answers the buttons of a draft's form: save, post, delete.
func (c *console) keepPosting(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f, problems, err := c.readPosting(r)
	if err != nil {
		return err
	}
	do := r.PostForm.Get("do")
	if do == "delete" && f.ID != "" {
		return c.deletePosting(w, r, f)
	}
	if problems != nil {
		return c.showPosting(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	draft, _ := f.Act.act() // who is going to post it; a moment is entered anew
	f.Posted = data.PostingAct{By: draft.By, Witnesses: draft.Witnesses}
	saved, err := c.Postings.SavePosting(r.Context(), clerk(r.Context()).Name, f.Posting, f.Revision)
	if err != nil {
		return c.postingNotSaved(w, r, f, err)
	}
	if do == "post" {
		return c.post(w, r, f, saved)
	}
	return c.backToPosting(w, r, saved.ID, message{Key: phrases.OfficePostingSaved})
}

// previewPosting paints what stands in the form; it saves nothing.
func (c *console) previewPosting(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f, _, err := c.readPosting(r)
	if err != nil {
		return err
	}
	p := c.page(r, "postings", phrases.OfficeNoticePreview)
	v := previewView{Surface: c.choose(r, "postings")}
	shown, err := c.Postings.PreviewPosting(r.Context(), f.Posting, v.Surface)
	if err != nil {
		c.report(r, "preview not painted", err)
	} else {
		v = painted(v.Surface, shown, utf8.RuneCountInString(f.Body))
	}
	v.What = phrases.In(p.Language, phrases.OfficePostingWhat)
	p.View = v
	return c.showPart(w, "preview", p)
}

// postingNotSaved keeps everything that was entered and says why it was not saved.
func (c *console) postingNotSaved(w http.ResponseWriter, r *http.Request, f postingForm, err error) error {
	if errors.Is(err, data.ErrConflict) {
		theirs, err := c.Postings.Posting(r.Context(), f.ID)
		if err != nil {
			return fmt.Errorf("posting changed meanwhile: %w", err)
		}
		if !theirs.Posted.At.IsZero() {
			return c.backToPosting(w, r, f.ID, message{Key: phrases.OfficePostingAlreadyPosted, Args: []string{theirs.ChangedBy}})
		}
		f.Revision = theirs.Revision
		return c.showPosting(w, r, f, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficePostingConflict, Args: []string{theirs.ChangedBy}, Failed: true}})
	}
	c.report(r, "posting not saved", err)
	return c.showPosting(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficePostingNotSaved, Failed: true}})
}

// post records that the saved draft was posted. Where that is refused, the draft is
// kept.
func (c *console) post(w http.ResponseWriter, r *http.Request, f postingForm, saved data.Posting) error {
	if !clerk(r.Context()).Roles.Any(data.Publisher) {
		m := c.askPublisher(r, phrases.OfficeNeedsPublisher)
		f.ID, f.Revision = saved.ID, saved.Revision
		return c.showPosting(w, r, f, outcome{http.StatusForbidden, nil, &m})
	}
	act, problems := f.Act.act()
	if problems == nil {
		saved.Posted = act
		var err error
		if _, err = c.Postings.Post(r.Context(), clerk(r.Context()).Name, saved); err == nil {
			return c.backToPosting(w, r, saved.ID, message{Key: phrases.OfficePostingPosted})
		}
		switch {
		case errors.Is(err, data.ErrNotShown):
			c.report(r, "posting not on the screens", err)
			return c.backToPosting(w, r, saved.ID, message{Key: phrases.OfficePostingNotShown, Failed: true})
		case errors.As(err, &problems):
		default:
			c.report(r, "posting not posted", err)
			f.ID, f.Revision = saved.ID, saved.Revision
			return c.showPosting(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficePostingNotPosted, Failed: true}})
		}
	}
	f.ID, f.Revision = saved.ID, saved.Revision
	return c.showPosting(w, r, f, outcome{http.StatusUnprocessableEntity, problems, &message{Key: phrases.OfficePostingRefused, Failed: true}})
}

// deletePosting deletes the draft that the clerk sees, and none that a colleague has
// changed since.
func (c *console) deletePosting(w http.ResponseWriter, r *http.Request, f postingForm) error {
	id := f.ID
	err := c.Postings.DeletePosting(r.Context(), clerk(r.Context()).Name, id, f.Revision)
	switch {
	case errors.Is(err, data.ErrConflict):
		return c.backToPosting(w, r, id, message{Key: phrases.OfficePostingNotDeletable, Failed: true})
	case err != nil && !errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("posting to delete: %w", err)
	}
	if err := c.tell(r, message{Key: phrases.OfficePostingDeleted}); err != nil {
		return err
	}
	http.Redirect(w, r, "/postings", http.StatusSeeOther)
	return nil
}

// removePosting records that what hangs was removed.
func (c *console) removePosting(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	p, err := c.Postings.Posting(r.Context(), data.PostingID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("posting to remove: %w", err)
	}
	f := c.postingFormOf(r, p)
	f.Act = readAct(r)
	act, problems := f.Act.act()
	if problems == nil {
		_, err = c.Postings.RemovePosting(r.Context(), clerk(r.Context()).Name, p.ID, act)
	}
	switch {
	case problems != nil || errors.As(err, &problems):
		return c.showPosting(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "removed posting still on the screens", err)
		return c.backToPosting(w, r, p.ID, message{Key: phrases.OfficePostingStillShown, Failed: true})
	case err != nil && !errors.Is(err, data.ErrConflict): // somebody removed it already
		c.report(r, "posting not removed", err)
		return c.showPosting(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficePostingNotRemoved, Failed: true}})
	}
	return c.backToPosting(w, r, p.ID, message{Key: phrases.OfficePostingRemoved})
}

func (c *console) backToPosting(w http.ResponseWriter, r *http.Request, id data.PostingID, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/postings/"+string(id), http.StatusSeeOther)
	return nil
}

// postingPDF is the certificate to print and to sign.
func (c *console) postingPDF(removal bool) task {
	return func(w http.ResponseWriter, r *http.Request) error {
		pdf, err := c.Postings.PostingPDF(r.Context(), data.PostingID(r.PathValue("id")), removal)
		if err != nil {
			return fmt.Errorf("certificate: %w", err)
		}
		writePDF(w, "protokol.pdf", pdf)
		return nil
	}
}

type basesView struct {
	Bases []data.LegalBasis
	Edit  data.LegalBasis // ID empty: a new one
	Days  string
}

// bases lists the provisions; one of them fills the form.
func (c *console) bases(w http.ResponseWriter, r *http.Request) error {
	var v basesView
	all, err := c.Postings.LegalBases(r.Context())
	if err != nil {
		return fmt.Errorf("legal bases: %w", err)
	}
	if i := slices.IndexFunc(all, func(b data.LegalBasis) bool { return string(b.ID) == r.FormValue("basis") }); i >= 0 {
		v.Edit = all[i]
		v.Days = strconv.Itoa(all[i].Days)
	}
	return c.showBases(w, r, v, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showBases(w http.ResponseWriter, r *http.Request, v basesView, o outcome) error {
	var err error
	if v.Bases, err = c.Postings.LegalBases(r.Context()); err != nil {
		return fmt.Errorf("legal bases: %w", err)
	}
	p := c.page(r, "postings", phrases.OfficeBases)
	p.Problems, p.Message, p.View = o.problems, o.message, v
	return c.show(w, o.status, "bases", p)
}

// keepBasis saves a provision. It changes no posting that was saved by it.
func (c *console) keepBasis(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	field := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	v := basesView{Days: field("days"), Edit: data.LegalBasis{
		ID: data.BasisID(field("basis")), Act: field("act"), Subject: field("subject"), Where: field("where"),
		Witnesses: field("witnesses") != "", Unread: field("unread") != "",
	}}
	days, err := strconv.Atoi(v.Days)
	if err != nil && v.Days != "" {
		days = -1 // refused by its check
	}
	v.Edit.Days = days
	err = c.Postings.SaveLegalBasis(r.Context(), clerk(r.Context()).Name, v.Edit)
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showBases(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case err != nil:
		return fmt.Errorf("legal basis: %w", err)
	}
	if err := c.tell(r, message{Key: phrases.OfficeBasisSaved}); err != nil {
		return err
	}
	http.Redirect(w, r, "/postings/bases", http.StatusSeeOther)
	return nil
}
