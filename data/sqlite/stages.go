package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertStages(ctx context.Context, tx *sql.Tx, stages []data.StageWords) error {
	for position, w := range stages {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO stage_words (position, stage, name_bg, name_en, says_bg, says_en, next_bg, next_en) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			position, w.Stage, w.Name.BG, w.Name.EN, w.Says.BG, w.Says.EN, w.Next.BG, w.Next.EN); err != nil {
			return fmt.Errorf("words of stage %s: %w", w.Stage, err)
		}
	}
	return nil
}

func loadStages(ctx context.Context, tx *sql.Tx) ([]data.StageWords, error) {
	stages, err := list(ctx, tx, `
		SELECT stage, name_bg, name_en, says_bg, says_en, next_bg, next_en FROM stage_words ORDER BY position`,
		func(row scanner, w *data.StageWords) error {
			return row.Scan(&w.Stage, &w.Name.BG, &w.Name.EN, &w.Says.BG, &w.Says.EN, &w.Next.BG, &w.Next.EN)
		})
	if err != nil {
		return nil, fmt.Errorf("words of the stages: %w", err)
	}
	return stages, nil
}
