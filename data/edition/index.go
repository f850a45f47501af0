package edition

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"example.org/parter/data"
	"example.org/parter/data/search"
)

// finding is one thing that can be found, and by which words.
type finding struct {
	kind    data.HitKind
	id      string
	title   data.Text
	also    string // other names, which weigh like the title
	under   data.Text
	numbers string       // official number or digits of a phone
	other   string       // what also leads there, weighing little
	notice  *data.Notice // gives the time in which it can be found; nil: always
}

// findingsOf lists everything that can be found.
func findingsOf(c data.Content) []finding {
	var findings []finding
	groups := map[data.GroupID]data.Group{}
	for _, g := range c.Groups {
		groups[g.ID] = g
		findings = append(findings, finding{kind: data.HitGroup, id: string(g.ID), title: g.Name, also: g.Also})
	}
	for _, l := range c.LifeEvents {
		findings = append(findings, finding{kind: data.HitLifeEvent, id: string(l.ID), title: l.Name})
	}
	for _, d := range c.Departments {
		findings = append(findings, finding{
			kind: data.HitDepartment, id: string(d.ID), title: d.Name, under: data.Text{BG: string(d.Phone)},
			numbers: phoneWords(d.Phone), other: d.About.BG + " " + d.About.EN,
		})
	}
	for _, s := range c.Services {
		findings = append(findings, findService(s, groups[s.Group]))
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
	for _, n := range c.Notices {
		notice := localNotice(n)
		findings = append(findings, finding{kind: data.HitNotice, id: string(n.ID), title: data.Text{BG: n.Title}, other: n.Body, notice: &notice})
	}
	return append(findings, findPromises(c.Charter)...)
}

// findService lets a service be found by its office, too: the unit that does
// the work and every name of its group.
func findService(s data.Service, group data.Group) finding {
	under := group.Name
	if s.Number != "" {
		mark := "№ " + string(s.Number) + " · "
		under = data.Text{BG: mark + under.BG, EN: mark + under.In(data.English)}
	}
	other := []string{group.Name.BG, group.Name.EN, group.Also, s.Unit.BG, s.Unit.EN}
	for _, d := range s.Documents {
		other = append(other, d.Text.BG)
	}
	return finding{
		kind: data.HitService, id: string(s.ID), title: s.Name, also: s.Also, under: under,
		numbers: numberWords(s), other: strings.Join(other, " "),
	}
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
				findings = append(findings, finding{kind: data.HitCharter, id: string(promise.Promise), title: promise.Text, under: under})
			}
		}
	}
	return findings
}

// numberWords are the official number and what the service is known by at a
// counter: as it is written, and its letters and digits as one word.
func numberWords(s data.Service) string {
	words := []string{string(s.Number)}
	for _, alias := range s.Aliases {
		parts := search.Words(alias)
		words = append(words, parts...)
		if len(parts) > 1 {
			words = append(words, strings.Join(parts, ""))
		}
	}
	return strings.Join(words, " ")
}

// phoneWords lists the ways in which the digits of a phone are typed: whole,
// without the area code, and group by group.
func phoneWords(p data.Phone) string {
	_, local, _ := strings.Cut(string(p), "/")
	words := search.Words(string(p))
	return strings.Join(append(words, strings.Join(words, ""), strings.Join(search.Words(local), "")), " ")
}

func writeIndex(ctx context.Context, tx *sql.Tx, c data.Content) error {
	found, err := tx.PrepareContext(ctx, `
		INSERT INTO found (row, kind, id, title_bg, title_en, under_bg, under_en, shown_from, shown_until)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = found.Close() }() // the transaction's end closes it too
	index, err := tx.PrepareContext(ctx, `
		INSERT INTO search (rowid, number, title, stems, english, other, skeleton) VALUES (?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = index.Close() }() // the transaction's end closes it too
	for i, f := range findingsOf(c) {
		from, until := f.moments()
		if _, err := found.ExecContext(ctx, i+1, string(f.kind), f.id,
			f.title.BG, f.title.EN, f.under.BG, f.under.EN, from, until); err != nil {
			return fmt.Errorf("index %s %s: %w", f.kind, f.id, err)
		}
		title, other := f.title.BG+" "+f.also, search.Words(f.other)
		if _, err := index.ExecContext(ctx, i+1, search.Fold(f.numbers), search.Fold(title), stems(search.Words(title)),
			search.Fold(f.title.EN), strings.Join(other, " ")+" "+stems(other), skeletons(title)); err != nil {
			return fmt.Errorf("index %s %s: %w", f.kind, f.id, err)
		}
	}
	return nil
}

// moments are the bounds of a notice in microseconds; none: always.
func (f finding) moments() (from, until sql.NullInt64) {
	if f.notice == nil {
		return from, until
	}
	return sql.NullInt64{Int64: f.notice.From.UnixMicro(), Valid: true}, sql.NullInt64{Int64: f.notice.Until.UnixMicro(), Valid: true}
}

func stems(words []string) string {
	stemmed := make([]string, len(words))
	for i, word := range words {
		stemmed[i] = search.Stem(word)
	}
	return strings.Join(stemmed, " ")
}

// skeletons holds the skeleton of every word and of its stem.
func skeletons(text string) string {
	var out []string
	for _, word := range search.Words(text) {
		whole, stem := search.Skeleton(word), search.Skeleton(search.Stem(word))
		out = append(out, whole)
		if stem != whole {
			out = append(out, stem)
		}
	}
	return strings.Join(out, " ")
}
