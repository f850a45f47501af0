package public

import (
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func november(date int) time.Time {
	return time.Date(2026, time.November, date, 0, 0, 0, 0, data.Sofia())
}

// sampleCase is received on 2 November and stands in the last of the stages, which
// follow each other from 3 November on.
func sampleCase(due time.Time, stages ...data.Stage) data.Case {
	town := datatest.Town()
	c := data.Case{
		Number: goodNumber, Received: november(2), Promised: due, Due: due, Service: town.Services[0].Name,
		Department: town.Departments[0].Name, Phone: town.Departments[0].Phone,
		Stages: []data.StageEntry{{Stage: data.StageReceived, On: november(2)}},
	}
	for i, stage := range stages {
		c.Stages = append(c.Stages, data.StageEntry{Stage: stage, On: november(3 + i)})
	}
	return c
}

// extendedCase was extended twice, the second time into another year, and its client was
// told.
func extendedCase() data.Case {
	c := sampleCase(november(16), data.StageInProgress, data.StageExtended)
	c.Due = time.Date(2027, time.January, 15, 0, 0, 0, 0, data.Sofia())
	c.Extensions = []data.Extension{
		{On: november(12), Until: november(30), Reason: "Чакаме становище от РЗИ."},
		{On: november(18), Until: c.Due, Reason: "Случаят е сложен."},
	}
	c.Told = []data.DelayNotice{{On: november(13), How: data.ByPhone, By: "Иванова"}}
	return c
}

// stoppedFor stood still until 22 November, for so many days.
func stoppedFor(days int) data.Case {
	c := sampleCase(november(30))
	c.Stages = append(c.Stages, data.StageEntry{Stage: data.StageDocuments, On: november(22 - days)}, data.StageEntry{Stage: data.StageInProgress, On: november(22)})
	return c
}

// sampleCases are cases of every kind that the page tells apart.
func sampleCases() map[string]data.Case {
	stopped := sampleCase(november(30), data.StageDocuments, data.StageInProgress, data.StageDocuments)
	stopped.Promised = november(28)
	cases := map[string]data.Case{
		"case-late": sampleCase(november(20), data.StageInProgress), "case-extended": extendedCase(), "case-stopped": stopped,
		"case-closed": sampleCase(november(30), data.StageInProgress, data.StageReady, data.StageDelivered),
	}
	for _, stage := range data.Stages() {
		cases["stage "+string(stage)] = sampleCase(november(30), stage)
	}
	return cases
}

// told is what the page of the case says, without its marks.
func (v visitor) told(c data.Case, l data.Language) string {
	v.t.Helper()
	v.town.is = &c
	page := v.get("/P/" + goodToken + "?l=" + string(l))
	texts := strings.Join(mainTexts(v.t, page.Body.String()), " ")
	return strings.Join(strings.Fields(unbroken(texts)), " ")
}

func TestCaseIsToldInPlainSentences(t *testing.T) {
	v := visit(t)
	for name, c := range map[string]struct {
		is   data.Case
		l    data.Language
		want []string
		not  []string
	}{
		"in progress": {
			sampleCase(november(30), data.StageInProgress), data.Bulgarian,
			[]string{"Преписката Ви се изпълнява. Очакваме да е готова до 30 ноември. Сега от Вас не се иска нищо.", goodNumber, "Приета 2 ноември", "В работа 3 ноември", "0999 / 11 111"},
			[]string{"Какво стана със срока"},
		},
		"in English": {
			sampleCase(november(30), data.StageInProgress), data.English,
			[]string{"Your case is in progress. We expect it to be ready by 30 November.", "Received 2 November"},
			[]string{"ноември"},
		},
		"in another year": {
			sampleCase(time.Date(2027, time.January, 4, 0, 0, 0, 0, data.Sofia()), data.StageInProgress), data.Bulgarian,
			[]string{"Очакваме да е готова до 4 януари 2027 г. Сега"},
			[]string{"г.."},
		},
		"on its last day": {sampleCase(november(22), data.StageInProgress), data.Bulgarian, []string{"Очакваме да е готова до 22 ноември."}, nil},
		"the day after": {
			sampleCase(november(21), data.StageInProgress), data.Bulgarian,
			[]string{"Закъсняваме: очаквахме да е готова до 21 ноември. Обадете се, за да разберете защо се бави."},
			[]string{"не се иска нищо"},
		},
		"extended": {extendedCase(), data.Bulgarian, []string{
			"Срокът на преписката Ви е удължен. Очакваме да е готова до 15 януари 2027 г.", "Отначало срокът беше до 16 ноември.",
			"На 12 ноември срокът беше удължен до 30 ноември. Причина: Чакаме становище от РЗИ.", "На 13 ноември Ви се обадихме за забавянето.", "Причина: Случаят е сложен.",
		}, []string{"Иванова"}},
		"stopped": {sampleCases()["case-stopped"], data.Bulgarian, []string{
			"Преписката Ви чака допълнителни документи и дотогава срокът е спрян. Срокът е спрян от 5 ноември и тръгва отново, когато получим документите. Обадете се, за да разберете какво липсва",
			"От 3 ноември до 4 ноември срокът беше спрян",
		}, []string{"Очаква", "до 30 ноември"}},
		"stopped for no day": {stoppedFor(0), data.Bulgarian, []string{"В работа 22 ноември", "Очакваме да е готова до 30 ноември."}, []string{"Какво стана със срока", "спрян, докато"}},
		"stopped for a day":  {stoppedFor(1), data.Bulgarian, []string{"Какво стана със срока", "От 21 ноември до 22 ноември срокът беше спрян, докато чакахме документи от Вас."}, nil},
		"stopped since today": {func() data.Case {
			c := stoppedFor(0)
			c.Stages = c.Stages[:2]
			return c
		}(), data.Bulgarian, []string{"От 22 ноември срокът е спрян, защото чакаме документи от Вас."}, nil},
		"ready":     {sampleCase(november(20), data.StageReady), data.Bulgarian, []string{"Преписката Ви е готова. Можете да я получите на гишето."}, []string{"Очаква"}},
		"closed":    {sampleCases()["case-closed"], data.Bulgarian, []string{"Преписката Ви е приключена: документът е връчен или изпратен. Приключена е на 5 ноември."}, []string{"Очаква"}},
		"not known": {sampleCase(time.Time{}, data.StageInProgress), data.Bulgarian, []string{"Преписката Ви се изпълнява. Сега"}, []string{"Очаква", "Срок "}},
	} {
		said := v.told(c.is, c.l)
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in\n%s", name, want, said)
			}
		}
		for _, not := range c.not {
			if strings.Contains(said, not) {
				t.Errorf("%s: %q in\n%s", name, not, said)
			}
		}
	}
}

