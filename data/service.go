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
	PartApplicants Part = "applicants"
	PartOutcome    Part = "outcome"
	PartValidity   Part = "validity"
	PartApply      Part = "apply"
	PartReceive    Part = "receive"
	PartAppeal     Part = "appeal"
)

// Service is an administrative service (административна услуга), with the fields
// of the register's form (domain notes §1.1).
type Service struct {
	ID         ServiceID     `json:"id"`
	Number     ServiceNumber `json:"number,omitempty"`
	Name       Text          `json:"name"`
	Also       string        `json:"also,omitempty"`    // other names and abbreviations under which people look for it
	Aliases    []string      `json:"aliases,omitempty"` // local numbers and codes of it at a counter: „ОБА8.5“
	Group      GroupID       `json:"group"`
	Unit       Text          `json:"unit,omitzero"` // who does the work, as the source names it
	Department DepartmentID  `json:"department"`    // whom to call
	Applicants Text          `json:"applicants,omitzero"`
	Documents  []Requirement `json:"documents,omitempty"`
	Forms      []FormID      `json:"forms,omitempty"` // blank applications, besides those of the documents
	Apply      []Text        `json:"apply,omitempty"` // how one may apply
	Terms      []Term        `json:"terms,omitempty"`
	Fees       []Fee         `json:"fees,omitempty"`     // also past and coming ones; see FeesAt
	FeeNote    string        `json:"fee_note,omitempty"` // „безплатно“ where the source says so
	Outcome    Text          `json:"outcome,omitzero"`   // the paper that one gets
	Validity   Text          `json:"validity,omitzero"`  // how long that paper is valid
	Receive    []Text        `json:"receive,omitempty"`  // how one may get it
	Appeal     Text          `json:"appeal,omitzero"`    // before whom a refusal is appealed, and until when
	LegalBasis Text          `json:"legal_basis,omitzero"`
	Related    []ServiceID   `json:"related,omitempty"`
	Sources    []string      `json:"sources,omitempty"`
	Examples   []Part        `json:"examples,omitempty"`   // the parts that the municipality has not confirmed
	Checked    time.Time     `json:"checked,omitzero"`     // when staff last checked it; zero: never
	CheckedBy  string        `json:"checked_by,omitempty"` // a post, never a person's name: „Деловодство“
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
