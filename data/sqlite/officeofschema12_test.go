package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// An office of schema 12, the last before staff worked together: a notice that is on and
// a changed draft of it, an account, an alias of the board, an edition and its audit.
const officeOfSchema12 = `
	INSERT INTO town VALUES (1, 'Община Примерово', '', '', '', 'www.primerovo.example', 'П', 'гише', '', '', '', '', 'Примерни данни');
	INSERT INTO department (id, position, name_bg, name_en, about_bg, about_en, phone, source) VALUES ('registry', 0, 'Деловодство', '', '', '', '0999 / 11 111', 'Примерни данни');
	INSERT INTO service_group VALUES ('people', 0, 'Гражданско състояние', '', 'people', '');
	INSERT INTO service (id, position, number, name_bg, name_en, service_group, unit_bg, department, fee_note, legal_basis_bg, checked)
		VALUES ('1001', 0, '1001', 'Удостоверение', '', 'people', '', 'registry', '', '', '');
	INSERT INTO form (id, position, name_bg, name_en, about_bg, about_en, source, example) VALUES ('zayavlenie', 0, 'Заявление', '', '', '', 'Община', 0);
	INSERT INTO account (id, name, name_key, password, created) VALUES ('a1', 'Ана', 'ана', 'hash', '2026-11-01T08:00:00.000Z');
	INSERT INTO session VALUES ('digest', x'00', '2030-01-01T00:00:00.000Z');
	INSERT INTO notice (id, title, body, shown_from, shown_until, version, revision, changed_by, changed_at, permanent, schedule)
		VALUES ('voda', 'Спиране на ВОДАТА, промяна', 'Текст.', '2026-11-01T08:00:00.000Z', '2027-11-01T08:00:00.000Z', 2, 5, 'Ана', '2026-11-02T08:00:00.000Z', 0, '{}');
	INSERT INTO notice_published (id, version, title, body, shown_from, shown_until, permanent, schedule)
		VALUES ('voda', 2, 'Спиране на водата', 'Текст.', '2026-11-01T08:00:00.000Z', '2027-11-01T08:00:00.000Z', 0, '{}');
	INSERT INTO edition VALUES (7, '2026-11-02T08:00:00.000Z', 'abc');
	INSERT INTO audit (at, who, what, which) VALUES ('2026-11-01T08:00:00.000Z', 'Ана', 'notice saved', 'voda'), ('2026-11-02T08:00:00.000Z', 'Ана', 'notice published', 'voda');`

// TestOfficeOfTheTwelfthSchemaGoesOn opens what a town has worked in, and does in it what
// it did: nothing is lost, nobody can do less, and the audit's chain holds.
func TestOfficeOfTheTwelfthSchemaGoesOn(t *testing.T) {
	path := t.TempDir() + "/content.db"
	ofSchema(t, 12, path, officeOfSchema12)
	d := &desk{now: datatest.Now()}
	store, err := Open(t.Context(), path, d.options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	d.Store = store

	proof, err := store.VerifyAudit(t.Context())
	if err != nil || !proof.Whole() || proof.Rows != 2 {
		t.Errorf("the audit is %+v, %v", proof, err)
	}
	ana, err := store.AccountByName(t.Context(), "ана")
	if err != nil || !ana.Roles.Any(data.Publisher) || !ana.Roles.Any(data.Administrator) || !ana.Roles.Any(data.Registrar) {
		t.Errorf("the account is %+v, %v", ana, err)
	}
	n, err := store.DraftedNotice(t.Context(), "voda")
	if err != nil || n.State != data.NoticeChanged || n.Published.Title != "Спиране на водата" || n.Revision != 5 {
		t.Errorf("the notice is %+v, %v", n, err)
	}
	published, err := store.PublishNotice(t.Context(), "Ана", "voda", n.Revision)
	must(t, err)
	if published.Version != 3 {
		t.Errorf("it is version %d after 2", published.Version)
	}
	versions, err := store.Versions(t.Context(), n.Ref())
	must(t, err)
	if len(versions) != 2 || versions[1].Number != 2 || versions[1].How != data.HowFirst || versions[1].Entry.Called().BG != "Спиране на водата" {
		t.Errorf("its versions are %+v", versions)
	}
	e, err := store.Entry(t.Context(), data.EntryRef{Kind: data.KindService, ID: "1001"})
	must(t, err)
	s := e.Entry.(data.Service)
	s.Fees = []data.Fee{{Amount: 250, Source: "Община", From: midnight(d.now.Add(48 * time.Hour))}}
	saved, err := store.SaveEntry(t.Context(), "Ана", s, e.Revision)
	must(t, err)
	_, err = store.PublishEntry(t.Context(), "Ана", s.Ref(), saved.Revision)
	must(t, err)
	if proof, err = store.VerifyAudit(t.Context()); err != nil || !proof.Whole() {
		t.Errorf("after the work the audit is %+v, %v", proof, err)
	}
}

// TestOfficeAtWorkBeginsWithTheWordsOfTheStages: an office from before towns could say
// what a stage is called has the words that the program had, to change them.
func TestOfficeAtWorkBeginsWithTheWordsOfTheStages(t *testing.T) {
	path := t.TempDir() + "/content.db"
	ofSchema(t, 12, path, officeOfSchema12)
	d := &desk{now: datatest.Now()}
	store, err := Open(t.Context(), path, d.options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	c, err := store.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff(datatest.Town().Stages, c.Stages); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	e, err := store.Entry(t.Context(), data.StageList{}.Ref())
	must(t, err)
	words := e.Entry.(data.StageList)
	words[2].Name.BG = "Изпълнява се"
	saved, err := store.SaveEntry(t.Context(), "Ана", words, e.Revision)
	must(t, err)
	published, err := store.PublishEntry(t.Context(), "Ана", words.Ref(), saved.Revision)
	must(t, err)
	undone, err := store.UndoPublication(t.Context(), "Ана", words.Ref(), published.Version)
	must(t, err)
	if got := undone.Entry.(data.StageList)[2].Name.BG; got != "В работа" {
		t.Errorf("undone it is %q", got)
	}
}
