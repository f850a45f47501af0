package console

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/alexedwards/argon2id"

	"example.org/parter/data"
)

// hashesAtOnce bounds the memory of sign-ins: each hash takes 19 MiB.
const hashesAtOnce = 2

// hashParams are the OWASP password storage cheat sheet's for argon2id.
func hashParams() *argon2id.Params {
	return &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// locks makes and compares password hashes, few at a time.
type locks struct {
	slots chan struct{}
	decoy string // compared for an unknown account, so that it takes as long
}

func newLocks() (*locks, error) {
	decoy, err := argon2id.CreateHash(rand.Text(), hashParams())
	if err != nil {
		return nil, fmt.Errorf("first hash: %w", err)
	}
	return &locks{slots: make(chan struct{}, hashesAtOnce), decoy: decoy}, nil
}

// take waits for a free place; the caller gives it back by done.
func (l *locks) take(ctx context.Context) (done func(), err error) {
	select {
	case l.slots <- struct{}{}:
		return func() { <-l.slots }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a hash: %w", data.ErrUnavailable)
	}
}

// hash is what is stored of a password.
func (l *locks) hash(ctx context.Context, password string) (string, error) {
	done, err := l.take(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	hash, err := argon2id.CreateHash(password, hashParams())
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return hash, nil
}

// opens reports whether the password is the account's. An account without a
// password takes the same work and opens with none.
func (l *locks) opens(ctx context.Context, account data.Account, password string) (bool, error) {
	done, err := l.take(ctx)
	if err != nil {
		return false, err
	}
	defer done()
	hash := account.Password
	if hash == "" {
		hash = l.decoy
	}
	match, err := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil {
		return false, fmt.Errorf("compare a password: %w", err)
	}
	return match && account.Password != "", nil
}

// Limits of guessing (OWASP ASVS 5.0, 6.3.1).
const (
	freeTries   = 5
	firstWait   = 30 * time.Second // after the last free try; doubles with each more
	longestWait = 15 * time.Minute
	forgetAfter = time.Hour
	mostTried   = 10_000 // names and addresses remembered at once
)

// tries slows down guessing, by account name and by address.
type tries struct {
	mu sync.Mutex
	of map[string]tried
}

type tried struct {
	times int
	until time.Time // no try is let through before
}

func newTries() *tries { return &tries{of: map[string]tried{}} }

// count notes a try by each key before it is made, or says how long to wait;
// then nothing is noted.
func (t *tries) count(now time.Time, keys ...string) (wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, key := range keys {
		wait = max(wait, t.of[key].until.Sub(now))
	}
	if wait > 0 {
		return wait
	}
	t.forgetOld(now)
	for _, key := range keys {
		k := t.of[key]
		if now.Sub(k.until) > forgetAfter {
			k.times = 0
		}
		k.times++
		pause := time.Duration(0)
		if k.times >= freeTries {
			pause = min(firstWait<<min(k.times-freeTries, 10), longestWait)
		}
		k.until = now.Add(pause)
		t.of[key] = k
	}
	return 0
}

// forgive forgets the tries of a key, after the right password.
func (t *tries) forgive(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.of, key)
}

// forgetOld makes room when there is much: what is old enough is forgotten, and
// everything when that was not enough.
func (t *tries) forgetOld(now time.Time) {
	if len(t.of) < mostTried {
		return
	}
	for key, k := range t.of {
		if now.Sub(k.until) > forgetAfter {
			delete(t.of, key)
		}
	}
	if len(t.of) >= mostTried {
		clear(t.of)
	}
}

// nameKey and sourceKey keep the two kinds of keys apart.
func nameKey(name string) string { return "name " + strings.ToLower(strings.TrimSpace(name)) }

func sourceKey(remoteAddr string) string { return "source " + data.SourceOf(remoteAddr) }
