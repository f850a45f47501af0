package console

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Options is everything that the console works with. All of it is required,
// except PrintSlip, Secure and Networked.
type Options struct {
	Notices  NoticeDesk
	Cases    CaseDesk
	Feedback FeedbackDesk
	Surveys  SurveyDesk
	Reports  ReportDesk
	Imports  ImportDesk
	Alerts   AlertDesk
	Postings PostingDesk
	Board    BoardDesk
	Entries  EntryDesk
	Accounts Accounts
	Auditing AuditDesk
	Services func(context.Context) ([]data.Service, error)
	Content  func(context.Context) (data.Content, error) // that is published
	// FindServices finds services as the kiosk does, the best first.
	FindServices func(ctx context.Context, words string) ([]data.ServiceID, error)
	Town         func(context.Context) (data.Town, error)
	Screens      func() []data.ScreenHealth
	// ScreenDesk knows what Screens does not, and does what staff ask for.
	ScreenDesk ScreenDesk
	// Drafts are the newest notices that wait to be published, and how many there are.
	Drafts func(ctx context.Context, limit int) (newest []data.OpenDraft, all int, err error)
	// Guessing is what was tried at a screen more than is usual.
	Guessing func(data.ScreenID) data.Guessing
	Picture  Picture
	Past     func(context.Context, data.ScreenID, time.Time) (Past, error)
	Preview  Preview
	// PreviewEntry paints the entry as the surface will show it; ErrNotFound: it is not
	// on that surface.
	PreviewEntry func(context.Context, data.Entry, Surface) (Previewed, error)
	Why          func(context.Context, data.Language, data.NoticeID) (string, error) // a published notice is or is not on the board now
	CheckRule    func(rule string) error                                             // of a recurrence
	SlipPDF      SlipPDF
	PrintSlip    PrintSlip // nil: the desk has no printer of the office, and slips are PDFs
	QR           func(address string) (png []byte, err error)
	CardQR       func(card string) (png []byte, err error)                                    // of a department's business card
	Brochure     func(context.Context, data.ServiceID, data.Language) (pdf []byte, err error) // of a published service; another is ErrNotFound
	// ReportPDF and PosterPDF draw a report; one whose At is zero is a draft.
	ReportPDF, PosterPDF ReportPaper
	// LeafletPDF draws the sheet that asks what people think; without a public address it
	// is ErrInvalid.
	LeafletPDF func(context.Context) (pdf []byte, err error)
	Sessions   scs.CtxStore
	Holidays   func(year int) []Holiday // the official ones, in order
	Clock      func() time.Time
	Log        *slog.Logger
	Tokens     TokenDesk
	Lookup     LookupDesk
	Published  Published                                                                // for the API
	Ledger     func(ctx context.Context, before int64, limit int) ([]AuditEntry, error) // rows older than before, the newest first; 0: the newest
	Secure     bool                                                                     // reached over HTTPS: the cookie is then for HTTPS only
	Networked  bool                                                                     // reached from other machines: a second factor is then required, as over HTTPS
}

// largestForm is the most that a form may send, in bytes: a text far longer
// than a notice may be still comes back with its reason.
const largestForm = 1 << 20

type console struct {
	Options
	sessions *scs.SessionManager
	tries    *tries
	locks    *locks
	pages    map[string]*template.Template
	shots    *shots
	here     *here
	version  string         // of the static files
	doors    map[string]who // by pattern
	shown    *shown
	apiTries *tries // failures at the API
	pace     *pace
}

// New builds the console. It fails when a page or a static file is broken, or when a
// route does not say who may use it.
func New(o Options) (http.Handler, error) {
	c, err := build(o)
	if err != nil {
		return nil, err
	}
	routes, err := c.opened(c.routes())
	if err != nil {
		return nil, err
	}
	sameSite := http.NewCrossOriginProtection()
	sameSite.SetDenyHandler(c.open(func(w http.ResponseWriter, r *http.Request) error {
		return c.apologize(w, r, http.StatusForbidden, phrases.OfficeErrorCrossSite)
	}))
	mux := http.NewServeMux()
	mux.Handle("GET /static/", staticFiles())
	mux.Handle("/api/", c.api())
	mux.Handle("/", c.keepSession(sameSite.Handler(routes)))
	return c.secured(mux), nil
}

func build(o Options) (*console, error) {
	pages, err := parsePages()
	if err != nil {
		return nil, err
	}
	locks, err := newLocks()
	if err != nil {
		return nil, err
	}
	version, err := staticVersion()
	if err != nil {
		return nil, err
	}
	return &console{
		Options: o, sessions: newSessions(o), tries: newTries(), locks: locks,
		pages: pages, shots: newShots(), here: newHere(), version: version,
		shown: &shown{of: o.Published}, apiTries: newTries(), pace: new(pace),
	}, nil
}

