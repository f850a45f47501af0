package keyboard

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

const bulgarian = "абвгдежзийклмнопрстуфхцчшщъьюя"

// The screens a kiosk may have.
var screens = map[string]look.Screen{
	"landscape":       {Width: 1920, Height: 1080},
	"portrait":        {Width: 1080, Height: 1920},
	"small landscape": {Width: 1920, Height: 1080, Diagonal: 21.5},
	"small portrait":  {Width: 1080, Height: 1920, Diagonal: 21.5},
	"large portrait":  {Width: 1080, Height: 1920, Diagonal: 43},
}

// typist keeps what the keys said.
type typist struct {
	look         look.Look
	text         []rune
	done, hidden int
}

func (p *typist) keys() Keys {
	target := Target{
		Type:  func(letter rune) { p.text = append(p.text, letter) },
		Erase: func() { p.text = p.text[:max(len(p.text)-1, 0)] },
		Done:  func() { p.done++ },
		Word:  phrases.KeySearch,
		Hide:  func() { p.hidden++ },
	}
	return Keys{Look: p.look, Language: data.Bulgarian, Size: fyne.NewSize(p.look.Screen.Width, Height(p.look)), Target: target}
}

// press taps the keys of these names, one after the other.
func press(t *testing.T, panel fyne.CanvasObject, names ...string) {
	t.Helper()
	for _, name := range names {
		found := false
		for _, key := range buttons(panel) {
			if key.Name == name {
				key.Tap()
				found = true
				break
			}
		}
		if !found {
			t.Fatalf("no key %q", name)
		}
	}
}

func buttons(o fyne.CanvasObject) []*look.Button {
	switch o := o.(type) {
	case *look.Button:
		return []*look.Button{o}
	case *fyne.Container:
		var all []*look.Button
		for _, child := range o.Objects {
			all = append(all, buttons(child)...)
		}
		return all
	default:
		return nil
	}
}

func TestEveryBulgarianLayoutHasEveryLetterOnce(t *testing.T) {
	for layout := range layouts {
		rows := layout.letters()
		letters := strings.Join(rows[:], "")
		for _, letter := range bulgarian {
			if got := strings.Count(letters, string(letter)); got != 1 {
				t.Errorf("layout %d: %c stands on %d keys", layout, letter, got)
			}
		}
		if got, want := len([]rune(letters)), len([]rune(bulgarian)); got != want {
			t.Errorf("layout %d: got %d letters, want %d", layout, got, want)
		}
	}
}

func TestLatinLayoutHasEveryLetterOnce(t *testing.T) {
	rows := Latin.letters()
	letters := strings.Join(rows[:], "")
	for letter := 'a'; letter <= 'z'; letter++ {
		if got := strings.Count(letters, string(letter)); got != 1 {
			t.Errorf("%c stands on %d keys", letter, got)
		}
	}
}

// panels are all that can be shown on a screen.
func panels(k Keys) map[string]fyne.CanvasObject {
	pad := k
	pad.Size.Height = PadHeight(k.Look)
	return map[string]fyne.CanvasObject{
		"phonetic": New(k, &State{}),
		"alphabet": New(k, &State{Bulgarian: Alphabet}),
		"standard": New(k, &State{Bulgarian: Standard}),
		"capitals": New(k, &State{Shift: true}),
		"latin":    New(k, &State{Other: true, Shift: true}),
		"numbers":  NewPad(pad, ForNumbers),
		"codes":    NewPad(pad, ForCodes),
	}
}

func TestKeysAreLargeEnoughAndInsideAndApart(t *testing.T) {
	test.NewTempApp(t)
	for name, screen := range screens {
		for _, large := range []bool{false, true} {
			l := look.New(look.Kiosk, screen)
			l.Large = large
			for kind, panel := range panels((&typist{look: l}).keys()) {
				checkKeys(t, name+" "+kind, l, panel)
			}
		}
	}
}

func checkKeys(t *testing.T, name string, l look.Look, panel fyne.CanvasObject) {
	t.Helper()
	keys := buttons(panel)
	if len(keys) < 32 {
		t.Errorf("%s: only %d keys", name, len(keys))
	}
	for i, key := range keys {
		place, size := key.Position(), key.Size()
		if size.Width < l.MM(12) || size.Height < l.MM(15) {
			t.Errorf("%s: %s is %v px, want 12 by 15 mm = %.0f by %.0f", name, key.Name, size, l.MM(12), l.MM(15))
		}
		if least := key.MinSize(); least.Width > size.Width || least.Height > size.Height {
			t.Errorf("%s: %s needs %v and has %v", name, key.Name, least, size)
		}
		if place.X < 0 || place.Y < 0 || place.X+size.Width > panel.Size().Width || place.Y+size.Height > panel.Size().Height {
			t.Errorf("%s: %s at %v %v is outside %v", name, key.Name, place, size, panel.Size())
		}
		for _, other := range keys[:i] {
			if overlap(key, other) {
				t.Errorf("%s: %s lies on %s", name, key.Name, other.Name)
			}
		}
	}
}

