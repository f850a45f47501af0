package console

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
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

// digest changes when the picture does.
func (s shot) digest() string {
	sum := sha256.Sum256(s.png)
	return hex.EncodeToString(sum[:8])
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
	Shown      string // digest of the picture; empty: there is none
	Private    bool   // a visitor looks at a case
	Waiting    bool   // nobody has asked for the picture yet
	Facts      []screenFact
	Word       mark // the worst of the facts
	Restarting bool
}

// Size is the picture's, so that its place is kept while it comes.
func (s screenView) Size() (width, height int) {
	if s.Vitals == nil || s.Vitals.Width <= 0 || s.Vitals.Height <= 0 {
		return 1920, 1080
	}
	return s.Vitals.Width, s.Vitals.Height
}

// Width is the picture's.
func (s screenView) Width() int { w, _ := s.Size(); return w }

// Height is the picture's.
func (s screenView) Height() int { _, h := s.Size(); return h }

// Tag is the class of the word.
func (s screenView) Tag() string {
	switch {
	case s.Restarting:
		return "warn"
	case s.Word == markBad || s.Word == markAlarm:
		return "off"
	case s.Word == markNote:
		return "warn"
	default:
		return "on"
	}
}

// Said is the one word for the screen.
func (s screenView) Said() phrases.Key {
	switch {
	case s.Restarting:
		return phrases.OfficeScreenWordRestarts
	case s.Word == markBad:
		return phrases.OfficeScreenWordBad
	case s.Word == markAlarm:
		return phrases.OfficeScreenWordAlarm
	case s.Word == markNote:
		return phrases.OfficeScreenWordNote
	default:
		return phrases.OfficeScreenWordWell
	}
}

// CanRestart reports whether the screen can be told to restart.
func (s screenView) CanRestart() bool { return s.Online && s.Run != "" && !s.Restarting }

// CanForget reports whether the screen can leave the list.
func (s screenView) CanForget() bool { return !s.Online && !s.Restarting }

type screensView struct {
	Screens []screenView
	State   string // changes when anything on the page does
}

// Several reports whether screens of the role have to be told apart by name.
func (v screensView) Several(role data.ScreenRole) bool {
	of := 0
	for _, s := range v.Screens {
		if s.Role == role {
			of++
		}
	}
	return of > 1
}

func (c *console) screens(w http.ResponseWriter, r *http.Request) error {
	p := c.page(r, "screens", phrases.OfficeNavScreens)
	v, err := c.viewScreens(r, c.lookAt)
	if err != nil {
		return err
	}
	p.Message, p.View = c.told(r), v
	return c.show(w, http.StatusOK, "screens", p)
}

// screensNow is the part of the page that htmx fetches again and again. It
// answers with nothing while nothing changed, so that no picture flickers.
func (c *console) screensNow(w http.ResponseWriter, r *http.Request) error {
	return c.showNow(w, r, "screensnow")
}

// showNow is what is on the screens, as the part that htmx fetches.
func (c *console) showNow(w http.ResponseWriter, r *http.Request, part string) error {
	v, err := c.viewScreens(r, c.lookAt)
	if err != nil {
		return err
	}
	if r.FormValue("state") == v.State {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	p := c.page(r, "screens", phrases.OfficeNavScreens)
	p.View = v
	return c.showPart(w, part, p)
}

// lookAtEach looks at every screen at once, so that one which does not answer holds up
// none of the others.
func lookAtEach(r *http.Request, health []data.ScreenHealth, look func(*http.Request, data.ScreenHealth) screenView) []screenView {
	seen := make([]screenView, len(health))
	var looking sync.WaitGroup
	for i := range health {
		looking.Go(func() { seen[i] = look(r, health[i]) })
	}
	looking.Wait()
	return seen
}

// viewScreens is what is known of every screen, with the picture that looking gives.
func (c *console) viewScreens(r *http.Request, look func(*http.Request, data.ScreenHealth) screenView) (screensView, error) {
	health := c.Screens()
	about, err := c.observe(r.Context(), c.language(r), health)
	if err != nil {
		return screensView{}, err
	}
	v := screensView{Screens: lookAtEach(r, health, look)}
	var state []byte
	for i := range v.Screens {
		s := &v.Screens[i]
		s.Facts = slices.Concat(about.facts(s.ScreenHealth), c.skips(r, about, s.ScreenHealth), about.guesses(c.Guessing(s.ID)))
		s.Word, s.Restarting = overall(s.Facts), about.restarting(s.ScreenHealth)
		state = fmt.Appendf(state, "%s %t %t %s %q\n", s.ID, s.Restarting, s.Private, s.Shown, s.Facts)
	}
	sum := sha256.Sum256(state)
	v.State = hex.EncodeToString(sum[:8])
	return v, nil
}

// skips is the page that the screen passes over, by the name that staff know.
func (c *console) skips(r *http.Request, about observer, h data.ScreenHealth) []screenFact {
	if h.Skipped == "" {
		return nil
	}
	content, err := c.Content(r.Context())
	if err != nil {
		c.report(r, "name of a page is not known", err)
	}
	name := cmp.Or(content.TitleOf(h.Skipped), h.Skipped)
	return []screenFact{{phrases.OfficeScreenSkippedName, about.say(phrases.OfficeScreenSkipped, name), markNote, about.say(phrases.OfficeScreenDoSkipped)}}
}

func (c *console) lookAt(r *http.Request, health data.ScreenHealth) screenView {
	s := screenView{ScreenHealth: health}
	if !health.Online || health.Painting(c.Clock()) == data.PaintingSilent {
		return s // whoever is silent does not answer: nobody waits for its picture
	}
	switch newest, err := c.look(r.Context(), health.ID); {
	case r.Context().Err() != nil: // the browser went away
	case err != nil:
		c.report(r, "screen not seen", err)
	case newest.private:
		s.Private = true
	default:
		s.Shown = newest.digest()
	}
	return s
}

// glance looks at a screen and waits for nothing: it has the picture that was taken a
// moment ago, or none yet.
func (c *console) glance(_ *http.Request, health data.ScreenHealth) screenView {
	s := screenView{ScreenHealth: health}
	newest, ok := c.shots.get(health.ID, c.Clock())
	switch {
	case !health.Online:
	case !ok:
		s.Waiting = true
	case newest.private:
		s.Private = true
	default:
		s.Shown = newest.digest()
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

// refusal says why a screen stays on an edition, from the one word with which it
// told the office.
func refusal(l data.Language, problem string) string {
	reasons := map[string]phrases.Key{
		"torn": phrases.OfficeScreenTorn, "tampered": phrases.OfficeScreenTampered, "newer": phrases.OfficeScreenNewer,
	}
	if reason, ok := reasons[problem]; ok {
		return phrases.In(l, reason)
	}
	return phrases.In(l, phrases.OfficeScreenUnreadable)
}
