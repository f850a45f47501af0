package edition

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
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
	kindElsewhere  = string(data.HitElsewhere)
	kindSurvey     = "survey"
	kindForm       = string(data.HitForm)
	kindReception  = "reception"
	kindDayOff     = "day_off"
	kindResult     = "result"
	kindSynonym    = "synonym"
	kindStage      = "stage"
	kindBoardItem  = "board_item"
	kindPosting    = "posting"
	kindReport     = "report"
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
	add := func(kind, id string, position int, value any) {
		entries = append(entries, entry{kind: kind, id: id, position: position, value: value})
	}
	for i, d := range c.Departments {
		add(kindDepartment, string(d.ID), i, d)
	}
	for i, g := range c.Groups {
		add(kindGroup, string(g.ID), i, g)
	}
	for i, l := range c.LifeEvents {
		add(kindLifeEvent, string(l.ID), i, l)
	}
	for i, s := range c.Services {
		entries = append(entries, entry{kind: kindService, id: string(s.ID), position: i, parent: string(s.Group), value: localService(s)})
	}
	for i, f := range c.Forms {
		add(kindForm, string(f.ID), i, f)
	}
	for i, e := range c.Elsewhere {
		add(kindElsewhere, string(e.ID), i, e)
	}
	for i, v := range c.Surveys {
		add(kindSurvey, string(v.ID), i, localSurvey(v))
	}
	for i, r := range c.Receptions {
		add(kindReception, string(r.ID), i, r)
	}
	for i, d := range c.DaysOff {
		add(kindDayOff, local(d.Day).Format(time.DateOnly), i, localDayOff(d))
	}
	for i, r := range c.Results {
		add(kindResult, string(r.ID), i, localResult(r))
	}
	if c.Report.Any() {
		add(kindReport, "", 0, c.Report.Local())
	}
	if len(c.Synonyms) > 0 {
		add(kindSynonym, "", 0, c.Synonyms)
	}
	for i, s := range c.Stages {
		add(kindStage, string(s.Stage), i, s)
	}
	for i, b := range c.Board {
		add(kindBoardItem, string(b.ID), i, localBoardItem(b))
	}
	for i, n := range c.Notices {
		add(kindNotice, string(n.ID), i, localNotice(n))
	}
	for i, p := range c.Postings {
		add(kindPosting, string(p.ID), i, localPosting(p))
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

func localBoardItem(i data.BoardItem) data.BoardItem {
	i.From, i.Until, i.Agenda = local(i.From), local(i.Until), slices.Clone(i.Agenda)
	for j := range i.Agenda {
		i.Agenda[j].At = local(i.Agenda[j].At)
	}
	return i
}

func localPosting(p data.PublicPosting) data.PublicPosting {
	p.Posted, p.NotBefore, p.Until = local(p.Posted), local(p.NotBefore), local(p.Until)
	return p
}

func localService(s data.Service) data.Service {
	s.Checked, s.Fees = local(s.Checked), slices.Clone(s.Fees)
	for i, fee := range s.Fees {
		s.Fees[i].From, s.Fees[i].Until = local(fee.From), local(fee.Until)
	}
	return s
}

func localDayOff(d data.DayOff) data.DayOff {
	d.Day = local(d.Day)
	return d
}

func localResult(r data.Result) data.Result {
	r.Published = local(r.Published)
	return r
}

func localSurvey(v data.Survey) data.Survey {
	v.From, v.Until = local(v.From), local(v.Until)
	return v
}

func local(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.In(data.Sofia())
}
