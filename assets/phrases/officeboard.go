package phrases

// The page of the boards and the schedule of what hangs on them.
const (
	OfficeRepeatDaily         Key = "office.repeat.daily"
	OfficeRepeatOnce          Key = "office.repeat.once"
	OfficeRepeatWeeks         Key = "office.repeat.weeks"
	OfficeRepeatWeeksUnit     Key = "office.repeat.weeks_unit"
	OfficeRepeatWeeksWhat     Key = "office.repeat.weeks_what"
	OfficeRepeatMonthWeekday  Key = "office.repeat.month_weekday"
	OfficeRepeatNthWhat       Key = "office.repeat.nth_what"
	OfficeRepeatNth1          Key = "office.repeat.nth.1"
	OfficeRepeatNth2          Key = "office.repeat.nth.2"
	OfficeRepeatNth3          Key = "office.repeat.nth.3"
	OfficeRepeatNth4          Key = "office.repeat.nth.4"
	OfficeRepeatNthLast       Key = "office.repeat.nth.-1"
	OfficeRepeatWeekdayWhat   Key = "office.repeat.weekday_what"
	OfficeRepeatMonthDay      Key = "office.repeat.month_day"
	OfficeRepeatDateWhat      Key = "office.repeat.date_what"
	OfficeRepeatDateUnit      Key = "office.repeat.date_unit"
	OfficeRepeatYear          Key = "office.repeat.year"
	OfficeRepeatOther         Key = "office.repeat.other"
	OfficeRepeatRuleWhat      Key = "office.repeat.rule_what"
	OfficeBoardMovedTo        Key = "office.board.moved_to" // %s, %d, %d: what, its place, how many there are
	OfficeBoardMovedMeanwhile Key = "office.board.moved_meanwhile"
	OfficeBoardNotMoved       Key = "office.board.not_moved"
	OfficeBoardDrag           Key = "office.board.drag"
	OfficeProblemRuleFormat   Key = "office.problem.rule.bad_format"
	OfficeProblemRuleBeside   Key = "office.problem.rule.contradicts"
)
