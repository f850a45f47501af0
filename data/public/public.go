package public

import (
	"context"
	_ "embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Catalogue is what the public may see. What does not exist, or is not on now,
// is ErrNotFound.
type Catalogue interface {
	Town(ctx context.Context) (data.Town, error)
	// Departments begins with the registry, which is everybody's way out.
	Departments(ctx context.Context) ([]data.Department, error)
	Groups(ctx context.Context) ([]data.Group, error)
	ServicesIn(ctx context.Context, group data.GroupID) ([]data.Service, error)
	Service(ctx context.Context, id data.ServiceID) (data.Service, error)
	Form(ctx context.Context, id data.FormID) (data.Form, error)
	ServicesWith(ctx context.Context, form data.FormID) ([]data.Service, error)
	ElsewhereByID(ctx context.Context, id data.ElsewhereID) (data.Elsewhere, error)
	Notice(ctx context.Context, id data.NoticeID) (data.Notice, error)
	Search(ctx context.Context, query string, limit int) ([]data.Hit, error)
	// Stages is what the town says of the stages of a case; none: nothing of its own.
	Stages(ctx context.Context) ([]data.StageWords, error)
}

// Options is everything that the pages work with. All of it but Letters and Secure is
// required.
type Options struct {
	Catalogue Catalogue
	Cases     Cases
	Opinions  Opinions                            // nil: nobody is asked
	Surveys   Surveys                             // nil: nobody is asked
	Reports   Reports                             // nil: none are published
	Letters   Letters                             // nil: none are sent, and none are offered
	File      func(sha256 string) ([]byte, error) // of a form; one that is not there, or torn, is ErrNotFound
	Brochure  Brochure
	ReportPDF ReportPDF // nil: where no reports are published
	Clock     func() time.Time
	Log       *slog.Logger
	Secure    bool // reached over HTTPS: browsers are told to come by nothing else
}

// Brochure is the brochure of a service as a PDF document. A service that does not
// exist is ErrNotFound.
type Brochure func(ctx context.Context, id data.ServiceID, l data.Language) ([]byte, error)

//go:embed style.css
var style []byte

//go:embed answer.js
var answerScript []byte

type site struct {
	Options
	pages map[string]*template.Template
}

// New builds the pages. It fails when one of them is broken.
func New(o Options) (http.Handler, error) {
	pages, err := parsePages()
	if err != nil {
		return nil, err
	}
	s := &site{Options: o, pages: pages}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /style.css", serveStyle)
	visit := func(pattern string, t task) { mux.Handle(pattern, s.visit(t)) }
	visit("GET /{$}", s.start)
	visit("GET /u", s.services)
	visit("GET /u/{$}", s.services)
	visit("GET /u/{id}", s.service)
	visit("GET /v/{id}", s.card)
	visit("GET /o/{id}", s.notice)
	visit("GET /f/{id}", s.form)
	visit("GET /p", s.caseForm)
	visit("GET /p/{$}", s.caseForm)
	visit("POST /p", s.caseByForm)
	visit("GET /p/{token}", s.caseByToken)
	visit("POST /p/{token}/letters", s.subscribe)
	visit("GET /s/{token}", s.toConfirm)
	visit("POST /s/{token}", s.confirm)
	visit("GET /x/{token}", s.toRemove)
	visit("POST /x/{token}", s.remove)
	if err := s.hears(mux); err != nil {
		return nil, err
	}
	if o.Reports != nil {
		visit("GET /r", s.reports)
		visit("GET /r/{$}", s.reports)
		visit("GET /r/{period}", s.showReport)
		visit("GET /r/{period}/otchet.pdf", s.reportPDF)
	}
	visit("/", func(http.ResponseWriter, *http.Request) error { return data.ErrNotFound })
	return s.secured(foldPath(mux)), nil
}

// hears adds the pages where visitors say what they think.
func (s *site) hears(mux *http.ServeMux) error {
	visit := func(pattern string, t task) { mux.Handle(pattern, s.visit(t)) }
	if s.Opinions != nil {
		age, err := ageScript()
		if err != nil {
			return err
		}
		mux.HandleFunc("GET /age.js", script(age))
		mux.HandleFunc("GET /answer.js", script(answerScript))
		visit("GET /m", s.feedbackForm)
		visit("GET /m/{$}", s.feedbackForm)
		visit("GET /m/{via}", s.feedbackForm)
		visit("POST /m", s.takeFeedback)
	}
	if s.Surveys != nil {
		visit("GET /m/a", s.surveyForm)
		visit("POST /m/a", s.takeSurvey)
	}
	return nil
}

// A task answers one request, or says why not; it has then written nothing.
type task func(http.ResponseWriter, *http.Request) error

// largestForm is the most that a form may send, in bytes: a thousand letters, as a form
// writes them.
const largestForm = 16 << 10

func (s *site) visit(t task) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, largestForm)
		if err := t(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// fail shows a phrase with a way out; the log has the cause, but not what
// surrounds it, since that may name a case.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, phrase := http.StatusServiceUnavailable, phrases.PublicErrorBroken
	if errors.Is(err, data.ErrNotFound) {
		status, phrase = http.StatusNotFound, phrases.PublicErrorNotFound
	} else {
		s.report(r, err)
	}
	if err := s.apologize(w, r, status, phrase); err != nil {
		s.report(r, err)
		http.Error(w, http.StatusText(status), status)
	}
}

func (s *site) report(r *http.Request, err error) {
	s.Log.ErrorContext(r.Context(), "public page failed", "page", r.Pattern, "cause", data.RootCause(err).Error())
}

// foldPath makes capitals and small letters the same.
func foldPath(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		folded := r.Clone(r.Context())
		folded.URL.Path, folded.URL.RawPath = strings.ToLower(r.URL.Path), ""
		next.ServeHTTP(w, folded)
	})
}

// policy allows our own stylesheet and forms, and nothing else.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// onlyHTTPS tells browsers to reach this host over HTTPS alone for a year (RFC 6797).
// It says nothing of names below: they may be others' sites, and the host may be the
// town's own name.
const onlyHTTPS = "max-age=31536000"

func (s *site) secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache")
		if s.Secure {
			h.Set("Strict-Transport-Security", onlyHTTPS)
		}
		if private(strings.ToLower(r.URL.Path)) {
			h.Set("Cache-Control", "no-store")
			h.Set("X-Robots-Tag", "noindex")
		}
		next.ServeHTTP(w, r)
	})
}

// private reports whether the page is about one person's case.
func private(path string) bool {
	return path == "/p" || path == "/m" || strings.HasPrefix(path, "/m/") || strings.HasPrefix(path, "/p/") || strings.HasPrefix(path, "/s/") || strings.HasPrefix(path, "/x/")
}

func serveStyle(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(style) // a phone that went away needs no style
}
