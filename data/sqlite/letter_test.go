package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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
	if rows, err := d.Audit(t.Context(), 1); err != nil || rows[0].Who != office || rows[0].What != data.DeedCaseWritten || rows[0].Which != string(id) {
		t.Errorf("the audit says %+v, %v", rows, err)
	}
	if len(told) != 1 || told[0].Delay.Kind != data.DelayExtended || !told[0].Delay.Until.Equal(november(30).AddDate(0, 0, 5)) || told[0].Number != "94-00-1287" || told[0].To != "ivan@example.org" {
		t.Fatalf("of the extension it is told %+v", told)
	}
	answer, err := d.CaseByToken(t.Context(), tokenIn(t, told[0].Case))
	must(t, err)
	if want := (data.DelayNotice{On: november(23), How: data.ByEmail, By: office, Extensions: 1}); len(answer.Case.Told) != 1 || answer.Case.Told[0] != want {
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

// TestLetterTellsOfNoLaterTerm extends a case once more while a letter is on its way, on the
// same day: the second one stays owed until its own letter has gone.
func TestLetterTellsOfNoLaterTerm(t *testing.T) {
	d := openDesk(t)
	id, _ := d.subscriber(t)
	d.confirmed(t)
	extend := func(days int) {
		t.Helper()
		must(t, d.ExtendCase(t.Context(), "Иванова", id, data.Extension{On: november(22), Until: november(30).AddDate(0, 0, days), Reason: "Чакаме становище."}))
	}
	extend(5)
	must(t, d.WriteLetters(t.Context()))
	letter, err := d.NextLetter(t.Context())
	must(t, err)
	extend(9)
	must(t, d.LetterDone(t.Context(), letter, data.LetterSent))
	if c := d.caseOf(t, id); len(c.Told) != 1 || c.DelayedSince(d.now).IsZero() {
		t.Errorf("the later term is taken as told: %+v", c.Told)
	}
	if told := d.letters(t); len(told) != 1 {
		t.Errorf("of the later term it is told %+v", told)
	}
	if c := d.caseOf(t, id); len(c.Told) != 2 || !c.DelayedSince(d.now).IsZero() {
		t.Errorf("after both letters the case says %+v", c.Told)
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
	if n, err := d.ForgetAddresses(t.Context()); n != 1 || err != nil || d.kept(t) != 0 {
		t.Errorf("%d addresses that nobody confirmed were deleted, %v", n, err)
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
	wantKind(t, d.Subscribe(t.Context(), slip, "ivan@example.org", data.Bulgarian), data.ErrConflict)
	d.hourly(t, 24)
	if d.kept(t) != 0 {
		t.Error("the address of a case that closed a day ago is there")
	}
	wantKind(t, d.Subscribe(t.Context(), "0000000000000000", "ivan@example.org", data.Bulgarian), data.ErrNotFound)
}

// hourly sweeps as the office does, for so many hours.
func (d *desk) hourly(t *testing.T, hours int) {
	t.Helper()
	for range hours {
		d.now = d.now.Add(time.Hour)
		_, err := d.ForgetAddresses(t.Context())
		must(t, err)
	}
}

// TestLastStageByMistakeLosesNobody closes a case whose letters wait, and takes it back
// the same day: nothing goes meanwhile, and then everything does.
func TestLastStageByMistakeLosesNobody(t *testing.T) {
	d := openDesk(t)
	id, slip := d.subscriber(t)
	d.confirmed(t)
	must(t, d.Subscribe(t.Context(), slip, "petar@example.org", data.Bulgarian))
	asked, err := d.NextLetter(t.Context())
	must(t, err)
	must(t, d.LetterDone(t.Context(), asked, data.LetterSent))
	must(t, d.Subscribe(t.Context(), slip, "third@example.org", data.Bulgarian)) // is not asked yet
	must(t, d.ExtendCase(t.Context(), "Иванова", id, data.Extension{On: november(22), Until: november(30).AddDate(0, 0, 5), Reason: "Чакаме."}))
	must(t, d.WriteLetters(t.Context()))
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDelivered, On: november(22)}))
	wantKind(t, d.ConfirmSubscription(t.Context(), tokenIn(t, asked.Confirm)), data.ErrNotFound)
	d.hourly(t, 20)
	if told := d.letters(t); told != nil {
		t.Errorf("of a closed case it is told %+v", told)
	}
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageInProgress, On: november(23)}))
	d.hourly(t, 20)
	must(t, d.ConfirmSubscription(t.Context(), tokenIn(t, asked.Confirm)))
	to := map[data.Email]int{}
	for _, l := range d.letters(t) {
		to[l.To]++
	}
	if want := map[data.Email]int{"ivan@example.org": 1, "petar@example.org": 1, "third@example.org": 1}; !maps.Equal(to, want) {
		t.Errorf("then letters go to %v, want %v", to, want)
	}
	d.now = d.now.Add(time.Hour)
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDelivered, On: midnight(d.now)}))
	d.hourly(t, 20)
	if d.kept(t) == 0 {
		t.Error("when it closes again the first day counts")
	}
	d.hourly(t, 4)
	if d.kept(t) != 0 {
		t.Error("the addresses of a case that closed a day ago are there")
	}
}

