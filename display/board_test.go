package display

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/exchange"
)

var (
	landscape = look.Screen{Width: 1920, Height: 1080}
	portrait  = look.Screen{Width: 1080, Height: 1920}
	morning   = time.Date(2026, time.November, 22, 10, 24, 30, 0, data.Sofia())
)

// radomir is the starter content with a public address and three notices: one
// short, one of several pages, one that is still to come.
func radomir(t testing.TB) data.Content {
	t.Helper()
	c, err := exchange.Starter(os.DirFS("../assets/radomir"))
	if err != nil {
		t.Fatal(err)
	}
	c.Town.Public = "https://uslugi.radomir.example"
	c.Notices = []data.Notice{
		{
			ID: "voda", Version: 1, Title: "На 24.11.2026 г. от 9:00 до 15:00 ч. няма да има вода в кв. „Арката“",
			Body: "Причината е ремонт на водопровода. Водоноска ще има пред училището.\n\nМоля, запасете се с вода.",
			From: morning.Add(-time.Hour), Until: time.Date(2026, time.November, 25, 0, 0, 0, 0, data.Sofia()),
		},
		{
			ID: "plan", Version: 3, Title: "Изработен е проект за изменение на подробен устройствен план за кв. 12 по плана на град Радомир и за промяна на улична регулация между осови точки 14 и 15 на кв. 13",
			Body: strings.Repeat("Заинтересованите могат да разгледат проекта всеки работен ден и да подадат писмени възражения в 14-дневен срок от обявяването. ", 7) +
				"\n\n" + strings.Repeat("Проектът може да се види и в отдел ТСУ. ", 4),
			From: morning.Add(-48 * time.Hour), Until: time.Date(2026, time.November, 30, 17, 30, 0, 0, data.Sofia()),
		},
		{
			ID: "byudzhet", Version: 1, Title: "Обществено обсъждане на бюджета за 2027 г.", Body: "Заповядайте.",
			From: morning.Add(10 * time.Minute), Until: morning.Add(48 * time.Hour),
		},
	}
	return c
}

// wall is a board in a test, with its own time.
type wall struct {
	*Board
	now    time.Time
	events []string
}

func newWall(t testing.TB, s look.Screen) *wall {
	t.Helper()
	test.NewTempApp(t)
	w := &wall{now: morning}
	w.Board = New(Options{
		Screen: s, Still: true,
		Clock:    func() time.Time { return w.now },
		Report:   func(kind data.EventKind, detail string) { w.events = append(w.events, string(kind)+" "+detail) },
		Fallback: data.Content{Town: radomir(t).Town, Departments: radomir(t).Departments},
	})
	return w
}
