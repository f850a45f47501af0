package handout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/handout"
)

func posterText(t *testing.T, r data.PublishedReport, c data.Content, l data.Language) (file, text string) {
	t.Helper()
	pdf, err := handout.PosterPDF(r, c, l, datatest.Now())
	if err != nil {
		t.Fatal(err)
	}
	file, pages := textOf(t, pdf, t.Name()+"-"+string(l))
	if len(pages) != 1 {
		t.Errorf("%d sheets, want 1", len(pages))
	}
	onPaper(t, file, box{297, 420, 20, 20})
	return file, pages[0]
}

func TestPosterSaysTheShareThePromisesAndWhatWasDone(t *testing.T) {
	r, content := sampleReport(t)
	_, text := posterText(t, r, content, data.Bulgarian)
	mustSay(t, text,
		"Община Радомир", "Какво казахте и какво направихме", "Първото полугодие на 2026 г.", "92 %", "от оценилите са доволни", "между 90 и 94 %. Оценки: 880.", "Отлично 512 (58 %)",
		"Изпълнено. Преписки, по които е отговорено в срок: 98 % (1210 от 1240). Цел: поне 95 %.",
		"Неизпълнено. Забавяния, за които клиентът е уведомен: 80 % (24 от 30). Цел: поне 100 %.",
		"Доволни по оценките: 92 % (813 от 880). Няма определена цел.",
		"Второ гише в петък от 8 до 12 часа", "Стол и маса", "насочете камерата на телефона", "http://192.168.100.20:8080/R/2026-1", "Кажете и Вие как мина", "http://192.168.100.20:8080/M/P",
	)
	for _, not := range []string{"Чернова", "обучение на звената", "Секретар", r.By, "няма данни"} {
		if strings.Contains(text, not) {
			t.Errorf("it says %q:\n%s", not, text)
		}
	}
	_, text = posterText(t, r, content, data.English)
	mustSay(t, text, "What you said and what we did", "of those who rated are content", "Not kept.", "point the phone’s camera")
}

func TestCodesOfThePosterLeadToTheReportAndToTheFaces(t *testing.T) {
	r, content := sampleReport(t)
	file, _ := posterText(t, r, content, data.Bulgarian)
	run(t, "pdftoppm", "-r", "100", "-png", "-singlefile", file, file)
	got := strings.Fields(run(t, "zbarimg", "-q", "--raw", file+".png"))
	slices.Sort(got)
	if want := []string{"HTTP://192.168.100.20:8080/M/P", "HTTP://192.168.100.20:8080/R/2026-1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPosterConcludesNothingFromAFew(t *testing.T) {
	r, content := sampleReport(t)
	r.Opinion.All, r.Ledger, r.Actions = data.Tally{0, 1, 0, 2, 9}, nil, nil
	_, text := posterText(t, r, content, data.Bulgarian)
	mustSay(t, text, "Недостатъчно за извод", "Доволни: 11 от 12. Нужни са поне 30 оценки.", "още няма измерени обещания", "Още няма завършени действия")
	if strings.Contains(text, "от оценилите") {
		t.Errorf("it concludes:\n%s", text)
	}
}

func TestPosterConcludesNothingFromAFewRatingsOfAPromise(t *testing.T) {
	r, content := sampleReport(t)
	r.Opinion.All, r.Actions = data.Tally{0, 1, 0, 2, 9}, nil
	r.Ledger = []data.LedgerRow{{Commitment: data.Commitment{Promise: "II.7.3", Measure: data.MeasuredContent, Target: 80}, Text: data.Text{BG: "измерване на оценката"}, Value: data.NewShare(11, 12)}}
	_, text := posterText(t, r, content, data.Bulgarian)
	mustSay(t, text, "Доволни по оценките: 11 от 12, недостатъчно за извод.")
	if strings.Contains(text, "Изпълнено") || strings.Contains(text, "Няма определена цел") {
		t.Errorf("it concludes:\n%s", text)
	}
}

// A sheet on a wall does not grow: letters get smaller, then the rest is in the report.
func TestPosterStaysOneSheetHoweverMuchWasDone(t *testing.T) {
	r, content := sampleReport(t)
	for i := range r.Ledger {
		r.Ledger[i].Text.BG = strings.TrimSpace(strings.Repeat("Обещание с много думи, които се четат бавно. ", 7))
	}
	for i := range 9 {
		r.Actions = append(r.Actions, data.CorrectiveAction{
			What: fmt.Sprintf("действие%d %s", i, strings.Repeat("с подробности ", 30)), Until: day(time.June, 1), Done: day(time.June, 2+i),
		})
	}
	_, text := posterText(t, r, content, data.Bulgarian)
	mustSay(t, text, "действие8", "Още направени действия: ", "Всички са в отчета", "отворете")
	shown := strings.Count(text, "действие")
	mustSay(t, text, fmt.Sprintf("Още направени действия: %d", len(r.Actions)-1-shown))
}
