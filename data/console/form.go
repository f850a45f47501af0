package console

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/data"
)

// questions are everything that is asked about one entry. Each of its questions is declared once,
// bound to the value that it is about: from that the page is rendered, what is sent
// is read, and two versions are compared.
type questions []section

// section is a part of a form under a heading.
type section struct {
	Title  string // key of its phrase below office.part
	Words  data.Text
	Fields []*field
}

// fieldKind says how a question is asked.
type fieldKind string

const (
	kindLine    fieldKind = "line"    // one line
	kindArea    fieldKind = "area"    // several
	kindChoice  fieldKind = "choice"  // one of the options
	kindTick    fieldKind = "tick"    // yes or no
	kindDay     fieldKind = "day"     // of the calendar
	kindClock   fieldKind = "clock"   // a time of day
	kindMoney   fieldKind = "money"   // euro and cents
	kindService fieldKind = "service" // by number and name, out of all
	kindList    fieldKind = "list"    // rows of questions
	kindHidden  fieldKind = "hidden"  // nobody is asked
	kindPDF     fieldKind = "pdf"     // a document
)

// field is one question.
type field struct {
	Name    string // of the input; in a list with its place: "fees.2.amount"
	Kind    fieldKind
	Raw     string // as the value is written, or as it was entered
	English *field // the same in English; nil: it has no language
	Options []option
	Rows    [][]*field                   // of a list
	Wide    bool                         // takes the whole line
	Focus   bool                         // it has the keyboard when the page opens
	Front   int                          // of a list: the row from 1 that has the keyboard; 0: none; -1: the button for another
	take    func(raw string) data.Reason // into the value; "": it was taken

	resize func(rows int)     // of a list
	keep   func(places []int) // of a list: these rows in this order
}

// option is one of several answers.
type option struct {
	Value string
	Words data.Text
}

// Is reports whether the option is the one that was chosen.
func (f *field) Is(o option) bool { return f.Raw == o.Value }

// Ticked reports whether the answer is yes.
func (f *field) Ticked() bool { return f.Raw != "" }

// Short is the field's name without its list and place.
func (f *field) Short() string { return f.Name[strings.LastIndex(f.Name, ".")+1:] }

// read takes what was sent into the values, and says what could not be taken; all of
// it stays in the form as it was entered.
func (f questions) read(sent url.Values) (p data.Problems) {
	for _, field := range f.all() {
		p = field.read(sent, p)
	}
	return p
}

func (f *field) read(sent url.Values, p data.Problems) data.Problems {
	if f.Kind == kindList {
		return f.readRows(sent, p)
	}
	f.Raw = strings.TrimSpace(strings.ReplaceAll(sent.Get(f.Name), "\r\n", "\n"))
	if reason := f.take(f.Raw); reason != "" {
		p = append(p, data.Problem{Field: f.Name, Reason: reason})
	}
	if f.English != nil {
		p = f.English.read(sent, p)
	}
	return p
}

// readRows reads as many rows as were sent; those in which nothing was entered are
// left out, and the others move up, so that problems name the place where each stands
// now.
func (f *field) readRows(sent url.Values, p data.Problems) data.Problems {
	f.resize(rowsSent(f.Name, sent))
	moved, filled := url.Values{}, []int{}
	for i, row := range f.Rows {
		if blank(row, sent) {
			continue
		}
		for _, one := range languages(row) {
			moved.Set(inRow(f.Name, len(filled), one.Short()), sent.Get(one.Name))
		}
		filled = append(filled, i)
	}
	f.keep(filled)
	for _, row := range f.Rows {
		for _, one := range row {
			p = one.read(moved, p)
		}
	}
	return p
}

func inRow(list string, place int, name string) string {
	return list + "." + strconv.Itoa(place) + "." + name
}

// languages are the questions, each followed by the same one in English.
func languages(fields []*field) (all []*field) {
	for _, f := range fields {
		all = append(all, f)
		if f.English != nil {
			all = append(all, f.English)
		}
	}
	return all
}

// blank: what is chosen out of a list says nothing by itself, unless nothing else is
// asked.
func blank(row []*field, sent url.Values) bool {
	for _, f := range languages(row) {
		aside := f.Kind == kindHidden || f.Kind == kindChoice && len(row) > 1
		if !aside && strings.TrimSpace(sent.Get(f.Name)) != "" {
			return false
		}
	}
	return true
}

var rowName = regexp.MustCompile(`^(.+)\.(\d+)\.[a-z_]+$`)

