package kiosk

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/keyboard"
)

const (
	mostHits    = 30 // nobody scrolls further on a kiosk; another letter is quicker
	longestText = 60 // letters of a query
)

// found is a hit with what stands at its right end.
type found struct {
	data.Hit
	service data.Service // of a service: its fee and term

	number   data.CaseNumber // of the way to a case whose number was typed
	received time.Time       // and its date; zero: it was not typed
}

// openSearch asks what the visitor looks for. What was typed before, and how far
// the list was scrolled, is still there after a look at a service.
func (v *visit) openSearch() {
	asked := v.looksFor(v.typed.query)
	load(v, func(c Catalogue, ctx context.Context) (*search, error) {
		groups, err := c.Groups(ctx)
		if err != nil {
			return nil, err
		}
		s := &search{visit: v, groups: groups}
		s.found, s.failed = find(ctx, c, asked)
		return s, nil
	}, func(s *search) page {
		s.note()
		return s.page()
	})
}

// looksFor is what is looked for here and now.
func (v *visit) looksFor(query string) question {
	return question{query: query, now: v.kiosk.o.Clock(), about: v.choosing()}
}

// search is the screen while it is shown.
type search struct {
	visit   *visit
	groups  []data.Group
	found   []found
	failed  error // why nothing can be found
	asked   int   // counts questions; an older answer that comes late is dropped
	cancel  context.CancelFunc
	room    fyne.Size
	typing  *fyne.Container // the field; nil: it stands above reach
	answers *fyne.Container // nil: they do
	above   *fyne.Container // in low reach, what is read and not touched; nil: nothing is
}

// note logs why nothing can be found, once for each question.
func (s *search) note() {
	if s.failed != nil {
		s.visit.kiosk.o.Log.Error("search failed", "error", data.RootCause(s.failed))
	}
}

func (s *search) page() page {
	p := page{under: s.visit.say(phrases.AskSearch), body: s.body, full: true, keys: s, writes: s.visit.say(phrases.AskSearch), news: s.news()}
	s.above = nil
	choosing := s.visit.choosing()
	if choosing {
		p.under = s.visit.say(phrases.FeedbackTitle) + " › " + s.visit.say(phrases.FeedbackForAny)
	}
	switch {
	case s.visit.low && !s.visit.keysAway:
		p.read = s.aboveReach
	case s.visit.low && choosing:
		p.heading = s.visit.say(phrases.FeedbackForAny)
	case s.visit.low:
		p.heading = s.visit.say(phrases.AskChosen)
	}
	return p
}

// aboveReach is what was typed and what it finds, to be read while the keys
// fill the lower half.
func (s *search) aboveReach(room fyne.Size) fyne.CanvasObject {
	s.above = look.Fixed(room.Width, room.Height)
	s.paintAbove()
	return s.above
}

func (s *search) paintAbove() {
	if s.above == nil {
		return
	}
	v, l, size := s.visit, s.visit.look(), s.above.MinSize()
	gap := l.PX(10)
	column := look.Column(gap, v.shownField(field{text: v.typed.query, icon: "search", hint: v.hint(size.Width), active: true}, size.Width))
	if len(s.found) > 0 {
		column.Add(l.Lines(look.Label, v.say(phrases.AskChoose, v.say(phrases.KeySearch)), size.Width, look.Pine))
		s.listAbove(column, size, gap)
	}
	if len(s.found) == 0 {
		s.noneAbove(column, size.Width)
	}
	s.above.Objects = []fyne.CanvasObject{look.Place(column, 0, 0, size.Width, column.MinSize().Height)}
	s.above.Refresh()
}

