package edition

import (
	"context"
	"slices"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/search"
)

// Search returns what the query finds at the moment, best first, at most limit
// hits. The last word may be unfinished. The query may be typed in Latin
// letters, in another keyboard layout, with a wrong letter in a word, or in the
// visitors' own words that data.Synonym explains.
func (e *Edition) Search(ctx context.Context, now time.Time, query string, limit int) ([]data.Hit, error) {
	return read(e, "search", func() ([]data.Hit, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found, results := e.index.Find(query, limit, func(doc int) bool { return e.findings[doc].shownAt(now) })
		hits := make([]data.Hit, 0, len(results))
		for _, r := range e.withoutTail(results) {
			hit := e.findings[r.Doc].hit()
			hit.Marks = found.Marks(hit.Title.BG)
			hit.MarksEN = found.Marks(hit.Title.EN)
			hits = append(hits, hit)
		}
		return hits, nil
	})
}

// tail is the part of the best score below which a result has too little of what
// was asked.
const tail = 0.5

// withoutTail leaves out what has little of the query. Services are measured
// against the best service: where a group has the word in its name, they still
// are what most people came for.
func (e *Edition) withoutTail(results []search.Result) []search.Result {
	isService := func(r search.Result) bool { return e.findings[r.Doc].kind == data.HitService }
	best := slices.IndexFunc(results, isService)
	return slices.DeleteFunc(results, func(r search.Result) bool {
		if isService(r) {
			return r.Score < tail*results[best].Score
		}
		return r.Score < tail*results[0].Score
	})
}
