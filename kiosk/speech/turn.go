package speech

import (
	"context"
	"sync"
)

// turn lets one list of texts be spoken at a time: whoever takes it stops the
// one before and waits until that is silent.
type turn struct {
	mu    sync.Mutex
	stop  context.CancelFunc // nil: nobody has spoken yet
	quiet chan struct{}      // closed when the one before is silent
}

// take returns the context to speak under, and a function to call when silent.
func (t *turn) take(ctx context.Context) (speaking context.Context, silent func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stop != nil {
		t.stop()
		<-t.quiet
	}
	speaking, stop := context.WithCancel(ctx)
	quiet := make(chan struct{})
	t.stop, t.quiet = stop, quiet
	return speaking, func() {
		stop()
		close(quiet)
	}
}
