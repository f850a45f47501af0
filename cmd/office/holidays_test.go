package main

import "testing"

// A clerk entered 24 December, which the calendar knows.
func TestChristmasEveIsAmongTheKnownHolidays(t *testing.T) {
	for _, h := range holidays(2026) {
		if h.Day.Month() == 12 && h.Day.Day() == 24 {
			return
		}
	}
	t.Error("24 December is not there")
}
