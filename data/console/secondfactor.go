package console

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type setUpView struct {
	carried
	Secret   string       // in groups, to be typed where there is no camera
	Picture  template.URL // its QR code; empty: none
	Required bool
	Has      bool // a second factor, which this one replaces
}

type codesView struct {
	carried
	Codes []string
}

// codesRequired: over a network the password alone would be all that keeps strangers
// out. Who sits at the machine itself, or came to it through a tunnel, has passed
// another door; there a second factor is offered.
func (c *console) codesRequired() bool { return c.Secure || c.Networked }

// lacksCode reports whether the account has to set up a second factor before anything
// else.
func (c *console) lacksCode(a data.Account) bool { return c.codesRequired() && a.SecondFactor == "" }

// leadToSetUp comes before anything else where a second factor is required. What was
// entered comes along.
func (c *console) leadToSetUp(w http.ResponseWriter, r *http.Request, v carried) error {
	if len(v.Kept) > 0 {
		return c.showSetUp(w, r, outcome{status: http.StatusOK}, v)
	}
	address := "/account/code"
	if v.Next != "" && v.Next != "/" {
		address += "?next=" + url.QueryEscape(v.Next)
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// mustSetUp stands before every task of whoever lacks the second factor.
func (c *console) mustSetUp(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("HX-Request") != "" {
		w.Header().Set("HX-Redirect", "/account/code")
		w.WriteHeader(http.StatusForbidden)
		return nil
	}
	if reads(r) {
		return c.leadToSetUp(w, r, carried{Next: r.URL.Path})
	}
	if err := parseForm(r); err != nil {
		return err
	}
	return c.showSetUp(w, r, outcome{status: http.StatusForbidden}, carry(r))
}

func (c *console) setUpPage(w http.ResponseWriter, r *http.Request) error {
	return c.showSetUp(w, r, outcome{status: http.StatusOK}, carried{Next: localPath(r.FormValue("next"))})
}

// showSetUp shows the secret as a QR code. It stays the same until a code has proved
// that a phone has it: whoever opens the page twice need not begin anew.
func (c *console) showSetUp(w http.ResponseWriter, r *http.Request, o outcome, v carried) error {
	account := clerk(r.Context())
	secret := c.sessions.GetString(r.Context(), sessionSecret)
	if secret == "" {
		secret = newSecret()
		c.sessions.Put(r.Context(), sessionSecret, secret)
	}
	p := c.page(r, "account", phrases.OfficeSetUpTitle)
	p.Summary = phrases.OfficeCodeSummary
	p.Path, p.Waiting = "/account/code", c.lacksCode(account)
	view := setUpView{carried: v, Secret: inGroups(secret, " "), Required: c.codesRequired(), Has: account.SecondFactor != ""}
	png, err := c.QR(setUpAddress(p.In(p.Town.Name), account.Name, secret))
	if err != nil {
		c.report(r, "QR code not painted", err)
	} else {
		view.Picture = pngURI(png)
	}
	p.Problems, p.Message, p.View = o.problems, o.message, view
	return c.show(w, o.status, "setup", p)
}

// setUp keeps the secret when a code proves that the phone has it, and shows the
// recovery codes this once.
func (c *console) setUp(w http.ResponseWriter, r *http.Request) error {
	v, account := readCarried(r), clerk(r.Context())
	secret := c.sessions.GetString(r.Context(), sessionSecret)
	if secret == "" || r.PostForm.Get("code") == "" {
		return c.showSetUp(w, r, outcome{http.StatusUnprocessableEntity, data.Problems{{Field: "code", Reason: data.Missing}}, nil}, v)
	}
	step, err := stepOf(secret, plain(r.PostForm.Get("code")), c.Clock())
	if err != nil {
		return err
	}
	if step == 0 {
		return c.showSetUp(w, r, outcome{http.StatusUnprocessableEntity, data.Problems{{Field: "code", Reason: data.BadFormat}}, nil}, v)
	}
	codes := newRecoveryCodes()
	if err := c.Accounts.SetSecondFactor(r.Context(), account.Name, account.ID, data.SecondFactor{Secret: secret, Step: step, Codes: plainCodes(codes)}); err != nil {
		return fmt.Errorf("second factor: %w", err)
	}
	c.sessions.Remove(r.Context(), sessionSecret)
	return c.showRecoveryCodes(w, r, codes, v)
}

// showRecoveryCodes is the one time that they can be read.
func (c *console) showRecoveryCodes(w http.ResponseWriter, r *http.Request, codes []string, v carried) error {
	if v.Next == "" || v.Next == "/" && len(v.Kept) == 0 {
		v.Next = "/account"
	}
	p := c.page(r, "account", phrases.OfficeCodesTitle)
	p.Path, p.View = "/account", codesView{v, codes}
	return c.show(w, http.StatusOK, "codes", p)
}

// renewCodes replaces the recovery codes of whoever has a second factor.
func (c *console) renewCodes(w http.ResponseWriter, r *http.Request) error {
	account := clerk(r.Context())
	if account.SecondFactor == "" {
		return data.ErrNotFound
	}
	codes := newRecoveryCodes()
	if err := c.Accounts.RenewRecoveryCodes(r.Context(), account.Name, account.ID, plainCodes(codes)); err != nil {
		return fmt.Errorf("recovery codes: %w", err)
	}
	return c.showRecoveryCodes(w, r, codes, carried{Next: "/account"})
}

// removeCode lets the password alone open again, where that may be.
func (c *console) removeCode(w http.ResponseWriter, r *http.Request) error {
	if c.codesRequired() {
		return c.backToAccount(w, r, message{Key: phrases.OfficeCodeRequired, Failed: true})
	}
	account := clerk(r.Context())
	if err := c.Accounts.RemoveSecondFactor(r.Context(), account.Name, account.ID, c.session(r)); err != nil {
		return fmt.Errorf("second factor: %w", err)
	}
	return c.backToAccount(w, r, message{Key: phrases.OfficeCodeRemoved})
}