// TestLookMissesNoDelay lets things happen to cases by chance, day by day, and compares
// the letters with all delays that each case had on each of the days.
func TestLookMissesNoDelay(t *testing.T) {
	d := openDesk(t)
	d.now = november(2).Add(9 * time.Hour)
	publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: "14 дни"}}} })
	chance := rand.New(rand.NewPCG(6, 2026)) //nolint:gosec // the same cases each time
	var ids []data.CaseID
	for i := range 60 {
		r := registration()
		r.Number, r.Due = data.CaseNumber(fmt.Sprintf("94-%d", i)), time.Time{}
		switch i % 4 {
		case 0:
			r.Due = november(3 + chance.IntN(25))
		case 1:
			r.Service = ""
		}
		ids = append(ids, d.caseWithID(t, r))
	}
	want, kinds := map[string]bool{}, map[data.DelayKind]int{}
	for date := 3; date < 38; date++ {
		d.now = november(date).Add(time.Duration(chance.IntN(24)) * time.Hour)
		for range 9 {
			id := ids[chance.IntN(len(ids))]
			if chance.IntN(3) > 0 {
				d.anything(t, chance, id)
			} else if answer, err := d.CaseSlip(t.Context(), id); err == nil {
				_ = d.Subscribe(t.Context(), d.token(t, answer), data.Email(fmt.Sprintf("n%d@example.org", chance.IntN(3))), data.Bulgarian)
			}
		}
		d.tamper(t, fmt.Sprintf(`UPDATE case_subscription SET confirmed = consented WHERE confirmed = '' AND rowid %% 2 = %d`, date%2))
		if date%5 == 0 {
			d.daysOff(t, "Ремонт", november(date+1), november(date+2), november(date-1))
		}
		must(t, d.WriteLetters(t.Context()))
		for _, s := range d.subscribers(t) {
			for _, delay := range d.caseOf(t, s.file).Delays(d.now) {
				if key := string(s.id) + " " + delay.Key(); !slices.Contains(s.seen, delay.Key()) && !want[key] {
					want[key] = true
					kinds[delay.Kind]++
				}
			}
		}
		got := map[string]bool{}
		must(t, d.read(t.Context(), func(tx *sql.Tx) error {
			all, err := list(t.Context(), tx, `SELECT subscription || ' ' || event FROM case_letter WHERE kind <> ''`,
				func(row scanner, key *string) error { return row.Scan(key) })
			for _, key := range all {
				got[key] = true
			}
			return err
		}))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("on the day %d of the month (-want +got)\n%s", date, diff)
		}
	}
	if len(kinds) != 4 {
		t.Errorf("only %v are tried", kinds)
	}
}

// subscriber is who confirmed.
type subscriber struct {
	id   data.SubscriptionID
	file data.CaseID
	seen []string
}

