package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// EntryKind is a kind of content that staff write, approve and publish by the
// piece.
type EntryKind string

// The kinds of entries. Of those in the second half there is one each: the whole
// list is written and published at once.
const (
	KindNotice     EntryKind = "notice"
	KindService    EntryKind = "service"
	KindDepartment EntryKind = "department"
	KindGroup      EntryKind = "group"
	KindLifeEvent  EntryKind = "event"
	KindForm       EntryKind = "form"
	KindElsewhere  EntryKind = "elsewhere"
	KindSurvey     EntryKind = "survey"

	KindTown       EntryKind = "town"
	KindCharter    EntryKind = "charter"
	KindReceptions EntryKind = "receptions"
	KindDaysOff    EntryKind = "daysoff"
	KindSynonyms   EntryKind = "synonyms"
	KindResults    EntryKind = "results"
	KindStages     EntryKind = "stages"
	KindBoard      EntryKind = "board"
)

// EntryKinds lists every kind.
func EntryKinds() []EntryKind {
	return []EntryKind{
		KindNotice, KindService, KindDepartment, KindGroup, KindLifeEvent, KindForm, KindElsewhere, KindSurvey,
		KindTown, KindCharter, KindReceptions, KindDaysOff, KindSynonyms, KindResults, KindStages, KindBoard,
	}
}

// TheOnly is the ID of an entry that is the only one of its kind.
const TheOnly = "all"

// Single reports whether there is one entry of the kind.
func (k EntryKind) Single() bool {
	switch k {
	case KindTown, KindCharter, KindReceptions, KindDaysOff, KindSynonyms, KindResults, KindStages, KindBoard:
		return true
	default:
		return false
	}
}

// EntryRef names an entry for good.
type EntryRef struct {
	Kind EntryKind
	ID   string // empty: it is new and has none yet
}

// String is the entry's name in the audit: "service 2016".
func (r EntryRef) String() string { return string(r.Kind) + " " + r.ID }

// Entry is a piece of content that is written, approved and published as one.
type Entry interface {
	Ref() EntryRef
	Called() Text // what staff call it in lists
	// Check says everything that keeps it from being published at the moment, or nil.
	Check(now time.Time) error
}

// Receptions are the reception days, written as one entry.
type Receptions []Reception

// DaysOffList are the exceptions from the calendar, written as one entry.
type DaysOffList []DayOff

// Synonyms are the visitors' words, written as one entry.
type Synonyms []Synonym

// Results are the results of the charter, written as one entry.
type Results []Result

// BoardItems are what the boards show beside notices and postings, in its order. Each
// change of it is published as it is made, and every state of it is a version.
type BoardItems []BoardItem

// MarshalEntry is the entry as drafts and versions keep it.
func MarshalEntry(e Entry) ([]byte, error) {
	raw, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.Ref(), err)
	}
	return raw, nil
}

