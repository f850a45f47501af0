package phrases

import "example.org/parter/data"

// NoticeTimes says from when until when a notice is shown, or since when.
func NoticeTimes(l data.Language, n data.Notice) string {
	if n.Until.IsZero() {
		return In(l, FromOn, Moment(l, n.From))
	}
	return In(l, FromUntil, Moment(l, n.From), Moment(l, n.Until))
}
