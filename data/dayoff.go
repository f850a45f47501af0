package data

import "time"

// DayKind says how a day differs from what the calendar says.
type DayKind string

// The kinds of exceptions.
const (
	Off  DayKind = "off"  // nobody receives, though it is no holiday (неприсъствен ден)
	Work DayKind = "work" // people are received, though it is a holiday
)

// DayOff is an exception from the calendar that staff enter: the Council of
// Ministers may declare further days off (КТ чл. 154, ал. 3), and a town hall may
// close for a reason of its own.
type DayOff struct {
	Day    time.Time `json:"day"` // a day in Europe/Sofia
	Kind   DayKind   `json:"kind"`
	Reason Text      `json:"reason,omitzero"`
	Source string    `json:"source,omitempty"`
}

// HolidayID names an official holiday (официален празник).
type HolidayID string

// The official holidays of КТ чл. 154, ал. 1.
const (
	NewYear        HolidayID = "new_year"     // Нова година, 1 януари
	Liberation     HolidayID = "liberation"   // Ден на Освобождението, 3 март
	Labour         HolidayID = "labour"       // Ден на труда, 1 май
	Army           HolidayID = "army"         // Гергьовден, Ден на храбростта, 6 май
	Letters        HolidayID = "letters"      // Ден на светите братя Кирил и Методий, 24 май
	Unification    HolidayID = "unification"  // Ден на Съединението, 6 септември
	Independence   HolidayID = "independence" // Ден на Независимостта, 22 септември
	ChristmasEve   HolidayID = "christmas_eve"
	Christmas      HolidayID = "christmas" // 25 и 26 декември
	GoodFriday     HolidayID = "good_friday"
	EasterSaturday HolidayID = "easter_saturday"
	Easter         HolidayID = "easter" // неделя и понеделник
)

// Holidays lists every official holiday in the order of the year.
func Holidays() []HolidayID {
	return []HolidayID{
		NewYear, Liberation, GoodFriday, EasterSaturday, Easter, Labour, Army, Letters,
		Unification, Independence, ChristmasEve, Christmas,
	}
}

// WhyOff is why nobody receives people on a day: a holiday, or what staff wrote.
type WhyOff struct {
	Holiday HolidayID // empty: it is no official holiday
	Moved   bool      // the day stands for a holiday that fell on a weekend
	Reason  Text      // of an exception; may be empty
}
