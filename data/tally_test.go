package data_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"example.org/parter/data"
)

// The intervals were computed by R 4.2.2: prop.test(of, n, correct = FALSE)$conf.int.
func TestIntervalsAreThoseOfR(t *testing.T) {
	for _, c := range []struct {
		of, n     int
		low, high float64
	}{
		{0, 1, 0.000000000, 0.793450686},
		{1, 1, 0.206549314, 1.000000000},
		{0, 10, 0.000000000, 0.277532800},
		{5, 10, 0.236593091, 0.763406909},
		{10, 10, 0.722467200, 1.000000000},
		{0, 20, 0.000000000, 0.161125158},
		{1, 29, 0.006113214, 0.171755219},
		{12, 15, 0.548145513, 0.929524507},
		{15, 148, 0.062386400, 0.160487242},
		{81, 263, 0.255288520, 0.366209577},
		{45, 50, 0.786397686, 0.956524235},
		{950, 1000, 0.934686180, 0.961869738},
		{25000, 50000, 0.495617556, 0.504382444},
		{49999, 50000, 0.999886710, 0.999996470},
	} {
		s := data.NewShare(c.of, c.n)
		if math.Abs(s.Low-c.low) > 1e-9 || math.Abs(s.High-c.high) > 1e-9 {
			t.Errorf("%d of %d: got %.9f to %.9f, want %.9f to %.9f", c.of, c.n, s.Low, s.High, c.low, c.high)
		}
	}
}

func TestIntervalHoldsTheShareAndNarrowsWithTheSample(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		n := 1 + random.IntN(3000)
		of := random.IntN(n + 1)
		s, mirrored, tenfold := data.NewShare(of, n), data.NewShare(n-of, n), data.NewShare(10*of, 10*n)
		switch {
		case s.Low < 0 || s.High > 1 || s.Low > s.Value() || s.Value() > s.High:
			t.Fatalf("%d of %d: %v does not hold %v", of, n, s, s.Value())
		case math.Abs(s.Low-(1-mirrored.High)) > 1e-12:
			t.Fatalf("%d of %d: %v is not the mirror of %v", of, n, s, mirrored)
		case tenfold.High-tenfold.Low >= s.High-s.Low:
			t.Fatalf("%d of %d: ten times as many tell no more", of, n)
		}
	}
}

// Wilson's interval covers the truth in about 95 of 100 samples: that is what it is for.
func TestIntervalCoversTheTruth(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, truth := range []float64{0.2, 0.5, 0.85} {
		covered := 0
		const samples = 4000
		for range samples {
			of := 0
			for range 60 {
				if random.Float64() < truth {
					of++
				}
			}
			if s := data.NewShare(of, 60); s.Low <= truth && truth <= s.High {
				covered++
			}
		}
		if share := float64(covered) / samples; share < 0.93 || share > 0.975 {
			t.Errorf("%.2f: covered in %.3f of the samples", truth, share)
		}
	}
}

func TestFacesAreCounted(t *testing.T) {
	var morning, noon data.Tally
	for _, r := range []data.Rating{4, 4, 3, 1} {
		morning.Add(r)
	}
	for _, r := range []data.Rating{0, 2, 7} { // none, and one that there is not
		noon.Add(r)
	}
	all := morning.Plus(noon)
	if all.N() != 5 || all.Mean() != 2.8 || all.Satisfied().Of != 3 || all.Satisfied().N != 5 {
		t.Errorf("got %v: n %d, mean %v, satisfied %v", all, all.N(), all.Mean(), all.Satisfied())
	}
	if all.Satisfied().Concludes() || !data.NewShare(20, 30).Concludes() {
		t.Error("five answers conclude something, or thirty nothing")
	}
	if (data.Tally{}).Mean() != 0 || (data.Tally{}).Satisfied().Value() != 0 {
		t.Error("of none something is known")
	}
}
