//go:build rig

package cmd

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/seal"
	"example.org/parter/data/site"
	"example.org/parter/data/sqlite"
)

// TestVisitorSaysWhatSheThinks touches a face on the real window, says for which service
// it is and writes; the phone says something too; whoever reads it finds all of it in the
// office.
func TestVisitorSaysWhatSheThinks(t *testing.T) {
	for name, size := range map[string]image.Point{"landscape": {X: 1920, Y: 1080}, "portrait": {X: 1080, Y: 1920}} {
		t.Run(name, func(t *testing.T) {
			g := newGround(t)
			g.serve()
			on, _ := g.kioskOn(size)
			w := newTwin(g, on)
			w.same("at the start")
			if name == "portrait" {
				w.inThreeTouches()
				w.tap(said(phrases.KioskHome))
			}
			for _, touched := range []phrases.Key{phrases.FeedbackTitle, phrases.FeedbackPoor, phrases.FeedbackWaiting} {
				w.tap(said(touched))
			}
			if !w.reads("Благодарим! Оценката Ви е записана.") {
				t.Fatal("nobody is thanked")
			}
			service := w.choosesAService(g, name == "portrait")
			w.tap(said(phrases.FeedbackComplaint))
			for _, letter := range "чаках" {
				w.tap(string(letter))
			}
			w.tap(said(phrases.KeySend))
			if !w.reads("Мнението Ви е записано") {
				t.Fatal("nobody is thanked for the words")
			}
			w.tap(said(phrases.KioskHome))
			g.until("the office has the face for the service", func() (bool, error) {
				return slices.ContainsFunc(g.votes(), func(f data.Feedback) bool {
					return f.Service == service.ID && f.Department == service.Department && f.Rating == data.RatedPoor && f.Reason == data.ReasonWaiting
				}), nil
			})
			if name == "landscape" {
				return
			}
			g.saysByPhone("Благодаря на всички на гишето")
			c := g.clerk()
			if out, err := g.run("account", "invite", "admin", "--roles", "feedback,administrator"); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			g.until("the office has it all", func() (bool, error) {
				page := string(c.get("/feedback"))
				return strings.Contains(page, ">чаках<") && strings.Contains(page, heirs) && strings.Contains(page, "Благодаря на всички") && strings.Contains(page, "Недостатъчно за извод"), nil
			})
		})
	}
}

// choosesAService says which service it was: the one that was looked at last, by one touch,
// or the first of a group.
func (w *twin) choosesAService(g *ground, seen bool) data.Service {
	w.t.Helper()
	e := g.published()
	services, err := e.ServicesIn(g.ctx, "civil")
	if err != nil || len(services) == 0 {
		w.t.Fatalf("%d services: %v", len(services), err)
	}
	w.tap(said(phrases.FeedbackAboutAsk))
	chosen := services[0]
	if seen {
		if chosen, err = e.Service(g.ctx, "2016"); err != nil {
			w.t.Fatal(err)
		}
	} else {
		w.tap("Гражданско състояние и адрес")
	}
	w.tap(chosen.Name.BG)
	if got := w.kiosk.Route(); got != "feedback" || !w.reads("За: "+string([]rune(chosen.Name.BG)[:10])) {
		w.t.Fatalf("at %s nothing says that it is for %s", got, chosen.Name.BG)
	}
	return chosen
}

