//go:build rig

package cmd

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/site"
)

// An axeTown is what the visited pages are about: their addresses in the console.
type axeTown struct {
	clerk
	draft, published, conflict string
	posting, taken, unposted   string
	told                       string // a message of a visitor
	survey                     string // with answers
	replied                    string // a message of one who wanted an answer
	file                       string // a case
	person                     string // an account
	item                       string // of the board
	pictured                   string // an item with a file
	shown                      string // a moment in which a board showed something
}

// click presses and waits for what only the next page has. The office judges the
// form and not the browser.
func click(button, next string) []chromedp.Action[chromedp.Void] {
	return []chromedp.Action[chromedp.Void]{
		chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("form").forEach((f) => f.noValidate = true)`),
		chromedp.Click(chromedp.CSS(button)), chromedp.WaitVisible(chromedp.CSS(next)),
	}
}

// twoCases are rows of a list of cases, of which one cannot be read.
func twoCases() []string {
	return []string{"94-00-4001;02.11.2026;2016;Приета;Иван Примеров", "94-00-4002;вчера;2016;Приета;"}
}

// outsideVisits are of the pages before anybody is signed in.
func outsideVisits(g *ground) []visit {
	refused := append([]chromedp.Action[chromedp.Void]{
		chromedp.SendKeys(chromedp.CSS("#name"), "admin"), chromedp.SendKeys(chromedp.CSS("#password"), "не е тази"),
	}, click("form button.main", ".message.failed")...)
	return []visit{
		{"GET /sign-in", "/sign-in", nil},
		{"GET /sign-in", "/sign-in?next=/notices", refused},
		{"GET /welcome/{secret}", g.link, nil},
		{"GET /welcome/{secret}", g.link, click("form button.main", ".summary")},
		{"GET /welcome/{secret}", "/welcome/used", nil},
	}
}

// staffVisits are of the pages of the console: every route at least once, and the
// forms that come back.
func (a axeTown) staffVisits() []visit {
	open := opened()
	stale := append([]chromedp.Action[chromedp.Void]{chromedp.Evaluate[chromedp.Void](
		`document.querySelector("[name=revision]").value = "1"; document.querySelector("#title").value = "Моето заглавие"`,
	)}, click(`button[value="save"]`, ".message.failed")...)
	ranOut := append([]chromedp.Action[chromedp.Void]{
		chromedp.Evaluate[chromedp.Void](`fetch("/sign-out", {method: "POST"})`, chromedp.EvalAwaitPromise),
	}, click(`button[value="save"]`, ".door #password")...)
	resumed := append([]chromedp.Action[chromedp.Void]{
		chromedp.SendKeys(chromedp.CSS("#name"), "admin"), chromedp.SendKeys(chromedp.CSS("#password"), password),
	}, click(`form button.main`, `.door form[action="/notices/new"]`)...)
	return []visit{
		{"GET /{$}", "/", nil},
		{"GET /notices", "/notices", nil},
		{"GET /notices/new", "/notices/new", nil},
		{"GET /notices/new", "/notices/new", click(`button[value="publish"]`, ".summary")},
		{"GET /notices/{id}", a.draft, nil},
		{"GET /notices/{id}", a.published, nil},
		{"GET /notices/{id}", a.published, open},
		{"GET /notices/{id}", a.conflict, stale},
		{"GET /notices/{id}", "/notices/nothing", nil},
		{"GET /notices/{id}/delete", a.draft + "/delete", nil},
		{"GET /notices", "/notices?q=" + url.QueryEscape("вода") + "&which=on", nil},
		{"GET /notices", "/notices?q=" + url.QueryEscape("хххх"), nil},
		{"GET /alert", "/alert", nil},
		{"GET /alert", "/alert", click("button.grave", ".summary")},
		{"GET /postings", "/postings", nil},
		{"GET /postings/new", "/postings/new", nil},
		{"GET /postings/new", "/postings/new", click(`button[value="post"]`, ".summary")},
		{"GET /postings/bases", "/postings/bases", nil},
		{"GET /postings/bases", "/postings/bases?basis=apk-18a-10", nil},
		{"GET /postings/{id}", a.unposted, nil},
		{"GET /postings/{id}", a.posting, nil},
		{"GET /postings/{id}", a.taken, nil},
		{"GET /board", "/board", nil},
		{"GET /board", "/board?at=" + url.QueryEscape(a.shown), nil},
		{"GET /board", "/board?day=2026-12-01&minute=780", nil},
		{"GET /board/week", "/board/week", nil},
		{"GET /board/new", "/board/new?kind=text", nil},
		{"GET /board/new", "/board/new?kind=text", click(`button[value="publish"]`, ".summary")},
		{"GET /board/new", "/board/new?kind=image", nil},
		{"GET /board/new", "/board/new?kind=pdf", nil},
		{"GET /board/new", "/board/new?kind=agenda", nil},
		{"GET /board/new", "/board/new?kind=fees", click(`button[value="look"]`, "img.screen")},
		{"GET /board/{id}", a.item, nil},
		{"GET /board/{id}", a.pictured, nil},
		{"GET /screens", "/screens", nil},
		{"GET /screens/{id}/restart", "/screens/board/restart", nil},
		{"GET /screens/{id}/forget", "/screens/board/forget", nil},
		{"GET /screens/past", "/screens/past", nil},
		{"GET /screens/past", "/screens/past?screen=board&at=" + url.QueryEscape(a.shown), nil},
		{"GET /screens/past", "/screens/past?screen=board&at=yesterday", nil},
		{"POST /sign-in", "/notices/new", ranOut},
		{"POST /sign-in", "", resumed},
	}
}

// caseVisits are of the cases and of the lists of them that come in.
func (a axeTown) caseVisits() []visit {
	return []visit{
		{"GET /cases", "/cases", nil},
		{"GET /cases", "/cases?list=late&number=" + url.QueryEscape("хххх"), nil},
		{"GET /cases/new", "/cases/new", nil},
		{"GET /cases/new", "/cases/new", click("form.narrow button.main", ".summary")},
		{"GET /cases/{id}", a.file, nil},
		{"GET /cases/{id}", a.file, click("#extend ~ form button", ".summary")},
		{"GET /cases/{id}", a.file, append([]chromedp.Action[chromedp.Void]{
			chromedp.SetValue(chromedp.CSS("#stage"), string(data.StageRefused)),
		}, click("#stages ~ form button", "button.grave")...)},
		{"GET /cases/{id}/correct", a.file + "/correct", nil},
		{"GET /cases/{id}/correct", a.file + "/correct", append([]chromedp.Action[chromedp.Void]{
			chromedp.Evaluate[chromedp.Void](`document.querySelector("#number").value = ""`),
		}, click("form button.main", ".summary")...)},
		{"GET /import/cases", "/import/cases", nil},
		{"GET /import/cases", "/import/cases", click(`form[enctype] button.main`, ".summary")},
		{"GET /import/cases/{id}", "/import/cases", giveCases(twoCases()...)},
		{"GET /import/cases/{id}", "/import/cases", append(append(giveCases(twoCases()...), chromedp.SendKeys(chromedp.CSS("#case_source"), "Акстър")), click(`button[value="look"]`, "#preview")...)},
		{"GET /import/cases/{id}", "/import/cases", append(giveCases(twoCases()...), append([]chromedp.Action[chromedp.Void]{
			chromedp.Evaluate[chromedp.Void](`document.querySelector("#case_source").value = ""`),
		}, click(`button[value="look"]`, ".summary")...)...)},
	}
}

// feedbackVisits are of what visitors say and of the reports about it.
func (a axeTown) feedbackVisits() []visit {
	return []visit{
		{"GET /feedback", "/feedback", nil},
		{"GET /feedback", "/feedback?q=" + url.QueryEscape("хххх"), nil},
		{"GET /feedback/{id}", a.told, nil},
		{"GET /feedback/{id}", a.told, click(`form[action$="/action"]:not(.act) button`, ".summary")},
		{"GET /feedback", "/feedback?which=answer", nil},
		{"GET /feedback/{id}", "/feedback/asked", click(`form[action$="/reply"] button`, ".summary")},
		{"GET /feedback/{id}", a.replied, nil},
		{"GET /feedback/new", "/feedback/new", nil},
		{"GET /feedback/new", "/feedback/new", click("form.narrow button.main", ".summary")},
		{"GET /surveys", "/surveys", nil},
		{"GET /surveys/{id}", a.survey, nil},
		{"GET /surveys/{id}/paper", a.survey + "/paper", nil},
		{"GET /surveys/{id}/paper", a.survey + "/paper", click("form.narrow button.main", ".summary")},
		{"GET /entries/{kind}", "/entries/survey", nil},
		{"GET /entries/{kind}/{id}", "/entries/survey/" + path.Base(a.survey), opened()},
		{"GET /entries/{kind}/{id}", "/entries/survey/new", click(`button.main[name="do"]`, ".summary")},
		{"GET /feedback/rules", "/feedback/rules", nil},
		{"GET /feedback/rules", "/feedback/rules", append([]chromedp.Action[chromedp.Void]{
			chromedp.Evaluate[chromedp.Void](`document.querySelector("#term_praise").value = ""`),
		}, click("main form button.main", ".summary")...)},
		{"GET /feedback/{id}", "/feedback/asked", nil},
		{"GET /feedback/contacts", "/feedback/contacts", nil},
		{"GET /access/seal", "/access/seal", click("#make-keys", "[data-key]")},
		{"GET /report", "/report", nil},
		{"GET /report/{period}", "/report/2026-03-01--2026-05-31", nil},
		{"GET /report/{period}", "/report/2026-1", nil},
		{"GET /report/{period}/promise/{promise}", "/report/2026-2/promise/II.5.3", nil},
		{"GET /report/{period}/promise/{promise}", "/report/2026-2/promise/II.1.2", click(`form[action$="/figure"] button`, ".summary")},
		{"GET /report/{period}/promise/{promise}", "/report/2026-2/promise/II.2.2", click(`form[action$="/waiting"] button`, ".summary")},
	}
}

// contentVisits are of what staff keep true: services, fees, departments, the charter.
func (a axeTown) contentVisits() []visit {
	open := opened()
	return []visit{
		{"GET /entries/{kind}", "/entries/service", nil},
		{"GET /entries/{kind}", "/entries/service?only=unchecked&q=" + url.QueryEscape("скица"), nil},
		{"GET /entries/{kind}", "/entries/department", nil},
		{"GET /entries/{kind}", "/entries/event", nil},
		{"GET /entries/{kind}/{id}", "/entries/service/2016", open},
		{"GET /entries/{kind}/{id}", asked, open},
		{"GET /entries/{kind}/{id}", "/entries/service/new", click(`button.main[name="do"]`, ".summary")},
		{"GET /entries/{kind}/{id}", "/entries/event/birth", nil},
		{"GET /entries/{kind}/{id}", "/entries/department/new", nil},
		{"GET /entries/{kind}/{id}", "/entries/department/taxes", nil},
		{"GET /entries/{kind}/{id}", "/entries/form/new", nil},
		{"GET /entries/{kind}/{id}", "/entries/charter/" + data.TheOnly, nil},
		{"GET /entries/{kind}/{id}", "/entries/daysoff/" + data.TheOnly, nil},
		{"GET /entries/{kind}/{id}", "/entries/" + string(data.KindStages) + "/" + data.TheOnly, nil},
		{"GET /entries/{kind}/{id}", "/entries/town/" + data.TheOnly, nil},
		{"GET /entries/{kind}/{id}/versions", "/entries/service/2016/versions", nil},
		{"GET /entries/{kind}/{id}/versions", "/entries/notice/" + path.Base(a.published) + "/versions", nil},
		{"GET /fees", "/fees", nil},
		{"GET /approvals", "/approvals", nil},
		{"GET /access/lookup", "/access/lookup", nil},
		{"GET /access/tokens", "/access/tokens", nil},
		{"GET /access", "/access", nil},
		{"GET /access/new", "/access/new", nil},
		{"GET /access/{id}", a.person, opened()},
		{"GET /account", "/account", nil},
		{"GET /account/code", "/account/code", nil},
		{"GET /audit", "/audit", nil},
		{"GET /board/week", "/board/week", nil},
	}
}

// opened opens everything that a page keeps folded.
func opened() []chromedp.Action[chromedp.Void] {
	return []chromedp.Action[chromedp.Void]{chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("details").forEach((d) => d.open = true)`)}
}

