package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// boardForm is the item exactly as it was entered.
type boardForm struct {
	ID          data.BoardItemID
	Version     int
	Kind        data.BoardKind
	Subject     string
	Title, Body string
	Agenda      string // a point a line
	WrongLine   int    // of the agenda, from 1; 0: none
	From, Until string
	Permanent   bool
	Schedule    scheduleForm
	Pictures    string // as JSON, so that a refused form keeps them
	Shown       []data.Picture
	Subjects    []subject
	Look        previewView // how it looks, without JavaScript
	Unpainted   bool        // there should be a preview, and it failed
	Preview     previewer
	Why         string
	MaxTitle    int
}

// subject is what an item can be about.
type subject struct {
	ID   string
	Name data.Text
}

// Own reports whether the item is written for the board.
func (f boardForm) Own() bool { return f.Kind.Own() }

// HasFile reports whether the item shows a file.
func (f boardForm) HasFile() bool { return f.Kind == data.BoardImage || f.Kind == data.BoardPDF }

// boardKinds are the kinds of items in the order in which they are offered.
func boardKinds() []data.BoardKind {
	return []data.BoardKind{
		data.BoardText, data.BoardImage, data.BoardPDF, data.BoardAgenda, data.BoardFees, data.BoardEvents, data.BoardPhones,
		data.BoardHours, data.BoardReceptions, data.BoardPromises, data.BoardResults, data.BoardCase, data.BoardFeedback,
	}
}

// BoardKind is what a page of the board is called.
func (p page) BoardKind(kind data.BoardKind) string { return phrases.BoardKindName(p.Language, kind) }

// subjectsOf are what an item of the kind can be about; none: it has no choice.
func subjectsOf(content data.Content, kind data.BoardKind) (all []subject) {
	switch kind {
	case data.BoardFees:
		for _, g := range content.Groups {
			all = append(all, subject{string(g.ID), g.Name})
		}
	case data.BoardEvents:
		for _, e := range content.LifeEvents {
			all = append(all, subject{string(e.ID), e.Name})
		}
	default:
	}
	return all
}

func (c *console) newBoardItem(w http.ResponseWriter, r *http.Request) error {
	f := boardForm{Kind: data.BoardKind(r.FormValue("kind")), From: entered(c.Clock())}
	var item data.BoardItem
	if f.HasFile() { // the preview says what it waits for
		item.Kind = f.Kind
	}
	for _, kind := range boardKinds() {
		if kind == f.Kind {
			return c.showBoardItem(w, r, f, item, outcome{status: http.StatusOK})
		}
	}
	return data.ErrNotFound
}

