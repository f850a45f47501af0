package kiosk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/speech"
)

// voice keeps what it was asked to say.
type voice struct {
	said []string
	in   speech.Voice
	ctx  context.Context
	fail error
}

func (v *voice) Say(ctx context.Context, in speech.Voice, sentences []string, told func(i int)) error {
	v.said, v.in, v.ctx = append(v.said, sentences...), in, ctx
	for i := range sentences {
		told(i)
	}
	return v.fail
}

func (v *voice) text() string { return strings.ReplaceAll(strings.Join(v.said, "\n"), "\u00a0", " ") }

// speakingHall has a voice that goes on until the work is released.
func speakingHall(t *testing.T) (*hall, *voice) {
	t.Helper()
	h := newHall(t, landscape)
	spoken := &voice{}
	h.o.Speaker = spoken
	h.use(t, &sheets{Content: datatest.Town()})
	h.settle()
	return h, spoken
}

func TestScreenIsReadWhole(t *testing.T) {
	h, spoken := speakingHall(t)
	for _, c := range []struct {
		route Route
		want  []string
	}{
		{Route{AtService, "1001"}, []string{
			"Издаване на дубликат на удостоверение за раждане", "2,56 €", "3 дни", "Заявление по образец", "Закон за гражданската регистрация", "0999 / 11 111",
		}},
		{Route{Place: AtGroups}, []string{"За какво се отнася?", "Гражданско състояние", "4 услуги"}},
		{Route{AtNotice, "spirane001"}, []string{"Спиране на водата", "Водоноска ще има пред училището."}},
	} {
		goTo(h, c.route, data.Bulgarian)
		spoken.said = nil
		press(t, h, "Прочети")
		for _, want := range c.want {
			if !strings.Contains(spoken.text(), want) {
				t.Errorf("%s: %q is not said:\n%s", c.route, want, spoken.text())
			}
		}
	}
	press(t, h, "English")
	spoken.said = nil
	press(t, h, "Read")
	if spoken.in.Language != data.English {
		t.Errorf("the English screen is said in %s", spoken.in.Language)
	}
}

func TestKeysOfTheKeyboardAreNotRead(t *testing.T) {
	h, spoken := speakingHall(t)
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	press(t, h, "Прочети")
	if strings.Contains(spoken.text(), "интервал") {
		t.Errorf("the keys are said:\n%s", spoken.text())
	}
}

func TestVoiceStopsAtATouchAndBeginsAgain(t *testing.T) {
	h, spoken := speakingHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.hold = true
	press(t, h, "Прочети")
	if !says(h, "Спри") || h.visit.aloud == nil {
		t.Fatal("nothing says that it can be stopped")
	}
	h.release()
	if h.visit.aloud != nil {
		t.Error("the end of the text did not end the reading")
	}
	for _, stop := range []string{"Спри", "Прочети", "Едър текст", "Начало"} {
		goTo(h, Route{AtService, "1001"}, data.Bulgarian)
		h.hold, h.held = true, nil
		press(t, h, "Прочети")
		ctx := h.visit.aloud
		press(t, h, stop)
		h.release()
		if h.visit.aloud == ctx || says(h, "Отначало") && h.visit.aloud == nil {
			t.Errorf("%q does not stop it", stop)
		}
		if spoken.ctx != nil && spoken.ctx.Err() == nil && stop == "Спри" {
			t.Error("the voice was not told to stop")
		}
	}
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.hold, h.held = true, nil
	press(t, h, "Прочети")
	press(t, h, "Отначало")
	if h.visit.aloud == nil || len(h.held) != 2 {
		t.Errorf("it does not begin again: %d things to say", len(h.held))
	}
	h.release()
}

func TestCaseIsReadOnlyByChoice(t *testing.T) {
	h, spoken := speakingHall(t)
	h.visit.answer = extendedCase()
	h.visit.way = history{{Place: AtCase}}
	h.visit.touch()
	h.visit.refresh()
	h.settle()
	press(t, h, "Прочети")
	if len(spoken.said) != 0 || !says(h, "хората наоколо ще чуят") {
		t.Fatalf("the case was read without a question: %q", spoken.said)
	}
	press(t, h, "Не чети")
	if len(spoken.said) != 0 || says(h, "хората наоколо ще чуят") {
		t.Error("no was not taken for an answer")
	}
	press(t, h, "Прочети")
	press(t, h, "Прочети на глас")
	if !strings.Contains(spoken.text(), "94-00-1287") {
		t.Errorf("the case is not said: %q", spoken.said)
	}
}

