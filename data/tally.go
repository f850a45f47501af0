package data

import "math"

// FewestForConclusion is below how many answers a report says „недостатъчно за извод“.
// It is a rule of thumb for shares, not law: a town may set its own.
const FewestForConclusion = 30

// Share is a share of a whole as far as a sample tells it, with the 95 % interval of
// Wilson's score, between 0 and 1 (E. B. Wilson, Probable Inference, the Law of
// Succession, and Statistical Inference, JASA 22, 1927).
type Share struct {
	Of, N     int // so many of N
	Low, High float64
}

// z95 is the quantile of the normal distribution at 0.975.
const z95 = 1.959963984540054

// NewShare is so many of n. Of none nothing is known: from 0 to 1.
func NewShare(of, n int) Share {
	if n <= 0 {
		return Share{0, 0, 0, 1}
	}
	p, count, z2 := float64(of)/float64(n), float64(n), z95*z95
	middle := (p + z2/(2*count)) / (1 + z2/count)
	half := z95 / (1 + z2/count) * math.Sqrt(p*(1-p)/count+z2/(4*count*count))
	s := Share{of, n, max(middle-half, 0), min(middle+half, 1)}
	if of == 0 {
		s.Low = 0 // and not what rounding leaves
	}
	if of == n {
		s.High = 1
	}
	return s
}

// Value is the share itself; of none it is 0.
func (s Share) Value() float64 {
	if s.N == 0 {
		return 0
	}
	return float64(s.Of) / float64(s.N)
}

// Hundred is a share of a line that is a hundred long.
func (s Share) Hundred(share float64) float64 { return 100 * share }

// Wide is how wide the interval is.
func (s Share) Wide() float64 { return s.High - s.Low }

// Concludes reports whether the sample is large enough to say anything.
func (s Share) Concludes() bool { return s.N >= FewestForConclusion }

// Against is how the share moved: 1 it is more than before, -1 less, 0 neither for sure.
// It moved only where the two intervals do not meet.
func (s Share) Against(before Share) int {
	switch {
	case s.N == 0 || before.N == 0:
		return 0
	case s.Low > before.High:
		return 1
	case s.High < before.Low:
		return -1
	default:
		return 0
	}
}

// Tally counts faces.
type Tally [5]int // by Rating; [0] is not used

// Add counts one more.
func (t *Tally) Add(r Rating) {
	if r >= RatedBad && r <= RatedExcellent {
		t[r]++
	}
}

// Plus is both together.
func (t Tally) Plus(other Tally) Tally {
	for i := range t {
		t[i] += other[i]
	}
	return t
}

// N is how many were counted.
func (t Tally) N() (n int) {
	for _, r := range Ratings() {
		n += t[r]
	}
	return n
}

// Satisfied is the share of those who were content.
func (t Tally) Satisfied() Share {
	satisfied := 0
	for _, r := range Ratings() {
		if r.Satisfied() {
			satisfied += t[r]
		}
	}
	return NewShare(satisfied, t.N())
}

// Mean is the mean of the faces from 1 to 4; of none it is 0.
func (t Tally) Mean() float64 {
	n, sum := t.N(), 0
	for _, r := range Ratings() {
		sum += int(r) * t[r]
	}
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}
