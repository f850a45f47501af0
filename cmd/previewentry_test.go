//go:build rig

package cmd

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestClerkSeesTheServiceAsTheKioskWill changes a service and looks at its pictures: on
// the kiosk, upright, and on the board; then nothing is saved.
func TestClerkSeesTheServiceAsTheKioskWill(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab, chromedp.Navigate(g.console+"/entries/service/2016"))
	before := g.nextPicture(tab, "")
	g.do(tab, chromedp.SendKeys(chromedp.CSS("#name"), " – променено"))
	g.nextPicture(tab, before)
	g.shootAt(tab, 1280, "service-kiosk-1280")
	g.shootAt(tab, 390, "service-kiosk-390")
	g.shoot(tab, "service-kiosk-1440")
	g.writeNewFee(tab)
	for surface, words := range map[string]string{"upright-kiosk": "изправения киоск", "board": "на таблото", "upright": "изправеното табло"} {
		g.do(tab, chromedp.Click(chromedp.CSS(`input[name="surface"][value="`+surface+`"]`)))
		g.until("the service on "+surface, g.says(tab, "#preview", words))
		g.shootAt(tab, 1280, "service-"+surface+"-1280")
	}
	g.do(tab, chromedp.Navigate(g.console+"/entries/service/2016"))
	g.until("nothing was saved", func() (bool, error) {
		name, err := chromedp.Run(tab, chromedp.Evaluate[string](`document.querySelector("#name").value`))
		return name != "" && !strings.Contains(name, "променено"), err
	})
	for _, path := range []string{"department/registry", "event/birth", "daysoff/all", "receptions/all"} {
		g.do(tab, chromedp.Navigate(g.console+"/entries/"+path))
		g.nextPicture(tab, "")
		g.shootAt(tab, 1280, strings.ReplaceAll(path, "/", "-"))
	}
}

// nextPicture waits for another picture than the one before.
func (g *ground) nextPicture(tab context.Context, before string) (now string) {
	g.t.Helper()
	g.until("another picture", func() (bool, error) {
		var err error
		now, err = chromedp.Run(tab, chromedp.Evaluate[string](`(document.querySelector("#preview img") || {src: ""}).src`))
		return now != "" && now != before, err
	})
	return now
}

// writeNewFee adds a row to the fees, whose amount cannot be read at first.
func (g *ground) writeNewFee(tab context.Context) {
	g.t.Helper()
	g.do(tab, chromedp.Click(chromedp.CSS(`button[value="add fees 0"]`)))
	g.until("a row for a new fee", func() (bool, error) {
		return chromedp.Run(tab, chromedp.Evaluate[bool](`document.getElementById("fees.3.amount") !== null && document.querySelector("#preview img") !== null`))
	})
	enter := func(name, value string) {
		g.evaluate(tab, `(() => {
			const field = document.getElementById("`+name+`");
			field.value = "`+value+`";
			return field.dispatchEvent(new Event("input", {bubbles: true}));
		})()`)
	}
	enter("fees.3.from", "2030-01-01")
	enter("fees.3.amount", "7,5о")
	g.until("that the amount is not read", g.says(tab, "#preview", "Още не се чете"))
	enter("fees.3.amount", "7,50")
	g.until("from when it holds", g.says(tab, "#coming-fees", "важи от 1 януари 2030"))
}
