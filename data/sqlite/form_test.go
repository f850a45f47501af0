package sqlite

import (
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestFileOfAFormIsPublishedWithIt(t *testing.T) {
	d := openDesk(t)
	published := func(file data.FormFile) data.Form {
		t.Helper()
		draft, err := d.Entry(t.Context(), data.EntryRef{Kind: data.KindForm, ID: string(datatest.ApplicationForm)})
		must(t, err)
		form := draft.Entry.(data.Form)
		form.File = file
		draft, err = d.SaveEntry(t.Context(), "Иванова", form, draft.Revision)
		must(t, err)
		_, err = d.PublishEntry(t.Context(), "Иванова", draft.Entry.Ref(), draft.Revision)
		must(t, err)
		forms := d.released[len(d.released)-1].Forms
		if forms[1].File != datatest.PowerOfAttorney() || forms[2].File != (data.FormFile{}) {
			t.Errorf("the others have %+v", forms[1:])
		}
		return forms[0]
	}
	file := data.FormFile{SHA256: strings.Repeat("ab", 32), Pages: 3, Size: 12_345}
	for _, want := range []data.FormFile{file, {}, file} {
		if got := published(want).File; got != want {
			t.Errorf("published %+v, want %+v", got, want)
		}
	}
	bad := datatest.Town().Forms[0]
	bad.File = data.FormFile{SHA256: "../edition.pub", Pages: 1, Size: 1}
	wantProblem(t, bad.Check(d.now), "pdf", data.BadFormat)
}

func TestFormsOfAnOlderSchemaHaveNoFile(t *testing.T) {
	path := t.TempDir() + "/content.db"
	ofSchema(t, 12, path, `
		INSERT INTO town VALUES (1, 'Община Примерово', '', '', '', 'www.primerovo.example', 'П', 'гише', '', '', '', '', 'Примерни данни');
		INSERT INTO form (id, position, name_bg, name_en, about_bg, about_en, source, example) VALUES ('f', 0, 'Бланка', '', '', '', 'x', 0);`)
	store, err := Open(t.Context(), path, (&desk{now: datatest.Now()}).options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	c, err := store.Content(t.Context())
	must(t, err)
	if len(c.Forms) != 1 || c.Forms[0].File != (data.FormFile{}) {
		t.Errorf("got %+v", c.Forms)
	}
}
