package data_test

import (
	"testing"

	"example.org/parter/data"
)

// TestTermIsReadWhereItSaysOneLength reads the terms of the starter content and the
// ways in which others write them.
func TestTermIsReadWhereItSaysOneLength(t *testing.T) {
	none := data.Length{}
	for text, want := range map[string]data.Length{
		"7 дни": {Count: 7, Unit: data.InDays}, "до 30 дни": {Count: 30, Unit: data.InDays}, "1 ден": {Count: 1, Unit: data.InDays},
		"30 календарни дни": {Count: 30, Unit: data.InDays}, "14 работни дни": {Count: 14, Unit: data.InWorkdays}, "1 работен ден": {Count: 1, Unit: data.InWorkdays},
		"3 раб. дни": {Count: 3, Unit: data.InWorkdays}, "До 8 часа": {Count: 8, Unit: data.InHours}, "1 час": {Count: 1, Unit: data.InHours}, "24 часа": {Count: 1, Unit: data.InDays}, "до 72 часа": {Count: 3, Unit: data.InDays},
		"2 седмици": {Count: 2, Unit: data.InWeeks}, "2 месеца": {Count: 2, Unit: data.InMonths}, "1 година": {Count: 12, Unit: data.InMonths},
		"веднага": {Unit: data.InDays}, "в деня на подаване": {Unit: data.InDays},

		"":                     none,
		"0 дни":                none,
		"по наредба на ОбС":    none,
		"до 31.12. / 1 година": none,
		"14 дни от регистриране":                     none,
		"30 дни (Красна поляна); 14 дни (Септември)": none,
		"3 г. до започване; 5 г. до груб строеж":     none,
		"2 работни часа":                             none,
	} {
		if got := (data.Term{Text: data.Text{BG: text}}).Length(); got != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
}

// TestTermOfASpeedIsTheOneThatNamesItAlone keeps a term for one kind of case, or two
// of a speed, from being taken for the speed's.
func TestTermOfASpeedIsTheOneThatNamesItAlone(t *testing.T) {
	seven, three := data.Term{Speed: data.Ordinary, Text: data.Text{BG: "7 дни"}}, data.Term{Speed: data.Fast, Text: data.Text{BG: "3 дни"}}
	special := data.Term{Speed: data.Fast, For: data.Text{BG: "при данни в друга община"}, Text: data.Text{BG: "30 дни"}}
	s := data.Service{Terms: []data.Term{seven, three, special}}
	if got, ok := s.TermFor(data.Fast); !ok || got != three {
		t.Errorf("got %+v, %v", got, ok)
	}
	s.Terms = append(s.Terms, data.Term{Speed: data.Fast, Text: data.Text{BG: "5 дни"}})
	if _, ok := s.TermFor(data.Fast); ok {
		t.Error("of two terms one is taken")
	}
	if _, ok := s.TermFor(data.Express); ok {
		t.Error("a speed that is not offered has a term")
	}
}
