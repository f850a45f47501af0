package public

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"example.org/parter/data"
	"example.org/parter/data/exchange"
)

// Abbreviations of laws and numbers, as „ЗУТ“, „ЗДвП“ and „54а“, have no two
// small letters; addresses are as they are.
var (
	bulgarianWords = regexp.MustCompile(`\p{Cyrillic}*[а-я]{2}\p{Cyrillic}*`)
	webAddress     = regexp.MustCompile(`\S+\.bg/\S*`)
)

func TestEnglishPagesOfRadomirSayNothingInBulgarian(t *testing.T) {
	v := visit(t)
	radomir, err := exchange.Starter(os.DirFS("../../assets/radomir"))
	if err != nil {
		t.Fatal(err)
	}
	v.town.content = radomir
	var addresses []string
	for _, s := range radomir.Services {
		addresses = append(addresses, "/U/"+string(s.ID)+"?")
	}
	for _, g := range radomir.Groups {
		addresses = append(addresses, "/U?g="+string(g.ID)+"&")
	}
	for _, address := range addresses {
		for _, text := range mainTexts(t, v.get(address+"l="+string(data.English)).Body.String()) {
			if words := bulgarianWords.FindString(webAddress.ReplaceAllString(text, "")); words != "" {
				t.Errorf("%s: %q in %q", address, words, text)
			}
		}
	}
}

// mainTexts are the texts of the page below its frame.
func mainTexts(t *testing.T, page string) []string {
	t.Helper()
	_, main, found := strings.Cut(page, "<main")
	main, _, closed := strings.Cut(main, "</main>")
	if !found || !closed {
		t.Fatalf("no main part in\n%s", page)
	}
	var texts []string
	tokens := html.NewTokenizer(strings.NewReader("<main" + main))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		if kind == html.TextToken {
			texts = append(texts, string(tokens.Text()))
		}
	}
	return texts
}
