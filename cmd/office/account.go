package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

// invitationLasts is how long a one-time link can be used.
const invitationLasts = 24 * time.Hour

// firstAccount is the name that the one-time link of a new office is for.
const firstAccount = "admin"

type accounts struct {
	Invite invite `cmd:"" help:"Make a one-time link with which a person sets a password."`
}

type invite struct {
	Name    string   `arg:"" help:"The name to sign in with; it is created when new."`
	Roles   []string `help:"What the person may do: editor, publisher, registrar, feedback, administrator, auditor. A new account has none unless told; of one that exists they are replaced." placeholder:"ROLE,..."`
	Console string   `help:"Address of the console (${default})." default:"http://127.0.0.1:8300" placeholder:"URL"`
	NoCode  bool     `help:"Also remove the second factor, for whoever has lost the phone and the recovery codes."`
}

// Run prints the link; it is stored nowhere.
func (i invite) Run(ctx context.Context, folder machine.Folder) (err error) {
	var roles data.Roles
	for _, word := range i.Roles {
		role, err := data.ParseRole(word)
		if err != nil {
			return err
		}
		roles = append(roles, role)
	}
	o, err := open(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.store.Close()) }()
	link, err := invitation(ctx, o.store, i.Name, i.Console, roles)
	if err != nil {
		return err
	}
	account, err := o.store.AccountByName(ctx, i.Name)
	if err == nil && roles != nil {
		err = o.store.SetRoles(ctx, "office", account.ID, roles)
	}
	if err == nil && i.NoCode {
		err = o.store.RemoveSecondFactor(ctx, "office", account.ID, "")
	}
	if err != nil {
		return err
	}
	say(phrases.TerminalInvited, i.Name, link)
	return nil
}

// invitation is a one-time link for the account, which is created when new.
// It then has the roles.
func invitation(ctx context.Context, store *sqlite.Store, name, console string, roles data.Roles) (string, error) {
	account, err := store.AccountByName(ctx, name)
	if errors.Is(err, data.ErrNotFound) {
		account, err = store.CreateAccount(ctx, "office", name, roles)
	}
	if err != nil {
		return "", err
	}
	if account.IsLocked() {
		return "", fmt.Errorf("%s is locked: an administrator unlocks it in the console first", name)
	}
	secret, err := store.NewInvitation(ctx, "office", account.ID, time.Now().Add(invitationLasts))
	if err != nil {
		return "", err
	}
	return console + "/welcome/" + secret, nil
}

// firstInvitation is the link for a new office; empty when somebody can already
// sign in.
func firstInvitation(ctx context.Context, store *sqlite.Store, console string) (string, error) {
	all, err := store.AllAccounts(ctx)
	if err != nil {
		return "", err
	}
	for _, account := range all {
		if account.Password != "" {
			return "", nil
		}
	}
	return invitation(ctx, store, firstAccount, console, data.FirstRoles())
}
