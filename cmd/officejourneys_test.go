//go:build rig

package cmd

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"example.org/parter/data"
)

// A person is somebody of the town hall before a browser of their own: other
// cookies, another session.
type person struct {
	*ground
	tab   context.Context
	steps int // keys sequences and presses since the task began
}

// beside opens another browser window with cookies of its own in the same Chromium.
func (p *person) beside() *person {
	p.t.Helper()
	tab, closeTab := chromedp.NewContext(p.tab, chromedp.WithNewBrowserContext())
	p.t.Cleanup(closeTab)
	if err := chromedp.Do(tab, chromedp.EmulateViewport(1280, 900)); err != nil {
		p.t.Fatal(err)
	}
	return &person{ground: p.ground, tab: tab}
}

// in is the same person within a subtest.
func (p *person) in(t *testing.T) *person {
	own := *p.ground
	own.t = t
	return &person{ground: &own, tab: p.tab}
}

// open goes to a page of the console by its address.
func (p *person) open(path string) {
	p.t.Helper()
	p.steps++
	p.do(p.tab, chromedp.Navigate(p.console+path), chromedp.WaitVisible(chromedp.CSS("main h1")))
}

// named finds what a person would press or open by its words, out of sight or not.
const named = `(() => {
	const words = %q, seen = (e) => e.checkVisibility();
	const all = Array.from(document.querySelectorAll("button, a, summary, label, legend")).filter(seen);
	const said = (e) => (e.getAttribute("aria-label") || e.innerText).replace(/\s+/g, " ").trim();
	const found = all.find((e) => said(e) === words) || all.find((e) => said(e).startsWith(words));
	if (!found) return [];
	found.scrollIntoView({ block: "center", behavior: "instant" });
	const box = found.getBoundingClientRect();
	return [box.left + Math.min(box.width / 2, 60), box.top + box.height / 2];
})()`

// press presses with the mouse what bears the words.
func (p *person) press(words string) {
	p.t.Helper()
	p.steps++
	var at []float64
	p.until("something to press that says "+words, func() (found bool, err error) {
		at, err = chromedp.Run(p.tab, chromedp.Evaluate[[]float64](fmt.Sprintf(named, words)))
		return len(at) == 2, err
	})
	p.do(p.tab, chromedp.MouseClickXY(at[0], at[1]))
}

// told waits until the page says the words.
func (p *person) told(words string) {
	p.t.Helper()
	var said string
	p.until("the words "+words, func() (bool, error) {
		var err error
		said, err = chromedp.Run(p.tab, chromedp.Evaluate[string](`document.readyState === "complete" ? document.querySelector("main").innerText : ""`))
		return strings.Contains(said, words), err
	})
}

// field is the selector of the field; its name has points in it.
func field(name string) chromedp.CSS { return chromedp.CSS(`[id="` + name + `"]`) }

// write replaces what the field holds by the words, letter by letter.
func (p *person) write(name, words string) {
	p.t.Helper()
	p.steps++
	p.do(p.tab, chromedp.ScrollIntoView(field(name)), chromedp.Click(field(name)),
		chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)), chromedp.KeyEvent(words))
	if got := p.text(p.tab, string(field(name))); got != words {
		p.t.Fatalf("%s holds %q, want %q", name, got, words)
	}
}

// set chooses the value of a list, a day or an hour.
func (p *person) set(name, value string) {
	p.t.Helper()
	p.steps++
	p.do(p.tab, chromedp.ScrollIntoView(field(name)), chromedp.SetValue(field(name), value))
}

// on is what the public sees at the path.
func (p *person) on(path string) string {
	p.t.Helper()
	return p.page(p.public + path)
}

// public sees the words at the path within the test's patience.
func (p *person) sees(path, words string) {
	p.t.Helper()
	if page := p.on(path); !strings.Contains(page, words) {
		p.t.Errorf("%s does not say %q: %s", path, words, page)
	}
}

