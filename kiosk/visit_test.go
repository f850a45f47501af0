package kiosk

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func townHall(t *testing.T) (*hall, *sheets) {
	t.Helper()
	h := newHall(t, landscape)
	edition := &sheets{Content: datatest.Town()}
	h.use(t, edition)
	h.settle()
	return h, edition
}

func TestVisitorFindsAServiceAndTheWayBack(t *testing.T) {
	h, _ := townHall(t)
	for _, step := range []struct{ press, want string }{
		{"Услуги", "groups"},
		{"Гражданско състояние", "group/people"},
		{"Издаване на дубликат на удостоверение за раждане", "service/1001"},
		{"Назад", "group/people"},
		{"Назад", "groups"},
		{"Начало", "home"},
		{"Строеж", "event/building"},
		{"Издаване на скица за недвижим имот", "service/1005"},
		{"Начало", "home"},
		{"Обявления", "notices"},
		{"Спиране на водата на ул. „Примерна“", "notice/spirane001"},
		{"Приключих", "home"},
	} {
		press(t, h, step.press)
		if got := h.Route(); got != step.want {
			t.Fatalf("after %q: got %s, want %s", step.press, got, step.want)
		}
	}
}

func TestNoticesAndCharterAreOneTapFromHome(t *testing.T) {
	for name, want := range map[string]string{"Обявления": "notices", "Харта на клиента": "charter"} {
		h, _ := townHall(t)
		press(t, h, name)
		if got := h.Route(); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestWholeCharterCanBeRead(t *testing.T) {
	h, edition := townHall(t)
	for _, part := range edition.Content.Charter.Parts {
		for _, section := range part.Sections {
			goTo(h, Route{AtCharter, section.ID}, data.Bulgarian)
			for _, block := range section.Blocks {
				if !says(h, block.Text.BG) {
					t.Errorf("%s does not say %q", section.ID, block.Text.BG)
				}
			}
		}
	}
}

func TestLanguageChangesInPlace(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	press(t, h, "English")
	if got := h.Route(); got != "service/1001" || !says(h, "Duplicate birth certificate") || !says(h, phrases.In(data.English, phrases.Documents)) {
		t.Errorf("%s says %q", got, texts(h))
	}
	press(t, h, "Български")
	if !says(h, "Издаване на дубликат") {
		t.Error("it did not change back")
	}
}

func TestDoneStaysWhereItIs(t *testing.T) {
	h, _ := townHall(t)
	places := map[fyne.Position]bool{}
	press(t, h, "Контраст")
	for _, next := range []string{"", "Услуги", "Гражданско състояние"} {
		if next != "" {
			press(t, h, next)
		}
		for _, s := range inspect(h.Root()) {
			if s.button != nil && s.button.Name == "Приключих" {
				places[s.at] = true
			}
		}
	}
	if len(places) != 1 {
		t.Errorf("„Приключих“ stood at %v", places)
	}
}

func TestClockInTheHeaderMoves(t *testing.T) {
	h, _ := townHall(t)
	h.pass(time.Minute)
	if !says(h, "10:01") {
		t.Errorf("the screen says %q", texts(h))
	}
}

func TestLetterAtHomeBeginsTheSearch(t *testing.T) {
	h, _ := townHall(t)
	h.types('н')
	h.settle()
	if h.Route() != "search" || h.visit.typed.query != "н" {
		t.Errorf("at %s with %q", h.Route(), h.visit.typed.query)
	}
}

func TestTurnedScreenKeepsThePlace(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtGroup, "people"}, data.English)
	h.Resize(portrait)
	h.settle()
	if h.Route() != "group/people" {
		t.Errorf("at %s", h.Route())
	}
	checkLayout(t, "turned", h.Root(), portrait)
}

func TestEveryIconOfTheContentExists(t *testing.T) {
	content := starter(t)
	var known []string
	for _, g := range content.Groups {
		known = append(known, g.Icon)
	}
	for _, e := range content.LifeEvents {
		known = append(known, e.Icon)
	}
	known = append(known, "document", "people", "building", "map", "coins", "tree", "bus", "shop", "home", "heart", "megaphone", "vote", "stamp", "leaf", "shield", "baby", "rings", "candle", "pin", "crane", "unheard of")
	for _, name := range known {
		if !look.HasIcon(icon(name)) {
			t.Errorf("no drawing for %q", name)
		}
	}
	for _, name := range []string{"home", "arrow-left", "check", "typography", "contrast", "world", "chevron-up", "chevron-down", "chevron-right", "file-off", "plug-connected-x", "clock", "search", "list-search", "phone", "bell", "rosette-discount-check", "currency-euro", "map-pin"} {
		if !look.HasIcon(name) {
			t.Errorf("no drawing %q", name)
		}
	}
}

func TestExamplesAreMarkedWithTheirSource(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1005"}, data.Bulgarian)
	mustSay(t, h, "Примерни данни", "Такса пример", "Срок пример", "Такси: Друго село")
	goTo(h, Route{AtService, "1004"}, data.Bulgarian)
	if slices.Contains(texts(h), phrases.In(data.Bulgarian, phrases.ExampleData)) {
		t.Error("the town's own service is marked as an example")
	}
}

// pass lets time go by and ticks once.
func (h *hall) pass(d time.Duration) {
	h.now = h.now.Add(d)
	h.Tick(h.now)
	h.settle()
}

func names(h *hall) []string {
	var all []string
	for _, s := range inspect(h.Root()) {
		if s.button != nil {
			all = append(all, s.button.Name)
		}
	}
	return all
}
