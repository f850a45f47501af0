package exchange

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"time"

	"example.org/parter/data"
)

// EachCase calls with every registration that is to be written.
type EachCase func(do func(data.Registration) error) error

// exportHeadings are what an export calls the columns: what an import knows them by.
func exportHeadings() map[data.CaseColumn]string {
	return map[data.CaseColumn]string{
		data.ColumnNumber: "Входящ номер", data.ColumnReceived: "Дата", data.ColumnService: "Услуга", data.ColumnSpeed: "Вид",
		data.ColumnDepartment: "Звено", data.ColumnStage: "Етап", data.ColumnStageDate: "Дата на етапа", data.ColumnResult: "Резултат",
		data.ColumnDue: "Срок", data.ColumnExtended: "Удължен до", data.ColumnReason: "Причина за удължаване",
	}
}

// wordOf is what people call it; what has no name that is its own keeps its ID.
func wordOf[ID ~string](words map[ID]string, id ID) string {
	if word := words[id]; word != "" {
		return word
	}
	return string(id)
}

// cellsOf are the cells of the registration in the order of data.CaseColumns: texts,
// and days as time.Time.
func (n Names) cellsOf(r data.Registration) []any {
	stage, result := stageWord(r.Stage), ""
	if r.Stage.Final() {
		result = stage
	}
	return []any{
		string(r.Number), r.Received, wordOf(n.serviceWords, r.Service), string(r.Speed), wordOf(n.departmentWords, r.Department), stage, r.On, result, r.Due, r.Extended, r.Reason,
	}
}

func headingCells() (cells []any) {
	for _, column := range data.CaseColumns() {
		cells = append(cells, exportHeadings()[column])
	}
	return cells
}

// WriteCasesCSV writes cases as a CSV file that a spreadsheet opens and Cases reads:
// UTF-8 with a byte order mark, semicolons, no formula. Services and departments are
// called as the town calls them.
func (n Names) WriteCasesCSV(to io.Writer, each EachCase) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return fmt.Errorf("write cases: %w", err)
	}
	out := csv.NewWriter(to)
	out.Comma, out.UseCRLF = ';', true
	write := func(cells []any) error {
		line := make([]string, len(cells))
		for i, cell := range cells {
			switch cell := cell.(type) {
			case time.Time:
				if !cell.IsZero() {
					line[i] = cell.In(data.Sofia()).Format("02.01.2006")
				}
			case string:
				line[i] = data.Defused(cell)
			}
		}
		return out.Write(line)
	}
	err := write(headingCells())
	if err == nil {
		err = each(func(r data.Registration) error { return write(n.cellsOf(r)) })
	}
	out.Flush()
	return errors.Join(err, out.Error())
}

// WriteCasesXLSX writes cases as a spreadsheet in which days are days.
func (n Names) WriteCasesXLSX(to io.Writer, each EachCase) error {
	return writeXLSX(to, func(write func([]any) error) error {
		if err := write(headingCells()); err != nil {
			return err
		}
		return each(func(r data.Registration) error { return write(n.cellsOf(r)) })
	})
}
