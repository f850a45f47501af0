package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// PublishEntry shows the draft to the public in a new edition. It is Problems when
// the draft is not complete, ErrConflict when it was changed since the revision,
// ErrUnchanged when the public sees just that, and ErrFourEyes when somebody else has to; if the edition cannot be made nothing
// has changed. With ErrNotShown it is published and not on the screens.
func (s *Store) PublishEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (published data.DraftedEntry, err error) {
	_, err = s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		published, err = s.publishDraft(ctx, tx, by, ref, revision)
		return err
	})
	if errors.Is(err, ErrNotShown) {
		return published, fmt.Errorf("publish %s: %w", ref, err)
	}
	if err != nil {
		return data.DraftedEntry{}, fmt.Errorf("publish %s: %w", ref, err)
	}
	return published, nil
}

func (s *Store) publishDraft(ctx context.Context, tx *sql.Tx, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	draft, err := s.loadEntry(ctx, tx, ref)
	if err != nil {
		return draft, err
	}
	switch {
	case draft.Revision != revision || draft.State == data.EntryRemoved:
		return draft, data.ErrConflict
	case draft.State == data.EntryPublished:
		return draft, data.ErrUnchanged
	}
	if err := s.twoPairs(ctx, tx, draft, by); err != nil {
		return draft, err
	}
	return s.show(ctx, tx, draft, by, data.HowPublished)
}

// show makes the draft what the public sees, and a version of it.
func (s *Store) show(ctx context.Context, tx *sql.Tx, draft data.DraftedEntry, by string, how data.How) (data.DraftedEntry, error) {
	if err := s.publishable(ctx, tx, draft, s.clock()); err != nil {
		return draft, err
	}
	ref := draft.Entry.Ref()
	number, err := nextVersion(ctx, tx, ref, draft.Version)
	if err != nil {
		return draft, err
	}
	e := draft.Entry
	if n, ok := e.(data.Notice); ok {
		n.Version = number
		e = n
	}
	if err := s.put(ctx, tx, e); err != nil {
		return draft, err
	}
	v := data.Version{Ref: ref, Number: number, Entry: e, By: by, How: how}
	if err := s.keepVersion(ctx, tx, v, draft.Revision, draft.Published); err != nil {
		return draft, err
	}
	if err := s.clearDesk(ctx, tx, ref); err != nil {
		return draft, err
	}
	if err := s.record(ctx, tx, data.AuditRow{Who: by, What: publishedWhat(ref.Kind), Which: auditedID(ref)}); err != nil {
		return draft, err
	}
	return s.loadEntry(ctx, tx, ref)
}

// Notices have had words of their own in the audit since before there were others.
func publishedWhat(kind data.EntryKind) data.Deed {
	if kind == data.KindNotice {
		return data.DeedNoticePublished
	}
	return data.DeedContentPublished
}

func auditedID(ref data.EntryRef) string {
	if ref.Kind == data.KindNotice {
		return ref.ID
	}
	return ref.String()
}

func nextVersion(ctx context.Context, tx *sql.Tx, ref data.EntryRef, known int) (number int, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT coalesce(max(number), 0) FROM version WHERE kind = ? AND id = ?`, ref.Kind, ref.ID).Scan(&number)
	return max(number, known) + 1, err
}

func (s *Store) clearDesk(ctx context.Context, tx *sql.Tx, ref data.EntryRef) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM draft WHERE kind = ? AND id = ?`, ref.Kind, ref.ID); err != nil {
		return err
	}
	return forgetApproval(ctx, tx, ref)
}

// UndoPublication brings back, in one press, what the public saw before the version:
// the version before it, or nothing where it was the first. The version must be the
// newest: otherwise it is ErrConflict, since somebody published after it.
func (s *Store) UndoPublication(ctx context.Context, by string, ref data.EntryRef, number int) (undone data.DraftedEntry, err error) {
	_, err = s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		now, err := s.loadEntry(ctx, tx, ref)
		if err != nil {
			return err
		}
		last, err := lastVersion(ctx, tx, ref)
		if err != nil {
			return err
		}
		if last.Number != number || last.Entry == nil {
			return data.ErrConflict
		}
		before, err := loadVersion(ctx, tx, ref, number-1)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
		if before.Entry == nil {
			undone, err = s.remove(ctx, tx, by, now)
			return err
		}
		undone, err = s.showAgain(ctx, tx, by, now, before)
		return err
	})
	if err != nil && !errors.Is(err, ErrNotShown) {
		return data.DraftedEntry{}, fmt.Errorf("undo version %d of %s: %w", number, ref, err)
	}
	return undone, err
}

// showAgain publishes an old version. What is being written stays on the desk.
func (s *Store) showAgain(ctx context.Context, tx *sql.Tx, by string, now data.DraftedEntry, v data.Version) (data.DraftedEntry, error) {
	number, err := nextVersion(ctx, tx, v.Ref, now.Version)
	if err != nil {
		return now, err
	}
	e := v.Entry
	if n, ok := e.(data.Notice); ok {
		n.Version = number
		e = n
	}
	if err := checkNames(ctx, tx, e); err != nil {
		return now, err
	}
	if err := s.put(ctx, tx, e); err != nil {
		return now, err
	}
	if n, ok := e.(data.Notice); ok && now.State == data.EntryPublished {
		if err := s.restoreDraft(ctx, tx, by, n); err != nil {
			return now, err
		}
	}
	if err := s.bump(ctx, tx, v.Ref); err != nil {
		return now, err
	}
	undone := data.Version{Ref: v.Ref, Number: number, Entry: e, By: by, How: data.HowUndone}
	if err := s.keepVersion(ctx, tx, undone, now.Revision, nil); err != nil {
		return now, err
	}
	if err := s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedPublicationUndone, Which: v.Ref.String()}); err != nil {
		return now, err
	}
	return s.loadEntry(ctx, tx, v.Ref)
}