// UnmarshalEntry reads what MarshalEntry wrote.
func UnmarshalEntry(kind EntryKind, raw []byte) (Entry, error) {
	read, known := map[EntryKind]func([]byte) (Entry, error){
		KindNotice: readEntry[Notice], KindService: readEntry[Service], KindDepartment: readEntry[Department], KindGroup: readEntry[Group],
		KindLifeEvent: readEntry[LifeEvent], KindForm: readEntry[Form], KindElsewhere: readEntry[Elsewhere], KindSurvey: readEntry[Survey], KindTown: readEntry[Town],
		KindCharter: readEntry[Charter], KindReceptions: readEntry[Receptions], KindDaysOff: readEntry[DaysOffList],
		KindSynonyms: readEntry[Synonyms], KindResults: readEntry[Results], KindStages: readEntry[StageList], KindBoard: readEntry[BoardItems],
	}[kind]
	if !known {
		return nil, fmt.Errorf("kind of entry %q: %w", kind, ErrInvalid)
	}
	e, err := read(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	return e, nil
}

func readEntry[T Entry](raw []byte) (Entry, error) {
	var e T
	err := json.Unmarshal(raw, &e)
	return e, err
}

// SameEntry reports whether both say the same. An entry that cannot be written down
// says nothing.
func SameEntry(a, b Entry) (bool, error) {
	one, err := MarshalEntry(a)
	if err != nil {
		return false, err
	}
	other, err := MarshalEntry(b)
	return bytes.Equal(one, other), err
}

// NewEntry is the empty entry of the kind, for a form to fill in.
func NewEntry(kind EntryKind) (Entry, error) {
	raw := "{}"
	switch kind {
	case KindReceptions, KindDaysOff, KindSynonyms, KindResults, KindStages, KindBoard:
		raw = "[]"
	default:
	}
	return UnmarshalEntry(kind, []byte(raw))
}

// Find is the entry as it is in the content, or ErrNotFound.
func (c Content) Find(ref EntryRef) (Entry, error) {
	switch ref.Kind {
	case KindNotice:
		return find(ref, c.Notices)
	case KindService:
		return find(ref, c.Services)
	case KindDepartment:
		return find(ref, c.Departments)
	case KindGroup:
		return find(ref, c.Groups)
	case KindLifeEvent:
		return find(ref, c.LifeEvents)
	case KindForm:
		return find(ref, c.Forms)
	case KindElsewhere:
		return find(ref, c.Elsewhere)
	case KindSurvey:
		return find(ref, c.Surveys)
	default:
		return c.single(ref)
	}
}

func (c Content) single(ref EntryRef) (Entry, error) {
	all := []Entry{c.Town, c.Charter, Receptions(c.Receptions), DaysOffList(c.DaysOff), Synonyms(c.Synonyms), Results(c.Results), StageList(c.Stages), BoardItems(c.Programme())}
	for _, e := range all {
		if e.Ref() == ref {
			return e, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", ref, ErrNotFound)
}

func find[T Entry](ref EntryRef, all []T) (Entry, error) {
	for _, e := range all {
		if e.Ref() == ref {
			return e, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", ref, ErrNotFound)
}

// With is the content with the entry in the place of the one that it is, or after all
// others where it is new. What the content held before stays as it was.
func (c Content) With(e Entry) Content {
	switch e := e.(type) {
	case Notice:
		c.Notices = with(c.Notices, e)
	case Service:
		c.Services = with(c.Services, e)
	case Department:
		c.Departments = with(c.Departments, e)
	case Group:
		c.Groups = with(c.Groups, e)
	case LifeEvent:
		c.LifeEvents = with(c.LifeEvents, e)
	case Form:
		c.Forms = with(c.Forms, e)
	case Elsewhere:
		c.Elsewhere = with(c.Elsewhere, e)
	case Survey:
		c.Surveys = with(c.Surveys, e)
	case Town:
		c.Town = e
	case Charter:
		c.Charter = e
	case Receptions:
		c.Receptions = e
	case DaysOffList:
		c.DaysOff = e
	case Synonyms:
		c.Synonyms = e
	case Results:
		c.Results = e
	case StageList:
		c.Stages = e
	}
	return c
}

func with[T Entry](all []T, e T) []T {
	all = slices.Clone(all)
	if i := slices.IndexFunc(all, func(old T) bool { return old.Ref() == e.Ref() }); i >= 0 {
		all[i] = e
		return all
	}
	return append(all, e)
}

// Ref names the notice.
func (n Notice) Ref() EntryRef { return EntryRef{KindNotice, string(n.ID)} }

// Ref names the service.
func (s Service) Ref() EntryRef { return EntryRef{KindService, string(s.ID)} }

// Ref names the department.
func (d Department) Ref() EntryRef { return EntryRef{KindDepartment, string(d.ID)} }

// Ref names the group.
func (g Group) Ref() EntryRef { return EntryRef{KindGroup, string(g.ID)} }

// Ref names the life event.
func (e LifeEvent) Ref() EntryRef { return EntryRef{KindLifeEvent, string(e.ID)} }

// Ref names the form.
func (f Form) Ref() EntryRef { return EntryRef{KindForm, string(f.ID)} }

// Ref names the service elsewhere.
func (e Elsewhere) Ref() EntryRef { return EntryRef{KindElsewhere, string(e.ID)} }

// Ref names the town.
func (Town) Ref() EntryRef { return EntryRef{KindTown, TheOnly} }

// Ref names the charter.
func (Charter) Ref() EntryRef { return EntryRef{KindCharter, TheOnly} }

// Ref names the reception days.
func (Receptions) Ref() EntryRef { return EntryRef{KindReceptions, TheOnly} }

// Ref names the exceptions from the calendar.
func (DaysOffList) Ref() EntryRef { return EntryRef{KindDaysOff, TheOnly} }

// Ref names the visitors' words.
func (Synonyms) Ref() EntryRef { return EntryRef{KindSynonyms, TheOnly} }

// Ref names what the boards show.
func (BoardItems) Ref() EntryRef { return EntryRef{KindBoard, TheOnly} }

// Ref names the results.
func (Results) Ref() EntryRef { return EntryRef{KindResults, TheOnly} }
