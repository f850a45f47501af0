package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertServices(ctx context.Context, tx *sql.Tx, services []data.Service) error {
	for position, s := range services {
		if err := insertService(ctx, tx, position, s); err != nil {
			return fmt.Errorf("service %s: %w", s.ID, err)
		}
	}
	return nil
}

func insertService(ctx context.Context, tx *sql.Tx, position int, s data.Service) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO service (id, position, number, name_bg, name_en, service_group, unit, department, fee_note, legal_basis, checked)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ID, position, s.Number, s.Name.BG, s.Name.EN, s.Group, s.Unit, s.Department, s.FeeNote, s.LegalBasis, day(s.Checked)); err != nil {
		return err
	}
	for i, document := range s.Documents {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_document (service, position, text) VALUES (?, ?, ?)`, s.ID, i, document.Text); err != nil {
			return fmt.Errorf("document: %w", err)
		}
	}
	for i, term := range s.Terms {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_term (service, position, speed, category, text) VALUES (?, ?, ?, ?, ?)`,
			s.ID, i, term.Speed, term.For, term.Text); err != nil {
			return fmt.Errorf("term: %w", err)
		}
	}
	for i, fee := range s.Fees {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_fee (service, position, speed, category, amount, memo, source, as_of, note, example)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			s.ID, i, fee.Speed, fee.For, fee.Amount, fee.Memo, fee.Source, fee.AsOf, fee.Note, fee.Example); err != nil {
			return fmt.Errorf("fee: %w", err)
		}
	}
	for i, source := range s.Sources {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_source (service, position, text) VALUES (?, ?, ?)`, s.ID, i, source); err != nil {
			return fmt.Errorf("source: %w", err)
		}
	}
	for i, part := range s.Examples {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_example (service, position, part) VALUES (?, ?, ?)`, s.ID, i, part); err != nil {
			return fmt.Errorf("example: %w", err)
		}
	}
	return nil
}

func loadServices(ctx context.Context, tx *sql.Tx) ([]data.Service, error) {
	services, err := list(ctx, tx, `
		SELECT id, number, name_bg, name_en, service_group, unit, department, fee_note, legal_basis, checked
		FROM service ORDER BY position`,
		func(row scanner, s *data.Service) error {
			return row.Scan(&s.ID, &s.Number, &s.Name.BG, &s.Name.EN, &s.Group, &s.Unit, &s.Department,
				&s.FeeNote, &s.LegalBasis, (*day)(&s.Checked))
		})
	if err != nil {
		return nil, fmt.Errorf("services: %w", err)
	}
	by := make(map[data.ServiceID]*data.Service, len(services))
	for i := range services {
		by[services[i].ID] = &services[i]
	}
	for what, load := range map[string]func(context.Context, *sql.Tx, map[data.ServiceID]*data.Service) error{
		"documents": loadDocuments, "terms": loadTerms, "fees": loadFees, "sources": loadSources, "examples": loadExamples,
	} {
		if err := load(ctx, tx, by); err != nil {
			return nil, fmt.Errorf("%s of services: %w", what, err)
		}
	}
	return services, nil
}

// owned is a row that belongs to a service.
type owned[T any] struct {
	service data.ServiceID
	what    T
}

func loadDocuments(ctx context.Context, tx *sql.Tx, by map[data.ServiceID]*data.Service) error {
	documents, err := list(ctx, tx, `
		SELECT service, text FROM service_document ORDER BY service, position`,
		func(row scanner, o *owned[data.Requirement]) error { return row.Scan(&o.service, &o.what.Text) })
	for _, o := range documents {
		by[o.service].Documents = append(by[o.service].Documents, o.what)
	}
	return err
}

func loadTerms(ctx context.Context, tx *sql.Tx, by map[data.ServiceID]*data.Service) error {
	terms, err := list(ctx, tx, `
		SELECT service, speed, category, text FROM service_term ORDER BY service, position`,
		func(row scanner, o *owned[data.Term]) error {
			return row.Scan(&o.service, &o.what.Speed, &o.what.For, &o.what.Text)
		})
	for _, o := range terms {
		by[o.service].Terms = append(by[o.service].Terms, o.what)
	}
	return err
}

func loadFees(ctx context.Context, tx *sql.Tx, by map[data.ServiceID]*data.Service) error {
	fees, err := list(ctx, tx, `
		SELECT service, speed, category, amount, memo, source, as_of, note, example
		FROM service_fee ORDER BY service, position`,
		func(row scanner, o *owned[data.Fee]) error {
			f := &o.what
			return row.Scan(&o.service, &f.Speed, &f.For, &f.Amount, &f.Memo, &f.Source, &f.AsOf, &f.Note, &f.Example)
		})
	for _, o := range fees {
		by[o.service].Fees = append(by[o.service].Fees, o.what)
	}
	return err
}

func loadSources(ctx context.Context, tx *sql.Tx, by map[data.ServiceID]*data.Service) error {
	sources, err := list(ctx, tx, `
		SELECT service, text FROM service_source ORDER BY service, position`,
		func(row scanner, o *owned[string]) error { return row.Scan(&o.service, &o.what) })
	for _, o := range sources {
		by[o.service].Sources = append(by[o.service].Sources, o.what)
	}
	return err
}

func loadExamples(ctx context.Context, tx *sql.Tx, by map[data.ServiceID]*data.Service) error {
	examples, err := list(ctx, tx, `
		SELECT service, part FROM service_example ORDER BY service, position`,
		func(row scanner, o *owned[data.Part]) error { return row.Scan(&o.service, &o.what) })
	for _, o := range examples {
		by[o.service].Examples = append(by[o.service].Examples, o.what)
	}
	return err
}
