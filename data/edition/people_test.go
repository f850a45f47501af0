package edition_test

import (
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/search"
)

// TestPeopleFindEveryServiceHoweverTheyType makes for every service the queries
// that its name suggests, typed as people type, and looks for the service or one
// whose name has the same words.
func TestPeopleFindEveryServiceHoweverTheyType(t *testing.T) {
	p := newPress(t)
	c := radomir(t)
	p.publish(t, 1, c)
	e := p.newest(t, 0)
	for name, typed := range map[string]func(words []string) string{
		"plain":             func(words []string) string { return strings.Join(words, " ") },
		"inflected":         eachWord(inflected),
		"law":               eachWord(byLaw),
		"шльокавица":        eachWord(table("ч4ш6щ6tжjцcяqюiuъyйjхhвv")),
		"шльокавица with w": eachWord(table("ч4шwщshtжjцtsяiaюuъuйjхxвv")),
		"БДС":               eachWord(keyed("уеишщксдзцьяаожгтнвмчюйъэфхпрлб", `wertyuiop[asdfghjkl;'zxcvbnm,./`)),
		"phonetic":          eachWord(keyed("явертъуиопшщасдфгхйклзьцжбнмчю", "qwertyuiop[]asdfghjklzxcvbnm`\\")),
		"phonetic on БДС":   eachWord(keyed("явертъуиопшщасдфгхйклзьцжбнмчю", ",уеишщксдзц;ьяаожгтнвюйъэфхп`\\")),
		"look-alikes":       eachWord(table("аaеeоoрpсcуyхx")),
		"a missing letter":  oneWord(mistake(0)),
		"a letter too much": oneWord(mistake(1)),
		"a wrong letter":    oneWord(mistake(2)),
		"exchanged letters": oneWord(mistake(3)),
		"Latin and Cyrillic": func(words []string) string {
			return byLaw(words[0]) + " " + strings.Join(words[1:], " ")
		},
		"a mistake in Latin": func(words []string) string { return eachWord(byLaw)(strings.Fields(oneWord(mistake(2))(words))) },
		"unfinished":         unfinished,
	} {
		t.Run(name, func(t *testing.T) {
			var missed []string
			for _, s := range c.Services {
				words := spoken(s)
				hits, err := e.Search(t.Context(), datatest.Now(), typed(words), 20)
				if err != nil {
					t.Fatal(err)
				}
				if !firstThree(hits, func(id string) bool { return isAsGood(c, id, s, words) }) {
					missed = append(missed, typed(words)+" ("+string(s.ID)+")")
				}
			}
			if found := len(c.Services) - len(missed); found*100 < 95*len(c.Services) {
				t.Errorf("%d of %d services are found; not:\n%s", found, len(c.Services), strings.Join(missed, "\n"))
			}
		})
	}
}

// spoken are the first words of the service's name that somebody would say.
func spoken(s data.Service) []string {
	words := slices.DeleteFunc(search.Significant(search.Words(s.Name.BG)), func(w string) bool {
		return w == "издаване" || w == "удостоверение" || len([]rune(w)) < 3
	})
	return words[:min(len(words), 2)]
}

// isAsGood reports whether the service found is the one that was meant, or has
// the same words in its name.
func isAsGood(c data.Content, id string, meant data.Service, words []string) bool {
	if id == string(meant.ID) {
		return true
	}
	for _, s := range c.Services {
		if string(s.ID) == id {
			have := stems(search.Words(s.Name.BG))
			return !slices.ContainsFunc(stems(words), func(w string) bool { return !slices.Contains(have, w) })
		}
	}
	return false
}

func stems(words []string) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = search.Stem(w)
	}
	return all
}

func firstThree(hits []data.Hit, good func(id string) bool) bool {
	place := 0
	for _, h := range hits {
		if h.Kind != data.HitService {
			continue
		}
		if place++; place > 3 {
			return false
		}
		if good(h.ID) {
			return true
		}
	}
	return false
}

func eachWord(write func(string) string) func([]string) string {
	return func(words []string) string {
		typed := make([]string, len(words))
		for i, w := range words {
			typed[i] = write(w)
		}
		return strings.Join(typed, " ")
	}
}

