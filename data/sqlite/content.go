package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// Seed fills an empty store with starter content in one transaction. A store
// that has a town already is ErrConflict and stays as it is.
func (s *Store) Seed(ctx context.Context, c data.Content) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		var full bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM town)`).Scan(&full); err != nil {
			return err
		}
		if full {
			return data.ErrConflict
		}
		if err := insertContent(ctx, tx, c); err != nil {
			return err
		}
		for _, n := range c.Notices {
			if err := s.insertNotice(ctx, tx, office, n); err != nil {
				return err
			}
			if err := insertPublished(ctx, tx, n); err != nil {
				return err
			}
		}
		return s.record(ctx, tx, AuditRow{Who: office, What: "starter content stored"})
	})
	if err != nil {
		return fmt.Errorf("starter content: %w", err)
	}
	return nil
}

func insertContent(ctx context.Context, tx *sql.Tx, c data.Content) error {
	if err := insertTown(ctx, tx, c.Town); err != nil {
		return err
	}
	if err := insertDepartments(ctx, tx, c.Departments); err != nil {
		return err
	}
	if err := insertGroups(ctx, tx, c.Groups); err != nil {
		return err
	}
	if err := insertServices(ctx, tx, c.Services); err != nil {
		return err
	}
	if err := insertLifeEvents(ctx, tx, c.LifeEvents); err != nil {
		return err
	}
	if err := insertCharter(ctx, tx, c.Charter); err != nil {
		return err
	}
	return insertSynonyms(ctx, tx, c.Synonyms)
}

// Content returns what is published, as one consistent snapshot. Without a town
// it is ErrNotFound.
func (s *Store) Content(ctx context.Context) (c data.Content, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		c, err = loadContent(ctx, tx)
		return err
	})
	if err != nil {
		return data.Content{}, fmt.Errorf("content: %w", err)
	}
	return c, nil
}

func loadContent(ctx context.Context, tx *sql.Tx) (c data.Content, err error) {
	if c.Town, err = loadTown(ctx, tx); err != nil {
		return c, err
	}
	if c.Departments, err = loadDepartments(ctx, tx); err != nil {
		return c, err
	}
	if c.Groups, err = loadGroups(ctx, tx); err != nil {
		return c, err
	}
	if c.LifeEvents, err = loadLifeEvents(ctx, tx); err != nil {
		return c, err
	}
	if c.Services, err = loadServices(ctx, tx); err != nil {
		return c, err
	}
	if c.Charter, err = loadCharter(ctx, tx); err != nil {
		return c, err
	}
	if c.Synonyms, err = loadSynonyms(ctx, tx); err != nil {
		return c, err
	}
	c.Notices, err = loadPublished(ctx, tx)
	return c, err
}
