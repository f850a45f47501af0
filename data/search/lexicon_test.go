package search

import (
	"slices"
	"testing"
)

func TestALexiconKnowsItsKeysAndBeginnings(t *testing.T) {
	l := newLexicon([]string{"акт", "актове", "брак", "брат", "скица"})
	for _, c := range []struct {
		beginning string
		want      []string
	}{
		{"ак", []string{"акт", "актове"}},
		{"акт", []string{"акт", "актове"}},
		{"бра", []string{"брак", "брат"}},
		{"скица", []string{"скица"}},
		{"скицата", nil},
		{"", nil},
	} {
		lo, hi := l.below(c.beginning)
		if got := l.keys[lo:hi]; !slices.Equal(got, c.want) {
			t.Errorf("below %q are %v, want %v", c.beginning, got, c.want)
		}
	}
	if l.find("брат") < 0 || l.find("бра") >= 0 {
		t.Error("a key is missing, or its beginning is one")
	}
}

// One mistake is what the distance of two words says, worked out the long way.
func TestNearFindsEveryKeyWithOneMistakeAndNoOther(t *testing.T) {
	var keys []string
	for _, a := range "абв" {
		for _, b := range "абв" {
			for _, c := range "абв" {
				keys = append(keys, string([]rune{a, b}), string([]rune{a, b, c}), string([]rune{a, b, c, a}))
			}
		}
	}
	slices.Sort(keys)
	l := newLexicon(slices.Compact(keys))
	for _, word := range []string{"аба", "абва", "вввв", "бв", "гаа", "абг"} {
		found := map[string]bool{}
		l.near([]rune(word), 0, func(n *node) {
			if n.whole {
				found[l.keys[n.lo]] = true
			}
		})
		for _, key := range l.keys {
			if want := oneMistake([]rune(word), []rune(key)); key != word && found[key] != want {
				t.Errorf("%q near %q: got %v, want %v", key, word, found[key], want)
			}
		}
	}
}

func oneMistake(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := range b {
		missing := slices.Delete(slices.Clone(b), i, i+1)
		if slices.Equal(a, missing) {
			return true
		}
	}
	if len(a) != len(b) {
		return false
	}
	var differ []int
	for i := range a {
		if a[i] != b[i] {
			differ = append(differ, i)
		}
	}
	return len(differ) == 1 || len(differ) == 2 && differ[1] == differ[0]+1 && a[differ[0]] == b[differ[1]] && a[differ[1]] == b[differ[0]]
}
