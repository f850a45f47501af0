package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// SaveNotice stores a draft, which may be incomplete; a notice without an ID is
// a new one. The revision must be the stored one: otherwise nothing is stored,
// and the draft that stands now is returned with ErrConflict.
func (s *Store) SaveNotice(ctx context.Context, by string, n data.Notice, revision int) (saved data.DraftedNotice, err error) {
	isNew := n.ID == ""
	if isNew {
		n.ID = data.NoticeID(randomName())
		n.Version = 0
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		if isNew {
			err = s.insertNotice(ctx, tx, by, n)
		} else {
			saved, err = s.updateNotice(ctx, tx, by, n, revision)
		}
		if err != nil {
			return err
		}
		if saved, err = loadNotice(ctx, tx, n.ID); err != nil || saved.Revision == revision {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedNoticeSaved, Which: string(n.ID)})
	})
	if err != nil {
		return saved, fmt.Errorf("save notice: %w", err)
	}
	return saved, nil
}

// PublishNotice shows the draft to the public in a new edition; see PublishEntry.
func (s *Store) PublishNotice(ctx context.Context, by string, id data.NoticeID, revision int) (published data.DraftedNotice, err error) {
	_, failed := s.PublishEntry(ctx, by, data.EntryRef{Kind: data.KindNotice, ID: string(id)}, revision)
	if failed != nil && !errors.Is(failed, ErrNotShown) {
		return data.DraftedNotice{}, failed
	}
	published, err = s.DraftedNotice(context.WithoutCancel(ctx), id)
	return published, errors.Join(failed, err)
}

// WithdrawNotice takes the notice from the public in a new edition; the draft
// stays. A notice that is not published is ErrConflict. With ErrNotShown it is
// withdrawn and still on the screens.
func (s *Store) WithdrawNotice(ctx context.Context, by string, id data.NoticeID) (withdrawn data.DraftedNotice, err error) {
	_, err = s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		now, err := loadNotice(ctx, tx, id)
		if err != nil {
			return err
		}
		if now.Published == nil {
			return data.ErrConflict
		}
		if err := s.withdraw(ctx, tx, by, now); err != nil {
			return err
		}
		if withdrawn, err = loadNotice(ctx, tx, id); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedNoticeWithdrawn, Which: string(id)})
	})
	if errors.Is(err, ErrNotShown) {
		return withdrawn, fmt.Errorf("withdraw notice %s: %w", id, err)
	}
	if err != nil {
		return data.DraftedNotice{}, fmt.Errorf("withdraw notice %s: %w", id, err)
	}
	return withdrawn, nil
}

// withdraw takes the notice from the public and keeps that it was there.
func (s *Store) withdraw(ctx context.Context, tx *sql.Tx, by string, now data.DraftedNotice) error {
	ref := now.Ref()
	if err := s.take(ctx, tx, ref); err != nil {
		return err
	}
	number, err := nextVersion(ctx, tx, ref, now.Version)
	if err != nil {
		return err
	}
	gone := data.Version{Ref: ref, Number: number, By: by, How: data.HowRemoved}
	return s.keepVersion(ctx, tx, gone, now.Revision, *now.Published)
}

// DraftedNotice returns the draft beside what is published of it.
func (s *Store) DraftedNotice(ctx context.Context, id data.NoticeID) (n data.DraftedNotice, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		n, err = loadNotice(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.DraftedNotice{}, fmt.Errorf("notice %s: %w", id, err)
	}
	return n, nil
}

func loadNotice(ctx context.Context, tx *sql.Tx, id data.NoticeID) (n data.DraftedNotice, err error) {
	if n, err = loadDraftedNotice(ctx, tx, id); err != nil {
		return n, err
	}
	if n.Approval, err = loadApproval(ctx, tx, n.Ref()); err != nil {
		return n, err
	}
	return n, tx.QueryRowContext(ctx, `SELECT authors FROM notice WHERE id = ?`, id).Scan(jsonColumn[[]string]{&n.Authors})
}

func loadDraftedNotice(ctx context.Context, tx *sql.Tx, id data.NoticeID) (n data.DraftedNotice, err error) {
	row := tx.QueryRowContext(ctx, `
		SELECT n.id, n.title, n.body, n.shown_from, n.shown_until, n.permanent, n.schedule, n.version, n.revision, n.changed_by, n.changed_at,
			p.id IS NOT NULL, coalesce(p.version, 0), coalesce(p.title, ''), coalesce(p.body, ''),
			coalesce(p.shown_from, ''), coalesce(p.shown_until, ''), coalesce(p.permanent, 0), coalesce(p.schedule, '{}')
		FROM notice n LEFT JOIN notice_published p ON p.id = n.id
		WHERE n.id = ?`, id)
	return n, notFound(scanNotice(row, &n))
}

