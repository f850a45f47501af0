package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// DeleteNotice takes the draft from the desk. Its words are kept as a version, which
// can be restored. One that the public sees is ErrConflict: it is withdrawn first.
func (s *Store) DeleteNotice(ctx context.Context, by string, id data.NoticeID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		now, err := loadNotice(ctx, tx, id)
		if err != nil {
			return err
		}
		if now.Published != nil {
			return data.ErrConflict
		}
		if err := s.keepGone(ctx, tx, by, ofNotice(now)); err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `DELETE FROM notice WHERE id = ?`, id)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedNoticeDeleted, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("delete notice %s: %w", id, err)
	}
	return nil
}

// keepGone keeps the words of a draft that is taken from the desk, as a version after
// which it was removed.
func (s *Store) keepGone(ctx context.Context, tx *sql.Tx, by string, e data.DraftedEntry) error {
	ref := e.Entry.Ref()
	number, err := nextVersion(ctx, tx, ref, e.Version)
	if err != nil {
		return err
	}
	last := data.Version{Ref: ref, Number: number, Entry: e.Entry, By: e.ChangedBy, At: e.ChangedAt, How: data.HowDraft}
	if err := insertVersion(ctx, tx, last, e.Revision); err != nil {
		return err
	}
	gone := data.Version{Ref: ref, Number: number + 1, By: by, At: s.clock(), How: data.HowRemoved}
	if err := insertVersion(ctx, tx, gone, e.Revision); err != nil {
		return err
	}
	return s.clearDesk(ctx, tx, ref)
}
