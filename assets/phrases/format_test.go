package phrases

import (
	"strings"
	"testing"

	"example.org/parter/data"
)

func TestPhonesAreShownAlike(t *testing.T) {
	for stored, want := range map[data.Phone]string{
		"0777 / 80 381":    "0777 / 80 381",
		"0777/ 80 147":     "0777 / 80 147",
		"0777/80147":       "0777 / 80147",
		" 0777  /80  512 ": "0777 / 80 512",
		"112":              "112",
		"+359 777 80 381":  "+359 777 80 381",
		"":                 "",
	} {
		got := PhoneNumber(stored)
		if strings.ReplaceAll(got, "\u00a0", " ") != want || strings.Contains(got, " ") {
			t.Errorf("%q: got %q, want %q on one line", stored, got, want)
		}
	}
}
