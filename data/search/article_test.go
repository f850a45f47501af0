package search

import (
	"slices"
	"testing"
)

func TestArticlesAreThoseThatALegalBasisNames(t *testing.T) {
	for _, c := range []struct {
		basis string
		want  []string
	}{
		{"", nil},
		{"ЗМДТ; наредба на ОбС", nil},
		{"ГПК чл. 587", []string{"гпк587"}},
		{"ЗУТ чл. 62, ал. 10", []string{"зут62"}},
		{"ЗДвП чл. 99а", []string{"здвп99а"}},
		{"ЗГР чл. 92, 95 и 98", []string{"згр92", "згр95", "згр98"}},
		{"ЗГР чл. 70–72", []string{"згр70", "згр71", "згр72"}},
		{"АПК глава осма (чл. 107–109)", []string{"апк107", "апк108", "апк109"}},
		{"ЗОС чл. 62, ал. 4 вр. ГПК чл. 587", []string{"гпк587", "зос62"}},
		{"ЗМДТ, Приложение № 2, чл. 3", nil},
	} {
		if got := Articles(c.basis); !slices.Equal(got, c.want) {
			t.Errorf("Articles(%q) = %q, want %q", c.basis, got, c.want)
		}
	}
}

func TestAnArticleLeadsToWhatItRules(t *testing.T) {
	x := NewIndex([]Doc{
		{Title: "Обстоятелствена проверка", Codes: Articles("ГПК чл. 587"), Weight: 1},
		{Title: "Поставяне на преместваеми обекти", Codes: Articles("ЗУТ чл. 56"), Weight: 1},
		{Title: "Настаняване по чл. 56 и по ЗУТ", Weight: 1},
	}, nil)
	for query, want := range map[string]int{
		"чл. 587 ГПК": 0, "гпк 587": 0, "чл.587, ал. 2 от ГПК": 0, "gpk 587": 0, "член 587 гпк": 0,
		"ЗУТ чл. 56": 1, "чл 56 от зут ал 1": 1,
	} {
		if got := find(x, query); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v, want %d first", query, got, want)
		}
	}
}
