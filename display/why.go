package display

import (
	"slices"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// Why says in a sentence whether the notice is on at the moment, why or why not, and
// when next: on the boards of each group that it is for, or else on those of no group.
func Why(l data.Language, c data.Content, id data.NoticeID, now time.Time) string {
	return why(l, c, noticeItem(data.Notice{ID: id}).ID, now)
}

// WhyPosting says the same of a posting.
func WhyPosting(l data.Language, c data.Content, id data.PostingID, now time.Time) string {
	return why(l, c, postingItem(data.PublicPosting{ID: id}).ID, now)
}

// WhyItems says the same of items of the board, each in its place, and where one has
// nothing to show.
func WhyItems(l data.Language, c data.Content, now time.Time, ids ...data.BoardItemID) []string {
	p, whys := programOf(c), make([]string, len(ids))
	for i, id := range ids {
		whys[i], _ = p.judged(sentences{l, false}, playlist.ItemID(id), now)
		for _, item := range c.Programme() {
			if item.ID == id && !hasSomething(c, item.Kind) {
				whys[i] = phrases.In(l, phrases.WhyNothing)
			}
		}
	}
	return whys
}

// Judged is something of the boards' program at a moment.
type Judged struct {
	Kind data.BoardKind
	ID   string // of the notice, the posting or the item
	On   bool   // on some board
	Why  string // in a sentence
}

// JudgedAt is all of the program at another moment than now.
func JudgedAt(l data.Language, c data.Content, at time.Time) []Judged {
	return judgedAt(l, c, at, func(playlist.Item) bool { return true })
}

// OnAt is only what of the program is on at the moment, and asks nothing of what is
// over or still to come: of thousands of notices few are neither.
func OnAt(l data.Language, c data.Content, at time.Time) []Judged {
	all := judgedAt(l, c, at, func(i playlist.Item) bool {
		return !at.Before(i.From) && (i.Until.IsZero() || at.Before(i.Until))
	})
	return slices.DeleteFunc(all, func(j Judged) bool { return !j.On })
}

func judgedAt(l data.Language, c data.Content, at time.Time, asks func(playlist.Item) bool) (all []Judged) {
	p := programOf(c)
	eachOf(c, func(kind data.BoardKind, id string, item playlist.ItemID) {
		if asks(p.item(item)) {
			words, on := p.judged(sentences{l, true}, item, at)
			all = append(all, Judged{kind, id, on, words})
		}
	})
	return all
}

func why(l data.Language, c data.Content, id playlist.ItemID, now time.Time) string {
	words, _ := programOf(c).judged(sentences{l, false}, id, now)
	return words
}

// program is what may be on the boards, by the town's days.
type program struct {
	items  map[playlist.ItemID]playlist.Item
	urgent []playlist.Item // what takes the place of others
	days   *days
}

func programOf(c data.Content) program {
	p := program{items: make(map[playlist.ItemID]playlist.Item, len(c.Notices)+len(c.Postings)), days: newDays(c)}
	add := func(item playlist.Item) {
		p.items[item.ID] = item
		if item.Schedule.Priority == data.Urgent {
			p.urgent = append(p.urgent, item)
		}
	}
	for _, n := range c.Notices {
		add(noticeItem(n))
	}
	for _, posting := range c.Postings {
		add(postingItem(posting))
	}
	for _, item := range c.Programme() {
		add(programmeItem(item))
	}
	return p
}

// item is the one with the ID; none: one that is never on.
func (p program) item(id playlist.ItemID) playlist.Item {
	if item, ok := p.items[id]; ok {
		return item
	}
	return playlist.Item{ID: id, Until: time.Unix(0, 0)}
}

// about are the items that decide whether the one is on: itself and what is urgent.
func (p program) about(id playlist.ItemID) []playlist.Item {
	item, ok := p.items[id]
	if !ok || item.Schedule.Priority == data.Urgent {
		return p.urgent
	}
	return append(slices.Clip(p.urgent), item)
}

// judged says of each group of boards that the item is for whether and why it is on.
func (p program) judged(s sentences, id playlist.ItemID, at time.Time) (words string, on bool) {
	items, groups := p.about(id), p.items[id].Schedule.Boards
	if len(groups) == 0 {
		v := playlist.Why(items, id, nil, p.days, at)
		return s.of(v), v.Cause == playlist.OnNow
	}
	said, about := []string{}, map[string][]string{} // the groups of each sentence
	for _, g := range groups {
		v := playlist.Why(items, id, []data.BoardGroup{g}, p.days, at)
		on = on || v.Cause == playlist.OnNow
		words := s.of(v)
		if about[words] == nil {
			said = append(said, words)
		}
		about[words] = append(about[words], string(g))
	}
	for i, words := range said {
		said[i] = words + " " + phrases.In(s.Language, phrases.WhyGroups, strings.Join(about[words], ", "))
	}
	return strings.Join(said, " "), on
}

// sentences are what is said of now, or of another moment.
type sentences struct {
	data.Language
	then bool
}

func (s sentences) of(v playlist.Verdict) string {
	return strings.ReplaceAll(s.sentence(v), "..", ".") // a moment ends in „ч.“, and so may a sentence
}

func (s sentences) sentence(v playlist.Verdict) string {
	l, on, onUntil, not := s.Language, phrases.WhyOn, phrases.WhyOnUntil, phrases.WhyNot
	if s.then {
		on, onUntil, not = phrases.WhyThenOn, phrases.WhyThenOnUntil, phrases.WhyThenNot
	}
	switch {
	case v.Cause == playlist.OnNow && v.Until.IsZero():
		return phrases.In(l, on)
	case v.Cause == playlist.OnNow:
		return phrases.In(l, onUntil, phrases.Moment(l, v.Until))
	}
	words := phrases.In(l, not, phrases.In(l, reasonsNot()[v.Cause]))
	if v.Next.IsZero() {
		return words + " " + phrases.In(l, phrases.WhyNever)
	}
	return words + " " + phrases.In(l, phrases.WhyNext, phrases.Moment(l, v.Next))
}

// reasonsNot are the words for each cause of not being on.
func reasonsNot() map[playlist.Cause]phrases.Key {
	return map[playlist.Cause]phrases.Key{
		playlist.NotYet: phrases.WhyNotYet, playlist.Over: phrases.WhyOver, playlist.OtherBoard: phrases.WhyOtherBoard,
		playlist.OtherWeekday: phrases.WhyOtherWeekday, playlist.OtherDay: phrases.WhyOtherDay, playlist.DayOff: phrases.WhyDayOff,
		playlist.NoDayOff: phrases.WhyNoDayOff, playlist.PartUnknown: phrases.WhyPartUnknown, playlist.OtherTime: phrases.WhyOtherTime,
		playlist.Displaced: phrases.WhyDisplaced,
	}
}

// hasSomething reports whether there is anything to show on a page of the kind.
func hasSomething(c data.Content, kind data.BoardKind) bool {
	switch kind {
	case data.BoardResults:
		return len(c.Results) > 0 || c.Report.Any()
	case data.BoardReceptions:
		return len(c.Receptions) > 0
	case data.BoardEvents:
		return len(c.LifeEvents) > 0
	case data.BoardPhones:
		return len(called(c.Departments)) > 0
	case data.BoardHours:
		return len(newDays(c).hours) > 0
	case data.BoardFees:
		return len(c.Services) > 0
	default:
		return true
	}
}
