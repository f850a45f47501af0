package datatest

import (
	"time"

	"example.org/parter/data"
)

// Told is what is told of a report of the first half of 2026: one promise was kept, one
// was not, one has no target, and something is still to be done.
func Told() data.ToldReport {
	p := data.Period{Year: 2026, Half: 1}
	on := func(month time.Month, day int) time.Time {
		return time.Date(2026, month, day, 0, 0, 0, 0, data.Sofia())
	}
	promises := []data.LedgerRow{
		{Commitment: data.Commitment{Promise: "II.5.3", Measure: data.MeasuredInTerm, Target: 95}, Text: data.Text{BG: "отговор на писмени запитвания и жалби в рамките на установените от администрацията срокове;", EN: "answers to written enquiries and complaints within the terms that the administration has set;"}, Value: data.NewShare(1210, 1240), Before: data.NewShare(880, 1000)},
		{Commitment: data.Commitment{Promise: "II.5.4", Measure: data.MeasuredTold, Target: 100}, Text: data.Text{BG: "уведомяване на клиента при неспазване на срока,", EN: "telling the client when a term is not kept,"}, Value: data.NewShare(24, 30), Before: data.NewShare(28, 30)},
		{Commitment: data.Commitment{Promise: "II.4.1", Measure: data.MeasuredKiosks}, Text: data.Text{BG: "осигуряване достъп до информация и услуги чрез множество различни канали;", EN: "giving access to information and services in many different ways;"}, Value: data.NewShare(61_200, 61_920)},
	}
	return data.ToldReport{
		Period: p, At: time.Date(2026, time.July, 6, 10, 30, 0, 0, data.Sofia()), Faces: data.Tally{0, 21, 46, 301, 512},
		Earlier:  []data.Comparison{{Period: p.Before(), Tally: data.Tally{0, 60, 70, 210, 160}}, {Period: p.YearAgo(), Tally: data.Tally{0, 3, 2, 4, 5}}},
		Promises: promises,
		Actions: []data.CorrectiveAction{
			{Promise: "II.5.3", What: "Второ гише в петък от 8 до 12 часа", Until: on(time.May, 1), Done: on(time.April, 24)},
			{What: "Писмени отговори с по-ясен език: обучение на звената", Until: on(time.September, 1)},
		},
	}
}
