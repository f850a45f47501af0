package exchange

import (
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// Editors' remarks once reached citizens: „github …“, „да се потвърди“.
func TestEditorsRemarksDoNotReachCitizens(t *testing.T) {
	odd := regexp.MustCompile(`(?i)github|снимка|страница|провери|потвърд|откъс|memory|памет|съхранен|футър|\bURL\b|преценка|zakon-mirror|по източника|примерно`)
	for _, s := range radomir(t).Services {
		texts := append([]string{s.Unit.BG, s.FeeNote, s.LegalBasis.BG}, s.Sources...)
		for _, term := range s.Terms {
			texts = append(texts, string(term.Speed), term.For.BG, term.Text.BG)
		}
		for _, fee := range s.Fees {
			texts = append(texts, fee.For.BG, fee.Memo, fee.Source, fee.AsOf.BG, fee.Note.BG)
		}
		for _, text := range texts {
			if found := odd.FindString(text); found != "" {
				t.Errorf("service %s says %q in %q", s.ID, found, text)
			}
		}
		if slices.Contains(s.Sources, "") {
			t.Errorf("service %s has a source without a name", s.ID)
		}
	}
}

// In names and documents some of those words are the matter itself: a photo, a
// page of the family register, a check.
func TestNamesAndDocumentsCarryNoRemarks(t *testing.T) {
	odd := regexp.MustCompile(`(?i)github|страницата|провери|потвърд|откъс|memory|памет|съхранен|URL`)
	for _, s := range radomir(t).Services {
		texts := []string{s.Name.BG, s.Name.EN}
		for _, document := range s.Documents {
			texts = append(texts, document.Text.BG)
		}
		for _, text := range texts {
			if odd.MatchString(text) {
				t.Errorf("service %s: %q", s.ID, text)
			}
		}
	}
}

func TestTrueSourceStays(t *testing.T) {
	c := radomir(t)
	for id, want := range map[data.ServiceID]string{
		"2056": "Административен регистър (iisda.government.bg), към 09.08.2026 г.",
		"9401": "Община Пещера (peshtera.bg): само номер и име",
		"2396": "old.vratza.bg sub=940",
		"2117": "ЗИД ЗУТ, в сила 17.02.2021",
	} {
		if got := service(t, c, id).Sources; !slices.Contains(got, want) {
			t.Errorf("service %s: got sources %q, want %q among them", id, got, want)
		}
	}
	for id, want := range map[data.ServiceID]string{
		"2056": "ЗГР (чл. 106); ЗМДТ чл. 110", "1997": "Наредба РД-02-20-6/2012; ЗМДТ чл. 110",
		"2018": "Закон за кадастъра/ЗГР", "2086": "ЗОССИ чл. 32, ал. 2",
	} {
		got := service(t, c, id)
		if got.LegalBasis.BG != want || !got.IsExample(data.PartLegalBasis) {
			t.Errorf("service %s: got %q, example %v; want %q as an example", id, got.LegalBasis.BG, got.IsExample(data.PartLegalBasis), want)
		}
	}
	if got := service(t, c, "2053").Terms[0].Text.BG; got != "7 дни" {
		t.Errorf("2053: got term %q", got)
	}
	if got := service(t, c, "2037").Fees[0].AsOf; got.BG != "2021 г." {
		t.Errorf("2037: got %q", got)
	}
}

func TestMunicipalityIsPartedFromWhatItsFeeIsFor(t *testing.T) {
	for written, c := range map[string]struct{ own, want data.Fee }{
		"Белене – физически лица":          {data.Fee{Speed: data.Fast}, data.Fee{Speed: data.Fast, Source: "Белене", For: data.Text{BG: "физически лица"}}},
		"Враца – физически лица":           {data.Fee{For: data.Text{BG: "3 дни"}}, data.Fee{Source: "Враца", For: data.Text{BG: "физически лица, 3 дни"}}},
		"Исперих – на лист":                {data.Fee{Speed: data.Ordinary}, data.Fee{Speed: data.Ordinary, Source: "Исперих", For: data.Text{BG: "на лист"}}},
		"Елхово – за куб. м":               {data.Fee{For: data.Text{BG: "куб. м"}}, data.Fee{Source: "Елхово", For: data.Text{BG: "за куб. м"}}},
		"Добрич – кв.м/месец":              {data.Fee{For: data.Text{BG: "кв.м/месец"}}, data.Fee{Source: "Добрич", For: data.Text{BG: "кв.м/месец"}}},
		"Мадан – зона I, кв.м":             {data.Fee{For: data.Text{BG: "кв.м"}}, data.Fee{Source: "Мадан", For: data.Text{BG: "зона I, кв.м"}}},
		"Горна Малина – на дърво":          {data.Fee{For: data.Text{BG: "орех"}, Note: data.Text{BG: "7 дни"}}, data.Fee{Source: "Горна Малина", For: data.Text{BG: "орех"}, Note: data.Text{BG: "на дърво; 7 дни"}}},
		"Варна (услуга № 9015)":            {data.Fee{}, data.Fee{Source: "Варна", Note: data.Text{BG: "услуга № 9015"}}},
		"Бяла (обл. Варна)":                {data.Fee{}, data.Fee{Source: "Бяла (обл. Варна)"}},
		"Плевен":                           {data.Fee{For: data.Text{BG: "21–50"}}, data.Fee{Source: "Плевен", For: data.Text{BG: "21–50"}}},
		"Пловдив – район Западен":          {data.Fee{}, data.Fee{Source: "Пловдив – район Западен"}},
		"Стара Загора – А4":                {data.Fee{Speed: data.Ordinary, Note: data.Text{BG: "14 дни"}}, data.Fee{Speed: data.Ordinary, Source: "Стара Загора", For: data.Text{BG: "А4"}, Note: data.Text{BG: "14 дни"}}},
		"София – район Лозенец (до 5 бр.)": {data.Fee{Speed: data.Fast}, data.Fee{Speed: data.Fast, Source: "София – район Лозенец", For: data.Text{BG: "до 5 бр."}}},
		"Девня – за куб. м (собствен имот – без такса)": {
			data.Fee{For: data.Text{BG: "за 1 куб. м"}}, data.Fee{Source: "Девня", For: data.Text{BG: "за 1 куб. м"}, Note: data.Text{BG: "за куб. м (собствен имот – без такса)"}},
		},
	} {
		fillPublisher(&c.own, written)
		if diff := cmp.Diff(c.want, c.own); diff != "" {
			t.Errorf("%s:\n%s", written, diff)
		}
	}
}
