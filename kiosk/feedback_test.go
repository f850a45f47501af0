package kiosk

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// box keeps feedback as the machine does.
type box struct {
	kept    []data.Feedback
	failure error
}

func (b *box) keep(_ context.Context, f data.Feedback) error {
	if b.failure != nil {
		return b.failure
	}
	if err := f.Check(); err != nil {
		return err
	}
	b.kept = append(b.kept, f)
	return nil
}

// feedbackSights are the screens where visitors say what they think.
func feedbackSights() []sight {
	at := func(r Route, o opinion) func(h *hall) {
		return func(h *hall) {
			h.o.Feedback, h.o.AskAnswer = (&box{}).keep, nil
			h.visit.opinion = &o
			h.visit.way = history{{Place: AtFeedback}}
			h.visit.open(r)
		}
	}
	long := strings.Repeat("Чаках четиридесет минути на гишето и никой не ми каза защо. ", 12)
	return []sight{
		{"feedback", at(Route{Place: AtFeedback}, opinion{})},
		{"feedback-rated", at(Route{Place: AtFeedback}, opinion{rating: data.RatedExcellent, kept: true, reason: data.ReasonWaiting})},
		{"feedback-not-kept", at(Route{Place: AtFeedback}, opinion{rating: data.RatedBad, fault: &fault{what: phrases.FeedbackNotKept, next: phrases.FeedbackTryAgain, help: true}})},
		{"feedback-about", at(Route{Place: AtFeedback}, opinion{rating: data.RatedGood, kept: true, subject: longSubject()})},
		{"about", at(Route{Place: AtAbout}, opinion{subject: longSubject()})},
		{"about-seen", func(h *hall) {
			h.o.Feedback = (&box{}).keep
			h.visit.opinion, h.visit.seen = &opinion{}, Route{AtService, string(datatest.Town().Services[0].ID)}
			h.visit.way = history{{Place: AtFeedback}}
			h.visit.open(Route{Place: AtAbout})
		}},
		{"about-group", func(h *hall) {
			h.visit.opinion = &opinion{}
			h.visit.way = history{{Place: AtFeedback}, {Place: AtAbout}}
			h.visit.open(Route{AtGroup, string(datatest.Town().Groups[0].ID)})
		}},
		{"about-search", func(h *hall) {
			h.visit.opinion, h.visit.typed.query = &opinion{}, "дан"
			h.visit.way = history{{Place: AtFeedback}, {Place: AtAbout}}
			h.visit.open(Route{Place: AtSearch})
		}},
		{"about-departments", at(Route{AtAbout, chooseDepartment}, opinion{})},
		{"about-promises", at(Route{AtAbout, choosePromise}, opinion{})},
		{"write-about", at(Route{AtWrite, "praise"}, opinion{subject: longSubject()})},
		{"breach", at(Route{Place: AtBreach}, opinion{})},
		{"breach-II.1", at(Route{AtBreach, "II.1"}, opinion{})},
		{"write-complaint", at(Route{AtWrite, "complaint"}, opinion{})},
		{"write-breach", at(Route{AtWrite, "II.1.2"}, opinion{words: "Обсъждаха молбата ми пред всички."})},
		{"write-long", at(Route{AtWrite, "comment"}, opinion{words: long})},
		{"write-number", at(Route{AtWrite, "comment"}, opinion{words: "ЕГН 7523169263", fault: &fault{what: phrases.FeedbackNumber, next: phrases.FeedbackNumberNext}})},
		{"write-not-kept", at(Route{AtWrite, "comment"}, opinion{words: "Благодаря", fault: &fault{what: phrases.FeedbackNotKept, next: phrases.FeedbackNotNext, help: true}})},
		{"write-sent", at(Route{AtWrite, "praise"}, opinion{sent: true})},
	}
}

// longSubject is the service of the town with the longest name.
func longSubject() subject {
	services := datatest.Town().Services
	return aboutService(slices.MaxFunc(services, func(a, b data.Service) int { return len(a.Name.BG) - len(b.Name.BG) }))
}

// feedbackHall is a hall whose machine keeps what is said.
func feedbackHall(t *testing.T, s look.Screen) (*hall, *box) {
	t.Helper()
	h, _ := newSearchHall(t, s)
	b := &box{}
	h.o.Feedback = b.keep
	goTo(h, Route{Place: AtHome}, data.Bulgarian)
	return h, b
}

func TestOneTouchOnAFaceIsTheWholeAnswer(t *testing.T) {
	for orientation, screen := range screens() {
		h, b := feedbackHall(t, screen)
		press(t, h, "Вашето мнение")
		press(t, h, "Добре")
		h.settle()
		want := []data.Feedback{{Kind: data.KindRating, Rating: data.RatedGood, Language: data.Bulgarian, Channel: data.ViaKiosk}}
		if diff := cmp.Diff(want, b.kept, cmpopts.IgnoreFields(data.Feedback{}, "Visit")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", orientation, diff)
		}
		if text := strings.Join(texts(h), "|"); !strings.Contains(text, "Благодарим! Оценката Ви е записана.") {
			t.Errorf("%s: got %s", orientation, text)
		}
	}
}

