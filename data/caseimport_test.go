package data

import (
	"slices"
	"testing"
)

func TestCaseIsWrittenAsOneRowAStage(t *testing.T) {
	c := Case{
		Number: "94-00-1", Received: dayOf(2026, 11, 2), Speed: Fast, Promised: dayOf(2026, 11, 9),
		Stages: []StageEntry{{StageReceived, dayOf(2026, 11, 2)}, {StageExtended, dayOf(2026, 11, 6)}, {StageReady, dayOf(2026, 11, 20)}},
		Extensions: []Extension{
			{dayOf(2026, 11, 6), dayOf(2026, 11, 16), "проверка"}, {dayOf(2026, 11, 7), dayOf(2026, 11, 18), "още проверка"}, {dayOf(2026, 11, 8), dayOf(2026, 11, 20), "пак"},
		},
	}
	row := Registration{Number: "94-00-1", Received: dayOf(2026, 11, 2), Service: "2016", Speed: Fast, Due: dayOf(2026, 11, 9)}
	first, second, third := row, row, row
	first.Stage, first.On = StageReceived, dayOf(2026, 11, 2)
	second.Stage, second.On, second.Extended, second.Reason = StageExtended, dayOf(2026, 11, 6), dayOf(2026, 11, 16), "проверка"
	third.Stage, third.On = StageReady, dayOf(2026, 11, 20)
	fourth := third
	third.Extended, third.Reason = dayOf(2026, 11, 18), "още проверка"
	fourth.Extended, fourth.Reason = dayOf(2026, 11, 20), "пак"
	got := c.Registrations("2016", "")
	if want := []Registration{first, second, bare(third), third, fourth}; !slices.Equal(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	for _, r := range got {
		if err := r.Check(); err != nil {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

func bare(r Registration) Registration {
	r.Extended, r.Reason = Registration{}.Extended, ""
	return r
}

func TestFormulaIsDefusedAndTheTextComesBack(t *testing.T) {
	for _, text := range []string{"", "94-1", "=1+1", "+359", "-5", "@x", "'=1", "'x", "\t1"} {
		defused := Defused(text)
		if defused != "" && slices.Contains([]byte("=+-@\t\r"), defused[0]) {
			t.Errorf("%q stays a formula", text)
		}
		if back := Undefused(defused); back != text && text != "'=1" {
			t.Errorf("%q came back as %q", text, back)
		}
	}
}

func TestRowsAreCountedByWhatTheyDo(t *testing.T) {
	var c CaseChanges
	for _, e := range []CaseEffect{{New: true, Term: true}, {Stage: true, Term: true}, {Term: true}, {}} {
		c.Count(e)
	}
	if want := (CaseChanges{New: 1, Stage: 1, Term: 2, Same: 1}); c != want {
		t.Errorf("got %+v, want %+v", c, want)
	}
}