func (d *desk) subscribers(t *testing.T) (all []subscriber) {
	t.Helper()
	must(t, d.read(t.Context(), func(tx *sql.Tx) (err error) {
		all, err = list(t.Context(), tx, `SELECT id, case_file, seen FROM case_subscription WHERE confirmed <> ''`,
			func(row scanner, s *subscriber) error { return row.Scan(&s.id, &s.file, jsonColumn[[]string]{&s.seen}) })
		return err
	}))
	return all
}

// TestLookFindsWhoIsLateAmongMany looks at more than one transaction does, and the next
// day again.
func TestLookFindsWhoIsLateAmongMany(t *testing.T) {
	d := openDesk(t)
	d.manySubscribers(t, 3*mostLooked+10)
	for i, want := range []int{0, 0, 3*mostLooked + 10, 0} {
		if i == 2 {
			d.now = november(30).AddDate(0, 0, 1)
		}
		before := d.count(t, `SELECT count(*) FROM case_letter`)
		must(t, d.WriteLetters(t.Context()))
		if got := d.count(t, `SELECT count(*) FROM case_letter`) - before; got != want {
			t.Errorf("%d letters, want %d", got, want)
		}
	}
}

// manySubscribers are confirmed, each of a case that is due on 30 November.
func (d *desk) manySubscribers(t testing.TB, count int) {
	t.Helper()
	var rows []data.Registration
	for i := range count {
		r := registration()
		r.Number, r.Due = data.CaseNumber(fmt.Sprint("94-00-", i)), november(30)
		rows = append(rows, r)
	}
	_, err := d.RegisterCases(t.Context(), "Иванова", rows)
	must(t, err)
	d.tamper(t, `
		INSERT INTO case_subscription (id, case_file, address, address_key, language, salt, confirm_digest, remove_digest, consented, consent_words, confirmed, seen)
		SELECT id, id, id || '@example.org', id || '@example.org', 'bg', id, 'c' || id, 'r' || id, '2026-11-22T08:00:00.000Z', 1, '2026-11-22T08:00:00.000Z', '[]' FROM case_file`)
}

// BenchmarkWriteLetters looks when nothing has happened, at 10 000 subscriptions.
func BenchmarkWriteLetters(b *testing.B) {
	d := openDesk(b)
	d.manySubscribers(b, 10_000)
	must(b, d.WriteLetters(b.Context()))
	for b.Loop() {
		must(b, d.WriteLetters(b.Context()))
	}
}

// TestAddressIsInNoFile subscribes many, and reads the database and its log byte by byte.
func TestAddressIsInNoFile(t *testing.T) {
	d := openDesk(t)
	for i := range 40 {
		r := registration()
		r.Number = data.CaseNumber(fmt.Sprint("94-", i))
		must(t, d.Subscribe(t.Context(), d.token(t, d.register(t, r)), data.Email(fmt.Sprintf("ivan%d@example.org", i)), data.Bulgarian))
	}
	for _, l := range d.letters(t) {
		if got := d.holding(t, string(l.To)); got != nil || !strings.HasPrefix(string(l.To), "ivan") {
			t.Errorf("%s is in %q", l.To, got)
		}
	}
}

// holding are the files of the database in which the bytes are.
func (d *desk) holding(t *testing.T, what string) (files []string) {
	t.Helper()
	for _, name := range []string{d.path, d.path + "-wal"} {
		raw, err := os.ReadFile(name)
		must(t, err)
		if bytes.Contains(raw, []byte(what)) {
			files = append(files, filepath.Base(name))
		}
	}
	return files
}

