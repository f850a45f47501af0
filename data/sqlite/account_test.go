package sqlite

import (
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

var _ scs.CtxStore = (*Sessions)(nil)

func TestAccountIsFoundByNameInAnyCase(t *testing.T) {
	d := openDesk(t)
	want, err := d.CreateAccount(t.Context(), "office", " Иванова ", data.FirstRoles())
	must(t, err)
	if want.Name != "Иванова" || !want.Created.Equal(d.now) {
		t.Errorf("got %+v", want)
	}
	byName, err := d.AccountByName(t.Context(), "ИВАНОВА")
	must(t, err)
	byID, err := d.Account(t.Context(), want.ID)
	must(t, err)
	all, err := d.AllAccounts(t.Context())
	must(t, err)
	if diff := cmp.Diff([]data.Account{want, want, want}, append(all, byName, byID)); diff != "" {
		t.Error(diff)
	}
	_, err = d.CreateAccount(t.Context(), "office", "иванова", nil)
	wantProblem(t, err, "name", data.Taken)
	_, err = d.CreateAccount(t.Context(), "office", " ", nil)
	wantProblem(t, err, "name", data.Missing)
	_, err = d.AccountByName(t.Context(), "Петров")
	wantKind(t, err, data.ErrNotFound)
	_, err = d.Account(t.Context(), "nope")
	wantKind(t, err, data.ErrNotFound)
}

func TestInvitationWorksOnceAndUntilItsEnd(t *testing.T) {
	d := openDesk(t)
	a, err := d.CreateAccount(t.Context(), "office", "Иванова", nil)
	must(t, err)
	until := d.now.Add(time.Hour)
	replaced, err := d.NewInvitation(t.Context(), "office", a.ID, until)
	must(t, err)
	secret, err := d.NewInvitation(t.Context(), "office", a.ID, until)
	must(t, err)
	got, err := d.Invitation(t.Context(), secret)
	must(t, err)
	if got.ID != a.ID {
		t.Errorf("got %+v", got)
	}
	_, err = d.Invitation(t.Context(), replaced)
	wantKind(t, err, data.ErrNotFound)
	accepted, err := d.AcceptInvitation(t.Context(), secret, "hash")
	if err != nil || accepted.Password != "hash" {
		t.Errorf("got %+v, %v", accepted, err)
	}
	_, err = d.AcceptInvitation(t.Context(), secret, "other")
	wantKind(t, err, data.ErrNotFound)

	late, err := d.NewInvitation(t.Context(), "office", a.ID, until)
	must(t, err)
	d.now = until
	_, err = d.AcceptInvitation(t.Context(), late, "other")
	wantKind(t, err, data.ErrNotFound)
	_, err = d.NewInvitation(t.Context(), "office", "nope", until)
	wantKind(t, err, data.ErrNotFound)
}

func TestSessionLivesUntilItExpires(t *testing.T) {
	d := openDesk(t)
	s := d.Sessions()
	must(t, s.Commit("token", []byte("first"), d.now.Add(time.Hour)))
	must(t, s.Commit("token", []byte("second"), d.now.Add(time.Hour)))
	if got, found, err := s.Find("token"); err != nil || !found || string(got) != "second" {
		t.Errorf("got %q, %v, %v", got, found, err)
	}
	if _, found, err := s.Find("other"); err != nil || found {
		t.Errorf("unknown token: %v, %v", found, err)
	}
	d.now = d.now.Add(time.Hour)
	if _, found, err := s.Find("token"); err != nil || found {
		t.Errorf("expired token: %v, %v", found, err)
	}
}

func TestExpiredSessionsAreForgotten(t *testing.T) {
	d := openDesk(t)
	s := d.Sessions()
	must(t, s.Commit("old", []byte("x"), d.now.Add(time.Hour)))
	d.now = d.now.Add(2 * time.Hour)
	must(t, s.Commit("new", []byte("x"), d.now.Add(time.Hour)))
	var tokens string
	must(t, d.writer.QueryRowContext(t.Context(), `SELECT group_concat(token_digest) FROM session`).Scan(&tokens))
	if tokens != digest("new") || strings.Contains(tokens, "new") {
		t.Errorf("stored tokens %q", tokens)
	}
	must(t, s.Delete("new"))
	must(t, s.Delete("new"))
	if _, found, err := s.Find("new"); err != nil || found {
		t.Errorf("deleted token: %v, %v", found, err)
	}
}
