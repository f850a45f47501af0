package markdown_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"example.org/parter/data/markdown"
)

func seeds(f *testing.F) {
	for _, text := range []string{
		"", "## Как\nНа **24** *ноември*:\n- едно\n  - [две](https://a.bg)\n\n1. Първо\n2. Второ", "***а** б*", "**а *б** в*", "[*а](https://b.bg)*",
		"<script>alert(1)</script>", "[а](javascript:alert(1))", "[а](https://b.bg\" onclick=\"x)", "[а](tel:<b>)", "[а](https://b.bg/&quot;)", "&lt;img src=x&gt;",
		"a\u2028b\r\nc\u00a0**d**", "\x00\xff**\x80**", "- - а", "1. а\n\n  2. б\n2. в", "**[а](mailto:b@c.bg)**", "[[а](https://b.bg)](https://c.bg)", "[а](https://%zz)", "[а](https://[::1)",
		"\t- а\n        - б", "*(а)* **„б“**", "\\*а\\*\\", "а  \n   б", "[а](https://ж.бг/път)",
	} {
		f.Add(text)
	}
}

// letters are those of the text that people would miss.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// read is what a browser would show of the HTML, and it judges every tag on the way.
func read(t *testing.T, page string) string {
	t.Helper()
	allowed := map[string]string{"p": "", "br": "", "h2": "", "ul": "", "ol": "start", "li": "", "strong": "", "em": "", "a": "href rel"}
	var shown strings.Builder
	for tokens := html.NewTokenizer(strings.NewReader(page)); ; {
		switch tokens.Next() {
		case html.ErrorToken:
			return shown.String()
		case html.TextToken:
			shown.WriteString(tokens.Token().Data)
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("not text and not ours: %s", tokens.Token())
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			tag := tokens.Token()
			attributes, known := allowed[tag.Data]
			if !known {
				t.Errorf("<%s>", tag.Data)
			}
			for _, a := range tag.Attr {
				good := strings.Contains(attributes, a.Key)
				if a.Key == "href" {
					good = regexp.MustCompile(`^(https|tel|mailto):`).MatchString(a.Val)
				}
				if a.Key == "rel" {
					good = a.Val == "nofollow noreferrer"
				}
				if !good {
					t.Errorf("<%s %s=%q>", tag.Data, a.Key, a.Val)
				}
			}
		}
	}
}

// FuzzReadersAgree holds the readers of a text against each other: the browser gets
// nothing but our tags, and shows the letters of the plain words, numbers of lists
// aside; nothing of the text is lost but addresses and numbers of lists.
func FuzzReadersAgree(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		blocks := markdown.Parse(text)
		var shown, said strings.Builder
		rest := letters(strings.ToValidUTF8(text, "\uFFFD"))
		keep := func(part string) {
			for _, r := range letters(part) {
				at := strings.IndexRune(rest, r)
				if at < 0 {
					t.Fatalf("%q is not in the text in this order: %+v", part, blocks)
				}
				rest = rest[at+len(string(r)):]
			}
		}
		lost := len(rest)
		for _, b := range blocks {
			if b.Kind == markdown.Numbered {
				keep(b.Mark())
				said.WriteString(letters(b.Mark()))
				lost -= len(letters(b.Mark()))
			}
			for _, s := range b.Spans {
				shown.WriteString(letters(s.Text))
				said.WriteString(letters(s.Text))
				lost -= len(letters(s.Text))
			}
		}
		for address := range strings.SplitSeq(text, "](") { // an address is as long as it was typed
			if closed := strings.LastIndex(address, ")"); closed >= 0 {
				lost -= len(letters(strings.ToValidUTF8(address[:closed], "\uFFFD")))
			}
		}
		if lost > 0 {
			t.Errorf("%d bytes of %q are lost: %+v", lost, text, blocks)
		}
		if got := letters(markdown.Plain(text)); got != said.String() {
			t.Errorf("%q is said as %q, want %q", text, got, said.String())
		}
		if got := letters(read(t, markdown.HTML(text))); got != shown.String() {
			t.Errorf("%q is shown as %q, want %q", text, got, shown.String())
		}
	})
}

// FuzzWordsKeepTheirLettersBetweenMarks sets words between marks: they come out as
// they were, set as the marks say, and the marks are gone.
func FuzzWordsKeepTheirLettersBetweenMarks(f *testing.F) {
	for _, words := range []string{"вода", "24 ноември", "„Арката“", "а_б", "5 € & 3 < 4", "1. януари", "а\\", "https://a.bg"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		words = strings.Join(strings.Fields(strings.ToValidUTF8(words, "")), " ")
		first, last := []rune(words + " ")[0], []rune(" " + words)[len([]rune(words))]
		if strings.ContainsAny(words, "*[]()\\\x00") || letters(string(first)) == "" || letters(string(last)) == "" {
			return
		}
		for mark, want := range map[string]markdown.Span{
			"**%**": {Text: words, Bold: true}, "*%*": {Text: words, Italic: true}, "***%***": {Text: words, Bold: true, Italic: true},
			"[%](https://a.bg)": {Text: words, Link: "https://a.bg"}, "**[%](tel:1)**": {Text: words, Bold: true, Link: "tel:1"}, "[*%*](tel:1)": {Text: words, Italic: true, Link: "tel:1"},
			"- %": {Text: words}, "## %": {Text: words}, "- **%**": {Text: words, Bold: true},
		} {
			text := strings.Replace(mark, "%", words, 1)
			blocks := markdown.Parse("а\n\n" + text + "\n\nя")
			if len(blocks) != 3 || len(blocks[1].Spans) != 1 || blocks[1].Spans[0] != want {
				t.Errorf("%q: got %+v, want %+v", text, blocks, want)
			}
			if got := markdown.Plain(text); got != words {
				t.Errorf("%q is said as %q", text, got)
			}
		}
	})
}
