//go:build rig

package cmd

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"example.org/parter/cmd/rig"
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
	p.leaves(tab)
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
	if (found.matches("button, a")) window.leaving = true;
	const box = found.getBoundingClientRect();
	return [box.left + Math.min(box.width / 2, 60), box.top + box.height / 2];
})()`

// press presses with the mouse what bears the words.
func (p *person) press(words string) {
	p.t.Helper()
	p.steps++
	var at []float64
	p.until("something to press that says "+words, func() (still bool, err error) {
		before := at // what comes into the page later moves what is below it
		at, err = chromedp.Run(p.tab, chromedp.Evaluate[[]float64](fmt.Sprintf(named, words)))
		return len(at) == 2 && slices.Equal(at, before), err
	})
	p.do(p.tab, chromedp.MouseClickXY(at[0], at[1]))
}

// told waits until the page says the words: the next one, after something was pressed.
func (p *person) told(words string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := rig.Until(ctx, "the words "+words, func() (bool, error) {
		said, err := chromedp.Run(p.tab, chromedp.Evaluate[string](`document.readyState === "complete" && !window.leaving ? document.querySelector("main").innerText : ""`))
		return strings.Contains(said, words), err
	}); err != nil {
		p.shoot(p.tab, "failed")
		p.t.Fatal(err)
	}
}

// field is the selector of the field; its name has points in it.
func field(name string) chromedp.CSS { return chromedp.CSS(`[id="` + name + `"]`) }

// write replaces what the field holds by the words, letter by letter.
func (p *person) write(name, words string) {
	p.t.Helper()
	p.steps++
	p.do(p.tab, chromedp.WaitVisible(field(name)), chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.getElementById(%q).scrollIntoView({ block: "center", behavior: "instant" })`, name)), chromedp.Click(field(name)),
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
	t.Parallel()
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
		{"ServiceIsEditedAndChecked", hall.editsService},
		{"PhoneAndHoursAreChanged", hall.changesHours},
		{"FormIsUploadedAndDownloaded", hall.uploadsForm},
		{"DayOffAndReceptionDay", hall.entersDayOff},
		{"PromiseIsReworded", hall.rewordsPromise},
		{"TwoEditOneService", hall.bothEdit},
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
	p.write("return_reason", "Кажете къде има водоноска.")
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
	p.told("Публикувано.")
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
	p.do(p.tab, chromedp.Click(chromedp.CSS(`input[name="service_2016"]`)))
	p.press("Публикувай отбелязаните")
	p.told("Публикувани: 1")
	page := p.on("/u/2016")
	for _, words := range []string{"2,56", "3,00", "4,50", fmt.Sprintf("01.01.%d", time.Now().Year()+1)} {
		if !strings.Contains(page, words) {
			p.t.Errorf("the public page of the service does not say %q", words)
		}
	}
}

// editsService adds a document in both languages and notes that the service was checked.
func (h hall) editsService() {
	p := h.publisher
	p.open("/entries/service?q=2016")
	p.press("№ 2016 Издаване на удостоверение за наследници")
	p.told("Какво да носите")
	p.press("Платена такса")
	p.write("documents.3.text", "Платена такса, на гишето или по банка")
	p.press("Още един ред: Документи")
	p.told("още не са записани")
	p.shoot(p.tab, "new-row")
	if seen, err := chromedp.Run(p.tab, chromedp.Evaluate[bool](`(() => { const box = document.getElementById("documents.4.text").getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight })()`)); err != nil || !seen {
		p.t.Errorf("the new row is out of sight: %v", err)
	}
	p.write("documents.4.text", "Акт за смърт, ако е от друга държава")
	p.write("documents.4.text_en", "Death certificate, if issued abroad")
	p.press("Публикувай")
	p.told("Публикувано е")
	p.sees("/u/2016", "Платена такса, на гишето или по банка")
	p.sees("/u/2016?l=en", "Death certificate, if issued abroad")
	p.press("Проверено днес")
	p.told("Отбелязано като проверено днес")
	p.both("service")
	p.sees("/u/2016", time.Now().In(data.Sofia()).Format("02.01.2006"))
}

// changesHours gives the registry another phone and other hours.
func (h hall) changesHours() {
	p := h.publisher
	p.open("/")
	p.press("Звена и телефони")
	p.told("Деловодство")
	p.press("Деловодство")
	p.told("Часове за прием")
	p.write("phone", "0777 / 80 399")
	p.press("понеделник")
	p.set("week.0.until", "18:30")
	p.press("Публикувай")
	p.told("Публикувано е")
	p.both("department")
	p.sees("/", "tel:&#43;35977780399")
	registry := p.edited().Departments[0]
	if got := registry.Hours.Week[0].Until.String(); registry.Phone != "0777 / 80 399" || got != "18:30" {
		p.t.Errorf("the edition says %s, until %s", registry.Phone, got)
	}
}

