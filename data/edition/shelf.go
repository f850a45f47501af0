package edition

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"example.org/parter/data"
)

// Shelf is the folder of editions as a screen sees it.
type Shelf struct {
	Dir string
	Key ed25519.PublicKey // of the office
}

// Newest opens the published edition when it is newer than the shown one and
// everything about it is right, else it returns nil. It costs the reading of
// one small file while nothing is new. The caller shows the edition and then
// closes the one before.
//
// A bad edition is a *Refusal, and the caller keeps what it shows. Only at the
// start (shown is 0), when there is nothing to keep, the next older good
// edition is returned together with the refusal of the newer one.
func (s Shelf) Newest(ctx context.Context, shown data.EditionNumber) (*Edition, error) {
	current, problem := readCurrent(s.Dir)
	for problem == nil {
		if current <= shown {
			return nil, nil
		}
		newest, err := s.open(ctx, current)
		if err == nil {
			return newest, nil
		}
		// A slow screen may find its edition cleared away by newer ones.
		if moved, err := readCurrent(s.Dir); err == nil && moved > current {
			current = moved
			continue
		}
		problem = err
	}
	if shown != 0 || ctx.Err() != nil {
		return nil, problem
	}
	return s.older(ctx, current, problem)
}

// older opens the newest good edition below the number; 0: below any. It
// returns the problem with it.
func (s Shelf) older(ctx context.Context, below data.EditionNumber, problem error) (*Edition, error) {
	numbers, err := onDisk(s.Dir)
	if err != nil {
		return nil, errors.Join(problem, err)
	}
	for _, n := range numbers {
		if below != 0 && n >= below {
			continue
		}
		if good, err := s.open(ctx, n); err == nil {
			return good, problem
		}
	}
	return nil, problem
}

// open verifies one edition and opens it.
func (s Shelf) open(ctx context.Context, n data.EditionNumber) (*Edition, error) {
	dir := folder(s.Dir, n)
	m, err := readManifest(dir, n, s.Key)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, contentFile)
	if err := m.checkFile(path); err != nil {
		return nil, err
	}
	return openFile(ctx, path, m)
}

// onDisk lists the numbers of the editions in the folder, the newest first. A
// folder that does not exist holds none.
func onDisk(dir string) ([]data.EditionNumber, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var numbers []data.EditionNumber
	for _, entry := range entries {
		if n, ok := parseNumber(entry.Name()); ok && entry.IsDir() {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, func(a, b data.EditionNumber) int { return cmp.Compare(b, a) })
	return numbers, nil
}

func parseNumber(s string) (data.EditionNumber, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return data.EditionNumber(n), err == nil && n > 0
}
