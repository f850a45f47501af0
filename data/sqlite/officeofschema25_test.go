package sqlite

import (
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// An office of schema 25, the last before anybody could ask for an answer: a case, a
// message with words, a face, how a promise is measured, and a report that was published.
const officeOfSchema25 = `
	INSERT INTO town (id, name_bg, name_en, place_bg, place_en, website, letter, counter_name_bg, counter_name_en, counter_place_bg, counter_place_en, public_address, source)
		VALUES (1, 'Община Примерово', '', '', '', 'www.primerovo.example', 'П', 'гише', '', '', '', '', 'Примерни данни');
	INSERT INTO case_file (id, number, number_key, number_loose, year, received, salt, token_digest, due, promised, stage, closed)
		VALUES ('c1', 'ОВ-1', 'ОВ-1', '0В1', 2026, '2026-08-03', 'salt', 'digest', '2026-08-20', '2026-08-20', 'delivered', '2026-08-10');
	INSERT INTO case_stage VALUES ('c1', 0, 'received', '2026-08-03'), ('c1', 1, 'delivered', '2026-08-10');
	INSERT INTO feedback (id, kind, rating, service, department, promise, reason, words, folded, language, channel, visit, screen, at, stored, state)
		VALUES ('m1', 'complaint', 1, '', '', '', '', 'Чаках', 'чаках', 'bg', 'kiosk', 'v1', 'kiosk', '2026-10-01T08:00:00.000Z', '2026-10-01T08:00:00.000Z', 'new'),
			('m2', 'rating', 4, '', '', '', '', '', '', 'bg', 'kiosk', 'v2', 'kiosk', '2026-10-02T08:00:00.000Z', '2026-10-02T08:00:00.000Z', '');
	INSERT INTO commitment VALUES ('II.1', 'in_term', 90, 'Заповед', 'Секретар');
	INSERT INTO report VALUES ('2026-1', '{"period":{"Year":2026,"Half":1},"opinion":{"All":[0,1,2,3,40]},"before":[0,0,0,0,7],
		"ledger":[{"Promise":"II.1","Measure":"in_term","Target":90,"Text":{"BG":"Обещание"},"Value":{"Of":9,"N":10}}],"actions":null}', 'Ана', '2026-07-06T08:00:00.000Z');`

// TestOfficeOfSchema25GoesOn opens what a town has worked in: its report opens as it was
// published, and what came in goes on.
func TestOfficeOfSchema25GoesOn(t *testing.T) {
	path := t.TempDir() + "/content.db"
	ofSchema(t, 25, path, officeOfSchema25)
	d := &desk{now: datatest.Now()}
	store, err := Open(t.Context(), path, d.options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	d.Store = store

	old, err := d.PublishedReport(t.Context(), data.Period{Year: 2026, Half: 1})
	must(t, err)
	told := old.Told()
	if old.Opinion.All.N() != 46 || old.By != "Ана" || len(old.Earlier()) != 2 || len(told.Earlier) != 1 || len(told.Promises) != 1 || old.Rules != (data.ReportRules{}) {
		t.Errorf("the report is %+v, and of it is told %+v", old, told)
	}
	content, err := d.Content(t.Context())
	must(t, err)
	if !content.Report.At.Equal(old.At) || content.Town.Seal.Complete() || len(content.Surveys) != 0 {
		t.Errorf("the next edition tells %+v", content.Report)
	}
	if l := d.message(t, "m1"); l.Words != "Чаках" || l.Case != "" || l.Due.IsZero() || l.State != data.FeedbackNew {
		t.Errorf("the message is %+v", l)
	}
	if got := d.ask(t, asking("a", "Чаках")).Case; got.Number != "ОВ-2" || got.Due.IsZero() {
		t.Errorf("the first who wants an answer has %+v; the registry gave ОВ-1 out", got)
	}
	r, err := d.Report(t.Context(), data.HalfYearOf(d.now))
	must(t, err)
	if r.Opinion.All != (data.Tally{0, 1, 0, 0, 1}) {
		t.Errorf("the faces are %v", r.Opinion.All)
	}
	forgotten, err := d.ForgetWords(t.Context(), time.Date(2026, time.October, 2, 0, 0, 0, 0, data.Sofia()))
	if forgotten != 1 || err != nil {
		t.Errorf("%d words are forgotten, %v", forgotten, err)
	}
}
