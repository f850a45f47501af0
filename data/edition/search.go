package edition

import (
	"context"
	"errors"
	"slices"
	"time"
	"unicode/utf8"

	"example.org/parter/data"
	"example.org/parter/data/search"
)

// findable is what can be found in an edition.
type findable struct {
	findings []finding
	index    *search.Index // of the findings
}

// Ready makes the search ready. Otherwise the first search does it, and a visitor
// would wait for it; who never searches never needs it.
func (e *Edition) Ready(ctx context.Context) error {
	_, err := read(e, "search index", func() (*findable, error) { return e.findable(ctx) })
	return err
}

// findable builds the index from the content, once. It is not part of the file:
// it depends on the program's rules, is quick to make (less than 0.2 s for 1,500
// services on a busy machine) and would be larger than all the rest. Undo this
// when a town has so many services that a screen takes long to start.
func (e *Edition) findable(ctx context.Context) (*findable, error) {
	e.indexing.Lock()
	defer e.indexing.Unlock()
	if e.found == nil {
		c, err := e.content(ctx)
		if err != nil {
			return nil, err
		}
		findings := findingsOf(c)
		e.found = &findable{findings: findings, index: indexOf(findings, c.Synonyms)}
	}
	return e.found, nil
}

// Search returns what the query finds at the moment, best first, at most limit
// hits. The last word may be unfinished. The query may be typed in Latin
// letters, in another keyboard layout, with a wrong letter in a word, or in the
// visitors' own words that data.Synonym explains.
func (e *Edition) Search(ctx context.Context, now time.Time, query string, limit int) ([]data.Hit, error) {
	return read(e, "search", func() ([]data.Hit, error) {
		f, err := e.findable(ctx)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		found, results := f.index.Find(query, limit, func(doc int) bool { return f.findings[doc].shownAt(now) })
		hits := make([]data.Hit, 0, len(results))
		for _, r := range f.ownFirst(query, f.withoutTail(results)) {
			hit := f.findings[r.Doc].hit()
			hit.Marks = found.Marks(hit.Title.BG)
			hit.MarksEN = found.Marks(hit.Title.EN)
			hits = append(hits, hit)
		}
		return hits, nil
	})
}

// How much of the best score a result has, at least, that is shown.
const (
	tail          = 0.5
	elsewhereTail = 0.65 // of another authority's service
	besideWhole   = 0.6  // of a service, where something else is called just so
)

// withoutTail leaves out what has little of the query. Services are measured
// against the best service: where a group has the word in its name, they still
// are what most people came for. What is done elsewhere is left out sooner, so
// that it does not bury what is ours.
func (f *findable) withoutTail(results []search.Result) []search.Result {
	var most, service float32 // what they need
	for _, r := range results {
		most = max(most, r.Score)
		switch f.findings[r.Doc].kind {
		case data.HitService:
			service = max(service, tail*r.Score)
		case data.HitElsewhere, data.HitPage, data.HitReception:
			if r.Whole {
				service = max(service, besideWhole*r.Score)
			}
		default:
		}
	}
	return slices.DeleteFunc(results, func(r search.Result) bool {
		switch f.findings[r.Doc].kind {
		case data.HitService:
			return r.Score < service
		case data.HitElsewhere:
			return r.Score < elsewhereTail*most
		default:
			return r.Score < tail*most
		}
	})
}

// ownFirst puts what a single letter finds in another order, as it says nothing
// yet: services, what else is ours, and what is done elsewhere.
func (f *findable) ownFirst(query string, results []search.Result) []search.Result {
	if utf8.RuneCountInString(search.Fold(query)) != 1 {
		return results
	}
	place := func(r search.Result) int {
		switch f.findings[r.Doc].kind {
		case data.HitService:
			return 0
		case data.HitElsewhere:
			return 2
		default:
			return 1
		}
	}
	slices.SortStableFunc(results, func(a, b search.Result) int { return place(a) - place(b) })
	return results
}
