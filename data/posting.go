package data

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// PostingID names a posting for good.
type PostingID string

// BasisID names a legal basis.
type BasisID string

// LegalBasis is a provision by which something must be posted (правно основание).
type LegalBasis struct {
	ID        BasisID `json:"id"`
	Act       string  `json:"act"`                 // the provision: „АПК чл. 18а, ал. 10“
	Subject   string  `json:"subject"`             // what is posted
	Where     string  `json:"where,omitempty"`     // where and how, as the provision says
	Days      int     `json:"days,omitempty"`      // the least it hangs, the day of posting not counted; 0: whoever posts has to know
	Witnesses bool    `json:"witnesses,omitempty"` // two of them sign
	Unread    bool    `json:"unread,omitempty"`    // written down from memory, not from the text of the law
}

// Check says everything that is wrong with the basis, or nil.
func (b LegalBasis) Check() Problems {
	var p Problems
	p = checkLength(p, "act", b.Act, MaxNoticeTitle)
	p = checkLength(p, "subject", b.Subject, MaxNoticeBody)
	if b.Days < 0 || b.Days > MaxPostingDays {
		p = append(p, Problem{"days", BadFormat})
	}
	return p
}

// MaxPostingDays bounds how long a law may ask something to hang.
const MaxPostingDays = 366

// PublicPosting is a posting as the public sees it (поставено съобщение).
type PublicPosting struct {
	ID        PostingID `json:"id"`
	Number    string    `json:"number"` // of the register of postings: "7/2026"
	Act       string    `json:"act"`    // by which it hangs
	Document  string    `json:"document,omitempty"`
	For       string    `json:"for,omitempty"` // initials of the addressee
	Title     string    `json:"title"`
	Body      string    `json:"body"` // as it was typed, with its marks (data/markdown)
	Posted    time.Time `json:"posted"`
	NotBefore time.Time `json:"not_before"` // first moment at which it may be removed
	Until     time.Time `json:"until"`      // first moment at which it is hidden by itself; zero: when somebody removes it
}

// Posting is something that the law orders to be posted, from its draft to its
// removal. What hangs cannot be changed.
type Posting struct {
	ID        PostingID
	Number    string     // empty: it was not posted yet
	Basis     LegalBasis // as it was when the posting was saved
	Document  string     // number of what is served by it
	Addressee string     // full name, for staff only; empty: everybody
	Title     string
	Body      string
	Personal  bool     // carries personal data: hidden by itself at the first moment of removal
	Places    []string // where it hangs
	Days      int      // the least it hangs, the day of posting not counted
	NotBefore time.Time
	Posted    PostingAct
	Removed   PostingAct
	Revision  int // grows with each change; guards against overwriting
	ChangedBy string
	ChangedAt time.Time
}

// PostingAct is that somebody posted or removed it.
type PostingAct struct {
	At        time.Time `json:"at"`
	By        string    `json:"by"` // name and post
	Witnesses []string  `json:"witnesses,omitempty"`
	Reason    string    `json:"reason,omitempty"` // why it was removed before its time
}

// PostingState is where a posting stands.
type PostingState string

// The states of a posting.
const (
	PostingDraft   PostingState = "draft"
	PostingHangs   PostingState = "hangs"
	PostingDue     PostingState = "due" // hangs, and may be removed
	PostingRemoved PostingState = "removed"
)

// State is where the posting stands at the moment.
func (p Posting) State(now time.Time) PostingState {
	switch {
	case p.Posted.At.IsZero():
		return PostingDraft
	case !p.Removed.At.IsZero():
		return PostingRemoved
	case now.Before(p.NotBefore):
		return PostingHangs
	default:
		return PostingDue
	}
}

// Public is what the public sees of the posting while it hangs.
func (p Posting) Public() PublicPosting {
	public := PublicPosting{
		ID: p.ID, Number: p.Number, Act: p.Basis.Act, Document: p.Document, For: Initials(p.Addressee),
		Title: p.Title, Body: p.Body, Posted: p.Posted.At, NotBefore: p.NotBefore,
	}
	if p.Personal {
		public.Until = p.NotBefore
	}
	return public
}

