package kiosk

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
)

// dateHall is a hall where a case is asked for by number and date.
func dateHall(t *testing.T, s look.Screen) (*hall, *desk, *press80) {
	t.Helper()
	h, d, p := lobbyAt(t, s)
	h.use(t, &sheets{Content: datatest.Town()})
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	return h, d, p
}

// askByDate types number and date on the pads and asks.
func askByDate(t *testing.T, h *hall, number, digits string) {
	t.Helper()
	write(t, h, number)
	press(t, h, "Напред")
	write(t, h, digits)
	press(t, h, "Провери")
}

func TestNumberAndDateShowWhereTheCaseStands(t *testing.T) {
	for name, screen := range screens() {
		h, d, _ := dateHall(t, screen)
		askByDate(t, h, "94-00-1287", "02112026")
		if got := h.Route(); got != "case" || d.asked != 1 {
			t.Fatalf("%s: got %s:\n%s", name, got, listing(h.Root()))
		}
		for _, want := range []string{"94-00-1287 / 02.11.2026 г.", "В работа", "Преписката Ви се изпълнява.", "Очакваме да е готова до 30 ноември. Срокът е удължен. Причината ще Ви кажат по телефона.", "0999 / 33 333", "ще видите целия път"} {
			if !says(h, want) {
				t.Errorf("%s: no %q on\n%s", name, want, listing(h.Root()))
			}
		}
		for _, secret := range []string{"скица", "кадастъра", "Устройство", "Насочена"} {
			if says(h, secret) {
				t.Errorf("%s: %q on\n%s", name, secret, listing(h.Root()))
			}
		}
	}
}

func TestDateStandsWithItsDotsWhileItIsTyped(t *testing.T) {
	h, _, _ := dateHall(t, landscape)
	press(t, h, "Дата на подаване")
	for i, want := range []string{"0", "02", "02", "02.1", "02.11", "02.11", "02.11.2", "02.11.20", "02.11.202", "02.11.2026", "02.11.2026"} {
		h.types([]rune("02.11.20267")[i])
		h.settle()
		if !says(h, want) || h.visit.typed.date != strings.ReplaceAll(want, ".", "") {
			t.Errorf("after %d letters: got %q, want %q", i+1, h.visit.typed.date, want)
		}
	}
	press(t, h, "Изтрий")
	if h.visit.typed.date != "0211202" {
		t.Errorf("erased: got %q", h.visit.typed.date)
	}
}

func TestUnfinishedOrImpossibleDateIsNotAsked(t *testing.T) {
	for digits, want := range map[string]string{"0211": "Напишете деня, месеца и годината.", "31022026": "Няма такъв ден в календара."} {
		h, d, _ := dateHall(t, landscape)
		askByDate(t, h, "94-00-1287", digits)
		if !says(h, want) || d.asked != 0 || h.visit.typed.date != digits {
			t.Errorf("%s: asked %d times:\n%s", digits, d.asked, listing(h.Root()))
		}
	}
}

func TestWrongDateAndUnknownNumberLookTheSame(t *testing.T) {
	var seen []string
	for _, words := range [][2]string{{"11-11-1111", "02112026"}, {"94-00-1287", "03112026"}} {
		h, _, _ := dateHall(t, landscape)
		askByDate(t, h, words[0], words[1])
		if !says(h, "Не намерихме преписка с този номер и дата.") || h.visit.typed.number != words[0] || h.visit.typed.date != words[1] {
			t.Errorf("got\n%s", listing(h.Root()))
		}
		h.visit.typed = typed{}
		h.visit.refresh()
		h.settle()
		seen = append(seen, listing(h.Root()))
	}
	if seen[0] != seen[1] {
		t.Errorf("got\n%s\nand\n%s", seen[0], seen[1])
	}
}

