package data

// Content is everything that the public may see at one moment: what goes into
// an edition, and nothing more.
type Content struct {
	Town        Town
	Departments []Department
	Groups      []Group
	LifeEvents  []LifeEvent
	Services    []Service
	Forms       []Form
	Elsewhere   []Elsewhere
	Receptions  []Reception
	DaysOff     []DayOff // exceptions from the calendar, in the order of their days
	Charter     Charter
	Results     []Result
	Synonyms    []Synonym
	Board       []BoardItem // in its order; none: the standard one
	Notices     []Notice    // published ones, also those whose time is still to come
}
