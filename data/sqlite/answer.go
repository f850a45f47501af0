package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"example.org/parter/data"
)

// AskAnswer stores a message whose writer wants an answer, with the sealed contact, and
// opens a case for it in the register: its number is the next free one of the series in
// the year, its term that of the kind of message. The same message again, by its ID, is
// the same case with the same slip. The case says nothing of what it is about.
func (s *Store) AskAnswer(ctx context.Context, f data.Feedback) (answer data.CaseAnswer, err error) {
	if f.ID == "" || f.Answer == "" {
		return answer, data.Problems{{Field: "answer", Reason: data.Missing}}
	}
	if err := f.Check(); err != nil {
		return answer, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		id, _, err := s.keepFeedback(ctx, tx, f, "")
		if err != nil {
			return err
		}
		answer, err = s.answer(ctx, tx, id)
		return err
	})
	if err != nil {
		return data.CaseAnswer{}, fmt.Errorf("message to be answered: %w", err)
	}
	return answer, nil
}

// keepFeedback stores the feedback once, and once the case of one whose writer wants an
// answer; no id: none is wanted. What is there already is not added.
func (s *Store) keepFeedback(ctx context.Context, tx *sql.Tx, f data.Feedback, typedBy string) (id data.CaseID, added bool, err error) {
	if added, err = s.insertFeedback(ctx, tx, f, typedBy); err != nil || f.Answer == "" {
		return "", added, err
	}
	if err := tx.QueryRowContext(ctx, `SELECT case_file FROM feedback WHERE id = ?`, f.ID).Scan(&id); err != nil || id != "" {
		return id, added, err
	}
	c, err := s.answerCase(ctx, tx, f)
	if err != nil {
		return "", added, fmt.Errorf("case of message %s: %w", f.ID, err)
	}
	if err := changed(tx.ExecContext(ctx, `UPDATE feedback SET case_file = ? WHERE id = ?`, c.id, f.ID)); err != nil {
		return "", added, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO contact (feedback, sealed, stored) VALUES (?, ?, ?)`, f.ID, f.Answer, moment(s.clock()))
	return c.id, added, err
}

// answerCase registers the case of a message. What is received is received today: of a
// message that waited on a screen the office did not know before.
func (s *Store) answerCase(ctx context.Context, tx *sql.Tx, f data.Feedback) (c caseFile, err error) {
	k, err := newReckoner(ctx, tx, s.clock())
	if err != nil {
		return c, err
	}
	rules, err := loadFeedbackRules(ctx, tx)
	if err != nil {
		return c, err
	}
	r := data.Registration{Received: k.today, Stage: data.StageReceived}
	if r.Number, err = nextAnswerNumber(ctx, tx, rules, k.today.Year()); err != nil {
		return c, err
	}
	var known bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM department WHERE id = ?)`, f.Department).Scan(&known); err != nil {
		return c, err
	}
	if known {
		r.Department = f.Department
	}
	if c, err = k.begin(ctx, r); err != nil {
		return c, err
	}
	c.length = rules.Term(f.Kind).Length
	if err := s.insertCase(ctx, tx, c); err != nil {
		return c, err
	}
	if err := k.keep(ctx, c, data.Case{}); err != nil {
		return c, err
	}
	return c, s.record(ctx, tx, data.AuditRow{Who: office, What: data.DeedCaseRegistered, Which: string(c.id)})
}

// nextAnswerNumber takes the next number of the series that nobody has in the year.
func nextAnswerNumber(ctx context.Context, tx *sql.Tx, rules data.FeedbackRules, year int) (number data.CaseNumber, err error) {
	var last int
	err = tx.QueryRowContext(ctx, `SELECT last FROM feedback_number WHERE series = ? AND year = ?`, rules.Series, year).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	for {
		last++
		number = rules.Number(last)
		switch _, err := findCase(ctx, tx, caseKey{number.Key(), year}); {
		case errors.Is(err, data.ErrNotFound):
			_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO feedback_number (series, year, last) VALUES (?, ?, ?)`, rules.Series, year, last)
			return number, err
		case err != nil:
			return "", err
		}
	}
}
