package sqlite

import (
	"fmt"
	"path/filepath"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// town171 is the sample town with as many services as a real one.
func town171() data.Content {
	c := datatest.Town()
	for i := len(c.Services); i < 171; i++ {
		s := c.Services[i%8]
		s.ID = data.ServiceID(fmt.Sprint("x", i))
		c.Services = append(c.Services, s)
	}
	return c
}

func BenchmarkSeed(b *testing.B) {
	c := town171()
	for i := range b.N {
		d := &desk{now: datatest.Now()}
		store, err := Open(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(i)), d.options())
		must(b, err)
		must(b, store.Seed(b.Context(), c))
		must(b, store.Close())
	}
}

func BenchmarkContent(b *testing.B) {
	d := emptyDesk(b)
	must(b, d.Seed(b.Context(), town171()))
	for b.Loop() {
		_, err := d.Content(b.Context())
		must(b, err)
	}
}

func BenchmarkCaseByCode(b *testing.B) {
	d := openDesk(b)
	var rows []data.Registration
	for i := range 5000 {
		r := registration()
		r.Number = data.CaseNumber(fmt.Sprint("94-00-", i))
		rows = append(rows, r)
	}
	stored, err := d.RegisterCases(b.Context(), "Иванова", rows)
	must(b, err)
	answer, err := d.CaseSlip(b.Context(), stored[2500].ID)
	must(b, err)
	slip := answer.Slip
	for name, code := range map[string]data.AccessCode{"right": slip.Code, "wrong": "00000000"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.CaseByCode(b.Context(), slip.Number, code); err != nil && name == "right" {
					b.Fatal(err)
				}
			}
		})
	}
}
