//go:build rig

package cmd

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func (g *ground) evaluate(tab context.Context, script string) {
	g.t.Helper()
	if _, err := chromedp.Run(tab, chromedp.Evaluate[bool](script)); err != nil {
		g.t.Fatal(err)
	}
}

// shootAt keeps a picture of the page in a window of the width, and goes back to the
// usual one.
func (g *ground) shootAt(tab context.Context, width int64, name string) {
	g.t.Helper()
	g.do(tab, chromedp.EmulateViewport(width, 1000))
	png, err := chromedp.Run(tab, chromedp.FullScreenshot(90))
	if err != nil {
		g.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(g.t.ArtifactDir(), name+".png"), png, 0o600); err != nil {
		g.t.Error(err)
	}
	g.do(tab, chromedp.EmulateViewport(1440, 900))
}

// says reports whether the page's element says the words.
func (g *ground) says(tab context.Context, where, words string) func() (bool, error) {
	return func() (bool, error) {
		text, err := chromedp.Run(tab, chromedp.Evaluate[string](`(document.querySelector("`+where+`") || {innerText: "", alt: ""}).innerText + " " + (document.querySelector("`+where+` img") || {alt: ""}).alt`))
		return strings.Contains(text, words), err
	}
}

// TestClerkChoosesByKeysWhatThePreviewShows writes a notice and goes through its
// pictures with the arrow keys; the choice is there again on the next form.
func TestClerkChoosesByKeysWhatThePreviewShows(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.writeNotice(tab, "Изработен е проект за изменение на ПУП за кв. 12", "Заинтересованите могат да разгледат проекта в стая 204, етаж 2, всеки работен ден от 9:00 до 12:00 ч.")
	g.shootAt(tab, 1280, "board-1280")
	g.do(tab, chromedp.Focus(chromedp.CSS(`input[name="surface"][value="board"]`)), chromedp.KeyEvent(kb.ArrowRight))
	g.until("the upright board", func() (bool, error) {
		return chromedp.Run(tab, chromedp.Evaluate[bool](`document.querySelector("#preview img.upright") !== null`))
	})
	g.shootAt(tab, 1280, "upright-1280")
	g.do(tab, chromedp.KeyEvent(kb.ArrowRight))
	g.until("the kiosk", g.says(tab, "#preview", "ще се чете на киоска"))
	g.shootAt(tab, 1280, "kiosk-1280")
	g.shootAt(tab, 390, "kiosk-390")
	g.do(tab, chromedp.Navigate(g.console+"/notices/new"))
	g.until("the kiosk on the next form", g.says(tab, "#preview", "ще се чете на киоска"))
	g.do(tab, chromedp.Navigate(g.console+"/board/new?kind=text"), chromedp.SendKeys(chromedp.CSS("#title"), "Вземете номерче"))
	g.until("an item of the board", g.says(tab, "#preview", "Изберете от кога"))
	g.do(tab, chromedp.Click(chromedp.CSS(`input[name="permanent"]`)))
	g.until("how often it comes", g.says(tab, "#preview", "Ще се показва"))
	g.shootAt(tab, 1280, "item-1280")
}
