package sqlite

import (
	"database/sql/driver"
	"fmt"
	"time"

	"example.org/parter/data"
)

// Layouts of fixed width, so that text sorts as time does.
const (
	momentLayout = "2006-01-02T15:04:05.000Z"
	dayLayout    = time.DateOnly
)

// moment is a time.Time as the database keeps it: UTC to the millisecond.
type moment time.Time

// Value is the text of the moment; ” for the zero time.
func (m moment) Value() (driver.Value, error) {
	if time.Time(m).IsZero() {
		return "", nil
	}
	return time.Time(m).UTC().Format(momentLayout), nil
}

// Scan reads what Value wrote, into local time.
func (m *moment) Scan(from any) error {
	read, err := scanTime(from, momentLayout, time.UTC)
	*m = moment(read)
	return err
}

// day is a calendar day in Europe/Sofia.
type day time.Time

// Value is the text of the day; ” for the zero time.
func (d day) Value() (driver.Value, error) {
	if time.Time(d).IsZero() {
		return "", nil
	}
	return time.Time(d).In(data.Sofia()).Format(dayLayout), nil
}

// Scan reads what Value wrote: the first moment of the day.
func (d *day) Scan(from any) error {
	read, err := scanTime(from, dayLayout, data.Sofia())
	*d = day(read)
	return err
}

func scanTime(from any, layout string, place *time.Location) (time.Time, error) {
	text, ok := from.(string)
	if !ok {
		return time.Time{}, fmt.Errorf("time column holds %T", from)
	}
	if text == "" {
		return time.Time{}, nil
	}
	read, err := time.ParseInLocation(layout, text, place)
	if err != nil {
		return time.Time{}, err
	}
	return read.In(data.Sofia()), nil
}

// midnight is the first moment of the local day, as day would read it back.
func midnight(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	year, month, date := t.In(data.Sofia()).Date()
	return time.Date(year, month, date, 0, 0, 0, 0, data.Sofia())
}
