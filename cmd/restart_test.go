//go:build rig

package cmd

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestScreenIsRestartedFromTheConsole presses the button in a real browser: the real
// board ends so that whoever keeps it running starts it anew, and the console says
// when it was back. The test is who keeps it running here.
func TestScreenIsRestartedFromTheConsole(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	board := g.window("display", screen)
	g.painted(memory)
	tab := g.browser()
	g.signIn(tab)
	g.do(tab, chromedp.Navigate(g.console+"/screens"))
	g.reads(tab, "рисува и отговаря веднага", "Часовник", "верен", "1920 × 1080 точки")
	g.do(tab, chromedp.Click(chromedp.CSS("#restart-board")), chromedp.Click(chromedp.CSS("form .main")))
	if code := g.code(board); code != 0 {
		t.Errorf("the board ended with %d; whoever keeps it running may not start it again", code)
	}
	g.reads(tab, "Рестартира се…")
	g.shoot(tab, "restarting")
	g.window("display", screen)
	g.painted(memory)
	g.reads(tab, "върна се за", "рисува и отговаря веднага")
	g.shoot(tab, "restarted")
	if !strings.Contains(g.audit(), "screen restarted") {
		t.Error("the audit does not say that it was done")
	}
}

// TestScreenThatIsFrozenIsSaidToBe stops a real board as a machine stops that has no
// memory left: its connection stands, and it does nothing.
func TestScreenThatIsFrozenIsSaidToBe(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	board := g.window("display", screen, "--wrong", "90s")
	g.painted(memory)
	c := g.clerk()
	g.until("the board tells of itself", func() (bool, error) {
		page := string(c.get("/screens"))
		return strings.Contains(page, "рисува и отговаря веднага") && strings.Contains(page, "избързва с 1 мин. 30 сек."), nil
	})
	if err := board.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	stopped := time.Now()
	for !strings.Contains(string(c.get("/screens")), "програмата му не отговаря") {
		if time.Since(stopped) > 90*time.Second {
			t.Fatalf("the console says nothing of it: %s", regexp.MustCompile(`(?s)<main.*</main>`).FindString(string(c.get("/screens"))))
		}
		time.Sleep(time.Second) // between two looks
	}
	t.Logf("said after %s", time.Since(stopped).Round(time.Second))
	if err := board.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	g.until("the board tells of itself again", func() (bool, error) {
		return strings.Contains(string(c.get("/screens")), "рисува и отговаря веднага"), nil
	})
}

// reads waits until all the words stand on the page in the browser.
func (g *ground) reads(tab context.Context, words ...string) {
	g.t.Helper()
	for _, word := range words {
		g.until("the page says "+word, func() (bool, error) {
			text, err := chromedp.Run(tab, chromedp.Evaluate[string](`document.querySelector("main").innerText.replaceAll("\u00a0", " ")`))
			return strings.Contains(text, word), err
		})
	}
}

// audit is the file of the office's records, of which the test only asks whether
// words stand in it.
func (g *ground) audit() string {
	g.t.Helper()
	var all []byte
	for _, name := range []string{"content.db", "content.db-wal"} {
		raw, err := os.ReadFile(filepath.Join(g.dir, "office", name))
		if err != nil && !os.IsNotExist(err) {
			g.t.Fatal(err)
		}
		all = append(all, raw...)
	}
	return string(all)
}
