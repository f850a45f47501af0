package kiosk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/printer"
)

func logTo(w io.Writer) *slog.Logger { return slog.New(slog.NewTextHandler(w, nil)) }

// desk answers for one case.
type desk struct {
	answer data.CaseAnswer
	fail   error
	asked  int
}

func (d *desk) Case(_ context.Context, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	d.asked++
	switch {
	case d.fail != nil:
		return data.CaseAnswer{}, d.fail
	case number.Key() != d.answer.Case.Number.Key() || !data.SameCode(code, d.answer.Slip.Code):
		return data.CaseAnswer{}, data.ErrNotFound
	default:
		return d.answer, nil
	}
}

// CaseByDate answers number and date with the outline.
func (d *desk) CaseByDate(_ context.Context, number data.CaseNumber, received time.Time) (data.CaseAnswer, error) {
	d.asked++
	switch {
	case d.fail != nil:
		return data.CaseAnswer{}, d.fail
	case number.Key() != d.answer.Case.Number.Key() || !received.Equal(d.answer.Case.Received):
		return data.CaseAnswer{}, data.ErrNotFound
	default:
		return d.answer.Outline(datatest.Town().Town), nil
	}
}

// CaseByToken answers the token of the slip, and no other.
func (d *desk) CaseByToken(_ context.Context, token data.Token) (data.CaseAnswer, error) {
	d.asked++
	switch {
	case d.fail != nil:
		return data.CaseAnswer{}, d.fail
	case !strings.HasSuffix(d.answer.Slip.Address, string(token)):
		return data.CaseAnswer{}, data.ErrNotFound
	default:
		return d.answer, nil
	}
}

// press80 is a printer that counts.
type press80 struct {
	fail error
	pdfs [][]byte
}

func (p *press80) Print(ctx context.Context, handout printer.Handout) (string, error) {
	pdf, err := handout.PDF()
	if err := errors.Join(ctx.Err(), p.fail, err); err != nil {
		return "", err
	}
	p.pdfs = append(p.pdfs, pdf)
	return "paper", nil
}

func day(d int) time.Time { return time.Date(2026, time.November, d, 0, 0, 0, 0, data.Sofia()) }

func extendedCase() data.CaseAnswer {
	content := datatest.Town()
	return data.CaseAnswer{
		Case: data.Case{
			Number: "94-00-1287", Received: day(2), Service: data.Text{BG: "Издаване на скица за недвижим имот", EN: "Plot plan of a property"},
			Department: data.Text{BG: "Устройство на територията", EN: "Spatial planning"}, Phone: "0999 / 33 333",
			Promised: day(16), Due: day(30), Extensions: []data.Extension{{On: day(12), Until: day(30), Reason: "чака се становище от Службата по кадастъра"}},
			Stages: []data.StageEntry{{Stage: data.StageReceived, On: day(2)}, {Stage: data.StageAssigned, On: day(3)}, {Stage: data.StageInProgress, On: day(5)}},
		},
		Slip: data.Slip{
			Number: "94-00-1287", Received: day(2), Code: "7K3MQ9XW", Address: content.Town.Public.Case("0123456789ABCDEF"),
			Phone: "0999 / 11 111", Town: content.Town.Name,
		},
	}
}

// codeTown is the sample town where a case opens by its code alone.
func codeTown() data.Content {
	c := datatest.Town()
	c.Town.Lookup = data.LookupByCode
	return c
}

// lobbyAt is a hall with a desk and a printer, where the question is asked.
func lobbyAt(t *testing.T, s look.Screen) (*hall, *desk, *press80) {
	t.Helper()
	h := newHall(t, s)
	d, p := &desk{answer: extendedCase()}, &press80{}
	h.o.Cases, h.o.Printer = d, p
	h.use(t, &sheets{Content: codeTown()})
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	return h, d, p
}

