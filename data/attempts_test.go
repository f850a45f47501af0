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
	if got := a.Guessing(kiosk, now); got != (Guessing{Misses: triesOfAScreen}) {
		t.Errorf("got %+v", got)
	}
	if err := a.Allow(kiosk, "", now); !errors.As(err, &TooManyAttempts{}) {
		t.Errorf("got %v, want a pause", err)
	}
	if got := a.Guessing(kiosk, now.Add(time.Hour)); got != (Guessing{}) {
		t.Errorf("an hour later %+v", got)
	}
}

func TestAttemptsAreBounded(t *testing.T) {
	var a Attempts
	now := morning()
	for i := range 3 * mostRemembered {
		a.Missed(OneAsker(fmt.Sprint(i)), CaseNumber(fmt.Sprint(i)), now)
		a.Opened(OneAsker(fmt.Sprint(i)), "94-00-1", now, now)
	}
	if len(a.askers) > mostRemembered || len(a.numbers) > mostRemembered || len(a.opened) > mostRemembered {
		t.Errorf("%d askers, %d numbers and %d who opened cases are remembered", len(a.askers), len(a.numbers), len(a.opened))
	}
}

// opensCases opens so many cases by date, each of which must be allowed.
func opensCases(t *testing.T, a *Attempts, asker Asker, many int, now time.Time) {
	t.Helper()
	for i := range many {
		number := CaseNumber(fmt.Sprint("94-00-", i))
		if err := a.AllowDate(asker, number, now, now); err != nil {
			t.Fatalf("case %d: %v", i, err)
		}
		a.Opened(asker, number, now, now)
	}
}

// Whoever walked through the numbers of a day with its date made no miss, and read all.
func TestOpeningCaseAfterCaseByDateIsPausedAndThePauseDoubles(t *testing.T) {
	var a Attempts
	phone, today := OneAsker("phone"), morning()
	opensCases(t, &a, phone, casesBeforePause, today)
	now, wait := today, TooManyAttempts{}
	for i, want := range []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, longestPause, longestPause} {
		number := CaseNumber(fmt.Sprint("94-01-", i))
		if err := a.AllowDate(phone, number, today, now); !errors.As(err, &wait) || wait.Wait != want {
			t.Errorf("got %v, want a pause of %v", err, want)
		}
		now = now.Add(want)
		if err := a.AllowDate(phone, number, today, now); err != nil {
			t.Errorf("after the pause: %v", err)
		}
		a.Opened(phone, number, today, now)
	}
	opensCases(t, &a, OneAsker("another"), casesBeforePause, now)
}

func TestWhatIsOpenAlreadyOrOpensByCodeIsNotPaused(t *testing.T) {
	var a Attempts
	phone, now := OneAsker("phone"), morning()
	opensCases(t, &a, phone, casesBeforePause, now)
	for range 3 * casesBeforePause {
		for _, same := range []CaseNumber{"94-00-3", "94003"} {
			if err := a.AllowDate(phone, same, now, now); err != nil {
				t.Fatalf("%s: %v", same, err)
			}
			a.Opened(phone, same, now, now)
		}
	}
	if err := a.AllowDate(phone, "94-00-3", now.AddDate(-1, 0, 0), now); err == nil {
		t.Error("the case with the same number of another year is another one")
	}
	if err := a.Allow(phone, "94-00-77", now); err != nil {
		t.Errorf("by code: %v", err)
	}
	if got := a.Guessing(phone, now); got != (Guessing{Cases: casesBeforePause}) {
		t.Errorf("got %+v: one that is open again is counted again", got)
	}
	opensCases(t, &a, phone, casesBeforePause, now.Add(sourceMemory))
}

// In the pause dates were once tried for nothing, until the right one of a case that
// somebody else at the address had opened was told by opening.
func TestDatesOfAnOpenCaseAreNotTriedInThePause(t *testing.T) {
	var a Attempts
	wifi, now := OneAsker("wifi"), morning()
	opensCases(t, &a, wifi, casesBeforePause, now)
	for days := range 1000 {
		if err := a.AllowDate(wifi, "94003", now.AddDate(0, 0, days-999), now); !errors.As(err, &TooManyAttempts{}) {
			t.Fatalf("%d days before: got %v, want a pause", 999-days, err)
		}
	}
	if err := a.AllowDate(wifi, "94-00-4", now, now); err != nil {
		t.Errorf("another one that is open: %v", err)
	}
	if got := a.Guessing(wifi, now); got != (Guessing{Cases: casesBeforePause}) {
		t.Errorf("got %+v", got)
	}
	now = now.Add(firstPause)
	if err := a.AllowDate(wifi, "94-00-3", now, now); err != nil {
		t.Errorf("after the pause: %v", err)
	}
	a.Opened(wifi, "94-00-3", morning(), now)
	var wait TooManyAttempts
	if err := a.AllowDate(wifi, "94-01-1", now, now); !errors.As(err, &wait) || wait.Wait != 2*firstPause {
		t.Errorf("opened again, it costs no pause: %v", err)
	}
}

func TestAKioskServesAQueue(t *testing.T) {
	var a Attempts
	kiosk, now := ScreenAsker("kiosk"), morning()
	opensCases(t, &a, kiosk, casesOfAScreen, now)
	if err := a.AllowDate(kiosk, "94-01-1", now, now); !errors.As(err, &TooManyAttempts{}) {
		t.Errorf("got %v, want a pause", err)
	}
}
