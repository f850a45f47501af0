package console

import (
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Judged is something of the boards' program at a moment.
type Judged struct {
	Kind data.BoardKind
	ID   string // of the notice, the posting or the item
	On   bool
	Why  string
}

// Path is where it is edited.
func (j Judged) Path() string { return pathOf(j.Kind, j.ID) }

// pathOf is where something of the boards' program is edited.
func pathOf(kind data.BoardKind, id string) string {
	switch kind {
	case data.BoardNotice:
		return "/notices/" + id
	case data.BoardPosting:
		return "/postings/" + id
	default:
		return "/board/" + id
	}
}

type judgedRow struct {
	Judged
	Name string
}

// then is what will be on the boards at a moment.
type then struct {
	At      string    // as the field sends it
	Day     string    // as the day picker sends it
	Minute  int       // of the day, as the slider sends it
	Moment  time.Time // the moment; of the usual one where none was asked for
	Asked   bool
	Picture template.URL // empty: it could not be painted
	On, Off []judgedRow
}

// sliderStep is by how many minutes the slider goes.
const sliderStep = 15

// Step is by how many minutes the slider goes, and Last where it ends.
func (then) Step() int { return sliderStep }

// Last is where the slider ends: the last step of the day.
func (then) Last() int { return 24*60 - sliderStep }

// thenAsked is what the address asks for, by a moment or by a day and a minute of it.
// Where it asks for nothing the fields show the present moment.
func (c *console) thenAsked(r *http.Request, l data.Language, content data.Content) (t then, problems data.Problems, err error) {
	now := c.Clock().In(data.Sofia())
	t = then{At: r.FormValue("at"), Day: r.FormValue("day"), Moment: now}
	switch {
	case t.At != "":
		t.Moment, problems = readMoment(nil, "at", t.At)
		t.Asked = problems == nil
	case t.Day != "":
		t.Moment, problems = readSlider(t.Day, r.FormValue("minute"))
		t.Asked = problems == nil
	}
	if problems != nil {
		return t, problems, nil
	}
	at := t.Moment.In(data.Sofia())
	t.Day, t.Minute = at.Format(time.DateOnly), (at.Hour()*60+at.Minute())/sliderStep*sliderStep
	if t.At == "" {
		t.At = entered(at)
	}
	if t.Asked {
		err = c.judge(r, l, content, &t)
	}
	return t, nil, err
}

// readSlider is the moment of a day and a minute of it, by the clock on the wall.
func readSlider(day, minute string) (time.Time, data.Problems) {
	at, err := time.ParseInLocation(time.DateOnly, day, data.Sofia())
	if err != nil {
		return time.Time{}, data.Problems{{Field: "at", Reason: data.NotADate}}
	}
	minutes, err := strconv.Atoi(minute)
	if err != nil || minutes < 0 || minutes >= 24*60 {
		return time.Time{}, data.Problems{{Field: "at", Reason: data.NotADate}}
	}
	return data.TimeOfDay(minutes).On(at), nil
}

// judge says what is on the boards at the moment, and what is not, and paints how the
// board begins then.
func (c *console) judge(r *http.Request, l data.Language, content data.Content, t *then) error {
	all, err := c.Board.JudgedAt(r.Context(), l, t.Moment)
	if err != nil {
		return fmt.Errorf("board at a moment: %w", err)
	}
	for _, j := range all {
		row := judgedRow{Judged: j, Name: content.TitleOf(j.ID)}
		if j.On {
			t.On = append(t.On, row)
		} else {
			t.Off = append(t.Off, row)
		}
	}
	picture, err := c.Board.SceneAt(r.Context(), t.Moment)
	if err != nil {
		c.report(r, "board at a moment not painted", err)
		return nil
	}
	t.Picture = pngURI(picture)
	return nil
}

// boardThen answers the slider with the part of the page that it changes.
func (c *console) boardThen(w http.ResponseWriter, r *http.Request) error {
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("board: %w", err)
	}
	p := c.page(r, "board", phrases.OfficeNavBoard)
	t, problems, err := c.thenAsked(r, p.Language, content)
	switch {
	case err != nil:
		return err
	case problems != nil:
		return data.ErrNotFound // the slider sends no such moment
	}
	p.View = t
	return c.showPart(w, "boardthen", p)
}

// ShortMoment is a day and a time in words.
func (p page) ShortMoment(t time.Time) string { return phrases.ShortMoment(p.Language, t, p.Now) }

// ShortDate is a day in words.
func (p page) ShortDate(t time.Time) string { return phrases.ShortDay(p.Language, t, p.Now) }
