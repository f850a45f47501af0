package sqlite

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

// A kiosk whose clock was lost brings messages of long ago: nobody has read them yet.
func TestMessageOfAClockThatIsBehindIsKeptAsLongAsAnyOther(t *testing.T) {
	d := openDesk(t)
	f := asking("a", "Чаках дълго")
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "a", d.now.AddDate(-10, 0, 0), f)}))
	d.now = d.now.Add(time.Hour)
	words, err := d.ForgetWords(t.Context(), d.now.AddDate(-2, 0, 0))
	must(t, err)
	contacts, err := d.ForgetContacts(t.Context())
	must(t, err)
	if words != 0 || contacts != 0 || d.message(t, "a").Words != f.Words {
		t.Errorf("%d words and %d contacts are forgotten an hour after they came", words, contacts)
	}
}

// A visitor touched a face and then another one with words: one vote, also without them.
func TestForgottenWordsChangeNoFaceThatCounts(t *testing.T) {
	d := openDesk(t)
	from := d.now.Add(-time.Hour)
	first, then := face(data.RatedBad, "v"), complaint("Чаках")
	then.Rating, then.Visit = data.RatedGood, "v"
	must(t, d.Commit(t.Context(), []data.Event{voice(t, "a", from, first), voice(t, "b", from.Add(time.Minute), then)}))
	before, err := d.Opinion(t.Context(), from, d.now)
	must(t, err)
	d.now = d.now.AddDate(3, 0, 0)
	forgotten, err := d.ForgetWords(t.Context(), d.now)
	must(t, err)
	after, err := d.Opinion(t.Context(), from, before.Until)
	must(t, err)
	if diff := cmp.Diff(before, after); diff != "" || forgotten != 1 || before.All.N() != 1 {
		t.Errorf("%d forgotten (-before +after)\n%s", forgotten, diff)
	}
}
