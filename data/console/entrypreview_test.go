package console

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// seenService is the service that was painted last.
func (o *office) seenService(t *testing.T) data.Service {
	t.Helper()
	s, ok := o.seen.(data.Service)
	if !ok {
		t.Fatalf("painted %T", o.seen)
	}
	return s
}

func TestPreviewOfAServicePaintsTheDraftAndSavesNothing(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/entries/service/1001").says(`hx-post="/entries/service/1001/preview"`, `value="kiosk" checked`, "Киоск изправен")
	sent := o.formOf(datatest.Town().Services[0], 0)
	b.postForm("/entries/service/1001/preview", sent, "name", "Ново име", "fees.0.amount", "4,20").is(http.StatusOK).
		says("както ще се вижда на киоска", "посетителят ще го превърта").lacks("<html")
	if s := o.seenService(t); s.Name.BG != "Ново име" || s.Fees[0].Amount != 420 || s.ID != "1001" {
		t.Errorf("painted %s with %d", s.Name.BG, s.Fees[0].Amount)
	}
	if len(o.drafts) != 0 {
		t.Error("it was saved")
	}
	o.unfit = "Много дълго име"
	b.postForm("/entries/service/1001/preview", sent, "surface", "upright").says(`width="1080" height="1920"`, "Не се побира на таблото: „Много дълго име“")
	b.get("/entries/service/1001").says(`value="upright" checked`)
	b.get("/notices/new").says(`value="board" checked`) // whose choice is another
	b.get("/entries/receptions/all").says(`value="kiosk" checked`)
	b.postForm("/entries/service/new/preview", url.Values{"name": {"Нова услуга"}})
	if s := o.seenService(t); s.Name.BG != "Нова услуга" || s.ID != "" {
		t.Errorf("painted %s", s.Name.BG)
	}
}

// TestWhatCannotBeReadStaysInThePictureAsItWas types an amount letter by letter, beside a
// row that nobody can read yet.
func TestWhatCannotBeReadStaysInThePictureAsItWas(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	sent, fees := o.formOf(datatest.Town().Services[0], 0), len(datatest.Town().Services[0].Fees)
	more := fmt.Sprintf("fees.%d.", fees)
	b.postForm("/entries/service/1001/preview", sent, "fees.0.amount", "", "name", "Друго име").says("каквото беше преди: Такси, ред 1: ")
	if s := o.seenService(t); s.Fees[0].Amount != 256 || s.Name.BG != "Друго име" {
		t.Errorf("painted %s with %d", s.Name.BG, s.Fees[0].Amount)
	}
	first := b.postForm("/entries/service/1001/preview", sent, "fees.0.amount", "7,50", more+"amount", "9").lacks("каквото беше")
	if s := o.seenService(t); len(s.Fees) != fees+1 || s.Fees[fees].Amount != 900 {
		t.Errorf("painted %d fees", len(s.Fees))
	}
	last := first.fields()[lastRead]
	b.postForm("/entries/service/1001/preview", sent, "fees.0.amount", "7,5о", more+"amount", "9,", lastRead, last)
	if s := o.seenService(t); s.Fees[0].Amount != 750 || s.Fees[fees].Amount != 900 {
		t.Errorf("painted %d and %d", s.Fees[0].Amount, s.Fees[fees].Amount)
	}
	b.postForm("/entries/service/1001/preview", sent, more+"amount", "май")
	if s := o.seenService(t); len(s.Fees) != fees {
		t.Errorf("painted %d fees: one that was never read", len(s.Fees))
	}
}

func TestPreviewOfAnEntrySaysWhyThereIsNone(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.failing["PreviewEntry"] = data.ErrNotFound
	b.post("/entries/service/1001/preview", "surface", "board").says("На таблото са само услуги с такса")
	b.post("/entries/daysoff/all/preview", "surface", "board").says("няма такава страница")
	o.failing["PreviewEntry"] = errors.New("no font")
	b.post("/entries/service/1001/preview").says("Прегледът не се получи")
	b.get("/entries/form/zayavlenie").lacks("preview-title")
	b.post("/entries/form/zayavlenie/preview").is(http.StatusNotFound)
	b.post("/entries/notice/n1/preview").is(http.StatusNotFound)
}

// TestNewFeeSaysFromWhenItHolds reads the sentence in each of its forms.
func TestNewFeeSaysFromWhenItHolds(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	january := time.Date(2027, time.January, 1, 0, 0, 0, 0, data.Sofia())
	s := datatest.Town().Services[0]
	b.get("/entries/service/1001").lacks("Нова такса") // it is published already
	for _, c := range []struct {
		fees []data.Fee
		want string
	}{
		{[]data.Fee{{Amount: 500, Until: january}, {Amount: 750, From: january}}, "Нова такса 7,50\u00a0€ важи от 1 януари 2027\u00a0г.; дотогава – 5,00\u00a0€."},
		{[]data.Fee{{Amount: 750, From: january}}, "Нова такса 7,50\u00a0€ важи от 1 януари 2027\u00a0г.</p>"},
		{[]data.Fee{{Amount: 500, Speed: data.Ordinary}, {Amount: 750, Speed: data.Fast, From: january}}, "Нова такса (бърза) 7,50\u00a0€ важи от 1 януари 2027\u00a0г.</p>"},
		{
			[]data.Fee{{Amount: 500, For: data.Text{BG: data.ForCompanies}}, {Amount: 750, For: data.Text{BG: data.ForCompanies}, From: january}},
			"Нова такса (" + data.ForCompanies + ") 7,50\u00a0€ важи от 1 януари 2027\u00a0г.; дотогава – 5,00\u00a0€.",
		},
	} {
		s.Fees = c.fees
		b.postForm("/entries/service/1001/preview", o.formOf(s, 0)).says(c.want)
	}
	b.postForm("/entries/service/1001", o.formOf(s, 0), "do", "save")
	b.get("/entries/service/1001").says("Нова такса (" + data.ForCompanies)
	b.postForm("/entries/service/1001", o.formOf(s, 1), "do", "save", "fees.1.amount", "много").is(http.StatusUnprocessableEntity).lacks("Нова такса")
}
