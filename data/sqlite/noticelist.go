package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"example.org/parter/data"
	"example.org/parter/data/search"
)

// Notices answers the question, and how many notices answer it in all.
func (s *Store) Notices(ctx context.Context, q data.NoticeQuestion) (lines []data.NoticeLine, all int, err error) {
	const from = ` FROM notice n LEFT JOIN notice_published p ON p.id = n.id WHERE `
	where, args := noticesThat(q)
	err = s.read(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT count(*)`+from+where, args...).Scan(&all); err != nil {
			return err
		}
		lines, err = list(ctx, tx, `
			SELECT n.id, coalesce(p.title, n.title), CASE WHEN p.title <> n.title THEN n.title ELSE '' END,
				coalesce(p.shown_from, n.shown_from), coalesce(p.shown_until, n.shown_until),
				CASE WHEN p.id IS NULL THEN 'draft' WHEN `+differs+` THEN 'changed' ELSE 'published' END,
				coalesce(`+isOn+`, 0), coalesce(`+isOver+`, 0), `+isAsked+from+where+`
			ORDER BY n.changed_at DESC, n.rowid DESC LIMIT @limit OFFSET @skip`,
			func(row scanner, l *data.NoticeLine) error {
				return row.Scan(&l.ID, &l.Title, &l.Draft, (*moment)(&l.From), (*moment)(&l.Until), &l.State, &l.On, &l.Over, &l.Asked)
			}, append(args, sql.Named("limit", q.Limit), sql.Named("skip", q.Skip))...)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list of notices: %w", err)
	}
	return lines, all, nil
}

// What is true of a published notice p and its draft n at the moment @now; without
// p it is NULL.
const (
	isOn    = `(p.shown_from <= @now AND (p.permanent AND p.shown_until = '' OR @now < p.shown_until))`
	isOver  = `(NOT p.permanent AND p.shown_until <= @now)`
	isAsked = `EXISTS (SELECT 1 FROM approval WHERE kind = 'notice' AND id = n.id AND step = 'asked')`
	differs = `(p.title, p.body, p.shown_from, p.shown_until, p.permanent, p.schedule) IS NOT (n.title, n.body, n.shown_from, n.shown_until, n.permanent, n.schedule)`
)

// noticesThat is the condition of the question.
func noticesThat(q data.NoticeQuestion) (where string, args []any) {
	conditions := []string{map[data.NoticeChoice]string{
		data.NoticesOn: isOn, data.NoticesComing: `p.shown_from > @now`, data.NoticesOver: isOver,
		data.NoticesDrafts: `p.id IS NULL`, data.NoticesChanged: `p.id IS NOT NULL AND ` + differs,
		data.NoticesAsked: isAsked,
	}[q.Choice]}
	if conditions[0] == "" {
		conditions[0] = `@now IS NOT NULL`
	}
	args = []any{sql.Named("now", moment(q.Now))}
	for i, word := range search.Words(q.Words) {
		name := fmt.Sprintf("word%d", i)
		conditions = append(conditions, `instr(n.folded, @`+name+`)`)
		args = append(args, sql.Named(name, word))
	}
	return strings.Join(conditions, " AND "), args
}

// folded is the notice's words as they are searched.
func folded(n data.Notice) string { return search.Fold(n.Title + " " + n.Body) }

// foldNotices fills in how the notices that were stored before schema 17 are searched.
// It is done in Go, so that there is one rule of folding, and finds nothing to do the
// next time.
func foldNotices(ctx context.Context, db *sql.DB) error {
	return transact(ctx, db, func(tx *sql.Tx) error {
		notices, err := list(ctx, tx, `SELECT id, title, body FROM notice WHERE folded = '' AND title || body <> ''`,
			func(row scanner, n *data.Notice) error { return row.Scan(&n.ID, &n.Title, &n.Body) })
		if err != nil {
			return err
		}
		for _, n := range notices {
			if _, err := tx.ExecContext(ctx, `UPDATE notice SET folded = ? WHERE id = ?`, folded(n), n.ID); err != nil {
				return err
			}
		}
		return nil
	})
}
