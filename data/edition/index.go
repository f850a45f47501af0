package edition

import (
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/markdown"
	"example.org/parter/data/search"
)

// finding is one thing that can be found, and by which words.
type finding struct {
	kind    data.HitKind
	id      string
	title   data.Text
	also    string // other names, which weigh like the title
	under   data.Text
	numbers []string // official number, local codes, or digits of a phone
	place   string   // where it belongs, weighing less than the title
	other   string   // what also leads there, weighing little
	common  bool     // a life event names it

	services int    // how many a group or a life event has
	section  string // of the charter in which a promise stands

	notice *data.Notice // gives the time in which it can be found; nil: always
}

// findingsOf lists everything that can be found.
func findingsOf(c data.Content) []finding {
	var findings []finding
	groups := map[data.GroupID]data.Group{}
	for _, g := range c.Groups {
		groups[g.ID] = g
		findings = append(findings, finding{kind: data.HitGroup, id: string(g.ID), title: g.Name, also: g.Also, services: g.Services})
	}
	for _, l := range c.LifeEvents {
		findings = append(findings, finding{kind: data.HitLifeEvent, id: string(l.ID), title: l.Name, services: len(l.Services)})
	}
	for _, d := range c.Departments {
		findings = append(findings, finding{
			kind: data.HitDepartment, id: string(d.ID), title: d.Name, under: data.Text{BG: string(d.Phone)},
			numbers: phoneWords(d.Phone), place: reaching, other: d.About.BG + " " + d.About.EN,
		})
	}
	common := commonServices(c.LifeEvents)
	for _, s := range c.Services {
		f := findService(s, groups[s.Group])
		f.common = common[s.ID]
		findings = append(findings, f)
	}
	for _, e := range c.Elsewhere {
		findings = append(findings, finding{
			kind: data.HitElsewhere, id: string(e.ID), title: e.Name, also: e.Also, under: e.Who,
			other: e.Where.BG + " " + e.Where.EN,
		})
	}
	for _, f := range c.Forms {
		findings = append(findings, finding{
			kind: data.HitForm, id: string(f.ID), title: f.Name, other: f.About.BG + " " + f.About.EN,
		})
	}
	for _, n := range slices.Concat(c.Notices, asNotices(c.Postings)) {
		notice := localNotice(n)
		findings = append(findings, finding{kind: data.HitNotice, id: string(n.ID), title: data.Text{BG: n.Title}, other: markdown.Plain(n.Body), notice: &notice})
	}
	return slices.Concat(findings, findPromises(c.Charter), findPages(c.Receptions))
}

// reaching is what people want of a department.
const reaching = "телефон гише приемно работно време phone desk opening hours"

// findService lets a service be found by its office, too: the unit that does
// the work and every name of its group; and by the articles of its legal basis.
func findService(s data.Service, group data.Group) finding {
	under := group.Name
	if s.Number != "" {
		mark := "№ " + string(s.Number) + " · "
		under = data.Text{BG: mark + under.BG, EN: mark + under.In(data.English)}
	}
	documents := make([]string, len(s.Documents))
	for i, d := range s.Documents {
		documents[i] = d.Text.BG
	}
	return finding{
		kind: data.HitService, id: string(s.ID), title: s.Name, also: s.Also, under: under,
		numbers: slices.Concat([]string{string(s.Number)}, s.Aliases, search.Articles(s.LegalBasis.BG)),
		place:   strings.Join([]string{group.Name.BG, group.Name.EN, group.Also, s.Unit.BG, s.Unit.EN}, " "),
		other:   strings.Join(documents, " "),
	}
}

func commonServices(events []data.LifeEvent) map[data.ServiceID]bool {
	common := map[data.ServiceID]bool{}
	for _, e := range events {
		for _, id := range e.Services {
			common[id] = true
		}
	}
	return common
}

func findPromises(c data.Charter) []finding {
	var findings []finding
	for _, part := range c.Parts {
		for _, section := range part.Sections {
			under := section.Title
			if under.BG == "" {
				under = part.Title
			}
			for _, promise := range section.Promises() {
				findings = append(findings, finding{
					kind: data.HitCharter, id: string(promise.Promise), title: promise.Text, under: under, section: section.ID,
				})
			}
		}
	}
	return findings
}

// findPages are the pages of the house, and whoever receives citizens.
func findPages(receptions []data.Reception) []finding {
	var findings []finding
	for _, p := range data.Pages() {
		findings = append(findings, finding{kind: data.HitPage, id: string(p.ID), title: p.Name, also: p.Also})
	}
	for _, r := range receptions {
		findings = append(findings, finding{kind: data.HitReception, id: string(r.ID), title: r.Who, under: r.Place})
	}
	return findings
}

// phoneWords lists the ways in which the digits of a phone are typed: whole,
// without the area code, and group by group.
func phoneWords(p data.Phone) []string {
	_, local, _ := strings.Cut(string(p), "/")
	return append(search.Words(string(p)), string(p), local)
}

// indexOf makes everything that can be found findable.
func indexOf(findings []finding, synonyms []data.Synonym) *search.Index {
	docs := make([]search.Doc, len(findings))
	for i, f := range findings {
		docs[i] = search.Doc{
			Title: f.title.BG, English: f.title.EN, Also: f.also, Under: f.place, Text: f.other, Codes: f.numbers, Weight: f.weight(),
		}
	}
	return search.NewIndex(docs, synonyms)
}

// weight puts first what most visitors come for: services, and among those that
// are as good an answer the ones that a life event names.
func (f finding) weight() float32 {
	switch {
	case f.kind == data.HitCharter:
		return 0.7
	case f.kind == data.HitForm:
		return 0.8
	case f.kind == data.HitNotice || f.kind == data.HitDepartment || f.kind == data.HitPage || f.kind == data.HitReception:
		return 0.9
	case f.kind == data.HitElsewhere:
		return 0.85
	case f.common:
		return 1.04
	default:
		return 1
	}
}

// shownAt reports whether the finding can be found at the moment.
func (f finding) shownAt(now time.Time) bool { return f.notice == nil || f.notice.ShownAt(now) }

func (f finding) hit() data.Hit {
	return data.Hit{Kind: f.kind, ID: f.id, Title: f.title, Under: f.under, Services: f.services, Section: f.section}
}