func TestVolumeIsTheVisitorsOwn(t *testing.T) {
	h, spoken := speakingHall(t)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	var heard []speech.Volume
	for range 3 {
		h.hold, h.held = true, nil
		press(t, h, "Прочети")
		press(t, h, "Сила на звука")
		h.release()
		heard = append(heard, spoken.in.Volume)
	}
	if want := []speech.Volume{speech.Loud, speech.Quiet, speech.Normal}; !slices.Equal(heard, want) {
		t.Errorf("got %v, want %v", heard, want)
	}
	h.visit.volume = speech.Loud
	h.visit.end()
	if h.visit.volume != speech.Normal {
		t.Error("the next visitor is shouted at")
	}
}

func TestEndOfVisitIsSilent(t *testing.T) {
	h, _ := speakingHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.hold = true
	press(t, h, "Прочети")
	visit := h.visit
	h.visit.end()
	h.settle()
	if visit.aloud != nil || visit.ctx.Err() == nil {
		t.Error("the voice goes on for the next visitor")
	}
	h.release()
	if says(h, "Отначало") {
		t.Error("the next visitor sees what was read")
	}
}

func TestListeningIsNoSilence(t *testing.T) {
	h, _ := speakingHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.hold = true
	press(t, h, "Прочети")
	h.pass(10 * time.Minute)
	if says(h, "Още ли сте тук?") || h.Route() != "service/1001" {
		t.Error("who listens was asked")
	}
	h.release()
}

func TestVoiceThatFailsIsOfferedToTheNextVisitorOnly(t *testing.T) {
	h, spoken := speakingHall(t)
	spoken.fail = errors.New("no sound device")
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	press(t, h, "Прочети")
	if says(h, "Прочети") || h.Route() != "groups" {
		t.Error("a voice that does not speak is offered")
	}
	press(t, h, "Приключих")
	if !says(h, "Прочети") {
		t.Error("one fault has taken the voice from those who come after")
	}
}

// A step of the keys cut the reading of the screen short, and that was taken for
// a voice that fails: it was not offered again.
func TestStepOfTheKeysCutsTheReadingShort(t *testing.T) {
	h, spoken := speakingHall(t)
	h.hold = true
	h.key(fyne.KeyF2)
	if h.visit.aloud == nil {
		t.Fatal("home is not read")
	}
	h.key(fyne.KeyTab)
	if h.visit.aloud != nil {
		t.Error("the screen is read on")
	}
	spoken.fail = fmt.Errorf("text 1: %w", context.Canceled)
	h.release()
	h.settle()
	if !says(h, "Прочети") {
		t.Error("the voice is not offered any more")
	}
}

func TestReadingIsStoppedByTheKeysAlone(t *testing.T) {
	h, _ := speakingHall(t)
	h.hold = true
	goWithKeys(t, h, "Прочети")
	h.key(fyne.KeyTab)
	if h.visit.aloud == nil {
		t.Fatal("the first step of the keys stops the reading")
	}
	goWithKeys(t, h, "Спри")
	if h.visit.aloud != nil || !says(h, "Прочети") {
		t.Error("the keys do not stop the reading")
	}
}

func TestKeysSayAgainAndLouder(t *testing.T) {
	h, spoken := speakingHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	h.key(fyne.KeyF4)
	once, usual := len(spoken.said), spoken.in.Volume
	h.key(fyne.KeyF4)
	if once == 0 || len(spoken.said) != 2*once {
		t.Errorf("F4 says %d sentences, then %d in all", once, len(spoken.said))
	}
	h.key(fyne.KeyF3)
	if spoken.in.Volume == usual || len(spoken.said) != 3*once {
		t.Errorf("F3 says %d sentences in all, as loud as before: %v", len(spoken.said), spoken.in.Volume == usual)
	}
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	h.types('9')
	spoken.said = nil
	h.key(fyne.KeyF4)
	if len(spoken.said) != 0 || !says(h, "Прочети на глас") {
		t.Errorf("what is private is said without a choice: %q\n%s", spoken.said, listing(h.Root()))
	}
}

