package data

import (
	"slices"
	"strconv"
	"unicode/utf8"
)

// FeedbackRules is how the town hall deals with what visitors tell it. A town changes
// them; what the law says has its source, and is to be checked where nobody did.
type FeedbackRules struct {
	Votes  VoteRules      `json:"votes"`
	Read   Length         `json:"read"`   // within which somebody answers for a message
	Terms  []FeedbackTerm `json:"terms"`  // of the messages whose writer wants an answer, one for each kind that has words
	Series string         `json:"series"` // what their incoming numbers begin with: „ОВ“ of ОВ-12
	Keep   FeedbackKept   `json:"keep"`
}

// FeedbackTerm is how soon a message of the kind is answered.
type FeedbackTerm struct {
	Kind    FeedbackKind `json:"kind"`
	Length  Length       `json:"length"`
	Source  string       `json:"source"`  // of the law, or of the town hall's own rules
	Checked bool         `json:"checked"` // somebody of the town hall has compared it with its source
}

// FeedbackKept is how long is kept what visitors wrote.
type FeedbackKept struct {
	ContactDays   int `json:"contact_days"`   // after the reply
	ContactMonths int `json:"contact_months"` // after it came, at most, replied or not
	WordsMonths   int `json:"words_months"`
}

// UsualFeedbackRules are those until a town has its own. The terms of suggestions and
// of signals are those of the Administrative Procedure Code (АПК, чл. 118 и 121) as far
// as is known here, and so nobody has checked them; how long things are kept is our own
// proposal.
func UsualFeedbackRules() FeedbackRules {
	own, months := Length{14, InDays}, Length{2, InMonths} // the first as of АПК, чл. 57, ал. 1
	return FeedbackRules{
		Votes: UsualVoteRules(),
		Read:  own,
		Terms: []FeedbackTerm{
			{Kind: KindSuggestion, Length: months, Source: "АПК, чл. 118"},
			{Kind: KindComment, Length: own},
			{Kind: KindPraise, Length: own},
			{Kind: KindComplaint, Length: months, Source: "АПК, чл. 121"},
			{Kind: KindBreach, Length: months, Source: "АПК, чл. 121"},
		},
		Series: "ОВ",
		Keep:   FeedbackKept{ContactDays: 30, ContactMonths: 6, WordsMonths: 24},
	}
}

// Term is how soon a message of the kind is answered.
func (r FeedbackRules) Term(kind FeedbackKind) FeedbackTerm {
	i := slices.IndexFunc(r.Terms, func(t FeedbackTerm) bool { return t.Kind == kind })
	if i < 0 {
		return FeedbackTerm{Kind: kind, Length: r.Read}
	}
	return r.Terms[i]
}

// OfReport are those by which a report is reckoned.
func (r FeedbackRules) OfReport() ReportRules { return ReportRules{r.Votes, r.Read} }

// Number is the incoming number of the nth message of the year whose writer wants an
// answer, counted from 1.
func (r FeedbackRules) Number(n int) CaseNumber {
	return CaseNumber(r.Series + "-" + strconv.Itoa(n))
}

// The longest series of numbers, in characters, and the bounds of what is kept.
const (
	mostSeries      = 8
	mostKeptDays    = 366
	mostKeptMonths  = 120
	mostTermLength  = 366
	mostVotesWithin = 1000
	mostRulesSource = 200
)

// Check says everything that keeps the rules from being stored, or nil. The field of a
// term is "term." and its kind, that of its source "source." and its kind.
func (r FeedbackRules) Check() error {
	p := checkTermLength(nil, "read", r.Read)
	for _, kind := range FeedbackKinds() {
		if kind != KindRating {
			p = r.Term(kind).check(p)
		}
	}
	if n, _, ok := ParseCaseNumber(string(r.Number(1))); !ok || n != r.Number(1) || r.Series == "" || utf8.RuneCountInString(r.Series) > mostSeries {
		p = append(p, Problem{"series", BadFormat})
	}
	p = checkBetween(p, "contact_days", r.Keep.ContactDays, mostKeptDays)
	p = checkBetween(p, "contact_months", r.Keep.ContactMonths, mostKeptMonths)
	p = checkBetween(p, "words_months", r.Keep.WordsMonths, mostKeptMonths)
	p = checkBetween(p, "burst", r.Votes.Burst, mostVotesWithin)
	if r.Votes.Interval < 0 {
		p = append(p, Problem{"interval", BadFormat})
	}
	if r.Votes.Within <= 0 {
		p = append(p, Problem{"within", BadFormat})
	}
	if r.Votes.Source != "" {
		p = checkLength(p, "votes_source", r.Votes.Source, mostRulesSource)
	}
	return p.asError()
}

// check wants a source of what somebody has compared with it.
func (t FeedbackTerm) check(p Problems) Problems {
	p = checkTermLength(p, "term."+string(t.Kind), t.Length)
	if t.Checked || t.Source != "" {
		p = checkLength(p, "source."+string(t.Kind), t.Source, mostRulesSource)
	}
	return p
}

func checkTermLength(p Problems, field string, l Length) Problems {
	units := []Unit{InDays, InWorkdays, InWeeks, InMonths}
	if !slices.Contains(units, l.Unit) || l.Count < 1 || l.Count > mostTermLength {
		return append(p, Problem{field, BadFormat})
	}
	return p
}

// checkBetween wants a number from 1 to the most.
func checkBetween(p Problems, field string, n, most int) Problems {
	if n < 1 || n > most {
		return append(p, Problem{field, BadFormat})
	}
	return p
}
