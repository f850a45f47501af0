//go:build rig

package cmd

import (
	"context"
	"encoding/base64"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/rig"
	"example.org/parter/data"
)

// browser is a Chromium of its own, as a clerk has it.
func (g *ground) browser() context.Context {
	g.t.Helper()
	path := "/usr/bin/chromium"
	if _, err := os.Stat(path); err != nil {
		g.t.Fatalf("%v: apt-get install chromium", err)
	}
	allocator, end := chromedp.NewExecAllocator(g.ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "bg"))...)
	g.t.Cleanup(end)
	tab, closeTab := chromedp.NewContext(allocator)
	g.t.Cleanup(closeTab)
	if err := chromedp.Do(tab); err != nil { // the first call starts the browser and owns it
		g.t.Fatal(err)
	}
	g.leaves(tab)
	return tab
}

// leaves answers for the clerk when the browser asks whether to leave a page with
// something unsaved: yes, unless the test stays.
func (g *ground) leaves(tab context.Context) {
	g.t.Helper()
	err := chromedp.Listen(tab, func(event any) {
		if _, is := event.(*cdpage.EventJavascriptDialogOpening); !is {
			return
		}
		g.asked.Add(1)
		stays := g.stays.Load()
		go func() { // the browser is heard on this goroutine
			_, _ = chromedp.Call(tab, cdpage.HandleJavaScriptDialog, cdpage.HandleJavaScriptDialogParams{Accept: !stays}) // the test may have ended
		}()
	})
	if err != nil {
		g.t.Fatal(err)
	}
}

// do runs what a clerk does; each step must succeed within the test's patience.
func (g *ground) do(tab context.Context, steps ...chromedp.Action[chromedp.Void]) {
	g.t.Helper()
	for i, step := range steps {
		ctx, cancel := context.WithTimeout(tab, patience)
		err := chromedp.Do(ctx, step)
		cancel()
		if err != nil {
			g.shoot(tab, "failed")
			g.t.Fatalf("step %d: %v", i+1, err)
		}
	}
}

// shoot keeps a picture of the page.
func (g *ground) shoot(tab context.Context, name string) {
	g.t.Helper()
	ctx, cancel := context.WithTimeout(tab, patience) // a page that asks something shows no picture
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		g.t.Logf("no picture of the page: %v", err)
		return
	}
	if err := os.WriteFile(filepath.Join(g.t.ArtifactDir(), name+".png"), png, 0o600); err != nil {
		g.t.Error(err)
	}
}

const password = "столова ложка мед"

// signIn uses the one-time link, as on the first day.
func (g *ground) signIn(tab context.Context) {
	g.t.Helper()
	g.do(tab,
		chromedp.Navigate(g.link),
		chromedp.SendKeys(chromedp.CSS("#password"), password),
		chromedp.SendKeys(chromedp.CSS("#repeat"), password),
		chromedp.Click(chromedp.CSS("form button.main")),
		chromedp.WaitVisible(chromedp.CSS(`a[href="/notices/new"]`)),
	)
}

// writeNotice fills in the form and waits for the picture of the board.
func (g *ground) writeNotice(tab context.Context, title, body string) {
	g.t.Helper()
	const form = "2006-01-02T15:04"
	now := time.Now()
	g.do(tab,
		chromedp.Navigate(g.console+"/notices/new"),
		chromedp.SendKeys(chromedp.CSS("#title"), title),
		chromedp.SendKeys(chromedp.CSS("#body"), body),
		chromedp.SetValue(chromedp.CSS("#from"), now.Add(-24*time.Hour).Format(form)),
		chromedp.SetValue(chromedp.CSS("#until"), now.Add(48*time.Hour).Format(form)),
		chromedp.Focus(chromedp.CSS("#title")),
		chromedp.KeyEvent(" "), // a last key, after which the picture is painted anew
	)
	g.until("the picture of the board", func() (bool, error) {
		return chromedp.Run(tab, chromedp.Evaluate[bool](`document.querySelector("#preview img") !== null && document.querySelector("#preview").innerText.includes("Ще се показва")`))
	})
}

