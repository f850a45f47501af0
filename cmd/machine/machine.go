// Package machine is what the three binaries share about the machine they run
// on: its configuration, its log, and how a screen follows the editions.
//
// A machine's own facts (paths, monitors, printer) come from flags or from one
// TOML file with the same names; everything that a clerk may change lives in
// content.db.
package machine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"
	"github.com/jezek/xgb"
)

// ConfigFile is where a packaged machine keeps its configuration.
const ConfigFile = "/etc/parter/parter.toml"

// StayDown is the code with which a kiosk ends that staff stopped from its
// service page. Whoever keeps it running does not start it again; after any other
// end it does. For systemd this is RestartPreventExitStatus=75. It is EX_TEMPFAIL
// of sysexits.h; no fault in Go (2) or in a flag (1, 80) ends with it.
const StayDown = 75

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

// KioskPIN holds the hash of the PIN that opens the kiosk's service page.
func (f Folder) KioskPIN() string { return filepath.Join(f.Screens(), "kiosk.pin") }

func (f Folder) join(parts ...string) string {
	return filepath.Join(append([]string{string(f)}, parts...)...)
}

// Parse reads flags, then the TOML file for what no flag said. A mistake in
// either is told in one line, and the program ends.
func Parse(config any, name, description string, more ...kong.Option) *kong.Context {
	parser, err := kong.New(config, append([]kong.Option{
		kong.Name(name), kong.Description(description), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Configuration(fromTOML(name), ConfigFile),
	}, more...)...)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(1)
	}
	parsed, err := parser.Parse(os.Args[1:])
	parser.FatalIfErrorf(err)
	return parsed
}

// fromTOML answers kong with the value of the flag's name. What stands above
// the first [table] is for all three programs; a table named after a program is
// for that one alone, and there a name that it does not know is an error.
func fromTOML(program string) kong.ConfigurationLoader {
	return func(r io.Reader) (kong.Resolver, error) {
		file := map[string]any{}
		if _, err := toml.NewDecoder(r).Decode(&file); err != nil {
			return nil, fmt.Errorf("%s: %w", ConfigFile, err)
		}
		own, _ := file[program].(map[string]any)
		return settings{program, file, own}, nil
	}
}

// settings is the file as one program sees it.
type settings struct {
	program     string
	common, own map[string]any
}

// Validate refuses a misspelt name in the program's own table.
func (s settings) Validate(app *kong.Application) error {
	known := map[string]bool{}
	if err := kong.Visit(app, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			known[flag.Name] = true
		}
		return next(nil)
	}); err != nil {
		return err
	}
	for name := range s.own {
		if !known[name] {
			return fmt.Errorf("%s: [%s] has no setting %q; see %s --help", ConfigFile, s.program, name, s.program)
		}
	}
	return nil
}

// Resolve answers kong.
func (s settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if value, ok := s.own[flag.Name]; ok {
		return value, nil
	}
	if value, ok := s.common[flag.Name]; ok {
		if _, table := value.(map[string]any); !table {
			return value, nil
		}
	}
	return nil, nil
}

// Log writes JSON lines to standard error, where journald picks them up. What
// Fyne and the X client say goes there too: they complain of a missing D-Bus and
// of missing cookies at each start, so only what concerns threads or keeps a window from
// opening is a warning.
func Log(piece string) *slog.Logger {
	own := slog.New(slog.NewJSONHandler(os.Stderr, nil)).With("piece", piece)
	log.SetFlags(0)
	log.SetOutput(fyneLog{own})
	xgb.Logger = log.Default()
	return own
}

type fyneLog struct{ to *slog.Logger }

func (l fyneLog) Write(line []byte) (int, error) {
	level := slog.LevelDebug
	if bytes.Contains(line, []byte("call thread")) || bytes.Contains(line, []byte("window creation")) {
		level = slog.LevelWarn
	}
	l.to.Log(context.Background(), level, strings.TrimSpace(string(line)))
	return len(line), nil
}

// Version is set when a release is linked.
var Version = "dev"

// Missing reports whether the file is not there.
func Missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// xPatience is how long a screen waits for an X server that starts with it.
const xPatience = 10 * time.Second

// checkDisplay waits for the X server, and says what to do where there is none.
func checkDisplay() error {
	name := os.Getenv("DISPLAY")
	if name == "" {
		return errors.New("DISPLAY is not set: start this in an X session, or use office up, which makes a screen of its own")
	}
	for begun := time.Now(); ; time.Sleep(time.Second / 10) { // it has no bell
		x, err := xgb.NewConn()
		if err == nil {
			x.Close()
			return nil
		}
		if time.Since(begun) > xPatience {
			return fmt.Errorf("no X server answers at DISPLAY=%s: start one, or use office up, which makes a screen of its own: %w", name, err)
		}
	}
}