// oneWord changes the longest word only.
func oneWord(write func(string) string) func([]string) string {
	return func(words []string) string {
		longest := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
		typed := slices.Clone(words)
		typed[slices.Index(words, longest)] = write(longest)
		return strings.Join(typed, " ")
	}
}

// inflected gives a word an article or takes its plural from it.
func inflected(word string) string {
	for _, form := range [][2]string{
		{"ения", "енията"},
		{"ение", "ението"},
		{"ане", "ането"},
		{"ия", "ията"},
		{"ии", "иите"},
		{"ци", "ците"},
		{"ен", "ния"},
		{"ски", "ския"},
		{"на", "ната"},
		{"ни", "ните"},
		{"но", "ното"},
		{"ка", "ки"},
		{"а", "и"},
		{"и", "ите"},
		{"о", "ото"},
		{"е", "ето"},
		{"я", "ята"},
	} {
		if stem, ok := strings.CutSuffix(word, form[0]); ok && len([]rune(stem)) > 2 {
			return stem + form[1]
		}
	}
	if len([]rune(word)) < 4 {
		return word
	}
	return word + "а"
}

// byLaw writes a word as the law on transliteration of 2009 does.
func byLaw(word string) string {
	if stem, ok := strings.CutSuffix(word, "ия"); ok {
		word = stem + "иa"
	}
	return table("жzhцtsчchшshщshtюyuяyaйyъaьyхh")(word)
}

// table writes letters as the pairs say, and the rest as the law does. Look-alike
// pairs leave the rest as it is.
func table(pairs string) func(string) string {
	own := map[rune]string{}
	var letter rune
	for _, r := range pairs {
		if r >= 'а' && r <= 'я' {
			letter = r
			own[letter] = ""
			continue
		}
		own[letter] += string(r)
	}
	_, all := own['ч']
	return func(word string) string {
		var out strings.Builder
		for _, r := range word {
			latin, ok := own[r]
			switch {
			case ok:
				out.WriteString(latin)
			case all && strings.ContainsRune(lawLetters, r):
				out.WriteString(lawLetter(r))
			default:
				out.WriteRune(r)
			}
		}
		return out.String()
	}
}

const lawLetters = "абвгдезийклмнопрстуфхьъ"

func lawLetter(r rune) string {
	at := slices.Index([]rune(lawLetters), r)
	return string("abvgdeziyklmnoprstufhya"[at])
}

// keyed writes a word with the keys of a layout, read as Latin.
func keyed(letters, keys string) func(string) string {
	return func(word string) string {
		return strings.Map(func(r rune) rune {
			if at := slices.Index([]rune(letters), r); at >= 0 {
				return []rune(keys)[at]
			}
			return r
		}, word)
	}
}

// mistake makes one mistake, in a place that depends on the word only.
func mistake(kind int) func(string) string {
	return func(word string) string {
		letters := []rune(word)
		if len(letters) < 4 {
			return word
		}
		hash := fnv.New32()
		_, _ = hash.Write([]byte(word)) // never fails
		at := 1 + int(hash.Sum32())%(len(letters)-2)
		wrong := []rune("аеиоткнс")[hash.Sum32()%8]
		switch kind {
		case 0:
			return string(slices.Delete(letters, at, at+1))
		case 1:
			return string(slices.Insert(letters, at, wrong))
		case 2:
			letters[at] = wrong
		default:
			letters[at], letters[at+1] = letters[at+1], letters[at]
		}
		return string(letters)
	}
}

// unfinished is a query whose last word has begun.
func unfinished(words []string) string {
	last := []rune(words[len(words)-1])
	return strings.Join(append(slices.Clone(words[:len(words)-1]), string(last[:(len(last)+1)/2])), " ")
}

func TestEveryNumberLeadsToItsService(t *testing.T) {
	p := newPress(t)
	c := radomir(t)
	p.publish(t, 1, c)
	e := p.newest(t, 0)
	for _, s := range c.Services {
		if s.Number == "" {
			continue
		}
		for _, query := range []string{string(s.Number), "№" + string(s.Number), "услуга " + string(s.Number)} {
			if hits := searchFor(t, e, query); len(hits) == 0 || hits[0].ID != string(s.ID) {
				t.Errorf("%q: got %v, want %s first", query, hits, s.ID)
			}
		}
	}
}
