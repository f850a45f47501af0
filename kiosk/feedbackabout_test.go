package kiosk

import (
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// lastKept is what the machine was given last.
func (b *box) lastKept(t *testing.T) data.Feedback {
	t.Helper()
	if len(b.kept) == 0 {
		t.Fatal("nothing is kept")
	}
	return b.kept[len(b.kept)-1]
}

// touch presses the buttons one after another.
func touch(t *testing.T, h *hall, names ...string) {
	t.Helper()
	for _, name := range names {
		press(t, h, name)
		h.settle()
	}
}

func TestFaceIsForAServiceThreeTouchesAway(t *testing.T) {
	town := datatest.Town()
	group := town.Groups[0]
	for orientation, screen := range screens() {
		h, b := feedbackHall(t, screen)
		touch(t, h, "Вашето мнение", "Лошо", "Чакането", "За коя услуга или звено?", group.Name.BG)
		services, err := h.catalogue.ServicesIn(t.Context(), group.ID)
		if err != nil {
			t.Fatal(err)
		}
		s := services[0]
		touch(t, h, s.Name.BG)
		last := b.lastKept(t)
		if last.Service != s.ID || last.Department != s.Department || last.Rating != data.RatedBad || last.Reason != data.ReasonWaiting || last.Visit != b.kept[0].Visit {
			t.Errorf("%s: got %+v", orientation, last)
		}
		if h.Route() != "feedback" || !says(h, "Благодарим!") {
			t.Errorf("%s: at %s", orientation, h.Route())
		}
		touch(t, h, "За: "+s.Name.BG, "За нищо определено")
		if last := b.lastKept(t); last.Service != "" || last.Department != "" || last.Reason != data.ReasonWaiting {
			t.Errorf("%s: taken back: %+v", orientation, last)
		}
	}
}

func TestOpinionIsForADepartmentOrAPromise(t *testing.T) {
	h, b := feedbackHall(t, landscape)
	department := datatest.Town().Departments[1]
	touch(t, h, "Вашето мнение", "Добре", "За коя услуга или звено?", "Звена на общината", department.Name.BG)
	if last := b.lastKept(t); last.Department != department.ID || last.Service != "" {
		t.Errorf("got %+v", last)
	}
	c, err := h.catalogue.Charter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	promised := firstPromising(c).Promises()[0]
	touch(t, h, "За: "+department.Name.BG, "Обещания от хартата", promised.Text.BG)
	if last := b.lastKept(t); last.Promise != promised.Promise || last.Department != "" || last.Kind != data.KindRating {
		t.Errorf("got %+v", last)
	}
	touch(t, h, "Нарушено обещание")
	if got := h.Route(); got != "write/"+string(promised.Promise) {
		t.Errorf("asked again which: %s", got)
	}
}

func TestOpinionIsForWhatTheSearchFinds(t *testing.T) {
	h, index := newSearchHall(t, landscape)
	b := &box{}
	h.o.Feedback = b.keep
	_ = index
	goTo(h, Route{Place: AtHome}, data.Bulgarian)
	touch(t, h, "Вашето мнение", "Добре", "За коя услуга или звено?", "Търсене с думи")
	h.visit.typed.query = "дан"
	h.visit.refresh()
	h.settle()
	for _, f := range h.visit.page.keys.(*search).found {
		if !chosen(f) {
			t.Errorf("an opinion cannot be about %s %s", f.Kind, f.ID)
		}
		if f.Kind == data.HitService {
			h.visit.toFound(f)()
			h.settle()
			if last := b.lastKept(t); string(last.Service) != f.ID || last.Department == "" || h.visit.typed.query != "" {
				t.Errorf("got %+v, typed %q", last, h.visit.typed.query)
			}
			return
		}
	}
	t.Error("no service is found")
}

func TestWhatWasLookedAtIsOneTouchAway(t *testing.T) {
	h, b := feedbackHall(t, portrait)
	s := datatest.Town().Services[0]
	goTo(h, Route{AtService, string(s.ID)}, data.Bulgarian)
	goTo(h, Route{Place: AtHome}, data.Bulgarian)
	touch(t, h, "Вашето мнение", "Отлично", "За коя услуга или звено?", s.Name.BG)
	if last := b.lastKept(t); last.Service != s.ID || last.Rating != data.RatedExcellent {
		t.Errorf("got %+v", last)
	}
	h.visit.end()
	h.settle()
	touch(t, h, "Вашето мнение", "Отлично", "За коя услуга или звено?")
	if says(h, "Това гледахте последно") {
		t.Error("the next visitor is told what the one before looked at")
	}
}

func TestOpinionBegunAtAServiceKnowsIt(t *testing.T) {
	h, b := feedbackHall(t, landscape)
	s, d := datatest.Town().Services[0], datatest.Town().Departments[0]
	goTo(h, Route{AtService, string(s.ID)}, data.Bulgarian)
	h.visit.saysOf(aboutService(s))()
	h.settle()
	touch(t, h, "Слабо")
	if last := b.lastKept(t); last.Service != s.ID || last.Department != s.Department {
		t.Errorf("got %+v", last)
	}
	touch(t, h, "Оплакване")
	if text := strings.Join(texts(h), " "); !strings.Contains(text, "За: ") {
		t.Errorf("nothing says what the words are about: %s", text)
	}
	write(t, h, "чаках")
	touch(t, h, "Изпрати")
	if last := b.lastKept(t); last.Service != s.ID || last.Kind != data.KindComplaint || last.Words != "чаках" {
		t.Errorf("got %+v", last)
	}
	goTo(h, Route{AtPhone, string(d.ID)}, data.Bulgarian)
	touch(t, h, "Кажете мнение за това звено", "Добре")
	if last := b.lastKept(t); last.Department != d.ID || last.Service != "" {
		t.Errorf("got %+v", last)
	}
}

// TestListsSayWhatTheChoiceIsFor: they looked as if one had left the opinion.
func TestListsSayWhatTheChoiceIsFor(t *testing.T) {
	group := datatest.Town().Groups[0]
	for orientation, screen := range screens() {
		for _, low := range []bool{false, true} {
			h, _ := feedbackHall(t, screen)
			h.visit.low = low
			for _, c := range []struct {
				touched []string
				want    string
			}{
				{nil, "За коя услуга или звено е мнението?"},
				{[]string{group.Name.BG}, "За коя услуга е мнението?"},
				{[]string{"Търсене с думи"}, "За коя услуга или звено е мнението?"},
				{[]string{"Звена на общината"}, "За кое звено е мнението?"},
				{[]string{"Обещания от хартата"}, "За кое обещание е мнението?"},
			} {
				goTo(h, Route{Place: AtFeedback}, data.Bulgarian)
				h.visit.open(Route{Place: AtAbout})
				h.settle()
				touch(t, h, c.touched...)
				if !says(h, c.want) {
					t.Errorf("%s, low %v, %q: got %q", orientation, low, c.touched, texts(h))
				}
			}
			goTo(h, Route{Place: AtGroups}, data.Bulgarian)
			touch(t, h, group.Name.BG)
			if says(h, "мнението?") {
				t.Errorf("%s: a list to read asks what the opinion is about", orientation)
			}
		}
	}
}

// The lists of services are the same for whoever reads and whoever chooses.
func TestServiceIsReadWhereNothingIsChosen(t *testing.T) {
	h, b := feedbackHall(t, landscape)
	s := datatest.Town().Services[0]
	touch(t, h, "Вашето мнение", "За коя услуга или звено?")
	goTo(h, Route{Place: AtHelp}, data.Bulgarian)
	goTo(h, Route{AtGroup, string(s.Group)}, data.Bulgarian)
	touch(t, h, s.Name.BG)
	if got := h.Route(); got != "service/"+string(s.ID) || len(b.kept) != 0 {
		t.Errorf("at %s, %d kept", got, len(b.kept))
	}
}
