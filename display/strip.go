package display

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// strip is the line at the lower end: the titles of the notices that are on,
// one after the other. A title that is too long is shown in parts; nothing
// crawls.
type strip struct {
	frame
	object   *fyne.Container
	website  string
	messages map[playlist.PageID]message
	program  playlist.Program
	notices  []told
	band     *data.Alert // takes the place of the notices; nil: there is none
	shown    string      // digest of what is painted
}

// message is a part of a title.
type message struct {
	lines  []string
	notice data.NoticeID
	label  string // of an alert, in its language; empty: the usual one
}

// told is a notice and when it is on.
type told struct {
	data.Notice
	spans playlist.Spans
}

func newStrip(f frame) *strip {
	s := &strip{frame: f, messages: map[playlist.PageID]message{}}
	s.object = look.Fixed(f.strip.w, f.strip.h)
	look.Place(s.object, f.strip.x, f.strip.y, f.strip.w, f.strip.h)
	return s
}

// use takes the notices of a newer edition, or of a new day, and the alert that
// comes before them; nil: there is none.
func (s *strip) use(town data.Town, notices []told, band *data.Alert, now time.Time) {
	s.website, s.notices, s.band = town.Website, notices, band
	s.messages = map[playlist.PageID]message{}
	if band != nil {
		s.program = s.program.Follow(s.bandPages(*band), now)
		return
	}
	var pages []playlist.Page
	for _, n := range notices {
		parts := s.parts(n.Title)
		for i, part := range parts {
			page := playlist.Page{
				ID: pageID(data.BoardNotice, string(n.ID), i+1), Item: playlist.ItemID(n.ID), Kind: data.BoardNotice, Content: digest(n.Notice),
				Dwell: playlist.Dwell(strings.Join(part, " ")), Spans: n.spans, News: true,
			}
			s.messages[page.ID] = message{lines: part, notice: n.ID}
			pages = append(pages, page)
		}
	}
	s.program = s.program.Follow(pages, now)
}

// bandPages are the sentences of an alert in Bulgarian, and then in English.
func (s *strip) bandPages(a data.Alert) []playlist.Page {
	var pages []playlist.Page
	for _, l := range data.Languages() {
		if l == data.English && a.Title.EN+a.Body.EN == "" {
			continue
		}
		for i, part := range s.sentences(a, l) {
			id := playlist.PageID(fmt.Sprintf("alert/%s/%s/%d", a.ID, l, i+1))
			s.messages[id] = message{lines: part, label: strings.ToUpper(phrases.AlertTitle(l, a))}
			pages = append(pages, playlist.Page{
				ID: id, Item: "alert", Content: digest(a), Dwell: playlist.Dwell(strings.Join(part, " ")), Spans: playlist.Always(), News: true,
			})
		}
	}
	return pages
}

// sentenceEnd is where one sentence ends and another begins.
var sentenceEnd = regexp.MustCompile(`[.!?]\s+`)

// sentences are the alert in pieces that fit the strip, with whom to call. No piece
// ends within a sentence that fits alone: „Не ползвайте асансьора“ is dangerous
// without its first word.
func (s *strip) sentences(a data.Alert, l data.Language) (parts [][]string) {
	title := strings.TrimRight(a.Title.In(l), ".") + "."
	all := []string{title}
	body, begun := a.Body.In(l), 0
	for _, end := range sentenceEnd.FindAllStringIndex(body, -1) {
		all, begun = append(all, body[begun:end[0]+1]), end[1]
	}
	if begun < len(body) {
		all = append(all, body[begun:])
	}
	if a.Phone != "" {
		all = append(all, phrases.In(l, phrases.AlertPhone, phrases.PhoneNumber(a.Phone)))
	}
	piece := ""
	for _, sentence := range all {
		longer := strings.TrimSpace(piece + " " + sentence)
		if piece != "" && len(s.Break(look.Body, longer, s.words().w)) > s.lines {
			parts, longer = append(parts, s.parts(piece)...), sentence
		}
		piece = longer
	}
	return append(parts, s.parts(piece)...)
}

