package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"example.org/parter/data"
)

// waitingThatCounts are the figures of the period @from–@until by the minutes: of the same
// days the one that was entered last. A figure belongs to the period of its first day.
const waitingThatCounts = `day >= @from AND day < @until AND minutes = @minutes
	AND seq = (SELECT max(seq) FROM waiting other WHERE other.day = waiting.day AND other.until = waiting.until)`

// EnterWaiting stores how long people waited. Days of which some are counted already,
// together with others, are Problems{waited_from, Taken}: nobody is counted twice.
func (s *Store) EnterWaiting(ctx context.Context, w data.WaitingFigure) error {
	if err := w.Check(s.clock()); err != nil {
		return err
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		var taken bool
		if err := tx.QueryRowContext(ctx, `
			SELECT EXISTS (SELECT 1 FROM waiting WHERE day <= @until AND until >= @from AND (day <> @from OR until <> @until))`,
			sql.Named("from", day(w.From)), sql.Named("until", day(w.Until))).Scan(&taken); err != nil {
			return err
		}
		if taken {
			return data.Problems{{Field: "waited_from", Reason: data.Taken}}
		}
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO waiting (day, until, people, served, minutes, evidence, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			day(w.From), day(w.Until), w.People, w.Served, w.Minutes, w.Evidence, w.By, moment(s.clock())); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: w.By, What: data.DeedWaitingEntered})
	})
	if err != nil {
		return fmt.Errorf("waiting: %w", err)
	}
	return nil
}

// Waiting is what was entered of the period, the newest days first; of the same days what
// was entered last.
func (s *Store) Waiting(ctx context.Context, p data.Period) (all []data.WaitingFigure, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = list(ctx, tx, `
			SELECT day, until, people, served, minutes, evidence, by, at FROM waiting
			WHERE day >= ? AND day < ? AND seq = (SELECT max(seq) FROM waiting other WHERE other.day = waiting.day AND other.until = waiting.until)
			ORDER BY day DESC`,
			func(row scanner, w *data.WaitingFigure) error {
				return row.Scan((*day)(&w.From), (*day)(&w.Until), &w.People, &w.Served, &w.Minutes, &w.Evidence, &w.By, (*moment)(&w.At))
			}, day(p.From()), day(p.Until()))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("waiting: %w", err)
	}
	return all, nil
}

// mostEvidence is how many papers are named beside a figure.
const mostEvidence = 3

// waitingEvidence names from what the figures of the period were counted.
func waitingEvidence(ctx context.Context, tx *sql.Tx, p data.Period, minutes int) (string, error) {
	named, err := list(ctx, tx, `SELECT evidence FROM waiting WHERE `+waitingThatCounts+` GROUP BY evidence ORDER BY max(day) DESC LIMIT @most`,
		func(row scanner, evidence *string) error { return row.Scan(evidence) },
		sql.Named("from", day(p.From())), sql.Named("until", day(p.Until())), sql.Named("minutes", minutes), sql.Named("most", mostEvidence))
	if err != nil {
		return "", fmt.Errorf("evidence of waiting: %w", err)
	}
	return strings.Join(named, "; "), nil
}
