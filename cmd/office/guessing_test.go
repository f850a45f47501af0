package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.org/parter/data"
)

// A guesser is somebody with as many addresses as there are tries, who asks an office
// where no time passes but what it takes to answer.
type guesser struct {
	*lookup
	t     *testing.T
	o     *opened
	begun time.Time
	tries atomic.Int64
	cases []data.CaseAnswer // that are open
	over  []data.CaseAnswer // that ended long ago
	shut  data.CaseAnswer   // guessed at too often
	dice  *rand.Rand
}

// many is how many cases of a kind there are: so many that no number is guessed at ten
// times, but the one that is locked.
const many = 1500

func newGuesser(t *testing.T) *guesser {
	t.Helper()
	o := openOffice(t)
	g := &guesser{t: t, o: o, lookup: newLookup(o.store, slog.New(slog.DiscardHandler)), begun: time.Now(), dice: rand.New(rand.NewPCG(1, 2))} //nolint:gosec // no secret
	g.clock = func() time.Time { return g.begun }
	received := g.begun.AddDate(-1, 0, 0)
	var rows []data.Registration
	for i := range 2*many + 1 {
		r := data.Registration{Number: data.CaseNumber(fmt.Sprintf("94-00-%d", 1000+i)), Received: received.AddDate(0, 0, i%200), Stage: data.StageReceived}
		if i > many {
			r.Stage, r.On = data.StageDelivered, g.begun.AddDate(0, 0, -100)
		}
		rows = append(rows, r)
	}
	answers, err := o.store.ImportCases(t.Context(), data.CaseImport{By: "test"}, rows)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range answers {
		answer, err := o.store.CaseSlip(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case i < many:
			g.cases = append(g.cases, answer)
		case i == many:
			g.shut = answer
		default:
			g.over = append(g.over, answer)
		}
	}
	for i := range 10 {
		g.attempts.Missed(data.OneAsker(fmt.Sprint("stranger ", i)), g.shut.Case.Number, g.begun)
	}
	g.floor = 0
	return g
}

// typed is what somebody types: a number, and a code or a date.
type typed struct {
	number data.CaseNumber
	code   data.AccessCode // empty: the date
	day    time.Time
}

// A try is what somebody types who must learn nothing.
type try struct {
	name string
	like int // the try from which it must not be told apart
	what func(n int) typed
	// walked: whoever types has opened as many cases by date as may be.
	walked bool
}

// kinds are all the tries. What is unknown, wrong, locked or long over must be the same,
// by code and by date; and so must be whatever is typed by whoever opened ten cases by
// date, right dates too.
func (g *guesser) kinds() []try {
	const wrong = "ABCD2345"
	unknown := func(n int) data.CaseNumber { return data.CaseNumber(fmt.Sprintf("94-00-%d", 6000+n%many)) }
	known := func(n int) data.Case { return g.cases[n%many].Case }
	over := func(n int) data.CaseAnswer { return g.over[n%many] }
	return []try{
		{"an unknown number, with a code", 0, func(n int) typed { return typed{unknown(n), wrong, time.Time{}} }, false},
		{"a wrong code", 0, func(n int) typed { return typed{known(n).Number, wrong, time.Time{}} }, false},
		{"the right code of a locked number", 0, func(int) typed { return typed{g.shut.Case.Number, g.shut.Slip.Code, time.Time{}} }, false},
		{"the right code of a case that is long over", 0, func(n int) typed { return typed{over(n).Case.Number, over(n).Slip.Code, time.Time{}} }, false},
		{"an unknown number, with a date", 4, func(n int) typed { return typed{unknown(n), "", known(n).Received} }, false},
		{"a wrong date", 4, func(n int) typed { return typed{known(n).Number, "", known(n).Received.AddDate(0, 0, 250)} }, false},
		{"the right date of a locked number", 4, func(int) typed { return typed{g.shut.Case.Number, "", g.shut.Case.Received} }, false},
		{"the right date of a case that is long over", 4, func(n int) typed { return typed{over(n).Case.Number, "", over(n).Case.Received} }, false},
		{"an unknown number, with a date, after ten cases", 8, func(n int) typed { return typed{unknown(n), "", known(n).Received} }, true},
		{"a wrong date, after ten cases", 8, func(n int) typed { return typed{known(n).Number, "", known(n).Received.AddDate(0, 0, 250)} }, true},
		{"the right date of an eleventh case", 8, func(n int) typed { return typed{known(n).Number, "", known(n).Received} }, true},
	}
}

// address is that from which a try comes.
func address(n int) string {
	return netip.AddrFrom4([4]byte{10, byte(n >> 16), byte(n >> 8), byte(n)}).String()
}

