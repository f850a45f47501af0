package display

import (
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// pagesOf are the IDs of the pages of a content, and what they are made of.
func pagesOf(t *testing.T, c data.Content) (ids []string) {
	t.Helper()
	w := newWall(t, landscape)
	w.Use(c)
	everyPage(t, w, func(page string) { ids = append(ids, page) })
	return ids
}

func TestPublishedReportHasAPageForEachSubject(t *testing.T) {
	c := radomir(t)
	c.Results = nil
	for _, id := range pagesOf(t, c) {
		if strings.HasPrefix(id, "results/") {
			t.Errorf("nothing was published, and there is %s", id)
		}
	}
	c.Report = datatest.Told()
	all := strings.Join(pagesOf(t, c), " ")
	for _, want := range []string{"results/faces/1", "results/promises/1", "results/plans/1", "results/done/1"} {
		if !strings.Contains(all, want) {
			t.Errorf("no page %s in %s", want, all)
		}
	}
	if !hasSomething(c, data.BoardResults) {
		t.Error("the office says that there is nothing to show")
	}
}

func TestBoardConcludesNothingFromAFewRatings(t *testing.T) {
	r := datatest.Told()
	for _, e := range facesEntries(r) {
		few := strings.Contains(e.about, "Недостатъчно за извод")
		if few == strings.Contains(e.figure, "%") || few != (e.share == 0) {
			t.Errorf("got %+v", e)
		}
	}
	if got := facesEntries(r)[0]; got.figure != "92 %" || got.about != "С 95 % сигурност: между 90 и 94 %. Оценки: 880." {
		t.Errorf("got %+v", got)
	}
	if got := promiseEntries(r)[1]; got.figure != "80 %" || got.about != "Забавяния, за които клиентът е уведомен. Цел: 100 %, неизпълнено." {
		t.Errorf("got %+v", got)
	}
}

// TestBoardConcludesNothingFromAFewRatingsOfAPromise: the page of the promises once said
// 92 % where that of the faces said that they are too few.
func TestBoardConcludesNothingFromAFewRatingsOfAPromise(t *testing.T) {
	r := datatest.Told()
	r.Promises = []data.LedgerRow{{Commitment: data.Commitment{Promise: "II.7.3", Measure: data.MeasuredContent, Target: 80}, Value: data.NewShare(11, 12)}}
	if got := promiseEntries(r)[0]; got.figure != "11 от 12" || got.share != 0 || got.about != "Доволни по оценките. Недостатъчно за извод: нужни са поне 30 оценки." {
		t.Errorf("got %+v", got)
	}
}
