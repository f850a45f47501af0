package data

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"fmt"
	"net/mail"
	"strings"
	"time"
)

// Email is an address to which the holder of a slip has letters sent about delays of the
// case. It is deleted within a day after the case is closed, and goes into no log, edition,
// export or statistic.
type Email string

// maxEmail is the most that a path of SMTP holds (RFC 5321, 4.5.3.1.3), without its
// brackets.
const maxEmail = 254

// ParseEmail reads an address as people type it: a mailbox and a domain with a point, and
// nothing else. What is outside ASCII no mail server is sure to take.
func ParseEmail(s string) (Email, bool) {
	s = strings.TrimSpace(s)
	read, err := mail.ParseAddress(s)
	if err != nil || read.Name != "" || read.Address != s || len(s) > maxEmail || strings.ContainsFunc(s, notOfEmail) {
		return "", false
	}
	if _, domain, _ := strings.Cut(s, "@"); !strings.Contains(domain, ".") {
		return "", false
	}
	return Email(s), true
}

func notOfEmail(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`"<>(),;:\[]`, r) }

// Key is the address as it is compared: nobody has two that differ in capitals.
func (e Email) Key() string { return strings.ToLower(string(e)) }

// Masked is the address so that its owner knows it again, and others do not learn it.
func (e Email) Masked() string {
	mailbox, domain, _ := strings.Cut(string(e), "@")
	if len(mailbox) > 1 {
		return mailbox[:1] + "…@" + domain
	}
	return "…@" + domain
}

// ConsentWords is the version of the words with which somebody agrees to get letters. It
// is kept with each consent, and changes whenever public.letters.consent does.
const ConsentWords = 2

// SubscriptionID names a subscription inside the office; it never leaves it.
type SubscriptionID string

// Subscription is what the addresses in a letter lead to. Until it is confirmed, whoever
// reads the letter may have nothing to do with the case, and the case is not named.
type Subscription struct {
	Address   Email
	Confirmed bool
	Number    CaseNumber // empty: not confirmed
	Case      Token      // that opens the case; empty: not confirmed
	Remove    Token      // that removes the subscription
}

// ConfirmToken derives what confirms the subscription.
func (k CaseKey) ConfirmToken(id SubscriptionID, salt string) Token {
	return Token(k.derive("confirm", CaseID(id), salt, tokenLength))
}

// RemoveToken derives what removes the subscription.
func (k CaseKey) RemoveToken(id SubscriptionID, salt string) Token {
	return Token(k.derive("remove", CaseID(id), salt, tokenLength))
}

// SealEmail closes the address of the subscription, so that the database alone tells
// nobody's: not while it is kept, not in a copy, and not where SQLite leaves parts of
// what was deleted. It overwrites what it deletes, but not what it moved before.
func (k CaseKey) SealEmail(id SubscriptionID, e Email) (string, error) {
	lock, err := k.emailLock()
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(lock.Seal(nil, nil, []byte(e), []byte(id))), nil
}

// OpenEmail is the address that SealEmail closed. One that was closed with another key,
// or for another subscription, is ErrSealed.
func (k CaseKey) OpenEmail(id SubscriptionID, sealed string) (Email, error) {
	lock, err := k.emailLock()
	if err != nil {
		return "", err
	}
	raw, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil {
		return "", fmt.Errorf("address of a subscription: %w: %w", ErrSealed, err)
	}
	opened, err := lock.Open(nil, nil, raw, []byte(id))
	if err != nil {
		return "", fmt.Errorf("address of a subscription: %w: %w", ErrSealed, err)
	}
	return Email(opened), nil
}

func (k CaseKey) emailLock() (cipher.AEAD, error) {
	block, err := aes.NewCipher([]byte(k.derive("email", "", "", 32)))
	if err != nil {
		return nil, fmt.Errorf("address of a subscription: %w", err)
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// EmailKey is by what addresses are compared; it does not tell them.
func (k CaseKey) EmailKey(e Email) string { return k.derive("email key", CaseID(e.Key()), "", 32) }

// Confirm is the address that confirms the subscription of the token.
func (a PublicAddress) Confirm(t Token) string { return string(a) + ConfirmPath + string(t) }

// Remove is the address that removes the subscription of the token.
func (a PublicAddress) Remove(t Token) string { return string(a) + RemovePath + string(t) }

// DelayKind is what happened to the term of a case.
type DelayKind string

// The kinds of delay.
const (
	DelayLate     DelayKind = "late"     // the term was not kept
	DelayExtended DelayKind = "extended" // it is longer
	DelayStopped  DelayKind = "stopped"  // it stands still
	DelayGoesOn   DelayKind = "goes_on"  // it does not stand still any more
)

// Delay is something that whoever waits for a case wants to hear of.
type Delay struct {
	Kind  DelayKind
	On    time.Time // a day
	Until time.Time // the day that the term was, or is, to end; zero: not known
}

// Key tells the delay from every other of its case, and stays what it is.
func (d Delay) Key() string {
	key := string(d.Kind) + " " + d.On.In(Sofia()).Format(time.DateOnly)
	if d.Kind == DelayExtended {
		key += " " + d.Until.In(Sofia()).Format(time.DateOnly)
	}
	return key
}

// Told reports whether the letter about it is the notice that the Charter promises
// (II.5).
func (k DelayKind) Told() bool { return k == DelayLate || k == DelayExtended }

// Delays are all that happened to the term up to the moment. Of a case that is closed
// there is none: nobody waits for it.
func (c Case) Delays(now time.Time) (all []Delay) {
	if !c.Closed().IsZero() {
		return nil
	}
	for _, e := range c.Extensions {
		all = append(all, Delay{DelayExtended, e.On, e.Until})
	}
	for i, e := range c.Stages {
		stood := i > 0 && c.Stages[i-1].Stage.StopsClock()
		switch stands := e.Stage.StopsClock(); {
		case stands && !stood:
			all = append(all, Delay{DelayStopped, e.On, time.Time{}})
		case stood && !stands && e.Stage != StageReady:
			all = append(all, Delay{DelayGoesOn, e.On, c.Due})
		}
	}
	if c.Late(now) {
		all = append(all, Delay{DelayLate, dayAfter(c.Due), c.Due})
	}
	return all
}

// LetterID names a letter inside the office.
type LetterID string

// Letter is what a subscriber is sent. Of the case it says the number and what happened
// to the term, and nothing of what the case is about.
type Letter struct {
	ID       LetterID
	To       Email
	Language Language
	Town     Text
	Phone    Phone // of whom to ask
	Delay    Delay // without a kind: it asks to confirm the subscription, and names no case
	Number   CaseNumber
	Case     string // address of the case's page
	Confirm  string // address that confirms
	Remove   string // address that removes the subscription
	Tries    int    // how often it was sent before
}

// LetterOutcome is what became of a letter.
type LetterOutcome string

// The outcomes. What is unsure is not sent again: nobody gets a letter twice.
const (
	LetterSent    LetterOutcome = "sent"    // the mail server has taken it
	LetterRefused LetterOutcome = "refused" // it never will
	LetterWaits   LetterOutcome = "waiting" // it has not, and may later
	LetterUnsure  LetterOutcome = "unsure"  // the connection broke before it said
)
