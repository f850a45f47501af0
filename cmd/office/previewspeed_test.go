package main

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
)

// typing is a notice as it looks after so many keys.
func typing(keys int, now time.Time) data.Notice {
	return data.Notice{
		ID: "n1", Title: fmt.Sprintf("Изработен е проект за изменение на подробен устройствен план %d", keys),
		Body: fmt.Sprintf("Заинтересованите могат да разгледат проекта в стая 204, етаж 2, всеки работен ден от 9:00 до 12:00 ч. и да подадат писмени възражения в 14-дневен срок. %d", keys),
		From: now.Add(-time.Hour), Until: now.Add(time.Hour),
	}
}

// BenchmarkPreview paints on each surface texts that were never painted before, as
// each key asks for one.
func BenchmarkPreview(b *testing.B) {
	content, err := machine.Starter()
	if err != nil {
		b.Fatal(err)
	}
	p := &painter{content: func(context.Context) (data.Content, error) { return content, nil }, edition: func() data.EditionNumber { return 1 }}
	for _, on := range []console.Surface{console.OnBoard, console.OnUpright, console.OnKiosk} {
		b.Run(string(on), func(b *testing.B) {
			now, n := time.Now(), 0
			var took []time.Duration
			for b.Loop() {
				n++
				began := time.Now()
				if _, err := p.Preview(b.Context(), typing(n, now), on); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// BenchmarkOften counts how often a notice comes on a day.
func BenchmarkOften(b *testing.B) {
	content, err := machine.Starter()
	if err != nil {
		b.Fatal(err)
	}
	p := &painter{content: func(context.Context) (data.Content, error) { return content, nil }}
	p.begin()
	now, n := time.Now(), 0
	for b.Loop() {
		n++
		if often := p.easel(wall).Often(p.options(wall, content), display.DraftNotice(content, typing(n, now), now), now); often.Day.IsZero() {
			b.Fatal("it never comes")
		}
	}
}

// BenchmarkPreviewOfAService paints services as each key changes them.
func BenchmarkPreviewOfAService(b *testing.B) {
	content, p := starter(b)
	p.edition = func() data.EditionNumber { return 1 }
	s := drafted(b, content)
	for _, on := range []console.Surface{console.OnKiosk, console.OnUprightKiosk, console.OnBoard, console.OnUpright} {
		b.Run(string(on), func(b *testing.B) {
			n := 0
			var took []time.Duration
			for b.Loop() {
				n++
				s.Name.BG = fmt.Sprintf("Удостоверение за проба %d", n)
				began := time.Now()
				if _, err := p.PreviewEntry(b.Context(), s, on); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
