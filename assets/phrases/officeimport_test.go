package phrases

import (
	"testing"

	"example.org/parter/data"
)

func TestRefusedPlaceSaysWhereAndWhy(t *testing.T) {
	for _, c := range []struct {
		l    data.Language
		at   data.RowProblem
		want string
	}{
		{data.Bulgarian, data.RowProblem{Line: 3, Column: 2, Field: "received", Reason: data.NotADate}, "ред 3, колона 2 (дата на приемане): това не е дата"},
		{data.Bulgarian, data.RowProblem{Line: 3, Field: "number", Reason: data.Missing}, "ред 3 (входящ номер): липсва"},
		{data.Bulgarian, data.RowProblem{Line: 1, Field: "file", Reason: data.NotText}, "ред 1: буквите не се четат: отворете файла в Excel и го запишете като „CSV UTF-8“ или XLSX"},
		{data.English, data.RowProblem{Line: 3, Column: 6, Field: "stage", Reason: data.UnknownName}, "line 3, column 6 (stage): there is no such thing"},
	} {
		if got := RefusedPlace(c.l, c.at); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestReasonsToRefuseAFileHaveWords(t *testing.T) {
	for _, l := range data.Languages() {
		for _, why := range []data.Reason{
			data.Contradicts, data.InTheFuture, data.NeedsExtension,
			data.Missing, data.TooLong, data.NotADate, data.EndsBefore, data.UnknownName, data.Taken,
			data.BadFormat, data.TooLarge, data.NotText, data.PersonalNumber,
		} {
			if WhyRefused(l, why) == In(l, OfficeProblemOther) {
				t.Errorf("%s: no words for %s", l, why)
			}
		}
	}
}
