package console

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Picture is what a screen shows at this moment, as PNG. It is private, and
// empty, while a visitor looks at a case. It returns when the context ends.
type Picture func(context.Context, data.ScreenID) (png []byte, private bool, err error)

// shotLife is how long a picture is "this moment": long enough for the page
// and its image to ask the screen once.
const shotLife = 1500 * time.Millisecond

// shots remembers the newest picture of each screen, so that several open
// pages do not make the screens paint for each of them.
type shots struct {
	mu sync.Mutex
	of map[data.ScreenID]shot
}

// patience is how long one screen is waited for; the page then says that its
// picture did not come.
const patience = 2 * time.Second

type shot struct {
	png     []byte
	private bool
	at      time.Time
}

func newShots() *shots { return &shots{of: map[data.ScreenID]shot{}} }

func (s *shots) get(id data.ScreenID, now time.Time) (shot, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	newest, ok := s.of[id]
	return newest, ok && now.Sub(newest.at) < shotLife
}

func (s *shots) put(id data.ScreenID, newest shot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of[id] = newest
}

// look takes the screen's picture, or the one taken a moment ago.
func (c *console) look(ctx context.Context, id data.ScreenID) (shot, error) {
	ctx, enough := context.WithTimeout(ctx, patience)
	defer enough()
	now := c.Clock()
	if newest, ok := c.shots.get(id, now); ok {
		return newest, nil
	}
	png, private, err := c.Picture(ctx, id)
	if err != nil {
		return shot{}, fmt.Errorf("picture of a screen: %w", err)
	}
	newest := shot{png: png, private: private, at: now}
	if private {
		newest.png = nil
	}
	c.shots.put(id, newest)
	return newest, nil
}

type screenView struct {
	data.ScreenHealth
	Shown   string // digest of the picture; empty: there is none
	Private bool   // a visitor looks at a case
	Skips   string // what the screen could not paint, as staff call it; empty: nothing
}

type screensView struct {
	Screens []screenView
	State   string // changes when anything on the page does
}

func (c *console) screens(w http.ResponseWriter, r *http.Request) error {
	p := c.page(r, "screens", phrases.OfficeNavScreens)
	p.Message, p.View = c.told(r), c.lookAtAll(r)
	return c.show(w, http.StatusOK, "screens", p)
}

// screensNow is the part of the page that htmx fetches again and again. It
// answers with nothing while nothing changed, so that no picture flickers.
func (c *console) screensNow(w http.ResponseWriter, r *http.Request) error {
	v := c.lookAtAll(r)
	if r.FormValue("state") == v.State {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	p := c.page(r, "screens", phrases.OfficeNavScreens)
	p.View = v
	return c.showPart(w, "screensnow", p)
}

// lookAtAll looks at every screen at once, so that one which does not answer
// holds up none of the others.
func (c *console) lookAtAll(r *http.Request) screensView {
	health := c.Screens()
	v := screensView{Screens: make([]screenView, len(health))}
	var looking sync.WaitGroup
	for i := range health {
		looking.Go(func() { v.Screens[i] = c.lookAt(r, health[i]) })
	}
	looking.Wait()
	c.nameSkipped(r, v.Screens)
	var state []byte
	for _, s := range v.Screens {
		seen := ""
		if !s.Online {
			seen = s.LastSeen.Format(minute)
		}
		state = fmt.Appendf(state, "%s %t %d %q %q %t %s %s\n", s.ID, s.Online, s.Edition, s.Problem, s.Skipped, s.Private, s.Shown, seen)
	}
	sum := sha256.Sum256(state)
	v.State = hex.EncodeToString(sum[:8])
	return v
}

// nameSkipped gives the pages that were passed over the names that staff know.
func (c *console) nameSkipped(r *http.Request, screens []screenView) {
	for i := range screens {
		s := &screens[i]
		if s.Skipped == "" {
			continue
		}
		content, err := c.Content(r.Context())
		if err != nil {
			c.report(r, "name of a page is not known", err)
		}
		s.Skips = cmp.Or(content.TitleOf(s.Skipped), s.Skipped)
	}
}

func (c *console) lookAt(r *http.Request, health data.ScreenHealth) screenView {
	s := screenView{ScreenHealth: health}
	if !health.Online {
		return s
	}
	switch newest, err := c.look(r.Context(), health.ID); {
	case err != nil:
		c.report(r, "screen not seen", err)
	case newest.private:
		s.Private = true
	default:
		digest := sha256.Sum256(newest.png)
		s.Shown = hex.EncodeToString(digest[:8])
	}
	return s
}

func (c *console) screenPicture(w http.ResponseWriter, r *http.Request) error {
	id := data.ScreenID(r.PathValue("id"))
	for _, health := range c.Screens() {
		if health.ID != id {
			continue
		}
		newest, err := c.look(r.Context(), id)
		if err != nil {
			c.report(r, "screen not seen", err)
			w.WriteHeader(http.StatusServiceUnavailable) // nobody reads words in place of a picture
			return nil
		}
		if newest.private {
			w.WriteHeader(http.StatusForbidden)
			return nil
		}
		w.Header().Set("Content-Type", "image/png")
		w.Header().Set("Content-Length", strconv.Itoa(len(newest.png)))
		_, _ = w.Write(newest.png) // a browser that went away needs no picture
		return nil
	}
	return data.ErrNotFound
}

// Refusal says why a screen stays on an edition, from the one word with which
// it told the office.
func (p page) Refusal(problem string) string {
	reasons := map[string]phrases.Key{
		"torn": phrases.OfficeScreenTorn, "tampered": phrases.OfficeScreenTampered, "newer": phrases.OfficeScreenNewer,
	}
	if reason, ok := reasons[problem]; ok {
		return phrases.In(p.Language, reason)
	}
	return phrases.In(p.Language, phrases.OfficeScreenUnreadable)
}
