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

// AccessDesk gives and takes access. What somebody did already is no error.
type AccessDesk interface {
	// CreateAccount is Problems of "name" where there is none or it is taken.
	CreateAccount(ctx context.Context, by, name string, roles data.Roles) (data.Account, error)
	// NewInvitation makes a one-time link for setting a password; ErrConflict where the
	// account is locked.
	NewInvitation(ctx context.Context, by string, id data.AccountID, until time.Time) (secret string, err error)
	// SetRoles and LockAccount are Problems of "roles" for the last administrator.
	SetRoles(ctx context.Context, by string, id data.AccountID, roles data.Roles) error
	LockAccount(ctx context.Context, by string, id data.AccountID) error
	// RemoveInvitation deletes an account with which nobody has signed in yet; ErrConflict
	// where somebody has.
	RemoveInvitation(ctx context.Context, by string, id data.AccountID) error
	UnlockAccount(ctx context.Context, by string, id data.AccountID) error
	// SetPassword ends the account's sessions, except one.
	SetPassword(ctx context.Context, by string, id data.AccountID, hash string, except data.SessionID) error
}

// linkLasts is how long a one-time link can be used.
const linkLasts = 24 * time.Hour

// roleChoice is a role as a form offers it.
type roleChoice struct {
	Role data.Role
	On   bool
}

// choices are all the roles, those that the set has ticked.
func choices(roles data.Roles) (all []roleChoice) {
	for _, role := range data.AllRoles() {
		all = append(all, roleChoice{role, roles.Any(role)})
	}
	return all
}

// rolesOf reads the ticks. Each has a name of its own, so that a form that is carried
// past the door keeps them all.
func rolesOf(r *http.Request) (roles data.Roles) {
	for _, role := range data.AllRoles() {
		if r.PostForm.Get("role_"+string(role)) != "" {
			roles = append(roles, role)
		}
	}
	return roles
}

// RoleName is what a role is called.
func (p page) RoleName(role data.Role) string { return phrases.RoleName(p.Language, role) }

// RoleNames are what the roles are called, in one line.
func (p page) RoleNames(roles data.Roles) string {
	var names []string
	for _, role := range roles {
		names = append(names, phrases.RoleName(p.Language, role))
	}
	return strings.Join(names, ", ")
}

// RoleWhat says what whoever has the role may do.
func (p page) RoleWhat(role data.Role) string { return phrases.RoleWhat(p.Language, role) }

// access lists who may use the console.
func (c *console) access(w http.ResponseWriter, r *http.Request) error {
	all, err := c.Accounts.AllAccounts(r.Context())
	if err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	p := c.page(r, "access", phrases.OfficeAccess)
	p.Message, p.View = c.told(r), all
	return c.show(w, http.StatusOK, "access", p)
}

type newPersonView struct {
	Name    string
	Roles   []roleChoice
	NoRoles bool // as ticked: the person gets none on purpose
}

func (c *console) newPerson(w http.ResponseWriter, r *http.Request) error {
	return c.showNewPerson(w, r, newPersonView{Roles: choices(nil)}, outcome{status: http.StatusOK})
}

func (c *console) showNewPerson(w http.ResponseWriter, r *http.Request, v newPersonView, o outcome) error {
	p := c.page(r, "access", phrases.OfficeAccessNew)
	p.Problems, p.Message, p.View = o.problems, o.message, v
	return c.show(w, o.status, "personnew", p)
}

// invitePerson adds an account and shows its one-time link this once.
func (c *console) invitePerson(w http.ResponseWriter, r *http.Request) error {
	roles := rolesOf(r)
	v := newPersonView{Name: strings.TrimSpace(r.PostForm.Get("name")), Roles: choices(roles), NoRoles: r.PostForm.Get("no_roles") != ""}
	if len(roles) == 0 && !v.NoRoles {
		return c.showNewPerson(w, r, v, outcome{http.StatusUnprocessableEntity, data.Problems{{Field: "roles", Reason: data.Missing}}, nil})
	}
	account, err := c.Accounts.CreateAccount(r.Context(), clerk(r.Context()).Name, v.Name, roles)
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return c.showNewPerson(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case err != nil:
		c.report(r, "account not created", err)
		return c.showNewPerson(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeAccessNotDone, Failed: true}})
	}
	return c.showLink(w, r, account)
}

type linkView struct {
	data.Account
	Address string
	Until   time.Time
	Here    bool // the link opens on this machine only
}

