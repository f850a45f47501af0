package display

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestWhyIsASentenceInBothLanguages(t *testing.T) {
	c := radomir(t)
	c.Notices[1].Schedule.Weekdays = []time.Weekday{time.Monday}
	for _, test := range []struct {
		id     data.NoticeID
		bg, en string
	}{
		{"voda", "Сега е в програмата на таблото, до 25.11.2026 г., 0:00 ч.", "It is in the board's programme now, until"},
		{"plan", "Сега не е на таблото: този ден от седмицата не е сред избраните. Следващият път е на 23.11.2026", "this day of the week is not among those chosen"},
		{"byudzhet", "Сега не е на таблото: началото още не е дошло. Следващият път е на 22.11.2026 г., 10:34 ч.", "its beginning has not come"},
		{"gone", "Сега не е на таблото: краят е минал. Както е зададено, няма да се покаже повече.", "it will not be shown again"},
	} {
		plain := func(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
		if got := plain(Why(data.Bulgarian, c, test.id, morning)); !strings.HasPrefix(got, strings.TrimSuffix(test.bg, "0:00 ч.")) {
			t.Errorf("%s: %s", test.id, got)
		}
		if got := plain(Why(data.English, c, test.id, morning)); !strings.Contains(got, test.en) {
			t.Errorf("%s: %s", test.id, got)
		}
	}
	for cause, key := range reasonsNot() {
		if key == "" {
			t.Errorf("no words for %s", cause)
		}
	}
}

func TestItemWithNothingToShowSaysSo(t *testing.T) {
	c := radomir(t)
	if got := WhyItems(data.Bulgarian, c, morning, "results")[0]; got != "Още няма какво да покаже: не е въведено." {
		t.Errorf("results: %q", got)
	}
	if got := WhyItems(data.Bulgarian, c, morning, "phones")[0]; got != "Сега е в програмата на таблото." {
		t.Errorf("phones: %q", got)
	}
}

// What is urgent on the boards upstairs displaced, by the console's word, everything
// on all others.
func TestWhyIsJudgedOnTheBoardsOfTheItem(t *testing.T) {
	c := radomir(t)
	c.Notices[1].Schedule = data.Schedule{Priority: data.Urgent, Boards: []data.BoardGroup{"етаж-2"}}
	if got := WhyItems(data.Bulgarian, c, morning, "phones")[0]; got != "Сега е в програмата на таблото." {
		t.Errorf("phones: %q", got)
	}
	got := Why(data.Bulgarian, c, c.Notices[1].ID, morning)
	if !strings.HasPrefix(got, "Сега е в програмата") || !strings.HasSuffix(got, "Това важи за таблата от: етаж-2.") {
		t.Errorf("the urgent notice: %q", got)
	}
	c.Notices[0].Schedule = data.Schedule{Boards: []data.BoardGroup{"етаж-1", "етаж-2", "етаж-3"}}
	got = Why(data.Bulgarian, c, c.Notices[0].ID, morning)
	if !strings.Contains(got, "Сега е в програмата") || !strings.Contains(got, "Това важи за таблата от: етаж-1, етаж-3. Сега не е на таблото") ||
		!strings.HasSuffix(got, "Това важи за таблата от: етаж-2.") {
		t.Errorf("the notice on three floors: %q", got)
	}
}

// What is on is the same whether all of the program was judged or only what may be.
func TestWhatIsOnIsWhatIsJudgedToBe(t *testing.T) {
	c := radomir(t)
	c.Notices[1].Schedule.Weekdays = []time.Weekday{time.Monday}
	for hour := range 14 * 24 {
		at := morning.Add(time.Duration(hour) * time.Hour)
		all := slices.DeleteFunc(JudgedAt(data.Bulgarian, c, at), func(j Judged) bool { return !j.On })
		if diff := cmp.Diff(all, OnAt(data.Bulgarian, c, at)); diff != "" {
			t.Fatalf("at %s (-want +got)\n%s", at, diff)
		}
	}
}

func TestProgramIsJudgedAtAnyMoment(t *testing.T) {
	c := radomir(t)
	on := map[string]Judged{}
	for _, j := range JudgedAt(data.Bulgarian, c, c.Notices[0].Until) {
		on[j.ID] = j
	}
	if j := on[string(c.Notices[0].ID)]; j.On || j.Kind != data.BoardNotice || !strings.HasPrefix(j.Why, "Тогава не е на таблото: краят е минал.") {
		t.Errorf("a notice that is over: %+v", j)
	}
	if j := on["phones"]; !j.On || j.Why != "Тогава е в програмата на таблото." {
		t.Errorf("phones: %+v", j)
	}
	if _, told := on["results"]; told {
		t.Error("what has nothing to show was judged")
	}
}
