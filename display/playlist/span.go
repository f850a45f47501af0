package playlist

import (
	"slices"
	"time"
)

// Span is a time without a break.
type Span struct {
	From  time.Time // its first moment; zero: it has none
	Until time.Time // the first moment after it; zero: it has no end
}

// Contains reports whether the moment is in the span.
func (s Span) Contains(at time.Time) bool {
	return !at.Before(s.From) && (s.Until.IsZero() || at.Before(s.Until))
}

// and is the time that is in both spans, if there is any.
func (s Span) and(t Span) (both Span, any bool) {
	both = s
	if t.From.After(both.From) {
		both.From = t.From
	}
	if both.Until.IsZero() || !t.Until.IsZero() && t.Until.Before(both.Until) {
		both.Until = t.Until
	}
	return both, both.Until.IsZero() || both.From.Before(both.Until)
}

// Spans are times in their order, with a break between any two of them.
type Spans []Span

// Always is all the time.
func Always() Spans { return Spans{{}} }

// On reports whether the moment is in one of the spans.
func (s Spans) On(at time.Time) bool {
	return slices.ContainsFunc(s, func(span Span) bool { return span.Contains(at) })
}

// begins reports whether one of the spans has the moment as its first.
func (s Spans) begins(at time.Time) bool {
	return slices.ContainsFunc(s, func(span Span) bool { return !span.From.IsZero() && span.From.Equal(at) })
}

// Within is what of the spans lies in the span.
func (s Spans) Within(limit Span) Spans {
	var all Spans
	for _, span := range s {
		if both, ok := span.and(limit); ok {
			all = append(all, both)
		}
	}
	return all
}

// merged puts spans into their order and joins those without a break between.
func merged(all Spans) Spans {
	slices.SortFunc(all, func(a, b Span) int { return a.From.Compare(b.From) })
	var joined Spans
	for _, span := range all {
		last := len(joined) - 1
		switch {
		case last < 0 || !joined[last].Until.IsZero() && span.From.After(joined[last].Until):
			joined = append(joined, span)
		case span.Until.IsZero() || !joined[last].Until.IsZero() && span.Until.After(joined[last].Until):
			joined[last].Until = span.Until
		}
	}
	return joined
}
