package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// reports is a desk of reports in memory.
type reports struct {
	o         *office
	published map[data.Period]data.PublishedReport
	said      map[data.PromiseID]data.Commitment
	figures   map[data.PromiseID]data.HandFigure
	waiting   []data.WaitingFigure
	surveys   []data.SurveyResult
}

func newReports(o *office) *reports {
	return &reports{o: o, published: map[data.Period]data.PublishedReport{}, said: map[data.PromiseID]data.Commitment{}, figures: map[data.PromiseID]data.HandFigure{}}
}

func (d *reports) Report(_ context.Context, p data.Period) (data.Report, error) {
	r := data.Report{Period: p, Rules: data.UsualFeedbackRules().OfReport(), Before: data.Tally{0, 10, 10, 40, 40}, YearAgo: data.Tally{0, 30, 10, 10, 10}, Surveys: d.surveys}
	r.Services = map[data.ServiceID]data.Text{"1001": {BG: "Скица на имот", EN: "Plan of a property"}}
	r.Expected = []data.CharterBlock{{Promise: "III.1.1", Text: data.Text{BG: "да се отнасят учтиво;", EN: "to be polite;"}}}
	r.Opinion = data.Opinion{
		From: p.From(), Until: p.Until(), All: data.Tally{0, 2, 5, 30, 63}, Hidden: map[data.HiddenFor]int{data.HiddenLater: 4},
		ByService:    map[data.ServiceID]data.Tally{"1001": {0, 0, 1, 10, 30}, "gone": {0, 1, 0, 0, 2}},
		ByDepartment: map[data.DepartmentID]data.Tally{}, ByChannel: map[data.Channel]data.Tally{data.ViaKiosk: {0, 2, 5, 20, 60}, data.ViaPaper: {0, 0, 0, 10, 3}},
		ByReason: map[data.FeedbackReason]data.Tally{data.ReasonWaiting: {0, 2, 3, 0, 0}}, Messages: map[data.FeedbackKind]int{data.KindPraise: 7},
		Breaches: map[data.PromiseID]int{"II.1.2": 2},
	}
	if p.Year == 2024 {
		return data.Report{Period: p}, nil // from before the house
	}
	if p.Until().After(d.o.now.AddDate(1, 0, 0)) || p.Year < 2026 {
		r.Opinion.All = data.Tally{}
	}
	for i, promised := range d.o.content.Charter.Promises() {
		row := data.LedgerRow{Commitment: data.Commitment{Promise: promised.Promise, Measure: data.MeasuredByHand}, Text: promised.Text}
		if i == 0 {
			row.Commitment = data.Commitment{Promise: promised.Promise, Measure: data.MeasuredInTerm, Target: 95, Source: "Заповед № 1", Responsible: "Секретар"}
			row.Value, row.Before, row.Actions = data.NewShare(900, 1000), data.NewShare(700, 1000), 1
			row.YearAgo, row.Published = data.NewShare(500, 1000), time.Date(2026, time.July, 15, 9, 0, 0, 0, data.Sofia())
		}
		if said, ok := d.said[row.Promise]; ok {
			row.Commitment = said
		}
		if f, ok := d.figures[row.Promise]; ok {
			row.Value, row.Evidence = data.NewShare(f.Of, f.N), f.Evidence
		}
		r.Ledger = append(r.Ledger, row)
	}
	r.Actions = []data.CorrectiveAction{{ID: "a1", Feedback: "m1", What: "Второ гише в петък", Responsible: "Секретар", Until: p.From().AddDate(0, 1, 0)}}
	return r, d.o.failing["Report"]
}

func (d *reports) PublishReport(ctx context.Context, by string, p data.Period) (data.PublishedReport, error) {
	if err := d.o.failing["PublishReport"]; err != nil {
		return data.PublishedReport{}, err
	}
	if d.o.now.Before(p.Until()) {
		return data.PublishedReport{}, data.Problems{{Field: "period", Reason: data.InTheFuture}}
	}
	if _, is := d.published[p]; is {
		return data.PublishedReport{}, data.ErrConflict
	}
	r, err := d.Report(ctx, p)
	d.published[p] = data.PublishedReport{Report: r, By: by, At: d.o.now}
	return d.published[p], err
}

