package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
)

// CaseRow is a case as staff see it in a list. Of its stages it has the last alone, and
// of its extensions none.
type CaseRow struct {
	ID      data.CaseID
	Case    data.Case
	Message bool // it is of a message whose writer wants an answer: it has no service
}

// CaseQuery is what is looked for among the cases.
type CaseQuery struct {
	List   data.CaseList
	Number data.CaseNumber // its beginning, where marks may be missing, or its last digits; empty: every number
	Limit  int
}

// lastDigits are the digits with which a number ends, as their index has them.
const lastDigits = `substr(c.number_key, length(rtrim(c.number_key, '0123456789')) + 1)`

// Cases returns the cases of the list on the day of the store's clock: those that are
// due first, or in a list of all of them the newest. Those whose number ends in just the
// digits that are looked for go before those whose number begins with them.
func (s *Store) Cases(ctx context.Context, q CaseQuery) (cases []CaseRow, err error) {
	condition, args := inList(q.List, s.clock())
	order := `c.due, c.seq`
	if q.List == data.AllCases {
		order = `c.seq DESC`
	}
	key := q.Number.LooseKey()
	err = s.read(ctx, func(tx *sql.Tx) error {
		find := func(and string, of ...any) error {
			found, err := list(ctx, tx, `
				SELECT c.stage, (SELECT reached FROM case_stage WHERE case_file = c.id ORDER BY position DESC LIMIT 1),
					EXISTS (SELECT 1 FROM feedback f WHERE f.case_file = c.id AND f.case_file <> ''), `+
				caseColumns+caseTables+` WHERE `+condition+and+` ORDER BY `+order+` LIMIT ?`, scanCaseRow, slices.Concat(args, of, []any{q.Limit - len(cases)})...)
			cases = append(cases, found...)
			return err
		}
		if key == "" {
			return find("")
		}
		if strings.Trim(key, "0123456789") == "" {
			if err := find(` AND `+lastDigits+` = ?`, key); err != nil || len(cases) == q.Limit {
				return err
			}
		}
		return find(` AND c.number_loose >= ? AND c.number_loose < ? AND `+lastDigits+` <> ?`, key, key+"\U0010FFFF", key)
	})
	if err != nil {
		return nil, fmt.Errorf("cases: %w", err)
	}
	return cases, nil
}

func scanCaseRow(row scanner, r *CaseRow) error {
	var f caseFile
	last, message := data.StageEntry{}, false
	if err := row.Scan(append([]any{&last.Stage, (*day)(&last.On), &message}, f.into()...)...); err != nil {
		return err
	}
	f.about.Stages = []data.StageEntry{last}
	*r = CaseRow{f.id, f.about, message}
	return nil
}

// CaseCounts says how many cases each list of open ones has.
func (s *Store) CaseCounts(ctx context.Context) (map[data.CaseList]int, error) {
	counts, now := map[data.CaseList]int{}, s.clock()
	err := s.read(ctx, func(tx *sql.Tx) error {
		for _, which := range data.CaseLists() {
			if which == data.AllCases {
				continue
			}
			condition, args := inList(which, now)
			count := 0
			if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM case_file c WHERE `+condition, args...).Scan(&count); err != nil {
				return err
			}
			counts[which] = count
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("number of cases: %w", err)
	}
	return counts, nil
}

// running is a case on which the town hall has something to do within a term: see
// data.Case.Running.
const running = `c.closed = '' AND c.due <> '' AND c.stage NOT IN ('` + string(data.StageDocuments) + `', '` + string(data.StageReady) + `')`

// inList is what the cases of the list have in common on the day of the moment. What
// they are is what data.Case says of each of them.
func inList(which data.CaseList, now time.Time) (condition string, args []any) {
	today := day(now)
	switch which {
	case data.DueToday:
		return running + ` AND c.due = ?`, []any{today}
	case data.LateCases:
		return running + ` AND c.due < ?`, []any{today}
	case data.ToNotify:
		return `c.closed = '' AND (c.delayed <> '' OR ` + running + ` AND c.due < ? AND c.told <= c.due)`, []any{today}
	case data.StoppedCases:
		return `c.closed = '' AND c.stage = '` + string(data.StageDocuments) + `'`, nil
	case data.OpenCases:
		return `c.closed = ''`, nil
	default:
		return `1`, nil
	}
}
