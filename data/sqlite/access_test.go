package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// hire is an account that can sign in.
func (d *desk) hire(t *testing.T, name string, roles ...data.Role) data.Account {
	t.Helper()
	a, err := d.CreateAccount(t.Context(), "office", name, roles)
	must(t, err)
	must(t, d.SetPassword(t.Context(), name, a.ID, "hash of "+name, ""))
	a, err = d.Account(t.Context(), a.ID)
	must(t, err)
	return a
}

func (d *desk) signIn(t *testing.T, a data.Account) data.SessionID {
	t.Helper()
	session, err := d.BeginSession(t.Context(), a.ID, "Firefox · Linux", d.now.Add(-10*time.Hour))
	must(t, err)
	return session
}

func TestAccountsFromBeforeRolesKeepAllTheyCouldDo(t *testing.T) {
	d, path := &desk{}, t.TempDir()+"/content.db"
	ofSchema(t, 12, path, `INSERT INTO account VALUES ('a1', 'Иванова', 'иванова', 'hash', '2026-11-02T08:00:00.000Z')`)
	store, err := Open(t.Context(), path, d.options())
	must(t, err)
	defer func() { must(t, store.Close()) }()
	a, err := store.Account(t.Context(), "a1")
	must(t, err)
	if diff := cmp.Diff(data.FirstRoles(), a.Roles); diff != "" {
		t.Error(diff)
	}
}

func TestRolesAreKeptOnceAndInOrder(t *testing.T) {
	d := openDesk(t)
	d.hire(t, "Петров", data.Administrator)
	a := d.hire(t, "Иванова", data.Publisher, data.Editor, data.Publisher, "boss")
	if diff := cmp.Diff(data.Roles{data.Editor, data.Publisher}, a.Roles); diff != "" {
		t.Error(diff)
	}
	for range 2 {
		must(t, d.SetRoles(t.Context(), "Петров", a.ID, nil))
	}
	a, err := d.Account(t.Context(), a.ID)
	must(t, err)
	if len(a.Roles) != 0 || a.Roles.Any(data.AllRoles()...) {
		t.Errorf("got %v", a.Roles)
	}
	rows, err := d.Audit(t.Context(), 2)
	must(t, err)
	if rows[0].What != data.DeedRolesChanged || rows[0].Who != "Петров" || rows[1].What == data.DeedRolesChanged {
		t.Errorf("the audit tells %+v", rows)
	}
	wantKind(t, d.SetRoles(t.Context(), "Петров", "nope", nil), data.ErrNotFound)
}

func TestLastAdministratorCannotBeLost(t *testing.T) {
	d := openDesk(t)
	a := d.hire(t, "Иванова", data.Administrator)
	_, err := d.CreateAccount(t.Context(), "Иванова", "Поканен", data.Roles{data.Administrator}) // has no password yet
	must(t, err)
	wantProblem(t, d.SetRoles(t.Context(), "Иванова", a.ID, data.Roles{data.Editor}), "roles", data.LastOfItsKind)
	wantProblem(t, d.LockAccount(t.Context(), "Иванова", a.ID), "roles", data.LastOfItsKind)
	second := d.hire(t, "Петров", data.Administrator)
	must(t, d.LockAccount(t.Context(), "Петров", a.ID))
	wantProblem(t, d.LockAccount(t.Context(), "Петров", second.ID), "roles", data.LastOfItsKind)
}

func TestLockedAccountOpensNothing(t *testing.T) {
	d := openDesk(t)
	d.hire(t, "Петров", data.Administrator)
	a := d.hire(t, "Иванова", data.Editor)
	session := d.signIn(t, a)
	secret, err := d.NewInvitation(t.Context(), "Петров", a.ID, d.now.Add(time.Hour))
	must(t, err)
	for range 2 {
		must(t, d.LockAccount(t.Context(), "Петров", a.ID))
	}
	_, err = d.SessionAccount(t.Context(), session)
	wantKind(t, err, data.ErrNotFound)
	_, err = d.BeginSession(t.Context(), a.ID, "", d.now)
	wantKind(t, err, data.ErrNotFound)
	_, err = d.AcceptInvitation(t.Context(), secret, "other")
	wantKind(t, err, data.ErrNotFound)
	_, err = d.NewInvitation(t.Context(), "Петров", a.ID, d.now.Add(time.Hour))
	wantKind(t, err, data.ErrConflict)
	for range 2 {
		must(t, d.UnlockAccount(t.Context(), "Петров", a.ID))
	}
	got, err := d.Account(t.Context(), a.ID)
	must(t, err)
	if got.IsLocked() || got.Password != a.Password {
		t.Errorf("unlocked: %+v", got)
	}
	d.signIn(t, a)
}

