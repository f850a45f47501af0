package edition

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"example.org/parter/data"
)

// Plain is the search that one gets for nothing: FTS5 as it comes, over numbers
// and names. It is what `office search --judge` measures Edition.Search against;
// no screen uses it.
type Plain struct{ db *sql.DB }

// NewPlain fills a table in memory with the services: number, Bulgarian name,
// English name and the names of the group; tokenize unicode61.
func NewPlain(ctx context.Context, c data.Content) (*Plain, error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // another connection would be another empty database
	if err := fillPlain(ctx, db, c); err != nil {
		return nil, errors.Join(fmt.Errorf("plain search: %w", err), db.Close())
	}
	return &Plain{db: db}, nil
}

func fillPlain(ctx context.Context, db *sql.DB, c data.Content) error {
	if _, err := db.ExecContext(ctx, `
		CREATE VIRTUAL TABLE plain USING fts5 (id UNINDEXED, number, name_bg, name_en, in_group, tokenize = 'unicode61')`); err != nil {
		return err
	}
	groups := map[data.GroupID]string{}
	for _, g := range c.Groups {
		groups[g.ID] = cmp.Or(g.Also, g.Name.BG)
	}
	for _, s := range c.Services {
		if _, err := db.ExecContext(ctx, `INSERT INTO plain (id, number, name_bg, name_en, in_group) VALUES (?, ?, ?, ?, ?)`,
			s.ID, s.Number, s.Name.BG, s.Name.EN, groups[s.Group]); err != nil {
			return err
		}
	}
	return nil
}

// Close frees the table.
func (p *Plain) Close() error { return p.db.Close() }

// Search returns the services that have every word of the query or a word that
// begins with it, by bm25.
func (p *Plain) Search(ctx context.Context, query string, limit int) (ids []data.ServiceID, err error) {
	terms := strings.FieldsFunc(query, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(terms) == 0 {
		return nil, nil
	}
	for i, term := range terms {
		terms[i] = `"` + term + `"*`
	}
	rows, err := p.db.QueryContext(ctx, `SELECT id FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT ?`, strings.Join(terms, " "), limit)
	if err != nil {
		return nil, fmt.Errorf("plain search: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var id data.ServiceID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