// noneAbove says that nothing is found, or typed yet, and what one can do: what can
// be touched comes when the keys are away.
func (s *search) noneAbove(column *fyne.Container, width float32) {
	v, l := s.visit, s.visit.look()
	what := v.say(phrases.AskNothing, strings.TrimSpace(v.typed.query))
	switch {
	case s.failed != nil:
		what = v.say(phrases.AskNoSearch)
	case v.typed.query == "":
		what = v.say(phrases.AskNothingYet)
	}
	column.Add(l.Lines(look.Strong, what, width, look.Ink))
	if help := v.help(); help != "" {
		column.Add(l.Lines(look.Body, v.say(phrases.AskHelp, help), width, look.Ink))
	}
	column.Add(l.Lines(look.Label, v.say(phrases.AskChoose, v.say(phrases.KeySearch)), width, look.Pine))
}

// news is what a guided visitor hears of what was found.
func (s *search) news() string {
	v := s.visit
	switch {
	case s.failed != nil:
		return v.say(phrases.AskNoSearch)
	case v.typed.query == "":
		return ""
	case len(s.found) == 0:
		return v.say(phrases.AskNothing, v.typed.query)
	case len(s.found) == 1:
		return v.in(s.found[0].Title)
	default:
		return v.in(s.found[0].Title) + ", " + v.say(phrases.AskMore, len(s.found)-1)
	}
}

// listAbove adds the names that fit, and how many more there are.
func (s *search) listAbove(column *fyne.Container, size fyne.Size, gap float32) {
	v, l := s.visit, s.visit.look()
	left := size.Height - column.MinSize().Height
	for i, f := range s.found {
		name := l.Lines(look.Body, v.in(f.Title), size.Width, look.Ink)
		more := l.Lines(look.Caption, v.say(phrases.AskMore, len(s.found)-i), size.Width, look.Muted)
		need := name.MinSize().Height + gap
		if i < len(s.found)-1 {
			need += more.MinSize().Height + gap
		}
		if need > left {
			column.Add(more)
			return
		}
		column.Add(name)
		left -= name.MinSize().Height + gap
	}
}

// body puts the field above, the keyboard below, and what was found between.
func (s *search) body(room fyne.Size) fyne.CanvasObject {
	v, l := s.visit, s.visit.look()
	s.room, s.typing, s.answers = room, nil, nil
	if v.low && !v.keysAway {
		return s.panel(room.Width, room.Height)
	}
	side, gap, top := l.PX(48), l.PX(10), l.PX(10)
	height := fieldRow(l)
	between := top + height + gap
	keys := s.keysHeight(room.Height - between)
	s.typing = look.Fixed(room.Width-2*side, height)
	s.answers = look.Fixed(room.Width-2*side, room.Height-between-keys)
	whole := look.Fixed(room.Width, room.Height,
		look.Place(s.typing, side, top, room.Width-2*side, height),
		look.Place(s.answers, side, between, room.Width-2*side, s.answers.MinSize().Height),
	)
	if keys > 0 {
		whole.Add(look.Place(s.panel(room.Width, keys), 0, room.Height-keys, room.Width, keys))
	}
	s.paintField()
	s.paintAnswers()
	return whole
}

// panel is the keyboard.
func (s *search) panel(width, height float32) fyne.CanvasObject {
	v := s.visit
	keys := keyboard.Keys{Look: v.look(), Language: v.language, Size: fyne.NewSize(width, height), Target: s.target()}
	return look.Unsaid(keyboard.New(keys, &v.keys))
}

// mostSeen is how many results are seen at once, beside keys that are lower for
// that where the screen is.
const mostSeen = 3

// keysHeight is as high as the keys like to be, where the answers have room
// enough in what is left of the height.
func (s *search) keysHeight(height float32) float32 {
	if s.visit.keysAway {
		return 0
	}
	l := s.visit.look()
	answers := mostSeen*(2*l.LineHeight(look.Body)+2*l.PX(12)+2) + 2*l.PX(6)
	return max(min(keyboard.Height(l), height-answers), keyboard.Least(l))
}

func (s *search) target() keyboard.Target {
	v := s.visit
	return keyboard.Target{
		Type:  func(letter rune) { v.touch(); s.TypedRune(letter) },
		Erase: func() { v.touch(); s.change(withoutLast(v.typed.query)) },
		Done:  v.touching(func() { s.putKeysAway(true) }),
		Word:  phrases.KeySearch,
		Hide:  v.touching(func() { s.putKeysAway(true) }),
	}
}