// ShownAt reports whether the posting is on at the moment.
func (p PublicPosting) ShownAt(now time.Time) bool {
	return !now.Before(p.Posted) && (p.Until.IsZero() || now.Before(p.Until))
}

// Notice is the posting as a notice of the kiosk and the public pages: the words that
// the law asks for first.
func (p PublicPosting) Notice() Notice {
	var by []string
	for _, part := range []string{p.Act, "№ " + p.Number, p.Document, p.For} {
		if part != "" {
			by = append(by, part)
		}
	}
	return Notice{
		ID: NoticeID(p.ID), Version: 1, Title: p.Title, Body: strings.Join(by, " · ") + "\n\n" + p.Body,
		From: p.Posted, Until: p.Until, Permanent: p.Until.IsZero(),
	}
}

// NotBefore is the first moment at which what was posted may be removed: the day
// of posting is not counted, and a last day that is off makes the next working day
// the last one (ГПК чл. 60).
func NotBefore(posted time.Time, days int, off func(day time.Time) bool) time.Time {
	y, m, d := posted.In(Sofia()).Date()
	last := time.Date(y, m, d+days, 0, 0, 0, 0, Sofia())
	for n := 0; off(last) && n < MaxPostingDays; n++ {
		last = last.AddDate(0, 0, 1)
	}
	return last.AddDate(0, 0, 1)
}

// Check says everything that keeps the posting from being posted, or nil.
func (p Posting) Check() Problems {
	var problems Problems
	if p.Basis.ID == "" {
		problems = append(problems, Problem{"basis", Missing})
	}
	problems = checkLength(problems, "document", p.Document, MaxNoticeTitle)
	problems = checkLength(problems, "title", p.Title, MaxNoticeTitle)
	problems = checkLength(problems, "body", p.Body, MaxNoticeBody)
	for _, text := range []struct{ field, words string }{{"title", p.Title}, {"body", p.Body}, {"document", p.Document}} {
		switch {
		case problems.Of(text.field) != "":
		case hasPersonalNumber(text.words) || hasPersonalNumber(unmarked(text.words)):
			problems = append(problems, Problem{text.field, PersonalNumber})
		case hasName(text.words, p.Addressee) || hasName(unmarked(text.words), p.Addressee):
			problems = append(problems, Problem{text.field, NamesAddressee})
		}
	}
	switch {
	case p.Days == 0:
		problems = append(problems, Problem{"days", Missing})
	case p.Days < p.Basis.Days:
		problems = append(problems, Problem{"days", TooShort})
	case p.Days < 0 || p.Days > MaxPostingDays:
		problems = append(problems, Problem{"days", BadFormat})
	}
	if len(p.Places) == 0 {
		problems = append(problems, Problem{"places", Missing})
	}
	return problems
}

// MaxPostedBefore is how long before its entry something can have been posted: an
// older date is a slip of the finger, and nobody can undo it.
const MaxPostedBefore = 7 * 24 * time.Hour

// CheckPosted says everything that is wrong with how it was posted.
func (p Posting) CheckPosted(a PostingAct, now time.Time) Problems {
	problems := append(p.Check(), p.checkAct(a, now)...)
	if !a.At.IsZero() && a.At.Before(now.Add(-MaxPostedBefore)) {
		problems = append(problems, Problem{"at", InThePast})
	}
	return problems
}

// CheckRemoved says everything that is wrong with how it was removed.
func (p Posting) CheckRemoved(a PostingAct, now time.Time) Problems {
	problems := p.checkAct(a, now)
	switch {
	case a.At.IsZero():
	case a.At.Before(p.Posted.At):
		problems = append(problems, Problem{"at", EndsBefore})
	case a.At.Before(p.NotBefore) && a.Reason == "":
		problems = append(problems, Problem{"reason", Missing})
	}
	return problems
}

