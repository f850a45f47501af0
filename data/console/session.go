package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/alexedwards/scs/v2"

	"example.org/parter/data"
)

// How long a session lasts (OWASP ASVS 5.0, 7.3): a clerk who leaves the desk
// for idleTime, or works longer than a day's absoluteTime, signs in again.
const (
	idleTime     = 20 * time.Minute
	absoluteTime = 10 * time.Hour
	// touchEvery spares the database: use is noted no more often than this.
	touchEvery = 30 * time.Second
)

// What a session holds.
const (
	sessionID       = "id"
	sessionPending  = "pending" // whose password was right, before the second step
	sessionProved   = "proved"  // Unix seconds of the last right password
	sessionSecret   = "secret"  // of a second factor that is being set up
	sessionLanguage = "language"
	sessionBegan    = "began" // Unix seconds
	sessionSeen     = "seen"  // Unix seconds
	sessionMessage  = "message"
	sessionSurface  = "surface"  // of previews
	sessionEntry    = "surface." // before a kind of entries: of their previews
)

// newSessions leaves the idle limit to signedIn: scs would also count the
// pictures that a forgotten screens page fetches as use. The manager is not
// made by scs.New, which starts a goroutine that nobody owns.
func newSessions(o Options) *scs.SessionManager {
	return &scs.SessionManager{
		Store:            o.Sessions,
		Lifetime:         absoluteTime,
		Codec:            scs.GobCodec{},
		HashTokenInStore: true,
		Cookie: scs.SessionCookie{
			Name: cookieName(o.Secure), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: o.Secure,
		},
	}
}

// cookieName over HTTPS begins with __Host-, so that browsers take the cookie
// from this very host alone (RFC 6265bis, 4.1.3.2).
func cookieName(secure bool) string {
	if secure {
		return "__Host-parter"
	}
	return "parter"
}

// forgetCookie takes the session's cookie from the browser.
func (c *console) forgetCookie(w http.ResponseWriter, r *http.Request) {
	c.sessions.WriteSessionCookie(r.Context(), w, "", time.Time{})
}

type clerkKey struct{}

// clerk is who asks; the zero account where nobody is signed in.
func clerk(ctx context.Context) data.Account {
	account, _ := ctx.Value(clerkKey{}).(data.Account)
	return account
}

// guarded lets in those who have signed in and may use the route, and notes that
// they are at work.
func (c *console) guarded(door route) http.Handler {
	return c.open(func(w http.ResponseWriter, r *http.Request) error {
		account, err := c.signedIn(r, !door.watched)
		if errors.Is(err, data.ErrNotFound) {
			return c.askToSignIn(w, r)
		}
		if err != nil {
			return err
		}
		inside := r.WithContext(context.WithValue(r.Context(), clerkKey{}, account))
		answer := door.task
		switch {
		case c.lacksCode(account) && !door.early:
			answer = c.mustSetUp
		case !door.who.may(account):
			answer = c.forbidden
		}
		if err := answer(w, inside); err != nil {
			c.fail(w, inside, err)
		}
		return nil
	})
}

// signedIn returns whose session it is, or ErrNotFound when there is none, or
// it is too old or was ended, or the account is locked.
func (c *console) signedIn(r *http.Request, atWork bool) (data.Account, error) {
	ctx := r.Context()
	id := c.sessions.GetString(ctx, sessionID)
	if id == "" {
		return data.Account{}, data.ErrNotFound
	}
	now := c.Clock()
	seen := time.Unix(c.sessions.GetInt64(ctx, sessionSeen), 0)
	began := time.Unix(c.sessions.GetInt64(ctx, sessionBegan), 0)
	account, err := c.Accounts.SessionAccount(ctx, data.SessionID(id))
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return data.Account{}, fmt.Errorf("account of the session: %w", err)
	}
	if err != nil || now.Sub(seen) >= idleTime || now.Sub(began) >= absoluteTime {
		if err := c.sessions.Destroy(ctx); err != nil {
			c.report(r, "old session not deleted", err) // it opens nothing all the same
		}
		return data.Account{}, data.ErrNotFound
	}
	if atWork && now.Sub(seen) >= touchEvery {
		c.sessions.Put(ctx, sessionSeen, now.Unix())
		if err := c.Accounts.TouchSession(ctx, data.SessionID(id)); err != nil {
			c.report(r, "session not touched", err)
		}
	}
	return account, nil
}

// begin makes the session the account's, under a new token.
func (c *console) begin(r *http.Request, account data.Account, l data.Language) error {
	ctx := r.Context()
	id, err := c.Accounts.BeginSession(ctx, account.ID, browserName(r.UserAgent()), c.Clock().Add(-absoluteTime))
	if err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	if err := c.sessions.RenewToken(ctx); err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	now := c.Clock().Unix()
	c.sessions.Put(ctx, sessionID, string(id))
	c.sessions.Put(ctx, sessionBegan, now)
	c.sessions.Put(ctx, sessionSeen, now)
	c.sessions.Put(ctx, sessionProved, now)
	c.sessions.Remove(ctx, sessionPending)
	c.sessions.Put(ctx, sessionLanguage, string(l))
	return nil
}

// askToSignIn sends people to the sign-in page. What they had just entered goes
// along, so that a session that ran out loses nothing.
func (c *console) askToSignIn(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("HX-Request") != "" {
		if r.Method == http.MethodGet {
			w.Header().Set("HX-Redirect", "/sign-in")
		}
		w.WriteHeader(http.StatusUnauthorized)
		return nil
	}
	if r.Method == http.MethodPost && r.URL.Path != "/sign-out" && r.URL.Path != "/language" {
		r.Body = http.MaxBytesReader(w, r.Body, largestUpload+largestForm) // of strangers nothing larger is read than of clerks is taken
		if err := parseForm(r); err != nil {
			return err
		}
		return c.showSignIn(w, r, http.StatusUnauthorized, signInView{carried: carry(r), RanOut: true})
	}
	address := "/sign-in"
	if next := r.URL.Path; next != "/" && r.Method == http.MethodGet {
		address += "?next=" + url.QueryEscape(next)
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// first is the form with the first value of each field.
func first(form url.Values) map[string]string {
	fields := map[string]string{}
	for name := range form {
		fields[name] = form.Get(name)
	}
	return fields
}

// localPath is the path of one of our own pages, or "/".
func localPath(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, `\?#`) || strings.ContainsFunc(path, unicode.IsControl) {
		return "/"
	}
	return path
}

// browserName is what the browser calls itself, in two words, so that people know
// their own sessions. Of what else it tells nothing is kept.
func browserName(agent string) string {
	var words []string
	for _, names := range [][]string{{"Edg", "OPR", "Firefox", "Chrom", "Safari"}, {"Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"}} {
		for _, name := range names {
			if strings.Contains(agent, name) {
				words = append(words, map[string]string{"Edg": "Edge", "OPR": "Opera", "Chrom": "Chrome", "Mac OS": "macOS"}[name])
				if words[len(words)-1] == "" {
					words[len(words)-1] = name
				}
				break
			}
		}
	}
	return strings.Join(words, " · ")
}
