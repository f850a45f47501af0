package console

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"slices"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// brochure is that of a published service.
func (o *office) brochure(_ context.Context, id data.ServiceID, l data.Language) ([]byte, error) {
	if !slices.ContainsFunc(datatest.Town().Services, func(s data.Service) bool { return s.ID == id }) {
		return nil, data.ErrNotFound
	}
	return []byte("%PDF of " + string(id) + " " + string(l)), o.failing["Brochure"]
}

func (o *office) cardQR(card string) ([]byte, error) { return pictured(card), o.failing["CardQR"] }

// pictured stands for the picture of the card's code.
func pictured(card string) []byte { return []byte(hex.EncodeToString([]byte(card))) }

func TestServicePageOpensItsBrochureInBothLanguages(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/entries/service/1001").is(http.StatusOK).says("/entries/service/1001/brochure.pdf", "/entries/service/1001/brochure-en.pdf", "Брошура за посетителите")
	for address, want := range map[string]string{"brochure.pdf": "%PDF of 1001 bg", "brochure-en.pdf": "%PDF of 1001 en"} {
		a := b.get("/entries/service/1001/" + address).is(http.StatusOK)
		if a.body != want || a.header.Get("Content-Type") != "application/pdf" {
			t.Errorf("%s: got %q as %s, want %q", address, a.body, a.header.Get("Content-Type"), want)
		}
	}
	b.get("/entries/service/unknown/brochure.pdf").is(http.StatusNotFound)
	o.failing["Brochure"] = errors.New("no font")
	b.get("/entries/service/1001/brochure.pdf").is(http.StatusInternalServerError)
}

func TestDepartmentPageShowsTheCodeOfItsPhone(t *testing.T) {
	o := openOffice(t)
	town, department := datatest.Town().Town, datatest.Town().Departments[0]
	page := "/entries/department/" + string(department.ID)
	want := "data:image/png;base64," + base64.StdEncoding.EncodeToString(pictured(department.Card(town, data.Bulgarian)))
	b := o.clerk()
	b.get(page).is(http.StatusOK).says(want, "Телефонът като QR код")
	o.failing["CardQR"] = errors.New("too long")
	b.get(page).is(http.StatusOK).lacks(want, "Телефонът като QR код")
}
