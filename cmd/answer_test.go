//go:build rig

package cmd

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/edition"
)

// contactOf is a contact that nobody else ever writes.
func contactOf(n string) data.Contact {
	return data.Contact{Name: "Канарка Птичева " + n, Phone: "0888 77" + n + "31", Email: "kanarka" + n + "@example.org", Address: "ул. Канаренокуче " + n}
}

func canaryOf(n string) []string {
	c := contactOf(n)
	return []string{c.Name, "Птичева", c.Phone, strings.ReplaceAll(c.Phone, " ", ""), c.Email, "kanarka" + n, c.Address, "Канаренокуче"}
}

// askingFolder makes the test's own program a kiosk without a window, on which visitors
// want answers as its standard input says.
const askingFolder = "PARTER_TEST_ASKING"

// TestAskingKiosk is that kiosk.
func TestAskingKiosk(t *testing.T) {
	folder := machine.Folder(os.Getenv(askingFolder))
	if folder == "" {
		t.Skip("is run by TestContactIsReadableWithAKeyAndNowhereElse")
	}
	screen, err := machine.Begin(machine.ScreenConfig{Data: folder, Screen: "kiosk"}, data.RoleKiosk, slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	if err != nil {
		t.Fatal(err)
	}
	screen.Load = func(context.Context, *edition.Edition) (func(), error) { return func() {}, nil }
	screen.Do = func(f func()) { f() }
	screen.Alert, screen.Picture = func(*data.Alert) {}, func(context.Context, string) {}
	screen.First(t.Context())
	go screen.Follow(t.Context())
	fmt.Println("ready")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		f := data.Feedback{Kind: data.KindComplaint, Words: "Чаках дълго", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v" + lines.Text()}
		asked, err := screen.AskAnswer(t.Context(), f, contactOf(lines.Text()))
		for err != nil { // its outbox is being opened, or the keys are on their way
			time.Sleep(20 * time.Millisecond)
			asked, err = screen.AskAnswer(t.Context(), f, contactOf(lines.Text()))
		}
		fmt.Println("asked", asked.Slip.Number, asked.Slip.Code, asked.Kept)
	}
}

// asker is the kiosk at work.
type asker struct {
	g     *ground
	cmd   *exec.Cmd
	to    io.Writer
	lines <-chan string
}

func (g *ground) asker() asker {
	g.t.Helper()
	on, _ := g.xvfb(64, 64)
	cmd := exec.CommandContext(g.ctx, os.Args[0], "-test.run=^TestAskingKiosk$")
	cmd.Env = append(on.Env(), askingFolder+"="+g.dir)
	to, err := cmd.StdinPipe()
	if err != nil {
		g.t.Fatal(err)
	}
	a := asker{g, cmd, to, nil}
	a.lines = g.start("asker", cmd)
	a.hears("ready")
	return a
}

// hears waits for a line that begins so, and returns it.
func (a asker) hears(beginning string) string {
	a.g.t.Helper()
	for line := range a.lines {
		if strings.HasPrefix(line, beginning) {
			return line
		}
	}
	a.g.t.Fatal("the kiosk ended")
	return ""
}

func (a asker) asks(n string) (number, code string, kept bool) {
	a.g.t.Helper()
	if _, err := fmt.Fprintln(a.to, n); err != nil {
		a.g.t.Fatal(err)
	}
	words := strings.Split(a.hears("asked"), " ")
	return words[1], words[2], words[3] == "true"
}

// TestContactIsReadableWithAKeyAndNowhereElse has two visitors want an answer, one while
// the office answers and one while it does not, kills the kiosk in between, and searches for
// what they left in every file and log of the house. Either of the two keys opens both.
func TestContactIsReadableWithAKeyAndNowhereElse(t *testing.T) {
	g := newGround(t)
	keys := t.TempDir()
	g.livesIn(filepath.Join(g.dir, "home"))
	g.serve()
	office, recovery := filepath.Join(keys, "office.key"), filepath.Join(keys, "recovery.key")
	if out, err := g.run("seal-keys", "--office", office, "--recovery", recovery); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	canaries := append(canaryOf("1"), canaryOf("2")...)
	kiosk := g.asker()
	number, code, kept := kiosk.asks("1")
	if number != "ОВ-1" || len(code) != 8 || kept {
		t.Errorf("the first visitor is given %s %s, kept %v", number, code, kept)
	}
	g.search(canaries) // while all of it is at work
	g.end(g.office)
	if number, _, kept := kiosk.asks("2"); number != "" || !kept {
		t.Errorf("the second visitor is given %s, kept %v", number, kept)
	}
	g.search(canaries)
	if err := kiosk.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-g.ended[kiosk.cmd]
	g.search(canaries)
	g.serve()
	g.asker()
	file := filepath.Join(keys, "contacts.age")
	g.takesContacts(file)
	if n := g.search(canaries); n < 10 {
		t.Errorf("only %d files were searched", n)
	}
	g.end(g.office)
	g.opens(office, file)
	g.opens(recovery, file)
	g.search(canaries)
}

// takesContacts exports the two contacts from the console.
func (g *ground) takesContacts(file string) {
	g.t.Helper()
	c := g.clerk()
	if out, err := g.run("account", "invite", "admin", "--roles", "feedback,administrator"); err != nil {
		g.t.Fatalf("%v: %s", err, out)
	}
	g.until("both contacts in the office", func() (bool, error) {
		taken := c.get("/feedback/contacts.age")
		return len(data.ReadContacts(string(taken))) == 2, os.WriteFile(file, taken, 0o600)
	})
	if page := string(c.get("/feedback?which=answer")); !strings.Contains(page, "ОВ-1") || !strings.Contains(page, "ОВ-2") || strings.Contains(page, "ОВ-3") {
		g.t.Error("the inbox does not have the two messages once each")
	}
}

// opens unseals both contacts with the key, without the office.
func (g *ground) opens(key, file string) {
	g.t.Helper()
	out, err := g.run("unseal", "--key", key, file)
	if err != nil {
		g.t.Fatalf("%v: %s", err, out)
	}
	for _, n := range []string{"1", "2"} {
		c := contactOf(n)
		for _, words := range []string{"ОВ-" + n, c.Name, c.Phone, c.Email, c.Address} {
			if !strings.Contains(out, words) {
				g.t.Errorf("%s does not show %q", filepath.Base(key), words)
			}
		}
	}
}