func (d *reports) PublishedReport(_ context.Context, p data.Period) (data.PublishedReport, error) {
	if r, is := d.published[p]; is {
		return r, nil
	}
	return data.PublishedReport{}, data.ErrNotFound
}

func (d *reports) PublishedPeriods(context.Context) (all []data.Period, err error) {
	for p := range d.published {
		all = append(all, p)
	}
	return all, nil
}

func (d *reports) KeepCommitment(_ context.Context, _ string, c data.Commitment) error {
	d.said[c.Promise] = c
	return errors.Join(c.Check(), d.o.failing["KeepCommitment"])
}

func (d *reports) EnterFigure(_ context.Context, f data.HandFigure) error {
	d.figures[f.Promise] = f
	return errors.Join(f.Check(), d.o.failing["EnterFigure"])
}

func (d *reports) EnterWaiting(_ context.Context, w data.WaitingFigure) error {
	if slices.ContainsFunc(d.waiting, func(other data.WaitingFigure) bool { return !other.From.Equal(w.From) && !other.Until.Before(w.From) }) {
		return data.Problems{{Field: "waited_from", Reason: data.Taken}}
	}
	d.waiting = append(d.waiting, w)
	return errors.Join(w.Check(d.o.now), d.o.failing["EnterWaiting"])
}

func (d *reports) Waiting(context.Context, data.Period) ([]data.WaitingFigure, error) {
	return d.waiting, nil
}

func everyReportPage(b *browser, pages map[string]answer) {
	pages["report"] = b.get("/report/2026-2")
	pages["report-over"] = b.get("/report/2026-1")
	pages["report-sure"] = b.post("/report/2026-1/publish")
	pages["report-published"] = b.post("/report/2026-1/publish", "sure", "2026-1")
	pages["commitment"] = b.post("/report/2026-2/promise/II.1.2", "measure", "satisfaction", "target", "сто", "source", "", "responsible", "")
	pages["commitment-figure"] = b.post("/report/2026-2/promise/II.1.2/figure", "of", "9", "n", "3", "evidence", "")
	b.post("/report/2026-2/promise/II.1.2", "measure", "waiting", "minutes", "20")
	b.post("/report/2026-2/promise/II.1.2/waiting", "waited_from", "2026-11-02", "waited_until", "2026-11-06", "people", "100", "served", "91", "evidence", "Дневник на гишето")
	pages["commitment-waiting"] = b.post("/report/2026-2/promise/II.1.2/waiting", "waited_from", "2026-11-03", "people", "10", "served", "11", "evidence", "")
}

func TestWaitingIsEnteredByDayOrWeek(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/report/2026-2/promise/II.1.2", "measure", "waiting").is(http.StatusOK)
	b.get("/report/2026-2/promise/II.1.2").says("Първо запишете до колко минути").lacks("Дошли хора")
	b.post("/report/2026-2/promise/II.1.2/waiting", "waited_from", "2026-11-03", "people", "10", "served", "9", "evidence", "дневник").is(http.StatusUnprocessableEntity)
	b.post("/report/2026-2/promise/II.1.2", "measure", "waiting", "minutes", "20", "target", "90", "source", "Заповед № 3").is(http.StatusOK).says("Обслужени до 20 минути чакане")
	b.post("/report/2026-2/promise/II.1.2/waiting", "waited_from", "2026-11-02", "waited_until", "2026-11-06", "people", "100", "served", "91", "evidence", "дневник").is(http.StatusOK)
	b.get("/report/2026-2/promise/II.1.2").says("91 от 100 до 20 мин.", "02.11.2026 г. – 06.11.2026 г.", "дневник")
	b.post("/report/2026-2/promise/II.1.2/waiting", "waited_from", "2026-11-03", "people", "10", "served", "9", "evidence", "друго").
		is(http.StatusUnprocessableEntity).says("за част от тези дни вече има число", `value="10"`, `value="друго"`, `name="target" value="90"`)
	b.post("/report/2026-2/promise/II.1.2/waiting", "waited_from", "вчера", "people", "10", "served", "11", "evidence", "").
		is(http.StatusUnprocessableEntity).says("не е дата", `value="11"`)
}

