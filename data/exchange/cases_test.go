package exchange

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func november(date int) time.Time {
	return time.Date(2026, time.November, date, 0, 0, 0, 0, data.Sofia())
}

func TestExportOfARegistryIsRead(t *testing.T) {
	file, err := os.Open("testdata/cases.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}()
	got, err := Cases(file, "cases.csv", Names{})
	if err != nil {
		t.Fatal(err)
	}
	want := []data.Registration{
		{Number: "94-00-1287", Received: november(2), Service: "2056", Stage: data.StageReceived, Due: november(5)},
		{Number: "94-00-1288", Received: november(2), Service: "2016", Stage: data.StageInProgress, On: november(3), Due: november(20)},
		{Number: "РД-09-136", Received: november(4), Stage: data.StageDocuments, On: november(9)},
		{Number: "УТ-05-12", Received: november(5), Service: "2027", Stage: data.StageReady, On: november(19), Due: november(19)},
		{Number: "94-00-1301", Received: november(6), Service: "9401", Stage: data.StageDelivered, On: november(6)},
	}
	if diff := cmp.Diff(want, got.Cases); diff != "" {
		t.Error(diff)
	}
}

func TestMarksHeadingsAndOrderMayDiffer(t *testing.T) {
	want := []data.Registration{{Number: "1", Received: november(2), Stage: data.StageReady}}
	for name, text := range map[string]string{
		"commas":        "number,received,stage\n1,2026-11-02,ready\n",
		"byte order":    "\ufeffnumber,received,stage\r\n1,2026-11-02,ready\r\n",
		"tabs":          "Етап\tВХОДЯЩ  НОМЕР\tДата\nГотова за получаване\t1\t2.11.2026",
		"other columns": "number;подател;received;stage\n1;\"А; Б\";02.11.2026 г.;READY\n;;;\n",
		"short line":    "number,received,stage,due\n1,02.11.2026г.,ready\n",
	} {
		got, err := Cases(strings.NewReader(text), "x.csv", Names{})
		if diff := cmp.Diff(want, got.Cases); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
}

func TestEveryStageIsReadByCodeAndByName(t *testing.T) {
	byName := map[data.Stage]int{}
	for _, stage := range stageNames() {
		byName[stage]++
	}
	for _, stage := range data.Stages() {
		if byName[stage] < 2 {
			t.Errorf("stage %s has no Bulgarian name", stage)
		}
	}
}

func TestEveryUnreadableCellIsTold(t *testing.T) {
	text := strings.Join([]string{
		"входящ номер;дата;услуга;етап;дата на етапа;срок",
		"94-1;31.02.2026;2056;Приета;;",
		"94-2;02.11.2026;скица;Изгубена;01.11.2026;01.11.2026",
		"",
		";02.11.2026;;;;",
		"94-4;02.11.2026;;Приета;;;;извън",
		"94-5;02.11.0202;;Приета;;",
		"94-\"6;02.11.2026;;Приета;;",
		"94-7;02.11.2026;;Приета;;вчера",
	}, "\n")
	got, err := Cases(strings.NewReader(text), "дело.csv", Names{})
	if got != nil {
		t.Errorf("got %d cases of a file with problems", len(got.Cases))
	}
	var problems data.FileError
	if !errors.As(err, &problems) || !errors.Is(err, data.ErrInvalid) {
		t.Fatalf("got %v", err)
	}
	at := func(line, column int, field string, reason data.Reason) data.RowProblem {
		return data.RowProblem{File: "дело.csv", Line: line, Column: column, Field: field, Reason: reason}
	}
	want := []data.RowProblem{
		at(2, 2, "received", data.NotADate),
		at(3, 3, "service", data.UnknownName),
		at(3, 4, "stage", data.UnknownName),
		at(3, 6, "due", data.EndsBefore),
		at(3, 5, "stage_date", data.EndsBefore),
		at(5, 1, "number", data.Missing),
		at(5, 4, "stage", data.Missing),
		at(6, 0, "line", data.BadFormat),
		at(7, 2, "received", data.NotADate),
		at(8, 0, "line", data.BadFormat),
		at(9, 6, "due", data.NotADate),
	}
	if diff := cmp.Diff(want, problems.Rows); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(err.Error(), "94-") {
		t.Errorf("the error shows a value: %v", err)
	}
}

func TestFileThatIsNoListIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want data.RowProblem
	}{
		"empty":         {"", data.RowProblem{Line: 1, Field: "file", Reason: data.Missing}},
		"no letters":    {"number,received,stage\n1,\x80\xf0,x\n", data.RowProblem{Line: 2, Field: "file", Reason: data.NotText}},
		"no stage":      {"number,received\n", data.RowProblem{Line: 1, Field: "stage", Reason: data.Missing}},
		"number twice":  {"number,номер,received,stage\n", data.RowProblem{Line: 1, Column: 2, Field: "number", Reason: data.Taken}},
		"far too large": {strings.Repeat("x", MaxCasesFile+1), data.RowProblem{Line: 1, Field: "file", Reason: data.TooLarge}},
	} {
		_, err := Cases(strings.NewReader(c.text), "", Names{})
		var got data.FileError
		if !errors.As(err, &got) || !cmp.Equal(got.Rows, []data.RowProblem{c.want}) {
			t.Errorf("%s: got %+v, %v; want %+v", name, got.Rows, err, c.want)
		}
	}
	_, err := Cases(iotest.ErrReader(io.ErrUnexpectedEOF), "x.csv", Names{})
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v", err)
	}
}

func TestObjectionsOfTheOfficeNameTheLine(t *testing.T) {
	list, err := Cases(strings.NewReader("stage,number,received,service\n\nready,1,2026-11-02,\nready,2,2026-11-02,7777\n"), "x.csv", Names{})
	if err != nil {
		t.Fatal(err)
	}
	got := list.Refused(map[int]data.Problems{1: {{Field: "service", Reason: data.UnknownName}, {Field: "delay_reason", Reason: data.TooLong}}})
	want := data.FileError{Rows: []data.RowProblem{
		{File: "x.csv", Line: 4, Column: 4, Field: "service", Reason: data.UnknownName},
		{File: "x.csv", Line: 4, Field: "reason", Reason: data.TooLong},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzCases(f *testing.F) {
	sample, err := os.ReadFile("testdata/cases.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add([]byte("\ufeffnumber,received,stage\n\"1\n2\",2026-11-02,ready\n"))
	f.Add([]byte("number;received;stage\n1;\xff;x\n\"\n"))
	f.Fuzz(checkCases)
}

// checkCases reads the file and finds either a list that can be stored or problems that
// lead somewhere.
func checkCases(t *testing.T, text []byte) {
	list, err := Cases(strings.NewReader(string(text)), "fuzz", Names{})
	var problems data.FileError
	if err != nil && (list != nil || !errors.As(err, &problems) || len(problems.Rows) == 0) {
		t.Fatalf("got a list and %v", err)
	}
	for _, p := range problems.Rows {
		if p.Line < 1 || p.Column < 0 || p.Field == "" || p.Reason == "" || p.File != "fuzz" {
			t.Errorf("problem leads nowhere: %+v", p)
		}
	}
	if list == nil {
		return
	}
	for _, c := range list.Cases {
		if err := c.Check(); err != nil {
			t.Errorf("a case that cannot be stored: %v", err)
		}
	}
}
