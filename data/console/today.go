package console

import (
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type todayView struct {
	Screens []data.ScreenHealth
	On      []data.Notice // on the screens now
	Coming  []data.Notice // published, not on yet
}

// Several reports whether screens of the role have to be told apart by name.
func (v todayView) Several(role data.ScreenRole) bool {
	of := 0
	for _, s := range v.Screens {
		if s.Role == role {
			of++
		}
	}
	return of > 1
}

// today is the console's first page: what the house shows at this moment.
func (c *console) today(w http.ResponseWriter, r *http.Request) error {
	drafted, err := c.Notices.DraftedNotices(r.Context())
	if err != nil {
		return fmt.Errorf("notices of today: %w", err)
	}
	v, now := todayView{Screens: c.Screens()}, c.Clock()
	for _, d := range drafted {
		switch n := d.Published; {
		case n == nil:
		case n.ShownAt(now):
			v.On = append(v.On, *n)
		case n.From.After(now):
			v.Coming = append(v.Coming, *n)
		}
	}
	p := c.page(r, "today", phrases.OfficeNavToday)
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "today", p)
}
