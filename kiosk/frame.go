package kiosk

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// page is what one screen puts between the header and the bar.
type page struct {
	under   string                                 // second line of the header: where the visitor is
	body    func(room fyne.Size) fyne.CanvasObject // built for exactly this room
	full    bool                                   // the room reaches the edges of the screen
	silence time.Duration                          // without a touch before the visitor is asked; 0: menuSilence
	changes time.Time                              // when it must be read anew by itself; zero: never
	keys    typist                                 // takes the plugged-in keyboard; may be nil
}

// typist takes keys.
type typist interface {
	TypedRune(r rune)
	TypedKey(e *fyne.KeyEvent)
}

// frame is the header, the bar and what stands between them.
type frame struct {
	object fyne.CanvasObject
	clock  *canvas.Text
}

func (v *visit) newFrame(p page) frame {
	l := v.look()
	width, height := l.Screen.Width, l.Screen.Height
	header, clock := v.header(p.under)
	bar := v.bar()
	top, bottom := header.MinSize().Height, bar.MinSize().Height
	sides, above, below := l.PX(48), l.PX(36), l.PX(24)
	if p.full {
		sides, above, below = 0, 0, 0
	}
	room := fyne.NewSize(width-2*sides, height-top-bottom-above-below)
	body := p.body(room)
	object := look.Fixed(width, height,
		look.Place(newGround(l, v.touch), 0, 0, width, height),
		look.Place(body, sides, top+above, room.Width, room.Height),
		look.Place(header, 0, 0, width, top),
		look.Place(bar, 0, height-bottom, width, bottom),
	)
	return frame{object, clock}
}

// header names the house and the place in it, and tells the time.
func (v *visit) header(under string) (fyne.CanvasObject, *canvas.Text) {
	l, town := v.look(), v.kiosk.lobby.town
	if under == "" {
		under = v.in(town.Place)
	}
	clock := l.Line(look.ClockFace, phrases.Clock(v.kiosk.o.Clock()), look.OnHeader)
	clock.Alignment = fyne.TextAlignTrailing
	side, gap := l.PX(48), l.PX(28)
	clockWidth := l.Width(look.ClockFace, "00:00")
	mark := l.Mark(town.Letter, l.PX(76))
	left := side + mark.MinSize().Width + gap
	width := l.Screen.Width - left - gap - clockWidth - side
	words := look.Column(0, l.Lines(look.Figure, v.in(town.Name), width, look.OnHeader), l.Lines(look.Caption, under, width, look.OnHeaderSoft))
	height := max(l.PX(112), words.MinSize().Height+l.PX(20))
	sheet, edge := canvas.NewRectangle(l.Colour(look.Header)), canvas.NewRectangle(l.Colour(look.Pine))
	middle := func(o fyne.CanvasObject, x, w float32) fyne.CanvasObject {
		h := o.MinSize().Height
		return look.Place(o, x, (height-h)/2, w, h)
	}
	return look.Fixed(l.Screen.Width, height,
		look.Place(sheet, 0, 0, l.Screen.Width, height),
		look.Place(edge, 0, height-4, l.Screen.Width, 4), // seen in high contrast
		middle(mark, side, mark.MinSize().Width),
		middle(words, left, width),
		middle(clock, l.Screen.Width-side-clockWidth, clockWidth),
	), clock
}

// bar holds the ways home, back and out, and what makes reading easier. The
// same button is always at the same place.
func (v *visit) bar() fyne.CanvasObject {
	l := v.look()
	side, gap := l.PX(48), l.PX(20)
	ways, aids := v.ways(), v.aids()
	rows := [][]fyne.CanvasObject{append(append(ways, look.Spring()), aids...)}
	if look.Row(gap, rows[0]...).MinSize().Width > l.Screen.Width-2*side {
		rows = [][]fyne.CanvasObject{ways, spread(aids)}
		if len(ways) == 0 {
			rows = rows[1:]
		}
	}
	column := look.Column(l.PX(16))
	for _, row := range rows {
		column.Add(look.Row(gap, row...))
	}
	sheet := canvas.NewRectangle(l.Colour(look.Card))
	edge := l.Divider(l.Screen.Width)
	return container.NewStack(sheet, look.Column(0, edge, look.Inset(side, l.PX(15), column)))
}

// spread puts the buttons at the right end.
func spread(buttons []fyne.CanvasObject) []fyne.CanvasObject {
	return append([]fyne.CanvasObject{look.Spring()}, buttons...)
}

// ways are the buttons home, back and out.
func (v *visit) ways() []fyne.CanvasObject {
	if v.kiosk.catalogue == nil || (!v.begun && len(v.way) == 0) {
		return nil
	}
	home := v.textButton(look.Primary, "home", v.say(phrases.KioskHome), v.opens(Route{Place: AtHome}))
	back := v.textButton(look.Plain, "arrow-left", v.say(phrases.KioskBack), v.back)
	done := v.textButton(look.Plain, "check", v.say(phrases.KioskDone), v.end)
	if len(v.way) == 0 { // at home: only the place of the two is kept
		return []fyne.CanvasObject{look.Gap(home.MinSize().Width, 1), look.Gap(back.MinSize().Width, 1), done}
	}
	return []fyne.CanvasObject{home, back, done}
}

// aids are the buttons for large text, contrast and language.
func (v *visit) aids() []fyne.CanvasObject {
	style := func(on bool) look.Style {
		if on {
			return look.On
		}
		return look.Plain
	}
	return []fyne.CanvasObject{
		v.textButton(style(v.large), "typography", v.say(phrases.KioskLarge), func() { v.large = !v.large; v.refresh() }),
		v.textButton(style(v.contrast), "contrast", v.say(phrases.KioskContrast), func() { v.contrast = !v.contrast; v.refresh() }),
		v.textButton(look.Plain, "world", v.say(phrases.KioskOtherLanguage), v.switchLanguage),
	}
}

func (v *visit) switchLanguage() {
	if v.language == data.Bulgarian {
		v.language = data.English
	} else {
		v.language = data.Bulgarian
	}
	v.refresh()
}

// ground is the paper under everything. It takes the touches that hit nothing,
// as a sign that somebody is there.
type ground struct {
	widget.BaseWidget
	paper   *canvas.Rectangle
	touched func()
}

var _ desktop.Mouseable = (*ground)(nil)

func newGround(l look.Look, touched func()) *ground {
	g := &ground{paper: canvas.NewRectangle(l.Colour(look.Paper)), touched: touched}
	g.ExtendBaseWidget(g)
	return g
}

// MouseDown is a finger on nothing.
func (g *ground) MouseDown(*desktop.MouseEvent) { g.touched() }

// MouseUp does nothing.
func (g *ground) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer paints the paper.
func (g *ground) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.paper) }
