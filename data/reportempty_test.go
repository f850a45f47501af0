package data

import "testing"

func TestReportIsEmptyWhereNothingHappened(t *testing.T) {
	row := func(m MeasureKind) []LedgerRow {
		return []LedgerRow{{Commitment: Commitment{Measure: m}, Value: NewShare(0, 10)}}
	}
	for name, c := range map[string]struct {
		Report
		empty bool
	}{
		"nothing":                     {Report{}, true},
		"only the catalogue of today": {Report{Ledger: row(MeasuredChecked)}, true},
		"a survey without answers":    {Report{Surveys: []SurveyResult{{}}}, true},
		"a face":                      {Report{Opinion: Opinion{All: Tally{0, 1}}}, false},
		"a message":                   {Report{Opinion: Opinion{Messages: map[FeedbackKind]int{KindPraise: 1}}}, false},
		"an answer to a survey":       {Report{Surveys: []SurveyResult{{All: 1}}}, false},
		"a figure":                    {Report{Ledger: row(MeasuredInTerm)}, false},
	} {
		if got := c.Empty(); got != c.empty {
			t.Errorf("%s: got %v, want %v", name, got, c.empty)
		}
	}
}
