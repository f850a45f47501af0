package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
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
	// PreviewItem is how the board paints the item.
	PreviewItem(ctx context.Context, item data.BoardItem) (Previewed, error)
	// WhyItem says why the item is or is not on the board now, and when next.
	WhyItem(ctx context.Context, l data.Language, id data.BoardItemID) (string, error)
	// JudgedAt is all that could be on the boards, with what is said of it at a moment.
	JudgedAt(ctx context.Context, l data.Language, at time.Time) ([]Judged, error)
	// OnAt is what of that is on.
	OnAt(ctx context.Context, l data.Language, at time.Time) ([]Judged, error)
}

// Judged is something of the boards' program at a moment.
type Judged struct {
	Kind data.BoardKind
	ID   string // of the notice, the posting or the item
	On   bool
	Why  string
}

// What a picture or a document may have, in bytes: more is refused, and the form comes
// back as it was entered. Of much more nothing is read.
const (
	largestUpload  = 20 << 20
	largestRefused = 200 << 20
)

// boardForm is the item exactly as it was entered.
type boardForm struct {
	ID          data.BoardItemID
	Version     int
	Kind        data.BoardKind
	Subject     string
	Title, Body string
	Agenda      string // a point a line
	From, Until string
	Permanent   bool
	Schedule    scheduleForm
	Pictures    string // as JSON, so that a refused form keeps them
	Shown       []data.Picture
	Subjects    []subject
	Picture     template.URL // of the preview; empty: none
	Pages       int
	Unpainted   bool // there should be a preview, and it failed
	Why         string
	MaxTitle    int
	Unfit       string // does not fit; empty: all of it does
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
		data.BoardHours, data.BoardReceptions, data.BoardPromises, data.BoardResults, data.BoardCase,
	}
}

// BoardKind is what a page of the board is called.
func (p page) BoardKind(kind data.BoardKind) string { return phrases.BoardKindName(p.Language, kind) }

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
	for _, kind := range boardKinds() {
		if kind == f.Kind {
			return c.showBoardItem(w, r, f, data.BoardItem{}, outcome{status: http.StatusOK})
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

// agendaText writes the agenda as it is entered: a point a line, with its day where
// that is another than on the line before.
func agendaText(i data.BoardItem) string {
	var lines []string
	day := "" // the first line always has it: „От“ may change
	for _, point := range i.Agenda {
		at := point.At.In(data.Sofia())
		line := at.Format("15:04") + " " + point.What.BG
		if now := at.Format(dayAsEntered); now != day {
			day, line = now, now+" "+line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

const dayAsEntered = "02.01.2006"

// readAgenda reads what agendaText wrote: „10:00 Откриване“, or „24.11.2026 10:00
// Откриване“ on another day than the line before. The first is on the day from which
// the item is on.
func readAgenda(text string, from time.Time) (points []data.Point, wrong bool) {
	day := from.In(data.Sofia())
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if d, err := time.ParseInLocation(dayAsEntered, strings.TrimSuffix(words[0], "г."), data.Sofia()); err == nil {
			day, words = d, words[1:]
		}
		if len(words) < 2 {
			return nil, true
		}
		at, err := data.ParseTimeOfDay(strings.Replace(words[0], ".", ":", 1)) // people write 10.00
		if err != nil || day.IsZero() {
			return nil, true
		}
		points = append(points, data.Point{At: at.On(day), What: data.Text{BG: strings.Join(words[1:], " ")}})
	}
	return points, false
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
		if f.Why, err = c.Board.WhyItem(r.Context(), p.Language, f.ID); err != nil {
			c.report(r, "why is not known", err)
		}
	}
	if item.Kind != "" && (!f.HasFile() || len(f.Shown) > 0) {
		shown, err := c.Board.PreviewItem(r.Context(), item)
		switch f.Unpainted = err != nil; {
		case errors.Is(err, data.ErrNotFound): // it has nothing to show yet
		case err != nil:
			c.report(r, "preview of a board item not painted", err)
		default:
			f.Picture, f.Pages, f.Unfit = pngURI(shown.PNG), shown.Pages, shown.Unfit
		}
	}
	p.Problems, p.Message, p.View = o.problems, o.message, f
	return c.show(w, o.status, "boarditem", p)
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
	wrong := false
	if item.Agenda, wrong = readAgenda(f.Agenda, item.From); wrong {
		problems = append(problems, data.Problem{Field: "agenda", Reason: data.BadFormat})
	}
	problems, err = c.readPictures(r, file, &f, &item, problems)
	return f, item, problems, err
}

// boardUpload reads the form, and the file where one came with it.
func (c *console) boardUpload(r *http.Request) (file []byte, err error) {
	if isUpload(r) {
		return parseUpload(r)
	}
	return nil, parseForm(r)
}

// readPictures keeps the file that came, or those that came before.
func (c *console) readPictures(r *http.Request, file []byte, f *boardForm, item *data.BoardItem, problems data.Problems) (data.Problems, error) {
	if f.Pictures != "" && json.Unmarshal([]byte(f.Pictures), &item.Pictures) != nil {
		f.Pictures = ""
	}
	switch {
	case file == nil:
		return problems, nil
	case len(file) > largestUpload:
		return append(problems, data.Problem{Field: "file", Reason: data.TooLong}), nil
	}
	taken, err := c.Board.TakePictures(r.Context(), file)
	var refused data.Problems
	switch {
	case errors.As(err, &refused):
		return append(problems, refused...), nil
	case err != nil:
		c.report(r, "file not taken", err)
		return append(problems, data.Problem{Field: "file", Reason: data.NotTaken}), nil
	case f.Kind == data.BoardImage && len(taken) != 1:
		return append(problems, data.Problem{Field: "file", Reason: data.BadFormat}), nil
	}
	text, err := json.Marshal(taken)
	f.Pictures, item.Pictures = string(text), taken
	return problems, err
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

// boardPicture is a kept picture, as its form shows it.
func (c *console) boardPicture(w http.ResponseWriter, r *http.Request) error {
	file, err := c.Board.PictureFile(r.Context(), r.PathValue("name"))
	if err != nil {
		return fmt.Errorf("picture: %w", err)
	}
	w.Header().Set("Content-Type", http.DetectContentType(file))
	_, _ = w.Write(file) // a browser that went away needs no picture
	return nil
}
