package console

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// mark says what a fact means for whoever looks after the screen.
type mark string

// The marks, the worst last.
const (
	markNone  mark = ""
	markNote  mark = "note"  // somebody should look at it
	markAlarm mark = "alarm" // the screen works without something that does not come back by itself
	markBad   mark = "bad"   // the screen does not do its work
)

// screenFact is one thing that is known of a screen.
type screenFact struct {
	Name phrases.Key
	Is   string
	Mark mark
	Do   string // what to do; empty: nothing
}

// lag is how far a screen is behind the newest edition.
type lag struct {
	editions int
	since    time.Time
}

// lagGrace is how long a screen may take to show what was published.
const lagGrace = time.Minute

// observer says what is known of screens, in a language at a moment.
type observer struct {
	data.Language
	now  time.Time
	lags map[data.EditionNumber]lag
}

func (o observer) say(k phrases.Key, args ...any) string { return phrases.In(o.Language, k, args...) }

// observe asks once for each edition that a screen shows how old it is.
func (c *console) observe(ctx context.Context, l data.Language, screens []data.ScreenHealth) (observer, error) {
	o := observer{l, c.Clock(), map[data.EditionNumber]lag{}}
	for _, h := range screens {
		if _, known := o.lags[h.Edition]; known {
			continue
		}
		newer, since, err := c.ScreenDesk.EditionsAfter(ctx, h.Edition)
		if err != nil {
			return o, fmt.Errorf("how far screens are behind: %w", err)
		}
		o.lags[h.Edition] = lag{newer, since}
	}
	return o, nil
}

// facts are what is known of the screen. Of one that is not connected nothing is
// said but what is true all the same.
func (o observer) facts(h data.ScreenHealth) []screenFact {
	facts := []screenFact{o.connection(h)}
	if h.Online {
		facts = append(facts, o.painting(h))
	}
	facts = append(facts, o.edition(h)...)
	if v := h.Vitals; v != nil && h.Online {
		if v.DiskSize > 0 {
			facts = append(facts, o.disk(*v))
		}
		if v.Printer != nil {
			facts = append(facts, o.printer(*v.Printer))
		}
		if v.Mute {
			facts = append(facts, screenFact{phrases.StaffVoice, o.say(phrases.OfficeScreenMute), markNote, o.say(phrases.OfficeScreenDoMute)})
		}
		facts = append(facts, o.clock(h.Role, *v), o.program(h), o.glass(*v))
	}
	return append(facts, o.restart(h)...)
}

// restarting reports whether the screen is away because staff wanted it.
func (o observer) restarting(h data.ScreenHealth) bool { return h.Restart(o.now) == data.Restarting }

func (o observer) connection(h data.ScreenHealth) screenFact {
	f := screenFact{Name: phrases.OfficeScreenConnection}
	switch {
	case h.Online:
		f.Is = o.say(phrases.OfficeScreenConnectedSince, phrases.Moment(o.Language, h.Connected))
	case o.restarting(h):
		f.Is = o.say(phrases.OfficeScreenNotBack)
	case h.LastSeen.IsZero():
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenOffline), markBad, o.say(phrases.OfficeScreenOfflineWhat)
	default:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenGoneSince, phrases.Moment(o.Language, h.LastSeen)), markBad, o.say(phrases.OfficeScreenOfflineWhat)
	}
	return f
}

// painting is the state that is computed from painted frames, in words.
func (o observer) painting(h data.ScreenHealth) screenFact {
	state := h.Painting(o.now)
	f := screenFact{Name: phrases.OfficeScreenPainting}
	switch state {
	case data.PaintingUnknown:
		f.Is = o.say(phrases.OfficeScreenPaintingUnknown)
	case data.PaintingUntold:
		f.Is = o.say(phrases.OfficeScreenPaintingUntold)
	case data.PaintingWell:
		f.Is = o.say(phrases.OfficeScreenPaintingWell)
	case data.PaintingAsleep:
		f.Is = o.say(phrases.OfficeScreenPaintingAsleep)
	case data.PaintingStarting:
		f.Is = o.say(phrases.OfficeScreenPaintingStarting)
	case data.PaintingSlow:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPaintingSlow), markNote, o.say(phrases.OfficeScreenDoSlow)
	case data.PaintingStuck:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPaintingStuck), markBad, o.say(phrases.OfficeScreenDoRestart)
	case data.PaintingOnePage:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPaintingOnePage), markBad, o.say(phrases.OfficeScreenDoRestart)
	case data.PaintingUnseen:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPaintingUnseen), markBad, o.say(phrases.OfficeScreenDoMonitor)
	case data.PaintingSilent:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPaintingSilent), markBad, o.say(phrases.OfficeScreenDoPower)
	}
	return f
}

func (o observer) edition(h data.ScreenHealth) []screenFact {
	f := screenFact{Name: phrases.OfficeScreenEditionName, Is: o.say(phrases.OfficeScreenNoEdition)}
	behind := o.lags[h.Edition]
	if h.Edition > 0 {
		f.Is = o.say(phrases.OfficeScreenEditionNumber, h.Edition)
		if behind.editions == 0 && h.Problem == "" {
			f.Is += o.say(phrases.OfficeScreenEditionNewest)
		}
	}
	if behind.editions > 0 && o.now.Sub(behind.since) > lagGrace {
		f.Is += o.say(phrases.OfficeScreenEditionBehind, phrases.CountEditions(o.Language, behind.editions), phrases.Moment(o.Language, behind.since))
		if h.Online {
			f.Mark, f.Do = markNote, o.say(phrases.OfficeScreenDoBehind)
		}
	}
	if h.Problem != "" {
		f.Is += o.say(phrases.OfficeScreenEditionRefuses)
		f.Mark, f.Do = markNote, refusal(o.Language, h.Problem)
	}
	return []screenFact{f}
}

