package data

import (
	"cmp"
	"slices"
	"time"
)

// HiddenFor is why a vote is not counted; empty: it is. A vote is never deleted, and
// how many were hidden is published beside those that count.
type HiddenFor string

// Why a vote is hidden.
const (
	HiddenLater    HiddenFor = "later"    // the same visitor touched another face after it
	HiddenInterval HiddenFor = "interval" // too soon after another visitor at the same screen
	HiddenBurst    HiddenFor = "burst"    // one of too many in a short time
	HiddenByStaff  HiddenFor = "staff"
)

// HiddenFors lists why a vote may not be counted.
func HiddenFors() []HiddenFor {
	return []HiddenFor{HiddenLater, HiddenInterval, HiddenBurst, HiddenByStaff}
}

// VoteRules is when votes are not believed. A town changes them; the source says who
// decided so.
type VoteRules struct {
	Interval time.Duration `json:"interval"` // that two visitors at one screen are apart at least
	Burst    int           `json:"burst"`    // votes that one screen takes in Within
	Within   time.Duration `json:"within"`
	Source   string        `json:"source"`
}

// UsualVoteRules are those until a town has its own: a visit takes longer than the
// interval, and a counter serves fewer than the burst.
func UsualVoteRules() VoteRules {
	return VoteRules{Interval: 5 * time.Second, Burst: 20, Within: 10 * time.Minute}
}

// Guard says of each feedback whether its face counts, in the order given. It depends on
// nothing but what is given, so that whoever has the same comes to the same result: of
// one visit the last face counts; of two visits at one place that are closer than the
// interval the first; of those that are left, the first ones within any window as long as
// Within. Paper has no interval and no burst: a pile is typed in at once. What has no
// face is hidden by staff alone.
func (r VoteRules) Guard(votes []Feedback) []HiddenFor {
	order := make([]int, len(votes))
	for i := range votes {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(votes[a].At.Compare(votes[b].At), cmp.Compare(votes[a].ID, votes[b].ID))
	})
	hidden := make([]HiddenFor, len(votes))
	last := map[string]int{} // of each visit
	for _, i := range order {
		if hidden[i] = votes[i].Hidden; hidden[i] != "" || votes[i].Rating == 0 {
			continue
		}
		if before, again := last[votes[i].Visit]; again {
			hidden[before] = HiddenLater
		}
		last[votes[i].Visit] = i
	}
	counted := map[string][]time.Time{} // by place, in order
	for _, i := range order {
		v := votes[i]
		if hidden[i] != "" || v.Rating == 0 || v.Channel == ViaPaper {
			continue
		}
		place := cmp.Or(string(v.Screen), string(v.Channel))
		hidden[i] = r.misuse(counted[place], v.At)
		if hidden[i] == "" {
			counted[place] = append(counted[place], v.At)
		}
	}
	return hidden
}

// misuse is what is wrong with a vote at the moment after those that counted before.
func (r VoteRules) misuse(before []time.Time, at time.Time) HiddenFor {
	n := len(before)
	switch {
	case n > 0 && at.Sub(before[n-1]) < r.Interval:
		return HiddenInterval
	case r.Burst > 0 && n >= r.Burst && at.Sub(before[n-r.Burst]) < r.Within:
		return HiddenBurst
	default:
		return ""
	}
}
