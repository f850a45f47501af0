package phrases

import (
	"testing"

	"example.org/parter/data"
)

func TestSourceIsNamedShortly(t *testing.T) {
	for source, want := range map[string]string{
		"Земен (обл. Перник)":               "Земен",
		"София – район Лозенец":             "София – район Лозенец",
		"elhovo.bg/?p=10619 (без такса)":    "elhovo.bg",
		"valchidol-bg.com …/1425-2053":      "valchidol-bg.com",
		"Община Пещера, таблица с е-услуги": "Община Пещера",
		"": "",
	} {
		if got := ShortSource(source); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestFreeServiceNamesWhoSaysSo(t *testing.T) {
	register := "Административен регистър (iisda.government.bg)"
	for _, c := range []struct {
		sources []string
		want    string
	}{
		{[]string{register, "dobrichka.bg (безплатно)"}, "dobrichka.bg"},
		{[]string{register, "Пещера: само номер"}, "Административен регистър"},
		{nil, ""},
	} {
		if got := FreeSource(data.Service{Sources: c.sources}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.sources, got, c.want)
		}
	}
}
