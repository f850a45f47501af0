package phrases

import (
	"strings"
	"time"

	"example.org/parter/data"
)

// What the citizens' page of a case says.
const (
	PublicCaseExpected     Key = "public.case.expected" // %s: a day
	PublicCaseLate         Key = "public.case.late"     // %s: a day
	PublicCaseLateNext     Key = "public.case.late_next"
	PublicCaseClosed       Key = "public.case.closed"  // %s: a day
	PublicCaseStopped      Key = "public.case.stopped" // %s: a day
	PublicCaseAbout        Key = "public.case.about"
	PublicCaseDue          Key = "public.case.due"
	PublicCaseUntil        Key = "public.case.until" // %s: a day
	PublicCaseTerm         Key = "public.case.term"
	PublicCaseTermFirst    Key = "public.case.term_first"    // %s: a day
	PublicCaseTermExtended Key = "public.case.term_extended" // %s, %s: days
	PublicCaseTermStopped  Key = "public.case.term_stopped"  // %s, %s: days
	PublicCaseTermStands   Key = "public.case.term_stands"   // %s: a day
	PublicCaseToldPhone    Key = "public.case.told.phone"    // %s: a day
	PublicCaseToldEmail    Key = "public.case.told.email"    // %s: a day
	PublicCaseToldPost     Key = "public.case.told.post"     // %s: a day
	PublicCaseToldPerson   Key = "public.case.told.person"   // %s: a day
	PublicCaseToldDelivery Key = "public.case.told.delivery" // %s: a day
	PublicCaseAsOf         Key = "public.case.as_of"         // %s: a moment
)

// CaseTold says how the client was told of a delay on the day.
func CaseTold(l data.Language, how data.NoticeMeans, day string) string {
	return In(l, Key("public.case.told."+string(how)), day)
}

// NearDay is a day within a sentence, with the month in words, and with the year where it
// is another one than now: 30 ноември; 15 януари 2027 г.
func NearDay(l data.Language, t, now time.Time) string {
	if t.In(data.Sofia()).Year() == now.In(data.Sofia()).Year() {
		return strings.ReplaceAll(DayMonth(l, t), " ", "\u00a0")
	}
	return strings.Replace(DayInWords(l, t), " ", "\u00a0", 1)
}

// Sentence is the text with a point at its end; what ends with an abbreviation has it.
func Sentence(text string) string {
	if strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
