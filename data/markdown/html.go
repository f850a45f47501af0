package markdown

import (
	"fmt"
	"html"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
)

// policy lets through what this package writes and nothing else. A link says nothing
// about where it was followed from, and opens where the reader wants it.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "h2", "ul", "ol", "li", "strong", "em")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "tel", "mailto")
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(true)
	p.RequireNoReferrerOnLinks(true)
	return p
})

// HTML is the text for a browser. It is safe to put into a page as it is.
func HTML(text string) string {
	w := &writer{}
	for _, b := range Parse(text) {
		w.block(b)
	}
	w.close(0)
	return policy().Sanitize(w.out.String())
}

// writer writes blocks; it knows which lists are open.
type writer struct {
	out   strings.Builder
	lists []list
}

type list struct {
	tag  string
	last int // number of its last entry
}

func (w *writer) block(b Block) {
	switch b.Kind {
	case Heading:
		w.whole("h2", b)
	case Paragraph:
		w.whole("p", b)
	case Bullet, Numbered:
		w.entry(b)
	}
}

func (w *writer) whole(tag string, b Block) {
	w.close(0)
	fmt.Fprintf(&w.out, "<%s>", tag)
	w.spans(b.Spans)
	fmt.Fprintf(&w.out, "</%s>\n", tag)
}

// entry goes on with the list that is open at its depth, or begins another.
func (w *writer) entry(b Block) {
	tag := map[Kind]string{Bullet: "ul", Numbered: "ol"}[b.Kind]
	w.close(b.Depth + 1)
	if len(w.lists) == b.Depth+1 {
		if now := w.lists[b.Depth]; now.tag != tag || b.Kind == Numbered && now.last+1 != b.Number {
			w.close(b.Depth)
		} else {
			w.out.WriteString("</li>\n")
		}
	}
	if len(w.lists) <= b.Depth {
		w.lists = append(w.lists, list{tag: tag})
		w.out.WriteString("<" + tag)
		if b.Kind == Numbered && b.Number != 1 {
			fmt.Fprintf(&w.out, ` start="%d"`, b.Number)
		}
		w.out.WriteString(">\n")
	}
	w.lists[len(w.lists)-1].last = b.Number
	w.out.WriteString("<li>")
	w.spans(b.Spans)
}

// close ends all lists but the outer ones.
func (w *writer) close(outer int) {
	for len(w.lists) > outer {
		last := len(w.lists) - 1
		w.out.WriteString("</li>\n</" + w.lists[last].tag + ">\n")
		w.lists = w.lists[:last]
	}
}

func (w *writer) spans(spans []Span) {
	for _, s := range spans {
		words := strings.ReplaceAll(html.EscapeString(s.Text), "\n", "<br>\n")
		if s.Italic {
			words = "<em>" + words + "</em>"
		}
		if s.Bold {
			words = "<strong>" + words + "</strong>"
		}
		if s.Link != "" {
			words = `<a href="` + html.EscapeString(s.Link) + `">` + words + "</a>"
		}
		w.out.WriteString(words)
	}
}
