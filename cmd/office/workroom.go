package main

import (
	"context"
	"runtime/debug"
)

// A list of cases that is at least as large needs more room than the office's work has,
// in bytes: under the limit of that the program mostly collected garbage, and a year of a
// region took twice as long. With this one the office takes 240 MB for a while.
const (
	largeList    = 512 << 10
	roomToImport = 200 << 20
)

// workroom is where large lists are read and stored: one at a time, so that the memory of
// the office has an end.
type workroom chan struct{}

func newWorkroom() workroom { return make(workroom, 1) }

// enter waits until the room is free and makes it as large as a list of so many bytes
// needs; leave gives the memory back.
func (r workroom) enter(ctx context.Context, size int) (leave func(), err error) {
	if size < largeList {
		return func() {}, nil
	}
	select {
	case r <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	before := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(max(before, roomToImport))
	return func() {
		debug.SetMemoryLimit(before)
		debug.FreeOSMemory()
		<-r
	}, nil
}
