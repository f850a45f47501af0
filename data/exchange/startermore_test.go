package exchange

import (
	"errors"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// starterOf is the content of Radomir with further files.
func starterOf(t *testing.T, more map[string]string) data.Content {
	t.Helper()
	files := radomirFiles(t)
	for name, content := range more {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	c, err := Starter(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFurtherFilesAreReadWhereTheyAre(t *testing.T) {
	c := starterOf(t, map[string]string{
		"forms.json": `[{"id":"zayavlenie","name":{"bg":"Заявление"},"source":"Примерни данни","example":true,
			"documents":["Заявление по образец","Заявление"]}]`,
		"receptions.json": `[{"id":"kmet","who":{"bg":"Кмет"},"day":4,"nth":1,"from":"14:00","until":"16:00","source":"Примерни данни","example":true}]`,
		"elsewhere.json": `[{"id":"sadimost","name":{"bg":"Свидетелство за съдимост"},"also":"съдимост","who":{"bg":"Районен съд"},
			"where":{"bg":"В съда"},"source":"Примерни данни","example":true}]`,
		"daysoff.json": `[{"day":"2026-12-23","kind":"off","reason":{"bg":"Инвентаризация"},"source":"Примерни данни"}]`,
		"results.json": `[{"id":"h1","name":{"bg":"Удовлетвореност"},"period":{"bg":"2026 г."},"value":{"bg":"86 %"},"published":"2026-07-15","source":"Примерни данни"}]`,
	})
	want := data.Content{
		Forms: []data.Form{{ID: "zayavlenie", Name: data.Text{BG: "Заявление"}, Source: "Примерни данни", Example: true}},
		Receptions: []data.Reception{{
			ID: "kmet", Who: data.Text{BG: "Кмет"}, Day: time.Thursday, Nth: 1, From: 14 * 60, Until: 16 * 60, Source: "Примерни данни", Example: true,
		}},
		Elsewhere: []data.Elsewhere{{
			ID: "sadimost", Name: data.Text{BG: "Свидетелство за съдимост"}, Also: "съдимост", Who: data.Text{BG: "Районен съд"},
			Where: data.Text{BG: "В съда"}, Source: data.Text{BG: "Примерни данни"}, Example: true,
		}},
		DaysOff: datatest.Town().DaysOff,
		Results: []data.Result{{
			ID: "h1", Name: data.Text{BG: "Удовлетвореност"}, Period: data.Text{BG: "2026 г."}, Value: data.Text{BG: "86 %"},
			Published: time.Date(2026, time.July, 15, 0, 0, 0, 0, data.Sofia()), Source: "Примерни данни",
		}},
	}
	want.DaysOff[0].Reason.EN = ""
	got := data.Content{Forms: c.Forms, Receptions: c.Receptions, Elsewhere: c.Elsewhere, DaysOff: c.DaysOff, Results: c.Results}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := service(t, c, "2016").AllForms(); !cmp.Equal(got, []data.FormID{"zayavlenie"}) {
		t.Errorf("2016 needs %v", got)
	}
}

func TestWithoutFurtherFilesThereIsNothingOfThem(t *testing.T) {
	c := starterOf(t, nil)
	if c.Forms != nil || c.Receptions != nil || c.Elsewhere != nil || c.DaysOff != nil || c.Results != nil {
		t.Errorf("out of nothing came %v %v %v %v %v", c.Forms, c.Receptions, c.Elsewhere, c.DaysOff, c.Results)
	}
}

func TestEnglishIsGivenToTextsThatHaveNone(t *testing.T) {
	c := starterOf(t, map[string]string{
		"english.json": `{"Документ за собственост":"Title deed","до 5 бр.":"up to 5","Издаване на удостоверение за наследници":"wrong",
			"при данни в друга община":"with data of another municipality","ГРАО":"Civil registration","Община Радомир":"wrong"}`,
	})
	trees := service(t, c, "1996")
	if trees.Documents[1].Text.EN != "Title deed" || trees.Fees[0].For.EN != "up to 5" {
		t.Errorf("got %+v and %+v", trees.Documents[1], trees.Fees[0])
	}
	heirs := service(t, c, "2016")
	if heirs.Terms[3].For.EN != "with data of another municipality" || heirs.Unit.EN != "Civil registration" {
		t.Errorf("got %+v of %+v", heirs.Terms[3], heirs.Unit)
	}
	if c.Town.Name.EN != "Radomir Municipality" || heirs.Name.EN == "wrong" {
		t.Errorf("what was English already became %q and %q", c.Town.Name.EN, heirs.Name.EN)
	}
}

func TestDocumentsSayInWhichFormAndWhoBringsThem(t *testing.T) {
	for written, want := range map[string]data.Requirement{
		"Удостоверение за наследници – служебно":                           {Text: data.Text{BG: "Удостоверение за наследници"}, Fetched: true},
		"Удостоверение за наследници – при необходимост (служебно)":        {Text: data.Text{BG: "Удостоверение за наследници – при необходимост"}, Fetched: true},
		"Служебна преписка/заявление":                                      {Text: data.Text{BG: "Служебна преписка/заявление"}},
		"Документ за собственост (данните се събират служебно при сделка)": {Text: data.Text{BG: "Документ за собственост (данните се събират служебно при сделка)"}},
		"Стар акт за раждане (оригинал)":                                   {Text: data.Text{BG: "Стар акт за раждане"}, Kind: data.Original},
		"Документ за собственост (копие)":                                  {Text: data.Text{BG: "Документ за собственост"}, Kind: data.Copy},
		"Оригинал на документа":                                            {Text: data.Text{BG: "Оригинал на документа"}, Kind: data.Original},
		"Копие от документ за собственост на земеделската земя":            {Text: data.Text{BG: "Копие от документ за собственост на земеделската земя"}, Kind: data.Copy},
		"Проект за изменение на ПУП (оригинал + електронен носител)":       {Text: data.Text{BG: "Проект за изменение на ПУП (оригинал + електронен носител)"}},
	} {
		if got := (catalogue{}).requirement(written); got != want {
			t.Errorf("%q: got %+v, want %+v", written, got, want)
		}
	}
}

func TestUnitIsPartedFromWhatAFeeIsFor(t *testing.T) {
	sheet, metre, tree := data.Text{BG: "лист", EN: "sheet"}, data.Text{BG: "кв.м", EN: "m²"}, data.Text{BG: "дърво", EN: "tree"}
	for name, c := range map[string]struct{ read, want data.Fee }{
		"unit only":           {data.Fee{For: data.Text{BG: "на лист"}}, data.Fee{Unit: sheet}},
		"with its zone":       {data.Fee{For: data.Text{BG: "зона I, кв.м"}}, data.Fee{For: data.Text{BG: "зона I"}, Unit: metre}},
		"unit in the note":    {data.Fee{For: data.Text{BG: "орех"}, Note: data.Text{BG: "на дърво; 7 дни"}}, data.Fee{For: data.Text{BG: "орех"}, Unit: tree, Note: data.Text{BG: "7 дни"}}},
		"a number is none":    {data.Fee{For: data.Text{BG: "до 5 бр."}}, data.Fee{For: data.Text{BG: "до 5 бр."}}},
		"an addition neither": {data.Fee{For: data.Text{BG: "+ заверка за чужбина"}}, data.Fee{For: data.Text{BG: "+ заверка за чужбина"}}},
		"a person neither":    {data.Fee{For: data.Text{BG: "физически лица, 3 дни"}}, data.Fee{For: data.Text{BG: "физически лица, 3 дни"}}},
	} {
		fillUnit(&c.read)
		if diff := cmp.Diff(c.want, c.read); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestEveryServiceSaysHowToApplyAndItIsNoExample(t *testing.T) {
	for _, s := range radomir(t).Services {
		if len(s.Apply) != 1 || s.Apply[0].EN == "" || s.IsExample(data.PartApply) {
			t.Errorf("service %s: got %+v", s.ID, s.Apply)
		}
	}
}

func TestCodesOfOtherMunicipalitiesLeadToTheService(t *testing.T) {
	c := radomir(t)
	if got := service(t, c, "1996").Aliases; !cmp.Equal(got, []string{"ОБА8.5"}) {
		t.Errorf("1996 is known as %v", got)
	}
	known := 0
	for _, s := range c.Services {
		if cmp.Equal(s.Aliases, []string{"9015"}) {
			known++
		}
	}
	if known != 1 {
		t.Errorf("%d services are known as 9015", known)
	}
}

func TestAFormOrARelatedServiceThatIsNotThereIsRefused(t *testing.T) {
	for name, breaks := range map[string]func(*data.Service){
		"form":             func(s *data.Service) { s.Forms = []data.FormID{"nope"} },
		"form of document": func(s *data.Service) { s.Documents[0].Form = "nope" },
		"related service":  func(s *data.Service) { s.Related = []data.ServiceID{"nope"} },
		"department":       func(s *data.Service) { s.Department = "nope" },
	} {
		c := datatest.Town()
		if err := checkNames(c); err != nil {
			t.Fatal(err)
		}
		breaks(&c.Services[0])
		if err := checkNames(c); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
