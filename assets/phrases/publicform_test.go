package phrases

import (
	"testing"

	"example.org/parter/data"
)

func TestFileOfAFormSaysHowLongAndHeavyItIs(t *testing.T) {
	for _, c := range []struct {
		of     data.FormFile
		bg, en string
	}{
		{data.FormFile{Pages: 1, Size: 200}, "1\u00a0страница, 1\u00a0kB", "1\u00a0page, 1\u00a0kB"},
		{data.FormFile{Pages: 2, Size: 48_213}, "2\u00a0страници, 48\u00a0kB", "2\u00a0pages, 48\u00a0kB"},
		{data.FormFile{Pages: 20, Size: 2_450_000}, "20\u00a0страници, 2,5\u00a0MB", "20\u00a0pages, 2.5\u00a0MB"},
	} {
		if got := FormFileSize(data.Bulgarian, c.of); got != c.bg {
			t.Errorf("got %q, want %q", got, c.bg)
		}
		if got := FormFileSize(data.English, c.of); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
}
