package kiosk

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
)

// guidedForm is a hall where a visitor who is guided by voice is asked for a case.
func guidedForm(t *testing.T, at func(*testing.T, look.Screen) (*hall, *desk, *press80)) (*hall, *voice) {
	t.Helper()
	h, _, _ := at(t, landscape)
	spoken := &voice{}
	h.o.Speaker = spoken
	h.key(fyne.KeyF2)
	spoken.said = nil
	return h, spoken
}

// hears is what was said since it was asked last.
func (v *voice) hears() string {
	said := strings.Join(v.said, " | ")
	v.said = nil
	return said
}

// The form was read on under the typing, and the voice said nothing of the keys.
func TestTypingInterruptsTheReadingOfTheForm(t *testing.T) {
	for name, key := range map[string]func(h *hall){
		"a letter":  func(h *hall) { h.types('9'); h.settle() },
		"erasing":   func(h *hall) { h.key(fyne.KeyBackspace) },
		"Enter":     func(h *hall) { h.key(fyne.KeyReturn) },
		"a search":  func(h *hall) { h.types('щ'); h.settle() },
		"the glass": func(h *hall) { press(t, h, "9") },
	} {
		h, spoken := guidedForm(t, dateHall)
		if name == "a search" {
			goTo(h, Route{Place: AtSearch}, h.visit.language)
		}
		h.hold = true
		h.visit.sayScreen()
		reading := h.visit.aloud
		key(h)
		h.hold = false
		if reading == nil || h.visit.aloud != nil {
			t.Errorf("%s does not interrupt it: %q", name, spoken.said)
		}
		h.held = nil
	}
}

func TestGuidedVisitorHearsHowMuchIsTypedAndNotWhat(t *testing.T) {
	h, spoken := guidedForm(t, dateHall)
	hears := func(after, want string) {
		t.Helper()
		if got := spoken.hears(); got != want {
			t.Errorf("after %s: got %q, want %q", after, got, want)
		}
	}
	for i, want := range []string{"1 знак", "2 знака", "3 знака"} {
		h.types([]rune("94-")[i])
		hears("a letter of the number", want)
	}
	h.key(fyne.KeyBackspace)
	hears("erasing", "Изтрито. 2 знака")
	h.key(fyne.KeyReturn)
	hears("Enter", "Дата на подаване, осем цифри")
	h.types('0')
	h.types('.')
	h.types('2')
	hears("three keys of the date", "1 от 8 | 1 от 8 | 2 от 8")
	press(t, h, "Имам код за достъп")
	hears("the other way", "Код за достъп, 8 букви и цифри")
	for _, letter := range "7K3" {
		h.types(letter)
	}
	hears("three letters of the code", "1 от 8 | 2 от 8 | 3 от 8")
	for range 3 {
		h.key(fyne.KeyBackspace)
	}
	hears("erasing all", "Изтрито. 2 от 8 | Изтрито. 1 от 8 | Изтрито. Код за достъп, 8 букви и цифри")
}

func TestTabNamesTheFieldOnceWithWhatIsTyped(t *testing.T) {
	h, spoken := guidedForm(t, dateHall)
	h.types('9')
	spoken.said = nil
	for _, want := range []string{"Дата на подаване, осем цифри", "Имам код за достъп"} {
		h.key(fyne.KeyTab)
		if got := spoken.hears(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	h.key(fyne.KeyLeft)
	h.key(fyne.KeyLeft)
	if got, want := spoken.hears(), "Дата на подаване, осем цифри | Входящ номер, 1 знак"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Enter went on to the date, and the ring stayed on the number.
func TestRingFollowsTheFieldThatIsWritten(t *testing.T) {
	h, _ := guidedForm(t, dateHall)
	h.visit.step(-1)
	for focusName(h) != "Входящ номер" {
		h.key(fyne.KeyTab)
	}
	h.types('9')
	h.key(fyne.KeyReturn)
	if got := focusName(h); got != "Дата на подаване" || !h.visit.lookup.inCode {
		t.Errorf("the ring is on %q", got)
	}
}

func TestWhoChoseToHearTheCaseHearsTheNumberAndNotTheCode(t *testing.T) {
	h, spoken := guidedForm(t, dateHall)
	h.types('9')
	h.key(fyne.KeyF4)
	press(t, h, "Прочети на глас")
	spoken.said = nil
	h.types('4')
	h.types('-')
	press(t, h, "Имам код за достъп")
	spoken.said = nil
	h.types('7')
	if got, want := spoken.hears(), "1 от 8"; got != want {
		t.Errorf("of the code got %q, want %q", got, want)
	}
	press(t, h, "Нямам код – с датата")
	spoken.said = nil
	h.types('0')
	if got, want := spoken.hears(), "0"; got != want {
		t.Errorf("of the date got %q, want %q", got, want)
	}
}

// The example in an empty field was read as if somebody had typed it, and nothing
// said which field the keys write.
func TestFormEndsWithTheFieldAndSaysNoPlaceholder(t *testing.T) {
	h, spoken := guidedForm(t, dateHall)
	h.visit.readAloud()
	h.settle()
	said := spoken.said
	if len(said) == 0 || said[len(said)-1] != "Входящ номер, например 94-00-123" {
		t.Errorf("it ends with %q", said)
	}
	if slices.Contains(said, "ДД.ММ.ГГГГ") || slices.Contains(said, "например 94-00-123") {
		t.Errorf("a placeholder is said: %q", said)
	}
}

// The second time the same fault was told to nobody.
func TestSameFaultIsSaidEachTime(t *testing.T) {
	h, spoken := guidedForm(t, dateHall)
	for range 2 {
		h.key(fyne.KeyReturn)
		if got := spoken.hears(); !strings.Contains(got, "Първо напишете входящия номер.") {
			t.Errorf("got %q", got)
		}
	}
	askByDate(t, h, "94-00-1288", "02112026")
	for range 2 {
		spoken.said = nil
		h.key(fyne.KeyReturn)
		if got := spoken.hears(); !strings.Contains(got, "Не намерихме преписка") {
			t.Errorf("got %q", got)
		}
	}
}
