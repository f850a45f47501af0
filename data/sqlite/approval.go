package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"example.org/parter/data"
)

// AskApproval sends the draft to those who publish. It is Problems where it could
// not be published as it is, ErrUnchanged where the public sees just that, and
// ErrConflict where it was changed since the revision.
func (s *Store) AskApproval(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	return s.decide(ctx, ref, revision, data.DeedApprovalAsked, data.Approval{Step: data.StepAsked, By: by})
}

// ReturnDraft sends the draft back to whoever wrote it. Without a reason it is
// Problems.
func (s *Store) ReturnDraft(ctx context.Context, by string, ref data.EntryRef, revision int, reason string) (data.DraftedEntry, error) {
	if reason == "" {
		return data.DraftedEntry{}, data.Problems{{Field: "return_reason", Reason: data.Missing}}
	}
	return s.decide(ctx, ref, revision, data.DeedDraftReturned, data.Approval{Step: data.StepReturned, By: by, Reason: reason})
}

// ScheduleDraft lets the draft be published when the moment comes.
func (s *Store) ScheduleDraft(ctx context.Context, by string, ref data.EntryRef, revision int, at time.Time) (data.DraftedEntry, error) {
	if !at.After(s.clock()) {
		return data.DraftedEntry{}, data.Problems{{Field: "publish_at", Reason: data.InThePast}}
	}
	return s.decide(ctx, ref, revision, data.DeedPublicationScheduled, data.Approval{Step: data.StepScheduled, By: by, Publish: at})
}

// TakeBack ends what was asked, returned or scheduled: the draft is only a draft.
func (s *Store) TakeBack(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	return s.decide(ctx, ref, revision, data.DeedDraftTakenBack, data.Approval{By: by})
}

func (s *Store) decide(ctx context.Context, ref data.EntryRef, revision int, what data.Deed, a data.Approval) (e data.DraftedEntry, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		if e, err = s.loadEntry(ctx, tx, ref); err != nil {
			return err
		}
		forward := a.Step == data.StepAsked || a.Step == data.StepScheduled
		switch {
		case e.Revision == revision && e.State == data.EntryPublished && forward:
			return data.ErrUnchanged
		case e.Revision != revision || e.State == data.EntryPublished || e.State == data.EntryRemoved:
			return data.ErrConflict
		}
		if err := s.mayStep(ctx, tx, e, a); err != nil {
			return err
		}
		a.At = s.clock()
		if err := setApproval(ctx, tx, e.Entry, a); err != nil {
			return err
		}
		e.Approval = a
		return s.record(ctx, tx, data.AuditRow{Who: a.By, What: what, Which: ref.String()})
	})
	if err != nil {
		return e, fmt.Errorf("%s, %s: %w", what, ref, err)
	}
	return e, nil
}

// mayStep: what could not be published is neither approved of nor scheduled.
func (s *Store) mayStep(ctx context.Context, tx *sql.Tx, e data.DraftedEntry, a data.Approval) error {
	switch a.Step {
	case data.StepAsked:
		return s.publishable(ctx, tx, e, s.clock())
	case data.StepScheduled:
		if err := s.twoPairs(ctx, tx, e, a.By); err != nil {
			return err
		}
		return s.publishable(ctx, tx, e, a.Publish)
	default:
		return nil
	}
}

func setApproval(ctx context.Context, tx *sql.Tx, e data.Entry, a data.Approval) error {
	ref := e.Ref()
	if a.Step == data.StepWritten {
		return forgetApproval(ctx, tx, ref)
	}
	_, err := tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO approval (kind, id, title, step, decided_by, decided_at, reason, publish_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		ref.Kind, ref.ID, e.Called().BG, a.Step, a.By, moment(a.At), a.Reason, moment(a.Publish))
	return err
}

func forgetApproval(ctx context.Context, tx *sql.Tx, ref data.EntryRef) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM approval WHERE kind = ? AND id = ?`, ref.Kind, ref.ID)
	return err
}

// endApproval: a draft that is changed is neither asked for nor scheduled any more.
// Why it was returned stays until it is asked for again.
func endApproval(ctx context.Context, tx *sql.Tx, ref data.EntryRef) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM approval WHERE kind = ? AND id = ? AND step <> 'returned'`, ref.Kind, ref.ID)
	return err
}

func loadApproval(ctx context.Context, tx *sql.Tx, ref data.EntryRef) (a data.Approval, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT step, decided_by, decided_at, reason, publish_at FROM approval WHERE kind = ? AND id = ?`, ref.Kind, ref.ID).
		Scan(&a.Step, &a.By, (*moment)(&a.At), &a.Reason, (*moment)(&a.Publish))
	if errors.Is(err, sql.ErrNoRows) {
		return data.Approval{}, nil
	}
	return a, err
}

// Decided lists the drafts of every kind that wait for somebody or for their time,
// the oldest first.
func (s *Store) Decided(ctx context.Context) (drafts []data.Drafted, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		drafts, err = list(ctx, tx, `
			SELECT a.kind, a.id, coalesce(n.revision, (SELECT number FROM entry_revision WHERE kind = a.kind AND id = a.id), 0),
				a.title, coalesce(d.changed_by, n.changed_by, ''), coalesce(d.changed_at, n.changed_at, ''),
				a.step, a.decided_by, a.decided_at, a.reason, a.publish_at
			FROM approval a
			LEFT JOIN draft d ON d.kind = a.kind AND d.id = a.id
			LEFT JOIN notice n ON a.kind = 'notice' AND n.id = a.id
			ORDER BY a.decided_at`, scanDrafted)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("drafts that wait: %w", err)
	}
	return drafts, nil
}

// WaitingDrafts is how many drafts wait for approval.
func (s *Store) WaitingDrafts(ctx context.Context) (n int, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT count(*) FROM approval WHERE step = ?`, data.StepAsked).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("waiting drafts: %w", err)
	}
	return n, nil
}

// FourEyes returns the kinds of which nobody publishes what is their own.
func (s *Store) FourEyes(ctx context.Context) (kinds []data.EntryKind, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		kinds, err = list(ctx, tx, `SELECT kind FROM four_eyes ORDER BY kind`, func(row scanner, k *data.EntryKind) error { return row.Scan(k) })
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("four eyes: %w", err)
	}
	return kinds, nil
}

// SetFourEyes says of which kinds nobody publishes what is their own.
func (s *Store) SetFourEyes(ctx context.Context, by string, kinds []data.EntryKind) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM four_eyes`); err != nil {
			return err
		}
		for _, kind := range kinds {
			if _, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO four_eyes (kind) VALUES (?)`, kind); err != nil {
				return err
			}
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedFourEyesSet})
	})
	if err != nil {
		return fmt.Errorf("four eyes: %w", err)
	}
	return nil
}

// twoPairs is ErrFourEyes where the draft is the publisher's own, and its kind wants
// somebody else.
func (s *Store) twoPairs(ctx context.Context, tx *sql.Tx, e data.DraftedEntry, by string) error {
	var wanted bool
	if err := tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM four_eyes WHERE kind = ?)`, e.Entry.Ref().Kind).Scan(&wanted); err != nil {
		return err
	}
	if wanted && slices.Contains(e.Authors, by) {
		return data.ErrFourEyes
	}
	return nil
}