// Who walked from number to number made no miss, and was never stopped.
func TestOneVisitOpensTenCasesByDate(t *testing.T) {
	h, d, _ := dateHall(t, landscape)
	open := func(number data.CaseNumber) {
		t.Helper()
		d.answer.Case.Number = number
		goTo(h, Route{Place: AtLookup}, data.Bulgarian)
		h.visit.typed = typed{number: string(number), date: "02112026"}
		h.visit.askDesk()
		h.settle()
	}
	for i := range 10 {
		if open(data.CaseNumber(fmt.Sprint("94-00-", i))); h.Route() != "case" {
			t.Fatalf("case %d: at %s:\n%s", i, h.Route(), listing(h.Root()))
		}
	}
	if open("94-00-10"); h.Route() != "lookup" || d.asked != 10 || !says(h, "Опитите станаха твърде много.") || !says(h, "след 1 мин.") {
		t.Errorf("the eleventh: at %s, asked %d times:\n%s", h.Route(), d.asked, listing(h.Root()))
	}
	if open("94-00-3"); h.Route() != "case" {
		t.Errorf("one that was open already: at %s:\n%s", h.Route(), listing(h.Root()))
	}
	d.answer.Case.Number = "94-00-10"
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	press(t, h, phrases.In(data.Bulgarian, phrases.LookupHaveCode))
	h.visit.typed = typed{number: "94-00-10", code: string(d.answer.Slip.Code)}
	h.visit.askDesk()
	if h.settle(); h.Route() != "case" || h.visit.answer.IsOutline() {
		t.Errorf("by the code: at %s:\n%s", h.Route(), listing(h.Root()))
	}
}

func TestWhoHasACodeUsesItWhereADateWouldDo(t *testing.T) {
	for name, screen := range screens() {
		for _, low := range []bool{false, true} {
			for _, l := range data.Languages() {
				h, _, _ := dateHall(t, screen)
				h.visit.low = low
				goTo(h, Route{Place: AtLookup}, l)
				write(t, h, "94-00-1287")
				press(t, h, phrases.In(l, phrases.LookupHaveCode))
				write(t, h, "7K3MQ9XW")
				press(t, h, phrases.In(l, phrases.LookupNoCode))
				press(t, h, phrases.In(l, phrases.LookupHaveCode))
				press(t, h, phrases.In(l, phrases.KeyReady))
				if got := h.Route(); got != "case" || h.visit.answer.IsOutline() {
					t.Errorf("%s low=%v %s: got %s:\n%s", name, low, l, got, listing(h.Root()))
				}
			}
		}
	}
}

func TestSlipForNumberAndDateHasNeitherCodeNorToken(t *testing.T) {
	h, _, p := dateHall(t, landscape)
	askByDate(t, h, "94-00-1287", "02112026")
	slip := h.visit.answer.Slip
	if slip.Code != "" || slip.Address != datatest.Town().Town.Public.CaseLookup() {
		t.Errorf("got slip %+v", slip)
	}
	if !says(h, "Там пишете номера и датата.") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	press(t, h, "Отпечатай талон")
	want, err := handout.SlipPDF(slip.Comes(h.lobby.desk()), data.Bulgarian)
	if err != nil || len(p.pdfs) != 1 || string(p.pdfs[0]) != string(want) {
		t.Errorf("%d slips, %v", len(p.pdfs), err)
	}
}

// The slip that was printed for number and date was once a foreign code.
func TestScannedAddressOfTheLookUpOpensIt(t *testing.T) {
	h, _, _ := dateHall(t, landscape)
	goTo(h, Route{Place: AtHome}, data.Bulgarian)
	h.visit.scanned(data.QR(datatest.Town().Town.Public.CaseLookup()), false)
	h.settle()
	if got := h.Route(); got != "lookup" {
		t.Errorf("got %s", got)
	}
}

func TestFiveWrongTriesPauseTheVisitAndNotTheNext(t *testing.T) {
	h, d, _ := dateHall(t, landscape)
	write(t, h, "94-00-1287")
	press(t, h, "Напред")
	write(t, h, "03112026")
	for range 5 {
		press(t, h, "Провери")
	}
	for _, wait := range []time.Duration{0, 59 * time.Second} {
		h.now = h.now.Add(wait)
		press(t, h, "Провери")
		if !says(h, "Опитите станаха твърде много.") || d.asked != 5 {
			t.Errorf("asked %d times:\n%s", d.asked, listing(h.Root()))
		}
	}
	h.now = h.now.Add(time.Second)
	press(t, h, "Провери")
	if d.asked != 6 || !says(h, "Не намерихме") {
		t.Errorf("after the pause: asked %d times:\n%s", d.asked, listing(h.Root()))
	}
	press(t, h, "Провери")
	if d.asked != 6 || !says(h, "след 2 мин.") {
		t.Errorf("the pause does not double: asked %d times:\n%s", d.asked, listing(h.Root()))
	}
	press(t, h, "Приключих")
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	askByDate(t, h, "94-00-1287", "02112026")
	if got := h.Route(); got != "case" {
		t.Errorf("the next visitor: got %s", got)
	}
}