func (s *search) putKeysAway(away bool) {
	if s.visit.keysAway != away {
		s.visit.keysAway = away
		s.visit.show(s.page())
	}
}

// TypedRune takes a letter.
func (s *search) TypedRune(r rune) {
	s.change(strings.TrimLeft(withLetter(s.visit.typed.query, r, longestText), " "))
}

// TypedKey takes what a plugged-in keyboard has beside letters.
func (s *search) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyBackspace:
		s.change(withoutLast(s.visit.typed.query))
	case fyne.KeyReturn, fyne.KeyEnter:
		s.putKeysAway(true)
	default:
	}
}

// change shows the query at once and asks for what it finds. Only the newest
// answer is shown, and none of an edition that is not shown any more.
func (s *search) change(query string) {
	v := s.visit
	v.interrupt()
	if query == v.typed.query {
		return
	}
	v.typed.query = query
	v.kiosk.shows(v.secret())
	s.paintField()
	s.asked++
	mine := s.asked
	if s.cancel != nil {
		s.cancel()
	}
	ctx, cancel := context.WithCancel(v.ctx)
	s.cancel = cancel
	catalogue, edition, asked := v.kiosk.catalogue, v.kiosk.edition, v.looksFor(query)
	fetchSoon(v.kiosk.o.Background, func() ([]found, error) { return find(ctx, catalogue, asked) }, func(all []found, err error) {
		cancel()
		if mine == s.asked && edition == v.kiosk.edition && v.page.keys == s && !v.ended() {
			s.answer(all, err)
		}
	})
}

func (s *search) answer(all []found, err error) {
	s.found, s.failed = all, err
	s.note()
	delete(s.visit.offsets, s.visit.route()) // another list begins at its top
	s.paintAnswers()
	s.visit.page.news = s.news()
	s.visit.guide()
}

func (s *search) paintField() {
	s.paintAbove()
	if s.typing == nil {
		return
	}
	v, l := s.visit, s.visit.look()
	size := s.typing.MinSize()
	clear := v.button(look.Plain, v.say(phrases.AskClear), look.Middle(l.Icon("x", l.PX(48), look.Ink)), func() { s.change("") })
	show(clear, v.typed.query != "")
	width := size.Width - size.Height - l.PX(18)
	field := v.field(field{
		name: v.say(phrases.AskSearch), icon: "search", text: v.typed.query, hint: v.hint(width), active: true,
	}, width, func() { s.putKeysAway(false) })
	s.typing.Objects = []fyne.CanvasObject{
		look.Place(field, 0, 0, width, size.Height),
		look.Place(clear, size.Width-size.Height, 0, size.Height, size.Height),
	}
	s.typing.Refresh()
}

// hint is what may be typed, in as many words as fit a field of the width.
func (v *visit) hint(width float32) string {
	long, l := v.say(phrases.KioskSearchHint), v.look()
	if l.Width(look.Body, long)+l.PX(48+24+12)+2*l.PX(fieldSides) <= width {
		return long
	}
	return v.say(phrases.KioskSearchHintOne)
}

// highList is from which height in px on a list has room for headings; a lower
// one says what a thing is below its name only.
const highList = 600

func (s *search) paintAnswers() {
	s.paintAbove()
	if s.answers == nil {
		return
	}
	size := s.answers.MinSize()
	var list fyne.CanvasObject
	if len(s.found) > 0 {
		list = s.visit.scrolled(size, func(width float32) fyne.CanvasObject {
			return s.visit.foundList(s.found, width, size.Height > s.visit.look().PX(highList))
		})
	} else {
		list = s.visit.scrolled(size, s.noneFound)
	}
	s.answers.Objects = []fyne.CanvasObject{list}
	s.answers.Refresh()
}
