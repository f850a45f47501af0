package exchange

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"

	"example.org/parter/data"
)

// yearOfARegion is as many cases as a region has in a year.
func yearOfARegion(do func(data.Registration) error) error {
	for i := range 100_000 {
		received := time.Date(2026, time.January, 2+i%300, 0, 0, 0, 0, data.Sofia())
		r := data.Registration{
			Number: data.CaseNumber(fmt.Sprintf("ОА-94-%06d", i)), Received: received, Service: "2016", Stage: data.StageInProgress, On: received.AddDate(0, 0, 2),
		}
		if i%5 == 0 {
			r.Due, r.Stage, r.Extended, r.Reason = received.AddDate(0, 0, 14), data.StageExtended, received.AddDate(0, 0, 30), "изисква се справка от друга администрация"
		}
		if err := do(r); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkReadTable(b *testing.B) {
	for name, write := range map[string]func(io.Writer, EachCase) error{"csv": Names{}.WriteCasesCSV, "xlsx": Names{}.WriteCasesXLSX} {
		var file bytes.Buffer
		if err := write(&file, yearOfARegion); err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := ReadTable(bytes.NewReader(file.Bytes()), name); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
