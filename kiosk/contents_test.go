package kiosk

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func unspaced(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

func mustSay(t *testing.T, h *hall, words ...string) {
	t.Helper()
	for _, want := range words {
		if !says(h, want) {
			t.Errorf("%s: no %q on\n%s", h.Route(), want, listing(h.Root()))
		}
	}
}

func TestEveryFactOfAServiceIsThreeTouchesAway(t *testing.T) {
	for name, screen := range screens() {
		h, _ := townHall(t)
		h.Resize(screen)
		h.settle()
		for _, touch := range []string{"Услуги", "Гражданско състояние", "Издаване на дубликат на удостоверение за раждане"} {
			press(t, h, touch)
		}
		mustSay(t, h, "2,56 €", "от 1 януари: 3,00 €", "3 дни", "Гише „Деловодство“", "партер", "0999 / 11 111",
			"Заявление по образец", "оригинал", "копие", "не го носете: вземаме го служебно")
		mustSay(t, h, "Лицето, негов родител или наследник", "По пощата", "По куриер", "Дубликат на удостоверение за раждане", "Безсрочно",
			"Пред административния съд", "Закон за гражданската регистрация", "Пълномощно", "Удостоверение за наследници",
			"Такса от 01.01.2027 г.", "Проверено на 02.11.2026 г. от „Деловодство“")
		if says(h, "За останалото попитайте") {
			t.Errorf("%s: everything is known, and yet it sends away:\n%s", name, listing(h.Root()))
		}
	}
}

func TestWhatIsNotKnownOfAServiceIsAskedAtTheCounter(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1003"}, data.Bulgarian)
	mustSay(t, h, "За останалото попитайте на гише „Деловодство“ или на тел. 0999 / 11 111.")
	for _, title := range []string{"Кой може да заяви", "Всички такси", "Как се обжалва", "Правно основание"} {
		if says(h, title) {
			t.Errorf("nothing is known of %q:\n%s", title, listing(h.Root()))
		}
	}
}

func TestFeeOfTheDayIsSaid(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.now = time.Date(2027, time.January, 1, 0, 0, 0, 0, data.Sofia())
	h.visit.touch()
	h.Tick(h.now)
	h.settle()
	mustSay(t, h, "3,00 €")
	if says(h, "2,56 €") || says(h, "от 1 януари") {
		t.Errorf("the old fee is still there:\n%s", listing(h.Root()))
	}
}

func TestShortcutScrollsToWhatItNames(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	press(t, h, "Всички такси")
	for _, s := range inspect(h.Root()) {
		if s.text != nil && s.text.Text == "Всички такси" && s.around == nil {
			if s.at.Y < s.scrollAt.Y || s.at.Y > s.scrollAt.Y+100 {
				t.Errorf("the fees are at %v, the list begins at %v", s.at, s.scrollAt)
			}
			return
		}
	}
	t.Errorf("no fees on\n%s", listing(h.Root()))
}

func TestServiceThatFitsNeedsNoShortcuts(t *testing.T) {
	h, _ := townHall(t)
	h.Resize(portrait)
	goTo(h, Route{AtService, "m1"}, data.Bulgarian)
	if h.visit.scroll != nil {
		t.Fatal("it does not fit")
	}
	if got := listing(h.Root()); strings.Contains(got, "[Правно основание]") || strings.Contains(got, "[Всички такси]") {
		t.Errorf("there is nothing to scroll to:\n%s", got)
	}
}

func TestServiceWithoutRelatedOnesNamesThoseOfItsLifeEvent(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1002"}, data.Bulgarian)
	mustSay(t, h, "Други услуги за същото събитие")
	press(t, h, "Издаване на дубликат на удостоверение за раждане")
	if got, want := h.Route(), "service/1001"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDocumentLeadsToItsFormAndTheFormToItsServices(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1005"}, data.Bulgarian)
	press(t, h, "Заявление за скица")
	if got, want := h.Route(), "form/skitsa"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	mustSay(t, h, "Примерни данни", "Къде се взема", "Гише „Деловодство“", "Отваря утре в 8:30", "За кои услуги е")
	press(t, h, "Издаване на скица за недвижим имот")
	if got, want := h.Route(), "service/1005"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFormWithAFileIsTakenHomeOnThePhone(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtForm, "palnomoshtno"}, data.Bulgarian)
	mustSay(t, h, "Вземете със себе си", "там бланката се тегли", "PDF · 2 страници, 48 kB", "Къде се взема")
	goTo(h, Route{AtForm, "palnomoshtno"}, data.English)
	mustSay(t, h, "the form downloads there", "PDF · 2 pages, 48 kB")
	goTo(h, Route{AtForm, "skitsa"}, data.Bulgarian)
	if says(h, "Вземете със себе си") {
		t.Error("a code leads to a file that is not there")
	}
}

func TestFormsStandInTheOrderOfTheAlphabet(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "Бланки")
	var got []string
	for _, s := range inspect(h.Root()) {
		if s.button != nil && (strings.HasPrefix(s.button.Name, "Заявление") || s.button.Name == "Пълномощно") {
			got = append(got, s.button.Name)
		}
	}
	if want := []string{"Заявление за скица", "Заявление по образец", "Пълномощно"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReceptionDaysStandInTheOrderOfTheirDates(t *testing.T) {
	h, _ := townHall(t)
	press(t, h, "Телефони и гишета")
	press(t, h, "Приемни дни")
	all := strings.Join(texts(h), " ")
	architect, mayor := strings.Index(all, "вторник, 24 ноември, 9:30–11:00 ч."), strings.Index(all, "четвъртък, 3 декември, 14:00–16:00 ч.")
	if architect < 0 || mayor < architect {
		t.Errorf("got %q", all)
	}
	h.now = time.Date(2026, time.November, 24, 9, 30, 0, 0, data.Sofia())
	h.visit.touch()
	h.Tick(h.now)
	h.settle()
	mustSay(t, h, "Сега, до 11:00")
}

func TestTownWithoutReceptionDaysFormsOrResultsSaysSo(t *testing.T) {
	town := datatest.Town()
	town.Receptions, town.Forms, town.Results = nil, nil, nil
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: town})
	goTo(h, Route{Place: AtDays}, data.Bulgarian)
	mustSay(t, h, "няма въведени приемни дни", "0999 / 11 111")
	goTo(h, Route{Place: AtForms}, data.Bulgarian)
	mustSay(t, h, "няма списък на бланките", "0999 / 11 111")
	goTo(h, Route{Place: AtResults}, data.Bulgarian)
	mustSay(t, h, "Още няма публикувани резултати.")
}

