package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/search"
)

// commitFeedback stores what an event of a kiosk brought. What no version of the program
// understands stays an event, so that it blocks none behind it and is not lost. A message
// whose contact is none is kept without: nobody could answer it anyway.
func (s *Store) commitFeedback(ctx context.Context, tx *sql.Tx, e data.Event) (understood bool, err error) {
	f, err := e.Feedback()
	if err != nil {
		return false, nil // it stays an event
	}
	if !f.Answer.WellFormed() {
		f.Answer = ""
	}
	if f.Check() != nil {
		return false, nil
	}
	_, _, err = s.keepFeedback(ctx, tx, f, "")
	return true, err
}

// TakeFeedback stores what came by a phone, or on the paper that somebody of the staff
// types. The same ID is stored once, however often it is sent. Problems say what is wrong.
func (s *Store) TakeFeedback(ctx context.Context, typedBy string, f data.Feedback) error {
	if err := f.Check(); err != nil {
		return err
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		if f.ID == "" {
			f.ID = data.EventID(randomName())
		}
		if _, added, err := s.keepFeedback(ctx, tx, f, typedBy); err != nil || !added || typedBy == "" {
			return err
		}
		return s.record(ctx, tx, data.AuditRow{Who: typedBy, What: data.DeedFeedbackTyped, Which: string(f.ID)})
	})
	if err != nil {
		return fmt.Errorf("feedback: %w", err)
	}
	return nil
}

// insertFeedback does not believe a clock that is ahead: what comes cannot be from later.
// What is there already is not added.
func (s *Store) insertFeedback(ctx context.Context, tx *sql.Tx, f data.Feedback, typedBy string) (added bool, err error) {
	if now := s.clock(); f.At.IsZero() || f.At.After(now) {
		f.At = now
	}
	state := data.FeedbackNew
	if f.Words == "" {
		state = ""
	}
	result, err := tx.ExecContext(ctx, `
		INSERT INTO feedback (id, kind, rating, service, department, promise, reason, words, folded, language, channel, visit, screen,
			at, stored, typed_by, state)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		f.ID, f.Kind, f.Rating, f.Service, f.Department, f.Promise, f.Reason, f.Words, search.Fold(f.Words), f.Language, f.Channel,
		f.Visit, f.Screen, moment(f.At), moment(s.clock()), typedBy, state)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

const feedbackColumns = `id, kind, rating, service, department, promise, reason, words, language, channel, visit, screen, at, hidden`

func feedbackInto(f *data.Feedback) []any {
	return []any{
		&f.ID, &f.Kind, &f.Rating, &f.Service, &f.Department, &f.Promise, &f.Reason, &f.Words, &f.Language, &f.Channel,
		&f.Visit, &f.Screen, (*moment)(&f.At), &f.Hidden,
	}
}

// FeedbackList answers the question, and how many messages answer it in all.
func (s *Store) FeedbackList(ctx context.Context, q data.FeedbackQuestion) (lines []data.FeedbackLine, all int, err error) {
	where, args := feedbackThat(q)
	err = s.read(ctx, func(tx *sql.Tx) error {
		in, err := openInbox(ctx, tx, s.clock())
		if err != nil {
			return err
		}
		args = append(args, in.args()...)
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM feedback WHERE `+where, args...).Scan(&all); err != nil {
			return err
		}
		lines, err = list(ctx, tx, `SELECT `+lineColumns+` FROM feedback WHERE `+where+`
			ORDER BY seq DESC LIMIT @limit OFFSET @skip`, in.scan, append(args, sql.Named("limit", q.Limit), sql.Named("skip", q.Skip))...)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list of feedback: %w", err)
	}
	return lines, all, nil
}

// feedbackThat is the condition of the question.
func feedbackThat(q data.FeedbackQuestion) (where string, args []any) {
	conditions := []string{`state NOT IN ('', 'forgotten')`}
	add := func(condition, name string, value any) {
		conditions, args = append(conditions, condition), append(args, sql.Named(name, value))
	}
	if q.State != "" {
		add(`state = @state`, "state", q.State)
	}
	if q.Kind != "" {
		add(`kind = @kind`, "kind", q.Kind)
	}
	if q.Promise != "" {
		add(`promise = @promise`, "promise", q.Promise)
	}
	if q.Answer {
		conditions = append(conditions, `case_file <> ''`)
	}
	if q.Late {
		conditions = append(conditions, isLate)
	}
	for i, word := range search.Words(q.Words) {
		name := fmt.Sprintf("word%d", i)
		add(`instr(folded, @`+name+`)`, name, word)
	}
	return strings.Join(conditions, " AND "), args
}

