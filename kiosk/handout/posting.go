package handout

import (
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/markdown"
)

// legal is the language of certificates: the language of the law they serve.
const legal = data.Bulgarian

// PostedPDF draws the certificate that something was posted (протокол за
// поставяне), to be printed and signed. Its properties name nobody.
func PostedPDF(c data.Certificate) ([]byte, error) {
	p, err := newCertificate(c, phrases.PrintPostedTitle, c.Posting.Posted.At)
	if err != nil {
		return nil, err
	}
	p.posting(c.Posting)
	p.act(c.Posting.Posted, phrases.PrintPostedSentence)
	p.fact(phrases.In(legal, phrases.PrintNotBefore), phrases.Date(legal, c.Posting.NotBefore))
	p.words(c.Posting)
	p.signatures(c.Posting.Posted)
	return p.bytes()
}

// RemovedPDF draws the certificate that it was removed (протокол за сваляне) and
// how it hung on each board, as it was really painted.
func RemovedPDF(c data.Certificate) ([]byte, error) {
	p, err := newCertificate(c, phrases.PrintRemovedTitle, c.Posting.Removed.At)
	if err != nil {
		return nil, err
	}
	p.posting(c.Posting)
	p.act(c.Posting.Posted, phrases.PrintPostedSentence)
	p.fact(phrases.In(legal, phrases.PrintNotBefore), phrases.Date(legal, c.Posting.NotBefore))
	p.act(c.Posting.Removed, phrases.PrintRemovedSentence)
	remark := phrases.PrintRemark
	if c.Posting.Removed.At.Before(c.Posting.NotBefore) {
		remark = phrases.PrintRemovedEarly
	}
	p.fact(phrases.In(legal, remark), c.Posting.Removed.Reason)
	p.signatures(c.Posting.Removed)
	p.hangings(c)
	return p.bytes()
}

// certificate is a sheet about a posting.
type certificate struct{ *paper }

func newCertificate(c data.Certificate, title phrases.Key, made time.Time) (*certificate, error) {
	name := phrases.In(legal, title)
	p, err := newPaper(name, c.Town.In(legal)+" · "+name+" № "+c.Posting.Number, legal, made)
	if err != nil {
		return nil, err
	}
	p.text(style{size: large, align: "C"}, c.Town.In(legal))
	p.space(6)
	p.text(style{size: 18, bold: true, align: "C"}, strings.ToUpper(name))
	p.text(style{size: large, align: "C"}, "№ "+c.Posting.Number)
	p.space(6)
	return &certificate{p}, nil
}

// posting is what was posted and why.
func (p *certificate) posting(posting data.Posting) {
	p.fact(phrases.In(legal, phrases.PrintBasis), posting.Basis.Act+" – "+posting.Basis.Subject)
	p.fact(phrases.In(legal, phrases.PrintDocument), posting.Document)
	p.fact(phrases.In(legal, phrases.PrintAddressee), posting.Addressee)
	p.fact(phrases.In(legal, phrases.PrintAbout), posting.Title)
	p.fact(phrases.In(legal, phrases.PrintPlaces), strings.Join(posting.Places, "\n"))
	p.fact(phrases.In(legal, phrases.PrintDays), phrases.In(legal, phrases.PrintDaysCount, posting.Days))
}

// act says in a sentence who did it, when, and before whom.
func (p *certificate) act(a data.PostingAct, sentence phrases.Key) {
	p.space(3)
	p.text(style{size: normal, align: "L"}, phrases.In(legal, sentence, phrases.Moment(legal, a.At), a.By))
	if len(a.Witnesses) > 0 {
		p.text(style{size: normal, align: "L"}, phrases.In(legal, phrases.PrintBefore, strings.Join(a.Witnesses, ", ")))
	}
	p.space(3)
}

