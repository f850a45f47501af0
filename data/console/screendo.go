package console

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// ScreenDesk is what the office knows of screens beside their health, and what staff
// do with them.
type ScreenDesk interface {
	// RestartScreen tells the screen's program to end, to be started anew by whoever
	// keeps it running. It is data.ErrUnavailable where none is connected that can.
	RestartScreen(ctx context.Context, by string, id data.ScreenID) error
	// ForgetScreen takes a screen from the list that is not in use any more;
	// data.ErrConflict where it is connected.
	ForgetScreen(ctx context.Context, by string, id data.ScreenID) error
	// EditionsAfter is how many editions are newer, and since when the first of them
	// is out.
	EditionsAfter(ctx context.Context, n data.EditionNumber) (newer int, since time.Time, err error)
}

// screenAct is what staff are asked about before it is done to a screen.
type screenAct struct {
	data.ScreenHealth
	Do      string // the last word of the address
	What    phrases.Key
	Button  phrases.Key
	Visited bool // a kiosk, which a visitor may be using
}

// askToRestart asks before a screen is restarted.
func (c *console) askToRestart(w http.ResponseWriter, r *http.Request) error {
	return c.askAboutScreen(w, r, phrases.OfficeScreenRestartTitle, screenAct{
		Do: "restart", What: phrases.OfficeScreenRestartWhat, Button: phrases.OfficeScreenRestartDo,
	})
}

// askToForget asks before a screen leaves the list.
func (c *console) askToForget(w http.ResponseWriter, r *http.Request) error {
	return c.askAboutScreen(w, r, phrases.OfficeScreenForgetTitle, screenAct{
		Do: "forget", What: phrases.OfficeScreenForgetWhat, Button: phrases.OfficeScreenForgetDo,
	})
}

func (c *console) askAboutScreen(w http.ResponseWriter, r *http.Request, title phrases.Key, act screenAct) error {
	screens, id := c.Screens(), data.ScreenID(r.PathValue("id"))
	i := slices.IndexFunc(screens, func(h data.ScreenHealth) bool { return h.ID == id })
	if i < 0 {
		return data.ErrNotFound
	}
	act.ScreenHealth = screens[i]
	act.Visited = act.Do == "restart" && act.Role == data.RoleKiosk
	p := c.page(r, "screens", title)
	p.View = act
	return c.show(w, http.StatusOK, "screendo", p)
}

// restartScreen restarts a screen, and leads to where it is seen to come back.
func (c *console) restartScreen(w http.ResponseWriter, r *http.Request) error {
	id, m := data.ScreenID(r.PathValue("id")), message{Key: phrases.OfficeScreenRestartAsked}
	err := c.ScreenDesk.RestartScreen(r.Context(), clerk(r.Context()).Name, id)
	m.Args = []string{string(id)}
	switch {
	case errors.Is(err, data.ErrUnavailable):
		m.Key, m.Failed = phrases.OfficeScreenNotConnected, true
	case err != nil:
		c.report(r, "screen not restarted", err)
		m.Key, m.Failed = phrases.OfficeScreenNotRestarted, true
	}
	return c.toScreens(w, r, m)
}

// forgetScreen takes a screen from the list. One that is gone from it already is as
// it was wished.
func (c *console) forgetScreen(w http.ResponseWriter, r *http.Request) error {
	id, m := data.ScreenID(r.PathValue("id")), message{Key: phrases.OfficeScreenForgotten}
	err := c.ScreenDesk.ForgetScreen(r.Context(), clerk(r.Context()).Name, id)
	m.Args = []string{string(id)}
	switch {
	case errors.Is(err, data.ErrConflict):
		m.Key, m.Failed = phrases.OfficeScreenStillThere, true
	case err != nil && !errors.Is(err, data.ErrNotFound):
		c.report(r, "screen not forgotten", err)
		m.Key, m.Failed = phrases.OfficeScreenNotForgotten, true
	}
	return c.toScreens(w, r, m)
}

func (c *console) toScreens(w http.ResponseWriter, r *http.Request, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/screens", http.StatusSeeOther)
	return nil
}
