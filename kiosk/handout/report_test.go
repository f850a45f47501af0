package handout_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
)

// look is where the documents are kept to be looked at; empty: nowhere.
var look = os.Getenv("PARTER_LOOK")

func day(month time.Month, d int) time.Time {
	return time.Date(2026, month, d, 0, 0, 0, 0, data.Sofia())
}

// sampleReport is that of the first half of 2026, as it was published in July.
func sampleReport(t testing.TB) (data.PublishedReport, data.Content) {
	t.Helper()
	content := radomir(t)
	r := data.PublishedReport{By: "Анна Публикуваща", At: time.Date(2026, time.July, 6, 10, 30, 0, 0, data.Sofia())}
	r.Rules = data.UsualFeedbackRules().OfReport()
	r.Period = data.Period{Year: 2026, Half: 1}
	r.Before, r.YearAgo = data.Tally{0, 60, 70, 210, 160}, data.Tally{0, 3, 2, 4, 5}
	r.Opinion = data.Opinion{
		From: r.Period.From(), Until: r.Period.Until(), All: data.Tally{0, 21, 46, 301, 512},
		Hidden:       map[data.HiddenFor]int{data.HiddenLater: 34, data.HiddenInterval: 9, data.HiddenBurst: 3, data.HiddenByStaff: 1},
		ByService:    map[data.ServiceID]data.Tally{},
		ByDepartment: map[data.DepartmentID]data.Tally{},
		ByChannel:    map[data.Channel]data.Tally{data.ViaKiosk: {0, 15, 30, 200, 400}, data.ViaBoard: {0, 2, 6, 51, 60}, data.ViaPaper: {0, 1, 2, 6, 3}},
		ByReason:     map[data.FeedbackReason]data.Tally{data.ReasonWaiting: {0, 12, 20, 10, 2}, data.ReasonStaff: {0, 1, 2, 40, 90}},
		Messages:     map[data.FeedbackKind]int{data.KindPraise: 12, data.KindComplaint: 5, data.KindSuggestion: 8, data.KindBreach: 2},
		Breaches:     map[data.PromiseID]int{"II.5.3": 2},
	}
	for i, s := range content.Services[:12] {
		r.Opinion.ByService[s.ID] = data.Tally{0, i % 3, i % 5, 20 - i, 41 - 3*i}
	}
	for i, d := range content.Departments {
		r.Opinion.ByDepartment[d.ID] = data.Tally{0, 3, 4, 60 - 10*i, 80 - 20*i}
	}
	r.Ledger, r.Expected = ledgerOf(content.Charter)
	for i := range r.Ledger {
		if r.Ledger[i].Value.N > 0 {
			r.Ledger[i].Published = r.At
		}
	}
	r.Actions = []data.CorrectiveAction{
		{ID: "a1", Feedback: "m1", Promise: "II.5.3", What: "Второ гише в петък от 8 до 12 часа", Responsible: "Секретар на общината", Until: day(time.May, 1), Done: day(time.April, 24)},
		{ID: "a2", What: "Стол и маса за попълване на формуляри до входа", Responsible: "Домакин", Until: day(time.June, 1), Done: day(time.May, 28)},
		{ID: "a3", What: "Писмени отговори с по-ясен език: обучение на звената", Responsible: "Човешки ресурси", Until: day(time.September, 1)},
	}
	return r, content
}

