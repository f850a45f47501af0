package console

import (
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

// difference is a question whose answer is not the same in two versions.
type difference struct {
	Label         string
	Before, After string
}

// differences compares two versions of an entry question by question; nil: there
// was none.
func (p page) differences(before, after data.Entry, c data.Content) (all []difference) {
	if before == nil || after == nil {
		return nil
	}
	was, is := p.answers(before, c), p.answers(after, c)
	for _, a := range is {
		if old := find(was, a.Label); old != a.After {
			all = append(all, difference{a.Label, old, a.After})
		}
	}
	for _, a := range was {
		if !slices.ContainsFunc(is, func(d difference) bool { return d.Label == a.Label }) {
			all = append(all, difference{Label: a.Label, Before: a.After})
		}
	}
	return all
}

func find(answers []difference, label string) string {
	for _, a := range answers {
		if a.Label == label {
			return a.After
		}
	}
	return ""
}

// answers are those of the entry that say something.
func (p page) answers(e data.Entry, c data.Content) (all []difference) {
	own, err := copied(e)
	if err != nil {
		return nil
	}
	q, _ := entryForm(own, c)
	for _, f := range q.flat() {
		if f.Raw != "" && f.Kind != kindHidden {
			all = append(all, difference{Label: p.FieldName(f.Name), After: p.Answer(f)})
		}
	}
	return all
}

// Answer is what was answered, in words.
func (p page) Answer(f *field) string {
	for _, o := range f.Options {
		if o.Value == f.Raw {
			return p.In(o.Words)
		}
	}
	switch f.Kind {
	case kindTick:
		return phrases.In(p.Language, phrases.OfficeYes)
	case kindMoney:
		if amount, ok := cents(f.Raw); ok {
			return p.Euro(amount)
		}
	case kindDay:
		if day, err := time.ParseInLocation(asDay, f.Raw, data.Sofia()); err == nil {
			return p.Date(day)
		}
	case kindPDF:
		if file := p.FileOf(f); file != nil {
			return phrases.In(p.Language, phrases.OfficeClerkPDF, file.Pages, file.SHA256[:min(len(file.SHA256), 8)])
		}
	default:
	}
	return f.Raw
}

type versionRow struct {
	data.Version
	Name data.Text
}

type versionsView struct {
	Ref        data.EntryRef
	Name       data.Text
	Rows       []versionRow
	Revision   int
	A, B       int // compared
	Compared   bool
	Same       bool
	Difference []difference
	Sections   []subpage
}

// versions lists what was published of an entry, and compares two of them.
func (c *console) versions(w http.ResponseWriter, r *http.Request) error {
	ref, err := asked(r)
	if err != nil {
		return err
	}
	all, err := c.Entries.Versions(r.Context(), ref)
	if err != nil {
		return fmt.Errorf("versions: %w", err)
	}
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("versions: %w", err)
	}
	p := c.page(r, sectionOf(ref.Kind), phrases.OfficeVersions)
	p.Fields = entryFields
	v := versionsView{Ref: ref, Sections: c.subpages(ref.Kind)}
	for _, version := range all {
		row := versionRow{Version: version}
		if version.Entry != nil {
			row.Name = version.Entry.Called()
			if v.Name.BG == "" {
				v.Name = row.Name
			}
		}
		v.Rows = append(v.Rows, row)
	}
	switch now, err := c.Entries.Entry(r.Context(), ref); {
	case err == nil:
		v.Name, v.Revision = now.Entry.Called(), now.Revision
	case !errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("versions: %w", err)
	case len(all) == 0:
		return data.ErrNotFound
	}
	v.compare(p, r, content)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "versions", p)
}

// compare compares the two versions that the address names, or the newest with the
// one before.
func (v *versionsView) compare(p page, r *http.Request, c data.Content) {
	if len(v.Rows) < 2 {
		return
	}
	v.A, v.B = v.Rows[1].Number, v.Rows[0].Number
	if a, err := strconv.Atoi(r.FormValue("a")); err == nil {
		v.A = a
	}
	if b, err := strconv.Atoi(r.FormValue("b")); err == nil {
		v.B = b
	}
	if v.A > v.B {
		v.A, v.B = v.B, v.A
	}
	before, after := v.entry(v.A), v.entry(v.B)
	v.Compared = before != nil && after != nil
	v.Difference = p.differences(before, after, c)
	v.Same = v.Compared && len(v.Difference) == 0
}

func (v *versionsView) entry(number int) data.Entry {
	for _, row := range v.Rows {
		if row.Number == number {
			return row.Entry
		}
	}
	return nil
}

// restoreVersion makes a draft of an old version.
func (c *console) restoreVersion(w http.ResponseWriter, r *http.Request) error {
	ref, number, err := c.versionAsked(r)
	if err != nil {
		return err
	}
	revision, err := strconv.Atoi(r.PostForm.Get("revision"))
	if err != nil {
		revision = -1 // of a page that was never served
	}
	_, err = c.Entries.RestoreVersion(r.Context(), clerk(r.Context()).Name, ref, number, revision)
	switch {
	case errors.Is(err, data.ErrConflict):
		return c.redirect(w, r, "/entries/"+string(ref.Kind)+"/"+ref.ID+"/versions", message{Key: phrases.OfficeVersionDraftThere, Failed: true})
	case err != nil:
		return fmt.Errorf("version not restored: %w", err)
	}
	return c.backTo(w, r, ref, message{Key: phrases.OfficeVersionRestored, Args: []string{strconv.Itoa(number)}})
}

