package kiosk

// Place is a kind of screen.
type Place string

// The places a visitor can be at.
const (
	AtHome     Place = "home"
	AtGroups   Place = "groups"   // all groups of services
	AtGroup    Place = "group"    // the services of one group
	AtEvents   Place = "events"   // all life events
	AtEvent    Place = "event"    // the services of one life event
	AtService  Place = "service"  // one service
	AtPhones   Place = "phones"   // departments and the counter
	AtPhone    Place = "phone"    // the telephone of one department, to be kept
	AtDays     Place = "days"     // reception days
	AtForms    Place = "forms"    // all blank applications
	AtForm     Place = "form"     // one of them
	AtAway     Place = "away"     // a service of another authority
	AtResults  Place = "results"  // how the charter was kept
	AtNotices  Place = "notices"  // what is on now
	AtNotice   Place = "notice"   // one notice
	AtCharter  Place = "charter"  // the charter, a part or a section of it
	AtFeedback Place = "feedback" // how it was: four faces
	AtBreach   Place = "breach"   // which promise was not kept
	AtWrite    Place = "write"    // a message is typed here
	AtAnswer   Place = "answer"   // where the answer to it is wanted is typed here, step by step
	AtSearch   Place = "search"   // what was typed stands in the visit
	AtLookup   Place = "lookup"   // number and code of a case are typed here
	AtCase     Place = "case"     // the answer; the case itself stands in the visit
	AtSlip     Place = "slip"     // the code of a slip was scanned, and the office is asked
	AtForeign  Place = "foreign"  // a code was scanned that is not ours
	AtHelp     Place = "help"     // a person to ask
	AtStaff    Place = "staff"    // for staff: how the machine is
	AtBuiltIn  Place = "built-in" // there is no edition
)

// Route says which screen is meant. Two equal routes are the same screen. It is
// written to the log, so it never carries anything of a case or of what was
// typed.
type Route struct {
	Place Place
	ID    string // of the group, life event, service, department, form, notice or charter section; empty: the place needs none
}

// String is a stable name of the screen: "home", "service/2016".
func (r Route) String() string {
	if r.ID == "" {
		return string(r.Place)
	}
	return string(r.Place) + "/" + r.ID
}

// history is the way a visitor came. The last route is the present one.
type history []Route

func (h history) present() Route {
	if len(h) == 0 {
		return Route{Place: AtHome}
	}
	return h[len(h)-1]
}

// withoutEdition reports whether the present screen needs none.
func (h history) withoutEdition() bool {
	place := h.present().Place
	return place == AtHelp || place == AtForeign || place == AtPhone
}

// longestWay is how many steps back are remembered.
const longestWay = 50

// to is the way after the visitor went on to the route. Home forgets the way,
// the present screen again is no step, and of a very long way the oldest step is
// forgotten.
func (h history) to(r Route) history {
	switch {
	case r.Place == AtHome:
		return nil
	case r == h.present():
		return h
	default:
		h = h[max(len(h)+1-longestWay, 0):]
		return append(h[:len(h):len(h)], r)
	}
}

// back is the way after one step back; home is the furthest.
func (h history) back() history {
	if len(h) == 0 {
		return nil
	}
	return h[:len(h)-1]
}

// passes reports whether the way goes through the place.
func (h history) passes(p Place) bool {
	for _, r := range h {
		if r.Place == p {
			return true
		}
	}
	return false
}
