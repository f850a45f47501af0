package search

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"example.org/parter/data"
)

// counter is what a small town hall offers.
func counter() *Index {
	docs := []Doc{
		{Title: "Издаване на удостоверение за наследници", English: "Certificate of heirs", Codes: []string{"2016", "ОБА8.5"}},
		{Title: "Издаване на удостоверение за раждане - дубликат", English: "Birth certificate – duplicate", Codes: []string{"2076"}},
		{Title: "Издаване на удостоверение за раждане - оригинал", English: "Birth certificate – original", Codes: []string{"2052"}},
		{Title: "Издаване на скици за недвижими имоти", English: "Sketches of real property", Codes: []string{"2027"}},
		{Title: "Издаване на разрешение за таксиметров превоз", English: "Taxi permit", Text: "Скица"},
		{Title: "Промяна на постоянен адрес", English: "Change of permanent address", Also: "жителство, адресна регистрация"},
		{Title: "Реклама", Under: "Скици"},
	}
	for i := range docs {
		docs[i].Weight = 1
	}
	return NewIndex(docs, []data.Synonym{
		{Said: "кръщелно", Means: []string{"удостоверение за раждане"}},
		{Said: "смяна", Means: []string{"промяна"}},
		{Said: "план на парцел", Means: []string{"2027"}},
		{Said: "нищо такова", Means: []string{"дирижабъл"}},
	})
}

func all(int) bool { return true }

// find returns the places of the docs found.
func find(x *Index, query string) (docs []int) {
	_, results := x.Find(query, 10, all)
	for _, r := range results {
		docs = append(docs, r.Doc)
	}
	return docs
}

func TestTheFirstResultIsWhatWasMeant(t *testing.T) {
	x := counter()
	for _, c := range []struct {
		name, query string
		want        int
	}{
		{"as written", "удостоверение за наследници", 0},
		{"another form", "наследника", 0},
		{"unfinished", "насл", 0},
		{"one letter", "т", 4},
		{"beginning of another word", "такси разрешение", 4},
		{"Latin by the law", "udostoverenie za naslednitsi", 0},
		{"шльокавица", "postoqnen adres", 5}, //nolint:misspell // Bulgarian in Latin letters
		{"one word in Latin, one not", "postoqnen адрес", 5},
		{"a letter missing", "наследнци", 0},
		{"a letter too much", "наследнници", 0},
		{"a letter wrong", "наслетници", 0},
		{"letters exchanged", "наслендици", 0},
		{"a mistake in an unfinished word", "наслидн", 0},
		{"a mistake in Latin", "nasletnici", 0},
		{"a mistake in one word of two", "постоянен адерс", 5},
		{"БДС keys", "kdi.eokr[r", 0},
		{"w for в", "taksimetrow prewoz", 4},
		{"phonetic on БДС", "здяшд,хех ьаиея", 5},
		{"English on БДС", "гесия", 0},
		{"English", "heirs", 0},
		{"English, many", "certificates of heir", 0},
		{"English with a mistake", "sketchs", 3}, //nolint:misspell // the mistake is meant
		{"Latin letters that look Cyrillic", "HACЛEДHИЦИ", 0},
		{"all letters look Cyrillic", "cкици", 3},
		{"number", "2027", 3},
		{"number in parts", "20 27", 3},
		{"number with its sign", "№2027", 3},
		{"beginning of a number", "202", 3},
		{"code", "ОБА8.5", 0},
		{"code with spaces", "оба 8.5", 0},
		{"code in Latin letters", "oba8.5", 0},
		{"synonym", "кръщелно", 2},
		{"synonym in Latin", "kryshtelno", 2},
		{"synonym with a mistake", "кръштелно", 2},
		{"synonym beside a word", "смяна на адрес", 5},
		{"synonym of two words", "план парцел", 3},
		{"synonym the other way round", "парцел план", 3},
		{"other name", "жителство", 5},
		{"title before text", "скица", 3},
		{"the paper itself", "раждане", 2},
		{"its copy, asked for", "раждане дубликат", 1},
		{"little words", "искам да имам скица на моя имот", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := find(x, c.query)
			if len(got) == 0 || got[0] != c.want {
				t.Errorf("%q finds %v, want %d first", c.query, got, c.want)
			}
		})
	}
}

