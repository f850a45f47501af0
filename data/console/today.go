package console

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// How many lines of a list the first page has; the others are counted.
const mostLines = 8

// lines is the beginning of a list.
type lines[T any] struct {
	First []T
	More  int // beyond the first
}

func linesOf[T any](all []T) lines[T] {
	first := min(len(all), mostLines)
	return lines[T]{all[:first], len(all) - first}
}

// onNow is something that is on a board.
type onNow struct {
	Name string
	Link string
	Why  string
}

type todayView struct {
	screensView
	Needs     []Need
	Whole     bool // every room said what it needs
	On        lines[onNow]
	Coming    lines[data.Notice] // published, not on yet
	Soon      lines[turning]
	Unchecked uncheckedView
}

// AllWell reports whether there is nothing to do.
func (v todayView) AllWell() bool { return len(v.Needs) == 0 && v.Whole }

// today is the console's first page: what the house shows at this moment, and what
// is to be done.
func (c *console) today(w http.ResponseWriter, r *http.Request) error {
	content, err := c.Content(r.Context())
	if err != nil {
		return fmt.Errorf("content of today: %w", err)
	}
	p, now := c.page(r, "today", phrases.OfficeNavToday), c.Clock()
	v := todayView{
		Coming: linesOf(coming(content.Notices, now)), Soon: linesOf(soon(p.Language, content, now)), Unchecked: unchecked(p.Language, content.Services, now),
	}
	if v.screensView, err = c.viewScreens(r, c.glance); err != nil {
		return err
	}
	v.Needs, v.Whole = c.needsOf(r, p.Language)
	on, err := c.onBoards(r.Context(), p.Language, content, now)
	if err != nil {
		return err
	}
	v.On = linesOf(on)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "today", p)
}

// todayNow is the part of the page that htmx fetches again and again.
func (c *console) todayNow(w http.ResponseWriter, r *http.Request) error {
	return c.showNow(w, r, "todaynow")
}

// coming are the notices that are published and not on yet, the nearest first.
func coming(notices []data.Notice, now time.Time) (all []data.Notice) {
	for _, n := range notices {
		if n.From.After(now) {
			all = append(all, n)
		}
	}
	slices.SortStableFunc(all, func(a, b data.Notice) int { return a.From.Compare(b.From) })
	return all
}

// onBoards is what is on the boards now, by their schedule.
func (c *console) onBoards(ctx context.Context, l data.Language, content data.Content, now time.Time) ([]onNow, error) {
	judged, err := c.Board.OnAt(ctx, l, now)
	if err != nil {
		return nil, fmt.Errorf("on the boards: %w", err)
	}
	titles := titlesOf(content)
	var all []onNow
	for _, j := range judged {
		on := onNow{phrases.BoardKindName(l, j.Kind), "/board/" + j.ID, j.Why}
		switch j.Kind {
		case data.BoardNotice:
			on.Link = "/notices/" + j.ID
		case data.BoardPosting:
			on.Link = "/postings/" + j.ID
		default:
		}
		on.Name = cmp.Or(titles[j.ID], on.Name)
		all = append(all, on)
	}
	return all, nil
}

// titlesOf are the titles of what may be on a board, by ID.
func titlesOf(c data.Content) map[string]string {
	titles := make(map[string]string, len(c.Notices)+len(c.Postings)+len(c.Board))
	for _, item := range c.Board {
		titles[string(item.ID)] = item.Title.BG
	}
	for _, p := range c.Postings {
		titles[string(p.ID)] = p.Title
	}
	for _, n := range c.Notices {
		titles[string(n.ID)] = n.Title
	}
	return titles
}
