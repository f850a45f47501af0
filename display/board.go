package display

import (
	"fmt"
	"log/slog"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// Options is what a board needs.
type Options struct {
	Screen   look.Screen
	Clock    func() time.Time
	Report   func(kind data.EventKind, detail string) // nil: nobody is told
	Painted  func(p data.Painted)                     // nil: nobody is told
	Log      *slog.Logger                             // nil: nothing is logged
	Fallback data.Content                             // the town and its phones, for the built-in page
	Groups   []data.BoardGroup                        // that this board belongs to
	Pictures Pictures                                 // nil: there are none
	TimeKept func() bool                              // something keeps the clock right; nil: it is right
	Still    bool                                     // pages do not fade: for previews and tests
}

// Board is the picture on the wall.
type Board struct {
	o       Options
	frame   frame
	root    *fyne.Container // holds the scene, or the alert that covers it
	scene   *fyne.Container // as large as the screen
	header  *header
	stage   *fyne.Container
	dots    *fyne.Container
	veil    *veil
	strip   *strip
	content data.Content
	used    bool // an edition, not only the fallback
	sheets  []sheet
	memo    memo
	planned time.Time // the midnight before the moment of the plan
	stale   time.Time // when the sheets are made anew: at midnight, when a fee changes, and when an agenda goes on
	program playlist.Program
	alert   *data.Alert     // nil: none is on
	failed  map[string]bool // digests of the pages that could not be painted
	shown   playlist.Page   // what is painted; empty: nothing yet
	hangs   time.Time       // until when it was told to hang
	asleep  bool            // the power of the screen is off
	gone    bool            // its monitor is not there
	ready   *prepared       // the page that comes next; nil: it is not built yet
	card    box             // where it is
	dotted  dotsAt          // which page of how many is told on it
}

// New is a board that shows its built-in page until it has an edition to Use.
func New(o Options) *Board {
	if o.Report == nil {
		o.Report = func(data.EventKind, string) {}
	}
	if o.Painted == nil {
		o.Painted = func(data.Painted) {}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	b := &Board{o: o, root: look.Loose(), content: o.Fallback, failed: map[string]bool{}}
	b.content.Services, b.content.Notices, b.content.Charter = nil, nil, data.Charter{}
	b.furnish(o.Screen, o.Clock())
	b.Tick(o.Clock())
	return b
}

// Root is what the window shows. It stays the same object.
func (b *Board) Root() fyne.CanvasObject { return b.root }

// unpointed is a sheet over which there is no mouse pointer.
type unpointed struct{ *canvas.Rectangle }

// Cursor is none.
func (unpointed) Cursor() desktop.Cursor { return desktop.HiddenCursor }

// Use takes the content of a newer edition. A notice that is new is painted
// before Use returns, and one that is withdrawn is gone; a page that says the
// same stays for the rest of its time.
func (b *Board) Use(c data.Content) {
	now := b.o.Clock()
	if c.Town.Name == (data.Text{}) {
		c.Town = b.o.Fallback.Town
	}
	if len(c.Departments) == 0 {
		c.Departments = b.o.Fallback.Departments
	}
	header := c.Town != b.content.Town
	b.content, b.used = c, true
	if header {
		b.furnish(b.frame.Screen, now)
	}
	b.failed = map[string]bool{}
	b.replan(now)
	b.program = b.program.Follow(b.pages(), now)
	b.strip.use(c.Town, b.notices(), b.band(), now)
	b.show(now, false)
	b.strip.show(now)
}

// Tick paints what is due at the moment and says when something changes next:
// a page, a message, the minute, the end of a fade. Nothing needs to be asked
// before.
func (b *Board) Tick(now time.Time) time.Time {
	b.header.tell(now, b.timeKept())
	b.endAlert(now)
	if !b.stale.IsZero() && (!now.Before(b.stale) || now.Before(b.planned)) {
		b.failed = map[string]bool{} // what could not be painted may be there again
		b.replan(now)
		b.program = b.program.Follow(b.pages(), now)
		b.strip.use(b.content.Town, b.notices(), b.band(), now)
	}
	next := now.Truncate(time.Minute).Add(time.Minute)
	due := []time.Time{b.alertEnd()}
	if !b.covered() {
		due = append(due, b.show(now, !b.o.Still), b.strip.show(now), b.veil.tick(now))
	}
	for _, at := range due {
		if !at.IsZero() && at.Before(next) {
			next = at
		}
	}
	return next
}

// Moves reports whether something is moving: a page that comes.
func (b *Board) Moves() bool { return !b.veil.until.IsZero() }

// Resize builds the board anew for another screen. The page stays, and begins
// again, unless the other screen needs fewer pages for the same words.
func (b *Board) Resize(s look.Screen) {
	if s == b.o.Screen {
		return
	}
	b.o.Screen = s
	now, present := b.o.Clock(), b.shown.ID
	b.furnish(s, now)
	if b.used {
		b.replan(now)
		b.strip.use(b.content.Town, b.notices(), b.band(), now)
	}
	b.program = playlist.New(b.pages(), now).Open(present, now)
	b.Tick(now)
}

// Showing is the stable name of the page that is painted: "notice/n1/2" is the
// second page of the notice n1.
func (b *Board) Showing() string { return string(b.shown.ID) }

// furnish builds everything around the pages and forgets what was painted.
func (b *Board) furnish(s look.Screen, now time.Time) {
	if b.veil != nil {
		b.veil.lift()
	}
	f := newFrame(s)
	b.frame, b.shown, b.card, b.ready, b.dotted = f, playlist.Page{}, box{}, nil, dotsAt{}
	w, h := f.Screen.Width, f.Screen.Height
	b.header = newHeader(f, b.content.Town, now)
	b.stage, b.dots = look.Fixed(w, h), look.Fixed(w, h)
	b.veil = newVeil(f)
	b.strip = newStrip(f)
	b.strip.use(b.content.Town, b.notices(), b.band(), now)
	scene := look.Fixed(w, h, look.Place(f.Ground(), 0, 0, w, h), b.header.object, b.stage, b.veil.sheet, b.dots, b.strip.object)
	b.scene = scene
	b.cover()
}

// replan makes the sheets of the content anew, with the fees in force at the
// moment; those of what did not change are kept.
func (b *Board) replan(now time.Time) {
	today, tomorrow := midnights(now)
	p := planner{
		frame: b.frame, content: b.content.At(now), days: newDays(b.content), groups: b.o.Groups, pictures: b.o.Pictures, now: now,
		window: playlist.Span{From: today.AddDate(0, 0, -1), Until: tomorrow.AddDate(0, 0, 1)}, old: b.memo, new: memo{},
	}
	b.sheets, b.memo = p.plan(), p.new
	b.planned, b.stale = today, tomorrow
	for _, at := range []time.Time{b.content.NextFee(now), b.content.NextPoint(now), p.days.nextReceptionEnd(now)} {
		if !at.IsZero() && at.Before(b.stale) {
			b.stale = at
		}
	}
}

// pages are those of the sheets that can be painted.
func (b *Board) pages() []playlist.Page {
	var pages []playlist.Page
	for _, s := range b.sheets {
		if !b.failed[digest(s.page)] {
			pages = append(pages, s.page)
		}
	}
	return pages
}

// show paints the page that is on, and says until when it is. A page that
// cannot be painted is passed over; when none can, what is painted stays.
func (b *Board) show(now time.Time, fade bool) time.Time {
	if b.covered() {
		return time.Time{}
	}
	for {
		on := b.program.At(now)
		s := b.sheet(on.Page)
		if !s.is(b.shown) {
			p, err := b.painted(s)
			if err != nil {
				b.o.Log.Error("page passed over", "page", s.page.ID, "error", err)
				b.o.Report(data.EventPageFailed, string(s.page.ID))
				if s.page.Kind == data.BoardBuiltIn {
					return on.Until
				}
				b.failed[digest(s.page)] = true
				b.program = b.program.Follow(b.pages(), now)
				continue
			}
			b.turn(s.page, p, now, fade)
		}
		b.prove(now, on.Until)
		if now := (dotsAt{b.card, on.Index, on.Count}); now != b.dotted {
			b.dotted = now
			b.dots.Objects = b.frame.dots(b.card, on.Index, on.Count)
			b.dots.Refresh()
		}
		return b.prepare(now, on.Until)
	}
}

// prepared is a page that is built and not shown yet.
type prepared struct {
	page    playlist.Page
	picture picture
}

// ahead is how long before its time the next page is built, and how long before
// that what takes long begins to be read.
const ahead = 2 * time.Second

// prepare builds the next page shortly before the present one leaves, and says when
// to ask again: then, or when the page leaves. A page that cannot be built is told
// of when its time comes.
func (b *Board) prepare(now, until time.Time) time.Time {
	next := b.sheet(b.program.At(until).Page)
	reading, building := until.Add(-2*ahead), until.Add(-ahead)
	switch {
	case next.is(b.shown) || b.ready != nil && next.is(b.ready.page):
		return until
	case next.load != nil && now.Before(reading):
		return reading
	case now.Before(building):
		if next.load != nil {
			go next.load()
		}
		return building
	}
	if p, err := build(next); err == nil {
		b.ready = &prepared{next.page, p}
	}
	return until
}

// painted is the sheet's picture: the one that is ready, or one that is built now.
func (b *Board) painted(s sheet) (picture, error) {
	ready := b.ready
	b.ready = nil
	if ready != nil && s.is(ready.page) {
		return ready.picture, nil
	}
	return build(s)
}

// notices are those of the present sheets, each with the times of its pages.
func (b *Board) notices() []told {
	var all []told
	for _, n := range b.content.Notices {
		id := noticeItem(n).ID
		if i := slices.IndexFunc(b.sheets, func(s sheet) bool { return s.page.Item == id }); i >= 0 {
			all = append(all, told{n, b.sheets[i].page.Spans})
		}
	}
	return all
}

// turn puts a page that is whole in the place of the present one.
func (b *Board) turn(page playlist.Page, p picture, now time.Time, fade bool) {
	first := b.shown.ID == ""
	b.veil.lift()
	b.stage.Objects = p.objects
	b.shown, b.card = page, p.card
	if fade && !first {
		b.veil.fall(p.card, now)
	}
	b.stage.Refresh()
	b.hangs = time.Time{}
}

// longestTold is how long a page is told to hang at most: a screen that ended has hung
// nothing for the rest of it.
const longestTold = 5 * time.Minute

// prove tells which page hangs and until when, as soon as it does, and again where
// it goes on for longer.
func (b *Board) prove(now, until time.Time) {
	if now.Before(b.hangs) || b.asleep || b.gone {
		return
	}
	if latest := now.Add(longestTold); until.After(latest) {
		until = latest // it is told of again
	}
	b.hangs = until
	b.o.Painted(data.Painted{
		Page: string(b.shown.ID), Version: b.version(),
		Seconds: int(math.Ceil(until.Sub(now).Seconds())),
		Width:   int(b.frame.Screen.Width), Height: int(b.frame.Screen.Height),
	})
}

// version tells how the page looks that is painted.
func (b *Board) version() string { return b.shown.Content[:min(versionLength, len(b.shown.Content))] }

// versionLength is how much of a digest tells one version of a page from another.
const versionLength = 16

func (b *Board) sheet(page playlist.Page) sheet {
	i := slices.IndexFunc(b.sheets, func(s sheet) bool { return s.page.ID == page.ID })
	if i < 0 {
		return builtInSheet(b.frame, b.content, b.o.Clock())
	}
	return b.sheets[i]
}

// build paints the whole page aside. A fault in one page must not take the wall
// with it.
func build(s sheet) (p picture, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("page %s: %v", s.page.ID, fault)
		}
	}()
	return s.paint()
}
