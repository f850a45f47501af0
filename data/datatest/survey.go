package datatest

import (
	"time"

	"example.org/parter/data"
)

// Survey is on at Now and asks in every way. It is an example and no town's own.
func Survey() data.Survey {
	return data.Survey{
		ID: "gisheto", Title: data.Text{BG: "За гишето", EN: "About the counter"},
		From:  time.Date(2026, time.November, 2, 0, 0, 0, 0, data.Sofia()),
		Until: time.Date(2026, time.December, 31, 0, 0, 0, 0, data.Sofia()),
		Questions: []data.Question{
			{Kind: data.AskedFaces, Words: data.Text{BG: "Как Ви обслужиха днес?", EN: "How were you served today?"}},
			{Kind: data.AskedYesNo, Words: data.Text{BG: "Намерихте ли лесно гишето?", EN: "Did you find the counter easily?"}},
			{Kind: data.AskedChoice, Words: data.Text{BG: "Колко чакахте, докато дойде Вашият ред?", EN: "How long did you wait for your turn?"}, Options: []data.Text{
				{BG: "Под 5 минути", EN: "Less than 5 minutes"},
				{BG: "До 15 минути", EN: "Up to 15 minutes"},
				{BG: "До половин час", EN: "Up to half an hour"},
				{BG: "Повече", EN: "Longer"},
				{BG: "Не мога да преценя", EN: "I cannot say"},
			}},
			{Kind: data.AskedYesNo, Words: data.Text{BG: "Обясниха ли Ви ясно какви документи да носите и кога ще бъде готово?", EN: "Was it explained clearly what documents to bring and when it will be ready?"}},
			{Kind: data.AskedFaces, Words: data.Text{BG: "Как оценявате хората, които Ви обслужиха?", EN: "How do you rate the people who served you?"}},
		},
	}
}
