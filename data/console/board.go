package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// BoardDesk keeps what the boards show beside notices and postings. Each change is on
// the screens before it answers; one that is not is ErrNotShown.
type BoardDesk interface {
	Board(ctx context.Context) ([]data.BoardItem, error)
	// SaveBoardItem publishes the item; one without an ID is new, after all others. It
	// is ErrConflict where somebody changed it since its version.
	SaveBoardItem(ctx context.Context, by string, item data.BoardItem) (data.BoardItem, error)
	MoveBoardItem(ctx context.Context, by string, id data.BoardItemID, places int) error
	// RemoveBoardItem takes it away; the last one is ErrConflict.
	RemoveBoardItem(ctx context.Context, by string, id data.BoardItemID) error
	// TakePictures keeps what the file shows: a picture, or the pages of a document. It
	// is Problems of "file" where it is neither.
	TakePictures(ctx context.Context, file []byte) ([]data.Picture, error)
	// PictureFile is the kept PNG or JPEG, or ErrNotFound.
	PictureFile(ctx context.Context, name string) ([]byte, error)
	// PreviewItem is how the surface shows the item; ErrNotFound: it has nothing to show.
	PreviewItem(ctx context.Context, item data.BoardItem, on Surface) (Previewed, error)
	// WhyItems says of each item why it is or is not on the board now, and when next.
	WhyItems(ctx context.Context, l data.Language, ids ...data.BoardItemID) ([]string, error)
	// JudgedAt is all that could be on the boards, with what is said of it at a moment.
	JudgedAt(ctx context.Context, l data.Language, at time.Time) ([]Judged, error)
	// SceneAt is the board as it begins at the moment, as a PNG.
	SceneAt(ctx context.Context, at time.Time) ([]byte, error)
	// Week is what is on in the seven days from the day on.
	Week(ctx context.Context, from time.Time) (Week, error)
	// OnAt is what of that is on.
	OnAt(ctx context.Context, l data.Language, at time.Time) ([]Judged, error)
}

type boardRow struct {
	data.BoardItem
	Subject     data.Text
	Why         string
	First, Last bool
}

type boardView struct {
	Rows  []boardRow
	Kinds []data.BoardKind
	then
}

// board lists what the boards show, in its order, with why each is or is not on.
func (c *console) board(w http.ResponseWriter, r *http.Request) error {
	items, err := c.Board.Board(r.Context())
	if err != nil {
		return fmt.Errorf("board: %w", err)
	}
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("board: %w", err)
	}
	p := c.page(r, "board", phrases.OfficeNavBoard)
	v := boardView{Kinds: boardKinds()}
	if v.then, p.Problems, err = c.thenAsked(r, p.Language, content); err != nil {
		return err
	}
	status := http.StatusOK
	if p.Problems != nil {
		status = http.StatusUnprocessableEntity
	}
	whys, err := c.Board.WhyItems(r.Context(), p.Language, idsOf(items)...)
	if err != nil {
		c.report(r, "why is not known", err)
	}
	for i, item := range items {
		row := boardRow{BoardItem: item, First: i == 0, Last: i == len(items)-1}
		if i < len(whys) {
			row.Why = whys[i]
		}
		for _, s := range subjectsOf(content, item.Kind) {
			if s.ID == item.Subject {
				row.Subject = s.Name
			}
		}
		v.Rows = append(v.Rows, row)
	}
	p.Message, p.View = c.told(r), v
	return c.show(w, status, "board", p)
}

func idsOf(items []data.BoardItem) (ids []data.BoardItemID) {
	for _, item := range items {
		ids = append(ids, item.ID)
	}
	return ids
}

// moveBoardItem moves the item up or down by a place, or to a place that was named.
// Whoever drags is told in words and not by a page.
func (c *console) moveBoardItem(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	id := data.BoardItemID(r.PathValue("id"))
	move, err := c.readMove(r, id)
	if err == nil {
		err = c.Board.MoveBoardItem(r.Context(), clerk(r.Context()).Name, id, move.places)
	}
	if r.Header.Get("Accept") == "text/plain" {
		return c.tellMoved(w, r, move, err)
	}
	if errors.Is(err, data.ErrConflict) {
		return c.backToBoard(w, r, message{Key: phrases.OfficeBoardMovedMeanwhile, Failed: true})
	}
	return c.boardChanged(w, r, err, phrases.OfficeBoardMoved)
}

