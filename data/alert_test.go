package data

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestAlertIsCheckedBeforeItIsRaised(t *testing.T) {
	now := time.Date(2026, time.November, 25, 10, 22, 0, 0, Sofia())
	good := Alert{Form: AlertFull, Title: Text{BG: "Напуснете сградата"}, Body: Text{BG: "Не ползвайте асансьора."}, From: now}
	if err := good.Check(now); err != nil {
		t.Fatalf("got %v", err)
	}
	for name, c := range map[string]struct {
		change func(*Alert)
		field  string
		reason Reason
	}{
		"no words":            {func(a *Alert) { a.Title = Text{} }, "title", Missing},
		"no text":             {func(a *Alert) { a.Body = Text{EN: "Leave."} }, "body", Missing},
		"too long":            {func(a *Alert) { a.Title.BG = strings.Repeat("я", MaxAlertTitle+1) }, "title", TooLong},
		"too long in English": {func(a *Alert) { a.Body.EN = strings.Repeat("x", MaxAlertBody+1) }, "body_en", TooLong},
		"no form":             {func(a *Alert) { a.Form = "" }, "form", BadFormat},
		"over already":        {func(a *Alert) { a.Until = now }, "until", InThePast},
		"as BG-ALERT":         {func(a *Alert) { a.Title.BG = "BG - ALERT: опасност" }, "title", NotOurs},
		"as BG-ALERT, too":    {func(a *Alert) { a.Body.BG = "Съобщение на БГ-Алерт." }, "body", NotOurs},
		"and in English":      {func(a *Alert) { a.Title.EN = "BG-Alert" }, "title_en", NotOurs},
		"in look-alikes":      {func(a *Alert) { a.Title.BG = "ВG-АLЕRТ: опасност" }, "title", NotOurs},
		"half in Cyrillic":    {func(a *Alert) { a.Title.BG = "БГ.ALERT" }, "title", NotOurs},
		"with a long dash":    {func(a *Alert) { a.Body.BG = "от BG—АЛЕРТ" }, "body", NotOurs},
	} {
		a := good
		c.change(&a)
		var p Problems
		if !errors.As(a.Check(now), &p) || p.Of(c.field) != c.reason {
			t.Errorf("%s: got %v, want %s %s", name, p, c.field, c.reason)
		}
	}
}

func TestAlertEndsAtItsEndOrWhenItIsWithdrawn(t *testing.T) {
	now := time.Date(2026, time.November, 25, 10, 22, 0, 0, Sofia())
	for _, c := range []struct {
		until time.Time
		at    time.Time
		on    bool
	}{
		{time.Time{}, now.AddDate(1, 0, 0), true},
		{now.Add(time.Hour), now.Add(time.Hour - 1), true},
		{now.Add(time.Hour), now.Add(time.Hour), false},
		{now.Add(time.Hour), now.Add(-time.Minute), true}, // a screen whose clock is late
	} {
		if on := (Alert{From: now, Until: c.until}).On(c.at); on != c.on {
			t.Errorf("until %v at %v: on %v", c.until, c.at, on)
		}
	}
}
