package data

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// How much guessing of codes and dates is allowed. With ten tries a day a code of
// 40 bits falls with a probability of 3·10⁻⁹ a year. A date is one of some hundred
// working days, and whoever has a slip of the same week guesses it in a few: no
// limit helps there. What helps is that number and date open an outline, which
// names neither a person nor a subject; the limits are for whoever gathers
// outlines one after another: an address has some eight misses an hour, a kiosk
// thirty until staff are told, a number ten a day. So wrong dates need no limits of
// their own, and count as codes do.
//
// Right dates have one, since numbers follow each other: whoever tries those after his
// own with today's date is hardly ever wrong. Ten cases in an hour are more than a
// family or a firm has, and than come together by date where an address is shared, as
// the town hall's Wi-Fi and a carrier's are: whoever has a slip has its code, which
// is not counted and opens all the same. Forty are one in a minute and a half at a kiosk, for
// an hour: a queue that types does not go faster. Beyond that each further case costs a
// pause; a case that was opened within the hour costs none. So an address reads some 290
// outlines a day at most, and not a town's register in an evening; many addresses read
// more, and a town hall that wants none of it chooses LookupByCode.
const (
	triesBeforePause = 5  // of a visit, a scanner or an address
	triesOfAScreen   = 30 // in sourceMemory, by all its visitors; then staff are told
	casesBeforePause = 10 // that a visit or an address opens by date in sourceMemory
	casesOfAScreen   = 40
	firstPause       = time.Minute
	longestPause     = 15 * time.Minute // it doubles with each further miss until then
	triesForNumber   = 10               // in numberMemory; then what is typed for it opens nothing, as long
	numberMemory     = 24 * time.Hour
	sourceMemory     = time.Hour
	mostRemembered   = 10_000
)

// Asker is where guesses come from.
type Asker struct {
	Name  string
	Free  int // misses before the first pause
	Cases int // that it opens by date before the first pause
}

// OneAsker is a visit, a scanner or an address.
func OneAsker(name string) Asker { return Asker{name, triesBeforePause, casesBeforePause} }

// ScreenAsker is a kiosk with all its visitors: one who guesses is stopped in the
// visit, and whoever begins visit after visit is stopped here.
func ScreenAsker(id ScreenID) Asker {
	return Asker{"screen " + string(id), triesOfAScreen, casesOfAScreen}
}

// Attempts limits guessing, by who asks and by what is guessed. A guess at a token
// has no number and counts for its asker alone. It keeps nothing on disk and may be
// used from several goroutines.
type Attempts struct {
	mu      sync.Mutex
	askers  map[string]moments // of misses
	numbers map[string]moments // of misses
	opened  map[string]moments // of cases that an asker opened by date, each once
}

// moments are those that are remembered, the last one at the end.
type moments []moment

type moment struct {
	at time.Time
	of string // the case that was opened; empty: a miss, or one that costs a pause like others
}

// within are those that are younger than the memory.
func (m moments) within(memory time.Duration, now time.Time) moments {
	for len(m) > 0 && now.Sub(m[0].at) >= memory {
		m = m[1:]
	}
	return m
}

// wait is how long nothing may be tried any more; not positive: try.
func (m moments) wait(free int, now time.Time) time.Duration {
	m = m.within(sourceMemory, now)
	if len(m) == 0 {
		return 0
	}
	return m[len(m)-1].at.Add(pauseAfter(len(m)-free, longestPause)).Sub(now)
}

// pauseAfter is the pause after so many more than are free.
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

// AllowDate says, before Allow, whether the asker may open the case by date now:
// TooManyAttempts when it has opened many others, whether or not there is this one.
// One that is open already is opened all the same, until another date is tried at its
// number in the pause: what is refused is neither answered nor counted, so whoever shares
// the address would else find the date by trying them all.
func (a *Attempts) AllowDate(asker Asker, number CaseNumber, day, now time.Time) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	before := a.opened[asker.Name].within(sourceMemory, now)
	if wait := before.wait(asker.Cases, now); wait > 0 && !before.have(caseOf(number, day)) {
		before.charge(number)
		return TooManyAttempts{Wait: wait}
	}
	return nil
}

// Opened remembers that the asker opened the case by date.
func (a *Attempts) Opened(asker Asker, number CaseNumber, day, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	before := a.opened[asker.Name].within(sourceMemory, now)
	if it := caseOf(number, day); !before.have(it) {
		a.opened = room(a.opened, now, sourceMemory)
		a.opened[asker.Name] = before.and(moment{now, it}, sourceMemory)
	}
}

// caseOf is what number and date name. The number alone is that of a case in each year.
func caseOf(number CaseNumber, day time.Time) string {
	return number.LooseKey() + " " + day.In(Sofia()).Format(time.DateOnly)
}

func (m moments) have(it string) bool {
	return slices.ContainsFunc(m, func(one moment) bool { return one.of == it })
}

// charge makes cases of the number cost what others cost.
func (m moments) charge(number CaseNumber) {
	for i := range m {
		if strings.HasPrefix(m[i].of, number.LooseKey()+" ") {
			m[i].of = ""
		}
	}
}

func (a *Attempts) locked(number CaseNumber, now time.Time) bool {
	m := a.numbers[number.LooseKey()]
	return len(m) >= triesForNumber && now.Sub(m[len(m)-1].at) < numberMemory
}

// Missed remembers a wrong code or date or an unknown number; an empty number is an
// unknown token. What is tried at a locked number does not lock it longer.
func (a *Attempts) Missed(asker Asker, number CaseNumber, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.askers = room(a.askers, now, sourceMemory)
	a.askers[asker.Name] = a.askers[asker.Name].and(moment{at: now}, sourceMemory)
	if key := number.LooseKey(); key != "" {
		a.numbers = room(a.numbers, now, numberMemory)
		more := a.numbers[key].and(moment{at: now}, numberMemory)
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

// Guessing is what an asker tried in the last hour where it is more than is free, and
// staff should look who it is; 0: no more than that.
type Guessing struct {
	Misses int // wrong numbers, dates and codes
	Cases  int // opened by date
}

// Guessing is what is remembered of the asker.
func (a *Attempts) Guessing(asker Asker, now time.Time) (g Guessing) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if n := len(a.askers[asker.Name].within(sourceMemory, now)); n >= asker.Free {
		g.Misses = n
	}
	if n := len(a.opened[asker.Name].within(sourceMemory, now)); n >= asker.Cases {
		g.Cases = n
	}
	return g
}

// and is the moments with one more.
func (m moments) and(one moment, memory time.Duration) moments {
	m = m.within(memory, one.at)
	return append(m[:len(m):len(m)], one)
}

// room is the map with room for one more name: what is over is forgotten, and an
// eighth of the rest where that is not enough, so that it is seldom gone through.
func room(of map[string]moments, now time.Time, memory time.Duration) map[string]moments {
	if of == nil {
		return map[string]moments{}
	}
	if len(of) < mostRemembered {
		return of
	}
	for name, m := range of {
		if now.Sub(m[len(m)-1].at) >= memory || len(of) > mostRemembered*7/8 {
			delete(of, name)
		}
	}
	return of
}
