package main

import (
	"context"
	"sync/atomic"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/kiosk"
	"example.org/parter/kiosk/printer"
	"example.org/parter/kiosk/speech"
)

// caretaker is the machine as the staff's page sees it.
type caretaker struct {
	config  machine.ScreenConfig
	sound   machine.Sound
	screen  *machine.Screen
	printer printer.Printer
	voice   speech.Speaker
	mute    atomic.Bool // the voice is wanted, and did not answer
	recent  *machine.Recent
	started time.Time
	quit    func()
	code    atomic.Int32 // with which the program ends
}

func newCaretaker(c config, screen *machine.Screen, recent *machine.Recent, quit func()) *caretaker {
	return &caretaker{
		config: c.ScreenConfig, sound: c.Sound, screen: screen, printer: c.Printer.Printer(c.Data),
		voice: c.Sound.Speaker(), recent: recent, started: time.Now(), quit: quit,
	}
}

// PIN reads the file each time, so that a new PIN is in force at once. A file
// that cannot be read opens nothing, and the log says so.
func (c *caretaker) PIN() (data.PINHash, bool) {
	hash, there, err := machine.ReadPIN(c.config.Data.KioskPIN())
	if err != nil {
		c.screen.Log.Error("the staff's PIN cannot be read; office pin makes a new one", "error", err)
		return data.PINHash{}, false
	}
	return hash, there
}

// voicePace is how often a voice is tried again that did not answer.
const voicePace = time.Minute

// tryVoice reports whether something can be said aloud. A machine that is told to have
// no voice lacks none.
func (c *caretaker) tryVoice(ctx context.Context) error {
	err := c.voice.Ready(ctx)
	c.mute.Store(err != nil && c.sound != machine.NoSound)
	return err
}

// awaitVoice tries a voice again that did not answer, and hands it over when it does: a
// machine that has just been switched on may be too busy for it.
func (c *caretaker) awaitVoice(ctx context.Context, pace time.Duration, found func()) {
	for c.mute.Load() {
		if machine.Pause(ctx, pace) != nil {
			return
		}
		if c.tryVoice(ctx) == nil {
			c.screen.Log.Info("the voice answers now")
			found()
		}
	}
}

// Diagnose looks at everything that the kiosk depends on.
func (c *caretaker) Diagnose(ctx context.Context) kiosk.Diagnosis {
	d := kiosk.Diagnosis{
		Name: c.config.Screen, Monitor: c.config.Monitor.String(),
		Version: machine.Version, Started: c.started, Office: c.screen.Office(), Voice: c.voice.Ready(ctx),
	}
	d.Edition, d.Built = c.screen.Edition()
	d.Printer = c.printerNote(ctx)
	for _, line := range c.recent.Lines() {
		d.Errors = append(d.Errors, kiosk.Remark{At: line.At, Text: line.Text})
	}
	return d
}

// printerNote is what staff at the kiosk should know of the printer; empty: nothing.
func (c *caretaker) printerNote(ctx context.Context) string {
	switch state := c.printer.State(ctx); {
	case state.Fault != "":
		return phrases.In(data.Bulgarian, state.Fault.Staff())
	case state.Low:
		return phrases.In(data.Bulgarian, phrases.PrinterLow)
	default:
		return ""
	}
}

// printerVitals is the printer as the office is told of it. Files of a rehearsal are
// no printer.
func (c *caretaker) printerVitals(ctx context.Context) data.PrinterVitals {
	if files, says := c.printer.(interface{ OnPaper() bool }); says && !files.OnPaper() {
		return data.PrinterVitals{}
	}
	state := c.printer.State(ctx)
	return data.PrinterVitals{Queue: true, Ready: state.Ready, Fault: string(state.Fault), Low: state.Low}
}

// Stop ends the program. Whoever keeps it running starts it anew, unless it is
// to stay down.
func (c *caretaker) Stop(stayDown bool) {
	if stayDown {
		c.code.Store(machine.StayDown)
	}
	machine.End(c.ending())
	c.quit()
}

func (c *caretaker) ending() int { return int(c.code.Load()) }
