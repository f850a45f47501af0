package display

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/look"
	"example.org/parter/data"
)

func evacuation() data.Alert {
	return data.Alert{
		ID: "a1", Form: data.AlertFull, Phone: "112", From: morning,
		Title: data.Text{BG: "Напуснете сградата", EN: "Leave the building"},
		Body: data.Text{
			BG: "Излезте по най-близкото стълбище. Не ползвайте асансьора. Следвайте указанията на служителите.",
			EN: "Leave by the nearest stairs. Do not use the lift. Follow the instructions of staff.",
		},
	}
}

func TestAlertIsPaintedWhenAlertReturns(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	page := w.Showing()
	a := evacuation()
	w.Alert(&a)
	for _, want := range []string{"ВАЖНО СЪОБЩЕНИЕ", "Напуснете сградата", "Leave the building", "от 10:24 ч. · до отмяна", "Съобщение на Община Радомир", "тел. 112"} {
		if !w.says(want) {
			t.Errorf("%q is not there:\n%s", want, listing(w.Root()))
		}
	}
	if w.says("СЪОБЩЕНИЯ") || w.says("УЧЕНИЕ") {
		t.Errorf("something else is seen:\n%s", listing(w.Root()))
	}
	if last := w.events[len(w.events)-1]; last != "alert_painted a1" {
		t.Errorf("told %q", last)
	}
	painted := len(w.events)
	w.now = w.now.Add(5 * time.Minute)
	if w.Tick(w.now); len(w.events) != painted {
		t.Errorf("pages are told as painted below the alert: %q", w.events[painted:])
	}
	w.Alert(nil)
	if w.says("Напуснете") || !strings.HasPrefix(w.events[len(w.events)-1], "page_painted ") || w.Showing() == "" {
		t.Errorf("after %s and the alert: %q\n%s", page, w.events[len(w.events)-1], listing(w.Root()))
	}
}

func TestAlertEndsByItself(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	a := evacuation()
	a.Until = w.now.Add(20 * time.Second)
	w.Alert(&a)
	if next := w.Tick(w.now); !next.Equal(a.Until) {
		t.Errorf("next is %v, want the end of the alert", next.Sub(w.now))
	}
	w.now = a.Until
	if w.Tick(w.now); w.says("Напуснете") || !w.says("СЪОБЩЕНИЯ") {
		t.Errorf("it is still there:\n%s", listing(w.Root()))
	}
	w.Alert(&a) // it was kept on the disk
	if w.says("Напуснете") {
		t.Error("an alert that is over was shown")
	}
}

func TestDrillSaysThatItIsOne(t *testing.T) {
	w := newWall(t, portrait)
	a := evacuation()
	a.Drill = true
	w.Alert(&a)
	if !w.says("УЧЕНИЕ · Това е само тренировка") || w.says("ВАЖНО СЪОБЩЕНИЕ") {
		t.Errorf("got\n%s", listing(w.Root()))
	}
	a.Form = data.AlertBand
	w.Alert(&a)
	if !w.says("УЧЕНИЕ") {
		t.Errorf("the band does not:\n%s", listing(w.Root()))
	}
}

func TestBandTakesThePlaceOfTheMessages(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	a := evacuation()
	a.Form = data.AlertBand
	w.Alert(&a)
	if !w.says("ВАЖНО СЪОБЩЕНИЕ") || !w.says("Напуснете сградата.") || w.says("СЪОБЩЕНИЯ") || w.Showing() != "notice/voda/1" {
		t.Fatalf("got\n%s", listing(w.Root()))
	}
	var english bool
	for range 20 {
		w.now = w.Tick(w.now)
		w.Tick(w.now)
		english = english || w.says("Leave the building")
	}
	if !english || w.Showing() == "notice/voda/1" {
		t.Errorf("English is there: %v; the pages stand at %s", english, w.Showing())
	}
	w.Alert(nil)
	if !w.says("СЪОБЩЕНИЯ") {
		t.Errorf("the messages do not come back:\n%s", listing(w.Root()))
	}
}

func TestAlertStaysWhenAnEditionComesAndTheScreenTurns(t *testing.T) {
	w := newWall(t, landscape)
	a := evacuation()
	w.Alert(&a)
	w.Use(radomir(t))
	if !w.says("Напуснете") || slices.ContainsFunc(w.events[1:], func(e string) bool { return strings.HasPrefix(e, "page_painted notice") }) {
		t.Errorf("an edition covers the alert: %q", w.events)
	}
	w.Resize(portrait)
	if !w.says("Напуснете") {
		t.Errorf("another size does:\n%s", listing(w.Root()))
	}
}

// The longest alert that may be raised stands whole on every screen.
func TestNothingOfAnAlertIsCutOff(t *testing.T) {
	longest := evacuation()
	longest.Title = data.Text{BG: fill("Напуснете сградата през изхода ", data.MaxAlertTitle), EN: fill("Leave the building by the exit ", data.MaxAlertTitle)}
	longest.Body = data.Text{BG: fill("Излезте по най-близкото стълбище и не ползвайте асансьора. ", data.MaxAlertBody), EN: fill("Leave by the nearest stairs, not the lift. ", data.MaxAlertBody)}
	longest.Drill, longest.Until = true, morning.AddDate(0, 0, 2)
	for name, s := range map[string]look.Screen{
		"landscape": landscape, "portrait": portrait, "a 55 inch television": {Width: 1920, Height: 1080, Diagonal: 55},
		"a small one that is 4 : 3": {Width: 1024, Height: 768, Diagonal: 19}, "4K": {Width: 3840, Height: 2160},
	} {
		for what, a := range map[string]data.Alert{"short": evacuation(), "longest": longest} {
			w := newWall(t, s)
			w.Alert(&a)
			checkFit(t, w.Board, name+", "+what)
			if what == "short" && (name == "landscape" || name == "portrait") {
				golden(t, name+"-alert", listing(w.Root()))
			}
		}
	}
}

// fill is the text again and again, up to the number of characters.
func fill(text string, most int) string {
	return string([]rune(strings.Repeat(text, most))[:most])
}

// „Не ползвайте асансьора“ was once cut behind its first word, and told people to use
// the lift.
func TestBandIsCutBetweenSentences(t *testing.T) {
	for name, s := range map[string]look.Screen{"landscape": landscape, "portrait": portrait} {
		w := newWall(t, s)
		w.Use(radomir(t))
		a := evacuation()
		a.Form, a.Drill = data.AlertBand, true
		w.Alert(&a)
		said := map[string]bool{}
		for end := w.now.Add(4 * time.Minute); w.now.Before(end); {
			var words []string
			for _, text := range texts(w.strip.object, 0, 0) {
				words = append(words, text.text)
			}
			all := strings.Join(words, " ")
			said[all] = true
			if strings.Contains(all, "асансьора") && !strings.Contains(all, "Не ползвайте асансьора") || strings.Contains(all, "the lift") && !strings.Contains(all, "Do not use the lift") {
				t.Errorf("%s: the band says %q", name, all)
			}
			if strings.Contains(all, "lift") && !strings.Contains(all, "DRILL") || strings.Contains(all, "асансьор") && !strings.Contains(all, "УЧЕНИЕ") {
				t.Errorf("%s: it does not say that it is a drill: %q", name, all)
			}
			w.now = w.Tick(w.now)
		}
		told := fmt.Sprint(said)
		for _, want := range []string{"тел. 112", "phone 112", "Leave by the nearest stairs."} {
			if !strings.Contains(told, want) {
				t.Errorf("%s: it never says %q: %s", name, want, told)
			}
		}
	}
}