// edited is the content of the published edition.
func (p *person) edited() data.Content {
	p.t.Helper()
	c, err := p.published().Content(p.ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

// both keeps the page as a desk and as a phone show it.
func (p *person) both(name string) {
	p.t.Helper()
	p.look(p.tab, name)
}

// invite gives a new person the role, by the administrator's own hands, and a browser.
func (p *person) invite(name, role string) (link string) {
	p.t.Helper()
	p.open("/access/new")
	p.write("name", name)
	p.do(p.tab, chromedp.Click(chromedp.CSS(`[name="role_`+role+`"]`)))
	p.press("Добави и покажи връзката")
	p.do(p.tab, chromedp.WaitVisible(chromedp.CSS("#link")))
	return p.text(p.tab, "#link")
}

// arrive sets the password by the one-time link.
func (p *person) arrive(link string) {
	p.t.Helper()
	const own = "три врабчета на жицата"
	p.do(p.tab, chromedp.Navigate(link), chromedp.WaitVisible(chromedp.CSS("#repeat")))
	p.write("password", own)
	p.write("repeat", own)
	p.do(p.tab, chromedp.KeyEvent("\r"), chromedp.WaitVisible(chromedp.CSS(`a[href="/account"]`)))
}

// TestTenTasksOfTheOffice is what clerks do most, by mouse and keys in browsers of
// their own, before one running office. Each task ends with what the public sees.
func TestTenTasksOfTheOffice(t *testing.T) {
	g := newGround(t)
	g.serve()
	admin := &person{ground: g, tab: g.browser()}
	g.signIn(admin.tab)
	begun := time.Now()
	publisher, editor := admin.beside(), admin.beside()
	publisher.arrive(admin.invite("petrova", "publisher"))
	for _, task := range []struct {
		name string
		do   func(h hall)
	}{
		{"NewClerkSendsANotice", hall.newClerkWrites},
		{"ReturnedNoticeIsMendedAndPublished", hall.mendsAndPublishes},
		{"PublicationIsUndoneAndRestored", hall.undoes},
		{"JanuarysFeesInDecember", hall.entersFees},
	} {
		t.Run(task.name, func(t *testing.T) {
			h := hall{admin.in(t), editor.in(t), publisher.in(t)}
			from := time.Now()
			task.do(h)
			t.Logf("took %v in %d steps", time.Since(from).Round(10*time.Millisecond), h.editor.steps+h.publisher.steps+h.admin.steps)
		})
	}
	t.Logf("all ten took %v", time.Since(begun).Round(time.Second))
}

// hall are the three who work there.
type hall struct{ admin, editor, publisher *person }

// newClerkWrites is the first day of a clerk: the goal is a correct notice within two
// minutes, so that the writing takes few steps.
func (h hall) newClerkWrites() {
	e := h.editor
	e.arrive(h.admin.invite("ivanova", "editor"))
	e.steps = 0
	from := time.Now()
	e.press("Ново обявление")
	e.told("Заглавие")
	e.write("title", "Няма вода в кв. „Арката“")
	e.write("body", "На 2 декември от 9 до 15 ч.")
	e.set("until", minuteAfter(72*time.Hour))
	e.press("Изпрати за одобрение")
	e.told("Изпратено е за одобрение")
	e.t.Logf("written in %d steps and %v", e.steps, time.Since(from).Round(time.Millisecond))
	if e.steps > 6 {
		e.t.Errorf("it takes %d steps", e.steps)
	}
	e.both("sent")
	if n := e.edition(); n != 1 {
		e.t.Errorf("edition %d: nobody has approved it", n)
	}
	h.writesByKeys()
}

// minuteAfter is the moment as a browser writes it.
func minuteAfter(d time.Duration) string {
	return time.Now().In(data.Sofia()).Add(d).Format("2006-01-02T15:04")
}

// writesByKeys writes another notice without the mouse.
func (h hall) writesByKeys() {
	e := h.editor
	e.open("/")
	e.tabTo("Ново обявление")
	e.keys(kb.Enter)
	e.told("Заглавие")
	e.tabTo("title")
	e.keys("Без мишка")
	e.tabTo("body")
	e.keys("Написано само с клавиатура.")
	e.tabTo("permanent")
	e.keys(" ")
	e.tabTo("Изпрати за одобрение")
	e.keys(kb.Enter)
	e.told("Изпратено е за одобрение")
}

// keys presses keys where the keyboard stands.
func (p *person) keys(keys string) {
	p.t.Helper()
	p.steps++
	p.do(p.tab, chromedp.KeyEvent(keys))
}

// tabTo goes on with Tab until the keyboard stands on what has the name or the words,
// and sees that it can be seen where it stands.
func (p *person) tabTo(what string) {
	p.t.Helper()
	const at = `(() => { const e = document.activeElement; return [e.id, e.name, (e.innerText || "").trim()].includes(%q) && e.matches(":focus-visible") })()`
	for range 120 {
		p.do(p.tab, chromedp.KeyEvent(kb.Tab))
		there, err := chromedp.Run(p.tab, chromedp.Evaluate[bool](fmt.Sprintf(at, what)))
		if err != nil {
			p.t.Fatal(err)
		}
		if there {
			return
		}
	}
	p.t.Fatalf("Tab does not reach %s", what)
}

// mendsAndPublishes returns the notice with a reason, mends it and publishes it.
func (h hall) mendsAndPublishes() {
	e, p := h.editor, h.publisher
	p.open("/")
	p.both("today")
	p.open("/approvals")
	p.both("approvals")
	p.press("Обявление: Няма вода")
	p.told("Изпратено за одобрение от ivanova")
	p.press("Върни")
	p.do(p.tab, chromedp.WaitVisible(chromedp.CSS(".summary")))
	p.shoot(p.tab, "no-reason")
	p.write("reason", "Кажете къде има водоноска.")
	p.press("Върни")
	p.told("Върнато е")
	e.open("/")
	e.both("returned-today")
	e.open("/approvals")
	e.press("Обявление: Няма вода")
	e.told("Кажете къде има водоноска.")
	e.both("returned")
	e.write("body", "На 2 декември от 9 до 15 ч. Водоноска: пред училището.")
	e.press("Изпрати за одобрение")
	e.told("Изпратено е за одобрение")
	p.open("/approvals")
	p.press("Обявление: Няма вода")
	p.told("Изпратено за одобрение от ivanova")
	p.press("Публикувай")
	p.told("Отмени последното публикуване")
	p.both("published")
	id := p.noticeID()
	p.sees("/o/"+id, "пред училището")
}

// noticeID is the notice that is open.
func (p *person) noticeID() string {
	p.t.Helper()
	address := p.noticeAddress(p.tab)
	return strings.ToLower(address[strings.LastIndex(address, "/")+1:])
}

// undoes takes the publication back in one press, compares the versions and restores.
func (h hall) undoes() {
	p := h.publisher
	id := p.noticeID()
	p.write("body", "На 3 декември от 9 до 15 ч. Водоноска: пред училището.")
	p.press("Публикувай")
	p.told("Публикувано")
	p.until("the new day", func() (bool, error) { return strings.Contains(p.on("/o/"+id), "3 декември"), nil })
	p.press("Отмени последното публикуване")
	p.told("Последното публикуване е отменено")
	p.sees("/o/"+id, "2 декември")
	p.press("Версии")
	p.told("Версия 2 и версия 3")
	p.both("versions")
	p.set("version", "2")
	p.press("Направи я чернова")
	p.told("Версия 2 е в черновата")
	p.both("restored")
	p.press("Публикувай")
	p.told("Публикувано")
	p.sees("/o/"+id, "3 декември")
}

// entersFees enters January's fees of a group in December.
func (h hall) entersFees() {
	e, p := h.editor, h.publisher
	e.open("/entries/service")
	e.press("Нови такси от дата")
	e.told("Новите такси важат от")
	e.write("2016.0.amount", "3,00")
	e.write("2016.1.amount", "4.50")
	e.write("source", "Решение 12 на Общинския съвет")
	e.press("Запиши като чернови")
	e.told("Записани чернови на услуги: 1")
	e.both("drafts")
	p.open("/entries/service?only=drafts")
	p.both("drafts-publisher")
	p.do(p.tab, chromedp.Click(chromedp.CSS(`input[name="service"][value="2016"]`)))
	p.press("Публикувай отбелязаните")
	p.told("Публикувани: 1")
	page := p.on("/u/2016")
	for _, words := range []string{"2,56", "3,00", "4,50", fmt.Sprintf("1 януари %d", time.Now().Year()+1)} {
		if !strings.Contains(page, words) {
			p.t.Errorf("the public page of the service does not say %q", words)
		}
	}
}
