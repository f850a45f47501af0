package main

import (
	"errors"
	"fmt"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

func TestConsoleIsToldThatScreensDoNotKnowAChange(t *testing.T) {
	full := errors.New("the disk is full")
	err := unshown(fmt.Errorf("publish: %w: %w", sqlite.ErrNotShown, full))
	if !errors.Is(err, data.ErrNotShown) || !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if err := unshown(data.ErrConflict); errors.Is(err, data.ErrNotShown) || !errors.Is(err, data.ErrConflict) {
		t.Errorf("a conflict became %v", err)
	}
	if err := unshown(nil); err != nil {
		t.Errorf("success became %v", err)
	}
}

func TestDeskWithoutAQueueHasNoPrinter(t *testing.T) {
	if deskPrinter("", "") != nil || deskPrinter("none", "") != nil {
		t.Error("it prints to files that no browser reaches")
	}
	if deskPrinter("slips", "") == nil {
		t.Error("the queue is not used")
	}
}
