package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// RulesDesk keeps how the town hall deals with what visitors tell it.
type RulesDesk interface {
	FeedbackRules(ctx context.Context) (data.FeedbackRules, error)
	// ChangeFeedbackRules is ErrUnchanged where they are so already, and ErrConflict where
	// they are not any more what was read.
	ChangeFeedbackRules(ctx context.Context, by string, read, now data.FeedbackRules) error
}

func (c *console) rulesRoutes(state sign) {
	state("GET /feedback/rules", only(data.FeedbackReader, data.Administrator), c.rules)
	state("POST /feedback/rules", only(data.Administrator), c.setRules)
}

// rulesForm is the rules as a form has them; what is no number comes back as it was
// entered.
type rulesForm struct {
	Terms                                            []termForm
	ReadCount, ReadUnit, Series                      string
	ContactDays, ContactMonths, WordsMonths          string
	Interval, Burst, Within, VotesSource, AsTheyWere string
	Rules                                            data.FeedbackRules // as they are, for whoever only reads them
}

type termForm struct {
	Kind                data.FeedbackKind
	Count, Unit, Source string
	Checked             bool
}

// Units are those in which the rules count.
func (rulesForm) Units() []data.Unit {
	return []data.Unit{data.InDays, data.InWorkdays, data.InWeeks, data.InMonths}
}

func rulesFormOf(rules data.FeedbackRules) rulesForm {
	number := strconv.Itoa
	f := rulesForm{
		ReadCount: number(rules.Read.Count), ReadUnit: string(rules.Read.Unit), Series: rules.Series,
		ContactDays: number(rules.Keep.ContactDays), ContactMonths: number(rules.Keep.ContactMonths), WordsMonths: number(rules.Keep.WordsMonths),
		Interval: number(int(rules.Votes.Interval / time.Second)), Burst: number(rules.Votes.Burst),
		Within: number(int(rules.Votes.Within / time.Minute)), VotesSource: rules.Votes.Source,
	}
	for _, kind := range data.FeedbackKinds()[1:] {
		t := rules.Term(kind)
		f.Terms = append(f.Terms, termForm{kind, number(t.Length.Count), string(t.Length.Unit), t.Source, t.Checked})
	}
	return f
}

// rules shows them. Asked for the usual ones, it fills those in and keeps nothing.
func (c *console) rules(w http.ResponseWriter, r *http.Request) error {
	now, err := c.Rules.FeedbackRules(r.Context())
	if err != nil {
		return fmt.Errorf("rules of feedback: %w", err)
	}
	f, said := rulesFormOf(now), c.told(r)
	if r.FormValue("usual") != "" {
		f, said = rulesFormOf(data.UsualFeedbackRules()), &message{Key: phrases.OfficeRulesUsualShown}
	}
	return c.showRules(w, r, f, outcome{status: http.StatusOK, message: said})
}

// showRules shows the form. What is saved from it was read now, also after a conflict:
// who saves again has seen that there was one.
func (c *console) showRules(w http.ResponseWriter, r *http.Request, f rulesForm, o outcome) error {
	now, err := c.Rules.FeedbackRules(r.Context())
	if err != nil {
		return fmt.Errorf("rules of feedback: %w", err)
	}
	f.Rules = now
	if f.AsTheyWere == "" || o.status == http.StatusConflict {
		raw, err := json.Marshal(now)
		if err != nil {
			return fmt.Errorf("rules of feedback: %w", err)
		}
		f.AsTheyWere = string(raw)
	}
	p := c.page(r, "feedback", phrases.OfficeRules)
	p.Fields, p.Said, p.Called = "office.rules.field.", map[string]string{}, map[string]phrases.Key{}
	for i, problem := range o.problems {
		part, kind, of := strings.Cut(problem.Field, ".")
		if of { // a point begins a row elsewhere
			o.problems[i].Field = part + "_" + kind
			p.Called[part+"_"+kind] = phrases.Key("feedback.kind." + kind)
		}
		if key := wrongRule(part, problem.Reason); key != "" {
			p.Said[o.problems[i].Field] = phrases.In(p.Language, key)
		}
	}
	p.Problems, p.Message, p.View = o.problems, o.message, f
	return c.show(w, o.status, "rules", p)
}

