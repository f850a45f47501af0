package console

import (
	"encoding/json"
	"html/template"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// asking is a question on its page.
type asking struct {
	page
	F *field
}

// With is the page with one of its questions.
func (p page) With(f *field) asking { return asking{p, f} }

// ShortName is the label of the question: its list and row are above it.
func (p page) ShortName(f *field) string { return p.fieldWords(p.Fields, f.Name) }

// RowName is what a row of the list is called: „Такси, ред 2“.
func (p page) RowName(list *field, place int) string {
	return p.rowOf(p.Fields, list.Name, strconv.Itoa(place))
}

// RowWords is what a row says, in short, and its name where it says nothing yet.
func (p page) RowWords(list *field, place int) string {
	var said []string
	for _, f := range list.Rows[place] {
		switch {
		case f.Raw == "" || f.Kind == kindHidden || f.Kind == kindTick:
		case f.Kind == kindDay:
			said = append(said, p.daySaid(f)) // two rows may differ in nothing else
		case len(said) < mostSaid:
			said = append(said, p.Answer(f))
		}
	}
	if len(said) == 0 {
		return p.RowName(list, place)
	}
	return strings.Join(said, " · ")
}

// daySaid is the day of a row in words: since when, or up to and with which day,
// something holds. The form asks for the first day on which it does not any more.
func (p page) daySaid(f *field) string {
	day, err := time.ParseInLocation(asDay, f.Raw, data.Sofia())
	switch {
	case err != nil:
		return f.Raw
	case f.Short() == "from":
		return phrases.In(p.Language, phrases.OfficeClerkFrom, p.Date(day))
	case f.Short() == "until":
		return phrases.In(p.Language, phrases.OfficeClerkUntil, p.Date(day.AddDate(0, 0, -1)))
	default:
		return p.Date(day)
	}
}

// mostSaid is how many answers of a row stand above it.
const mostSaid = 4

// RowOpen reports whether the row is open from the start: nothing stands in it yet,
// or something was refused.
func (p page) RowOpen(row []*field) bool {
	empty := true
	for _, f := range languages(row) {
		if p.Problems.Of(f.Name) != "" || len(row) == 1 {
			return true
		}
		empty = empty && (f.Raw == "" || f.Kind == kindChoice || f.Kind == kindHidden)
	}
	return empty
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
	mark := p.Mark(f.Name)
	if p.HintOf(f) != "" {
		mark = p.Mark(f.Name, f.Name+"-hint")
	}
	if f.Focus {
		mark += " autofocus"
	}
	return mark
}

// FileOf is the document that was given; nil: there is none.
func (page) FileOf(f *field) *data.FormFile {
	file := new(data.FormFile)
	if f.Raw == "" || json.Unmarshal([]byte(f.Raw), file) != nil {
		return nil
	}
	return file
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
	return min(max(strings.Count(f.Raw, "\n")+1+len([]rune(f.Raw))/40, 2), 14)
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

// Euro is an amount as a form writes it, with the sign.
func (page) Euro(c data.Cents) string { return euro(c) + " €" }
