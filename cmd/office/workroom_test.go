package main

import (
	"context"
	"errors"
	"runtime/debug"
	"testing"
	"time"
)

func TestLargeListHasRoomWhileItIsReadAndOneAtATime(t *testing.T) {
	before := debug.SetMemoryLimit(roomToWork)
	defer debug.SetMemoryLimit(before)
	limit := func() int64 { return debug.SetMemoryLimit(-1) }
	r := newWorkroom()
	small, err := r.enter(t.Context(), largeList-1)
	if err != nil || limit() != roomToWork {
		t.Errorf("a small list made the limit %d, %v", limit(), err)
	}
	small()
	leave, err := r.enter(t.Context(), largeList)
	if err != nil || limit() != roomToImport {
		t.Errorf("the limit is %d, %v", limit(), err)
	}
	gone, stop := context.WithCancel(t.Context())
	stop()
	if _, err := r.enter(gone, largeList); !errors.Is(err, context.Canceled) {
		t.Errorf("two are in the room: %v", err)
	}
	entered := make(chan func())
	go func() {
		next, err := r.enter(t.Context(), largeList)
		if err != nil {
			t.Error(err)
		}
		entered <- next
	}()
	leave()
	select {
	case next := <-entered:
		if limit() != roomToImport {
			t.Errorf("the next one has %d", limit())
		}
		next()
	case <-time.After(10 * time.Second):
		t.Fatal("the room stays taken")
	}
	if limit() != roomToWork {
		t.Errorf("afterwards the limit is %d", limit())
	}
}
