package printer

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// File prints into a folder: each handout a PDF that only the program's own
// user can read, under a name that tells nothing.
type File struct {
	Dir string // made when missing
}

// OnPaper is false: nothing comes out that a visitor could take along.
func (File) OnPaper() bool { return false }

// State tries whether the folder can be used.
func (f File) State(context.Context) State {
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return State{Fault: NotSaved}
	}
	return State{Ready: true}
}

// Print writes slip-<random>.pdf, whole or not at all, and returns its path.
func (f File) Print(_ context.Context, handout Handout) (string, error) {
	pdf, err := handout.PDF()
	if err != nil {
		return "", undrawn(err)
	}
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return "", fmt.Errorf("%w: %w", NotSaved, err)
	}
	part, err := os.CreateTemp(f.Dir, ".slip-*.part") // mode 0600
	if err != nil {
		return "", fmt.Errorf("%w: %w", NotSaved, err)
	}
	path := filepath.Join(f.Dir, "slip-"+rand.Text()+".pdf")
	err = fill(part, pdf)
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		return "", fmt.Errorf("%w: %w", NotSaved, errors.Join(err, os.Remove(part.Name())))
	}
	return path, nil
}

// fill writes everything through to the disk and closes the file.
func fill(file *os.File, pdf []byte) error {
	_, err := file.Write(pdf)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}
