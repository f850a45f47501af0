package exchange

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"example.org/parter/data"
)

// maxUnpacked is the most bytes that an XLSX file may unpack to: about four times what
// 100,000 cases take, and no bomb.
const maxUnpacked = 256 << 20

// maxInMemory is the most bytes of a part of it that are unpacked in memory; a larger
// part is unpacked into a file.
const maxInMemory = 64 << 20

// readXLSX reads the first sheet. Whatever the file is made to do to its reader is
// answered as a file that cannot be read: one that somebody dropped into the watched
// folder must not end the office.
func (t *Table) readXLSX(text []byte) (err error) {
	defer func() {
		if recover() != nil {
			err = t.refused(1, data.BadFormat)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(text), excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxInMemory, RawCellValue: true,
	})
	if err != nil {
		return t.refused(1, data.BadFormat)
	}
	defer book.Close() //nolint:errcheck // nothing was written
	t.epoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, data.Sofia())
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		t.epoch = time.Date(1904, time.January, 1, 0, 0, 0, 0, data.Sofia())
	}
	rows, err := book.Rows(book.GetSheetName(0))
	if err != nil {
		return t.refused(1, data.BadFormat)
	}
	defer rows.Close() //nolint:errcheck // nothing was written
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return t.refused(line, data.BadFormat)
		}
		if !t.add(line, cells) {
			return t.refused(line, data.TooLarge)
		}
	}
	if rows.Error() != nil {
		return t.refused(1, data.BadFormat)
	}
	return nil
}

// serial reads a day that a spreadsheet keeps as a number: 46328 is 2.11.2026.
func (t *Table) serial(cell string) (time.Time, bool) {
	number, err := strconv.ParseFloat(cell, 64)
	if t.epoch.IsZero() || err != nil || number < 1 || number > 100_000 {
		return time.Time{}, false
	}
	day := t.epoch.AddDate(0, 0, int(number))
	return day, day.Year() >= 1990 && day.Year() <= 2100
}

// writeXLSX writes the rows as a spreadsheet in which days are days.
func writeXLSX(to io.Writer, each func(func([]any) error) error) (err error) {
	book := excelize.NewFile()
	defer book.Close() //nolint:errcheck // it is written by then, or there is an error already
	days := "dd.mm.yyyy"
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &days})
	if err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	sheet, err := book.NewStreamWriter(book.GetSheetName(0))
	if err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	line := 0
	err = each(func(cells []any) error {
		line++
		for i, cell := range cells {
			if day, ok := cell.(time.Time); ok && day.IsZero() {
				cells[i] = nil
			} else if ok {
				cells[i] = excelize.Cell{StyleID: style, Value: serialOf(day)}
			}
		}
		return sheet.SetRow("A"+strconv.Itoa(line), cells)
	})
	if err != nil {
		return err
	}
	if err := sheet.Flush(); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	if _, err := book.WriteTo(to); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// serialOf is the day as a spreadsheet keeps it.
func serialOf(day time.Time) int {
	day = day.In(data.Sofia())
	date := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	return int(date.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}
