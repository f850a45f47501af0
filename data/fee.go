package data

import (
	"slices"
	"time"
)

// Fee is an amount to pay (такса).
type Fee struct {
	Speed   Speed     `json:"speed,omitempty"`
	For     Text      `json:"for,omitzero"`  // person or category, as published
	Unit    Text      `json:"unit,omitzero"` // what the amount is for one of: „кв.м“; empty: the whole
	Amount  Cents     `json:"amount"`
	Memo    string    `json:"memo,omitempty"` // the lev amount as once published: „5 лв.“
	Source  string    `json:"source"`         // the municipality that published it
	AsOf    Text      `json:"as_of,omitzero"`
	Note    Text      `json:"note,omitzero"`
	From    time.Time `json:"from,omitzero"`     // first day on which it is valid; zero: unknown
	Until   time.Time `json:"until,omitzero"`    // first day on which it is not any more; zero: unknown
	Example bool      `json:"example,omitempty"` // of another municipality
}

// The persons whom registers charge differently, in the registers' words.
const (
	ForPeople    = "физически лица"
	ForCompanies = "юридически лица"
)

// IsPerson reports whether the category of a fee is one of the persons.
func IsPerson(category string) bool { return category == ForPeople || category == ForCompanies }

// Cents is an amount of money in euro cents. It is the council's own figure and
// is never converted on the fly.
type Cents int64

// SameKind reports whether both fees are for the same thing: they differ only in
// amount, days and who says so.
func (f Fee) SameKind(other Fee) bool {
	return f.Speed == other.Speed && f.For == other.For && f.Unit == other.Unit
}

// overlaps reports whether both are asked on some day that is known.
func (f Fee) overlaps(other Fee) bool {
	before := func(a, b Fee) bool { return a.Until.IsZero() || b.From.Before(a.Until) }
	return !f.From.IsZero() && !other.From.IsZero() && before(f, other) && before(other, f)
}

// InForce reports whether the fee is asked on the day. One whose days are not
// known always is.
func (f Fee) InForce(day time.Time) bool {
	return !day.Before(f.From) && (f.Until.IsZero() || day.Before(f.Until))
}

// FeesAt returns the fees in force on the day, in their order.
func (s Service) FeesAt(day time.Time) []Fee {
	return s.feesThat(func(f Fee) bool { return f.InForce(day) })
}

// At is the service as it is on the day: with no fees but those in force.
func (s Service) At(day time.Time) Service {
	s.Fees = s.FeesAt(day)
	return s
}

// At is the content as it is on the day: its services with no fees but those in
// force.
func (c Content) At(day time.Time) Content {
	services := make([]Service, len(c.Services))
	for i, s := range c.Services {
		services[i] = s.At(day)
	}
	c.Services = services
	return c
}

// NextFee is the first moment after the other at which a fee begins or ends;
// zero: none is known.
func (c Content) NextFee(after time.Time) time.Time {
	var next time.Time
	for _, s := range c.Services {
		for _, fee := range s.Fees {
			for _, at := range []time.Time{fee.From, fee.Until} {
				if at.After(after) && (next.IsZero() || at.Before(next)) {
					next = at
				}
			}
		}
	}
	return next
}

// Coming returns the fees that begin after the day, in their order.
func (s Service) Coming(day time.Time) []Fee {
	return s.feesThat(func(f Fee) bool { return f.From.After(day) })
}

// FeesFrom are all the fees that are asked from a day on: those that begin on it, and
// those that stay as they are.
type FeesFrom struct {
	Day  time.Time
	Fees []Fee
}

// FeesToCome returns what is asked from each day on on which a fee begins after the
// other day, in the order of the days.
func (s Service) FeesToCome(after time.Time) (all []FeesFrom) {
	for _, fee := range s.Coming(after) {
		if !slices.ContainsFunc(all, func(f FeesFrom) bool { return f.Day.Equal(fee.From) }) {
			all = append(all, FeesFrom{Day: fee.From})
		}
	}
	slices.SortFunc(all, func(a, b FeesFrom) int { return a.Day.Compare(b.Day) })
	for i := range all {
		day := all[i].Day
		all[i].Fees = s.feesThat(func(f Fee) bool {
			givesWay := f.From.Before(day) && slices.ContainsFunc(s.Fees, func(next Fee) bool { return next.From.Equal(day) && next.SameKind(f) })
			return f.InForce(day) && !givesWay
		})
	}
	return all
}

// FeeIsExample reports whether the fee is not the municipality's own. The mark of the
// whole part holds for all fees until some of them are marked by themselves: then the
// others are the municipality's.
func (s Service) FeeIsExample(f Fee) bool {
	if f.Example || !s.IsExample(PartFees) {
		return f.Example
	}
	return !slices.ContainsFunc(s.Fees, func(other Fee) bool { return other.Example })
}

func (s Service) feesThat(are func(Fee) bool) []Fee {
	var fees []Fee
	for _, fee := range s.Fees {
		if are(fee) {
			fees = append(fees, fee)
		}
	}
	return fees
}

// FeesBySpeed returns the fees that differ only by speed: those of the first
// fee's source and of whom or what it is for, which is what fits beside a title;
// the rest needs a table.
func (s Service) FeesBySpeed() []Fee {
	var fees []Fee
	for _, fee := range s.Fees {
		if first := s.Fees[0]; fee.Speed != "" && fee.Source == first.Source && fee.For == first.For {
			fees = append(fees, fee)
		}
	}
	return fees
}
