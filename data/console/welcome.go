package console

import (
	"errors"
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type welcomeView struct {
	Name   string // of the account
	Secret string
	Least  int // characters of a password
}

func (c *console) welcomePage(w http.ResponseWriter, r *http.Request) error {
	account, err := c.Accounts.Invitation(r.Context(), r.PathValue("secret"))
	if err != nil {
		return c.uninvited(w, r, err)
	}
	return c.showWelcome(w, r, account, nil)
}

func (c *console) showWelcome(w http.ResponseWriter, r *http.Request, account data.Account, problems data.Problems) error {
	p := c.page(r, "", phrases.OfficeWelcomeTitle)
	p.Problems, p.Summary = problems, phrases.OfficeWelcomeSummary
	p.View = welcomeView{Name: account.Name, Secret: r.PathValue("secret"), Least: data.MinPassword}
	status := http.StatusOK
	if problems != nil {
		status = http.StatusUnprocessableEntity
	}
	return c.show(w, status, "welcome", p)
}

// welcome sets the first password, or a new one, and signs in: the link stands in place
// of the password, not of the second factor.
func (c *console) welcome(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	account, err := c.Accounts.Invitation(r.Context(), r.PathValue("secret"))
	if err != nil {
		return c.uninvited(w, r, err)
	}
	password := r.PostForm.Get("password")
	if problems := checkPasswords(password, r.PostForm.Get("repeat"), c.guessable(r, account)...); problems != nil {
		return c.showWelcome(w, r, account, problems)
	}
	hash, err := c.locks.hash(r.Context(), password)
	if err != nil {
		return err
	}
	account, err = c.Accounts.AcceptInvitation(r.Context(), r.PathValue("secret"), hash)
	if err != nil {
		return c.uninvited(w, r, err)
	}
	return c.passed(w, r, account, carried{Next: "/"})
}

// uninvited tells whoever holds a used or expired link how to get a new one, and
// whoever has used it already where to sign in.
func (c *console) uninvited(w http.ResponseWriter, r *http.Request, err error) error {
	if errors.Is(err, data.ErrNotFound) {
		p := c.page(r, "", phrases.OfficeWelcomeGoneTitle)
		p.View = apologyView{phrases.In(p.Language, phrases.OfficeWelcomeGone), link{phrases.OfficeWelcomeSignIn, "/sign-in?l=" + string(p.Language)}}
		return c.show(w, http.StatusNotFound, "apology", p)
	}
	return fmt.Errorf("invitation: %w", err)
}
