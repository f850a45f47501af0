package phrases

import (
	"time"

	"example.org/parter/data"
)

// What lengths are counted in.
var (
	nounDay = noun{
		one:  map[data.Language]string{data.Bulgarian: "ден", data.English: "day"},
		many: map[data.Language]string{data.Bulgarian: "дни", data.English: "days"},
	}
	nounWorkday = noun{
		one:  map[data.Language]string{data.Bulgarian: "работен ден", data.English: "working day"},
		many: map[data.Language]string{data.Bulgarian: "работни дни", data.English: "working days"},
	}
	nounWeek = noun{
		one:  map[data.Language]string{data.Bulgarian: "седмица", data.English: "week"},
		many: map[data.Language]string{data.Bulgarian: "седмици", data.English: "weeks"},
	}
	nounMonth = noun{
		one:  map[data.Language]string{data.Bulgarian: "месец", data.English: "month"},
		many: map[data.Language]string{data.Bulgarian: "месеца", data.English: "months"},
	}
	nounSecond = noun{
		one:  map[data.Language]string{data.Bulgarian: "секунда", data.English: "second"},
		many: map[data.Language]string{data.Bulgarian: "секунди", data.English: "seconds"},
	}
	nounMinute = noun{
		one:  map[data.Language]string{data.Bulgarian: "минута", data.English: "minute"},
		many: map[data.Language]string{data.Bulgarian: "минути", data.English: "minutes"},
	}
	nounRating = noun{
		one:  map[data.Language]string{data.Bulgarian: "оценка", data.English: "rating"},
		many: map[data.Language]string{data.Bulgarian: "оценки", data.English: "ratings"},
	}
)

// Length is „14 дни“, „1 месец“, „5 работни дни“.
func Length(l data.Language, of data.Length) string {
	units := map[data.Unit]noun{data.InDays: nounDay, data.InWorkdays: nounWorkday, data.InWeeks: nounWeek, data.InMonths: nounMonth}
	return count(l, of.Count, units[of.Unit])
}

// VoteLimits are the numbers of the rules in words: the interval, the burst, and within
// how long.
func VoteLimits(l data.Language, r data.VoteRules) (interval, burst, within string) {
	return count(l, int(r.Interval/time.Second), nounSecond), count(l, r.Burst, nounRating), count(l, int(r.Within/time.Minute), nounMinute)
}

// ReckonedBy says by which rules a report was reckoned; empty: it is from before there
// were any.
func ReckonedBy(l data.Language, r data.ReportRules) string {
	if r == (data.ReportRules{}) {
		return ""
	}
	interval, burst, within := VoteLimits(l, r.Votes)
	words := In(l, OfficeRulesReckoned, interval, burst, within, Length(l, r.Read))
	if r.Votes.Source != "" {
		words += " " + In(l, OfficeRulesBy, r.Votes.Source)
	}
	return words
}
