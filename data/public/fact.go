package public

import (
	"slices"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// fact is a part of a service that is said in a few sentences.
type fact struct {
	Page    page
	Key     string // of its heading
	Texts   []data.Text
	Example bool
}

// Facts are those of the parts of the page's service of which something is
// known, in their order.
func (p page) Facts(parts ...data.Part) []fact {
	v, ok := p.View.(serviceView)
	if !ok {
		return nil
	}
	var facts []fact
	for _, part := range parts {
		key, texts := factOf(v.Service, part)
		texts = slices.DeleteFunc(slices.Clone(texts), func(t data.Text) bool { return t.BG == "" })
		if len(texts) > 0 {
			facts = append(facts, fact{p, string(key), texts, v.IsExample(part)})
		}
	}
	return facts
}

// factOf is the heading and the sentences of the part; none of one that is no
// sentence.
func factOf(s data.Service, part data.Part) (phrases.Key, []data.Text) {
	switch part {
	case data.PartApplicants:
		return phrases.Applicants, []data.Text{s.Applicants}
	case data.PartApply:
		return phrases.Apply, s.Apply
	case data.PartReceive:
		return phrases.Receive, s.Receive
	case data.PartOutcome:
		return phrases.Outcome, []data.Text{s.Outcome}
	case data.PartValidity:
		return phrases.Validity, []data.Text{s.Validity}
	case data.PartAppeal:
		return phrases.Appeal, []data.Text{s.Appeal}
	case data.PartLegalBasis:
		return phrases.LegalBasis, []data.Text{s.LegalBasis}
	default:
		return "", nil
	}
}

// Kind is in which form a document is brought.
func (p page) Kind(k data.RequirementKind) string { return phrases.KindName(p.Language, k) }
