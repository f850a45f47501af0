package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// PublishEntries shows the drafts, as they stand on the desk now, to the public in one
// edition, or none of them: the error then names the one that cannot be published.
func (s *Store) PublishEntries(ctx context.Context, by string, refs []data.EntryRef) error {
	_, err := s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		for _, ref := range refs {
			now, err := s.loadEntry(ctx, tx, ref)
			if err != nil {
				return fmt.Errorf("%s: %w", ref, err)
			}
			if now.State == data.EntryPublished {
				continue
			}
			if _, err := s.publishDraft(ctx, tx, by, ref, now.Revision); err != nil {
				return data.Stopped{Ref: ref, Title: now.Entry.Called().BG, Cause: err}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("publish several: %w", err)
	}
	return nil
}
