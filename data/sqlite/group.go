package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertGroups(ctx context.Context, tx *sql.Tx, groups []data.Group) error {
	for position, g := range groups {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO service_group (id, position, name_bg, name_en, also, icon) VALUES (?, ?, ?, ?, ?, ?)`,
			g.ID, position, g.Name.BG, g.Name.EN, g.Also, g.Icon); err != nil {
			return fmt.Errorf("group %s: %w", g.ID, err)
		}
	}
	return nil
}

func loadGroups(ctx context.Context, tx *sql.Tx) ([]data.Group, error) {
	groups, err := list(ctx, tx, `
		SELECT id, name_bg, name_en, also, icon, (SELECT count(*) FROM service WHERE service_group = service_group.id AND removed = 0)
		FROM service_group ORDER BY position`,
		func(row scanner, g *data.Group) error {
			return row.Scan(&g.ID, &g.Name.BG, &g.Name.EN, &g.Also, &g.Icon, &g.Services)
		})
	if err != nil {
		return nil, fmt.Errorf("groups: %w", err)
	}
	return groups, nil
}
