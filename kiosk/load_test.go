package kiosk

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestWhatIsReadAtOnceIsHandedOverAtOnce(t *testing.T) {
	test.NewTempApp(t)
	got := 0
	fetchSoon(func(work func()) { work() }, func() (int, error) { return 7, nil }, func(n int, _ error) { got = n })
	if got != 7 {
		t.Errorf("got %d", got)
	}
}

func TestWhatTakesLongerIsHandedOverOnceAndLater(t *testing.T) {
	test.NewTempApp(t)
	read, done := make(chan int), make(chan int, 2)
	fetchSoon(func(work func()) { go work() }, func() (int, error) { return <-read, nil }, func(n int, _ error) { done <- n })
	select {
	case n := <-done:
		t.Fatalf("got %d before it was read", n)
	default:
	}
	read <- 7
	if n := <-done; n != 7 {
		t.Errorf("got %d", n)
	}
	if len(done) > 0 {
		t.Error("it was handed over twice")
	}
}
