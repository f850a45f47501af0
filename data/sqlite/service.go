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
	for _, s := range services { // now each is there to be pointed to
		if err := insertRelated(ctx, tx, s); err != nil {
			return fmt.Errorf("service %s: related: %w", s.ID, err)
		}
	}
	return nil
}

func insertRelated(ctx context.Context, tx *sql.Tx, s data.Service) error {
	return insertEach(ctx, tx, s.ID, `INSERT INTO service_related (service, position, related) VALUES (?, ?, ?)`, s.Related)
}

func insertService(ctx context.Context, tx *sql.Tx, position int, s data.Service) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO service (id, position, number, name_bg, name_en, also, service_group, unit_bg, unit_en, department,
			applicants_bg, applicants_en, outcome_bg, outcome_en, validity_bg, validity_en, appeal_bg, appeal_en,
			fee_note, legal_basis_bg, legal_basis_en, checked, checked_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ID, position, s.Number, s.Name.BG, s.Name.EN, s.Also, s.Group, s.Unit.BG, s.Unit.EN, s.Department,
		s.Applicants.BG, s.Applicants.EN, s.Outcome.BG, s.Outcome.EN, s.Validity.BG, s.Validity.EN, s.Appeal.BG, s.Appeal.EN,
		s.FeeNote, s.LegalBasis.BG, s.LegalBasis.EN, day(s.Checked), s.CheckedBy); err != nil {
		return err
	}
	return insertParts(ctx, tx, s)
}

// insertParts stores what belongs to the service in rows of its own, but not what
// it is related to.
func insertParts(ctx context.Context, tx *sql.Tx, s data.Service) error {
	for _, insert := range []func(context.Context, *sql.Tx, data.Service) error{insertDocuments, insertTerms, insertFees, insertWays} {
		if err := insert(ctx, tx, s); err != nil {
			return err
		}
	}
	for _, err := range []error{
		insertEach(ctx, tx, s.ID, `INSERT INTO service_alias (service, position, text) VALUES (?, ?, ?)`, s.Aliases),
		insertEach(ctx, tx, s.ID, `INSERT INTO service_form (service, position, form) VALUES (?, ?, ?)`, s.Forms),
		insertEach(ctx, tx, s.ID, `INSERT INTO service_source (service, position, text) VALUES (?, ?, ?)`, s.Sources),
		insertEach(ctx, tx, s.ID, `INSERT INTO service_example (service, position, part) VALUES (?, ?, ?)`, s.Examples),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// insertEach stores a list of one word each, in its order.
func insertEach[T ~string](ctx context.Context, tx *sql.Tx, service data.ServiceID, statement string, words []T) error {
	for position, word := range words {
		if _, err := tx.ExecContext(ctx, statement, service, position, word); err != nil {
			return fmt.Errorf("%s: %w", word, err)
		}
	}
	return nil
}

// gathered are services whose parts are being read: those from the first to the last
// ID.
type gathered struct {
	first, last data.ServiceID
	by          map[data.ServiceID]*data.Service
}

// lastService is behind every ID.
const lastService data.ServiceID = "\U0010FFFF"

func loadServices(ctx context.Context, tx *sql.Tx) ([]data.Service, error) {
	return loadServicesBetween(ctx, tx, "", lastService)
}

func loadServicesBetween(ctx context.Context, tx *sql.Tx, first, last data.ServiceID) ([]data.Service, error) {
	services, err := list(ctx, tx, `
		SELECT id, number, name_bg, name_en, also, service_group, unit_bg, unit_en, department,
			applicants_bg, applicants_en, outcome_bg, outcome_en, validity_bg, validity_en, appeal_bg, appeal_en,
			fee_note, legal_basis_bg, legal_basis_en, checked, checked_by
		FROM service WHERE removed = 0 AND id BETWEEN ? AND ? ORDER BY position`,
		func(row scanner, s *data.Service) error {
			return row.Scan(&s.ID, &s.Number, &s.Name.BG, &s.Name.EN, &s.Also, &s.Group, &s.Unit.BG, &s.Unit.EN, &s.Department,
				&s.Applicants.BG, &s.Applicants.EN, &s.Outcome.BG, &s.Outcome.EN, &s.Validity.BG, &s.Validity.EN, &s.Appeal.BG, &s.Appeal.EN,
				&s.FeeNote, &s.LegalBasis.BG, &s.LegalBasis.EN, (*day)(&s.Checked), &s.CheckedBy)
		}, first, last)
	if err != nil {
		return nil, fmt.Errorf("services: %w", err)
	}
	some := gathered{first, last, make(map[data.ServiceID]*data.Service, len(services))}
	for i := range services {
		some.by[services[i].ID] = &services[i]
	}
	for what, load := range map[string]func(context.Context, *sql.Tx, gathered) error{
		"documents": loadDocuments, "terms": loadTerms, "fees": loadFees, "ways": loadWays, "lists": loadLists,
	} {
		if err := load(ctx, tx, some); err != nil {
			return nil, fmt.Errorf("%s of services: %w", what, err)
		}
	}
	return services, nil
}

// loadLists fills in every list of one word each.
func loadLists(ctx context.Context, tx *sql.Tx, some gathered) error {
	for _, err := range []error{
		loadEach(ctx, tx, `SELECT service, text FROM service_alias WHERE service BETWEEN ? AND ? ORDER BY service, position`, some,
			func(s *data.Service) *[]string { return &s.Aliases }),
		loadEach(ctx, tx, `SELECT service, form FROM service_form WHERE service BETWEEN ? AND ? ORDER BY service, position`, some,
			func(s *data.Service) *[]data.FormID { return &s.Forms }),
		loadEach(ctx, tx, `
			SELECT service, related FROM service_related WHERE service BETWEEN ? AND ? AND related IN (SELECT id FROM service WHERE removed = 0)
			ORDER BY service, position`, some,
			func(s *data.Service) *[]data.ServiceID { return &s.Related }),
		loadEach(ctx, tx, `SELECT service, text FROM service_source WHERE service BETWEEN ? AND ? ORDER BY service, position`, some,
			func(s *data.Service) *[]string { return &s.Sources }),
		loadEach(ctx, tx, `SELECT service, part FROM service_example WHERE service BETWEEN ? AND ? ORDER BY service, position`, some,
			func(s *data.Service) *[]data.Part { return &s.Examples }),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

func loadEach[T ~string](
	ctx context.Context, tx *sql.Tx, query string, some gathered, of func(*data.Service) *[]T,
) error {
	words, err := list(ctx, tx, query, func(row scanner, o *owned[T]) error { return row.Scan(&o.service, &o.what) }, some.first, some.last)
	for _, o := range words {
		if s := some.by[o.service]; s != nil { // it was not removed
			place := of(s)
			*place = append(*place, o.what)
		}
	}
	return err
}

// owned is a row that belongs to a service.
type owned[T any] struct {
	service data.ServiceID
	what    T
}
