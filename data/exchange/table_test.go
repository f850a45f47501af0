package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"example.org/parter/data"
)

// book is an XLSX file with the rows.
func book(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", cell, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := errors.Join(f.Write(&out), f.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func someNames() Names {
	return NamesOf(
		[]data.Service{{ID: "1001", Number: "2016", Name: data.Text{BG: "Удостоверение за наследници"}}, {ID: "m1", Name: data.Text{BG: "Скица"}}},
		[]data.Department{{ID: "grao", Name: data.Text{BG: "ГРАО"}}},
		data.StageList{{Stage: data.StageDelivered, Name: data.Text{BG: "Взета от гражданина"}}},
	)
}

func TestSpreadsheetIsReadAsItsCSV(t *testing.T) {
	text := book(t,
		[]any{"Вх. №", "Дата", "Услуга", "Вид", "Звено", "Етап", "Удължен до", "Причина"},
		[]any{"94-00-1", time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC), 2016, "Бърза", "грао", "Удължен срок", 46342, "чака се справка"},
		nil,
		[]any{41, "02.11.2026 г.", "скица", nil, nil, "Приета"},
		[]any{42, "02.11.2026 г.", nil, nil, nil, "взета от Гражданина"},
	)
	got, err := Cases(bytes.NewReader(text), "x.xlsx", someNames())
	if err != nil {
		t.Fatal(err)
	}
	want := []data.Registration{
		{Number: "94-00-1", Received: november(2), Service: "1001", Speed: data.Fast, Department: "grao", Stage: data.StageExtended, Extended: november(16), Reason: "чака се справка"},
		{Number: "41", Received: november(2), Service: "m1", Stage: data.StageReceived},
		{Number: "42", Received: november(2), Stage: data.StageDelivered},
	}
	if diff := cmp.Diff(want, got.Cases); diff != "" {
		t.Error(diff)
	}
	if got.Line(1) != 4 {
		t.Errorf("the second case is in line %d, want 4", got.Line(1))
	}
	table, err := ReadTable(bytes.NewReader(text), "x.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"94-00-1", "02.11.2026", "2016", "Бърза", "грао", "Удължен срок", "46342", "чака се справка"}, table.Sample()); diff != "" {
		t.Error(diff)
	}
}

func TestCellOfASpreadsheetIsRefusedByLineAndColumn(t *testing.T) {
	text := book(t, []any{"number", "received", "stage"}, nil, []any{"94-1", 46328.5, "ready"}, []any{"94-2", 5, "ready"}, []any{"=1+1", "вчера", "изгубена"})
	_, err := Cases(bytes.NewReader(text), "x.xlsx", Names{})
	var got data.FileError
	if !errors.As(err, &got) {
		t.Fatal(err)
	}
	at := func(line, column int, field string, why data.Reason) data.RowProblem {
		return data.RowProblem{File: "x.xlsx", Line: line, Column: column, Field: field, Reason: why}
	}
	want := []data.RowProblem{at(4, 2, "received", data.NotADate), at(5, 1, "number", data.BadFormat), at(5, 2, "received", data.NotADate), at(5, 3, "stage", data.UnknownName)}
	if diff := cmp.Diff(want, got.Rows); diff != "" {
		t.Error(diff)
	}
}

