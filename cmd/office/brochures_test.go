package main

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"example.org/parter/data"
)

func TestSlipOfTheDeskSaysWhenToCome(t *testing.T) {
	o := openOffice(t)
	day := time.Date(2026, time.November, 20, 0, 0, 0, 0, data.Sofia())
	id, err := o.store.RegisterCase(t.Context(), "Иванова", data.Registration{Number: "94-00-1287", Received: day, Stage: data.StageReceived})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := desk{Store: o.store}.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if !answer.Slip.Hours.Known() || answer.Slip.Counter.Name.BG != "гише „Деловодство“" {
		t.Errorf("got %+v", answer.Slip)
	}
}

func TestBrochureIsMadeOnceADayAndEdition(t *testing.T) {
	o := openOffice(t)
	pages := &published{shelf: o.shelf}
	if err := pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, time.November, 23, 9, 0, 0, 0, data.Sofia())
	b := &brochures{pages: pages, clock: func() time.Time { return now }}
	made := func() []byte {
		pdf, err := b.of(t.Context(), "2016", data.Bulgarian)
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
			t.Fatalf("got %d bytes, %v", len(pdf), err)
		}
		return pdf
	}
	first := made()
	if again := made(); &first[0] != &again[0] {
		t.Error("it is made again on the same day")
	}
	if english, err := b.of(t.Context(), "2016", data.English); err != nil || bytes.Equal(english, first) {
		t.Errorf("the English one is the Bulgarian one, or %v", err)
	}
	now = now.AddDate(0, 0, 1)
	if next := made(); &first[0] == &next[0] {
		t.Error("the next day has yesterday's")
	}
	if len(b.made) != 1 {
		t.Errorf("%d are kept, want those of the day", len(b.made))
	}
	if _, err := b.of(t.Context(), "none", data.Bulgarian); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("got %v, want data.ErrNotFound", err)
	}
}
