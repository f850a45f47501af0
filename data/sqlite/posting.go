package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"example.org/parter/data"
)

// SavePosting stores a draft, which may be incomplete; a posting without an ID is a
// new one. One that was posted, and one that was changed since the revision, is
// ErrConflict and stays as it is.
func (s *Store) SavePosting(ctx context.Context, by string, p data.Posting, revision int) (saved data.Posting, err error) {
	isNew := p.ID == ""
	if isNew {
		p.ID = data.PostingID(randomName())
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		if !isNew {
			if _, err := s.draftPosting(ctx, tx, p.ID, revision); err != nil {
				return err
			}
		}
		if err := s.storePosting(ctx, tx, by, p, isNew); err != nil {
			return err
		}
		if saved, err = loadPosting(ctx, tx, p.ID); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedPostingSaved, Which: string(p.ID)})
	})
	if err != nil {
		return data.Posting{}, fmt.Errorf("save posting: %w", err)
	}
	return saved, nil
}

// draftPosting is the stored draft of the revision, or ErrConflict.
func (s *Store) draftPosting(ctx context.Context, tx *sql.Tx, id data.PostingID, revision int) (data.Posting, error) {
	now, err := loadPosting(ctx, tx, id)
	if err != nil {
		return now, err
	}
	if now.Revision != revision || !now.Posted.At.IsZero() {
		return now, data.ErrConflict
	}
	return now, nil
}

