package data

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Bounds of what staff write, in characters: a button of the kiosk holds a name,
// and a screen a text.
const (
	MaxName = 300
	MaxText = 4000
)

// Called is what lists call the notice.
func (n Notice) Called() Text { return Text{BG: n.Title} }

// Called is the name of the service, with its number where it has one.
func (s Service) Called() Text {
	if s.Number == "" {
		return s.Name
	}
	called := Text{BG: "№ " + string(s.Number) + " " + s.Name.BG}
	if s.Name.EN != "" {
		called.EN = "№ " + string(s.Number) + " " + s.Name.EN
	}
	return called
}

// Called is the department's name.
func (d Department) Called() Text { return d.Name }

// Called is the group's name.
func (g Group) Called() Text { return g.Name }

// Called is the life event's name.
func (e LifeEvent) Called() Text { return e.Name }

// Called is the form's name.
func (f Form) Called() Text { return f.Name }

// Called is the name of the service elsewhere.
func (e Elsewhere) Called() Text { return e.Name }

// Called is the town's name.
func (t Town) Called() Text { return t.Name }

// Called is the charter's title.
func (c Charter) Called() Text { return c.Title }

// Called says that these are the reception days.
func (Receptions) Called() Text { return Text{"Приемни дни", "Reception days"} }

// Called says that these are the exceptions from the calendar.
func (DaysOffList) Called() Text { return Text{"Почивни дни", "Days off"} }

// Called says that these are the words of the visitors.
func (Synonyms) Called() Text {
	return Text{"Думи на посетителите", "Visitors' words"}
}

// Called says that these are the results of the charter.
func (Results) Called() Text { return Text{"Резултати", "Results"} }

// Called says that this is what the boards show.
func (BoardItems) Called() Text {
	return Text{"Програма на таблото", "Board programme"}
}

// In a list a problem's field is the list, the place from 0 on, and the field of
// the piece, with dots between.
func inList(list string, place int, field string) string {
	return list + "." + strconv.Itoa(place) + "." + field
}

func checkName(p Problems, field string, t Text) Problems {
	return checkLength(p, field, strings.TrimSpace(t.BG), MaxName)
}

func checkText(p Problems, field string, t Text) Problems {
	if utf8.RuneCountInString(t.BG) > MaxText || utf8.RuneCountInString(t.EN) > MaxText {
		return append(p, Problem{field, TooLong})
	}
	return p
}

// asError is nil where nothing is wrong: an empty Problems would be an error.
func (p Problems) asError() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// Check says everything that keeps the service from being published. Whether what it
// names exists is not asked here.
func (s Service) Check(time.Time) error {
	p := checkName(nil, "name", s.Name)
	if s.Group == "" {
		p = append(p, Problem{"group", Missing})
	}
	if s.Department == "" {
		p = append(p, Problem{"department", Missing})
	}
	p = checkText(p, "applicants", s.Applicants)
	p = checkText(p, "outcome", s.Outcome)
	p = checkText(p, "validity", s.Validity)
	p = checkText(p, "appeal", s.Appeal)
	p = checkText(p, "legal_basis", s.LegalBasis)
	for i, d := range s.Documents {
		p = checkLength(p, inList("documents", i, "text"), d.Text.BG, MaxText)
	}
	for i, t := range s.Terms {
		p = checkLength(p, inList("terms", i, "text"), t.Text.BG, MaxName)
	}
	for i, f := range s.Fees {
		p = f.check(p, i)
		for _, other := range s.Fees[:i] {
			if f.SameKind(other) && f.Source == other.Source && f.overlaps(other) {
				p = append(p, Problem{inList("fees", i, "from"), Contradicts})
			}
		}
	}
	return p.asError()
}

func (f Fee) check(p Problems, place int) Problems {
	if f.Amount < 0 {
		p = append(p, Problem{inList("fees", place, "amount"), BadFormat})
	}
	if f.Source == "" {
		p = append(p, Problem{inList("fees", place, "source"), Missing})
	}
	if !f.Until.IsZero() && !f.Until.After(f.From) {
		p = append(p, Problem{inList("fees", place, "until"), EndsBefore})
	}
	return p
}