func TestAnotherFaceAndAReasonAreOfTheSameVisit(t *testing.T) {
	h, b := feedbackHall(t, landscape)
	press(t, h, "Вашето мнение")
	for _, name := range []string{"Лошо", "Слабо", "Чакането"} {
		press(t, h, name)
		h.settle()
	}
	if len(b.kept) != 3 || b.kept[0].Visit == "" || b.kept[0].Visit != b.kept[2].Visit {
		t.Fatalf("got %+v", b.kept)
	}
	if last := b.kept[2]; last.Rating != data.RatedPoor || last.Reason != data.ReasonWaiting {
		t.Errorf("got %+v", last)
	}
	h.visit.end()
	h.settle()
	press(t, h, "Вашето мнение")
	press(t, h, "Отлично")
	h.settle()
	if next := b.kept[3]; next.Visit == b.kept[0].Visit || next.Reason != "" {
		t.Errorf("the next visitor is the one before: %+v", next)
	}
}

func TestBrokenPromiseIsToldInWords(t *testing.T) {
	h, b := feedbackHall(t, landscape)
	press(t, h, "Вашето мнение")
	press(t, h, "Нарушено обещание")
	h.settle()
	c, err := h.catalogue.Charter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	section := firstPromising(c)
	press(t, h, sentence(section.Title.BG))
	h.settle()
	press(t, h, section.Promises()[0].Text.BG)
	h.settle()
	write(t, h, "никой")
	press(t, h, "Изпрати")
	h.settle()
	want := []data.Feedback{{Kind: data.KindBreach, Promise: section.Promises()[0].Promise, Words: "никой", Language: data.Bulgarian, Channel: data.ViaKiosk}}
	if diff := cmp.Diff(want, b.kept, cmpopts.IgnoreFields(data.Feedback{}, "Visit")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if text := strings.Join(texts(h), "|"); !strings.Contains(text, "Мнението Ви е записано") || h.visit.opinion.words != "" {
		t.Errorf("got %s", text)
	}
}

func firstPromising(c data.Charter) data.CharterSection {
	for _, part := range c.Parts {
		for _, s := range part.Sections {
			if part.ID != expectations && len(s.Promises()) > 0 {
				return s
			}
		}
	}
	return data.CharterSection{}
}

func TestPromiseOfTheCharterLeadsToItsReport(t *testing.T) {
	h, _ := feedbackHall(t, portrait)
	goTo(h, Route{AtCharter, "II.1"}, data.Bulgarian)
	press(t, h, "Нещо не беше спазено? Кажете")
	if got := h.Route(); got != "breach/II.1" {
		t.Errorf("got %s", got)
	}
}

func TestPersonalNumberIsRefusedAndTheRestIsKept(t *testing.T) {
	h, b := feedbackHall(t, portrait)
	goTo(h, Route{AtWrite, "complaint"}, data.Bulgarian)
	press(t, h, "Изпрати")
	h.settle()
	if text := strings.Join(texts(h), "|"); !strings.Contains(text, "Още нищо не е написано") {
		t.Errorf("nothing: got %s", text)
	}
	h.visit.opinion.words = "Аз съм с ЕГН 75 23 16 92 63"
	press(t, h, "Изпрати")
	h.settle()
	if text := strings.Join(texts(h), "|"); !strings.Contains(text, "прилича на ЕГН") || len(b.kept) != 0 || h.visit.opinion.words == "" {
		t.Errorf("%d kept: %s", len(b.kept), text)
	}
}

func TestWhatCannotBeKeptIsSaidAndStays(t *testing.T) {
	h, b := feedbackHall(t, landscape)
	b.failure = errors.New("disk full")
	goTo(h, Route{AtWrite, "complaint"}, data.Bulgarian)
	h.visit.opinion.words = "Чаках дълго"
	press(t, h, "Изпрати")
	h.settle()
	if text := strings.Join(texts(h), "|"); !strings.Contains(text, "Не успяхме да го запишем") || h.visit.opinion.words != "Чаках дълго" {
		t.Errorf("got %s, %q", text, h.visit.opinion.words)
	}
	b.failure = nil
	press(t, h, "Изпрати")
	h.settle()
	if len(b.kept) != 1 || b.kept[0].Words != "Чаках дълго" {
		t.Errorf("got %+v", b.kept)
	}
}

func TestFaceThatCannotBeKeptSpeaksOfNoWords(t *testing.T) {
	h, b := feedbackHall(t, landscape)
	b.failure = errors.New("disk full")
	press(t, h, "Вашето мнение")
	press(t, h, "Добре")
	h.settle()
	if text := strings.Join(texts(h), "|"); !strings.Contains(text, "Опитайте пак след малко") || strings.Contains(text, "Написаното") || strings.Contains(text, "Благодарим") {
		t.Errorf("got %s", text)
	}
}

func TestNothingOfWhatWasWrittenStaysForTheNext(t *testing.T) {
	h, _ := feedbackHall(t, landscape)
	goTo(h, Route{AtWrite, "complaint"}, data.Bulgarian)
	write(t, h, "тайна")
	if !h.Private() {
		t.Error("what is written may be photographed")
	}
	h.visit.end()
	h.settle()
	goTo(h, Route{AtWrite, "complaint"}, data.Bulgarian)
	if text := strings.Join(texts(h), "|"); strings.Contains(text, "тайна") {
		t.Errorf("got %s", text)
	}
}
