package console

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/markdown"
)

//go:embed *.html
var pageFS embed.FS

// pageNames lists every page; each has its own .html file.
func pageNames() []string {
	return []string{
		"signin", "welcome", "resume", "today", "notices", "notice", "noticedelete", "preview", "cases", "casenew", "casecorrect", "case", "board", "boardthen",
		"boardweek", "boarditem", "entries", "entry", "fees", "versions", "approvals", "postings", "posting", "posted", "bases", "alert", "past",
		"screens", "screensnow", "apology", "tokens", "signincode", "setup", "codes", "sure", "account", "access", "person", "personnew", "personlink",
		"audit", "here", "screendo", "todaynow", "entrypreview", "caseimport", "casemap", "lookup",
		"feedback", "feedbackone", "feedbacknew", "rules", "seal", "contacts", "surveys", "survey", "surveypaper", "report", "commitment",
	}
}

func parsePages() (map[string]*template.Template, error) {
	pages := map[string]*template.Template{}
	for _, name := range pageNames() {
		parsed, err := template.New("layout.html").Option("missingkey=error").ParseFS(pageFS, "layout.html", "schedule.html", "writing.html", "previewer.html", "then.html", "casefields.html", "answer.html", "unsealing.html", "surveyresult.html", name+".html")
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", name, err)
		}
		pages[name] = parsed
	}
	return pages, nil
}

// page is what a template sees: the frame, and the view of the page itself.
type page struct {
	doors    map[string]who
	who      data.Account // the zero account: nobody is signed in
	Language data.Language
	Town     data.Town
	Clerk    string // account name; empty: nobody is signed in
	Section  string // of the navigation
	Waiting  bool   // nothing opens before the page was answered
	Title    string
	Path     string // of this page, without query; after an error with a form, of the first page
	Switch   string // begins the address of this page in another language, before the language; empty: a button does it
	Version  string // of the static files
	Message  *message
	Sent     bool // it answers a form
	waits    func() int
	stages   func() data.StageList
	Problems data.Problems
	Lines    map[string]int // at which line of a field its problem is, from 1
	Now      time.Time
	Summary  phrases.Key            // above the problems
	Said     map[string]string      // why a field was refused, where its reason alone does not say it
	Called   map[string]phrases.Key // fields that are called otherwise than usual
	Fields   string                 // begins the names of the page's questions; empty: the usual
	View     any
}

// page begins a page of the section.
func (c *console) page(r *http.Request, section string, title phrases.Key) page {
	p := page{
		doors: c.doors, who: clerk(r.Context()), Language: c.language(r), Clerk: clerk(r.Context()).Name, Section: section, Path: r.URL.Path, Version: c.version,
		Summary: phrases.OfficeProblemSummary, Switch: languageSwitch(r), Now: c.Clock(), Sent: !reads(r),
		waits: func() int { return c.waiting(r) }, stages: sync.OnceValue(func() data.StageList { return c.stages(r) }),
	}
	p.Title = phrases.In(p.Language, title)
	town, err := c.Town(r.Context())
	if err != nil {
		c.report(r, "town not read", err)
	}
	p.Town = town
	return p
}

// Waits is how many drafts wait for approval.
func (p page) Waits() int { return p.waits() }

// waiting is how many drafts wait for approval; a frame without the number is better
// than no page.
func (c *console) waiting(r *http.Request) int {
	n, err := c.Entries.WaitingDrafts(r.Context())
	if err != nil {
		c.report(r, "waiting drafts not counted", err)
	}
	return n
}