// saysByPhone fills in the form as a browser without a script does.
func (g *ground) saysByPhone(words string) {
	g.t.Helper()
	g.page(g.public + "/M/T")
	answer, err := http.PostForm(g.public+"/M", url.Values{"via": {"t"}, "about": {"u-2016"}, "rating": {"4"}, "kind": {"praise"}, "words": {words}})
	if err != nil {
		g.t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // nothing of it is read
	if answer.StatusCode != http.StatusOK {
		g.t.Errorf("the phone is answered with %s", answer.Status)
	}
}

// visitorsFolder makes the test's own program a kiosk that keeps and delivers feedback
// until it is killed.
const visitorsFolder = "PARTER_TEST_VISITORS"

// TestVisitorsOfAKilledKiosk is that kiosk: it tells of each face that is on its disk.
func TestVisitorsOfAKilledKiosk(t *testing.T) {
	folder := machine.Folder(os.Getenv(visitorsFolder))
	if folder == "" {
		t.Skip("is run by TestKillsLoseNothingOfWhatVisitorsSay")
	}
	outbox, err := site.OpenOutbox(folder.Outbox("kiosk"))
	if err != nil || outbox.Warning() != nil {
		t.Fatal(err, outbox.Warning())
	}
	client := site.NewClient(folder.Socket(), "kiosk", data.RoleKiosk)
	go func() {
		for {
			if sent, err := outbox.Deliver(t.Context(), client.Send); err != nil || sent == 0 {
				time.Sleep(20 * time.Millisecond)
			}
		}
	}()
	from, _ := strconv.Atoi(os.Getenv(visitorsFolder + "_FROM"))
	for i := from; ; i++ {
		detail := fmt.Sprintf(`{"kind":"rating","rating":%d,"language":"bg","channel":"kiosk","visit":"v%d"}`, 1+i%4, i)
		e := data.Event{ID: data.EventID(fmt.Sprintf("00000000-0000-4000-8000-%012d", i)), Screen: "kiosk", Kind: data.EventFeedback, At: time.Now(), Detail: []byte(detail)}
		if wantsAnswer(i) {
			e.Detail = askingDetail(t, e.ID, i)
		}
		if err := outbox.Add(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("kept %d\n", i)
		if wantsAnswer(i) {
			_, _ = client.AskAnswer(t.Context(), e) // what the office does not hear goes again
		}
		time.Sleep(2 * time.Millisecond) // a finger is slower
	}
}

// wantsAnswer reports whether the visitor of the killed kiosk wants an answer.
func wantsAnswer(i int) bool { return i%10 == 5 }

// askingDetail is the message of one who does.
func askingDetail(t *testing.T, id data.EventID, i int) []byte {
	t.Helper()
	office, recovery, _ := strings.Cut(os.Getenv(visitorsFolder+"_KEYS"), " ")
	sealed, err := seal.Contact(data.SealKeys{Office: office, Recovery: recovery}, id, contactOf(strconv.Itoa(i)))
	if err != nil {
		t.Fatal(err)
	}
	detail, err := json.Marshal(data.Feedback{
		Kind: data.KindComplaint, Words: "Чаках", Answer: sealed, Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: fmt.Sprint("v", i),
	})
	if err != nil {
		t.Fatal(err)
	}
	return detail
}

// TestKillsLoseNothingOfWhatVisitorsSay kills the kiosk and the office, with no chance to
// end in order, while a thousand faces go from the one to the other. Each face that the
// kiosk had on its disk is in the office once; every tenth visitor wants an answer, and has
// one case with a number of its own.
func TestKillsLoseNothingOfWhatVisitorsSay(t *testing.T) {
	const faces = 1000
	g := newGround(t)
	g.serve()
	var keys []string
	for range 2 {
		key, err := seal.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.Public())
	}
	t.Setenv(visitorsFolder+"_KEYS", strings.Join(keys, " "))
	random := rand.New(rand.NewPCG(7, 8))
	next, kills := 0, 0
	for next < faces {
		next = g.untilKilled(next, 20+random.IntN(80))
		kills++
		if kills%3 == 0 {
			if err := g.office.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			<-g.ended[g.office]
			g.serve()
		}
	}
	outbox, err := site.OpenOutbox(machine.Folder(g.dir).Outbox("kiosk"))
	if err != nil {
		t.Fatal(err)
	}
	client := site.NewClient(machine.Folder(g.dir).Socket(), "kiosk", data.RoleKiosk)
	g.until("everything is delivered", func() (bool, error) {
		_, err := outbox.Deliver(g.ctx, client.Send)
		return err == nil && outbox.Len() == 0, err
	})
	if err := outbox.Close(); err != nil {
		t.Fatal(err)
	}
	g.end(g.office)
	votes := g.votes()
	seen := map[string]int{}
	for _, v := range votes {
		seen[v.Visit]++
	}
	for i := range next {
		if n := seen[fmt.Sprint("v", i)]; n != 1 {
			t.Errorf("face %d is there %d times", i, n)
		}
	}
	if len(votes) != len(seen) {
		t.Errorf("%d faces of %d visits", len(votes), len(seen))
	}
	g.answersOnce(next)
	t.Logf("%d faces, %d kills of the kiosk, %d of the office: %d in the office", next, kills, kills/3, len(votes))
}

// answersOnce looks whether each visitor up to the last who wants an answer has one case.
func (g *ground) answersOnce(until int) {
	g.t.Helper()
	store := g.store()
	defer store.Close() //nolint:errcheck // only read
	lines, all, err := store.FeedbackList(g.ctx, data.FeedbackQuestion{Answer: true, Limit: until})
	if err != nil {
		g.t.Fatal(err)
	}
	seen, numbers := map[string]int{}, map[data.CaseNumber]bool{}
	for _, l := range lines {
		seen[l.Visit]++
		if numbers[l.Number] || !l.Sealed {
			g.t.Errorf("%s of %s is another's, too, or has no contact", l.Number, l.Visit)
		}
		numbers[l.Number] = true
	}
	for i := range until {
		if n := seen[fmt.Sprint("v", i)]; wantsAnswer(i) != (n == 1) {
			g.t.Errorf("visitor %d has %d cases", i, n)
		}
	}
	cases, err := store.Cases(g.ctx, sqlite.CaseQuery{List: data.AllCases, Limit: 2 * until})
	if err != nil || len(cases) != all {
		g.t.Errorf("%d cases of %d messages: %v", len(cases), all, err)
	}
	g.t.Logf("%d want an answer", all)
}

// untilKilled runs the kiosk from the face on until it told of so many, and kills it. It
// returns the face after the last one that may be on its disk.
func (g *ground) untilKilled(from, faces int) (next int) {
	g.t.Helper()
	kiosk := exec.CommandContext(g.ctx, os.Args[0], "-test.run=^TestVisitorsOfAKilledKiosk$")
	kiosk.Env = append(os.Environ(), visitorsFolder+"="+g.dir, fmt.Sprintf("%s_FROM=%d", visitorsFolder, from))
	out, err := kiosk.StdoutPipe()
	if err != nil {
		g.t.Fatal(err)
	}
	if err := kiosk.Start(); err != nil {
		g.t.Fatal(err)
	}
	lines, last := bufio.NewScanner(out), from-1
	for lines.Scan() {
		if _, err := fmt.Sscanf(lines.Text(), "kept %d", &last); err == nil && last-from >= faces {
			if err := kiosk.Process.Kill(); err != nil {
				g.t.Fatal(err)
			}
		}
	}
	_ = kiosk.Wait() // killed
	if last < from {
		g.t.Fatal("the kiosk kept nothing")
	}
	return last + 1
}

// votes are the faces in the office's database.
func (g *ground) votes() []data.Feedback {
	g.t.Helper()
	store := g.store()
	defer store.Close() //nolint:errcheck // only read
	votes, err := store.Votes(context.Background(), time.Now().Add(-time.Hour), time.Now().Add(time.Hour))
	if err != nil {
		g.t.Fatal(err)
	}
	return votes
}

// store is the office's database.
func (g *ground) store() *sqlite.Store {
	g.t.Helper()
	store, err := sqlite.Open(g.ctx, filepath.Join(g.dir, "office", "content.db"), sqlite.Options{Clock: time.Now})
	if err != nil {
		g.t.Fatal(err)
	}
	return store
}
