package data

import (
	"strings"
	"time"
	"unicode"
)

// CaseID names a case inside the office; it never leaves it.
type CaseID string

// CaseNumber is an incoming number without its date, as the registry writes it
// (входящ номер): 94-00-1287.
type CaseNumber string

// lookAlikes are the Latin letters that a keyboard in the wrong language types
// for Cyrillic ones that look the same.
var lookAlikes = strings.NewReplacer(
	"A", "А", "B", "В", "C", "С", "E", "Е", "H", "Н", "K", "К", "M", "М", "O", "О", "P", "Р", "T", "Т", "X", "Х", "Y", "У",
	"–", "-", "—", "-", "‑", "-", "−", "-", "№", "", " ", "", "\u00a0", "",
)

// Key is the number as it is compared: capitals, one kind of dash, no spaces,
// and Cyrillic where Latin letters look the same.
func (n CaseNumber) Key() string { return lookAlikes.Replace(strings.ToUpper(string(n))) }

// LooseKey is the number as it is looked up: its letters and digits only,
// because visitors leave out the dashes. Different numbers may share it.
func (n CaseNumber) LooseKey() string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, n.Key())
}

// Stage is where a case stands (етап).
type Stage string

// The stages of a case, in the words of the domain notes §2.3.
const (
	StageReceived   Stage = "received"  // Приета
	StageAssigned   Stage = "assigned"  // Насочена към звено
	StageInProgress Stage = "progress"  // В работа
	StageDocuments  Stage = "documents" // Чака допълнителни документи (срокът е спрян)
	StageOpinion    Stage = "opinion"   // Чака становище от друг орган
	StageExtended   Stage = "extended"  // Удължен срок
	StageReady      Stage = "ready"     // Готова за получаване
	StageDelivered  Stage = "delivered" // Връчена/Изпратена
	StageRefused    Stage = "refused"   // Отказ (с акт)
	StageEnded      Stage = "ended"     // Прекратена
	StageForwarded  Stage = "forwarded" // Препратена по компетентност
)

// Stages lists every stage in the usual order.
func Stages() []Stage {
	return []Stage{
		StageReceived, StageAssigned, StageInProgress, StageDocuments, StageOpinion, StageExtended,
		StageReady, StageDelivered, StageRefused, StageEnded, StageForwarded,
	}
}

// Final reports whether nothing comes after the stage.
func (s Stage) Final() bool {
	switch s {
	case StageDelivered, StageRefused, StageEnded, StageForwarded:
		return true
	default:
		return false
	}
}

// StageEntry is a stage that the case has reached.
type StageEntry struct {
	Stage Stage     `json:"stage"`
	On    time.Time `json:"on"` // a day in Europe/Sofia
}

// Case is a registered request (преписка) as its holder may see it. It names no
// person and no document.
type Case struct {
	Number     CaseNumber   `json:"number"`
	Received   time.Time    `json:"received"` // a day in Europe/Sofia
	Service    Text         `json:"service"`  // its name; empty: none given
	Department Text         `json:"department"`
	Phone      Phone        `json:"phone"`
	Due        time.Time    `json:"due,omitzero"`      // zero: not known
	Extended   time.Time    `json:"extended,omitzero"` // the new day; zero: not extended
	Reason     string       `json:"reason,omitempty"`  // why it was extended
	Stages     []StageEntry `json:"stages"`            // in order of time, at least one
}

// Stage is where the case stands now.
func (c Case) Stage() Stage {
	if len(c.Stages) == 0 {
		return StageReceived
	}
	return c.Stages[len(c.Stages)-1].Stage
}

// Registration is what a clerk or an import says about a case.
type Registration struct {
	Number   CaseNumber
	Received time.Time // a day in Europe/Sofia
	Service  ServiceID // empty: none given
	Stage    Stage
	On       time.Time // when the stage was reached; zero: the day it was received
	Due      time.Time // zero: not known
}

// Check says everything that keeps the registration from being stored, or nil.
func (r Registration) Check() error {
	var p Problems
	p = checkLength(p, "number", r.Number.Key(), 40)
	if r.Received.IsZero() {
		p = append(p, Problem{"received", Missing})
	}
	known := false
	for _, stage := range Stages() {
		known = known || stage == r.Stage
	}
	if !known {
		p = append(p, Problem{"stage", UnknownName})
	}
	if !r.Due.IsZero() && r.Due.Before(r.Received) {
		p = append(p, Problem{"due", EndsBefore})
	}
	if !r.On.IsZero() && r.On.Before(r.Received) {
		p = append(p, Problem{"on", EndsBefore})
	}
	if p != nil {
		return p
	}
	return nil
}

// CaseAnswer is a case with what its holder needs to follow it.
type CaseAnswer struct {
	Case Case `json:"case"`
	Slip Slip `json:"slip"`
}

// Slip is the paper with which a visitor follows a case (талон). It carries no
// name, no subject and no personal number.
type Slip struct {
	Number   CaseNumber `json:"number"`
	Received time.Time  `json:"received"`
	Code     AccessCode `json:"code"`
	Address  string     `json:"address"` // of the page that the QR opens
	Phone    Phone      `json:"phone"`
	Town     Text       `json:"town"`
}