// mostRows bounds what one form may send of a list.
const mostRows = 500

func rowsSent(list string, sent url.Values) (rows int) {
	for name := range sent {
		m := rowName.FindStringSubmatch(name)
		if m == nil || m[1] != list {
			continue
		}
		if n, err := strconv.Atoi(m[2]); err == nil && n < mostRows {
			rows = max(rows, n+1)
		}
	}
	return rows
}

// all are the fields of every section.
func (f questions) all() (all []*field) {
	for _, s := range f {
		all = append(all, s.Fields...)
	}
	return all
}

func asksService(list *field) bool { return list.Name == "services" || list.Name == "related" }

// find is the field or the list with the name; nil: there is none.
func (f questions) find(name string) *field {
	for _, field := range f.all() {
		if field.Name == name {
			return field
		}
	}
	return nil
}

// flat is every question with its answer in the order of the form, lists row by row.
func (f questions) flat() (all []*field) {
	for _, field := range f.all() {
		all = appendFlat(all, field)
	}
	return all
}

func appendFlat(all []*field, f *field) []*field {
	if f.Kind != kindList {
		return append(all, languages([]*field{f})...)
	}
	for _, row := range f.Rows {
		for _, field := range row {
			all = appendFlat(all, field)
		}
	}
	return all
}

// --- questions -----------------------------------------------------------

func line[T ~string](name string, to *T) *field {
	return &field{Name: name, Kind: kindLine, Raw: string(*to), take: func(raw string) data.Reason {
		*to = T(raw)
		return ""
	}}
}

// hidden goes along unasked.
func hidden[T ~string](name string, to *T) *field {
	f := line(name, to)
	f.Kind = kindHidden
	return f
}

func area[T ~string](name string, to *T) *field {
	f := line(name, to)
	f.Kind, f.Wide = kindArea, true
	return f
}

// both asks in both languages.
func both(ask func(string, *string) *field, name string, to *data.Text) *field {
	f := ask(name, &to.BG)
	f.English = ask(name+"_en", &to.EN)
	f.Wide = true
	return f
}

func choice[T ~string](name string, to *T, options []option) *field {
	f := line(name, to)
	f.Kind, f.Options = kindChoice, options
	f.take = func(raw string) data.Reason {
		*to = T(raw)
		if raw != "" && !slices.ContainsFunc(options, func(o option) bool { return o.Value == raw }) {
			return data.UnknownName
		}
		return ""
	}
	return f
}

func tick(name string, to *bool) *field {
	f := &field{Name: name, Kind: kindTick, take: func(raw string) data.Reason {
		*to = raw != ""
		return ""
	}}
	if *to {
		f.Raw = "yes"
	}
	return f
}

// asDay is how a browser writes a day.
const asDay = time.DateOnly

func calendarDay(name string, to *time.Time) *field {
	f := &field{Name: name, Kind: kindDay, take: func(raw string) data.Reason {
		*to = time.Time{}
		if raw == "" {
			return ""
		}
		read, err := time.ParseInLocation(asDay, raw, data.Sofia())
		if err != nil {
			return data.NotADate
		}
		*to = read
		return ""
	}}
	if !to.IsZero() {
		f.Raw = to.In(data.Sofia()).Format(asDay)
	}
	return f
}

func clock(name string, to *data.TimeOfDay) *field {
	f := &field{Name: name, Kind: kindClock, take: func(raw string) (reason data.Reason) {
		if raw == "" {
			*to = 0
			return data.Missing
		}
		var err error
		if *to, err = data.ParseTimeOfDay(raw); err != nil {
			return data.BadFormat
		}
		return ""
	}}
	if *to != 0 {
		f.Raw = clockOf(*to)
	}
	return f
}

// money reads euro with a comma or a point: 3,50.
func money(name string, to *data.Cents) *field {
	f := &field{Name: name, Kind: kindMoney, take: func(raw string) data.Reason {
		if raw == "" {
			*to = 0
			return data.Missing
		}
		cents, ok := cents(raw)
		*to = cents
		if !ok {
			return data.BadFormat
		}
		return ""
	}}
	f.Raw = euro(*to)
	return f
}

func euro(c data.Cents) string {
	return strconv.FormatInt(int64(c)/100, 10) + "," + strconv.FormatInt(100+int64(c)%100, 10)[1:]
}

var amount = regexp.MustCompile(`^(\d{1,9})(?:[.,](\d{1,2}))?$`)

