package exchange

import (
	"os"
	"slices"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/search"
)

func readRadomir(t *testing.T, name string, into any) {
	t.Helper()
	if err := readJSON(os.DirFS(radomirDir), name, into); err != nil {
		t.Fatal(err)
	}
}

// publishedTexts are the texts of a service that an English visitor reads
// besides its name; how long it takes is said in English by phrases.
func publishedTexts(s data.Service) []data.Text {
	texts := []data.Text{s.Unit, s.Outcome, s.Appeal, s.LegalBasis}
	texts = append(append(texts, s.Apply...), s.Receive...)
	for _, d := range s.Documents {
		texts = append(texts, d.Text)
	}
	for _, term := range s.Terms {
		texts = append(texts, term.For)
	}
	for _, fee := range s.Fees {
		texts = append(texts, fee.For, fee.Unit, fee.Note)
	}
	return texts
}

func TestEveryPublishedTextHasAnEnglishOne(t *testing.T) {
	for _, s := range radomir(t).Services {
		for _, text := range publishedTexts(s) {
			if text.BG != "" && text.EN == "" {
				t.Errorf("service %s: no English for %q", s.ID, text.BG)
			}
		}
	}
}

func TestFormsNameDocumentsOfServices(t *testing.T) {
	var forms []struct {
		ID        string
		Documents []string
	}
	readRadomir(t, "forms.json", &forms)
	var records []catalogueService
	readRadomir(t, "services.json", &records)
	for _, form := range forms {
		for _, text := range form.Documents {
			if !slices.ContainsFunc(records, func(r catalogueService) bool { return slices.Contains(r.Documents, text) }) {
				t.Errorf("form %s: no service needs %q", form.ID, text)
			}
		}
	}
}

func TestWordsOfVisitorsMeanWordsOfTheRegister(t *testing.T) {
	var synonyms []struct {
		Said  string
		Means []string
	}
	var elsewhere []struct{ Name data.Text }
	readRadomir(t, "synonyms.json", &synonyms)
	readRadomir(t, "elsewhere.json", &elsewhere)
	var names []foldedName
	for _, s := range radomir(t).Services {
		names = append(names, folded(s.Name.BG))
	}
	for _, e := range elsewhere {
		names = append(names, folded(e.Name.BG))
	}
	for _, r := range radomir(t).Receptions {
		names = append(names, folded(r.Who.BG))
	}
	for _, p := range data.Pages() {
		names = append(names, folded(p.Name.BG))
	}
	said := map[string]bool{}
	for _, s := range synonyms {
		if said[s.Said] || s.Said != search.Fold(s.Said) {
			t.Errorf("%q is there twice or is not folded", s.Said)
		}
		said[s.Said] = true
		for _, meaning := range s.Means {
			if meaning != search.Fold(meaning) || !slices.ContainsFunc(names, folded(meaning).isSaidBy) {
				t.Errorf("%q: no name says %q", s.Said, meaning)
			}
		}
	}
}

// foldedName is what matters of a name: its words and their stems.
type foldedName struct{ words, stems []string }

func folded(text string) foldedName {
	name := foldedName{words: search.Significant(search.Words(text))}
	for _, word := range name.words {
		name.stems = append(name.stems, search.Stem(word))
	}
	return name
}

// isSaidBy tells whether the name has every word of the meaning in some form.
func (meaning foldedName) isSaidBy(name foldedName) bool {
	for i, word := range meaning.words {
		isBegun := func(n string) bool { return strings.HasPrefix(n, word) }
		if !slices.Contains(name.stems, meaning.stems[i]) && !slices.ContainsFunc(name.words, isBegun) {
			return false
		}
	}
	return true
}