func TestNothingIsMadeOfNothing(t *testing.T) {
	x := counter()
	for _, query := range []string{"", " ", "-", "ццц", "бла бла", "asdf", "йцукен", "дирижабъл", "999999", "日本", "\xff", "ъ ь"} {
		if got := find(x, query); len(got) > 0 {
			t.Errorf("%q finds %v", query, got)
		}
	}
	empty := NewIndex(nil, []data.Synonym{{Said: "нещо", Means: []string{"друго"}}})
	if got := find(empty, "нещо"); len(got) > 0 {
		t.Errorf("nothing holds %v", got)
	}
}

// „нов“ once found the new streets for whoever had a new address.
func TestACompanionCountsOnlyBesideAWord(t *testing.T) {
	x := NewIndex([]Doc{
		{Title: "Път по проектирани нови улици", Weight: 1},
		{Title: "Промяна на адрес", Weight: 1},
		{Title: "Търпимост на строеж", Weight: 1},
		{Title: "Строеж без одобряване на проекти", Weight: 1},
	}, []data.Synonym{
		{Said: "нов дом", Means: []string{"промяна на адрес"}},
		{Said: "без документи", Means: []string{"търпимост"}},
		{Said: "ограда", Means: []string{"строеж без одобряване"}},
	})
	for query, want := range map[string]int{"нов дом": 1, "нов адрес": 1, "къща без документи": 2, "ограда": 3} {
		if got := find(x, query); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v, want %d first", query, got, want)
		}
	}
	if got := find(x, "нови"); len(got) > 0 {
		t.Errorf("alone it finds %v", got)
	}
}

func TestTheLongerSayingSaysMore(t *testing.T) {
	x := NewIndex([]Doc{{Title: "Препис", Weight: 1}, {Title: "Проверка", Weight: 1}}, []data.Synonym{
		{Said: "нотариален акт", Means: []string{"препис"}},
		{Said: "без нотариален акт", Means: []string{"проверка"}},
	})
	for query, want := range map[string]int{"нотариален акт": 0, "имот без нотариален акт": 1} {
		if got := find(x, query); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v, want %d first", query, got, want)
		}
	}
}

func TestOnlyTheBestThatAreShownAreReturned(t *testing.T) {
	x := counter()
	_, everything := x.Find("издаване", 10, all)
	if len(everything) != 5 {
		t.Fatalf("got %v", everything)
	}
	_, two := x.Find("издаване", 2, all)
	if !slices.Equal(two, everything[:2]) {
		t.Errorf("got %v, want the first two of %v", two, everything)
	}
	_, rest := x.Find("издаване", 10, func(doc int) bool { return doc != everything[0].Doc })
	if !slices.Equal(rest, everything[1:]) {
		t.Errorf("got %v, want %v without the first", rest, everything)
	}
}

func TestMarksAreTheWordsThatWereMeant(t *testing.T) {
	x := counter()
	for _, c := range []struct{ query, title, want string }{
		{"наследник удост", "Издаване на удостоверение за наследници", "удостоверение|наследници"},
		{"naslednici", "Издаване на удостоверение за наследници", "наследници"},
		{"udost", "Издаване на удостоверение за наследници", "удостоверение"},
		{"кръщелно", "Издаване на удостоверение за раждане - оригинал", "удостоверение|раждане"},
		{"смяна на адреси", "Промяна на постоянен адрес", "Промяна|адрес"},
		{"permits", "Taxi permit", "permit"},
		{"скица", "Реклама", ""},
	} {
		f, _ := x.Find(c.query, 10, all)
		var marked []string
		for _, m := range f.Marks(c.title) {
			marked = append(marked, c.title[m.Start:m.End])
		}
		if got := strings.Join(marked, "|"); got != c.want {
			t.Errorf("%q marks %q, want %q", c.query, got, c.want)
		}
	}
}

func TestManyMaySearchAtOnce(t *testing.T) {
	x := counter()
	want := find(x, "удостоверение за р")
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				if got := find(x, "удостоверение за р"); !slices.Equal(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
				find(x, "postoqnen адерс")
			}
		})
	}
	group.Wait()
}

func FuzzFind(f *testing.F) {
	for _, query := range []string{"наследници", "kdi.eokr[r", "№ 2027", "a\x00b", strings.Repeat("ж", 300), "и\u0306", "\u0306"} {
		f.Add(query)
	}
	x := counter()
	f.Fuzz(func(t *testing.T, query string) {
		found, results := x.Find(query, 3, all)
		if len(results) > 3 {
			t.Errorf("%q: %d results", query, len(results))
		}
		found.Marks(query)
	})
}
