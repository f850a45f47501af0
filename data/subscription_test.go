package data_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

func TestEmailIsAMailboxAndADomain(t *testing.T) {
	for typed, want := range map[string]data.Email{
		" ivan@example.bg ": "ivan@example.bg", "Ivan.Petrov+delo@mail.example.bg": "Ivan.Petrov+delo@mail.example.bg",
		"": "", "ivan": "", "ivan@": "", "@example.bg": "", "ivan@localhost": "", "Ivan <ivan@example.bg>": "", "a@b.bg, c@d.bg": "", "иван@пример.бг": "",
		"ivan@example.bg\r\nBcc: all@example.bg": "", `"a b"@example.bg`: "",
	} {
		if got, ok := data.ParseEmail(typed); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %t", typed, got, ok)
		}
	}
}

func TestMaskedAddressIsKnownToItsOwnerAlone(t *testing.T) {
	for address, want := range map[data.Email]string{"ivan.petrov@example.bg": "i…@example.bg", "i@example.bg": "…@example.bg"} {
		if got := address.Masked(); got != want {
			t.Errorf("%s is %s, want %s", address, got, want)
		}
	}
}

// TestSealedAddressIsOpenedWithItsKeyAlone: two of one address differ, and are compared
// by what tells nothing either.
func TestSealedAddressIsOpenedWithItsKeyAlone(t *testing.T) {
	k, other := data.CaseKey{1, 2, 3}, data.CaseKey{1, 2, 4}
	const address = data.Email("Ivan@example.bg")
	sealed, err := k.SealEmail("s1", address)
	again, second := k.SealEmail("s1", address)
	if err != nil || second != nil || sealed == again || strings.Contains(strings.ToLower(sealed), "ivan") {
		t.Errorf("it is sealed as %q and %q, %v, %v", sealed, again, err, second)
	}
	if got, err := k.OpenEmail("s1", sealed); got != address || err != nil {
		t.Errorf("it is opened as %q, %v", got, err)
	}
	for name, open := range map[string]func() (data.Email, error){
		"another key":          func() (data.Email, error) { return other.OpenEmail("s1", sealed) },
		"another subscription": func() (data.Email, error) { return k.OpenEmail("s2", sealed) },
		"changed":              func() (data.Email, error) { return k.OpenEmail("s1", sealed[:len(sealed)-4]+"AAAA") },
		"no code":              func() (data.Email, error) { return k.OpenEmail("s1", "ivan@example.bg") },
		"too short":            func() (data.Email, error) { return k.OpenEmail("s1", "AAAA") },
	} {
		if got, err := open(); got != "" || err == nil || strings.Contains(err.Error(), "ivan") {
			t.Errorf("%s opens %q, %v", name, got, err)
		}
	}
	if k.EmailKey(address) != k.EmailKey("ivan@EXAMPLE.bg") || k.EmailKey(address) == k.EmailKey("petar@example.bg") || k.EmailKey(address) == other.EmailKey(address) {
		t.Error("addresses are not compared by what they are")
	}
}

func TestDelaysAreWhatSomebodyWhoWaitsWantsToHear(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, time.November, d, 0, 0, 0, 0, data.Sofia()) }
	c := data.Case{
		Due: day(20), Extensions: []data.Extension{{On: day(12), Until: day(20)}},
		Stages: []data.StageEntry{
			{Stage: data.StageReceived, On: day(2)},
			{Stage: data.StageDocuments, On: day(4)},
			{Stage: data.StageDocuments, On: day(5)},
			{Stage: data.StageInProgress, On: day(6)},
			{Stage: data.StageExtended, On: day(12)},
		},
	}
	keys := func(now time.Time) (all []string) {
		for _, d := range c.Delays(now) {
			all = append(all, d.Key())
		}
		return all
	}
	want := []string{"extended 2026-11-12 2026-11-20", "stopped 2026-11-04", "goes_on 2026-11-06"}
	if got := keys(day(20)); !slices.Equal(got, want) {
		t.Errorf("on its last day: %q", got)
	}
	if got := keys(day(21)); !slices.Equal(got, append(want, "late 2026-11-21")) {
		t.Errorf("the day after: %q", got)
	}
	c.Stages = append(c.Stages, data.StageEntry{Stage: data.StageDelivered, On: day(22)})
	if got := keys(day(23)); got != nil {
		t.Errorf("when it is closed: %q", got)
	}
	c.Stages = []data.StageEntry{{Stage: data.StageDocuments, On: day(4)}, {Stage: data.StageReady, On: day(6)}}
	c.Extensions = nil
	if got := keys(day(23)); !slices.Equal(got, []string{"stopped 2026-11-04"}) {
		t.Errorf("when it is ready: %q", got)
	}
}
