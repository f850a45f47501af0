package site_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestNumberAndDateAreAnsweredWithTheOutline(t *testing.T) {
	_, o, path := open(t)
	c := client(t, path, "kiosk")
	got, err := c.CaseByDate(t.Context(), "94-00-1287", answer().Case.Received)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(answer().Outline(data.Town{Public: "http://office.example"}), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if o.asked != "kiosk" || !got.IsOutline() {
		t.Errorf("asked by %q, got %+v", o.asked, got)
	}
	if _, err := c.CaseByDate(t.Context(), "94-00-1287", answer().Case.Received.AddDate(0, 0, 1)); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("another day: got %v", err)
	}
}

func TestAQuestionThatAsksInTwoWaysOpensNothing(t *testing.T) {
	_, _, path := open(t)
	for _, body := range []string{
		`{"screen":"kiosk","number":"94-00-1287","code":"ABCD2345","date":"2026-11-20T00:00:00Z"}`,
		`{"screen":"kiosk","date":"2026-11-20T00:00:00Z","token":"` + string(slipToken) + `"}`,
		`{"screen":"kiosk","number":"94-00-1287","token":"` + string(slipToken) + `"}`,
	} {
		status, said := post(t, path, "/v1/case", []byte(body))
		if status != http.StatusNotFound || strings.Contains(said, "1287") {
			t.Errorf("%s: got %d %s", body, status, said)
		}
	}
}
