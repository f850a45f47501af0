package display

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// A sheet is one page before it is painted: when it is on, and how to paint it.
type sheet struct {
	page  playlist.Page
	load  func() // reads what takes long, away from the window's thread; nil: nothing does
	paint func() (picture, error)
	rows  []string // of a page of fees: the digests of its rows
}

// is reports whether the sheet is of the page, in the same words.
func (s sheet) is(p playlist.Page) bool { return s.page.ID == p.ID && s.page.Content == p.Content }

// picture is a painted page. Its objects lie where they are on the screen.
type picture struct {
	objects []fyne.CanvasObject
	card    box // the page itself, without the side
}

// memo keeps the sheets of what did not change between two editions: to break
// all names of all services into lines takes longer than a notice may.
type memo map[string][]sheet

// planner makes the sheets of a content for one screen.
type planner struct {
	frame
	content  data.Content
	days     *days
	window   playlist.Span // in which it is known when a page is on
	groups   []data.BoardGroup
	pictures Pictures
	now      time.Time
	old, new memo
}

// plan is every page of the content in the order of the board.
func (p *planner) plan() []sheet {
	var notices, items, spread []sheet
	for _, n := range p.content.Notices {
		notices = append(notices, p.timed(p.noticeSheets(n), noticeItem(n), noticesAgain)...)
	}
	for _, posting := range p.content.Postings {
		sheets := p.timed(p.postingSheets(posting), postingItem(posting), postingsAgain)
		for i := range sheets {
			sheets[i].page.Lawful = true
		}
		notices = append(notices, sheets...)
	}
	for _, item := range p.content.Programme() {
		sheets := p.timed(p.itemSheets(item), programmeItem(item), 0)
		for i := range sheets {
			sheets[i].page.News = item.Kind.Own() // what a clerk publishes is seen at once
		}
		if item.Kind == data.BoardPromises && item.Schedule.Priority == data.Normal && item.Schedule.Every == 0 {
			spread = append(spread, sheets...)
			continue
		}
		items = append(items, sheets...)
	}
	return append(notices, mixed(items, spread)...)
}

// noticeItem is the notice as the program knows it.
func noticeItem(n data.Notice) playlist.Item {
	return playlist.Item{
		ID: playlist.ItemID(string(data.BoardNotice) + "/" + string(n.ID)), From: n.From, Until: n.Until, Schedule: n.Schedule,
	}
}

// programmeItem is an item of the board as the program knows it.
func programmeItem(i data.BoardItem) playlist.Item {
	return playlist.Item{ID: playlist.ItemID(i.ID), From: i.From, Until: i.Until, Schedule: i.Schedule}
}

const (
	noticesAgain   = 2 * time.Minute // of other pages: nobody waits a whole round to read a notice
	importantAgain = time.Minute
	postingsAgain  = data.LongestAway / 3 // of other pages
	postingsEvery  = data.LongestAway / 2 // so that even notices make no gap
)

// timed are the sheets with the times of the item, of which they are the pages. It
// comes again after what is usual for its kind, or as its schedule says.
func (p *planner) timed(sheets []sheet, item playlist.Item, usual time.Duration) []sheet {
	if !item.Schedule.For(p.groups) {
		return nil
	}
	spans, again := item.Spans(p.days, p.window), usual
	if item.Schedule.Priority == data.Important {
		again = importantAgain
	}
	timed := slices.Clone(sheets)
	for i := range timed {
		page := &timed[i].page
		page.Item, page.Spans, page.Again, page.Every = item.ID, spans, again, item.Schedule.Every
		page.News, page.Alone = usual > 0, item.Schedule.Priority == data.Urgent
	}
	return timed
}

// itemSheets are the pages of the item, as its kind paints them.
func (p *planner) itemSheets(item data.BoardItem) []sheet {
	var sheets []sheet
	switch item.Kind {
	case data.BoardCase:
		sheets = p.caseSheets()
	case data.BoardFeedback:
		sheets = p.feedbackSheets()
	case data.BoardPhones:
		sheets = p.phoneSheets()
	case data.BoardFees:
		sheets = p.allFees(data.GroupID(item.Subject))
	case data.BoardPromises:
		sheets = p.promiseSheets()
	case data.BoardEvents:
		sheets = p.eventSheets(data.LifeEventID(item.Subject))
	case data.BoardHours:
		sheets = p.hoursSheets()
	case data.BoardReceptions:
		sheets = p.receptionSheets()
	case data.BoardResults:
		sheets = p.resultSheets()
	case data.BoardText:
		sheets = p.textSheets(item)
	case data.BoardImage, data.BoardPDF:
		sheets = p.pictureSheets(item)
	case data.BoardAgenda:
		sheets = p.agendaSheets(item)
	case data.BoardNotice, data.BoardPosting, data.BoardBuiltIn: // no items
	}
	if string(item.ID) == string(item.Kind) {
		return sheets
	}
	renamed := slices.Clone(sheets)
	for i := range renamed {
		id := &renamed[i].page.ID
		*id = playlist.PageID(string(item.Kind)+"/"+string(item.ID)) + (*id)[len(item.Kind):]
	}
	return renamed
}

// once returns the sheets of what is described by the values, and makes them
// only where they were not made before.
func (p *planner) once(make func() []sheet, values ...any) []sheet {
	key := digest(values...)
	sheets, ok := p.old[key]
	if !ok {
		sheets = make()
	}
	p.new[key] = sheets
	return sheets
}

// mixed puts the others between the pages, as evenly as they go. Pages of one text
// stay together.
func mixed(pages, others []sheet) []sheet {
	var all []sheet
	texts, between := textsOf(pages), textsOf(others)
	done := 0
	for i, text := range texts {
		all = append(all, text...)
		for due := len(between) * (i + 1) / len(texts); done < due; done++ {
			all = append(all, between[done]...)
		}
	}
	return append(all, slices.Concat(between[done:]...)...)
}

// textsOf are the pages of each text.
func textsOf(sheets []sheet) (texts [][]sheet) {
	about := func(s sheet) string { id := string(s.page.ID); return id[:strings.LastIndex(id, "/")+1] }
	for i, s := range sheets {
		if last := len(texts) - 1; i > 0 && about(s) == about(sheets[i-1]) {
			texts[last] = append(texts[last], s)
			continue
		}
		texts = append(texts, []sheet{s})
	}
	return texts
}

// digest is short and differs whenever a value does.
func digest(values ...any) string {
	var words []byte
	for _, v := range values {
		words = fmt.Appendf(words, "%+v\x00", v)
	}
	return fmt.Sprintf("%x", sha256.Sum256(words))
}

// pageID is the name of the n-th page about something, from 1.
func pageID(kind data.BoardKind, about string, n int) playlist.PageID {
	parts := []string{string(kind)}
	if about != "" {
		parts = append(parts, about)
	}
	return playlist.PageID(strings.Join(append(parts, fmt.Sprint(n)), "/"))
}
