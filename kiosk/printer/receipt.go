package printer

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// Receipt is a receipt printer that is spoken to without any driver, in ESC/POS. It
// prints the dots that it is given, so it needs no letters of its own.
//
// It must have no CUPS queue: CUPS takes the device away. While it works on one thing,
// whoever asks for another waits.
type Receipt struct {
	Name   string                                  // where it is, for people
	Across int                                     // dots of the head
	Open   func(ctx context.Context) (Line, error) // see TCP and Device
	Pause  func(context.Context, time.Duration) error

	busy  sync.Mutex
	uncut bool // a piece of the last paper hangs there
}

// TCP opens a connection to a printer in the network, mostly at port 9100.
func TCP(address string) func(context.Context) (Line, error) {
	return func(ctx context.Context) (Line, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", address)
	}
}

// Device opens the device file of a printer at a cable, such as /dev/usb/lp0.
// What it still has to say of an earlier job is passed over.
func Device(path string) func(context.Context) (Line, error) {
	return func(ctx context.Context) (Line, error) {
		file, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return nil, err
		}
		if err := drain(ctx, file); err != nil {
			return nil, errors.Join(fmt.Errorf("%s is no printer that can be asked: %w", path, err), file.Close())
		}
		return device{file}, nil
	}
}

// drain reads what comes within a moment.
func drain(ctx context.Context, file *os.File) error {
	ctx, stop := context.WithTimeout(ctx, breath)
	defer stop()
	end, _ := ctx.Deadline()
	if err := file.SetDeadline(end); err != nil {
		return err
	}
	old := make([]byte, 64)
	for n := 1; n > 0; {
		n, _ = file.Read(old)
	}
	return nil
}

// device is a device file. Its end is not the end: it has nothing to say yet.
type device struct{ *os.File }

// Read does not end.

func (d device) Read(to []byte) (int, error) {
	n, err := d.File.Read(to)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return n, err
}

// State asks the printer. One that does not answer is not ready.
func (r *Receipt) State(ctx context.Context) State {
	r.busy.Lock()
	defer r.busy.Unlock()
	ctx, stop := context.WithTimeout(ctx, noLine)
	defer stop()
	var now condition
	err := r.on(ctx, func(w wire) (err error) {
		now, err = w.condition(ctx)
		return err
	})
	if err != nil {
		return State{Fault: Offline}
	}
	fault := now.fault()
	return State{Ready: fault == "", Fault: fault, Low: now.low()}
}

// on opens the line for the work. Whatever keeps it from being opened is Offline.
func (r *Receipt) on(ctx context.Context, work func(wire) error) error {
	opening, stop := context.WithTimeout(ctx, noLine)
	line, err := r.Open(opening)
	stop()
	if err != nil {
		return fmt.Errorf("%w: %w", Offline, err)
	}
	defer line.Close() //nolint:errcheck // what counts is what the printer answered
	return work(wire{line, r.Pause})
}

// Print prints the dots of the handout and cuts the paper. It counts as printed when
// the printer has passed the barrier behind the cut and reports no fault. Otherwise
// what is left in its buffer is cleared.
func (r *Receipt) Print(ctx context.Context, handout Handout) (string, error) {
	picture, err := handout.Dots(r.Across)
	if err != nil {
		return "", fmt.Errorf("receipt printer %s: %w", r.Name, undrawn(err))
	}
	r.busy.Lock()
	defer r.busy.Unlock()
	ctx, stop := context.WithTimeout(ctx, printing)
	defer stop()
	if err := r.on(ctx, func(w wire) error { return r.bring(ctx, w, picture) }); err != nil {
		return "", fmt.Errorf("receipt printer %s: %w", r.Name, err)
	}
	return "receipt printer " + r.Name, nil
}

// bring prints the picture on a printer that is ready. What hangs there of a paper
// that was given up is cut off first: the next one has nothing to do with it.
func (r *Receipt) bring(ctx context.Context, w wire, picture *image.Gray) error {
	before, err := w.condition(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", Offline, err)
	}
	if fault := before.fault(); fault != "" {
		return fault
	}
	all := append(bands(picture), []byte(cut))
	if r.uncut {
		all = append([][]byte{[]byte(cut)}, all...)
	}
	r.uncut = true
	printed, err := w.print(ctx, all)
	if err != nil {
		return w.giveUp(ctx, printed, err)
	}
	after, err := w.condition(ctx)
	if err != nil {
		return w.giveUp(ctx, printed, err)
	}
	if fault := after.fault(); fault != "" {
		return w.giveUp(ctx, printed, fault)
	}
	r.uncut = false
	return nil
}

// giveUp finds out why the slip is not printed, and clears what is left of it.
func (w wire) giveUp(ctx context.Context, printed int, why error) error {
	ctx = context.WithoutCancel(ctx)
	err := w.explain(ctx, why)
	if printed > 0 {
		err = fmt.Errorf("%w: %w", Incomplete, err)
	}
	ctx, stop := context.WithTimeout(ctx, noClear)
	defer stop()
	if uncleared := w.clear(ctx); uncleared != nil {
		err = fmt.Errorf("%w; what is left in the printer may come out later: %w", err, uncleared)
	}
	return err
}

// explain asks the printer once more, which knows better than what was missed of it.
func (w wire) explain(ctx context.Context, why error) error {
	ctx, stop := context.WithTimeout(ctx, noStatus)
	defer stop()
	now, err := w.condition(ctx)
	fault := now.fault()
	switch {
	case err != nil:
		fault = Offline
	case fault != "":
	case errors.Is(why, PaperOut):
		fault = PaperOut
	default:
		fault = Stuck
	}
	if errors.Is(why, fault) {
		return why
	}
	return fmt.Errorf("%w: %w", fault, why)
}
