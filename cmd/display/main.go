// The display is the lobby board. It reads the published edition and shows what
// is on, by its own clock, with or without the office.
package main

import (
	"context"
	"log/slog"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/alecthomas/kong"

	"example.org/parter/assets/look"
	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/edition"
	"example.org/parter/display"
)

type config struct {
	machine.ScreenConfig
	Group    []data.BoardGroup `help:"Groups of boards that this one belongs to, for what is shown on some boards only." placeholder:"NAME"`
	AlwaysOn bool              `help:"Leave the monitor on at night."`
	Wrong    time.Duration     `hidden:"" help:"The clock is wrong by so much: for tests."`
	Speed    int               `hidden:"" default:"1" help:"The clock runs so many times as fast: for soaks."`
}

// clock is the system's, unless a test has it wrong or fast.
func (c config) clock() func() time.Time {
	begun := time.Now()
	if c.Wrong == 0 && c.Speed == 1 {
		return time.Now
	}
	return func() time.Time {
		return begun.Add(c.Wrong + time.Since(begun)*time.Duration(c.Speed)).Round(0)
	}
}

// timeKept says whether the clock can be shown.
func (c config) timeKept() bool { return c.TrustClock || machine.TimeIsKept() }

func main() {
	var c config
	machine.Parse(&c, "display", "Партер: the lobby board.", kong.Vars{"screen": "board"})
	log := machine.Log("display")
	screen, err := machine.Begin(c.ScreenConfig, data.RoleBoard, log)
	if err != nil {
		log.Error("display cannot start", "error", err)
		os.Exit(1)
	}
	c.stand(screen, log)
}

// stand shows the board until the process is told to end.
func (c config) stand(screen *machine.Screen, log *slog.Logger) {
	ctx, leave := context.WithCancel(context.Background())
	monitor := c.Monitor.Size()
	app.SetMetadata(machine.Metadata("bg.parter.display", "Партер: табло"))
	a := app.New()
	size := look.Screen{Width: monitor.Width, Height: monitor.Height, Diagonal: c.Diagonal, Shaders: true}
	a.Settings().SetTheme(look.New(look.Board, size).Theme())
	screen.Quit, screen.Groups, screen.Clock = a.Quit, c.Group, c.clock()
	window := &machine.Window{Window: a.NewWindow("Партер: табло"), Place: c.Monitor, Monitor: monitor, Log: log, Mute: true, Pulse: screen.Pulse}
	var night *machine.Night
	window.Stand(ctx, a, func() (root fyne.CanvasObject) {
		root, night = c.furnish(ctx, window, size, screen, log)
		return root
	})
	leave()
	if night != nil { // else the end came before the board was made
		night.Ended()
	}
	screen.Ended()
}

// furnish gives the window the board and all that follows it.
func (c config) furnish(ctx context.Context, window *machine.Window, size look.Screen, screen *machine.Screen, log *slog.Logger) (fyne.CanvasObject, *machine.Night) {
	clock, thread := screen.Clock, machine.NewThread()
	screen.Do, window.Thread = thread.Do, thread
	board := display.New(c.options(size, clock, screen, log))
	pages := turner{board: board, clock: clock, speed: time.Duration(c.Speed), again: make(chan time.Time, 1), do: thread.Do}
	night := machine.NewNight(board.Awake, func(on bool) { screen.Pulse.Asleep(!on); thread.Do(func() { board.Sleep(!on) }) }, log)
	c.follow(screen, board, pages, night, log)
	screen.First(ctx)
	window.Resized = func(s fyne.Size) {
		board.Resize(look.Screen{Width: s.Width, Height: s.Height, Diagonal: c.Diagonal, Shaders: true})
		pages.turn()
	}
	window.Gone = func(gone bool) { board.Gone(gone); pages.turn() }
	window.Started = func() {
		pages.turn()
		go screen.Follow(ctx)
		go pages.run(ctx)
		go thread.Rest(ctx, board.Moves)
		go c.keepPower(ctx, night)
	}
	return board.Root(), night
}

// follow shows the editions and alerts that the screen learns of.
func (c config) follow(screen *machine.Screen, board *display.Board, pages turner, night *machine.Night, log *slog.Logger) {
	screen.Load = func(ctx context.Context, e *edition.Edition) (func(), error) {
		content, err := e.Content(ctx)
		return func() { board.Use(content); pages.turn(); night.Look() }, err
	}
	screen.Alert = func(a *data.Alert) { board.Alert(a); pages.turn(); night.Look() }
	screen.Picture = (&machine.Photographer{Place: c.Monitor, Client: screen.Client, Hidden: func() bool { return false }, Log: log}).Send
}

func (c config) options(size look.Screen, clock func() time.Time, screen *machine.Screen, log *slog.Logger) display.Options {
	return display.Options{
		Screen:   size,
		Clock:    clock,
		Report:   screen.Report,
		Painted:  screen.Painted,
		Log:      log,
		Fallback: machine.BuiltIn(),
		Groups:   c.Group,
		Pictures: c.Data.Pictures().Read,
		TimeKept: c.timeKept,
	}
}

// keepPower keeps the monitor on, or on while anybody can be there.
func (c config) keepPower(ctx context.Context, night *machine.Night) {
	if c.AlwaysOn {
		night.On(ctx)
		return
	}
	night.Watch(ctx)
}

// turner paints what is due, exactly when it is due: nothing polls.
type turner struct {
	board *display.Board
	clock func() time.Time
	speed time.Duration  // of the clock
	again chan time.Time // when to look next
	do    func(f func()) // on the window's thread
}

// turn paints what is due now. It runs on the window's thread.
func (t turner) turn() {
	next := t.board.Tick(t.clock())
	select {
	case <-t.again:
	default:
	}
	t.again <- next
}

func (t turner) run(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case next := <-t.again:
			timer.Reset(max(next.Sub(t.clock())/t.speed, 0))
		case <-timer.C:
			t.do(t.turn)
		}
	}
}
