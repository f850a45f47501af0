package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"example.org/parter/data"
)

// Entry returns the entry as the desk has it. One that was never there is
// ErrNotFound.
func (s *Store) Entry(ctx context.Context, ref data.EntryRef) (e data.DraftedEntry, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		e, err = s.loadEntry(ctx, tx, ref)
		return err
	})
	if err != nil {
		return data.DraftedEntry{}, fmt.Errorf("%s: %w", ref, err)
	}
	return e, nil
}

// SaveEntry stores a draft, which may be incomplete; an entry without an ID is a
// new one. The revision must be the stored one: otherwise nothing is stored, and
// what stands there now is returned with ErrConflict.
func (s *Store) SaveEntry(ctx context.Context, by string, e data.Entry, revision int) (saved data.DraftedEntry, err error) {
	if n, ok := e.(data.Notice); ok {
		notice, err := s.SaveNotice(ctx, by, n, revision)
		return ofNotice(notice), err
	}
	isNew := e.Ref().ID == ""
	e = named(e)
	err = s.write(ctx, func(tx *sql.Tx) error {
		if !isNew {
			saved, err = s.loadEntry(ctx, tx, e.Ref())
			if err != nil && !errors.Is(err, data.ErrNotFound) {
				return err
			}
			if saved.Revision != revision {
				return data.ErrConflict
			}
		}
		if err := s.keepDraft(ctx, tx, by, e, saved); err != nil {
			return err
		}
		if saved, err = s.loadEntry(ctx, tx, e.Ref()); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedDraftSaved, Which: e.Ref().String()})
	})
	if err != nil {
		return saved, fmt.Errorf("save %s: %w", e.Ref(), err)
	}
	return saved, nil
}

// DiscardDraft takes from the desk what was changed since the publication; of an entry
// that the public does not see the words are kept as a version.
func (s *Store) DiscardDraft(ctx context.Context, by string, ref data.EntryRef, revision int) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		now, err := s.loadEntry(ctx, tx, ref)
		if err != nil {
			return err
		}
		if now.Revision != revision || now.State == data.EntryRemoved {
			return data.ErrConflict
		}
		if now.Published == nil {
			err = s.keepGone(ctx, tx, by, now)
		} else {
			err = s.clearDesk(ctx, tx, ref)
		}
		if err != nil {
			return err
		}
		if err := s.bump(ctx, tx, ref); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedDraftDiscarded, Which: ref.String()})
	})
	if err != nil {
		return fmt.Errorf("discard the draft of %s: %w", ref, err)
	}
	return nil
}

