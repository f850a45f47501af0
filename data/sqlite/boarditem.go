package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strconv"

	"example.org/parter/data"
)

// schedule is a data.Schedule as the database keeps it: a JSON object.
type schedule data.Schedule

// Value is the JSON of the schedule.
func (s schedule) Value() (driver.Value, error) {
	text, err := json.Marshal(data.Schedule(s))
	return string(text), err
}

// Scan reads what Value wrote.
func (s *schedule) Scan(from any) error {
	text, ok := from.(string)
	if !ok {
		return fmt.Errorf("schedule column holds %T", from)
	}
	*s = schedule{}
	return json.Unmarshal([]byte(text), (*data.Schedule)(s))
}

// PublishBoard shows the items on the boards, in their order, in a new edition;
// none of them is the standard board. It is Problems where one cannot be shown,
// by "item N" and its field.
func (s *Store) PublishBoard(ctx context.Context, by string, items []data.BoardItem) error {
	if p := checkBoard(items); p != nil {
		return fmt.Errorf("publish board: %w", p)
	}
	_, err := s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM board_item`); err != nil {
			return err
		}
		if err := insertBoard(ctx, tx, items); err != nil {
			return err
		}
		return s.record(ctx, tx, AuditRow{Who: by, What: "board published", Which: strconv.Itoa(len(items))})
	})
	if err != nil {
		return fmt.Errorf("publish board: %w", err)
	}
	return nil
}

func checkBoard(items []data.BoardItem) error {
	var all data.Problems
	for i, item := range items {
		for _, p := range item.Check() {
			p.Field = "item " + strconv.Itoa(i+1) + " " + p.Field
			all = append(all, p)
		}
	}
	if all == nil {
		return nil
	}
	return all
}

func insertBoard(ctx context.Context, tx *sql.Tx, items []data.BoardItem) error {
	for position, i := range items {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO board_item (id, position, kind, subject, title_bg, title_en, body_bg, body_en, shown_from, shown_until, schedule)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			i.ID, position, i.Kind, i.Subject, i.Title.BG, i.Title.EN, i.Body.BG, i.Body.EN, moment(i.From), moment(i.Until), schedule(i.Schedule)); err != nil {
			return fmt.Errorf("board item %s: %w", i.ID, err)
		}
	}
	return nil
}

func loadBoard(ctx context.Context, tx *sql.Tx) ([]data.BoardItem, error) {
	items, err := list(ctx, tx, `
		SELECT id, kind, subject, title_bg, title_en, body_bg, body_en, shown_from, shown_until, schedule
		FROM board_item ORDER BY position`,
		func(row scanner, i *data.BoardItem) error {
			return row.Scan(&i.ID, &i.Kind, &i.Subject, &i.Title.BG, &i.Title.EN, &i.Body.BG, &i.Body.EN,
				(*moment)(&i.From), (*moment)(&i.Until), (*schedule)(&i.Schedule))
		})
	if err != nil {
		return nil, fmt.Errorf("board: %w", err)
	}
	return items, nil
}
