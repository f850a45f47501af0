package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertLifeEvents(ctx context.Context, tx *sql.Tx, events []data.LifeEvent) error {
	for position, e := range events {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO life_event (id, position, name_bg, name_en, icon) VALUES (?, ?, ?, ?, ?)`,
			e.ID, position, e.Name.BG, e.Name.EN, e.Icon); err != nil {
			return fmt.Errorf("life event %s: %w", e.ID, err)
		}
		if err := insertSteps(ctx, tx, e); err != nil {
			return err
		}
	}
	return nil
}

func insertSteps(ctx context.Context, tx *sql.Tx, e data.LifeEvent) error {
	for place, service := range e.Services {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO life_event_service (life_event, position, service) VALUES (?, ?, ?)`,
			e.ID, place, service); err != nil {
			return fmt.Errorf("life event %s: service %s: %w", e.ID, service, err)
		}
	}
	return nil
}

func loadLifeEvents(ctx context.Context, tx *sql.Tx) ([]data.LifeEvent, error) {
	events, err := list(ctx, tx, `
		SELECT id, name_bg, name_en, icon FROM life_event ORDER BY position`,
		func(row scanner, e *data.LifeEvent) error {
			return row.Scan(&e.ID, &e.Name.BG, &e.Name.EN, &e.Icon)
		})
	if err != nil {
		return nil, fmt.Errorf("life events: %w", err)
	}
	type step struct {
		event   data.LifeEventID
		service data.ServiceID
	}
	steps, err := list(ctx, tx, `
		SELECT life_event, service FROM life_event_service WHERE service IN (SELECT id FROM service WHERE removed = 0)
		ORDER BY life_event, position`,
		func(row scanner, s *step) error { return row.Scan(&s.event, &s.service) })
	if err != nil {
		return nil, fmt.Errorf("services of life events: %w", err)
	}
	place := map[data.LifeEventID]int{}
	for i, e := range events {
		place[e.ID] = i
	}
	for _, s := range steps {
		e := &events[place[s.event]]
		e.Services = append(e.Services, s.service)
	}
	return events, nil
}