// keepDraft writes the draft and ends what was decided of the one before it. What the
// public sees already is no draft.
func (s *Store) keepDraft(ctx context.Context, tx *sql.Tx, by string, e data.Entry, now data.DraftedEntry) error {
	ref := e.Ref()
	if now.Published != nil {
		if same, err := data.SameEntry(e, now.Published); err != nil || same {
			return errors.Join(err, s.clearDesk(ctx, tx, ref), s.bump(ctx, tx, ref))
		}
	}
	raw, err := data.MarshalEntry(e)
	if err != nil {
		return err
	}
	authors := withAuthor(now.Authors, by)
	if _, err := tx.ExecContext(ctx, `
		INSERT OR REPLACE INTO draft (kind, id, title, content, changed_by, changed_at, authors) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		ref.Kind, ref.ID, e.Called().BG, string(raw), by, moment(s.clock()), jsonColumn[[]string]{&authors}); err != nil {
		return fmt.Errorf("draft of %s: %w", ref, err)
	}
	if err := s.bump(ctx, tx, ref); err != nil {
		return err
	}
	return endApproval(ctx, tx, ref)
}

// withAuthor is the list with the name in it once. An empty list is no nothing, which
// would be null in the database.
func withAuthor(authors []string, by string) []string {
	if slices.Contains(authors, by) {
		return authors
	}
	return append(slices.Clip(authors), by)
}

// bump makes every form of the entry that is open an old one.
func (s *Store) bump(ctx context.Context, tx *sql.Tx, ref data.EntryRef) error {
	statement := `
		INSERT INTO entry_revision (kind, id, number) VALUES (?1, ?2, 1)
		ON CONFLICT (kind, id) DO UPDATE SET number = number + 1`
	if ref.Kind == data.KindNotice {
		statement = `UPDATE notice SET revision = revision + 1 WHERE ?1 = 'notice' AND id = ?2`
	}
	_, err := tx.ExecContext(ctx, statement, ref.Kind, ref.ID)
	return err
}

func (s *Store) loadEntry(ctx context.Context, tx *sql.Tx, ref data.EntryRef) (e data.DraftedEntry, err error) {
	if ref.Kind == data.KindNotice {
		n, err := loadNotice(ctx, tx, data.NoticeID(ref.ID))
		if err != nil {
			return e, err
		}
		return ofNotice(n), nil
	}
	published, err := s.loadPublic(ctx, tx, ref)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return e, err
	}
	e.Published, e.Entry = published, published
	last, err := lastVersion(ctx, tx, ref)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return e, err
	}
	e.Version, e.ChangedBy, e.ChangedAt = last.Number, last.By, last.At
	if err := tx.QueryRowContext(ctx, `
		SELECT coalesce((SELECT number FROM entry_revision WHERE kind = ? AND id = ?), 0)`, ref.Kind, ref.ID).Scan(&e.Revision); err != nil {
		return e, err
	}
	if e.Entry == nil {
		e.Entry = last.lastContent
	}
	if err := loadDraft(ctx, tx, ref, &e); err != nil {
		return e, err
	}
	if e.Entry == nil {
		return e, data.ErrNotFound
	}
	if e.Approval, err = loadApproval(ctx, tx, ref); err != nil {
		return e, err
	}
	e.State, err = stateOf(e)
	return e, err
}

// loadDraft puts the draft in place of what is published; without one nothing
// changes.
func loadDraft(ctx context.Context, tx *sql.Tx, ref data.EntryRef, e *data.DraftedEntry) error {
	var content string
	err := tx.QueryRowContext(ctx, `
		SELECT content, changed_by, changed_at, authors FROM draft WHERE kind = ? AND id = ?`, ref.Kind, ref.ID).
		Scan(&content, &e.ChangedBy, (*moment)(&e.ChangedAt), jsonColumn[[]string]{&e.Authors})
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	e.State = data.EntryDraft
	e.Entry, err = data.UnmarshalEntry(ref.Kind, []byte(content))
	return err
}

// stateOf compares the draft, if there is one, with what is published.
func stateOf(e data.DraftedEntry) (data.EntryState, error) {
	hasDraft := e.State == data.EntryDraft
	switch {
	case e.Published == nil && hasDraft:
		return data.EntryDraft, nil
	case e.Published == nil:
		return data.EntryRemoved, nil
	case !hasDraft:
		return data.EntryPublished, nil
	}
	same, err := data.SameEntry(e.Entry, e.Published)
	if same {
		return data.EntryPublished, err
	}
	return data.EntryChanged, err
}

// loadPublic is the entry as the public sees it, or ErrNotFound.
func (s *Store) loadPublic(ctx context.Context, tx *sql.Tx, ref data.EntryRef) (data.Entry, error) {
	var c data.Content
	var err error
	switch ref.Kind {
	case data.KindService:
		c.Services, err = loadServicesBetween(ctx, tx, data.ServiceID(ref.ID), data.ServiceID(ref.ID))
	case data.KindDepartment:
		c.Departments, err = loadDepartments(ctx, tx)
	case data.KindGroup:
		c.Groups, err = loadGroups(ctx, tx)
	case data.KindLifeEvent:
		c.LifeEvents, err = loadLifeEvents(ctx, tx)
	case data.KindForm:
		c.Forms, err = loadForms(ctx, tx)
	case data.KindElsewhere:
		c.Elsewhere, err = loadElsewhere(ctx, tx)
	case data.KindSurvey:
		c.Surveys, err = loadSurveys(ctx, tx)
	default:
		return loadSingle(ctx, tx, ref)
	}
	if err != nil {
		return nil, err
	}
	return c.Local().Find(ref)
}

// loadSingle is the same for what there is one of.
func loadSingle(ctx context.Context, tx *sql.Tx, ref data.EntryRef) (data.Entry, error) {
	var c data.Content
	var err error
	switch ref.Kind {
	case data.KindTown:
		c.Town, err = loadTown(ctx, tx)
	case data.KindCharter:
		c.Charter, err = loadCharter(ctx, tx)
	case data.KindReceptions:
		c.Receptions, err = loadReceptions(ctx, tx)
	case data.KindDaysOff:
		c.DaysOff, err = loadDaysOff(ctx, tx)
	case data.KindSynonyms:
		c.Synonyms, err = loadSynonyms(ctx, tx)
	case data.KindBoard:
		c.Board, err = loadBoard(ctx, tx)
	case data.KindResults:
		c.Results, err = loadResults(ctx, tx)
	case data.KindStages:
		c.Stages, err = loadStages(ctx, tx)
	default:
		return nil, data.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return c.Local().Find(ref)
}

// ofNotice is the notice as an entry.
func ofNotice(n data.DraftedNotice) data.DraftedEntry {
	e := data.DraftedEntry{
		Entry: n.Notice, State: n.State, Version: n.Version, Revision: n.Revision,
		ChangedBy: n.ChangedBy, ChangedAt: n.ChangedAt, Authors: n.Authors, Approval: n.Approval,
	}
	if n.Published != nil {
		e.Published = *n.Published
	}
	return e
}

// named is the entry with an ID of its own, and each piece of a list that had none.
func named(e data.Entry) data.Entry {
	switch e := e.(type) {
	case data.Service:
		e.ID = orRandom(e.ID)
		return e
	case data.Department:
		e.ID = orRandom(e.ID)
		return e
	case data.Group:
		e.ID = orRandom(e.ID)
		return e
	case data.LifeEvent:
		e.ID = orRandom(e.ID)
		return e
	case data.Form:
		e.ID = orRandom(e.ID)
		return e
	case data.Elsewhere:
		e.ID = orRandom(e.ID)
		return e
	case data.Survey:
		e.ID = orRandom(e.ID)
		return e
	case data.Receptions:
		for i := range e {
			e[i].ID = orRandom(e[i].ID)
		}
		return e
	case data.Results:
		for i := range e {
			e[i].ID = orRandom(e[i].ID)
		}
		return e
	default:
		return e
	}
}

func orRandom[T ~string](id T) T {
	if id == "" {
		return T(randomName())
	}
	return id
}

// DraftedEntries lists what is being written of the kind, the last changed first.
// Notices have a list of their own.
func (s *Store) DraftedEntries(ctx context.Context, kind data.EntryKind) (drafts []data.Drafted, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		drafts, err = list(ctx, tx, `
			SELECT d.kind, d.id, coalesce((SELECT number FROM entry_revision WHERE kind = d.kind AND id = d.id), 0),
				d.title, d.changed_by, d.changed_at, coalesce(a.step, ''), coalesce(a.decided_by, ''),
				coalesce(a.decided_at, ''), coalesce(a.reason, ''), coalesce(a.publish_at, '')
			FROM draft d LEFT JOIN approval a ON a.kind = d.kind AND a.id = d.id
			WHERE d.kind = ? ORDER BY d.changed_at DESC`, scanDrafted, kind)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("drafts of %s: %w", kind, err)
	}
	return drafts, nil
}

func scanDrafted(row scanner, d *data.Drafted) error {
	a := &d.Approval
	return row.Scan(&d.Ref.Kind, &d.Ref.ID, &d.Revision, &d.Title, &d.ChangedBy, (*moment)(&d.ChangedAt), &a.Step, &a.By, (*moment)(&a.At), &a.Reason, (*moment)(&a.Publish))
}