func overlap(a, b fyne.CanvasObject) bool {
	ap, as, bp, bs := a.Position(), a.Size(), b.Position(), b.Size()
	return ap.X < bp.X+bs.Width && bp.X < ap.X+as.Width && ap.Y < bp.Y+bs.Height && bp.Y < ap.Y+as.Height
}

func TestKeysOfTheUsualScreensAre20Millimetres(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range []string{"landscape", "portrait"} {
		l := look.New(look.Kiosk, screens[name])
		for kind, panel := range panels((&typist{look: l}).keys()) {
			for _, key := range buttons(panel) {
				if key.Size().Width < l.Target() || key.Size().Height < l.Target() {
					t.Errorf("%s %s: %s is %v px, want %.0f", name, kind, key.Name, key.Size(), l.Target())
				}
			}
		}
	}
}

func TestTypedWordReachesTheTarget(t *testing.T) {
	test.NewTempApp(t)
	p := &typist{look: look.New(look.Kiosk, screens["landscape"])}
	panel := New(p.keys(), &State{})
	press(t, panel, "н", "а", "с", "л", "е", "е", "Изтрий", "д", "интервал", "2", "-", "Търси", "Скрий")
	if got, want := string(p.text), "наслед 2-"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if p.done != 1 || p.hidden != 1 {
		t.Errorf("got %d searches and %d hidings, want one each", p.done, p.hidden)
	}
}

func TestShiftIsForOneLetter(t *testing.T) {
	test.NewTempApp(t)
	p := &typist{look: look.New(look.Kiosk, screens["portrait"])}
	panel := New(p.keys(), &State{})
	press(t, panel, "Главна буква", "Р", "а", "д")
	if got, want := string(p.text), "Рад"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLayoutStaysForTheNextScreen(t *testing.T) {
	test.NewTempApp(t)
	p := &typist{look: look.New(look.Kiosk, screens["landscape"])}
	state := &State{}
	press(t, New(p.keys(), state), "по азбука", "БДС", "явертъ", "по азбука", "ABC", "АБВ", "ABC")
	press(t, New(p.keys(), state), "q", "АБВ", "щ")
	if got, want := string(p.text), "qщ"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if state.Bulgarian != Alphabet {
		t.Errorf("got layout %d, want the alphabet", state.Bulgarian)
	}
}

func TestKeyboardOpensInTheLettersOfTheVisitorsLanguage(t *testing.T) {
	test.NewTempApp(t)
	for language, words := range map[data.Language][]string{
		data.Bulgarian: {"ч", "ABC", "q", "АБВ", "щ"},
		data.English:   {"q", "АБВ", "щ", "А–Я order", "а", "ABC", "w"},
	} {
		for _, screen := range screens {
			p := &typist{look: look.New(look.Kiosk, screen)}
			keys := p.keys()
			keys.Language = language
			press(t, New(keys, &State{}), words...)
		}
	}
}

func TestDigitsDoNotMoveWithTheLetters(t *testing.T) {
	test.NewTempApp(t)
	keys := (&typist{look: look.New(look.Kiosk, screens["landscape"])}).keys()
	places := map[string]map[fyne.Position]bool{}
	for _, panel := range []fyne.CanvasObject{New(keys, &State{}), New(keys, &State{Bulgarian: Standard}), New(keys, &State{Other: true})} {
		for _, key := range buttons(panel) {
			if strings.Contains("0123456789", key.Name) {
				if places[key.Name] == nil {
					places[key.Name] = map[fyne.Position]bool{}
				}
				places[key.Name][key.Position()] = true
			}
		}
	}
	for digit, at := range places {
		if len(at) != 1 {
			t.Errorf("%s stands at %v", digit, at)
		}
	}
}

func TestPadHasEverySignOfAnAccessCode(t *testing.T) {
	test.NewTempApp(t)
	p := &typist{look: look.New(look.Kiosk, screens["portrait"])}
	press(t, NewPad(p.keys(), ForCodes), strings.Split("0123456789ABCDEFGHJKMNPQRSTVWXYZ", "")...)
	if got, want := string(p.text), "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPadHasEverySignOfAnIncomingNumber(t *testing.T) {
	test.NewTempApp(t)
	p := &typist{look: look.New(look.Kiosk, screens["portrait"])}
	signs := strings.ToUpper(bulgarian) + "0123456789-/"
	press(t, NewPad(p.keys(), ForNumbers), strings.Split(signs, "")...)
	if got := string(p.text); got != signs {
		t.Errorf("got %q, want %q", got, signs)
	}
}

// TestKeysLookLikeTheirPictures keeps a picture of the keyboard as markup.
func TestKeysLookLikeTheirPictures(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range []string{"landscape", "portrait"} {
		l := look.New(look.Kiosk, screens[name])
		all := panels((&typist{look: l}).keys())
		for _, kind := range []string{"phonetic", "numbers", "codes"} {
			panel := all[kind]
			w := test.NewTempWindow(t, container.NewWithoutLayout(panel))
			w.SetPadded(false)
			w.Resize(panel.Size())
			test.AssertRendersToMarkup(t, name+" "+kind+".xml", w.Canvas())
		}
	}
}
