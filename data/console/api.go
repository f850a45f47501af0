package console

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"example.org/parter/data"
)

// The API gives the town's own programmes what is published, as JSON, and takes cases
// from its registry: it reads, but for that one address. Sessions mean nothing to it and it means nothing to sessions:
// whoever asks shows a token, no browser sends one by itself, and so no page of
// another site can ask with somebody's rights. What it says is described in
// openapi.json, which a test compares with every answer; its words are English, as
// they are for programmes.

// apiBase begins the address of everything in the API. Within it fields are added
// and never change their meaning or go away; what has to gets another number.
const apiBase = "/api/v1"

// openAPI is the description of the API (OpenAPI 3.1).
//
//go:embed openapi.json
var openAPI []byte

// Published is what screens and public pages show.
type Published interface {
	EditionNumber(ctx context.Context) (data.EditionNumber, error)
	WholeEdition(ctx context.Context) (Edition, error)
}

// Edition is one edition with all that is in it.
type Edition struct {
	Number  data.EditionNumber
	Built   time.Time
	Content data.Content
}

// AuditEntry is a row of the audit.
type AuditEntry struct {
	Seq              int64 // its place; later ones have larger ones
	At               time.Time
	Who, What, Which string
}

// A ticket is what was shown at the door of the API, and is good.
type ticket func(http.ResponseWriter, *http.Request, data.APIToken) error

type apiRoute struct {
	path   string         // below apiBase
	role   data.TokenRole // empty: any token
	answer ticket
	takes  bool // it is asked with POST and stores; else it only reads
}

// methods are how it is asked.
func (r apiRoute) methods() (ask, allow string) {
	if r.takes {
		return http.MethodPost, http.MethodPost
	}
	return http.MethodGet, "GET, HEAD"
}

// apiRoutes lists every address of the API, with what a token must be made for.
func (c *console) apiRoutes() []apiRoute {
	published := func(path string, view catalogueView) apiRoute {
		return apiRoute{path: path, role: data.CatalogueToken, answer: c.catalogued(view)}
	}
	return []apiRoute{
		{path: "/openapi.json", answer: c.apiDescription},
		published("/edition", sayEdition),
		published("/services", sayServices),
		published("/services/{id}", sayService),
		published("/departments", sayDepartments),
		published("/life-events", sayLifeEvents),
		published("/stages", sayStages),
		published("/forms", sayForms),
		published("/notices", sayNotices),
		published("/days-off", sayDaysOff),
		published("/charter", sayCharter),
		published("/results", sayResults),
		published("/board", sayBoard),
		{path: "/screens", role: data.ScreensToken, answer: c.apiScreens},
		{path: "/audit", role: data.AuditToken, answer: c.apiAudit},
		{path: "/cases", role: data.RegistrarToken, answer: c.apiHandInCases, takes: true},
	}
}

// api is the handler of the whole API.
func (c *console) api() http.Handler {
	mux := http.NewServeMux()
	for _, route := range c.apiRoutes() {
		ask, allow := route.methods()
		mux.Handle(ask+" "+apiBase+route.path, c.ticketed(route.role, route.answer))
		mux.Handle(apiBase+route.path, c.ticketed("", func(w http.ResponseWriter, _ *http.Request, _ data.APIToken) error {
			w.Header().Set("Allow", allow)
			return problem(http.StatusMethodNotAllowed, "Ask this address with "+ask+".")
		}))
	}
	mux.Handle("/", c.ticketed("", func(http.ResponseWriter, *http.Request, data.APIToken) error {
		return problem(http.StatusNotFound, "There is nothing at this address; see "+apiBase+"/openapi.json.")
	}))
	return mux
}

// apiProblem is why there is no answer (RFC 9457).
type apiProblem struct {
	Type   string        `json:"type"`
	Title  string        `json:"title"`
	Status int           `json:"status"`
	Detail string        `json:"detail"`
	Errors []apiRowError `json:"errors,omitempty"`
	wait   time.Duration
}

func (p *apiProblem) Error() string { return p.Detail }

func problem(status int, detail string) *apiProblem {
	return &apiProblem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail}
}

// ticketed lets in whoever shows a good token that was made for the role.
func (c *console) ticketed(role data.TokenRole, answer ticket) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, err := c.apiToken(r, role)
		if err == nil {
			err = answer(w, r, token)
		}
		if err != nil {
			c.apiFail(w, r, err)
		}
	})
}

// apiToken is the good token of the request. A secret of 160 bits is not guessed, so
// a good one always opens, whatever others sent from the same address (a carrier's
// is shared by many); only failures are slowed down, by address, and by token where
// it asks for what it was not made for.
func (c *console) apiToken(r *http.Request, role data.TokenRole) (data.APIToken, error) {
	scheme, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		secret = ""
	}
	token, err := c.Tokens.UseAPIToken(r.Context(), strings.TrimSpace(secret))
	switch {
	case errors.Is(err, data.ErrNotFound):
		return token, c.apiRefused(sourceKey(r.RemoteAddr), problem(http.StatusUnauthorized,
			"Send the header \"Authorization: Bearer TOKEN\" with a token that is not expired or revoked."))
	case err != nil:
		return token, fmt.Errorf("token of the API: %w", err)
	case role != "" && token.Role != role:
		return token, c.apiRefused("token "+string(token.ID), problem(http.StatusForbidden,
			fmt.Sprintf("This token was made for %q; this address needs one that was made for %q.", token.Role, role)))
	}
	if wait := c.pace.wait(token.ID, c.Clock()); wait > 0 {
		return token, tooMany(wait)
	}
	return token, nil
}

