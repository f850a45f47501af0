package handout

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextIsBrokenAtSpaces(t *testing.T) {
	fits := func(line string) bool { return utf8.RuneCountInString(line) <= 10 }
	for _, c := range []struct{ text, want string }{ // lines by a bar
		{"къс", "къс"},
		{"гише номер едно", "гише номер|едно"},
		{"първи ред\nвтори", "първи ред|втори"},
		{"УТ-АСУТ-ОБС-94 от", "УТ-АСУТ-ОБ|С-94 от"},
		{"при непротивоконституционно", "при|непротивок|онституцио|нно"},
		{"тел. 0999\u00a0/\u00a011", "тел.|0999\u00a0/\u00a011"},
		{" с празно ", "с празно "},
	} {
		if got := strings.Join(wrap(c.text, fits), "|"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	if got := strings.Join(wrap("абв", func(line string) bool { return line == "" }), "|"); got != "а|б|в|" {
		t.Errorf("where nothing fits: got %q", got)
	}
}
