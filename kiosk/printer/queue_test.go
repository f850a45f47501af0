package printer_test

import (
	"context"
	"encoding/binary"
	"errors"
	"image"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"example.org/parter/kiosk/printer"
)

// look is what CUPS shows of the printer at one moment.
type look struct {
	state   byte // 3 idle, 4 processing, 5 stopped
	reasons []string
	message string
	refuses bool
}

// cups is a fake CUPS: an IPP server, and lp and cancel as shell scripts. Each
// list is shown in order, its last entry again and again.
type cups struct {
	mu       sync.Mutex
	printers []look
	jobs     []byte // job-state
	status   uint16 // other than 0: every answer has it

	hangs      bool
	hangsAfter int // after so many answers there is none; less than 0: always
	answers    int
}

// silent keeps a question without an answer until whoever asked goes.
func (c *cups) silent(r *http.Request) bool {
	c.mu.Lock()
	c.answers++
	silent := c.hangs && c.hangsAfter >= 0 && c.answers > c.hangsAfter
	c.mu.Unlock()
	if silent {
		<-r.Context().Done()
	}
	return silent
}

func (c *cups) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	asked, err := io.ReadAll(r.Body)
	if err != nil || len(asked) < 8 {
		http.Error(w, "no IPP", http.StatusBadRequest)
		return
	}
	if c.silent(r) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	out := []byte{1, 1}
	out = binary.BigEndian.AppendUint16(out, c.status)
	out = append(out, 0, 0, 0, 1, 1)
	out = value(out, 0x47, "attributes-charset", "utf-8")
	if binary.BigEndian.Uint16(asked[2:]) == 9 {
		out = append(out, 2)
		out = value(out, 0x23, "job-state", "\x00\x00\x00"+string(rune(next(&c.jobs))))
	} else {
		now := next(&c.printers)
		out = append(out, 4)
		out = value(out, 0x23, "printer-state", "\x00\x00\x00"+string(rune(now.state)))
		out = value(out, 0x41, "printer-state-message", now.message)
		out = value(out, 0x22, "printer-is-accepting-jobs", map[bool]string{true: "\x00", false: "\x01"}[now.refuses])
		name := "printer-state-reasons"
		for _, reason := range append([]string{}, now.reasons...) {
			out = value(out, 0x44, name, reason)
			name = ""
		}
	}
	w.Header().Set("Content-Type", "application/ipp")
	if _, err := w.Write(append(out, 3)); err != nil {
		panic(http.ErrAbortHandler)
	}
}

func value(out []byte, tag byte, name, value string) []byte {
	out = append(out, tag)
	out = binary.BigEndian.AppendUint16(out, uint16(len(name)))
	out = append(out, name...)
	out = binary.BigEndian.AppendUint16(out, uint16(len(value)))
	return append(out, value...)
}

func next[T any](list *[]T) T {
	first := (*list)[0]
	if len(*list) > 1 {
		*list = (*list)[1:]
	}
	return first
}

// A rig is a queue at a fake CUPS, and the folder in which its scripts note
// what they were asked.
type rig struct {
	queue printer.Queue
	dir   string
}

func start(t *testing.T, c *cups) rig {
	t.Helper()
	server := httptest.NewServer(c)
	t.Cleanup(server.Close)
	dir := t.TempDir()
	spool := filepath.Join(dir, "spool")
	if err := os.Mkdir(spool, 0o700); err != nil {
		t.Fatal(err)
	}
	return rig{dir: dir, queue: printer.Queue{
		Name:   "slips",
		Server: strings.TrimPrefix(server.URL, "http://"),
		Dir:    spool,
		LP:     script(t, dir, "lp", `for last; do :; done; cat "$last" > "$0.document"; echo "request id is slips-42 (1 file(s))"`),
		Cancel: script(t, dir, "cancel", ""),
		Pause:  func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}}
}

func script(t *testing.T, dir, name, body string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	text := "#!/bin/sh\necho \"$LC_ALL $*\" >> \"$0.called\"\n" + body + "\n"
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// noted is what a script wrote down; empty: it was not called.
func (r rig) noted(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(r.dir, name))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(raw)
}

