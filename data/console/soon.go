package console

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// How far the first page looks ahead.
const (
	soonDays    = 7  // for what ends
	soonFeeDays = 60 // for fees, which a council decides on well before
)

// turning is something that begins or ends soon.
type turning struct {
	Words string
	Link  string
	At    time.Time
	Day   bool // it is a day, and no moment of it
}

// soon is what ends within a week and what fees change within two months, the
// nearest first.
func soon(l data.Language, c data.Content, now time.Time) (all []turning) {
	last := now.AddDate(0, 0, soonDays)
	ends := func(at time.Time) bool { return at.After(now) && !at.After(last) }
	for _, n := range c.Notices {
		if !n.Permanent && ends(n.Until) {
			all = append(all, turning{phrases.In(l, phrases.OfficeSoonNotice, n.Title), "/notices/" + string(n.ID), n.Until, false})
		}
	}
	for _, item := range c.Board {
		if ends(item.Until) {
			all = append(all, turning{phrases.In(l, phrases.OfficeSoonItem, itemName(l, item)), "/board/" + string(item.ID), item.Until, false})
		}
	}
	for _, p := range c.Postings {
		if ends(p.NotBefore) {
			all = append(all, turning{phrases.In(l, phrases.OfficeSoonPosting, p.Number, p.Title), "/postings/" + string(p.ID), p.NotBefore, true})
		}
	}
	all = append(all, soonFees(l, c.Services, now)...)
	slices.SortFunc(all, func(a, b turning) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Words, b.Words), strings.Compare(a.Link, b.Link))
	})
	return all
}

func itemName(l data.Language, item data.BoardItem) string {
	name := phrases.BoardKindName(l, item.Kind)
	if title := item.Title.In(l); title != "" {
		name += ": " + title
	}
	return name
}

// soonFees gathers by the day: a council decides on many fees at once.
func soonFees(l data.Language, services []data.Service, now time.Time) (all []turning) {
	last := now.AddDate(0, 0, soonFeeDays)
	begin, end := map[time.Time][]string{}, map[time.Time][]string{}
	note := func(days map[time.Time][]string, at time.Time, s *data.Service) {
		if !at.After(now) || at.After(last) {
			return
		}
		at = at.In(data.Sofia()) // equal moments are one key only in one place
		name := s.Name.In(l)
		if names := days[at]; len(names) == 0 || names[len(names)-1] != name {
			days[at] = append(days[at], name)
		}
	}
	for i := range services {
		s := &services[i]
		for _, fee := range s.Fees {
			note(begin, fee.From, s)
			if !fee.Until.IsZero() && len(s.FeesAt(fee.Until)) == 0 { // else it gives way to another
				note(end, fee.Until, s)
			}
		}
	}
	say := func(days map[time.Time][]string, one, many phrases.Key) {
		for at, names := range days {
			words := phrases.In(l, one, names[0])
			if len(names) > 1 {
				words = phrases.In(l, many, phrases.CountServices(l, len(names)))
			}
			all = append(all, turning{words, "/fees", at, true})
		}
	}
	say(begin, phrases.OfficeSoonFeeBegins, phrases.OfficeSoonFeesBegin)
	say(end, phrases.OfficeSoonFeeEnds, phrases.OfficeSoonFeesEnd)
	return all
}

// uncheckedView is what nobody has checked for too long.
type uncheckedView struct {
	Services int
	First    []data.Service // the longest unchecked
	Examples int            // services with fees that are examples
}

// firstUnchecked is how many services are named.
const firstUnchecked = 5

// unchecked are the services that were not checked for a year, or never, and those
// whose fees are examples.
func unchecked(l data.Language, services []data.Service, now time.Time) (v uncheckedView) {
	var old []*data.Service // a service is large, and there may be thousands
	for i := range services {
		s := &services[i]
		if now.Sub(s.Checked) > longUnchecked {
			old = append(old, s)
		}
		if s.IsExample(data.PartFees) || slices.ContainsFunc(s.Fees, func(f data.Fee) bool { return f.Example }) {
			v.Examples++
		}
	}
	v.Services = len(old)
	slices.SortFunc(old, func(a, b *data.Service) int {
		return cmp.Or(a.Checked.Compare(b.Checked), strings.Compare(a.Name.In(l), b.Name.In(l)), strings.Compare(string(a.ID), string(b.ID)))
	})
	for _, s := range old[:min(len(old), firstUnchecked)] {
		v.First = append(v.First, *s)
	}
	return v
}
