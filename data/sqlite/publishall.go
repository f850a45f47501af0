package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// PublishEntries shows the drafts, as they were at their revisions, to the public in one
// edition, or none of them: the error then names the one that cannot be published.
func (s *Store) PublishEntries(ctx context.Context, by string, drafts []data.Drafted) error {
	_, err := s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		for _, d := range drafts {
			now, err := s.loadEntry(ctx, tx, d.Ref)
			if err != nil {
				return fmt.Errorf("%s: %w", d.Ref, err)
			}
			if now.State == data.EntryPublished {
				continue
			}
			if _, err := s.publishDraft(ctx, tx, by, d.Ref, d.Revision); err != nil {
				return data.Stopped{Ref: d.Ref, Title: now.Entry.Called().BG, Cause: err}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("publish several: %w", err)
	}
	return nil
}

// SaveEntries stores all of the drafts or none: ErrConflict where one of them was
// changed since its revision.
func (s *Store) SaveEntries(ctx context.Context, by string, all []data.DraftedEntry) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, d := range all {
			ref := d.Entry.Ref()
			now, err := s.loadEntry(ctx, tx, ref)
			if err != nil {
				return fmt.Errorf("%s: %w", ref, err)
			}
			if now.Revision != d.Revision {
				return fmt.Errorf("%s: %w", ref, data.ErrConflict)
			}
			if err := s.keepDraft(ctx, tx, by, d.Entry, now); err != nil {
				return err
			}
			if err := s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedDraftSaved, Which: ref.String()}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save several: %w", err)
	}
	return nil
}