// asked is a service with a draft that waits for approval.
const asked = "/entries/service/2017"

// ask changes the service and asks for its approval, in the browser: a form of this
// size is not written down twice.
func (e *examiner) ask() {
	e.t.Helper()
	e.do(e.tab, append([]chromedp.Action[chromedp.Void]{
		chromedp.Navigate(e.console + asked),
		chromedp.Evaluate[chromedp.Void](`document.querySelector("#entry-form input[type=text], #entry-form input:not([type])").value += " и още"`),
	}, click(`button[value="ask"]`, ".message")...)...)
}

// citizenVisits are of the pages on the citizens' phones.
func (a axeTown) citizenVisits(g *ground) []visit {
	slip := g.slips()[0]
	unknown := append([]chromedp.Action[chromedp.Void]{
		chromedp.SendKeys(chromedp.CSS(`input[name="number"]`), slip.number), chromedp.SendKeys(chromedp.CSS(`input[name="code"]`), "00000000"),
	}, click("form button", `[role="alert"]`)...)
	return []visit{
		{"GET /{$}", g.public + "/", nil},
		{"GET /u", g.public + "/u", nil},
		{"GET /u/{$}", g.public + "/u/?q=" + url.QueryEscape("наследници"), nil},
		{"GET /u/{$}", g.public + "/u/?q=" + url.QueryEscape("хххх"), nil},
		{"GET /u/{id}", g.public + "/u/2016", nil},
		{"GET /u/{id}", g.public + "/u/nothing", nil},
		{"GET /o/{id}", g.public + "/o/" + path.Base(a.published), nil},
		{"GET /p", g.public + "/p", nil},
		{"GET /p/{$}", g.public + "/p/", unknown},
		{"GET /p/{token}", slip.address, nil},
		{"GET /p/{token}", slip.address, click("form button", ".wrong")},
		{"GET /m", g.public + "/m", nil},
		{"GET /r", g.public + "/r", nil},
		{"GET /r/{$}", g.public + "/r/", nil},
		{"GET /r/{period}", g.public + "/r/2026-1", nil},
		{"GET /m", g.public + "/m", click("form button", `[role="alert"]`)},
		{"GET /m/{$}", g.public + "/m/", nil},
		{"GET /m/{via}", g.public + "/m/t?about=u-2016", append([]chromedp.Action[chromedp.Void]{chromedp.Click(chromedp.CSS(`[name="rating"][value="4"]`))}, click("form button", `[role="status"]`)...)},
		{"GET /m/a", g.public + "/m/a", nil},
		{"GET /m/a", g.public + "/m/a", click("form button", `[role="alert"]`)},
		{"GET /m/a", g.public + "/m/a?via=t", append([]chromedp.Action[chromedp.Void]{chromedp.Click(chromedp.CSS(`.options input`))}, click("form button", `[role="status"]`)...)},
		{"GET /s/{token}", g.public + "/s/0000000000000000", nil},
		{"GET /x/{token}", g.public + "/x/0000000000000000", nil},
	}
}

