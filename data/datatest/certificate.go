package datatest

import (
	"time"

	"example.org/parter/data"
)

// ApplicationForm is the blank application of the sample town.
const ApplicationForm data.FormID = "zayavlenie"

func application() data.Text {
	return data.Text{BG: "Заявление по образец", EN: "Application form"}
}

// certificate has every field filled. Its ordinary fee rises on 1 January 2027.
func certificate() data.Service {
	return data.Service{
		ID: "1001", Number: "1001", Group: People, Department: Registry,
		Name:       data.Text{BG: "Издаване на дубликат на удостоверение за раждане", EN: "Duplicate birth certificate"},
		Also:       "акт за раждане кръщелно",
		Aliases:    []string{"ГР1.1", "9015"},
		Unit:       data.Text{BG: "Гражданско състояние", EN: "Civil registration"},
		Applicants: data.Text{BG: "Лицето, негов родител или наследник", EN: "The person, a parent or an heir"},
		Documents: []data.Requirement{
			{Text: application(), Form: ApplicationForm},
			{Text: data.Text{BG: "Документ за самоличност (само за легитимиране)", EN: "Identity document (to be shown only)"}, Kind: data.Original},
			{Text: data.Text{BG: "Пълномощно – при упълномощено лице"}, Kind: data.Copy},
			{Text: data.Text{BG: "Акт за раждане", EN: "Birth record"}, Fetched: true},
		},
		Forms: []data.FormID{"palnomoshtno"},
		Apply: []data.Text{
			{BG: "На гише „Деловодство“", EN: "At the “Registry” desk"},
			{BG: "По пощата", EN: "By post"},
		},
		Terms: []data.Term{
			{Speed: data.Ordinary, Text: data.Text{BG: "3 дни"}},
			{Speed: data.Fast, Text: data.Text{BG: "2 дни"}},
			{Speed: data.Express, Text: data.Text{BG: "24 часа"}},
		},
		Fees:       certificateFees(),
		Outcome:    data.Text{BG: "Дубликат на удостоверение за раждане", EN: "Duplicate of the birth certificate"},
		Validity:   data.Text{BG: "Безсрочно", EN: "Without end"},
		Receive:    []data.Text{{BG: "На гише „Деловодство“", EN: "At the “Registry” desk"}, {BG: "По куриер"}},
		Appeal:     data.Text{BG: "Пред административния съд в 14-дневен срок", EN: "Before the administrative court within 14 days"},
		LegalBasis: data.Text{BG: "Закон за гражданската регистрация", EN: "Civil Registration Act"},
		Related:    []data.ServiceID{"1002", "1004"},
		Sources:    []string{"Тарифа на община Примерово", "Примерни данни"},
		Checked:    time.Date(2026, time.November, 2, 0, 0, 0, 0, data.Sofia()),
		CheckedBy:  "Деловодство",
	}
}

func certificateFees() []data.Fee {
	january := time.Date(2027, time.January, 1, 0, 0, 0, 0, data.Sofia())
	return []data.Fee{
		{Speed: data.Ordinary, Amount: 256, Memo: "5 лв.", Source: "Примерово", AsOf: data.Text{BG: "01.01.2026"}, Until: january},
		{Speed: data.Ordinary, Amount: 300, Source: "Примерово", AsOf: data.Text{BG: "01.01.2027"}, From: january},
		{Speed: data.Fast, Amount: 511, Memo: "10 лв.", Source: "Примерово", AsOf: data.Text{BG: "01.01.2026"}},
		{Speed: data.Express, Amount: 767, Memo: "15 лв.", Source: "Примерово", AsOf: data.Text{BG: "01.01.2026"}},
	}
}
