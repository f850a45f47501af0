package kiosk

import (
	"context"
	"errors"
	"time"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/kiosk/printer"
)

// How many papers one visitor can print, slips and checklists together, and how long
// after one of them the next: nobody prints a whole roll in passing.
const (
	mostPapers    = 3
	betweenPapers = 20 * time.Second
)

// printerPace is how often the printer is asked how it stands.
const printerPace = 30 * time.Second

// paper is what became of the last paper about something that a visitor asked
// for.
type paper struct {
	of    string // what it is about; empty: none was asked for
	asked bool   // it is being printed
	done  bool   // it came out
	fault phrases.Key
}

// paperNews is what a guided visitor hears of a paper.
func (v *visit) paperNews(p paper, words paperWords) string {
	switch {
	case p.fault != "":
		return v.whom(p.fault)
	case p.asked:
		return v.say(words.making)
	case p.done:
		return v.say(words.done)
	default:
		return ""
	}
}

// teller is a printer that can tell how it stands before anything is printed.
type teller interface {
	State(ctx context.Context) printer.State
}

// papered is a printer that says whether it prints on paper; one that says
// nothing does.
type papered interface{ OnPaper() bool }

// onPaper reports whether something comes out that the visitor can take.
func (k *Kiosk) onPaper() bool {
	asked, says := k.o.Printer.(papered)
	return !says || asked.OnPaper()
}

// offersPaper reports whether visitors are asked if they want a paper. A file on
// this machine is of no use to them: they take the code along.
func (k *Kiosk) offersPaper() bool { return k.onPaper() || k.o.OfferFiles }

// offerStyle is how the button for a paper looks, before any was asked for.
func (k *Kiosk) offerStyle() look.Style {
	if k.onPaper() {
		return look.Primary
	}
	return look.Plain
}

// paperWords is what is said about a paper: on the button, on it again, while
// it is made, when it is there, and when the visitor has had all.
type paperWords struct{ ask, again, making, done, noMore phrases.Key }

// slipWords are the words about the slip of a case.
func (k *Kiosk) slipWords() paperWords {
	if k.onPaper() {
		return paperWords{phrases.AskPrint, phrases.AskPrintAgain, phrases.AskPrinting, phrases.AskPrinted, phrases.AskNoMore}
	}
	return paperWords{phrases.AskSave, phrases.AskSave, phrases.AskSaving, phrases.AskSaved, phrases.AskNoMoreFiles}
}

// listWords are the words about the checklist of a service.
func (k *Kiosk) listWords() paperWords {
	if k.onPaper() {
		return paperWords{phrases.KioskPrint, phrases.AskPrintAgain, phrases.KioskPrinting, phrases.KioskPrinted, phrases.AskNoMore}
	}
	return paperWords{phrases.KioskSave, phrases.KioskSave, phrases.AskSaving, phrases.KioskSaved, phrases.AskNoMoreFiles}
}

// notReady is what is said while no paper can be had.
func (k *Kiosk) notReady() phrases.Key {
	if k.onPaper() {
		return phrases.PrintNotReady
	}
	return phrases.PrintNotSaved
}

// noMore reports whether the visitor has had every paper of a visit.
func (v *visit) noMore() bool { return v.papers >= mostPapers }

// nextPaper is from when on the visitor can have another paper; zero: now.
func (v *visit) nextPaper() time.Time {
	next := v.printed.Add(betweenPapers)
	if v.papers > 0 && v.kiosk.onPaper() && v.kiosk.o.Clock().Before(next) {
		return next
	}
	return time.Time{}
}

// bring brings a paper to the printer in the background; only one is printed at a
// time. The visitor may go on or leave meanwhile; the job is not broken off, since
// half a slip would lie there for the next. At the end it calls done with what the
// visitor is told of a fault, empty for none.
func (v *visit) bring(what string, handout printer.Handout, done func(fault phrases.Key)) {
	k, ctx := v.kiosk, context.WithoutCancel(v.ctx)
	k.printing = true
	fetch(k.o.Background, func() (string, error) { return k.o.Printer.Print(ctx, handout) }, func(_ string, err error) {
		k.printing = false
		if err == nil {
			v.papers++
			v.printed = k.o.Clock()
			done("")
			return
		}
		fault := printer.Missing
		errors.As(err, &fault)
		cause := string(printer.Cause(err))
		k.o.Log.Error(what+" not printed", "fault", cause, "error", err)
		k.o.Report(data.EventPrinterFailed, cause)
		done(fault.Visitor())
	})
}

// prints reports whether the present screen offers to print.
func (v *visit) prints() bool {
	place := v.route().Place
	return v.kiosk.offersPaper() && (place == AtService || place == AtCase)
}

// lookBeforeOffering asks the printer when a screen opens that offers to print.
func (v *visit) lookBeforeOffering() {
	if v.prints() {
		v.kiosk.lookAtPrinter(v.kiosk.o.Clock())
	}
}

// lookAtPrinter asks a printer that can tell how it stands: when a screen opens that
// offers to print, and every half minute, so that such a screen knows before it is
// asked. While it takes no job, nothing is offered.
func (k *Kiosk) lookAtPrinter(now time.Time) {
	asked, tells := k.o.Printer.(teller)
	if !tells || !k.offersPaper() {
		return
	}
	k.looked = now
	ctx := context.WithoutCancel(k.visit.ctx)
	fetch(k.o.Background, func() (printer.State, error) { return asked.State(ctx), nil }, func(s printer.State, _ error) {
		if k.unready == !s.Ready {
			return
		}
		k.unready = !s.Ready
		if k.unready {
			k.o.Report(data.EventPrinterFailed, string(s.Fault))
		}
		if k.visit.prints() {
			k.visit.refresh()
		}
	})
}

// whom is the counter and the phone that a phrase about the printer names.
func (v *visit) whom(k phrases.Key) string {
	return v.say(k, v.in(v.kiosk.lobby.town.Counter.Name), unbroken(v.kiosk.lobby.department("").Phone))
}
