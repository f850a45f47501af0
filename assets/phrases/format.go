package phrases

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.org/parter/data"
)

var (
	weekdays = map[data.Language][7]string{
		data.Bulgarian: {"неделя", "понеделник", "вторник", "сряда", "четвъртък", "петък", "събота"},
		data.English:   {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	}
	months = map[data.Language][12]string{
		data.Bulgarian: {"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември"},
		data.English:   {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	}
)

// PhoneNumber is the number as it is shown everywhere, on one line: sources print
// „0777 / 80 381“ and „0777/ 80 147“ side by side.
func PhoneNumber(p data.Phone) string {
	area, rest, parted := strings.Cut(string(p), "/")
	number := strings.Join(strings.Fields(area), " ")
	if parted {
		number += " / " + strings.Join(strings.Fields(rest), " ")
	}
	return strings.ReplaceAll(number, " ", "\u00a0")
}

// Capital is the text with a capital letter at its beginning.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Clock is the time of day in Sofia, 24 hours: 10:24.
func Clock(t time.Time) string { return t.In(data.Sofia()).Format("15:04") }

// Date is a day in figures: 22.11.2026 г.
func Date(l data.Language, t time.Time) string {
	day := t.In(data.Sofia()).Format("02.01.2006")
	if l == data.Bulgarian {
		return day + "\u00a0г."
	}
	return day
}

// LongDate is a day in words: неделя, 22 ноември 2026 г.
func LongDate(l data.Language, t time.Time) string {
	t = t.In(data.Sofia())
	day := fmt.Sprintf("%s, %d %s %d", weekdays[l][t.Weekday()], t.Day(), months[l][t.Month()-1], t.Year())
	if l == data.Bulgarian {
		return day + "\u00a0г."
	}
	return day
}

// Moment is a day and a time: 22.11.2026 г., 14:30 ч.
func Moment(l data.Language, t time.Time) string {
	if l == data.Bulgarian {
		return Date(l, t) + ", " + Clock(t) + "\u00a0ч."
	}
	return Date(l, t) + ", " + Clock(t)
}

// Euro is an amount: 1 234,56 € in Bulgarian, €1,234.56 in English.
func Euro(l data.Language, c data.Cents) string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	group, point := "\u00a0", ","
	if l == data.English {
		group, point = ",", "."
	}
	amount := sign + thousands(strconv.FormatInt(int64(c/100), 10), group) + point + fmt.Sprintf("%02d", c%100)
	if l == data.English {
		return "€" + amount
	}
	return amount + "\u00a0€"
}

func thousands(digits, group string) string {
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, parts...), group)
}

// A noun is something that can be counted.
type noun struct{ one, many map[data.Language]string }

// The nouns that screens and pages count.
var (
	nounService = noun{
		one:  map[data.Language]string{data.Bulgarian: "услуга", data.English: "service"},
		many: map[data.Language]string{data.Bulgarian: "услуги", data.English: "services"},
	}
	nounNotice = noun{
		one:  map[data.Language]string{data.Bulgarian: "обявление", data.English: "notice"},
		many: map[data.Language]string{data.Bulgarian: "обявления", data.English: "notices"},
	}
)

var nounSign = noun{
	one:  map[data.Language]string{data.Bulgarian: "знак", data.English: "character"},
	many: map[data.Language]string{data.Bulgarian: "знака", data.English: "characters"},
}

var nounPromise = noun{
	one:  map[data.Language]string{data.Bulgarian: "ангажимент", data.English: "promise"},
	many: map[data.Language]string{data.Bulgarian: "ангажимента", data.English: "promises"},
}

// CountPromises is „1 ангажимент“, „4 ангажимента“.
func CountPromises(l data.Language, n int) string { return count(l, n, nounPromise) }

// CountServices is „1 услуга“, „4 услуги“.
func CountServices(l data.Language, n int) string { return count(l, n, nounService) }

// CountSigns is „1 знак“, „4 знака“.
func CountSigns(l data.Language, n int) string { return count(l, n, nounSign) }

// CountNotices is „1 обявление“, „4 обявления“.
func CountNotices(l data.Language, n int) string { return count(l, n, nounNotice) }

func count(l data.Language, n int, of noun) string {
	if n == 1 {
		return "1 " + of.one[l]
	}
	return strconv.Itoa(n) + " " + of.many[l]
}
