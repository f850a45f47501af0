package main

import (
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/sqlite"
)

func TestClockIsBelievedOnlyWhereNothingSpeaksAgainstIt(t *testing.T) {
	for name, c := range map[string]struct {
		kept bool
		jump time.Duration
		want error
	}{
		"kept right":          {true, time.Hour, nil},
		"a day of rest":       {true, 24 * time.Hour, nil},
		"far ahead":           {true, 25 * time.Hour, errClockJumped},
		"far behind":          {true, -25 * time.Hour, errClockJumped},
		"kept by nothing":     {false, 0, errTimeNotKept},
		"from the year 2100 ": {true, 1 << 62, errClockJumped},
	} {
		if got := clockFault(c.kept, c.jump); !errors.Is(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// What was deleted by a clock that was wrong does not come back.
func TestContactsAreKeptUntilTheClockIsBelieved(t *testing.T) {
	o := openOffice(t)
	begun := time.Now().AddDate(0, -7, 0)
	past, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "content.db"), sqlite.Options{Clock: func() time.Time { return begun }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = past.Close() })
	_, err = past.AskAnswer(t.Context(), data.Feedback{
		ID: "a", Kind: data.KindComplaint, Words: "Чаках", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v",
		Answer: "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	begun = time.Now() // and it deletes by its own clock
	h := &house{opened: o, log: slog.New(slog.DiscardHandler), trustClock: true}
	h.store = past
	var got []string
	for range 2 { // seven months after something was stored, and an hour later in the same run
		_, contacts, err := h.forget(t.Context())
		got = append(got, fmt.Sprint(contacts, " ", errors.Is(err, errClockJumped)))
	}
	if fmt.Sprint(got) != "[0 true 1 false]" {
		t.Errorf("got %v", got)
	}
}

// What cannot be settled of the postings keeps its proof, and nothing of anybody.
func TestContactsGoAlsoWhereNoPostingCanBeSettled(t *testing.T) {
	o, ctx := openOffice(t), t.Context()
	_, err := o.store.AskAnswer(ctx, data.Feedback{
		ID: "a", Kind: data.KindComplaint, Words: "Чаках", Language: data.Bulgarian, Channel: data.ViaKiosk, Visit: "v",
		Answer: "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", o.folder.Content())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // the office has it open, too
	if _, err := db.ExecContext(ctx, `UPDATE contact SET stored = '2020-01-01T00:00:00.000Z'; ALTER TABLE posting RENAME TO posting_away`); err != nil {
		t.Fatal(err)
	}
	h := &house{opened: o, log: slog.New(slog.DiscardHandler), trustClock: true}
	h.tidy(ctx)
	var left int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM contact`).Scan(&left); err != nil || left != 0 {
		t.Errorf("%d contacts are left, %v", left, err)
	}
}
