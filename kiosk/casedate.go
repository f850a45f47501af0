package kiosk

import (
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// dateDigits are those of a day, a month and a year.
const dateDigits = 8

// dated reports whether the second field is the date of the case, and not its code.
func (v *visit) dated() bool {
	return v.kiosk.lobby.town.Lookup.ByDate() && (v.lookup == nil || !v.lookup.byCode)
}

// secondName is what the second field is called.
func (v *visit) secondName() phrases.Key {
	if v.dated() {
		return phrases.LookupDate
	}
	return phrases.CaseCode
}

// otherWay is what leads to the code, for whoever has one, and back to the date.
func (v *visit) otherWay() phrases.Key {
	if v.dated() {
		return phrases.LookupHaveCode
	}
	return phrases.LookupNoCode
}

// goOtherWay changes the second field, and writes into it where there is a number.
func (v *visit) goOtherWay() {
	if v.lookup.busy {
		return
	}
	v.lookup.byCode, v.lookup.fault = !v.lookup.byCode, nil
	v.lookup.inCode = data.CaseNumber(v.typed.number).Key() != ""
	v.openLookup()
	v.sayField()
}

// secondField is the date or the code, and beside it, where both are asked for, the
// way to the other.
func (v *visit) secondField(width float32) fyne.CanvasObject {
	l := v.look()
	if !v.kiosk.lobby.town.Lookup.ByDate() {
		return v.codeField(width)
	}
	field := v.codeField
	if v.dated() {
		field = v.dateField
	}
	if v.low { // what is touched is below
		return field(width)
	}
	gap := l.PX(24)
	if l.Portrait() {
		return look.Column(l.PX(20), field(width), v.otherButton(width))
	}
	right := float32(int(width * 0.4))
	return look.Row(gap, field(width-gap-right), look.Column(l.PX(6), look.Gap(right, l.LineHeight(look.Label)), v.otherButton(right)))
}

// otherButton is as high as a field.
func (v *visit) otherButton(width float32) fyne.CanvasObject {
	l, words := v.look(), v.say(v.otherWay())
	inside := l.Centred(look.Label, words, width-2*l.PX(16), look.Ink)
	return v.button(look.Plain, words, look.AtLeast(width, fieldRow(l), look.Middle(inside)), v.goOtherWay)
}

// dateField shows the digits of the date as a date.
func (v *visit) dateField(width float32) fyne.CanvasObject {
	l, name := v.look(), v.say(phrases.LookupDate)
	f := field{name: name, text: groupedDate(v.typed.date), hint: v.say(phrases.LookupDateHint), active: v.lookup.inCode}
	return look.Column(l.PX(6), l.Lines(look.Label, name, width, look.Ink), v.lookupField(f, width, true))
}

// groupedDate is the date with its dots, so far as it is typed.
func groupedDate(digits string) string {
	grouped := ""
	for i, digit := range digits {
		if i == 2 || i == 4 {
			grouped += "."
		}
		grouped += string(digit)
	}
	return grouped
}

// withDigit is the date after a key: dots and dashes are put by themselves.
func withDigit(date string, letter rune) string {
	if !unicode.Is(unicode.Nd, letter) || letter > unicode.MaxASCII {
		return date
	}
	return withLetter(date, letter, dateDigits)
}

// typedDay is the day that was typed, or what is wrong with it.
func (v *visit) typedDay() (time.Time, *fault) {
	if utf8.RuneCountInString(v.typed.date) < dateDigits {
		return time.Time{}, &fault{what: phrases.LookupShortDate, next: phrases.LookupShortNext}
	}
	day, err := time.ParseInLocation("02012006", v.typed.date, data.Sofia())
	if err != nil {
		return time.Time{}, &fault{what: phrases.LookupNoSuchDay, next: phrases.LookupShortNext}
	}
	return day, nil
}
