package kiosk

import (
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// personFees is a service whose fees differ by person and by speed, as some
// registers publish them, and one that another town gives for nothing.
func personFees() *sheets {
	town := datatest.Town()
	fee := func(speed data.Speed, whom string, amount data.Cents) data.Fee {
		return data.Fee{Speed: speed, For: data.Text{BG: whom}, Amount: amount, Source: "Земен (обл. Перник)", Example: true}
	}
	for i := range town.Services {
		s := &town.Services[i]
		switch s.ID {
		case "1001":
			s.Fees = []data.Fee{
				fee(data.Ordinary, data.ForPeople, 153), fee(data.Ordinary, data.ForCompanies, 307),
				fee(data.Express, data.ForPeople, 205), fee(data.Express, data.ForCompanies, 613),
			}
			s.Terms, s.Examples = []data.Term{{Text: data.Text{BG: "до 14 работни дни"}}}, []data.Part{data.PartFees}
			s.Related = nil // another service's fee would stand beside these
		case "1002":
			s.Sources, s.Examples = []string{"Регистър (iisda.government.bg)", "dobrichka.bg (безплатно)"}, []data.Part{data.PartFees}
		}
	}
	return &sheets{Content: town}
}

func TestFeesOfPersonsStandTogether(t *testing.T) {
	for name, screen := range screens() {
		h := newHall(t, screen)
		h.use(t, personFees())
		goTo(h, Route{AtService, "1001"}, data.Bulgarian)
		if !says(h, "от 1,53 €") || !says(h, "вижте по-долу") {
			t.Errorf("%s: the head card:\n%s", name, listing(h.Root()))
		}
		var got []string
		for _, text := range texts(h) {
			if slices.Contains([]string{"За физически лица", "За юридически лица", "1,53 €", "2,05 €", "3,07 €", "6,13 €"}, text) {
				got = append(got, text)
			}
		}
		want := []string{"За физически лица", "1,53 €", "2,05 €", "За юридически лица", "3,07 €", "6,13 €"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		checkLayout(t, name, h.Root(), screen)
	}
}

// The fee in force stands first; the table below it also has the coming one.
func TestTheKioskSwitchesToANewFeeByItsClock(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, &sheets{Content: datatest.Town()})
	january := time.Date(2027, time.January, 1, 0, 0, 0, 0, data.Sofia())
	for _, c := range []struct {
		now       time.Time
		want, not string
	}{{january.Add(-time.Second), "2,56 €", "3,00 €"}, {january, "3,00 €", "2,56 €"}} {
		h.now = c.now
		for _, route := range []Route{{AtService, "1001"}, {AtGroup, string(datatest.People)}} {
			goTo(h, route, data.Bulgarian)
			isFee := func(text string) bool { return strings.HasPrefix(text, c.want) || strings.HasPrefix(text, c.not) }
			all := texts(h)
			if first := slices.IndexFunc(all, isFee); first < 0 || !strings.HasPrefix(all[first], c.want) {
				t.Errorf("%s at %v:\n%s", route, c.now, listing(h.Root()))
			}
		}
	}
}

func TestServiceNamesWhoseFeeIsShown(t *testing.T) {
	for name, screen := range screens() {
		h := newHall(t, screen)
		h.use(t, personFees())
		for id, want := range map[string]string{"1001": "Такси: Земен (обл. Перник)", "1002": "dobrichka.bg (безплатно)"} {
			goTo(h, Route{AtService, id}, data.Bulgarian)
			mustSay(t, h, "Примерни данни", "Източници", want)
			checkLayout(t, name, h.Root(), screen)
		}
	}
}

func TestEnglishSaysTermsAndFreeServicesInEnglish(t *testing.T) {
	h := newHall(t, landscape)
	h.use(t, personFees())
	for route, want := range map[Route][]string{
		{AtGroup, string(datatest.People)}: {"free of charge", "up to 14 working days", "sample"},
		{AtService, "1001"}:                {"up to 14 working days", "For individuals", "For legal entities"},
		{AtService, "1002"}:                {"free of charge", "at once"},
	} {
		goTo(h, route, data.English)
		for _, words := range want {
			if !says(h, words) {
				t.Errorf("%s: no %q on\n%s", route, words, listing(h.Root()))
			}
		}
	}
}
