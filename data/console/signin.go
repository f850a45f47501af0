package console

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Accounts is who may use the console. What does not exist is ErrNotFound.
type Accounts interface {
	AccountByName(ctx context.Context, name string) (data.Account, error)
	AllAccounts(ctx context.Context) ([]data.Account, error)
	// Invitation finds whom a one-time link invites.
	Invitation(ctx context.Context, secret string) (data.Account, error)
	// AcceptInvitation uses the link up and sets the account's password hash.
	AcceptInvitation(ctx context.Context, secret, hash string) (data.Account, error)
	SessionDesk
}

// SessionDesk knows who is signed in where.
type SessionDesk interface {
	// BeginSession notes a sign-in, and forgets sessions that began before a moment.
	BeginSession(ctx context.Context, id data.AccountID, browser string, forget time.Time) (data.SessionID, error)
	// SessionAccount is whose session it is; ErrNotFound where it was ended, or the
	// account locked.
	SessionAccount(ctx context.Context, id data.SessionID) (data.Account, error)
	TouchSession(ctx context.Context, id data.SessionID) error
	OpenSessions(ctx context.Context, id data.AccountID) ([]data.Session, error)
	// EndSession ends one session, recorded as the deed.
	EndSession(ctx context.Context, id data.AccountID, session data.SessionID, deed data.Deed) error
	EndSessions(ctx context.Context, by string, id data.AccountID, except data.SessionID) error
}

type signInView struct {
	Name    string
	Next    string            // where to go then
	Kept    map[string]string // what was entered when the session had run out
	RanOut  bool
	Refused bool
	Wait    int // minutes; 0: no need to
}

func (c *console) signInPage(w http.ResponseWriter, r *http.Request) error {
	return c.showSignIn(w, r, http.StatusOK, signInView{Next: localPath(r.FormValue("next"))})
}

func (c *console) showSignIn(w http.ResponseWriter, r *http.Request, status int, v signInView) error {
	p := c.page(r, "", phrases.OfficeSignIn)
	p.View = v
	switch {
	case len(v.Kept) > 0: // a link would lose what was entered
		p.Switch = ""
	case v.Next != "" && v.Next != "/":
		p.Switch = "/sign-in?next=" + url.QueryEscape(v.Next) + "&l="
	default:
		p.Switch = "/sign-in?l="
	}
	return c.show(w, status, "signin", p)
}

// keptField begins the names of the fields that a sign-in only carries along.
const keptField = "kept."

func (c *console) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	v := signInView{Name: strings.TrimSpace(r.PostForm.Get("name")), Next: localPath(r.PostForm.Get("next")), Kept: map[string]string{}}
	for field, value := range first(r.PostForm) {
		if name, ok := strings.CutPrefix(field, keptField); ok {
			v.Kept[name] = value
		}
	}
	if l := r.PostForm.Get("other"); l != "" { // the button of the other language
		r.Form.Set("l", l)
		v.RanOut = true
		return c.showSignIn(w, r, http.StatusOK, v)
	}
	name, source := nameKey(v.Name), sourceKey(r.RemoteAddr)
	if wait := c.tries.count(c.Clock(), name, source); wait > 0 {
		v.Wait = minutes(wait)
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
		return c.showSignIn(w, r, http.StatusTooManyRequests, v)
	}
	account, err := c.checkPassword(r.Context(), v.Name, r.PostForm.Get("password"))
	if errors.Is(err, data.ErrNotFound) {
		c.Log.WarnContext(r.Context(), "sign-in refused")
		v.Refused = true
		return c.showSignIn(w, r, http.StatusUnauthorized, v)
	}
	if err != nil {
		return err
	}
	c.tries.forgive(name)
	c.tries.forgive(source)
	if err := c.begin(r, account, c.language(r)); err != nil {
		return c.notBegun(w, r, err)
	}
	if len(v.Kept) > 0 {
		p := c.page(r, "", phrases.OfficeResumeTitle)
		p.View = v
		return c.show(w, http.StatusOK, "resume", p)
	}
	http.Redirect(w, r, v.Next, http.StatusSeeOther)
	return nil
}

// notBegun: name and password are right, and nothing but the session failed.
func (c *console) notBegun(w http.ResponseWriter, r *http.Request, err error) error {
	c.report(r, "session not begun", err)
	return c.apologize(w, r, http.StatusServiceUnavailable, phrases.OfficeErrorSessionUnopened)
}

// checkPassword returns the account that name and password open, or
// ErrNotFound, after the same work whether or not there is such an account.
func (c *console) checkPassword(ctx context.Context, name, password string) (data.Account, error) {
	account, err := c.Accounts.AccountByName(ctx, name)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return data.Account{}, fmt.Errorf("account at sign-in: %w", err)
	}
	opens, err := c.locks.opens(ctx, account, password)
	if err != nil {
		return data.Account{}, err
	}
	if !opens {
		return data.Account{}, data.ErrNotFound
	}
	return account, nil
}

// signOut ends the session. One that cannot be deleted now ends when it has
// been idle; the browser forgets it in any case.
func (c *console) signOut(w http.ResponseWriter, r *http.Request) error {
	session := data.SessionID(c.sessions.GetString(r.Context(), sessionID))
	if err := c.Accounts.EndSession(r.Context(), clerk(r.Context()).ID, session, data.DeedSignedOut); err != nil {
		c.report(r, "session not ended", err)
	}
	if err := c.sessions.Destroy(r.Context()); err != nil {
		c.report(r, "session not deleted", err)
		c.forgetCookie(w, r)
	}
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
	return nil
}

// minutes rounds up, because people wait in whole minutes.
func minutes(d time.Duration) int { return int(math.Ceil(d.Minutes())) }
