package data

import (
	"slices"
	"strings"
	"time"
)

// CaseID names a case inside the office; it never leaves it.
type CaseID string

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

// StopsClock reports whether the term stands still in the stage (срокът е спрян).
func (s Stage) StopsClock() bool { return s == StageDocuments }

// Case is a registered request (преписка) as its holder may see it. It names no
// person and no document.
type Case struct {
	Number     CaseNumber    `json:"number"`
	Received   time.Time     `json:"received"` // a day in Europe/Sofia
	Service    Text          `json:"service"`  // its name; empty: none given
	Speed      Speed         `json:"speed,omitempty"`
	Department Text          `json:"department"`
	Phone      Phone         `json:"phone"`
	Promised   time.Time     `json:"promised,omitzero"` // the day by which it was due at first; zero: not known
	Due        time.Time     `json:"due,omitzero"`      // the day by which it is due as things stand; zero: not known
	Extensions []Extension   `json:"extensions,omitempty"`
	Stages     []StageEntry  `json:"stages"`           // in order of time, at least one
	Told       []DelayNotice `json:"told,omitempty"`   // in order of time
	Answer     bool          `json:"answer,omitempty"` // to what somebody said: nothing is made ready or handed over
}

// Extension is a longer term (удължен срок).
type Extension struct {
	On     time.Time `json:"on"` // when it was decided, a day in Europe/Sofia
	Until  time.Time `json:"until"`
	Reason string    `json:"reason"`
}

// NoticeMeans is how somebody was told.
type NoticeMeans string

// The means that a town hall has.
const (
	ByPhone    NoticeMeans = "phone"
	ByEmail    NoticeMeans = "email"
	ByPost     NoticeMeans = "post"
	InPerson   NoticeMeans = "person"
	ByDelivery NoticeMeans = "delivery" // Системата за сигурно електронно връчване
)

// NoticeMeanses lists every means.
func NoticeMeanses() []NoticeMeans {
	return []NoticeMeans{ByPhone, ByEmail, ByPost, InPerson, ByDelivery}
}

// DelayNotice says that the client was told that the term will not be kept, as the
// Charter promises (II.5: „уведомяване на клиента при неспазване на срока“).
type DelayNotice struct {
	On  time.Time   `json:"on"` // a day in Europe/Sofia
	How NoticeMeans `json:"how"`
	By  string      `json:"-"` // who of the staff; for staff alone

	// Extensions is how many of the extensions it told of, the first ones: one that is
	// decided later on the same day is not among them.
	Extensions int `json:"-"`
}

// Check says everything that keeps the notice from being stored, or nil.
func (n DelayNotice) Check() error {
	var p Problems
	if n.On.IsZero() {
		p = append(p, Problem{"told_on", Missing})
	}
	if !slices.Contains(NoticeMeanses(), n.How) {
		p = append(p, Problem{"told_how", Missing})
	}
	p = checkLength(p, "told_by", n.By, 100)
	return p.asError()
}

// Stage is where the case stands now.
func (c Case) Stage() Stage {
	if len(c.Stages) == 0 {
		return StageReceived
	}
	return c.Stages[len(c.Stages)-1].Stage
}

// Closed is the day on which the case ended; zero: it is open.
func (c Case) Closed() time.Time {
	if len(c.Stages) == 0 || !c.Stage().Final() {
		return time.Time{}
	}
	return c.Stages[len(c.Stages)-1].On
}

// Stop is a time in which the term stood still.
type Stop struct {
	Since, Until time.Time // days; Until zero: it stands still
}

// Stops are the times in which the term stood still, in their order.
func (c Case) Stops() (stops []Stop) {
	for i, e := range c.Stages {
		switch last := len(stops) - 1; {
		case !e.Stage.StopsClock():
			if last >= 0 && stops[last].Until.IsZero() {
				stops[last].Until = e.On
			}
		case i == 0 || !c.Stages[i-1].Stage.StopsClock():
			stops = append(stops, Stop{Since: e.On})
		}
	}
	return stops
}

// Running reports whether the town hall has still something to do within a term.
func (c Case) Running() bool {
	s := c.Stage()
	return !s.Final() && !s.StopsClock() && s != StageReady
}

// Delayable reports whether the case may still be late one day: whoever waits for it has
// something to hear of.
func (c Case) Delayable() bool { return c.Running() || c.Stage().StopsClock() }

// Late reports whether the case is past its day at the moment. It is reckoned and
// never written down.
func (c Case) Late(now time.Time) bool {
	return c.Running() && !c.Due.IsZero() && !now.Before(dayAfter(c.Due))
}

// DelayedSince is the day of what the client has to be told of: the last extension, or
// the first day past the term; zero: there is nothing, or it was told.
func (c Case) DelayedSince(now time.Time) (day time.Time) {
	var told DelayNotice
	if n := len(c.Told); n > 0 {
		told = c.Told[n-1]
	}
	if n := len(c.Extensions); c.Closed().IsZero() && n > told.Extensions {
		day = c.Extensions[n-1].On
	}
	if late := dayAfter(c.Due); c.Late(now) && told.On.Before(late) && late.After(day) {
		day = late
	}
	return day
}

// Decided is how many of the extensions were decided by the day, up to the last of them.
func (c Case) Decided(by time.Time) int {
	n := len(c.Extensions)
	for n > 0 && c.Extensions[n-1].On.After(by) {
		n--
	}
	return n
}