// ledgerOf are the promises of the charter, some of them measured.
func ledgerOf(c data.Charter) (ledger []data.LedgerRow, expected []data.CharterBlock) {
	usual := data.UsualMeasures()
	for _, part := range c.Parts {
		for _, section := range part.Sections {
			if part.ID == data.PartExpectations {
				expected = append(expected, section.Promises()...)
				continue
			}
			for _, promised := range section.Promises() {
				row := data.LedgerRow{Commitment: data.Commitment{Promise: promised.Promise, Measure: data.MeasuredByHand}, Text: promised.Text}
				if m, is := usual[promised.Promise]; is {
					row.Measure = m
				}
				switch row.Measure {
				case data.MeasuredInTerm:
					row.Target, row.Source, row.Responsible = 95, "Заповед № 12/2026", "Секретар на общината"
					row.Value, row.Before, row.Actions = data.NewShare(1210, 1240), data.NewShare(880, 1000), 1
				case data.MeasuredTold:
					row.Target, row.Source, row.Value, row.Before = 100, "Заповед № 12/2026", data.NewShare(24, 30), data.NewShare(28, 30)
				case data.MeasuredContent:
					row.Value, row.Before = data.NewShare(813, 880), data.NewShare(370, 500)
				case data.MeasuredChecked:
					row.Value = data.NewShare(20, 171)
				case data.MeasuredKiosks:
					row.Value, row.YearAgo = data.NewShare(61_200, 61_920), data.NewShare(55_000, 61_000)
				case data.MeasuredWaiting:
					row.Minutes, row.Value, row.Evidence = 20, data.NewShare(470, 500), "Дневник на гише „Деловодство“"
				case data.MeasuredByHand, data.MeasuredHeard, data.MeasuredBoards:
				}
				ledger = append(ledger, row)
			}
		}
	}
	ledger[0].Value, ledger[0].Evidence = data.NewShare(9, 10), "Проверка на място, протокол № 3/2026"
	return ledger, expected
}

// draft is the same report before somebody published it.
func draft(r data.PublishedReport) data.PublishedReport {
	return data.PublishedReport{Report: r.Report}
}

// reportText draws the report and returns its file and what it says, page by page.
func reportText(t *testing.T, r data.PublishedReport, c data.Content, l data.Language, now time.Time) (file string, pages []string) {
	t.Helper()
	pdf, err := handout.ReportPDF(r, c, l, now)
	if err != nil {
		t.Fatal(err)
	}
	return textOf(t, pdf, t.Name()+"-"+string(l))
}

