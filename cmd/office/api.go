package main

import (
	"context"

	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/data/edition"
	"example.org/parter/data/sqlite"
)

// EditionNumber is the number of what is published.
func (p *published) EditionNumber(context.Context) (data.EditionNumber, error) {
	return from(p, func(e *edition.Edition) (data.EditionNumber, error) { return e.Number(), nil })
}

// WholeEdition is all that is published, of one edition.
func (p *published) WholeEdition(ctx context.Context) (console.Edition, error) {
	return from(p, func(e *edition.Edition) (console.Edition, error) {
		content, err := e.Content(ctx)
		return console.Edition{Number: e.Number(), Built: e.Built(), Content: content}, err
	})
}

// ledger is the audit as the API reads it.
type ledger struct{ *sqlite.Store }

func (l ledger) page(ctx context.Context, before int64, limit int) ([]console.AuditEntry, error) {
	rows, err := l.AuditPage(ctx, data.AuditQuestion{Before: before, Limit: limit})
	if err != nil {
		return nil, err
	}
	entries := make([]console.AuditEntry, len(rows))
	for i, row := range rows {
		entries[i] = console.AuditEntry{Seq: row.Seq, At: row.At, Who: row.Who, What: string(row.What), Which: row.Which}
	}
	return entries, nil
}
