package edition_test

import (
	"database/sql"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestNewNounsAreReadOneByOne(t *testing.T) {
	p, ctx := newPress(t), t.Context()
	town := datatest.Town()
	p.publish(t, 1, town)
	e := p.newest(t, 0)
	same := func(what string, want, got any, err error) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got)\n%s", what, err, diff)
		}
	}
	forms, err := e.Forms(ctx)
	same("forms", town.Forms, forms, err)
	form, err := e.Form(ctx, "ZAYAVLENIE")
	same("form in capitals", town.Forms[0], form, err)
	elsewhere, err := e.Elsewhere(ctx)
	same("elsewhere", town.Elsewhere, elsewhere, err)
	one, err := e.ElsewhereByID(ctx, "sadimost")
	same("one elsewhere", town.Elsewhere[0], one, err)
	receptions, err := e.Receptions(ctx)
	same("receptions", town.Receptions, receptions, err)
	days, err := e.DaysOff(ctx)
	same("days off", town.DaysOff, days, err)
	results, err := e.Results(ctx)
	same("results", town.Results, results, err)
	stages, err := e.Stages(ctx)
	same("stages", town.Stages, stages, err)
	for name, look := range map[string]func() error{
		"form":               func() error { _, err := e.Form(ctx, "9999"); return err },
		"services with form": func() error { _, err := e.ServicesWith(ctx, "9999"); return err },
		"elsewhere":          func() error { _, err := e.ElsewhereByID(ctx, "9999"); return err },
	} {
		if err := look(); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%s: got %v, want not found", name, err)
		}
	}
}

func TestServicesOfAFormAreThoseThatNeedIt(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	services, err := p.newest(t, 0).ServicesWith(t.Context(), "Zayavlenie")
	var got []data.ServiceID
	for _, s := range services {
		got = append(got, s.ID)
	}
	if diff := cmp.Diff([]data.ServiceID{"1001", "1002"}, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
}

// A screen may still show what an office of the last release published.
func TestAnEditionOfTheFirstSchemaIsStillRead(t *testing.T) {
	p, ctx := newPress(t), t.Context()
	p.publish(t, 1, datatest.Town())
	db, err := sql.Open("sqlite3", p.file(1, "edition.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`PRAGMA user_version = 1`,
		`DELETE FROM entry WHERE kind IN ('form', 'elsewhere', 'reception', 'day_off', 'result', 'stage')`,
		`UPDATE entry SET body = '{"id":"1001","name":{"bg":"Удостоверение"},"group":"people","unit":"ГРАО","department":"registry",
			"documents":[{"text":"Заявление"}],"terms":[{"for":"без проучване","text":"7 дни"}],
			"fees":[{"for":"на лист","amount":256,"source":"Примерово","as_of":"2026 г.","note":"на място"}],"legal_basis":"ЗГР"}' WHERE kind = 'service' AND id = '1001'`,
	} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	reseal(t, p, 1, 1)
	e := p.newest(t, 0)
	got, err := e.Service(ctx, "1001")
	want := data.Service{
		ID: "1001", Name: data.Text{BG: "Удостоверение"}, Group: "people", Unit: data.Text{BG: "ГРАО"}, Department: "registry",
		Documents:  []data.Requirement{{Text: data.Text{BG: "Заявление"}}},
		Terms:      []data.Term{{For: data.Text{BG: "без проучване"}, Text: data.Text{BG: "7 дни"}}},
		Fees:       []data.Fee{{For: data.Text{BG: "на лист"}, Amount: 256, Source: "Примерово", AsOf: data.Text{BG: "2026 г."}, Note: data.Text{BG: "на място"}}},
		LegalBasis: data.Text{BG: "ЗГР"},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
	if forms, err := e.Forms(ctx); err != nil || forms != nil {
		t.Errorf("got forms %v, %v", forms, err)
	}
}

func TestServicesAreFoundByTheirOtherNamesAndCodes(t *testing.T) {
	p := newPress(t)
	p.publish(t, 1, datatest.Town())
	e := p.newest(t, 0)
	for _, c := range []struct {
		query string
		kind  data.HitKind
		id    string
	}{
		{"кръщелно", data.HitService, "1001"},
		{"9015", data.HitService, "1001"},
		{"ГР1.1", data.HitService, "1001"},
		{"гр11", data.HitService, "1001"},
		{"съдимост", data.HitElsewhere, "sadimost"},
		{"бюро съдимост", data.HitElsewhere, "sadimost"},
		{"criminal record", data.HitElsewhere, "sadimost"},
		{"пълномощно", data.HitForm, "palnomoshtno"},
	} {
		hits := searchFor(t, e, c.query)
		if !slices.ContainsFunc(hits, func(h data.Hit) bool { return h.Kind == c.kind && h.ID == c.id }) {
			t.Errorf("%q finds %v", c.query, hits)
		}
	}
}

func TestPostingIsReadAsANoticeAndFound(t *testing.T) {
	p, ctx := newPress(t), t.Context()
	town := datatest.Town()
	posting := data.PublicPosting{
		ID: "po1", Number: "7/2026", Act: "АПК чл. 18а, ал. 10", Document: "94-00-1", For: "И. П.", Title: "Връчване на заповед", Body: "Явете се.",
		Posted: datatest.Now().Add(-time.Hour), NotBefore: datatest.Now().AddDate(0, 0, 8), Until: datatest.Now().AddDate(0, 0, 8),
	}
	town.Postings = []data.PublicPosting{posting}
	p.publish(t, 1, town)
	e := p.newest(t, 0)
	content, err := e.Content(ctx)
	if diff := cmp.Diff(town.Postings, content.Postings); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	all, err := e.Notices(ctx)
	if err != nil || len(all) != len(town.Notices)+1 {
		t.Errorf("%d notices, %v", len(all), err)
	}
	got, err := e.Notice(ctx, "PO1")
	want := data.Notice{
		ID: "po1", Version: 1, Title: "Връчване на заповед", Body: "АПК чл. 18а, ал. 10 · № 7/2026 · 94-00-1 · И. П.\n\nЯвете се.",
		From: posting.Posted, Until: posting.Until,
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	hits, err := e.Search(ctx, datatest.Now(), "връчване на заповед", 5)
	if err != nil || len(hits) == 0 || hits[0].ID != "po1" || hits[0].Kind != data.HitNotice {
		t.Errorf("found %+v, %v", hits, err)
	}
}
