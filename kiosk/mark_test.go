package kiosk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// listOf is the sample town with one group, whose services have a fee of the
// town or of another.
func listOf(examples ...bool) *sheets {
	town := datatest.Town()
	town.Groups, town.Services, town.LifeEvents = town.Groups[:1], nil, nil
	for i, example := range examples {
		town.Services = append(town.Services, data.Service{
			ID: data.ServiceID(fmt.Sprint(i)), Group: town.Groups[0].ID, Name: data.Text{BG: fmt.Sprintf("Услуга %d", i), EN: fmt.Sprintf("Service %d", i)},
			Fees: []data.Fee{{Amount: data.Cents(100 + i), Source: "Земен", Example: example}},
		})
	}
	town.Services = append(town.Services, data.Service{ID: "bare", Group: town.Groups[0].ID, Name: data.Text{BG: "Без такса", EN: "Without a fee"}})
	return &sheets{Content: town}
}

func TestListHasOneMarkWhereAllAreExamples(t *testing.T) {
	for _, c := range []struct {
		name           string
		examples       []bool
		heading, aside int // how many there are
	}{
		{"all", []bool{true, true, true}, 1, 0},
		{"some", []bool{true, false, true}, 0, 2},
		{"none", []bool{false, false}, 0, 0},
		{"nothing known", nil, 0, 0},
	} {
		for name, screen := range screens() {
			for _, low := range []bool{false, true} {
				for _, l := range data.Languages() {
					h := newHall(t, screen)
					h.use(t, listOf(c.examples...))
					h.visit.low = low
					goTo(h, Route{AtGroup, string(datatest.People)}, l)
					checkLayout(t, c.name+name, h.Root(), screen)
					heading, aside := said(h, phrases.In(l, phrases.KioskExampleFees)), said(h, phrases.In(l, phrases.KioskExample))
					if heading != c.heading || aside != c.aside {
						t.Errorf("%s, %s, low %v: %d headings and %d asides, want %d and %d on\n%s", c.name, name, low, heading, aside, c.heading, c.aside, listing(h.Root()))
					}
				}
			}
		}
	}
}

// said is how often the text stands on the screen.
func said(h *hall, text string) int {
	n := 0
	for _, s := range texts(h) {
		if s == text {
			n++
		}
	}
	return n
}

// Each mark of a part once stood in an amber frame with its source. They are
// quiet now, and none may be lost.
func TestEveryExampleOfRadomirIsMarked(t *testing.T) {
	content := starter(t)
	for name, screen := range screens() {
		for _, low := range []bool{false, true} {
			h := newHall(t, screen)
			h.use(t, &sheets{Content: content})
			h.visit.low = low
			for i, s := range content.Services {
				if i%5 == 0 {
					goTo(h, Route{AtService, string(s.ID)}, data.Bulgarian)
					checkMarks(t, fmt.Sprintf("%s low=%v %s", name, low, s.ID), h, s)
				}
			}
		}
	}
}

// checkMarks proves that the service says what of it is an example, and whose.
func checkMarks(t *testing.T, name string, h *hall, s data.Service) {
	t.Helper()
	isExample := func(f data.Fee) bool { return f.Example }
	if (s.HasExamples() || slices.ContainsFunc(s.Fees, isExample)) && !slices.Contains(texts(h), "Примерни данни") {
		t.Errorf("%s: no mark at the top of\n%s", name, listing(h.Root()))
	}
	all := strings.Join(texts(h), " ")
	for part, words := range map[data.Part]string{
		data.PartDocuments: "Какво да носите пример", data.PartApplicants: "Кой може да заяви пример", data.PartOutcome: "Какво получавате пример",
		data.PartAppeal: "Как се обжалва пример", data.PartLegalBasis: "Правно основание пример", data.PartUnit: "Кой върши работата пример",
	} {
		title := strings.TrimSuffix(words, " пример")
		if s.IsExample(part) && slices.Contains(texts(h), title) && !strings.Contains(all, words) {
			t.Errorf("%s: %s is not marked on\n%s", name, part, listing(h.Root()))
		}
	}
	fee, termOf := h.visit.mainFee(s), h.visit.mainTerm(s)
	for words, f := range map[string]figure{"Такса": fee, "Срок": termOf} {
		marked := strings.Contains(all, words+" пример") || h.visit.low && strings.Contains(all, "пример")
		if f.isExample() && !marked {
			t.Errorf("%s: %s is not marked on\n%s", name, words, listing(h.Root()))
		}
	}
	for _, f := range s.Fees {
		if !strings.Contains(strings.ReplaceAll(all, " ", ""), strings.ReplaceAll(f.Source, " ", "")) {
			t.Errorf("%s: nobody says that a fee is of %q on\n%s", name, f.Source, listing(h.Root()))
		}
	}
}

func TestFeesOfTownAndOthersAreToldApart(t *testing.T) {
	town := datatest.Town()
	for i := range town.Services {
		if s := &town.Services[i]; s.ID == "1004" {
			s.Examples = nil
			s.Fees = []data.Fee{{Speed: data.Ordinary, Amount: 307, Source: "Примерово"}, {Speed: data.Fast, Amount: 614, Source: "Друго село", Example: true}}
		}
	}
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: town})
	goTo(h, Route{AtService, "1004"}, data.Bulgarian)
	all := strings.Join(texts(h), " ")
	if !strings.Contains(all, "Източник: Примерово Обикновена 3,07 € Източник: Друго село Бърза пример 6,14 €") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestHoursHaveOneMarkWhereAllAreExamples(t *testing.T) {
	radomir := starter(t)
	mixed := starter(t)
	mixed.Departments[1].Hours.Example = false
	for _, c := range []struct {
		name           string
		content        data.Content
		heading, place int
	}{{"all", radomir, 1, 1}, {"mixed", mixed, 3, 3}} {
		for name, screen := range screens() {
			h := newHall(t, screen)
			h.use(t, &sheets{Content: c.content})
			goTo(h, Route{Place: AtPhones}, data.Bulgarian)
			if got := said(h, phrases.In(data.Bulgarian, phrases.KioskExampleHours)); got != c.heading {
				t.Errorf("%s %s: %d marks, want %d on\n%s", c.name, name, got, c.heading, listing(h.Root()))
			}
			mustSay(t, h, "Източници: Харта на клиента, част IV", "Перник (работно време)")
			for _, r := range []Route{{Place: AtHelp}, {AtForm, string(radomir.Forms[0].ID)}} {
				goTo(h, r, data.Bulgarian)
				mustSay(t, h, phrases.In(data.Bulgarian, phrases.KioskExampleHours), "Перник (работно време)")
			}
		}
	}
}

func TestReceptionsHaveOneMarkWhereAllAreExamples(t *testing.T) {
	for _, first := range []bool{true, false} {
		content := starter(t)
		content.Receptions[0].Example = first
		h := newHall(t, landscape)
		h.use(t, &sheets{Content: content})
		goTo(h, Route{Place: AtDays}, data.Bulgarian)
		examples := 0
		for _, r := range content.Receptions {
			if r.Example {
				examples++
			}
		}
		want := map[string]int{"Примерни данни": 1, "пример": 0}
		if !first {
			want = map[string]int{"Примерни данни": 0, "пример": examples}
		}
		for words, n := range want {
			if got := said(h, words); got != n {
				t.Errorf("first an example %v: %d × %q, want %d on\n%s", first, got, words, n, listing(h.Root()))
			}
		}
		mustSay(t, h, "Източници", content.Receptions[1].Source)
	}
}
