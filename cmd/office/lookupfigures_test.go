//go:build bench && !race

package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
)

const million = 1_000_000

// holder is what the slip of a case of the register has.
type holder struct {
	number   data.CaseNumber
	received time.Time
	code     data.AccessCode
	token    data.Token
}

// register is the office's database with its locks taken off, to be filled at once.
type register struct {
	t           *testing.T
	tx          *sql.Tx
	file, stage *sql.Stmt
	key         data.CaseKey
	now         time.Time
}

func (r *register) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// fillRegister writes a million cases of twenty years, with two stages each, and returns
// the slips of a thousand that can be looked up.
func fillRegister(t *testing.T, folder machine.Folder) (slips []holder) {
	t.Helper()
	r := register{t: t, now: time.Now().In(data.Sofia())}
	var err error
	r.key, _, err = readCaseKey(folder.CaseKey())
	r.must(err)
	db, err := sql.Open("sqlite3", "file:"+folder.Content()+"?_journal_mode=WAL&_synchronous=OFF&_cache_size=-200000")
	r.must(err)
	r.tx, err = db.BeginTx(t.Context(), nil)
	r.must(err)
	r.file, err = r.tx.PrepareContext(t.Context(), `
		INSERT INTO case_file (id, number, number_key, number_loose, year, received, salt, token_digest, due, promised, stage, closed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	r.must(err)
	r.stage, err = r.tx.PrepareContext(t.Context(), `INSERT INTO case_stage (case_file, position, stage, reached) VALUES (?, ?, ?, ?)`)
	r.must(err)
	for i := range million {
		if h, open := r.write(i); open && len(slips) < 1000 {
			slips = append(slips, h)
		}
	}
	r.must(r.tx.Commit())
	r.must(db.Close())
	return slips
}

// write writes the case; one of the last two months is open.
func (r *register) write(i int) (h holder, open bool) {
	year, at := r.now.Year()-i%20, i/20
	received := time.Date(year, time.January, 1+at%330, 0, 0, 0, 0, data.Sofia())
	if received.After(r.now) {
		received = r.now
	}
	id, salt, ctx := data.CaseID(fmt.Sprintf("bench%07d", i)), fmt.Sprintf("salt%022d", i), r.t.Context()
	h = holder{data.CaseNumber(fmt.Sprintf("94-%02d-%d", at%90, at)), received, r.key.Code(id, salt), r.key.Token(id, salt)}
	day, due := received.Format(time.DateOnly), received.AddDate(0, 1, 0).Format(time.DateOnly)
	open = r.now.Sub(received) < 60*24*time.Hour
	closed, last := due, data.StageDelivered
	if open {
		closed, last = "", data.StageInProgress
	}
	_, err := r.file.ExecContext(ctx, id, h.number, h.number.Key(), h.number.LooseKey(), year, day, salt, h.token.Digest(), due, due, last, closed)
	r.must(err)
	for position, stage := range []data.Stage{data.StageReceived, last} {
		_, err := r.stage.ExecContext(ctx, id, position, stage, []string{day, due}[position])
		r.must(err)
	}
	return h, open
}

func figure(what string, took []time.Duration, goal string) {
	slices.Sort(took)
	part := func(p float64) time.Duration {
		return took[min(int(p*float64(len(took))), len(took)-1)].Round(10 * time.Microsecond)
	}
	fmt.Printf("FIGURE %-52s n=%-5d min %-9v p50 %-9v p99 %-9v max %-9v goal %s\n", what, len(took), part(0), part(0.5), part(0.99), part(1), goal)
}

// TestFiguresOfLookups prints how fast a case is found among a million, and how many
// phones are answered in a second.
func TestFiguresOfLookups(t *testing.T) {
	o := openOffice(t)
	begun := time.Now()
	slips := fillRegister(t, o.folder)
	fmt.Printf("FIGURE %-52s %v\n", "write a million cases by SQL", time.Since(begun).Round(time.Second))
	l := newLookup(o.store, slog.New(slog.DiscardHandler))
	l.floor = 0
	dice := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // no secret
	for what, ask := range map[string]func(ctx context.Context, h holder) error{
		"number and code, of 1,000,000": func(ctx context.Context, h holder) error {
			_, err := o.store.CaseByCode(ctx, h.number, h.code)
			return err
		},
		"number and date, of 1,000,000": func(ctx context.Context, h holder) error {
			_, err := o.store.CaseByDate(ctx, h.number, h.received)
			return err
		},
		"the slip's QR, of 1,000,000": func(ctx context.Context, h holder) error {
			_, err := o.store.CaseByToken(ctx, h.token)
			return err
		},
		"a wrong code, without the floor": func(ctx context.Context, h holder) error {
			if _, err := l.CaseByCode(ctx, fmt.Sprint(dice.Uint64()), data.CaseNumber(fmt.Sprintf("94-%02d-%d", dice.IntN(90), dice.IntN(60_000))), "ABCD2345"); err == nil {
				return fmt.Errorf("%s was opened", h.number)
			}
			return nil
		},
	} {
		var took []time.Duration
		for range 5000 {
			h := slips[dice.IntN(len(slips))]
			begun := time.Now()
			if err := ask(t.Context(), h); err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			took = append(took, time.Since(begun))
		}
		figure(what, took, "≤ 5 ms p99")
	}
	phones(t, phonePages(t, lobby{l}, o), slips)
}

// phones asks as many phones as there are, two at each of the processors, for ten
// seconds over HTTP: half of them scan, and half of them type.
func phones(t *testing.T, pages http.Handler, slips []holder) {
	t.Helper()
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := asked.Add(1)
		r.RemoteAddr = fmt.Sprintf("10.%d.%d.%d:1", n>>16&255, n>>8&255, n&255) // each phone has its own
		pages.ServeHTTP(w, r)
	}))
	defer server.Close()
	const lasting = 10 * time.Second
	var all sync.WaitGroup
	var mutex sync.Mutex
	var took []time.Duration
	begun := time.Now()
	for worker := range 2 * runtime.NumCPU() {
		all.Go(func() {
			dice := rand.New(rand.NewPCG(3, uint64(worker))) //nolint:gosec // no secret
			var mine []time.Duration
			for n := 0; time.Since(begun) < lasting; n++ {
				h := slips[dice.IntN(len(slips))]
				at := time.Now()
				if err := phone(server.URL, h, n%4); err != nil {
					t.Error(err)
					return
				}
				mine = append(mine, time.Since(at))
			}
			mutex.Lock()
			defer mutex.Unlock()
			took = append(took, mine...)
		})
	}
	all.Wait()
	rate := float64(len(took)) / time.Since(begun).Seconds()
	figure("a phone's look-up over HTTP", took, "")
	fmt.Printf("FIGURE %-52s %.0f a second on %d processors, with those who ask on the same; goal ≥ 500\n", "phones answered", rate, runtime.NumCPU())
}

// phone opens a case in one of the ways.
func phone(address string, h holder, way int) (err error) {
	var answer *http.Response
	switch way {
	case 0:
		answer, err = http.PostForm(address+"/P", url.Values{"number": {string(h.number)}, "code": {string(h.code)}})
	case 1:
		answer, err = http.PostForm(address+"/P", url.Values{"number": {string(h.number)}, "date": {h.received.Format(time.DateOnly)}})
	default:
		answer, err = http.Get(address + "/P/" + string(h.token))
	}
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, answer.Body)
	if answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("way %d: %s", way, answer.Status)
	}
	return errors.Join(err, answer.Body.Close())
}
