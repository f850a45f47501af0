package display

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// Easel paints drafts on one screen, one after another, and one at a time. It
// remembers the pages of all that does not change while somebody writes: to lay them
// out takes ten times as long as the draft itself. The zero Easel remembers nothing.
type Easel struct {
	painted memo // the pages beside the draft
	counted memo // those of the day that was counted
}

// Sketch is how the board shows a draft.
type Sketch struct {
	First fyne.CanvasObject // the whole board with its first page; nil: it has nothing to show
	Pages int
	Lasts time.Duration // until all of its pages were on, once
	Unfit string        // a text on the first page that does not fit; empty: all of them do
}

// Sketch is the whole board as the wall will paint the draft when it is published,
// with its first page. Fyne measures text for one caller at a time, so one sketch
// must end before another begins.
func (e *Easel) Sketch(o Options, d Draft) (s Sketch) {
	b := newStill(o, d.now)
	b.memo = e.painted
	b.Use(d.content)
	e.painted = b.memo
	for _, sheet := range b.sheets {
		if !d.on(sheet) {
			continue
		}
		s.Pages++
		s.Lasts += sheet.page.Dwell
		if s.First == nil && b.open(sheet.page.ID, d.now) {
			if all := b.misfits(); len(all) > 0 {
				s.Unfit = all[0]
			}
			s.First = b.take(d.now)
		}
	}
	return s
}

// Sketches are all pages of the draft.
func Sketches(o Options, d Draft) (pictures []fyne.CanvasObject) {
	d.visit(newStill(o, d.now), func(b *Board) { pictures = append(pictures, b.take(d.now)) })
	return pictures
}

// Scene is the whole board as it begins at the moment: with the first of the pages
// that are on then.
func (e *Easel) Scene(o Options, c data.Content, now time.Time) fyne.CanvasObject {
	b := newStill(o, now)
	b.memo = e.painted
	b.Use(c)
	e.painted = b.memo
	return b.take(now)
}

// Often is how often a draft comes onto a board on a day.
type Often struct {
	Day         time.Time     // which day; zero: the draft is never on
	Least, Most int           // times, on the boards of its groups
	Shown       time.Duration // at most, in all
	Awake       time.Duration // for which the screens are on that day; 0: they are off
}

// Always reports whether the boards show nothing else on the day.
func (f Often) Always() bool { return f.Awake > 0 && f.Shown >= f.Awake }

// weekAhead is how many days are looked at for one on which the draft is on as long
// as usual: the first may begin in the middle.
const weekAhead = 7

// Often counts on a usual day on which the draft is on, from the present moment,
// with the program that the boards will have.
func (e *Easel) Often(o Options, d Draft, now time.Time) (f Often) {
	days := newDays(d.planned)
	item := programOf(d.planned).item(d.item)
	day, any := usualDay(days, item, now)
	if !any {
		return Often{}
	}
	f.Day, _ = midnights(day)
	awake, any := days.awake(day)
	if !any {
		return f
	}
	f.Awake = awake.Until.Sub(awake.From)
	groups := item.Schedule.Boards
	if len(groups) == 0 {
		groups = []data.BoardGroup{""}
	}
	for i, group := range groups {
		turned := playlist.New(e.pages(o, d.planned, group, awake.From), awake.From).Turns(d.item, awake)
		if i == 0 || turned.Times < f.Least {
			f.Least = turned.Times
		}
		f.Most, f.Shown = max(f.Most, turned.Times), max(f.Shown, turned.Shown)
	}
	return f
}

// pages are those of the content on a board of the group at the moment.
func (e *Easel) pages(o Options, c data.Content, group data.BoardGroup, now time.Time) (pages []playlist.Page) {
	today, tomorrow := midnights(now)
	p := planner{
		frame: newFrame(o.Screen), content: c.At(now), days: newDays(c), pictures: o.Pictures, now: now,
		window: playlist.Span{From: today.AddDate(0, 0, -1), Until: tomorrow.AddDate(0, 0, 1)}, old: e.counted, new: memo{},
	}
	if group != "" {
		p.groups = []data.BoardGroup{group}
	}
	for _, s := range p.plan() {
		pages = append(pages, s.page)
	}
	e.counted = p.new
	return pages
}

// usualDay is the first of those days of a week on which the item is on for longest
// while the screens are.
func usualDay(days *days, item playlist.Item, now time.Time) (day time.Time, any bool) {
	const farthest = 400 // days: a rule may give one a year
	today, _ := midnights(now)
	spans := item.Spans(days, playlist.Span{From: today, Until: today.AddDate(0, 0, farthest)})
	i := slices.IndexFunc(spans, func(s playlist.Span) bool { return s.Until.After(now) })
	if i < 0 {
		return time.Time{}, false
	}
	first, longest := spans[i].From, time.Duration(-1)
	if first.Before(now) {
		first = now
	}
	for n := range weekAhead {
		from, _ := midnights(first.AddDate(0, 0, n))
		if on := days.seen(item, from); on > longest {
			day, longest = from, on
		}
	}
	return day, true
}

// seen is how long the item is on in the course of the day while the screens are.
func (d *days) seen(item playlist.Item, day time.Time) (all time.Duration) {
	awake, any := d.awake(day)
	if !any {
		return 0
	}
	for _, span := range item.Spans(d, awake) {
		all += span.Until.Sub(span.From)
	}
	return all
}
