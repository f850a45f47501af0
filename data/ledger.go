package data

import "time"

// MeasureKind says from what the figure of a promise comes (показател).
type MeasureKind string

// The measures. All but the first are computed each time from what happened.
const (
	MeasuredByHand  MeasureKind = "hand"         // somebody enters it, with the evidence
	MeasuredInTerm  MeasureKind = "in_term"      // cases that were answered within their term
	MeasuredTold    MeasureKind = "delays_told"  // delays of which the client was told
	MeasuredHeard   MeasureKind = "feedback"     // messages that somebody took within the term of the rules
	MeasuredContent MeasureKind = "satisfaction" // faces that were content
	MeasuredChecked MeasureKind = "catalogue"    // services that were checked within a year
	MeasuredBoards  MeasureKind = "boards"       // minutes of the opening hours in which a page hung on a board
	MeasuredKiosks  MeasureKind = "kiosks"       // minutes of the opening hours in which a kiosk could be used
	MeasuredWaiting MeasureKind = "waiting"      // people who waited no longer than they were to, as somebody counted
)

// Minutes reports whether the figure is one of minutes and not of people, cases or
// messages.
func (m MeasureKind) Minutes() bool { return m == MeasuredBoards || m == MeasuredKiosks }

// OfFaces reports whether the figure is that of those who touched a face: a sample.
func (m MeasureKind) OfFaces() bool { return m == MeasuredContent }

// MeasureKinds lists every measure.
func MeasureKinds() []MeasureKind {
	return []MeasureKind{
		MeasuredInTerm, MeasuredTold, MeasuredHeard, MeasuredContent, MeasuredChecked, MeasuredBoards, MeasuredKiosks, MeasuredWaiting,
		MeasuredByHand,
	}
}

// Commitment says how a promise of the charter is measured (ангажимент).
type Commitment struct {
	Promise     PromiseID
	Measure     MeasureKind
	Target      int    // percent at least; 0: none is set
	Source      string // who set the target
	Responsible string
	Minutes     int `json:",omitempty"` // that one waits at most, where that is the measure; 0: not set, and nothing is counted
}

// UsualMeasures are from what the promises of the Charter of Radomir are measured until
// the town says otherwise; the others are measured by hand. No target is set: the Charter
// names none.
func UsualMeasures() map[PromiseID]MeasureKind {
	return map[PromiseID]MeasureKind{
		"II.2.1": MeasuredChecked, // ясна, пълна и точна информация
		"II.2.2": MeasuredWaiting, // вътрешните стандарти за обслужване; колко е най-дългото чакане, казва общината
		"II.2.3": MeasuredBoards,  // информационни табла; електронното информационно табло
		"II.4.1": MeasuredKiosks,  // информация и услуги чрез множество различни канали
		"II.5.3": MeasuredInTerm,  // отговор в рамките на установените срокове
		"II.5.4": MeasuredTold,    // уведомяване при неспазване на срока
		"II.6.2": MeasuredHeard,   // регулярно прилагане на обратната връзка
		"II.7.3": MeasuredContent, // оценка за удовлетвореността на 6 месеца
	}
}

// Check says everything that keeps the commitment from being stored, or nil.
func (c Commitment) Check() error {
	p := checkNamed(nil, "measure", c.Measure, MeasureKinds())
	if c.Promise == "" {
		p = append(p, Problem{"promise", Missing})
	}
	if c.Target < 0 || c.Target > 100 {
		p = append(p, Problem{"target", BadFormat})
	}
	if c.Minutes < 0 || c.Minutes > longestWaiting {
		p = append(p, Problem{"minutes", BadFormat})
	}
	if c.Target > 0 {
		p = checkLength(p, "source", c.Source, 200)
	}
	if c.Responsible != "" {
		p = checkLength(p, "responsible", c.Responsible, mostOwner)
	}
	return p.asError()
}

// HandFigure is a figure of a promise that somebody entered, with its evidence.
type HandFigure struct {
	Promise  PromiseID
	Period   Period
	Of, N    int    // so many of so many
	Evidence string // where it comes from
	By       string
	At       time.Time
}

