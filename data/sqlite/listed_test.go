package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// TestListThatIsNotMendedDoesNotUndoACorrection imports a list, corrects the case and
// imports the same list once more, with a row of another case, as each night does.
func TestListThatIsNotMendedDoesNotUndoACorrection(t *testing.T) {
	for name, correct := range map[string]func(*data.Registration){
		"number":           func(r *data.Registration) { r.Number = "94-00-1278" },
		"received before":  func(r *data.Registration) { r.Received = november(1) },
		"received later":   func(r *data.Registration) { r.Received = november(4) },
		"of the last year": func(r *data.Registration) { r.Received = r.Received.AddDate(-1, 0, 0) },
		"due before":       func(r *data.Registration) { r.Due = november(10) },
		"due later":        func(r *data.Registration) { r.Due = november(20) },
		"due not known":    func(r *data.Registration) { r.Due = time.Time{} },
		"service":          func(r *data.Registration) { r.Service = "1001" },
		"no service":       func(r *data.Registration) { r.Service = "" },
		"speed":            func(r *data.Registration) { r.Speed = data.Fast },
		"department":       func(r *data.Registration) { r.Department = "taxes" },
		"all": func(r *data.Registration) {
			*r = data.Registration{Number: "94-00-1278", Received: november(1).AddDate(-1, 0, 0), Service: "1001", Stage: data.StageReceived}
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			publish(t, d, func(s *data.Service) { s.Terms = []data.Term{{Text: data.Text{BG: "10 дни"}}} })
			first, dated, other := registration(), registration(), registration()
			dated.On, other.Number = dated.Received, "94-00-1300"
			rows, err := d.RegisterCases(t.Context(), "Ана", []data.Registration{first, dated})
			must(t, err)
			id := rows[0].ID
			right := first
			correct(&right)
			must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, right))
			before, deeds := d.caseOf(t, id), d.deeds(t, id)
			rows, err = d.RegisterCases(t.Context(), "Ана", []data.Registration{first, other, dated})
			must(t, err)
			for i, want := range []data.CaseEffect{{}, {New: true}, {}} {
				if rows[i].Effect != want || (rows[i].ID == id) == want.New {
					t.Errorf("row %d: got %+v", i, rows[i])
				}
			}
			if diff := cmp.Diff(before, d.caseOf(t, id)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(deeds, d.deeds(t, id)); diff != "" {
				t.Error(diff)
			}
			first.Stage, first.On = data.StageReady, november(12) // the list is still of use
			if got := d.take(t, first); got.Number != right.Number || got.Stage() != data.StageReady {
				t.Errorf("got %+v", got)
			}
			right.Stage, right.On = first.Stage, first.On // and is mended
			if got := d.take(t, right); got.Stage() != data.StageReady || len(got.Stages) != 2 {
				t.Errorf("mended: %+v", got)
			}
			cases, err := d.Cases(t.Context(), CaseQuery{List: data.AllCases, Limit: 10})
			if must(t, err); len(cases) != 2 {
				t.Errorf("there are %d cases", len(cases))
			}
		})
	}
}

// TestNumberThatWasASlipOfThePenIsThatOfAnotherCase: what a list says of somebody else's
// case must not reach the one that had its number by mistake.
func TestNumberThatWasASlipOfThePenIsThatOfAnotherCase(t *testing.T) {
	right := registration()
	right.Number = "94-00-1278"
	for name, c := range map[string]struct {
		list func(wrong data.Registration) []data.Registration // about another case first
	}{
		"both are in the list": {func(r data.Registration) []data.Registration { return []data.Registration{r, right} }},
		"received on another day": {func(r data.Registration) []data.Registration {
			r.Received, r.On = november(3), november(9)
			return []data.Registration{r}
		}},
		"for another service": {func(r data.Registration) []data.Registration {
			r.Service = "1001"
			return []data.Registration{r}
		}},
	} {
		d := openDesk(t)
		id := d.caseWithID(t, registration())
		must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, right))
		others := registration()
		others.Stage, others.On = data.StageReady, november(9)
		rows, err := d.RegisterCases(t.Context(), "Ана", c.list(others))
		must(t, err)
		if !rows[0].Effect.New || rows[0].ID == id || d.caseOf(t, id).Stage() != data.StageReceived {
			t.Errorf("%s: got %+v of %s", name, rows[0], id)
		}
	}
	d := openDesk(t)
	id := d.caseWithID(t, registration())
	must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, right))
	if byHand := d.caseWithID(t, registration()); byHand == id { // the clerk has it in hand
		t.Error("it is registered as the case that had its number")
	}
}

// TestNumberThatTwoCasesHadIsNeithers: nobody can tell which the list means.
func TestNumberThatTwoCasesHadIsNeithers(t *testing.T) {
	d := openDesk(t)
	for _, number := range []data.CaseNumber{"1", "2"} {
		id, right := d.caseWithID(t, registration()), registration()
		right.Number = number
		must(t, d.CorrectCase(t.Context(), "Ана", id, d.recordOf(t, id).Facts, right))
	}
	rows, err := d.RegisterCases(t.Context(), "Ана", []data.Registration{registration()})
	must(t, err)
	if !rows[0].Effect.New {
		t.Errorf("got %+v", rows[0])
	}
}
