package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Accounts is who may use the console. What does not exist is ErrNotFound.
type Accounts interface {
	AccountByName(ctx context.Context, name string) (data.Account, error)
	Account(ctx context.Context, id data.AccountID) (data.Account, error)
	AllAccounts(ctx context.Context) ([]data.Account, error)
	// Invitation finds whom a one-time link invites.
	Invitation(ctx context.Context, secret string) (data.Account, error)
	// AcceptInvitation uses the link up and sets the account's password hash.
	AcceptInvitation(ctx context.Context, secret, hash string) (data.Account, error)
	// RefuseSignIn notes a refused sign-in, of an unknown name without an account.
	RefuseSignIn(ctx context.Context, id data.AccountID) error
	SessionDesk
	FactorDesk
	AccessDesk
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
	carried
	Name    string
	RanOut  bool
	Refused bool
	Wait    int // minutes; 0: no need to
}

func (c *console) signInPage(w http.ResponseWriter, r *http.Request) error {
	return c.showSignIn(w, r, http.StatusOK, signInView{carried: carried{Next: localPath(r.FormValue("next"))}})
}

func (c *console) showSignIn(w http.ResponseWriter, r *http.Request, status int, v signInView) error {
	p := c.page(r, "", phrases.OfficeSignIn)
	p.View, p.Switch = v, v.switchTo("/sign-in")
	return c.show(w, status, "signin", p)
}

func (c *console) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	v := signInView{Name: strings.TrimSpace(r.PostForm.Get("name")), carried: readCarried(r)}
	if c.otherLanguage(r) {
		v.RanOut = true
		return c.showSignIn(w, r, http.StatusOK, v)
	}
	name, source := nameKey(v.Name), sourceKey(r.RemoteAddr)
	if wait := c.tries.count(c.Clock(), name, source); wait > 0 {
		v.Wait = minutes(wait)
		w.Header().Set("Retry-After", seconds(wait))
		return c.showSignIn(w, r, http.StatusTooManyRequests, v)
	}
	account, opens, err := c.checkPassword(r.Context(), v.Name, r.PostForm.Get("password"))
	if err != nil {
		return err
	}
	if !opens {
		c.refused(r, account)
		v.Refused = true
		return c.showSignIn(w, r, http.StatusUnauthorized, v)
	}
	c.tries.forgive(name)
	c.tries.forgive(source)
	return c.passed(w, r, account, v.carried)
}

// passed is after the right password: a second step where the account has one.
func (c *console) passed(w http.ResponseWriter, r *http.Request, account data.Account, v carried) error {
	if account.SecondFactor != "" {
		return c.askForCode(w, r, account, v)
	}
	return c.enter(w, r, account, v)
}

// enter begins the session, and leads to setting up a second factor where one is
// required and missing.
func (c *console) enter(w http.ResponseWriter, r *http.Request, account data.Account, v carried) error {
	if err := c.begin(r, account, c.language(r)); err != nil {
		return c.notBegun(w, r, err)
	}
	if c.lacksCode(account) {
		inside := r.WithContext(context.WithValue(r.Context(), clerkKey{}, account))
		return c.leadToSetUp(w, inside, v)
	}
	return c.goOn(w, r, v)
}

// notBegun: name and password are right, and nothing but the session failed.
func (c *console) notBegun(w http.ResponseWriter, r *http.Request, err error) error {
	c.report(r, "session not begun", err)
	return c.apologize(w, r, http.StatusServiceUnavailable, phrases.OfficeErrorSessionUnopened)
}

// checkPassword reports whether name and password open an account, after the same work
// whether or not there is such an account, it is locked, or has no password yet. The
// account is the zero one where nobody has the name.
func (c *console) checkPassword(ctx context.Context, name, password string) (account data.Account, opens bool, err error) {
	account, err = c.Accounts.AccountByName(ctx, name)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return data.Account{}, false, fmt.Errorf("account at sign-in: %w", err)
	}
	if opens, err = c.locks.opens(ctx, account, password); err != nil {
		return data.Account{}, false, err
	}
	return account, opens && !account.IsLocked(), nil
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
	w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
	return nil
}
