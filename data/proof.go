package data

import (
	"encoding/json"
	"strings"
	"time"
)

// Painted is the detail of EventPagePainted: which page of which content was put
// on the glass, and for how long at most, unless it is told of again.
type Painted struct {
	Page    string        `json:"page"`    // its stable name: "notice/n1/2"
	Version string        `json:"version"` // differs whenever the page looks different
	Edition EditionNumber `json:"edition"` // that it is from; 0: the built-in page
	Seconds int           `json:"seconds"`
	Width   int           `json:"width"` // of the screen, in pixels
	Height  int           `json:"height"`
}

// TitleOf is the title of what a page of the board is about; empty: it has none, or is
// gone. The page's name has the ID of its notice, posting or item between its slashes.
func (c Content) TitleOf(page string) string {
	for part := range strings.SplitSeq(page, "/") {
		for _, n := range c.Notices {
			if string(n.ID) == part {
				return n.Title
			}
		}
		for _, p := range c.Postings {
			if string(p.ID) == part {
				return p.Title
			}
		}
		for _, item := range c.Board {
			if string(item.ID) == part {
				return item.Title.BG
			}
		}
	}
	return ""
}

// Showing is a page that hung on a screen without a break.
type Showing struct {
	Painted
	From, Until time.Time
}

// paintedGrace is how late a screen may be to tell of the next page.
const paintedGrace = 3 * time.Second

// Showings are what hung on one screen, from its events in the order in which they
// happened. A page counts until the screen told of what came next, or that it ended;
// where nothing came in time, or it started anew without having told of its end, it
// may have been dark from the page's first moment, and the page does not count. The
// last page counts up to the moment now, as far as it was to
// hang.
func Showings(events []Event, now time.Time) []Showing {
	var all []Showing
	for i, e := range events {
		var p Painted
		if e.Kind != EventPagePainted || json.Unmarshal(e.Detail, &p) != nil {
			continue
		}
		planned := e.At.Add(time.Duration(p.Seconds) * time.Second)
		next, died := now, false
		if i+1 < len(events) {
			next, died = events[i+1].At, events[i+1].Kind == EventStarted
		}
		if died || next.After(planned.Add(paintedGrace)) {
			continue
		}
		all = append(all, Showing{p, e.At, next})
	}
	return joinedShowings(all)
}

// joinedShowings joins the same page where it went on.
func joinedShowings(all []Showing) []Showing {
	var joined []Showing
	for _, s := range all {
		last := len(joined) - 1
		if last >= 0 && joined[last].Until.Equal(s.From) && joined[last].Page == s.Page && joined[last].Version == s.Version {
			joined[last].Until = s.Until
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// ProofKinds are the events that prove what hung, and that end a page.
func ProofKinds() []EventKind {
	return []EventKind{EventPagePainted, EventAlertPainted, EventScreenOff, EventScreenGone, EventStarted, EventStopped}
}

// Hanging is how something hung on one screen between two moments, as it was
// really painted.
type Hanging struct {
	Screen ScreenID
	Times  int // how often it came on
	Shown  time.Duration
	First  time.Time // it was on; zero: never
	Last   time.Time // it left
	Days   []HangingDay
	Gaps   []Gap
}

// HangingDay is what there is to say of one day in Europe/Sofia.
type HangingDay struct {
	Day   time.Time // its midnight
	Times int
	Shown time.Duration
}

// Gap is a time in which it was away for longer than LongestAway.
type Gap struct {
	From, Until time.Time
	Why         GapReason
}

// LongestAway is how long a page may give way to others before that is a gap: a
// visitor who waits that long has seen all there is.
const LongestAway = 15 * time.Minute

// GapReason is why something was away.
type GapReason string

// Why something was away.
const (
	GapAsleep GapReason = "asleep" // the screen slept outside opening hours
	GapOthers GapReason = "others" // other pages were on
	GapAlert  GapReason = "alert"  // an important message covered the screen
	GapGone   GapReason = "gone"   // its monitor was not there
	GapDark   GapReason = "dark"   // the screen told of nothing: it was off, or nobody knows
)

// HangingOf is how the pages that are about something hung on the screen between
// the moments, from the screen's events in their order. The pages' names begin
// with its own: "posting/p1/" is all of posting p1.
func HangingOf(screen ScreenID, pages string, events []Event, from, until time.Time) Hanging {
	h := Hanging{Screen: screen}
	all := Showings(events, until)
	away := from
	var lastEnd time.Time
	for _, s := range all {
		if !strings.HasPrefix(s.Page, pages) {
			continue
		}
		on, off := later(s.From, from), earlier(s.Until, until)
		if !off.After(on) {
			continue
		}
		h.addGap(all, events, away, on)
		if !on.Equal(lastEnd) { // its next page is no other time
			h.Times++
			h.day(on).Times++
		}
		h.addShown(on, off)
		away, lastEnd = off, off
	}
	h.addGap(all, events, away, until)
	return h
}

// addShown spreads what was shown over its days.
func (h *Hanging) addShown(on, off time.Time) {
	if h.First.IsZero() {
		h.First = on
	}
	h.Shown, h.Last = h.Shown+off.Sub(on), off
	for on.Before(off) {
		day := h.day(on)
		end := earlier(day.Day.AddDate(0, 0, 1), off)
		day.Shown += end.Sub(on)
		on = end
	}
}

// day is the day of the moment, which is none before the last one.
func (h *Hanging) day(at time.Time) *HangingDay {
	y, m, d := at.In(Sofia()).Date()
	midnight := time.Date(y, m, d, 0, 0, 0, 0, Sofia())
	if n := len(h.Days); n == 0 || !h.Days[n-1].Day.Equal(midnight) {
		h.Days = append(h.Days, HangingDay{Day: midnight})
	}
	return &h.Days[len(h.Days)-1]
}

func (h *Hanging) addGap(all []Showing, events []Event, from, until time.Time) {
	if until.Sub(from) > LongestAway {
		h.Gaps = append(h.Gaps, Gap{from, until, gapReason(all, events, from, until)})
	}
}

// gapReason is what most of the gap was: other pages, or what the screen told of last
// before a time of which it told nothing.
func gapReason(all []Showing, events []Event, from, until time.Time) GapReason {
	spent := map[GapReason]time.Duration{}
	for _, s := range all {
		spent[GapOthers] += overlap(s.From, s.Until, from, until)
	}
	for i, e := range events {
		next := until
		if i+1 < len(events) {
			next = events[i+1].At
		}
		if why := WhyAway(e.Kind); why != "" {
			spent[why] += overlap(e.At, next, from, until)
		}
	}
	for why, d := range spent {
		if d > until.Sub(from)/2 {
			return why
		}
	}
	return GapDark
}

// WhyAway is why no page hangs from such an event on; empty: a page does, or nobody
// knows.
func WhyAway(kind EventKind) GapReason {
	switch kind {
	case EventScreenOff:
		return GapAsleep
	case EventScreenGone:
		return GapGone
	case EventAlertPainted:
		return GapAlert
	default:
		return ""
	}
}

func overlap(from, until, first, last time.Time) time.Duration {
	return max(earlier(until, last).Sub(later(from, first)), 0)
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// Certificate is what is certified of a posting: how it was posted, and after its
// removal how it was removed and how it hung.
type Certificate struct {
	Town     Text
	Posting  Posting
	Made     time.Time
	Hangings []Hanging // of each board, up to Until
	Until    time.Time // when it left the boards, or Made
}
