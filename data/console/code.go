package console

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp/hotp"

	"example.org/parter/data"
)

// A code of the second factor (RFC 6238): six digits that a phone makes anew in each
// step of time from a secret which it shares with the office.
const (
	codeStep    = 30 * time.Second
	stepsAround = 1 // that a phone's clock may be off
	secretBytes = 20
)

// Recovery codes are for whoever has lost the phone: ten, each good once, with 120
// bits, so that a digest is enough to store (OWASP ASVS 5.0, 6.5.2).
const (
	recoveryCodes = 10
	recoveryBytes = 15
)

// FactorDesk keeps second factors.
type FactorDesk interface {
	SetSecondFactor(ctx context.Context, by string, id data.AccountID, f data.SecondFactor) error
	// RemoveSecondFactor also ends the account's sessions, except one.
	RemoveSecondFactor(ctx context.Context, by string, id data.AccountID, except data.SessionID) error
	RenewRecoveryCodes(ctx context.Context, by string, id data.AccountID, codes []string) error
	// UseStep is ErrNotFound where a code of the step, or of a later one, was used.
	UseStep(ctx context.Context, id data.AccountID, step int64) error
	// UseRecoveryCode is ErrNotFound where the code is unknown or used.
	UseRecoveryCode(ctx context.Context, id data.AccountID, code string) error
}

func newSecret() string {
	raw := make([]byte, secretBytes)
	rand.Read(raw)
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw)
}

// newRecoveryCodes are in groups of four, for paper.
func newRecoveryCodes() []string {
	codes := make([]string, recoveryCodes)
	for i := range codes {
		raw := make([]byte, recoveryBytes)
		rand.Read(raw)
		codes[i] = inGroups(strings.ToLower(base32.StdEncoding.EncodeToString(raw)), "-")
	}
	return codes
}

// inGroups is the text in groups of four signs.
func inGroups(text, between string) string {
	var groups []string
	for len(text) > 4 {
		groups, text = append(groups, text[:4]), text[4:]
	}
	return strings.Join(append(groups, text), between)
}

// plain is a code as it is compared: people type spaces, dashes and capitals.
func plain(code string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(code))
}

// plainCodes are what is stored of recovery codes.
func plainCodes(codes []string) []string {
	all := make([]string, len(codes))
	for i, code := range codes {
		all[i] = plain(code)
	}
	return all
}

// setUpAddress is what a phone reads from the QR code.
func setUpAddress(town, name, secret string) string {
	query := url.Values{"secret": {secret}, "issuer": {town}}
	return "otpauth://totp/" + url.PathEscape(town+":"+name) + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}

// stepOf is the step of time whose code it is, around the moment; 0: of none. It takes
// as long for every code.
func stepOf(secret, code string, at time.Time) (step int64, err error) {
	now := at.Unix() / int64(codeStep.Seconds())
	for s := now - stepsAround; s <= now+stepsAround; s++ {
		want, err := hotp.GenerateCode(secret, uint64(s))
		if err != nil {
			return 0, fmt.Errorf("code of a second factor: %w", err)
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			step = s
		}
	}
	return step, nil
}

// useCode reports whether the code opens the account, and uses it up. A code of the
// phone that is wrong, old or used costs the same work and says the same as a recovery
// code that is.
func (c *console) useCode(ctx context.Context, account data.Account, code string) (bool, error) {
	code = plain(code)
	step, err := stepOf(account.SecondFactor, code, c.Clock())
	if err != nil {
		return false, err
	}
	byPhone := c.Accounts.UseStep(ctx, account.ID, step)
	if byPhone == nil {
		return true, nil
	}
	byPaper := c.Accounts.UseRecoveryCode(ctx, account.ID, code)
	if byPaper == nil {
		return true, nil
	}
	for _, err := range []error{byPhone, byPaper} {
		if !errors.Is(err, data.ErrNotFound) {
			return false, fmt.Errorf("second step: %w", err)
		}
	}
	return false, nil
}
