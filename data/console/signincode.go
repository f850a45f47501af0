package console

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// codeTime is how long the right password waits for the code.
const codeTime = 10 * time.Minute

type codeView struct {
	carried
	Refused bool
	Wait    int // minutes; 0: no need to
}

// askForCode notes that the password was right, under a new token, and asks for the
// code. Nobody is signed in yet.
func (c *console) askForCode(w http.ResponseWriter, r *http.Request, account data.Account, v carried) error {
	ctx := r.Context()
	l := c.language(r)
	if err := c.sessions.RenewToken(ctx); err != nil {
		return c.notBegun(w, r, err)
	}
	c.sessions.Put(ctx, sessionPending, string(account.ID))
	c.sessions.Put(ctx, sessionBegan, c.Clock().Unix())
	c.pendingLanguage(r, l)
	return c.showCode(w, r, http.StatusOK, codeView{carried: v})
}

func (c *console) showCode(w http.ResponseWriter, r *http.Request, status int, v codeView) error {
	p := c.page(r, "", phrases.OfficeCodeTitle)
	p.View, p.Switch = v, "" // a link would lose the step
	return c.show(w, status, "signincode", p)
}

// codePage is the second step opened anew, by whoever has taken the first.
func (c *console) codePage(w http.ResponseWriter, r *http.Request) error {
	if _, err := c.pending(r); err != nil {
		http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
		return nil
	}
	return c.showCode(w, r, http.StatusOK, codeView{carried: carried{Next: localPath(r.FormValue("next"))}})
}

// pending is whose password was right just now; ErrNotFound: nobody's, or too long ago.
func (c *console) pending(r *http.Request) (data.Account, error) {
	ctx := r.Context()
	id, began := c.sessions.GetString(ctx, sessionPending), time.Unix(c.sessions.GetInt64(ctx, sessionBegan), 0)
	if id == "" || c.Clock().Sub(began) >= codeTime {
		return data.Account{}, data.ErrNotFound
	}
	account, err := c.Accounts.Account(ctx, data.AccountID(id))
	if err != nil {
		return data.Account{}, fmt.Errorf("account of the second step: %w", err)
	}
	return account, nil
}

// signInCode takes the second step. Guessing is slowed down by account, however often
// the first step is taken anew, and by address.
func (c *console) signInCode(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	v := codeView{carried: readCarried(r)}
	account, err := c.pending(r)
	if errors.Is(err, data.ErrNotFound) {
		return c.showSignIn(w, r, http.StatusUnauthorized, signInView{carried: v.carried, RanOut: true})
	}
	if err != nil {
		return err
	}
	if c.otherLanguage(r) {
		return c.showCode(w, r, http.StatusOK, v)
	}
	key, source := "code "+string(account.ID), sourceKey(r.RemoteAddr)
	if wait := c.tries.count(c.Clock(), key, source); wait > 0 {
		v.Wait = minutes(wait)
		w.Header().Set("Retry-After", seconds(wait))
		return c.showCode(w, r, http.StatusTooManyRequests, v)
	}
	opens, err := c.useCode(r.Context(), account, r.PostForm.Get("code"))
	if err != nil {
		return err
	}
	if !opens || account.IsLocked() {
		c.refused(r, account)
		v.Refused = true
		return c.showCode(w, r, http.StatusUnauthorized, v)
	}
	c.tries.forgive(key)
	c.tries.forgive(source)
	return c.enter(w, r, account, v.carried)
}
