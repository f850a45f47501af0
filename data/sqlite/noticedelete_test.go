package sqlite

import (
	"testing"

	"example.org/parter/data"
)

func TestOnlyADraftThatWasNeverPublishedIsDeleted(t *testing.T) {
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

	shown := d.draft(t, "Вода")
	_, err = d.PublishNotice(t.Context(), "Петров", shown.ID, shown.Revision)
	must(t, err)
	wantKind(t, d.DeleteNotice(t.Context(), "Петров", shown.ID), data.ErrConflict)
	_, err = d.WithdrawNotice(t.Context(), "Петров", shown.ID)
	must(t, err)
	wantKind(t, d.DeleteNotice(t.Context(), "Петров", shown.ID), data.ErrConflict)
	_, err = d.DraftedNotice(t.Context(), shown.ID)
	must(t, err)
}