func TestGuidedVisitorHearsWhereTheKeysAre(t *testing.T) {
	h, spoken := speakingHall(t)
	h.key(fyne.KeyF2)
	if !strings.Contains(spoken.text(), "С какво да Ви помогнем?") {
		t.Fatalf("home is not said: %q", spoken.said)
	}
	spoken.said = nil
	goWithKeys(t, h, "Услуги")
	if !strings.Contains(spoken.text(), "документи, срокове и такси") || !strings.Contains(spoken.text(), "За какво се отнася?") {
		t.Errorf("neither the button nor the next screen is said: %q", spoken.said)
	}
	h.key(fyne.KeyF2)
	spoken.said = nil
	h.key(fyne.KeyTab)
	if len(spoken.said) != 0 {
		t.Errorf("it goes on: %q", spoken.said)
	}
}

// A key went home while a case was read aloud, and the voice told it on there.
func TestKeysThatLeaveACaseSilenceIt(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyHome, fyne.KeyF1, fyne.KeyEscape, fyne.KeyBackspace} {
		h, _ := speakingHall(t)
		h.visit.way = history{{Place: AtCase}}
		h.visit.answer = extendedCase()
		h.visit.refresh()
		h.settle()
		press(t, h, "Прочети")
		h.hold = true
		press(t, h, "Прочети на глас")
		if h.visit.aloud == nil {
			t.Fatal("the case is not read")
		}
		h.key(key)
		silent := h.visit.aloud == nil
		h.release()
		h.settle()
		if !silent || says(h, "94-00-1287") || says(h, "Отначало") {
			t.Errorf("%s: at %s the voice goes on:\n%s", key, h.Route(), listing(h.Root()))
		}
	}
}

// TestEveryScreenIsReadWhole proves for every screen in every state that each word
// between header and bar is said, also where it stands above reach.
func TestEveryScreenIsReadWhole(t *testing.T) {
	manyScreens(t)
	for orientation, screen := range screens() {
		h := galleryHall(t, screen)
		spoken := &voice{}
		h.o.Speaker = spoken
		for _, s := range sights() {
			for _, low := range []bool{false, true} {
				h.lookAt(s, data.Bulgarian, func(v *visit) { v.low = low })
				if s.name == "state-still-there" || h.visit.aloud != nil || h.visit.staff != nil {
					continue // that is said when it is asked, or reads itself, or is not for visitors
				}
				whole := look.Words(h.visit.frame.object)
				spoken.said = nil
				h.visit.sayScreen()
				said := strings.Join(spoken.said, "\n")
				bar := look.Words(h.visit.frame.bar)
				for _, words := range whole[headerWords(h):] {
					for _, sentence := range speech.Sentences(words) {
						if !strings.Contains(said, sentence) && !slices.Contains(bar, words) {
							t.Errorf("%s %s low=%v: %q is not said:\n%s", s.name, orientation, low, sentence, said)
						}
					}
				}
			}
		}
	}
}

// headerWords is how many texts the header has.
func headerWords(h *hall) int {
	header, _ := h.visit.header(h.visit.page.under)
	return len(look.Words(header))
}

func TestGuidedVisitorHearsWhatHappens(t *testing.T) {
	h, d, _ := lobbyAt(t, landscape)
	spoken := &voice{}
	h.o.Speaker = spoken
	h.key(fyne.KeyF2)
	hears := func(after string, words ...string) {
		t.Helper()
		for _, want := range words {
			if !strings.Contains(spoken.text(), want) {
				t.Errorf("after %s nobody says %q: %q", after, want, spoken.said)
			}
		}
		spoken.said = nil
	}
	d.fail = data.ErrNotFound
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	hears("a wrong code", "Не намерихме преписка")
	d.fail = nil
	press(t, h, "Провери")
	press(t, h, "Отпечатай талон")
	hears("a slip", "Талонът е отпечатан")
	goTo(h, Route{Place: AtSearch}, data.Bulgarian)
	spoken.said = nil
	write(t, h, "скица")
	hears("a search", "Издаване на скица за недвижим имот")
	write(t, h, "щщщ")
	hears("a search for nothing", "Нищо не намерихме")
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	spoken.said = nil
	press(t, h, "English")
	hears("the other language", "Duplicate birth certificate")
}