func (s *Store) storePosting(ctx context.Context, tx *sql.Tx, by string, p data.Posting, isNew bool) error {
	basis, places, err := postingJSON(p)
	if err != nil {
		return err
	}
	p.Posted.At = time.Time{} // it was not posted; who is going to is kept
	act, err := json.Marshal(p.Posted)
	if err != nil {
		return err
	}
	if isNew {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO posting (id, basis, document, addressee, title, body, personal, places, days, not_before, posted, posted_at, removed, removed_at,
				revision, changed_by, changed_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, '', '{}', '', 1, ?, ?)`,
			p.ID, basis, p.Document, p.Addressee, p.Title, p.Body, p.Personal, places, p.Days, string(act), by, moment(s.clock()))
		return err
	}
	return changed(tx.ExecContext(ctx, `
		UPDATE posting SET basis = ?, document = ?, addressee = ?, title = ?, body = ?, personal = ?, places = ?, days = ?, posted = ?,
			revision = revision + 1, changed_by = ?, changed_at = ?
		WHERE id = ?`,
		basis, p.Document, p.Addressee, p.Title, p.Body, p.Personal, places, p.Days, string(act), by, moment(s.clock()), p.ID))
}

func postingJSON(p data.Posting) (basis, places string, err error) {
	b, err := json.Marshal(p.Basis)
	if err != nil {
		return "", "", err
	}
	all, err := json.Marshal(p.Places)
	return string(b), string(all), err
}

// Post records that the stored draft was posted as p says, and not to be removed
// before p.NotBefore; gives it its number in the register, and shows it on the
// screens in a new edition. It is Problems where it may not be posted so, and
// ErrConflict where the draft was changed since p.Revision; with ErrNotShown it is
// posted and not on the screens.
func (s *Store) Post(ctx context.Context, by string, p data.Posting) (posted data.Posting, err error) {
	id, act := p.ID, p.Posted
	_, err = s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		draft, err := s.draftPosting(ctx, tx, id, p.Revision)
		if err != nil {
			return err
		}
		if problems := draft.CheckPosted(act, s.clock()); problems != nil {
			return problems
		}
		text, err := json.Marshal(act)
		if err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `
			UPDATE posting SET year = ?1, number = (SELECT coalesce(max(number), 0) + 1 FROM posting WHERE year = ?1),
				not_before = ?2, posted = ?3, posted_at = ?4, revision = revision + 1, changed_by = ?5, changed_at = ?6
			WHERE id = ?7`,
			act.At.In(data.Sofia()).Year(), moment(p.NotBefore), string(text), moment(act.At), by, moment(s.clock()), id)); err != nil {
			return err
		}
		if posted, err = loadPosting(ctx, tx, id); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedPostingPosted, Which: posted.Number})
	})
	return shownOrNot(posted, err, "post", id)
}

// RemovePosting records that it was removed, and takes it off the screens.
func (s *Store) RemovePosting(ctx context.Context, by string, id data.PostingID, act data.PostingAct) (removed data.Posting, err error) {
	_, err = s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		now, err := loadPosting(ctx, tx, id)
		if err != nil {
			return err
		}
		if now.Posted.At.IsZero() || !now.Removed.At.IsZero() {
			return data.ErrConflict
		}
		if p := now.CheckRemoved(act, s.clock()); p != nil {
			return p
		}
		text, err := json.Marshal(act)
		if err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `
			UPDATE posting SET removed = ?, removed_at = ?, revision = revision + 1, changed_by = ?, changed_at = ? WHERE id = ?`,
			string(text), moment(act.At), by, moment(s.clock()), id)); err != nil {
			return err
		}
		if removed, err = loadPosting(ctx, tx, id); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedPostingRemoved, Which: removed.Number})
	})
	return shownOrNot(removed, err, "remove", id)
}

// shownOrNot is the posting where it was changed, with ErrNotShown where the
// screens do not know it.
func shownOrNot(p data.Posting, err error, what string, id data.PostingID) (data.Posting, error) {
	switch {
	case err == nil:
		return p, nil
	case errors.Is(err, ErrNotShown):
		return p, fmt.Errorf("%s posting %s: %w", what, id, err)
	default:
		return data.Posting{}, fmt.Errorf("%s posting %s: %w", what, id, err)
	}
}

// DeletePosting deletes a draft of the revision. What was posted is ErrConflict: the
// register keeps it; so is what was changed since.
func (s *Store) DeletePosting(ctx context.Context, by string, id data.PostingID, revision int) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := s.draftPosting(ctx, tx, id, revision); err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `DELETE FROM posting WHERE id = ?`, id)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedPostingDeleted, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("delete posting %s: %w", id, err)
	}
	return nil
}

const postingColumns = `
	SELECT id, coalesce(number || '/' || year, ''), basis, document, addressee, title, body, personal, places, days,
		not_before, posted, posted_at, removed, removed_at, revision, changed_by, changed_at
	FROM posting `

// Posting is the posting, or ErrNotFound.
func (s *Store) Posting(ctx context.Context, id data.PostingID) (p data.Posting, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		p, err = loadPosting(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.Posting{}, fmt.Errorf("posting %s: %w", id, err)
	}
	return p, nil
}

// Postings is the register: drafts first, then the last posted one.
func (s *Store) Postings(ctx context.Context) (all []data.Posting, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = list(ctx, tx, postingColumns+`ORDER BY year IS NOT NULL, year DESC, number DESC, changed_at DESC`, scanPosting)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("postings: %w", err)
	}
	return all, nil
}

func loadPosting(ctx context.Context, tx *sql.Tx, id data.PostingID) (p data.Posting, err error) {
	return p, notFound(scanPosting(tx.QueryRowContext(ctx, postingColumns+`WHERE id = ?`, id), &p))
}

func scanPosting(row scanner, p *data.Posting) error {
	var basis, places, posted, removed string
	var postedAt, removedAt moment
	if err := row.Scan(&p.ID, &p.Number, &basis, &p.Document, &p.Addressee, &p.Title, &p.Body, &p.Personal, &places, &p.Days,
		(*moment)(&p.NotBefore), &posted, &postedAt, &removed, &removedAt, &p.Revision, &p.ChangedBy, (*moment)(&p.ChangedAt)); err != nil {
		return err
	}
	err := errors.Join(json.Unmarshal([]byte(basis), &p.Basis), json.Unmarshal([]byte(places), &p.Places),
		json.Unmarshal([]byte(posted), &p.Posted), json.Unmarshal([]byte(removed), &p.Removed))
	p.Posted.At, p.Removed.At = time.Time(postedAt), time.Time(removedAt)
	return err
}

// UnsettledPostings are those that were removed before the moment and whose hanging is
// still computed from events.
func (s *Store) UnsettledPostings(ctx context.Context, before time.Time) (ids []data.PostingID, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		ids, err = list(ctx, tx, `SELECT id FROM posting WHERE removed_at <> '' AND changed_at < ? AND hung = ''`,
			func(row scanner, id *data.PostingID) error { return row.Scan(id) }, moment(before))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("unsettled postings: %w", err)
	}
	return ids, nil
}

// SettlePosting keeps for good how the posting hung.
func (s *Store) SettlePosting(ctx context.Context, id data.PostingID, hung []data.Hanging) error {
	text, err := json.Marshal(hung)
	if err != nil {
		return fmt.Errorf("settle posting %s: %w", id, err)
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		return changed(tx.ExecContext(ctx, `UPDATE posting SET hung = ? WHERE id = ? AND removed_at <> ''`, string(text), id))
	})
	if err != nil {
		return fmt.Errorf("settle posting %s: %w", id, err)
	}
	return nil
}

// SettledHangings are how the posting hung, or ErrNotFound where that is not settled.
func (s *Store) SettledHangings(ctx context.Context, id data.PostingID) (hung []data.Hanging, err error) {
	var text string
	err = s.read(ctx, func(tx *sql.Tx) error {
		return notFound(tx.QueryRowContext(ctx, `SELECT hung FROM posting WHERE id = ? AND hung <> ''`, id).Scan(&text))
	})
	if err == nil {
		err = json.Unmarshal([]byte(text), &hung)
	}
	if err != nil {
		return nil, fmt.Errorf("how posting %s hung: %w", id, err)
	}
	return hung, nil
}

// ExpiredPostings reports whether a posting with personal data is still in the
// newest edition though its term is over.
func (s *Store) ExpiredPostings(ctx context.Context) (expired bool, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT EXISTS (
				SELECT 1 FROM posting
				WHERE posted_at <> '' AND removed_at = '' AND personal AND not_before <= ?
					AND not_before > (SELECT coalesce(max(built), '') FROM edition))`, moment(s.clock())).Scan(&expired)
	})
	if err != nil {
		return false, fmt.Errorf("expired postings: %w", err)
	}
	return expired, nil
}

