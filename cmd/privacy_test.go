//go:build rig

package cmd

import (
	"bytes"
	"image"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
)

// canaries are what a visitor types that nobody else ever writes.
const (
	canaryQuery  = "канаренокуче"
	canaryLetter = "kanarche"
	canaryNumber = "77-13-31415"
	canaryCode   = "QWZX7K9V"
)

// TestNothingOfAVisitIsKept makes a visit with everything that can be typed,
// scanned and printed, ends it, and searches for it in every file and every log
// of the house. A slip that goes into a folder for want of a printer is the one
// exception: it is a paper.
func TestNothingOfAVisitIsKept(t *testing.T) {
	g := newGround(t)
	t.TempDir() // the test's own, which stays where it is
	g.livesIn(filepath.Join(g.dir, "home"))
	g.serve()
	g.importCases()
	on, process := g.kioskOn(image.Pt(1920, 1080), offerFiles)
	w := newTwin(g, on)
	w.same("at the start")
	mine := g.slips()[0]
	w.leaveTraces(g, mine)
	w.tap(said(phrases.KioskDone))
	for _, selection := range []string{"CLIPBOARD", "PRIMARY"} {
		if text, err := on.hands.Selection(selection); text != "" || err != nil {
			t.Errorf("%s holds %q, %v", selection, text, err)
		}
	}
	g.end(process)
	g.end(g.office)
	token := path.Base(mine.address)
	typed := []string{canaryQuery, canaryLetter, canaryNumber, strings.ReplaceAll(canaryNumber, "-", ""), canaryCode, "QWZX-7K9V"}
	secret := []string{mine.code, strings.ReplaceAll(mine.code, "-", ""), token}
	if files := g.search(append(typed, secret...), machine.Folder(g.dir).Slips()); files < 10 {
		t.Errorf("only %d files were searched", files)
	}
	g.search([]string{mine.number}, machine.Folder(g.dir).Slips(), machine.Folder(g.dir).Office()) // the office knows its cases
}

// livesIn gives all processes a home and a place for temporary files of their
// own below the ground's folder, so that what they leave there is seen.
func (g *ground) livesIn(home string) {
	g.t.Helper()
	if err := os.MkdirAll(home, 0o700); err != nil {
		g.t.Fatal(err)
	}
	for _, name := range []string{"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"} {
		g.t.Setenv(name, home)
	}
}

// leaveTraces types and scans, wrong and right, and prints a slip.
func (w *twin) leaveTraces(g *ground, mine slip) {
	w.t.Helper()
	w.tap(said(phrases.KioskSearchHint))
	w.spell(canaryQuery)
	w.write(canaryLetter)
	w.tap(said(phrases.KioskHome))
	w.ask(canaryNumber, canaryCode)
	if got := w.kiosk.Route(); got != "lookup" {
		w.t.Fatalf("a wrong code opened %s", got)
	}
	w.tap(said(phrases.KioskHome))
	w.ask(mine.number, strings.ReplaceAll(mine.code, "-", ""))
	if got := w.kiosk.Route(); got != "case" {
		w.t.Fatalf("got %s, want the case", got)
	}
	w.tap(said(phrases.AskSave))
	g.until("the kiosk's slip", func() (bool, error) { return len(g.slips()) == 3, nil })
	w.tap(said(phrases.KioskHome))
	w.scan(mine.address, "case")
}

// ask asks from home for a case.
func (w *twin) ask(number, code string) {
	w.t.Helper()
	w.tap(said(phrases.KioskMyCase))
	w.spell(number)
	w.tap(said(phrases.LookupHaveCode))
	w.spell(code)
	w.tap(said(phrases.KeyReady))
}

// search fails the test for each file below the ground's folder, and each line
// of a log, that holds one of the words. It returns how many files it read.
func (g *ground) search(words []string, but ...string) (files int) {
	g.t.Helper()
	err := filepath.WalkDir(g.dir, func(file string, entry fs.DirEntry, err error) error {
		for _, folder := range but {
			if err == nil && file == folder {
				return filepath.SkipDir
			}
		}
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(file)
		files++
		g.mustLack(file, text, words)
		return err
	})
	if err != nil {
		g.t.Fatal(err)
	}
	for name, said := range g.said {
		said.mu.Lock()
		g.mustLack("the log of "+name, []byte(strings.Join(said.lines, "\n")), words)
		said.mu.Unlock()
	}
	return files
}

func (g *ground) mustLack(where string, text []byte, words []string) {
	g.t.Helper()
	for _, word := range words {
		for _, written := range writings(word) {
			if bytes.Contains(text, written) {
				g.t.Errorf("%s holds %q", where, word)
				break
			}
		}
	}
}

// writings are the ways in which a program may have written the word.
func writings(word string) (all [][]byte) {
	for _, word := range []string{word, strings.ToLower(word), strings.ToUpper(word)} {
		all = append(all, []byte(word), []byte(url.QueryEscape(word)))
		var little, big []byte // UTF-16
		for _, unit := range utf16.Encode([]rune(word)) {
			low, high := byte(unit), byte(unit>>8)
			little, big = append(little, low, high), append(big, high, low)
		}
		all = append(all, little, big)
	}
	return all
}