func scanNotice(row scanner, n *data.DraftedNotice) error {
	var isPublished bool
	var p data.Notice
	if err := row.Scan(&n.ID, &n.Title, &n.Body, (*moment)(&n.From), (*moment)(&n.Until), &n.Permanent, (*schedule)(&n.Schedule), &n.Version,
		&n.Revision, &n.ChangedBy, (*moment)(&n.ChangedAt),
		&isPublished, &p.Version, &p.Title, &p.Body, (*moment)(&p.From), (*moment)(&p.Until),
		&p.Permanent, (*schedule)(&p.Schedule)); err != nil {
		return err
	}
	n.State = data.NoticeDraft
	if isPublished {
		p.ID = n.ID
		n.Published = &p
		n.State = data.NoticeChanged
		if n.SameWords(p) {
			n.State = data.NoticePublished
		}
	}
	return nil
}

func (s *Store) insertNotice(ctx context.Context, tx *sql.Tx, by string, n data.Notice) error {
	authors := []string{by}
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO notice (id, title, body, folded, shown_from, shown_until, permanent, schedule, version, revision, changed_by, changed_at, authors)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
			1 + coalesce((SELECT max(revision) FROM version WHERE kind = 'notice' AND id = ?1), 0), ?10, ?11, ?12)`,
		n.ID, n.Title, n.Body, folded(n), moment(n.From), moment(n.Until), n.Permanent, schedule(n.Schedule), n.Version, by, moment(s.clock()),
		jsonColumn[[]string]{&authors}); err != nil {
		return fmt.Errorf("notice %s: %w", n.ID, err)
	}
	return nil
}

// updateNotice overwrites the draft, or returns the one that stands there with
// ErrConflict. The same words change nothing: whoever publishes what another wrote has
// not written it.
func (s *Store) updateNotice(ctx context.Context, tx *sql.Tx, by string, n data.Notice, revision int) (data.DraftedNotice, error) {
	now, err := loadNotice(ctx, tx, n.ID)
	if err != nil {
		return data.DraftedNotice{}, err
	}
	if now.Revision != revision {
		return now, data.ErrConflict
	}
	if now.SameWords(n) {
		return now, nil
	}
	if err := endApproval(ctx, tx, n.Ref()); err != nil {
		return now, err
	}
	authors := withAuthor(now.Authors, by)
	return now, changed(tx.ExecContext(ctx, `
		UPDATE notice
		SET title = ?, body = ?, folded = ?, shown_from = ?, shown_until = ?, permanent = ?, schedule = ?,
			revision = revision + 1, changed_by = ?, changed_at = ?, authors = ?
		WHERE id = ?`,
		n.Title, n.Body, folded(n), moment(n.From), moment(n.Until), n.Permanent, schedule(n.Schedule), by, moment(s.clock()),
		jsonColumn[[]string]{&authors}, n.ID))
}

// restoreDraft: a draft that held nothing but what was undone holds what the public
// sees again. That is nobody's writing.
func (s *Store) restoreDraft(ctx context.Context, tx *sql.Tx, by string, n data.Notice) error {
	return changed(tx.ExecContext(ctx, `
		UPDATE notice
		SET title = ?, body = ?, folded = ?, shown_from = ?, shown_until = ?, permanent = ?, schedule = ?, changed_by = ?, changed_at = ?
		WHERE id = ?`,
		n.Title, n.Body, folded(n), moment(n.From), moment(n.Until), n.Permanent, schedule(n.Schedule), by, moment(s.clock()), n.ID))
}

func insertPublished(ctx context.Context, tx *sql.Tx, n data.Notice) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO notice_published (id, version, title, body, shown_from, shown_until, permanent, schedule)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		n.ID, n.Version, n.Title, n.Body, moment(n.From), moment(n.Until), n.Permanent, schedule(n.Schedule)); err != nil {
		return fmt.Errorf("published notice %s: %w", n.ID, err)
	}
	return nil
}

// loadPublished reads what the public sees; drafts are in another table.
func loadPublished(ctx context.Context, tx *sql.Tx) ([]data.Notice, error) {
	notices, err := list(ctx, tx, `
		SELECT id, version, title, body, shown_from, shown_until, permanent, schedule
		FROM notice_published ORDER BY shown_from, id`,
		func(row scanner, n *data.Notice) error {
			return row.Scan(&n.ID, &n.Version, &n.Title, &n.Body, (*moment)(&n.From), (*moment)(&n.Until), &n.Permanent, (*schedule)(&n.Schedule))
		})
	if err != nil {
		return nil, fmt.Errorf("published notices: %w", err)
	}
	return notices, nil
}
