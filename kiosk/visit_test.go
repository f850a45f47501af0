package kiosk

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/printer"
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

func TestEndOfVisitForgetsEverything(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "English")
	press(t, h, "Large text")
	press(t, h, "Contrast")
	press(t, h, "Services")
	h.visit.typed = typed{query: "данък", number: "94-00-1", code: "ABCD"}
	before := h.visit
	press(t, h, "I have finished")
	v := h.visit
	if v == before || v.language != data.Bulgarian || v.large || v.contrast || v.typed != (typed{}) || h.Route() != "home" {
		t.Errorf("the next visitor meets the last one: %+v", v.typed)
	}
	if before.typed != (typed{}) || !before.ended() {
		t.Error("the last visit still knows what was typed")
	}
	if slices.Contains(names(h), "Приключих") {
		t.Error("nobody has begun and yet can finish")
	}
}

func TestNextVisitBeginsWhileItsFirstScreenIsRead(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "Услуги")
	h.hold = true
	press(t, h, "Приключих")
	h.Tick(h.now)
	press(t, h, "Помощ") // of the visit that has ended, whose screen is still seen
	if says(h, phrases.In(data.Bulgarian, phrases.KioskCall)) {
		t.Error("an ended visit goes on")
	}
	h.release()
	if got := h.Route(); got != "home" || !says(h, phrases.In(data.Bulgarian, phrases.KioskQuestion)) {
		t.Errorf("got %s", got)
	}
}

// A list that a finger had thrown ran on after its visitor had gone, and ended
// the program.
func TestListRunsOnAfterItsVisitorHasGone(t *testing.T) {
	h := newHall(t, portrait)
	h.use(t, &sheets{Content: datatest.Town()})
	h.visit.large = true
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	thrown := h.visit.scroll
	h.visit.end()
	thrown.By(40)
	if h.visit.begun || len(h.visit.offsets) != 0 {
		t.Error("the next visit begins with the last one's list")
	}
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	thrown = h.visit.scroll
	press(t, h, "Назад")
	h.now = h.now.Add(50 * time.Second)
	thrown.By(40)
	if !h.visit.touched.Before(h.now) {
		t.Error("a list that is not seen any more is a sign of life")
	}
}

func TestScreenThatIsLeftIsDeaf(t *testing.T) {
	for _, from := range []Place{AtLookup, AtSearch} {
		h, _ := townHall(t)
		goTo(h, Route{Place: from}, data.Bulgarian)
		h.TypedRune('7')
		h.settle()
		h.hold = true
		press(t, h, "Начало")
		h.TypedRune('8') // meant for the screen before
		for _, key := range []fyne.KeyName{fyne.KeyBackspace, fyne.KeyReturn} {
			h.TypedKey(&fyne.KeyEvent{Name: key})
		}
		h.release()
		if got := h.Route(); got != "home" || h.visit.typed != (typed{}) {
			t.Errorf("%s still listens: %s, %+v", from, got, h.visit.typed)
		}
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

func TestLetterAtHomeBeginsTheSearch(t *testing.T) {
	h, _ := townHall(t)
	h.types('н')
	h.settle()
	if h.Route() != "search" || h.visit.typed.query != "н" {
		t.Errorf("at %s with %q", h.Route(), h.visit.typed.query)
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

func TestCaseIsPrivateAndLeavesNoTrace(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	h.visit.typed.number = "94-00-1"
	if !h.Private() {
		t.Error("typing a code is not private")
	}
	press(t, h, "Начало")
	if h.Private() || h.visit.typed.number != "" {
		t.Error("the number stays behind")
	}
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

func TestChecklistIsPrintedOrSaysWhatToDo(t *testing.T) {
	h, _ := townHall(t)
	tray := &tray{}
	h.o.Printer = tray
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	press(t, h, "Отпечатай")
	if tray.sheets != 1 || !says(h, "Листът е отпечатан.") {
		t.Errorf("%d sheets, the screen says %q", tray.sheets, texts(h))
	}
	tray.fault = printer.PaperOut
	goTo(h, Route{AtService, "1004"}, data.Bulgarian)
	press(t, h, "Отпечатай")
	if !says(h, "Принтерът не отпечата") || !says(h, "0999 / 11 111") {
		t.Errorf("after a fault the screen says %q", texts(h))
	}
	checkLayout(t, "after a fault", h.Root(), landscape)
}

// tray is a printer that counts.
type tray struct {
	sheets int
	fault  error
}

func (p *tray) Print(context.Context, []byte) (string, error) {
	if p.fault != nil {
		return "", p.fault
	}
	p.sheets++
	return "tray", nil
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
