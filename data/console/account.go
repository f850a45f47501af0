package console

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type accountView struct {
	data.Account
	Least    int // characters of a password
	Required bool
	Sessions []sessionRow
}

type sessionRow struct {
	data.Session
	Here bool // it is the one that asks
}

// session is the one that asks.
func (c *console) session(r *http.Request) data.SessionID {
	return data.SessionID(c.sessions.GetString(r.Context(), sessionID))
}

// account is everybody's own page: password, second factor, sessions.
func (c *console) account(w http.ResponseWriter, r *http.Request) error {
	return c.showAccount(w, r, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showAccount(w http.ResponseWriter, r *http.Request, o outcome) error {
	account := clerk(r.Context())
	sessions, err := c.openSessions(r, account.ID)
	if err != nil {
		return err
	}
	p := c.page(r, "account", phrases.OfficeAccountTitle)
	p.Path = "/account"
	if o.problems != nil {
		p.Summary = phrases.OfficePasswordSummary
	}
	p.Problems, p.Message = o.problems, o.message
	p.View = accountView{Account: account, Least: data.MinPassword, Required: c.codesRequired(), Sessions: sessions}
	return c.show(w, o.status, "account", p)
}

// openSessions are those that still open something.
func (c *console) openSessions(r *http.Request, id data.AccountID) (rows []sessionRow, err error) {
	sessions, err := c.Accounts.OpenSessions(r.Context(), id)
	if err != nil {
		return nil, fmt.Errorf("sessions: %w", err)
	}
	now := c.Clock()
	for _, s := range sessions {
		if now.Sub(s.Seen) < idleTime+touchEvery && now.Sub(s.Began) < absoluteTime {
			rows = append(rows, sessionRow{s, s.ID == c.session(r)})
		}
	}
	slices.SortStableFunc(rows, func(a, b sessionRow) int { return b.Seen.Compare(a.Seen) })
	return rows, nil
}

// changePassword takes the old one and the new one twice; the other sessions end.
func (c *console) changePassword(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	account := clerk(r.Context())
	wait, opens, err := c.ownPassword(r, r.PostForm.Get("old"))
	switch {
	case err != nil:
		return err
	case wait > 0:
		w.Header().Set("Retry-After", seconds(wait))
		m := message{Key: phrases.OfficePasswordWait, Args: []string{seconds(wait)}, Failed: true}
		return c.showAccount(w, r, outcome{http.StatusTooManyRequests, nil, &m})
	case !opens:
		return c.showAccount(w, r, outcome{http.StatusUnprocessableEntity, data.Problems{{Field: "old", Reason: data.BadFormat}}, nil})
	}
	password := r.PostForm.Get("password")
	if problems := checkPasswords(password, r.PostForm.Get("repeat"), c.guessable(r, account)...); problems != nil {
		return c.showAccount(w, r, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	hash, err := c.locks.hash(r.Context(), password)
	if err != nil {
		return err
	}
	if err := c.Accounts.SetPassword(r.Context(), account.Name, account.ID, hash, c.session(r)); err != nil {
		return fmt.Errorf("password: %w", err)
	}
	if err := c.sessions.RenewToken(r.Context()); err != nil {
		c.report(r, "token not renewed", err)
	}
	c.sessions.Put(r.Context(), sessionProved, c.Clock().Unix())
	return c.backToAccount(w, r, message{Key: phrases.OfficePasswordChanged})
}

// guessable are the words that others try first for the account.
func (c *console) guessable(r *http.Request, account data.Account) []string {
	words := []string{account.Name}
	if town, err := c.Town(r.Context()); err == nil {
		words = append(words, town.Name.BG, town.Name.EN)
	}
	return words
}

// endOwnSession ends one of the person's own sessions.
func (c *console) endOwnSession(w http.ResponseWriter, r *http.Request) error {
	id := data.SessionID(r.PathValue("id"))
	if id == c.session(r) {
		return c.signOut(w, r)
	}
	if err := c.Accounts.EndSession(r.Context(), clerk(r.Context()).ID, id, data.DeedSessionsEnded); err != nil && !errors.Is(err, data.ErrNotFound) {
		return fmt.Errorf("end a session: %w", err)
	}
	return c.backToAccount(w, r, message{Key: phrases.OfficeSessionEnded})
}

// endOtherSessions ends all but the one that asks.
func (c *console) endOtherSessions(w http.ResponseWriter, r *http.Request) error {
	account := clerk(r.Context())
	if err := c.Accounts.EndSessions(r.Context(), account.Name, account.ID, c.session(r)); err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return c.backToAccount(w, r, message{Key: phrases.OfficeSessionsEnded})
}

func (c *console) backToAccount(w http.ResponseWriter, r *http.Request, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
	return nil
}