// A way asks from an address, and returns how what was answered can be read.
type way func(from string, what typed) (said func() string)

// inside asks the look-up itself.
func (g *guesser) inside(from string, what typed) func() string {
	var answer data.CaseAnswer
	var err error
	if what.code != "" {
		answer, err = g.CaseByCode(context.Background(), from, what.number, what.code)
	} else {
		answer, err = g.CaseByDate(context.Background(), from, what.number, what.day)
	}
	return func() string { return fmt.Sprintf("%+v, %v", answer, err) }
}

// overHTTP asks the citizens' pages as phones do, through a proxy that gives each its
// address.
func (g *guesser) overHTTP() way {
	trusted := proxies{{netip.MustParsePrefix("127.0.0.1/32")}}
	server := httptest.NewServer(trusted.askers(phonePages(g.t, lobby{g.lookup}, g.o)))
	g.t.Cleanup(server.Close)
	server.Client().Transport.(*http.Transport).MaxIdleConnsPerHost = 100
	return func(from string, what typed) func() string {
		form := url.Values{"number": {string(what.number)}, "code": {string(what.code)}, "date": {""}}
		if what.code == "" {
			form.Set("date", what.day.Format(time.DateOnly))
		}
		page, err := sendFrom(server, from, form)
		return func() string {
			if err != nil {
				return err.Error()
			}
			page.header.Del("Date")
			blank := strings.NewReplacer(`value="`+form.Get("number")+`"`, "", `value="`+form.Get("date")+`"`, "") // what was typed comes back
			return fmt.Sprint(http.StatusText(page.status), page.header, blank.Replace(page.body))
		}
	}
}

// answered is what a phone gets.
type answered struct {
	status int
	header http.Header
	body   string
}

// sendFrom sends the form of the phone as a proxy does that heard the address.
func sendFrom(server *httptest.Server, from string, form url.Values) (answered, error) {
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, server.URL+"/P", strings.NewReader(form.Encode()))
	if err != nil {
		return answered{}, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Forwarded-For", from)
	answer, err := server.Client().Do(r)
	if err != nil {
		return answered{}, err
	}
	defer answer.Body.Close() //nolint:errcheck // it was read
	page, err := io.ReadAll(answer.Body)
	return answered{answer.StatusCode, answer.Header, string(page)}, err
}

// once tries one kind, and fails the test where it says anything but what its like does.
func (g *guesser) once(ask way, k try, says func(string) bool) time.Duration {
	n := int(g.tries.Add(1))
	from, what := address(n), k.what(n)
	if k.walked {
		for i := range 10 {
			g.attempts.Opened(data.OneAsker(from), data.CaseNumber(fmt.Sprint("77-00-", i)), what.day, g.clock())
		}
	}
	begun := time.Now()
	said := ask(from, what)
	took := time.Since(begun)
	if said := said(); !says(said) {
		g.t.Errorf("%s: got %s", k.name, said)
	}
	return took
}

// times tries each kind so many times, one kind after another in an order that
// changes, so many abreast. What the machine does meanwhile falls on all kinds alike.
func (g *guesser) times(ask way, each, abreast int) [][]time.Duration {
	g.t.Helper()
	kinds := g.kinds()
	took, said := make([][]time.Duration, len(kinds)), make([]string, len(kinds))
	var order []int
	for range each {
		order = append(order, g.dice.Perm(len(kinds))...)
	}
	var mutex sync.Mutex
	next, all := make(chan int), sync.WaitGroup{}
	for range abreast {
		all.Go(func() {
			for i := range next {
				one := g.once(ask, kinds[i], func(text string) bool {
					mutex.Lock()
					defer mutex.Unlock()
					first := &said[kinds[i].like]
					if *first == "" {
						*first = text
					}
					return text == *first
				})
				mutex.Lock()
				took[i] = append(took[i], one)
				mutex.Unlock()
			}
		})
	}
	for _, i := range order {
		next <- i
	}
	close(next)
	all.Wait()
	for i, k := range kinds {
		if text := said[k.like]; strings.Contains(text, "94-00") || !strings.Contains(strings.ToLower(text), map[bool]string{false: "not found", true: "too many"}[k.walked]) {
			g.t.Fatalf("%s: got %s", kinds[i].name, text)
		}
	}
	return took
}

