package data

import (
	"sync"
	"time"
)

// How much guessing of access codes is allowed. With ten tries a day a code of
// 40 bits falls with a probability of 3·10⁻⁹ a year.
const (
	triesBeforePause = 5
	firstPause       = time.Minute // doubles with each further miss
	longestPause     = 15 * time.Minute
	triesForNumber   = 10 // in numberMemory; then its code opens nothing
	numberMemory     = 24 * time.Hour
	sourceMemory     = time.Hour
	mostRemembered   = 10_000
)

// Attempts limits guessing, by where it comes from and by what is guessed. A
// guess at a token has no number and counts for its source alone. It keeps
// nothing on disk and may be used from several goroutines.
type Attempts struct {
	mu      sync.Mutex
	sources map[string]misses
	numbers map[string]misses
}

type misses struct {
	count int
	last  time.Time
}

// wait is how long nothing may be tried any more; not positive: try.
func (m misses) wait(now time.Time, longest time.Duration) time.Duration {
	if m.count < triesBeforePause {
		return 0
	}
	pause := min(firstPause<<min(m.count-triesBeforePause, 10), longest)
	return m.last.Add(pause).Sub(now)
}

// Allow says whether the source may try now: TooManyAttempts when it must wait,
// ErrNotFound when the number's code was guessed at too often, which is also
// the answer to a wrong code, so that nobody learns of it.
func (a *Attempts) Allow(source string, number CaseNumber, now time.Time) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if wait := a.sources[source].wait(now, longestPause); wait > 0 {
		return TooManyAttempts{Wait: wait}
	}
	if m := a.numbers[number.LooseKey()]; m.count >= triesForNumber && now.Sub(m.last) < numberMemory {
		return ErrNotFound
	}
	return nil
}

// Missed remembers a wrong code or an unknown number; empty: an unknown token.
func (a *Attempts) Missed(source string, number CaseNumber, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sources = miss(a.sources, source, now, sourceMemory)
	if key := number.LooseKey(); key != "" {
		a.numbers = miss(a.numbers, key, now, numberMemory)
	}
}

// Succeeded forgives the source its misses.
func (a *Attempts) Succeeded(source string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.sources, source)
}

func miss(of map[string]misses, name string, now time.Time, memory time.Duration) map[string]misses {
	if of == nil {
		of = map[string]misses{}
	}
	if len(of) >= mostRemembered {
		forget(of, now, memory)
	}
	m := of[name]
	if now.Sub(m.last) > memory {
		m.count = 0
	}
	of[name] = misses{count: m.count + 1, last: now}
	return of
}

func forget(of map[string]misses, now time.Time, memory time.Duration) {
	for name, m := range of {
		if now.Sub(m.last) > memory || len(of) >= mostRemembered {
			delete(of, name)
		}
	}
}
