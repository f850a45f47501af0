package console

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// Rows of a list are long: whoever asks for another works on there.
func TestAfterAnotherRowTheKeyboardIsInIt(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	path, sent, next := "/entries/service/"+string(service.ID), o.formOf(service, 0), strconv.Itoa(len(service.Fees))
	a := b.postForm(path, sent, "do", "add fees 0").is(200)
	if got := focused(a); got != "fees."+next+".amount" {
		t.Errorf("after another row the keyboard is in %q", got)
	}
	sent.Set("fees."+next+".amount", "7,00")
	b.postForm(path, sent, "do", "up fees "+next).says("<summary autofocus>7,00 €")
	b.postForm(path, sent, "do", "drop fees 0").says("<summary autofocus>")
	b.postForm(path, url.Values{"revision": {"0"}}, "do", "drop fees 0").says(`value="add fees 0" autofocus`)
}

// focused is the id of the field with autofocus.
func focused(a answer) string {
	for _, part := range strings.Split(a.body, "<") {
		if _, rest, is := strings.Cut(part, ` id="`); is && strings.Contains(part, " autofocus") || strings.HasPrefix(part, `input id="`) && strings.Contains(part, " autofocus") {
			id, _, _ := strings.Cut(rest, `"`)
			return id
		}
	}
	return ""
}

// Two rows of a fee whose amount changes at New Year said the same day, and it was the
// first on which the old amount does not hold any more.
func TestRowSaysUpToWhichDayAFeeHolds(t *testing.T) {
	o := openOffice(t)
	service := datatest.Town().Services[0]
	sent := o.formOf(service, 0)
	sent.Set("fees.0.until", "2027-01-01")
	sent.Set("fees.0.from", "")
	a := o.clerk().postForm("/entries/service/"+string(service.ID), sent, "do", "save")
	a.says(" · до 31.12.2026\u00a0г. вкл. · ", " · от 01.01.2027\u00a0г. · ").lacks(" · 2027-01-01")
}

// A table of 475 px stood in an aside of 360, and its last column could not be read.
func TestWhatChangesStandsBelowEachOtherWithDaysAndEuro(t *testing.T) {
	o := openOffice(t)
	service := datatest.Town().Services[0]
	sent := o.formOf(service, 0)
	a := o.clerk().postForm("/entries/service/"+string(service.ID), sent, "do", "save", "fees.0.amount", "4,20", "fees.0.until", "2027-01-01")
	a.says(`<dl class="changes">`, "4,20 €", "01.01.2027\u00a0г.").lacks(`class="stacks differences"`)
}

// A form that came back refused is saved nowhere: unsaved.js asks before it is left.
func TestPageThatAnswersAFormSaysSo(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/notices/new").lacks("data-sent").says("/static/unsaved.js")
	b.post("/notices/new", "title", "", "do", "save").is(422).says("data-sent")
}

// 4 500 000 € instead of 45,00 € was taken without a word.
func TestAmountTenTimesTheOldOneIsAskedAboutOnce(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	id := string(service.ID)
	field := []string{"group", string(service.Group), "from", "2028-01-01", id + ".0.was", euro(service.Fees[0].Amount), id + ".0.amount", "4500000"}
	a := b.post("/fees", field...).is(422).says("10 или повече пъти", `value="4500000"`)
	if len(o.drafts) != 0 {
		t.Error("a draft was made all the same")
	}
	sure := a.fields()[id+".0.sure"]
	b.post("/fees", append(field, id+".0.sure", "45,00")...).is(422) // that was another amount
	b.post("/fees", append(field, id+".0.sure", sure)...).is(200)
	if len(o.drafts) != 1 {
		t.Errorf("pressed again: %d drafts", len(o.drafts))
	}
}

// The council's new amounts stood under „Примерни данни“, since the old ones were.
func TestNewFeesOfTheCouncilAreNoExamples(t *testing.T) {
	from := time.Date(2027, 1, 1, 0, 0, 0, 0, data.Sofia())
	s := data.Service{Examples: []data.Part{data.PartFees}, Fees: []data.Fee{{Amount: 300}, {For: data.Text{BG: "друго"}, Amount: 500}}}
	s = newFees(s, from, "Община", map[int]data.Cents{0: 400})
	for _, fee := range s.Fees {
		if got, want := s.FeeIsExample(fee), fee.Amount != 400; got != want {
			t.Errorf("%d is an example: %v, want %v", fee.Amount, got, want)
		}
	}
	if s = s.At(from); s.FeeIsExample(s.Fees[1]) {
		t.Error("once the old one is over, the new one is marked")
	}
}

// A form could be given a file, and nobody could look which one it has.
func TestDocumentOfAFormOpensAndSaysWhereItIsUsed(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	blank := datatest.Town().Forms[0]
	path := "/entries/form/" + string(blank.ID)
	b.get(path + "/file.pdf").is(404)
	blank.File = data.FormFile{SHA256: strings.Repeat("ab", 32), Pages: 2, Size: 12}
	o.drafts[blank.Ref()] = data.DraftedEntry{Entry: blank, State: data.EntryDraft, Revision: 1}
	b.get(path).says(`href="`+path+`/file.pdf"`, "Използва се в")
	h := b.get(path + "/file.pdf").is(200).header
	if h.Get("Content-Type") != "application/pdf" || h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("sent as %v", h)
	}
	b.get("/entries/form/nothing/file.pdf").is(404)
}

// A clerk entered 24 December among the days off: nothing showed that it is known.
func TestDaysOffShowTheOfficialHolidays(t *testing.T) {
	o, options := staffOffice(t)
	options.Holidays = func(year int) []Holiday {
		return []Holiday{{time.Date(year, 12, 24, 12, 0, 0, 0, data.Sofia()), data.WhyOff{Holiday: data.Easter}}}
	}
	o.serve(options)
	o.clerk().get("/entries/daysoff/all").says("24.12.2026", "24.12.2027", "Тях не въвеждайте")
}
