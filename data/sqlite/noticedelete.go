package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// DeleteNotice deletes a draft that was never published. One that is or was is
// ErrConflict: its public address has been seen.
func (s *Store) DeleteNotice(ctx context.Context, by string, id data.NoticeID) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		now, err := loadNotice(ctx, tx, id)
		if err != nil {
			return err
		}
		if now.Published != nil || now.Version > 0 {
			return data.ErrConflict
		}
		if err := changed(tx.ExecContext(ctx, `DELETE FROM notice WHERE id = ?`, id)); err != nil {
			return err
		}
		return s.record(ctx, tx, AuditRow{Who: by, What: "notice deleted", Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("delete notice %s: %w", id, err)
	}
	return nil
}
