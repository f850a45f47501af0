package handout

import (
	"fmt"
	"strings"

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
	return Checklist(s, town, d, l).PDF()
}

func (r *roll) checklist(s data.Service, town data.Town, d data.Department, l data.Language) error {
	r.text(style{size: large, bold: true, align: "C"}, town.Name.In(l))
	r.rule()
	r.text(style{size: large, bold: true, align: "L"}, s.Name.In(l))
	if s.Number != "" {
		r.text(style{size: normal, align: "L"}, phrases.In(l, phrases.ServiceNumber, s.Number))
	}
	documents(r, s, l)
	fees(r, s, l)
	terms(r, s, l)
	where(r, town, d, l)
	if town.Public != "" {
		if err := r.qr(town.Public.Service(s.ID)); err != nil {
			return fmt.Errorf("checklist of service %s: %w", s.ID, err)
		}
		r.text(style{size: normal, align: "C"}, phrases.In(l, phrases.PrintServiceMore))
		r.text(style{size: small, align: "C"}, town.Public.Service(s.ID))
	}
	if !s.Checked.IsZero() {
		r.text(style{size: small, align: "C"}, phrases.In(l, phrases.Checked, phrases.Date(l, s.Checked)))
	}
	return nil
}

// A column takes the parts of a service, one below the other: a roll, or the pages
// of a brochure.
type column interface {
	text(s style, words string) // a paragraph; empty words add nothing
	tick(words string)          // a paragraph behind a box to tick
	space(mm float64)
}

func heading(c column, l data.Language, k phrases.Key) {
	c.space(3)
	c.text(style{size: normal, bold: true, align: "L"}, phrases.In(l, k))
	c.space(1)
}

// mark says under a part that it is an example, and whose.
func mark(c column, l data.Language, example bool, sources ...string) {
	switch {
	case !example:
	case len(sources) == 0 || sources[0] == "":
		c.text(style{size: small, bold: true, align: "L"}, phrases.In(l, phrases.ExampleData))
	default:
		c.text(style{size: small, bold: true, align: "L"}, phrases.In(l, phrases.ExampleSource, strings.Join(phrases.SourcesIn(l, sources), "; ")))
	}
}

func documents(c column, s data.Service, l data.Language) {
	if len(s.Documents) == 0 {
		return
	}
	heading(c, l, phrases.Documents)
	for _, d := range s.Documents {
		if !d.Fetched {
			c.tick(bracketed(d.Text.In(l), phrases.KindName(l, d.Kind)))
		}
	}
	fetched(c, s, l)
	mark(c, l, s.IsExample(data.PartDocuments), s.Sources...)
}

// fetched lists without a box what nobody has to bring.
func fetched(c column, s data.Service, l data.Language) {
	first := true
	for _, d := range s.Documents {
		if !d.Fetched {
			continue
		}
		if first {
			c.text(style{size: normal, bold: true, align: "L"}, phrases.In(l, phrases.PrintFetched))
			first = false
		}
		c.text(style{size: normal, align: "L", indent: 5}, d.Text.In(l))
	}
}

// bracketed is the text with a remark, where there is one.
func bracketed(text, remark string) string {
	if remark == "" {
		return text
	}
	return text + " (" + remark + ")"
}

func fees(c column, s data.Service, l data.Language) {
	heading(c, l, phrases.Fee)
	plain := style{size: normal, align: "L"}
	c.text(plain, phrases.FeeNote(l, s.FeeNote))
	if len(s.Fees) == 0 && s.FeeNote == "" {
		c.text(plain, phrases.In(l, phrases.FeeUnknown))
	}
	feeRows(c, s, s.Fees, l)
	if len(s.Fees) == 0 && s.FeeNote != "" {
		mark(c, l, s.IsExample(data.PartFees), s.Sources...)
	}
}

// feeRows are some fees of the service, with the mark of those that are examples
// below all that one source published.
func feeRows(c column, s data.Service, fees []data.Fee, l data.Language) {
	for i, fee := range fees {
		c.text(style{size: normal, align: "L"}, colon(words(phrases.SpeedName(l, fee.Speed), fee.For.In(l)), phrases.Price(l, fee)))
		c.text(style{size: small, align: "L"}, phrases.TermText(l, fee.Note))
		if i+1 == len(fees) || fees[i+1].Source != fee.Source || fees[i+1].Example != fee.Example {
			mark(c, l, s.FeeIsExample(fee), fee.Source)
		}
	}
}

func terms(c column, s data.Service, l data.Language) {
	heading(c, l, phrases.Term)
	plain := style{size: normal, align: "L"}
	if len(s.Terms) == 0 {
		c.text(plain, phrases.In(l, phrases.TermUnknown))
		return
	}
	for _, term := range s.Terms {
		c.text(plain, colon(words(phrases.SpeedName(l, term.Speed), term.For.In(l)), phrases.TermText(l, term.Text)))
	}
	mark(c, l, s.IsExample(data.PartTerms), s.Sources...)
}

func where(c column, town data.Town, d data.Department, l data.Language) {
	heading(c, l, phrases.Where)
	plain := style{size: normal, align: "L"}
	c.text(plain, words(town.Counter.Name.In(l), town.Counter.Place.In(l)))
	if d.Phone != "" {
		c.text(plain, colon(d.Name.In(l), phrases.In(l, phrases.Phone)+" "+phrases.PhoneNumber(d.Phone)))
	}
	c.space(1)
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
	switch {
	case name == "":
		return value
	case value == "":
		return name
	default:
		return name + ": " + value
	}
}