// ask types number and code on the pads and asks.
func ask(t *testing.T, h *hall, number, code string) {
	t.Helper()
	write(t, h, number)
	press(t, h, "Към кода")
	write(t, h, code)
	press(t, h, "Провери")
}

func TestNumberAndCodeShowTheCase(t *testing.T) {
	for _, screen := range []look.Screen{landscape, portrait} {
		h, _, _ := lobbyAt(t, screen)
		ask(t, h, "94-00-1287", "7K3MQ9XW")
		if got, want := h.Route(), "case"; got != want {
			t.Fatalf("got %s, want %s:\n%s", got, want, listing(h.Root()))
		}
		for _, want := range []string{
			"94-00-1287 / 02.11.2026 г.", "Издаване на скица за недвижим имот", "Преписката Ви се изпълнява.", "Очакваме да е готова до 30 ноември. Срокът е удължен. Причина: чака се становище",
			"кадастъра", "Приета", "Насочена към звено", "В работа", "от 05.11.2026 г.", "Готова за получаване", "0999 / 33 333",
		} {
			if !says(h, want) {
				t.Errorf("no %q on\n%s", want, listing(h.Root()))
			}
		}
	}
}

func TestCodeReadFromPaperInAnyWriting(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	for _, letter := range "94-00-1287" {
		h.types(letter)
	}
	h.KeyDown(&fyne.KeyEvent{Name: fyne.KeyTab})
	for _, letter := range "7k3м-q9хw" { // with a dash and Cyrillic look-alikes
		h.types(letter)
	}
	h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got, want := h.Route(), "case"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFaultsAreOnePhraseWithAWayOutAndKeepWhatWasTyped(t *testing.T) {
	for _, c := range []struct {
		name string
		fail error
		want []string
	}{
		{"wrong", nil, []string{"Не намерихме преписка с този номер и код.", "гише „Деловодство“", "0999 / 11 111"}},
		{"too many", data.TooManyAttempts{Wait: 61 * time.Second}, []string{"Опитите станаха твърде много.", "след 2 мин.", "0999 / 11 111"}},
		{"unreachable", fmt.Errorf("site: %w", data.ErrUnavailable), []string{"Справката не работи в момента.", "гише „Деловодство“", "0999 / 11 111"}},
		{"unforeseen", errors.New("secret error text"), []string{"Справката не работи в момента."}},
	} {
		h, d, _ := lobbyAt(t, landscape)
		d.fail = c.fail
		ask(t, h, "94-00-1288", "7K3MQ9XW")
		for _, want := range c.want {
			if !says(h, want) {
				t.Errorf("%s: no %q on\n%s", c.name, want, listing(h.Root()))
			}
		}
		if says(h, "secret") {
			t.Errorf("%s: an error text on the screen", c.name)
		}
		if h.visit.typed.number != "94-00-1288" || h.visit.typed.code != "7K3MQ9XW" {
			t.Errorf("%s: typed words are lost: %+v", c.name, h.visit.typed)
		}
	}
}

func TestUnknownNumberAndWrongCodeLookTheSame(t *testing.T) {
	var seen []string
	for _, words := range [][2]string{{"11-11-1111", "7K3MQ9XW"}, {"94-00-1287", "00000000"}} {
		h, _, _ := lobbyAt(t, landscape)
		ask(t, h, words[0], words[1])
		h.visit.typed = typed{}
		h.visit.refresh()
		h.settle()
		seen = append(seen, listing(h.Root()))
	}
	if seen[0] != seen[1] {
		t.Errorf("got\n%s\nand\n%s", seen[0], seen[1])
	}
}

func TestUnfinishedQuestionIsNotAsked(t *testing.T) {
	h, d, _ := lobbyAt(t, landscape)
	press(t, h, "Код за достъп")
	write(t, h, "7K3MQ9XW")
	press(t, h, "Провери")
	if !says(h, "Напишете и входящия номер.") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	write(t, h, "94")
	press(t, h, "Към кода")
	press(t, h, "Изтрий")
	press(t, h, "Провери")
	if !says(h, "Кодът има 8 букви и цифри.") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	if d.asked != 0 {
		t.Errorf("the desk was asked %d times", d.asked)
	}
}

func TestCodeIsMaskedUntilTheEyeIsTouched(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	press(t, h, "Код за достъп")
	write(t, h, "7K3MQ9XW")
	if says(h, "7K3M") || !says(h, "••••-••••") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	press(t, h, "Покажи кода")
	if !says(h, "7K3M-Q9XW") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	press(t, h, "Скрий кода")
	if says(h, "7K3M") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestLanguageChangeKeepsWhatWasTypedAndTheFault(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	ask(t, h, "94-00-1288", "7K3MQ9XW")
	press(t, h, "English")
	if !says(h, "We found no case with this number and code.") || !says(h, "94-00-1288") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestSecondTouchDoesNotAskAgain(t *testing.T) {
	h, d, _ := lobbyAt(t, landscape)
	write(t, h, "94-00-1287")
	press(t, h, "Към кода")
	write(t, h, "7K3MQ9XW")
	h.hold = true
	press(t, h, "Провери")
	press(t, h, "Провери")
	press(t, h, "Изтрий")
	if !says(h, "Проверяваме…") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
	h.release()
	if d.asked != 1 || h.Route() != "case" {
		t.Errorf("asked %d times, at %s", d.asked, h.Route())
	}
}

func TestCaseThatComesAfterTheVisitorLeftIsNotShown(t *testing.T) {
	for _, way := range []string{"Назад", "Приключих"} {
		h, _, _ := lobbyAt(t, landscape)
		write(t, h, "94-00-1287")
		press(t, h, "Към кода")
		write(t, h, "7K3MQ9XW")
		h.hold = true
		press(t, h, "Провери")
		asked := h.held
		h.held, h.hold = nil, false
		press(t, h, way)
		for _, work := range asked {
			work()
		}
		if got := h.Route(); got != "home" || h.visit.answer.Case.Number != "" {
			t.Errorf("%s: at %s with %q", way, got, h.visit.answer.Case.Number)
		}
	}
}

func TestCaseIsPrivateAndForgotten(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	if !h.Private() {
		t.Error("where the code is typed: not private")
	}
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	if !h.Private() {
		t.Error("where the case is shown: not private")
	}
	press(t, h, "Приключих — изчисти екрана")
	if !h.Private() {
		t.Error("a picture of this moment may still show the case")
	}
	h.painted()
	if h.Private() || says(h, "1287") {
		t.Errorf("still there:\n%s", listing(h.Root()))
	}
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	if says(h, "1287") || says(h, "••") {
		t.Errorf("the next visitor sees\n%s", listing(h.Root()))
	}
}

// shapes of cases that are shown.
func caseShapes() map[string]data.CaseAnswer {
	due := extendedCase()
	due.Case.Extensions = nil
	late, stopped := due, due
	late.Case.Due = day(9)
	stopped.Case.Stages = append(stopped.Case.Stages[:3:3], data.StageEntry{Stage: data.StageDocuments, On: day(11)})
	told := extendedCase()
	told.Case.Extensions = append([]data.Extension{{On: day(9), Until: day(20)}}, told.Case.Extensions...)
	told.Case.Told = []data.DelayNotice{{On: day(9), How: data.ByEmail}, {On: day(12), How: data.ByPhone}}
	ready := due
	ready.Case.Stages = append(ready.Case.Stages[:3:3], data.StageEntry{Stage: data.StageReady, On: day(12)})
	over := ready
	over.Case.Stages = append(ready.Case.Stages[:4:4], data.StageEntry{Stage: data.StageDelivered, On: day(13)})
	bare := data.CaseAnswer{Case: data.Case{Number: "УТ-АСУТ-ОБС-94-00-128712871287", Received: day(2)}}
	return map[string]data.CaseAnswer{"extended": extendedCase(), "due": due, "late": late, "stopped": stopped, "told": told, "ready": ready, "over": over, "bare": bare, "outline": extendedCase().Outline(datatest.Town().Town)}
}

// The layout of a screen that is smaller than the ones that were drawn.
func TestCaseAndSearchFitOnASmallerScreen(t *testing.T) {
	small := look.Screen{Width: 1920, Height: 1080, Diagonal: 21.5}
	h, _, _ := lobbyAt(t, small)
	checkSmallKeys(t, h)
	if strings.Contains(listing(h.Root()), "[Надолу]") {
		t.Errorf("the question does not fit:\n%s", listing(h.Root()))
	}
	for name, answer := range caseShapes() {
		h.visit.answer = answer
		goTo(h, Route{Place: AtCase}, data.Bulgarian)
		checkLayout(t, "small case "+name, h.Root(), small)
	}
	h.visit.typed.query = "и"
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	checkSmallKeys(t, h)
}

// checkSmallKeys allows keys of 15 mm, where the screen has no room for 20.
func checkSmallKeys(t *testing.T, h *hall) {
	t.Helper()
	for _, s := range inspect(h.Root()) {
		if s.button != nil && s.size.Height < h.visit.look().MM(15) {
			t.Errorf("key %s is %v", s.button.Name, s.size)
		}
	}
}

func TestCaseScreensFitInLargeText(t *testing.T) {
	for _, screen := range []look.Screen{landscape, portrait} {
		for _, l := range data.Languages() {
			h, _, _ := lobbyAt(t, screen)
			h.visit.large, h.visit.contrast = true, true
			h.visit.lookup.inCode = true
			h.visit.lookup.fault = h.visit.codeFault()
			goTo(h, Route{Place: AtLookup}, l)
			checkLayout(t, fmt.Sprintf("large lookup %s %v", l, screen), h.Root(), screen)
			for name, answer := range caseShapes() {
				h.visit.answer = answer
				goTo(h, Route{Place: AtCase}, l)
				checkLayout(t, fmt.Sprintf("large case %s %s %v", name, l, screen), h.Root(), screen)
			}
		}
	}
}

func TestNoNumberWasAcceptedWithoutAWord(t *testing.T) {
	for name, screen := range screens() {
		h, _, _ := lobbyAt(t, screen)
		press(t, h, "Към кода")
		if h.visit.lookup.inCode || !says(h, "Първо напишете входящия номер") {
			t.Errorf("%s: got\n%s", name, listing(h.Root()))
		}
		checkLayout(t, name, h.Root(), screen)
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if h.visit.lookup.inCode {
			t.Errorf("%s: Enter went on to the code", name)
		}
		write(t, h, "94-00-1287")
		if says(h, "Първо напишете") {
			t.Errorf("%s: the fault stays while the number is written", name)
		}
		press(t, h, "Към кода")
		if !h.visit.lookup.inCode {
			t.Errorf("%s: the code is not written next", name)
		}
	}
}

// painted lets the frame be seen that was put up last.
func (h *hall) painted() {
	late := h.late
	h.late = nil
	for _, f := range late {
		f()
	}
}

// Who looked for help before the office answered came back to a question that
// was asked for ever.
func TestQuestionIsLeftWhileTheOfficeIsAsked(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	write(t, h, "94-00-1287")
	press(t, h, "Към кода")
	write(t, h, "7K3MQ9XW")
	h.hold = true
	press(t, h, "Провери")
	press(t, h, "Помощ")
	h.release()
	press(t, h, "Назад")
	if says(h, "Проверяваме") {
		t.Fatalf("it still asks:\n%s", listing(h.Root()))
	}
	press(t, h, "Провери")
	if got := h.Route(); got != "case" {
		t.Errorf("at %s", got)
	}
}
