package sqlite

import (
	"testing"

	"example.org/parter/data"
)

func TestWhoTakesASealedContactIsInTheAuditAndWhoLooksIsNot(t *testing.T) {
	d := openDesk(t)
	d.ask(t, asking("a", "Чаках дълго"))
	must(t, d.TakeFeedback(t.Context(), "", complaint("Без отговор")))
	has, err := d.HasContact(t.Context(), "a")
	must(t, err)
	waiting, err := d.WaitingContacts(t.Context())
	must(t, err)
	if !has || len(waiting) != 1 || waiting[0].Message != "a" || waiting[0].Words != "Чаках дълго" || waiting[0].Kind != data.KindComplaint {
		t.Errorf("got %v, %+v", has, waiting)
	}
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if rows[0].What == data.DeedContactTaken {
		t.Error("looking is noted")
	}
	got, err := d.TakeContact(t.Context(), "maria", "a")
	must(t, err)
	if got != sealed {
		t.Errorf("got %q", got)
	}
	rows, err = d.Audit(t.Context(), 1)
	must(t, err)
	if rows[0].What != data.DeedContactTaken || rows[0].Who != "maria" || rows[0].Which != "a" {
		t.Errorf("the audit has %+v", rows[0])
	}
	_, err = d.TakeContact(t.Context(), "maria", "none")
	wantKind(t, err, data.ErrNotFound)
	has, err = d.HasContact(t.Context(), "none")
	must(t, err)
	if has {
		t.Error("a message that is none has a contact")
	}
	_, err = d.writer.ExecContext(t.Context(), `UPDATE feedback SET replied = '2026-11-30' WHERE id = 'a'`)
	must(t, err)
	waiting, err = d.WaitingContacts(t.Context())
	must(t, err)
	if len(waiting) != 0 {
		t.Errorf("replied to, and %+v waits", waiting)
	}
}
