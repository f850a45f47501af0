package data

import (
	"time"
	"unicode/utf8"
)

// BoardItemID names something on the board for good.
type BoardItemID string

// BoardKind is what a page of the board is about.
type BoardKind string

// The kinds of pages. Notices and postings are nouns of their own.
const (
	BoardNotice     BoardKind = "notice"     // a published text
	BoardPosting    BoardKind = "posting"    // what the law orders to be posted
	BoardFees       BoardKind = "fees"       // of a group of services, or of all
	BoardEvents     BoardKind = "events"     // the services that one needs in a life event, or in all
	BoardPhones     BoardKind = "phones"     // whom to call
	BoardHours      BoardKind = "hours"      // who receives people today, and the next days off
	BoardReceptions BoardKind = "receptions" // reception days
	BoardPromises   BoardKind = "promises"   // of the charter
	BoardResults    BoardKind = "results"    // how the charter was kept
	BoardCase       BoardKind = "case"       // how to check a case
	BoardText       BoardKind = "text"       // written for the board
	BoardBuiltIn    BoardKind = "built-in"   // what is on when nothing else is
)

// BoardItem is something that the board shows beside notices (точка от
// програмата): what it is about, and when it is on. Nearly all of them only name
// what is entered elsewhere.
type BoardItem struct {
	ID       BoardItemID `json:"id"`
	Kind     BoardKind   `json:"kind"`
	Subject  string      `json:"subject,omitempty"` // the group of its fees, or its life event; empty: all
	Title    Text        `json:"title,omitzero"`    // of a text
	Body     Text        `json:"body,omitzero"`     // of a text
	From     time.Time   `json:"from,omitzero"`     // first moment; zero: it has none
	Until    time.Time   `json:"until,omitzero"`    // first moment after it; zero: it has no end
	Schedule Schedule    `json:"schedule,omitzero"`
}

// Check says everything that is wrong with the item, or nil. Whether what it names
// exists, and whether its rule can be read, is not asked here.
func (i BoardItem) Check() Problems {
	var p Problems
	if i.ID == "" {
		p = append(p, Problem{"id", Missing})
	}
	switch i.Kind {
	case BoardFees, BoardEvents, BoardPhones, BoardHours, BoardReceptions, BoardPromises, BoardResults, BoardCase:
	case BoardText:
		p = checkLength(p, "title", i.Title.BG, MaxNoticeTitle)
		if utf8.RuneCountInString(i.Body.BG) > MaxNoticeBody {
			p = append(p, Problem{"body", TooLong})
		}
	default: // the others are no items
		p = append(p, Problem{"kind", UnknownName})
	}
	if !i.Until.IsZero() && !i.Until.After(i.From) {
		p = append(p, Problem{"until", EndsBefore})
	}
	return append(p, i.Schedule.Check(i.From)...)
}

// StandardBoard is what a board shows on which nobody has changed anything, in
// its order.
func StandardBoard() []BoardItem {
	var all []BoardItem
	for _, kind := range []BoardKind{BoardCase, BoardHours, BoardPhones, BoardReceptions, BoardEvents, BoardFees, BoardResults, BoardPromises} {
		all = append(all, BoardItem{ID: BoardItemID(kind), Kind: kind})
	}
	return all
}

// Programme is what the boards show, beside notices.
func (c Content) Programme() []BoardItem {
	if len(c.Board) == 0 {
		return StandardBoard()
	}
	return c.Board
}
