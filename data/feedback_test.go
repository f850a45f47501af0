package data_test

import (
	"strings"
	"testing"

	"example.org/parter/data"
)

func soundFeedback() data.Feedback {
	return data.Feedback{Kind: data.KindComplaint, Words: "Чаках дълго.", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v1"}
}

func TestFeedbackSaysWhatIsWrongWithIt(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*data.Feedback)
		field  string
		reason data.Reason
	}{
		"no kind":            {func(f *data.Feedback) { f.Kind = "" }, "kind", data.UnknownName},
		"no words":           {func(f *data.Feedback) { f.Words = "" }, "words", data.Missing},
		"too many words":     {func(f *data.Feedback) { f.Words = strings.Repeat("я", 1001) }, "words", data.TooLong},
		"a personal number":  {func(f *data.Feedback) { f.Words = "ЕГН 75 23 16 92 63" }, "words", data.PersonalNumber},
		"a face that is not": {func(f *data.Feedback) { f.Rating = 5 }, "rating", data.UnknownName},
		"a rating without":   {func(f *data.Feedback) { f.Kind = data.KindRating }, "rating", data.Missing},
		"no promise":         {func(f *data.Feedback) { f.Kind = data.KindBreach }, "promise", data.Missing},
		"a long promise":     {func(f *data.Feedback) { f.Promise = data.PromiseID(strings.Repeat("я", 201)) }, "promise", data.BadFormat},
		"a reason unknown":   {func(f *data.Feedback) { f.Reason = "weather" }, "reason", data.UnknownName},
		"no way":             {func(f *data.Feedback) { f.Channel = "" }, "channel", data.UnknownName},
		"no visit":           {func(f *data.Feedback) { f.Visit = "" }, "visit", data.BadFormat},
		"another language":   {func(f *data.Feedback) { f.Language = "fr" }, "language", data.UnknownName},
	} {
		f := soundFeedback()
		c.change(&f)
		problems, _ := f.Check().(data.Problems) //nolint:errorlint // Check returns it bare
		if got := problems.Of(c.field); got != c.reason {
			t.Errorf("%s: got %q, want %q (%v)", name, got, c.reason, problems)
		}
	}
	face := data.Feedback{Kind: data.KindRating, Rating: data.RatedBad, Language: data.English, Channel: data.ViaPaper, Visit: "v2"}
	for _, f := range []data.Feedback{soundFeedback(), face} {
		if err := f.Check(); err != nil {
			t.Errorf("%+v: %v", f, err)
		}
	}
}
