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
	BoardFeedback   BoardKind = "feedback"   // how to say what one thinks
	BoardText       BoardKind = "text"       // written for the board
	BoardImage      BoardKind = "image"      // a picture
	BoardPDF        BoardKind = "pdf"        // a document, its pages as pictures
	BoardAgenda     BoardKind = "agenda"     // what happens when at an event; what is over leaves
	BoardBuiltIn    BoardKind = "built-in"   // what is on when nothing else is
)

// Own reports whether an item of the kind is written for the board, and does not only
// name what is entered elsewhere.
func (k BoardKind) Own() bool {
	switch k {
	case BoardText, BoardImage, BoardPDF, BoardAgenda:
		return true
	default:
		return false
	}
}

// BoardItem is something that the board shows beside notices (точка от
// програмата): what it is about, and when it is on. Nearly all of them only name
// what is entered elsewhere.
type BoardItem struct {
	ID        BoardItemID `json:"id"`
	Kind      BoardKind   `json:"kind"`
	Version   int         `json:"version,omitempty"`   // grows with each change
	Subject   string      `json:"subject,omitempty"`   // the group of its fees, or its life event; empty: all
	Title     Text        `json:"title,omitzero"`      // of a text, a document and an agenda; of an image: what is seen on it
	Body      Text        `json:"body,omitzero"`       // of a text, as it was typed, with its marks (data/markdown)
	Pictures  []Picture   `json:"pictures,omitempty"`  // of an image one, of a document its pages
	Agenda    []Point     `json:"agenda,omitempty"`    // in the order of time
	From      time.Time   `json:"from,omitzero"`       // first moment; zero: it has none
	Until     time.Time   `json:"until,omitzero"`      // first moment after it; zero: it has no end
	Permanent bool        `json:"permanent,omitempty"` // what was written for the board has no end, as somebody chose
	Schedule  Schedule    `json:"schedule,omitzero"`
}

// Check says everything that is wrong with the item, or nil. Whether what it names
// exists, and whether its rule can be read, is not asked here.
func (i BoardItem) Check() Problems {
	var p Problems
	if i.ID == "" {
		p = append(p, Problem{"id", Missing})
	}
	switch i.Kind {
	case BoardFees, BoardEvents, BoardPhones, BoardHours, BoardReceptions, BoardPromises, BoardResults, BoardCase, BoardFeedback:
	case BoardText, BoardImage, BoardPDF, BoardAgenda:
		p = append(p, i.checkOwn()...)
	default: // the others are no items
		p = append(p, Problem{"kind", UnknownName})
	}
	if !i.Until.IsZero() && !i.Until.After(i.From) {
		p = append(p, Problem{"until", EndsBefore})
	}
	return append(p, i.Schedule.Check(i.From)...)
}

// checkOwn is about what is entered for the board itself.
func (i BoardItem) checkOwn() Problems {
	p := checkLength(nil, "title", i.Title.BG, MaxNoticeTitle)
	if utf8.RuneCountInString(i.Body.BG) > MaxNoticeBody {
		p = append(p, Problem{"body", TooLong})
	}
	switch {
	case i.Kind == BoardImage && len(i.Pictures) != 1, i.Kind == BoardPDF && len(i.Pictures) == 0:
		p = append(p, Problem{"file", Missing})
	case len(i.Pictures) > MaxPictures:
		p = append(p, Problem{"file", TooManyPages})
	}
	if i.Until.IsZero() && !i.Permanent {
		p = append(p, Problem{"until", Missing})
	}
	if i.Kind == BoardAgenda {
		p = append(p, i.checkAgenda()...)
	}
	return p
}

func (i BoardItem) checkAgenda() Problems {
	if len(i.Agenda) == 0 {
		return Problems{{"agenda", Missing}}
	}
	if _, reason := i.WrongPoint(); reason != "" {
		return Problems{{"agenda", reason}}
	}
	return nil
}

// WrongPoint is the first point of the agenda that cannot be shown, from 0, and why;
// an empty reason: all of them can.
func (i BoardItem) WrongPoint() (n int, reason Reason) {
	for n, point := range i.Agenda {
		switch {
		case point.What.BG == "" || point.At.IsZero():
			return n, Missing
		case utf8.RuneCountInString(point.What.BG) > MaxNoticeTitle:
			return n, TooLong
		case n > 0 && point.At.Before(i.Agenda[n-1].At):
			return n, EndsBefore
		}
	}
	return 0, ""
}

// MaxPictures bounds the pages of a document: nobody stands before a board for
// longer.
const MaxPictures = 20

// Picture is a picture that lies beside the editions under its SHA-256, upright and
// without anything that a camera wrote into it.
type Picture struct {
	SHA256 string `json:"sha256"` // of the file, in hexadecimal digits
	Width  int    `json:"width"`  // pixels
	Height int    `json:"height"`
}

// Point is what happens at an event from a moment on, until the next point.
type Point struct {
	At   time.Time `json:"at"`
	What Text      `json:"what"`
}

// NextPoint is when the agenda of an item goes on after the moment; zero: none does.
func (c Content) NextPoint(now time.Time) (next time.Time) {
	for _, item := range c.Board {
		for _, point := range item.Agenda {
			if point.At.After(now) && (next.IsZero() || point.At.Before(next)) {
				next = point.At
			}
		}
	}
	return next
}

// StandardBoard is what a board shows on which nobody has changed anything, in
// its order.
func StandardBoard() []BoardItem {
	var all []BoardItem
	for _, kind := range []BoardKind{BoardCase, BoardHours, BoardPhones, BoardReceptions, BoardEvents, BoardFees, BoardResults, BoardPromises, BoardFeedback} {
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
