package display

import (
	"slices"
	"time"

	"example.org/parter/data"
)

// DraftFees are the fees of the service on the board, in a content that has it: the
// page on which its row stands.
func DraftFees(c data.Content, s data.Service, now time.Time) Draft {
	d := draftPage(c, now, func(i data.BoardItem) bool {
		return i.Kind == data.BoardFees && (i.Subject == "" || i.Subject == string(s.Group))
	})
	d.row = digest(newFeeRow(s.At(d.now)))
	return d
}

// DraftPages are the pages of the kind, which name what is entered elsewhere.
func DraftPages(c data.Content, kind data.BoardKind, now time.Time) Draft {
	return draftPage(c, now, func(i data.BoardItem) bool { return i.Kind == kind })
}

// draftPage is the first item of the board that is looked for; a board that has none
// shows nothing of the draft.
func draftPage(c data.Content, now time.Time, wanted func(data.BoardItem) bool) Draft {
	c.Board = slices.Clone(c.Programme())
	i := slices.IndexFunc(c.Board, wanted)
	if i < 0 {
		return draft(c, "", now)
	}
	item := &c.Board[i]
	if now.Before(item.From) || !item.Until.IsZero() && !now.Before(item.Until) {
		now = item.From
	}
	item.Schedule = data.Schedule{} // how it looks, whenever it is on
	return draft(c, programmeItem(*item).ID, now)
}

// on reports whether the sheet shows what is looked at.
func (d Draft) on(s sheet) bool {
	return d.item != "" && s.page.Item == d.item && (d.row == "" || slices.Contains(s.rows, d.row))
}

// digests tell rows of fees from each other.
func digests(rows []feeRow) (all []string) {
	for _, row := range rows {
		all = append(all, digest(row))
	}
	return all
}
