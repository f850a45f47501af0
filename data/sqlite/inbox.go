package sqlite

import (
	"context"
	"database/sql"
	"sort"
	"time"

	"example.org/parter/data"
)

// isLate is an open message that is past its day: that of its case, or the day by which
// the rules want it read. What came before @late is.
const isLate = `(state <> 'done' AND CASE case_file WHEN '' THEN stored < @late
	ELSE EXISTS (SELECT 1 FROM case_file c WHERE c.id = feedback.case_file AND ` + running + ` AND c.due < @today) END)`

// lineColumns are those of a message in the inbox.
const lineColumns = feedbackColumns + `, state, owner, taken, done, note, typed_by, stored, ` + isLate + `, case_file,
	coalesce((SELECT number FROM case_file c WHERE c.id = feedback.case_file), ''),
	coalesce((SELECT due FROM case_file c WHERE c.id = feedback.case_file), ''),
	EXISTS (SELECT 1 FROM contact WHERE contact.feedback = feedback.id), reply, replied, replied_how, replied_by`

// inbox says by when messages are to be read.
type inbox struct {
	k    *reckoner
	read data.Length
	late time.Time // what came before is not read in time
}

func openInbox(ctx context.Context, tx *sql.Tx, now time.Time) (in inbox, err error) {
	rules, err := loadFeedbackRules(ctx, tx)
	if err != nil {
		return in, err
	}
	in.read = rules.Read
	if in.k, err = newReckoner(ctx, tx, now); err != nil {
		return in, err
	}
	const mostDays = 40 * 366 // longer than any term
	before := func(days int) time.Time { return in.k.today.AddDate(0, 0, -days) }
	days := sort.Search(mostDays, func(days int) bool { return in.due(before(days)).Before(in.k.today) })
	in.late = before(days - 1)
	return in, nil
}

// due is the day by which what came is to be read.
func (in inbox) due(stored time.Time) time.Time {
	return in.k.calendar.Reckon(data.Case{Received: midnight(stored)}, in.read, in.k.hours).Due
}

// args are those of isLate.
func (in inbox) args() []any {
	return []any{sql.Named("late", moment(in.late)), sql.Named("today", day(in.k.today))}
}

func (in inbox) scan(row scanner, l *data.FeedbackLine) error {
	err := row.Scan(append(feedbackInto(&l.Feedback), &l.State, &l.Owner, (*moment)(&l.Taken), (*moment)(&l.Done), &l.Note, &l.TypedBy,
		(*moment)(&l.Stored), &l.Late, &l.Case, &l.Number, (*day)(&l.Due), &l.Sealed,
		&l.Reply.Words, (*day)(&l.Reply.On), &l.Reply.How, &l.Reply.By)...)
	if err == nil && l.Case == "" {
		l.Due = in.due(l.Stored)
	}
	return err
}
