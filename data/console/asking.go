package console

import (
	"html/template"
	"strconv"
	"strings"

	"example.org/parter/assets/phrases"
)

// asking is a question on its page.
type asking struct {
	page
	F *field
}

// With is the page with one of its questions.
func (p page) With(f *field) asking { return asking{p, f} }

// ShortName is the label of the question: its list and row are above it.
func (p page) ShortName(f *field) string { return p.FieldName(f.Short()) }

// RowName is what a row of the list is called: „Такси, ред 2“.
func (p page) RowName(list *field, place int) string {
	return p.rowOf(p.Fields, list.Name, strconv.Itoa(place))
}

// HintOf says how to answer the question; empty: it is plain.
func (p page) HintOf(f *field) string {
	key := phrases.Key("office.entry.hint." + f.Short())
	if !phrases.Known(p.Language, key) {
		return ""
	}
	return phrases.In(p.Language, key)
}

// MarkOf is Mark for a question.
func (p page) MarkOf(f *field) template.HTMLAttr {
	if p.HintOf(f) != "" {
		return p.Mark(f.Name, f.Name+"-hint")
	}
	return p.Mark(f.Name)
}

// Chosen reports whether the answer is one of the options; what was sent and is none
// is shown all the same.
func (f *field) Chosen() bool {
	for _, o := range f.Options {
		if f.Is(o) {
			return true
		}
	}
	return f.Raw == ""
}

// Lines is how high the field is.
func (f *field) Lines() int {
	return min(max(strings.Count(f.Raw, "\n")+1+len([]rune(f.Raw))/70, 2), 14)
}

// compared is a table of differences with what its columns are called.
type compared struct {
	page
	Before, After string
	Rows          []difference
}

// Compare is the table of the differences.
func (p page) Compare(before, after string, rows []difference) compared {
	return compared{p, phrases.In(p.Language, phrases.Key(before)), phrases.In(p.Language, phrases.Key(after)), rows}
}

// CompareNumbers is the table of the differences between two versions.
func (p page) CompareNumbers(a, b int, rows []difference) compared {
	return compared{p, phrases.In(p.Language, phrases.OfficeVersionN, a), phrases.In(p.Language, phrases.OfficeVersionN, b), rows}
}
