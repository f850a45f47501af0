package console

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// difference is a question whose answer is not the same in two versions.
type difference struct {
	name          string // of the question: several may bear the same label
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
		if old := find(was, a.name); old != a.After {
			a.Before = old
			all = append(all, a)
		}
	}
	for _, a := range was {
		if !slices.ContainsFunc(is, func(d difference) bool { return d.name == a.name }) {
			all = append(all, difference{name: a.name, Label: a.Label, Before: a.After})
		}
	}
	return all
}

func find(answers []difference, name string) string {
	for _, a := range answers {
		if a.name == name {
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
			all = append(all, difference{name: f.Name, Label: p.FieldName(f.Name), After: p.Answer(f)})
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
	if at, err := time.ParseInLocation(minute, f.Raw, data.Sofia()); err == nil {
		return phrases.Moment(p.Language, at)
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
	Undoable   int // the newest version, which can be undone; 0: it cannot
	Revision   int
	Restore    int // offered first
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
	if len(all) > 1 && all[0].Entry != nil && all[0].Number > 0 {
		v.Undoable = all[0].Number
	}
	v.compare(p, r, content)
	v.Restore = v.before()
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

// before is the newest version but the last that has a content: who restores wants back
// what was before. 0: there is none.
func (v *versionsView) before() int {
	for _, row := range v.Rows[min(1, len(v.Rows)):] {
		if row.Entry != nil {
			return row.Number
		}
	}
	return 0
}

// HowName is the key of how the version came about: a notice is withdrawn, other things
// are removed.
func (v versionsView) HowName(how data.How) string {
	if v.Ref.Kind == data.KindNotice && how == data.HowRemoved {
		return string(phrases.OfficeVersionHowWithdrawn)
	}
	return "office.version.how." + string(how)
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
	if ref.Kind == data.KindBoard && !clerk(r.Context()).Roles.Any(data.Publisher) {
		return c.backTo(w, r, ref, c.askPublisher(r, phrases.OfficeEntryNoPublisher))
	}
	restored, err := c.Entries.RestoreVersion(r.Context(), clerk(r.Context()).Name, ref, number, revision)
	switch {
	case errors.Is(err, data.ErrConflict):
		return c.redirect(w, r, "/entries/"+string(ref.Kind)+"/"+ref.ID+"/versions", message{Key: phrases.OfficeVersionDraftThere, Failed: true})
	case err != nil:
		return fmt.Errorf("version not restored: %w", err)
	case ref.Kind == data.KindBoard:
		return c.showBoardAgain(w, r, restored, number)
	}
	return c.backTo(w, r, ref, message{Key: phrases.OfficeVersionRestored, Args: []string{strconv.Itoa(number)}})
}

// showBoardAgain publishes the restored programme of the board at once: it has no
// drafts.
func (c *console) showBoardAgain(w http.ResponseWriter, r *http.Request, restored data.DraftedEntry, number int) error {
	ref := restored.Entry.Ref()
	_, err := c.Entries.PublishEntry(r.Context(), clerk(r.Context()).Name, ref, restored.Revision)
	switch {
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "restored board not shown", err)
		return c.backTo(w, r, ref, message{Key: phrases.OfficeBoardNotShown, Failed: true})
	case err != nil:
		return fmt.Errorf("board not restored: %w", err)
	}
	return c.backTo(w, r, ref, message{Key: phrases.OfficeVersionOnBoard, Args: []string{strconv.Itoa(number)}})
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

// approvedKinds are those that go through drafts.
func approvedKinds() []data.EntryKind {
	return slices.DeleteFunc(data.EntryKinds(), func(kind data.EntryKind) bool { return kind == data.KindBoard })
}

// approvals lists the drafts that wait for somebody or for their time.
func (c *console) approvals(w http.ResponseWriter, r *http.Request) error {
	all, err := c.Entries.Decided(r.Context())
	if err != nil {
		return fmt.Errorf("approvals: %w", err)
	}
	v := approvalsView{Kinds: approvedKinds()}
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
	for _, kind := range approvedKinds() {
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

// One is what one entry of the kind is called within a sentence.
func (p page) One(kind data.EntryKind) string {
	name := []rune(p.Kind(kind))
	name[0] = unicode.ToLower(name[0])
	return string(name)
}

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
	words := p.fieldWords(prefix, name)
	if m := rowName.FindStringSubmatch(name); m != nil {
		return p.rowOf(prefix, m[1], m[2]) + ": " + words
	}
	if section, _, within := strings.Cut(name, "."); within {
		return p.sectionName(section) + ": " + words
	}
	return sectionID(words)
}

// sectionName is what a part of a form is called in the names of its fields.
func (p page) sectionName(section string) string {
	if stage := data.Stage(section); slices.Contains(data.Stages(), stage) {
		return p.In(phrases.StageWords(nil, stage).Name)
	}
	return sectionID(section)
}

// fieldWords is what the field is called without its row: in some lists otherwise than
// elsewhere.
func (p page) fieldWords(prefix, name string) string {
	if key := p.Called[name]; key != "" {
		return phrases.In(p.Language, key)
	}
	short := name[strings.LastIndex(name, ".")+1:]
	if m := rowName.FindStringSubmatch(name); m != nil {
		if key := phrases.Key(prefix + m[1] + "." + short); phrases.Known(p.Language, key) {
			return phrases.In(p.Language, key)
		}
	}
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
	return words
}

// fieldOf is the ID of a section of the charter in the names of its fields, in which a
// point begins a row; sectionID reads it back.
func fieldOf(section string) string { return strings.ReplaceAll(section, ".", "-") }

var ofCharter = regexp.MustCompile(`^[IVX]+(-\d+)+$`)

func sectionID(field string) string {
	if ofCharter.MatchString(field) {
		return strings.ReplaceAll(field, "-", ".")
	}
	return field
}

func (p page) rowOf(prefix, list, place string) string {
	n, err := strconv.Atoi(place)
	if err != nil {
		return list
	}
	words := sectionID(list)
	if key := phrases.Key(prefix + list); phrases.Known(p.Language, key) {
		words = phrases.In(p.Language, key)
	}
	return phrases.In(p.Language, phrases.OfficeRow, words, n+1)
}
