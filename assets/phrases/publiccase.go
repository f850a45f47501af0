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

// CaseNow is what the client of a case is told of it now, at the kiosk and on the phone.
type CaseNow struct {
	Says  data.Text // where it stands, in a sentence as the town writes it
	Term  string    // until when, or why not, in a sentence; empty: nothing is promised
	Next  data.Text // what the client does next; empty: nothing
	Late  bool
	Grave bool // something is wrong with the term
}

// TellCase says where the case stands at the moment. Words that the town has not are the
// program's own.
func TellCase(l data.Language, town data.StageList, c data.Case, now time.Time) CaseNow {
	words := CaseStageWords(town, c, c.Stage())
	told := CaseNow{Says: words.Says, Next: words.Next, Late: c.Late(now), Term: caseTerm(l, c, now)}
	told.Grave = told.Late || c.Stage().StopsClock()
	if told.Late {
		told.Next = inBoth(PublicCaseLateNext)
	}
	return told
}

// caseTerm says by when the case should be ready. While documents are awaited the term is
// paused, and nothing is promised.
func caseTerm(l data.Language, c data.Case, now time.Time) string {
	say := func(k Key, day time.Time) string { return Sentence(In(l, k, NearDay(l, day, now))) }
	switch stops := c.Stops(); {
	case c.Answer && c.Stage() == data.StageDelivered:
		return say(AnswerClosed, c.Closed())
	case !c.Closed().IsZero():
		return say(PublicCaseClosed, c.Closed())
	case c.Stage().StopsClock() && len(stops) > 0:
		return say(PublicCaseStopped, stops[len(stops)-1].Since)
	case c.Due.IsZero() || !c.Running():
		return ""
	case c.Late(now):
		return say(PublicCaseLate, c.Due)
	case c.Answer:
		return say(AnswerDue, c.Due)
	default:
		return say(PublicCaseExpected, c.Due)
	}
}

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
