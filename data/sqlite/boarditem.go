package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"slices"

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

// jsonColumn is a value that a column keeps as JSON.
type jsonColumn[T any] struct{ value *T }

// Value is the JSON of the value.
func (c jsonColumn[T]) Value() (driver.Value, error) {
	text, err := json.Marshal(*c.value)
	return string(text), err
}

// Scan reads what Value wrote.
func (c jsonColumn[T]) Scan(from any) error {
	text, ok := from.(string)
	if !ok {
		return fmt.Errorf("JSON column holds %T", from)
	}
	return json.Unmarshal([]byte(text), c.value)
}

// Board is what the boards show beside notices, in its order.
func (s *Store) Board(ctx context.Context) (items []data.BoardItem, err error) {
	err = s.read(ctx, func(tx *sql.Tx) error {
		items, err = loadBoard(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("board: %w", err)
	}
	return data.Content{Board: items}.Programme(), nil
}

// SaveBoardItem shows the item on the boards in a new edition: in place of the one
// with its ID, or after all others where it has none. It is Problems where it cannot
// be shown, and ErrConflict where the stored one has another version.
func (s *Store) SaveBoardItem(ctx context.Context, by string, item data.BoardItem) (data.BoardItem, error) {
	isNew := item.ID == ""
	if isNew {
		item.ID, item.Version = data.BoardItemID(randomName()), 0
	}
	if p := item.Check(); p != nil {
		return item, fmt.Errorf("save board item: %w", p)
	}
	err := s.changeBoard(ctx, by, data.AuditRow{Who: by, What: data.DeedItemPublished, Which: string(item.ID)}, func(items []data.BoardItem) ([]data.BoardItem, error) {
		if isNew {
			item.Version++
			return append(items, item), nil
		}
		i, err := boardIndex(items, item.ID)
		if err != nil {
			return nil, err
		}
		if items[i].Version != item.Version {
			return nil, data.ErrConflict
		}
		item.Version++
		items[i] = item
		return items, nil
	})
	return item, err
}

// MoveBoardItem moves the item by so many places, as far as there are any.
func (s *Store) MoveBoardItem(ctx context.Context, by string, id data.BoardItemID, places int) error {
	return s.changeBoard(ctx, by, data.AuditRow{Who: by, What: data.DeedItemMoved, Which: string(id)}, func(items []data.BoardItem) ([]data.BoardItem, error) {
		i, err := boardIndex(items, id)
		if err != nil {
			return nil, err
		}
		item, to := items[i], min(max(i+places, 0), len(items)-1)
		return slices.Insert(slices.Delete(items, i, i+1), to, item), nil
	})
}

// RemoveBoardItem takes the item off the boards. The last one is ErrConflict: a board
// without any would be the standard one.
func (s *Store) RemoveBoardItem(ctx context.Context, by string, id data.BoardItemID) error {
	return s.changeBoard(ctx, by, data.AuditRow{Who: by, What: data.DeedItemRemoved, Which: string(id)}, func(items []data.BoardItem) ([]data.BoardItem, error) {
		i, err := boardIndex(items, id)
		if err != nil {
			return nil, err
		}
		if len(items) == 1 {
			return nil, data.ErrConflict
		}
		return slices.Delete(items, i, i+1), nil
	})
}

func boardIndex(items []data.BoardItem, id data.BoardItemID) (int, error) {
	i := slices.IndexFunc(items, func(item data.BoardItem) bool { return item.ID == id })
	if i < 0 {
		return 0, data.ErrNotFound
	}
	return i, nil
}

// changeBoard publishes the items as they are changed.
func (s *Store) changeBoard(ctx context.Context, by string, audit AuditRow, change func([]data.BoardItem) ([]data.BoardItem, error)) error {
	_, err := s.publish(ctx, by, func(ctx context.Context, tx *sql.Tx) error {
		stored, err := loadBoard(ctx, tx)
		if err != nil {
			return err
		}
		before := data.BoardItems(data.Content{Board: stored}.Programme())
		items, err := change(slices.Clone(before))
		if err != nil {
			return err
		}
		if err := s.keepBoard(ctx, tx, by, before, items); err != nil {
			return err
		}
		return s.record(ctx, tx, audit)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", audit.What, err)
	}
	return nil
}

// keepBoard shows the items, and keeps them as a version after the ones before.
func (s *Store) keepBoard(ctx context.Context, tx *sql.Tx, by string, before, items data.BoardItems) error {
	ref := items.Ref()
	number, err := nextVersion(ctx, tx, ref, 0)
	if err != nil {
		return err
	}
	if err := putSingle(ctx, tx, items); err != nil {
		return err
	}
	if err := s.bump(ctx, tx, ref); err != nil {
		return err
	}
	v := data.Version{Ref: ref, Number: number, Entry: items, By: by, How: data.HowPublished}
	return s.keepVersion(ctx, tx, v, 0, before)
}

func insertBoard(ctx context.Context, tx *sql.Tx, items []data.BoardItem) error {
	for position, i := range items {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO board_item (id, position, kind, version, subject, title_bg, title_en, body_bg, body_en, pictures, agenda, shown_from, shown_until, permanent, schedule)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			i.ID, position, i.Kind, i.Version, i.Subject, i.Title.BG, i.Title.EN, i.Body.BG, i.Body.EN,
			jsonColumn[[]data.Picture]{&i.Pictures}, jsonColumn[[]data.Point]{&i.Agenda},
			moment(i.From), moment(i.Until), i.Permanent, schedule(i.Schedule)); err != nil {
			return fmt.Errorf("board item %s: %w", i.ID, err)
		}
	}
	return nil
}

func loadBoard(ctx context.Context, tx *sql.Tx) ([]data.BoardItem, error) {
	items, err := list(ctx, tx, `
		SELECT id, kind, version, subject, title_bg, title_en, body_bg, body_en, pictures, agenda, shown_from, shown_until, permanent, schedule
		FROM board_item ORDER BY position`,
		func(row scanner, i *data.BoardItem) error {
			return row.Scan(&i.ID, &i.Kind, &i.Version, &i.Subject, &i.Title.BG, &i.Title.EN, &i.Body.BG, &i.Body.EN,
				jsonColumn[[]data.Picture]{&i.Pictures}, jsonColumn[[]data.Point]{&i.Agenda},
				(*moment)(&i.From), (*moment)(&i.Until), &i.Permanent, (*schedule)(&i.Schedule))
		})
	if err != nil {
		return nil, fmt.Errorf("board: %w", err)
	}
	return items, nil
}
