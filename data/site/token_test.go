package site_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestAScannedSlipIsAnswered(t *testing.T) {
	_, o, path := open(t)
	got, err := client(t, path, "kiosk").CaseByToken(t.Context(), slipToken)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(answer(), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if o.asked != "kiosk" {
		t.Errorf("asked by %q", o.asked)
	}
}

func TestATokenThatOpensNothingIsNotFound(t *testing.T) {
	_, _, path := open(t)
	for _, token := range []data.Token{"0000000000000000", "https://elsewhere.example", " "} {
		if _, err := client(t, path, "kiosk").CaseByToken(t.Context(), token); !errors.Is(err, data.ErrNotFound) {
			t.Errorf("%q: got %v", token, err)
		}
	}
}

// Whoever has a token sees the case: it is worth as much as the slip.
func TestNoTokenInALogOrAnError(t *testing.T) {
	var log bytes.Buffer
	_, o, path := openLogging(t, &log)
	c := client(t, path, "kiosk")
	var said []string
	for _, fails := range []error{data.ErrNotFound, data.TooManyAttempts{Wait: 1}, errors.New("disk is full")} {
		o.fail(fails)
		_, err := c.CaseByToken(t.Context(), slipToken)
		said = append(said, err.Error())
	}
	_, err := client(t, socketPath(t), "kiosk").CaseByToken(t.Context(), slipToken)
	_, body := post(t, path, "/v1/case", []byte(`{"screen":"kiosk","token":"`+string(slipToken)+`"`))
	said = append(said, err.Error(), body, log.String())
	if !strings.Contains(log.String(), "disk is full") {
		t.Errorf("the log does not say what failed: %q", log.String())
	}
	for _, text := range said {
		if strings.Contains(text, string(slipToken)) {
			t.Errorf("the token stands in %q", text)
		}
	}
}
