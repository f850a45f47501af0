package sqlite

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func (d *desk) apiToken(t *testing.T, name string) (data.APIToken, string) {
	t.Helper()
	made := data.APIToken{Name: name, Role: data.CatalogueToken, Until: d.now.Add(48 * time.Hour)}
	secret, err := d.CreateAPIToken(t.Context(), "admin", made)
	must(t, err)
	all, err := d.APITokens(t.Context())
	must(t, err)
	for _, one := range all {
		if one.Name == name && one.Opens(d.now) {
			return one, secret
		}
	}
	t.Fatalf("%s is not among %+v", name, all)
	return data.APIToken{}, ""
}

func TestTokenOpensByItsSecretAndNothingElseIsKept(t *testing.T) {
	d := openDesk(t)
	token, secret := d.apiToken(t, "Сайтът")
	want := data.APIToken{ID: token.ID, Name: "Сайтът", Role: data.CatalogueToken, Until: d.now.Add(48 * time.Hour), Made: d.now, MadeBy: "admin"}
	if diff := cmp.Diff(want, token); diff != "" {
		t.Error(diff)
	}
	if !strings.HasPrefix(secret, tokenMark) || len(secret) != len(tokenMark)+secretLength {
		t.Errorf("the secret is %q", secret)
	}
	used, err := d.UseAPIToken(t.Context(), secret)
	must(t, err)
	if want.Used = midnight(d.now); cmp.Diff(want, used) != "" {
		t.Errorf("got %+v, want %+v", used, want)
	}
	for _, wrong := range []string{"", secret + "0", strings.ToUpper(secret), string(token.ID), digest(secret)} {
		_, err := d.UseAPIToken(t.Context(), wrong)
		wantKind(t, err, data.ErrNotFound)
	}
	must(t, d.Close())
	file, err := os.ReadFile(d.path)
	must(t, err)
	if strings.Contains(string(file), strings.TrimPrefix(secret, tokenMark)) {
		t.Error("the database holds the secret")
	}
}

func TestTokenEndsByItselfOrIsRevoked(t *testing.T) {
	d := openDesk(t)
	first, secret := d.apiToken(t, "Сайтът")
	_, other := d.apiToken(t, "Табло")
	must(t, d.RevokeAPIToken(t.Context(), "admin", first.ID))
	must(t, d.RevokeAPIToken(t.Context(), "admin", first.ID))
	wantKind(t, d.RevokeAPIToken(t.Context(), "admin", "nope"), data.ErrNotFound)
	_, err := d.UseAPIToken(t.Context(), secret)
	wantKind(t, err, data.ErrNotFound)
	_, err = d.UseAPIToken(t.Context(), other)
	must(t, err)
	d.now = d.now.Add(48 * time.Hour)
	_, err = d.UseAPIToken(t.Context(), other)
	wantKind(t, err, data.ErrNotFound)
	rows, err := d.Audit(t.Context(), 10)
	must(t, err)
	var revoked int
	for _, row := range rows {
		if row.What == "token revoked" && row.Which == string(first.ID) && row.Who == "admin" {
			revoked++
		}
	}
	if revoked != 1 {
		t.Errorf("revoked %d times in %+v", revoked, rows)
	}
}

func TestNameOfATokenIsFreeAgainWhenItOpensNothing(t *testing.T) {
	d := openDesk(t)
	first, _ := d.apiToken(t, "Сайтът")
	again := data.APIToken{Name: "Сайтът", Role: data.AuditToken, Until: d.now.Add(time.Hour)}
	_, err := d.CreateAPIToken(t.Context(), "admin", again)
	wantProblem(t, err, "token_name", data.Taken)
	must(t, d.RevokeAPIToken(t.Context(), "admin", first.ID))
	_, err = d.CreateAPIToken(t.Context(), "admin", again)
	must(t, err)
	_, err = d.CreateAPIToken(t.Context(), "admin", data.APIToken{Name: "Друг", Role: "editor", Until: d.now.Add(time.Hour)})
	wantProblem(t, err, "token_role", data.UnknownName)
}

func TestUseOfATokenIsWrittenOnceADay(t *testing.T) {
	d := openDesk(t)
	_, secret := d.apiToken(t, "Сайтът")
	changes := func() (n int) {
		must(t, d.writer.QueryRowContext(t.Context(), `SELECT total_changes()`).Scan(&n))
		return n
	}
	before := changes()
	for range 5 {
		_, err := d.UseAPIToken(t.Context(), secret)
		must(t, err)
	}
	d.now = datatest.Now().AddDate(0, 0, 1)
	used, err := d.UseAPIToken(t.Context(), secret)
	must(t, err)
	if got := changes() - before; got != 2 || !used.Used.Equal(midnight(d.now)) {
		t.Errorf("%d rows were written on two days; last used %v", got, used.Used)
	}
}
