package console

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

func (o *office) SceneAt(_ context.Context, at time.Time) ([]byte, error) {
	return []byte("png at " + entered(at)), o.failing["SceneAt"]
}

func (o *office) WhyPosting(context.Context, data.Language, data.PostingID) (string, error) {
	return "Сега е в програмата на таблото.", o.failing["WhyPosting"]
}

func (o *office) Week(_ context.Context, from time.Time) (w Week, err error) {
	for n := range w.Days {
		w.Days[n] = from.AddDate(0, 0, n)
		if n < 5 {
			w.Awake[n] = []Stretch{{w.Days[n].Add(7 * time.Hour), w.Days[n].Add(18 * time.Hour)}}
		}
	}
	notice := WeekRow{Kind: data.BoardNotice, ID: "spirane001"}
	notice.Days[1] = []Stretch{{w.Days[1].Add(9 * time.Hour), w.Days[2]}}
	notice.Days[2] = []Stretch{{w.Days[2], w.Days[2].Add(12 * time.Hour)}, {w.Days[2].Add(13 * time.Hour), w.Days[2].Add(17 * time.Hour)}}
	phones := WeekRow{Kind: data.BoardPhones, ID: "phones"}
	for n := range w.Days {
		phones.Days[n] = []Stretch{{w.Days[n], w.Days[n].AddDate(0, 0, 1)}}
	}
	w.Rows = []WeekRow{notice, phones, {Kind: data.BoardResults, ID: "results"}}
	return w, o.failing["Week"]
}

func TestSliderShowsWhatWillBeOnAndItsPicture(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/board").says(`name="minute" type="range" min="0" max="1425" step="15" value="600"`, `name="day" type="date" value="2026-11-22"`, "нд 22 ноември 10:00")
	part := b.get("/board/then?day=2026-11-23&minute=795").says("На таблото: пн 23 ноември 13:15", `href="/notices/spirane001"`, "Картина на таблото", `<output id="then-words"`)
	part.lacks("<html")
	b.get("/board?day=2026-11-23&minute=795").says("На таблото: пн 23 ноември 13:15", `value="795"`, `value="2026-11-23T13:15"`)
	b.get("/board?at=2026-11-23T13:15").says(`value="795"`, `name="day" type="date" value="2026-11-23"`)
	b.get("/board/then?day=2026-11-23&minute=много").is(http.StatusNotFound)
	b.get("/board?day=вчера&minute=1").is(http.StatusUnprocessableEntity).says("това не е дата")
	o.failing["SceneAt"] = errors.New("no font")
	b.get("/board/then?day=2026-11-23&minute=795").is(http.StatusOK).says("Картината не се получи", "Спиране на водата")
	o.failing["JudgedAt"] = errors.New("the disk is gone")
	b.get("/board/then?day=2026-11-23&minute=795").is(http.StatusInternalServerError)
}

// TestSliderCountsByTheClockOnTheWall asks for a time on the day on which the clock is
// put forward.
func TestSliderCountsByTheClockOnTheWall(t *testing.T) {
	at, problems := readSlider("2027-03-28", "720")
	if problems != nil || entered(at) != "2027-03-28T12:00" {
		t.Errorf("got %s, %v", entered(at), problems)
	}
}

func TestWeekIsATableThatSaysItsDaysAndHours(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	week := b.get("/board/week").is(http.StatusOK)
	week.says(`<th scope="col" class="today" aria-current="date">нд 22 ноември`, `<th scope="row"><a href="/notices/spirane001">`, "От пн 16 ноември до нд 22 ноември",
		"9:00–24:00", "0:00–12:00, 13:00–17:00", "цял ден", "7:00–18:00", "изключени", `href="/board/week?from=2026-11-09"`, `href="/board/week?from=2026-11-23"`, "Не са на таблото през тази седмица")
	b.get("/board/week?from=2026-12-31").says("От пн 28 декември до нд 3 януари 2027").lacks("aria-current=\"date\"")
	b.get("/board/week?from=някога").is(http.StatusOK).says("От пн 16 ноември")
	if strings.Count(week.body, `href="/notices/spirane001"`) != 3 { // the table, and below two of the days
		t.Error("the days are not listed")
	}
	o.failing["Week"] = errors.New("the disk is gone")
	b.get("/board/week").is(http.StatusInternalServerError)
}

func TestPostingSaysWhyItIsOnTheBoard(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/postings/new", with(served, "do", "post")...)
	b.get("/postings/p1").says("Сега е в програмата на таблото.")
	o.failing["WhyPosting"] = errors.New("the disk is gone")
	b.get("/postings/p1").is(http.StatusOK).lacks("Сега е в програмата")
}

func TestAgendaNamesTheLineThatIsWrong(t *testing.T) {
	b := openOffice(t).clerk()
	for agenda, want := range map[string]string{
		"10:00 Откриване\n\nРазходка":                        "ред 3: пишете по една точка на ред",
		"10:00 Откриване\n\n9:30 Разходка":                   "ред 3: точките трябва да са по ред",
		"10:00 Откриване\n11:00 " + strings.Repeat("я", 161): "ред 2: точката е по-дълга",
		"": "Програма: попълнете това поле",
	} {
		b.post("/board/new", with(opening, "agenda", agenda, "do", "publish")...).is(http.StatusUnprocessableEntity).says(want)
	}
	if points, lines, wrong := readAgenda("\n10:00 А\n\n11:00 Б", time.Date(2026, 11, 22, 0, 0, 0, 0, data.Sofia())); len(points) != 2 || wrong != 0 || lines[0] != 2 || lines[1] != 4 {
		t.Errorf("got %v on lines %v, wrong %d", points, lines, wrong)
	}
}
