package data_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestRulesOfFeedbackSayWhatIsWrongWithThem(t *testing.T) {
	if err := data.UsualFeedbackRules().Check(); err != nil {
		t.Errorf("the usual ones: %v", err)
	}
	cases := map[string]struct {
		change func(*data.FeedbackRules)
		wrong  string
	}{
		"no series":              {func(r *data.FeedbackRules) { r.Series = "" }, "series"},
		"a series with a dash":   {func(r *data.FeedbackRules) { r.Series = "-" }, "series"},
		"a long series":          {func(r *data.FeedbackRules) { r.Series = "ОБРАТНАВР" }, "series"},
		"no term":                {func(r *data.FeedbackRules) { r.Terms[0].Length = data.Length{} }, "term.suggestion"},
		"a term in hours":        {func(r *data.FeedbackRules) { r.Read = data.Length{Count: 3, Unit: data.InHours} }, "read"},
		"checked with nothing":   {func(r *data.FeedbackRules) { r.Terms[1].Checked = true }, "source.comment"},
		"a long source":          {func(r *data.FeedbackRules) { r.Votes.Source = strings.Repeat("я", 201) }, "votes_source"},
		"kept for no day":        {func(r *data.FeedbackRules) { r.Keep.ContactDays = 0 }, "contact_days"},
		"kept for ever":          {func(r *data.FeedbackRules) { r.Keep.WordsMonths = 10000 }, "words_months"},
		"no votes at all":        {func(r *data.FeedbackRules) { r.Votes.Burst = 0 }, "burst"},
		"an interval before now": {func(r *data.FeedbackRules) { r.Votes.Interval = -1 }, "interval"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			rules := data.UsualFeedbackRules()
			c.change(&rules)
			if diff := cmp.Diff([]string{c.wrong}, fieldsOf(rules.Check())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestContactNeedsANameAndOneWay(t *testing.T) {
	cases := map[string]struct {
		contact data.Contact
		wrong   []string
	}{
		"a phone":             {data.Contact{Name: "А Б", Phone: "0888 000 000"}, nil},
		"by post":             {data.Contact{Name: "А Б", Address: "с. Примерово"}, nil},
		"no name":             {data.Contact{Phone: "0888 000 000"}, []string{"name"}},
		"no way":              {data.Contact{Name: "А Б"}, []string{"contact"}},
		"no such mail":        {data.Contact{Name: "А Б", Email: "example.org"}, []string{"email"}},
		"number of a person":  {data.Contact{Name: "А Б", Phone: "7523169263"}, []string{"phone"}},
		"in the address, too": {data.Contact{Name: "А Б", Address: "ул. 7523169263"}, []string{"address"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.wrong, fieldsOf(c.contact.Check())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func fieldsOf(err error) (fields []string) {
	var problems data.Problems
	errors.As(err, &problems)
	for _, p := range problems {
		fields = append(fields, p.Field)
	}
	return fields
}
