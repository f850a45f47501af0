package phrases

import (
	"time"

	"example.org/parter/data"
)

// GapName is why a page was away from a board.
func GapName(l data.Language, why data.GapReason) string {
	return In(l, map[data.GapReason]Key{data.GapAsleep: PrintGapAsleep, data.GapOthers: PrintGapOthers, data.GapDark: PrintGapDark, data.GapAlert: PrintGapAlert, data.GapGone: PrintGapGone}[why])
}

// Lasted is how long something was: to the second below an hour.
func Lasted(l data.Language, d time.Duration) string {
	d = d.Round(time.Second)
	hours, minutes, seconds := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	switch {
	case hours > 0:
		return In(l, LastedHours, hours, minutes)
	case minutes > 0:
		return In(l, LastedMinutes, minutes, seconds)
	default:
		return In(l, LastedSeconds, seconds)
	}
}
