package data

// HitKind says what a search hit is.
type HitKind string

// The kinds of hits.
const (
	HitService    HitKind = "service"
	HitLifeEvent  HitKind = "life_event"
	HitGroup      HitKind = "group"
	HitDepartment HitKind = "department"
	HitNotice     HitKind = "notice"
	HitCharter    HitKind = "charter"
	HitElsewhere  HitKind = "elsewhere" // another authority's service
	HitForm       HitKind = "form"
	HitPage       HitKind = "page"      // of the house
	HitReception  HitKind = "reception" // somebody who receives citizens
)

// Hit is one thing that a search found.
type Hit struct {
	Kind  HitKind
	ID    string // of the kind's own type
	Title Text
	Under Text   // a second line: group, number, part of the charter
	Marks []Span // in the Bulgarian title

	MarksEN []Span // in the English title

	Services int    // how many a life event or a group has
	Section  string // of the charter in which a promise stands
}

// Span is a half-open range of bytes of a hit's title that matched.
type Span struct{ Start, End int }
