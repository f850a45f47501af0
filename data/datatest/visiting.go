package datatest

import (
	"strings"
	"time"

	"example.org/parter/data"
)

func forms() []data.Form {
	return []data.Form{
		{
			ID: ApplicationForm, Name: application(),
			About:  data.Text{BG: "За всяка услуга, която няма своя бланка", EN: "For every service without a form of its own"},
			Source: "Примерни данни",
		},
		{ID: "palnomoshtno", Name: data.Text{BG: "Пълномощно", EN: "Power of attorney"}, Source: "Примерни данни", File: PowerOfAttorney()},
		{ID: "skitsa", Name: data.Text{BG: "Заявление за скица", EN: "Application for a plot plan"}, Source: "Примерни данни", Example: true},
	}
}

// PowerOfAttorney is the file of one of the sample town's forms; the others have none.
func PowerOfAttorney() data.FormFile {
	return data.FormFile{SHA256: strings.Repeat("0123456789abcdef", 4), Pages: 2, Size: 48_213}
}

func elsewhere() []data.Elsewhere {
	return []data.Elsewhere{{
		ID:      "sadimost",
		Name:    data.Text{BG: "Свидетелство за съдимост", EN: "Criminal record certificate"},
		Also:    "справка съдимост бюро съдимост",
		Who:     data.Text{BG: "Районен съд – Примерово", EN: "Primerovo District Court"},
		Where:   data.Text{BG: "Съдебната палата, площад „Примерен“ 2", EN: "The courthouse, 2 Primeren Square"},
		Website: "www.sad.primerovo.example",
		Source:  data.Text{BG: "Примерни данни", EN: "sample data"}, Example: true,
	}}
}

// hours are from 8:30 to 17:00 on working days, with a break at noon or without.
func hours(lunch bool) data.Hours {
	const morning, noon, afternoon, evening = 8*60 + 30, 12 * 60, 12*60 + 30, 17 * 60
	h := data.Hours{Source: "Примерни данни"}
	for day := time.Monday; day <= time.Friday; day++ {
		if lunch {
			h.Week = append(h.Week, data.Opening{Day: day, From: morning, Until: noon}, data.Opening{Day: day, From: afternoon, Until: evening})
		} else {
			h.Week = append(h.Week, data.Opening{Day: day, From: morning, Until: evening})
		}
	}
	return h
}

func receptions() []data.Reception {
	return []data.Reception{
		{
			ID: "kmet", Who: data.Text{BG: "Кмет на общината", EN: "Mayor"},
			Place:   data.Text{BG: "етаж 2, стая 201", EN: "floor 2, room 201"},
			Booking: data.Text{BG: "Записване в деловодството до предния ден", EN: "Book at the registry by the day before"},
			Phone:   "0999 / 11 111",
			Day:     time.Thursday, Nth: 1, From: 14 * 60, Until: 16 * 60,
			Source: "Примерни данни",
		},
		{
			ID: "arhitekt", Who: data.Text{BG: "Главен архитект", EN: "Chief architect"},
			Day: time.Tuesday, From: 9*60 + 30, Until: 11 * 60,
			Source: "Примерни данни", Example: true,
		},
	}
}

func daysOff() []data.DayOff {
	return []data.DayOff{{
		Day: time.Date(2026, time.December, 23, 0, 0, 0, 0, data.Sofia()), Kind: data.Off,
		Reason: data.Text{BG: "Инвентаризация", EN: "Stocktaking"},
		Source: "Примерни данни",
	}}
}

func results() []data.Result {
	published := time.Date(2026, time.July, 15, 0, 0, 0, 0, data.Sofia())
	return []data.Result{
		{
			ID: "udovletvorenost", Name: data.Text{BG: "Удовлетвореност от обслужването", EN: "Satisfaction with the service"},
			Period: data.Text{BG: "януари – юни 2026 г.", EN: "January – June 2026"},
			Value:  data.Text{BG: "86 % „отлично“ и „добро“", EN: "86% “excellent” or “good”"},
			Note:   data.Text{BG: "124 анкети", EN: "124 questionnaires"}, Published: published, Source: "Примерни данни",
		},
		{
			ID: "srokove", Name: data.Text{BG: "Услуги в срок", EN: "Services on time"},
			Period: data.Text{BG: "януари – юни 2026 г.", EN: "January – June 2026"},
			Value:  data.Text{BG: "98 %"}, Published: published, Source: "Примерни данни",
		},
	}
}
