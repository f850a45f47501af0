//go:build rig

package cmd

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// desk is the clerk at a text with the six buttons above it.
type desk struct {
	*ground
	tab context.Context
}

// ask evaluates a sentence in the page.
func ask[T any](d desk, script string) T {
	d.t.Helper()
	answer, err := chromedp.Run(d.tab, chromedp.Evaluate[T](script))
	if err != nil {
		d.t.Fatalf("%s: %v", script, err)
	}
	return answer
}

// write replaces the text by the one given, in which ‹ and › are the ends of the
// selection.
func (d desk) write(text string) {
	d.t.Helper()
	ask[bool](d, `(() => {
		const text = `+strconv.Quote(text)+`, area = document.querySelector("#body"), from = text.indexOf("‹"), to = text.indexOf("›") - 1;
		area.focus();
		area.select();
		document.execCommand("insertText", false, text.replace(/[‹›]/g, ""));
		area.setSelectionRange(from, to);
		return true;
	})()`)
}

// written is the text with its selection.
func (d desk) written() string {
	d.t.Helper()
	return ask[string](d, `(() => {
		const { value, selectionStart, selectionEnd } = document.querySelector("#body");
		return value.slice(0, selectionStart) + "‹" + value.slice(selectionStart, selectionEnd) + "›" + value.slice(selectionEnd);
	})()`)
}

func (d desk) press(mark string) {
	d.t.Helper()
	d.do(d.tab, chromedp.Click(chromedp.CSS(`.writing button[data-mark="`+mark+`"]`)))
}

// picture is the board in the preview.
func (d desk) picture() string {
	d.t.Helper()
	return ask[string](d, `(document.querySelector("#preview img") || { src: "" }).src`)
}

// TestClerkMarksWordsWithTheButtons presses each button in a real browser: the marks
// come and go, can be undone, and the painted board follows.
func TestClerkMarksWordsWithTheButtons(t *testing.T) {
	t.Parallel()
	g := newGround(t)
	g.serve()
	d := desk{g, g.browser()}
	g.signIn(d.tab)
	g.writeNotice(d.tab, "Спиране на водата", "На 24 ноември няма вода.")
	for _, c := range []struct{ mark, before, pressed, again string }{
		{"bold", "На ‹24 ноември› няма", "На **‹24 ноември›** няма", "На ‹24 ноември› няма"},
		{"bold", "На 24 но‹›ември няма", "На 24 **‹ноември›** няма", "На 24 ‹ноември› няма"},
		{"bold", "‹дума ›друга", "**‹дума›** друга", "‹дума› друга"},
		{"bold", "Край ‹›", "Край **‹›**", "Край ‹›"},
		{"bold", "‹Първо:\n\n- второ\n- **трето**›", "**‹Първо:**\n\n- **второ**\n- **трето›**", "‹Първо:\n\n- второ\n- трето›"},
		{"bold", "*‹вода›*", "***‹вода›***", "*‹вода›*"},
		{"bold", "а ‹**б** в›", "а **‹б в›**", "а ‹б в›"},
		{"bold", "**едно д‹›ве** три", "‹едно две› три", "**‹едно две›** три"},
		{"bold", "‹**а** и **б**›", "**‹а и б›**", "‹а и б›"},
		{"italic", "няма ‹вода›.", "няма *‹вода›*.", "няма ‹вода›."},
		{"italic", "**‹вода›**", "***‹вода›***", "**‹вода›**"},
		{"heading", "Едно\nКакво‹› да\nтри", "Едно\n## Какво да‹›\nтри", "Едно\nКакво да‹›\nтри"},
		{"heading", "- Какво‹›", "## Какво‹›", "Какво‹›"},
		{"list", "‹едно\n\nдве›\nтри", "‹- едно\n\n- две›\nтри", "‹едно\n\nдве›\nтри"},
		{"list", "‹1. едно\n2. две›", "‹- едно\n- две›", "‹едно\nдве›"},
		{"list", "1. януари‹› е празник", "- 1. януари е празник‹›", "1. януари е празник‹›"},
		{"numbers", "‹едно\nдве\n› ", "‹1. едно\n2. две\n ›", "‹едно\nдве\n ›"},
		{"numbers", "1. едно\nдве‹›", "1. едно\n2. две‹›", "1. едно\nдве‹›"},
		{"link", "виж ‹тук›.", "виж [тук](‹https://›).", "виж ‹тук›."},
		{"link", "пишете на ‹a@b.bg›", "пишете на [a@b.bg](mailto:a@b.bg)‹›", "пишете на ‹a@b.bg›"},
		{"link", "тел. ‹0777 / 80 381›", "тел. [0777 / 80 381](tel:077780381)‹›", "тел. ‹0777 / 80 381›"},
		{"link", "‹www.radomir.bg›", "[www.radomir.bg](https://www.radomir.bg)‹›", "‹www.radomir.bg›"},
		{"link", "Край ‹›", "Край [думи](‹https://›)", "Край ‹думи›"},
	} {
		d.write(c.before)
		d.press(c.mark)
		if got := d.written(); got != c.pressed {
			t.Errorf("%s of %q: got %q, want %q", c.mark, c.before, got, c.pressed)
		}
		d.press(c.mark)
		if got := d.written(); got != c.again {
			t.Errorf("%s of %q, pressed twice: got %q, want %q", c.mark, c.before, got, c.again)
		}
	}
	d.checkUndoAndPreview()
	d.checkKeys()
	d.checkPicture()
	for _, page := range []string{"/board/new?kind=text", "/postings/new"} {
		g.do(d.tab, chromedp.Navigate(g.console+page), chromedp.WaitVisible(chromedp.CSS(".writing button")))
		d.write("На ‹24 ноември› няма")
		d.press("bold")
		if got := d.written(); got != "На **‹24 ноември›** няма" {
			t.Errorf("%s: got %q", page, got)
		}
		g.shoot(d.tab, "writing"+strings.NewReplacer("/", "-", "?", "-").Replace(page))
	}
}

