package console

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"slices"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

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
	CardQR    template.URL   // of the published department's business card; empty: there is none
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
	f.CardQR = c.cardOf(r, f.entryView, f.content.Town)
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
