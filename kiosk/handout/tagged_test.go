package handout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
)

// structure is what a reader that speaks steps through, as poppler tells it.
func structure(t *testing.T, pdf []byte) string {
	t.Helper()
	file := writePDF(t, pdf)
	if info := run(t, "pdfinfo", file); !strings.Contains(words(info), "Tagged: yes") {
		t.Fatalf("it is not tagged:\n%s", info)
	}
	return words(run(t, "pdfinfo", "-struct-text", file))
}

func TestReportIsReadByItsParts(t *testing.T) {
	r, content := sampleReport(t)
	pdf, err := handout.ReportPDF(r, content, data.Bulgarian, datatest.Now())
	if err != nil {
		t.Fatal(err)
	}
	text := structure(t, pdf)
	mustSay(t, text,
		`H1 (block) "Отчет за първото полугодие на 2026 г."`, `H2 (block) "Удовлетвореност"`, `Figure`,
		`TR TH: /Scope /Column "Какво " TH: /Scope /Column "Брой "`, `TR TD "Хартия " TD "12 " TD "2,92 " TD "9 от 12 " TD "недостатъчно за извод "`)
	tables := 0
	for _, head := range []string{"Какво ", "Обещание "} {
		tables += strings.Count(text, `TR TH: /Scope /Column "`+head)
	}
	if got := strings.Count(text, "Table (block)"); got != tables || got < 8 {
		t.Errorf("%d tables, and %d heads: the head of a further sheet is no part", got, tables)
	}
	for _, row := range r.Ledger {
		if strings.Count(text, `TD "`+string(row.Promise)+" ") != 1 {
			t.Errorf("%s is not one cell", row.Promise)
		}
	}
	for _, not := range []string{"1/8", "Община Радомир · Отчет"} {
		if strings.Contains(text, not) {
			t.Errorf("what stands on each sheet is read: %s", not)
		}
	}
	if !strings.Contains(string(pdf), "/S /Figure") || !strings.Contains(string(pdf), "/Alt <FEFF041E0442043B04380447043D043E003A0020003500310032") {
		t.Error("the bars have no words: Отлично: 512")
	}
}

// A cell that goes on over sheets is one cell, and a mark of a draft is none.
func TestCellOverManySheetsIsRead(t *testing.T) {
	r, content := sampleReport(t)
	long := make([]string, 600)
	for i := range long {
		long[i] = fmt.Sprint("дума", i)
	}
	r.Actions = []data.CorrectiveAction{{What: strings.Join(long, " "), Responsible: "Секретар", Until: day(time.May, 1)}}
	pdf, err := handout.ReportPDF(draft(r), content, data.Bulgarian, day(time.July, 1))
	if err != nil {
		t.Fatal(err)
	}
	text := structure(t, pdf)
	joined := strings.NewReplacer(`"`, "", " ", "").Replace(text)
	if !strings.Contains(joined, strings.Join(long, "")) || strings.Contains(text, "Чернова") {
		t.Errorf("got %s", text[max(0, len(text)-3000):])
	}
}