// fill enters something of everything that a page can be about.
func (c clerk) fill() (a axeTown) {
	c.g.t.Helper()
	a.clerk = c
	now := time.Now().In(data.Sofia())
	const form = "2006-01-02T15:04"
	notice := func(title, do string) url.Values {
		return url.Values{
			"title": {title}, "body": {"На 24 ноември от 9:00 до 15:00 ч. няма да има вода."}, "from": {now.Add(-24 * time.Hour).Format(form)},
			"until": {now.Add(48 * time.Hour).Format(form)}, "weekday_1": {"yes"}, "do": {do},
		}
	}
	_, a.draft = c.post("/notices/new", notice("Чернова", "save"))
	_, a.published = c.post("/notices/new", notice("Спиране на водата", "publish"))
	_, a.conflict = c.post("/notices/new", notice("Двама пишат", "save"))
	again := notice("Двама пишат, вторият", "save")
	again.Set("revision", "1")
	c.post(a.conflict, again)

	posting := url.Values{
		"revision": {"0"}, "basis": {"apk-18a-10"}, "document": {"94-00-1287"}, "addressee": {"Иван Примеров Примеров"}, "title": {"Съобщение до И. П. П."},
		"body": {"Явете се."}, "places": {"Партер"}, "at": {now.Format(form)}, "by": {"Анна Примерова"}, "do": {"save"},
	}
	a.unposted = c.newest("/postings", func() { c.post("/postings/new", posting) })
	posting.Set("do", "post")
	a.posting = c.newest("/postings", func() { c.post("/postings/new", posting) })
	a.taken = c.newest("/postings", func() { c.post("/postings/new", posting) })
	c.post(a.taken+"/remove", url.Values{"at": {now.Format("2006-01-02T15:04:05")}, "by": {"Анна Примерова"}, "reason": {"Връчено."}})

	a.person = regexp.MustCompile(`/access/[a-z0-9]{6,}"`).FindString(string(c.get("/access")))
	a.person = strings.Trim(a.person, `"`)
	a.told = c.hear(now)
	a.survey, a.replied = c.answeredSurvey(), c.answeredMessage(now)
	c.g.importCases()
	_, a.file = c.post("/cases/new", url.Values{
		"number": {"94-00-5001"}, "received": {now.Format("2006-01-02")}, "service": {"№ 2016 Издаване на удостоверение за наследници"},
	})

	item := url.Values{"version": {"0"}, "permanent": {"yes"}, "do": {"publish"}}
	for kind, more := range map[string]url.Values{
		"text": {"title": {"Вземете номерче"}, "body": {"Автоматът е вляво."}}, "agenda": {"title": {"Празник"}, "agenda": {now.Add(time.Hour).Format("02.01.2006 15:04") + " Хоро"}},
		"fees": {}, "phones": {}, "hours": {}, "results": {},
	} {
		for name, values := range item {
			more[name] = values
		}
		more.Set("kind", kind)
		a.item = c.newest("/board", func() { c.post("/board/new", more) })
	}
	a.pictured = c.newest("/board", func() { c.upload("Посещавайте залата", "../assets/pictures/kiosk-home.png") })
	c.post("/alert", leaveTheHouse())
	c.post("/alert/withdraw", nil)
	a.shown = now.Format("2006-01-02T15:04:05")
	c.g.until("the board told of a page", func() (bool, error) {
		a.shown = time.Now().In(data.Sofia()).Add(-time.Second).Format("2006-01-02T15:04:05")
		return bytes.Contains(c.get("/screens/past?screen=board&at="+url.QueryEscape(a.shown)), []byte("data:image/png")), nil
	})
	c.post("/alert", leaveTheHouse())
	return a
}