// undoPublication brings back what the public saw before.
func (c *console) undoPublication(w http.ResponseWriter, r *http.Request) error {
	ref, number, err := c.versionAsked(r)
	if err != nil {
		return err
	}
	_, err = c.Entries.UndoPublication(r.Context(), clerk(r.Context()).Name, ref, number)
	switch {
	case errors.Is(err, data.ErrConflict), errors.Is(err, data.ErrNotFound):
		return c.backTo(w, r, ref, message{Key: phrases.OfficeVersionNotNewest, Failed: true})
	case errors.Is(err, data.ErrInvalid):
		return c.backTo(w, r, ref, message{Key: phrases.OfficeEntryInUse, Failed: true})
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "undone publication still shown", err)
		return c.backTo(w, r, ref, message{Key: phrases.OfficeNoticeStillShown, Failed: true})
	case err != nil:
		return fmt.Errorf("publication not undone: %w", err)
	}
	return c.backTo(w, r, ref, message{Key: phrases.OfficeVersionUndone})
}

func (c *console) versionAsked(r *http.Request) (data.EntryRef, int, error) {
	ref, err := asked(r)
	if err != nil {
		return ref, 0, err
	}
	if err := parseForm(r); err != nil {
		return ref, 0, err
	}
	number, err := strconv.Atoi(r.PostForm.Get("version"))
	if err != nil {
		return ref, 0, data.ErrNotFound
	}
	return ref, number, nil
}

type approvalsView struct {
	Asked, Returned, Scheduled []data.Drafted
	Kinds                      []data.EntryKind
	FourEyes                   []data.EntryKind
}

// Wants reports whether nobody publishes what is their own of the kind.
func (v approvalsView) Wants(kind data.EntryKind) bool { return slices.Contains(v.FourEyes, kind) }

// approvals lists the drafts that wait for somebody or for their time.
func (c *console) approvals(w http.ResponseWriter, r *http.Request) error {
	all, err := c.Entries.Decided(r.Context())
	if err != nil {
		return fmt.Errorf("approvals: %w", err)
	}
	v := approvalsView{Kinds: data.EntryKinds()}
	for _, d := range all {
		switch d.Approval.Step {
		case data.StepAsked:
			v.Asked = append(v.Asked, d)
		case data.StepReturned:
			v.Returned = append(v.Returned, d)
		default:
			v.Scheduled = append(v.Scheduled, d)
		}
	}
	if v.FourEyes, err = c.Entries.FourEyes(r.Context()); err != nil {
		return fmt.Errorf("approvals: %w", err)
	}
	p := c.page(r, "approvals", phrases.OfficeApprovals)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "approvals", p)
}

// setFourEyes says of what nobody publishes what is their own.
func (c *console) setFourEyes(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	var kinds []data.EntryKind
	for _, kind := range data.EntryKinds() {
		if r.PostForm.Get("kind_"+string(kind)) != "" {
			kinds = append(kinds, kind)
		}
	}
	if err := c.Entries.SetFourEyes(r.Context(), clerk(r.Context()).Name, kinds); err != nil {
		return fmt.Errorf("four eyes: %w", err)
	}
	return c.redirect(w, r, "/approvals", message{Key: phrases.OfficeFourEyesSet})
}

// Address is where the entry is written.
func (page) Address(ref data.EntryRef) string { return addressOf(ref) }

// Kind is what one entry of the kind is called, and Kinds what all of them are.
func (p page) Kind(kind data.EntryKind) string { return phrases.EntryKindName(p.Language, kind) }

// Kinds is what all entries of the kind are called.
func (p page) Kinds(kind data.EntryKind) string { return phrases.EntryKindsName(p.Language, kind) }

// entryFields begins the labels of the questions about entries.
const entryFields = "office.entry.field."

// FieldName is what the form calls the field: of a list with the row.
func (p page) FieldName(name string) string {
	prefix := p.Fields
	if prefix == "" {
		prefix = "office.field."
	}
	short := name[strings.LastIndex(name, ".")+1:]
	english := false
	if base, is := strings.CutSuffix(short, "_en"); is && !phrases.Known(p.Language, phrases.Key(prefix+short)) {
		short, english = base, true
	}
	words := short
	if key := phrases.Key(prefix + short); phrases.Known(p.Language, key) {
		words = phrases.In(p.Language, key)
	}
	if english {
		words = phrases.In(p.Language, phrases.OfficeInEnglish, words)
	}
	if m := rowName.FindStringSubmatch(name); m != nil {
		return p.rowOf(prefix, m[1], m[2]) + ": " + words
	}
	return words
}

func (p page) rowOf(prefix, list, place string) string {
	n, err := strconv.Atoi(place)
	if err != nil {
		return list
	}
	words := list
	if key := phrases.Key(prefix + list); phrases.Known(p.Language, key) {
		words = phrases.In(p.Language, key)
	}
	return phrases.In(p.Language, phrases.OfficeRow, words, n+1)
}