// TestClerkPublishesAndWithdrawsANotice is the clerk's one task in a real
// browser, with a real board on its window: what is published is on the wall
// within a second, what is withdrawn is gone within a second, in the middle of
// its page.
func TestClerkPublishesAndWithdrawsANotice(t *testing.T) {
	g := newGround(t)
	g.serve()
	screen, memory := g.xvfb(1920, 1080)
	g.window("display", screen)
	g.until("the board's first page", func() (bool, error) {
		codes, _ := g.codes(memory)
		return len(codes) > 0, nil
	})
	tab := g.browser()
	g.signIn(tab)
	g.writeNotice(tab, "Спиране на водата в кв. „Арката“", "На 24 ноември от 9:00 до 15:00 ч. няма да има вода.")
	g.shoot(tab, "notice")

	pressed := time.Now()
	g.do(tab, chromedp.Click(chromedp.CSS(`button[value="publish"]`)), chromedp.WaitVisible(chromedp.CSS(`button[value="withdraw"]`)))
	want := g.noticeAddress(tab)
	g.withinASecond(pressed, memory, func(codes []string) bool { return slices.Contains(codes, want) })
	g.shoot(tab, "published")
	if body := g.page(want); !strings.Contains(body, "няма да има вода") {
		t.Errorf("the QR's page does not hold the text: %s", body)
	}

	pressed = time.Now()
	g.do(tab, chromedp.Click(chromedp.CSS(`button[value="withdraw"]`)))
	g.withinASecond(pressed, memory, func(codes []string) bool { return !slices.Contains(codes, want) })
}

// codes is what the QR codes on the board say, and when they were seen.
func (g *ground) codes(memory *rig.Framebuffer) (codes []string, seen time.Time) {
	g.t.Helper()
	picture, err := memory.Picture(image.Rect(0, 0, 1920, 1080))
	if err != nil {
		g.t.Fatal(err)
	}
	seen = time.Now()
	file := filepath.Join(g.t.ArtifactDir(), "wall.png")
	if err := rig.Save(picture, file); err != nil {
		g.t.Fatal(err)
	}
	codes, err = rig.Decode(g.ctx, file)
	if err != nil {
		g.t.Fatal(err)
	}
	return codes, seen
}

// withinASecond waits for codes on the board and fails when they were first
// seen more than a second after the clerk's press.
func (g *ground) withinASecond(pressed time.Time, memory *rig.Framebuffer, right func(codes []string) bool) {
	g.t.Helper()
	var took time.Duration
	g.until("the right codes on the board", func() (bool, error) {
		codes, seen := g.codes(memory)
		took = seen.Sub(pressed)
		return right(codes), nil
	})
	g.t.Logf("seen on the board at the latest %v after the press", took.Round(time.Millisecond))
	if took > time.Second {
		g.t.Error("want less than a second")
	}
}

// noticeAddress is what the QR of the notice that is open in the console must
// say.
func (g *ground) noticeAddress(tab context.Context) string {
	g.t.Helper()
	address, err := chromedp.Run(tab, chromedp.Location())
	if err != nil {
		g.t.Fatal(err)
	}
	id := regexp.MustCompile(`/notices/([0-9a-z]+)`).FindStringSubmatch(address)
	if id == nil {
		g.t.Fatalf("no notice in %s", address)
	}
	return strings.ToUpper(g.public + "/O/" + id[1])
}

// openSlip is the link to the slip as a PDF.
const openSlip = `a.main[href$="/slip.pdf"]`

// download keeps the PDF behind a link of the page, as the clerk's session gets it.
func (g *ground) download(tab context.Context, link string) (file string) {
	g.t.Helper()
	pdf, err := chromedp.Run(tab, chromedp.Evaluate[string](`(() => {
		const request = new XMLHttpRequest();
		request.open("GET", document.querySelector('`+link+`').href, false);
		request.overrideMimeType("text/plain; charset=x-user-defined");
		request.send();
		return btoa(Array.from(request.responseText, (c) => String.fromCharCode(c.charCodeAt(0) & 255)).join(""));
	})()`))
	if err != nil {
		g.t.Fatal(err)
	}
	raw, err := base64.StdEncoding.DecodeString(pdf)
	if err != nil {
		g.t.Fatal(err)
	}
	file = filepath.Join(g.t.TempDir(), "document.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		g.t.Fatal(err)
	}
	return file
}

