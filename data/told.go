package data

import "time"

// ToldReport is what boards and kiosks tell of the last report that was published: it goes
// into the next edition by itself. Nobody of the staff is named in it.
type ToldReport struct {
	Period   Period             `json:"period"`
	At       time.Time          `json:"at,omitzero"` // when it was published; zero: none was
	Faces    Tally              `json:"faces"`
	Earlier  []Comparison       `json:"earlier,omitempty"`  // the periods before of which there are faces
	Promises []LedgerRow        `json:"promises,omitempty"` // that were measured, in the charter's order
	Actions  []CorrectiveAction `json:"actions,omitempty"`  // what was done, and what is to be done
}

// Any reports whether a report was published.
func (r ToldReport) Any() bool { return !r.At.IsZero() }

// Told is what is told of the report.
func (r PublishedReport) Told() ToldReport {
	told := ToldReport{Period: r.Period, At: r.At, Faces: r.Opinion.All}
	for _, c := range r.Earlier() {
		if c.Tally.N() > 0 {
			told.Earlier = append(told.Earlier, c)
		}
	}
	for _, row := range r.Ledger {
		if row.Value.N == 0 {
			continue
		}
		row.Responsible, row.Source, row.Evidence, row.Published = "", "", "", time.Time{}
		told.Promises = append(told.Promises, row)
	}
	for _, a := range r.Actions {
		told.Actions = append(told.Actions, CorrectiveAction{Promise: a.Promise, What: a.What, Until: a.Until, Done: a.Done})
	}
	return told
}

// Local is the report with its moments in the town hall's own time, so that equal moments
// are written alike.
func (r ToldReport) Local() ToldReport {
	local := func(t time.Time) time.Time {
		if t.IsZero() {
			return t
		}
		return t.In(Sofia())
	}
	actions := r.Actions
	r.At, r.Actions = local(r.At), nil
	for _, a := range actions {
		a.Until, a.Done = local(a.Until), local(a.Done)
		r.Actions = append(r.Actions, a)
	}
	return r
}