// TestWayOfACaseBeginsWithItsReceipt: a register that is imported tells only where each
// case stands now, and whoever knows number and date sees no more either.
func TestWayOfACaseBeginsWithItsReceipt(t *testing.T) {
	v := visit(t)
	imported := sampleCase(november(30))
	imported.Stages = []data.StageEntry{{Stage: data.StageDelivered, On: november(12)}}
	for l, want := range map[data.Language]string{
		data.Bulgarian: "Досега Приета 2 ноември Връчена или изпратена 12 ноември", data.English: "So far Received 2 November Handed over or sent 12 November",
	} {
		if said := v.told(imported, l); !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	said := strings.Join(mainTexts(t, v.send("number", goodNumber, "date", "2026-11-02").Body.String()), " ")
	if want := "Досега Приета 2 ноември Връчена"; !strings.Contains(strings.Join(strings.Fields(unbroken(said)), " "), want) {
		t.Errorf("by date, no %q in\n%s", want, said)
	}
	if said := v.told(sampleCase(november(30), data.StageInProgress), data.Bulgarian); strings.Count(said, "Приета 2 ноември") != 1 {
		t.Errorf("it is received twice in\n%s", said)
	}
}

// TestCaseIsToldInTheTownsOwnWords: staff say how a stage is called and what it means;
// where they said nothing, or it cannot be read, the program's own words stand.
func TestCaseIsToldInTheTownsOwnWords(t *testing.T) {
	v := visit(t)
	c := sampleCase(november(30), data.StageInProgress)
	for i := range v.town.content.Stages {
		if w := &v.town.content.Stages[i]; w.Stage == data.StageInProgress {
			w.Name, w.Says, w.Next = data.Text{BG: "Изпълнява се"}, data.Text{BG: "Работим по нея.", EN: "We are on it."}, data.Text{}
		}
	}
	if said := v.told(c, data.Bulgarian); !strings.Contains(said, "Работим по нея. Очакваме") || !strings.Contains(said, "Изпълнява се 3 ноември") || strings.Contains(said, "В работа") {
		t.Errorf("it says\n%s", said)
	}
	v.town.is = &c
	says(t, v.get("/P/"+goodToken+"?l=en"), http.StatusOK, "We are on it.", `<strong lang="bg">Изпълнява се</strong>`)
	for _, words := range [][]data.StageWords{nil, v.town.content.Stages[:1]} {
		v.town.content.Stages = words
		if said := v.told(c, data.Bulgarian); !strings.Contains(said, "Преписката Ви се изпълнява. Очакваме") {
			t.Errorf("without words of the town it says\n%s", said)
		}
	}
	v.town.broken = http.ErrBodyNotAllowed
	if said := v.told(c, data.Bulgarian); !strings.Contains(said, "Преписката Ви се изпълнява.") {
		t.Errorf("with a torn edition it says\n%s", said)
	}
}

func TestEveryStageIsToldAsTheTownBeginsWithIt(t *testing.T) {
	v := visit(t)
	for _, stage := range data.Stages() {
		for _, l := range data.Languages() {
			words := phrases.StageWords(nil, stage)
			if said := v.told(sampleCase(november(30), stage), l); !strings.Contains(said, words.Says.In(l)) || !strings.Contains(said, words.Name.In(l)) {
				t.Errorf("%s in %s says\n%s", stage, l, said)
			}
		}
	}
}

// TestEveryCaseWithItsStyleStaysLight: what a phone fetches for a case, both the page and
// the only thing that it needs.
func TestEveryCaseWithItsStyleStaysLight(t *testing.T) {
	v := visit(t)
	for name, c := range sampleCases() {
		v.town.is = &c
		for _, l := range data.Languages() {
			page := v.get("/P/" + goodToken + "?l=" + string(l))
			if weight := page.Body.Len() + len(style); weight > maxPage || page.Code != http.StatusOK {
				t.Errorf("%s in %s: status %d, %d bytes", name, l, page.Code, weight)
			}
		}
	}
	css, err := os.ReadFile("style.css")
	if err != nil || strings.Contains(string(css), "://") || strings.Contains(string(css), "@import") {
		t.Errorf("%v, or the style fetches something", err)
	}
}
