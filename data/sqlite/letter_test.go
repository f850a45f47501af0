package sqlite

import (
	"errors"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

// subscriber is a case with its slip, to which ivan subscribed.
func (d *desk) subscriber(t *testing.T) (id data.CaseID, slip data.Token) {
	t.Helper()
	r := registration()
	r.Due = november(30)
	id, err := d.RegisterCase(t.Context(), "Иванова", r)
	must(t, err)
	answer, err := d.CaseSlip(t.Context(), id)
	must(t, err)
	slip = d.token(t, answer)
	must(t, d.Subscribe(t.Context(), slip, "ivan@example.org", data.Bulgarian))
	return id, slip
}

// letters takes every letter that waits, and says that each was sent.
func (d *desk) letters(t *testing.T) (all []data.Letter) {
	t.Helper()
	must(t, d.WriteLetters(t.Context()))
	for {
		l, err := d.NextLetter(t.Context())
		if err != nil {
			wantKind(t, err, data.ErrNotFound)
			return all
		}
		must(t, d.LetterDone(t.Context(), l, data.LetterSent))
		all = append(all, l)
	}
}

func tokenIn(t *testing.T, address string) data.Token {
	t.Helper()
	token, ok := data.ParseToken(address[strings.LastIndex(address, "/")+1:])
	if !ok {
		t.Fatalf("no token in %q", address)
	}
	return token
}

func (d *desk) confirmed(t *testing.T) {
	t.Helper()
	asked := d.letters(t)
	if len(asked) != 1 || asked[0].Confirm == "" || asked[0].Number != "" || asked[0].Case != "" {
		t.Fatalf("the letter that asks is %+v", asked)
	}
	must(t, d.ConfirmSubscription(t.Context(), tokenIn(t, asked[0].Confirm)))
}

// kept is how many rows there are of subscriptions and letters.
func (d *desk) kept(t *testing.T) int {
	t.Helper()
	return d.count(t, `SELECT (SELECT count(*) FROM case_subscription) + (SELECT count(*) FROM case_letter)`)
}

// TestDelayIsToldOnceToWhoConfirmed goes through every kind of delay: each is told once,
// and those that the Charter promises to tell are recorded with the case.
func TestDelayIsToldOnceToWhoConfirmed(t *testing.T) {
	d := openDesk(t)
	id, _ := d.subscriber(t)
	must(t, d.ExtendCase(t.Context(), "Иванова", id, data.Extension{On: november(22), Until: november(30).AddDate(0, 0, 5), Reason: "Чакаме становище."}))
	d.confirmed(t)
	d.now = d.now.AddDate(0, 0, 1)
	told := d.letters(t)
	if len(told) != 1 || told[0].Delay.Kind != data.DelayExtended || !told[0].Delay.Until.Equal(november(30).AddDate(0, 0, 5)) || told[0].Number != "94-00-1287" || told[0].To != "ivan@example.org" {
		t.Fatalf("of the extension it is told %+v", told)
	}
	answer, err := d.CaseByToken(t.Context(), tokenIn(t, told[0].Case))
	must(t, err)
	if want := (data.DelayNotice{On: november(23), How: data.ByEmail, By: office}); len(answer.Case.Told) != 1 || answer.Case.Told[0] != want {
		t.Errorf("the case says %+v", answer.Case.Told)
	}
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDocuments, On: november(23)}))
	if told := d.letters(t); len(told) != 1 || told[0].Delay.Kind != data.DelayStopped {
		t.Errorf("of the stop it is told %+v", told)
	}
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageInProgress, On: november(24)}))
	if told := d.letters(t); len(told) != 1 || told[0].Delay.Kind != data.DelayGoesOn {
		t.Errorf("that it goes on it is told %+v", told)
	}
	d.now = d.now.AddDate(0, 1, 0)
	if told := d.letters(t); len(told) != 1 || told[0].Delay.Kind != data.DelayLate {
		t.Errorf("that it is late it is told %+v", told)
	}
	if told := d.letters(t); told != nil {
		t.Errorf("and again %+v", told)
	}
	if answer, err = d.CaseSlip(t.Context(), id); err != nil || len(answer.Case.Told) != 2 {
		t.Errorf("the case says %+v, %v", answer.Case.Told, err)
	}
}

