package kiosk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// reader is a machine that seals and asks the office.
type reader struct {
	box
	contacts []data.Contact
	answer   data.Asked
}

func (r *reader) ask(ctx context.Context, f data.Feedback, c data.Contact) (data.Asked, error) {
	if err := errors.Join(r.failure, c.Check()); err != nil {
		return data.Asked{}, err
	}
	r.contacts = append(r.contacts, c)
	return r.answer, r.keep(ctx, f)
}

// sealed is a town with keys.
func sealed() data.Content {
	c := datatest.Town()
	c.Town.Seal = data.SealKeys{Office: "age1office", Recovery: "age1recovery"}
	return c
}

// opened is the case of a message.
func opened() data.Asked {
	a := extendedCase()
	a.Case = data.Case{Answer: true, Number: "ОВ-12", Received: day(20), Due: day(20).AddDate(0, 2, 0), Stages: []data.StageEntry{{Stage: data.StageReceived, On: day(20)}}}
	a.Slip.Number, a.Slip.Received = "ОВ-12", day(20)
	return data.Asked{CaseAnswer: a}
}

// answerHall is a hall of a town with keys.
func answerHall(t *testing.T, s look.Screen) (*hall, *reader) {
	t.Helper()
	h := newHall(t, s)
	r := &reader{answer: opened()}
	h.o.Feedback, h.o.AskAnswer, h.o.Printer = r.keep, r.ask, &press80{}
	h.use(t, &sheets{Content: sealed()})
	goTo(h, Route{Place: AtHome}, data.Bulgarian)
	return h, r
}

// answerSights are the screens of a visitor who wants an answer.
func answerSights() []sight {
	name, mail := data.Contact{Name: "Мария Примерова"}, data.Contact{Name: "Мария Примерова", Phone: "0888000000", Email: "m.primerova@example.org", Address: "с. Примерово, ул. Първа 1"}
	at := func(step answerStep, c data.Contact, a answering) func(h *hall) {
		return func(h *hall) {
			h.lobby.town.Seal = sealed().Town.Seal
			h.o.AskAnswer = (&reader{answer: opened()}).ask
			a.step = step
			h.visit.opinion = &opinion{kind: data.KindComplaint, words: "Чаках четиридесет минути на гишето и никой не ми каза защо.", answer: &a}
			h.visit.typed.contact = c
			h.visit.way = history{{Place: AtFeedback}, {AtWrite, "complaint"}}
			h.visit.open(Route{AtAnswer, string(step)})
		}
	}
	write := func(o opinion) func(h *hall) {
		return func(h *hall) {
			h.lobby.town.Seal = sealed().Town.Seal
			h.o.AskAnswer = (&reader{}).ask
			h.visit.opinion = &o
			h.visit.open(Route{AtWrite, "complaint"})
		}
	}
	done := func(asked data.Asked) func(h *hall) {
		return func(h *hall) {
			at(answerCheck, mail, answering{by: answerPhone})(h)
			h.visit.asked(h.visit.opinion, asked)
		}
	}
	return []sight{
		{"answer-write", write(opinion{words: "Чаках четиридесет минути на гишето."})},
		{"answer-write-empty", write(opinion{fault: &fault{what: phrases.FeedbackEmpty, next: phrases.FeedbackEmptyNext}})},
		{"answer", at(answerFirst, data.Contact{}, answering{})},
		{"answer-name", at(answerName, data.Contact{}, answering{})},
		{"answer-name-number", at(answerName, data.Contact{Name: "Мария 7523169263"}, answering{fault: &fault{what: phrases.FeedbackNumber, next: phrases.AnswerNumberNext}})},
		{"answer-by", at(answerBy, name, answering{})},
		{"answer-phone", at(answerPhone, mail, answering{by: answerPhone})},
		{"answer-email", at(answerEmail, mail, answering{by: answerEmail})},
		{"answer-email-wrong", at(answerEmail, mail, answering{by: answerEmail, fault: &fault{what: phrases.AnswerBadEmail, next: phrases.AnswerBadNext}})},
		{"answer-address", at(answerAddress, mail, answering{by: answerAddress})},
		{"answer-check", at(answerCheck, mail, answering{by: answerEmail})},
		{"answer-check-about", func(h *hall) {
			at(answerCheck, mail, answering{by: answerPhone})(h)
			h.visit.opinion.subject, h.visit.opinion.about = longSubject(), "II.1.2"
			h.visit.opinion.promised = data.Text{BG: "Всеки се изслушва насаме, ако поиска.", EN: "Everybody is heard in private who asks for it."}
			h.visit.refresh()
		}},
		{"answer-not-kept", at(answerCheck, mail, answering{by: answerPhone, fault: &fault{what: phrases.FeedbackNotKept, next: phrases.AnswerNotNext, help: true}})},
		{"answer-later", done(data.Asked{Kept: true})},
		{"answer-case", done(opened())},
		{"answer-case-code", func(h *hall) { done(opened())(h); h.visit.fresh.seen = true; h.visit.refresh() }},
	}
}

