package kiosk

import (
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestHoursAreSaidForEachMoment(t *testing.T) {
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2026, month, day, hour, minute, 0, 0, data.Sofia())
	}
	registry, taxes, planning := datatest.Town().Departments[0].Hours, datatest.Town().Departments[1].Hours, datatest.Town().Departments[2].Hours
	for _, c := range []struct {
		name        string
		hours       data.Hours
		now         time.Time
		line, today string
		changes     time.Time
	}{
		{"open", registry, at(time.November, 24, 10, 0), "Отворено до 17:00", "Днес: 8:30–17:00 ч.", at(time.November, 24, 17, 0)},
		{"before opening", registry, at(time.November, 24, 7, 0), "Затворено. Отваря в 8:30", "Днес: 8:30–17:00 ч.", at(time.November, 24, 8, 30)},
		{"the first moment", registry, at(time.November, 24, 8, 30), "Отворено до 17:00", "Днес: 8:30–17:00 ч.", at(time.November, 24, 17, 0)},
		{"after closing", registry, at(time.November, 24, 17, 0), "Затворено. Отваря утре в 8:30", "Днес: 8:30–17:00 ч.", at(time.November, 25, 0, 0)},
		{"lunch break", taxes, at(time.November, 24, 12, 10), "Затворено. Отваря в 12:30", "Днес: 8:30–12:00, 12:30–17:00 ч.", at(time.November, 24, 12, 30)},
		{"before the break", taxes, at(time.November, 24, 11, 0), "Отворено до 12:00", "Днес: 8:30–12:00, 12:30–17:00 ч.", at(time.November, 24, 12, 0)},
		{"weekend", registry, at(time.November, 28, 10, 0), "Затворено. Отваря в понеделник в 8:30", "", at(time.November, 29, 0, 0)},
		{"holiday", registry, at(time.December, 25, 10, 0), "Затворено. Отваря във вторник в 8:30", "Днес: Рождество Христово", at(time.December, 26, 0, 0)},
		{"day off of the house", registry, at(time.December, 23, 10, 0), "Затворено. Отваря във вторник в 8:30", "Днес: Инвентаризация", at(time.December, 24, 0, 0)},
		{"not known", planning, at(time.November, 24, 10, 0), "Работното време не е въведено: обадете се.", "", time.Time{}},
	} {
		h := newHall(t, landscape)
		h.use(t, &sheets{Content: datatest.Town()})
		h.now = c.now
		got := h.visit.opening(c.hours)
		if got.line != c.line || unspaced(got.today) != c.today || !got.changes.Equal(c.changes) {
			t.Errorf("%s: got %q, %q, %v; want %q, %q, %v", c.name, got.line, got.today, got.changes, c.line, c.today, c.changes)
		}
	}
}

func TestPhonesSayTheNextMomentByThemselves(t *testing.T) {
	h, _ := townHall(t)
	h.now = time.Date(2026, time.November, 24, 11, 59, 59, 0, data.Sofia())
	press(t, h, "Телефони и гишета")
	if !says(h, "Отворено до 12:00") {
		t.Fatalf("taxes are open:\n%s", listing(h.Root()))
	}
	h.now = h.now.Add(time.Second)
	h.Tick(h.now)
	h.settle()
	if says(h, "Отворено до 12:00") || !says(h, "Затворено. Отваря в 12:30") {
		t.Errorf("taxes have their break:\n%s", listing(h.Root()))
	}
}

func TestHelpSaysTheHoursWithoutAnEdition(t *testing.T) {
	h := newHall(t, landscape)
	h.settle()
	press(t, h, "Помощ")
	for _, want := range []string{"Повикайте човек", "Гише „Деловодство“", "партер", "0999 / 11 111", "Отваря утре в 8:30", "0999 / 22 222"} {
		if !says(h, want) {
			t.Errorf("no %q on\n%s", want, listing(h.Root()))
		}
	}
}
