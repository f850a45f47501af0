package console

import (
	"net/http"

	"github.com/alexedwards/scs/v2"

	"example.org/parter/assets/phrases"
)

// keepSession loads the session before the task and saves it before the first
// byte of the answer goes out. It stands in place of scs.LoadAndSave, which
// writes its own error and then lets the page follow it.
func (c *console) keepSession(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Cookie")
		token := ""
		if cookie, err := r.Cookie(c.sessions.Cookie.Name); err == nil {
			token = cookie.Value
		}
		ctx, err := c.sessions.Load(r.Context(), token)
		if err != nil {
			c.unreadable(w, r, err)
			return
		}
		a := &answering{ResponseWriter: w, console: c, request: r.WithContext(ctx), token: token}
		next.ServeHTTP(a, a.request)
		if !a.begun {
			a.WriteHeader(http.StatusOK)
		}
	})
}

// unreadable says that nobody can be recognised now, and that nothing was done.
func (c *console) unreadable(w http.ResponseWriter, r *http.Request, cause error) {
	c.report(r, "session not read", cause)
	ctx, err := c.sessions.Load(r.Context(), "") // an empty one, for the page's language
	if err == nil {
		err = c.apologize(w, r.WithContext(ctx), http.StatusServiceUnavailable, phrases.OfficeErrorSessionUnread)
	}
	if err != nil {
		c.report(r, "apology failed", err)
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
	}
}

// answering is one answer on its way out.
type answering struct {
	http.ResponseWriter
	console *console
	request *http.Request // with the session
	token   string        // that the browser came with
	begun   bool          // the head of the answer is out
	dropped bool          // an apology went out in its place
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answering) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// WriteHeader saves the session first. A page that only reads is answered also
// when that fails; what needs the session is answered with an apology, once.
func (a *answering) WriteHeader(status int) {
	if a.dropped {
		return
	}
	if !a.begun {
		a.begun = true
		if err := a.save(); err != nil {
			a.console.report(a.request, "session not saved", err)
			switch {
			case a.newcomer():
				a.dropped = true
				a.console.notKept(a.ResponseWriter, a.request, phrases.OfficeErrorSessionUnopened)
				return
			case a.tells(status):
				a.dropped = true
				a.console.notKept(a.ResponseWriter, a.request, phrases.OfficeErrorSessionUnsaved)
				return
			}
		}
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write drops what would follow an apology.
func (a *answering) Write(b []byte) (int, error) {
	if !a.begun {
		a.WriteHeader(http.StatusOK)
	}
	if a.dropped {
		return len(b), nil
	}
	return a.ResponseWriter.Write(b)
}

func (a *answering) save() error {
	sessions, ctx := a.console.sessions, a.request.Context()
	switch sessions.Status(ctx) {
	case scs.Modified:
		token, expiry, err := sessions.Commit(ctx)
		if err != nil {
			return err
		}
		sessions.WriteSessionCookie(ctx, a.ResponseWriter, token, expiry)
	case scs.Destroyed:
		a.console.forgetCookie(a.ResponseWriter, a.request)
	case scs.Unmodified:
	}
	return nil
}

// newcomer: whoever has just signed in cannot go on without a session.
func (a *answering) newcomer() bool {
	return a.console.sessions.Token(a.request.Context()) != a.token
}

// tells: a redirect after a form would lead to a page without the message of
// what was done.
func (a *answering) tells(status int) bool {
	redirect := status >= http.StatusMultipleChoices && status < http.StatusBadRequest
	return a.request.Method == http.MethodPost && redirect
}

// notKept tells here what the redirect would have told there, and leads on.
func (c *console) notKept(w http.ResponseWriter, r *http.Request, phrase phrases.Key) {
	v := apologyView{Next: link{phrases.OfficeErrorBack, "/"}}
	if next := w.Header().Get("Location"); next != "" {
		v.Next = link{phrases.OfficeErrorOnward, next}
	}
	w.Header().Del("Location")
	p := c.page(r, "", phrases.OfficeErrorTitle)
	v.Words = phrases.In(p.Language, phrase)
	p.Message, p.View = c.told(r), v
	if err := c.show(w, http.StatusServiceUnavailable, "apology", p); err != nil {
		c.report(r, "apology failed", err)
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
	}
}