// asksFor goes from home to the first question.
func asksFor(t *testing.T, h *hall, words string) {
	t.Helper()
	press(t, h, "Вашето мнение")
	press(t, h, "Оплакване")
	write(t, h, words)
	press(t, h, "Искам отговор")
	press(t, h, "Продължи")
}

func typeIn(h *hall, text string) {
	for _, letter := range text {
		h.types(letter)
	}
	h.settle()
}

func TestVisitorWhoWantsAnAnswerGetsANumberAndASlip(t *testing.T) {
	for orientation, screen := range screens() {
		h, r := answerHall(t, screen)
		asksFor(t, h, "чаках")
		write(t, h, "мария")
		press(t, h, "Напред")
		press(t, h, "По телефона")
		write(t, h, "0888000000")
		press(t, h, "Напред")
		for _, want := range []string{"мария", "0888000000", "чаках"} {
			if !says(h, want) {
				t.Errorf("%s: the summary says nothing of %s: %q", orientation, want, texts(h))
			}
		}
		press(t, h, "Изпрати")
		h.settle()
		want := []data.Feedback{{Kind: data.KindComplaint, Words: "чаках", Language: data.Bulgarian, Channel: data.ViaKiosk}}
		if diff := cmp.Diff(want, r.kept, cmpopts.IgnoreFields(data.Feedback{}, "Visit", "ID")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", orientation, diff)
		}
		if len(r.contacts) != 1 || r.contacts[0] != (data.Contact{Name: "мария", Phone: "0888000000"}) || r.kept[0].ID == "" {
			t.Errorf("%s: got %+v of %q", orientation, r.contacts, r.kept[0].ID)
		}
		if h.Route() != "case" || !says(h, "ОВ-12 / ") || !says(h, "••••-••••") || !says(h, "20 януари 2027") || says(h, "7K3M") {
			t.Errorf("%s: at %s: %q", orientation, h.Route(), texts(h))
		}
		press(t, h, "Покажи кода")
		if !says(h, "7K3M-Q9XW") {
			t.Errorf("%s: the code is not shown: %q", orientation, texts(h))
		}
		press(t, h, "Отпечатай талон")
		if n := len(h.o.Printer.(*press80).pdfs); n != 1 {
			t.Errorf("%s: %d slips", orientation, n)
		}
		if h.visit.typed.contact != (data.Contact{}) || h.visit.opinion.words != "" {
			t.Errorf("%s: %+v is still there", orientation, h.visit.typed.contact)
		}
	}
}

