package printer

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// How long a visitor waits for a slip, and how often the job is looked at. At the
// end there are another two seconds to find out why and to cancel: an answer comes
// within ten.
const (
	patience   = 7500 * time.Millisecond
	poll       = 300 * time.Millisecond
	beforelook = 2 * time.Second // at the printer, before anything is submitted
	whylook    = 700 * time.Millisecond
	cancelling = 1300 * time.Millisecond
	lastWords  = 200 * time.Millisecond // of a program that was ended
	afterlook  = 5 * time.Second        // for a look without a job
)

// Values of job-state and printer-state (RFC 8011 §5.3.7, §5.4.11).
const (
	jobProcessing = 5
	jobCanceled   = 7
	jobAborted    = 8
	jobCompleted  = 9

	printerStopped = 5
)

// Queue prints through a queue of CUPS. The handout lies in a file only while
// lp hands it over; the job's title names nothing.
type Queue struct {
	Name   string // of the queue
	Server string // host:port of CUPS; empty: localhost:631
	Dir    string // for the file that lp reads; empty: the system's temporary folder
	LP     string // the program that submits; empty: lp
	Cancel string // the program that cancels; empty: cancel

	// Pause waits between two looks, or returns early with the context's error.
	Pause func(context.Context, time.Duration) error
}

// State asks the queue. Only a queue that cannot be reached, is paused or
// refuses jobs is not ready: CUPS keeps the reasons of an earlier job until the
// next one, and a stale one must not keep the button hidden for good.
func (q Queue) State(ctx context.Context) State {
	found, err := q.look(ctx, afterlook)
	if err != nil {
		return State{Fault: unreachable(err)}
	}
	reported := reasonsOf(found)
	state := State{Ready: !refuses(found), Fault: reported.physical(), Low: reported["media-low"]}
	if state.Fault == "" {
		state.Fault = reported.first(Offline)
	}
	if state.Fault == "" && !state.Ready {
		state.Fault = Paused
	}
	return state
}

// Print submits the handout and follows the job until CUPS calls it completed.
// In time, or when the context ends, the job is cancelled, so that it does not come
// out later for somebody else.
func (q Queue) Print(ctx context.Context, handout Handout) (string, error) {
	pdf, err := handout.PDF()
	if err != nil {
		return "", fmt.Errorf("queue %s: %w", q.Name, undrawn(err))
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	before, err := q.look(ctx, beforelook)
	if err != nil {
		return "", fmt.Errorf("queue %s: %w: %w", q.Name, unreachable(err), err)
	}
	if refuses(before) {
		return "", fmt.Errorf("queue %s: %w", q.Name, Paused)
	}
	id, err := q.submit(ctx, pdf)
	if err != nil {
		return "", fmt.Errorf("queue %s: %w", q.Name, err)
	}
	if err := q.follow(ctx, id, reasonsOf(before)); err != nil {
		return "", fmt.Errorf("queue %s: %w", q.Name, err)
	}
	return "queue " + q.Name, nil
}

var requestID = regexp.MustCompile(`request id is \S+-(\d+)`)

// submit hands the handout to lp and returns the number of its job.
func (q Queue) submit(ctx context.Context, pdf []byte) (id int, err error) {
	file, err := os.CreateTemp(q.Dir, "slip-*.pdf") // mode 0600
	if err != nil {
		return 0, fmt.Errorf("%w: %w", NotSaved, err)
	}
	defer func() { err = errors.Join(err, os.Remove(file.Name())) }()
	if err := fill(file, pdf); err != nil {
		return 0, fmt.Errorf("%w: %w", NotSaved, err)
	}
	said, err := q.command(ctx, orElse(q.LP, "lp"), "-d", q.Name, "-t", "slip", "--", file.Name())
	found := requestID.FindSubmatch(said)
	switch {
	case found != nil: // also from one that did not end after that
	case ctx.Err() != nil:
		return 0, q.cancelAll(ctx, fmt.Errorf("%w: %w", Stuck, err))
	case err != nil:
		return 0, fmt.Errorf("%w: %w", Missing, err)
	default:
		return 0, q.cancelAll(ctx, fmt.Errorf("%w: lp gave no job number", Stuck))
	}
	if id, err = strconv.Atoi(string(found[1])); err != nil {
		return 0, q.cancelAll(ctx, fmt.Errorf("%w: number of the job: %w", Stuck, err))
	}
	return id, nil
}

// cancelAll cancels every job of ours at the queue, because nobody knows the number of
// the one that was perhaps submitted.
func (q Queue) cancelAll(ctx context.Context, why error) error {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), cancelling)
	defer stop()
	if _, err := q.command(ctx, orElse(q.Cancel, "cancel"), "-a", q.Name); err != nil {
		return fmt.Errorf("%w; a job may come out later: %w", why, err)
	}
	return why
}

