package public

import (
	"flag"
	"net/http"
	"net/http/httptest"
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
			compare(t, path, normalised(page.Body.String(), name == "start"))
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
func everyPage(t *testing.T, l data.Language) map[string]*httptest.ResponseRecorder {
	v := visit(t)
	pages := map[string]*httptest.ResponseRecorder{}
	for name, address := range map[string]string{
		"start": "/?", "services": "/U?", "group": "/U?g=people&", "search": "/U?q=" + url.QueryEscape("скица") + "&",
		"service": "/U/1001?", "service-example": "/U/1005?", "notice": "/O/spirane001?", "form": "/F/palnomoshtno?", "form-none": "/F/skitsa?", "case": "/P/" + goodToken + "?",
		"caseform": "/P?", "feedback": "/M?", "reports": "/R?", "report": "/R/2026-1?", "letters": "/X/" + goodToken + "?", "apology": "/nothing?",
	} {
		pages[name] = v.get(address + "l=" + string(l))
	}
	pages["case-letters-refused"] = v.sendTo("/P/"+goodToken+"/letters", "email", "ivan", "l", string(l))
	pages["letters-asked"] = v.sendTo("/P/"+goodToken+"/letters", "email", "ivan@example.org", "agrees", "yes", "l", string(l))
	pages["letters-to-confirm"] = v.get("/S/" + goodToken + "?l=" + string(l))
	pages["letters-confirmed"] = v.sendTo("/S/"+goodToken, "l", string(l))
	pages["feedback-refused"] = v.sendTo("/M", "sheet", sheet, "words", "ЕГН 7523169263", "kind", "complaint", "l", string(l))
	pages["feedback-kept"] = v.sendTo("/M", "sheet", sheet, "rating", "3", "l", string(l))
	pages["letters-to-remove"] = v.get("/X/" + goodToken + "?l=" + string(l))
	pages["letters-removed"] = v.sendTo("/X/"+goodToken, "l", string(l))
	for name, w := range wishPages(t, l) {
		pages[name] = w
	}
	for name, c := range sampleCases() {
		if strings.HasPrefix(name, "case-") {
			v.town.is = &c
			pages[name] = v.get("/P/" + goodToken + "?l=" + string(l))
		}
	}
	return pages
}

// wishPages are those of a town that can seal.
func wishPages(t *testing.T, l data.Language) map[string]*httptest.ResponseRecorder {
	v := visitSealed(t)
	form := httptest.NewRecorder()
	v.ServeHTTP(form, httptest.NewRequest(http.MethodGet, "/M?l="+string(l), nil))
	return map[string]*httptest.ResponseRecorder{
		"feedback-wish":         form,
		"feedback-wish-refused": v.asks("words", "Чаках", "name", "Мария 7523169263", "email", "maria", "l", string(l)),
		"answer":                v.asks("words", "Чаках", "name", "Мария", "phone", "0888 000 000", "l", string(l)),
	}
}

// normalised is the page with one tag a line; the frame around the main part is
// left out unless asked for.
var sheets = regexp.MustCompile(`name="sheet" value="[A-Z2-7]{26}"`)

func normalised(page string, frame bool) string {
	page = sheets.ReplaceAllString(page, `name="sheet" value="SHEET"`)
	if start, end := strings.Index(page, "<main"), strings.Index(page, "</main>"); !frame && start >= 0 && end >= 0 {
		page = page[start : end+len("</main>")]
	}
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(unbroken(page), "><", ">\n<")) {
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