// TestWhatIsDeletedIsOverwritten deletes an address in each of the ways there are, and
// finds not even the sealed one, neither in the database nor in its log.
func TestWhatIsDeletedIsOverwritten(t *testing.T) {
	for name, remove := range map[string]func(*desk, data.CaseID, data.Letter){
		"one press": func(d *desk, _ data.CaseID, l data.Letter) {
			must(t, d.RemoveSubscription(t.Context(), tokenIn(t, l.Remove)))
		},
		"never agreed": func(d *desk, _ data.CaseID, _ data.Letter) { d.hourly(t, 49) },
		"closed": func(d *desk, id data.CaseID, l data.Letter) {
			must(t, d.ConfirmSubscription(t.Context(), tokenIn(t, l.Confirm)))
			must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDelivered, On: november(22)}))
			d.hourly(t, 24)
		},
	} {
		d := openDesk(t)
		id, _ := d.subscriber(t)
		var sealed, key string
		must(t, d.readers.QueryRowContext(t.Context(), `SELECT address, address_key FROM case_subscription`).Scan(&sealed, &key))
		asked := d.letters(t)
		for _, what := range []string{sealed, key} {
			if d.holding(t, what) == nil {
				t.Fatalf("%s: this does not find what is there", name)
			}
		}
		remove(d, id, asked[0])
		for _, what := range []string{sealed, key} {
			if got := d.holding(t, what); got != nil || d.kept(t) != 0 {
				t.Errorf("%s: it is in %q", name, got)
			}
		}
	}
}

// TestLogThatSomebodyReadsIsNotSaidToBeEmpty is about what was thrown away before: that
// SQLite could not empty it.
func TestLogThatSomebodyReadsIsNotSaidToBeEmpty(t *testing.T) {
	d := openDesk(t)
	impatient, err := sql.Open("sqlite3", dataSource(d.path, url.Values{"_busy_timeout": {"1"}}))
	must(t, err)
	defer impatient.Close() //nolint:errcheck // it wrote nothing
	must(t, d.read(t.Context(), func(tx *sql.Tx) error {
		if _, err := loadTown(t.Context(), tx); err != nil {
			return err
		}
		d.subscriber(t)
		wantKind(t, truncateLog(t.Context(), impatient), errLogInUse)
		return nil
	}))
	must(t, truncateLog(t.Context(), impatient))
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
	must(t, d.readers.QueryRowContext(t.Context(), `SELECT max(n) FROM (SELECT count(*) AS n FROM case_subscription GROUP BY address_key)`).Scan(&of))
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

// TestNeitherAddressNorWhatOpensSomethingIsInATable: the address is sealed, and of what
// confirms and removes there is the digest alone.
func TestNeitherAddressNorWhatOpensSomethingIsInATable(t *testing.T) {
	d := openDesk(t)
	d.subscriber(t)
	asked := d.letters(t)
	for table, columns := range map[string]string{
		"audit": "who || what || which", "case_file": "number || salt || token_digest", "case_letter": "id || subscription || event || kind || state",
		"case_subscription": "id || address || address_key || language || salt || confirm_digest || remove_digest || seen",
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

// TestLetterTellsTheDayThatIsSoWhenItGoes extends the term while the letter waits that it
// runs on.
func TestLetterTellsTheDayThatIsSoWhenItGoes(t *testing.T) {
	d := openDesk(t)
	id, slip := d.subscriber(t)
	d.confirmed(t)
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDocuments, On: november(22)}))
	d.letters(t)
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageInProgress, On: november(22)}))
	must(t, d.WriteLetters(t.Context()))
	must(t, d.ExtendCase(t.Context(), "Иванова", id, data.Extension{On: november(22), Until: november(30).AddDate(0, 0, 7), Reason: "Чакаме становище."}))
	answer, err := d.CaseByToken(t.Context(), slip)
	must(t, err)
	goesOn := 0
	for _, l := range d.letters(t) {
		if l.Delay.Kind == data.DelayGoesOn {
			goesOn++
		}
		if !l.Delay.Until.Equal(answer.Case.Due) {
			t.Errorf("%s tells %s, and the term is %s", l.Delay.Kind, l.Delay.Until, answer.Case.Due)
		}
	}
	if goesOn != 1 {
		t.Errorf("that it goes on is told %d times", goesOn)
	}
}

// spoilAddresses makes them what another case.key does not open.
func (d *desk) spoilAddresses(t *testing.T) {
	t.Helper()
	_, err := d.writer.ExecContext(t.Context(), `UPDATE case_subscription SET address = 'AAAA' || address`)
	must(t, err)
}