func TestWhatThePageShowedIsNotToldByLetter(t *testing.T) {
	d := openDesk(t)
	r := registration() // it is late since the 17th
	id, err := d.RegisterCase(t.Context(), "Иванова", r)
	must(t, err)
	answer, err := d.CaseSlip(t.Context(), id)
	must(t, err)
	must(t, d.Subscribe(t.Context(), d.token(t, answer), "ivan@example.org", data.English))
	d.confirmed(t)
	if told := d.letters(t); told != nil {
		t.Errorf("told %+v", told)
	}
}

func TestNobodyIsWrittenToWithoutConfirming(t *testing.T) {
	d := openDesk(t)
	id, _ := d.subscriber(t)
	asked := d.letters(t)
	must(t, d.ExtendCase(t.Context(), "Иванова", id, data.Extension{On: november(22), Until: november(30).AddDate(0, 0, 5), Reason: "Чакаме."}))
	if told := d.letters(t); told != nil {
		t.Errorf("told %+v", told)
	}
	wantKind(t, d.ConfirmSubscription(t.Context(), "0000000000000000"), data.ErrNotFound)
	wantKind(t, d.ConfirmSubscription(t.Context(), tokenIn(t, asked[0].Remove)), data.ErrNotFound)
	d.now = d.now.Add(49 * time.Hour)
	wantKind(t, d.ConfirmSubscription(t.Context(), tokenIn(t, asked[0].Confirm)), data.ErrNotFound)
	must(t, d.WriteLetters(t.Context()))
	if d.kept(t) != 0 {
		t.Error("an address that nobody confirmed is kept")
	}
}

func TestAddressIsDeletedWhenTheCaseIsClosedAndWhenItsHolderSays(t *testing.T) {
	d := openDesk(t)
	id, slip := d.subscriber(t)
	asked := d.letters(t)
	must(t, d.RemoveSubscription(t.Context(), tokenIn(t, asked[0].Remove)))
	must(t, d.RemoveSubscription(t.Context(), tokenIn(t, asked[0].Remove)))
	if d.kept(t) != 0 {
		t.Error("what was removed is there")
	}
	must(t, d.Subscribe(t.Context(), slip, "ivan@example.org", data.Bulgarian))
	d.confirmed(t)
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDelivered, On: november(22)}))
	if d.kept(t) != 0 {
		t.Error("the address of a closed case is there")
	}
	wantKind(t, d.Subscribe(t.Context(), slip, "ivan@example.org", data.Bulgarian), data.ErrConflict)
	wantKind(t, d.Subscribe(t.Context(), "0000000000000000", "ivan@example.org", data.Bulgarian), data.ErrNotFound)
}

func TestSubscriptionsHaveTheirBounds(t *testing.T) {
	d := openDesk(t)
	_, slip := d.subscriber(t)
	must(t, d.Subscribe(t.Context(), slip, "IVAN@example.org", data.Bulgarian))
	if asked := d.letters(t); len(asked) != 1 {
		t.Errorf("asked twice, %d letters went", len(asked))
	}
	for range 5 {
		d.now = d.now.Add(11 * time.Minute)
		must(t, d.Subscribe(t.Context(), slip, "ivan@example.org", data.Bulgarian))
	}
	if asked := d.letters(t); len(asked) != 2 {
		t.Errorf("asked again and again, %d more letters went", len(asked))
	}
	must(t, d.Subscribe(t.Context(), slip, "b@example.org", data.Bulgarian))
	must(t, d.Subscribe(t.Context(), slip, "c@example.org", data.Bulgarian))
	wantProblem(t, d.Subscribe(t.Context(), slip, "d@example.org", data.Bulgarian), "email", data.Taken)
	for i := range 6 {
		r := registration()
		r.Number = data.CaseNumber("95-00-" + string(rune('1'+i)))
		must(t, d.Subscribe(t.Context(), d.token(t, d.register(t, r)), "ivan@example.org", data.Bulgarian))
	}
	var of int
	must(t, d.readers.QueryRowContext(t.Context(), `SELECT count(*) FROM case_subscription WHERE address_key = 'ivan@example.org'`).Scan(&of))
	if of != 5 {
		t.Errorf("%d cases write to one address", of)
	}
}

