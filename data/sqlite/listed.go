package sqlite

import (
	"context"
	"errors"
	"time"

	"example.org/parter/data"
)

// corrected is what clerks corrected of the cases. A list that is not mended yet says the
// old again, which is nothing new.
type corrected struct {
	facts map[data.CaseID]map[fact]bool // what each case said before
	under map[listed]caseFile           // the cases by what lists may still call them
}

// listed is how a list names a case. The whole day is compared: a number that was a slip
// of the pen is often that of another case of the year.
type listed struct{ number, received string }

func loadCorrected(ctx context.Context, tx asker) (c corrected, err error) {
	type change struct {
		of   caseFile
		what fact
	}
	changes, err := list(ctx, tx, `
		SELECT c.id, c.number, c.received, coalesce(c.service, ''), x.what, x.was
		FROM case_correction x JOIN case_file c ON c.id = x.case_file`,
		func(row scanner, x *change) error {
			return row.Scan(&x.of.id, &x.of.about.Number, (*day)(&x.of.about.Received), &x.of.service, &x.what.deed, &x.what.value)
		})
	if err != nil || len(changes) == 0 {
		return c, err
	}
	c = corrected{map[data.CaseID]map[fact]bool{}, map[listed]caseFile{}}
	for _, x := range changes {
		if c.facts[x.of.id] == nil {
			c.facts[x.of.id] = map[fact]bool{}
		}
		c.facts[x.of.id][x.what] = true
	}
	for _, x := range changes {
		c.call(x.of)
	}
	return c, nil
}

// call enters the case under every number and day that it had. What two cases had is
// neither's.
func (c corrected) call(f caseFile) {
	numbers, days := []string{f.about.Number.Key()}, []string{dayText(f.about.Received)}
	for was := range c.facts[f.id] {
		if was.deed == data.DeedNumberCorrected {
			numbers = append(numbers, data.CaseNumber(was.value).Key())
		}
		if was.deed == data.DeedReceiptCorrected {
			days = append(days, was.value)
		}
	}
	for _, number := range numbers {
		for _, on := range days {
			of := listed{number, on}
			if other, is := c.under[of]; is && other.id != f.id {
				c.under[of] = caseFile{}
			} else {
				c.under[of] = f
			}
		}
	}
}

// rename says by what the cases are stored that the rows call by an old number or year. A
// row is about a case of its own where one has its number, where the list has the case
// under its number too, or where it is for another service.
func (p *casePlan) rename(ctx context.Context) error {
	if len(p.corrected.under) == 0 {
		return nil
	}
	there := map[caseKey]bool{}
	for _, r := range p.given {
		there[keyOf(r)] = true
	}
	for i, r := range p.given {
		f := p.corrected.under[listed{r.Number.Key(), dayText(r.Received)}]
		now := keyOf(f.registration())
		if f.id == "" || there[now] || !p.corrected.fits(f, r) {
			continue
		}
		switch _, err := findCase(ctx, p.asks, keyOf(r)); {
		case errors.Is(err, data.ErrNotFound):
			p.renamed[i] = now
		case err != nil:
			return err
		}
	}
	return nil
}

// fits reports whether the row may be about the case, by its service.
func (c corrected) fits(f caseFile, r data.Registration) bool {
	return r.Service == "" || f.service == "" || r.Service == f.service || c.facts[f.id][fact{data.DeedServiceCorrected, string(r.Service)}]
}

// key is by what the case of the row is stored.
func (p *casePlan) key(row int) caseKey {
	if key, is := p.renamed[row]; is {
		return key
	}
	return keyOf(p.given[row])
}

// news is the row without what a clerk corrected of its case.
func (c corrected) news(f caseFile, r data.Registration) data.Registration {
	was := func(what data.Deed, value string) bool { return c.facts[f.id][fact{what, value}] }
	if was(data.DeedReceiptCorrected, dayText(r.Received)) {
		if first := f.about.Stages[0]; r.Stage == first.Stage && first.On.Equal(f.about.Received) && midnight(r.On).Equal(midnight(r.Received)) {
			r.On = first.On
		}
		r.Received = f.about.Received
	}
	if was(data.DeedServiceCorrected, string(r.Service)) {
		r.Service = ""
	}
	if was(data.DeedSpeedCorrected, string(r.Speed)) {
		r.Speed = ""
	}
	if was(data.DeedDepartmentCorrected, string(r.Department)) {
		r.Department = ""
	}
	if was(data.DeedDueCorrected, dayText(r.Due)) {
		r.Due = time.Time{}
	}
	return r
}
