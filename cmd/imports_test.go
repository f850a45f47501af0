// Package cmd holds the binaries. This test is the map of the house: it lists
// which room may use which, and fails when the code disagrees.
package cmd

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "example.org/parter"

// mayImport names, for each room, the rooms it may use. A room that is not
// listed fails the test; the binaries below cmd may use everything.
var mayImport = map[string]string{
	"data":             "",
	"data/calendar":    "data",
	"data/search":      "data",
	"data/markdown":    "data",
	"data/sqlite":      "data data/calendar data/search",
	"data/edition":     "data data/search data/markdown",
	"data/site":        "data",
	"data/exchange":    "data data/search",
	"data/console":     "data data/markdown assets assets/phrases",
	"data/public":      "data data/markdown assets assets/phrases",
	"data/mail":        "data assets/phrases",
	"data/seal":        "data",
	"data/datatest":    "data",
	"assets":           "",
	"assets/phrases":   "data",
	"assets/look":      "data data/markdown assets",
	"display/playlist": "data",
	"display":          "data data/calendar display/playlist assets/look assets/phrases",
	"kiosk/keyboard":   "data assets/look assets/phrases",
	"kiosk/handout":    "data data/markdown assets assets/phrases",
	"kiosk/printer":    "data assets/phrases",
	"kiosk/speech":     "data",
	"kiosk":            "data data/calendar kiosk/handout kiosk/keyboard kiosk/printer kiosk/speech assets/look assets/phrases",
}

// doors names, for each guarded import path, the rooms that may use it: one
// door for each technology. "cmd" stands for every binary. The longest matching
// path decides.
var doors = map[string]string{
	"database/sql":                       "data/sqlite data/edition data/site",
	"github.com/mattn/go-sqlite3":        "data/sqlite data/edition data/site",
	"github.com/pressly/goose":           "data/sqlite",
	"net/http":                           "data/console data/public data/site kiosk/printer cmd",
	"github.com/alexedwards":             "data/console",
	"github.com/pquerna/otp":             "data/console",
	"html/template":                      "data/console data/public",
	"os/exec":                            "kiosk/printer kiosk/speech cmd",
	"codeberg.org/go-pdf/fpdf":           "kiosk/handout",
	"github.com/skip2/go-qrcode":         "kiosk/handout assets/look",
	"github.com/teambition/rrule-go":     "display",
	"fyne.io/fyne/v2":                    "kiosk kiosk/keyboard display assets/look cmd",
	"fyne.io/fyne/v2/app":                "cmd/kiosk cmd/display",
	"fyne.io/fyne/v2/test":               "cmd/office",
	"github.com/alecthomas/kong":         "cmd",
	"github.com/BurntSushi/toml":         "cmd",
	"github.com/chromedp/chromedp":       "",
	"github.com/rogpeppe/go-internal":    "",
	"example.org/parter/data/datatest":   "",
	"github.com/jezek/xgb":               "cmd",
	"golang.org/x/image":                 "kiosk/handout cmd",
	"github.com/disintegration":          "cmd",
	"golang.org/x/net":                   "",
	"golang.org/x/text":                  "data/exchange",
	"github.com/yuin/goldmark":           "data/markdown",
	"github.com/microcosm-cc/bluemonday": "data/markdown",
	"github.com/google/go-cmp":           "",
	"github.com/nats-io":                 "data/fleet",
	"github.com/wneessen/go-mail":        "data/mail",
	"filippo.io/age":                     "data/seal",
	"github.com/emersion":                "",
	"golang.org/x/crypto/acme":           "cmd",
	"github.com/getkin":                  "",
	"github.com/xuri/excelize":           "data/exchange",
}

func TestRoomsUseOnlyWhatThePlanAllows(t *testing.T) {
	for _, p := range list(t) {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		binary := strings.HasPrefix(room, "cmd/")
		allowed, listed := mayImport[room]
		if !binary && !listed {
			t.Errorf("%s: not on the map; say what it may use", room)
		}
		for _, path := range p.Imports {
			inner, ours := strings.CutPrefix(path, module+"/")
			if ours && !binary && !slices.Contains(strings.Fields(allowed), inner) {
				t.Errorf("%s must not use %s", room, inner)
			}
			if door := longestDoor(path); door != "" && !mayPass(room, doors[door]) {
				t.Errorf("%s must not use %s; only %q may", room, path, doors[door])
			}
		}
	}
}

// pure rooms use the standard library and data, and nothing that reads a clock,
// a disk or a network.
func TestPureRoomsStayPure(t *testing.T) {
	for _, p := range list(t) {
		switch strings.TrimPrefix(p.ImportPath, module+"/") {
		case "data", "data/calendar", "data/search", "display/playlist":
			for _, path := range p.Imports {
				outside := strings.Contains(path, ".") && path != module+"/data"
				if outside || path == "os" || path == "net" || strings.HasPrefix(path, "os/") {
					t.Errorf("%s is pure and must not use %s", p.ImportPath, path)
				}
			}
		}
	}
}

func mayPass(room, allowed string) bool {
	for _, a := range strings.Fields(allowed) {
		if room == a || (a == "cmd" && strings.HasPrefix(room, "cmd/")) {
			return true
		}
	}
	return false
}

func longestDoor(path string) (best string) {
	for door := range doors {
		if (path == door || strings.HasPrefix(path, door+"/")) && len(door) > len(best) {
			best = door
		}
	}
	return best
}

type room struct {
	ImportPath string
	Imports    []string
}

func list(t *testing.T) (rooms []room) {
	t.Helper()
	cmd := exec.Command("go", "list", "-tags", "x11,sqlite_fts5", "-json=ImportPath,Imports", module+"/...")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(out); ; {
		var r room
		if err := dec.Decode(&r); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if r.ImportPath != module+"/cmd" {
			rooms = append(rooms, r)
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return rooms
}
