package main

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/public"
)

// A form's file goes from the desk into an edition, and from there to a phone.
func TestFileOfAFormComesToThePhoneAsItWasGiven(t *testing.T) {
	o := openOffice(t)
	file := document(t, 2)
	kept, err := archive{o.folder.Files()}.Take(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	draft, err := o.store.Entry(t.Context(), data.EntryRef{Kind: data.KindForm, ID: "application"})
	if err != nil {
		t.Fatal(err)
	}
	form := draft.Entry.(data.Form)
	form.File = kept
	draft, err = o.store.SaveEntry(t.Context(), "Иванова", form, draft.Revision)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.store.PublishEntry(t.Context(), "Иванова", draft.Entry.Ref(), draft.Revision); err != nil {
		t.Fatal(err)
	}
	pages := &published{shelf: o.shelf}
	if err := pages.renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	phone, err := public.New(public.Options{
		Catalogue: pages, Cases: newLookup(o.store, slog.New(slog.DiscardHandler)), File: o.folder.Files().File, Brochure: (&brochures{pages: pages, clock: time.Now}).of, Clock: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		phone.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w
	}
	if w := get("/F/application"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `href="/F/application.pdf"`) {
		t.Errorf("got %d\n%s", w.Code, w.Body)
	}
	if w := get("/F/application.pdf"); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), file) {
		t.Errorf("got %d and %d bytes", w.Code, w.Body.Len())
	}
	if w := get("/F/request.pdf"); w.Code != http.StatusNotFound {
		t.Errorf("a form without a file: %d", w.Code)
	}
	whole, err := pages.WholeEdition(t.Context())
	if number, fault := pages.EditionNumber(t.Context()); err != nil || fault != nil || whole.Number != number || whole.Content.Forms[0].File != kept {
		t.Errorf("got edition %d, want %d: %+v, %v", whole.Number, number, whole.Content.Forms[0], err)
	}
}

func TestAPIReadsTheAuditPageByPage(t *testing.T) {
	o := openOffice(t)
	all, err := ledger{o.store}.page(t.Context(), 0, 100)
	if err != nil || len(all) < 2 {
		t.Fatalf("got %+v, %v", all, err)
	}
	first, err := ledger{o.store}.page(t.Context(), 0, 1)
	if err != nil || len(first) != 1 || first[0] != all[0] {
		t.Errorf("got %+v, %v", first, err)
	}
	rest, err := ledger{o.store}.page(t.Context(), first[0].Seq, 100)
	if err != nil || len(rest) != len(all)-1 || rest[0] != all[1] {
		t.Errorf("got %+v, %v", rest, err)
	}
}