// command runs a program of CUPS, in plain English because its words are read.
func (q Queue) command(ctx context.Context, name string, args ...string) ([]byte, error) {
	if q.Server != "" {
		args = append([]string{"-h", q.Server}, args...)
	}
	command := exec.CommandContext(ctx, name, args...)
	command.Env = append(command.Environ(), "LC_ALL=C")
	command.WaitDelay = lastWords
	said, err := command.CombinedOutput()
	if err != nil {
		return said, fmt.Errorf("%s: %w: %.200q", name, err, said)
	}
	return said, nil
}

// follow returns nil when the job is completed. The number of looks bounds it
// as well as the context, so that a pause that does not pause ends too.
func (q Queue) follow(ctx context.Context, id int, before reasons) error {
	started := false
	for range patience / poll {
		job, err := q.job(ctx, id)
		switch state := job.number("job-state"); {
		case err == nil && state == jobCompleted:
			return nil
		case state == jobCanceled || state == jobAborted:
			return q.explain(ctx, before, started)
		case state == jobProcessing:
			started = true
		}
		if q.Pause(ctx, poll) != nil {
			break
		}
	}
	return q.giveUp(ctx, id, before)
}

// giveUp cancels the job, unless it was completed in that very moment. The
// printer is asked first, because it forgets its reasons with the job.
func (q Queue) giveUp(ctx context.Context, id int, before reasons) error {
	ctx = context.WithoutCancel(ctx)
	fault := q.explain(ctx, before, false)
	ctx, stop := context.WithTimeout(ctx, cancelling)
	defer stop()
	_, err := q.command(ctx, orElse(q.Cancel, "cancel"), q.Name+"-"+strconv.Itoa(id))
	job, lookErr := q.job(ctx, id)
	if lookErr == nil && job.number("job-state") == jobCompleted {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%w; job %d is not cancelled and may come out later: %w", fault, id, err)
	}
	return fault
}

// explain asks the printer why the job was not printed.
func (q Queue) explain(ctx context.Context, before reasons, ended bool) error {
	now, err := q.look(context.WithoutCancel(ctx), whylook)
	if err != nil {
		return fmt.Errorf("%w: %w", unreachable(err), err)
	}
	return classify(before, now, ended)
}

// look is printer within the time.
func (q Queue) look(ctx context.Context, within time.Duration) (attributes, error) {
	ctx, stop := context.WithTimeout(ctx, within)
	defer stop()
	return q.printer(ctx)
}

func (q Queue) printer(ctx context.Context) (attributes, error) {
	return q.ask(ctx, question{operation: getPrinterAttributes, wanted: []string{
		"printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs",
	}})
}

func (q Queue) job(ctx context.Context, id int) (attributes, error) {
	return q.ask(ctx, question{operation: getJobAttributes, job: id, wanted: []string{"job-state"}})
}

func (q Queue) ask(ctx context.Context, about question) (attributes, error) {
	place := orElse(q.Server, "localhost:631") + "/printers/" + url.PathEscape(q.Name)
	about.printer = "ipp://" + place
	return about.ask(ctx, "http://"+place)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
