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
	off      bool
	wake     chan struct{}
}

// NewNight is a night that has not begun.
func NewNight(awake func(time.Time) (bool, time.Time), switched func(on bool), log *slog.Logger) *Night {
	return &Night{Awake: awake, Switched: switched, Log: log, run: xset, wake: make(chan struct{}, 1)}
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

// Watch switches the monitor until the context ends, and leaves it on.
func (n *Night) Watch(ctx context.Context) {
	for ctx.Err() == nil {
		answer := make(chan time.Time, 1)
		fyne.Do(func() {
			awake, until := n.Awake(time.Now())
			go func() { n.turn(ctx, awake); answer <- until }()
		})
		select {
		case until := <-answer:
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

// turn switches the monitor where it is not as it should be. A monitor that cannot
// be switched stays on.
func (n *Night) turn(ctx context.Context, awake bool) {
	if awake != n.off {
		return
	}
	steps := [][]string{{"+dpms"}, {"dpms", "0", "0", "0"}, {"dpms", "force", "off"}}
	if awake {
		steps = [][]string{{"dpms", "force", "on"}, {"-dpms"}}
	}
	for _, step := range steps {
		if err := n.run(ctx, step...); err != nil {
			n.Log.Warn("the monitor's power is not switched", "error", err)
			n.off = !awake
			return
		}
	}
	n.off = !awake
	n.Log.Info("the monitor's power", "on", awake)
	n.Switched(awake)
}