// TestAddressThatCannotBeOpenedStopsNoOtherLetter is an office after a restore in which
// one subscription is older than its case.key. Its letter once was the first for ever.
func TestAddressThatCannotBeOpenedStopsNoOtherLetter(t *testing.T) {
	d := openDesk(t)
	_, slip := d.subscriber(t)
	d.spoilAddresses(t)
	d.now = d.now.Add(time.Second)
	must(t, d.Subscribe(t.Context(), slip, "petar@example.org", data.Bulgarian))
	_, err := d.NextLetter(t.Context())
	wantKind(t, err, data.ErrSealed)
	if told := d.letters(t); len(told) != 1 || told[0].To != "petar@example.org" {
		t.Errorf("the others get %+v", told)
	}
	_, err = d.writer.ExecContext(t.Context(), `UPDATE case_subscription SET address = substr(address, 5) WHERE address LIKE 'AAAA%'`)
	must(t, err)
	d.now = d.now.Add(firstAgain)
	if told := d.letters(t); len(told) != 1 || told[0].To != "ivan@example.org" {
		t.Errorf("when the key is back, its own gets %+v", told)
	}
}

func TestLetterThatCannotBeOpenedIsGivenUp(t *testing.T) {
	d := openDesk(t)
	d.subscriber(t)
	d.spoilAddresses(t)
	tries := 0
	for ; tries < 100; tries++ {
		_, err := d.NextLetter(t.Context())
		if errors.Is(err, data.ErrNotFound) {
			break
		}
		wantKind(t, err, data.ErrSealed)
		d.now = d.now.Add(longestAgain)
	}
	if tries != mostTries {
		t.Errorf("given up after %d tries", tries)
	}
}

func TestNobodySubscribesToACaseThatIsReady(t *testing.T) {
	d := openDesk(t)
	id, slip := d.subscriber(t)
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageReady, On: november(22)}))
	wantKind(t, d.Subscribe(t.Context(), slip, "petar@example.org", data.Bulgarian), data.ErrConflict)
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDocuments, On: november(22)}))
	must(t, d.Subscribe(t.Context(), slip, "petar@example.org", data.Bulgarian))
}

// TestAddressInALetterKnowsWhatItLeadsTo: the case is told to whoever confirmed, and
// looking changes nothing.
func TestAddressInALetterKnowsWhatItLeadsTo(t *testing.T) {
	d := openDesk(t)
	id, slip := d.subscriber(t)
	asked := d.letters(t)
	begin, end := tokenIn(t, asked[0].Confirm), tokenIn(t, asked[0].Remove)
	both := func() (a, b data.Subscription) {
		t.Helper()
		a, err := d.SubscriptionToConfirm(t.Context(), begin)
		must(t, err)
		b, err = d.SubscriptionToRemove(t.Context(), end)
		must(t, err)
		return a, b
	}
	want := data.Subscription{Address: "ivan@example.org", Remove: end}
	for range 2 {
		if a, b := both(); a != want || b != want {
			t.Errorf("before: %+v and %+v, want %+v", a, b, want)
		}
	}
	must(t, d.ConfirmSubscription(t.Context(), begin))
	must(t, d.ConfirmSubscription(t.Context(), begin))
	want.Confirmed, want.Number, want.Case = true, "94-00-1287", slip
	if a, b := both(); a != want || b != want {
		t.Errorf("after: %+v and %+v, want %+v", a, b, want)
	}
	for _, wrong := range []data.Token{"0000000000000000", end} {
		_, err := d.SubscriptionToConfirm(t.Context(), wrong)
		wantKind(t, err, data.ErrNotFound)
	}
	must(t, d.AdvanceCase(t.Context(), "Иванова", id, data.StageEntry{Stage: data.StageDelivered, On: november(22)}))
	_, err := d.SubscriptionToConfirm(t.Context(), begin)
	wantKind(t, err, data.ErrNotFound)
	must(t, d.RemoveSubscription(t.Context(), end))
	_, err = d.SubscriptionToRemove(t.Context(), end)
	wantKind(t, err, data.ErrNotFound)
}
