package kiosk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// index is an edition that finds what the test says, and counts.
type index struct {
	*sheets
	hits    map[string][]data.Hit
	failure error
	asked   []string
}

func (i *index) Search(ctx context.Context, now time.Time, query string, limit int) ([]data.Hit, error) {
	i.asked = append(i.asked, query)
	if i.failure != nil {
		return nil, i.failure
	}
	if hits, ok := i.hits[query]; ok {
		return hits, nil
	}
	return i.sheets.Search(ctx, now, query, limit)
}

// everyKind is what a word finds that is everywhere.
func everyKind() []data.Hit {
	mark := func(title, word string) []data.Span {
		at := strings.Index(title, word)
		return []data.Span{{Start: at, End: at + len(word)}}
	}
	hit := func(kind data.HitKind, id, title, under string) data.Hit {
		return data.Hit{Kind: kind, ID: id, Title: data.Text{BG: title}, Under: data.Text{BG: under}, Marks: mark(title, "дан")}
	}
	hits := []data.Hit{
		hit(data.HitService, "1005", "Издаване на скица за имот (дан)", "Услуга № 1005 · Устройство на територията"),
		hit(data.HitDepartment, string(datatest.Taxes), "Местни данъци и такси", "0999/ 22 222"),
		hit(data.HitService, "1007", "Данъчна оценка на имот (дан)", "Услуга № 1007"),
		hit(data.HitLifeEvent, string(datatest.Town().LifeEvents[0].ID), "Издание за събитие (дан)", ""),
		hit(data.HitNotice, "spirane001", "Спиране на водата (дан)", ""),
		hit(data.HitCharter, "II.1.2", "поверителност (дан)", "Отношение"),
		hit(data.HitPage, string(data.PageForms), "Бланки (дан)", ""),
		hit(data.HitReception, "kmet", "Кмет (дан)", "етаж 2"),
	}
	hits[3].Services, hits[5].Section = len(datatest.Town().LifeEvents[0].Services), "II.1"
	return hits
}

func newSearchHall(t testing.TB, s look.Screen) (*hall, *index) {
	t.Helper()
	h := newHall(t, s)
	catalogue := &index{sheets: &sheets{Content: datatest.Town()}, hits: map[string][]data.Hit{"дан": everyKind()}}
	h.use(t, catalogue)
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	return h, catalogue
}

// write taps the keys of the letters, one after the other.
func write(t *testing.T, h *hall, word string) {
	t.Helper()
	for _, letter := range word {
		press(t, h, string(letter))
	}
}