func TestReportIsPublishedOnceAndStays(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/report/2026-2/publish").is(http.StatusOK).says("Периодът още не е изтекъл", "не е публикуван")
	b.get("/report/2026-1").is(http.StatusOK).says("Публикувай отчета", "Доволни са 93 %", "Недостатъчно за извод", "няма данни", "95 %, неизпълнено", "по-добре")
	b.post("/report/2026-1/publish", "sure", "2026-1").is(http.StatusOK).says("Отчетът е публикуван.", "Вече не се променя").lacks("Публикувай отчета")
	b.post("/report/2026-1/publish", "sure", "2026-1").is(http.StatusOK).says("вече беше публикуван")
	o.failing["PublishReport"] = errors.New("disk")
	b.post("/report/2025-2/publish", "sure", "2025-2").is(http.StatusOK).says("не се публикува", "опитайте пак")
	b.get("/report/1999").is(http.StatusNotFound)
	b.get("/report").is(http.StatusOK).says("второто полугодие на 2026")
}

func TestReportIsPublishedOnlyByWhoSaysSoTwice(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, sure := range []string{"", "2025-2"} {
		b.post("/report/2026-1/publish", "sure", sure).is(http.StatusOK).
			says("Отчетът за първото полугодие на 2026 г. ще бъде публикуван завинаги", "Оценки: 100. Съобщения: 7.", "никой не може да го промени", `name="sure" value="2026-1"`).lacks("Отчетът е публикуван.")
	}
	b.get("/report/2026-1").says("Публикувай отчета").lacks("Вече не се променя", `name="sure"`)
	b.post("/report/2026-1/publish", "sure", "2026-1").says("Отчетът е публикуван.")
}

func TestPeriodWithoutAnythingIsNotPublished(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/report/2024-1").is(http.StatusOK).says("Няма какво да се публикува").lacks("Публикувай отчета")
	b.post("/report/2024-1/publish", "sure", "2024-1").is(http.StatusOK).says("Отчетът не е публикуван: за периода няма нито оценка").lacks("Вече не се променя")
}

func TestFigureAfterPublicationSaysThatTheReportStays(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	const promise = "/report/2026-1/promise/II.1.2"
	b.post(promise+"/figure", "of", "8", "n", "10", "evidence", "Дневник").says("Записано.").lacks("вече е публикуван")
	b.post("/report/2026-1/publish", "sure", "2026-1")
	b.post(promise+"/figure", "of", "9", "n", "10", "evidence", "Дневник").is(http.StatusOK).says("Записано. Отчетът за този период вече е публикуван и не се променя")
}

func TestWaitingOutsideThePeriodOfThePageIsRefused(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/report/2026-2/promise/II.1.2", "measure", "waiting", "minutes", "20")
	b.post("/report/2026-2/promise/II.1.2/waiting", "waited_from", "2026-06-30", "people", "10", "served", "9", "evidence", "дневник").
		is(http.StatusUnprocessableEntity).says("тези дни не са от периода на тази страница", `value="2026-06-30"`)
	if len(o.reports.waiting) != 0 {
		t.Errorf("got %+v", o.reports.waiting)
	}
	b.post("/report/2026-1/promise/II.1.2/waiting", "waited_from", "2026-06-30", "people", "10", "served", "9", "evidence", "дневник").is(http.StatusOK).says("Записано.")
}

// In Bulgarian a spreadsheet reads a decimal comma, in English a point.
func TestReportAndSurveyAreTablesInTheWordsOfThePage(t *testing.T) {
	o := openOffice(t)
	o.reports.surveys = []data.SurveyResult{{
		Survey: datatest.Survey(), All: 64, ByChannel: map[data.Channel]int{data.ViaKiosk: 64},
		Counts: [][]int{{2, 6, 26, 30}, {9, 3}, {0, 2, 1, 1, 0}, {0, 0}, {0, 0, 0, 0}},
	}}
	b := o.clerk()
	for _, l := range data.Languages() {
		b.post("/language", "l", string(l), "back", "/")
		b.get("/report/2026-2/table.csv").is(http.StatusOK).wantTable("testdata/report." + string(l) + ".csv")
		b.get("/surveys/gisheto/table.csv").is(http.StatusOK).wantTable("testdata/survey." + string(l) + ".csv")
	}
}

