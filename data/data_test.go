package data

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestNoticeHiddenFromItsLastMoment(t *testing.T) {
	from := time.Date(2026, 11, 16, 9, 0, 0, 0, Sofia())
	n := Notice{From: from, Until: from.Add(time.Hour)}
	for _, c := range []struct {
		name string
		at   time.Time
		want bool
	}{
		{"before", from.Add(-time.Nanosecond), false},
		{"first moment", from, true},
		{"last moment", from.Add(time.Hour - time.Nanosecond), true},
		{"until", from.Add(time.Hour), false},
	} {
		if got := n.ShownAt(c.at); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestNoticeSaysWhatIsWrongWithEachField(t *testing.T) {
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, Sofia())
	err := Notice{From: now, Until: now.Add(-time.Hour)}.Check(now)
	var p Problems
	if !errors.As(err, &p) || !errors.Is(err, ErrInvalid) {
		t.Fatalf("got %v", err)
	}
	for field, want := range map[string]Reason{"title": Missing, "body": Missing, "until": EndsBefore, "from": ""} {
		if got := p.Of(field); got != want {
			t.Errorf("%s: got %q, want %q", field, got, want)
		}
	}
	good := Notice{Title: "Вода", Body: "Спиране", From: now, Until: now.Add(time.Hour)}
	if err := good.Check(now); err != nil {
		t.Error(err)
	}
}

func TestCaseNumbersThatLookAlikeAreTheSame(t *testing.T) {
	for _, typed := range []CaseNumber{"ОА-94-1", "OA-94-1", "оа–94–1", " ОА - 94-1 ", "№ОА-94-1"} {
		if got := typed.Key(); got != "ОА-94-1" {
			t.Errorf("%q: got %q", typed, got)
		}
	}
}

func TestPhoneDials(t *testing.T) {
	for phone, want := range map[Phone]string{"0777 / 80 381": "+35977780381", "0777/ 80 147": "+35977780147", "": ""} {
		if got := phone.Dial(); got != want {
			t.Errorf("%q: got %q, want %q", phone, got, want)
		}
	}
}

func TestPublicAddressIsAnOriginAndNothingElse(t *testing.T) {
	for address, want := range map[string]PublicAddress{
		"https://uslugi.example.bg": "https://uslugi.example.bg",
		"http://192.168.1.20:8080/": "http://192.168.1.20:8080",
		"ftp://example.bg":          "",
		"https://example.bg/path":   "",
		"uslugi.example.bg":         "",
		"https://user@example.bg":   "",
		"https://example.bg?x=1":    "",
	} {
		got, err := ParsePublicAddress(address)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v", address, got, err)
		}
	}
	if got, want := QR(PublicAddress("http://h:1").Service("r3565")), "HTTP://H:1/U/R3565"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRootCauseLeavesOutWhatNamesACase(t *testing.T) {
	disk := errors.New("disk is full")
	err := fmt.Errorf("case 94-00-1: %w", fmt.Errorf("save: %w", errors.Join(disk, errors.New("94-00-1 left open"))))
	if got := RootCause(err); got.Error() != disk.Error() {
		t.Errorf("got %q, want %q", got, disk)
	}
}

func TestFeesBesideATitleAreForTheSamePersons(t *testing.T) {
	people := Fee{Speed: Ordinary, For: Text{BG: "физически лица"}, Source: "Белене", Amount: 153}
	s := Service{Fees: []Fee{
		people,
		{Speed: Fast, For: Text{BG: "физически лица"}, Source: "Белене", Amount: 205},
		{Speed: Ordinary, For: Text{BG: "юридически лица"}, Source: "Белене", Amount: 307},
		{Speed: Ordinary, For: Text{BG: "физически лица"}, Source: "Враца", Amount: 102},
		{For: Text{BG: "физически лица"}, Source: "Белене", Amount: 1},
	}}
	if got := s.FeesBySpeed(); len(got) != 2 || got[0] != people || got[1].Amount != 205 {
		t.Errorf("got %+v, want the first two", got)
	}
}

func TestCaseNumberIsLookedUpByLettersAndDigits(t *testing.T) {
	for typed, want := range map[CaseNumber]string{
		"94-00-1287": "94001287", "94001287": "94001287", "№ 94 – 00 – 1287": "94001287", "rd-09/1": "RD091", "oa.94-1": "0А941", "---": "",
	} {
		if got := typed.LooseKey(); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

// Whoever guesses would else try a number again with every dash moved.
func TestGuessesOfANumberCountWhateverItsDashes(t *testing.T) {
	var a Attempts
	now := time.Date(2026, time.November, 22, 9, 0, 0, 0, Sofia())
	for i := range triesForNumber {
		a.Missed(OneAsker(fmt.Sprint("source ", i)), CaseNumber([]string{"94-00-1", "94001", "94/00/1"}[i%3]), now)
	}
	if err := a.Allow(OneAsker("another"), "940-01", now); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want the number to be closed", err)
	}
}