// TestSummarySaysWhatTheMessageIsAbout: a service chosen by a slip of the finger was seen
// by the office alone. What is corrected there comes back there.
func TestSummarySaysWhatTheMessageIsAbout(t *testing.T) {
	h, r := answerHall(t, landscape)
	town := datatest.Town()
	service, department := town.Services[0], town.Departments[1]
	h.visit.saysOf(aboutService(service))()
	h.settle()
	touch(t, h, "Лошо", "Нарушено обещание")
	c, err := h.catalogue.Charter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	section := firstPromising(c)
	promise := section.Promises()[0]
	touch(t, h, sentence(section.Title.BG), promise.Text.BG)
	write(t, h, "чаках")
	touch(t, h, "Искам отговор", "Продължи")
	typeIn(h, "Мария")
	touch(t, h, "Напред", "По телефона")
	typeIn(h, "0888000000")
	touch(t, h, "Напред")
	mustSay(t, h, "Вярно ли е всичко?", service.Name.BG, promise.Text.BG)
	touch(t, h, "Поправи: За какво е", "Звена на общината", department.Name.BG)
	if h.Route() != "answer/check" || says(h, service.Name.BG) {
		t.Errorf("at %s: %q", h.Route(), texts(h))
	}
	mustSay(t, h, "Вярно ли е всичко?", department.Name.BG, promise.Text.BG, "0888000000")
	touch(t, h, "Изпрати")
	if last := r.lastKept(t); last.Department != department.ID || last.Service != "" || last.Promise != promise.Promise || last.Words != "чаках" {
		t.Errorf("got %+v", last)
	}
}

func TestWithoutKeysNobodyIsOfferedAnAnswer(t *testing.T) {
	for name, make := range map[string]func(h *hall){
		"one key":    func(h *hall) { h.lobby.town.Seal.Recovery = "" },
		"no machine": func(h *hall) { h.o.AskAnswer = nil },
	} {
		h, _ := answerHall(t, landscape)
		make(h)
		goTo(h, Route{AtWrite, "complaint"}, data.Bulgarian)
		if says(h, "Искам отговор") || !says(h, "няма да получи отговор") {
			t.Errorf("%s: got %q", name, texts(h))
		}
	}
}

func TestOfficeOutOfReachIsToldWithoutANumber(t *testing.T) {
	h, r := answerHall(t, portrait)
	r.answer = data.Asked{Kept: true}
	asksFor(t, h, "чаках")
	typeIn(h, "Мария")
	press(t, h, "Напред")
	press(t, h, "С писмо по пощата")
	typeIn(h, "с. Примерово, 1")
	press(t, h, "Напред")
	press(t, h, "Изпрати")
	h.settle()
	if !says(h, "Номер още няма") || !says(h, "0999 / 11 111") || says(h, "ОВ-12") {
		t.Errorf("got %q", texts(h))
	}
	if r.contacts[0].Address != "с. Примерово, 1" {
		t.Errorf("got %+v", r.contacts)
	}
	press(t, h, "Назад")
	if h.Route() != "feedback" {
		t.Errorf("back leads to %s", h.Route())
	}
}

func TestNothingOfAnAnswerIsLostThatIsRefused(t *testing.T) {
	h, _ := answerHall(t, landscape)
	press(t, h, "Вашето мнение")
	press(t, h, "Оплакване")
	press(t, h, "Искам отговор")
	if !says(h, "Още нищо не е написано") {
		t.Errorf("an answer to nothing: %q", texts(h))
	}
	write(t, h, "чаках")
	press(t, h, "Искам отговор")
	press(t, h, "Продължи")
	press(t, h, "Напред")
	if !says(h, "Още нищо не е написано") {
		t.Errorf("nobody: %q", texts(h))
	}
	typeIn(h, "Мария 7523169263")
	press(t, h, "Напред")
	if h.Route() != "answer/name" || !says(h, "прилича на ЕГН") || h.visit.typed.contact.Name != "Мария 7523169263" {
		t.Errorf("at %s: %q", h.Route(), texts(h))
	}
	for range 11 {
		press(t, h, "Изтрий")
	}
	press(t, h, "Напред")
	press(t, h, "С имейл")
	typeIn(h, "maria.example.org")
	press(t, h, "Напред")
	if !says(h, "не прилича на имейл") {
		t.Errorf("got %q", texts(h))
	}
	press(t, h, "Назад")
	press(t, h, "По телефона")
	typeIn(h, "12")
	press(t, h, "Напред")
	if !says(h, "твърде кратък") {
		t.Errorf("got %q", texts(h))
	}
	typeIn(h, "34567")
	press(t, h, "Напред")
	if h.Route() != "answer/check" || h.visit.contact() != (data.Contact{Name: "Мария", Phone: "1234567"}) {
		t.Errorf("at %s with %+v", h.Route(), h.visit.contact())
	}
}