func (p Posting) checkAct(a PostingAct, now time.Time) Problems {
	var problems Problems
	switch {
	case a.At.IsZero():
		problems = append(problems, Problem{"at", Missing})
	case a.At.After(now):
		problems = append(problems, Problem{"at", InTheFuture})
	}
	if a.By == "" {
		problems = append(problems, Problem{"by", Missing})
	}
	if p.Basis.Witnesses {
		problems = append(problems, checkWitnesses(a)...)
	}
	return problems
}

// checkWitnesses wants two people, neither of whom acted.
func checkWitnesses(a PostingAct) Problems {
	if len(a.Witnesses) < 2 {
		return Problems{{"witnesses", Missing}}
	}
	all := append([]string{a.By}, a.Witnesses...)
	for i := range all {
		name, _, _ := strings.Cut(all[i], ",") // their post comes after it
		all[i] = strings.ToLower(strings.Join(strings.Fields(name), " "))
	}
	slices.Sort(all)
	if len(slices.Compact(all)) < 3 {
		return Problems{{"witnesses", Taken}}
	}
	return nil
}

// notNames are words among names that are none.
var notNames = map[string]bool{
	"г": true, "н": true, "гн": true, "жа": true, "госпожа": true, "господин": true, "госпожица": true, "др": true, "д": true, "р": true,
	"доц": true, "проф": true, "инж": true, "арх": true, "адв": true, "и": true, "на": true, "наследници": true, "наследниците": true, "до": true,
	"ет": true, "еоод": true, "оод": true, "ад": true, "гр": true, "ул": true,
}

// names are the words of a name that are names.
func names(name string) (all []string) {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !notNames[strings.ToLower(word)] {
			all = append(all, word)
		}
	}
	return all
}

// Initials are the first letters of the names: „г-н Иван Петров“ is „И. П.“
func Initials(name string) string {
	var all []string
	for _, word := range names(name) {
		all = append(all, string(unicode.ToUpper([]rune(word)[0]))+".")
	}
	return strings.Join(all, " ")
}

// setting is what words can be set with (data/markdown): stars, and the brackets and
// the address of a link.
var setting = regexp.MustCompile(`\*|\[|\](?:\((?:[^\s()]|\([^\s()]*\))*\))?`)

// unmarked are the words as people read them, where „75**23**16“ is one number. It
// takes away whatever looks like a mark: to ask once too often harms nobody.
func unmarked(words string) string { return setting.ReplaceAllString(words, "") }

// hasName reports whether two names of the person stand in the words near each
// other, in whichever order.
func hasName(words, name string) bool {
	const near = 3
	parts := map[string]bool{}
	for _, n := range names(name) {
		parts[strings.ToLower(n)] = true
	}
	before, last := "", 0
	for i, word := range strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len([]rune(word)) < 2 || !parts[word] {
			continue
		}
		if before != "" && before != word && i-last <= near {
			return true
		}
		before, last = word, i
	}
	return false
}

// hasPersonalNumber reports whether ten digits stand in the words, also in groups,
// that are the number of a person (ЕГН), by their date and their check digit.
func hasPersonalNumber(words string) bool {
	var digits []byte
	for _, r := range words + "." {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, byte(r)) //nolint:gosec // a digit
		case (r == ' ' || r == '\u00a0' || r == '-') && len(digits) > 0: // a group goes on
		default:
			for i := range max(len(digits)-9, 0) {
				if isPersonalNumber(string(digits[i : i+10])) {
					return true
				}
			}
			digits = nil
		}
	}
	return false
}

// isPersonalNumber follows the regulation on civil registration: two digits of the
// year, of the month (plus 20 before 1900, plus 40 after 1999) and of the day,
// three of the order, and one that checks the others.
func isPersonalNumber(digits string) bool {
	if len(digits) != 10 {
		return false
	}
	var d [10]int
	for i := range d {
		d[i] = int(digits[i] - '0')
	}
	month, day := (d[2]*10+d[3])%20, d[4]*10+d[5]
	if month < 1 || month > 12 || d[2] > 5 || day < 1 || day > 31 {
		return false
	}
	sum := 0
	for i, weight := range [9]int{2, 4, 8, 5, 10, 9, 7, 3, 6} {
		sum += d[i] * weight
	}
	return sum%11%10 == d[9]
}
