//go:build bench && !race

package sqlite

import (
	"fmt"
	"testing"
	"time"

	"example.org/parter/data"
)

// TestFiguresOfTheReport prints how long the report of a half-year takes, and fails where
// that is longer than somebody waits for it.
func TestFiguresOfTheReport(t *testing.T) {
	d := halfYear(t)
	const goal = 2 * time.Second
	slowest := time.Duration(0)
	for range 5 {
		began := time.Now()
		_, err := d.Report(t.Context(), data.Period{Year: 2026, Half: 2})
		must(t, err)
		slowest = max(slowest, time.Since(began))
	}
	fmt.Printf("FIGURE %-52s n=5    max %-9v goal ≤ %v\n", "report of a half-year of 50,000 events", slowest.Round(time.Millisecond), goal)
	if slowest > goal {
		t.Errorf("the report took %v, want at most %v", slowest, goal)
	}
}
