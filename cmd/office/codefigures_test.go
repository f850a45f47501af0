//go:build bench && !race

package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
)

// TestFiguresOfHandouts prints how long the codes and documents take that visitors
// wait for.
func TestFiguresOfHandouts(t *testing.T) {
	town := datatest.Town()
	slip := data.Slip{
		Number: "94-00-1287", Received: datatest.Now(), Code: "7K3MQ9XW", Phone: "0999 / 11 111", Town: town.Town.Name,
		Address: town.Town.Public.Case("0123456789ABCDEF"),
	}.Comes(town.Departments[0])
	card := town.Departments[0].Card(town.Town, data.Bulgarian)
	for _, c := range []struct {
		what string
		goal time.Duration
		make func() error
	}{
		{"QR code of a slip", time.Millisecond, func() error { _, err := handout.QRModules(slip.Address); return err }},
		{"slip as PDF", 200 * time.Millisecond, func() error { _, err := handout.SlipPDF(slip, data.Bulgarian); return err }},
		{"QR code of a business card as PNG", 50 * time.Millisecond, func() error { _, err := handout.CardPNG(card, 4); return err }},
		{"brochure as PDF", 500 * time.Millisecond, func() error {
			_, err := handout.BrochurePDF(town, town.Services[0].ID, data.Bulgarian, datatest.Now())
			return err
		}},
	} {
		const times = 200
		var took []time.Duration
		for range times {
			begun := time.Now()
			if err := c.make(); err != nil {
				t.Fatal(err)
			}
			took = append(took, time.Since(begun))
		}
		slices.Sort(took)
		fmt.Printf("FIGURE %-52s n=%-4d min %-9v p50 %-9v p99 %-9v max %-9v goal ≤ %v p50\n", c.what, times, took[0], at(took, 0.5), at(took, 0.99), at(took, 1), c.goal)
		if at(took, 0.5) > c.goal {
			t.Errorf("%s: p50 %v, want at most %v", c.what, at(took, 0.5), c.goal)
		}
	}
}