// words are the text that hangs.
func (p *certificate) words(posting data.Posting) {
	p.space(3)
	p.text(style{size: normal, bold: true, align: "L"}, phrases.In(legal, phrases.PrintWords))
	p.space(1)
	for _, block := range markdown.Parse(posting.Body) {
		if block.Apart {
			p.space(3)
		}
		mark := block.Mark()
		if mark != "" {
			mark = strings.Repeat("\u00a0\u00a0\u00a0", block.Depth) + mark + "\u00a0"
		}
		p.text(style{size: normal, bold: block.Kind == markdown.Heading, align: "L"}, mark+block.Words())
	}
}

func (p *certificate) signatures(a data.PostingAct) {
	p.space(4)
	p.sign(phrases.In(legal, phrases.PrintSigns), a.By)
	for _, w := range a.Witnesses {
		p.sign(phrases.In(legal, phrases.PrintWitness), w)
	}
}

// hangings are the reports of the boards.
func (p *certificate) hangings(c data.Certificate) {
	p.pdf.AddPage()
	p.text(style{size: large, bold: true, align: "L"}, phrases.In(legal, phrases.PrintHung))
	p.space(2)
	p.text(style{size: 9, align: "L"}, phrases.In(legal, phrases.PrintHungHow, int(data.LongestAway.Minutes())))
	p.text(style{size: 9, align: "L"}, phrases.In(legal, phrases.PrintComputed, phrases.Moment(legal, c.Made), phrases.Moment(legal, c.Until)))
	if len(c.Hangings) == 0 {
		p.space(3)
		p.text(style{size: normal, align: "L"}, phrases.In(legal, phrases.PrintHungNowhere))
	}
	for _, h := range c.Hangings {
		p.hanging(h)
	}
}

func (p *certificate) hanging(h data.Hanging) {
	p.keep(40)
	p.space(5)
	p.text(style{size: normal, bold: true, align: "L"}, phrases.In(legal, phrases.PrintBoard, h.Screen))
	p.space(1)
	if h.Times == 0 {
		p.text(style{size: normal, align: "L"}, phrases.In(legal, phrases.PrintNeverHung))
	} else {
		p.text(style{size: normal, align: "L"}, phrases.In(legal, phrases.PrintHungTotal,
			phrases.Lasted(legal, h.Shown), h.Times, phrases.Moment(legal, h.First), phrases.Moment(legal, h.Last)))
		p.days(h.Days)
	}
	if h.Times > 0 || len(h.Gaps) > 0 { // what never hung has no interruption
		p.gaps(h.Gaps)
	}
}

func (p *certificate) days(days []data.HangingDay) {
	widths := []float64{50, 60, 56}
	p.space(2)
	p.row(true, widths, []string{phrases.In(legal, phrases.PrintDay), phrases.In(legal, phrases.PrintShown), phrases.In(legal, phrases.PrintTimes)})
	for _, day := range days {
		p.row(false, widths, []string{phrases.Date(legal, day.Day), phrases.Lasted(legal, day.Shown), phrases.In(legal, phrases.PrintTimesCount, day.Times)})
	}
}

func (p *certificate) gaps(gaps []data.Gap) {
	if len(gaps) == 0 {
		p.space(2)
		p.text(style{size: normal, align: "L"}, phrases.In(legal, phrases.PrintNoGaps))
		return
	}
	widths := []float64{42, 42, 30, 52}
	p.keep(24)
	p.space(3)
	p.row(true, widths, []string{
		phrases.In(legal, phrases.PrintAwayFrom), phrases.In(legal, phrases.PrintAwayUntil),
		phrases.In(legal, phrases.PrintAwayLong), phrases.In(legal, phrases.PrintAwayWhy),
	})
	for _, gap := range gaps {
		p.row(false, widths, []string{
			phrases.Moment(legal, gap.From), phrases.Moment(legal, gap.Until), phrases.Lasted(legal, gap.Until.Sub(gap.From)), phrases.GapName(legal, gap.Why),
		})
	}
}
