package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestBoardIsPublishedInItsOrder(t *testing.T) {
	d := openDesk(t)
	items := []data.BoardItem{
		{ID: "b1", Kind: data.BoardFees, Subject: "people"},
		{ID: "b2", Kind: data.BoardText, Title: data.Text{BG: "Днес"}, Until: d.now.Add(time.Hour), Schedule: data.Schedule{Priority: data.Urgent}},
		{ID: "case", Kind: data.BoardCase},
	}
	must(t, d.PublishBoard(t.Context(), "Иванова", items))
	c, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff(items, c.Board); diff != "" {
		t.Error(diff)
	}
	must(t, d.PublishBoard(t.Context(), "Иванова", nil))
	c, err = d.Content(t.Context())
	must(t, err)
	if len(c.Board) != 0 || len(c.Programme()) != len(data.StandardBoard()) {
		t.Errorf("without items there are %d, and %d are shown", len(c.Board), len(c.Programme()))
	}
}

func TestBoardThatCannotBeShownChangesNothing(t *testing.T) {
	d := openDesk(t)
	before, err := d.Content(t.Context())
	must(t, err)
	err = d.PublishBoard(t.Context(), "Иванова", []data.BoardItem{
		{ID: "a", Kind: data.BoardCase},
		{ID: "b", Kind: "advertisement"},
		{ID: "c", Kind: data.BoardText, From: d.now, Until: d.now, Schedule: data.Schedule{Every: time.Second, Daypart: data.OwnTimes}},
	})
	wantProblem(t, err, "item 2 kind", data.UnknownName)
	wantProblem(t, err, "item 3 title", data.Missing)
	wantProblem(t, err, "item 3 until", data.EndsBefore)
	wantProblem(t, err, "item 3 every", data.BadFormat)
	wantProblem(t, err, "item 3 times", data.Missing)
	after, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff(before.Board, after.Board); diff != "" {
		t.Error(diff)
	}
}

func TestNoticeKeepsItsSchedule(t *testing.T) {
	d := openDesk(t)
	n, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{
		Title: "Приемен ден", Body: "Текст.", From: d.now, Permanent: true,
		Schedule: data.Schedule{Daypart: data.ReceptionDay, Every: 5 * time.Minute},
	}, 0)
	must(t, err)
	published, err := d.PublishNotice(t.Context(), "Иванова", n.ID, n.Revision)
	must(t, err)
	if diff := cmp.Diff(n.Schedule, published.Published.Schedule); diff != "" || !published.Published.Permanent {
		t.Errorf("published %+v\n%s", published.Published, diff)
	}
	n.Schedule.Every = time.Hour
	changed, err := d.SaveNotice(t.Context(), "Иванова", n.Notice, n.Revision)
	must(t, err)
	if changed.State != data.NoticeChanged {
		t.Errorf("with another schedule it is %s", changed.State)
	}
	endless, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{Title: "Без край", Body: "Текст.", From: d.now}, 0)
	must(t, err)
	_, err = d.PublishNotice(t.Context(), "Иванова", endless.ID, endless.Revision)
	wantProblem(t, err, "until", data.Missing)
}
