package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func (d *desk) draft(t *testing.T, title string) data.DraftedNotice {
	t.Helper()
	n, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{
		Title: title, Body: "Текст.", From: d.now, Until: d.now.Add(24 * time.Hour),
	}, 0)
	must(t, err)
	return n
}

// titles are those that the public sees.
func (d *desk) titles(t *testing.T) (titles []string) {
	t.Helper()
	c, err := d.Content(t.Context())
	must(t, err)
	for _, n := range c.Notices {
		if n.ID != "spirane001" && n.ID != "sabranie02" {
			titles = append(titles, n.Title)
		}
	}
	return titles
}

func TestDraftNeverReachesThePublic(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Чернова")
	if n.State != data.NoticeDraft || n.Published != nil || n.Revision != 1 || n.ChangedBy != "Иванова" || !n.ChangedAt.Equal(d.now) {
		t.Errorf("got %+v", n)
	}
	if got := d.titles(t); got != nil {
		t.Errorf("the public sees %q", got)
	}
	incomplete, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{}, 0)
	if err != nil || len(incomplete.ID) != 10 {
		t.Errorf("an incomplete draft: %+v, %v", incomplete, err)
	}
}

func TestPublishedNoticeIsInTheEditionThatShowsIt(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	published, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	if published.State != data.NoticePublished || published.Published.Version != 1 || published.Version != 1 {
		t.Errorf("got %+v", published)
	}
	now, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff([]data.Content{now}, d.released); diff != "" {
		t.Errorf("the edition differs from what was committed:\n%s", diff)
	}
	edition, err := d.LatestEdition(t.Context())
	must(t, err)
	if edition.Number != 1 || !edition.Built.Equal(d.now) || len(edition.SHA256) != 64 {
		t.Errorf("got %+v", edition)
	}
}

func TestChangedDraftStaysPrivateUntilPublished(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	_, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	n.Title = "Второ"
	changed, err := d.SaveNotice(t.Context(), "Иванова", n.Notice, n.Revision)
	must(t, err)
	if changed.State != data.NoticeChanged || changed.Published.Title != "Първо" || changed.Revision != 2 {
		t.Errorf("got %+v", changed)
	}
	if diff := cmp.Diff([]string{"Първо"}, d.titles(t)); diff != "" {
		t.Error(diff)
	}
	again, err := d.PublishNotice(t.Context(), "Петров", n.ID, changed.Revision)
	must(t, err)
	if again.Published.Version != 2 || again.Published.Title != "Второ" {
		t.Errorf("got %+v", again.Published)
	}
}

func TestFailingReleaseChangesNothing(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	_, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	other := d.draft(t, "Друго")
	d.refuse = errors.New("no room for an edition")
	_, err = d.PublishNotice(t.Context(), "Петров", other.ID, other.Revision)
	wantKind(t, err, d.refuse)
	_, err = d.WithdrawNotice(t.Context(), "Петров", n.ID)
	wantKind(t, err, d.refuse)
	_, err = d.PublishEdition(t.Context(), "Петров")
	wantKind(t, err, d.refuse)
	if diff := cmp.Diff([]string{"Първо"}, d.titles(t)); diff != "" {
		t.Error(diff)
	}
	got, err := d.DraftedNotice(t.Context(), other.ID)
	must(t, err)
	if diff := cmp.Diff(other, got); diff != "" {
		t.Error(diff)
	}
	audit, err := d.Audit(t.Context(), 1)
	must(t, err)
	if audit[0].What != "notice saved" {
		t.Errorf("the audit tells of %q, which did not happen", audit[0].What)
	}
}

// The edition was once published before the commit: a commit that failed left
// on the screens what the console called unpublished.
func TestCommitThatFailsShowsNothing(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	_, err := d.publish(t.Context(), "Петров", func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `PRAGMA defer_foreign_keys = 1`); err != nil {
			return err
		}
		broken := n.Notice
		broken.ID = "nope" // is found out by the commit
		return insertPublished(ctx, tx, broken)
	})
	if err == nil || !strings.Contains(err.Error(), "commit") {
		t.Fatalf("got %v, want the commit to fail", err)
	}
	if d.released != nil || d.discarded != 1 {
		t.Errorf("%d editions published, %d discarded; want 0 and 1", len(d.released), d.discarded)
	}
	_, err = d.LatestEdition(t.Context())
	wantKind(t, err, data.ErrNotFound)
	e, err := d.PublishEdition(t.Context(), "office")
	if err != nil || e.Number != 1 {
		t.Errorf("with a sound change: got edition %d, %v; want 1", e.Number, err)
	}
}

