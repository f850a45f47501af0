package public

import (
	"mime"
	"net/http"
	"net/http/httptest"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// sent is what a link to a file brings.
func (v visitor) sent(address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	v.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

func TestPhoneKeepsTheNumberOfADepartment(t *testing.T) {
	v := visit(t)
	town := datatest.Town()
	registry := town.Departments[0]
	says(t, v.get("/"), http.StatusOK, `href="/V/`+string(registry.ID)+`.vcf"`, "Запазване в контактите")
	says(t, v.get("/U/1001?l=en"), http.StatusOK, `href="/V/`+string(registry.ID)+`.vcf?l=en"`, "Save to contacts")
	for query, l := range map[string]data.Language{"": data.Bulgarian, "?l=en": data.English} {
		w := v.sent("/V/" + string(registry.ID) + ".vcf" + query)
		if got, want := w.Body.String(), registry.Card(town.Town, l); w.Code != http.StatusOK || got != want || got == "" {
			t.Errorf("%s: got %d %q, want %q", l, w.Code, got, want)
		}
		if got, want := w.Header().Get("Content-Type"), "text/vcard; charset=utf-8"; got != want {
			t.Errorf("%s: got %s, want %s", l, got, want)
		}
	}
	for _, path := range []string{"/V/none.vcf", "/V/" + string(registry.ID), "/V/.vcf", "/V/"} {
		says(t, v.get(path), http.StatusNotFound, "0999 / 11 111")
	}
}

func TestServicePageOffersItsBrochure(t *testing.T) {
	v := visit(t)
	says(t, v.get("/U/1001"), http.StatusOK, `href="/U/1001.pdf"`, "Брошура за печат")
	says(t, v.get("/U/1001?l=en"), http.StatusOK, `href="/U/1001.pdf?l=en"`, "Brochure to print")
	for address, want := range map[string]string{"/U/1001.pdf": "%PDF of 1001 bg", "/u/1001.PDF?l=en": "%PDF of 1001 en"} {
		w := v.sent(address)
		if got := w.Body.String(); w.Code != http.StatusOK || got != want {
			t.Errorf("%s: got %d %q, want %q", address, w.Code, got, want)
		}
		if kind, _, err := mime.ParseMediaType(w.Header().Get("Content-Disposition")); err != nil || kind != "attachment" {
			t.Errorf("%s: disposition %q, %v", address, kind, err)
		}
	}
	says(t, v.get("/U/none.pdf"), http.StatusNotFound, "0999 / 11 111")
}
