//go:build rig

package cmd

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// order is how the items stand on the page.
func (g *ground) order(tab context.Context) []string {
	g.t.Helper()
	items, err := chromedp.Run(tab, chromedp.Evaluate[string](`Array.from(document.querySelectorAll("#board-order > li[data-item]"), (li) => li.dataset.item).join(" ")`))
	if err != nil {
		g.t.Fatal(err)
	}
	return strings.Fields(items)
}

// stored is how the items stand in the office.
func (g *ground) stored(tab context.Context) (items []string) {
	g.t.Helper()
	page, err := chromedp.Run(tab, chromedp.Evaluate[string](`(() => { const r = new XMLHttpRequest(); r.open("GET", "/board", false); r.send(); return r.responseText })()`))
	if err != nil {
		g.t.Fatal(err)
	}
	for _, found := range regexp.MustCompile(`data-item="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		items = append(items, found[1])
	}
	return items
}

// at is where the item's grip is, or the middle of the item.
func (g *ground) at(tab context.Context, item, part string) (x, y float64) {
	g.t.Helper()
	box, err := chromedp.Run(tab, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => {
		const box = document.querySelector('li[data-item="%s"]%s').getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`, item, part)))
	if err != nil {
		g.t.Fatal(err)
	}
	return box[0], box[1]
}

// hold presses the mouse on the item's grip and moves it over the other item.
func (g *ground) hold(tab context.Context, item, over string) (x, y float64) {
	g.t.Helper()
	x, y = g.at(tab, item, " .grip")
	_, to := g.at(tab, over, "")
	to += 4 // into its lower half
	g.do(tab, chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseMoved, x, (y+to)/2, chromedp.ButtonLeft), chromedp.MouseEvent(chromedp.MouseMoved, x, to, chromedp.ButtonLeft))
	return x, to
}

// finger sends a touch.
func finger(kind input.DispatchTouchEventType, points ...*input.TouchPoint) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: append([]*input.TouchPoint{}, points...)})
		return chromedp.Void{}, err
	}
}

// TestClerkOrdersTheBoardByDragAndByButtons drags an item with a mouse and with a
// finger, lets one go by Escape, moves one by its buttons, and sees what the office did
// not do go back.
func TestClerkOrdersTheBoardByDragAndByButtons(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	tab := g.browser()
	g.signIn(tab)
	g.do(tab, chromedp.Navigate(g.console+"/board"), chromedp.WaitVisible(chromedp.CSS("#board-order .grip")))
	is := func(when string, want ...string) {
		t.Helper()
		g.until("the words of what was done: "+when, func() (bool, error) {
			return slices.Equal(g.order(tab)[:len(want)], want) && slices.Equal(g.stored(tab)[:len(want)], want), nil
		})
	}
	is("at first", "case", "hours", "phones", "receptions")

	x, y := g.hold(tab, "case", "phones")
	g.shootAt(tab, 1280, "held-1280")
	if landing, err := chromedp.Run(tab, chromedp.Evaluate[string](`(document.querySelector(".landing") || {nextElementSibling: {dataset: {}}}).nextElementSibling.dataset.item`)); err != nil || landing != "receptions" {
		t.Errorf("it will land before %q, %v", landing, err)
	}
	g.do(tab, chromedp.MouseEvent(chromedp.MouseReleased, x, y, chromedp.ButtonLeft))
	is("by mouse", "hours", "phones", "case", "receptions")
	g.until("the words of the move", g.says(tab, "#board-said", "на място 3 от 9"))

	x, y = g.hold(tab, "hours", "receptions")
	g.do(tab, chromedp.KeyEvent(kb.Escape), chromedp.MouseEvent(chromedp.MouseReleased, x, y, chromedp.ButtonLeft))
	is("let go by Escape", "hours", "phones", "case", "receptions")

	x, y = g.at(tab, "receptions", " .grip")
	_, to := g.at(tab, "hours", "")
	g.do(tab, finger(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x, Y: y}),
		finger(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x, Y: (y + to) / 2}),
		finger(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x, Y: to - 4}),
		finger(input.DispatchTouchEventTypeTouchEnd))
	is("by a finger", "receptions", "hours", "phones", "case")
	g.until("the words of the finger", g.says(tab, "#board-said", "на място 1 от 9")) // until then nothing else is moved

	g.do(tab, chromedp.Focus(chromedp.CSS(`li[data-item="phones"] button[value="up"]`)), chromedp.KeyEvent(kb.Enter))
	is("by a button", "receptions", "phones", "hours", "case")
	g.until("the words of the button", g.says(tab, "#board-said", "на място 2 от 9"))
	g.do(tab, chromedp.KeyEvent(kb.Enter))
	is("by the same button again", "phones", "receptions", "hours", "case")
	g.until("the keyboard on the other button", func() (bool, error) { // this one is used up
		return chromedp.Run(tab, chromedp.Evaluate[bool](`document.activeElement.closest("li").dataset.item === "phones" && document.activeElement.value === "down"`))
	})
	g.shootAt(tab, 1280, "board-1280")
	g.shootAt(tab, 390, "board-390")

	g.end(g.office)
	x, y = g.hold(tab, "phones", "hours")
	g.do(tab, chromedp.MouseEvent(chromedp.MouseReleased, x, y, chromedp.ButtonLeft))
	g.until("the words of what failed", g.says(tab, "#board-said", "върнато на мястото си"))
	if got := g.order(tab); got[0] != "phones" {
		t.Errorf("it did not go back: %v", got)
	}
}
