package data

import "time"

// ServiceID names a service inside Партер for good. It is the official number
// where there is one, else "r" and the register's own address number, else "m"
// and a number of ours. It is what a public address carries.
type ServiceID string

// ServiceNumber is the official number that people know from the counter;
// empty when it is not known. It is not the number in the register's address.
type ServiceNumber string

// GroupID names a group of services.
type GroupID string

// Group gathers the services of one subject (раздел).
type Group struct {
	ID       GroupID `json:"id"`
	Name     Text    `json:"name"`
	Also     string  `json:"also,omitempty"` // other names by which visitors know it: „ГРАО“
	Icon     string  `json:"icon"`
	Services int     `json:"-"` // how many services it has; filled in on reading
}

// LifeEventID names a life event.
type LifeEventID string

// LifeEvent gathers the services one needs when something happens in life
// (житейско събитие), in the order in which one needs them.
type LifeEvent struct {
	ID       LifeEventID `json:"id"`
	Name     Text        `json:"name"`
	Icon     string      `json:"icon"`
	Services []ServiceID `json:"services"`
}

// Part is a part of a service that can be known or be an example.
type Part string

// The parts of a service that carry their own mark.
const (
	PartDocuments  Part = "documents"
	PartTerms      Part = "terms"
	PartFees       Part = "fees"
	PartLegalBasis Part = "legal_basis"
	PartUnit       Part = "unit"
)

// Service is an administrative service (административна услуга).
type Service struct {
	ID         ServiceID     `json:"id"`
	Number     ServiceNumber `json:"number,omitempty"`
	Name       Text          `json:"name"`
	Also       string        `json:"also,omitempty"`    // other names by which visitors know it
	Aliases    []string      `json:"aliases,omitempty"` // local numbers and codes: „ОБА8.5“
	Group      GroupID       `json:"group"`
	Unit       string        `json:"unit,omitempty"` // who does the work, as the source names it
	Department DepartmentID  `json:"department"`     // whom to call
	Documents  []Requirement `json:"documents,omitempty"`
	Terms      []Term        `json:"terms,omitempty"`
	Fees       []Fee         `json:"fees,omitempty"`
	FeeNote    string        `json:"fee_note,omitempty"` // „безплатно“ where the source says so
	LegalBasis string        `json:"legal_basis,omitempty"`
	Sources    []string      `json:"sources,omitempty"`
	Examples   []Part        `json:"examples,omitempty"` // the parts that the municipality has not confirmed
	Checked    time.Time     `json:"checked,omitzero"`   // when staff last checked it; zero: never
}

// IsExample reports whether the part is not the municipality's own and must be
// shown with „Примерни данни“.
func (s Service) IsExample(p Part) bool {
	for _, example := range s.Examples {
		if example == p {
			return true
		}
	}
	return false
}

// HasExamples reports whether anything of the service is an example.
func (s Service) HasExamples() bool { return len(s.Examples) > 0 }

// FeesBySpeed returns the fees that differ only by speed: those of the first
// fee's source and of whom or what it is for, which is what fits beside a title;
// the rest needs a table.
func (s Service) FeesBySpeed() []Fee {
	var fees []Fee
	for _, fee := range s.Fees {
		if first := s.Fees[0]; fee.Speed != "" && fee.Source == first.Source && fee.For == first.For {
			fees = append(fees, fee)
		}
	}
	return fees
}

// Requirement is a document that the applicant brings (необходим документ).
type Requirement struct {
	Text string `json:"text"`
}

// Speed is how fast a service is asked for, in the register's own terms.
type Speed string

// The speeds that Bulgarian administrations offer; empty: it does not depend
// on speed.
const (
	Ordinary Speed = "обикновена"
	Fast     Speed = "бърза"
	Express  Speed = "експресна"
)

// Term is the time a service takes, kept as published because „дни“, „работни
// дни“ and „часа“ stand in one table (срок).
type Term struct {
	Speed Speed  `json:"speed,omitempty"`
	For   string `json:"for,omitempty"` // the case it is for, where it is not a speed
	Text  string `json:"text"`
}

// Fee is an amount to pay (такса).
type Fee struct {
	Speed   Speed  `json:"speed,omitempty"`
	For     string `json:"for,omitempty"` // person, unit or category, as published
	Amount  Cents  `json:"amount"`
	Memo    string `json:"memo,omitempty"` // the lev amount as once published: „5 лв.“
	Source  string `json:"source"`         // the municipality that published it
	AsOf    string `json:"as_of,omitempty"`
	Note    string `json:"note,omitempty"`
	Example bool   `json:"example,omitempty"` // of another municipality
}

// Cents is an amount of money in euro cents. It is the council's own figure and
// is never converted on the fly.
type Cents int64
