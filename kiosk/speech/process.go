package speech

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"syscall"
	"time"

	"example.org/parter/data"
)

// windingUp is how long a killed program may hold its pipes.
const windingUp = 100 * time.Millisecond

// run gives a program its input and returns its output. The program leads a
// process group of its own, and the end of the context kills the whole group:
// a program that started another one is silent too, and none stays behind. Run
// returns after the program is gone.
func run(ctx context.Context, input []byte, name string, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, name, args...)
	var said, complaint bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(input), &said, &complaint
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
	command.WaitDelay = windingUp
	err := command.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w: %.200q", name, data.ErrUnavailable, err, lastLine(complaint.Bytes()))
	}
	return said.Bytes(), nil
}

// lastLine is where a program says what it comes to; ALSA says more before.
func lastLine(complaint []byte) []byte {
	complaint = bytes.TrimSpace(complaint)
	return complaint[bytes.LastIndexByte(complaint, '\n')+1:]
}

// overdue turns the end of our own patience into a fault of the program. The
// visitor's context tells the two apart.
func overdue(visitor context.Context, err error) error {
	if errors.Is(err, context.DeadlineExceeded) && visitor.Err() == nil {
		return fmt.Errorf("%w: took too long", data.ErrUnavailable)
	}
	return err
}
