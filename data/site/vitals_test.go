package site_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/data/site"
)

// running is a client of a program that has a run.
func running(t *testing.T, path string, id data.ScreenID, run string) *site.Client {
	c := client(t, path, id)
	c.Run = run
	return c
}

// vitals are what a board tells that has run for a minute.
func vitals() data.Vitals {
	return data.Vitals{Version: "1.0", Uptime: time.Minute, Width: 1920, Height: 1080, Frame: time.Second, DiskFree: 5, DiskSize: 9}
}

func TestVitalsAreKnownAndClocksCompared(t *testing.T) {
	server, _, path := open(t)
	board := running(t, path, "board", "r1")
	<-listen(t, board)
	const wrong = 7 * time.Second
	ahead, _, err := board.Tell(t.Context(), vitals(), func() time.Time { return datatest.Now().Add(wrong) })
	if err != nil || ahead != wrong {
		t.Errorf("ahead by %s, %v; want %s", ahead, err, wrong)
	}
	v := vitals()
	want := data.ScreenHealth{
		ID: "board", Role: data.RoleBoard, Online: true, Run: "r1", LastSeen: datatest.Now(), Connected: datatest.Now(),
		Vitals: &v, Told: datatest.Now(), Started: datatest.Now().Add(-time.Minute),
	}
	if diff := cmp.Diff([]data.ScreenHealth{want}, server.Screens()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The office is taken to have looked at its clock in the middle of the journey.
func TestJourneyIsHalvedWhenClocksAreCompared(t *testing.T) {
	_, _, path := open(t)
	board := running(t, path, "board", "r1")
	now := datatest.Now().Add(-time.Second)
	ahead, took, err := board.Tell(t.Context(), vitals(), func() time.Time { now = now.Add(time.Second); return now })
	if err != nil || took != time.Second || ahead != 500*time.Millisecond {
		t.Errorf("ahead by %s after %s, %v", ahead, took, err)
	}
}

func TestVitalsOfAnotherRunAreNotBelieved(t *testing.T) {
	server, _, path := open(t)
	<-listen(t, running(t, path, "board", "r2"))
	for _, c := range []*site.Client{running(t, path, "board", "r1"), running(t, path, "stranger", "r1")} {
		if _, _, err := c.Tell(t.Context(), vitals(), datatest.Now); err != nil {
			t.Error(err)
		}
	}
	screens := server.Screens()
	if len(screens) != 1 || screens[0].Vitals != nil {
		t.Errorf("got %+v", screens)
	}
}

func TestOfficeThatIsOlderKnowsNoVitals(t *testing.T) {
	old := httptest.NewUnstartedServer(http.NewServeMux())
	path := socketPath(t)
	listener, err := site.OpenSocket(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	old.Listener = listener
	old.Start()
	t.Cleanup(old.Close)
	if _, _, err := running(t, path, "board", "r1").Tell(t.Context(), vitals(), datatest.Now); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
}

func TestScreenThatIsOlderCannotBeRestarted(t *testing.T) {
	server, _, path := open(t)
	<-listen(t, client(t, path, "board"))
	if _, err := server.Run("board"); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("got %v, want ErrUnavailable", err)
	}
	if _, err := server.Run("none"); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("got %v, want ErrUnavailable", err)
	}
}

func TestRestartGoesToItsRunAndIsFollowed(t *testing.T) {
	server, _, path := open(t)
	messages := listen(t, running(t, path, "board", "r1"))
	<-messages
	if run, err := server.Run("board"); run != "r1" || err != nil {
		t.Fatalf("got %q, %v", run, err)
	}
	if err := server.Restart("board", "r0", []byte("order")); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("a run that is gone was told: %v", err)
	}
	if err := server.Restart("board", "r1", []byte("order")); err != nil {
		t.Fatal(err)
	}
	if m := <-messages; string(m.Restart) != "order" {
		t.Errorf("got %+v", m)
	}
	if h := server.Screens()[0]; h.Restart(datatest.Now()) != data.Restarting {
		t.Errorf("got %+v", h)
	}
	<-listen(t, running(t, path, "board", "r1")) // it only lost its connection
	if h := server.Screens()[0]; h.Restart(datatest.Now()) != data.Restarting {
		t.Errorf("a new connection was taken for a new run: %+v", h)
	}
	<-listen(t, running(t, path, "board", "r2"))
	if h := server.Screens()[0]; h.Restart(datatest.Now()) != data.Restarted || h.Vitals != nil {
		t.Errorf("got %+v", h)
	}
}

func TestScreenThatWasSeenBeforeIsMissed(t *testing.T) {
	server, _, path := open(t)
	<-listen(t, running(t, path, "board", "r1"))
	seen := datatest.Now().Add(-time.Hour)
	server.Remember([]data.ScreenHealth{
		{ID: "annex", Role: data.RoleKiosk, Edition: 3, LastSeen: seen},
		{ID: "board", Role: data.RoleBoard, Edition: 2, LastSeen: seen},
	})
	screens := server.Screens()
	if len(screens) != 2 || screens[0].Online || !screens[0].LastSeen.Equal(seen) || screens[0].Edition != 3 {
		t.Fatalf("got %+v", screens)
	}
	if !screens[1].Online || screens[1].LastSeen.Equal(seen) {
		t.Errorf("what is connected was overwritten: %+v", screens[1])
	}
	if err := server.Forget("board"); !errors.Is(err, data.ErrConflict) {
		t.Errorf("a connected screen was forgotten: %v", err)
	}
	if err := server.Forget("none"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if err := server.Forget("annex"); err != nil || len(server.Screens()) != 1 {
		t.Errorf("got %v, %+v", err, server.Screens())
	}
}

func TestVitalsThatAreNoneAreRefused(t *testing.T) {
	server, _, _ := open(t)
	for body, want := range map[string]int{
		`{"screen":"board","run":"r1","vitals":{"new":"field"}}`: http.StatusOK,
		`{"screen":"","run":"r1"}`:                               http.StatusBadRequest,
		`{"screen":"board","run":"a b"}`:                         http.StatusBadRequest,
		`nothing`:                                                http.StatusBadRequest,
		`{"screen":"` + strings.Repeat("x", 5000) + `"}`:         http.StatusRequestEntityTooLarge,
	} {
		w := httptest.NewRecorder()
		server.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/vitals", strings.NewReader(body)))
		if w.Code != want {
			t.Errorf("%.60s: got %d, want %d", body, w.Code, want)
		}
	}
}
