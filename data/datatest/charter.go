package datatest

import (
	"time"

	"example.org/parter/data"
)

func charter() data.Charter {
	return data.Charter{
		Title:  data.Text{BG: "Харта на клиента", EN: "Client’s charter"},
		Source: "Примерни данни",
		Parts: []data.CharterPart{
			{
				ID: "I", Title: data.Text{BG: "Цел", EN: "Purpose"},
				Sections: []data.CharterSection{{
					ID: "I.1", Title: data.Text{BG: "Цел", EN: "Purpose"},
					Blocks: []data.CharterBlock{
						{Text: data.Text{BG: "Общината работи за хората и се стреми:", EN: "The municipality works for people and strives:"}},
						{Promise: "I.1.1", Text: data.Text{BG: "да пести времето Ви;", EN: "to save your time;"}},
						{Text: data.Text{BG: "Хартата се обновява всяка година."}},
					},
				}},
			},
			{
				ID: "II", Title: data.Text{BG: "Стандарти", EN: "Standards"},
				Sections: []data.CharterSection{
					{
						ID: "II.1", Title: data.Text{BG: "Отношение", EN: "How we treat you"},
						Blocks: []data.CharterBlock{
							{Promise: "II.1.1", Text: data.Text{BG: "любезно отношение към всеки;", EN: "courtesy to everybody;"}},
							{Promise: "II.1.2", Text: data.Text{BG: "поверителност.", EN: "confidentiality."}},
						},
					},
					{
						ID: "II.2", Title: data.Text{BG: "Срокове", EN: "Deadlines"},
						Blocks: []data.CharterBlock{
							{Promise: "II.2.1", Text: data.Text{BG: "уведомяване при неспазен срок.", EN: "we tell you when a deadline is missed."}},
						},
					},
				},
			},
		},
	}
}

func notices() []data.Notice {
	sofia := data.Sofia()
	return []data.Notice{
		{
			ID: "spirane001", Version: 2,
			Title: "Спиране на водата на ул. „Примерна“",
			Body:  "На 23 ноември от 9:00 до 16:00 ч. няма да има вода на ул. „Примерна“.\n\nВодоноска ще има пред училището.",
			From:  time.Date(2026, time.November, 20, 9, 0, 0, 0, sofia),
			Until: time.Date(2026, time.November, 23, 16, 0, 0, 0, sofia),
		},
		{
			ID: "sabranie02", Version: 1,
			Title: "Обществено обсъждане на бюджета за 2027 г.",
			Body:  "Обсъждането е на 1 декември в 17:30 ч. в залата на общината.",
			From:  time.Date(2026, time.November, 24, 9, 0, 0, 0, sofia),
			Until: time.Date(2026, time.December, 1, 17, 30, 0, 0, sofia),
		},
	}
}
