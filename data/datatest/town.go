// Package datatest holds a small made-up town for the tests of every room. It
// is clearly called Примерово, so that nothing of it can be mistaken for a real
// municipality. Only tests import it.
package datatest

import (
	"time"

	"example.org/parter/data"
)

// Now is the moment at which the sample town is looked at: Sunday 22 November
// 2026, 10:00 in Sofia. The first notice is on then, the second is still to come.
func Now() time.Time { return time.Date(2026, time.November, 22, 10, 0, 0, 0, data.Sofia()) }

// Town returns the content of the sample town, each time a fresh copy: three
// departments, groups and life events, eight services of every shape, forms,
// reception days, a service of another authority, a day off, a short charter with
// results, two synonyms, the words of the stages, the standard board with a text of its own, and two notices.
func Town() data.Content {
	return data.Content{
		Town:        town(),
		Departments: departments(),
		Groups:      groups(),
		LifeEvents:  lifeEvents(),
		Services:    services(),
		Forms:       forms(),
		Elsewhere:   elsewhere(),
		Receptions:  receptions(),
		DaysOff:     daysOff(),
		Charter:     charter(),
		Results:     results(),
		Synonyms:    synonyms(),
		Stages:      stages(),
		Board:       board(),
		Notices:     notices(),
	}
}

func synonyms() []data.Synonym {
	return []data.Synonym{
		{Said: "кръщелно", Means: []string{"удостоверение за раждане"}},
		{Said: "план на парцел", Means: []string{"скица", "1005"}},
	}
}

// board is the standard one, and a text for waiting people.
func board() []data.BoardItem {
	return append(data.StandardBoard(), data.BoardItem{
		ID: "nomer", Kind: data.BoardText,
		Title: data.Text{BG: "Вземете номерче", EN: "Take a number"},
		Body:  data.Text{BG: "Автоматът е до входа.", EN: "The machine is at the entrance."},
		From:  time.Date(2026, time.November, 1, 0, 0, 0, 0, data.Sofia()),
		Schedule: data.Schedule{
			Weekdays: []time.Weekday{time.Monday, time.Friday}, Daypart: data.OfficeHours, DaysOff: data.NotOnDaysOff,
			Rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", Priority: data.Important, Every: 10 * time.Minute, Boards: []data.BoardGroup{"lobby"},
		},
	})
}

func town() data.Town {
	return data.Town{
		Name:    data.Text{BG: "Община Примерово", EN: "Primerovo Municipality"},
		Place:   data.Text{BG: "Административно обслужване · партер", EN: "Customer service · ground floor"},
		Website: "www.primerovo.example",
		Letter:  "П",
		Counter: data.Counter{
			Name:  data.Text{BG: "гише „Деловодство“", EN: "the “Registry” desk"},
			Place: data.Text{BG: "партер", EN: "ground floor"},
		},
		Public: "https://uslugi.primerovo.example",
		Source: "Примерни данни",
	}
}

// Departments of the sample town.
const (
	Registry data.DepartmentID = "registry"
	Taxes    data.DepartmentID = "taxes"
	Planning data.DepartmentID = "planning"
)

func departments() []data.Department {
	return []data.Department{
		{
			ID:    Registry,
			Name:  data.Text{BG: "Деловодство", EN: "Registry"},
			About: data.Text{BG: "Подаване на заявления и справки по преписки", EN: "Handing in applications, questions about cases"},
			Phone: "0999 / 11 111",
			Counter: data.Counter{
				Name:  data.Text{BG: "гише „Деловодство“", EN: "the “Registry” desk"},
				Place: data.Text{BG: "партер", EN: "ground floor"},
			},
			Hours:  hours(false),
			Source: "Примерни данни",
		},
		{
			ID:    Taxes,
			Name:  data.Text{BG: "Местни данъци и такси", EN: "Local taxes and fees"},
			About: data.Text{BG: "Данък върху имот и превозно средство, такса за отпадъци", EN: "Property and vehicle tax, waste fee"},
			Phone: "0999/ 22 222",
			Counter: data.Counter{
				Name:  data.Text{BG: "стая „Данъци“", EN: "the “Taxes” room"},
				Place: data.Text{BG: "етаж 1, стая 104", EN: "floor 1, room 104"},
			},
			Hours:  hours(true),
			Source: "Примерни данни",
		},
		{
			ID:     Planning,
			Name:   data.Text{BG: "Устройство на територията", EN: "Planning and building"},
			About:  data.Text{BG: "Скици, строителни книжа и адреси на сгради", EN: "Plot plans, building papers and addresses of buildings"},
			Phone:  "0999/ 33 333",
			Source: "Примерни данни",
		},
	}
}

// Groups of the sample town.
const (
	People   data.GroupID = "people"
	Building data.GroupID = "building"
	Money    data.GroupID = "money"
)

func groups() []data.Group {
	return []data.Group{
		{ID: People, Name: data.Text{BG: "Гражданско състояние", EN: "Civil registration"}, Icon: "people", Services: 4},
		{ID: Building, Name: data.Text{BG: "Устройство на територията", EN: "Planning and building"}, Icon: "building", Services: 2},
		{ID: Money, Name: data.Text{BG: "Местни данъци и такси", EN: "Local taxes and fees"}, Icon: "coins", Services: 2},
	}
}

func lifeEvents() []data.LifeEvent {
	return []data.LifeEvent{
		{ID: "birth", Name: data.Text{BG: "Раждане на дете", EN: "A child is born"}, Icon: "baby", Services: []data.ServiceID{"1001", "1002"}},
		{ID: "building", Name: data.Text{BG: "Строеж", EN: "Building"}, Icon: "crane", Services: []data.ServiceID{"1005", "r77", "1002"}},
		{ID: "taxes", Name: data.Text{BG: "Данъци", EN: "Taxes"}, Icon: "coins", Services: []data.ServiceID{"1007"}},
	}
}
