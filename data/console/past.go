package console

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Past is what hung on a screen at a moment.
type Past struct {
	data.Showing
	Title string         // of the notice, posting or item; empty: it has none
	PNG   []byte         // rebuilt from what was published then; nil: that is not kept
	Same  bool           // the picture is of the very version that the screen told of
	Alert *data.Alert    // that covered the screen; nil: none did, or it is not kept
	Why   data.GapReason // no page hung, for this reason; empty: one did
}

type pastView struct {
	Screens []data.ScreenHealth
	Screen  data.ScreenID
	At      string // as the form sends it
	Asked   bool
	Hung    *Past // nil: nothing is known
}

// Picture is the rebuilt picture as an address; empty: there is none.
func (p Past) Picture() template.URL {
	if p.PNG == nil {
		return ""
	}
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(p.PNG)) //nolint:gosec // our own picture
}

// Second is a moment to the second.
func (p page) Second(t time.Time) string {
	return phrases.Date(p.Language, t) + ", " + t.In(data.Sofia()).Format("15:04:05")
}

// past answers what hung on a screen at a moment.
func (c *console) past(w http.ResponseWriter, r *http.Request) error {
	v := pastView{Screen: data.ScreenID(r.FormValue("screen")), At: r.FormValue("at")}
	for _, s := range c.Screens() {
		if s.Role == data.RoleBoard {
			v.Screens = append(v.Screens, s)
		}
	}
	at, problems := readMoment(nil, "at", v.At)
	problems = c.notYet(problems, "at", at)
	status := http.StatusOK
	switch {
	case problems != nil:
		status = http.StatusUnprocessableEntity
	case v.At != "":
		var err error
		if v.Hung, err = c.hung(r.Context(), v.Screen, at); err != nil {
			return err
		}
		v.Asked = true
	}
	p := c.page(r, "screens", phrases.OfficePast)
	p.Problems, p.View = problems, v
	return c.show(w, status, "past", p)
}

// hung is what hung; nil: nothing is known of it.
func (c *console) hung(ctx context.Context, screen data.ScreenID, at time.Time) (*Past, error) {
	hung, err := c.Past(ctx, screen, at)
	if errors.Is(err, data.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("what hung: %w", err)
	}
	return &hung, nil
}

// Away is why no page hung.
func (p page) Away(why data.GapReason) string { return phrases.GapName(p.Language, why) }