func TestResultsNameWhatWasPromised(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: starter(t)})
	h.settle()
	press(t, h, "Харта на клиента")
	press(t, h, "Резултати")
	mustSay(t, h, "Още няма публикувани резултати.", "измерване и публикуване на оценка за удовлетвореността")
	h, _ = townHall(t)
	goTo(h, Route{Place: AtResults}, data.English)
	mustSay(t, h, "86% “excellent” or “good”", "January – June 2026", "124 questionnaires", "published on 15.07.2026")
}

func TestCharterSaysInPlainWordsWhatItExpects(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: starter(t)})
	h.settle()
	press(t, h, "Харта на клиента")
	mustSay(t, h, "III. Изграждане на партньорски взаимоотношения")
	press(t, h, "Какво очакваме от Вас")
	mustSay(t, h, "III. Изграждане на партньорски взаимоотношения", "да бъдат внимателни и любезни към останалите клиенти;")
}

// The charter's own title ends with the colon of the list below it.
func TestCharterTitlesStandWithoutAColon(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: starter(t)})
	for _, l := range data.Languages() {
		for _, id := range []string{"", "I", "II", "II.1", "II.2", "III", "IV"} {
			goTo(h, Route{AtCharter, id}, l)
			for _, s := range inspect(h.Root()) {
				if s.button != nil && strings.HasSuffix(s.button.Name, ":") {
					t.Errorf("%s %s: %q", id, l, s.button.Name)
				}
			}
		}
	}
}

func TestMessageInLargeTextLiesWithinReach(t *testing.T) {
	for name, screen := range screens() {
		h, _ := townHall(t)
		h.Resize(screen)
		h.visit.low, h.visit.large = true, true
		goTo(h, Route{AtService, "missing"}, data.Bulgarian)
		if h.visit.scroll != nil {
			t.Errorf("%s: the phone is below the screen:\n%s", name, listing(h.Root()))
		}
		mustSay(t, h, "Гише „Деловодство“ · партер", "0999 / 11 111")
	}
}