// uploadsForm brings a form as a PDF to the phones.
func (h hall) uploadsForm() {
	p := h.publisher
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddPage()
	pdf.SetFont("Helvetica", "", 14)
	pdf.Text(20, 20, "Application for a service")
	file := filepath.Join(p.t.TempDir(), "zayavlenie.pdf")
	if err := pdf.OutputFileAndClose(file); err != nil {
		p.t.Fatal(err)
	}
	wrong := filepath.Join(p.t.TempDir(), "zayavlenie.docx")
	if err := os.WriteFile(wrong, []byte("not a PDF"), 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.open("/entries/form")
	p.press("Заявление за услуга")
	p.told("Бланката като PDF")
	p.write("source", "Деловодство")
	p.do(p.tab, chromedp.SetUploadFiles(field("pdf"), []string{wrong}))
	p.press("Публикувай")
	p.do(p.tab, chromedp.WaitVisible(chromedp.CSS(".summary")))
	p.shoot(p.tab, "no-pdf")
	if got := p.text(p.tab, "#source"); got != "Деловодство" {
		p.t.Errorf("the refused form lost its source: %q", got)
	}
	p.do(p.tab, chromedp.SetUploadFiles(field("pdf"), []string{file}))
	p.press("Публикувай")
	p.told("Публикувано е")
	p.both("form")
	p.sees("/f/application", "/F/application.pdf")
	want, err := os.ReadFile(file)
	if err != nil {
		p.t.Fatal(err)
	}
	if got := p.on("/f/application.pdf"); got != string(want) {
		p.t.Errorf("the phone gets %d bytes, want %d", len(got), len(want))
	}
}

// entersDayOff says on which day nobody works, and moves the mayor's reception.
func (h hall) entersDayOff() {
	p := h.publisher
	p.open("/entries/department")
	p.press("Почивни дни")
	p.told("Дни, различни от календара")
	p.press("Още един ред")
	p.told("още не са записани")
	p.set("days.0.day", "2026-12-28")
	p.set("days.0.kind", string(data.Off))
	p.write("days.0.reason", "Общинският съвет реши")
	p.write("days.0.source", "Заповед 12")
	p.press("Публикувай")
	p.told("Публикувано е")
	p.both("dayoff")
	p.press("Приемни дни")
	p.told("Кмет")
	p.press("Кмет")
	p.set("receptions.0.day", "2")
	p.press("Публикувай")
	p.told("Публикувано е")
	p.both("receptions")
	c := p.edited()
	if len(c.DaysOff) != 1 || c.DaysOff[0].Day.Day() != 28 || c.DaysOff[0].Kind != data.Off {
		p.t.Errorf("days off in the edition: %+v", c.DaysOff)
	}
	if got := c.Receptions[0].Day; got != time.Tuesday {
		p.t.Errorf("the mayor receives on %s", got)
	}
}

// rewordsPromise says a promise of the charter in other words.
func (h hall) rewordsPromise() {
	p := h.publisher
	const words = "Насърчаване на растежа, за който всеки може да попита;"
	p.open("/entries/charter/all")
	if got := p.text(p.tab, "main"); strings.Contains(got, "Какво се променя") {
		p.t.Errorf("an untouched charter changes: %.300s", got)
	}
	p.press("I.1.1 ·")
	p.write("I-1.3.text", words)
	p.press("Запази")
	p.told("Черновата е запазена")
	p.told("Какво се променя")
	p.both("charter")
	p.press("Публикувай")
	p.told("Публикувано е")
	p.press("Версии")
	p.told("Версия 0 и версия 1")
	p.told("I.1, ред 4: Текст")
	p.both("charter-versions")
	if got := p.edited().Charter.Parts[0].Sections[0].Blocks[3]; got.Text.BG != words || got.Promise != "I.1.1" {
		p.t.Errorf("the edition promises %+v", got)
	}
}

// bothEdit is two browsers at one form: the second is told that somebody is there, sees
// both texts, and nothing is overwritten before it says so.
func (h hall) bothEdit() {
	e, p := h.editor, h.publisher
	e.open("/entries/service/2017")
	p.open("/entries/service/2017")
	p.told("В момента тук е и ivanova")
	e.write("fee_note", "Платете на касата")
	p.write("fee_note", "Платете по банка")
	e.press("Запази")
	e.told("Черновата е запазена")
	p.press("Публикувай")
	p.told("Докато пишехте, ivanova записа друго")
	p.told("Платете на касата")
	p.both("conflict")
	if got := p.text(p.tab, "#fee_note"); got != "Платете по банка" {
		p.t.Errorf("what the second wrote is %q", got)
	}
	e.open("/entries/service/2017")
	if got := e.text(e.tab, "#fee_note"); got != "Платете на касата" {
		e.t.Errorf("what the first saved is %q", got)
	}
	if page := p.on("/u/2017"); strings.Contains(page, "на касата") || strings.Contains(page, "по банка") {
		p.t.Error("the public sees what nobody decided")
	}
	p.press("Публикувай")
	p.told("Публикувано е")
	p.sees("/u/2017", "Платете по банка")
}
