package sqlite

import (
	"testing"

	"example.org/parter/data"
)

func TestDeletedDraftLeavesTheDeskAndCanBeRestored(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Грешка")
	must(t, d.DeleteNotice(t.Context(), "Петров", n.ID))
	_, err := d.DraftedNotice(t.Context(), n.ID)
	wantKind(t, err, data.ErrNotFound)
	wantKind(t, d.DeleteNotice(t.Context(), "Петров", n.ID), data.ErrNotFound)
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if got := rows[0]; got.Who != "Петров" || got.What != "notice deleted" || got.Which != string(n.ID) {
		t.Errorf("the audit says %+v", got)
	}

	ref := data.EntryRef{Kind: data.KindNotice, ID: string(n.ID)}
	gone, err := d.RemovedEntries(t.Context(), data.KindNotice)
	must(t, err)
	if len(gone) != 1 || gone[0].Ref != ref || gone[0].By != "Петров" || gone[0].Entry.Called().BG != "Грешка" {
		t.Fatalf("removed are %+v", gone)
	}
	restored, err := d.RestoreVersion(t.Context(), "Иванова", ref, gone[0].Number, 0)
	must(t, err)
	if restored.State != data.EntryDraft || restored.Entry.Called().BG != "Грешка" || restored.ChangedBy != "Иванова" {
		t.Errorf("restored is %+v", restored)
	}
	gone, err = d.RemovedEntries(t.Context(), data.KindNotice)
	must(t, err)
	if len(gone) != 0 {
		t.Errorf("what is on the desk again is still among the removed: %+v", gone)
	}
}

func TestNoticeThatThePublicSeesIsNotDeleted(t *testing.T) {
	d := openDesk(t)
	shown := d.draft(t, "Вода")
	_, err := d.PublishNotice(t.Context(), "Петров", shown.ID, shown.Revision)
	must(t, err)
	wantKind(t, d.DeleteNotice(t.Context(), "Петров", shown.ID), data.ErrConflict)
	_, err = d.WithdrawNotice(t.Context(), "Петров", shown.ID)
	must(t, err)
	must(t, d.DeleteNotice(t.Context(), "Петров", shown.ID))
	_, err = d.DraftedNotice(t.Context(), shown.ID)
	wantKind(t, err, data.ErrNotFound)
}
