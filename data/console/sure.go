package console

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// sureFor is how long a password that was entered vouches for what is sensitive
// (OWASP ASVS 5.0, 7.5.1).
const sureFor = 5 * time.Minute

type sureView struct {
	carried
	Refused bool
	Wait    int // minutes; 0: no need to
}

// sure asks for the person's own password before the task, unless it was entered just
// now: who finds a console left open changes nobody's rights. The page takes the form
// along and sends it to the same address, so that nothing has to be entered again.
func (c *console) sure(t task) task {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := parseForm(r); err != nil {
			return err
		}
		proved := time.Unix(c.sessions.GetInt64(r.Context(), sessionProved), 0)
		given := r.PostForm.Get("own_password")
		switch {
		case c.Clock().Sub(proved) < sureFor:
			return t(w, r)
		case given == "":
			return c.askAgain(w, r, http.StatusUnauthorized, sureView{})
		}
		wait, opens, err := c.ownPassword(r, given)
		switch {
		case err != nil:
			return err
		case wait > 0:
			w.Header().Set("Retry-After", seconds(wait))
			return c.askAgain(w, r, http.StatusTooManyRequests, sureView{Wait: minutes(wait)})
		case !opens:
			return c.askAgain(w, r, http.StatusUnauthorized, sureView{Refused: true})
		}
		if err := c.sessions.RenewToken(r.Context()); err != nil {
			return fmt.Errorf("new token: %w", err)
		}
		c.sessions.Put(r.Context(), sessionProved, c.Clock().Unix())
		return t(w, r)
	}
}

func (c *console) askAgain(w http.ResponseWriter, r *http.Request, status int, v sureView) error {
	v.carried = carry(r)
	p := c.page(r, "", phrases.OfficeSureTitle)
	p.Path, p.View = "/", v
	return c.show(w, status, "sure", p)
}

// ownPassword reports whether the password is the one of whoever is signed in, or how
// long to wait before another try. The tries are counted apart from those at the door:
// nobody can keep a colleague from work by guessing there.
func (c *console) ownPassword(r *http.Request, password string) (wait time.Duration, opens bool, err error) {
	account := clerk(r.Context())
	key, source := "own "+string(account.ID), sourceKey(r.RemoteAddr)
	if wait = c.tries.count(c.Clock(), key, source); wait > 0 {
		return wait, false, nil
	}
	if opens, err = c.locks.opens(r.Context(), account, password); err != nil {
		return 0, false, fmt.Errorf("own password: %w", err)
	}
	if !opens {
		c.refused(r, account)
		return 0, false, nil
	}
	c.tries.forgive(key)
	c.tries.forgive(source)
	return 0, true, nil
}

// refused notes a refused password or code. It says nothing of who asked.
func (c *console) refused(r *http.Request, account data.Account) {
	c.Log.WarnContext(r.Context(), "sign-in refused")
	if err := c.Accounts.RefuseSignIn(r.Context(), account.ID); err != nil {
		c.report(r, "refused sign-in not recorded", err)
	}
}

// seconds rounds up, for Retry-After.
func seconds(d time.Duration) string { return strconv.Itoa(int(math.Ceil(d.Seconds()))) }

// minutes rounds up, because people wait in whole minutes.
func minutes(d time.Duration) int { return int(math.Ceil(d.Minutes())) }
