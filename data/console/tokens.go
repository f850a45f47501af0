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

// TokenDesk keeps the tokens of the API. What does not exist is ErrNotFound.
type TokenDesk interface {
	APITokens(ctx context.Context) ([]data.APIToken, error)
	// CreateAPIToken makes the token; its secret is kept nowhere.
	CreateAPIToken(ctx context.Context, by string, t data.APIToken) (secret string, err error)
	RevokeAPIToken(ctx context.Context, by string, id data.APITokenID) error
	// UseAPIToken returns the token that the secret opens, and notes the day. One that
	// opens nothing is ErrNotFound.
	UseAPIToken(ctx context.Context, secret string) (data.APIToken, error)
}

func (c *console) tokenRoutes(state sign) {
	administrators := only(data.Administrator)
	state("GET /access/tokens", administrators, c.tokens)
	state("POST /access/tokens", administrators, c.sure(c.makeToken))
	state("POST /access/tokens/{id}/revoke", administrators, c.revokeToken)
}

// usualTokenLife is how long a token opens when nobody chose otherwise.
const usualTokenLife = 365 * 24 * time.Hour

// tokenForm is the new token exactly as it was entered.
type tokenForm struct {
	Name  string
	Role  data.TokenRole
	Until string // the last day on which it opens
}

type tokensView struct {
	Made    *madeToken // just now
	Tokens  []tokenRow
	Form    tokenForm
	Roles   []data.TokenRole
	MaxName int
}

// madeToken is the only time that anybody sees the secret.
type madeToken struct{ Name, Secret string }

type tokenRow struct {
	data.APIToken
	Opens bool
	Last  time.Time // last day on which it opens
}

func (c *console) tokens(w http.ResponseWriter, r *http.Request) error {
	return c.showTokens(w, r, tokensView{Form: c.newToken()}, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) newToken() tokenForm {
	return tokenForm{Role: data.CatalogueToken, Until: c.Clock().Add(usualTokenLife).In(data.Sofia()).Format(day)}
}

func (c *console) showTokens(w http.ResponseWriter, r *http.Request, v tokensView, o outcome) error {
	all, err := c.Tokens.APITokens(r.Context())
	if err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	for _, t := range all {
		v.Tokens = append(v.Tokens, tokenRow{t, t.Opens(c.Clock()), t.Until.Add(-time.Nanosecond)})
	}
	v.Roles, v.MaxName = data.TokenRoles(), data.MaxTokenName
	p := c.page(r, "access", phrases.OfficeTokens)
	p.Problems, p.Message, p.View = o.problems, o.message, v
	return c.show(w, o.status, "tokens", p)
}

// makeToken makes a token and answers with the page that shows its secret. It does
// not redirect to it: the secret would have to be kept until then. Sent again by the
// browser, the form is refused, since the name is taken.
func (c *console) makeToken(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f := tokenForm{strings.TrimSpace(r.PostForm.Get("token_name")), data.TokenRole(r.PostForm.Get("token_role")), strings.TrimSpace(r.PostForm.Get("token_until"))}
	last, problems := readDay(nil, "token_until", f.Until)
	t := data.APIToken{Name: f.Name, Role: f.Role}
	if !last.IsZero() {
		t.Until = last.AddDate(0, 0, 1)
	}
	for _, found := range t.Check(c.Clock()) {
		if problems.Of(found.Field) == "" {
			problems = append(problems, found)
		}
	}
	if problems != nil {
		return c.showTokens(w, r, tokensView{Form: f}, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	secret, err := c.Tokens.CreateAPIToken(r.Context(), clerk(r.Context()).Name, t)
	if errors.As(err, &problems) {
		return c.showTokens(w, r, tokensView{Form: f}, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	if err != nil {
		return fmt.Errorf("make a token: %w", err)
	}
	return c.showTokens(w, r, tokensView{Made: &madeToken{f.Name, secret}, Form: c.newToken()}, outcome{status: http.StatusCreated})
}

func (c *console) revokeToken(w http.ResponseWriter, r *http.Request) error {
	if err := c.Tokens.RevokeAPIToken(r.Context(), clerk(r.Context()).Name, data.APITokenID(r.PathValue("id"))); err != nil {
		return fmt.Errorf("revoke a token: %w", err)
	}
	if err := c.tell(r, message{Key: phrases.OfficeTokenRevokedNow}); err != nil {
		return err
	}
	http.Redirect(w, r, "/access/tokens", http.StatusSeeOther)
	return nil
}