// mustNotTell fails the test where the time tells one kind from its like. With 8
// comparisons at 0.001, one honest run in 125 finds a difference by chance; so whatever
// differs is measured afresh, and only what differs three times is one.
func (g *guesser) mustNotTell(what string, ask way, each, abreast int) {
	g.t.Helper()
	const alpha, most = 0.001, 3
	kinds, suspicious := g.kinds(), map[int]int{}
	for run := range most {
		begun := time.Now()
		took := g.times(ask, each, abreast)
		again := false
		for i, k := range kinds {
			if p := unlike(took[k.like], took[i]); k.like != i && p < alpha && suspicious[i] == run {
				suspicious[i]++
				again = true
				g.t.Logf("%s, run %d: %s differs, p = %.2g (medians %v and %v)", what, run+1, k.name, p, median(took[i]), median(took[k.like]))
			}
		}
		g.t.Logf("%s: %d tries in %v, median %v", what, each*len(kinds), time.Since(begun).Round(time.Millisecond), median(took[0]))
		if !again {
			return
		}
	}
	for i, times := range suspicious {
		if times == most {
			g.t.Errorf("%s: the time tells %s from %s", what, kinds[i].name, kinds[kinds[i].like].name)
		}
	}
}

func median(took []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(took))[len(took)/2]
}

// TestGuessingTeachesNothing is the attack: more than 10,000 tries by code and by date,
// from as many addresses, at numbers that are known, unknown, locked and long over, and
// by whoever opened as many cases as may be. Every answer is the same, and no time tells
// what was wrong. The floor would hide much, so the times of the work alone are compared
// first, of the look-up and of the whole page over HTTP; then with the floor that the
// office has, as whoever guesses sees it.
func TestGuessingTeachesNothing(t *testing.T) {
	g := newGuesser(t)
	phone := g.overHTTP()
	g.times(g.inside, 20, 1) // what is slow the first time only
	g.times(phone, 20, 1)
	g.mustNotTell("the work", g.inside, 700, 1)
	g.mustNotTell("the work and its page over HTTP", phone, 150, 1)
	g.floor = answerFloor
	g.mustNotTell("over HTTP, as the office answers", phone, 50, 50)
	if tries := g.tries.Load(); tries < 10_000 {
		t.Errorf("only %d tries", tries)
	}
	g.floor = 0
	mine := g.cases[0]
	if answer, err := g.CaseByCode(t.Context(), address(0), mine.Case.Number, mine.Slip.Code); err != nil || answer.Case.Number != mine.Case.Number {
		t.Errorf("after all that, the right code: %v", err)
	}
	if answer, err := g.CaseByDate(t.Context(), address(0), mine.Case.Number, mine.Case.Received); err != nil || !answer.IsOutline() {
		t.Errorf("after all that, the right date: %v", err)
	}
}

// Whoever has one address learns of hardly any number, whatever the time.
func TestOneAddressGetsFewTries(t *testing.T) {
	g := newGuesser(t)
	through, now := 0, g.begun
	g.clock = func() time.Time { return now }
	for range 10_000 {
		now = g.begun.Add(time.Duration(through) * time.Millisecond)
		_, err := g.CaseByCode(t.Context(), "one address", "94-00-1000", "ABCD2345")
		var wait data.TooManyAttempts
		switch {
		case errors.Is(err, data.ErrNotFound):
			through++
		case !errors.As(err, &wait):
			t.Fatal(err)
		}
	}
	if through != 5 {
		t.Errorf("%d tries came through at once", through)
	}
	for what, most := range map[string]int{"misses": 200, "cases": 300} {
		g.attempts = data.Attempts{}
		through = 0
		for day := now; now.Before(day.Add(24 * time.Hour)); {
			number, received := data.CaseNumber(fmt.Sprintf("94-00-%d", 9000+through)), now
			if what == "cases" {
				number, received = g.cases[through].Case.Number, g.cases[through].Case.Received
			}
			_, err := g.CaseByDate(t.Context(), "one address", number, received)
			var wait data.TooManyAttempts
			if errors.As(err, &wait) {
				now = now.Add(wait.Wait) // as patient as can be
				continue
			}
			through++
			now = now.Add(time.Second)
		}
		t.Logf("%s: %d in a day from one address", what, through)
		if through > most {
			t.Errorf("%s: %d in a day from one address", what, through)
		}
	}
}

// Once tries that were sent together were all let through before the first of them
// was counted.
func TestTriesAtOnceAreCountedOneByOne(t *testing.T) {
	g := newGuesser(t)
	answers := make(chan error)
	for range 100 {
		go func() {
			_, err := g.CaseByCode(t.Context(), "one address", "94-00-1000", "ABCD2345")
			answers <- err
		}()
	}
	through := 0
	for range 100 {
		if errors.Is(<-answers, data.ErrNotFound) {
			through++
		}
	}
	if through != 5 {
		t.Errorf("%d tries came through", through)
	}
}
