package data

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func morning() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

func TestGuessingIsPausedAndThePauseDoubles(t *testing.T) {
	var a Attempts
	kiosk, now := OneAsker("visit"), morning()
	for range triesBeforePause {
		if err := a.Allow(kiosk, "94-00-1", now); err != nil {
			t.Fatal(err)
		}
		a.Missed(kiosk, "94-00-1", now)
	}
	var wait TooManyAttempts
	for _, want := range []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, longestPause, longestPause} {
		if err := a.Allow(kiosk, "94-00-2", now); !errors.As(err, &wait) || wait.Wait != want {
			t.Errorf("got %v, want a pause of %v", err, want)
		}
		if err := a.Allow(OneAsker("phone"), "94-00-2", now); err != nil {
			t.Errorf("another source must not wait: %v", err)
		}
		now = now.Add(want)
		if err := a.Allow(kiosk, "94-00-2", now); err != nil {
			t.Errorf("after the pause: %v", err)
		}
		a.Missed(kiosk, "", now)
	}
}

// A token that nobody knows must not close the scanners of the whole house.
func TestGuessingAtTokensCountsForItsSourceAlone(t *testing.T) {
	var a Attempts
	now := morning()
	for range 2 * triesForNumber {
		a.Missed(OneAsker("kiosk"), "", now)
	}
	if err := a.Allow(OneAsker("kiosk"), "", now); !errors.As(err, &TooManyAttempts{}) {
		t.Errorf("got %v, want a pause", err)
	}
	if err := a.Allow(OneAsker("another kiosk"), "", now); err != nil {
		t.Errorf("another kiosk must not wait: %v", err)
	}
}

func TestNumberGuessedAtTooOftenIsOffForADay(t *testing.T) {
	var a Attempts
	now := morning()
	for i := range triesForNumber {
		a.Missed(OneAsker(fmt.Sprint(i)), CaseNumber([]string{"94-00-1", "94001", "94/00/1"}[i%3]), now.Add(time.Duration(i)*time.Hour))
	}
	locked := now.Add(9 * time.Hour)
	for _, at := range []time.Time{locked, locked.Add(numberMemory - time.Second)} {
		if err := a.Allow(OneAsker("new"), "940–01", at); !errors.Is(err, ErrNotFound) {
			t.Errorf("at %v: got %v, want %v", at, err, ErrNotFound)
		}
		a.Missed(OneAsker("stranger"), "94-00-1", at) // who goes on must not keep it shut
	}
	if err := a.Allow(OneAsker("new"), "94-00-1", locked.Add(numberMemory)); err != nil {
		t.Errorf("a day later: %v", err)
	}
}

func TestMissesOfSeveralDaysLockNoNumber(t *testing.T) {
	var a Attempts
	now := morning()
	for range 3 * triesForNumber {
		now = now.Add(3 * time.Hour)
		a.Missed(OneAsker("x"), "94-00-1", now)
	}
	if err := a.Allow(OneAsker("new"), "94-00-1", now); err != nil {
		t.Errorf("eight misses a day: %v", err)
	}
}

// Who has one slip could once guess at others for ever: four wrong, one right.
func TestRightAnswerTakesBackOnePauseAndNotTheMisses(t *testing.T) {
	var a Attempts
	asker, now := OneAsker("x"), morning()
	for range triesBeforePause - 1 {
		a.Missed(asker, "", now)
	}
	a.Succeeded(asker)
	a.Missed(asker, "", now)
	if err := a.Allow(asker, "", now); !errors.As(err, &TooManyAttempts{}) {
		t.Errorf("the fifth miss after a right answer: %v", err)
	}
	a.Succeeded(asker)
	if err := a.Allow(asker, "", now); err != nil {
		t.Errorf("after a right answer: %v", err)
	}
}

func TestScreenHasThirtyMissesAnHour(t *testing.T) {
	var a Attempts
	kiosk, now := ScreenAsker("kiosk"), morning()
	for i := range 100 { // over the day it may have more
		a.Missed(kiosk, "", now.Add(time.Duration(i)*3*time.Minute))
	}
	now = now.Add(24 * time.Hour)
	for i := range triesOfAScreen {
		if err := a.Allow(kiosk, "", now); err != nil {
			t.Fatalf("miss %d: %v", i, err)
		}
		a.Missed(kiosk, "", now)
	}
	if count, tooMany := a.Misses(kiosk, now); count != triesOfAScreen || !tooMany {
		t.Errorf("got %d misses, too many %v", count, tooMany)
	}
	if err := a.Allow(kiosk, "", now); !errors.As(err, &TooManyAttempts{}) {
		t.Errorf("got %v, want a pause", err)
	}
	if count, _ := a.Misses(kiosk, now.Add(time.Hour)); count != 0 {
		t.Errorf("an hour later %d misses", count)
	}
}

func TestAttemptsAreBounded(t *testing.T) {
	var a Attempts
	now := morning()
	for i := range 3 * mostRemembered {
		a.Missed(OneAsker(fmt.Sprint(i)), CaseNumber(fmt.Sprint(i)), now)
	}
	if len(a.askers) > mostRemembered || len(a.numbers) > mostRemembered {
		t.Errorf("%d askers and %d numbers are remembered", len(a.askers), len(a.numbers))
	}
}
