package site_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/site"
)

// asking is the event of a message whose writer wants an answer.
func asking(t *testing.T, answer data.Sealed) data.Event {
	t.Helper()
	detail, err := json.Marshal(data.Feedback{Kind: data.KindComplaint, Words: "Чаках", Answer: answer, Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v"})
	if err != nil {
		t.Fatal(err)
	}
	return data.Event{ID: site.NewEventID(), Screen: "kiosk", Kind: data.EventFeedback, At: time.Now(), Detail: detail}
}

func TestMessageThatWantsAnAnswerIsAnsweredWithItsCase(t *testing.T) {
	server, o, path := open(t)
	got, err := client(t, path, "kiosk").AskAnswer(t.Context(), asking(t, "sealed"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(answer(), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if o.count() != 1 || len(server.Screens()) != 1 {
		t.Errorf("%d events, screens %+v", o.count(), server.Screens())
	}
}

func TestMessageThatIsNotTakenSaysWhy(t *testing.T) {
	var log bytes.Buffer
	_, o, path := openLogging(t, &log)
	c := client(t, path, "kiosk")
	nameless := asking(t, "sealed")
	nameless.ID = "1"
	other := asking(t, "sealed")
	other.Kind = data.EventStarted
	for name, e := range map[string]data.Event{"without a contact": asking(t, ""), "without an id": nameless, "another kind": other} {
		if _, err := c.AskAnswer(t.Context(), e); !errors.Is(err, data.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	o.fail(errors.New("disk is full"))
	if _, err := c.AskAnswer(t.Context(), asking(t, "sealed")); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("the office cannot: %v", err)
	}
	if _, err := client(t, socketPath(t), "kiosk").AskAnswer(t.Context(), asking(t, "sealed")); !errors.Is(err, data.ErrUnavailable) {
		t.Errorf("no office: %v", err)
	}
	if !strings.Contains(log.String(), "disk is full") || strings.Contains(log.String(), "Чаках") {
		t.Errorf("the log: %s", &log)
	}
}

// The longest that a visitor may write, and the longest contact, are one event.
func TestLongestMessageWithTheLongestContactIsKept(t *testing.T) {
	e := asking(t, data.Sealed(strings.Repeat("a", 6000)))
	f, err := e.Feedback()
	if err != nil {
		t.Fatal(err)
	}
	f.Words = strings.Repeat("<", data.MostFeedbackWords)
	if e.Detail, err = json.Marshal(f); err != nil {
		t.Fatal(err)
	}
	_, o, path := open(t)
	if err := client(t, path, "kiosk").Send(t.Context(), []data.Event{e}); err != nil || o.count() != 1 {
		t.Errorf("%d kept: %v", o.count(), err)
	}
}