// apiRefused is the refusal, or how long to wait where there were many before it.
func (c *console) apiRefused(key string, p *apiProblem) *apiProblem {
	if wait := c.apiTries.count(c.Clock(), key); wait > 0 {
		return tooMany(wait)
	}
	return p
}

func tooMany(wait time.Duration) *apiProblem {
	p := problem(http.StatusTooManyRequests, "Too many requests: wait as long as Retry-After says.")
	p.wait = wait
	return p
}

// apiFail answers with the problem; what is no problem of whoever asked stays in the
// log.
func (c *console) apiFail(w http.ResponseWriter, r *http.Request, err error) {
	var p *apiProblem
	switch {
	case errors.As(err, &p):
	case errors.Is(err, data.ErrNotFound):
		p = problem(http.StatusNotFound, "There is no such thing, or not any more.")
	default:
		c.report(r, "API failed", err)
		p = problem(http.StatusServiceUnavailable, "The office cannot answer now: try again later.")
	}
	switch p.Status {
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", "Bearer")
	case http.StatusTooManyRequests:
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(p.wait.Seconds()))))
	}
	if err := writeJSON(w, p.Status, "application/problem+json", p); err != nil {
		c.report(r, "problem of the API not told", err)
	}
}

func writeJSON(w http.ResponseWriter, status int, kind string, value any) error {
	body, err := jsonOf(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(body) // a programme that went away needs no answer
	return nil
}

// jsonOf leaves the letters of markup as they are: nobody reads it as a page.
func jsonOf(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("answer of the API: %w", err)
	}
	return out.Bytes(), nil
}

func (c *console) apiDescription(w http.ResponseWriter, _ *http.Request, _ data.APIToken) error {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(openAPI) // a programme that went away needs no answer
	return nil
}

// catalogueView is what an address says of the edition. What it says may change with
// time alone: then it says so by timed.
type catalogueView func(r *http.Request, e Edition, now time.Time) (view any, timed bool, err error)

// catalogued answers from the edition that is published. Its mark (ETag) is the
// number of the edition; of what changes with time, also a digest of the answer.
func (c *console) catalogued(view catalogueView) ticket {
	return func(w http.ResponseWriter, r *http.Request, _ data.APIToken) error {
		e, err := c.shown.edition(r.Context())
		if err != nil {
			return err
		}
		body, ready := c.shown.said(e.Number, r.URL.Path)
		if !ready {
			said, timed, err := view(r, e, c.Clock())
			if err != nil {
				return err
			}
			if body, err = jsonOf(said); err != nil {
				return err
			}
			if timed {
				return sendMarked(w, r, fmt.Sprintf(`"%d-%.8x"`, e.Number, sha256.Sum256(body)), body)
			}
			c.shown.keep(e.Number, r.URL.Path, body)
		}
		return sendMarked(w, r, fmt.Sprintf(`"%d"`, e.Number), body)
	}
}

// sendMarked sends the answer under its mark, unless whoever asks has it.
func sendMarked(w http.ResponseWriter, r *http.Request, mark string, body []byte) error {
	w.Header().Set("ETag", mark)
	if isKnown(r, mark) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body) // a programme that went away needs no answer
	return nil
}

// isKnown reports whether whoever asks has the answer with the mark (RFC 9110, 13.1.2).
func isKnown(r *http.Request, mark string) bool {
	for known := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == mark {
			return true
		}
	}
	return false
}

// shown keeps the edition that was asked for last, since programmes ask for it piece
// by piece, and what was said of it: all services of a town are some megabytes to
// write out.
type shown struct {
	of     Published
	mu     sync.Mutex
	now    Edition
	bodies map[string][]byte // by path, of the edition; there is one for each route and service at most
}

// said is what was said of the edition at the path.
func (s *shown) said(of data.EditionNumber, path string) (body []byte, ready bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body, ready = s.bodies[path]
	return body, ready && s.now.Number == of
}

func (s *shown) keep(of data.EditionNumber, path string, body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now.Number == of {
		s.bodies[path] = body
	}
}

func (s *shown) edition(ctx context.Context) (Edition, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	number, err := s.of.EditionNumber(ctx)
	if err != nil {
		return Edition{}, fmt.Errorf("number of the edition: %w", err)
	}
	if s.now.Number == number {
		return s.now, nil
	}
	e, err := s.of.WholeEdition(ctx)
	if err != nil {
		return Edition{}, fmt.Errorf("edition %d: %w", number, err)
	}
	s.now, s.bodies = e, map[string][]byte{}
	return e, nil
}

// mostAMinute is how often one token may ask in a minute: a programme that fetches all
// there is every few seconds is broken.
const mostAMinute = 300

// pace keeps one token from asking too often.
type pace struct {
	mu sync.Mutex
	of map[data.APITokenID]askedFor // as many as there are good tokens
}

type askedFor struct {
	since time.Time
	times int
}

// wait counts a request of the token, or says how long to wait.
func (p *pace) wait(id data.APITokenID, now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of == nil {
		p.of = map[data.APITokenID]askedFor{}
	}
	a := p.of[id]
	if now.Sub(a.since) >= time.Minute {
		a = askedFor{since: now}
	}
	if a.times >= mostAMinute {
		return a.since.Add(time.Minute).Sub(now)
	}
	a.times++
	p.of[id] = a
	return 0
}