// answeredSurvey is one that five sheets of paper answered.
func (c clerk) answeredSurvey() (survey string) {
	survey = c.asks(datatest.Survey())
	for _, sheet := range []string{"S1", "S2", "S3", "S4", "S5"} {
		c.post(survey+"/paper", url.Values{"sheet": {sheet}, "q-" + string(datatest.Survey().Questions[0].ID()): {"3"}})
	}
	return survey
}

// answeredMessage is one whose writer wanted an answer, and got it.
func (c clerk) answeredMessage(now time.Time) (message string) {
	message = c.wantsAnswer()
	c.post(message+"/reply", url.Values{"reply": {"Наредихме второ гише."}, "replied_on": {now.Format("2006-01-02")}, "replied_how": {"phone"}})
	return message
}

// hear lets the clerk read what visitors say, types a paper in and plans what is done about
// it; it returns the page of the message.
func (c clerk) hear(now time.Time) (told string) {
	c.g.t.Helper()
	if out, err := c.g.run("account", "invite", "admin", "--roles", "editor,publisher,registrar,feedback,administrator,auditor"); err != nil {
		c.g.t.Fatalf("%v: %s", err, out)
	}
	c.post("/report/2026-1/promise/II.1.2/figure", url.Values{"of": {"8"}, "n": {"10"}, "evidence": {"Дневник на гишето"}})
	c.post("/report/2026-1/publish", url.Values{"sure": {"2026-1"}})
	c.post("/report/2026-2/promise/II.2.2", url.Values{"measure": {"waiting"}, "minutes": {"20"}})
	c.g.asksForAnswer()
	c.post("/feedback/new", url.Values{"paper": {"P1"}, "kind": {"breach"}, "rating": {"2"}, "words": {"Служителят не си каза името."}, "promise": {"II.3.1"}})
	told = "/feedback/paper-P1"
	c.post(told+"/action", url.Values{"what": {"Табелки с имена"}, "responsible": {"Секретар"}, "action_until": {now.Format("2006-01-02")}})
	return told
}

