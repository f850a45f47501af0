package datatest

import "example.org/parter/data"

// services covers every shape: every field filled, fees by speed, by category
// and by unit, one that is still to come, a note only, nothing at all, no official
// number, and names longer than any line.
func services() []data.Service {
	return append(civilServices(), otherServices()...)
}

func civilServices() []data.Service {
	return []data.Service{
		certificate(),
		{
			ID: "1002", Number: "1002", Group: People, Department: Registry,
			Name:      data.Text{BG: "Издаване на удостоверение за постоянен адрес", EN: "Permanent address certificate"},
			Documents: []data.Requirement{{Text: application(), Form: ApplicationForm}},
			Terms:     []data.Term{{Text: data.Text{BG: "веднага"}}},
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
			Name: data.Text{BG: "Издаване на скица за недвижим имот", EN: "Plot plan of a property"},
			Unit: data.Text{BG: "ТСУ", EN: "Planning and building"},
			Documents: []data.Requirement{
				{Text: data.Text{BG: "Заявление", EN: "Application"}, Form: "skitsa"},
				{Text: data.Text{BG: "Документ за собственост", EN: "Title deed"}, Kind: data.Copy},
				{Text: data.Text{BG: "Удостоверение за наследници", EN: "Certificate of heirs"}, Fetched: true},
			},
			Terms: []data.Term{
				{For: data.Text{BG: "без проучване", EN: "without a survey"}, Text: data.Text{BG: "7 дни"}},
				{For: data.Text{BG: "с проучване"}, Text: data.Text{BG: "14 работни дни"}},
			},
			Fees: []data.Fee{
				{For: data.Text{BG: "физически лица"}, Amount: 1023, Memo: "20 лв.", Source: "Друго село", Note: data.Text{BG: "за един имот"}, Example: true},
				{For: data.Text{BG: "юридически лица"}, Amount: 2045, Memo: "40 лв.", Source: "Друго село", Example: true},
			},
			Applicants: data.Text{BG: "Собственикът на имота", EN: "The owner of the property"},
			Validity:   data.Text{BG: "6 месеца", EN: "6 months"},
			LegalBasis: data.Text{BG: "ЗУТ", EN: "Spatial Planning Act (ЗУТ)"},
			Sources:    []string{"Примерни данни"},
			Examples: []data.Part{
				data.PartDocuments, data.PartTerms, data.PartFees, data.PartLegalBasis, data.PartUnit,
				data.PartApplicants, data.PartValidity,
			},
		},
		{
			ID: "r77", Group: Building, Department: Planning,
			Name:      data.Text{BG: "Разрешение за поставяне", EN: "Permit for a movable structure"},
			Documents: []data.Requirement{{Text: data.Text{BG: "Заявление"}}},
			Fees: []data.Fee{
				{Unit: data.Text{BG: "кв.м", EN: "m²"}, Amount: 511, Source: "Друго село", Example: true},
			},
			Examples: []data.Part{data.PartDocuments},
		},
		{
			ID: "1007", Number: "1007", Group: Money, Department: Taxes,
			Name:    data.Text{BG: "Данъчна оценка на имот", EN: "Tax value of a property"},
			Terms:   []data.Term{{Speed: data.Ordinary, Text: data.Text{BG: "5 работни дни"}}},
			FeeNote: "безплатно за обикновена услуга",
			Fees: []data.Fee{
				{Speed: data.Express, For: data.Text{BG: "на имот"}, Amount: 1023, Source: "Примерово"},
				{For: data.Text{BG: "препис", EN: "copy"}, Amount: 50, Source: "Друго село", Example: true},
			},
		},
		{
			ID: "m1", Group: Money, Department: Taxes,
			Name: data.Text{BG: "Справка за платени задължения", EN: "Statement of paid dues"},
		},
	}
}
