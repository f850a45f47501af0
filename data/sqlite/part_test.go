package sqlite

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// count is what a counting query answers.
func (d *desk) count(t *testing.T, query string) (n int) {
	t.Helper()
	must(t, d.readers.QueryRowContext(t.Context(), query).Scan(&n))
	return n
}

func TestWhatDoesNotChangeIsKeptOnceForAllEditions(t *testing.T) {
	d := openDesk(t)
	_, err := d.PublishEdition(t.Context(), "office")
	must(t, err)
	first := d.count(t, `SELECT count(*) FROM content_part`)
	_, err = d.PublishEdition(t.Context(), "office")
	must(t, err)
	if n := d.count(t, `SELECT count(*) FROM content_part`); n != first {
		t.Errorf("the same again is kept in %d parts more", n-first)
	}
	n := d.draft(t, "Ново")
	_, err = d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	if n := d.count(t, `SELECT count(*) FROM content_part`); n != first+1 {
		t.Errorf("with another notice %d parts more are kept, want 1", n-first)
	}
	last, err := d.LatestEdition(t.Context())
	must(t, err)
	want, err := d.Content(t.Context())
	must(t, err)
	got, err := d.EditionContent(t.Context(), last.Number)
	must(t, err)
	if diff := cmp.Diff(want.Local(), got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-said +kept):\n%s", diff)
	}
}

// A part of an edition that was taken back was once believed to be kept.
func TestWhatAFailedPublicationKeptIsKeptAnewByTheNext(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Ново")
	_, err := d.writer.ExecContext(t.Context(), `
		CREATE TRIGGER full BEFORE INSERT ON audit WHEN new.what = 'edition published' BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
	must(t, err)
	if _, err = d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision); err == nil {
		t.Fatal("it was published")
	}
	_, err = d.writer.ExecContext(t.Context(), `DROP TRIGGER full`)
	must(t, err)
	_, err = d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	last, err := d.LatestEdition(t.Context())
	must(t, err)
	c, err := d.EditionContent(t.Context(), last.Number)
	if err != nil || c.TitleOf(string(n.ID)) != "Ново" {
		t.Errorf("kept: %q, %v", c.TitleOf(string(n.ID)), err)
	}
}

func TestWhatEditionsSaidBeforeSchema17IsStillKnown(t *testing.T) {
	d := openDesk(t)
	want, err := d.Content(t.Context())
	must(t, err)
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	must(t, errors.Join(json.NewEncoder(writer).Encode(want), writer.Close()))
	_, err = d.writer.ExecContext(t.Context(), `
		INSERT INTO edition (number, built, sha256) VALUES (7, '2026-01-01T00:00:00.000Z', 'x');
		INSERT INTO edition_content (number, content) VALUES (7, ?)`, packed.Bytes())
	must(t, err)
	got, err := d.EditionContent(t.Context(), 7)
	must(t, err)
	if diff := cmp.Diff(want.Local(), got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-said +kept):\n%s", diff)
	}
}

func TestDroppedEditionsTakeTheirPartsWithThem(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Само тогава")
	n, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	before := d.count(t, `SELECT count(*) FROM content_part`)
	d.now = d.now.Add(time.Hour)
	_, err = d.WithdrawNotice(t.Context(), "Петров", n.ID)
	must(t, err)
	must(t, d.DropProof(t.Context(), d.now))
	if after := d.count(t, `SELECT count(*) FROM content_part`); after != before {
		t.Errorf("%d parts are kept, want %d", after, before)
	}
	last, err := d.LatestEdition(t.Context())
	must(t, err)
	if _, err := d.EditionContent(t.Context(), last.Number); err != nil {
		t.Error(err)
	}
}

func TestNoticeIsInNoEditionWhenItIsLongOver(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "Минало") // for a day
	_, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	for after, want := range map[time.Duration]bool{24 * time.Hour: true, 7 * 24 * time.Hour: true, 9 * 24 * time.Hour: false} {
		begun := d.now
		d.now = d.now.Add(after)
		_, err = d.PublishEdition(t.Context(), "office")
		must(t, err)
		if got := d.released[len(d.released)-1].TitleOf(string(n.ID)) != ""; got != want {
			t.Errorf("after %v it is in the edition: %t, want %t", after, got, want)
		}
		d.now = begun
	}
	desk, err := d.DraftedNotice(t.Context(), n.ID)
	if err != nil || desk.Published == nil {
		t.Errorf("the desk has %+v, %v", desk, err)
	}
	if n := desk.Notice; n.Title != "Минало" {
		t.Errorf("the desk has %q", n.Title)
	}
}