// FeedbackCounts says how many messages are in each state.
func (s *Store) FeedbackCounts(ctx context.Context) (counts map[data.FeedbackState]int, err error) {
	type count struct {
		state data.FeedbackState
		n     int
	}
	var all []count
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = list(ctx, tx, `SELECT state, count(*) FROM feedback WHERE state NOT IN ('', 'forgotten') GROUP BY state`,
			func(row scanner, c *count) error { return row.Scan(&c.state, &c.n) })
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("number of messages: %w", err)
	}
	counts = map[data.FeedbackState]int{}
	for _, c := range all {
		counts[c.state] = c.n
	}
	return counts, nil
}

// FeedbackMessage is one message with what was done because of it.
func (s *Store) FeedbackMessage(ctx context.Context, id data.EventID) (l data.FeedbackLine, actions []data.CorrectiveAction, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		in, err := openInbox(ctx, tx, s.clock())
		if err != nil {
			return err
		}
		row := tx.QueryRowContext(ctx, `SELECT `+lineColumns+` FROM feedback WHERE id = @id AND state NOT IN ('', 'forgotten')`, append(in.args(), sql.Named("id", id))...)
		if err := notFound(in.scan(row, &l)); err != nil {
			return err
		}
		actions, err = loadActions(ctx, tx, `WHERE feedback = ?`, id)
		return err
	})
	if err != nil {
		return l, nil, fmt.Errorf("message %s: %w", id, err)
	}
	return l, actions, nil
}

// DecideFeedback stores what the staff make of the message. What it was when they read
// it is given too: when it is another by now, it is ErrConflict.
func (s *Store) DecideFeedback(ctx context.Context, by string, id data.EventID, read, now data.FeedbackDecision) error {
	if err := now.Check(); err != nil {
		return err
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		var is data.FeedbackDecision
		if err := tx.QueryRowContext(ctx, `SELECT state, owner, note, hidden <> '' FROM feedback WHERE id = ? AND state NOT IN ('', 'forgotten')`, id).
			Scan(&is.State, &is.Owner, &is.Note, &is.Hide); err != nil {
			return notFound(err)
		}
		switch {
		case is == now:
			return nil
		case is != read:
			return data.ErrConflict
		}
		hidden := data.HiddenFor("")
		if now.Hide {
			hidden = data.HiddenByStaff
		}
		if err := changed(tx.ExecContext(ctx, `
			UPDATE feedback SET state = @state, owner = @owner, note = @note, hidden = @hidden,
				taken = CASE WHEN taken = '' AND @state <> 'new' THEN @now ELSE taken END,
				done = CASE WHEN @state <> 'done' THEN '' WHEN done = '' THEN @now ELSE done END
			WHERE id = @id`,
			sql.Named("state", now.State), sql.Named("owner", now.Owner), sql.Named("note", now.Note), sql.Named("hidden", hidden),
			sql.Named("now", moment(s.clock())), sql.Named("id", id))); err != nil {
			return err
		}
		what := data.DeedFeedbackDecided
		if is.Hide != now.Hide {
			what = data.DeedFeedbackHidden
			if is.Hide {
				what = data.DeedFeedbackCounted
			}
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: what, Which: string(id)})
	})
	if err != nil {
		return fmt.Errorf("message %s: %w", id, err)
	}
	return nil
}

// Opinion counts the faces of the period by the rules of the town hall. A visit that
// began before it is known from a day before.
func (s *Store) Opinion(ctx context.Context, from, until time.Time) (o data.Opinion, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		rules, err := loadFeedbackRules(ctx, tx)
		if err != nil {
			return err
		}
		o, err = opinion(ctx, tx, rules.Votes, from, until)
		return err
	})
	if err != nil {
		return data.Opinion{}, fmt.Errorf("opinion: %w", err)
	}
	return o, nil
}

func opinion(ctx context.Context, tx *sql.Tx, rules data.VoteRules, from, until time.Time) (data.Opinion, error) {
	votes, err := loadVotes(ctx, tx, from.AddDate(0, 0, -1), until)
	if err != nil {
		return data.Opinion{}, err
	}
	return rules.Opinion(from, until, votes), nil
}

// Votes are the faces and messages of the period with what a report counts of them, in
// the order of time. Until is the first moment that does not belong to it.
func (s *Store) Votes(ctx context.Context, from, until time.Time) (all []data.Feedback, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		all, err = loadVotes(ctx, tx, from, until)
		return err
	})
	return all, err
}

func loadVotes(ctx context.Context, tx *sql.Tx, from, until time.Time) ([]data.Feedback, error) {
	all, err := list(ctx, tx, `
		SELECT id, kind, rating, service, department, promise, reason, channel, visit, screen, at, hidden
		FROM feedback WHERE at >= ? AND at < ? ORDER BY at, id`,
		func(row scanner, f *data.Feedback) error {
			return row.Scan(&f.ID, &f.Kind, &f.Rating, &f.Service, &f.Department, &f.Promise, &f.Reason, &f.Channel, &f.Visit,
				&f.Screen, (*moment)(&f.At), &f.Hidden)
		}, moment(from), moment(until))
	if err != nil {
		return nil, fmt.Errorf("votes: %w", err)
	}
	return all, nil
}