// parts are the pieces of a title that fit the strip. What goes on is marked.
func (s *strip) parts(title string) [][]string {
	const more = "…"
	width := s.words().w
	if lines := s.Break(look.Body, title, width); len(lines) <= s.lines {
		return [][]string{lines}
	}
	parts := slices.Collect(slices.Chunk(s.Break(look.Body, title, width-2*s.Width(look.Body, more+" ")), s.lines))
	for i := range parts {
		parts[i] = slices.Clone(parts[i])
		if i > 0 {
			parts[i][0] = more + " " + parts[i][0]
		}
		if last := len(parts[i]) - 1; i < len(parts)-1 {
			parts[i][last] += " " + more
		}
	}
	return parts
}

// show paints the message that is on, and says until when.
func (s *strip) show(now time.Time) time.Time {
	on := s.program.At(now)
	m := s.messages[on.Page.ID]
	n, of := 0, 0
	for _, notice := range s.notices {
		if notice.spans.On(now) {
			of++
			if notice.ID == m.notice {
				n = of
			}
		}
	}
	if key := digest(m, n, of, s.website, s.band != nil); key != s.shown {
		s.shown = key
		s.object.Objects = s.paint(m, n, of)
		s.object.Refresh()
	}
	return on.Until
}

// labels are those that may stand in the tab.
func (s *strip) labels() (all []string) {
	if s.band == nil {
		return []string{strings.ToUpper(phrases.In(spoken, phrases.BoardMessages))}
	}
	for _, l := range data.Languages() {
		all = append(all, strings.ToUpper(phrases.AlertTitle(l, *s.band)))
	}
	return all
}

func (s *strip) labelWidth() (width float32) {
	for _, label := range s.labels() {
		width = max(width, s.Width(look.Label, label)+2*s.PX(36))
	}
	return width
}

// tab is where the label stands: at the left end, or above the message on a
// screen that stands upright.
func (s *strip) tab() box {
	if s.Portrait() {
		return box{0, 0, s.labelWidth(), s.PX(58)}
	}
	return box{0, 0, s.labelWidth(), s.strip.h}
}

// words is where the message stands, in the strip.
func (s *strip) words() box {
	tab := s.tab()
	if s.Portrait() {
		return box{s.header.x, tab.h, s.header.w, s.strip.h - tab.h}
	}
	left := tab.w + s.PX(36)
	return box{left, 0, s.strip.w - left - s.countWidth() - s.header.x - s.PX(24), s.strip.h}
}

func (s *strip) countWidth() float32 { return s.Width(look.Caption, "88 / 88") }

func (s *strip) paint(m message, n, of int) []fyne.CanvasObject {
	sheet := look.PineNight
	if s.band != nil {
		sheet = look.Red
	}
	ground := look.Place(s.Panel(sheet, look.Line, 0, 0), 0, 0, s.strip.w, s.strip.h)
	if of == 0 && s.band == nil {
		return append([]fyne.CanvasObject{ground}, s.paintCalm()...)
	}
	words, tab := s.words(), s.tab()
	high := s.LineHeight(look.Body) * float32(len(m.lines))
	count := s.line(look.Caption, fmt.Sprintf("%d / %d", n, of), look.OnPineSoft, fyne.TextAlignTrailing)
	if s.band != nil {
		count.Text = ""
	}
	return []fyne.CanvasObject{
		ground,
		at(s.Panel(look.Amber, look.Line, 0, 0), tab),
		at(s.line(look.Label, cmp.Or(m.label, s.labels()[0]), look.OnAmber, fyne.TextAlignCenter), tab),
		look.Place(s.Stack(look.Body, m.lines, words.w, look.OnPine), words.x, words.y+(words.h-high)/2, words.w, high),
		look.Place(count, s.strip.w-s.header.x-s.countWidth(), 0, s.countWidth(), tab.h),
	}
}

// paintCalm is the strip when no notice is on: where to read more.
func (s *strip) paintCalm() []fyne.CanvasObject {
	if s.website == "" {
		return nil
	}
	words := phrases.In(spoken, phrases.BoardMore, s.website)
	left := s.header.x
	width := s.strip.w - 2*left - s.PX(72)
	lines := s.Lines(look.Body, words, width, look.OnPine)
	high := lines.MinSize().Height
	return []fyne.CanvasObject{
		look.Place(s.Icon("world", s.PX(48), look.OnPineSoft), left, (s.strip.h-s.PX(48))/2, s.PX(48), s.PX(48)),
		look.Place(lines, left+s.PX(72), (s.strip.h-high)/2, width, high),
	}
}
