package edition

import (
	"context"
	"time"

	"example.org/parter/data"
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
		hits := make([]data.Hit, len(results))
		for i, r := range results {
			hits[i] = e.findings[r.Doc].hit()
			hits[i].Marks = found.Marks(hits[i].Title.BG)
			hits[i].MarksEN = found.Marks(hits[i].Title.EN)
		}
		return hits, nil
	})
}