func (r rig) nothingLeft(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(r.queue.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 0 {
		t.Errorf("left over: %v", left)
	}
}

// sheet is a handout that only has a PDF.
type sheet string

func (s sheet) PDF() ([]byte, error) { return []byte(s), nil }

func (sheet) Dots(int) (*image.Gray, error) { return nil, errors.New("no dots") }

var ready = look{state: 3, reasons: []string{"none"}}

func TestSlipIsPrintedWhenItsJobIsCompleted(t *testing.T) {
	r := start(t, &cups{printers: []look{ready}, jobs: []byte{3, 5, 5, 9}})
	where, err := r.queue.Print(t.Context(), sheet("%PDF-slip"))
	if err != nil {
		t.Fatal(err)
	}
	if where != "queue slips" {
		t.Errorf("where: got %q", where)
	}
	if got := r.noted(t, "lp.document"); got != "%PDF-slip" {
		t.Errorf("lp was given %q", got)
	}
	if got := r.noted(t, "lp.called"); !strings.HasPrefix(got, "C -h 127.0.0.1:") || !strings.Contains(got, " -d slips -t slip -- ") {
		t.Errorf("lp was called with %q", got)
	}
	if got := r.noted(t, "cancel.called"); got != "" {
		t.Errorf("cancelled: %q", got)
	}
	r.nothingLeft(t)
}

func TestFaultsAreToldApart(t *testing.T) {
	off := "The printer may not exist or is unavailable at this time."
	for _, c := range []struct {
		name      string
		printers  []look
		jobs      []byte
		want      printer.Fault
		cancelled bool
	}{
		{"switched off", []look{ready, {state: 4, message: off}}, []byte{5}, printer.Offline, true},
		{"switched off, with the jam of an earlier job", []look{{state: 3, reasons: []string{"media-jam-report"}}, {state: 4, reasons: []string{"media-jam-error"}, message: off}}, []byte{5}, printer.Offline, true},
		{"cable out", []look{ready, {state: 4, reasons: []string{"connecting-to-device"}}}, []byte{5}, printer.Offline, true},
		{"paper out", []look{ready, {state: 4, reasons: []string{"media-empty-warning"}}}, []byte{5}, printer.PaperOut, true},
		{"paper out since before", []look{{state: 3, reasons: []string{"media-needed"}}}, []byte{5}, printer.PaperOut, true},
		{"cover open", []look{ready, {state: 4, reasons: []string{"door-open-report", "media-low"}}}, []byte{3}, printer.CoverOpen, true},
		{"interlock open", []look{ready, {state: 5, reasons: []string{"interlock-open-error"}}}, []byte{5}, printer.CoverOpen, true},
		{"no answer from the printer", []look{ready, {state: 4, reasons: []string{"timed-out"}}}, []byte{5}, printer.Offline, true},
		{"shut down amid the job", []look{ready, {state: 4, reasons: []string{"shutdown"}}}, []byte{5, 8}, printer.Offline, false},
		{"jam ends the job", []look{ready, {state: 3, reasons: []string{"media-jam-error"}}}, []byte{5, 8}, printer.Jam, false},
		{"paused before the job is taken", []look{ready, {state: 5, reasons: []string{"paused"}}}, []byte{3}, printer.Paused, true},
		{"nothing said", []look{ready}, []byte{5}, printer.Stuck, true},
		{"given up half way", []look{ready}, []byte{5, 8}, printer.Incomplete, false},
		{"cancelled at the queue", []look{ready}, []byte{3, 7}, printer.Stuck, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t, &cups{printers: c.printers, jobs: c.jobs})
			_, err := r.queue.Print(t.Context(), sheet("%PDF-"))
			var fault printer.Fault
			if !errors.As(err, &fault) || fault != c.want {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if got := r.noted(t, "cancel.called"); strings.Contains(got, " slips-42\n") != c.cancelled {
				t.Errorf("cancel was called with %q, want cancelled %v", got, c.cancelled)
			}
			r.nothingLeft(t)
		})
	}
}

func TestStaleReasonsKeepNothingFromPrinting(t *testing.T) {
	r := start(t, &cups{printers: []look{{state: 3, reasons: []string{"media-jam-report"}}}, jobs: []byte{9}})
	if state := r.queue.State(t.Context()); !state.Ready || state.Fault != printer.Jam {
		t.Errorf("state: got %+v, want ready with a reported jam", state)
	}
	if _, err := r.queue.Print(t.Context(), sheet("%PDF-")); err != nil {
		t.Error(err)
	}
}

func TestSlipCompletedWhileBeingCancelledIsPrinted(t *testing.T) {
	looks := make([]byte, 25) // one for every 300 ms of seven and a half seconds
	for i := range looks {
		looks[i] = 5
	}
	r := start(t, &cups{printers: []look{ready}, jobs: append(looks, 9)})
	if _, err := r.queue.Print(t.Context(), sheet("%PDF-")); err != nil {
		t.Error(err)
	}
}

func TestVisitorWhoLeavesCancelsTheJob(t *testing.T) {
	r := start(t, &cups{printers: []look{ready}, jobs: []byte{5}})
	ctx, leave := context.WithCancel(t.Context())
	r.queue.Pause = func(ctx context.Context, _ time.Duration) error { leave(); return ctx.Err() }
	if _, err := r.queue.Print(ctx, sheet("%PDF-")); !errors.Is(err, printer.Stuck) {
		t.Errorf("got %v, want Stuck", err)
	}
	if got := r.noted(t, "cancel.called"); !strings.Contains(got, " slips-42\n") {
		t.Errorf("cancel was called with %q", got)
	}
}