func TestWordTypedOnTheKeysFindsAService(t *testing.T) {
	for _, screen := range []look.Screen{landscape, portrait} {
		h, _ := newSearchHall(t, screen)
		write(t, h, "наслед")
		press(t, h, "Удостоверение за наследници")
		if got, want := h.Route(), "service/1004"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestComingBackKeepsTheWordAndThePlaceInTheList(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	write(t, h, "дан")
	press(t, h, "Надолу")
	down := h.visit.offsets[Route{Place: AtSearch}]
	if down <= 0 {
		t.Fatalf("the list did not move: %v", down)
	}
	press(t, h, "Спиране на водата (дан)")
	press(t, h, "Назад")
	if got := h.visit.typed.query; got != "дан" {
		t.Errorf("got %q, want „дан“", got)
	}
	if got := h.visit.offsets[Route{Place: AtSearch}]; got != down {
		t.Errorf("got %v px down, want %v", got, down)
	}
}

func TestAnotherLetterBeginsTheListAtItsTop(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	write(t, h, "дан")
	press(t, h, "Надолу")
	write(t, h, "ъ")
	if got := h.visit.offsets[Route{Place: AtSearch}]; got != 0 {
		t.Errorf("got %v px down, want the top", got)
	}
}

func TestHitsOfOneKindStandTogetherUnderItsName(t *testing.T) {
	h, _ := newSearchHall(t, portrait)
	write(t, h, "дан")
	text := strings.Join(texts(h), "|")
	var last int
	for _, name := range []string{"|Услуги|", "|Телефони|", "|Житейски събития|", "|Обявления|", "|Харта на клиента|", "|Направо към|", "|Приемни дни|"} {
		at := strings.Index(text, name)
		if at < last {
			t.Errorf("%s at %d, after %d, in %s", name, at, last, text)
		}
		last = at
	}
	if first, second := strings.Index(text, "1005"), strings.Index(text, "1007"); second > strings.Index(text, "|Телефони|") || first > second {
		t.Errorf("the services are apart: %s", text)
	}
}

func TestEveryHitOpensItsScreen(t *testing.T) {
	for i, want := range []string{"service/1005", "service/1007", "phones", "event/" + string(datatest.Town().LifeEvents[0].ID), "notice/spirane001", "charter/II.1", "forms", "days"} {
		h, _ := newSearchHall(t, portrait)
		write(t, h, "дан")
		press(t, h, byKindTitles()[i])
		if got := h.Route(); got != want {
			t.Errorf("%s: got %s, want %s", byKindTitles()[i], got, want)
		}
	}
}

func byKindTitles() []string {
	var all []found
	for _, hit := range everyKind() {
		all = append(all, found{Hit: hit})
	}
	var titles []string
	for _, f := range byKind(all) {
		titles = append(titles, f.Title.BG)
	}
	return titles
}

func TestFeeTermAndPhoneStandBesideAHit(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	press(t, h, "Скрий")
	for _, letter := range "дан" {
		h.types(letter)
	}
	h.settle()
	for _, want := range []string{"от 10,23", "пример", "5 работни дни", "0999 / 22 222"} {
		if !says(h, want) {
			t.Errorf("no %q on\n%s", want, listing(h.Root()))
		}
	}
}

func TestMatchedWordIsBold(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	write(t, h, "наслед")
	bold := h.visit.look().Line(look.Strong, "", look.Ink).FontSource
	for _, s := range inspect(h.Root()) {
		if s.text != nil && s.text.Text == "наслед" && s.text.FontSource == bold {
			return
		}
	}
	t.Errorf("no bold word on\n%s", listing(h.Root()))
}

func TestMatchedWordsOfTheEnglishTitleAreBold(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	h.visit.language = data.English
	title := data.Text{BG: "Скица", EN: "Plot plan"}
	runs := h.visit.titleRuns(data.Hit{Title: title, Marks: []data.Span{{Start: 0, End: 10}}, MarksEN: []data.Span{{Start: 5, End: 9}}})
	if len(runs) != 2 || runs[0].Text != "Plot " || runs[1].Text != "plan" || runs[1].Role != look.Strong {
		t.Errorf("got %+v", runs)
	}
}

func TestDamagedMarksLeaveTheTitleWhole(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	for _, marks := range [][]data.Span{
		{{Start: 5, End: 3}}, {{Start: -1, End: 4}}, {{Start: 0, End: 99}}, {{Start: 2, End: 6}, {Start: 4, End: 8}},
	} {
		var title string
		for _, run := range h.visit.titleRuns(data.Hit{Title: data.Text{BG: "данък"}, Marks: marks}) {
			title += run.Text
		}
		if title != "данък" {
			t.Errorf("%v: got %q", marks, title)
		}
	}
}

func TestNothingFoundOffersGroupsCounterAndPhone(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	write(t, h, "ццц")
	for _, want := range []string{"Нищо не намерихме за „ццц“.", "Гише „Деловодство“", "0999 / 11 111"} {
		if !says(h, want) {
			t.Errorf("no %q on\n%s", want, listing(h.Root()))
		}
	}
	group := h.catalogue.(*index).Content.Groups[0]
	press(t, h, group.Name.BG)
	if got, want := h.Route(), "group/"+string(group.ID); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFailedSearchIsAPhraseAndALogEntry(t *testing.T) {
	h, catalogue := newSearchHall(t, landscape)
	var log strings.Builder
	h.o.Log = logTo(&log)
	catalogue.failure = errors.New("disk on fire")
	write(t, h, "тайна")
	if !says(h, "Търсенето не работи в момента.") || says(h, "disk on fire") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	if !strings.Contains(log.String(), "disk on fire") || strings.Contains(log.String(), "тайна") {
		t.Errorf("log: %s", log.String())
	}
}

func TestAnswerThatComesLateIsDropped(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	h.hold = true
	write(t, h, "наслед")
	press(t, h, "Изтрий")
	late := h.held
	h.held = nil
	for _, work := range []int{len(late) - 1, 0, 3} { // the newest answers first
		late[work]()
	}
	h.settle()
	if !says(h, "насле") || says(h, "Нищо не намерихме") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestAnswerAfterTheVisitorWentOnIsDropped(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	h.hold = true
	write(t, h, "н")
	held := h.held
	h.held, h.hold = nil, false
	press(t, h, "Начало")
	before := listing(h.Root())
	for _, work := range held {
		work()
	}
	if got := listing(h.Root()); got != before {
		t.Errorf("got\n%s\nwant\n%s", got, before)
	}
}

func TestPluggedInKeyboardTypes(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	for _, letter := range " оценкаа" {
		h.types(letter)
	}
	h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	h.settle()
	if got, want := h.visit.typed.query, "оценка"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	press(t, h, "Данъчна оценка на имот")
}

func TestHiddenKeyboardComesBackWithATouchOnTheField(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	write(t, h, "н")
	press(t, h, "Скрий")
	if says(h, "интервал") {
		t.Error("the keyboard is still there")
	}
	press(t, h, "Търсене")
	if !says(h, "интервал") {
		t.Error("the keyboard did not come back")
	}
}

func TestClearEmptiesTheField(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	write(t, h, "нас")
	press(t, h, "Изчисти")
	if got := h.visit.typed.query; got != "" {
		t.Errorf("got %q", got)
	}
}

func TestEndOfTheVisitForgetsTheWord(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	write(t, h, "нас")
	press(t, h, "Приключих")
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	if says(h, "нас") || h.visit.typed.query != "" {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestSearchFitsInLargeText(t *testing.T) {
	for _, screen := range []look.Screen{landscape, portrait} {
		for _, query := range []string{"", "дан", "ц"} {
			h, _ := newSearchHall(t, screen)
			h.visit.typed.query, h.visit.large, h.visit.contrast = query, true, true
			goTo(h, Route{Place: AtSearch}, data.Bulgarian)
			checkLayout(t, fmt.Sprintf("large search %q %v", query, screen), h.Root(), screen)
		}
	}
}

// BenchmarkSearchKey is a key until its results are on the screen, without the
// time of the index.
func BenchmarkSearchKey(b *testing.B) {
	h, _ := newSearchHall(b, landscape)
	for b.Loop() {
		h.types('д')
		h.types('а')
		h.types('н')
		h.settle()
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}

// seenHits is how many results are seen whole.
func seenHits(h *hall) int {
	var seen int
	for _, s := range inspect(h.Root()) {
		if s.button != nil && s.scroll != nil && s.at.Y >= s.scrollAt.Y && s.at.Y+s.size.Height <= s.scrollAt.Y+s.scroll.Size().Height {
			seen++
		}
	}
	return seen
}

// Large text on a wide screen showed one result and a half.
func TestThreeResultsAreSeenAboveTheKeys(t *testing.T) {
	for orientation, screen := range screens() {
		for _, large := range []bool{false, true} {
			h, _ := newSearchHall(t, screen)
			h.use(t, &sheets{Content: starter(t)})
			h.visit.typed.query, h.visit.large = "удостоверение за", large
			goTo(h, Route{Place: AtSearch}, data.Bulgarian)
			if got := seenHits(h); got < 3 {
				t.Errorf("%s large=%v: %d results are seen:\n%s", orientation, large, got, listing(h.Root()))
			}
			l := h.visit.look()
			least := l.Target()
			if large && !l.Portrait() {
				least = l.MM(18) // the room is the results'
			}
			for _, b := range h.visit.buttons() {
				if size := b.Size(); b.IsKey() && min(size.Height, size.Width) < least {
					t.Errorf("%s large=%v: the key %q is only %v", orientation, large, b.Name, size)
				}
			}
		}
	}
}

// A visitor who reads English met Cyrillic keys and could not type.
func TestKeysHaveTheLettersOfTheLanguage(t *testing.T) {
	h, _ := newSearchHall(t, landscape)
	press(t, h, "English")
	write(t, h, "tax")
	press(t, h, "АБВ")
	press(t, h, "Български")
	write(t, h, "щ")
	if got, want := h.visit.typed.query, "taxщ"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
