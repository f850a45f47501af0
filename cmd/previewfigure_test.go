//go:build rig && bench

package cmd

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// keyToPreview measures in a real browser how long after a key the picture of the new
// text is there, for fifty texts on each surface.
func keyToPreview(t *testing.T) {
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.writeNotice(tab, "Изработен е проект за изменение на ПУП за кв. 12", "Заинтересованите могат да разгледат проекта в стая 204.")
	g.keysToPictures(t, tab, "#body", "board", "upright", "kiosk")
	g.do(tab, chromedp.Navigate(g.console+"/entries/service/2016"))
	g.keysToPictures(t, tab, "#name", "kiosk", "upright-kiosk", "board", "upright")
}

// keysToPictures types into the field beside the picture of each surface.
func (g *ground) keysToPictures(t *testing.T, tab context.Context, field string, surfaces ...string) {
	t.Helper()
	g.evaluate(tab, stopwatch)
	for _, surface := range surfaces {
		g.do(tab, chromedp.Click(chromedp.CSS(`input[name="surface"][value="`+surface+`"]`)), chromedp.Focus(chromedp.CSS(field)))
		time.Sleep(time.Second) // the picture of the other surface comes
		var took []time.Duration
		for _, key := range strings.Split(strings.Repeat("всякабуква", 5), "") {
			took = append(took, g.keyToPicture(tab, key))
		}
		report(t, "preview: last key → picture in the browser, "+field+" "+surface, "≤ 300 ms", took)
	}
}

// stopwatch notes in the page how long it takes from a key to the picture: until it is
// decoded and a frame is due.
const stopwatch = `(() => {
	window.took = [];
	let pressed = 0;
	document.querySelector("#preview").closest("form").addEventListener("input", () => { pressed = performance.now() });
	new MutationObserver(() => {
		const picture = document.querySelector("#preview img"), since = pressed;
		if (picture && since) picture.decode().then(() => requestAnimationFrame(() => window.took.push(performance.now() - since)), () => {});
	}).observe(document.querySelector("#preview"), {childList: true});
	return true;
})()`

// keyToPicture presses a key in the form and waits for the picture of what stands
// there then.
func (g *ground) keyToPicture(tab context.Context, key string) time.Duration {
	g.t.Helper()
	g.evaluate(tab, `(window.took.length = 0, true)`)
	g.do(tab, chromedp.KeyEvent(key))
	var took float64
	g.until("the picture of what was typed", func() (bool, error) {
		all, err := chromedp.Run(tab, chromedp.Evaluate[[]float64](`window.took`))
		if len(all) > 0 {
			took = all[len(all)-1]
		}
		return len(all) > 0, err
	})
	return time.Duration(took * float64(time.Millisecond))
}
