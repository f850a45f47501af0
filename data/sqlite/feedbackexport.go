package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"example.org/parter/data"
)

// FeedbackExported notes who takes so many messages away.
func (s *Store) FeedbackExported(ctx context.Context, by string, messages int) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		return s.record(ctx, tx, data.AuditRow{Who: by, What: data.DeedFeedbackExported, Which: strconv.Itoa(messages)})
	})
	if err != nil {
		return fmt.Errorf("export of feedback: %w", err)
	}
	return nil
}