func TestNothingOfAnAnswerIsLostThatCannotBeKept(t *testing.T) {
	h, r := answerHall(t, landscape)
	asksFor(t, h, "чаках")
	typeIn(h, "Мария")
	press(t, h, "Напред")
	press(t, h, "По телефона")
	typeIn(h, "1234567")
	press(t, h, "Напред")
	r.failure = errors.New("disk full")
	press(t, h, "Изпрати")
	h.settle()
	if !says(h, "Не успяхме да го запишем") || !says(h, "0999 / 11 111") || !says(h, "1234567") {
		t.Errorf("got %q", texts(h))
	}
	r.failure = nil
	press(t, h, "Изпрати")
	h.settle()
	if len(r.kept) != 1 || r.contacts[0].Email != "" || r.contacts[0].Phone != "1234567" || r.contacts[0].Name != "Мария" {
		t.Errorf("got %+v, %+v", r.kept, r.contacts)
	}
}

func TestMessageTriedAgainIsTheSameMessage(t *testing.T) {
	h, _ := answerHall(t, landscape)
	var ids []data.EventID
	h.o.AskAnswer = func(_ context.Context, f data.Feedback, _ data.Contact) (data.Asked, error) {
		ids = append(ids, f.ID)
		return data.Asked{}, errors.New("nobody answers")
	}
	asksFor(t, h, "чаках")
	typeIn(h, "Мария")
	press(t, h, "Напред")
	press(t, h, "По телефона")
	typeIn(h, "0888000000")
	press(t, h, "Напред")
	press(t, h, "Изпрати")
	press(t, h, "Изпрати")
	if len(ids) != 2 || ids[0] != ids[1] || len(ids[0]) != 36 {
		t.Errorf("got %q", ids)
	}
}

func TestAnonymousIsStillOneTouchAway(t *testing.T) {
	h, r := answerHall(t, portrait)
	press(t, h, "Вашето мнение")
	press(t, h, "Похвала")
	write(t, h, "добре")
	press(t, h, "Искам отговор")
	press(t, h, "Не, изпрати анонимно")
	h.settle()
	if len(r.kept) != 1 || r.kept[0].Words != "добре" || len(r.contacts) != 0 || !says(h, "Мнението Ви е записано") {
		t.Errorf("got %+v: %q", r.kept, texts(h))
	}
	press(t, h, "Контраст")
	if !says(h, "Мнението Ви е записано") {
		t.Errorf("a change of colours leads to %q", texts(h))
	}
}

// TestContactLeavesNoTrace types what stands nowhere else, and looks for it in everything
// that outlives the screens and the visit.
func TestContactLeavesNoTrace(t *testing.T) {
	for _, how := range []string{"sent", "not sent", "silent"} {
		h, r := answerHall(t, landscape)
		var log bytes.Buffer
		var told []string
		spoken := &voice{}
		clipboard := &clip{text: "канарче"}
		h.o.Log, h.o.Clipboard, h.o.Speaker = logTo(&log), clipboard, spoken
		h.o.Report = func(kind data.EventKind, detail string) { told = append(told, string(kind)+detail) }
		r.failure = map[bool]error{true: errors.New("disk full")}[how == "not sent"]
		asksFor(t, h, "чаках")
		h.key("F2") // guided by voice
		typeIn(h, "Канарче")
		press(t, h, "Напред")
		press(t, h, "По телефона")
		typeIn(h, "0777314159")
		if !h.Private() {
			t.Errorf("%s: a picture would show the telephone", how)
		}
		if said := fmt.Sprint(spoken); strings.Contains(said, "Канарче") || strings.Contains(said, "314159") {
			t.Errorf("%s: it is said aloud: %s", how, said)
		} else if !strings.Contains(said, "10 знака") {
			t.Errorf("%s: nobody says how much is typed: %s", how, said)
		}
		press(t, h, "Напред")
		if how != "silent" {
			press(t, h, "Изпрати")
			h.settle()
		}
		visit := h.visit
		if how == "silent" {
			for range 10 {
				h.pass(time.Minute)
			}
		} else {
			press(t, h, "Приключих")
		}
		if h.visit == visit {
			t.Fatalf("%s: the visit goes on", how)
		}
		outlives := fmt.Sprintf("%+v %s %v %q %+v %+v %+v %+v", h.scanner, log.String(), told, clipboard.text, visit.typed, visit.opinion, visit.answer, h.visit.typed) + listing(h.Root())
		for _, canary := range []string{"Канарче", "канарче", "314159"} {
			if strings.Contains(outlives, canary) {
				t.Errorf("%s: %q outlived the visit:\n%s", how, canary, outlives)
			}
		}
	}
}

