package sqlite

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func (d *desk) board(t *testing.T) (ids []string) {
	t.Helper()
	c, err := d.Content(t.Context())
	must(t, err)
	for _, item := range c.Programme() {
		ids = append(ids, string(item.ID))
	}
	return ids
}

func TestBoardIsChangedItemByItem(t *testing.T) {
	d := openDesk(t)
	standard := d.board(t)
	item := data.BoardItem{
		Kind: data.BoardAgenda, Title: data.Text{BG: "Събор"}, From: d.now, Until: d.now.Add(48 * time.Hour),
		Agenda:   []data.Point{{At: d.now.Add(time.Hour), What: data.Text{BG: "Откриване"}}},
		Schedule: data.Schedule{Priority: data.Important},
	}
	saved, err := d.SaveBoardItem(t.Context(), "Иванова", item)
	must(t, err)
	if diff := cmp.Diff(append(slices.Clone(standard), string(saved.ID)), d.board(t)); diff != "" {
		t.Error(diff)
	}
	saved.Pictures = []data.Picture{{SHA256: "ab", Width: 800, Height: 600}}
	again, err := d.SaveBoardItem(t.Context(), "Иванова", saved)
	must(t, err)
	_, err = d.SaveBoardItem(t.Context(), "Петров", saved)
	wantKind(t, err, data.ErrConflict)
	c, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff(again, c.Board[len(c.Board)-1]); diff != "" || again.Version != 2 {
		t.Errorf("version %d\n%s", again.Version, diff)
	}
	if got := c.NextPoint(d.now); !got.Equal(d.now.Add(time.Hour)) {
		t.Errorf("it goes on at %v", got)
	}

	must(t, d.MoveBoardItem(t.Context(), "Иванова", saved.ID, -100))
	must(t, d.MoveBoardItem(t.Context(), "Иванова", saved.ID, 1))
	want := slices.Insert(slices.Clone(standard), 1, string(saved.ID))
	if diff := cmp.Diff(want, d.board(t)); diff != "" {
		t.Error(diff)
	}
	for _, id := range standard {
		must(t, d.RemoveBoardItem(t.Context(), "Иванова", data.BoardItemID(id)))
	}
	wantKind(t, d.RemoveBoardItem(t.Context(), "Иванова", saved.ID), data.ErrConflict)
	wantKind(t, d.RemoveBoardItem(t.Context(), "Иванова", "nope"), data.ErrNotFound)
	if diff := cmp.Diff([]string{string(saved.ID)}, d.board(t)); diff != "" {
		t.Error(diff)
	}
}

func TestBoardItemThatCannotBeShownChangesNothing(t *testing.T) {
	d := openDesk(t)
	before := d.board(t)
	for field, item := range map[string]data.BoardItem{
		"kind":   {Kind: "advertisement"},
		"title":  {Kind: data.BoardText, Permanent: true},
		"file":   {Kind: data.BoardImage, Title: data.Text{BG: "Карта"}, Permanent: true},
		"agenda": {Kind: data.BoardAgenda, Title: data.Text{BG: "Събор"}, Permanent: true},
		"until":  {Kind: data.BoardText, Title: data.Text{BG: "Без край"}},
		"every":  {Kind: data.BoardCase, Schedule: data.Schedule{Every: time.Second}},
		"times":  {Kind: data.BoardCase, Schedule: data.Schedule{Daypart: data.OwnTimes}},
	} {
		var problems data.Problems
		if _, err := d.SaveBoardItem(t.Context(), "Иванова", item); !errors.As(err, &problems) || problems.Of(field) == "" {
			t.Errorf("%s: got %v", field, err)
		}
	}
	if diff := cmp.Diff(before, d.board(t)); diff != "" {
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

func TestBoardThatLostAnItemIsBroughtBack(t *testing.T) {
	d := openDesk(t)
	before, err := d.Board(t.Context())
	must(t, err)
	must(t, d.RemoveBoardItem(t.Context(), "Иванова", before[1].ID))
	must(t, d.MoveBoardItem(t.Context(), "Иванова", before[0].ID, 2))
	ref := data.BoardItems{}.Ref()
	versions, err := d.Versions(t.Context(), ref)
	must(t, err)
	if len(versions) != 3 || versions[2].How != data.HowFirst || len(versions[1].Entry.(data.BoardItems)) != len(before)-1 {
		t.Fatalf("versions are %+v", versions)
	}
	_, err = d.UndoPublication(t.Context(), "Петров", ref, versions[0].Number)
	must(t, err)
	now, err := d.Board(t.Context())
	must(t, err)
	if now[0].ID != before[0].ID || len(now) != len(before)-1 {
		t.Errorf("after the undo the board is %+v", now)
	}
	e, err := d.Entry(t.Context(), ref)
	must(t, err)
	restored, err := d.RestoreVersion(t.Context(), "Петров", ref, 0, e.Revision)
	must(t, err)
	_, err = d.PublishEntry(t.Context(), "Петров", ref, restored.Revision)
	must(t, err)
	now, err = d.Board(t.Context())
	must(t, err)
	if diff := cmp.Diff(before, now); diff != "" {
		t.Errorf("restored:\n%s", diff)
	}
}
