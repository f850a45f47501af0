package handout

import (
	"fmt"
	"slices"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// BrochurePDF draws the brochure of a service: A4 sheets to be printed on both sides,
// flipped on the short edge, and folded once. Outside stand its name, where to go,
// whom to call, when to come and the QR code of its page; inside everything that is
// known of it. What a day changes is as on that day, with the fees that are to come.
// A service that the content does not have is data.ErrNotFound.
func BrochurePDF(c data.Content, id data.ServiceID, l data.Language, day time.Time) ([]byte, error) {
	i := slices.IndexFunc(c.Services, func(s data.Service) bool { return s.ID == id })
	if i < 0 {
		return nil, fmt.Errorf("brochure of service %s: %w", id, data.ErrNotFound)
	}
	year, month, date := day.In(data.Sofia()).Date()
	pages, err := newBooklet(phrases.In(l, phrases.HandoutBrochure), l, time.Date(year, month, date, 0, 0, 0, 0, time.UTC))
	if err != nil {
		return nil, err
	}
	b := &brochure{pages, c, c.Services[i], day}
	if err := b.cover(); err != nil {
		return nil, fmt.Errorf("brochure of service %s: %w", id, err)
	}
	b.turn()
	b.inside()
	return b.bytes()
}

// brochure is the booklet of a service on a day.
type brochure struct {
	*booklet

	content data.Content
	service data.Service
	day     time.Time
}

// say is the phrase in the brochure's language.
func (b *brochure) say(k phrases.Key, args ...any) string { return phrases.In(b.l, k, args...) }

// cover is what one needs to come.
func (b *brochure) cover() error {
	s, town := b.service, b.content.Town
	b.text(style{size: large, bold: true, align: "C"}, town.Name.In(b.l))
	b.rule()
	b.space(6)
	b.title(s.Name.In(b.l))
	if s.Number != "" {
		b.space(3)
		b.text(style{size: large, align: "L"}, b.say(phrases.ServiceNumber, s.Number))
	}
	b.space(3)
	b.text(style{size: large, align: "L"}, b.say(phrases.HandoutBrochureAbout))
	if b.examples() {
		b.text(style{size: small, bold: true, align: "L"}, b.say(phrases.ExampleData))
	}
	b.space(5)
	b.down(92)
	b.reached()
	if town.Public == "" {
		return nil
	}
	b.space(4)
	return b.code(town.Public.Service(s.ID))
}

// title is the name, as large as it fits well.
func (b *brochure) title(name string) {
	const highest = 48.0 // mm
	for _, size := range []float64{24, 20, 17, 15} {
		s := style{size: size, bold: true, align: "L"}
		line := b.use(s)
		if size == 15 || line*float64(len(b.pdf.SplitText(name, leafText))) <= highest {
			b.text(s, name)
			return
		}
	}
}

// examples reports whether anything in the brochure is an example.
func (b *brochure) examples() bool {
	for _, fee := range b.service.Fees {
		if b.service.FeeIsExample(fee) {
			return true
		}
	}
	return b.service.HasExamples()
}

// reached is where one hands in, whom one calls, and when people are received.
func (b *brochure) reached() {
	desk := data.DeskOf(b.content.Town, b.content.Departments)
	plain, strong := style{size: normal, align: "L"}, style{size: large, bold: true, align: "L"}
	counter := b.content.Town.Counter
	b.text(plain, b.say(phrases.Where))
	b.text(strong, phrases.Capital(words(counter.Name.In(b.l), counter.Place.In(b.l))))
	for _, d := range b.content.Departments {
		if d.ID == b.service.Department && d.Phone != "" {
			b.space(2)
			b.text(plain, b.say(phrases.Phone)+", "+d.Name.In(b.l))
			b.text(strong, phrases.PhoneNumber(d.Phone))
		}
	}
	if !desk.Hours.Known() {
		return
	}
	b.space(2)
	b.text(plain, b.say(phrases.HandoutCome))
	for _, line := range phrases.Week(b.l, desk.Hours) {
		b.text(strong, line)
	}
	mark(b, b.l, desk.Hours.Example, desk.Hours.Source)
}

// code is the QR code of the service's page, with what it is beside it.
func (b *brochure) code(address string) error {
	modules, err := QRModules(address)
	if err != nil {
		return err
	}
	const widest, gap = 70.0, 6.0
	module := moduleOf(len(modules), 32)
	side := float64(len(modules)) * module
	if side > widest {
		return fmt.Errorf("QR code of %.0f mm in a brochure: %w", side, data.ErrInvalid)
	}
	b.add(side, func(left, top float64) {
		fill(b.pdf, modules, wholeDots(left), wholeDots(top), module)
		beside := left + side + gap
		line := b.use(style{size: normal})
		b.pdf.SetXY(beside, top+4*module)
		for _, words := range append(b.pdf.SplitText(b.say(phrases.PrintServiceMore), leafText-side-gap), b.pdf.SplitText(address, leafText-side-gap)...) {
			b.pdf.SetX(beside)
			b.pdf.CellFormat(leafText-side-gap, line, words, "", 2, "LM", false, 0, "")
		}
	})
	return nil
}

// inside is everything that is known of the service.
func (b *brochure) inside() {
	s := b.service
	b.part(phrases.Outcome, data.PartOutcome, s.Outcome)
	b.part(phrases.Applicants, data.PartApplicants, s.Applicants)
	b.bring()
	b.forms()
	b.fees()
	terms(b, s, b.l)
	b.part(phrases.Apply, data.PartApply, s.Apply...)
	b.part(phrases.Receive, data.PartReceive, s.Receive...)
	b.part(phrases.Validity, data.PartValidity, s.Validity)
	b.part(phrases.Appeal, data.PartAppeal, s.Appeal)
	b.part(phrases.LegalBasis, data.PartLegalBasis, s.LegalBasis)
	b.space(4)
	for _, source := range phrases.SourcesIn(b.l, s.Sources) {
		b.text(style{size: small, align: "L"}, b.say(phrases.Source, source))
	}
	if !s.Checked.IsZero() {
		b.text(style{size: small, align: "L"}, phrases.Capital(b.say(phrases.Checked, phrases.Date(b.l, s.Checked))))
	}
}

// part is a part of the service that is said in sentences; nothing is known: nothing
// is said.
func (b *brochure) part(name phrases.Key, part data.Part, texts ...data.Text) {
	named := false
	for _, text := range texts {
		if text.In(b.l) == "" {
			continue
		}
		if !named {
			heading(b, b.l, name)
			named = true
		}
		b.text(style{size: normal, align: "L"}, text.In(b.l))
	}
	if named {
		mark(b, b.l, b.service.IsExample(part), b.service.Sources...)
	}
}

func (b *brochure) bring() {
	if len(b.service.Documents) > 0 {
		documents(b, b.service, b.l)
		return
	}
	heading(b, b.l, phrases.Documents)
	b.text(style{size: normal, align: "L"}, b.say(phrases.HandoutBringNothing))
}

// forms are the blank applications that one fills in.
func (b *brochure) forms() {
	named := false
	for _, id := range b.service.AllForms() {
		for _, form := range b.content.Forms {
			if form.ID != id {
				continue
			}
			if !named {
				heading(b, b.l, phrases.Forms)
				named = true
			}
			b.tick(form.Name.In(b.l))
			mark(b, b.l, form.Example, form.Source)
		}
	}
}

// fees are those of the day, and those that are to come.
func (b *brochure) fees() {
	fees(b, b.service.At(b.day), b.l)
	for _, next := range b.service.FeesToCome(b.day) {
		b.space(2)
		b.text(style{size: normal, bold: true, align: "L"}, b.say(phrases.FeeFrom, phrases.Date(b.l, next.Day)))
		feeRows(b, b.service, next.Fees, b.l)
	}
}
