package edition

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"example.org/parter/data"
)

// schema makes an empty edition. An id ignores case because the addresses in QR
// codes are written in capitals.
const schema = `
	PRAGMA application_id = 1346458196;
	PRAGMA user_version = 2;
	CREATE TABLE entry (
		kind     TEXT    NOT NULL,
		id       TEXT    NOT NULL COLLATE NOCASE,
		position INTEGER NOT NULL,
		parent   TEXT    NOT NULL COLLATE NOCASE,
		body     TEXT    NOT NULL,
		PRIMARY KEY (kind, id)
	) STRICT;
	CREATE INDEX entry_order  ON entry (kind, position);
	CREATE INDEX entry_parent ON entry (kind, parent, position);`

// The kinds of entries. Those that can be found have the name of their hit.
const (
	kindTown       = "town"
	kindCharter    = string(data.HitCharter)
	kindDepartment = string(data.HitDepartment)
	kindGroup      = string(data.HitGroup)
	kindLifeEvent  = string(data.HitLifeEvent)
	kindService    = string(data.HitService)
	kindNotice     = string(data.HitNotice)
	kindSynonym    = "synonym"
)

// entry is one row to be written.
type entry struct {
	kind, id string
	position int
	parent   string
	value    any
}

// entriesOf lists everything of the content in its order.
func entriesOf(c data.Content) []entry {
	entries := []entry{{kind: kindTown, value: c.Town}, {kind: kindCharter, value: c.Charter}}
	for i, d := range c.Departments {
		entries = append(entries, entry{kind: kindDepartment, id: string(d.ID), position: i, value: d})
	}
	for i, g := range c.Groups {
		entries = append(entries, entry{kind: kindGroup, id: string(g.ID), position: i, value: g})
	}
	for i, l := range c.LifeEvents {
		entries = append(entries, entry{kind: kindLifeEvent, id: string(l.ID), position: i, value: l})
	}
	for i, s := range c.Services {
		entries = append(entries, entry{kind: kindService, id: string(s.ID), position: i, parent: string(s.Group), value: localService(s)})
	}
	for i, s := range c.Synonyms {
		entries = append(entries, entry{kind: kindSynonym, id: strconv.Itoa(i), position: i, value: s})
	}
	for i, n := range c.Notices {
		entries = append(entries, entry{kind: kindNotice, id: string(n.ID), position: i, value: localNotice(n)})
	}
	return entries
}

func writeEntries(ctx context.Context, tx *sql.Tx, c data.Content) error {
	insert, err := tx.PrepareContext(ctx, `
		INSERT INTO entry (kind, id, position, parent, body) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // the transaction's end closes it too
	for _, e := range entriesOf(c) {
		body, err := json.Marshal(e.value)
		if err != nil {
			return fmt.Errorf("%s %s: %w", e.kind, e.id, err)
		}
		if _, err := insert.ExecContext(ctx, e.kind, e.id, e.position, e.parent, string(body)); err != nil {
			return fmt.Errorf("%s %s: %w", e.kind, e.id, err)
		}
	}
	return nil
}

// localNotice has its moments in the town hall's own time, written and read, so
// that equal moments are equal bytes.
func localNotice(n data.Notice) data.Notice {
	n.From, n.Until = local(n.From), local(n.Until)
	return n
}

func localService(s data.Service) data.Service {
	s.Checked = local(s.Checked)
	return s
}

func local(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.In(data.Sofia())
}