func TestScannerWritesNoNameAndNoAddress(t *testing.T) {
	h, _ := answerHall(t, landscape)
	asksFor(t, h, "чаках")
	typeIn(h, "Мария")
	h.pass(time.Second)
	h.beep("https://canary.example/P/0123456789ABCDEF")
	press(t, h, "Назад")
	if h.visit.typed.contact.Name != "Мария" || h.Route() != "answer/name" {
		t.Errorf("at %s with %q", h.Route(), h.visit.typed.contact.Name)
	}
}

// TestScannerWritesIntoNoMessage: the letters of a code once stayed in the words.
func TestScannerWritesIntoNoMessage(t *testing.T) {
	for code, place := range map[string]string{"https://canary.example/P/0123456789ABCDEF": "foreign", "HTTPS://USLUGI.PRIMEROVO.EXAMPLE/M/T": "feedback"} {
		h, _ := answerHall(t, landscape)
		press(t, h, "Вашето мнение")
		press(t, h, "Оплакване")
		typeIn(h, "Чаках ")
		h.pass(time.Second)
		h.beep(code)
		if h.visit.opinion == nil || h.visit.opinion.words != "Чаках " || h.Route() != place {
			t.Errorf("%s: at %s with %+v", code, h.Route(), h.visit.opinion)
		}
	}
}

// TestMessageOnItsWayIsNotSentAgainAnonymously: whoever went back while it was being
// sealed could send it a second time, without a name.
func TestMessageOnItsWayIsNotSentAgainAnonymously(t *testing.T) {
	h, r := answerHall(t, landscape)
	asksFor(t, h, "чаках")
	typeIn(h, "Мария")
	press(t, h, "Напред")
	press(t, h, "По телефона")
	typeIn(h, "0888000000")
	press(t, h, "Напред")
	h.hold = true
	press(t, h, "Изпрати")
	sealing := h.held
	h.held, h.hold = nil, false
	h.visit.open(Route{Place: AtAnswer})
	h.visit.sendAnonymous()
	h.visit.open(Route{AtWrite, "complaint"})
	h.TypedRune('!')
	h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for _, work := range sealing {
		work()
	}
	h.settle()
	if len(r.kept) != 1 || r.kept[0].Words != "чаках" || h.Route() != "case" {
		t.Errorf("at %s with %+v", h.Route(), r.kept)
	}
}

// TestVoiceSaysThatTheContactWouldBeHeard: it once spoke of a case, which there is not yet.
func TestVoiceSaysThatTheContactWouldBeHeard(t *testing.T) {
	h, _ := answerHall(t, landscape)
	spoken := &voice{}
	h.o.Speaker = spoken
	asksFor(t, h, "чаках")
	typeIn(h, "Мария")
	press(t, h, "Прочети")
	if !says(h, "Тук пише кой сте") || says(h, "преписка") {
		t.Errorf("got %q", texts(h))
	}
}

// TestVoiceSaysWhatIsChosen: the colour of a chosen face was the only sign of it.
func TestVoiceSaysWhatIsChosen(t *testing.T) {
	h, _ := answerHall(t, landscape)
	spoken := &voice{}
	h.o.Speaker = spoken
	press(t, h, "Вашето мнение")
	press(t, h, "Добре")
	h.settle()
	h.key("F2")
	spoken.said = nil
	for range 4 {
		h.key(fyne.KeyTab)
	}
	h.settle()
	if got := spoken.text(); !strings.Contains(got, "Добре, избрано") || strings.Contains(got, "Слабо, избрано") {
		t.Errorf("got %q", got)
	}
}
