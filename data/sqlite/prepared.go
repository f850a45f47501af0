package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// prepared is a transaction that runs the same few statements a hundred thousand times:
// each is compiled once.
type prepared struct {
	tx   *sql.Tx
	kept map[string]*sql.Stmt
}

func prepare(tx *sql.Tx) *prepared { return &prepared{tx, map[string]*sql.Stmt{}} }

// close is called when nothing is asked any more; err is what went wrong until then.
func (p *prepared) close(err error) error {
	for _, s := range p.kept {
		err = errors.Join(err, s.Close())
	}
	return err
}

func (p *prepared) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if s := p.kept[query]; s != nil {
		return s, nil
	}
	s, err := p.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	p.kept[query] = s
	return s, nil
}

func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.statement(ctx, query) //nolint:sqlclosecheck // kept until close
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := p.statement(ctx, query) //nolint:sqlclosecheck // kept until close
	if err != nil {
		return p.tx.QueryRowContext(ctx, query, args...) // which fails in the same way, and says so
	}
	return s.QueryRowContext(ctx, args...)
}

func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := p.statement(ctx, query) //nolint:sqlclosecheck // kept until close
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}