// checkPicture looks at a text with every mark, wide and on a phone.
func (d desk) checkPicture() {
	d.t.Helper()
	d.write("‹›На **24 ноември** от 9:00 до 15:00 ч. *няма да има вода*.\n\n## Какво да направите\n1. Запасете се с вода.\n2. Затворете крановете.\n\n- Водоноска: пред училището\n- Въпроси: [на страницата](https://radomir.bg)")
	before := d.picture()
	d.do(d.tab, chromedp.KeyEvent("1"), chromedp.KeyEvent(kb.Backspace))
	d.until("the marked board", func() (bool, error) { return d.picture() != before, nil })
	for _, width := range []int64{390, 1280} {
		d.do(d.tab, chromedp.EmulateViewport(width, 900))
		if wide := ask[int64](d, `document.documentElement.scrollWidth`); wide > width {
			d.t.Errorf("the page is %d pixels wide on a screen of %d", wide, width)
		}
		ask[bool](d, `(() => { document.querySelector("#body").scrollIntoView({ block: "center" }); return true })()`)
		d.shoot(d.tab, fmt.Sprintf("writing-%d", width))
	}
}

// checkUndoAndPreview presses Bold: the board is painted anew, and Ctrl+Z takes the
// marks away again.
func (d desk) checkUndoAndPreview() {
	d.t.Helper()
	d.write("На ‹24 ноември› няма вода.")
	plain, still := "", 0
	d.until("the board without marks", func() (bool, error) {
		before := plain
		plain = ask[string](d, `document.querySelector("#preview.htmx-request") ? "" : (document.querySelector("#preview img") || { src: "" }).src`)
		if still++; plain == "" || plain != before {
			still = 0
		}
		return still == 10, nil // longer than the page waits before it asks for the board
	})
	d.press("bold")
	d.until("the board with bold words", func() (bool, error) { return d.picture() != plain, nil })
	if said := ask[string](d, `document.activeElement.id`); said != "body" {
		d.t.Errorf("after the press the keyboard is at %q", said)
	}
	d.do(d.tab, chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	if got := ask[string](d, `document.querySelector("#body").value`); got != "На 24 ноември няма вода." {
		d.t.Errorf("undone: %q", got)
	}
	d.until("the board without marks again", func() (bool, error) { return d.picture() == plain, nil })
}

// checkKeys goes through the toolbar with the arrows and sets marks with Ctrl.
func (d desk) checkKeys() {
	d.t.Helper()
	for key, want := range map[string]string{"b": "**‹вода›**", "i": "*‹вода›*", "k": "[вода](‹https://›)"} {
		d.write("‹вода›")
		d.do(d.tab, chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		if got := d.written(); got != want {
			d.t.Errorf("Ctrl+%s: got %q, want %q", strings.ToUpper(key), got, want)
		}
	}
	d.write("‹вода›")
	d.do(d.tab, chromedp.Focus(chromedp.CSS(`.writing button[tabindex="0"]`)))
	ask[bool](d, `(() => { document.querySelector(".writing button").focus(); return true })()`)
	var met []string
	for _, key := range []string{kb.ArrowRight, kb.End, kb.ArrowRight, kb.ArrowLeft, kb.Home} {
		d.do(d.tab, chromedp.KeyEvent(key))
		met = append(met, ask[string](d, `document.activeElement.dataset.mark + document.activeElement.tabIndex`))
	}
	if got := strings.Join(met, " "); got != "italic0 link0 bold0 link0 bold0" {
		d.t.Errorf("the arrows meet %s", got)
	}
	if reached := ask[int](d, `document.querySelectorAll('.writing button[tabindex="0"]').length`); reached != 1 {
		d.t.Errorf("Tab stops at %d buttons", reached)
	}
	d.do(d.tab, chromedp.KeyEvent(kb.Enter))
	if got := d.written(); got != "**‹вода›**" {
		d.t.Errorf("Enter on a button: %q", got)
	}
	if on := ask[string](d, `document.querySelector('.writing [data-mark="bold"]').getAttribute("aria-pressed")`); on != "true" {
		d.t.Errorf("the button says pressed=%s", on)
	}
}
