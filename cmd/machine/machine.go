// Package machine is what the three binaries share about the machine they run
// on: its configuration, its log, and how a screen follows the editions.
//
// A machine's own facts (paths, monitors, printer) come from flags or from one
// TOML file with the same names; everything that a clerk may change lives in
// content.db.
package machine

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"
)

// ConfigFile is where a packaged machine keeps its configuration.
const ConfigFile = "/etc/parter/parter.toml"

// Folder is where the office keeps what it owns and a screen finds what it
// reads. Office and screens may be two users of one group: what is only the
// office's lies in a folder that the other cannot enter.
type Folder string

// Office is the folder that only the office may enter.
func (f Folder) Office() string { return f.join("office") }

// Content is the office's database.
func (f Folder) Content() string { return filepath.Join(f.Office(), "content.db") }

// Editions is the folder of editions, which screens read.
func (f Folder) Editions() string { return f.join("editions") }

// Socket is the site socket.
func (f Folder) Socket() string { return f.join("site.sock") }

// TrustedKey is the public key that editions are signed for.
func (f Folder) TrustedKey() string { return f.join("edition.pub") }

// SigningKey is the office's own; no screen can read it.
func (f Folder) SigningKey() string { return filepath.Join(f.Office(), "keys", "edition.key") }

// CaseKey is the office's secret of codes and tokens.
func (f Folder) CaseKey() string { return filepath.Join(f.Office(), "keys", "case.key") }

// Slips is where slips are printed to when there is no printer.
func (f Folder) Slips() string { return f.join("slips") }

// Screens is the folder of what the screens keep for themselves.
func (f Folder) Screens() string { return f.join("screens") }

// Outbox holds what a screen has not yet told the office.
func (f Folder) Outbox(screen string) string { return filepath.Join(f.Screens(), screen+"-outbox.db") }

func (f Folder) join(parts ...string) string {
	return filepath.Join(append([]string{string(f)}, parts...)...)
}

// Parse reads flags, then the TOML file for what no flag said.
func Parse(config any, name, description string, variables ...kong.Option) *kong.Context {
	options := append([]kong.Option{
		kong.Name(name), kong.Description(description), kong.UsageOnError(),
		kong.Configuration(fromTOML, ConfigFile), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	}, variables...)
	return kong.Parse(config, options...)
}

// fromTOML answers kong with the value of the flag's name.
func fromTOML(r io.Reader) (kong.Resolver, error) {
	values := map[string]any{}
	if _, err := toml.NewDecoder(r).Decode(&values); err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		return values[flag.Name], nil
	}), nil
}

// Log writes JSON lines to standard error, where journald picks them up.
func Log(piece string) *slog.Logger {
	return slog.New(slog.NewJSONHandler(os.Stderr, nil)).With("piece", piece)
}

// Version is set when a release is linked.
var Version = "dev"

// Missing reports whether the file is not there.
func Missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// WithFyneSettings starts the program anew with the settings that Fyne reads
// while its packages initialise: pixels as they are, and textures that do not
// pile up. They are our business, not the installer's.
func WithFyneSettings(restart func(path string, args, env []string) error) error {
	settings := []string{"FYNE_CACHE=10s", "FYNE_SCALE=1", "FYNE_DISABLE_DPI_DETECTION=true"}
	missing := slices.ContainsFunc(settings, func(setting string) bool {
		name, value, _ := strings.Cut(setting, "=")
		return os.Getenv(name) != value
	})
	if !missing {
		return nil
	}
	path, err := os.Executable()
	if err != nil {
		return fmt.Errorf("own path: %w", err)
	}
	return restart(path, os.Args, append(withoutFyne(os.Environ()), settings...))
}

func withoutFyne(env []string) []string {
	var kept []string
	for _, e := range env {
		if !strings.HasPrefix(e, "FYNE_") {
			kept = append(kept, e)
		}
	}
	return kept
}