// loadPublicPostings reads what the public sees of those that hang. Personal data
// whose term is over is in no new edition.
func (s *Store) loadPublicPostings(ctx context.Context, tx *sql.Tx) ([]data.PublicPosting, error) {
	hanging, err := list(ctx, tx, postingColumns+`WHERE posted_at <> '' AND removed_at = '' ORDER BY year, number`, scanPosting)
	if err != nil {
		return nil, fmt.Errorf("postings that hang: %w", err)
	}
	var public []data.PublicPosting
	for _, p := range hanging {
		if shown := p.Public(); shown.Until.IsZero() || s.clock().Before(shown.Until) {
			public = append(public, shown)
		}
	}
	return public, nil
}

// LegalBases returns the provisions in their order.
func (s *Store) LegalBases(ctx context.Context) (all []data.LegalBasis, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = list(ctx, tx, `SELECT id, act, subject, place, days, witnesses, unread FROM legal_basis ORDER BY position`,
			func(row scanner, b *data.LegalBasis) error {
				return row.Scan(&b.ID, &b.Act, &b.Subject, &b.Where, &b.Days, &b.Witnesses, &b.Unread)
			})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("legal bases: %w", err)
	}
	return all, nil
}

// KeepLegalBases puts the provisions in place of those that were kept.
func (s *Store) KeepLegalBases(ctx context.Context, by string, all []data.LegalBasis) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM legal_basis`); err != nil {
			return err
		}
		for position, b := range all {
			if err := insertBasis(ctx, tx, position, b); err != nil {
				return err
			}
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedBasesStored})
	})
	if err != nil {
		return fmt.Errorf("legal bases: %w", err)
	}
	return nil
}

// SaveLegalBasis changes one provision; without an ID it is a new one.
func (s *Store) SaveLegalBasis(ctx context.Context, by string, b data.LegalBasis) error {
	if p := b.Check(); p != nil {
		return fmt.Errorf("legal basis: %w", p)
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		if b.ID == "" {
			b.ID = data.BasisID(randomName())
			var position int
			if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(position), -1) + 1 FROM legal_basis`).Scan(&position); err != nil {
				return err
			}
			if err := insertBasis(ctx, tx, position, b); err != nil {
				return err
			}
		} else if err := changed(tx.ExecContext(ctx, `
			UPDATE legal_basis SET act = ?, subject = ?, place = ?, days = ?, witnesses = ?, unread = ? WHERE id = ?`,
			b.Act, b.Subject, b.Where, b.Days, b.Witnesses, b.Unread, b.ID)); err != nil {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedBasisSaved, Which: string(b.ID)})
	})
	if err != nil {
		return fmt.Errorf("legal basis: %w", err)
	}
	return nil
}

func insertBasis(ctx context.Context, tx *sql.Tx, position int, b data.LegalBasis) error {
	if _, err := tx.ExecContext(ctx, `
		INSERT INTO legal_basis (id, position, act, subject, place, days, witnesses, unread) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		b.ID, position, b.Act, b.Subject, b.Where, b.Days, b.Witnesses, b.Unread); err != nil {
		return fmt.Errorf("legal basis %s: %w", b.ID, err)
	}
	return nil
}