// A task answers one request, or says why not; it has then written nothing.
type task func(http.ResponseWriter, *http.Request) error

// open lets everybody in.
func (c *console) open(t task) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := int64(largestForm)
		if isUpload(r) && (strings.HasPrefix(r.URL.Path, "/board/") || strings.HasPrefix(r.URL.Path, "/entries/form/") || r.URL.Path == "/import/cases") {
			most = largestRefused
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		if err := t(w, r); err != nil {
			c.fail(w, r, err)
		}
	})
}

// fail shows the phrase for the kind of error and keeps the cause in the log.
func (c *console) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, phrase := http.StatusInternalServerError, phrases.OfficeErrorBroken
	tooLarge := (*http.MaxBytesError)(nil)
	switch {
	case errors.Is(err, data.ErrNotFound):
		status, phrase = http.StatusNotFound, phrases.OfficeErrorNotFound
	case errors.Is(err, data.ErrConflict):
		status, phrase = http.StatusConflict, phrases.OfficeErrorConflict
	case errors.Is(err, data.ErrUnavailable):
		status, phrase = http.StatusServiceUnavailable, phrases.OfficeErrorUnavailable
	case errors.As(err, &tooLarge):
		status, phrase = http.StatusRequestEntityTooLarge, phrases.OfficeErrorTooLarge
	}
	if status >= http.StatusInternalServerError {
		c.report(r, "page failed", err)
	}
	if err := c.apologize(w, r, status, phrase); err != nil {
		c.report(r, "apology failed", err)
		http.Error(w, http.StatusText(status), status)
	}
}

// report logs the root cause only: what is wrapped around it may name a case,
// and no case belongs in a log. The pattern of the route carries no secret.
func (c *console) report(r *http.Request, what string, err error) {
	c.Log.ErrorContext(r.Context(), what, "page", r.Pattern, "cause", data.RootCause(err).Error())
}

// isUpload reports whether the form may carry a file.
func isUpload(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
}

// parseForm reads the form; what is too large or not a form is an error. Of an
// upload it reads what is no file.
func parseForm(r *http.Request) error {
	if isUpload(r) {
		return parseWithoutFiles(r)
	}
	if err := r.ParseForm(); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return fmt.Errorf("form cut short: %w", data.ErrUnavailable)
		}
		return fmt.Errorf("form: %w", err)
	}
	return nil
}

func parseWithoutFiles(r *http.Request) error {
	return parseParts(r, func(*multipart.Part) error { return nil })
}

// parseUpload reads the form and its file; nil: none came. Of a file that is larger
// than any may be, it reads that much and a byte, and the rest of the form.
func parseUpload(r *http.Request) (file []byte, err error) {
	err = parseParts(r, func(part *multipart.Part) (err error) {
		file, err = io.ReadAll(io.LimitReader(part, largestUpload+1))
		return err
	})
	return file, err
}

func parseParts(r *http.Request, file func(*multipart.Part) error) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return fmt.Errorf("form: %w", err)
	}
	r.PostForm = url.Values{}
	left := int64(largestForm) // for all that is no file
	for {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, io.ErrUnexpectedEOF):
			return fmt.Errorf("form cut short: %w", data.ErrUnavailable)
		case err != nil:
			return fmt.Errorf("form: %w", err)
		}
		if part.FileName() != "" {
			if err := file(part); err != nil {
				return fmt.Errorf("file: %w", err)
			}
			continue
		}
		value, err := io.ReadAll(io.LimitReader(part, left+1))
		if err != nil {
			return fmt.Errorf("form: %w", err)
		}
		if left -= int64(len(value)); left < 0 {
			return fmt.Errorf("form: %w", &http.MaxBytesError{Limit: largestForm})
		}
		r.PostForm.Add(part.FormName(), string(value))
	}
}

// policy allows nothing that does not come from the console itself.
const policy = "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// onlyHTTPS tells browsers to reach this host, and those below it, over HTTPS alone for a year (RFC
// 6797; OWASP ASVS 5.0, 3.4.1).
const onlyHTTPS = "max-age=31536000; includeSubDomains"

// secured sets the headers of every answer. Over HTTPS the browser is told to come by
// HTTPS only, for a year.
func (c *console) secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		if c.Secure {
			h.Set("Strict-Transport-Security", onlyHTTPS)
		}
		next.ServeHTTP(w, r)
	})
}