// wantsAnswer has a visitor want an answer, and returns the page of the message.
func (c clerk) wantsAnswer() (page string) {
	c.g.t.Helper()
	client := site.NewClient(machine.Folder(c.g.dir).Socket(), "kiosk", data.RoleKiosk)
	defer client.Close()
	detail, err := json.Marshal(data.Feedback{
		Kind: data.KindComplaint, Words: "Чаках четиридесет минути.", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v",
		Answer: "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
	})
	if err != nil {
		c.g.t.Fatal(err)
	}
	e := data.Event{ID: site.NewEventID(), Screen: "kiosk", Kind: data.EventFeedback, At: time.Now(), Detail: detail}
	if _, err := client.AskAnswer(c.g.ctx, e); err != nil {
		c.g.t.Fatal(err)
	}
	return "/feedback/" + string(e.ID)
}

// newest is the address that a list has after something was done, and had not
// before.
func (c clerk) newest(list string, do func()) (address string) {
	c.g.t.Helper()
	links := regexp.MustCompile(`href="(` + list + `/[a-z0-9]{6,})"`)
	known := map[string]bool{}
	for _, l := range links.FindAllStringSubmatch(string(c.get(list)), -1) {
		known[l[1]] = true
	}
	do()
	for _, l := range links.FindAllStringSubmatch(string(c.get(list)), -1) {
		if !known[l[1]] {
			return l[1]
		}
	}
	c.g.t.Fatalf("nothing new in %s", list)
	return ""
}

// upload publishes a picture on the board.
func (c clerk) upload(title, name string) {
	c.g.t.Helper()
	file, err := os.ReadFile(name)
	if err != nil {
		c.g.t.Fatal(err)
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for field, value := range map[string]string{"version": "0", "kind": "image", "title": title, "permanent": "yes", "do": "publish"} {
		if err := form.WriteField(field, value); err != nil {
			c.g.t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("file", filepath.Base(name))
	if err != nil {
		c.g.t.Fatal(err)
	}
	if _, err := part.Write(file); err != nil {
		c.g.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		c.g.t.Fatal(err)
	}
	answer, err := c.client.Post(c.g.console+"/board/new", form.FormDataContentType(), &body)
	if err != nil {
		c.g.t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // nothing is read
	if answer.StatusCode != http.StatusOK {
		c.g.t.Fatalf("upload: %s", answer.Status)
	}
}
