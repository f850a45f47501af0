package handout_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
)

func TestCodeOfABusinessCardDecodesWithItsCyrillicLetters(t *testing.T) {
	content := radomir(t)
	for _, l := range data.Languages() {
		for _, d := range content.Departments {
			card := d.Card(content.Town, l)
			picture, err := handout.CardPNG(card, 4)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "card.png")
			if err := os.WriteFile(file, picture, 0o600); err != nil {
				t.Fatal(err)
			}
			if got, want := strings.TrimSpace(run(t, "zbarimg", "-q", "--raw", "-Sbinary", file)), strings.TrimSpace(card); got != want {
				t.Errorf("%s in %s: got %q, want %q", d.ID, l, got, want)
			}
		}
	}
}