// Check says everything that keeps the department from being published.
func (d Department) Check(time.Time) error {
	p := checkName(nil, "name", d.Name)
	if d.Phone != "" && len(d.Phone.Dial()) < len("+359")+5 {
		p = append(p, Problem{"phone", BadFormat})
	}
	p = checkText(p, "about", d.About)
	for i, o := range d.Hours.Week {
		if o.Until <= o.From {
			p = append(p, Problem{inList("week", i, "until"), EndsBefore})
		}
		for _, other := range d.Hours.Week[:i] {
			if other.Day == o.Day && o.From < other.Until && other.From < o.Until {
				p = append(p, Problem{inList("week", i, "from"), Contradicts})
			}
		}
	}
	return p.asError()
}

// Check says everything that keeps the group from being published.
func (g Group) Check(time.Time) error { return checkName(nil, "name", g.Name).asError() }

// Check says everything that keeps the life event from being published.
func (e LifeEvent) Check(time.Time) error {
	p := checkName(nil, "name", e.Name)
	for i, s := range e.Services {
		if slices.Contains(e.Services[:i], s) {
			p = append(p, Problem{inList("services", i, "service"), Taken})
		}
	}
	return p.asError()
}

// Check says everything that keeps the form from being published.
func (f Form) Check(time.Time) error {
	p := checkText(checkName(nil, "name", f.Name), "about", f.About)
	return append(p, f.File.Check()...).asError()
}

// Check says everything that keeps the service elsewhere from being published.
func (e Elsewhere) Check(time.Time) error {
	p := checkName(nil, "name", e.Name)
	p = checkName(p, "who", e.Who)
	return checkText(p, "where", e.Where).asError()
}

// Check says everything that keeps the town from being published.
func (t Town) Check(time.Time) error {
	p := checkName(nil, "name", t.Name)
	if utf8.RuneCountInString(t.Letter) != 1 {
		p = append(p, Problem{"letter", BadFormat})
	}
	return p.asError()
}

// Check says everything that keeps the charter from being published.
func (c Charter) Check(time.Time) error {
	p := checkName(nil, "title", c.Title)
	seen := map[PromiseID]bool{}
	for _, part := range c.Parts {
		for _, s := range part.Sections {
			for i, b := range s.Blocks {
				p = checkLength(p, inList(s.ID, i, "text"), b.Text.BG, MaxText)
				if b.Promise != "" && seen[b.Promise] {
					p = append(p, Problem{inList(s.ID, i, "promise"), Taken})
				}
				seen[b.Promise] = true
			}
		}
	}
	return p.asError()
}

// Check says everything that keeps the reception days from being published.
func (r Receptions) Check(time.Time) error {
	var p Problems
	for i, one := range r {
		p = checkName(p, inList("receptions", i, "who"), one.Who)
		if one.Until <= one.From {
			p = append(p, Problem{inList("receptions", i, "until"), EndsBefore})
		}
	}
	return p.asError()
}

// Check says everything that keeps the exceptions from being published.
func (l DaysOffList) Check(time.Time) error {
	var p Problems
	for i, d := range l {
		if d.Day.IsZero() {
			p = append(p, Problem{inList("days", i, "day"), Missing})
		}
		if d.Kind != Off && d.Kind != Work {
			p = append(p, Problem{inList("days", i, "kind"), Missing})
		}
		for _, other := range l[:i] {
			if other.Day.Equal(d.Day) {
				p = append(p, Problem{inList("days", i, "day"), Taken})
			}
		}
	}
	return p.asError()
}

// Check says everything that keeps the words from being published.
func (s Synonyms) Check(time.Time) error {
	var p Problems
	for i, one := range s {
		if one.Said == "" {
			p = append(p, Problem{inList("synonyms", i, "said"), Missing})
		}
		if len(one.Means) == 0 {
			p = append(p, Problem{inList("synonyms", i, "means"), Missing})
		}
	}
	return p.asError()
}

// Check says everything that keeps the results from being published.
func (r Results) Check(time.Time) error {
	var p Problems
	for i, one := range r {
		p = checkName(p, inList("results", i, "name"), one.Name)
		p = checkName(p, inList("results", i, "value"), one.Value)
		if one.Published.IsZero() {
			p = append(p, Problem{inList("results", i, "published"), Missing})
		}
	}
	return p.asError()
}

// Check refuses nothing: each item was checked when it was published.
func (BoardItems) Check(time.Time) error { return nil }
