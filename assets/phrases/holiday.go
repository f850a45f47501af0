package phrases

import "example.org/parter/data"

// The official holidays, as the Labour Code (КТ чл. 154, ал. 1) names them.
const (
	HolidayNewYear        Key = "holiday.new_year"
	HolidayLiberation     Key = "holiday.liberation"
	HolidayGoodFriday     Key = "holiday.good_friday"
	HolidayEasterSaturday Key = "holiday.easter_saturday"
	HolidayEaster         Key = "holiday.easter"
	HolidayLabour         Key = "holiday.labour"
	HolidayArmy           Key = "holiday.army"
	HolidayLetters        Key = "holiday.letters"
	HolidayUnification    Key = "holiday.unification"
	HolidayIndependence   Key = "holiday.independence"
	HolidayChristmasEve   Key = "holiday.christmas_eve"
	HolidayChristmas      Key = "holiday.christmas"
	HolidayMoved          Key = "holiday.moved" // %s: the holiday that fell on a weekend
	DayOffUnsaid          Key = "holiday.unsaid"
)

// HolidayName is the name of the official holiday.
func HolidayName(l data.Language, id data.HolidayID) string { return In(l, Key("holiday."+string(id))) }

// WhyOff says why nobody receives people on the day.
func WhyOff(l data.Language, why data.WhyOff) string {
	switch {
	case why.Holiday != "" && why.Moved:
		return In(l, HolidayMoved, HolidayName(l, why.Holiday))
	case why.Holiday != "":
		return HolidayName(l, why.Holiday)
	case why.Reason != data.Text{}:
		return why.Reason.In(l)
	default:
		return In(l, DayOffUnsaid)
	}
}
