package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/markdown"
)

func words(text string) []markdown.Span { return []markdown.Span{{Text: text}} }

func TestTextIsReadAsItsWriterMeantIt(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []markdown.Block
	}{
		"nothing": {"  \n\n ", nil},
		"a new line is a new line": {"Първо\r\nвторо\n\n\nтрето", []markdown.Block{
			{Spans: words("Първо\nвторо")}, {Apart: true, Spans: words("трето")},
		}},
		"bold, italic, both": {"На **24 ноември** от *9:00* ***няма*** вода", []markdown.Block{{Spans: []markdown.Span{
			{Text: "На "},
			{Text: "24 ноември", Bold: true},
			{Text: " от "},
			{Text: "9:00", Italic: true},
			{Text: " "},
			{Text: "няма", Bold: true, Italic: true},
			{Text: " вода"},
		}}}},
		"bold over a new line": {"**Внимание\nднес**", []markdown.Block{{Spans: []markdown.Span{{Text: "Внимание\nднес", Bold: true}}}}},
		"bold within a word":   {"пре**под**писване", []markdown.Block{{Spans: []markdown.Span{{Text: "пре"}, {Text: "под", Bold: true}, {Text: "писване"}}}}},
		"bold in quotes":       {"кв. „**Арката**“.", []markdown.Block{{Spans: []markdown.Span{{Text: "кв. „"}, {Text: "Арката", Bold: true}, {Text: "“."}}}}},
		"a heading": {"## Срокове\nдо края", []markdown.Block{
			{Kind: markdown.Heading, Spans: words("Срокове")}, {Spans: words("до края")},
		}},
		"a list behind its sentence": {"Носете:\n- лична карта\n  или паспорт\n- **заявление**\n  - копие\n\nБлагодарим", []markdown.Block{
			{Spans: words("Носете:")},
			{Kind: markdown.Bullet, Spans: words("лична карта\nили паспорт")},
			{Kind: markdown.Bullet, Spans: []markdown.Span{{Text: "заявление", Bold: true}}},
			{Kind: markdown.Bullet, Depth: 1, Spans: words("копие")},
			{Apart: true, Spans: words("Благодарим")},
		}},
		"a list that counts on from where it stopped": {"3. Платете\n\n4. Чакайте", []markdown.Block{
			{Kind: markdown.Numbered, Number: 3, Spans: words("Платете")},
			{Kind: markdown.Numbered, Number: 4, Apart: true, Spans: words("Чакайте")},
		}},
		"links": {"Пишете на [ни](mailto:a@b.bg), [0777 / 80 381](tel:077780381) или [**тук**](https://radomir.bg/a_(b)?c=1&d)", []markdown.Block{{Spans: []markdown.Span{
			{Text: "Пишете на "},
			{Text: "ни", Link: "mailto:a@b.bg"},
			{Text: ", "},
			{Text: "0777 / 80 381", Link: "tel:077780381"},
			{Text: " или "},
			{Text: "тук", Bold: true, Link: "https://radomir.bg/a_(b)?c=1&d"},
		}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, markdown.Parse(c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOlderTextReadsAsItDid is about texts that were written before anybody thought
// of marks: not a letter of them changes.
func TestOlderTextReadsAsItDid(t *testing.T) {
	for _, text := range []string{
		"1. януари е почивен ден.", "1. май\n2. май\n24. май", "1. 12. 2026 г. – начало\n2. 12. 2026 г. – край",
		"2026. година", "5. Такси\nСлед това друго", "1. Първо\nмежду тях\n2. Второ", "1) първо\n2) второ", "1.Първо\n2.Второ", "0. нула\n1. едно",
		"№ 5", "# 5", "#5 и ##6", "### Малко", "##", "##Без интервал", " ## с отстъп",
		"* без ДДС\n* с ДДС", "+ нещо", "– тире\n– тире", "-5 градуса", "-", "---", "- - -", "-без интервал",
		"3*4*5 м", "3 * 4 * 5", "Цена* за брой, такса** за ден, *без ДДС", "(*) за едно, (**) за две, (**) за три", "виж *, ** и ***.", "*****", "** **", "а*б*в", "Иванов* и Петров*",
		"име_на_файл и _това_ и __онова__", "Подпис: ______", "`код`", "```\nкод\n```", "~~зачеркнато~~", "> цитат", "| а | б |\n|---|---|", "====\n----",
		"<b>не</b> &amp; &lt;", `\*не\* \ край\`, "http://radomir.bg", "<https://radomir.bg>", "![снимка](https://a.bg/b.png)x"[1:2] + "б", "[1] и [2]",
		"[виж](http://a.bg)", "[виж](javascript:alert(1))", "[виж](/p/1)", "[](https://a.bg)", "[ ](https://a.bg)", "[виж](https://)", "[виж] (https://a.bg)", "[виж](https://a b.bg)",
		"[а]: https://a.bg\n[а]", "[виж](https://a.bg \"заглавие\")", "**незатворено", "незатворено**", "ред с край\nи друг", `край\` + "\nи друг",
	} {
		blocks := markdown.Parse(text)
		if got := markdown.Plain(text); got != text && got != strings.TrimSpace(text) {
			t.Errorf("%q became %q", text, got)
		}
		for _, b := range blocks {
			for _, s := range b.Spans {
				if b.Kind != markdown.Paragraph || s.Bold || s.Italic || s.Link != "" {
					t.Errorf("%q: %+v", text, b)
				}
			}
		}
	}
	if got, want := markdown.Plain("Уважаеми,\n    с отстъп\n\tи още"), "Уважаеми,\nс отстъп\nи още"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlainWordsHaveNoMarks(t *testing.T) {
	const text = "## Как\nНа **24** *ноември*:\n- едно\n- [две](https://a.bg)\n\n1. Първо\n2. Второ"
	const want = "Как\nНа 24 ноември:\nедно\nдве\n\n1. Първо\n2. Второ"
	if got := markdown.Plain(text); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBrowserGetsWhatWasWritten(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"а\nб\n\nв & <script>x":      "<p>а<br>\nб</p>\n<p>в &amp; &lt;script&gt;x</p>\n",
		"## Как\n**да** *не*":        "<h2>Как</h2>\n<p><strong>да</strong> <em>не</em></p>\n",
		"- а\n  - б\n- в\nг":         "<ul>\n<li>а<ul>\n<li>б</li>\n</ul>\n</li>\n<li>в</li>\n</ul>\n<p>г</p>\n",
		"3. а\n4. б\n\n1. в\n2. г":   "<ol start=\"3\">\n<li>а</li>\n<li>б</li>\n</ol>\n<ol>\n<li>в</li>\n<li>г</li>\n</ol>\n",
		"- а\n1. б\n2. в":            "<ul>\n<li>а</li>\n</ul>\n<ol>\n<li>б</li>\n<li>в</li>\n</ol>\n",
		"[**а**](https://a.bg/?b&c)": `<p><a href="https://a.bg/?b&amp;c" rel="nofollow noreferrer"><strong>а</strong></a></p>` + "\n",
		"[а](tel:0777)":              `<p><a href="tel:0777" rel="nofollow noreferrer">а</a></p>` + "\n",
	} {
		if got := markdown.HTML(text); got != want {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// TestNoMarkHidesAPersonalNumber holds the check of a posting, which may not know this
// package, against what people will read.
func TestNoMarkHidesAPersonalNumber(t *testing.T) {
	for _, body := range []string{
		"ЕГН 7523169263", "ЕГН **752316**9263", "ЕГН 7523*16926*3", "ЕГН 75**23169**263", "ЕГН *752316* 9263", "ЕГН [752316](https://a.bg)9263", "ЕГН 752[316](tel:1)**9263**",
		"ЕГН [**752316**](mailto:a@b.bg)9263", "ЕГН 752316[9263](https://a.bg/(x))", "ЕГН [х](tel:7523169263)",
	} {
		if got := (data.Posting{Body: body}).Check().Of("body"); got != data.PersonalNumber {
			t.Errorf("%q, read as %q: got %q", body, markdown.Plain(body), got)
		}
	}
	for _, body := range []string{"До Иван Петров", "До **Ив**ан [Пет](https://a.bg)ров", "До [Иван](https://a.bg) **Петров**"} {
		if got := (data.Posting{Body: body, Addressee: "Иван Петров"}).Check().Of("body"); got != data.NamesAddressee {
			t.Errorf("%q, read as %q: got %q", body, markdown.Plain(body), got)
		}
	}
}