func dayAfter(day time.Time) time.Time {
	day = day.In(Sofia())
	return time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, 0, Sofia())
}

// Registration is what a clerk or an import says about a case.
type Registration struct {
	Number     CaseNumber
	Received   time.Time // a day in Europe/Sofia
	Service    ServiceID // empty: none given
	Speed      Speed
	Department DepartmentID // empty: the service's
	Stage      Stage
	On         time.Time // when the stage was reached; zero: on receipt, or by the day the office is told
	Due        time.Time // as somebody says it; zero: reckoned from the service's term
	Extended   time.Time // the new day of StageExtended; zero: not extended
	Reason     string    // why it was extended
}

// Check says everything that keeps the registration from being stored, or nil.
func (r Registration) Check() error {
	var p Problems
	p = checkLength(p, "number", r.Number.Key(), 40)
	if r.Number.namesPerson() {
		p = append(p, Problem{"number", PersonalNumber})
	}
	if r.Received.IsZero() {
		p = append(p, Problem{"received", Missing})
	}
	if !slices.Contains(Stages(), r.Stage) {
		p = append(p, Problem{"stage", UnknownName})
	}
	if r.Speed != "" && !slices.Contains(Speeds(), r.Speed) {
		p = append(p, Problem{"speed", UnknownName})
	}
	if !r.Due.IsZero() && r.Due.Before(r.Received) {
		p = append(p, Problem{"due", EndsBefore})
	}
	if !r.On.IsZero() && r.On.Before(r.Received) {
		p = append(p, Problem{"on", EndsBefore})
	}
	if r.Stage == StageExtended || !r.Extended.IsZero() || r.Reason != "" {
		p = append(p, checkExtension(r.Extended, r.Reason, r.Due)...)
	}
	return p.asError()
}

// Check says everything that keeps the extension from being stored, or nil. The case
// was due on the day; zero: that is not known.
func (e Extension) Check(due time.Time) error {
	p := checkExtension(e.Until, e.Reason, due)
	if e.On.IsZero() {
		p = append(p, Problem{"extended_on", Missing})
	}
	return p.asError()
}

func checkExtension(until time.Time, reason string, due time.Time) (p Problems) {
	switch {
	case until.IsZero():
		p = append(p, Problem{"extended", Missing})
	case !due.IsZero() && !until.After(due):
		p = append(p, Problem{"extended", EndsBefore})
	}
	if hasPersonalNumber(reason) { // its holder is not the only one who may see it
		return append(p, Problem{"delay_reason", PersonalNumber})
	}
	return checkLength(p, "delay_reason", reason, 300)
}

// CaseAnswer is a case with what its holder needs to follow it.
type CaseAnswer struct {
	Case Case `json:"case"`
	Slip Slip `json:"slip"`
}

// Slip is the paper with which a visitor follows a case (талон). It carries no
// name, no subject and no personal number.
type Slip struct {
	Number   CaseNumber  `json:"number"`
	Received time.Time   `json:"received"`
	Code     AccessCode  `json:"code"`    // empty: the number was merely typed
	Address  string      `json:"address"` // of the page that the QR opens
	Phone    Phone       `json:"phone"`
	Town     Text        `json:"town"`
	Lookup   LookupDepth `json:"lookup,omitempty"`   // what opens a case, so that the slip says nothing else
	Counter  Counter     `json:"counter,omitzero"`   // where to come; see Comes
	Hours    Hours       `json:"hours,omitzero"`     // when to come
	AnswerBy time.Time   `json:"answer_by,omitzero"` // the day by which somebody is answered; zero: nobody waits for that; see CaseAnswer.Paper
}

// PlainSlip is the slip for a number that somebody merely typed. It has no code and
// no token: its address is that of the page where anybody looks a case up.
func PlainSlip(number CaseNumber, received time.Time, phone Phone, t Town) Slip {
	s := Slip{Number: number, Received: received, Phone: phone, Town: t.Name}
	if t.Public != "" {
		s.Address = t.Public.CaseLookup()
	}
	return s
}

// Comes is the slip that also says where and when the desk receives people.
func (s Slip) Comes(desk Department) Slip {
	s.Counter, s.Hours = desk.Counter, desk.Hours
	return s
}

// Paper is the slip as it is printed: it says where and when the desk receives people. To
// be answered nobody has to come, so that the slip of an answer says until when it comes.
func (a CaseAnswer) Paper(desk Department) Slip {
	if !a.Case.Answer {
		return a.Slip.Comes(desk)
	}
	s := a.Slip
	if a.Case.Closed().IsZero() {
		s.AnswerBy = a.Case.Due
	}
	return s
}

// Opinion is the address at which the holder says how it went. It is the same on every
// slip, and names no case; empty: there are no public pages.
func (s Slip) Opinion() string {
	at := strings.LastIndex(s.Address, strings.TrimSuffix(CasePath, "/"))
	if at <= 0 {
		return ""
	}
	return PublicAddress(s.Address[:at]).Feedback(ViaSlip)
}

// TellsToken reports whether the slip's address opens the case by itself.
func (s Slip) TellsToken() bool {
	at := strings.LastIndex(s.Address, CasePath)
	if at < 0 {
		return false
	}
	_, is := ParseToken(s.Address[at+len(CasePath):])
	return is
}
