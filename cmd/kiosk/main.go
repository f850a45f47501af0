// The kiosk is the touch screen in the lobby. It reads the published edition,
// asks the office about cases, and knows nothing else.
package main

import (
	"context"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/alecthomas/kong"

	"example.org/parter/assets/look"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/kiosk"
)

type config struct {
	machine.ScreenConfig
	Printer string `help:"CUPS queue for slips; empty: PDF files in the data folder." default:"" placeholder:"QUEUE"`
}

func main() {
	var c config
	machine.Parse(&c, "kiosk", "Партер: the touch kiosk.", kong.Vars{"screen": "kiosk"})
	log := machine.Log("kiosk")
	screen, err := machine.Begin(c.ScreenConfig, data.RoleKiosk, log)
	if err != nil {
		log.Error("kiosk cannot start", "error", err)
		os.Exit(1)
	}
	ctx := context.Background()
	app.SetMetadata(machine.Metadata("bg.parter.kiosk", "Партер: киоск"))
	a := app.New()
	size := look.Screen{Width: 1920, Height: 1080, Diagonal: c.Diagonal} // until the window says otherwise
	a.Settings().SetTheme(look.New(look.Kiosk, size).Theme())
	window := &machine.Window{Window: a.NewWindow("Партер: киоск"), Place: c.Monitor, Log: log}
	k := kiosk.New(kiosk.Options{
		Screen:     size,
		Clock:      time.Now,
		Background: func(work func()) { go work() },
		After:      machine.After,
		Cases:      screen.Client,
		Printer:    machine.SlipPrinter(c.Printer, c.Data),
		Report:     screen.Report,
		Log:        log,
		Fallback:   machine.BuiltIn(),
	})
	screen.Load = func(ctx context.Context, e *edition.Edition) (func(), error) {
		if err := e.Ready(ctx); err != nil {
			return nil, err
		}
		return k.Prepare(ctx, e)
	}
	screen.Picture = (&machine.Photographer{Place: c.Monitor, Client: screen.Client, Hidden: k.Private, Log: log}).Send
	screen.First(ctx)
	window.SetContent(k.Root())
	window.Resized = func(s fyne.Size) {
		k.Resize(look.Screen{Width: s.Width, Height: s.Height, Diagonal: c.Diagonal})
	}
	window.Started = func() {
		window.Canvas().SetOnTypedRune(k.TypedRune)
		window.Canvas().SetOnTypedKey(k.TypedKey)
		go screen.Follow(ctx)
		go machine.Every(ctx, time.Second, k.Tick)
	}
	window.Stand(ctx, a)
}
