//go:build bench && !race

package main

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"testing"
)

// TestFigures prints how fast the console is after years of work in a region.
func TestFigures(t *testing.T) {
	t.Run("pages", func(t *testing.T) {
		const asked, published = 200, 60
		g := newGrown(t)
		visits := g.visits()
		for _, what := range slices.Sorted(maps.Keys(visits)) {
			took := g.times(visits[what], asked)
			fmt.Printf("FIGURE %-52s n=%-4d min %-9v p50 %-9v p99 %-9v max %-9v goal ≤ 50 ms p99\n", what, len(took), at(took, 0), at(took, 0.5), at(took, 0.99), at(took, 1))
		}
		took := g.publish(published)
		fmt.Printf("FIGURE %-52s n=%-4d min %-9v p50 %-9v p99 %-9v max %-9v goal ≤ 200 ms p99\n", "publish a notice (console's POST)", len(took), at(took, 0), at(took, 0.5), at(took, 0.99), at(took, 1))
		var now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&now)
		fmt.Printf("FIGURE %-52s %.0f MB\n", "office: live heap after that", float64(now.HeapAlloc)/(1<<20))
	})
}
