package display

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// noticeSheets are the pages of a notice: one, or as many as its text needs.
func (p *planner) noticeSheets(n data.Notice) []sheet {
	address := ""
	if p.content.Town.Public != "" {
		address = p.content.Town.Public.Notice(n.ID)
	}
	return p.once(textPage{
		frame: p.frame, kind: data.BoardNotice, about: string(n.ID), kicker: phrases.Notice, content: digest(n, address),
		title: n.Title, body: n.Body, times: noticeTimes(n), address: address,
	}.sheets, p.Screen, data.BoardNotice, n, address)
}

// noticeTimes says when the notice is on. A draft in the preview may not know yet.
func noticeTimes(n data.Notice) string {
	switch {
	case n.From.IsZero():
		return ""
	case !n.Until.IsZero():
		return phrases.In(spoken, phrases.FromUntil, phrases.Date(spoken, n.From), lastDay(n.Until))
	case n.Permanent:
		return phrases.In(spoken, phrases.BoardSince, phrases.Date(spoken, n.From))
	}
	return ""
}

// textPage is a page of a text.
type textPage struct {
	frame
	kind        data.BoardKind
	about       string // names the pages among those of their kind
	content     string // differs whenever they would look different
	kicker      phrases.Key
	title, body string
	times       string
	address     string // of the full text; empty: no public page
	lines       []look.WrittenLine
	n, of       int
}

// sheets are the pages of the text.
func (t textPage) sheets() []sheet {
	parts := t.split()
	var sheets []sheet
	for i, lines := range parts {
		page := t
		page.lines, page.n, page.of = lines, i+1, len(parts)
		sheets = append(sheets, sheet{
			page: playlist.Page{
				ID: pageID(t.kind, t.about, i+1), Kind: t.kind, Content: t.content,
				Dwell: playlist.Dwell(t.title + " " + wordsOf(lines)),
			},
			paint: func() (picture, error) { return picture{page.paint(), page.stage}, nil },
		})
	}
	return sheets
}

// columns are the room of the text and of the QR beside or below it.
func (t textPage) columns() (text, code box) {
	room := t.inside(t.stage)
	head := t.captions(room.w) + t.PX(8) + t.Height(look.Heading, t.title, room.w) + t.PX(24)
	text = box{room.x, room.y + head, room.w, room.h - head}
	if t.address == "" {
		return text, box{}
	}
	side := t.PX(300)
	if t.Portrait() {
		text.h -= side + t.PX(24)
		return text, box{room.x, text.y + text.h + t.PX(24), side, side}
	}
	side = min(side, text.h+t.footer()-t.PX(24)-t.LineHeight(look.Caption)-t.PX(10))
	text.w -= side + t.PX(56)
	return text, box{room.x + room.w - side, text.y, side, side}
}

// captions is how high the lines above the title are.
func (t textPage) captions(width float32) float32 {
	if t.Portrait() {
		return t.LineHeight(look.Caption) + t.Height(look.Caption, t.times, width)
	}
	return t.LineHeight(look.Caption)
}

// split breaks the text into pages of whole lines. No page begins or ends with
// an empty one, and no heading is left behind by what it heads.
func (t textPage) split() [][]look.WrittenLine {
	text, _ := t.columns()
	most := max(int(text.h/t.LineHeight(look.Body)), 1)
	lines := t.BreakWritten(t.body, text.w, look.Ink)
	var pages [][]look.WrittenLine
	for len(lines) > 0 {
		lines = trimEmpty(lines)
		part := lines[:min(most, len(lines))]
		if len(part) < len(lines) {
			part = withoutLastHeading(part)
		}
		lines = lines[len(part):]
		if part = trimEmpty(part); len(part) > 0 {
			pages = append(pages, part)
		}
	}
	if len(pages) == 0 {
		return [][]look.WrittenLine{nil}
	}
	return pages
}

func empty(line look.WrittenLine) bool { return line.Words() == "" }

func trimEmpty(lines []look.WrittenLine) []look.WrittenLine {
	for len(lines) > 0 && empty(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && empty(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return slices.Clip(lines)
}

// withoutLastHeading leaves a heading at the end of the page to the next one, unless
// nothing else would be left.
func withoutLastHeading(lines []look.WrittenLine) []look.WrittenLine {
	shorter := lines
	for len(shorter) > 0 && (shorter[len(shorter)-1].Heading || empty(shorter[len(shorter)-1])) {
		shorter = shorter[:len(shorter)-1]
	}
	if len(shorter) == 0 {
		return lines
	}
	return shorter
}

// wordsOf is what the lines say.
func wordsOf(lines []look.WrittenLine) string {
	var words []string
	for _, line := range lines {
		words = append(words, line.Words())
	}
	return strings.Join(words, " ")
}

func (t textPage) paint() []fyne.CanvasObject {
	w := t.flow(t.inside(t.stage))
	w.objects = append(w.objects, t.sheet(t.stage, look.Paper))
	if t.times != "" && !t.Portrait() {
		line := t.line(look.Caption, t.times, look.Muted, fyne.TextAlignTrailing)
		w.objects = append(w.objects, look.Place(line, w.room.x+w.room.w/3, w.y, w.room.w*2/3, t.LineHeight(look.Caption)))
	}
	w.text(look.Caption, kicker(t.kicker, t.n, t.of), look.Pine)
	if t.Portrait() {
		w.text(look.Caption, t.times, look.Muted)
	}
	w.gap(8)
	w.text(look.Heading, t.title, look.Ink)
	text, code := t.columns()
	w.objects = append(w.objects, at(t.StackWritten(t.lines, text.w, look.Ink), text))
	if t.address != "" {
		w.objects = append(w.objects, t.paintCode(code)...)
	}
	return w.objects
}

// paintCode is the QR of the full text with its words below, or beside it on a
// screen that stands upright.
func (t textPage) paintCode(b box) []fyne.CanvasObject {
	words := phrases.In(spoken, phrases.BoardFullText)
	place := box{b.x, b.y + b.h + t.PX(10), b.w, t.LineHeight(look.Caption)}
	align := fyne.TextAlignCenter
	if t.Portrait() {
		place = box{b.x + b.w + t.PX(28), b.y + (b.h-place.h)/2, t.stage.w - 2*t.pad - b.w - t.PX(28), place.h}
		align = fyne.TextAlignLeading
	}
	return []fyne.CanvasObject{at(t.qr(t.address, b.w), b), at(t.line(look.Caption, words, look.Ink, align), place)}
}

// lastDay says until when: the time too, unless the end is midnight, which is
// the whole day before it.
func lastDay(until time.Time) string {
	until = until.In(data.Sofia())
	if phrases.Clock(until) == "00:00" {
		return phrases.Date(spoken, until.Add(-time.Minute))
	}
	return phrases.Moment(spoken, until)
}