func TestNewPasswordEndsTheOtherSessions(t *testing.T) {
	d := openDesk(t)
	a := d.hire(t, "Иванова", data.Editor)
	here, there := d.signIn(t, a), d.signIn(t, a)
	must(t, d.SetPassword(t.Context(), "Иванова", a.ID, "new", here))
	got, err := d.SessionAccount(t.Context(), here)
	if err != nil || got.Password != "new" || !got.SignedIn.Equal(d.now) {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err = d.SessionAccount(t.Context(), there)
	wantKind(t, err, data.ErrNotFound)
	secret, err := d.NewInvitation(t.Context(), "office", a.ID, d.now.Add(time.Hour))
	must(t, err)
	_, err = d.AcceptInvitation(t.Context(), secret, "newest")
	must(t, err)
	_, err = d.SessionAccount(t.Context(), here)
	wantKind(t, err, data.ErrNotFound)
}

func TestSessionsAreListedAndEnded(t *testing.T) {
	d := openDesk(t)
	a, other := d.hire(t, "Иванова"), d.hire(t, "Петров")
	old := d.signIn(t, a)
	d.now = d.now.Add(10 * time.Hour)
	first := d.signIn(t, a)
	d.now = d.now.Add(time.Minute)
	second := d.signIn(t, a)
	theirs := d.signIn(t, other)
	d.now = d.now.Add(time.Minute)
	must(t, d.TouchSession(t.Context(), first))
	got, err := d.OpenSessions(t.Context(), a.ID)
	must(t, err)
	var ids []data.SessionID
	for _, s := range got {
		ids = append(ids, s.ID)
	}
	if diff := cmp.Diff([]data.SessionID{first, second}, ids); diff != "" {
		t.Errorf("without %s that is too old:\n%s", old, diff)
	}
	must(t, d.EndSession(t.Context(), a.ID, theirs, data.DeedSessionsEnded)) // not hers to end
	if _, err := d.SessionAccount(t.Context(), theirs); err != nil {
		t.Errorf("the other person's session: %v", err)
	}
	for range 2 {
		must(t, d.EndSession(t.Context(), a.ID, second, data.DeedSignedOut))
	}
	must(t, d.EndSessions(t.Context(), "Петров", a.ID, ""))
	got, err = d.OpenSessions(t.Context(), a.ID)
	if err != nil || len(got) != 0 {
		t.Errorf("left: %v, %v", got, err)
	}
}

func TestCodeOpensOnce(t *testing.T) {
	d := openDesk(t)
	a := d.hire(t, "Иванова")
	wantKind(t, d.UseStep(t.Context(), a.ID, 7), data.ErrNotFound) // she has none
	must(t, d.SetSecondFactor(t.Context(), "Иванова", a.ID, data.SecondFactor{Secret: "SECRET", Step: 5, Codes: []string{"one", "two"}}))
	wantKind(t, d.UseStep(t.Context(), a.ID, 5), data.ErrNotFound)
	must(t, d.UseStep(t.Context(), a.ID, 6))
	wantKind(t, d.UseStep(t.Context(), a.ID, 6), data.ErrNotFound)
	must(t, d.UseRecoveryCode(t.Context(), a.ID, "one"))
	wantKind(t, d.UseRecoveryCode(t.Context(), a.ID, "one"), data.ErrNotFound)
	got, err := d.Account(t.Context(), a.ID)
	must(t, err)
	if got.SecondFactor != "SECRET" || got.RecoveryCodes != 1 {
		t.Errorf("got %+v", got)
	}
	must(t, d.RenewRecoveryCodes(t.Context(), "Иванова", a.ID, []string{"three"}))
	wantKind(t, d.UseRecoveryCode(t.Context(), a.ID, "two"), data.ErrNotFound)
	var stored string
	must(t, d.writer.QueryRowContext(t.Context(), `SELECT digest FROM recovery_code`).Scan(&stored))
	if stored != digest("three") {
		t.Errorf("stored %q", stored)
	}
	session := d.signIn(t, a)
	for range 2 {
		must(t, d.RemoveSecondFactor(t.Context(), "Петров", a.ID, ""))
	}
	got, err = d.Account(t.Context(), a.ID)
	must(t, err)
	if got.SecondFactor != "" || got.RecoveryCodes != 0 {
		t.Errorf("removed: %+v", got)
	}
	_, err = d.SessionAccount(t.Context(), session)
	wantKind(t, err, data.ErrNotFound)
}

func TestRefusedSignInNamesNoUnknownName(t *testing.T) {
	d := openDesk(t)
	a := d.hire(t, "Иванова")
	must(t, d.RefuseSignIn(t.Context(), ""))
	must(t, d.RefuseSignIn(t.Context(), a.ID))
	rows, err := d.Audit(t.Context(), 2)
	must(t, err)
	want := []AuditRow{
		{At: d.now, Who: office, What: data.DeedSignInRefused, Which: string(a.ID)},
		{At: d.now, Who: office, What: data.DeedSignInRefused},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

func TestOnlyAnInvitationThatNobodyUsedIsDeleted(t *testing.T) {
	d := openDesk(t)
	boss := d.hire(t, "Петров", data.Administrator)
	a, err := d.CreateAccount(t.Context(), "Петров", "Иванова", data.Roles{data.Editor})
	must(t, err)
	secret, err := d.NewInvitation(t.Context(), "Петров", a.ID, d.now.Add(time.Hour))
	must(t, err)
	must(t, d.RemoveInvitation(t.Context(), "Петров", a.ID))
	if _, err := d.Account(t.Context(), a.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the account: %v", err)
	}
	if _, err := d.Invitation(t.Context(), secret); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the link still opens: %v", err)
	}
	if err := d.RemoveInvitation(t.Context(), "Петров", boss.ID); !errors.Is(err, data.ErrConflict) {
		t.Errorf("an account in use: %v", err)
	}
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if rows[0].What != data.DeedInvitationRemoved || rows[0].Which != string(a.ID) {
		t.Errorf("noted %+v", rows[0])
	}
}
