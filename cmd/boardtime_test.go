//go:build rig

package cmd

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"example.org/parter/data"
)

// TestClerkSeesWhatWillBeOnTheBoard moves the slider by keys, sees the list and the
// picture of that moment, and goes through the week to the form of an item.
func TestClerkSeesWhatWillBeOnTheBoard(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.writeNotice(tab, "Вода няма да има", "От 9 до 16 часа.")
	g.do(tab, chromedp.Click(chromedp.CSS(`button[value="publish"]`)), chromedp.WaitVisible(chromedp.CSS(`button[value="withdraw"]`)))
	g.do(tab, chromedp.Navigate(g.console+"/board"), chromedp.WaitVisible(chromedp.CSS("#then-minute")))
	tomorrow := time.Now().In(data.Sofia()).AddDate(0, 0, 1).Format(time.DateOnly)
	g.evaluate(tab, `(() => { const day = document.querySelector("#then-day"); day.value = "`+tomorrow+`"; day.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
	g.until("tomorrow's picture", func() (bool, error) {
		return chromedp.Run(tab, chromedp.Evaluate[bool](`document.querySelector("#then-part img") !== null`))
	})
	g.evaluate(tab, `(() => { const minute = document.querySelector("#then-minute"); minute.value = 780; minute.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
	g.until("the list of one o'clock", g.says(tab, "#then-part", "13:00"))
	g.until("the words beside the slider", g.says(tab, "#then-words", "13:00"))
	g.until("why the notice is on", g.says(tab, "#then-part", "Вода няма да има"))
	g.shootAt(tab, 1280, "then-1280")
	g.shootAt(tab, 390, "then-390")
	g.do(tab, chromedp.Navigate(g.console+"/board/week"), chromedp.WaitVisible(chromedp.CSS("table.week")))
	g.shootAt(tab, 1280, "week-1280")
	g.shootAt(tab, 390, "week-390")
	g.do(tab, chromedp.Click(chromedp.CSS(`table.week th[scope="row"] a[href="/board/phones"]`)), chromedp.WaitVisible(chromedp.CSS("#item-form")))
	g.do(tab, chromedp.Click(chromedp.CSS("details.schedule > summary")), chromedp.WaitVisible(chromedp.CSS("#rule")))
	g.shootAt(tab, 1280, "schedule-1280")
	g.shootAt(tab, 390, "schedule-390")
}
