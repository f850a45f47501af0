package public

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestEveryPageLeadsToItselfInTheOtherLanguage(t *testing.T) {
	v := visit(t)
	for address, other := range map[string]string{
		"/": "/?l=en", "/U": "/u?l=en", "/U?g=people": "/u?g=people&l=en", "/U/1001": "/u/1001?l=en", "/P": "/p?l=en", "/O/none": "/o/none?l=en",
		"/U?q=" + url.QueryEscape("скица"): "/u?l=en&q=" + url.QueryEscape("скица"), "/nothing": "/nothing?l=en", "/U?g=none": "/u?g=none&l=en",
		"/U?g=people&l=en": "/u?g=people", "/nothing?l=en": "/nothing", "/P?q=1&x=2": "/p?l=en&q=1",
	} {
		body := html.UnescapeString(v.get(address).Body.String())
		if want := `class="lang" href="` + other + `"`; !strings.Contains(body, want) {
			t.Errorf("%s: the page does not lead to %s", address, other)
		}
	}
	v.town.broken = errors.New("torn file")
	says(t, v.get("/U"), http.StatusServiceUnavailable, `class="lang" href="/u?l=en"`)
}

func TestNoAddressLeadsToAnotherSite(t *testing.T) {
	v := visit(t)
	for _, path := range []string{"//evil.example/x", "///evil.example", `/\evil.example`} {
		r := httptest.NewRequest(http.MethodPost, "/", nil)
		r.URL.Path = path
		if body := v.check(r).Body.String(); strings.Contains(body, `href="//`) || strings.Contains(body, `href="/\`) {
			t.Errorf("%s: the page leads away:\n%s", path, body)
		}
	}
}

func TestListsSayWhatAServiceCosts(t *testing.T) {
	fee := func(speed data.Speed, category string, amount data.Cents, source string) data.Fee {
		return data.Fee{Speed: speed, For: data.Text{BG: category}, Amount: amount, Source: source}
	}
	example := []data.Part{data.PartFees}
	for name, c := range map[string]struct {
		of     data.Service
		bg, en listFee
	}{
		"nothing known": {},
		"free":          {data.Service{FeeNote: "безплатно", Examples: example}, listFee{Text: "безплатно", Example: true}, listFee{Text: "free of charge", Example: true}},
		"by speed": {
			data.Service{Fees: []data.Fee{fee(data.Fast, "", 511, "Радомир"), fee(data.Ordinary, "", 256, "Радомир"), fee("", "", 100, "Друго село")}},
			listFee{Text: "от 2,56\u00a0€"},
			listFee{Text: "from €2.56"},
		},
		"by person": {
			data.Service{Examples: example, Fees: []data.Fee{fee(data.Ordinary, data.ForPeople, 153, "Белене"), fee(data.Ordinary, data.ForCompanies, 307, "Белене")}},
			listFee{Text: "от 1,53\u00a0€", Example: true, Source: "Белене"},
			listFee{Text: "from €1.53", Example: true, Source: "Белене"},
		},
		"by unit": {
			data.Service{Fees: []data.Fee{fee(data.Ordinary, "на лист", 26, "Исперих"), fee(data.Express, "на лист", 41, "Исперих")}},
			listFee{Text: "от 0,26\u00a0€", For: data.Text{BG: "на лист"}},
			listFee{Text: "from €0.26", For: data.Text{BG: "на лист"}},
		},
	} {
		if got := listFeeOf(data.Bulgarian, c.of); got != c.bg {
			t.Errorf("%s: got %+v, want %+v", name, got, c.bg)
		}
		if got := listFeeOf(data.English, c.of); got != c.en {
			t.Errorf("%s in English: got %+v, want %+v", name, got, c.en)
		}
	}
	v := visit(t)
	says(t, v.get("/U?g=people"), http.StatusOK, "от 2,56 €", "безплатно")
	says(t, v.get("/U?q="+url.QueryEscape("скица")), http.StatusOK, "от 10,23 €", "Примерни данни · източник: Друго село")
}

func TestAFeeToComeStandsApartUntilItsFirstDay(t *testing.T) {
	s := datatest.Town().Services[0]
	january := time.Date(2027, time.January, 1, 0, 0, 0, 0, data.Sofia())
	before, after := feeTables(s, january.Add(-time.Second)), feeTables(s, january)
	if len(before) != 3 || !before[0].From.IsZero() || before[0].Fees[0].Amount != 256 || !before[1].From.Equal(january) || before[1].Fees[0].Amount != 300 || !before[2].From.Equal(january) || before[2].Fees[0].Amount != 511 {
		t.Errorf("in December: %+v", before)
	}
	if len(after) != 2 || after[0].Fees[0].Amount != 300 || !after[0].From.IsZero() || !after[1].From.IsZero() {
		t.Errorf("in January: %+v", after)
	}
	if got, want := listFeeOf(data.Bulgarian, s.At(january)).Text, "от 3,00\u00a0€"; got != want {
		t.Errorf("the list says %q, want %q", got, want)
	}
}

func TestAServiceOfAnotherAuthorityIsFoundAndSaysWhereToGo(t *testing.T) {
	v := visit(t)
	says(t, v.get("/U?q="+url.QueryEscape("съдимост")), http.StatusOK, "Свидетелство за съдимост", "Районен съд – Примерово", "Съдебната палата", "Примерни данни")
	says(t, v.get("/U?l=en&q="+url.QueryEscape("съдимост")), http.StatusOK, "Criminal record certificate", "Primerovo District Court", "The courthouse", "Sample data")
}

func TestFeesOfPersonsStandUnderTheirHeading(t *testing.T) {
	v := visit(t)
	for i := range v.town.content.Services {
		if s := &v.town.content.Services[i]; s.ID == "1004" {
			s.Fees = []data.Fee{
				{Speed: data.Ordinary, For: data.Text{BG: data.ForPeople}, Amount: 153, Source: "Белене"},
				{Speed: data.Fast, For: data.Text{BG: data.ForPeople}, Amount: 205, Source: "Белене"},
				{Speed: data.Ordinary, For: data.Text{BG: data.ForCompanies}, Amount: 307, Source: "Белене"},
				{For: data.Text{BG: "2 часа"}, Amount: 511, Source: "Враца"},
			}
			if tables := feeTables(*s, datatest.Now()); len(tables) != 3 || len(tables[0].Fees) != 2 {
				t.Errorf("got %+v", tables)
			}
		}
	}
	says(t, v.get("/U/1004"), http.StatusOK, "<caption>За физически лица</caption>", "<caption>За юридически лица</caption>", "Източник: Белене", "2 часа")
	says(t, v.get("/U/1004?l=en"), http.StatusOK, "<caption>For individuals</caption>", "<caption>For legal entities</caption>", "<span >2 hours</span>")
}

func TestTermsAndNotesOfClosedWordsAreEnglish(t *testing.T) {
	v := visit(t)
	says(t, v.get("/U/1001?l=en"), http.StatusOK, "3 days", "24 hours")
	says(t, v.get("/U/1005?l=en"), http.StatusOK, "14 working days", "individuals", "without a survey", `<span lang="bg">с проучване</span>`)
	says(t, v.get("/U/1002?l=en"), http.StatusOK, "free of charge", "at once")
}
