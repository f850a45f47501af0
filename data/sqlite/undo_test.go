package sqlite

import (
	"testing"

	"example.org/parter/data"
)

// mistaken is a notice that was published right and then with a mistake.
func (d *desk) mistaken(t *testing.T) data.DraftedNotice {
	t.Helper()
	n := d.draft(t, "Вярно")
	first, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	wrong := first.Notice
	wrong.Title = "Грешка"
	n, err = d.SaveNotice(t.Context(), "Иванова", wrong, first.Revision)
	must(t, err)
	n, err = d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	return n
}

func TestUndoneTextOfANoticeStayedOnTheDeskAsAChange(t *testing.T) {
	d := openDesk(t)
	n := d.mistaken(t)
	undone, err := d.UndoPublication(t.Context(), "Петров", n.Ref(), n.Version)
	must(t, err)
	now, err := d.DraftedNotice(t.Context(), n.ID)
	must(t, err)
	if undone.State != data.EntryPublished || now.Title != "Вярно" || now.Published.Title != "Вярно" || len(now.Authors) != 0 {
		t.Errorf("undone is %s, the desk has %+v", undone.State, now)
	}
	if now.Revision <= n.Revision {
		t.Errorf("a form that was open at revision %d could still overwrite it at %d", n.Revision, now.Revision)
	}
	d.wantListed(t, data.NoticeQuestion{Words: "грешка", Limit: 9}, 0)
}

func TestColleaguesDraftStaysWhenAPublicationIsUndone(t *testing.T) {
	d := openDesk(t)
	n := d.mistaken(t)
	theirs := n.Notice
	theirs.Title = "Започнато от друг"
	_, err := d.SaveNotice(t.Context(), "Стоянова", theirs, n.Revision)
	must(t, err)
	undone, err := d.UndoPublication(t.Context(), "Петров", n.Ref(), n.Version)
	must(t, err)
	if undone.State != data.EntryChanged || undone.Entry.Called().BG != "Започнато от друг" || undone.Published.Called().BG != "Вярно" {
		t.Errorf("got %+v", undone)
	}
}

func TestPublishingWhatIsNotChangedMadeAVersionLikeTheOneBefore(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Обявление")
	n, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	entry, _ := d.service(t)
	for ref, revision := range map[data.EntryRef]int{n.Ref(): n.Revision, entry.Entry.Ref(): entry.Revision} {
		before, err := d.Versions(t.Context(), ref)
		must(t, err)
		edition, err := d.LatestEdition(t.Context())
		must(t, err)
		_, err = d.PublishEntry(t.Context(), "Петров", ref, revision)
		wantKind(t, err, data.ErrUnchanged)
		_, err = d.AskApproval(t.Context(), "Иванова", ref, revision)
		wantKind(t, err, data.ErrUnchanged)
		after, err := d.Versions(t.Context(), ref)
		must(t, err)
		if now, err := d.LatestEdition(t.Context()); err != nil || len(after) != len(before) || now.Number != edition.Number {
			t.Errorf("%s: %d versions, were %d; edition %d, was %d, %v", ref, len(after), len(before), now.Number, edition.Number, err)
		}
	}
}

func TestDraftThatSaysWhatThePublicSeesIsNone(t *testing.T) {
	d := openDesk(t)
	_, s := d.service(t)
	saved := d.rename(t, "Иванова", "Друго")
	saved, err := d.SaveEntry(t.Context(), "Иванова", s, saved.Revision)
	must(t, err)
	drafts, err := d.DraftedEntries(t.Context(), data.KindService)
	must(t, err)
	if saved.State != data.EntryPublished || len(drafts) != 0 {
		t.Errorf("%s, drafts %+v", saved.State, drafts)
	}
}