func (c *console) boardItem(w http.ResponseWriter, r *http.Request) error {
	item, err := c.boardItemNamed(r.Context(), data.BoardItemID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return c.showBoardItem(w, r, boardFormOf(item), item, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) boardItemNamed(ctx context.Context, id data.BoardItemID) (data.BoardItem, error) {
	items, err := c.Board.Board(ctx)
	if err != nil {
		return data.BoardItem{}, fmt.Errorf("board: %w", err)
	}
	for _, item := range items {
		if item.ID == id {
			return item, nil
		}
	}
	return data.BoardItem{}, fmt.Errorf("board item %s: %w", id, data.ErrNotFound)
}

func boardFormOf(i data.BoardItem) boardForm {
	pictures, err := json.Marshal(i.Pictures)
	if err != nil {
		pictures = nil
	}
	return boardForm{
		ID: i.ID, Version: i.Version, Kind: i.Kind, Subject: i.Subject, Title: i.Title.BG, Body: i.Body.BG, Agenda: agendaText(i),
		From: entered(i.From), Until: entered(i.Until), Permanent: i.Permanent, Schedule: scheduleFormOf(i.Schedule), Pictures: string(pictures),
	}
}

func (c *console) showBoardItem(w http.ResponseWriter, r *http.Request, f boardForm, item data.BoardItem, o outcome) error {
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("board item: %w", err)
	}
	f.Subjects, f.MaxTitle = subjectsOf(content, f.Kind), data.MaxNoticeTitle
	if json.Unmarshal([]byte(f.Pictures), &f.Shown) != nil {
		f.Shown = nil
	}
	p := c.page(r, "board", phrases.OfficeNavBoard)
	p.Title = phrases.BoardKindName(p.Language, f.Kind)
	if f.ID != "" {
		whys, err := c.Board.WhyItems(r.Context(), p.Language, f.ID)
		if err != nil {
			c.report(r, "why is not known", err)
		}
		f.Why = strings.Join(whys, " ")
	}
	if r.PostForm != nil {
		c.choose(r, "board")
	}
	f.Preview = c.previewer(r, "board", "item-form")
	f.Look, f.Unpainted = c.lookOfItem(r, p.Language, item, f.Preview.Surface)
	p.Lines = map[string]int{"agenda": f.WrongLine}
	if f.Kind == data.BoardImage {
		p.Called = map[string]phrases.Key{"title": phrases.OfficeFieldAlt}
	}
	p.Problems, p.Message, p.View = o.problems, o.message, f
	p.measure("title", f.Title, data.MaxNoticeTitle)
	p.measure("body", f.Body, data.MaxNoticeBody)
	return c.show(w, o.status, "boarditem", p)
}

// lookOfItem is how the item will look, and whether that could not be painted. An item
// that has nothing to show has no picture.
func (c *console) lookOfItem(r *http.Request, l data.Language, item data.BoardItem, on Surface) (v previewView, failed bool) {
	v.Surface = on
	if item.Kind == "" {
		return v, false
	}
	noFile := (item.Kind == data.BoardImage || item.Kind == data.BoardPDF) && len(item.Pictures) == 0
	v.Nothing = phrases.In(l, phrases.OfficeBoardNoFile)
	if !noFile {
		v.Nothing = ""
		shown, err := c.Board.PreviewItem(r.Context(), item, on)
		switch {
		case errors.Is(err, data.ErrNotFound):
			v.Nothing = phrases.In(l, phrases.OfficeBoardNothingYet)
		case err != nil:
			c.report(r, "preview of a board item not painted", err)
			failed = true
		default:
			v = painted(on, shown, utf8.RuneCountInString(item.Body.BG))
		}
	}
	v.What = c.whatItemDoes(l, item, v.Often)
	return v, failed
}

// previewBoardItem paints what stands in the form, with the file that was kept of it;
// it saves nothing.
func (c *console) previewBoardItem(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	r.SetPathValue("id", r.PostForm.Get("item"))
	_, item, _, err := c.readBoardItem(r)
	if err != nil {
		return err
	}
	p := c.page(r, "board", phrases.OfficeNoticePreview)
	p.View, _ = c.lookOfItem(r, p.Language, item, c.choose(r, "board"))
	return c.showPart(w, "preview", p)
}

// readBoardItem reads the form with the file that came with it.
func (c *console) readBoardItem(r *http.Request) (boardForm, data.BoardItem, data.Problems, error) {
	file, err := c.boardUpload(r)
	if err != nil {
		return boardForm{}, data.BoardItem{}, nil, err
	}
	field := func(name string) string {
		return strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get(name), "\r\n", "\n"))
	}
	version, err := strconv.Atoi(field("version"))
	if err != nil {
		version = 0 // a new item has none
	}
	f := boardForm{
		ID: data.BoardItemID(r.PathValue("id")), Version: version, Kind: data.BoardKind(field("kind")), Subject: field("subject"),
		Title: field("title"), Body: field("body"), Agenda: field("agenda"), From: field("from"), Until: field("until"),
		Permanent: field("permanent") != "", Pictures: field("pictures"),
	}
	item := data.BoardItem{
		ID: f.ID, Version: f.Version, Kind: f.Kind, Subject: f.Subject, Title: data.Text{BG: f.Title}, Body: data.Text{BG: f.Body}, Permanent: f.Permanent,
	}
	if f.ID != "" { // what the form does not ask for stays as it is
		stored, err := c.boardItemNamed(r.Context(), f.ID)
		if err != nil {
			return f, item, nil, err
		}
		item.Title.EN, item.Body.EN = stored.Title.EN, stored.Body.EN
	}
	var problems data.Problems
	item.From, problems = readMoment(problems, "from", f.From)
	item.Until, problems = readMoment(problems, "until", f.Until)
	if f.Permanent && f.Until != "" {
		problems = append(problems, data.Problem{Field: "until", Reason: data.Contradicts})
	}
	f.Schedule, item.Schedule, problems = c.readSchedule(r, problems)
	var lines []int
	if item.Agenda, lines, f.WrongLine = readAgenda(f.Agenda, item.From); f.WrongLine > 0 {
		problems = append(problems, data.Problem{Field: "agenda", Reason: data.BadFormat})
	} else if n, reason := item.WrongPoint(); reason != "" {
		f.WrongLine = lines[n]
	}
	problems, err = c.readPictures(r, file, &f, &item, problems)
	return f, item, problems, err
}

// keepBoardItem publishes the item, or only shows how it will look. What was entered
// stays where it is refused.
func (c *console) keepBoardItem(w http.ResponseWriter, r *http.Request) error {
	f, item, problems, err := c.readBoardItem(r)
	if err != nil {
		return err
	}
	if problems = c.checkBoardItem(item, problems); problems != nil {
		return c.showBoardItem(w, r, f, item, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	if r.PostForm.Get("do") == "look" {
		return c.showBoardItem(w, r, f, item, outcome{http.StatusOK, nil, &message{Key: phrases.OfficeBoardLooked}})
	}
	if !clerk(r.Context()).Roles.Any(data.Publisher) {
		m := c.askPublisher(r, phrases.OfficeNeedsPublisher)
		return c.showBoardItem(w, r, f, item, outcome{http.StatusForbidden, nil, &m})
	}
	_, err = c.Board.SaveBoardItem(r.Context(), clerk(r.Context()).Name, item)
	switch {
	case errors.As(err, &problems):
		return c.showBoardItem(w, r, f, item, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict):
		theirs, err := c.boardItemNamed(r.Context(), f.ID)
		if err != nil {
			return err
		}
		f.Version = theirs.Version
		return c.showBoardItem(w, r, f, item, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeBoardConflict, Args: []string{theirs.Title.BG}, Failed: true}})
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "board item not on the screens", err)
		return c.backToBoard(w, r, message{Key: phrases.OfficeBoardNotShown, Failed: true})
	case err != nil:
		c.report(r, "board item not saved", err)
		return c.showBoardItem(w, r, f, item, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeBoardNotSaved, Failed: true}})
	}
	return c.backToBoard(w, r, message{Key: phrases.OfficeBoardSaved})
}

// checkBoardItem adds what is wrong with the item to what could not be read of it: all
// is told at once.
func (c *console) checkBoardItem(item data.BoardItem, problems data.Problems) data.Problems {
	item.ID = "new"
	found := item.Check()
	if !item.Until.IsZero() && !item.Until.After(c.Clock()) {
		found = append(found, data.Problem{Field: "until", Reason: data.InThePast})
	}
	for _, problem := range found {
		if problems.Of(problem.Field) == "" {
			problems = append(problems, problem)
		}
	}
	return problems
}
