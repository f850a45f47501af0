package kiosk

import (
	"errors"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Scan says which bursts of letters are a scanner's: it types like a keyboard,
// only faster. The zero value is what cheap scanners do and nobody types.
type Scan struct {
	Gap   time.Duration // the longest between two letters; 0: 60 ms
	Mean  time.Duration // the longest on the average; 0: 35 ms
	Least int           // letters; 0: 8
}

func (s Scan) orUsual() Scan {
	if s.Gap == 0 {
		s.Gap = 60 * time.Millisecond
	}
	if s.Mean == 0 {
		s.Mean = 35 * time.Millisecond
	}
	if s.Least == 0 {
		s.Least = 8
	}
	return s
}

// sameScan is how long the same code again is the same scan: a scanner that
// rests on a paper repeats itself.
const sameScan = 2 * time.Second

// scanner gathers what may be a scan. Its letters reach the screen too, since
// nobody knows before the end what they are; so it remembers what stood there.
type scanner struct {
	letters     []rune
	first, last time.Time
	free        time.Time // when the screen's thread was free again after the last letter; zero: it is busy
	noted       int       // letters in all
	typed       typed     // before the first letter
	way         history   // then
	opinion     *opinion  // then
	words       string    // of the opinion, then
	code        string    // of the last scan
	at          time.Time
}

// note takes a letter of whoever types.
func (s *scanner) note(k *Kiosk, r rune) {
	now := k.o.Clock()
	if len(s.letters) == 0 || s.pause(now) > k.o.Scan.orUsual().Gap {
		s.letters, s.first = s.letters[:0], now
		s.typed, s.way, s.opinion, s.words = k.visit.typed, k.visit.way, k.visit.opinion, ""
		if s.opinion != nil {
			s.words = s.opinion.words
		}
	}
	s.letters, s.last = append(s.letters, r), now
	s.await(k)
}

// longestStall is how long the screen may paint while letters wait.
const longestStall = time.Second

// pause is how long nobody typed. Letters that come while a screen is built and
// painted wait, and nobody knows how long ago they came: that time is none.
func (s *scanner) pause(now time.Time) time.Duration {
	since := now.Sub(s.last)
	switch {
	case since > longestStall:
		return since
	case s.free.IsZero():
		return 0
	default:
		return now.Sub(s.free)
	}
}

// await notes when the screen's thread has done what this letter asks for.
func (s *scanner) await(k *Kiosk) {
	s.free = time.Time{}
	s.noted++
	mine := s.noted
	k.o.Background(func() {
		later(func() {
			if mine == s.noted {
				s.free = k.o.Clock()
			}
		})
	})
}

// end takes the key that ends a scan, and reports whether it was one: then what
// the letters wrote is taken back, and the code is followed.
func (s *scanner) end(k *Kiosk) bool {
	limit, letters := k.o.Scan.orUsual(), len(s.letters)
	code := string(s.letters)
	mean := s.last.Sub(s.first) / time.Duration(max(letters-1, 1))
	isScan := letters >= limit.Least && mean <= limit.Mean && s.pause(k.o.Clock()) <= limit.Gap
	s.letters = s.letters[:0]
	if !isScan {
		return false
	}
	k.visit.typed, k.visit.way = s.typed, s.way
	if o := k.visit.opinion; o != nil && o == s.opinion && !o.sent {
		o.words = s.words
	}
	again := code == s.code && k.o.Clock().Sub(s.at) < sameScan
	s.code, s.at = code, k.o.Clock()
	k.visit.scanned(code, again)
	return true
}

// forget drops the code and what was typed before it.
func (s *scanner) forget() { *s = scanner{noted: s.noted} }

// scanned follows a code of ours to its screen and refuses every other one.
// Nothing is ever opened that a code says, only what it names here.
func (v *visit) scanned(code string, again bool) {
	v.touch()
	v.hush()
	if v.asking != nil {
		v.stay()
	}
	if v.staff != nil {
		v.staff.digits = "" // the scanner wrote them
	}
	busy := v.lookup != nil && v.lookup.busy || v.scan != nil && v.scan.busy
	public := v.kiosk.lobby.town.Public
	place, ours := public.Read(code)
	switch {
	case v.staff != nil || again || busy:
		v.refresh()
	case public != "" && strings.EqualFold(code, public.CaseLookup()): // of the slip without a code
		v.open(Route{Place: AtLookup})
	case !ours:
		v.open(Route{Place: AtForeign})
	case place.Case != "":
		v.askByToken(place.Case)
	case place.Service != "":
		v.open(Route{AtService, string(place.Service)})
	case place.Form != "":
		v.open(Route{AtForm, string(place.Form)})
	case place.Opinion:
		v.open(Route{Place: AtFeedback})
	case place.Report != (data.Period{}):
		v.open(Route{Place: AtResults})
	default:
		v.open(Route{AtNotice, string(place.Notice)})
	}
}

// scan is the question for a case by the code of its slip. The answer waits for a
// visitor who looks at something else meanwhile and comes back.
type scan struct {
	busy   bool // the office has not answered
	fault  *fault
	answer *data.CaseAnswer
}

// askByToken asks the office for the case of the slip.
func (v *visit) askByToken(token data.Token) {
	asked := &scan{busy: true}
	v.way = v.way.to(Route{Place: AtSlip})
	v.drop()
	v.scan = asked
	v.refresh()
	fetch(v.kiosk.o.Background, func() (data.CaseAnswer, error) {
		return v.kiosk.o.Cases.CaseByToken(v.ctx, token)
	}, func(answer data.CaseAnswer, err error) {
		if v.scan != asked || v.ended() {
			return
		}
		asked.busy, asked.answer = false, &answer
		if err != nil {
			asked.fault, asked.answer = v.slipFault(err), nil
		}
		if v.route().Place == AtSlip {
			v.refresh()
		}
	})
}

// slipFault is why a slip opens nothing.
func (v *visit) slipFault(err error) *fault {
	var tooMany data.TooManyAttempts
	switch {
	case errors.Is(err, data.ErrNotFound):
		if !v.kiosk.lobby.town.Lookup.ByCode() {
			return &fault{what: phrases.ScanOld, next: phrases.LookupOldNext}
		}
		return &fault{what: phrases.ScanOld, next: phrases.ScanOldNext}
	case errors.As(err, &tooMany):
		return &fault{what: phrases.AskTooMany, next: phrases.AskUnreachNext}
	default:
		v.kiosk.o.Log.Error("case desk did not answer", "error", data.RootCause(err))
		return &fault{what: phrases.AskUnreachable, next: phrases.AskUnreachNext}
	}
}

// openSlip waits for the office's answer about a slip, or says why there is
// none.
func (v *visit) openSlip() {
	switch {
	case v.scan == nil || v.scan.busy:
		v.showNow(v.loadingPage())
	case v.scan.fault != nil:
		v.showNow(v.messagePage("file-off", v.scan.fault.what, v.scan.fault.next, nil))
	default:
		answer := *v.scan.answer
		v.way = v.way.back()
		v.showCase(answer)
	}
}

// foreignPage says that a code is not of this house.
func (v *visit) foreignPage() page {
	return v.messagePage("scan", phrases.ScanForeign, phrases.ScanForeignNext, nil)
}