// RemoveEntry takes the entry from the public in a new edition. Its versions stay,
// and each of them can be restored. What other entries name is Problems, InUse; one
// of which somebody writes a draft is ErrConflict.
func (s *Store) RemoveEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (removed data.DraftedEntry, err error) {
	_, err = s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		now, err := s.loadEntry(ctx, tx, ref)
		if err != nil {
			return err
		}
		if now.Revision != revision || now.State != data.EntryPublished {
			return data.ErrConflict
		}
		if ref.Kind.Single() {
			return data.Problems{{Field: "remove", Reason: data.InUse}}
		}
		removed, err = s.remove(ctx, tx, by, now)
		return err
	})
	if err != nil && !errors.Is(err, ErrNotShown) {
		return data.DraftedEntry{}, fmt.Errorf("remove %s: %w", ref, err)
	}
	return removed, err
}

func (s *Store) remove(ctx context.Context, tx *sql.Tx, by string, now data.DraftedEntry) (data.DraftedEntry, error) {
	ref := now.Entry.Ref()
	if err := s.take(ctx, tx, ref); err != nil {
		return now, err
	}
	number, err := nextVersion(ctx, tx, ref, now.Version)
	if err != nil {
		return now, err
	}
	gone := data.Version{Ref: ref, Number: number, By: by, How: data.HowRemoved}
	if err := s.keepVersion(ctx, tx, gone, now.Revision, now.Published); err != nil {
		return now, err
	}
	if err := s.bump(ctx, tx, ref); err != nil {
		return now, err
	}
	if err := s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedContentRemoved, Which: ref.String()}); err != nil {
		return now, err
	}
	return s.loadEntry(ctx, tx, ref)
}

// PublishDue publishes every draft whose time has come, each in an edition of its own,
// so that one that fails keeps none of the others, and returns how many there were. A
// draft that may not be published any more is returned to whoever wrote it, with the
// reason.
func (s *Store) PublishDue(ctx context.Context) (published int, err error) {
	due, err := s.due(ctx)
	var failed []error
	for _, d := range due {
		shown := 0
		_, err := s.publish(ctx, office, func(ctx context.Context, tx *sql.Tx) error {
			shown, err = s.showDue(ctx, tx, d.Ref)
			return err
		})
		if err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", d.Ref, err))
		}
		if err == nil || errors.Is(err, ErrNotShown) {
			published += shown
		}
	}
	return published, errors.Join(append(failed, err)...)
}

func (s *Store) due(ctx context.Context) (due []data.Drafted, err error) {
	all, err := s.Decided(ctx)
	for _, d := range all {
		if d.Approval.Step == data.StepScheduled && !d.Approval.Publish.After(s.clock()) {
			due = append(due, d)
		}
	}
	return due, err
}

func (s *Store) showDue(ctx context.Context, tx *sql.Tx, ref data.EntryRef) (shown int, err error) {
	draft, err := s.loadEntry(ctx, tx, ref)
	if err != nil {
		return 0, err
	}
	a := draft.Approval
	if a.Step != data.StepScheduled || a.Publish.After(s.clock()) {
		return 0, nil // somebody decided otherwise a moment ago
	}
	err = s.stillPublishes(ctx, tx, a.By)
	if err == nil {
		err = s.twoPairs(ctx, tx, draft, a.By)
	}
	if err == nil {
		_, err = s.show(ctx, tx, draft, a.By, data.HowScheduled)
	}
	if reason := whyReturned(err); reason != "" {
		return 0, setApproval(ctx, tx, draft.Entry, data.Approval{Step: data.StepReturned, By: office, At: s.clock(), Reason: reason})
	}
	return 1, err
}

// whyReturned is what the office writes where it may not publish what was scheduled;
// empty: it may, or something else is wrong.
func whyReturned(err error) string {
	var problems data.Problems
	switch {
	case errors.As(err, &problems):
		return fmt.Sprintf("%s: %s", problems[0].Field, problems[0].Reason)
	case errors.Is(err, data.ErrFourEyes):
		return "four eyes"
	case errors.Is(err, errNoPublisher):
		return "no publisher"
	default:
		return ""
	}
}

var errNoPublisher = errors.New("whoever decided it does not publish any more")

// stillPublishes is errNoPublisher where the person has lost the role, or is locked.
func (s *Store) stillPublishes(ctx context.Context, tx *sql.Tx, name string) error {
	var a data.Account
	err := scanAccount(tx.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM account a WHERE a.name_key = ?`, nameKey(name)), &a)
	if err = notFound(err); errors.Is(err, data.ErrNotFound) {
		return errNoPublisher
	}
	if err == nil && (a.IsLocked() || !a.Roles.Any(data.Publisher)) {
		return errNoPublisher
	}
	return err
}

// publishable is Problems where the draft is not complete at the moment, or names
// what does not exist.
func (s *Store) publishable(ctx context.Context, tx *sql.Tx, e data.DraftedEntry, at time.Time) error {
	if err := e.Entry.Check(at); err != nil {
		return err
	}
	return checkNames(ctx, tx, e.Entry)
}