// reads reports whether the request asked for a page and sent no form.
func reads(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

// languageSwitch is the address of the page that was asked for, up to the
// language. What a form was sent to cannot be opened, so there it is the door.
func languageSwitch(r *http.Request) string {
	switch next := r.URL.Query().Get("next"); {
	case strings.HasPrefix(r.Pattern, "POST /welcome/"):
		return r.URL.Path + "?l="
	case !reads(r):
		return "/sign-in?l="
	case next != "":
		return localPath(r.URL.Path) + "?next=" + url.QueryEscape(localPath(next)) + "&l="
	default:
		return localPath(r.URL.Path) + "?l="
	}
}

// language is the session's; on the pages before it, what the address says.
func (c *console) language(r *http.Request) data.Language {
	if l := r.FormValue("l"); clerk(r.Context()).ID == "" && l != "" {
		return oneOf(l)
	}
	return oneOf(c.sessions.GetString(r.Context(), sessionLanguage))
}

func oneOf(l string) data.Language {
	if data.Language(l) == data.English {
		return data.English
	}
	return data.Bulgarian
}

// show writes the whole page.
func (c *console) show(w http.ResponseWriter, status int, name string, p page) error {
	return c.write(w, status, name, "layout", p)
}

// showPart writes the page's main part only, for htmx to put in its place.
func (c *console) showPart(w http.ResponseWriter, name string, p page) error {
	return c.write(w, http.StatusOK, name, "main", p)
}

func (c *console) write(w http.ResponseWriter, status int, name, part string, p page) error {
	var out bytes.Buffer
	if err := c.pages[name].ExecuteTemplate(&out, part, p); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // a browser that went away needs no page
	return nil
}

type apologyView struct {
	Words string
	Next  link // where to go on
}

// apologize says in words what happened and what to do.
func (c *console) apologize(w http.ResponseWriter, r *http.Request, status int, phrase phrases.Key) error {
	p := c.page(r, "", phrases.OfficeErrorTitle)
	if !reads(r) {
		p.Path = "/"
	}
	p.View = apologyView{Words: phrases.In(p.Language, phrase), Next: link{phrases.OfficeErrorBack, "/"}}
	return c.show(w, status, "apology", p)
}

// T is the phrase. A key without words fails the page, and so its test.
func (p page) T(key string, args ...any) (string, error) {
	if !phrases.Known(p.Language, phrases.Key(key)) {
		return "", fmt.Errorf("no words for %s", key)
	}
	return phrases.In(p.Language, phrases.Key(key), args...), nil
}

// Viewing is the page with another view, for a part of it.
func (p page) Viewing(view any) page {
	p.View = view
	return p
}

// Of is the page of a part of its view.
func (p page) Of(view any) page {
	p.View = view
	return p
}

// In is the text in the page's language.
func (p page) In(t data.Text) string { return t.In(p.Language) }

// Written is a text that staff have written, with its marks, as people read it.
func (p page) Written(text string) template.HTML {
	return template.HTML(markdown.HTML(text)) //nolint:gosec // sanitised there
}

// Unchecked is how many services were not checked for too long.
func (p page) Unchecked(n int) string {
	return p.counted(n, phrases.OfficeTodayUncheckedService, phrases.OfficeTodayUncheckedServices)
}

// ExampleFees is how many services have fees that are examples.
func (p page) ExampleFees(n int) string {
	return p.counted(n, phrases.OfficeTodayExampleFee, phrases.OfficeTodayExampleFees)
}

func (p page) counted(n int, one, many phrases.Key) string {
	if n == 1 {
		many = one
	}
	return phrases.In(p.Language, many, phrases.CountServices(p.Language, n))
}

// Date is a day in figures.
func (p page) Date(t time.Time) string { return phrases.Date(p.Language, t) }

// InputDay is the day as a field of a day has it.
func (p page) InputDay(t time.Time) string { return t.In(data.Sofia()).Format(day) }

// Moment is a day and a time.
func (p page) Moment(t time.Time) string { return phrases.Moment(p.Language, t) }

// StageName is what the town calls the stage.
func (p page) StageName(s data.Stage) string { return p.In(phrases.StageWords(p.stages(), s).Name) }

// stages is what the town says of the stages of a case; where that cannot be read, pages
// have the program's own words.
func (c *console) stages(r *http.Request) data.StageList {
	e, err := c.Entries.Entry(r.Context(), data.EntryRef{Kind: data.KindStages, ID: data.TheOnly})
	if err != nil {
		c.report(r, "words of the stages not read", err)
	}
	words, _ := e.Published.(data.StageList)
	return words
}

// Other is the language that the switch offers.
func (p page) Other() data.Language {
	if p.Language == data.English {
		return data.Bulgarian
	}
	return data.English
}

// Problem is the phrase why the field was refused, with the line where one is to
// blame, or "".
func (p page) Problem(field string) string {
	words := p.problem(field)
	if line := p.Lines[field]; line > 0 && words != "" {
		return phrases.In(p.Language, phrases.OfficeProblemLine, line, words)
	}
	return words
}

func (p page) problem(field string) string {
	reason := p.Problems.Of(field)
	if reason == "" {
		return ""
	}
	if words := p.Said[field]; words != "" {
		return words
	}
	short := field[strings.LastIndex(field, ".")+1:]
	for _, key := range []string{"office.problem." + short + "." + string(reason), "office.problem." + string(reason)} {
		if phrases.Known(p.Language, phrases.Key(key)) {
			return phrases.In(p.Language, phrases.Key(key))
		}
	}
	return phrases.In(p.Language, phrases.OfficeProblemOther)
}

// Mark is what tells assistive technology that the field was refused, and what
// describes it beside that; the first refused field also gets the keyboard.
func (p page) Mark(field string, hints ...string) template.HTMLAttr {
	if p.Problems.Of(field) == "" {
		if len(hints) == 0 {
			return ""
		}
		return template.HTMLAttr(`aria-describedby="` + strings.Join(hints, " ") + `"`) //nolint:gosec // named by this package
	}
	mark := `aria-invalid="true" aria-describedby="` + strings.Join(append([]string{field + "-problem"}, hints...), " ") + `"`
	if p.Problems[0].Field == field {
		mark += " autofocus"
	}
	return template.HTMLAttr(mark) //nolint:gosec // fields are named by this package
}

// A message is what the last press of a button did; it outlives one redirect.
type message struct {
	Key      phrases.Key   `json:"key"`
	Args     []string      `json:"args,omitempty"`
	Then     []phrases.Key `json:"then,omitempty"` // what to do, one step each
	Failed   bool          `json:"failed,omitempty"`
	Links    []link        `json:"links,omitempty"`
	Problems data.Problems `json:"problems,omitempty"`
}

type link struct {
	Label   phrases.Key `json:"label"`
	Address string      `json:"address"`
}

// Words is the message in the page's language.
func (p page) Words(m *message) string {
	args := make([]any, len(m.Args))
	for i, arg := range m.Args {
		args[i] = arg
	}
	return phrases.In(p.Language, m.Key, args...)
}

// tell keeps the message for the page that comes next.
func (c *console) tell(r *http.Request, m message) error {
	raw, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("message: %w", err)
	}
	c.sessions.Put(r.Context(), sessionMessage, string(raw))
	return nil
}

// told takes the message that was kept; nil: there is none.
func (c *console) told(r *http.Request) *message {
	raw := c.sessions.PopString(r.Context(), sessionMessage)
	m := new(message)
	if raw == "" || json.NewDecoder(strings.NewReader(raw)).Decode(m) != nil {
		return nil
	}
	return m
}

// chooseLanguage keeps the language for the session.
func (c *console) chooseLanguage(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	c.sessions.Put(r.Context(), sessionLanguage, string(oneOf(r.PostForm.Get("l"))))
	http.Redirect(w, r, localPath(r.PostForm.Get("back")), http.StatusSeeOther)
	return nil
}
