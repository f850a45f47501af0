package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertDocuments(ctx context.Context, tx *sql.Tx, s data.Service) error {
	for i, d := range s.Documents {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_document (service, position, text_bg, text_en, kind, fetched, form)
			VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''))`,
			s.ID, i, d.Text.BG, d.Text.EN, d.Kind, d.Fetched, d.Form); err != nil {
			return fmt.Errorf("document: %w", err)
		}
	}
	return nil
}

func loadDocuments(ctx context.Context, tx *sql.Tx, some gathered) error {
	documents, err := list(ctx, tx, `
		SELECT service, text_bg, text_en, kind, fetched, coalesce(form, '') FROM service_document WHERE service BETWEEN ? AND ? ORDER BY service, position`,
		func(row scanner, o *owned[data.Requirement]) error {
			d := &o.what
			return row.Scan(&o.service, &d.Text.BG, &d.Text.EN, &d.Kind, &d.Fetched, &d.Form)
		}, some.first, some.last)
	for _, o := range documents {
		if s := some.by[o.service]; s != nil {
			s.Documents = append(s.Documents, o.what)
		}
	}
	return err
}

func insertTerms(ctx context.Context, tx *sql.Tx, s data.Service) error {
	for i, term := range s.Terms {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_term (service, position, speed, category_bg, category_en, text_bg, text_en)
			VALUES (?, ?, ?, ?, ?, ?, ?)`,
			s.ID, i, term.Speed, term.For.BG, term.For.EN, term.Text.BG, term.Text.EN); err != nil {
			return fmt.Errorf("term: %w", err)
		}
	}
	return nil
}

func loadTerms(ctx context.Context, tx *sql.Tx, some gathered) error {
	terms, err := list(ctx, tx, `
		SELECT service, speed, category_bg, category_en, text_bg, text_en FROM service_term WHERE service BETWEEN ? AND ? ORDER BY service, position`,
		func(row scanner, o *owned[data.Term]) error {
			return row.Scan(&o.service, &o.what.Speed, &o.what.For.BG, &o.what.For.EN, &o.what.Text.BG, &o.what.Text.EN)
		}, some.first, some.last)
	for _, o := range terms {
		if s := some.by[o.service]; s != nil {
			s.Terms = append(s.Terms, o.what)
		}
	}
	return err
}

func insertFees(ctx context.Context, tx *sql.Tx, s data.Service) error {
	for i, f := range s.Fees {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_fee (service, position, speed, category_bg, category_en, unit_bg, unit_en,
				amount, memo, source, as_of_bg, as_of_en, note_bg, note_en, valid_from, valid_until, example)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			s.ID, i, f.Speed, f.For.BG, f.For.EN, f.Unit.BG, f.Unit.EN,
			f.Amount, f.Memo, f.Source, f.AsOf.BG, f.AsOf.EN, f.Note.BG, f.Note.EN, day(f.From), day(f.Until), f.Example); err != nil {
			return fmt.Errorf("fee: %w", err)
		}
	}
	return nil
}

func loadFees(ctx context.Context, tx *sql.Tx, some gathered) error {
	fees, err := list(ctx, tx, `
		SELECT service, speed, category_bg, category_en, unit_bg, unit_en, amount, memo, source,
			as_of_bg, as_of_en, note_bg, note_en, valid_from, valid_until, example
		FROM service_fee WHERE service BETWEEN ? AND ? ORDER BY service, position`,
		func(row scanner, o *owned[data.Fee]) error {
			f := &o.what
			return row.Scan(&o.service, &f.Speed, &f.For.BG, &f.For.EN, &f.Unit.BG, &f.Unit.EN, &f.Amount, &f.Memo, &f.Source,
				&f.AsOf.BG, &f.AsOf.EN, &f.Note.BG, &f.Note.EN, (*day)(&f.From), (*day)(&f.Until), &f.Example)
		}, some.first, some.last)
	for _, o := range fees {
		if s := some.by[o.service]; s != nil {
			s.Fees = append(s.Fees, o.what)
		}
	}
	return err
}

// The kinds of ways of a service.
const (
	wayToApply   = "apply"
	wayToReceive = "receive"
)

func insertWays(ctx context.Context, tx *sql.Tx, s data.Service) error {
	for kind, ways := range map[string][]data.Text{wayToApply: s.Apply, wayToReceive: s.Receive} {
		for i, way := range ways {
			if _, err := tx.ExecContext(ctx, `
				INSERT INTO service_way (service, kind, position, text_bg, text_en) VALUES (?, ?, ?, ?, ?)`,
				s.ID, kind, i, way.BG, way.EN); err != nil {
				return fmt.Errorf("way to %s: %w", kind, err)
			}
		}
	}
	return nil
}

func loadWays(ctx context.Context, tx *sql.Tx, some gathered) error {
	type way struct {
		kind string
		text data.Text
	}
	ways, err := list(ctx, tx, `
		SELECT service, kind, text_bg, text_en FROM service_way WHERE service BETWEEN ? AND ? ORDER BY service, kind, position`,
		func(row scanner, o *owned[way]) error {
			return row.Scan(&o.service, &o.what.kind, &o.what.text.BG, &o.what.text.EN)
		}, some.first, some.last)
	for _, o := range ways {
		switch s := some.by[o.service]; {
		case s == nil: // it was removed
		case o.what.kind == wayToApply:
			s.Apply = append(s.Apply, o.what.text)
		default:
			s.Receive = append(s.Receive, o.what.text)
		}
	}
	return err
}
