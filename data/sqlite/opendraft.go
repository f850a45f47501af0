package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"example.org/parter/data"
)

// OpenDrafts returns the newest notices that were begun and not published, new ones
// and changes of published ones, and how many there are in all. One that was
// withdrawn waits for nothing, and one of which something was decided is told of with
// what waits for approval.
func (s *Store) OpenDrafts(ctx context.Context, limit int) (drafts []data.OpenDraft, all int, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		drafts, err = list(ctx, tx, `
			SELECT n.id, n.title, p.id IS NOT NULL, n.changed_by, n.changed_at, count(*) OVER ()
			FROM notice n LEFT JOIN notice_published p ON p.id = n.id
			WHERE NOT EXISTS (SELECT 1 FROM approval a WHERE a.kind = 'notice' AND a.id = n.id)
				AND (p.id IS NULL AND n.version = 0 OR p.id IS NOT NULL
				AND (n.title <> p.title OR n.body <> p.body OR n.shown_from <> p.shown_from OR n.shown_until <> p.shown_until
					OR n.permanent <> p.permanent OR n.schedule <> p.schedule))
			ORDER BY n.changed_at DESC, n.rowid DESC LIMIT ?`,
			func(row scanner, d *data.OpenDraft) error {
				var published bool
				if err := row.Scan(&d.ID, &d.Title, &published, &d.ChangedBy, (*moment)(&d.ChangedAt), &all); err != nil {
					return err
				}
				d.State = data.NoticeDraft
				if published {
					d.State = data.NoticeChanged
				}
				return nil
			}, limit)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("open drafts: %w", err)
	}
	return drafts, all, nil
}