func TestResultIsTheLastStage(t *testing.T) {
	text := "номер;дата;етап;резултат\n1;02.11.2026;В работа;\n2;02.11.2026;В работа;Отказ\n3;02.11.2026;;Изпратена\n"
	got, err := Cases(strings.NewReader(text), "x.csv", Names{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []data.Stage{data.StageInProgress, data.StageRefused, data.StageDelivered} {
		if got.Cases[i].Stage != want {
			t.Errorf("case %d is %s, want %s", i+1, got.Cases[i].Stage, want)
		}
	}
	if _, err := Cases(strings.NewReader("номер;дата;резултат\n1;02.11.2026;В работа\n"), "x.csv", Names{}); err == nil || !strings.Contains(err.Error(), "column 3: result: unknown_name") {
		t.Errorf("a result after which something comes: %v", err)
	}
}

func TestMappingSaysWhatColumnsMean(t *testing.T) {
	table, err := ReadTable(strings.NewReader("Инд.;Рег. Дата;Къде е;Дата\n94-1;02.11.2026;готова за получаване;x\n"), "x.csv")
	if err != nil {
		t.Fatal(err)
	}
	mapping := data.CaseMapping{data.ColumnNumber: "инд.", data.ColumnReceived: "РЕГ. ДАТА", data.ColumnStage: "Къде  е"}
	got, err := table.Cases(mapping, Names{})
	if err != nil || len(got.Cases) != 1 || got.Cases[0].Stage != data.StageReady || !got.Cases[0].Received.Equal(november(2)) {
		t.Errorf("got %+v, %v", got, err)
	}
	mapping[data.ColumnDue] = "Срок"
	_, err = table.Cases(mapping, Names{})
	var refused data.FileError
	if want := []data.RowProblem{{File: "x.csv", Line: 1, Field: "due", Reason: data.Missing}}; !errors.As(err, &refused) || !cmp.Equal(refused.Rows, want) {
		t.Errorf("a heading that is gone: %v", err)
	}
	if guess := table.Guess(); guess[data.ColumnReceived] != "Дата" || len(guess) != 1 {
		t.Errorf("guessed %v", guess)
	}
}

// everyRegistration has something of everything.
func everyRegistration() (all []data.Registration) {
	for i, stage := range data.Stages() {
		r := data.Registration{Number: data.CaseNumber(fmt.Sprint("ОА-94-", i)), Received: november(2), Service: "1001", Stage: stage, On: november(3)}
		switch stage {
		case data.StageExtended:
			r.Due, r.Extended, r.Reason = november(5), november(9), "=чака; \"се\"\nсправка"
		case data.StageReady:
			r.Speed, r.Department, r.Service = data.Express, "grao", ""
		default:
		}
		all = append(all, r)
	}
	return all
}

func TestExportIsReadBackAsItWas(t *testing.T) {
	want := everyRegistration()
	each := func(do func(data.Registration) error) error {
		for _, r := range want {
			if err := do(r); err != nil {
				return err
			}
		}
		return nil
	}
	for name, write := range map[string]func(io.Writer, EachCase) error{"csv": someNames().WriteCasesCSV, "xlsx": someNames().WriteCasesXLSX} {
		var out bytes.Buffer
		if err := write(&out, each); err != nil {
			t.Fatal(err)
		}
		if name == "csv" && !strings.HasPrefix(out.String(), "\ufeffВходящ номер;Дата;") {
			t.Errorf("it begins with %q", out.String()[:40])
		}
		if name == "csv" && (!strings.Contains(out.String(), ";ГРАО;") || strings.Contains(out.String(), "grao")) {
			t.Errorf("the department is called by its ID:\n%s", out.String())
		}
		if strings.Contains(out.String(), ";\"=") || strings.Contains(out.String(), ";=") {
			t.Errorf("%s holds a formula", name)
		}
		got, err := Cases(&out, name, someNames())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, got.Cases); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// bomb is a small XLSX file that unpacks to far more than any may.
func bomb(t testing.TB) []byte {
	t.Helper()
	good, err := zip.NewReader(bytes.NewReader(book(t, []any{"number"})), int64(len(book(t, []any{"number"}))))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	for _, f := range good.File {
		w, err := packed.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != "xl/worksheets/sheet1.xml" {
			r, err := f.Open()
			if err == nil {
				_, err = io.Copy(w, r)
			}
			if err := errors.Join(err, r.Close()); err != nil {
				t.Fatal(err)
			}
			continue
		}
		spaces := bytes.Repeat([]byte(" "), 1<<20)
		for range maxUnpacked>>20 + 1 {
			if _, err := w.Write(spaces); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBombIsRefused(t *testing.T) {
	text := bomb(t)
	if len(text) > MaxCasesFile {
		t.Fatalf("the bomb has %d bytes", len(text))
	}
	_, err := ReadTable(bytes.NewReader(text), "x.xlsx")
	var refused data.FileError
	if !errors.As(err, &refused) || refused.Rows[0].Field != "file" {
		t.Errorf("got %v", err)
	}
}

func TestTooManyRowsAreRefused(t *testing.T) {
	text := "number,received,stage\n" + strings.Repeat("1,2026-11-02,ready\n", MaxCaseRows+1)
	_, err := ReadTable(strings.NewReader(text), "x.csv")
	var refused data.FileError
	if !errors.As(err, &refused) || refused.Rows[0].Reason != data.TooLarge || refused.Rows[0].Line != MaxCaseRows+2 {
		t.Errorf("got %v", err)
	}
}

func FuzzSpreadsheet(f *testing.F) {
	good := book(f, []any{"number", "received", "stage"}, []any{"94-1", 46328, "ready"})
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add(bytes.Replace(good, []byte("sheet1"), []byte("sheet2"), 2))
	f.Fuzz(func(t *testing.T, text []byte) {
		checkCases(t, append([]byte("PK\x03\x04"), bytes.TrimPrefix(text, []byte("PK\x03\x04"))...))
	})
}

// FuzzSheet fuzzes what stands in a sheet that can be unpacked.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c><c r="B1" t="inlineStr"><is><t>stage</t></is></c></row><row r="2"><c r="A2"><v>5</v></c></row>`)
	f.Add(`<row r="99999999"><c r="XFD1"/></row>`)
	f.Add(`<row><c r="A1" t="s"><v>99</v></c><c t="b"><v>1</v></c><c s="77"><v>1e309</v></c></row>`)
	f.Add(`<row r="-1"><c r="A0" t="e"/></row></sheetData><sheetData>`)
	f.Fuzz(func(t *testing.T, rows string) {
		var out bytes.Buffer
		packed := zip.NewWriter(&out)
		good := book(t, []any{"number"})
		from, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range from.File {
			if file.Name != "xl/worksheets/sheet1.xml" {
				if err := packed.Copy(file); err != nil {
					t.Fatal(err)
				}
			}
		}
		w, err := packed.Create("xl/worksheets/sheet1.xml")
		if err == nil {
			_, err = io.WriteString(w, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>`)
		}
		if err := errors.Join(err, packed.Close()); err != nil {
			t.Fatal(err)
		}
		checkCases(t, out.Bytes())
	})
}

// TestWideRowsTakeNoRoom reads rows whose last column is the last that there can be.
func TestWideRowsTakeNoRoom(t *testing.T) {
	wide := make([]any, 16_384)
	wide[0], wide[len(wide)-1] = "94-00-1", "x"
	table, err := ReadTable(bytes.NewReader(book(t, []any{"Номер"}, wide)), "x.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if cells := table.Rows[0].Cells; cap(cells) > 2*maxColumns {
		t.Errorf("a row has room for %d cells", cap(cells))
	}
}

// TestFileOfBrokenLinesEnds refuses a list of nothing but open quotes.
func TestFileOfBrokenLinesEnds(t *testing.T) {
	_, err := ReadTable(strings.NewReader("Номер\n"+strings.Repeat("a\"b\n", MaxCaseRows+2)), "x.csv")
	var refused data.FileError
	if !errors.As(err, &refused) || refused.Rows[0].Reason != data.TooLarge {
		t.Errorf("got %v", err)
	}
}
