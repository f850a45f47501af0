package data

import (
	"regexp"
	"strconv"
	"strings"
)

// Speed is how fast a service is asked for, in the register's own terms.
type Speed string

// The speeds that Bulgarian administrations offer; empty: it does not depend
// on speed.
const (
	Ordinary Speed = "обикновена"
	Fast     Speed = "бърза"
	Express  Speed = "експресна"
)

// Speeds lists every speed, the slowest first.
func Speeds() []Speed { return []Speed{Ordinary, Fast, Express} }

// Term is the time a service takes, kept as published because „дни“, „работни
// дни“ and „часа“ stand in one table (срок).
type Term struct {
	Speed Speed `json:"speed,omitempty"`
	For   Text  `json:"for,omitzero"` // the case it is for, where it is not a speed
	Text  Text  `json:"text"`
}

// Unit is what a length is counted in.
type Unit string

// The units in which the law and the towns count.
const (
	InHours    Unit = "hours" // in which people are received
	InDays     Unit = "days"
	InWorkdays Unit = "workdays"
	InWeeks    Unit = "weeks"
	InMonths   Unit = "months"
)

// Length is how long something may take, as deadlines are reckoned from it. Zero
// days is the day itself; no unit: it is not known.
type Length struct {
	Count int  `json:"count,omitempty"`
	Unit  Unit `json:"unit,omitempty"`
}

// Known reports whether a deadline can be reckoned.
func (l Length) Known() bool { return l.Unit == InDays || l.Unit != "" && l.Count > 0 }

// Written is what is left of the length where somebody wrote the day itself: nothing is
// reckoned from it, and what the term stood still is given back in working days where it
// is counted in those.
func (l Length) Written() Length {
	if l.Unit == InWorkdays {
		return Length{Unit: InWorkdays}
	}
	return Length{}
}

// lengthForm is „до 14 работни дни“ in small letters.
var lengthForm = regexp.MustCompile(`^(?:до )?([0-9]{1,3}) ?(?:-?(?:календарен|календарни) )?((?:работен|работни|раб\.) )?(час|часа|ден|дни|седмица|седмици|месец|месеца|година|години)$`)

// Length is what the term says, where it says one length and nothing else; what
// people have to interpret is none.
func (t Term) Length() Length {
	text := strings.Join(strings.Fields(strings.ToLower(t.Text.BG)), " ")
	switch text {
	case "веднага", "в деня на подаване", "в същия ден", "на момента":
		return Length{0, InDays}
	}
	found := lengthForm.FindStringSubmatch(text)
	if found == nil {
		return Length{}
	}
	count, err := strconv.Atoi(found[1])
	if err != nil || count == 0 {
		return Length{}
	}
	workdays := found[2] != ""
	switch unit := found[3]; {
	case strings.HasPrefix(unit, "д") && workdays:
		return Length{count, InWorkdays}
	case workdays:
		return Length{} // „работни часа“ is nothing that anybody writes
	case strings.HasPrefix(unit, "д"):
		return Length{count, InDays}
	case strings.HasPrefix(unit, "час") && count%24 == 0:
		return Length{count / 24, InDays} // „24 часа“ is said of a day, and no town hall receives people at night
	case strings.HasPrefix(unit, "час"):
		return Length{count, InHours}
	case strings.HasPrefix(unit, "седм"):
		return Length{count, InWeeks}
	case strings.HasPrefix(unit, "мес"):
		return Length{count, InMonths}
	default:
		return Length{12 * count, InMonths}
	}
}

// TermFor is the service's term at the speed; ok is false where it names none, or
// several.
func (s Service) TermFor(speed Speed) (t Term, ok bool) {
	for _, one := range s.Terms {
		if one.Speed != speed || one.For != (Text{}) {
			continue
		}
		if ok {
			return Term{}, false
		}
		t, ok = one, true
	}
	return t, ok
}

// LengthAt is how long the service may take at the speed, where its terms say so. Who
// names no speed asks for the ordinary one, or for the only one there is.
func (s Service) LengthAt(speed Speed) Length {
	speeds := []Speed{speed}
	if speed == "" {
		speeds = []Speed{"", Ordinary}
	}
	for _, one := range speeds {
		if t, ok := s.TermFor(one); ok {
			return t.Length()
		}
	}
	return Length{}
}
