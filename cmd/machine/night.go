package machine

import (
	"context"
	"log/slog"
	"os/exec"
	"time"

	"fyne.io/fyne/v2"
)

// Night switches the power of a monitor by DPMS.
type Night struct {
	// Awake reports whether the monitor is to be on, and until when that holds. It runs
	// on the window's thread.
	Awake func(now time.Time) (awake bool, until time.Time)
	// Switched tells that the monitor is on or off now. It may be called on any
	// goroutine.
	Switched func(on bool)
	Log      *slog.Logger
	run      func(ctx context.Context, args ...string) error // xset
	now      power
	wake     chan struct{}
	ended    chan struct{} // closed when Watch has left the monitor on
}

// power is what is known of the monitor's.
type power int

const (
	unknown power = iota // whoever was here before may have left it off
	on
	off
)

// again is how soon a monitor that could not be switched is tried again.
const again = time.Minute

// NewNight is a night that has not begun.
func NewNight(awake func(time.Time) (bool, time.Time), switched func(on bool), log *slog.Logger) *Night {
	return &Night{Awake: awake, Switched: switched, Log: log, run: xset, wake: make(chan struct{}, 1), ended: make(chan struct{})}
}

func xset(ctx context.Context, args ...string) error {
	return exec.CommandContext(ctx, "xset", args...).Run()
}

// Look asks again at once: something has happened that may wake the monitor.
func (n *Night) Look() {
	select {
	case n.wake <- struct{}{}:
	default:
	}
}

// Ended waits until Watch has left the monitor on, but not for long.
func (n *Night) Ended() {
	select {
	case <-n.ended:
	case <-time.After(lastFrame / 2):
	}
}

// Watch switches the monitor until the context ends, and leaves it on.
func (n *Night) Watch(ctx context.Context) {
	defer close(n.ended)
	for ctx.Err() == nil {
		answer := make(chan time.Time, 1)
		fyne.Do(func() {
			awake, until := n.Awake(time.Now())
			go func() { n.turn(ctx, awake); answer <- until }()
		})
		select {
		case until := <-answer:
			if n.now == unknown {
				until = time.Now().Add(again)
			}
			n.wait(ctx, time.Until(until))
		case <-ctx.Done():
		}
	}
	n.turn(context.WithoutCancel(ctx), true)
}

// wait waits for the time, or until somebody asks to look.
func (n *Night) wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(max(d, time.Second))
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-n.wake:
	}
}

// On switches the monitor on, for good: whoever was here before may have left it off,
// and X switches it off by itself where nobody touches anything.
func (n *Night) On(ctx context.Context) {
	defer close(n.ended)
	for ctx.Err() == nil {
		if n.turn(ctx, true); n.now == on {
			return
		}
		n.wait(ctx, again)
	}
}

// turn switches the monitor where it is not known to be as it should be. One that
// cannot be switched off stays on; one that cannot be switched on is tried again.
func (n *Night) turn(ctx context.Context, awake bool) {
	wanted, steps := off, [][]string{{"+dpms"}, {"dpms", "0", "0", "0"}, {"dpms", "force", "off"}}
	if awake {
		wanted, steps = on, [][]string{{"dpms", "force", "on"}, {"-dpms"}}
	}
	if n.now == wanted {
		return
	}
	first := n.now == unknown
	for _, step := range steps {
		if err := n.run(ctx, step...); err != nil {
			if !first {
				n.Log.Warn("the monitor's power is not switched", "error", err)
			}
			n.now = unknown
			return
		}
	}
	n.now = wanted
	n.Log.Info("the monitor's power", "on", awake)
	n.Switched(awake)
}
