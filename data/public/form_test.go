package public

import (
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestFormPageOffersItsFile(t *testing.T) {
	v := visit(t)
	says(t, v.get("/F/palnomoshtno"), http.StatusOK, "Пълномощно", `href="/F/palnomoshtno.pdf"`, "2 страници, 48 kB", "За кои услуги", `href="/U/1001"`)
	says(t, v.get("/f/PALNOMOSHTNO?l=en"), http.StatusOK, "Power of attorney", "2 pages, 48 kB", `href="/U/1001?l=en"`)
	says(t, v.get("/F/skitsa"), http.StatusOK, "Бланката се получава на гишето", "Примерни данни")
	if strings.Contains(v.get("/F/skitsa").Body.String(), ".pdf") {
		t.Error("a file is offered that is not there")
	}
	says(t, v.get("/U/1001"), http.StatusOK, `href="/F/palnomoshtno"`, "<small>PDF</small>")
	for _, path := range []string{"/F/none", "/F/none.pdf", "/F/skitsa.pdf", "/F/", "/F/.pdf"} {
		says(t, v.get(path), http.StatusNotFound, "0999 / 11 111")
	}
}

func TestFileOfAFormIsSentToBeKeptAndDoesNothing(t *testing.T) {
	v := visit(t)
	ask := func(headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "/F/PALNOMOSHTNO.PDF", nil)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		v.ServeHTTP(w, r)
		return w
	}
	w := ask()
	if w.Code != http.StatusOK || w.Body.String() != "%PDF-1.7 пълномощно" {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
	mark := `"` + datatest.PowerOfAttorney().SHA256 + `"`
	for name, want := range map[string]string{
		"Content-Type": "application/pdf", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": filePolicy, "ETag": mark,
		"Referrer-Policy": "no-referrer", "Set-Cookie": "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	kind, params, err := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
	if err != nil || kind != "attachment" || params["filename"] != "Пълномощно.pdf" {
		t.Errorf("Content-Disposition is %s %v, %v", kind, params, err)
	}
	if got := ask("If-None-Match", mark); got.Code != http.StatusNotModified {
		t.Errorf("what the phone has is sent again: %d", got.Code)
	}
	if got := ask("Range", "bytes=0-3"); got.Code != http.StatusPartialContent || got.Body.String() != "%PDF" {
		t.Errorf("got %d %q", got.Code, got.Body)
	}
	v.town.files = nil
	says(t, ask(), http.StatusNotFound, "0999 / 11 111")
	if !strings.Contains(v.log.String(), "public page failed") {
		t.Error("nobody learns that the file is missing")
	}
}

func TestFileIsNamedAsADiskCanNameIt(t *testing.T) {
	for name, want := range map[string]string{
		"Пълномощно":             "Пълномощно.pdf",
		"Заявление „УТ“ 1/2\r\n": "Заявление УТ 12.pdf",
		"../../etc/passwd":       "....etcpasswd.pdf",
		strings.Repeat("я", 200): strings.Repeat("я", 80) + ".pdf",
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestFormIsFoundBySearch(t *testing.T) {
	v := visit(t)
	v.town.hits = []data.Hit{{Kind: data.HitForm, ID: "palnomoshtno", Title: data.Text{BG: "Пълномощно"}}}
	says(t, v.get("/U?q=x"), http.StatusOK, `href="/F/palnomoshtno"`)
}
