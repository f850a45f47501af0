package phrases

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

func TestEveryKeyHasWordsInEveryLanguage(t *testing.T) {
	keys := declaredKeys(t)
	for _, l := range data.Languages() {
		for k := range keys {
			if phrase := words()[l][k]; phrase == "" {
				t.Errorf("%s: no words for %s", l, k)
			}
		}
		for k := range words()[l] {
			if !keys[k] {
				t.Errorf("%s: words without a key: %s", l, k)
			}
		}
	}
}

func TestLanguagesTakeTheSameArguments(t *testing.T) {
	for k, phrase := range words()[data.Bulgarian] {
		other := words()[data.English][k]
		if got, want := strings.Count(other, "%"), strings.Count(phrase, "%"); got != want {
			t.Errorf("%s: %d arguments in English, %d in Bulgarian", k, got, want)
		}
	}
}

// TestOneThingHasOneName where it would be called otherwise easily: the phone and the
// letters speak of a deadline, and the pages of cases of clients, as the Charter does.
func TestOneThingHasOneName(t *testing.T) {
	for _, c := range []struct {
		of    data.Language
		where string
		not   *regexp.Regexp
	}{
		{data.English, "public.", regexp.MustCompile(`(?i)\bterms?\b`)},
		{data.English, "stage.", regexp.MustCompile(`(?i)\bterms?\b`)},
		{data.English, "letter.", regexp.MustCompile(`(?i)\bterms?\b`)},
		{data.English, "office.case", regexp.MustCompile(`(?i)citizen`)},
		{data.English, "office.correct", regexp.MustCompile(`(?i)citizen`)},
		{data.Bulgarian, "office.case", regexp.MustCompile(`(?i)граждан|незавърш`)},
		{data.Bulgarian, "office.correct", regexp.MustCompile(`(?i)граждан|незавърш`)},
	} {
		for k, phrase := range words()[c.of] {
			if strings.HasPrefix(string(k), c.where) && c.not.MatchString(phrase) {
				t.Errorf("%s in %s: %s", k, c.of, phrase)
			}
		}
	}
}

func TestEveryStageHasAName(t *testing.T) {
	for _, stage := range data.Stages() {
		if name := StageName(data.Bulgarian, stage); strings.HasPrefix(name, "stage.") {
			t.Errorf("%s has no name", stage)
		}
	}
}

func TestEveryHolidayHasAName(t *testing.T) {
	for _, l := range data.Languages() {
		for _, id := range data.Holidays() {
			if name := HolidayName(l, id); strings.HasPrefix(name, "holiday.") {
				t.Errorf("%s: %s has no name", l, id)
			}
		}
	}
}

func TestADayOffSaysWhy(t *testing.T) {
	for _, c := range []struct {
		why  data.WhyOff
		want string
	}{
		{data.WhyOff{Holiday: data.Easter}, "Великден"},
		{data.WhyOff{Holiday: data.Labour, Moved: true}, "почивен ден заради: Ден на труда и на международната работническа солидарност"},
		{data.WhyOff{Reason: data.Text{BG: "Инвентаризация"}}, "Инвентаризация"},
		{data.WhyOff{}, "почивен ден"},
	} {
		if got := WhyOff(data.Bulgarian, c.why); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestAPriceNamesItsUnit(t *testing.T) {
	fee := data.Fee{Amount: 511, Unit: data.Text{BG: "кв.м", EN: "m²"}}
	if got, want := Price(data.Bulgarian, fee), "5,11\u00a0€ / кв.м"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Price(data.English, fee), "€5.11 / m²"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFormats(t *testing.T) {
	at := time.Date(2026, 11, 22, 8, 24, 0, 0, time.UTC) // 10:24 in Sofia
	for _, c := range []struct{ name, got, want string }{
		{"clock", Clock(at), "10:24"},
		{"date", Date(data.Bulgarian, at), "22.11.2026\u00a0г."},
		{"long date", LongDate(data.Bulgarian, at), "неделя, 22 ноември 2026\u00a0г."},
		{"long date in English", LongDate(data.English, at), "Sunday, 22 November 2026"},
		{"moment", Moment(data.Bulgarian, at), "22.11.2026\u00a0г., 10:24\u00a0ч."},
		{"euro", Euro(data.Bulgarian, 256), "2,56\u00a0€"},
		{"thousands", Euro(data.Bulgarian, 123456), "1\u00a0234,56\u00a0€"},
		{"euro in English", Euro(data.English, 123456), "€1,234.56"},
		{"one service", CountServices(data.Bulgarian, 1), "1 услуга"},
		{"many services", CountServices(data.Bulgarian, 21), "21 услуги"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}

func declaredKeys(t *testing.T) map[Key]bool {
	t.Helper()
	packages, err := parser.ParseDir(token.NewFileSet(), ".", nil, 0) //nolint:staticcheck // no build tags here
	if err != nil {
		t.Fatal(err)
	}
	keys := map[Key]bool{}
	for _, p := range packages {
		ast.Inspect(p, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Key" {
				for _, value := range spec.Values {
					if lit, ok := value.(*ast.BasicLit); ok {
						key, _ := strconv.Unquote(lit.Value)
						keys[Key(key)] = true
					}
				}
			}
			return true
		})
	}
	return keys
}
