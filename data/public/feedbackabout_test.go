package public

import (
	"net/http"
	"strings"
	"testing"

	"example.org/parter/data"
)

func TestOpinionFromAServiceKnowsWhich(t *testing.T) {
	v := visit(t)
	if got := v.get("/U/1001").Body.String(); !strings.Contains(got, `href="/M?about=u-1001"`) {
		t.Errorf("the service's page does not ask: %s", got)
	}
	got := v.get("/M/S?about=u-1001").Body.String()
	if !strings.Contains(got, `<option value="u-1001" selected>`) || !strings.Contains(got, `href="/M/S?about=u-1001&amp;l=en"`) {
		t.Errorf("got %s", got)
	}
	if w := v.sendTo("/M", "sheet", sheet, "via", "S", "rating", "2", "about", "u-1001"); w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	service, err := v.town.Service(t.Context(), "1001")
	if err != nil {
		t.Fatal(err)
	}
	if told := v.town.told[0]; told.Service != "1001" || told.Department != service.Department || told.Channel != data.ViaSlip {
		t.Errorf("got %+v", told)
	}
}

func TestPhoneChoosesADepartmentOrAPromise(t *testing.T) {
	for name, c := range map[string]struct {
		sent []string
		want data.Feedback
	}{
		"a department":    {[]string{"about", "z-registry"}, data.Feedback{Department: "registry"}},
		"a promise":       {[]string{"promise", "II.1.2"}, data.Feedback{Promise: "II.1.2"}},
		"what is no more": {[]string{"about", "u-9999"}, data.Feedback{}},
	} {
		v := visit(t)
		v.sendTo("/M", append([]string{"sheet", sheet, "kind", "praise", "words", "Благодаря"}, c.sent...)...)
		if len(v.town.told) != 1 {
			t.Fatalf("%s: %d kept", name, len(v.town.told))
		}
		told := v.town.told[0]
		if got := (data.Feedback{Service: told.Service, Department: told.Department, Promise: told.Promise}); got != c.want {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	v := visit(t)
	if got := v.sendTo("/M", "sheet", sheet, "about", "z-registry").Body.String(); !strings.Contains(got, `<option value="z-registry" selected>`) {
		t.Errorf("what was chosen is lost: %s", got)
	}
}

// An address is in the history of a phone that others use too.
func TestOpinionFromACaseNamesNoCase(t *testing.T) {
	v := visit(t)
	page := v.get("/P/" + goodToken).Body.String()
	_, after, asks := strings.Cut(page, `href="/M/S?about=`) // the code of the slip led here
	if !asks {
		t.Fatalf("the page of a case does not ask: %s", page)
	}
	address, _, _ := strings.Cut(after, `"`)
	if _, err := v.town.Service(t.Context(), data.ServiceID(strings.TrimPrefix(address, "u-"))); err != nil {
		t.Errorf("the address is of %q: %v", address, err)
	}
}
