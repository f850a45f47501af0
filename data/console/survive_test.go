package console

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// written are the names of what people write into by hand on the page's form that is sent
// to the address: not what they choose, and not what goes along unseen.
func (a answer) written(action string) (names []string, chosen map[string]string) {
	a.t.Helper()
	root, err := html.Parse(strings.NewReader(a.body))
	if err != nil {
		a.t.Fatal(err)
	}
	chosen = map[string]string{}
	for form := range root.Descendants() {
		if form.Data != "form" || attr(form, "action") != action {
			continue
		}
		for n := range form.Descendants() {
			name, kind := attr(n, "name"), attr(n, "type")
			switch {
			case n.Type != html.ElementNode || name == "" || n.Data == "button" || kind == "file" || kind == "password":
			case n.Data == "textarea", n.Data == "input" && kind != "hidden" && kind != "radio" && kind != "checkbox":
				names = append(names, name)
			case n.Data == "input" && (kind == "hidden" || hasAttr(n, "checked")):
				chosen[name] = attr(n, "value")
			case n.Data == "select":
				for option := range n.Descendants() {
					if option.Data == "option" && (chosen[name] == "" || hasAttr(option, "selected")) {
						chosen[name] = attr(option, "value")
					}
				}
			}
		}
	}
	return names, chosen
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// TestEveryWrittenFieldSurvivesARefusal writes into every field of every other form of
// the console, and finds all of it again, as it was written, where the form is refused.
func TestEveryWrittenFieldSurvivesARefusal(t *testing.T) {
	for _, c := range []struct {
		page, action, do string
		refused          []string // a field and a value that is refused, where no other is
	}{
		{page: "/notices/new", action: "/notices/new", do: "publish"},
		{page: "/postings/new", action: "/postings/new", do: "post"},
		{page: "/postings/bases", action: "/postings/bases", refused: []string{"act", ""}},
		{page: "/board/new?kind=text", action: "/board/new", do: "publish"},
		{page: "/board/new?kind=agenda", action: "/board/new", do: "publish"},
		{page: "/board/new?kind=image", action: "/board/new", do: "publish"},
		{page: "/board/new?kind=fees", action: "/board/new", do: "publish"},
		{page: "/cases/new", action: "/cases/new"},
		{page: "/cases/c1", action: "/cases/c1"},
		{page: "/cases/c1", action: "/cases/c1/told"},
		{page: "/cases/c1", action: "/cases/c1/extend"},
		{page: "/feedback/new", action: "/feedback/new"},
		{page: "/feedback/m1", action: "/feedback/m1", refused: []string{"state", "song"}},
		{page: "/feedback/m1", action: "/feedback/m1/action"},
		{page: "/report/2026-2/promise/II.1.2", action: "/report/2026-2/promise/II.1.2"},
		{page: "/report/2026-2/promise/II.1.2", action: "/report/2026-2/promise/II.1.2/figure"},
		{page: "/import/cases/i1", action: "/import/cases/i1", do: "look"}, // two columns are chosen for the same
		{page: "/alert", action: "/alert", refused: []string{"title", ""}},
		{page: "/fees", action: "/fees"},
		{page: "/access/tokens", action: "/access/tokens"},
		{page: "/access/new", action: "/access/new", refused: []string{"name", ""}},
	} {
		t.Run(c.page+" "+c.action, func(t *testing.T) {
			o := openOffice(t)
			b := o.clerk()
			b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20")
			b.gives("x.csv", someCases)
			names, sent := b.get(c.page).written(c.action)
			if len(names) == 0 {
				t.Fatal("the page has no such form")
			}
			for i, name := range names {
				sent[name] = "въведено " + strconv.Itoa(i) + " <&>"
			}
			for i := 0; i+1 < len(c.refused); i += 2 {
				sent[c.refused[i]] = c.refused[i+1]
			}
			a := b.post(c.action, append(pairs(sent), "do", c.do)...)
			if a.status != http.StatusUnprocessableEntity {
				t.Fatalf("status %d, want it refused", a.status)
			}
			kept := a.fields()
			for _, name := range names {
				if got := strings.TrimSpace(kept[name]); got != strings.TrimSpace(sent[name]) {
					t.Errorf("%s is %q, was sent as %q", name, got, sent[name])
				}
			}
		})
	}
}