// TestLetterNeverGoesTwice ends the office while a letter goes, and finds it given up; one
// that waits is tried again, each time later.
func TestLetterNeverGoesTwice(t *testing.T) {
	d := openDesk(t)
	d.subscriber(t)
	l, err := d.NextLetter(t.Context())
	must(t, err)
	_, err = d.NextLetter(t.Context())
	wantKind(t, err, data.ErrNotFound) // it is going
	must(t, d.LetterDone(t.Context(), l, data.LetterWaits))
	_, err = d.NextLetter(t.Context())
	wantKind(t, err, data.ErrNotFound) // a minute has not passed
	d.now = d.now.Add(61 * time.Second)
	l, err = d.NextLetter(t.Context())
	must(t, err)
	if l.Tries != 1 {
		t.Errorf("tried %d times before", l.Tries)
	}
	must(t, d.LetterDone(t.Context(), l, data.LetterWaits))
	d.now = d.now.Add(61 * time.Second)
	_, err = d.NextLetter(t.Context())
	wantKind(t, err, data.ErrNotFound) // now it waits for two
	d.now = d.now.Add(time.Minute)
	_, err = d.NextLetter(t.Context())
	must(t, err)
	must(t, d.ResumeLetters(t.Context())) // the office was ended and begins again
	d.now = d.now.Add(24 * time.Hour)
	_, err = d.NextLetter(t.Context())
	wantKind(t, err, data.ErrNotFound)
	must(t, d.LetterDone(t.Context(), l, data.LetterSent)) // too late to change anything
}

func TestLetterThatIsNeverTakenIsGivenUp(t *testing.T) {
	d := openDesk(t)
	d.subscriber(t)
	tries, begun := 0, d.now
	for ; tries < 100; tries++ {
		l, err := d.NextLetter(t.Context())
		if err != nil {
			break
		}
		must(t, d.LetterDone(t.Context(), l, data.LetterWaits))
		d.now = d.now.Add(longestAgain)
	}
	if tries != mostTries || d.now.Sub(begun) < 72*time.Hour {
		t.Errorf("given up after %d tries and %s", tries, d.now.Sub(begun))
	}
}

// TestAddressIsInOneTableAndWhatOpensSomethingInNone: only what sends letters knows the
// address, and of what confirms and removes there is the digest alone.
func TestAddressIsInOneTableAndWhatOpensSomethingInNone(t *testing.T) {
	d := openDesk(t)
	d.subscriber(t)
	asked := d.letters(t)
	for table, columns := range map[string]string{
		"audit": "who || what || which", "case_file": "number || salt || token_digest", "case_letter": "id || subscription || event || kind || state",
		"case_subscription": "id || language || salt || confirm_digest || remove_digest || seen",
	} {
		for _, secret := range []string{string(tokenIn(t, asked[0].Confirm)), string(tokenIn(t, asked[0].Remove)), "ivan@example.org"} {
			if n := d.count(t, `SELECT count(*) FROM `+table+` WHERE instr(lower(`+columns+`), '`+strings.ToLower(secret)+`') > 0`); n != 0 {
				t.Errorf("%s holds %s", table, secret)
			}
		}
	}
}

// TestLetterThatIsNotTrueAnyMoreStays keeps „the term was not kept“ from whoever's case
// is ready by the time that the mail server answers again.
func TestLetterThatIsNotTrueAnyMoreStays(t *testing.T) {
	d := openDesk(t)
	id, _ := d.subscriber(t)
	d.confirmed(t)
	d.now = d.now.AddDate(0, 1, 0)
	must(t, d.WriteLetters(t.Context()))
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageReady, On: midnight(d.now)}))
	if l, err := d.NextLetter(t.Context()); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a letter goes: %+v, %v", l.Delay, err)
	}
}
