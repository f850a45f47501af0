package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
)

// longestPath is how many bytes the path of a unix socket may have: sun_path of
// Linux holds 108 with the final zero (unix(7)).
const longestPath = 107

// OpenSocket listens on the path with mode 0660. A file that a dead office left
// is replaced. Where another office answers, nothing is touched and an error is
// returned: two offices on one socket are a mistake of the installation.
func OpenSocket(ctx context.Context, path string) (net.Listener, error) {
	if len(path) > longestPath {
		return nil, fmt.Errorf("site socket %s: the path has %d bytes, a socket's may have %d; choose a shorter data folder", path, len(path), longestPath)
	}
	var dialer net.Dialer
	if conn, err := dialer.DialContext(ctx, "unix", path); err == nil {
		return nil, errors.Join(fmt.Errorf("site socket %s: another office is listening", path), conn.Close())
	}
	info, err := os.Lstat(path)
	switch {
	case err == nil && info.Mode().Type() != fs.ModeSocket:
		return nil, fmt.Errorf("site socket %s: there is another kind of file", path)
	case err == nil:
		if err := os.Remove(path); err != nil {
			return nil, fmt.Errorf("site socket: %w", err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("site socket: %w", err)
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "unix", path)
	if err != nil {
		return nil, fmt.Errorf("site socket: %w", err)
	}
	if err := os.Chmod(path, 0o660); err != nil {
		return nil, errors.Join(fmt.Errorf("site socket: %w", err), listener.Close())
	}
	return listener, nil
}
