package sqlite

import (
	"database/sql"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// ofSchema writes the file as the program of the schema left it.
func ofSchema(t *testing.T, version int64, path, rows string) {
	t.Helper()
	old, err := sql.Open("sqlite3", dataSource(path, nil))
	must(t, err)
	files, err := fs.Sub(migrations, "migrations")
	must(t, err)
	provider, err := goose.NewProvider(goose.DialectSQLite3, old, files, goose.WithDisableGlobalRegistry(true))
	must(t, err)
	_, err = provider.UpTo(t.Context(), version)
	must(t, err)
	_, err = old.ExecContext(t.Context(), rows)
	must(t, err)
	must(t, old.Close())
}

const townOfSchema2 = `
	INSERT INTO town VALUES (1, 'Община Примерово', '', '', '', 'www.primerovo.example', 'П', 'гише', '', '', '', '', 'Примерни данни');
	INSERT INTO department VALUES ('registry', 0, 'Деловодство', 'Registry', 'Заявления', '', '0999 / 11 111', 'Примерни данни');
	INSERT INTO service_group VALUES ('people', 0, 'Гражданско състояние', '', 'people', 'ГРАО');
	INSERT INTO service VALUES ('1001', 0, '1001', 'Удостоверение', 'Certificate', 'people', 'ГРАО', 'registry', '', 'ЗГР', '2026-11-02');
	INSERT INTO service_document VALUES ('1001', 0, 'Заявление');
	INSERT INTO service_term VALUES ('1001', 0, '', 'без проучване', '7 дни');
	INSERT INTO service_fee VALUES ('1001', 0, 'обикновена', 'на лист', 256, '5 лв.', 'Примерово', '2026', 'бележка', 0);
	INSERT INTO service_source VALUES ('1001', 0, 'Тарифа');
	INSERT INTO service_example VALUES ('1001', 0, 'terms');`

const townOfSchema5 = `
	INSERT INTO town VALUES (1, 'Община Примерово', '', '', '', 'www.primerovo.example', 'П', 'гише', '', '', '', '', 'Примерни данни');
	INSERT INTO elsewhere (id, position, name_bg, name_en, also, who_bg, who_en, where_bg, where_en, website, source, example)
	VALUES ('vignette', 0, 'Винетка', 'Vignette', '', 'Агенция', 'Agency', 'По интернет', 'Online', '', 'Закон за пътищата', 1);`

func TestContentOfTheSecondSchemaIsStillThere(t *testing.T) {
	path := t.TempDir() + "/content.db"
	ofSchema(t, 2, path, townOfSchema2)
	store, err := Open(t.Context(), path, (&desk{now: datatest.Now()}).options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	got, err := store.Content(t.Context())
	must(t, err)
	want := data.Service{
		ID: "1001", Number: "1001", Name: data.Text{BG: "Удостоверение", EN: "Certificate"}, Group: "people", Department: "registry",
		Unit:       data.Text{BG: "ГРАО"},
		Documents:  []data.Requirement{{Text: data.Text{BG: "Заявление"}}},
		Terms:      []data.Term{{For: data.Text{BG: "без проучване"}, Text: data.Text{BG: "7 дни"}}},
		Fees:       []data.Fee{{Speed: data.Ordinary, For: data.Text{BG: "на лист"}, Amount: 256, Memo: "5 лв.", Source: "Примерово", AsOf: data.Text{BG: "2026"}, Note: data.Text{BG: "бележка"}}},
		LegalBasis: data.Text{BG: "ЗГР"}, Sources: []string{"Тарифа"}, Examples: []data.Part{data.PartTerms},
		Checked: datatest.Town().Services[0].Checked,
	}
	if diff := cmp.Diff([]data.Service{want}, got.Services); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if d := got.Departments[0]; d.Phone != "0999 / 11 111" || d.Hours.Known() || d.Counter != (data.Counter{}) {
		t.Errorf("got department %+v", d)
	}
	if got.Forms != nil || got.Elsewhere != nil || got.Receptions != nil || got.DaysOff != nil || got.Results != nil {
		t.Errorf("out of nothing came %+v", got)
	}
}

func TestTheSourceOfAServiceElsewhereIsStillThere(t *testing.T) {
	path := t.TempDir() + "/content.db"
	ofSchema(t, 5, path, townOfSchema5)
	store, err := Open(t.Context(), path, (&desk{now: datatest.Now()}).options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	got, err := store.Content(t.Context())
	must(t, err)
	if len(got.Elsewhere) != 1 || got.Elsewhere[0].Source != (data.Text{BG: "Закон за пътищата"}) {
		t.Errorf("got %+v", got.Elsewhere)
	}
}

func TestNothingPointsToAFormOrServiceThatIsNotThere(t *testing.T) {
	for name, breaks := range map[string]func(*data.Service){
		"form of a service":  func(s *data.Service) { s.Forms = []data.FormID{"nope"} },
		"form of a document": func(s *data.Service) { s.Documents[0].Form = "nope" },
		"related service":    func(s *data.Service) { s.Related = []data.ServiceID{"nope"} },
		"kind of a document": func(s *data.Service) { s.Documents[0].Kind = "nope" },
	} {
		broken := datatest.Town()
		breaks(&broken.Services[0])
		if err := emptyDesk(t).Seed(t.Context(), broken); err == nil {
			t.Errorf("%s: it was stored", name)
		}
	}
}
