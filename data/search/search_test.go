package search

import (
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"small letters", "УДОСТОВЕРЕНИЕ", "удостоверение"},
		{"latin e of the register's own 2020", "личeн регистрационeн", "личен регистрационен"},
		{"latin capitals in a Cyrillic word", "HACЛEДHИЦИ", "наследници"},
		{"one Cyrillic letter in a Latin word", "birth сertificate", "birth certificate"},
		{"accented и", "предоставянето ѝ", "предоставянето и"},
		{"ё", "ёлка", "елка"},
		{"stress mark", "ски\u0301ца", "скица"},
		{"decomposed й", "настои\u0306ник", "настойник"},
		{"punctuation", "съпруг/а (№ 2036) – „деца“", "съпруг а 2036 деца"},
		{"letters among digits", "2О16 и 2З96", "2016 и 2396"},
		{"soft hyphen", "удосто\u00adверение", "удостоверение"},
		{"nothing", " \u00a0–,", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Fold(c.text); got != c.want {
				t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestSplitSaysWhereEachWordStood(t *testing.T) {
	text := "За „ски\u0301ца“, моля"
	words := Split(text)
	got := make([]string, len(words))
	for i, word := range words {
		got[i] = text[word.Start:word.End]
	}
	if want := []string{"За", "ски\u0301ца", "моля"}; !slices.Equal(got, want) {
		t.Errorf("places hold %q, want %q", got, want)
	}
}

func TestStemIsOneForTheFormsOfAWord(t *testing.T) {
	for _, forms := range [][]string{
		{"удостоверение", "удостоверения", "удостоверението", "удостоверенията"},
		{"наследник", "наследници", "наследниците", "наследника"},
		{"скица", "скици", "скицата", "скиците"},
		{"данък", "данъци", "данъкът", "данъка"},
		{"данъчен", "данъчна", "данъчни", "данъчната", "данъчните", "данъчния"},
		{"адрес", "адреси", "адреса", "адресът", "адресите"},
		{"имот", "имоти", "имота", "имотът", "имотите"},
		{"настоящ", "настоящия", "настоящият", "настоящи"},
		{"място", "места"},
		{"дърво", "дървета"},
		{"строеж", "строежи", "строежа", "строежите"},
		{"виза", "визи", "визата"},
		{"оценка", "оценки", "оценката"},
		{"дете", "деца", "детето", "децата"},
	} {
		want := Stem(forms[0])
		for _, form := range forms[1:] {
			if got := Stem(form); got != want {
				t.Errorf("Stem(%q) = %q, but Stem(%q) = %q", form, got, forms[0], want)
			}
		}
	}
}

func TestStemEnglishIsOneForTheFormsOfAWord(t *testing.T) {
	for _, forms := range [][]string{
		{"certificate", "certificates"},
		{"heir", "heirs"},
		{"permit", "permits"},
		{"property", "properties"},
		{"tax", "tax"},
		{"registration", "registrations", "registrated"},
		{"building", "buildings", "build"},
		{"change", "changes", "changing", "changed"},
		{"plan", "plans", "planning"},
		{"address", "address"},
	} {
		want := StemEnglish(forms[0])
		for _, form := range forms[1:] {
			if got := StemEnglish(form); got != want {
				t.Errorf("StemEnglish(%q) = %q, but StemEnglish(%q) = %q", form, got, forms[0], want)
			}
		}
	}
	if got := StemEnglish("скици"); got != "скици" {
		t.Errorf("a Bulgarian word became %q", got)
	}
}

func TestSpellingsAreWhatLatinLettersMayMean(t *testing.T) {
	for latin, want := range map[string]string{
		"udostoverenie": "удостоверение", "taksa": "такса", "semejno": "семейно", "ekspertna": "експертна", "expertna": "експертна",
		"razrewenie": "разрешение", "registratsia": "регистрация", "ulica": "улица",
	} {
		if got := Spellings(latin); !slices.Contains(got, want) {
			t.Errorf("Spellings(%q) = %q, want %q among them", latin, got, want)
		}
	}
}

func TestStemLeavesShortWordsNumbersAndLatinAlone(t *testing.T) {
	for _, word := range []string{"акт", "име", "2016", "heirs"} {
		if got := Stem(word); got != word {
			t.Errorf("Stem(%q) = %q", word, got)
		}
	}
}

func TestSkeletonIsOneForAllSpellings(t *testing.T) {
	for _, spellings := range [][]string{
		{"данъчна", "danychna", "danachna", "danuchna", "danu4na"},
		{"оценка", "ocenka", "otsenka"},
		{"жителство", "jitelstvo", "zhitelstvo"},
		{"школа", "6kola", "shkola"},
		{"постоянен", "postoqnen", "postoyanen", "postoianen"},
		{"регистрация", "registratsia", "registraciq", "registratsiya"},
		{"положение", "polojenie", "polozhenie"},
		{"настоящ", "nastoyasht", "nastoq6t", "nastoiasht"},
		{"жалба", "jalba"},
		{"детски", "detski"},
		{"ранна", "рана"},
	} {
		want := Skeleton(spellings[0])
		for _, spelling := range spellings[1:] {
			if got := Skeleton(spelling); got != want {
				t.Errorf("Skeleton(%q) = %q, but Skeleton(%q) = %q", spelling, got, spellings[0], want)
			}
		}
	}
}

func TestFormsReadAQueryInEveryLikelyWay(t *testing.T) {
	for _, c := range []struct {
		name, query, want string
		kind              FormKind
	}{
		{"as typed", "Скица", "скица", AsTyped},
		{"шльокавица", "postoqnna 4ujbina", "постоянна чужбина", LatinTyping},
		{"official transliteration", "registratsia", "регистрация", LatinTyping},
		{"БДС keys", "kdi.eokr[r", "наследници", LayoutBDS},
		{"БДС keys for скица", "iur[d", "скица", LayoutBDS},
		{"phonetic keys", "[kola", "школа", LayoutPhonic},
		{"English on БДС", "фсишг", "birth", EnglishBDS},
		{"English on the phonetic layout", "биртх", "birth", EnglishPhonic},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, form := range Forms(c.query) {
				if form.Kind == c.kind && form.Text == c.want {
					return
				}
			}
			t.Errorf("Forms(%q) = %v, want %q as %s", c.query, Forms(c.query), c.want, c.kind)
		})
	}
}

func TestSignificantKeepsTheWordsThatDecide(t *testing.T) {
	for _, c := range []struct {
		name        string
		words, want []string
	}{
		{"little words go", []string{"скица", "на", "имот"}, []string{"скица", "имот"}},
		{"only little words", []string{"на", "за"}, []string{"за"}},
		{"nothing", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Significant(c.words); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzFoldingTwiceChangesNothing(f *testing.F) {
	for _, seed := range []string{"личeн", "2О16", "ѝЁй", "и\u0306", "\u0301а", "K", "\xff", "ǅ Ω a\u0345"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(Fold(%q)) = %q, want %q", s, twice, once)
		}
		for _, word := range Split(s) {
			if word.Start < 0 || word.End > len(s) || word.Start >= word.End {
				t.Errorf("Split(%q) has a word at %d–%d", s, word.Start, word.End)
			}
			Stem(word.Text)
			Skeleton(word.Text)
		}
		Forms(s)
	})
}
