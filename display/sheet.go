package display

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// A sheet is one page before it is painted: when it is on, and how to paint it.
type sheet struct {
	page  playlist.Page
	paint func() picture
}

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
	old, now memo
}

// plan is every page of the content in the order of the board.
func (p *planner) plan() []sheet {
	var rest []sheet
	rest = append(rest, p.caseSheets()...)
	rest = append(rest, p.phoneSheets()...)
	rest = append(rest, p.allFees()...)
	promises := p.promiseSheets()
	var notices []sheet
	for _, n := range p.content.Notices {
		notices = append(notices, p.noticeSheets(n)...)
	}
	return inTurn(notices, mixed(rest, promises))
}

// noticesAgain is how long other pages may turn before the notices come again.
const noticesAgain = 2 * time.Minute

// inTurn puts the notices first, and again after every few minutes of other
// pages, so that nobody waits for a whole round to read one. A long notice does
// not hold the board either: after two of its pages another page comes, and then
// the notice goes on.
func inTurn(notices, others []sheet) []sheet {
	if len(others) == 0 {
		return notices
	}
	t := turns{others: others}
	for round := 1; round == 1 || t.next < len(others); round++ {
		t.round(notices, round)
		for passed, last := time.Duration(0), false; passed < noticesAgain && !last; last = t.next >= len(others) {
			passed += t.other()
		}
	}
	return t.all
}

// mostOfOneNotice is how many pages of one notice are on without a break.
const mostOfOneNotice = 2

// turns is the order of the pages as far as it goes.
type turns struct {
	all, others []sheet
	next        int // of the others; behind the last it begins again
}

// round adds every page of the notices, with breaks in the long ones.
func (t *turns) round(notices []sheet, round int) {
	run := 0
	for i, n := range notices {
		if i == 0 || about(notices[i-1]) != about(n) {
			run = 0
		}
		if run == mostOfOneNotice {
			t.other()
			run = 0
		}
		run++
		t.all = append(t.all, again(n, round))
	}
}

// other adds the next of the other pages and says how long it is on.
func (t *turns) other() time.Duration {
	s := t.others[t.next%len(t.others)]
	t.all = append(t.all, again(s, t.next/len(t.others)+1))
	t.next++
	return s.page.Dwell
}

// again is the sheet under the name that it has in the round, from 1.
func again(s sheet, round int) sheet {
	if round > 1 {
		s.page.ID = playlist.PageID(fmt.Sprintf("%s%s%d", s.page.ID, roundMark, round))
	}
	return s
}

// about is what the page is about: its name without the number.
func about(s sheet) string {
	title := name(s.page.ID)
	return title[:max(strings.LastIndex(title, "/"), 0)]
}

// roundMark stands between the name of a page and the round in which it is on.
const roundMark = "#"

// name is the page's without the round.
func name(id playlist.PageID) string {
	base, _, _ := strings.Cut(string(id), roundMark)
	return base
}

// once returns the sheets of what is described by the values, and makes them
// only where they were not made before.
func (p *planner) once(make func() []sheet, values ...any) []sheet {
	key := digest(values...)
	sheets, ok := p.old[key]
	if !ok {
		sheets = make()
	}
	p.now[key] = sheets
	return sheets
}

// mixed puts the others between the pages, as evenly as they go.
func mixed(pages, others []sheet) []sheet {
	var all []sheet
	done := 0
	for i, s := range pages {
		all = append(all, s)
		for due := len(others) * (i + 1) / len(pages); done < due; done++ {
			all = append(all, others[done])
		}
	}
	return append(all, others[done:]...)
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
func pageID(kind playlist.Kind, about string, n int) playlist.PageID {
	parts := []string{string(kind)}
	if about != "" {
		parts = append(parts, about)
	}
	return playlist.PageID(strings.Join(append(parts, fmt.Sprint(n)), "/"))
}
