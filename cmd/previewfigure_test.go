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