// A screen that took long was told as one that loads, and not as itself.
func TestGuidedVisitorHearsASlowScreen(t *testing.T) {
	h, spoken := speakingHall(t)
	h.key(fyne.KeyF2)
	h.hold, spoken.said = true, nil
	h.visit.open(Route{Place: AtGroups})
	for _, late := range h.late {
		late()
	}
	h.release()
	h.settle()
	if !strings.Contains(spoken.text(), "За какво се отнася?") {
		t.Errorf("it is not said: %q\n%s", spoken.said, listing(h.Root()))
	}
}

// The question whether a case may be read was asked aloud, and the way to its
// answer was told to nobody.
func TestGuidedVisitorAnswersWithEnterWhetherACaseIsRead(t *testing.T) {
	h, d, _ := lobbyAt(t, landscape)
	spoken := &voice{}
	h.o.Speaker = spoken
	d.answer = extendedCase()
	h.key(fyne.KeyF2)
	h.beep(slipCode)
	if strings.Contains(spoken.text(), "94-00-1287") || !strings.Contains(spoken.text(), "Натиснете Enter, за да прочетем.") {
		t.Fatalf("before the choice: %q", spoken.said)
	}
	h.key(fyne.KeyReturn)
	if !strings.Contains(spoken.text(), "94-00-1287") {
		t.Errorf("after it: %q\n%s", spoken.said, listing(h.Root()))
	}
}

// An empty form was taken for something private.
func TestFormWithNothingTypedIsReadWithoutAQuestion(t *testing.T) {
	h, spoken := speakingHall(t)
	goTo(h, Route{Place: AtLookup}, data.Bulgarian)
	press(t, h, "Прочети")
	if !strings.Contains(spoken.text(), "Докъде стигна преписката Ви?") {
		t.Errorf("got %q", spoken.said)
	}
}

func TestGuidedVisitorIsAskedForAnEnter(t *testing.T) {
	h, spoken := speakingHall(t)
	h.key(fyne.KeyF2)
	goTo(h, Route{Place: AtGroups}, data.Bulgarian)
	spoken.said = nil
	h.pass(60 * time.Second)
	if !strings.Contains(spoken.text(), "Натиснете Enter, ако Ви трябва още време.") {
		t.Errorf("asked with %q", spoken.said)
	}
	spoken.said = nil
	h.pass(10 * time.Second)
	if !strings.Contains(spoken.text(), stillHere) {
		t.Error("nobody asks once more")
	}
	h.key(fyne.KeyReturn)
	if h.visit.asking != nil || h.Route() != "groups" {
		t.Errorf("Enter ends it: at %s", h.Route())
	}
}

// What the keys were on was said, and the strip with its words and the way to stop
// it was gone.
func TestGuidedVisitorSeesWhatIsSaid(t *testing.T) {
	h, spoken := speakingHall(t)
	h.key(fyne.KeyF2)
	h.key(fyne.KeyTab)
	last := spoken.said[len(spoken.said)-1]
	if h.visit.frame.caption == nil || !says(h, strings.Fields(last)[0]) || !says(h, "Спри") {
		t.Errorf("%q is not seen:\n%s", last, listing(h.Root()))
	}
	press(t, h, "Спри")
	if h.visit.guided || says(h, "Спри") || spoken.said[len(spoken.said)-1] != "Гласът е изключен." {
		t.Errorf("it is not off: %q", spoken.said)
	}
}

func TestHomeSaysHomeAgain(t *testing.T) {
	h, spoken := speakingHall(t)
	h.key(fyne.KeyF2)
	h.key(fyne.KeyTab)
	h.key(fyne.KeyTab)
	spoken.said = nil
	h.key(fyne.KeyHome)
	if !strings.Contains(spoken.text(), "С какво да Ви помогнем?") {
		t.Errorf("got %q", spoken.said)
	}
	if first := h.visit.buttons()[0].Name; focusName(h) != first {
		t.Errorf("the ring is on %q, want %q", focusName(h), first)
	}
}

// A voice that did not answer when the kiosk began was not offered until it was started
// anew.
func TestVoiceThatComesLateIsOffered(t *testing.T) {
	h, _ := townHall(t)
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	if says(h, "Прочети") {
		t.Fatal("a voice is offered that is not there")
	}
	spoken := &voice{}
	h.Speak(spoken)
	press(t, h, "Прочети")
	if !strings.Contains(spoken.text(), "2,56 €") {
		t.Errorf("got %q", spoken.said)
	}
}
