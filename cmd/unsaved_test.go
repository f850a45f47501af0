//go:build rig

package cmd

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The language, the menu and the buttons beside the form threw away what was typed,
// and nobody asked.
func TestWhatIsTypedIsNotLeftWithoutAQuestion(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab, chromedp.Navigate(g.console+"/entries/service"), chromedp.Click(chromedp.CSS("table a")), chromedp.WaitVisible(chromedp.CSS("#entry-form")))
	g.stays.Store(true)
	g.do(tab, chromedp.SendKeys(chromedp.CSS("#name"), "ДОБАВЕНО"))
	for i, button := range []string{`form[action="/language"] button`, `a[href="/screens"]`, `button[form="check-form"]`} {
		g.do(tab, chromedp.Click(chromedp.CSS(button)))
		g.until("the question before "+button, func() (bool, error) { return int(g.asked.Load()) == i+1, nil })
		g.do(tab, chromedp.WaitVisible(chromedp.CSS("#entry-form")))
	}
	g.do(tab, chromedp.Click(chromedp.CSS(`button[value="save"]`)), chromedp.WaitVisible(chromedp.CSS(".message")))
	saved, err := chromedp.Run(tab, chromedp.Evaluate[string](`document.querySelector("#name").value`))
	if err != nil || g.asked.Load() != 3 {
		t.Errorf("saving the form itself asked, too: %d questions, %v", g.asked.Load(), err)
	}
	if !strings.Contains(saved, "ДОБАВЕНО") {
		t.Errorf("saved %q", saved)
	}
	g.do(tab, chromedp.Click(chromedp.CSS(`a[href="/screens"]`)), chromedp.WaitVisible(chromedp.CSS(".screens, main .muted")))
	if g.asked.Load() != 3 {
		t.Error("a form that is saved asks")
	}
}
