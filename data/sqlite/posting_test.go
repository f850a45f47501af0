package sqlite

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func (d *desk) posting(t *testing.T) data.Posting {
	t.Helper()
	p, err := d.SavePosting(t.Context(), "Иванова", data.Posting{
		Basis: data.LegalBasis{ID: "apk", Act: "АПК чл. 18а, ал. 10", Days: 7}, Document: "94-00-1", Addressee: "Петър Примеров",
		Title: "Съобщение", Body: "Явете се.", Personal: true, Places: []string{"Партер"}, Days: 7,
	}, 0)
	must(t, err)
	return p
}

func TestPostingGoesThroughTheRegister(t *testing.T) {
	d := openDesk(t)
	p, notBefore := d.posting(t), d.now.AddDate(0, 0, 8)
	if p.State(d.now) != data.PostingDraft || p.Number != "" || p.Revision != 1 {
		t.Errorf("drafted: %+v", p)
	}
	if c, err := d.Content(t.Context()); err != nil || c.Postings != nil {
		t.Errorf("a draft is public: %+v, %v", c.Postings, err)
	}
	act := data.PostingAct{At: d.now.Add(-time.Hour), By: "Анна Иванова, деловодител"}
	post := func(p data.Posting) (data.Posting, error) {
		p.Posted, p.NotBefore = act, notBefore
		return d.Post(t.Context(), "Иванова", p)
	}
	posted, err := post(p)
	must(t, err)
	if posted.Number != "1/"+d.now.Format("2006") || posted.State(d.now) != data.PostingHangs || !posted.NotBefore.Equal(notBefore) {
		t.Errorf("posted: %+v", posted)
	}
	c, err := d.Content(t.Context())
	must(t, err)
	if diff := cmp.Diff([]data.PublicPosting{posted.Public()}, c.Postings); diff != "" {
		t.Error(diff)
	}
	_, err = d.SavePosting(t.Context(), "Иванова", posted, posted.Revision)
	wantKind(t, err, data.ErrConflict) // what hangs cannot be changed
	wantKind(t, d.DeletePosting(t.Context(), "Иванова", p.ID, posted.Revision), data.ErrConflict)
	_, err = post(posted)
	wantKind(t, err, data.ErrConflict)

	second := d.posting(t)
	again, err := post(second)
	must(t, err)
	if again.Number != "2/"+d.now.Format("2006") {
		t.Errorf("the second has number %s", again.Number)
	}
}

func TestRemovedPostingLeavesThePublicAndStaysInTheRegister(t *testing.T) {
	d := openDesk(t)
	notBefore := d.now.AddDate(0, 0, 8)
	post := func(p data.Posting) data.Posting {
		p.Posted, p.NotBefore = data.PostingAct{At: d.now, By: "Анна"}, notBefore
		posted, err := d.Post(t.Context(), "Иванова", p)
		must(t, err)
		return posted
	}
	p, again := post(d.posting(t)), post(d.posting(t))
	_, err := d.RemovePosting(t.Context(), "Иванова", p.ID, data.PostingAct{At: d.now, By: "Анна"})
	wantProblem(t, err, "reason", data.Missing)
	d.now = d.now.Add(time.Hour)
	removed, err := d.RemovePosting(t.Context(), "Петров", p.ID, data.PostingAct{At: d.now, By: "Петров", Reason: "Връчено лично."})
	must(t, err)
	if removed.State(d.now) != data.PostingRemoved || again.State(d.now) != data.PostingHangs || again.State(notBefore) != data.PostingDue {
		t.Errorf("removed: %+v", removed)
	}
	if c, err := d.Content(t.Context()); err != nil || len(c.Postings) != 1 {
		t.Errorf("still public: %+v, %v", c.Postings, err)
	}
	_, err = d.RemovePosting(t.Context(), "Петров", p.ID, data.PostingAct{At: d.now, By: "Петров"})
	wantKind(t, err, data.ErrConflict)
	rows, err := d.Audit(t.Context(), 2) // the newest is its edition
	if err != nil || rows[1].What != "posting removed" || rows[1].Which != removed.Number {
		t.Errorf("the audit says %+v, %v", rows, err)
	}
}

func TestPostingIsDraftedByOneAtATime(t *testing.T) {
	d := openDesk(t)
	p := d.posting(t)
	_, err := d.SavePosting(t.Context(), "Петров", p, p.Revision)
	must(t, err)
	_, err = d.SavePosting(t.Context(), "Иванова", p, p.Revision)
	wantKind(t, err, data.ErrConflict)
	p.Posted = data.PostingAct{At: d.now, By: "А"}
	_, err = d.Post(t.Context(), "Иванова", p)
	wantKind(t, err, data.ErrConflict)
	wantKind(t, d.DeletePosting(t.Context(), "Петров", p.ID, 1), data.ErrConflict)
	must(t, d.DeletePosting(t.Context(), "Петров", p.ID, 2))
	_, err = d.Posting(t.Context(), p.ID)
	wantKind(t, err, data.ErrNotFound)
	_, err = d.SavePosting(t.Context(), "Петров", p, 2)
	wantKind(t, err, data.ErrNotFound)
	empty, err := d.SavePosting(t.Context(), "Петров", data.Posting{Title: "Само заглавие"}, 0)
	must(t, err)
	empty.Posted = p.Posted
	_, err = d.Post(t.Context(), "Петров", empty)
	wantProblem(t, err, "basis", data.Missing)
}