func TestKioskAsksNothingWhereOnlyTheSlipOpens(t *testing.T) {
	for name, screen := range screens() {
		for _, large := range []bool{false, true} {
			h, d, _ := dateHall(t, screen)
			h.lobby.town.Lookup = data.LookupBySlip
			h.visit.large = large
			goTo(h, Route{Place: AtLookup}, data.Bulgarian)
			mustSay(t, h, "Преписката се отваря само с талона", "0999 / 11 111", "Моята преписка", "Ако до екрана има четец")
			checkLayout(t, name, h.Root(), screen)
			h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			h.types('9')
			if h.Route() != "lookup" || d.asked != 0 || h.visit.typed != (typed{}) {
				t.Errorf("%s: something was typed: %+v", name, h.visit.typed)
			}
			h.visit.scanned(data.QR(extendedCase().Slip.Address), false)
			h.settle()
			if got := h.Route(); got != "case" {
				t.Errorf("%s: the slip opens %s", name, got)
			}
		}
	}
}

// The way to the case promised a check by number where nothing is typed.
func TestWayToTheCaseSaysWhatOpensIt(t *testing.T) {
	for depth, want := range map[data.LookupDepth]string{data.LookupByCode: "проверка по входящ номер", data.LookupBySlip: "докъде е стигнала, с талона"} {
		h, found := newSearchHall(t, landscape)
		found.hits["преписка"] = []data.Hit{{Kind: data.HitPage, ID: string(data.PageCase), Title: data.Text{BG: "Моята преписка"}}}
		h.lobby.town.Lookup = depth
		for _, r := range []Route{{Place: AtHome}, {Place: AtSearch}} {
			goTo(h, r, data.Bulgarian)
			if r.Place == AtSearch {
				write(t, h, "преписка")
			}
			mustSay(t, h, want)
		}
	}
}

// Nothing is cut off or hidden while it is asked, in any way that a visitor may need.
func TestDateIsAskedForInEveryMode(t *testing.T) {
	manyScreens(t)
	for name, screen := range screens() {
		for _, l := range data.Languages() {
			for mode := range 4 {
				for _, state := range []lookup{{}, {inCode: true}, {inCode: true, fault: wrongDate()}, {inCode: true, byCode: true, fault: wrong()}} {
					h, _, _ := dateHall(t, screen)
					h.visit.large, h.visit.low = mode&1 != 0, mode&2 != 0
					h.visit.typed = typed{number: "УТ-АСУТ-ОБС-94-00-1287", date: "02112026", code: "7K3MQ9XW"}
					h.visit.lookup = &state
					goTo(h, Route{Place: AtLookup}, l)
					what := fmt.Sprintf("%s %s large=%v low=%v %+v", name, l, h.visit.large, h.visit.low, state)
					checkLayout(t, what, h.Root(), screen)
					if h.visit.scroll != nil {
						t.Errorf("%s: it does not fit", what)
					}
					if !h.visit.dated() && !state.byCode {
						t.Errorf("%s: no date is asked for", what)
					}
				}
			}
		}
	}
}

func TestPicturesOfTheLookUp(t *testing.T) {
	if *pictures == "" {
		t.Skip("run with -pictures FOLDER")
	}
	for orientation, screen := range screens() {
		h := galleryHall(t, screen)
		for _, s := range sights() {
			if !strings.HasPrefix(s.name, "lookup") && !strings.HasPrefix(s.name, "case-") {
				continue
			}
			for mode, aids := range map[string]func(v *visit){
				"": func(*visit) {}, "_large": func(v *visit) { v.large, v.contrast = true, true }, "_low": func(v *visit) { v.low = true },
				"_guided": func(v *visit) { v.guided = true },
			} {
				h.lookAt(s, data.Bulgarian, aids)
				paint(t, filepath.Join(*pictures, s.name+"_"+orientation+mode+".png"), h.Root(), screen)
			}
		}
	}
}
