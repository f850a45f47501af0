package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"example.org/parter/data"
)

// A guesser is somebody with as many addresses as there are tries, who asks an office
// that keeps its own time.
type guesser struct {
	*lookup
	t     *testing.T
	now   time.Time
	tries int
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
	g := &guesser{t: t, lookup: newLookup(o.store, slog.New(slog.DiscardHandler)), now: time.Now(), dice: rand.New(rand.NewPCG(1, 2))} //nolint:gosec // no secret
	g.clock = func() time.Time { return g.now }
	received := g.now.AddDate(-1, 0, 0)
	var rows []data.Registration
	for i := range 2*many + 1 {
		r := data.Registration{Number: data.CaseNumber(fmt.Sprintf("94-00-%d", 1000+i)), Received: received.AddDate(0, 0, i%200), Stage: data.StageReceived}
		if i > many {
			r.Stage, r.On = data.StageDelivered, g.now.AddDate(0, 0, -100)
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
		g.attempts.Missed(data.OneAsker(fmt.Sprint("stranger ", i)), g.shut.Case.Number, g.now)
	}
	g.floor = 0
	return g
}

func (g *guesser) someone() string {
	g.tries++
	g.now = g.now.Add(time.Second)
	return fmt.Sprint("address ", g.tries)
}

func (g *guesser) one(of []data.CaseAnswer) data.CaseAnswer { return of[g.tries%many] }

func (g *guesser) code(number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	return g.CaseByCode(context.Background(), g.someone(), number, code)
}

func (g *guesser) date(number data.CaseNumber, day time.Time) (data.CaseAnswer, error) {
	return g.CaseByDate(context.Background(), g.someone(), number, day)
}

// A try is what somebody types who must learn nothing.
type try struct {
	name string
	like int // the try from which it must not be told apart
	ask  func() (data.CaseAnswer, error)
}

// tries are all of them; the first of codes and the first of dates is an unknown
// number.
func (g *guesser) kinds() []try {
	unknown := func() data.CaseNumber { return data.CaseNumber(fmt.Sprintf("94-00-%d", 9000+g.tries%many)) }
	return []try{
		{"an unknown number, with a code", 0, func() (data.CaseAnswer, error) { return g.code(unknown(), "ABCD2345") }},
		{"a wrong code", 0, func() (data.CaseAnswer, error) { return g.code(g.one(g.cases).Case.Number, "ABCD2345") }},
		{"the right code of a locked number", 0, func() (data.CaseAnswer, error) { return g.code(g.shut.Case.Number, g.shut.Slip.Code) }},
		{"the right code of a case that is long over", 0, func() (data.CaseAnswer, error) { return g.code(g.one(g.over).Case.Number, g.one(g.over).Slip.Code) }},
		{"an unknown number, with a date", 4, func() (data.CaseAnswer, error) { return g.date(unknown(), g.one(g.cases).Case.Received) }},
		{"a wrong date", 4, func() (data.CaseAnswer, error) {
			return g.date(g.one(g.cases).Case.Number, g.one(g.cases).Case.Received.AddDate(0, 0, 250))
		}},
		{"the right date of a locked number", 4, func() (data.CaseAnswer, error) { return g.date(g.shut.Case.Number, g.shut.Case.Received) }},
		{"the right date of a case that is long over", 4, func() (data.CaseAnswer, error) { return g.date(g.one(g.over).Case.Number, g.one(g.over).Case.Received) }},
	}
}

// times tries each kind so many times, one kind after another in an order that
// changes, and proves that nothing is said. What the machine does meanwhile falls on
// all kinds alike.
func (g *guesser) times(each int) [][]time.Duration {
	g.t.Helper()
	kinds := g.kinds()
	took := make([][]time.Duration, len(kinds))
	for range each {
		for _, i := range g.dice.Perm(len(kinds)) {
			begun := time.Now()
			answer, err := kinds[i].ask()
			took[i] = append(took[i], time.Since(begun))
			if !errors.Is(err, data.ErrNotFound) || err.Error() != data.ErrNotFound.Error() || len(answer.Case.Stages) != 0 || answer.Slip.Number != "" || answer.Slip.Code != "" || answer.Slip.Address != "" {
				g.t.Fatalf("%s: got %+v, %v", kinds[i].name, answer, err)
			}
		}
	}
	return took
}

// mustNotTell fails the test where the time tells one kind from the unknown number.
// With 12 comparisons at 0.001, one honest run in 80 finds a difference by chance; so
// whatever differs is measured afresh, and only what differs three times is one.
func (g *guesser) mustNotTell(what string, each int) {
	g.t.Helper()
	const alpha, most = 0.001, 3
	kinds, suspicious := g.kinds(), map[int]int{}
	for run := range most {
		took := g.times(each)
		again := false
		for i, k := range kinds {
			if p := unlike(took[k.like], took[i]); k.like != i && p < alpha && suspicious[i] == run {
				suspicious[i]++
				again = true
				g.t.Logf("%s, run %d: %s differs, p = %.2g (medians %v and %v)", what, run+1, k.name, p, median(took[i]), median(took[k.like]))
			}
		}
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

// TestGuessingTeachesNothing is the attack: 10,000 tries from as many addresses at
// numbers that are known, unknown, locked and long over. Every answer is the same,
// and neither the time that the work takes nor the time of the whole answer tells
// what was wrong.
func TestGuessingTeachesNothing(t *testing.T) {
	g := newGuesser(t)
	g.times(20) // what is slow the first time only
	g.mustNotTell("before the floor", 1050)
	g.floor = 3 * time.Millisecond
	g.mustNotTell("with the floor", 200)
	if g.tries < 10_000 {
		t.Errorf("only %d tries", g.tries)
	}
	g.floor = 0
	mine := g.cases[0]
	if answer, err := g.code(mine.Case.Number, mine.Slip.Code); err != nil || answer.Case.Number != mine.Case.Number {
		t.Errorf("after all that, the right code: %v", err)
	}
}

// Whoever has one address learns of hardly any number, whatever the time.
func TestOneAddressGetsFewTries(t *testing.T) {
	g := newGuesser(t)
	through, begun := 0, g.now
	for range 10_000 {
		g.now = begun.Add(time.Duration(through) * time.Millisecond)
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
	g.attempts = data.Attempts{}
	through = 0
	for day := g.now; g.now.Before(day.Add(24 * time.Hour)); {
		_, err := g.CaseByDate(t.Context(), "one address", data.CaseNumber(fmt.Sprintf("94-00-%d", 9000+through)), g.now)
		var wait data.TooManyAttempts
		if errors.As(err, &wait) {
			g.now = g.now.Add(wait.Wait) // as patient as can be
			continue
		}
		through++
		g.now = g.now.Add(time.Second)
	}
	if through > 300 {
		t.Errorf("%d tries in a day from one address", through)
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
