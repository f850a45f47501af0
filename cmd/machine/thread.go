package machine

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Thread is the window's thread of a screen on which nothing moves most of the time.
// Fyne looks for something to paint sixty times a second, also while a page stands,
// which costs more than all pages of a day; Rest keeps it from looking.
type Thread struct {
	mutex sync.Mutex
	awake time.Time     // until when it does not rest
	wake  chan struct{} // holds one: something is to be done
}

// The rhythm of a thread at rest. In the moments between it looks at what X tells.
const (
	restFor   = time.Second
	awakeFor  = 60 * time.Millisecond  // three frames
	unrestFor = 150 * time.Millisecond // after anything was done, so that it is painted
	settleFor = 5 * time.Second        // after a window was opened or moved
)

// NewThread is a thread that does not rest yet.
func NewThread() *Thread { return &Thread{wake: make(chan struct{}, 1)} }

// Settle keeps the thread awake while a window and the X server come to terms.
func (t *Thread) Settle() { t.stay(settleFor) }

// Do runs f on the window's thread, at once even when it rests.
func (t *Thread) Do(f func()) {
	t.stir()
	fyne.Do(func() { f(); t.stir() })
}

// stir notes that something is done.
func (t *Thread) stir() { t.stay(unrestFor) }

// stay ends a rest, and lets none begin for some time.
func (t *Thread) stay(d time.Duration) {
	t.mutex.Lock()
	if until := time.Now().Add(d); until.After(t.awake) {
		t.awake = until
	}
	t.mutex.Unlock()
	select {
	case t.wake <- struct{}{}:
	default:
	}
}

// Rest lets the thread rest whenever nothing was done lately and nothing moves,
// until the context ends. What reaches the thread past Do waits for at most a rest.
func (t *Thread) Rest(ctx context.Context, moves func() bool) {
	t.Settle()
	for Pause(ctx, awakeFor) == nil {
		rested := make(chan struct{})
		fyne.Do(func() {
			defer close(rested)
			if !t.busy() && !moves() {
				t.nap(ctx)
			}
		})
		select {
		case <-rested:
		case <-ctx.Done():
		}
	}
}

func (t *Thread) busy() bool {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return time.Now().Before(t.awake)
}

func (t *Thread) nap(ctx context.Context) {
	select { // of what was done before the rest
	case <-t.wake:
	default:
	}
	if t.busy() {
		return
	}
	timer := time.NewTimer(restFor)
	defer timer.Stop()
	select {
	case <-t.wake:
	case <-timer.C:
	case <-ctx.Done():
	}
}