func textOf(t *testing.T, pdf []byte, name string) (file string, pages []string) {
	t.Helper()
	file = writePDF(t, pdf)
	if look != "" {
		kept := filepath.Join(look, strings.ReplaceAll(name, "/", "-")+".pdf")
		if err := os.WriteFile(kept, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text := run(t, "pdftotext", "-raw", file, "-")
	for page := range strings.SplitSeq(strings.TrimSuffix(text, "\f"), "\f") {
		pages = append(pages, words(page))
	}
	return file, pages
}

func mustSay(t *testing.T, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if w = words(w); !strings.Contains(text, w) {
			t.Errorf("no %q in\n%s", w, text)
		}
	}
}

func TestReportTellsAllThatIsKnownOfThePeriod(t *testing.T) {
	r, content := sampleReport(t)
	_, pages := reportText(t, r, content, data.Bulgarian, datatest.Now())
	text := strings.Join(pages, " ")
	mustSay(t, text,
		content.Town.Name.BG, "Отчет за първото полугодие на 2026 г.", "Период: от 01.01.2026 г. до 30.06.2026 г. включително", "Публикуван на 06.07.2026 г. и вече не се променя.",
		"Доволни са 92 % (при 95 % сигурност между 90 и 94 %), от 880 оценки.", "Отлично 512 (58 %) Добре 301 (34 %) Слабо 46 (5 %) Лошо 21 (2 %)",
		"Първото полугодие на 2026 г. 880 3,48 92 % между 90 и 94 %", "Второто полугодие на 2025 г. 500 2,94 74 % между 70 и 78 %", "Спрямо второто полугодие на 2025 г.: по-добре.", "Спрямо първото полугодие на 2025 г.: недостатъчно за извод.",
		"Обслужени до 20 минути чакане: Дневник на гише „Деловодство“", "99 % (1020 от 1032 часа)", "Спрямо преди година: 90 % (917 от 1017 часа), по-добре",
		"Публикувано на 06.07.2026", "Какво очаква общината от гражданите", "да се отнасят към служителите учтиво", "най-удобна за екранен четец: "+content.Town.Public.Report(r.Period),
		"Хартия 12 2,92 9 от 12 недостатъчно за извод", "Чакането 44 2,05", "Скрити: повторни 34", "Скрити от служител 1", "Похвала 12", "Нарушено обещание 2",
		"98 % (1210 от 1240) 95 %, изпълнено", "Спрямо преди: 88 % (880 от 1000), по-добре", "80 % (24 от 30) 100 %, неизпълнено", "Спрямо преди: 93 % (28 от 30), без сигурна разлика", "12 % (20 от 171) няма",
		"Въвежда се на ръка: Проверка на място, протокол № 3/2026", "Целта е определена от: Заповед № 12/2026", "Отговорник: Секретар на общината", "Сигнали за нарушение: 2", "Действия: 1",
		"II.5.3, Второ гише в петък от 8 до 12 часа", "Направено на 24.04.2026 г.", "До 01.09.2026 г.", "(по Уилсън, 1927 г.)", "под 30", "най-много 20 оценки за 10 минути на екран",
	)
	for _, row := range r.Ledger {
		mustSay(t, text, string(row.Promise)+" ")
	}
	for i, page := range pages {
		mustSay(t, page, fmt.Sprintf("%d/%d", i+1, len(pages)))
	}
	for _, not := range []string{"Чернова", r.By, "m1"} {
		if strings.Contains(text, not) {
			t.Errorf("it says %q", not)
		}
	}
	_, pages = reportText(t, r, content, data.English, datatest.Now())
	mustSay(t, strings.Join(pages, " "), "Report of the first half of 2026", "Very well 512 (58 %)", "3.48", "too few to conclude", "between 90 and 94 %", "95 %, met", "How it was measured")
}

func TestDraftOfAReportIsMarkedOnEveryPage(t *testing.T) {
	r, content := sampleReport(t)
	for _, c := range []struct {
		now  time.Time
		want string
	}{
		{day(time.May, 20), "Чернова: периодът още тече"},
		{day(time.July, 1), "Чернова: отчетът не е публикуван"},
	} {
		_, pages := reportText(t, draft(r), content, data.Bulgarian, c.now)
		for _, page := range pages {
			mustSay(t, page, c.want)
		}
		mustSay(t, pages[0], "Към "+phrases.Date(data.Bulgarian, c.now))
		pdf, err := handout.PosterPDF(draft(r), content, data.Bulgarian, c.now)
		if err != nil {
			t.Fatal(err)
		}
		_, poster := textOf(t, pdf, "poster-draft")
		mustSay(t, poster[0], c.want, "кодът към отчета, когато бъде публикуван")
	}
}

// Fifty services with long names, longer than a line, and a promise longer than a sheet.
func TestReportLosesNoWordHoweverLongItIs(t *testing.T) {
	r, content := sampleReport(t)
	r.Opinion.ByService = map[data.ServiceID]data.Tally{}
	var want []string
	for i := range 50 {
		name := fmt.Sprintf("начало%d %s край%d", i, strings.Repeat("административно обслужване на граждани ", 1+i%7), i)
		content.Services[i].Name.BG = strings.TrimSpace(name)
		r.Opinion.ByService[content.Services[i].ID] = data.Tally{0, i, 2, 3, 1000 + i}
		want = append(want, name, fmt.Sprint(1005+2*i))
	}
	r.Ledger[3].Text.BG = strings.Repeat("Обещание, което не се побира на един лист хартия. ", 90)
	for i := range 40 {
		r.Actions = append(r.Actions, data.CorrectiveAction{What: fmt.Sprintf("действие%d %s", i, strings.Repeat("с подробности ", i)), Responsible: "Отговорник", Until: day(time.June, 1)})
	}
	for _, row := range r.Ledger {
		want = append(want, string(row.Promise), row.Text.BG, row.Evidence, row.Responsible)
	}
	for _, a := range r.Actions {
		want = append(want, a.What, a.Responsible)
	}
	file, pages := reportText(t, r, content, data.Bulgarian, datatest.Now())
	there := counted(strings.Join(pages, " "))
	for word, times := range counted(want...) {
		if there[word] < times {
			t.Errorf("%q stands there %d times, want %d", word, there[word], times)
		}
	}
	onPaper(t, file, box{210, 297, 20, 10})
}

// box is a sheet with the least margins that words keep, in mm.
type box struct{ width, height, side, edge float64 }

func onPaper(t *testing.T, file string, sheet box) {
	t.Helper()
	for _, page := range wordsOf(t, file) {
		if w, h := page.Width*point, page.Height*point; w < sheet.width-0.5 || w > sheet.width+0.5 || h < sheet.height-0.5 || h > sheet.height+0.5 {
			t.Errorf("a sheet of %.1f × %.1f mm, want %.0f × %.0f", w, h, sheet.width, sheet.height)
		}
		for _, w := range page.Words {
			if w.XMin*point < sheet.side-0.5 || w.XMax*point > sheet.width-sheet.side+0.5 || w.YMin*point < sheet.edge-4 || w.YMax*point > sheet.height-sheet.edge+4 {
				t.Errorf("%q is at the edge of the paper: %+v", w.Text, w)
			}
		}
	}
}

func TestReportOfAnEmptyPeriodSaysThatThereIsNothing(t *testing.T) {
	r, content := sampleReport(t)
	r.Report = data.Report{Period: r.Period}
	_, pages := reportText(t, r, content, data.Bulgarian, datatest.Now())
	mustSay(t, strings.Join(pages, " "), "Още никой не е дал оценка.", "За второто полугодие на 2025 г. няма оценки.", "За първото полугодие на 2025 г. няма оценки.", "Няма скрити оценки.", "Никой не е писал.", "Няма обещания.", "Още няма.")
}

func TestReportSaysItsTitleLanguageAndAuthorAndHasAnOutline(t *testing.T) {
	r, content := sampleReport(t)
	for l, want := range map[data.Language][]string{
		data.Bulgarian: {"/Lang (bg-BG)", "Отчет за първото полугодие на 2026 г.", "Община Радомир"},
		data.English:   {"/Lang (en-GB)", "Report of the first half of 2026", content.Town.Name.EN},
	} {
		pdf, err := handout.ReportPDF(r, content, l, datatest.Now())
		if err != nil {
			t.Fatal(err)
		}
		file := writePDF(t, pdf)
		info := run(t, "pdfinfo", file)
		mustSay(t, words(info), "Title: "+want[1], "Author: "+want[2])
		for _, part := range []string{want[0], "/Outlines"} {
			if !bytes.Contains(pdf, []byte(part)) {
				t.Errorf("%s: no %s", l, part)
			}
		}
		if strings.Contains(info, r.By) {
			t.Errorf("its properties name a person:\n%s", info)
		}
	}
}

func TestSameReportGivesTheSameBytes(t *testing.T) {
	r, content := sampleReport(t)
	for _, draw := range []func(data.PublishedReport, data.Content, data.Language, time.Time) ([]byte, error){handout.ReportPDF, handout.PosterPDF} {
		first, err := draw(r, content, data.Bulgarian, day(time.July, 7))
		if err != nil {
			t.Fatal(err)
		}
		for hour := range 3 {
			again, err := draw(r, content, data.Bulgarian, day(time.August, 9).Add(time.Duration(hour)*time.Hour))
			if err != nil || !bytes.Equal(first, again) {
				t.Errorf("two documents of one published report differ: %v", err)
			}
		}
	}
}

func BenchmarkReport(b *testing.B) {
	r, content := sampleReport(b)
	for b.Loop() {
		if _, err := handout.ReportPDF(r, content, data.Bulgarian, datatest.Now()); err != nil {
			b.Fatal(err)
		}
	}
}
