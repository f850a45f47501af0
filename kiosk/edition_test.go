package kiosk

import (
	"errors"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestNoticeLeavesTheScreenAtItsLastMoment(t *testing.T) {
	h, edition := townHall(t)
	notice := edition.Content.Notices[0]
	goTo(h, Route{AtNotice, string(notice.ID)}, data.Bulgarian)
	h.visit.touched = notice.Until
	h.now = notice.Until.Add(-time.Second)
	h.Tick(h.now)
	if !says(h, notice.Title) {
		t.Fatal("it left too early")
	}
	h.now = notice.Until
	h.Tick(h.now)
	h.settle()
	if says(h, notice.Title) || !says(h, "вече не е публикувано") {
		t.Errorf("still says %q", texts(h))
	}
}

func TestNewEditionKeepsTheVisitorsPlace(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.visit.offsets[h.visit.route()] = 40
	newer := datatest.Town()
	newer.Services[0].FeeNote = "безплатно до края на годината"
	h.use(t, &sheets{Content: newer})
	h.settle()
	if h.Route() != "service/1001" || !says(h, "безплатно до края на годината") {
		t.Errorf("at %s: %q", h.Route(), texts(h))
	}
	if got := h.visit.offsets[h.visit.route()]; got != 40 {
		t.Errorf("scrolled to %v", got)
	}
}

func TestEditionWithoutATownIsNotShown(t *testing.T) {
	h, _ := townHall(t)
	if _, err := h.Prepare(t.Context(), &sheets{failure: errors.New("disk")}); err == nil {
		t.Error("it can be shown")
	}
	h.settle()
	if h.Route() != "home" || !says(h, "С какво да Ви помогнем?") {
		t.Errorf("%s says %q", h.Route(), texts(h))
	}
}

func TestScreenReadWhileItsEditionIsClosedIsReadFromThePresentOne(t *testing.T) {
	h, before := townHall(t)
	newer := datatest.Town()
	newer.Services[0].FeeNote = "безплатно до края на годината"
	h.hold = true
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.use(t, &sheets{Content: newer})
	before.failure = errors.New("edition is closed")
	h.release()
	h.settle()
	if says(h, "В момента не можем") || !says(h, "безплатно до края на годината") {
		t.Errorf("%s says %q", h.Route(), texts(h))
	}
}

func TestLetterFoundInAClosedEditionIsNotCalledAFault(t *testing.T) {
	h, before := newSearchHall(t, landscape)
	h.hold = true
	write(t, h, "дан")
	h.use(t, &sheets{Content: datatest.Town()})
	before.failure = errors.New("edition is closed")
	h.release()
	h.settle()
	if says(h, "Търсенето не работи") || !says(h, "дан") {
		t.Errorf("%s says %q", h.Route(), texts(h))
	}
}

func TestWithoutAnEditionThePhonesAreShown(t *testing.T) {
	h := newHall(t, portrait)
	h.settle()
	if h.Route() != "built-in" || !says(h, "0999 / 11 111") || !says(h, "0999 / 33 333") {
		t.Errorf("%s says %q", h.Route(), texts(h))
	}
	press(t, h, "English")
	if !says(h, "Registry") {
		t.Error("no English")
	}
}

func TestBrokenScreenNamesCounterAndPhone(t *testing.T) {
	h, edition := townHall(t)
	edition.failure = errors.New("disk I/O error")
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	for _, want := range []string{"В момента не можем", "Гише „Деловодство“", "0999 / 11 111"} {
		if !says(h, want) {
			t.Errorf("no %q in %q", want, texts(h))
		}
	}
	if says(h, "disk") {
		t.Error("the visitor sees an error text")
	}
	checkLayout(t, "broken", h.Root(), landscape)
	edition.failure = nil
	press(t, h, "Опитайте отново")
	if h.Route() != "groups" || !says(h, "Гражданско състояние") {
		t.Errorf("trying again shows %q", texts(h))
	}
}

func BenchmarkScreens(b *testing.B) {
	h := newHall(b, landscape)
	h.use(b, &sheets{Content: starter(b)})
	for _, r := range []Route{{Place: AtHome}, {Place: AtGroups}, {AtGroup, "civil"}, {AtService, "2016"}} {
		b.Run(r.String(), func(b *testing.B) {
			for b.Loop() {
				goTo(h, r, data.Bulgarian)
			}
		})
	}
}

func TestSlowScreenSaysSoAndALateOneIsDropped(t *testing.T) {
	h, _ := townHall(t)
	h.hold, h.late = true, nil
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.late[len(h.late)-1]()
	if !says(h, "Един момент…") {
		t.Fatal("nothing says that it loads")
	}
	slow := h.held
	h.held, h.hold = nil, false
	press(t, h, "Начало")
	slow[0]()
	h.settle()
	if !says(h, "С какво да Ви помогнем?") {
		t.Errorf("what was left came back: %q", texts(h))
	}
	h.late[0]()
	if says(h, "Един момент…") {
		t.Error("a loaded screen loads again")
	}
}
