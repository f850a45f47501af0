package phrases

import (
	"testing"

	"example.org/parter/data"
)

func TestSourcesAreNamedInEnglish(t *testing.T) {
	for source, want := range map[string]string{
		"Земен (обл. Перник)":                                                  "Zemen (Pernik Province)",
		"София – район Красна поляна":                                          "Sofia – Krasna polyana district",
		"Община Пещера (peshtera.bg), таблица с е-услуги, 2026 г.: само номер": "Peshtera Municipality (peshtera.bg), table of e-services, 2026: number only",
		"Административен регистър (iisda.government.bg), запис 13635 (Враца)":  "Administrative Register (iisda.government.bg), record 13635 (Vratsa)",
		"Административен регистър (iisda.government.bg), към 09.08.2026 г.":    "Administrative Register (iisda.government.bg), as of 09.08.2026",
		"krasnapolyana.bg/services/grao (район Красна поляна, София)":          "krasnapolyana.bg/services/grao (Krasna polyana district, Sofia)",
		"belene.bg/elektronni-uslugi/местни-данъци-и-такси/":                   "belene.bg/elektronni-uslugi/местни-данъци-и-такси/",

		"lozenets.sofia.bg ОБА8.5":                   "lozenets.sofia.bg ОБА8.5",
		"kavarna.bg …/grao/ (30.08.2016: безплатна)": "kavarna.bg …/grao/ (30.08.2016: free of charge)",
		"Харта на клиента на община Радомир":         "Client Charter of Radomir Municipality",
		"Закон за пътищата, чл. 10":                  "Закон за пътищата, чл. 10",
		"Правото на съответната държава":             "Правото на съответната държава",
		"": "",
	} {
		if got := SourceIn(data.English, source); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
		if got := SourceIn(data.Bulgarian, source); got != source {
			t.Errorf("%q in Bulgarian: got %q", source, got)
		}
	}
}

func TestLevsAreNamedInEnglish(t *testing.T) {
	if got := Levs(data.English, "5,25 лв."); got != "5,25 leva" {
		t.Errorf("got %q", got)
	}
	if got := Levs(data.Bulgarian, "5 лв."); got != "5 лв." {
		t.Errorf("got %q", got)
	}
}
