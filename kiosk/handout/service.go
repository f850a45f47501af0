package handout

import (
	"fmt"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// ServicePDF draws the checklist of a service: what to bring with boxes to
// tick, what the office fetches itself, fees, terms, where and whom to call, and
// the QR code of its page. The fees are those it is given: of the day of
// printing, by data.Service.At.
// Whatever the municipality has not confirmed carries „Примерни данни“ and its
// source.
func ServicePDF(s data.Service, town data.Town, d data.Department, l data.Language) ([]byte, error) {
	made := s.Checked
	if made.IsZero() {
		made = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	r, err := newRoll(phrases.In(l, phrases.PrintServiceTitle), l, made)
	if err != nil {
		return nil, err
	}
	r.text(style{size: large, bold: true, align: "C"}, town.Name.In(l))
	r.rule()
	r.text(style{size: large, bold: true, align: "L"}, s.Name.In(l))
	if s.Number != "" {
		r.text(style{size: normal, align: "L"}, phrases.In(l, phrases.ServiceNumber, s.Number))
	}
	r.documents(s, l)
	r.fees(s, l)
	r.terms(s, l)
	r.where(town, d, l)
	if town.Public != "" {
		if err := r.qr(town.Public.Service(s.ID)); err != nil {
			return nil, fmt.Errorf("checklist of service %s: %w", s.ID, err)
		}
		r.text(style{size: normal, align: "C"}, phrases.In(l, phrases.PrintServiceMore))
		r.text(style{size: small, align: "C"}, town.Public.Service(s.ID))
	}
	if !s.Checked.IsZero() {
		r.text(style{size: small, align: "C"}, phrases.In(l, phrases.Checked, phrases.Date(l, s.Checked)))
	}
	return r.bytes()
}

func (r *roll) heading(l data.Language, k phrases.Key) {
	r.space(3)
	r.text(style{size: normal, bold: true, align: "L"}, phrases.In(l, k))
	r.space(1)
}

// mark says under a part that it is an example, and whose.
func (r *roll) mark(l data.Language, example bool, sources ...string) {
	switch {
	case !example:
	case len(sources) == 0 || sources[0] == "":
		r.text(style{size: small, bold: true, align: "L"}, phrases.In(l, phrases.ExampleData))
	default:
		r.text(style{size: small, bold: true, align: "L"}, phrases.In(l, phrases.ExampleSource, strings.Join(phrases.SourcesIn(l, sources), "; ")))
	}
}

func (r *roll) documents(s data.Service, l data.Language) {
	if len(s.Documents) == 0 {
		return
	}
	r.heading(l, phrases.Documents)
	for _, d := range s.Documents {
		if !d.Fetched {
			r.tick(bracketed(d.Text.In(l), phrases.KindName(l, d.Kind)))
		}
	}
	r.fetched(s, l)
	r.mark(l, s.IsExample(data.PartDocuments), s.Sources...)
}

// fetched lists without a box what nobody has to bring.
func (r *roll) fetched(s data.Service, l data.Language) {
	first := true
	for _, d := range s.Documents {
		if !d.Fetched {
			continue
		}
		if first {
			r.text(style{size: normal, bold: true, align: "L"}, phrases.In(l, phrases.PrintFetched))
			first = false
		}
		r.text(style{size: normal, align: "L", indent: 5}, d.Text.In(l))
	}
}

// bracketed is the text with a remark, where there is one.
func bracketed(text, remark string) string {
	if remark == "" {
		return text
	}
	return text + " (" + remark + ")"
}

func (r *roll) fees(s data.Service, l data.Language) {
	r.heading(l, phrases.Fee)
	plain := style{size: normal, align: "L"}
	r.text(plain, phrases.FeeNote(l, s.FeeNote))
	if len(s.Fees) == 0 && s.FeeNote == "" {
		r.text(plain, phrases.In(l, phrases.FeeUnknown))
	}
	for i, fee := range s.Fees {
		r.text(plain, colon(words(phrases.SpeedName(l, fee.Speed), fee.For.In(l)), phrases.Price(l, fee)))
		r.text(style{size: small, align: "L"}, phrases.TermText(l, fee.Note))
		if i+1 == len(s.Fees) || s.Fees[i+1].Source != fee.Source || s.Fees[i+1].Example != fee.Example {
			r.mark(l, s.FeeIsExample(fee), fee.Source)
		}
	}
	if len(s.Fees) == 0 && s.FeeNote != "" {
		r.mark(l, s.IsExample(data.PartFees), s.Sources...)
	}
}

func (r *roll) terms(s data.Service, l data.Language) {
	r.heading(l, phrases.Term)
	plain := style{size: normal, align: "L"}
	if len(s.Terms) == 0 {
		r.text(plain, phrases.In(l, phrases.TermUnknown))
		return
	}
	for _, term := range s.Terms {
		r.text(plain, colon(words(phrases.SpeedName(l, term.Speed), term.For.In(l)), phrases.TermText(l, term.Text)))
	}
	r.mark(l, s.IsExample(data.PartTerms), s.Sources...)
}

func (r *roll) where(town data.Town, d data.Department, l data.Language) {
	r.heading(l, phrases.Where)
	plain := style{size: normal, align: "L"}
	r.text(plain, words(town.Counter.Name.In(l), town.Counter.Place.In(l)))
	if d.Phone != "" {
		r.text(plain, colon(d.Name.In(l), phrases.In(l, phrases.Phone)+" "+phrases.PhoneNumber(d.Phone)))
	}
	r.space(1)
}

// words joins what is not empty with commas.
func words(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ", ")
}

func colon(name, value string) string {
	if name == "" {
		return value
	}
	return name + ": " + value
}
