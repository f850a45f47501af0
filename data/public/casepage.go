package public

import (
	"net/http"
	"slices"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// caseView is a case in sentences.
type caseView struct {
	data.Case
	Now    phrases.CaseNow
	Events []termEvent
	Way    []wayPoint
	At     time.Time // of the answer

	Letters *lettersForm // nil: none is offered

	language data.Language
}

// wayPoint is a stage that the case has reached.
type wayPoint struct {
	Name data.Text
	On   time.Time
}

// termEvent is something that happened to the term, in a sentence.
type termEvent struct {
	On     time.Time
	Says   string
	Reason string // as staff wrote it, in Bulgarian; empty: none is given
	Call   bool   // the reason is told to whoever calls
}

// showCase answers whoever knows the number. The answer has no address of its own, since
// a code is not for addresses: the switch of the language sends the form once more.
func (s *site) showCase(w http.ResponseWriter, r *http.Request, c data.Case) error {
	p := s.page(r, phrases.PublicCaseTitle)
	p.Path, p.Sent = "/p", typed(r, "number", "date", "code")
	p.View = s.caseView(r, p.Language, c)
	return s.show(w, http.StatusOK, "case", p)
}

// showSlip answers the holder of the slip with the token.
func (s *site) showSlip(w http.ResponseWriter, r *http.Request, c data.Case, t data.Token) error {
	p := s.page(r, phrases.PublicCaseTitle)
	p.Path = data.CasePath + string(t)
	v := s.caseView(r, p.Language, c)
	v.Letters = s.lettersFor(c, t)
	p.View = v
	return s.show(w, http.StatusOK, "case", p)
}

// caseView says where the case stands now. Words that cannot be read are the program's
// own.
func (s *site) caseView(r *http.Request, l data.Language, c data.Case) caseView {
	words, err := s.Catalogue.Stages(r.Context())
	if err != nil {
		s.report(r, err)
	}
	now := s.Clock()
	v := caseView{Case: c, Now: phrases.TellCase(l, words, c, now), At: now, language: l}
	for _, e := range wayOf(c) {
		v.Way = append(v.Way, wayPoint{phrases.StageWords(words, e.Stage).Name, e.On})
	}
	v.Events = v.events()
	return v
}

// wayOf is the stages of the case from its receipt on. Of a case that the office was told
// of later, or of which only the outline is shown, the first ones are not known, but the
// day of receipt is.
func wayOf(c data.Case) []data.StageEntry {
	if c.Received.IsZero() || len(c.Stages) > 0 && c.Stages[0].Stage == data.StageReceived {
		return c.Stages
	}
	return append([]data.StageEntry{{Stage: data.StageReceived, On: c.Received}}, c.Stages...)
}

// Day is a day in words.
func (v caseView) Day(t time.Time) string { return phrases.NearDay(v.language, t, v.At) }

func (v caseView) say(k phrases.Key, days ...time.Time) string {
	var words []any
	for _, day := range days {
		words = append(words, v.Day(day))
	}
	return phrases.Sentence(phrases.In(v.language, k, words...))
}

// events is what happened to the term, in order of time: none where it is as it was
// promised. A term that went on the same day did not stand still.
func (v caseView) events() (all []termEvent) {
	for _, e := range v.Extensions {
		all = append(all, termEvent{e.On, v.say(phrases.PublicCaseTermExtended, e.On, e.Until), e.Reason, e.Reason == ""})
	}
	for _, stop := range v.Stops() {
		if stop.Until.Equal(stop.Since) {
			continue
		}
		says := v.say(phrases.PublicCaseTermStands, stop.Since)
		if !stop.Until.IsZero() {
			says = v.say(phrases.PublicCaseTermStopped, stop.Since, stop.Until)
		}
		all = append(all, termEvent{On: stop.Since, Says: says})
	}
	for _, n := range v.Told {
		all = append(all, termEvent{On: n.On, Says: phrases.Sentence(phrases.CaseTold(v.language, n.How, v.Day(n.On)))})
	}
	slices.SortStableFunc(all, func(a, b termEvent) int { return a.On.Compare(b.On) })
	if !v.Promised.IsZero() && !v.Promised.Equal(v.Due) {
		all = append([]termEvent{{On: v.Received, Says: v.say(phrases.PublicCaseTermFirst, v.Promised)}}, all...)
	}
	return all
}
