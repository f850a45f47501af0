package console

import (
	"context"
	"encoding/base64"
	"html/template"
	"net/http"
	"slices"
	"time"
	"unicode/utf8"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Surface is what a preview is a picture of.
type Surface string

// The surfaces. The public page is no picture: phones lay it out themselves.
const (
	OnBoard   Surface = "board"   // that lies
	OnUpright Surface = "upright" // a board that stands
	OnKiosk   Surface = "kiosk"   // that lies

	OnUprightKiosk Surface = "upright-kiosk" // for entries alone
)

// Preview paints the notice as the surface will show it, off-screen.
type Preview func(context.Context, data.Notice, Surface) (Previewed, error)

// Previewed is how something will look and how often it will be seen.
type Previewed struct {
	PNG    []byte        // its first page
	Pages  int           // that a board needs
	Lasts  time.Duration // until a board has shown all of them
	GoesOn bool          // it is longer than the kiosk's screen
	Unfit  string        // a text of it that does not fit on a board; empty: all of it does
	Points int           // that letters on an A4 sheet of it need to be read from afar; 0: it is no document
	Often  *Often        // nil: it was not counted
}

// Often is how often something will come onto a board on a usual day.
type Often struct {
	Day         time.Time     // which; zero: it never comes
	Least, Most int           // times, on the boards of its groups
	Shown       time.Duration // at most
	Awake       time.Duration // for which the screens are on that day; 0: they are off
}

type previewView struct {
	Picture template.URL // empty: it could not be painted
	Surface Surface
	Previewed
	MostLetters int    // that a text may have, which is too long; 0: it is not
	Long        string // which text is longer than it may be; empty: none
	Nothing     string // why there is no picture; empty: it could not be painted
	What        string // what will happen, in sentences
	Offline     bool   // one screen or more is not connected
}

// Seconds is how long it takes until a board has shown everything.
func (v previewView) Seconds() int { return int(v.Lasts.Round(time.Second).Seconds()) }

// mostPages is how many pages of one text somebody who passes a board may be expected
// to wait for.
const mostPages = 3

// surfaces are those on which the thing is shown.
func (c *console) surfaces(section string) []Surface {
	if section == "board" {
		return []Surface{OnBoard, OnUpright}
	}
	return []Surface{OnBoard, OnUpright, OnKiosk}
}

// surface is the one that the clerk has chosen, among those.
func (c *console) surface(r *http.Request, section string) Surface {
	chosen := Surface(c.sessions.GetString(r.Context(), sessionSurface))
	if slices.Contains(c.surfaces(section), chosen) {
		return chosen
	}
	return OnBoard
}

// choose is the surface that the form asks for; it is kept for the next one.
func (c *console) choose(r *http.Request, section string) Surface {
	asked := Surface(r.PostForm.Get("surface"))
	if !slices.Contains(c.surfaces(section), asked) {
		return c.surface(r, section)
	}
	if asked != c.surface(r, section) {
		c.sessions.Put(r.Context(), sessionSurface, string(asked))
	}
	return asked
}

// previewer is the part of a form that shows how it will look.
type previewer struct {
	Form     string // its id
	Address  string // that paints
	Surfaces []Surface
	Surface  Surface // the chosen one
}

func (c *console) previewer(r *http.Request, section, form string) previewer {
	return previewer{form, "/" + section + "/preview", c.surfaces(section), c.surface(r, section)}
}

// painted is the view of what was painted.
func painted(on Surface, shown Previewed, letters int) previewView {
	v := previewView{Surface: on, Previewed: shown, Picture: pngURI(shown.PNG)}
	if shown.Pages > mostPages && letters > 0 {
		v.MostLetters = max(letters*mostPages/shown.Pages/50*50, 50)
	}
	return v
}

// pngURI is the picture as an address that carries it whole.
func pngURI(png []byte) template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(png)) //nolint:gosec // our own picture
}

// previewNotice paints what stands in the form; it saves nothing.
func (c *console) previewNotice(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	_, n, _ := c.readNotice(r)
	n.ID = data.NoticeID(r.PostForm.Get("notice")) // so that the board shows it once
	p := c.page(r, "notices", phrases.OfficeNoticePreview)
	v := previewView{Surface: c.choose(r, "notices")}
	shown, err := c.Preview(r.Context(), n, v.Surface)
	if err != nil {
		c.report(r, "preview not painted", err)
	} else {
		v = painted(v.Surface, shown, utf8.RuneCountInString(n.Body))
	}
	if v.Long = tooLong(p, n); v.Long != "" {
		v.Unfit = "" // what stands beside it is not to blame
	}
	v.What, v.Offline = c.whatHappens(p.Language, n, shown.Often), c.someOffline(c.counted())
	p.View = v
	return c.showPart(w, "preview", p)
}

// tooLong says which text of the notice is longer than it may be; empty: none.
func tooLong(p page, n data.Notice) string {
	for _, t := range []struct {
		field, text string
		most        int
	}{{"title", n.Title, data.MaxNoticeTitle}, {"body", n.Body, data.MaxNoticeBody}} {
		if long := utf8.RuneCountInString(t.text); long > t.most {
			return p.FieldName(t.field) + ": " + phrases.In(p.Language, phrases.OfficeProblemLength, long, t.most)
		}
	}
	return ""
}

// someOffline reports whether one of the screens is not connected.
func (c *console) someOffline(screens []data.ScreenHealth) bool {
	return slices.ContainsFunc(screens, func(s data.ScreenHealth) bool { return !s.Online })
}
