package console

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// whatHappens says when, where and how often the notice will be shown once published.
func (c *console) whatHappens(l data.Language, n data.Notice, often *Often) string {
	if n.From.IsZero() || n.Until.IsZero() && !n.Permanent {
		return phrases.In(l, phrases.OfficeNoticeNeedsTimes)
	}
	if !n.Permanent && !n.Until.After(n.From) {
		return phrases.In(l, phrases.OfficeNoticeEndsBefore)
	}
	if !n.Permanent && !n.Until.After(c.Clock()) {
		return phrases.In(l, phrases.OfficeProblemInThePast)
	}
	from, until := phrases.ShortMoment(l, n.From, c.Clock()), phrases.ShortMoment(l, n.Until, c.Clock())
	where := c.whereAndHowOften(l, c.counted(), often)
	switch {
	case n.Permanent && where == "":
		return phrases.In(l, phrases.OfficeNoticeWillStay, from)
	case n.Permanent:
		return c.ofGroups(l, phrases.In(l, phrases.OfficePreviewWillStayOn, from, where), n.Schedule)
	case where == "":
		return phrases.In(l, phrases.OfficeNoticeWillShowLater, from, until)
	}
	return c.ofGroups(l, phrases.In(l, phrases.OfficeNoticeWillShow, from, until, where), n.Schedule)
}

// whatItemDoes says the same of an item of the board.
func (c *console) whatItemDoes(l data.Language, item data.BoardItem, often *Often) string {
	now := c.Clock()
	if item.Kind.Own() && item.Until.IsZero() && !item.Permanent {
		return phrases.In(l, phrases.OfficeNoticeNeedsTimes)
	}
	if !item.Until.IsZero() && !item.Until.After(item.From) {
		return phrases.In(l, phrases.OfficeNoticeEndsBefore)
	}
	if !item.Until.IsZero() && !item.Until.After(now) {
		return phrases.In(l, phrases.OfficeProblemInThePast)
	}
	boards := slices.DeleteFunc(c.counted(), func(s data.ScreenHealth) bool { return s.Role != data.RoleBoard })
	where := c.whereAndHowOften(l, boards, often)
	if where == "" {
		where = phrases.In(l, phrases.OfficePreviewSomeBoard)
	}
	from, until := phrases.ShortMoment(l, item.From, now), phrases.ShortMoment(l, item.Until, now)
	what := phrases.In(l, phrases.OfficeNoticeWillShow, from, until, where)
	switch {
	case item.From.IsZero() && item.Until.IsZero():
		what = phrases.In(l, phrases.OfficePreviewItemStays, where)
	case item.Until.IsZero():
		what = phrases.In(l, phrases.OfficePreviewItemFrom, from, where)
	case item.From.IsZero():
		what = phrases.In(l, phrases.OfficePreviewItemUntil, until, where)
	}
	return c.ofGroups(l, what, item.Schedule)
}

// ofGroups adds to which boards the schedule keeps it.
func (c *console) ofGroups(l data.Language, what string, s data.Schedule) string {
	if len(s.Boards) == 0 {
		return what
	}
	var names []string
	for _, group := range s.Boards {
		names = append(names, string(group))
	}
	return what + " " + phrases.In(l, phrases.OfficePreviewGroups, strings.Join(names, ", "))
}

// whereAndHowOften is „2 табла, около 41 пъти на ден“; empty: there is no screen.
func (c *console) whereAndHowOften(l data.Language, screens []data.ScreenHealth, often *Often) string {
	where, words := screensInWords(l, screens), howOften(l, often)
	isBoard := func(s data.ScreenHealth) bool { return s.Role == data.RoleBoard }
	switch {
	case where == "", words == "", !slices.ContainsFunc(screens, isBoard):
		return where
	case slices.ContainsFunc(screens, func(s data.ScreenHealth) bool { return !isBoard(s) }):
		words = phrases.In(l, phrases.OfficePreviewOnBoards, words)
	}
	return where + ", " + words
}

// howOften is „около 41 пъти на ден“; empty: it was not counted.
func howOften(l data.Language, often *Often) string {
	switch {
	case often == nil:
		return ""
	case often.Day.IsZero():
		return phrases.In(l, phrases.OfficePreviewNever)
	case often.Most == 0 && often.Shown == 0:
		return phrases.In(l, phrases.OfficePreviewAsleep)
	case often.Most <= 1 && often.Shown >= often.Awake:
		return phrases.In(l, phrases.OfficePreviewAlways)
	case often.Most <= 1:
		return phrases.In(l, phrases.OfficePreviewOnce)
	case often.Least < often.Most:
		return phrases.In(l, phrases.OfficePreviewBetween, often.Least, often.Most)
	default:
		return phrases.In(l, phrases.OfficePreviewTimes, often.Most)
	}
}

// longGone is how long a screen may be away and still be counted on.
const longGone = 24 * time.Hour

// counted are the screens that a notice can be expected on: one that is away
// for longer was switched off for good or has another name now.
func (c *console) counted() []data.ScreenHealth {
	now := c.Clock()
	return slices.DeleteFunc(slices.Clone(c.Screens()), func(s data.ScreenHealth) bool {
		return !s.Online && now.Sub(s.LastSeen) > longGone
	})
}

// screensInWords counts: „1 табло и 1 киоск“; empty: there is none.
func screensInWords(l data.Language, screens []data.ScreenHealth) string {
	boards, kiosks := 0, 0
	for _, s := range screens {
		switch s.Role {
		case data.RoleBoard:
			boards++
		case data.RoleKiosk:
			kiosks++
		}
	}
	board := counted(l, boards, phrases.OfficeCountBoard, phrases.OfficeCountBoards)
	kiosk := counted(l, kiosks, phrases.OfficeCountKiosk, phrases.OfficeCountKiosks)
	switch {
	case boards == 0:
		return kiosk
	case kiosks == 0:
		return board
	default:
		return phrases.In(l, phrases.OfficeCountAnd, board, kiosk)
	}
}

func counted(l data.Language, n int, one, many phrases.Key) string {
	switch n {
	case 0:
		return ""
	case 1:
		return phrases.In(l, one)
	default:
		return phrases.In(l, many, strconv.Itoa(n))
	}
}
