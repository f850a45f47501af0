package display

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// caseSheets is the page that tells how to follow a case: in three steps, or in two
// where nothing is typed.
func (p *planner) caseSheets() []sheet {
	address := ""
	if p.content.Town.Public != "" && p.content.Town.Lookup.ByCode() { // else the slip's own code is the way
		address = p.content.Town.Public.CaseLookup()
	}
	page := stepsPage{frame: p.frame, address: address, about: phrases.BoardCase, title: phrases.BoardCaseTitle}
	return page.sheets(data.BoardCase, caseSteps(p.content.Town))
}

// feedbackSheets is the page that asks what people think, and says where.
func (p *planner) feedbackSheets() []sheet {
	page := stepsPage{frame: p.frame, about: phrases.FeedbackTitle, title: phrases.FeedbackQuestion}
	steps := []phrases.Key{phrases.BoardFeedbackKiosk, phrases.BoardFeedbackLast}
	if p.content.Town.Public != "" {
		page.address = p.content.Town.Public.Feedback(data.ViaBoard)
		steps = []phrases.Key{phrases.BoardFeedbackKiosk, phrases.BoardFeedbackPhone, phrases.BoardFeedbackLast}
	}
	return page.sheets(data.BoardFeedback, steps)
}

// sheets is the page with the steps.
func (t stepsPage) sheets(kind data.BoardKind, steps []phrases.Key) []sheet {
	for _, k := range steps {
		t.steps = append(t.steps, phrases.In(spoken, k))
	}
	return []sheet{{
		page: playlist.Page{
			ID: pageID(kind, "", 1), Kind: kind, Content: digest(t.steps, t.address),
			Dwell: playlist.Dwell(strings.Join(t.steps, " ")),
		},
		paint: func() (picture, error) { return picture{t.paint(), t.stage}, nil },
	}}
}

// caseSteps are what the town lets a visitor do: where only the slip opens a case,
// nothing is typed.
func caseSteps(t data.Town) []phrases.Key {
	second := phrases.BoardCaseStep2K
	if t.Public != "" {
		second = phrases.BoardCaseStep2
	}
	switch {
	case t.Lookup.ByDate():
		return []phrases.Key{phrases.BoardCaseStep1, second, phrases.BoardCaseStep3D}
	case t.Lookup.ByCode():
		return []phrases.Key{phrases.BoardCaseStep1, second, phrases.BoardCaseStep3}
	case t.Public != "":
		return []phrases.Key{phrases.BoardCaseStep1S, phrases.BoardCaseStep2S}
	default:
		return []phrases.Key{phrases.BoardCaseStep1S, second}
	}
}

// stepsPage is a few steps, and a code with which a phone goes them.
type stepsPage struct {
	frame
	about, title phrases.Key
	address      string // empty: no public page
	steps        []string
}

func (t stepsPage) paint() []fyne.CanvasObject {
	w := t.flow(t.inside(t.stage))
	w.objects = append(w.objects, t.sheet(t.stage, look.Paper))
	w.text(look.Caption, kicker(t.about, 1, 1), look.Pine)
	w.text(look.Heading, phrases.In(spoken, t.title), look.Ink)
	w.gap(34)
	if t.address != "" && !t.Portrait() {
		side := t.PX(440)
		code := box{w.room.x + w.room.w - side, w.y, side, side}
		w.objects = append(w.objects, t.paintCode(code)...)
		w.room.w -= side + t.PX(64)
	}
	for i, step := range t.steps {
		t.paintStep(w, i+1, step)
	}
	if t.address != "" && t.Portrait() {
		side := t.PX(520)
		w.objects = append(w.objects, t.paintCode(box{w.room.x + (w.room.w-side)/2, w.y + t.PX(30), side, side})...)
	}
	return w.objects
}

// paintStep is a number in a round field and what to do.
func (t stepsPage) paintStep(w *flow, n int, step string) {
	side := t.PX(96)
	field := t.Panel(look.Pine, look.Line, 0, 48)
	width := w.room.w - side - t.PX(32)
	height := t.Height(look.Body, step, width)
	number := t.line(look.Title, strconv.Itoa(n), look.OnPine, fyne.TextAlignCenter)
	high := max(height, side)
	w.objects = append(w.objects,
		look.Place(field, w.room.x, w.y, side, side),
		look.Place(number, w.room.x, w.y, side, side),
		look.Place(t.Lines(look.Body, step, width, look.Ink), w.room.x+side+t.PX(32), w.y+max((side-height)/2, 0), width, height))
	w.y += high + t.PX(40)
}

// paintCode is the QR with the address that one can also type.
func (t stepsPage) paintCode(b box) []fyne.CanvasObject {
	words := plain(t.address)
	width := t.stage.w - 2*t.pad
	if !t.Portrait() {
		width = b.w
	}
	lines := t.Centred(look.Caption, words, width, look.Ink)
	return []fyne.CanvasObject{
		at(t.qr(t.address, b.w), b),
		look.Place(lines, b.x+(b.w-width)/2, b.y+b.h+t.PX(12), width, lines.MinSize().Height),
	}
}