func TestServiceOfAnotherAuthorityIsFoundAndSaysWhereToGo(t *testing.T) {
	h, _ := townHall(t)
	h.visit.typed.query = "съдимост"
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	mustSay(t, h, "Прави се другаде: Районен съд – Примерово")
	press(t, h, "Свидетелство за съдимост")
	if got, want := h.Route(), "away/sadimost"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	mustSay(t, h, "Това не се прави в общината.", "Съдебната палата", "www.sad.primerovo.example", "Примерни данни")
}

func TestFormIsFound(t *testing.T) {
	h, _ := townHall(t)
	h.visit.typed.query = "пълномощно"
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	mustSay(t, h, "Бланка")
	press(t, h, "Пълномощно")
	if got, want := h.Route(), "form/palnomoshtno"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRemarkOnBulgarianStandsOnlyWhereSomeIs(t *testing.T) {
	const remark = "Some of the text is in Bulgarian"
	h, _ := townHall(t)
	for id, want := range map[string]bool{"1001": true, "1002": false, "1003": true, "1004": false, "m1": false} {
		goTo(h, Route{AtService, id}, data.English)
		if got := says(h, remark); got != want {
			t.Errorf("service %s: got %v, want %v", id, got, want)
		}
	}
}

func TestServiceIsReadInShortAboveReach(t *testing.T) {
	for name, screen := range screens() {
		h, _ := townHall(t)
		h.Resize(screen)
		h.visit.low = true
		goTo(h, Route{AtService, "1001"}, data.Bulgarian)
		var above []string
		for _, s := range inspect(h.Root()) {
			if s.text != nil && s.at.Y < screen.Height/2 {
				above = append(above, unspaced(s.text.Text))
			}
		}
		all := strings.Join(above, " ")
		for _, want := range []string{"Услуга № 1001", "Такса: 2,56 € · от 1 януари: 3,00 €", "Срок: 3 дни", "Къде: Гише „Деловодство“ · партер", "Телефон: 0999 / 11 111 · Деловодство"} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: no %q in %q", name, want, all)
			}
		}
	}
}

func TestContentFitsInLowReach(t *testing.T) {
	manyScreens(t)
	town, radomir := datatest.Town(), starter(t)
	routes := func(c data.Content, services ...string) []Route {
		all := []Route{
			{Place: AtDays},
			{Place: AtForms},
			{Place: AtResults},
			{Place: AtHelp},
			{Place: AtPhones},
			{AtPhone, string(c.Departments[0].ID)},
			{Place: AtHome},
			{Place: AtCharter},
			{AtForm, string(c.Forms[0].ID)},
			{AtAway, string(c.Elsewhere[0].ID)},
			{AtNotice, string(town.Notices[0].ID)},
		}
		for _, id := range services {
			all = append(all, Route{AtService, id})
		}
		return all
	}
	for _, content := range []struct {
		data.Content
		routes []Route
	}{{town, routes(town, "1001", "1003", "1005")}, {radomir, routes(radomir, "2016", "2067")}} {
		for orientation, screen := range screens() {
			h := newHall(t, screen)
			h.use(t, &sheets{Content: content.Content})
			h.visit.low = true
			for _, large := range []bool{false, true} {
				h.visit.large, h.visit.contrast = large, large
				for i, r := range content.routes {
					goTo(h, r, data.Languages()[i%2])
					name := fmt.Sprintf("%s low large=%v %s", r, large, orientation)
					checkLayout(t, name, h.Root(), screen)
					checkReach(t, name, h, screen)
				}
			}
		}
	}
}

// checkReach proves that nothing to touch lies in the upper half, and that what
// is read there does not reach into the lower.
func checkReach(t *testing.T, name string, h *hall, screen look.Screen) {
	t.Helper()
	body := h.visit.frame.body.Position().Y
	for _, s := range inspect(h.Root()) {
		switch {
		case s.scroll != nil:
		case s.button != nil && s.at.Y < screen.Height/2-1:
			t.Errorf("%s: %s is out of reach", name, label(s))
		case s.text != nil && s.at.Y < screen.Height/2 && s.at.Y+s.size.Height > max(body, screen.Height/2)+1:
			t.Errorf("%s: %s lies over what is touched", name, label(s))
		}
	}
}
