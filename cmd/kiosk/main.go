// The kiosk is the touch screen in the lobby. It reads the published edition,
// asks the office about cases, and knows nothing else.
package main

import (
	"context"
	"log/slog"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/alecthomas/kong"

	"example.org/parter/assets/look"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/kiosk"
)

type config struct {
	machine.ScreenConfig
	Printer    machine.SlipPrinter `help:"Printer of slips: ${printers}; empty: PDF files in the data folder." default:"" placeholder:"PRINTER"`
	OfferFiles bool                `help:"Without a printer, offer visitors to save papers as files: for a rehearsal." default:"false"`
	Sound      machine.Sound       `help:"ALSA device of the voice that reads aloud; none: no voice; folder:DIR: files instead, for a rehearsal (${default})." default:"default" placeholder:"DEVICE"`
	IdleMenu   time.Duration       `help:"Silence on a menu before the visitor is asked (${default})." default:"60s"`
	IdleText   time.Duration       `help:"The same where there is much to read (${default})." default:"120s"`
	IdleCase   time.Duration       `help:"The same where a case is shown (${default})." default:"45s"`
	IdleAnswer time.Duration       `help:"Time to answer; WCAG 2.2.1 wants 20s at least (${default})." default:"20s"`
	ScanGap    time.Duration       `help:"Longest gap between two letters of a scanner (${default})." default:"60ms"`
	ScanMean   time.Duration       `help:"Longest gap on the average (${default})." default:"35ms"`
	ScanLeast  int                 `help:"Fewest letters of a scan (${default})." default:"8"`
}

func main() {
	var c config
	machine.Parse(&c, "kiosk", "Партер: the touch kiosk.", kong.Vars{"screen": "kiosk", "printers": machine.PrinterHelp})
	log, recent := machine.LogWithRecent("kiosk")
	screen, err := machine.Begin(c.ScreenConfig, data.RoleKiosk, log)
	if err != nil {
		log.Error("kiosk cannot start", "error", err)
		os.Exit(1)
	}
	ctx, leave := context.WithCancel(context.Background())
	app.SetMetadata(machine.Metadata("bg.parter.kiosk", "Партер: киоск"))
	a := app.New()
	monitor := c.Monitor.Size()
	size := look.Screen{Width: monitor.Width, Height: monitor.Height, Diagonal: c.Diagonal, Shaders: true}
	a.Settings().SetTheme(look.New(look.Kiosk, size).Theme())
	window := &machine.Window{Window: a.NewWindow("Партер: киоск"), Place: c.Monitor, Monitor: monitor, Log: log, Pulse: screen.Pulse}
	care := newCaretaker(c, screen, recent, a.Quit)
	screen.Quit, screen.Printer, screen.Mute = a.Quit, care.printerVitals, care.mute.Load
	window.Stand(ctx, a, func() fyne.CanvasObject {
		k := kiosk.New(c.options(size, screen, care, a, log))
		c.furnish(ctx, window, k, care, log)
		return k.Root()
	})
	leave()
	screen.Ended()
	os.Exit(care.ending())
}

// furnish gives the window what follows the kiosk.
func (c config) furnish(ctx context.Context, window *machine.Window, k *kiosk.Kiosk, care *caretaker, log *slog.Logger) {
	screen := care.screen
	screen.Load = func(ctx context.Context, e *edition.Edition) (func(), error) {
		if err := e.Ready(ctx); err != nil {
			return nil, err
		}
		return k.Prepare(ctx, e)
	}
	screen.Alert = k.Alert
	screen.Picture = (&machine.Photographer{Place: c.Monitor, Client: screen.Client, Hidden: k.Private, Log: log}).Send
	screen.First(ctx)
	window.Resized = func(s fyne.Size) {
		k.Resize(look.Screen{Width: s.Width, Height: s.Height, Diagonal: c.Diagonal, Shaders: true})
	}
	window.Started = func() {
		takeKeys(window.Canvas(), k)
		k.WarmUp()
		go screen.Follow(ctx)
		go care.awaitVoice(ctx, voicePace, func() { fyne.Do(func() { k.Speak(care.voice) }) })
		go machine.Every(ctx, time.Second, k.Tick)
	}
}

// options is what the machine gives to the kiosk.
func (c config) options(size look.Screen, screen *machine.Screen, care *caretaker, a fyne.App, log *slog.Logger) kiosk.Options {
	o := kiosk.Options{
		Screen:     size,
		Clock:      time.Now,
		Background: func(work func()) { go work() },
		After:      machine.After,
		Cases:      screen.Client,
		Printer:    care.printer,
		Report:     screen.Report,
		Feedback:   screen.Feedback,
		AskAnswer:  screen.AskAnswer,
		Log:        log,
		Fallback:   machine.BuiltIn(),
		Clipboard:  a.Clipboard(),
		Machine:    care,
		Silence:    kiosk.Silence{Menu: c.IdleMenu, Text: c.IdleText, Case: c.IdleCase, Answer: c.IdleAnswer},
		Scan:       kiosk.Scan{Gap: c.ScanGap, Mean: c.ScanMean, Least: c.ScanLeast},
		OfferFiles: c.OfferFiles,
	}
	if err := care.tryVoice(context.Background()); err != nil {
		log.Warn("nothing can be read aloud", "error", err)
	} else {
		o.Speaker = care.voice
	}
	return o
}

// takeKeys hands every key to the kiosk. Fyne keeps Tab for itself and tells of
// it only when it is pressed down.
func takeKeys(canvas fyne.Canvas, k *kiosk.Kiosk) {
	canvas.SetOnTypedRune(k.TypedRune)
	canvas.SetOnTypedKey(k.TypedKey)
	if keys, ok := canvas.(desktop.Canvas); ok {
		keys.SetOnKeyDown(k.KeyDown)
		keys.SetOnKeyUp(k.KeyUp)
	}
}
