//go:build printers && bench

package printer_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/kiosk/handout"
	"example.org/parter/kiosk/printer"
)

// TestFigures prints how long it takes from „Отпечатай“ until a slip is with the
// printer: drawn, and taken by CUPS or by a receipt printer that prints at once.
func TestFigures(t *testing.T) {
	var asPDF, asDots []time.Duration
	for range 100 {
		begun := time.Now()
		if _, err := handout.Slip(sampleSlip(), data.Bulgarian).PDF(); err != nil {
			t.Fatal(err)
		}
		asPDF = append(asPDF, time.Since(begun))
		begun = time.Now()
		if _, err := handout.Slip(sampleSlip(), data.Bulgarian).Dots(576); err != nil {
			t.Fatal(err)
		}
		asDots = append(asDots, time.Since(begun))
	}
	report("slip drawn as PDF", "-", asPDF)
	report("slip drawn as dots", "-", asDots)
	t.Run("receipt", receiptFigures)
	t.Run("CUPS", queueFigures)
}

func report(what, goal string, took []time.Duration) {
	slices.Sort(took)
	at := func(q float64) time.Duration {
		return took[min(int(q*float64(len(took))), len(took)-1)].Round(100 * time.Microsecond)
	}
	fmt.Printf("FIGURE %-52s n=%-4d min %-9v p50 %-9v p99 %-9v max %-9v goal %s\n", what, len(took), at(0), at(0.5), at(0.99), at(1), goal)
}

func receiptFigures(t *testing.T) {
	p := newThermal()
	r := receiptAt(printer.TCP(p.listen(t)))
	var took []time.Duration
	for range 100 {
		begun := time.Now()
		if _, err := r.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian)); err != nil {
			t.Fatal(err)
		}
		took = append(took, time.Since(begun))
	}
	report("touch → whole slip written and confirmed (ESC/POS)", "≤ 200 ms", took)
}

func queueFigures(t *testing.T) {
	s := openPrintShop(t)
	var handed, done []time.Duration
	for range 40 {
		begun := time.Now()
		submitted := sync.OnceFunc(func() { handed = append(handed, time.Since(begun)) })
		s.queue.Pause = func(ctx context.Context, d time.Duration) error { // the first one comes after lp
			submitted()
			return pause(ctx, d)
		}
		if _, err := s.queue.Print(t.Context(), handout.Slip(sampleSlip(), data.Bulgarian)); err != nil {
			t.Fatalf("%v\n%s", err, s.logs())
		}
		done = append(done, time.Since(begun))
	}
	report("touch → lp has handed the slip to CUPS", "≤ 200 ms", handed)
	report("touch → CUPS says completed", "-", done)
}
