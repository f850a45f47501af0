package console

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// tokenDesk is a fake desk of tokens and of what is published.
type tokenDesk struct {
	o       *office
	kept    map[string]data.APIToken // by secret
	edition Edition
	whole   int // how often the whole edition was asked for
	failing error
}

func newTokenDesk(o *office) *tokenDesk {
	return &tokenDesk{o: o, kept: map[string]data.APIToken{}, edition: Edition{Number: 17, Built: datatest.Now().Add(-time.Hour), Content: datatest.Town()}}
}

func (d *tokenDesk) APITokens(context.Context) (all []data.APIToken, _ error) {
	for _, t := range d.kept {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b data.APIToken) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return all, d.failing
}

func (d *tokenDesk) CreateAPIToken(_ context.Context, by string, t data.APIToken) (string, error) {
	for _, other := range d.kept {
		if other.Name == t.Name && other.Opens(d.o.clock()) {
			return "", data.Problems{{Field: "token_name", Reason: data.Taken}}
		}
	}
	secret := fmt.Sprintf("parter_secret%d", len(d.kept)+1)
	t.ID, t.Made, t.MadeBy = data.APITokenID(fmt.Sprintf("t%d", len(d.kept)+1)), d.o.clock(), by
	d.kept[secret] = t
	return secret, d.failing
}

func (d *tokenDesk) RevokeAPIToken(_ context.Context, _ string, id data.APITokenID) error {
	for secret, t := range d.kept {
		if t.ID == id {
			t.Revoked = d.o.clock()
			d.kept[secret] = t
			return d.failing
		}
	}
	return data.ErrNotFound
}

func (d *tokenDesk) UseAPIToken(_ context.Context, secret string) (data.APIToken, error) {
	t, ok := d.kept[secret]
	if !ok || !t.Opens(d.o.clock()) {
		return data.APIToken{}, fmt.Errorf("token: %w", data.ErrNotFound)
	}
	return t, d.failing
}

func (d *tokenDesk) EditionNumber(context.Context) (data.EditionNumber, error) {
	return d.edition.Number, d.failing
}

func (d *tokenDesk) WholeEdition(context.Context) (Edition, error) {
	d.whole++
	return d.edition, d.failing
}

// audit is three rows.
func (d *tokenDesk) audit(_ context.Context, before int64, limit int) (rows []AuditEntry, _ error) {
	for seq := int64(3); seq >= 1 && len(rows) < limit; seq-- {
		if before == 0 || seq < before {
			rows = append(rows, AuditEntry{Seq: seq, At: datatest.Now(), Who: "ana", What: "notice published", Which: "n1"})
		}
	}
	return rows, d.failing
}