func TestPostingThatScreensDoNotKnowIsPosted(t *testing.T) {
	d := openDesk(t)
	p := d.posting(t)
	d.unshown = errors.New("the disk is full")
	p.Posted, p.NotBefore = data.PostingAct{At: d.now, By: "А"}, d.now.AddDate(0, 0, 8)
	posted, err := d.Post(t.Context(), "Иванова", p)
	wantKind(t, err, ErrNotShown)
	if posted.Number == "" {
		t.Errorf("got %+v", posted)
	}
}

func TestLegalBasesAreKept(t *testing.T) {
	d := openDesk(t)
	all := []data.LegalBasis{
		{ID: "apk", Act: "АПК чл. 18а", Subject: "Съобщение", Where: "на таблото", Days: 7},
		{ID: "zut", Act: "ЗУТ чл. 57а", Subject: "Заповед", Witnesses: true, Unread: true},
	}
	must(t, d.KeepLegalBases(t.Context(), "office", all))
	all[1].Days, all[1].Unread = 14, false
	must(t, d.SaveLegalBasis(t.Context(), "Иванова", all[1]))
	must(t, d.SaveLegalBasis(t.Context(), "Иванова", data.LegalBasis{Act: "ЗУЕС", Subject: "Покана"}))
	wantProblem(t, d.SaveLegalBasis(t.Context(), "Иванова", data.LegalBasis{Subject: "Покана"}), "act", data.Missing)
	got, err := d.LegalBases(t.Context())
	must(t, err)
	if len(got) != 3 || got[2].ID == "" || got[2].Act != "ЗУЕС" {
		t.Fatalf("got %+v", got)
	}
	if diff := cmp.Diff(all, got[:2]); diff != "" {
		t.Error(diff)
	}
}

func TestPaintersAreTheScreensThatTold(t *testing.T) {
	d := openDesk(t)
	begun := d.now
	d.paint(t, "posting/p1/1", 12)
	got, err := d.Painters(t.Context(), begun, d.now)
	if diff := cmp.Diff([]data.ScreenID{"board"}, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestPersonalDataIsInNoEditionAfterItsTerm(t *testing.T) {
	d := openDesk(t)
	p := d.posting(t)
	p.Posted, p.NotBefore = data.PostingAct{At: d.now, By: "А"}, d.now.Add(time.Hour)
	_, err := d.Post(t.Context(), "Иванова", p)
	must(t, err)
	if expired, err := d.ExpiredPostings(t.Context()); expired || err != nil {
		t.Errorf("in its term: %v, %v", expired, err)
	}
	d.now = d.now.Add(time.Hour)
	if expired, err := d.ExpiredPostings(t.Context()); !expired || err != nil {
		t.Errorf("after its term: %v, %v", expired, err)
	}
	_, err = d.PublishEdition(t.Context(), "office")
	must(t, err)
	if last := d.released[len(d.released)-1]; last.Postings != nil {
		t.Errorf("the edition still has %+v", last.Postings)
	}
	if expired, err := d.ExpiredPostings(t.Context()); expired || err != nil {
		t.Errorf("after an edition without it: %v, %v", expired, err)
	}
}

func TestHangingIsSettledBeforeItsProofIsForgotten(t *testing.T) {
	d := openDesk(t)
	p := d.posting(t)
	p.Posted, p.NotBefore = data.PostingAct{At: d.now, By: "А"}, d.now
	_, err := d.Post(t.Context(), "Иванова", p)
	must(t, err)
	_, err = d.RemovePosting(t.Context(), "Иванова", p.ID, data.PostingAct{At: d.now, By: "А"})
	must(t, err)
	_, err = d.SettledHangings(t.Context(), p.ID)
	wantKind(t, err, data.ErrNotFound)
	ids, err := d.UnsettledPostings(t.Context(), d.now.Add(time.Second))
	if diff := cmp.Diff([]data.PostingID{p.ID}, ids); diff != "" || err != nil {
		t.Error(diff, err)
	}
	hung := []data.Hanging{{Screen: "board", Times: 3, Shown: time.Minute, Gaps: []data.Gap{{From: d.now, Until: d.now.Add(time.Hour), Why: data.GapGone}}}}
	must(t, d.SettlePosting(t.Context(), p.ID, hung))
	got, err := d.SettledHangings(t.Context(), p.ID)
	if err != nil || len(got) != 1 || got[0].Times != 3 || got[0].Gaps[0].Why != data.GapGone {
		t.Errorf("got %+v, %v", got, err)
	}
	if ids, err := d.UnsettledPostings(t.Context(), d.now.Add(time.Second)); len(ids) != 0 || err != nil {
		t.Errorf("still unsettled: %v, %v", ids, err)
	}
}
