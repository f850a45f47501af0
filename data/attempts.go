package data

import (
	"sync"
	"time"
)

// How much guessing of codes and dates is allowed. With ten tries a day a code of
// 40 bits falls with a probability of 3·10⁻⁹ a year. A date is one of some hundred
// working days, and whoever has a slip of the same week guesses it in a few: no
// limit helps there. What helps is that number and date open an outline, which
// names neither a person nor a subject; the limits are for whoever gathers
// outlines one after another: an address has some eight misses an hour, a kiosk
// thirty until staff are told, a number ten a day. So dates need no limits of their
// own, and count as codes do. A town hall that wants more chooses LookupByCode.
const (
	triesBeforePause = 5  // of a visit, a scanner or an address
	triesOfAScreen   = 30 // in sourceMemory, by all its visitors; then staff are told
	firstPause       = time.Minute
	longestPause     = 15 * time.Minute // it doubles with each further miss until then
	triesForNumber   = 10               // in numberMemory; then what is typed for it opens nothing, as long
	numberMemory     = 24 * time.Hour
	sourceMemory     = time.Hour
	mostRemembered   = 10_000
)

// Asker is where guesses come from.
type Asker struct {
	Name string
	Free int // misses before the first pause
}

// OneAsker is a visit, a scanner or an address.
func OneAsker(name string) Asker { return Asker{name, triesBeforePause} }

// ScreenAsker is a kiosk with all its visitors: one who guesses is stopped in the
// visit, and whoever begins visit after visit is stopped here.
func ScreenAsker(id ScreenID) Asker { return Asker{"screen " + string(id), triesOfAScreen} }

// Attempts limits guessing, by who asks and by what is guessed. A guess at a token
// has no number and counts for its asker alone. It keeps nothing on disk and may be
// used from several goroutines.
type Attempts struct {
	mu      sync.Mutex
	askers  map[string]misses
	numbers map[string]misses
}

// misses are the moments that are remembered, the last one at the end.
type misses []time.Time

// within are those that are younger than the memory.
func (m misses) within(memory time.Duration, now time.Time) misses {
	for len(m) > 0 && now.Sub(m[0]) >= memory {
		m = m[1:]
	}
	return m
}

// wait is how long nothing may be tried any more; not positive: try.
func (m misses) wait(free int, now time.Time) time.Duration {
	m = m.within(sourceMemory, now)
	if len(m) == 0 {
		return 0
	}
	return m[len(m)-1].Add(pauseAfter(len(m)-free, longestPause)).Sub(now)
}

// pauseAfter is the pause after so many misses more than are free.
func pauseAfter(more int, longest time.Duration) time.Duration {
	if more < 0 {
		return 0
	}
	return min(firstPause<<min(more, 10), longest)
}

// Allow says whether the asker may try now: TooManyAttempts when it must wait,
// ErrNotFound when the number was guessed at too often, which is also the answer to
// a wrong code, so that nobody learns of it.
func (a *Attempts) Allow(asker Asker, number CaseNumber, now time.Time) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if wait := a.askers[asker.Name].wait(asker.Free, now); wait > 0 {
		return TooManyAttempts{Wait: wait}
	}
	if a.locked(number, now) {
		return ErrNotFound
	}
	return nil
}

func (a *Attempts) locked(number CaseNumber, now time.Time) bool {
	m := a.numbers[number.LooseKey()]
	return len(m) >= triesForNumber && now.Sub(m[len(m)-1]) < numberMemory
}

// Missed remembers a wrong code or date or an unknown number; an empty number is an
// unknown token. What is tried at a locked number does not lock it longer.
func (a *Attempts) Missed(asker Asker, number CaseNumber, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.askers = room(a.askers, now, sourceMemory)
	a.askers[asker.Name] = a.askers[asker.Name].and(now, sourceMemory)
	if key := number.LooseKey(); key != "" {
		a.numbers = room(a.numbers, now, numberMemory)
		more := a.numbers[key].and(now, numberMemory)
		if !a.locked(number, now) {
			a.numbers[key] = more
		}
	}
}

// Succeeded takes the asker's last pause back, and not all misses: whoever has one
// slip could otherwise guess at others for ever.
func (a *Attempts) Succeeded(asker Asker) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if m := a.askers[asker.Name]; len(m) >= asker.Free {
		a.askers[asker.Name] = m[len(m)-asker.Free+1:]
	}
}

// Misses is how many of the asker are remembered, and whether the last one was the
// first too many.
func (a *Attempts) Misses(asker Asker, now time.Time) (count int, tooMany bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	count = len(a.askers[asker.Name].within(sourceMemory, now))
	return count, count == asker.Free
}

// and is the misses with one more.
func (m misses) and(now time.Time, memory time.Duration) misses {
	m = m.within(memory, now)
	return append(m[:len(m):len(m)], now)
}

// room is the map with room for one more name: what is over is forgotten, and an
// eighth of the rest where that is not enough, so that it is seldom gone through.
func room(of map[string]misses, now time.Time, memory time.Duration) map[string]misses {
	if of == nil {
		return map[string]misses{}
	}
	if len(of) < mostRemembered {
		return of
	}
	for name, m := range of {
		if now.Sub(m[len(m)-1]) >= memory || len(of) > mostRemembered*7/8 {
			delete(of, name)
		}
	}
	return of
}
