package public

import (
	"net/http"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// caseView is a case in sentences.
type caseView struct {
	data.Case
	Now    phrases.CaseNow
	Events []phrases.CaseEvent
	Way    []wayPoint
	At     time.Time // of the answer

	About   data.ServiceID // of the case, to say something about it; empty: it is not known
	BySlip  bool           // the slip's code led here, and leads on to where one says how it was
	Letters *lettersForm   // nil: none is offered

	language data.Language
}

// wayPoint is a stage that the case has reached.
type wayPoint struct {
	Name data.Text
	On   time.Time
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
	v.Letters, v.BySlip = s.lettersFor(c, t), true
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
	v := caseView{Case: c, Now: phrases.TellCase(l, words, c, now), Events: phrases.CaseEvents(l, c, now), At: now, About: s.serviceOf(r, c), language: l}
	for _, e := range wayOf(c) {
		v.Way = append(v.Way, wayPoint{phrases.CaseStageWords(words, c, e.Stage).Name, e.On})
	}
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
