package datatest

import (
	"time"

	"example.org/parter/data"
)

// services covers every shape: fees by speed, fees by category, a note only,
// nothing at all, no official number, and names longer than any line.
func services() []data.Service {
	return append(civilServices(), otherServices()...)
}

func civilServices() []data.Service {
	return []data.Service{
		{
			ID: "1001", Number: "1001", Group: People, Department: Registry,
			Name:      data.Text{BG: "Издаване на дубликат на удостоверение за раждане", EN: "Duplicate birth certificate"},
			Unit:      "Гражданско състояние",
			Documents: []data.Requirement{{Text: "Заявление по образец"}, {Text: "Документ за самоличност (само за легитимиране)"}},
			Terms: []data.Term{
				{Speed: data.Ordinary, Text: "3 дни"},
				{Speed: data.Fast, Text: "2 дни"},
				{Speed: data.Express, Text: "24 часа"},
			},
			Fees: []data.Fee{
				{Speed: data.Ordinary, Amount: 256, Memo: "5 лв.", Source: "Примерово", AsOf: "01.01.2026"},
				{Speed: data.Fast, Amount: 511, Memo: "10 лв.", Source: "Примерово", AsOf: "01.01.2026"},
				{Speed: data.Express, Amount: 767, Memo: "15 лв.", Source: "Примерово", AsOf: "01.01.2026"},
			},
			LegalBasis: "Закон за гражданската регистрация",
			Sources:    []string{"Тарифа на община Примерово", "Примерни данни"},
			Checked:    time.Date(2026, time.November, 2, 0, 0, 0, 0, data.Sofia()),
		},
		{
			ID: "1002", Number: "1002", Group: People, Department: Registry,
			Name:      data.Text{BG: "Издаване на удостоверение за постоянен адрес", EN: "Permanent address certificate"},
			Documents: []data.Requirement{{Text: "Заявление по образец"}},
			Terms:     []data.Term{{Text: "веднага"}},
			FeeNote:   "безплатно",
			Examples:  []data.Part{data.PartDocuments, data.PartTerms},
		},
		{
			ID: "1003", Number: "1003", Group: People, Department: Registry,
			Name: data.Text{BG: "Признаване на съдебни решения и други актове на чуждестранни органи и издаване на удостоверение за вписване в регистъра на населението въз основа на тях, когато лицето няма съставен акт в страната"},
		},
		{
			ID: "1004", Number: "1004", Group: People, Department: Registry,
			Name: data.Text{BG: "Удостоверение за наследници", EN: "Certificate of heirs"},
			Fees: []data.Fee{{Speed: data.Ordinary, Amount: 307, Source: "Примерово"}},
		},
	}
}

func otherServices() []data.Service {
	return []data.Service{
		{
			ID: "1005", Number: "1005", Group: Building, Department: Planning,
			Name:      data.Text{BG: "Издаване на скица за недвижим имот", EN: "Plot plan of a property"},
			Unit:      "ТСУ",
			Documents: []data.Requirement{{Text: "Заявление"}, {Text: "Документ за собственост"}},
			Terms:     []data.Term{{For: "без проучване", Text: "7 дни"}, {For: "с проучване", Text: "14 работни дни"}},
			Fees: []data.Fee{
				{For: "физически лица", Amount: 1023, Memo: "20 лв.", Source: "Друго село", Note: "за един имот", Example: true},
				{For: "юридически лица", Amount: 2045, Memo: "40 лв.", Source: "Друго село", Example: true},
			},
			LegalBasis: "ЗУТ",
			Sources:    []string{"Примерни данни"},
			Examples:   []data.Part{data.PartDocuments, data.PartTerms, data.PartFees, data.PartLegalBasis, data.PartUnit},
		},
		{
			ID: "r77", Group: Building, Department: Planning,
			Name:      data.Text{BG: "Разрешение за поставяне", EN: "Permit for a movable structure"},
			Documents: []data.Requirement{{Text: "Заявление"}},
			Examples:  []data.Part{data.PartDocuments},
		},
		{
			ID: "1007", Number: "1007", Group: Money, Department: Taxes,
			Name:    data.Text{BG: "Данъчна оценка на имот", EN: "Tax value of a property"},
			Terms:   []data.Term{{Speed: data.Ordinary, Text: "5 работни дни"}},
			FeeNote: "безплатно за обикновена услуга",
			Fees: []data.Fee{
				{Speed: data.Express, For: "на имот", Amount: 1023, Source: "Примерово"},
				{For: "препис", Amount: 50, Source: "Друго село", Example: true},
			},
		},
		{
			ID: "m1", Group: Money, Department: Taxes,
			Name: data.Text{BG: "Справка за платени задължения", EN: "Statement of paid dues"},
		},
	}
}
