package data

import (
	"errors"
	"testing"
	"time"
)

func dayOf(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, Sofia()) }

// The formats are those of the domain notes §2.1, and what people make of them.
func TestEveryFormatOfANumberIsRead(t *testing.T) {
	for text, want := range map[string]struct {
		number CaseNumber
		on     time.Time
	}{
		"11-00-391 / 01.11.2023":          {"11-00-391", dayOf(2023, 11, 1)},
		"МЕУ-15267/21.12.2022":            {"МЕУ-15267", dayOf(2022, 12, 21)},
		"СОА23-РД09-636/28.02.2023":       {"СОА23-РД09-636", dayOf(2023, 2, 28)},
		"РОБ16-РД-09-03 от 08.01.2016":    {"РОБ16-РД-09-03", dayOf(2016, 1, 8)},
		"РД-09-136":                       {"РД-09-136", time.Time{}},
		"4/8.12.2023":                     {"4", dayOf(2023, 12, 8)},
		"7/02.01.2024":                    {"7", dayOf(2024, 1, 2)},
		"№41/25.04.2018г.":                {"41", dayOf(2018, 4, 25)},
		"8121з-413":                       {"8121з-413", time.Time{}},
		"Към наш рег. № 94-00-7":          {"94-00-7", time.Time{}},
		"ВхН-94-00-123/12.03.2025":        {"ВхН-94-00-123", dayOf(2025, 3, 12)},
		"94А-12-1":                        {"94А-12-1", time.Time{}},
		"ОА-123":                          {"ОА-123", time.Time{}},
		"УТ-05-12":                        {"УТ-05-12", time.Time{}},
		"ТСУ-94К-15":                      {"ТСУ-94К-15", time.Time{}},
		"ГР-94-И-77#2":                    {"ГР-94-И-77#2", time.Time{}},
		"ГР-94-И-77 # 2 от 12.03.2025 г.": {"ГР-94-И-77#2", dayOf(2025, 3, 12)},
		"  94 – 00 — 1287 ":               {"94-00-1287", time.Time{}},
		"вх. № 94‑00‑1287 от 2.11.2026г":  {"94-00-1287", dayOf(2026, 11, 2)},
		"Вх.№94-00-1287, 02.11.2026 год.": {"94-00-1287", dayOf(2026, 11, 2)},
		"94-00-1287 02.11.2026":           {"94-00-1287", dayOf(2026, 11, 2)},
		"94-00-1287/2026-11-02":           {"94-00-1287", dayOf(2026, 11, 2)},
		"94-00-1287/":                     {"94-00-1287", time.Time{}},
		"1/2026":                          {"1/2026", time.Time{}},
	} {
		number, on, ok := ParseCaseNumber(text)
		if number != want.number || !on.Equal(want.on) || !ok {
			t.Errorf("%q: got %q, %v, %v; want %q, %v", text, number, on, ok, want.number, want.on)
		}
	}
}

func TestWhatIsNoNumberIsRefused(t *testing.T) {
	for _, text := range []string{"", " ", "№", "вх. №", "ВХ-ХХ", "02.11.2026", "/02.11.2026", "от 02.11.2026", "94-00-1/31.02.2026", "=1+1", "94-1\x00", "<b>1</b>", "5/01.01.2020/02.02.2021"} {
		if number, on, ok := ParseCaseNumber(text); ok || number != "" || !on.IsZero() {
			t.Errorf("%q: got %q, %v, %v", text, number, on, ok)
		}
	}
}

