package phrases

import (
	"time"

	"example.org/parter/data"
)

// What is said around an alert.
const (
	Alert               Key = "alert.alert"
	AlertDrill          Key = "alert.drill"
	AlertDrillLong      Key = "alert.drill_long"
	AlertSince          Key = "alert.since" // %s: time
	AlertUntil          Key = "alert.until" // %s: time, or day and time
	AlertUntilWithdrawn Key = "alert.until_withdrawn"
	AlertBy             Key = "alert.by"      // %s: town
	AlertPhone          Key = "alert.phone"   // %s: phone
	AlertMinutes        Key = "alert.minutes" // %d
	AlertHour           Key = "alert.hour"
	AlertHours          Key = "alert.hours" // %d
)

// AlertTimes says since when and until when an alert is on: от 10:22 ч. · до
// отмяна.
func AlertTimes(l data.Language, a data.Alert) string {
	since := In(l, AlertSince, hour(l, HourMinute(a.From)))
	if a.Until.IsZero() {
		return since + " · " + In(l, AlertUntilWithdrawn)
	}
	until := hour(l, HourMinute(a.Until))
	if daysBetween(a.From, a.Until) > 0 {
		until = Moment(l, a.Until)
	}
	return since + " · " + In(l, AlertUntil, until)
}

// AlertTitle is the kicker of an alert, or of a drill.
func AlertTitle(l data.Language, a data.Alert) string {
	if a.Drill {
		return In(l, AlertDrill)
	}
	return In(l, Alert)
}

// AlertSender is the town that says it, and whom to call.
func AlertSender(l data.Language, town data.Town, a data.Alert) string {
	by := In(l, AlertBy, town.Name.In(l))
	if a.Phone == "" {
		return by
	}
	return by + " · " + In(l, AlertPhone, PhoneNumber(a.Phone))
}

// AlertLength is how long an alert is on: 30 минути, 2 часа, до отмяна.
func AlertLength(l data.Language, d time.Duration) string {
	switch {
	case d == 0:
		return In(l, AlertUntilWithdrawn)
	case d < time.Hour:
		return In(l, AlertMinutes, int(d.Minutes()))
	case d == time.Hour:
		return In(l, AlertHour)
	default:
		return In(l, AlertHours, int(d.Hours()))
	}
}

// AlertEnds are the lengths of an alert that the console offers; 0: until it is
// withdrawn.
func AlertEnds() []time.Duration {
	return []time.Duration{0, 15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour}
}
