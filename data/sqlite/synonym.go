package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

func insertSynonyms(ctx context.Context, tx *sql.Tx, synonyms []data.Synonym) error {
	for position, s := range synonyms {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO synonym (position, said) VALUES (?, ?)`, position, s.Said); err != nil {
			return fmt.Errorf("synonym %q: %w", s.Said, err)
		}
		for place, text := range s.Means {
			if _, err := tx.ExecContext(ctx, `
				INSERT INTO synonym_meaning (synonym, position, text) VALUES (?, ?, ?)`, position, place, text); err != nil {
				return fmt.Errorf("synonym %q: %w", s.Said, err)
			}
		}
	}
	return nil
}

func loadSynonyms(ctx context.Context, tx *sql.Tx) ([]data.Synonym, error) {
	type meaning struct {
		synonym int
		text    string
	}
	var synonyms []data.Synonym
	place := map[int]int{}
	positions, err := list(ctx, tx, `SELECT position, said FROM synonym ORDER BY position`,
		func(row scanner, m *meaning) error { return row.Scan(&m.synonym, &m.text) })
	if err != nil {
		return nil, fmt.Errorf("synonyms: %w", err)
	}
	for i, p := range positions {
		place[p.synonym] = i
		synonyms = append(synonyms, data.Synonym{Said: p.text})
	}
	meanings, err := list(ctx, tx, `SELECT synonym, text FROM synonym_meaning ORDER BY synonym, position`,
		func(row scanner, m *meaning) error { return row.Scan(&m.synonym, &m.text) })
	if err != nil {
		return nil, fmt.Errorf("meanings of synonyms: %w", err)
	}
	for _, m := range meanings {
		s := &synonyms[place[m.synonym]]
		s.Means = append(s.Means, m.text)
	}
	return synonyms, nil
}
