package data

import (
	"strings"
	"testing"
	"time"
)

func TestTokenOpensUntilItsMomentOrItsRevocation(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, Sofia())
	for name, c := range map[string]struct {
		of   APIToken
		want bool
	}{
		"in time":     {APIToken{Until: now.Add(time.Second)}, true},
		"at its end":  {APIToken{Until: now}, false},
		"revoked":     {APIToken{Until: now.Add(time.Hour), Revoked: now.Add(-time.Minute)}, false},
		"without any": {APIToken{}, false},
	} {
		if got := c.of.Opens(now); got != c.want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}

func TestTokenIsCheckedBeforeItIsMade(t *testing.T) {
	now := time.Date(2026, time.November, 22, 10, 0, 0, 0, Sofia())
	good := APIToken{Name: "Сайтът на общината", Role: CatalogueToken, Until: now.Add(MaxTokenLife)}
	if p := good.Check(now); p != nil {
		t.Fatal(p)
	}
	for name, c := range map[string]struct {
		change func(*APIToken)
		field  string
		want   Reason
	}{
		"no name":        {func(a *APIToken) { a.Name = "" }, "token_name", Missing},
		"a long name":    {func(a *APIToken) { a.Name = strings.Repeat("я", MaxTokenName+1) }, "token_name", TooLong},
		"no role":        {func(a *APIToken) { a.Role = "" }, "token_role", UnknownName},
		"a staff's role": {func(a *APIToken) { a.Role = TokenRole(Administrator) }, "token_role", UnknownName},
		"no end":         {func(a *APIToken) { a.Until = time.Time{} }, "token_until", Missing},
		"over":           {func(a *APIToken) { a.Until = now }, "token_until", InThePast},
		"for ever":       {func(a *APIToken) { a.Until = now.Add(MaxTokenLife + time.Second) }, "token_until", TooLong},
	} {
		bad := good
		c.change(&bad)
		if p := bad.Check(now); len(p) != 1 || p.Of(c.field) != c.want {
			t.Errorf("%s: got %v", name, p)
		}
	}
}