func (o observer) disk(v data.Vitals) screenFact {
	f := screenFact{Name: phrases.OfficeScreenDisk}
	f.Is = o.say(phrases.OfficeScreenDiskFree, phrases.Gigabytes(o.Language, v.DiskFree), int(v.DiskFree*100/v.DiskSize))
	if v.DiskLow() {
		f.Mark, f.Do = markNote, o.say(phrases.OfficeScreenDoDisk)
	}
	return f
}

func (o observer) printer(p data.PrinterVitals) screenFact {
	f := screenFact{Name: phrases.StaffPrinter}
	switch {
	case !p.Queue:
		f.Is = o.say(phrases.StaffNoPrinter)
	case p.Fault != "":
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPrinterFault), faultMark(p.Fault), o.say(phrases.PrinterFault(p.Fault))
	case !p.Ready:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPrinterFault), markNote, o.say(phrases.PrintStaffStuck)
	case p.Low:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenPrinterLow), markNote, o.say(phrases.OfficeScreenDoPaper)
	default:
		f.Is = o.say(phrases.StaffReady)
	}
	return f
}

// faultMark is the mark of what a printer reports, in the words of kiosk/printer. Paper
// and cover are in the hands of whoever passes; for the others somebody must come.
func faultMark(fault string) mark {
	switch fault {
	case "paper jam", "printer offline", "printer paused":
		return markAlarm
	default:
		return markNote
	}
}

// guesses are what was tried at the screen more than is usual.
func (o observer) guesses(g data.Guessing) (facts []screenFact) {
	for _, tried := range []struct {
		many int
		says phrases.Key
	}{{g.Misses, phrases.OfficeLookupMisses}, {g.Cases, phrases.OfficeLookupCases}} {
		if tried.many > 0 {
			facts = append(facts, screenFact{phrases.OfficeLookupTried, o.say(tried.says, tried.many), markNote, o.say(phrases.OfficeLookupLook)})
		}
	}
	return facts
}

func (o observer) clock(role data.ScreenRole, v data.Vitals) screenFact {
	f := screenFact{Name: phrases.OfficeScreenClock}
	switch {
	case v.Ahead == nil:
		f.Is = o.say(phrases.OfficeScreenClockUnknown)
	case v.ClockWrong() && *v.Ahead > 0:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenClockAhead, phrases.Lasted(o.Language, *v.Ahead)), markNote, o.say(phrases.OfficeScreenDoClock)
	case v.ClockWrong():
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenClockBehind, phrases.Lasted(o.Language, -*v.Ahead)), markNote, o.say(phrases.OfficeScreenDoClock)
	default:
		f.Is = o.say(phrases.OfficeScreenClockRight)
	}
	if !v.TimeKept && f.Mark == markNone {
		f.Is, f.Mark, f.Do = f.Is+o.say(phrases.OfficeScreenClockLoose), markNote, o.say(phrases.OfficeScreenDoKeeper)
		if role == data.RoleBoard {
			f.Do += " " + o.say(phrases.OfficeScreenHidesClock)
		}
	}
	return f
}

func (o observer) program(h data.ScreenHealth) screenFact {
	return screenFact{Name: phrases.OfficeScreenProgram, Is: o.say(phrases.OfficeScreenRunsSince, h.Vitals.Version, phrases.Moment(o.Language, h.Started))}
}

func (o observer) glass(v data.Vitals) screenFact {
	f := screenFact{Name: phrases.OfficeScreenGlass, Is: o.say(phrases.OfficeScreenPixels, v.Width, v.Height)}
	if len(v.Groups) > 0 {
		groups := make([]string, len(v.Groups))
		for i, g := range v.Groups {
			groups[i] = string(g)
		}
		f.Is += o.say(phrases.OfficeScreenGroups, strings.Join(groups, ", "))
	}
	return f
}

func (o observer) restart(h data.ScreenHealth) []screenFact {
	f := screenFact{Name: phrases.OfficeScreenRestartName}
	asked := phrases.Moment(o.Language, h.RestartAsked)
	switch h.Restart(o.now) {
	case data.Restarting:
		f.Is = o.say(phrases.OfficeScreenRestarting)
	case data.Restarted:
		f.Is = o.say(phrases.OfficeScreenRestarted, asked, phrases.Lasted(o.Language, max(h.RestartTook, time.Second)))
	case data.RestartFailed:
		f.Is, f.Mark, f.Do = o.say(phrases.OfficeScreenRestartFailed, asked), markBad, o.say(phrases.OfficeScreenDoPower)
	case data.NoRestart:
		return nil
	}
	return []screenFact{f}
}

// overall is the one word for the screen: its worst mark.
func overall(facts []screenFact) mark {
	worst, marks := markNone, []mark{markNone, markNote, markAlarm, markBad}
	for _, f := range facts {
		if slices.Index(marks, f.Mark) > slices.Index(marks, worst) {
			worst = f.Mark
		}
	}
	return worst
}
