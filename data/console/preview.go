package console

import (
	"encoding/base64"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type previewView struct {
	Picture template.URL // empty: it could not be painted
	Pages   int
	Unfit   string // does not fit; empty: all of it does
	What    string // one sentence of what will happen
	Offline bool   // one screen or more is not connected
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
	v := previewView{What: c.whatHappens(p.Language, n)}
	for _, s := range c.counted() {
		v.Offline = v.Offline || !s.Online
	}
	shown, err := c.Preview(r.Context(), n)
	if err != nil {
		c.report(r, "preview not painted", err)
	} else {
		v.Picture, v.Pages, v.Unfit = pngURI(shown.PNG), shown.Pages, shown.Unfit
	}
	p.View = v
	return c.showPart(w, "preview", p)
}

// whatHappens says when and where the notice will be shown once published.
func (c *console) whatHappens(l data.Language, n data.Notice) string {
	if n.From.IsZero() || n.Until.IsZero() && !n.Permanent {
		return phrases.In(l, phrases.OfficeNoticeNeedsTimes)
	}
	if n.Permanent {
		return phrases.In(l, phrases.OfficeNoticeWillStay, phrases.Moment(l, n.From))
	}
	if !n.Until.After(n.From) {
		return phrases.In(l, phrases.OfficeNoticeEndsBefore)
	}
	if !n.Until.After(c.Clock()) {
		return phrases.In(l, phrases.OfficeProblemInThePast)
	}
	from, until := phrases.Moment(l, n.From), phrases.Moment(l, n.Until)
	where := screensInWords(l, c.counted())
	if where == "" {
		return phrases.In(l, phrases.OfficeNoticeWillShowLater, from, until)
	}
	return phrases.In(l, phrases.OfficeNoticeWillShow, from, until, where)
}

// longGone is how long a screen may be away and still be counted on.
const longGone = 24 * time.Hour

// counted are the screens that a notice can be expected on: one that is away
// for longer was switched off for good or has another name now.
func (c *console) counted() []data.ScreenHealth {
	now := c.Clock()
	return slices.DeleteFunc(slices.Clone(c.Screens()), func(s data.ScreenHealth) bool {
		return !s.Online && now.Sub(s.LastSeen) > longGone
	})
}

// screensInWords counts: „1 табло и 1 киоск“; empty: there is none.
func screensInWords(l data.Language, screens []data.ScreenHealth) string {
	boards, kiosks := 0, 0
	for _, s := range screens {
		switch s.Role {
		case data.RoleBoard:
			boards++
		case data.RoleKiosk:
			kiosks++
		}
	}
	board := counted(l, boards, phrases.OfficeCountBoard, phrases.OfficeCountBoards)
	kiosk := counted(l, kiosks, phrases.OfficeCountKiosk, phrases.OfficeCountKiosks)
	switch {
	case boards == 0:
		return kiosk
	case kiosks == 0:
		return board
	default:
		return phrases.In(l, phrases.OfficeCountAnd, board, kiosk)
	}
}

func counted(l data.Language, n int, one, many phrases.Key) string {
	switch n {
	case 0:
		return ""
	case 1:
		return phrases.In(l, one)
	default:
		return phrases.In(l, many, strconv.Itoa(n))
	}
}