func TestChangeThatScreensDoNotKnowIsSavedAndSaidToBe(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	d.unshown = errors.New("the disk is full")
	published, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	wantKind(t, err, ErrNotShown)
	wantKind(t, err, d.unshown)
	if published.State != data.NoticePublished || d.discarded != 0 {
		t.Errorf("got %+v, %d editions discarded", published, d.discarded)
	}
	got, err := d.DraftedNotice(t.Context(), n.ID)
	must(t, err)
	if diff := cmp.Diff(published, got); diff != "" {
		t.Error(diff)
	}
	withdrawn, err := d.WithdrawNotice(t.Context(), "Петров", n.ID)
	wantKind(t, err, ErrNotShown)
	if withdrawn.State != data.NoticeDraft {
		t.Errorf("got %+v", withdrawn)
	}
	latest, err := d.LatestEdition(t.Context())
	if err != nil || latest.Number != 2 {
		t.Errorf("got edition %d, %v; want 2, which the shelf lacks", latest.Number, err)
	}
}

func TestRefusedPublicationCostsNoNumber(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	_, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision+1)
	wantKind(t, err, data.ErrConflict)
	_, err = d.PublishNotice(t.Context(), "Петров", "nope", 1)
	wantKind(t, err, data.ErrNotFound)
	_, err = d.WithdrawNotice(t.Context(), "Петров", "nope")
	wantKind(t, err, data.ErrNotFound)
	_, err = d.WithdrawNotice(t.Context(), "Петров", n.ID)
	wantKind(t, err, data.ErrConflict)
	d.now = d.now.Add(24 * time.Hour)
	_, err = d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	wantProblem(t, err, "until", data.InThePast)
	e, err := d.PublishEdition(t.Context(), "office")
	if err != nil || e.Number != 1 {
		t.Errorf("got edition %d, %v; want 1", e.Number, err)
	}
}

func TestPublishingSurvivesTheBrowserGoingAway(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	ctx, leave := context.WithCancel(t.Context())
	build := d.release
	d.release = func(ctx context.Context, after data.EditionNumber, c data.Content) (Edition, error) {
		leave()
		return build(ctx, after, c)
	}
	_, err := d.PublishNotice(ctx, "Петров", n.ID, n.Revision)
	must(t, err)
	if diff := cmp.Diff([]string{"Първо"}, d.titles(t)); diff != "" {
		t.Error(diff)
	}
}

func TestWithdrawnNoticeKeepsItsDraftAndItsVersions(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Първо")
	_, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	withdrawn, err := d.WithdrawNotice(t.Context(), "Петров", n.ID)
	must(t, err)
	if withdrawn.State != data.NoticeDraft || withdrawn.Published != nil || withdrawn.Title != "Първо" {
		t.Errorf("got %+v", withdrawn)
	}
	if got := d.titles(t); got != nil {
		t.Errorf("the public sees %q", got)
	}
	again, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	if again.Published.Version != 3 { // that it was withdrawn is the second
		t.Errorf("got version %d, want 3", again.Published.Version)
	}
}

func TestSecondClerkDoesNotOverwriteTheFirst(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Общо")
	first := n.Notice
	first.Title = "На Иванова"
	saved, err := d.SaveNotice(t.Context(), "Иванова", first, n.Revision)
	must(t, err)
	second := n.Notice
	second.Title = "На Петров"
	stands, err := d.SaveNotice(t.Context(), "Петров", second, n.Revision)
	wantKind(t, err, data.ErrConflict)
	if diff := cmp.Diff(saved, stands); diff != "" {
		t.Errorf("the conflict should show what stands there:\n%s", diff)
	}
	_, err = d.SaveNotice(t.Context(), "Петров", data.Notice{ID: "nope"}, 1)
	wantKind(t, err, data.ErrNotFound)
}

func TestNoticesAreListedLastChangedFirst(t *testing.T) {
	d := openDesk(t)
	d.now = d.now.Add(time.Minute)
	a := d.draft(t, "А")
	d.now = d.now.Add(time.Minute)
	d.draft(t, "Б")
	d.now = d.now.Add(time.Minute)
	a.Body = "Друг текст."
	_, err := d.SaveNotice(t.Context(), "Иванова", a.Notice, a.Revision)
	must(t, err)
	notices, _, err := d.Notices(t.Context(), data.NoticeQuestion{Now: d.now, Limit: 2})
	must(t, err)
	var got []string
	for _, n := range notices {
		got = append(got, n.Title)
	}
	if diff := cmp.Diff([]string{"А", "Б"}, got); diff != "" {
		t.Error(diff)
	}
	_, err = d.DraftedNotice(t.Context(), "nope")
	wantKind(t, err, data.ErrNotFound)
}

func TestStoreWithoutReleasePublishesNothing(t *testing.T) {
	d := openDesk(t)
	d.release = nil
	if _, err := d.PublishEdition(t.Context(), "office"); err == nil {
		t.Error("published without a release")
	}
}
