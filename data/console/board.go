package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
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
	// WhyItem says why the item is or is not on the board now, and when next.
	WhyItem(ctx context.Context, l data.Language, id data.BoardItemID) (string, error)
	// JudgedAt is all that could be on the boards, with what is said of it at a moment.
	JudgedAt(ctx context.Context, l data.Language, at time.Time) ([]Judged, error)
}

// Judged is something of the boards' program at a moment.
type Judged struct {
	Kind data.BoardKind
	ID   string // of the notice, the posting or the item
	On   bool
	Why  string
}

type boardRow struct {
	data.BoardItem
	Subject     data.Text
	Why         string
	First, Last bool
}

type boardView struct {
	Rows    []boardRow
	Kinds   []data.BoardKind
	At      string    // as the form sends it
	Then    time.Time // what was asked for; zero: nothing
	On, Off []judgedRow
}

type judgedRow struct {
	Judged
	Name string
	Path string // where it is edited
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
	v := boardView{Kinds: boardKinds(), At: r.FormValue("at")}
	status := http.StatusOK
	if v.Then, p.Problems = readMoment(nil, "at", v.At); p.Problems != nil {
		status = http.StatusUnprocessableEntity
	} else if v.At == "" {
		v.At = entered(c.Clock())
	} else if err := c.judge(r.Context(), p.Language, content, &v); err != nil {
		return err
	}
	for i, item := range items {
		row := boardRow{BoardItem: item, First: i == 0, Last: i == len(items)-1}
		for _, s := range subjectsOf(content, item.Kind) {
			if s.ID == item.Subject {
				row.Subject = s.Name
			}
		}
		if row.Why, err = c.Board.WhyItem(r.Context(), p.Language, item.ID); err != nil {
			c.report(r, "why is not known", err)
		}
		v.Rows = append(v.Rows, row)
	}
	p.Message, p.View = c.told(r), v
	return c.show(w, status, "board", p)
}

// judge says what is on the boards at the moment of the view, and what is not.
func (c *console) judge(ctx context.Context, l data.Language, content data.Content, v *boardView) error {
	all, err := c.Board.JudgedAt(ctx, l, v.Then)
	if err != nil {
		return fmt.Errorf("board at a moment: %w", err)
	}
	for _, j := range all {
		row := judgedRow{Judged: j, Name: content.TitleOf(j.ID), Path: "/board/" + j.ID}
		switch j.Kind {
		case data.BoardNotice:
			row.Path = "/notices/" + j.ID
		case data.BoardPosting:
			row.Path = "/postings/" + j.ID
		default:
		}
		if j.On {
			v.On = append(v.On, row)
		} else {
			v.Off = append(v.Off, row)
		}
	}
	return nil
}

func (c *console) moveBoardItem(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	places := 1
	if r.PostForm.Get("do") == "up" {
		places = -1
	}
	err := c.Board.MoveBoardItem(r.Context(), clerk(r.Context()).Name, data.BoardItemID(r.PathValue("id")), places)
	return c.boardChanged(w, r, err, phrases.OfficeBoardMoved)
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