// Check says everything that keeps the figure from being stored, or nil.
func (f HandFigure) Check() error {
	var p Problems
	if f.N < 1 || f.N > 10_000_000 {
		p = append(p, Problem{"n", BadFormat})
	}
	if f.Of < 0 || f.Of > f.N {
		p = append(p, Problem{"of", BadFormat})
	}
	p = checkLength(p, "evidence", f.Evidence, 300)
	return p.asError()
}

// LedgerRow is a promise with how it was kept in a period.
type LedgerRow struct {
	Commitment
	Text      Text
	Value     Share // of N 0: nothing was to be measured
	Before    Share // in the period before
	YearAgo   Share // in the same period a year before; of a whole year that is Before
	Evidence  string
	Actions   int       // corrective actions that serve it
	Published time.Time // when a figure of it was published last; zero: none was
}

// TooFew reports whether the value is one of faces, of which there are too few to conclude
// anything. All else is counted whole, and holds however little there was.
func (r LedgerRow) TooFew() bool {
	return r.Measure.OfFaces() && r.Value.N > 0 && !r.Value.Concludes()
}

// Kept reports whether the target was met; known is false where there is none, nothing
// was measured, or too little.
func (r LedgerRow) Kept() (kept, known bool) {
	if r.Target == 0 || r.Value.N == 0 || r.TooFew() {
		return false, false
	}
	return r.Value.Of*100 >= r.Target*r.Value.N, true
}

// Trend is how the value moved since the period before, as Share.Against says.
func (r LedgerRow) Trend() int { return r.Value.Against(r.Before) }

// Report is what a town tells of a period: as it was published, it never changes.
type Report struct {
	Period   Period             `json:"period"`
	Opinion  Opinion            `json:"opinion"`
	Before   Tally              `json:"before"`   // the faces of the period before
	YearAgo  Tally              `json:"year_ago"` // of the same period a year before; of a whole year that is Before
	Ledger   []LedgerRow        `json:"ledger"`
	Expected []CharterBlock     `json:"expected"` // what the charter expects of citizens: it is told, and has no figures
	Actions  []CorrectiveAction `json:"actions"`
	Surveys  []SurveyResult     `json:"surveys,omitempty"` // that were on in the period
	Rules    ReportRules        `json:"rules,omitzero"`    // by which it was reckoned; of a report from before there were any: as usual

	// The names of what the opinion is about, as they were: what was published stays, also
	// where a service is renamed or gone.
	Services    map[ServiceID]Text    `json:"services"`
	Departments map[DepartmentID]Text `json:"departments"`
}

// Empty reports whether nothing happened of which the report could tell: nobody touched a
// face, wrote or answered a survey, and no promise has a figure of the period. How much of
// the catalogue was checked is no such figure: there always is one.
func (r Report) Empty() bool {
	for _, row := range r.Ledger {
		if row.Value.N > 0 && row.Measure != MeasuredChecked {
			return false
		}
	}
	for _, s := range r.Surveys {
		if s.All > 0 {
			return false
		}
	}
	return r.Opinion.All.N() == 0 && len(r.Opinion.Messages) == 0
}

// Earlier are the periods with which the report compares, each with its faces: the one
// before and, of a half-year, the same one a year before.
func (r Report) Earlier() []Comparison {
	all := []Comparison{{r.Period.Before(), r.Before}}
	if r.Period.YearAgo() != r.Period.Before() {
		all = append(all, Comparison{r.Period.YearAgo(), r.YearAgo})
	}
	return all
}

// ReportRules are those of the FeedbackRules by which a report is reckoned.
type ReportRules struct {
	Votes VoteRules `json:"votes"`
	Read  Length    `json:"read"`
}

// Comparison is an earlier period with its faces.
type Comparison struct {
	Period Period
	Tally  Tally
}

// PublishedReport is a report that somebody approved.
type PublishedReport struct {
	Report
	By string
	At time.Time
}
