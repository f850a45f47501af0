package sqlite

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func TestScreensAreKnownAfterAStart(t *testing.T) {
	d := openDesk(t)
	board := data.ScreenHealth{ID: "board", Role: data.RoleBoard, Edition: 3, LastSeen: d.now.In(data.Sofia())}
	kiosk := data.ScreenHealth{ID: "kiosk", Role: data.RoleKiosk, LastSeen: d.now.In(data.Sofia())}
	must(t, d.KeepScreens(t.Context(), []data.ScreenHealth{kiosk, board}))
	board.Edition, board.LastSeen = 4, board.LastSeen.Add(time.Hour)
	must(t, d.KeepScreens(t.Context(), []data.ScreenHealth{board}))
	got, err := d.KnownScreens(t.Context())
	must(t, err)
	if diff := cmp.Diff([]data.ScreenHealth{board, kiosk}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	must(t, d.ForgetScreen(t.Context(), "Петров", "kiosk"))
	got, err = d.KnownScreens(t.Context())
	must(t, err)
	if diff := cmp.Diff([]data.ScreenHealth{board}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestWhatIsDoneToAScreenIsRecorded(t *testing.T) {
	d := openDesk(t)
	must(t, d.RecordRestart(t.Context(), "Петров", "board"))
	must(t, d.ForgetScreen(t.Context(), "Иванова", "kiosk"))
	rows, err := d.Audit(t.Context(), 2)
	must(t, err)
	want := []data.AuditRow{
		{At: d.now.In(data.Sofia()), Who: "Иванова", What: data.DeedScreenForgotten, Which: "kiosk"},
		{At: d.now.In(data.Sofia()), Who: "Петров", What: data.DeedScreenRestarted, Which: "board"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestScreenIsSoManyEditionsBehind(t *testing.T) {
	d := openDesk(t)
	var built []time.Time
	for range 3 {
		d.now = d.now.Add(time.Hour)
		e, err := d.PublishEdition(t.Context(), "office")
		must(t, err)
		built = append(built, e.Built)
	}
	for shown, want := range map[data.EditionNumber]int{0: 3, 1: 2, 3: 0, 9: 0} {
		newer, since, err := d.EditionsAfter(t.Context(), shown)
		must(t, err)
		if newer != want || newer > 0 && !since.Equal(built[shown]) || newer == 0 && !since.IsZero() {
			t.Errorf("after %d: %d since %s, want %d", shown, newer, since, want)
		}
	}
}

func TestOpenDraftsAreThoseThatWaitForSomebody(t *testing.T) {
	d := openDesk(t)
	publish := func(n data.DraftedNotice) data.DraftedNotice {
		n, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
		must(t, err)
		return n
	}
	d.now = d.now.Add(time.Minute)
	fresh := d.draft(t, "Нова")
	d.now = d.now.Add(time.Minute)
	publish(d.draft(t, "Публикувана"))
	gone := publish(d.draft(t, "Оттеглена"))
	_, err := d.WithdrawNotice(t.Context(), "Петров", gone.ID)
	must(t, err)
	changed := publish(d.draft(t, "Вода"))
	d.now = d.now.Add(time.Minute)
	changed.Body = "Няма да има и утре."
	_, err = d.SaveNotice(t.Context(), "Иванова", changed.Notice, changed.Revision)
	must(t, err)
	got, all, err := d.OpenDrafts(t.Context(), 5)
	must(t, err)
	want := []data.OpenDraft{
		{ID: changed.ID, Title: "Вода", State: data.NoticeChanged, ChangedBy: "Иванова", ChangedAt: d.now.In(data.Sofia())},
		{ID: fresh.ID, Title: "Нова", State: data.NoticeDraft, ChangedBy: fresh.ChangedBy, ChangedAt: fresh.ChangedAt},
	}
	if diff := cmp.Diff(want, got); diff != "" || all != 2 {
		t.Errorf("%d in all (-want +got)\n%s", all, diff)
	}
	got, all, err = d.OpenDrafts(t.Context(), 1)
	must(t, err)
	if len(got) != 1 || all != 2 {
		t.Errorf("got %d of %d, want 1 of 2", len(got), all)
	}
}

// Drafts agree with what the list of notices says of each.
func TestOpenDraftsAgreeWithTheList(t *testing.T) {
	d := openDesk(t)
	for i := range 6 {
		n := d.draft(t, fmt.Sprint("Обявление ", i))
		if i%2 == 0 {
			n, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
			must(t, err)
			if i%4 == 0 {
				n.Schedule.Priority = data.Important
				_, err := d.SaveNotice(t.Context(), "Петров", n.Notice, n.Revision)
				must(t, err)
			}
		}
	}
	listed, _, err := d.Notices(t.Context(), data.NoticeQuestion{Now: d.now, Limit: 1000})
	must(t, err)
	want := 0
	for _, line := range listed {
		n, err := d.DraftedNotice(t.Context(), line.ID)
		must(t, err)
		if n.State == data.NoticeChanged || n.State == data.NoticeDraft && n.Version == 0 {
			want++
		}
	}
	if _, all, err := d.OpenDrafts(t.Context(), 1); err != nil || all != want {
		t.Errorf("%d, %v; the list has %d", all, err, want)
	}
}
