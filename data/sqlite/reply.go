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

// ReplyFeedback stores what was answered to the message, which is done then, and so is its
// case on the day of the reply. What the reply was when they read it is given too: when it
// is another by now, it is ErrConflict. A reply is corrected as long as there is still
// somebody to write to: without a contact it is ErrConflict, too.
func (s *Store) ReplyFeedback(ctx context.Context, by string, id data.EventID, read, now data.Reply) error {
	now.On, now.By = midnight(now.On), by
	if err := now.Check(); err != nil {
		return err
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		in, err := openInbox(ctx, tx, s.clock())
		if err != nil {
			return err
		}
		var l data.FeedbackLine
		row := tx.QueryRowContext(ctx, `SELECT `+lineColumns+` FROM feedback WHERE id = @id AND state NOT IN ('', 'forgotten')`, append(in.args(), sql.Named("id", id))...)
		if err := notFound(in.scan(row, &l)); err != nil {
			return err
		}
		if err := mayReply(l, read, now, in.k.today); err != nil {
			return err
		}
		if err := s.closeAnswered(ctx, tx, l, now); err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, `
			UPDATE feedback SET reply = @words, replied = @on, replied_how = @how, replied_by = @by, state = 'done',
				owner = CASE owner WHEN '' THEN @by ELSE owner END, taken = CASE taken WHEN '' THEN @now ELSE taken END, done = CASE done WHEN '' THEN @now ELSE done END
			WHERE id = @id`,
			sql.Named("words", now.Words), sql.Named("on", day(now.On)), sql.Named("how", now.How), sql.Named("by", by),
			sql.Named("now", moment(s.clock())), sql.Named("id", id))); err != nil {
			return err
		}
		what := data.DeedFeedbackAnswered
		if !l.Reply.On.IsZero() {
			what = data.DeedReplyCorrected
		}
		return s.record(ctx, tx, data.AuditRow{Who: by, What: what, Which: string(id)})
	})
	if errors.Is(err, data.ErrUnchanged) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reply to message %s: %w", id, err)
	}
	return nil
}

// mayReply says what keeps the reply from being stored, or nil. The same once more is
// ErrUnchanged: somebody pressed twice.
func mayReply(l data.FeedbackLine, read, now data.Reply, today time.Time) error {
	is := l.Reply
	same := func(a, b data.Reply) bool { return a.Words == b.Words && a.On.Equal(b.On) && a.How == b.How }
	switch {
	case l.Case == "":
		return data.ErrConflict
	case same(is, now):
		return data.ErrUnchanged
	case !same(is, read), !is.On.IsZero() && !l.Sealed:
		return data.ErrConflict
	case now.On.After(today):
		return data.Problems{{Field: "replied_on", Reason: data.InTheFuture}}
	default:
		return nil
	}
}

// closeAnswered delivers the case on the day of the reply. One that is closed already
// stays as it is, but for the day on which an earlier reply had delivered it.
func (s *Store) closeAnswered(ctx context.Context, tx *sql.Tx, l data.FeedbackLine, now data.Reply) error {
	f, err := loadCase(ctx, tx, l.Case)
	if err != nil {
		return err
	}
	before, last := f.about, f.about.Stages[len(f.about.Stages)-1]
	delivered := data.StageEntry{Stage: data.StageDelivered, On: now.On}
	if !last.Stage.Final() {
		if err := f.reach(delivered, "replied_on"); err != nil {
			return err
		}
		return s.keepChanged(ctx, tx, f, before, data.AuditRow{Who: now.By, What: data.DeedCaseAdvanced, Which: string(l.Case)})
	}
	if last.Stage != data.StageDelivered || !last.On.Equal(l.Reply.On) || last == delivered {
		return nil
	}
	was := f
	f.about.Stages = slices.Clone(before.Stages[:len(before.Stages)-1])
	if err := f.reach(delivered, "replied_on"); err != nil {
		return err
	}
	k, err := newReckoner(ctx, tx, s.clock())
	if err != nil {
		return err
	}
	if err := k.rewrite(ctx, f); err != nil {
		return err
	}
	return s.recordCorrections(ctx, tx, amendment{by: now.By, id: l.Case}, corrections(was.steps(), f.steps()))
}