// cents reads an amount as people write it: 3, 3,5, 3.50, 3,50 €, 1 200,00.
func cents(raw string) (data.Cents, bool) {
	raw = strings.NewReplacer(" ", "", " ", "", "€", "", "евро", "").Replace(raw)
	m := amount.FindStringSubmatch(raw)
	if m == nil {
		return 0, false
	}
	whole, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return 0, false
	}
	part, err := strconv.ParseInt((m[2] + "00")[:2], 10, 64)
	return data.Cents(whole*100 + part), err == nil
}

// document asks for a PDF. What was taken goes along as JSON, so that a form that is
// refused keeps it.
func document(name string, to *data.FormFile) *field {
	f := &field{Name: name, Kind: kindPDF, Wide: true, take: func(raw string) data.Reason {
		*to = data.FormFile{}
		if raw != "" && json.Unmarshal([]byte(raw), to) != nil {
			return data.BadFormat
		}
		return to.Check().Of(name)
	}}
	if *to != (data.FormFile{}) {
		if raw, err := json.Marshal(to); err == nil {
			f.Raw = string(raw)
		}
	}
	return f
}

// words asks for several words, one a line.
func words[T ~string](name string, to *[]T) *field {
	var lines []string
	for _, w := range *to {
		lines = append(lines, string(w))
	}
	return &field{Name: name, Kind: kindArea, Wide: true, Raw: strings.Join(lines, "\n"), take: func(raw string) data.Reason {
		*to = nil
		for l := range strings.Lines(raw) {
			if l = strings.TrimSpace(l); l != "" {
				*to = append(*to, T(l))
			}
		}
		return ""
	}}
}

// texts asks for several texts, one a line, each with the same line in English.
func texts(name string, to *[]data.Text) *field {
	var bg, en []string
	for _, t := range *to {
		bg, en = append(bg, t.BG), append(en, t.EN)
	}
	f := words(name, &bg)
	english := words(name+"_en", &en)
	english.Raw = strings.TrimRight(strings.Join(en, "\n"), "\n")
	f.English = english
	readBG := f.take
	f.take = func(raw string) data.Reason {
		reason := readBG(raw)
		*to = nil
		for _, l := range bg {
			*to = append(*to, data.Text{BG: l})
		}
		return reason
	}
	english.take = func(raw string) data.Reason {
		place := 0
		for l := range strings.Lines(raw) {
			if place >= len(*to) {
				return data.Contradicts
			}
			(*to)[place].EN = strings.TrimSpace(l)
			place++
		}
		return ""
	}
	return f
}

// rows asks the same questions about each piece of a list.
func rows[T any](name string, to *[]T, ask func(*T) []*field) *field {
	f := &field{Name: name, Kind: kindList, Wide: true}
	bind := func() {
		f.Rows = make([][]*field, len(*to))
		for i := range *to {
			f.Rows[i] = ask(&(*to)[i])
			for _, one := range languages(f.Rows[i]) {
				one.Name = inRow(name, i, one.Name)
			}
		}
	}
	f.resize = func(rows int) {
		had := min(rows, len(*to))
		*to = append((*to)[:had:had], make([]T, rows-had)...)
		bind()
		for _, row := range f.Rows[had:] {
			for _, one := range languages(row) {
				one.Raw = ""
			}
		}
	}
	f.keep = func(places []int) {
		kept := make([]T, 0, len(places))
		for _, place := range places {
			kept = append(kept, (*to)[place])
		}
		if *to = kept; len(kept) == 0 {
			*to = nil
		}
		bind()
	}
	bind()
	return f
}

// add, up and drop change the rows of a list as the form's buttons ask, and leave the
// keyboard where the person works.
func (f *field) add() {
	f.resize(len(f.Rows) + 1)
	for _, question := range f.Rows[len(f.Rows)-1] {
		if question.Kind != kindHidden {
			question.Focus = true
			return
		}
	}
}

func (f *field) drop(place int) {
	f.keep(f.but(place))
	if f.Front = min(place+1, len(f.Rows)); f.Front == 0 {
		f.Front = -1
	}
}

// Fronts reports whether the row has the keyboard when the page opens.
func (f *field) Fronts(place int) bool { return f.Front == place+1 }

func (f *field) up(place int) {
	order := f.but(-1)
	if place > 0 && place < len(order) {
		order[place-1], order[place] = order[place], order[place-1]
	}
	f.keep(order)
	f.Front = max(place, 1)
}

func (f *field) but(place int) (places []int) {
	for i := range f.Rows {
		if i != place {
			places = append(places, i)
		}
	}
	return places
}
