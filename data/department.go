package data

import "strings"

// DepartmentID names an organisational unit for good.
type DepartmentID string

// Department is an organisational unit that visitors may call (звено).
type Department struct {
	ID      DepartmentID `json:"id"`
	Name    Text         `json:"name"`
	About   Text         `json:"about"` // what one asks it about, in plain words
	Phone   Phone        `json:"phone"`
	Counter Counter      `json:"counter,omitzero"` // the desk or room where it receives people
	Hours   Hours        `json:"hours,omitzero"`
	Source  string       `json:"source"`
}

// DeskOf is the department at the town's counter, or the first; the zero one where
// there is none.
func DeskOf(t Town, all []Department) Department {
	for _, d := range all {
		if d.Counter.Name != (Text{}) && d.Counter.Name == t.Counter.Name {
			return d
		}
	}
	if len(all) > 0 {
		return all[0]
	}
	return Department{}
}

// Phone is a telephone number exactly as its source prints it.
type Phone string

// Dial returns the number for a tel: link, with the country code of Bulgaria.
func (p Phone) Dial() string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, string(p))
	if digits == "" {
		return ""
	}
	return "+359" + strings.TrimPrefix(digits, "0")
}
