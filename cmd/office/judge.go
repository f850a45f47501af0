package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"example.org/parter/data"
)

// gold is a question as people ask it, and what answers it.
type gold struct {
	line   int
	query  string
	ids    []string // numbers, or IDs of services without one
	name   string   // of the service, where it has no number
	kind   string
	wanted string // as the file has it
}

// answeredBy reports whether the service is what was meant.
func (g gold) answeredBy(s data.Service) bool {
	if g.name != "" {
		return s.Name.BG == g.name
	}
	return slices.Contains(g.ids, string(s.ID)) || s.Number != "" && slices.Contains(g.ids, string(s.Number))
}

// readGold reads a file of questions: query, accepted numbers, kind, with a tab
// between them. Blank lines, lines that begin with # and a header are left out.
func readGold(r io.Reader, file string) ([]gold, error) {
	var all []gold
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(strings.TrimPrefix(lines.Text(), "\ufeff"), " \t\r")
		columns := strings.Split(line, "\t")
		if line == "" || strings.HasPrefix(line, "#") || len(all) == 0 && isHeader(columns) {
			continue
		}
		g, err := readQuestion(columns)
		if err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", file, n, err)
		}
		g.line = n
		all = append(all, g)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: there is no question in it", file)
	}
	return all, nil
}

// isHeader reports whether the columns are named and not filled.
func isHeader(columns []string) bool {
	return strings.EqualFold(strings.TrimSpace(columns[0]), "query") || strings.EqualFold(strings.TrimSpace(columns[len(columns)-1]), "kind")
}

func readQuestion(columns []string) (gold, error) {
	if len(columns) != 3 {
		return gold{}, fmt.Errorf("%d columns, want 3: query, accepted numbers, kind", len(columns))
	}
	for i := range columns {
		columns[i] = strings.TrimSpace(columns[i])
	}
	g := gold{query: columns[0], wanted: columns[1], kind: columns[2]}
	switch {
	case g.query == "":
		return gold{}, fmt.Errorf("column 1 (query) is empty")
	case g.kind == "":
		return gold{}, fmt.Errorf("column 3 (kind) is empty")
	}
	if name, ok := strings.CutPrefix(g.kind, "name:"); ok {
		g.name, g.kind = strings.TrimSpace(name), "name"
		g.wanted = g.name
		if g.name == "" {
			return gold{}, fmt.Errorf("column 3 (kind): the name after it is missing")
		}
		return g, nil
	}
	for _, number := range strings.Split(g.wanted, ",") {
		number = strings.TrimSpace(number)
		if digits := strings.TrimLeft(number, "rm"); digits == "" || strings.Trim(digits, "0123456789") != "" {
			return gold{}, fmt.Errorf("column 2 (accepted numbers): %q is no number", number)
		}
		g.ids = append(g.ids, number)
	}
	return g, nil
}

// searcher returns the services that a query finds, best first.
type searcher func(ctx context.Context, query string) ([]data.Service, error)

// places is at which place (from 1) the search answers each question; 0: not at
// all. Only services count: a group or a notice between them is no place.
func places(ctx context.Context, questions []gold, find searcher) ([]int, error) {
	places := make([]int, len(questions))
	for i, g := range questions {
		found, err := find(ctx, g.query)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", g.query, err)
		}
		places[i] = slices.IndexFunc(found, g.answeredBy) + 1
	}
	return places, nil
}

// score counts the questions of one kind that were answered by the first and by
// one of the first three services.
type score struct{ first, three int }

func (s *score) add(place int) {
	if place == 1 {
		s.first++
	}
	if place >= 1 && place <= 3 {
		s.three++
	}
}

// judgement is one line of the table.
type judgement struct {
	kind        string
	n           int
	ours, plain score
}

// judgements sums up by kind in the order in which the kinds come, and at the
// end in all.
func judgements(questions []gold, ours, plain []int) []judgement {
	all := judgement{kind: "all"}
	var kinds []judgement
	for i, g := range questions {
		at := slices.IndexFunc(kinds, func(j judgement) bool { return j.kind == g.kind })
		if at < 0 {
			at = len(kinds)
			kinds = append(kinds, judgement{kind: g.kind})
		}
		for _, j := range []*judgement{&kinds[at], &all} {
			j.n++
			j.ours.add(ours[i])
			j.plain.add(plain[i])
		}
	}
	return append(kinds, all)
}

func writeJudgements(w io.Writer, all []judgement) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprintln(table, "kind\tn\tsuccess@1\tsuccess@3\tplain@1\tplain@3\t") // Flush tells of a fault
	for _, j := range all {
		percent := func(n int) float64 { return 100 * float64(n) / float64(j.n) }
		_, _ = fmt.Fprintf(table, "%s\t%d\t%.1f %%\t%.1f %%\t%.1f %%\t%.1f %%\t\n", j.kind, j.n,
			percent(j.ours.first), percent(j.ours.three), percent(j.plain.first), percent(j.plain.three))
	}
	return table.Flush()
}
