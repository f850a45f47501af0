package phrases_test

import (
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// A notice without an end was once „до 01.01.0001“ on the kiosk and on phones.
func TestNoticeWithoutAnEndNamesNone(t *testing.T) {
	n := data.Notice{From: time.Date(2026, time.November, 22, 9, 0, 0, 0, data.Sofia()), Permanent: true}
	if got := phrases.NoticeTimes(data.Bulgarian, n); got != "показва се от 22.11.2026\u00a0г., 09:00\u00a0ч." {
		t.Errorf("got %q", got)
	}
	n.Until = n.From.Add(time.Hour)
	if got := phrases.NoticeTimes(data.English, n); got != "shown from 22.11.2026, 09:00 until 22.11.2026, 10:00" {
		t.Errorf("got %q", got)
	}
}
