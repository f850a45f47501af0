package kiosk

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// Machine is what the staff's page needs of the computer behind the glass.
type Machine interface {
	// PIN is what opens the page; false: nobody has set one, and there is no
	// page.
	PIN() (data.PINHash, bool)
	// Diagnose looks how the machine is. It may take as long as a printer takes
	// to answer.
	Diagnose(ctx context.Context) Diagnosis
	// Stop ends the program: to be started anew, or to stay down.
	Stop(stayDown bool)
}

// Diagnosis is how the machine is. It tells nothing of any visitor.
type Diagnosis struct {
	Name    string // of this screen among the town's
	Monitor string // which one it fills: "1920,0"
	Version string
	Edition data.EditionNumber // 0: the built-in page is shown
	Built   time.Time          // when that edition was built
	Office  error              // why the office does not answer; nil: it does
	Printer string             // as the printer tells it; empty: ready
	Voice   error              // why nothing can be said aloud; nil: it can
	Started time.Time
	Errors  []Remark // the last ones of the log, the newest first
}

// Remark is a line of the log.
type Remark struct {
	At   time.Time
	Text string
}

// The gesture that asks for the staff's page: this many touches on the mark in
// the header, one after the other.
const (
	knocks     = 5
	knocksTime = 4 * time.Second
)

// staff is the staff's page, while it is asked for or shown.
type staff struct {
	digits    string
	wrong     bool
	until     time.Time // when the PIN is asked for again; zero: now
	open      bool
	diagnosis *Diagnosis // nil: not known yet
}

// knock is a touch on the mark. It works on every screen, also when there is
// nothing to show.
func (v *visit) knock() {
	v.touch()
	now := v.kiosk.o.Clock()
	v.knocks = append(v.knocks, now)
	if len(v.knocks) > knocks {
		v.knocks = v.knocks[1:]
	}
	if len(v.knocks) < knocks || now.Sub(v.knocks[0]) > knocksTime || v.kiosk.o.Machine == nil || v.staff != nil {
		return
	}
	v.knocks = nil
	if _, set := v.kiosk.o.Machine.PIN(); !set {
		v.kiosk.o.Log.Warn("the staff's page was asked for, and no PIN is set: office pin")
		return
	}
	v.hush()
	v.staff = &staff{}
	if wait := v.pause(); wait > 0 {
		v.staff.until = now.Add(wait)
	}
	v.refresh()
}

// openStaff asks for the PIN, or shows how the machine is.
func (v *visit) openStaff() {
	if v.staff.open {
		v.showNow(page{under: v.say(phrases.StaffPage), body: v.diagnosisBody})
		return
	}
	v.showNow(v.pinPage())
}

// leaveStaff forgets what was done on the page and waits for a visitor.
func (v *visit) leaveStaff() {
	v.staff = nil
	v.end()
}

// diagnose asks how the machine is, and shows it.
func (v *visit) diagnose() {
	asked := v.staff
	asked.diagnosis = nil
	v.refresh()
	fetch(v.kiosk.o.Background, func() (Diagnosis, error) {
		return v.kiosk.o.Machine.Diagnose(v.ctx), nil
	}, func(d Diagnosis, _ error) {
		if v.staff == asked && !v.ended() {
			asked.diagnosis = &d
			v.refresh()
		}
	})
}

// diagnosisBody is how the machine is, and what can be done about it.
func (v *visit) diagnosisBody(room fyne.Size) fyne.CanvasObject {
	return v.scrolled(room, func(width float32) fyne.CanvasObject {
		l := v.look()
		column := look.Column(l.PX(20), l.Lines(look.Heading, v.say(phrases.StaffPage), width, look.Ink), v.staffButtons(width))
		if v.staff.diagnosis == nil {
			column.Add(l.Lines(look.Body, v.say(phrases.KioskLoading), width, look.Muted))
			return column
		}
		column.Add(v.facts(v.diagnosed(*v.staff.diagnosis), width))
		column.Add(v.remarks(v.staff.diagnosis.Errors, width))
		return column
	})
}

func (v *visit) staffButtons(width float32) fyne.CanvasObject {
	machine := v.kiosk.o.Machine
	return flow(v.look().PX(16), width,
		v.textButton(look.Primary, "check", v.say(phrases.StaffLeave), v.leaveStaff),
		v.textButton(look.Plain, "refresh", v.say(phrases.StaffLookAgain), v.diagnose),
		v.textButton(look.Plain, "refresh", v.say(phrases.StaffRestart), func() { machine.Stop(false) }),
		v.textButton(look.Plain, "power", v.say(phrases.StaffStop), func() { machine.Stop(true) }),
	)
}

// stated is one fact: what it is, and how it is.
type stated struct{ name, text string }

func (v *visit) diagnosed(d Diagnosis) []stated {
	edition := v.say(phrases.StaffNoEdition)
	if d.Edition > 0 {
		edition = v.say(phrases.StaffEditionOf, int64(d.Edition), phrases.Moment(v.language, d.Built))
	}
	screen := v.kiosk.o.Screen
	l := v.look()
	return []stated{
		{v.say(phrases.StaffThis), v.say(phrases.StaffThisOf, d.Name, d.Monitor)},
		{v.say(phrases.StaffVersion), d.Version},
		{v.say(phrases.StaffStarted), phrases.Moment(v.language, d.Started)},
		{v.say(phrases.StaffEdition), edition},
		{v.say(phrases.StaffOffice), v.wellOr(d.Office)},
		{v.say(phrases.StaffPrinter), v.readyOr(d.Printer)},
		{v.say(phrases.StaffVoice), v.wellOr(d.Voice)},
		{v.say(phrases.StaffScreen), v.say(phrases.StaffScreenOf, int(screen.Width), int(screen.Height), l.Screen.Diagonal)},
	}
}

func (v *visit) wellOr(err error) string {
	if err == nil {
		return v.say(phrases.StaffWell)
	}
	return v.say(phrases.StaffNot, err.Error())
}

// readyOr never says of files that a printer is ready.
func (v *visit) readyOr(problem string) string {
	switch {
	case problem != "":
		return problem
	case !v.kiosk.offersPaper():
		return v.say(phrases.StaffNoPrinter)
	case !v.kiosk.onPaper():
		return v.say(phrases.StaffFiles)
	default:
		return v.say(phrases.StaffReady)
	}
}

// facts is a card of names and what belongs to them.
func (v *visit) facts(all []stated, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	names := min(l.PX(380), inner*0.4)
	column := look.Column(l.PX(10))
	for _, f := range all {
		column.Add(look.Row(l.PX(24), l.Lines(look.Label, f.name, names, look.Muted), l.Lines(look.Label, f.text, inner-names-l.PX(24), look.Ink)))
	}
	return l.Card(36, 24, column)
}

// remarks are the last lines of the log.
func (v *visit) remarks(all []Remark, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(8), l.Lines(look.Subtitle, v.say(phrases.StaffErrors), inner, look.Ink))
	for _, r := range all {
		column.Add(l.Lines(look.Caption, strings.TrimSpace(phrases.Moment(v.language, r.At)+" "+r.Text), inner, look.Ink))
	}
	if len(all) == 0 {
		column.Add(l.Lines(look.Caption, v.say(phrases.StaffNoErrors), inner, look.Muted))
	}
	return l.Card(36, 24, column)
}
