package sqlite

import (
	"testing"

	"example.org/parter/data"
)

func TestContactsThatWaitAreListedWithoutBeingTaken(t *testing.T) {
	d := openDesk(t)
	d.ask(t, asking("a", "Чаках дълго"))
	must(t, d.TakeFeedback(t.Context(), "", complaint("Без отговор")))
	waiting, err := d.WaitingContacts(t.Context())
	must(t, err)
	if len(waiting) != 1 || waiting[0].Message != "a" || waiting[0].Words != "Чаках дълго" || waiting[0].Kind != data.KindComplaint {
		t.Errorf("got %+v", waiting)
	}
	rows, err := d.Audit(t.Context(), 1)
	must(t, err)
	if rows[0].What == data.DeedContactTaken {
		t.Error("looking is noted")
	}
	_, err = d.writer.ExecContext(t.Context(), `UPDATE feedback SET replied = '2026-11-30' WHERE id = 'a'`)
	must(t, err)
	waiting, err = d.WaitingContacts(t.Context())
	must(t, err)
	if len(waiting) != 0 {
		t.Errorf("replied to, and %+v waits", waiting)
	}
}
