package sqlite

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// paint tells that the board painted the page for so many seconds.
func (d *desk) paint(t *testing.T, page string, seconds int) {
	t.Helper()
	detail, err := json.Marshal(data.Painted{Page: page, Version: "v1", Edition: 1, Seconds: seconds, Width: 1920, Height: 1080})
	must(t, err)
	id := data.EventID(fmt.Sprint(page, d.now.UnixNano()))
	must(t, d.Commit(t.Context(), []data.Event{{ID: id, Screen: "board", Kind: data.EventPagePainted, At: d.now, Detail: detail}}))
	d.now = d.now.Add(time.Duration(seconds) * time.Second)
}

func TestWhatHungIsToldByTheScreen(t *testing.T) {
	d := openDesk(t)
	begun := d.now
	d.paint(t, "case/1", 12)
	d.paint(t, "notice/n1/1", 20)
	d.paint(t, "phones/1", 12)
	all, err := d.Showings(t.Context(), "board", begun.Add(15*time.Second), begun.Add(40*time.Second))
	must(t, err)
	var got []string
	for _, s := range all {
		got = append(got, fmt.Sprintf("%s %v %v", s.Page, s.From.Sub(begun), s.Until.Sub(begun)))
	}
	if diff := cmp.Diff([]string{"notice/n1/1 12s 32s", "phones/1 32s 44s"}, got); diff != "" {
		t.Error(diff)
	}
	if none, err := d.Showings(t.Context(), "kiosk", begun, d.now); err != nil || len(none) != 0 {
		t.Errorf("another screen: %v, %v", none, err)
	}
}

func TestEditionIsReadAgainAsItWas(t *testing.T) {
	d := openDesk(t)
	first, err := d.PublishEdition(t.Context(), "office")
	must(t, err)
	n := d.draft(t, "Ново")
	_, err = d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	got, err := d.EditionContent(t.Context(), first.Number)
	must(t, err)
	if diff := cmp.Diff(datatest.Town(), got); diff != "" {
		t.Error(diff)
	}
	second, err := d.EditionContent(t.Context(), first.Number+1)
	must(t, err)
	if len(second.Notices) != len(got.Notices)+1 {
		t.Errorf("the second has %d notices", len(second.Notices))
	}
	_, err = d.EditionContent(t.Context(), 99)
	wantKind(t, err, data.ErrNotFound)
}

func TestProofOutlivesOtherEventsAndIsDroppedInItsTime(t *testing.T) {
	d := openDesk(t)
	_, err := d.PublishEdition(t.Context(), "office")
	must(t, err)
	begun := d.now
	d.paint(t, "case/1", 12)
	d.paint(t, "phones/1", 12)
	d.now = begun.AddDate(0, 3, 0)
	_, err = d.DropEvents(t.Context(), d.now.AddDate(0, -1, 0))
	must(t, err)
	if all, err := d.Showings(t.Context(), "board", begun, begun.Add(time.Minute)); err != nil || len(all) != 1 {
		t.Errorf("after a month: %v, %v", all, err)
	}
	second, err := d.PublishEdition(t.Context(), "office")
	must(t, err)
	must(t, d.DropProof(t.Context(), d.now))
	if all, err := d.Showings(t.Context(), "board", begun, begun.Add(time.Minute)); err != nil || len(all) != 0 {
		t.Errorf("in the end: %v, %v", all, err)
	}
	_, err = d.EditionContent(t.Context(), second.Number-1)
	wantKind(t, err, data.ErrNotFound)
	if _, err := d.EditionContent(t.Context(), second.Number); err != nil {
		t.Errorf("the newest edition: %v", err)
	}
}
