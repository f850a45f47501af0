package sqlite

import (
	"fmt"
	"testing"

	"example.org/parter/data"
)

func BenchmarkRegisterCases(b *testing.B) {
	var rows []data.Registration
	for i := range 20_000 {
		r := registration()
		r.Number = data.CaseNumber(fmt.Sprint("94-00-", i))
		rows = append(rows, r)
	}
	for b.Loop() {
		d := openDesk(b)
		_, err := d.RegisterCases(b.Context(), "Иванова", rows)
		must(b, err)
	}
}