// wrongRule says what the field takes; empty: the reason says it.
func wrongRule(field string, why data.Reason) phrases.Key {
	if why == data.TooLong {
		return ""
	}
	return map[string]phrases.Key{
		"term": phrases.OfficeRulesWrongLength, "read": phrases.OfficeRulesWrongLength, "source": phrases.OfficeRulesWrongSource,
		"series": phrases.OfficeRulesWrongSeries, "contact_days": phrases.OfficeRulesWrongDays, "contact_months": phrases.OfficeRulesWrongMonths,
		"words_months": phrases.OfficeRulesWrongMonths, "interval": phrases.OfficeRulesWrongInterval, "burst": phrases.OfficeRulesWrongBurst,
		"within": phrases.OfficeRulesWrongWithin,
	}[field]
}

// readRules is what the form says; what is no number is one that the rules refuse.
func readRules(r *http.Request) (f rulesForm, rules data.FeedbackRules) {
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	f = rulesForm{
		ReadCount: get("read"), ReadUnit: get("read_unit"), Series: get("series"),
		ContactDays: get("contact_days"), ContactMonths: get("contact_months"), WordsMonths: get("words_months"),
		Interval: get("interval"), Burst: get("burst"), Within: get("within"), VotesSource: get("votes_source"), AsTheyWere: get("as_they_were"),
	}
	for _, kind := range data.FeedbackKinds()[1:] {
		of := "_" + string(kind)
		t := termForm{kind, get("term" + of), get("unit" + of), get("source" + of), get("checked"+of) != ""}
		f.Terms = append(f.Terms, t)
		rules.Terms = append(rules.Terms, data.FeedbackTerm{Kind: kind, Length: lengthOf(t.Count, t.Unit), Source: t.Source, Checked: t.Checked})
	}
	rules.Read, rules.Series = lengthOf(f.ReadCount, f.ReadUnit), f.Series
	rules.Keep = data.FeedbackKept{ContactDays: numberOf(f.ContactDays, 366), ContactMonths: numberOf(f.ContactMonths, 120), WordsMonths: numberOf(f.WordsMonths, 120)}
	rules.Votes = data.VoteRules{
		Interval: time.Duration(numberOf(f.Interval, 3600)) * time.Second, Burst: numberOf(f.Burst, 1000),
		Within: time.Duration(numberOf(f.Within, 1440)) * time.Minute, Source: f.VotesSource,
	}
	return f, rules
}

// numberOf is the number, or -1 where it is none up to the most.
func numberOf(entered string, most int) int {
	n, err := strconv.Atoi(entered)
	if err != nil || n < 0 || n > most {
		return -1
	}
	return n
}

func lengthOf(count, unit string) data.Length {
	return data.Length{Count: numberOf(count, 366), Unit: data.Unit(unit)}
}

func (c *console) setRules(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f, now := readRules(r)
	var read data.FeedbackRules
	if json.Unmarshal([]byte(f.AsTheyWere), &read) != nil { // a form that was not ours: as if it was read long ago
		read = data.FeedbackRules{}
	}
	err := c.Rules.ChangeFeedbackRules(r.Context(), clerk(r.Context()).Name, read, now)
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showRules(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict):
		return c.showRules(w, r, f, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeRulesConflict, Failed: true}})
	case errors.Is(err, data.ErrUnchanged):
		return c.redirect(w, r, "/feedback/rules", message{Key: phrases.OfficeRulesSame})
	case err != nil:
		c.report(r, "rules of feedback not set", err)
		return c.showRules(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeRulesNotSaved, Failed: true}})
	}
	return c.redirect(w, r, "/feedback/rules", message{Key: phrases.OfficeRulesSaved})
}

// LengthWords is the length in words.
func (p page) LengthWords(l data.Length) string { return phrases.Length(p.Language, l) }

// TermUnchecked says of a term that nobody has compared what there is to compare it
// with: a law, or nothing. Empty: somebody has.
func (p page) TermUnchecked(checked bool, source string) string {
	switch {
	case checked:
		return ""
	case source == "":
		return phrases.In(p.Language, phrases.OfficeRulesProposed)
	default:
		return phrases.In(p.Language, phrases.OfficeRulesFromMemory)
	}
}

// VoteLimits says which ratings count.
func (p page) VoteLimits(r data.VoteRules) string {
	interval, burst, within := phrases.VoteLimits(p.Language, r)
	return phrases.In(p.Language, phrases.OfficeRulesLimits, interval, burst, within)
}

// ReckonedBy says by which rules a report was reckoned; empty: it does not say.
func (p page) ReckonedBy(r data.ReportRules) string { return phrases.ReckonedBy(p.Language, r) }
