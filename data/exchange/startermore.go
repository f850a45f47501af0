package exchange

import (
	"fmt"
	"reflect"
	"time"

	"example.org/parter/data"
)

// starterForm is a form with the documents of the catalogue that it is the blank
// of, word for word.
type starterForm struct {
	data.Form
	Documents []string `json:"documents"`
}

// starterDay is a day in Europe/Sofia, written 2026-12-24.
type starterDay time.Time

// UnmarshalText reads the day.
func (d *starterDay) UnmarshalText(text []byte) error {
	read, err := time.ParseInLocation(time.DateOnly, string(text), data.Sofia())
	if err != nil {
		return fmt.Errorf("day %q: %w", text, data.ErrInvalid)
	}
	*d = starterDay(read)
	return nil
}

type starterDayOff struct {
	data.DayOff
	Day starterDay `json:"day"`
}

func (s starterDayOff) dayOff() data.DayOff {
	s.DayOff.Day = time.Time(s.Day)
	return s.DayOff
}

type starterResult struct {
	data.Result
	Published starterDay `json:"published"`
}

func (s starterResult) result() data.Result {
	s.Result.Published = time.Time(s.Published)
	return s.Result
}

// translate gives every text that has no English the one of its Bulgarian words.
func translate(c *data.Content, english map[string]string) {
	if len(english) > 0 {
		translateIn(reflect.ValueOf(c).Elem(), english)
	}
}

// translateIn looks through everything that holds texts, so that a new noun is
// translated, too.
func translateIn(v reflect.Value, english map[string]string) {
	if text, ok := v.Addr().Interface().(*data.Text); ok {
		if text.EN == "" {
			text.EN = english[text.BG]
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				translateIn(v.Field(i), english)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			translateIn(v.Index(i), english)
		}
	default: // nothing else in the content holds texts
	}
}
