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
	type phrase struct {
		synonym int
		text    string
	}
	read := func(row scanner, p *phrase) error { return row.Scan(&p.synonym, &p.text) }
	var synonyms []data.Synonym
	place := map[int]int{}
	said, err := list(ctx, tx, `SELECT position, said FROM synonym ORDER BY position`, read)
	if err != nil {
		return nil, fmt.Errorf("synonyms: %w", err)
	}
	for i, p := range said {
		place[p.synonym] = i
		synonyms = append(synonyms, data.Synonym{Said: p.text})
	}
	meanings, err := list(ctx, tx, `SELECT synonym, text FROM synonym_meaning ORDER BY synonym, position`, read)
	if err != nil {
		return nil, fmt.Errorf("meanings of synonyms: %w", err)
	}
	for _, m := range meanings {
		s := &synonyms[place[m.synonym]]
		s.Means = append(s.Means, m.text)
	}
	return synonyms, nil
}