// TestListOfCasesFitsAPhone registers a case that is late: by how much must not be cut at the
// edge, nor be beside it where nobody looks.
func TestListOfCasesFitsAPhone(t *testing.T) {
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab,
		chromedp.Navigate(g.console+"/cases/new"),
		chromedp.SendKeys(chromedp.CSS(`input[name="number"]`), "94-00-5001"),
		chromedp.SetValue(chromedp.CSS("#received"), "2026-10-01"), chromedp.SetValue(chromedp.CSS("#due"), "2026-10-20"),
		chromedp.Click(chromedp.CSS("form.narrow button.main")), chromedp.WaitVisible(chromedp.CSS(openSlip)),
		chromedp.Navigate(g.console+"/cases?list=late"), chromedp.WaitVisible(chromedp.CSS("table.stacks")),
	)
	for _, width := range []int64{390, 320} {
		g.do(tab, chromedp.EmulateViewport(width, 844))
		cut, err := chromedp.Run(tab, chromedp.Evaluate[string](`[...document.querySelectorAll("table.stacks .tag, table.stacks td")].filter(e => e.getBoundingClientRect().right > innerWidth ||
			e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display != "inline").map(e => e.innerText).join(" | ")`))
		if err != nil || cut != "" {
			t.Errorf("at %d px it is cut: %q, %v", width, cut, err)
		}
	}
	g.shoot(tab, "cases-phone")
}

// TestClerkRegistersACaseAtTheDesk registers a case in the console, opens its
// slip, moves the case on, and sees what the visitor's phone sees.
func TestClerkRegistersACaseAtTheDesk(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab,
		chromedp.Navigate(g.console+"/cases/new"),
		chromedp.SendKeys(chromedp.CSS(`input[name="number"]`), "94-00-5001"),
		chromedp.SendKeys(chromedp.CSS(`input[name="service"]`), "№ 2016 Издаване на удостоверение за наследници"),
		chromedp.Click(chromedp.CSS("form.narrow button.main")),
		chromedp.WaitVisible(chromedp.CSS(openSlip)),
	)
	g.shoot(tab, "case")
	paper := g.readSlip(g.download(tab, openSlip))
	if kept := g.slips(); len(kept) != 0 {
		t.Errorf("the office kept %d files of slips", len(kept))
	}
	if paper.number != "94-00-5001" || paper.code == "" {
		t.Fatalf("the slip says %+v", paper)
	}
	if body := g.page(paper.address); !strings.Contains(body, "94-00-5001") || !strings.Contains(body, phrases.StageName(data.Bulgarian, data.StageReceived)) {
		t.Errorf("the phone's page: %s", body)
	}
	g.do(tab,
		chromedp.SetValue(chromedp.CSS("#stage"), string(data.StageReady)),
		chromedp.Click(chromedp.CSS("#stages ~ form button")),
	)
	g.until("the next stage on the phone", func() (bool, error) {
		return strings.Contains(g.page(paper.address), phrases.StageName(data.Bulgarian, data.StageReady)), nil
	})
	g.do(tab,
		chromedp.SetValue(chromedp.CSS("#stage"), string(data.StageDelivered)),
		chromedp.Click(chromedp.CSS("#stages ~ form button")), chromedp.WaitVisible(chromedp.CSS("button.grave")),
	)
	g.look(tab, "ends")
	if strings.Contains(g.page(paper.address), phrases.StageName(data.Bulgarian, data.StageDelivered)) {
		t.Error("one press ended the case")
	}
	g.do(tab, chromedp.Click(chromedp.CSS("button.grave")))
	g.until("the last stage on the phone", func() (bool, error) {
		return strings.Contains(g.page(paper.address), phrases.StageName(data.Bulgarian, data.StageDelivered)), nil
	})
}
