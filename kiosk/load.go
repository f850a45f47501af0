package kiosk

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
)

// patience is how long a screen may load before the visitor is told.
const patience = 150 * time.Millisecond

// later runs what concerns the screen on its thread, from wherever it is called.
// It is the only caller of fyne.Do in this package.
func later(f func()) { fyne.Do(f) }

// fetch reads off the screen's thread and hands over on it.
func fetch[T any](background func(func()), read func() (T, error), done func(T, error)) {
	background(func() {
		got, err := read()
		later(func() { done(got, err) })
	})
}

// soon is how long the screen's thread waits for what is read, less than a frame:
// what comes in that time is painted with the frame of the touch itself.
const soon = 15 * time.Millisecond

// fetchSoon is fetch for what is mostly read within a moment: then it is handed
// over before fetchSoon returns.
func fetchSoon[T any](background func(func()), read func() (T, error), done func(T, error)) {
	answer := make(chan func(), 1)
	var second atomic.Bool // of the two, the screen's thread and the reader, the one that comes last hands over
	background(func() {
		got, err := read()
		answer <- func() { done(got, err) }
		if second.Swap(true) {
			later(func() { (<-answer)() })
		}
	})
	moment, cancel := context.WithTimeout(context.Background(), soon)
	defer cancel()
	select {
	case show := <-answer:
		show()
	case <-moment.Done():
		if second.Swap(true) {
			(<-answer)()
		}
	}
}

// load reads what the present screen needs and shows it: the page, or that it
// is loading, or not there, or broken. What comes back after the visitor moved
// on is dropped.
// An edition that is shown meanwhile begins another load, so what fails because
// its own edition was closed is dropped too.
func load[T any](v *visit, read func(Catalogue, context.Context) (T, error), ready func(T) page) {
	v.loading++
	mine, catalogue := v.loading, v.kiosk.catalogue
	cancel := v.kiosk.o.After(patience, func() {
		if mine == v.loading && !v.ended() {
			v.show(v.loadingPage())
		}
	})
	fetchSoon(v.kiosk.o.Background, func() (T, error) { return read(catalogue, v.ctx) }, func(got T, err error) {
		cancel()
		if mine != v.loading || v.ended() {
			return
		}
		v.loading++ // a late call of After is too late
		switch {
		case errors.Is(err, data.ErrNotFound):
			v.show(v.notTherePage())
		case err != nil:
			v.kiosk.o.Log.Error("screen cannot be read", "screen", v.route().String(), "error", err)
			v.show(v.brokenPage())
		default:
			v.show(ready(got))
		}
	})
}