// paper is a report on paper that tells what it was given.
func (o *office) paper(kind string) ReportPaper {
	return func(_ context.Context, r data.PublishedReport, l data.Language) ([]byte, error) {
		return fmt.Appendf(nil, "%%PDF: %s of %s in %s, %d ratings, published %t", kind, r.Period, l, r.Opinion.All.N(), !r.At.IsZero()), o.failing["ReportPaper"]
	}
}

func TestReportAndItsPosterAreOpenedOnPaper(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/report/2026-1").says("/report/2026-1/report.pdf", "Отчет (PDF, A4)", "/report/2026-1/poster.pdf", "Плакат (PDF, A3)")
	for kind, name := range map[string]string{"report": "otchet-2026-1.pdf", "poster": "plakat-2026-1.pdf"} {
		address := "/report/2026-1/" + kind + ".pdf"
		a := b.get(address).is(http.StatusOK)
		if got, want := a.body, "%PDF: "+kind+" of 2026-1 in bg, 100 ratings, published false"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := a.header.Get("Content-Disposition"); !strings.Contains(got, name) {
			t.Errorf("got %q, want the name %q", got, name)
		}
		b.get("/report/1999/" + kind + ".pdf").is(http.StatusNotFound)
	}
	b.post("/report/2026-1/publish", "sure", "2026-1")
	b.get("/report/2026-1/report.pdf").is(http.StatusOK).says("published true")
	o.failing["ReportPaper"] = errors.New("no font")
	b.get("/report/2026-1/poster.pdf").is(http.StatusInternalServerError)
}

func TestPromiseIsMeasuredAsSomebodyDecides(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/report/2026-2/promise/II.1.2", "measure", "satisfaction", "target", "80", "source", "Заповед № 2", "responsible", "Кмет").is(http.StatusOK).says("Записано.", "Кмет")
	if a := b.post("/report/2026-2/promise/II.1.2", "measure", "satisfaction", "target", "80", "source", "Заповед № 2").says(`<tr id="II.1.2">`); a.anchor != "II.1.2" {
		t.Errorf("it leads back to %q, not to its row", a.anchor)
	}
	if c := o.reports.said["II.1.2"]; c.Target != 80 || c.Measure != data.MeasuredContent {
		t.Errorf("got %+v", c)
	}
	b.post("/report/2026-2/promise/II.1.2", "measure", "satisfaction", "target", "80").is(http.StatusUnprocessableEntity).says("Кой е определил целта")
	b.post("/report/2026-2/promise/II.1.2/figure", "of", "80", "n", "100", "evidence", "Дневник").is(http.StatusOK).says("80 % (80 от 100)", "Дневник")
	b.get("/report/2026-2/promise/none").is(http.StatusNotFound)
}

func TestOwedReportIsToldToWhoeverPublishes(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/").says("Отчетът за първото полугодие на 2026 г. не е публикуван")
	b.post("/report/2026-1/publish", "sure", "2026-1")
	b.get("/").lacks("не е публикуван")
}

func TestAnyDaysHaveAReportThatIsNotPublished(t *testing.T) {
	b := openOffice(t).clerk()
	b.get("/report?first=2026-03-01&last=2026-05-31").is(http.StatusOK).
		says("Отчет за 01.03.2026", "31.05.2026", "Публикуват се само полугодията и годините", "/report/2026-03-01--2026-05-31/report.pdf").lacks("Публикувай отчета")
	b.get("/report/2026-03-01--2026-05-31/table.csv").is(http.StatusOK).says("01.03.2026", "01.03.2025")
	b.get("/report?first=2026-05-31&last=2026-03-01").is(http.StatusOK).says("Изберете първи и последен ден")
}
