package display

import (
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

// WhyItem says the same of an item of the board, and where it has nothing to show.
func WhyItem(l data.Language, c data.Content, id data.BoardItemID, now time.Time) string {
	for _, item := range c.Programme() {
		if item.ID == id && !hasSomething(c, item.Kind) {
			return phrases.In(l, phrases.WhyNothing)
		}
	}
	return why(l, c, playlist.ItemID(id), now)
}

func why(l data.Language, c data.Content, id playlist.ItemID, now time.Time) string {
	var items []playlist.Item
	for _, n := range c.Notices {
		items = append(items, noticeItem(n))
	}
	for _, p := range c.Postings {
		items = append(items, postingItem(p))
	}
	for _, item := range c.Programme() {
		items = append(items, programmeItem(item))
	}
	var groups []data.BoardGroup
	for _, item := range items {
		if item.ID == id {
			groups = item.Schedule.Boards
		}
	}
	if len(groups) == 0 {
		return verdict(l, playlist.Why(items, id, nil, newDays(c), now))
	}
	said, on := []string{}, map[string][]string{} // the groups of each sentence
	for _, g := range groups {
		words := verdict(l, playlist.Why(items, id, []data.BoardGroup{g}, newDays(c), now))
		if on[words] == nil {
			said = append(said, words)
		}
		on[words] = append(on[words], string(g))
	}
	for i, words := range said {
		said[i] = words + " " + phrases.In(l, phrases.WhyGroups, strings.Join(on[words], ", "))
	}
	return strings.Join(said, " ")
}

func verdict(l data.Language, v playlist.Verdict) string {
	return strings.ReplaceAll(sentence(l, v), "..", ".") // a moment ends in „ч.“, and so may a sentence
}

func sentence(l data.Language, v playlist.Verdict) string {
	if v.Cause == playlist.OnNow {
		if v.Until.IsZero() {
			return phrases.In(l, phrases.WhyOn)
		}
		return phrases.In(l, phrases.WhyOnUntil, phrases.Moment(l, v.Until))
	}
	words := phrases.In(l, phrases.WhyNot, phrases.In(l, reasonsNot()[v.Cause]))
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
		return len(c.Results) > 0
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