func TestNumbersThatLookTheSameAreTheSame(t *testing.T) {
	for _, same := range [][]CaseNumber{
		{"94-00-1287", "94-ОО-1287", "94-OO-1287", "94-0О-1287", "94 - 00 - 1287", "94–00–1287"},
		{"94-00-1337", "94-00-1ЗЗ7", "94-00-1з37"},
		{"ОА-94-1", "OA-94-1", "оа-94-1", "oa–94–1"},
		{"АВЕКМНОРСТУХ-1", "ABEKMHOPCTYX-1"},
		{"8121з-413", "8121З-413"},
	} {
		for _, n := range same {
			if n.Key() != same[0].Key() || n.LooseKey() != same[0].LooseKey() {
				t.Errorf("%q: %q and %q, want those of %q: %q and %q", n, n.Key(), n.LooseKey(), same[0], same[0].Key(), same[0].LooseKey())
			}
		}
	}
	for _, pair := range [][2]CaseNumber{{"8121з-413", "81213-413"}, {"ОА-1", "0А-1"}, {"ЗА-1", "3А-1"}, {"ОО-1", "00-1"}, {"РД-О-1", "РД-0-1"}, {"77#2", "772"}, {"1/2026", "1-2026"}} {
		if pair[0].Key() == pair[1].Key() {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
}

func TestNumberIsLookedUpWithoutItsMarks(t *testing.T) {
	for _, pair := range [][2]CaseNumber{{"8121з-413", "8121з413"}, {"94-00-1287", "94001287"}, {"94-00-1287", "94ОО1287"}, {"СОА23-РД09-636", "COA23РД09636"}} {
		if pair[0].LooseKey() != pair[1].LooseKey() {
			t.Errorf("%q is %q, %q is %q", pair[0], pair[0].LooseKey(), pair[1], pair[1].LooseKey())
		}
	}
}

func TestTypedNumberIsLookedUpWithoutItsDate(t *testing.T) {
	for typed, want := range map[string]CaseNumber{"94-00-1287/02.11.2026": "94-00-1287", "вх. № 94-00-1287": "94-00-1287", "РД": "РД", "94-": "94", "": ""} {
		if got := TypedNumber(typed); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func FuzzParseCaseNumber(f *testing.F) {
	for _, text := range []string{
		"11-00-391 / 01.11.2023", "№41/25.04.2018г.", "РОБ16-РД-09-03 от 08.01.2016", "ГР-94-И-77#2", "8121з-413", "вх. № 94–ОО–1З87, 2026-11-02 г.",
		"Към наш рег. № 5", "№№вх. 5 от от 1.1.2020", "5/01.01.2020/02.02.2021", "\xff1", "5 , 1.1.2020", "1.1.2020 1.1.2020", "вх №- рег.1",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, on, ok := ParseCaseNumber(text)
		if !ok {
			return
		}
		for _, printed := range []string{string(n), n.WithDate(on)} {
			again, day, ok := ParseCaseNumber(printed)
			if !ok || again.Key() != n.Key() || again.LooseKey() != n.LooseKey() || printed != string(n) && !day.Equal(on) {
				t.Fatalf("%q: %q on %v; printed %q is %q on %v, %v", text, n, on, printed, again, day, ok)
			}
		}
		if key := CaseNumber(n.Key()); key.Key() != n.Key() {
			t.Fatalf("%q: the key %q of %q is compared as %q", text, key, n, key.Key())
		}
	})
}

// TestPersonalNumberIsNeitherANumberNorAReason refuses it wherever the holder of a slip, or
// whoever stands behind at the kiosk, would read it.
func TestPersonalNumberIsNeitherANumberNorAReason(t *testing.T) {
	on := func(d int) time.Time { return dayOf(2026, 11, d) }
	for number, want := range map[CaseNumber]Reason{
		"ЕГН 7501020018": PersonalNumber, "94-7501020018": PersonalNumber, "7501020018/1": PersonalNumber,
		"94-00-1287": "", "7501020019": "", "75-01-020018": "", "12345678901": "",
	} {
		var p Problems
		errors.As(Registration{Number: number, Received: on(2), Stage: StageReceived}.Check(), &p)
		if got := p.Of("number"); got != want {
			t.Errorf("number %q is refused for %q, want %q", number, got, want)
		}
	}
	for reason, want := range map[string]Reason{
		"чака се 7501020018": PersonalNumber, "ЕГН 750102 0018": PersonalNumber, "чака се становище 94-00-1287": "", "": Missing,
	} {
		var extension, registration Problems
		errors.As(Extension{On: on(3), Until: on(20), Reason: reason}.Check(on(9)), &extension)
		errors.As(Registration{Number: "1", Received: on(2), Stage: StageExtended, Extended: on(20), Reason: reason}.Check(), &registration)
		if a, b := extension.Of("delay_reason"), registration.Of("delay_reason"); a != want || b != want {
			t.Errorf("reason %q is refused for %q and %q, want %q", reason, a, b, want)
		}
	}
}
