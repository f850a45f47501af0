package console

import (
	"errors"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// TestPagesAreAsTheyWere compares every page in both languages with the one in
// testdata: the first with its frame, the others without.
func TestPagesAreAsTheyWere(t *testing.T) {
	wanted := map[string]bool{}
	for _, l := range data.Languages() {
		for name, page := range everyPage(t, l) {
			path := filepath.Join("testdata", name+"."+string(l)+".html")
			wanted[path] = true
			compare(t, path, normalised(page, name == "today"))
		}
	}
	for _, name := range pageNames() {
		if path := filepath.Join("testdata", name+".bg.html"); !wanted[path] {
			t.Errorf("page %s is not compared", name)
		}
	}
	kept, err := filepath.Glob("testdata/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range kept {
		if !wanted[path] {
			t.Errorf("%s belongs to no page", path)
		}
	}
}

// everyPage visits every page, each with something to say.
func everyPage(t *testing.T, l data.Language) map[string]answer {
	o := openOffice(t)
	outside := o.browser()
	door := "?l=" + string(l)
	pages := map[string]answer{
		"signin":  outside.post("/sign-in"+door, "l", string(l), "name", "ana", "password", "не тази"),
		"welcome": outside.post("/welcome/"+invitation+door, "l", string(l), "password", goodPassword, "repeat", "друга"),
		"resume":  outside.post("/sign-in", "l", string(l), "name", "ana", "password", goodPassword, "next", "/notices/new", "kept.title", "Вода"),
	}
	b := o.clerk()
	b.post("/language", "l", string(l), "back", "/")
	pages["notice-new"] = b.get("/notices/new")
	pages["notice-refused"] = b.post("/notices/new", with(water, "title", "", "until", "скоро", "do", "publish")...)
	b.post("/notices/new", with(water, "do", "save")...)
	pages["noticedelete"] = b.get("/notices/n1/delete")
	b.post("/notices/n1/delete")
	pages["notice"] = b.post("/notices/new", with(water, "do", "publish")...)
	pages["notice-conflict"] = b.post("/notices/n1", with(water, "title", "Друго", "do", "save")...)
	pages["preview"] = b.post("/notices/preview", water...)
	pages["notices"] = b.get("/notices")
	pages["casenew"] = b.post("/cases/new", "number", "", "received", "2026-11-23", "service", "нещо")
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20", "due", "2026-11-21")
	pages["caseterm"] = b.get("/cases/term?received=2026-11-20&service=1001")
	pages["case-late"] = b.post("/cases/c1/told", "told_how", "", "told_on", "2026-11-22", "told_by", "Ана")
	pages["cases-late"] = b.get("/cases?list=late")
	b.post("/cases/c1/extend", "extended", "2026-11-30", "extended_on", "2026-11-22", "delay_reason", "чака се становище")
	b.post("/cases/c1/told", "told_how", "phone", "told_on", "2026-11-22", "told_by", "Ана")
	pages["case"] = b.post("/cases/c1/slip")
	o.failing["PrintSlip"] = errors.New("no paper")
	pages["case-unprinted"] = b.post("/cases/c1/slip")
	pages["cases"] = b.get("/cases")
	everyCorrection(b, pages)
	everyFeedbackPage(b, pages)
	everyImportPage(b, pages)
	everyEntryPage(o, b, pages)
	b.post("/alert", "title", "Учение", "body", "Само проба.", "form", "band", "drill", "yes", "until", "60")
	pages["alert"] = b.get("/alert?text=leave")
	everyPostingPage(o, b, pages)
	everyBoardPage(b, pages)
	everyTokenPage(o, b, pages)
	pages["past"] = b.get("/screens/past?screen=lobby-board&at=2026-11-14T10:20")
	o.screens[0].Problem = "torn"
	everyScreenPage(o, b, pages)
	pages["welcome-gone"] = outside.get("/welcome/used" + door)
	everyAccessPage(o, b, pages)
	return pages
}

func everyCorrection(b *browser, pages map[string]answer) {
	pages["case-ends"] = b.post("/cases/c1", "stage", "refused", "on", "2026-11-22")
	right := []string{"number", canaryNumber, "received", "2026-11-19", "service", "1001", "speed", "бърза", "department", "taxes", "due", "2026-11-27"}
	pages["casecorrect"] = b.get("/cases/c1/correct")
	right = with(right, "start", pages["casecorrect"].fields()["start"])
	pages["casecorrect-refused"] = b.post("/cases/c1/correct", with(right, "number", "94-00-1", "due", "скоро")...)
	pages["case-corrected"] = b.post("/cases/c1/correct", right...)
	pages["casecorrect-meanwhile"] = b.post("/cases/c1/correct", with(right, "received", "2026-11-18")...)
}

func everyImportPage(b *browser, pages map[string]answer) {
	pages["caseimport-none"] = b.gives("x.pdf", "%PDF")
	pages["casemap"] = b.gives("дело.csv", someCases)
	pages["casemap-missing"] = b.post("/import/cases/i1", with(chosen(), "case_source", "", "column.0", "", "do", "look")...)
	pages["casemap-preview"] = b.post("/import/cases/i1", with(chosen(), "do", "look")...)
	b.post("/import/cases/i1", with(chosen(), "do", "import")...)
	b.gives("дело.csv", someCases+"refused;вчера;ready;\n")
	pages["casemap-refused"] = b.post("/import/cases/i1", with(chosen(), "do", "import")...)
	pages["caseimport"] = b.get("/import/cases?case_source=" + url.QueryEscape("Акстър"))
}

func everyBoardPage(b *browser, pages map[string]answer) {
	b.post("/board/new", with(opening, "do", "publish")...)
	pages["board"] = b.get("/board?at=2026-11-23T10:00")
	pages["boardthen"] = b.get("/board/then?day=2026-11-23&minute=600")
	pages["boardweek"] = b.get("/board/week")
	pages["boarditem"] = b.post("/board/b1", with(opening, "version", "1", "agenda", "", "do", "publish")...)
	pages["boarditem-file"] = b.get("/board/new?kind=pdf")
	pages["boarditem-fees"] = b.get("/board/fees")
}

func everyScreenPage(o *office, b *browser, pages map[string]answer) {
	pages["today"] = b.get("/")
	pages["screens"] = b.get("/screens")
	pages["screendo"] = b.get("/screens/kiosk/restart")
	pages["todaynow"] = b.get("/today/now")
	o.screens[1].Online = false
	pages["screensnow"] = b.get("/screens/now")
}

func everyPostingPage(o *office, b *browser, pages map[string]answer) {
	b.post("/postings/new", with(served, "do", "save")...)
	pages["posting"] = b.post("/postings/p1", with(served, "days", "3", "body", "ЕГН 7523169263", "do", "post")...)
	b.post("/postings/p1", with(served, "revision", "2", "do", "post")...)
	pages["posted"] = b.get("/postings/p1")
	b.post("/postings/new", with(served, "title", "Друго", "do", "save")...)
	pages["postings"] = b.get("/postings")
	pages["bases"] = b.get("/postings/bases?basis=zut")
	b.post("/postings/p1/remove", "at", entered(o.now), "by", "ana", "reason", "Връчено.")
	pages["posted-removed"] = b.get("/postings/p1")
}

func everyTokenPage(o *office, b *browser, pages map[string]answer) {
	pages["lookup"] = b.post("/access/lookup", "depth", "code")
	pages["tokens-none"] = b.get("/access/tokens")
	pages["tokens-made"] = b.post("/access/tokens", "token_name", "Сайт на общината", "token_role", "catalogue", "token_until", "2027-01-31")
	b.post("/access/tokens", "token_name", "Наблюдение", "token_role", "screens", "token_until", "2027-01-31")
	b.post("/access/tokens/t2/revoke")
	used := o.desk.kept["parter_secret1"]
	used.Used = o.now
	o.desk.kept["parter_secret1"] = used
	pages["tokens"] = b.post("/access/tokens", "token_name", "Сайт на общината", "token_role", "", "token_until", "2020-01-31")
}

// normalised is the page with one tag a line, without what changes with other
// files; the frame around the main part is left out unless asked for.
func normalised(a answer, frame bool) string {
	page := a.body
	if start, end := strings.Index(page, "<main"), strings.Index(page, "</main>"); !frame && start >= 0 && end >= 0 {
		page = page[start : end+len("</main>")]
	}
	page = regexp.MustCompile(`\?v=[0-9a-f]+`).ReplaceAllString(page, "?v=VERSION")
	page = regexp.MustCompile(`base64,[0-9A-Za-z+/=]+`).ReplaceAllString(page, "base64,PICTURE")
	page = regexp.MustCompile(`class="secret">[A-Z2-7 ]+<`).ReplaceAllString(page, `class="secret">SECRET<`)
	page = regexp.MustCompile(`<code>[a-z2-7-]{29}</code>`).ReplaceAllString(page, `<code>RECOVERY</code>`)
	page = regexp.MustCompile(`value="http://[^/"]+/welcome/`).ReplaceAllString(page, `value="http://HOST/welcome/`)
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(page, "><", ">\n<")) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll("testdata", 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
