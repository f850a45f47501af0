package console

import (
	"context"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// wantTable compares the table with the one that was looked at.
func (a answer) wantTable(path string) {
	a.t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(a.body), 0o600); err != nil {
			a.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		a.t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), a.body); diff != "" {
		a.t.Errorf("%s (-want +got)\n%s", path, diff)
	}
}

func TestInboxIsTakenAwayAsItIsFiltered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.inbox.lines[0].Service, o.inbox.lines[0].Department, o.inbox.lines[0].Rating = "1001", "registry", data.RatedBad
	o.inbox.lines[0].Words = "=HYPERLINK(\"http://evil\")\nи чаках; дълго"
	o.inbox.lines[0].Reason, o.inbox.lines[0].Note, o.inbox.lines[0].Owner = data.ReasonWaiting, "+359 се обадих", "Мария"
	o.inbox.lines[0].Hidden, o.inbox.lines[0].Screen = data.HiddenByStaff, "phone-0011223344556677"
	b.get("/feedback?kind=complaint").says("Издаване на дубликат на удостоверение за раждане · Деловодство", `href="/feedback/table.csv?kind=complaint"`)
	b.get("/feedback/m1").says("<dt>Услуга</dt><dd>Издаване на дубликат", "<dt>Звено</dt><dd>Деловодство")

	a := b.get("/feedback/table.csv").is(http.StatusOK)
	if got := a.header.Get("Content-Disposition"); !strings.Contains(got, "mnenia-2026-11-22.csv") {
		t.Errorf("the file is called %s", got)
	}
	a.wantTable("testdata/feedback.csv")
	a.lacks("phone-0011")
	b.get("/feedback/table.csv?kind=breach").says("Служителят не си каза името").lacks("чаках")
	var audited []string
	for _, d := range o.deeds {
		if d.What == data.DeedFeedbackExported {
			audited = append(audited, d.Who+" "+d.Which)
		}
	}
	if diff := cmp.Diff([]string{"ana 3", "ana 1"}, audited); diff != "" {
		t.Errorf("audited (-want +got)\n%s", diff)
	}
	b.get("/audit").says("изтегли мненията", "съобщения: 3")
}

func TestNothingIsTakenAwayUnaudited(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.failing["FeedbackExported"] = errors.New("disk full")
	b.get("/feedback/table.csv").is(http.StatusInternalServerError).lacks("Служителят")
}

func TestPaperAboutAServiceCountsForItsDepartment(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/feedback/new", "paper", "P1", "kind", "rating", "rating", "4", "service", "1001").is(http.StatusOK)
	b.post("/feedback/new", "paper", "P2", "kind", "rating", "rating", "4", "service", "1001", "department", "taxes").is(http.StatusOK)
	last := len(o.inbox.lines)
	if first, second := o.inbox.lines[last-2], o.inbox.lines[last-1]; first.Department == "" || second.Department != "taxes" {
		t.Errorf("got %q and %q", first.Department, second.Department)
	}
}

// leaflet is the sheet for the wall in short.
func (o *office) leaflet(context.Context) ([]byte, error) {
	return []byte("%PDF: leaflet"), o.failing["LeafletPDF"]
}

func TestLeafletForTheWallIsOpened(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/feedback").says(`href="/feedback/leaflet.pdf"`)
	if a := b.get("/feedback/leaflet.pdf").is(http.StatusOK).says("%PDF: leaflet"); a.header.Get("Content-Type") != "application/pdf" {
		t.Errorf("got %v", a.header)
	}
	o.failing["LeafletPDF"] = data.ErrInvalid
	b.get("/feedback/leaflet.pdf").is(http.StatusNotFound)
	o.failing["LeafletPDF"] = errors.New("no font")
	b.get("/feedback/leaflet.pdf").is(http.StatusInternalServerError)
}