// showLink makes a one-time link and shows it; the office keeps only its digest.
func (c *console) showLink(w http.ResponseWriter, r *http.Request, account data.Account) error {
	until := c.Clock().Add(linkLasts)
	secret, err := c.Accounts.NewInvitation(r.Context(), clerk(r.Context()).Name, account.ID, until)
	switch {
	case errors.Is(err, data.ErrConflict):
		return c.backToPerson(w, r, account.ID, message{Key: phrases.OfficeAccessLockedNoLink, Failed: true})
	case err != nil:
		c.report(r, "link not made", err)
		return c.backToPerson(w, r, account.ID, message{Key: phrases.OfficeAccessNotDone, Failed: true})
	}
	scheme := "http://"
	if c.Secure {
		scheme = "https://"
	}
	p := c.page(r, "access", phrases.OfficeAccessLinkTitle)
	p.Path, p.View = "/access/"+string(account.ID), linkView{account, scheme + r.Host + "/welcome/" + secret, until, !c.Networked && !c.Secure}
	return c.show(w, http.StatusOK, "personlink", p)
}

type personView struct {
	data.Account
	Choices  []roleChoice
	Sessions int
	Own      bool // it is the account of whoever looks
}

// person is one account with all that can be done to it.
func (c *console) person(w http.ResponseWriter, r *http.Request) error {
	account, err := c.Accounts.Account(r.Context(), data.AccountID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("account: %w", err)
	}
	return c.showPerson(w, r, account, account.Roles, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showPerson(w http.ResponseWriter, r *http.Request, account data.Account, ticked data.Roles, o outcome) error {
	sessions, err := c.openSessions(r, account.ID)
	if err != nil {
		return err
	}
	p := c.page(r, "access", phrases.OfficeAccessPerson)
	p.Title = account.Name
	p.Path = "/access/" + string(account.ID)
	p.Problems, p.Message = o.problems, o.message
	p.View = personView{account, choices(ticked), len(sessions), account.ID == clerk(r.Context()).ID}
	return c.show(w, o.status, "person", p)
}

// A change is done to the account by an administrator; done is what the page then says.
func (c *console) change(done phrases.Key, do func(r *http.Request, by string, id data.AccountID) error) task {
	return func(w http.ResponseWriter, r *http.Request) error {
		id := data.AccountID(r.PathValue("id"))
		err := do(r, clerk(r.Context()).Name, id)
		var problems data.Problems
		switch {
		case errors.As(err, &problems):
			account, err := c.Accounts.Account(r.Context(), id)
			if err != nil {
				return fmt.Errorf("account: %w", err)
			}
			return c.showPerson(w, r, account, account.Roles, outcome{http.StatusUnprocessableEntity, problems, nil})
		case errors.Is(err, data.ErrNotFound):
			return err
		case err != nil:
			c.report(r, "access not changed", err)
			return c.backToPerson(w, r, id, message{Key: phrases.OfficeAccessNotDone, Failed: true})
		}
		return c.backToPerson(w, r, id, message{Key: done})
	}
}

func (c *console) setRoles(r *http.Request, by string, id data.AccountID) error {
	return c.Accounts.SetRoles(r.Context(), by, id, rolesOf(r))
}

// lockPerson locks somebody else: who locks the own account wanted to sign out.
func (c *console) lockPerson(r *http.Request, by string, id data.AccountID) error {
	if id == clerk(r.Context()).ID {
		return data.Problems{{Field: "lock", Reason: data.Contradicts}}
	}
	return c.Accounts.LockAccount(r.Context(), by, id)
}

func (c *console) unlockPerson(r *http.Request, by string, id data.AccountID) error {
	return c.Accounts.UnlockAccount(r.Context(), by, id)
}

func (c *console) endPersonSessions(r *http.Request, by string, id data.AccountID) error {
	return c.Accounts.EndSessions(r.Context(), by, id, c.session(r)) // one's own goes on
}

func (c *console) removePersonCode(r *http.Request, by string, id data.AccountID) error {
	return c.Accounts.RemoveSecondFactor(r.Context(), by, id, c.session(r))
}

// uninvite deletes an account that was made by mistake and never used.
func (c *console) uninvite(w http.ResponseWriter, r *http.Request) error {
	id := data.AccountID(r.PathValue("id"))
	err := c.Accounts.RemoveInvitation(r.Context(), clerk(r.Context()).Name, id)
	var problems data.Problems
	switch {
	case err == nil:
		return c.redirect(w, r, "/access", message{Key: phrases.OfficeClerkUninvited})
	case errors.Is(err, data.ErrNotFound):
		return err
	case errors.Is(err, data.ErrConflict), errors.As(err, &problems):
		return c.backToPerson(w, r, id, message{Key: phrases.OfficeClerkUninviteLate, Failed: true})
	default:
		c.report(r, "invitation not removed", err)
		return c.backToPerson(w, r, id, message{Key: phrases.OfficeAccessNotDone, Failed: true})
	}
}

// renewLink is for whoever has forgotten the password. The old one opens until the
// link is used.
func (c *console) renewLink(w http.ResponseWriter, r *http.Request) error {
	account, err := c.Accounts.Account(r.Context(), data.AccountID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("account: %w", err)
	}
	return c.showLink(w, r, account)
}

func (c *console) backToPerson(w http.ResponseWriter, r *http.Request, id data.AccountID, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/access/"+string(id), http.StatusSeeOther)
	return nil
}
