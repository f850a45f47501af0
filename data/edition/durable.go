package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// replaceFile writes the file so that after a power cut it is either the old
// one or the new one. The caller syncs the folder.
func replaceFile(path string, text []byte, mode fs.FileMode) error {
	temporary := path + ".new"
	if err := writeSynced(temporary, text, mode); err != nil {
		return errors.Join(err, removeIfThere(temporary))
	}
	return os.Rename(temporary, path)
}

// writeSynced writes a whole file and waits until the disk has it.
func writeSynced(path string, text []byte, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Sync(), file.Close())
}

// syncPath waits until the disk has what was written to a file or a folder.
func syncPath(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("sync %s: %w", path, err)
	}
	return nil
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