func TestJobThatCannotBeCancelledIsNamedInTheError(t *testing.T) {
	r := start(t, &cups{printers: []look{ready}, jobs: []byte{5}})
	r.queue.Cancel = filepath.Join(r.dir, "no-such-program")
	_, err := r.queue.Print(t.Context(), sheet("%PDF-"))
	if !errors.Is(err, printer.Stuck) || !strings.Contains(err.Error(), "job 42 is not cancelled") {
		t.Errorf("got %v", err)
	}
}

func TestQueueThatCannotPrintIsNotReady(t *testing.T) {
	for _, c := range []struct {
		name   string
		cups   *cups
		want   printer.Fault
		change func(*printer.Queue)
	}{
		{"paused", &cups{printers: []look{{state: 5, reasons: []string{"paused"}}}}, printer.Paused, nil},
		{"refusing", &cups{printers: []look{{state: 3, refuses: true}}}, printer.Paused, nil},
		{"unknown queue", &cups{status: 0x0406, printers: []look{ready}}, printer.Missing, nil},
		{"no CUPS", &cups{printers: []look{ready}}, printer.Offline, func(q *printer.Queue) { q.Server = "127.0.0.1:1" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t, c.cups)
			if c.change != nil {
				c.change(&r.queue)
			}
			if state := r.queue.State(t.Context()); state.Ready || state.Fault != c.want {
				t.Errorf("state: got %+v, want %v", state, c.want)
			}
			if _, err := r.queue.Print(t.Context(), sheet("%PDF-")); !errors.Is(err, c.want) {
				t.Errorf("print: got %v, want %v", err, c.want)
			}
			if got := r.noted(t, "lp.called"); got != "" {
				t.Errorf("lp was called with %q", got)
			}
		})
	}
}

func TestQueueWithoutItsPrograms(t *testing.T) {
	r := start(t, &cups{printers: []look{ready}, jobs: []byte{9}})
	r.queue.LP = filepath.Join(r.dir, "no-such-program")
	if _, err := r.queue.Print(t.Context(), sheet("%PDF-")); !errors.Is(err, printer.Missing) {
		t.Errorf("lp missing: got %v, want Missing", err)
	}
	r.nothingLeft(t)
	r.queue.LP = script(t, r.dir, "lp-mute", "echo done")
	if _, err := r.queue.Print(t.Context(), sheet("%PDF-")); !errors.Is(err, printer.Stuck) {
		t.Errorf("no job number: got %v, want Stuck", err)
	}
	if got := r.noted(t, "cancel.called"); !strings.Contains(got, " -a slips\n") {
		t.Errorf("nobody knows the job, and cancel was called with %q", got)
	}
	r.queue.Dir = filepath.Join(r.dir, "nowhere")
	if _, err := r.queue.Print(t.Context(), sheet("%PDF-")); !errors.Is(err, printer.NotSaved) {
		t.Errorf("no folder: got %v, want NotSaved", err)
	}
}

func TestPaperLowIsForStaffOnly(t *testing.T) {
	r := start(t, &cups{printers: []look{{state: 3, reasons: []string{"media-low-report"}}}})
	if state := r.queue.State(t.Context()); !state.Ready || state.Fault != "" || !state.Low {
		t.Errorf("got %+v", state)
	}
}

// Whoever waits has an answer within ten seconds, whatever does not answer in between,
// and what was perhaps submitted is cancelled.
func TestSilenceAtTheQueueIsAnsweredInTime(t *testing.T) {
	for name, c := range map[string]struct {
		cups *cups
		lp   string
		want printer.Fault
	}{
		"CUPS never answers":     {&cups{printers: []look{ready}, hangsAfter: 0}, "", printer.Offline},
		"CUPS falls silent":      {&cups{printers: []look{ready}, jobs: []byte{5}, hangsAfter: 3}, "", printer.Offline},
		"lp hangs":               {&cups{printers: []look{ready}, jobs: []byte{5}, hangsAfter: -1}, "exec sleep 60", printer.Stuck},
		"lp submits, then hangs": {&cups{printers: []look{ready}, jobs: []byte{5}, hangsAfter: -1}, "echo 'request id is slips-42 (1 file(s))'; exec sleep 60", printer.Stuck},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.cups.hangs = true
			r := start(t, c.cups)
			r.queue.Pause = pause
			if c.lp != "" {
				r.queue.LP = script(t, r.dir, "lp", c.lp)
			}
			begun := time.Now()
			_, err := r.queue.Print(t.Context(), sheet("%PDF-"))
			if took := time.Since(begun); took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			submitted, cancelled := r.noted(t, "lp.called") != "", r.noted(t, "cancel.called") != ""
			if submitted != cancelled {
				t.Errorf("submitted %v, cancelled %v", submitted, cancelled)
			}
			r.nothingLeft(t)
		})
	}
}
