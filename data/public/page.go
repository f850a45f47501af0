package public

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/markdown"
)

//go:embed *.html
var pageFS embed.FS

// pageNames lists every page; each has its own .html file.
func pageNames() []string {
	return []string{"start", "services", "service", "notice", "form", "case", "caseform", "letters", "feedback", "answer", "reports", "report", "apology"}
}

func parsePages() (map[string]*template.Template, error) {
	pages := map[string]*template.Template{}
	for _, name := range pageNames() {
		parsed, err := template.New("layout.html").ParseFS(pageFS, "layout.html", name+".html")
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", name, err)
		}
		pages[name] = parsed
	}
	return pages, nil
}

// page is what a template sees: the frame, and the view of the page itself.
type page struct {
	Language data.Language
	Town     data.Town
	Registry data.Department // the way out
	Title    string
	Path     string     // of this page, in either language
	Tells    bool       // how the promises were kept
	Asks     bool       // visitors are asked what they think
	Query    url.Values // what the page was asked for, without its language
	Sent     url.Values // by a form, to be sent again for the other language; none: the address says all
	View     any
}

// languageOf is the language that the page or the document is asked for in.
func languageOf(r *http.Request) data.Language {
	if r.FormValue("l") == string(data.English) {
		return data.English
	}
	return data.Bulgarian
}

// page begins a page under the title. A town that cannot be read leaves the frame empty and
// the page still answers.
func (s *site) page(r *http.Request, title phrases.Key) page {
	p := page{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), Query: url.Values{}, Asks: s.Opinions != nil, Tells: s.Reports != nil}
	for _, name := range []string{"q", "g"} {
		if asked := r.URL.Query().Get(name); asked != "" {
			p.Query.Set(name, shorten(asked))
		}
	}
	p.Language = languageOf(r)
	p.Title = phrases.In(p.Language, title)
	town, err := s.Catalogue.Town(r.Context())
	if err != nil {
		s.report(r, err)
	}
	p.Town = town
	departments, err := s.Catalogue.Departments(r.Context())
	if err != nil {
		s.report(r, err)
	}
	if len(departments) > 0 {
		p.Registry = departments[0]
	}
	return p
}

func (s *site) show(w http.ResponseWriter, status int, name string, p page) error {
	var out bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&out, "layout", p); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // a phone that went away needs no page
	return nil
}

func (s *site) apologize(w http.ResponseWriter, r *http.Request, status int, phrase phrases.Key) error {
	p := s.page(r, phrases.PublicErrorTitle)
	if strings.HasPrefix(p.Path, "/p/") || strings.HasPrefix(p.Path, "/s/") || strings.HasPrefix(p.Path, "/x/") {
		p.Path = "/p" // a token that opens nothing is not repeated
	}
	p.View = phrases.In(p.Language, phrase)
	return s.show(w, status, "apology", p)
}

// start is the page without a path: where to go.
func (s *site) start(w http.ResponseWriter, r *http.Request) error {
	p := s.page(r, phrases.PublicStartTitle)
	departments, err := s.Catalogue.Departments(r.Context())
	if err != nil {
		return fmt.Errorf("phones: %w", err)
	}
	p.View = departments
	return s.show(w, http.StatusOK, "start", p)
}

// T is the phrase. A key without words fails the page, and so its test.
func (p page) T(key string, args ...any) (string, error) {
	if !phrases.Known(p.Language, phrases.Key(key)) {
		return "", fmt.Errorf("no words for %s", key)
	}
	return phrases.In(p.Language, phrases.Key(key), args...), nil
}

// Number is a telephone number as it is shown everywhere.
func (p page) Number(phone data.Phone) string { return phrases.PhoneNumber(phone) }

// In is the text in the page's language.
func (p page) In(t data.Text) string { return t.In(p.Language) }

// Written is a text that staff have written, with its marks.
func (p page) Written(text string) template.HTML {
	return template.HTML(markdown.HTML(text)) //nolint:gosec // sanitised there
}

// Lang is the lang attribute of the text where it is not the page's language.
func (p page) Lang(t data.Text) template.HTMLAttr {
	if p.Language == data.English && t.EN == "" {
		return p.BG()
	}
	return ""
}

// BG is the lang attribute of what exists in Bulgarian only.
func (p page) BG() template.HTMLAttr {
	if p.Language == data.Bulgarian {
		return ""
	}
	return `lang="bg"`
}

// Link is an address of ours in the page's language.
func (p page) Link(parts ...any) string {
	address := fmt.Sprint(parts...)
	if p.Language == data.Bulgarian {
		return address
	}
	if strings.Contains(address, "?") {
		return address + "&l=en"
	}
	return address + "?l=en"
}

// Other is this page in the other language.
func (p page) Other() string {
	query := maps.Clone(p.Query)
	if p.Language == data.Bulgarian {
		query.Set("l", string(data.English))
	}
	address := url.URL{Path: p.Path, RawQuery: query.Encode()}
	return address.String()
}

// OtherLanguage is the language that the page is switched to.
func (p page) OtherLanguage() data.Language {
	if p.Language == data.Bulgarian {
		return data.English
	}
	return data.Bulgarian
}

// typed is what somebody has typed into the fields of a form.
func typed(r *http.Request, fields ...string) url.Values {
	sent := url.Values{}
	for _, name := range fields {
		if text := strings.TrimSpace(r.PostForm.Get(name)); text != "" {
			sent.Set(name, text)
		}
	}
	return sent
}

// onlyShow is the field of a form that came back: it is shown as it was, in another
// language, and nothing is done once more.
const onlyShow = "again"

// Date is a day in figures.
func (p page) Date(t time.Time) string { return phrases.Date(p.Language, t) }

// Moment is a day and a time.
func (p page) Moment(t time.Time) string { return phrases.Moment(p.Language, t) }

// Price is the amount of the fee, and for one of what.
func (p page) Price(f data.Fee) string { return phrases.Price(p.Language, f) }

// Speed is the name of a speed.
func (p page) Speed(s data.Speed) string { return phrases.SpeedName(p.Language, s) }

// Count is a number of services in words.
func (p page) Count(n int) string { return phrases.CountServices(p.Language, n) }
