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
		return s.record(ctx, tx, data.AuditRow{Who: office, What: data.DeedContentStored})
	})
	if err != nil {
		return fmt.Errorf("starter content: %w", err)
	}
	return nil
}

func insertContent(ctx context.Context, tx *sql.Tx, c data.Content) error {
	for _, insert := range []func() error{
		func() error { return insertTown(ctx, tx, c.Town) },
		func() error { return keepLookup(ctx, tx, c.Town.Lookup) },
		func() error { return insertDepartments(ctx, tx, c.Departments) },
		func() error { return insertGroups(ctx, tx, c.Groups) },
		func() error { return insertForms(ctx, tx, c.Forms) },
		func() error { return insertServices(ctx, tx, c.Services) },
		func() error { return insertLifeEvents(ctx, tx, c.LifeEvents) },
		func() error { return insertElsewhere(ctx, tx, c.Elsewhere) },
		func() error { return insertSurveys(ctx, tx, c.Surveys) },
		func() error { return insertReceptions(ctx, tx, c.Receptions) },
		func() error { return insertDaysOff(ctx, tx, c.DaysOff) },
		func() error { return insertCharter(ctx, tx, c.Charter) },
		func() error { return insertResults(ctx, tx, c.Results) },
		func() error { return insertSynonyms(ctx, tx, c.Synonyms) },
		func() error { return insertStages(ctx, tx, c.Stages) },
		func() error { return insertBoard(ctx, tx, c.Board) },
	} {
		if err := insert(); err != nil {
			return err
		}
	}
	return nil
}

// Content returns what is published, as one consistent snapshot. Without a town
// it is ErrNotFound.
func (s *Store) Content(ctx context.Context) (c data.Content, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		c, err = s.loadContent(ctx, tx)
		return err
	})
	if err != nil {
		return data.Content{}, fmt.Errorf("content: %w", err)
	}
	return c, nil
}

func (s *Store) loadContent(ctx context.Context, tx *sql.Tx) (c data.Content, err error) {
	for _, load := range []func(){
		func() { c.Town, err = loadTown(ctx, tx) },
		func() { c.Departments, err = loadDepartments(ctx, tx) },
		func() { c.Groups, err = loadGroups(ctx, tx) },
		func() { c.Forms, err = loadForms(ctx, tx) },
		func() { c.Services, err = loadServices(ctx, tx) },
		func() { c.LifeEvents, err = loadLifeEvents(ctx, tx) },
		func() { c.Elsewhere, err = loadElsewhere(ctx, tx) },
		func() { c.Surveys, err = loadSurveys(ctx, tx) },
		func() { c.Receptions, err = loadReceptions(ctx, tx) },
		func() { c.DaysOff, err = loadDaysOff(ctx, tx) },
		func() { c.Charter, err = loadCharter(ctx, tx) },
		func() { c.Results, err = loadResults(ctx, tx) },
		func() { c.Report, err = loadTold(ctx, tx) },
		func() { c.Synonyms, err = loadSynonyms(ctx, tx) },
		func() { c.Stages, err = loadStages(ctx, tx) },
		func() { c.Board, err = loadBoard(ctx, tx) },
		func() { c.Notices, err = loadPublished(ctx, tx) },
		func() { c.Postings, err = s.loadPublicPostings(ctx, tx) },
	} {
		if load(); err != nil {
			return c, err
		}
	}
	return c, nil
}
