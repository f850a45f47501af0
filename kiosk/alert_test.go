package kiosk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func evacuation() *data.Alert {
	return &data.Alert{
		ID: "a1", Form: data.AlertFull, Phone: "112", From: datatest.Now(),
		Title: data.Text{BG: "Напуснете сградата", EN: "Leave the building"},
		Body:  data.Text{BG: "Излезте по най-близкото стълбище.", EN: "Leave by the nearest stairs."},
	}
}

func TestAlertCoversTheVisitAndGivesItBack(t *testing.T) {
	h, spoken := speakingHall(t)
	var told []string
	h.o.Report = func(kind data.EventKind, detail string) { told = append(told, string(kind)+" "+detail) }
	goTo(h, Route{AtService, "1001"}, data.Bulgarian)
	before := listing(h.Root())
	h.Alert(evacuation())
	h.settle()
	mustSay(t, h, "ВАЖНО СЪОБЩЕНИЕ", "Напуснете сградата", "Leave the building. Leave by the nearest stairs.", "до отмяна", "Съобщение на Община Примерово · тел. 112")
	if len(names(h)) != 0 || says(h, "Какво да носите") {
		t.Errorf("the visit can still be touched: %q", names(h))
	}
	if !strings.Contains(spoken.text(), "Излезте по най-близкото стълбище.") || len(told) != 1 || told[0] != "alert_painted a1" {
		t.Errorf("said %q, told %q", spoken.said, told)
	}
	h.key(fyne.KeyHome)
	h.key(fyne.KeyTab)
	h.types('а')
	h.beep("5901234123457")
	h.Alert(nil)
	h.settle()
	if got := listing(h.Root()); got != before || h.Route() != "service/1001" {
		t.Errorf("after it the visitor is at %s:\n%s", h.Route(), got)
	}
}

func TestVisitEndsUnderAnAlertThatNobodyTouches(t *testing.T) {
	h, _, _ := lobbyAt(t, landscape)
	ask(t, h, "94-00-1287", "7K3MQ9XW")
	h.Alert(evacuation())
	h.pass(50 * time.Second)
	if says(h, stillHere) {
		t.Error("somebody is asked in place of the alert")
	}
	h.pass(20 * time.Second)
	if h.visit.answer.Case.Number != "" || !says(h, "Напуснете") {
		t.Errorf("the case is still there, or the alert is gone:\n%s", listing(h.Root()))
	}
	h.Alert(nil)
	h.settle()
	if got := h.Route(); got != "home" || says(h, "1287") {
		t.Errorf("the next visitor is at %s", got)
	}
}

func TestAlertOnTheKioskEndsByItself(t *testing.T) {
	h, _ := townHall(t)
	a := evacuation()
	a.Until = h.now.Add(30 * time.Second)
	h.Alert(a)
	h.pass(30 * time.Second)
	if says(h, "Напуснете") || !says(h, "С какво да Ви помогнем?") {
		t.Errorf("got\n%s", listing(h.Root()))
	}
}

func TestBandStandsOverEveryScreenInTheVisitorsLanguage(t *testing.T) {
	h, spoken := speakingHall(t)
	a := evacuation()
	a.Form, a.Drill = data.AlertBand, true
	h.Alert(a)
	h.settle()
	mustSay(t, h, "Учение: Напуснете сградата", "С какво да Ви помогнем?")
	press(t, h, "English")
	mustSay(t, h, "Drill: Leave the building")
	press(t, h, "Services")
	mustSay(t, h, "Drill: Leave the building")
	spoken.said = nil
	press(t, h, "Read")
	if !strings.HasPrefix(spoken.text(), "Drill: Leave the building") {
		t.Errorf("read first: %q", spoken.said)
	}
}

// TestEveryScreenHasRoomForABand proves that nothing is cut off by the longest band
// on any screen in any mode.
func TestEveryScreenHasRoomForABand(t *testing.T) {
	manyScreens(t)
	long := func(text string, most int) string { return string([]rune(strings.Repeat(text, most))[:most]) }
	a := evacuation()
	a.Form = data.AlertBand
	a.Title.BG, a.Body.BG = long("Напуснете сградата сега ", data.MaxAlertTitle), long("Излезте по най-близкото стълбище. ", data.MaxAlertBody)
	for orientation, screen := range screens() {
		h := galleryHall(t, screen)
		h.alert = a
		for _, s := range sights() {
			for _, mode := range []struct{ low, large bool }{{}, {low: true}, {large: true}, {true, true}} {
				h.lookAt(s, data.Bulgarian, func(v *visit) { v.low, v.large = mode.low, mode.large })
				checkLayout(t, fmt.Sprintf("%s %s %+v", s.name, orientation, mode), h.Root(), screen)
			}
		}
	}
}
