package phrases

// Why something is or is not on a board, and when next.
const (
	WhyOn           Key = "why.on"
	WhyOnUntil      Key = "why.on_until"      // %s: moment
	WhyThenOn       Key = "why.then_on"       // of another moment than now
	WhyThenOnUntil  Key = "why.then_on_until" // %s: moment
	WhyThenNot      Key = "why.then_not"      // %s: reason
	WhyGroups       Key = "why.groups"        // %s: names of groups of boards
	WhyNot          Key = "why.not"           // %s: the reason
	WhyNext         Key = "why.next"          // %s: moment
	WhyNever        Key = "why.never"
	WhyNothing      Key = "why.nothing"
	WhyNotYet       Key = "why.not_yet"
	WhyOver         Key = "why.over"
	WhyOtherBoard   Key = "why.other_board"
	WhyOtherWeekday Key = "why.other_weekday"
	WhyOtherDay     Key = "why.other_day"
	WhyDayOff       Key = "why.day_off"
	WhyNoDayOff     Key = "why.no_day_off"
	WhyPartUnknown  Key = "why.part_unknown"
	WhyOtherTime    Key = "why.other_time"
	WhyDisplaced    Key = "why.displaced"
)
