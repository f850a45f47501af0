package main

import (
	"math"
	"slices"
	"testing"
	"time"
)

// unlike is the two-sided p of the Mann–Whitney U test: how probable it is that two
// samples of one population differ as much as these in what is larger than what. It
// is the normal approximation, corrected for ties, which is good from 20 values on.
func unlike(a, b []time.Duration) (p float64) {
	type value struct {
		took  time.Duration
		first bool
	}
	var all []value
	for _, took := range a {
		all = append(all, value{took, true})
	}
	for _, took := range b {
		all = append(all, value{took, false})
	}
	slices.SortFunc(all, func(x, y value) int { return int(x.took - y.took) })
	var ranks, ties float64
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].took == all[i].took {
			j++
		}
		for _, v := range all[i:j] {
			if v.first {
				ranks += float64(i+1+j) / 2
			}
		}
		t := float64(j - i)
		ties += t*t*t - t
		i = j
	}
	n, m := float64(len(a)), float64(len(b))
	u := ranks - n*(n+1)/2
	variance := n * m / 12 * (n + m + 1 - ties/((n+m)*(n+m-1)))
	if variance == 0 {
		return 1
	}
	z := max(math.Abs(u-n*m/2)-0.5, 0) / math.Sqrt(variance)
	return math.Erfc(z / math.Sqrt2)
}

// The figures are those of wilcox.test(…, exact = FALSE) of R.
func TestMannWhitney(t *testing.T) {
	seconds := func(values ...int) (all []time.Duration) {
		for _, v := range values {
			all = append(all, time.Duration(v)*time.Second)
		}
		return all
	}
	for _, c := range []struct {
		a, b []time.Duration
		want float64
	}{
		{seconds(1, 2, 3, 4, 5), seconds(6, 7, 8, 9, 10), 0.01218578},
		{seconds(1, 2, 3), seconds(1, 2, 3), 1},
		{seconds(1, 1), seconds(1, 1), 1},
		{seconds(19, 22, 16, 29, 24), seconds(20, 11, 17, 12), 0.1113}, // U = 17 of 20
	} {
		if got := unlike(c.a, c.b); math.Abs(got-c.want) > 5e-4 {
			t.Errorf("%v and %v: p = %.5f, want %.5f", c.a, c.b, got, c.want)
		}
		if unlike(c.a, c.b) != unlike(c.b, c.a) {
			t.Errorf("%v and %v: it depends on the order", c.a, c.b)
		}
	}
	var fast, slow []time.Duration
	for i := range 200 {
		fast, slow = append(fast, time.Duration(i)), append(slow, time.Duration(i+40))
	}
	if p := unlike(fast, slow); p > 1e-4 {
		t.Errorf("a difference was not found: p = %g", p)
	}
}
