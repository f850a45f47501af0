package speech_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/parter/kiosk/speech"
)

func TestTextIsSplitWhereASpeakerBreathes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"ends of sentences", "Подайте заявление. Платете таксата! Готово ли е? Да.", []string{"Подайте заявление.", "Платете таксата!", "Готово ли е?", "Да."}},
		{"lines", "Какво да носите\n\nЛична карта\r\nСкица", []string{"Какво да носите", "Лична карта", "Скица"}},
		{"semicolons", "лична карта; скица", []string{"лична карта;", "скица"}},
		{"abbreviations", "По чл. 34, ал. 1 от закона, напр. при гр. Радомир.", []string{"По чл. 34, ал. 1 от закона, напр. при гр. Радомир."}},
		{"a date inside and at the end", "До 22.11.2026 г. включително. От 1.12.2026 г. Срокът тече.", []string{"До 22.11.2026 г. включително.", "От 1.12.2026 г.", "Срокът тече."}},
		{"an hour before a figure", "от 9 ч. до 10 ч. и 5 мин. Затворено.", []string{"от 9 ч. до 10 ч. и 5 мин.", "Затворено."}},
		{"amounts", "Таксата е 2.56 €. Бърза 5,11 €.", []string{"Таксата е 2.56 €.", "Бърза 5,11 €."}},
		{"initials", "Кмет: П. Г. Алексиев. Край.", []string{"Кмет: П. Г. Алексиев.", "Край."}},
		{"a numbered list", "1. Заявление\n2. Скица", []string{"1. Заявление", "2. Скица"}},
		{"and so on", "Снимки и др. Следва такса.", []string{"Снимки и др.", "Следва такса."}},
		{"a village", "Живее в с. Дрен.", []string{"Живее в с. Дрен."}},
		{"English", "Bring a card, e.g. a passport. Pay No. 5 first.", []string{"Bring a card, e.g. a passport.", "Pay No. 5 first."}},
		{"nothing", " \n ", nil},
	} {
		if got := speech.Sentences(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestLongSentenceIsSplitAtACommaElseBetweenWords(t *testing.T) {
	long := strings.Repeat("заявление по образец ", 7) + "и скица, " + strings.Repeat("удостоверение за наследници ", 6) + "."
	got := speech.Sentences(long)
	if len(got) != 2 || !strings.HasSuffix(got[0], "и скица,") {
		t.Errorf("comma: got %q", got)
	}
	for _, part := range speech.Sentences(strings.Repeat("документ ", 100)) {
		if strings.Trim(strings.ReplaceAll(part, "документ", ""), " ") != "" {
			t.Errorf("a word is cut: %q", part)
		}
	}
}

func FuzzSentencesLoseNothing(f *testing.F) {
	f.Add("По чл. 34. Край; и 22.11.2026 г. Още…")
	f.Add(strings.Repeat("а", 500))
	f.Add("а\xff. \n\xe0")
	f.Fuzz(func(t *testing.T, text string) {
		var joined strings.Builder
		for _, sentence := range speech.Sentences(text) {
			if n := utf8.RuneCountInString(sentence); n == 0 || n > 200 {
				t.Errorf("%d letters in %q", n, sentence)
			}
			joined.WriteString(sentence)
		}
		if got, want := withoutSpace(joined.String()), withoutSpace(text); got != want && utf8.ValidString(text) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }
