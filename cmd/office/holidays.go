package main

import (
	"time"

	"example.org/parter/data"
	"example.org/parter/data/calendar"
	"example.org/parter/data/console"
)

// holidays are the official ones of the year, in order.
func holidays(year int) (all []console.Holiday) {
	for day := time.Date(year, time.January, 1, 12, 0, 0, 0, data.Sofia()); day.Year() == year; day = day.AddDate(0, 0, 1) {
		if why, is := calendar.Holiday(day); is {
			all = append(all, console.Holiday{Day: day, Why: why})
		}
	}
	return all
}
