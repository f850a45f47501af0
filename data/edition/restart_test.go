package edition_test

import (
	"crypto/ed25519"
	"testing"

	"example.org/parter/data/edition"
)

func TestRestartHoldsForOneRunOfOneScreen(t *testing.T) {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	order := edition.SignRestart(private, "board", "run1")
	for name, c := range map[string]struct {
		key         ed25519.PublicKey
		screen, run string
		order       []byte
		want        bool
	}{
		"the order":       {public, "board", "run1", order, true},
		"another run":     {public, "board", "run2", order, false},
		"another screen":  {public, "kiosk", "run1", order, false},
		"no run":          {public, "board", "", edition.SignRestart(private, "board", ""), false},
		"cut short":       {public, "board", "run1", order[:63], false},
		"nothing":         {public, "board", "run1", nil, false},
		"another key":     {public[:31], "board", "run1", order, false},
		"an alert's mark": {public, "board", "run1", ed25519.Sign(private, []byte("parter alert 1\nboard\nrun1")), false},
	} {
		if got := edition.IsRestart(c.key, c.screen, c.run, c.order); got != c.want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}
