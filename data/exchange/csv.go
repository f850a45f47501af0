package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"

	"example.org/parter/data"
)

func (t *Table) readCSV(text []byte) error {
	in, heading, ok := t.letters(text)
	if !ok {
		return t.refused(lineOfBadText(text), data.NotText)
	}
	lines := csv.NewReader(in)
	lines.Comma = delimiter(heading)
	lines.FieldsPerRecord = -1
	for {
		cells, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			t.Rows = append(t.Rows, TableRow{Line: broken.StartLine, Broken: true})
			if !t.fits() {
				return t.refused(broken.StartLine, data.TooLarge)
			}
			continue
		}
		if err != nil {
			return t.refused(1, data.BadFormat)
		}
		for i, cell := range cells {
			cells[i] = data.Undefused(cell)
		}
		line, _ := lines.FieldPos(0)
		if !t.add(line, cells) {
			return t.refused(line, data.TooLarge)
		}
	}
}

// delimiter is the mark that the heading uses most.
func delimiter(heading []byte) rune {
	best, most := ',', bytes.Count(heading, []byte(","))
	for _, mark := range ";\t" {
		if count := bytes.Count(heading, []byte(string(mark))); count > most {
			best, most = mark, count
		}
	}
	return best
}