// A move is one of an item of the board.
type move struct {
	item   data.BoardItem
	places int // up is negative
	to, of int // the place that it comes to, from 1, and how many there are
}

// readMove reads where the item is to go: "up", "down", or to a place, from 1. Where
// the form says where the item stood, and it does not stand there any more, somebody
// else has moved something, and it is ErrConflict.
func (c *console) readMove(r *http.Request, id data.BoardItemID) (m move, err error) {
	items, err := c.Board.Board(r.Context())
	if err != nil {
		return m, fmt.Errorf("board: %w", err)
	}
	now := slices.IndexFunc(items, func(i data.BoardItem) bool { return i.ID == id })
	if now < 0 {
		return m, data.ErrNotFound
	}
	m = move{item: items[now], of: len(items)}
	to, wrong := strconv.Atoi(r.PostForm.Get("to"))
	switch r.PostForm.Get("do") {
	case "up":
		to = now
	case "down":
		to = now + 2
	default:
		if wrong != nil {
			return m, fmt.Errorf("place on the board: %w", data.ErrNotFound)
		}
	}
	if was := r.PostForm.Get("was"); was != "" && was != strconv.Itoa(now+1) {
		return m, fmt.Errorf("board item %s: %w", id, data.ErrConflict)
	}
	m.to = min(max(to, 1), len(items))
	m.places = m.to - 1 - now
	return m, nil
}

// tellMoved says in a sentence what became of a move, for a page that shows it already.
func (c *console) tellMoved(w http.ResponseWriter, r *http.Request, m move, err error) error {
	l := c.language(r)
	status, words := http.StatusOK, phrases.In(l, phrases.OfficeBoardMovedTo, phrases.BoardKindName(l, m.item.Kind), m.to, m.of)
	switch {
	case errors.Is(err, data.ErrConflict):
		status, words = http.StatusConflict, phrases.In(l, phrases.OfficeBoardMovedMeanwhile)
	case errors.Is(err, data.ErrNotFound):
		status, words = http.StatusNotFound, phrases.In(l, phrases.OfficeBoardMovedMeanwhile)
	case errors.Is(err, data.ErrNotShown): // it is moved
		c.report(r, "board not on the screens", err)
		words = phrases.In(l, phrases.OfficeBoardNotShown)
	case err != nil:
		c.report(r, "board not changed", err)
		status, words = http.StatusServiceUnavailable, phrases.In(l, phrases.OfficeBoardNotMoved)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, words) // a browser that went away needs no words
	return nil
}

func (c *console) removeBoardItem(w http.ResponseWriter, r *http.Request) error {
	err := c.Board.RemoveBoardItem(r.Context(), clerk(r.Context()).Name, data.BoardItemID(r.PathValue("id")))
	if errors.Is(err, data.ErrConflict) {
		return c.backToBoard(w, r, message{Key: phrases.OfficeBoardLast, Failed: true})
	}
	if errors.Is(err, data.ErrNotFound) { // it is gone already
		err = nil
	}
	return c.boardChanged(w, r, err, phrases.OfficeBoardRemoved)
}

// boardChanged says what became of a change.
func (c *console) boardChanged(w http.ResponseWriter, r *http.Request, err error, done phrases.Key) error {
	m := message{Key: done}
	switch {
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "board not on the screens", err)
		m = message{Key: phrases.OfficeBoardNotShown, Failed: true}
	case errors.Is(err, data.ErrNotFound):
		return err
	case err != nil:
		c.report(r, "board not changed", err)
		m = message{Key: phrases.OfficeBoardNotChanged, Failed: true}
	}
	return c.backToBoard(w, r, m)
}

func (c *console) backToBoard(w http.ResponseWriter, r *http.Request, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/board", http.StatusSeeOther)
	return nil
}
