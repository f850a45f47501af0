package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// Versions returns every version of the entry, the newest first.
func (s *Store) Versions(ctx context.Context, ref data.EntryRef) (versions []data.Version, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		versions, err = list(ctx, tx, `
			SELECT kind, id, number, content, made_by, made_at, how FROM version
			WHERE kind = ? AND id = ? ORDER BY number DESC`, scanVersion, ref.Kind, ref.ID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("versions of %s: %w", ref, err)
	}
	return versions, nil
}

// RemovedEntries returns the last version that had a content of every entry of the
// kind that was removed, the last removed first.
func (s *Store) RemovedEntries(ctx context.Context, kind data.EntryKind) (versions []data.Version, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		versions, err = list(ctx, tx, `
			SELECT v.kind, v.id, v.number, v.content, gone.made_by, gone.made_at, gone.how
			FROM version gone JOIN version v ON v.kind = gone.kind AND v.id = gone.id
			WHERE gone.kind = ?1 AND gone.how = 'removed'
				AND NOT EXISTS (SELECT 1 FROM draft WHERE kind = gone.kind AND id = gone.id)
				AND NOT EXISTS (SELECT 1 FROM notice WHERE gone.kind = 'notice' AND id = gone.id)
				AND gone.number = (SELECT max(number) FROM version WHERE kind = gone.kind AND id = gone.id)
				AND v.number = (SELECT max(number) FROM version WHERE kind = gone.kind AND id = gone.id AND content <> '')
			ORDER BY gone.made_at DESC`, scanVersion, kind)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("removed of %s: %w", kind, err)
	}
	return versions, nil
}

func scanVersion(row scanner, v *data.Version) error {
	var content string
	if err := row.Scan(&v.Ref.Kind, &v.Ref.ID, &v.Number, &content, &v.By, (*moment)(&v.At), &v.How); err != nil {
		return err
	}
	if content == "" {
		return nil
	}
	var err error
	v.Entry, err = data.UnmarshalEntry(v.Ref.Kind, []byte(content))
	return err
}

// latest is the newest version of an entry.
type latest struct {
	data.Version
	lastContent data.Entry // of the newest version that had one
}

// lastVersion is ErrNotFound where the entry is as it came.
func lastVersion(ctx context.Context, tx *sql.Tx, ref data.EntryRef) (l latest, err error) {
	var content, last string
	err = tx.QueryRowContext(ctx, `
		SELECT number, content, made_by, made_at, how, coalesce((
			SELECT content FROM version w WHERE w.kind = v.kind AND w.id = v.id AND w.content <> '' ORDER BY w.number DESC LIMIT 1), '')
		FROM version v WHERE kind = ? AND id = ? ORDER BY number DESC LIMIT 1`, ref.Kind, ref.ID).
		Scan(&l.Number, &content, &l.By, (*moment)(&l.At), &l.How, &last)
	if err != nil {
		return l, notFound(err)
	}
	l.Ref = ref
	if content != "" {
		if l.Entry, err = data.UnmarshalEntry(ref.Kind, []byte(content)); err != nil {
			return l, err
		}
	}
	if last != "" {
		l.lastContent, err = data.UnmarshalEntry(ref.Kind, []byte(last))
	}
	return l, err
}

func loadVersion(ctx context.Context, tx *sql.Tx, ref data.EntryRef, number int) (v data.Version, err error) {
	return v, notFound(scanVersion(tx.QueryRowContext(ctx, `
		SELECT kind, id, number, content, made_by, made_at, how FROM version WHERE kind = ? AND id = ? AND number = ?`,
		ref.Kind, ref.ID, number), &v))
}

// keepVersion stores what is published now as a version, after the one that was
// there before anybody changed it.
func (s *Store) keepVersion(ctx context.Context, tx *sql.Tx, v data.Version, revision int, before data.Entry) error {
	var kept bool
	if err := tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM version WHERE kind = ? AND id = ?)`, v.Ref.Kind, v.Ref.ID).Scan(&kept); err != nil {
		return err
	}
	if !kept && before != nil {
		first := data.Version{Ref: v.Ref, Number: v.Number - 1, Entry: before, By: office, How: data.HowFirst}
		if err := insertVersion(ctx, tx, first, 0); err != nil {
			return err
		}
	}
	v.At = s.clock()
	return insertVersion(ctx, tx, v, revision)
}

func insertVersion(ctx context.Context, tx *sql.Tx, v data.Version, revision int) error {
	content, title := "", ""
	if v.Entry != nil {
		raw, err := data.MarshalEntry(v.Entry)
		if err != nil {
			return err
		}
		content, title = string(raw), v.Entry.Called().BG
	}
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO version (kind, id, number, content, title, revision, made_by, made_at, how) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		v.Ref.Kind, v.Ref.ID, v.Number, content, title, revision, v.By, moment(v.At), v.How); err != nil {
		return fmt.Errorf("version %d of %s: %w", v.Number, v.Ref, err)
	}
	return nil
}

// RestoreVersion makes a draft of an old version; publishing it makes a new one. Where
// the entry was changed since the revision, or somebody writes a draft of it, it is
// ErrConflict, and nothing is overwritten.
func (s *Store) RestoreVersion(ctx context.Context, by string, ref data.EntryRef, number, revision int) (restored data.DraftedEntry, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		v, err := loadVersion(ctx, tx, ref, number)
		if err != nil {
			return err
		}
		if v.Entry == nil {
			return data.ErrNotFound
		}
		now, err := s.loadEntry(ctx, tx, ref)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
		if now.Revision != revision || now.State == data.EntryChanged || now.State == data.EntryDraft && ref.Kind != data.KindNotice {
			return data.ErrConflict
		}
		if err := s.putOnDesk(ctx, tx, by, v.Entry, now); err != nil {
			return err
		}
		if restored, err = s.loadEntry(ctx, tx, ref); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedVersionRestored, Which: ref.String()})
	})
	if err != nil {
		return data.DraftedEntry{}, fmt.Errorf("restore version %d of %s: %w", number, ref, err)
	}
	return restored, nil
}

func (s *Store) putOnDesk(ctx context.Context, tx *sql.Tx, by string, e data.Entry, now data.DraftedEntry) error {
	n, ok := e.(data.Notice)
	switch {
	case !ok:
		return s.keepDraft(ctx, tx, by, e, now)
	case now.Entry == nil: // its draft was deleted
		return s.insertNotice(ctx, tx, by, n)
	default:
		_, err := s.updateNotice(ctx, tx, by, n, now.Revision)
		return err
	}
}
