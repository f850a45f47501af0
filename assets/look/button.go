package look

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Slop is how far a finger may wander on the glass, in pixels, and still tap.
// Fyne's own buttons lose a tap after 2: 60 of 60 wobbling taps were lost.
const Slop = 18

// Style is how a button looks.
type Style int

// The styles of buttons.
const (
	Plain    Style = iota // white with an edge
	Primary               // pine: the one thing to do
	On                    // mint with a pine edge: what is switched on
	Tile                  // a large card
	Chip                  // a plain button with round ends
	ListRow               // a row of a list: no edge
	Key                   // of the keyboard
	KeyQuiet              // of the keyboard: what does not write a letter
	Lead                  // a large card in pine: the one that leads
	Field                 // where one writes: a card with a pine edge
)

// Button is everything on the kiosk that can be touched. It takes a press that
// wobbles up to Slop, shows it at once, and forgets it when the finger leaves
// or a list begins to scroll.
type Button struct {
	widget.BaseWidget
	Name    string // what it is called when read aloud and in tests
	OnFocus func() // when the keys come to it: a field is written at once; may be nil
	look    Look
	style   Style
	content fyne.CanvasObject
	tapped  func()
	sheet   *fyne.Container     // a panel
	ring    []fyne.CanvasObject // around the button that the keys are on; nil: they are not
}

var (
	_ desktop.Mouseable = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil) // only to learn that the finger left
)

// press is where the finger came down. There is one finger: X gives us the
// first touch as a pointer. It is kept by the button's name, since a screen may
// be built anew under a finger (another edition, another minute), and the touch
// must still count; and a list that begins to scroll must find it.
var press struct {
	on *Button // nil: no finger, or it is no tap any more
	at fyne.Position
}

// NewButton is a button around the content, named for those who do not see it.
func (l Look) NewButton(style Style, name string, content fyne.CanvasObject, tapped func()) *Button {
	b := &Button{Name: name, look: l, style: style, content: content, tapped: tapped}
	b.sheet = l.buttonSheet(style)
	b.ExtendBaseWidget(b)
	return b
}

// TextButton is a button with an icon (or "") and one line of words.
func (l Look) TextButton(style Style, icon, words string, tapped func()) *Button {
	ink := l.buttonInk(style)
	content := Row(l.PX(14), l.Line(Label, words, ink))
	if icon != "" {
		content = Row(l.PX(14), Middle(l.Icon(icon, l.PX(40), ink)), l.Line(Label, words, ink))
	}
	return l.NewButton(style, words, AtLeast(0, l.PX(72), Inset(l.PX(28), 0, Middle(content))), tapped)
}

// BarButton is a button of a bar: short words on it, and a name that says all.
func (l Look) BarButton(style Style, icon, name, words string, tapped func()) *Button {
	return l.ToolButton(style, Tool{icon, name, words, false}, l.ToolSize(words, false), tapped)
}

// Tool is what stands on a button of a bar.
type Tool struct {
	Icon, Name, Words string
	Above             bool // the icon stands above the words, not before them
}

// The insets of a tool, in pixels: at its sides, those of one with the icon above,
// and above and below such an icon with its words.
const (
	toolSide  = 15
	tightSide = 8
	toolAbove = 6
	toolBelow = 8
)

// ToolSize is the least size of a ToolButton with the words.
func (l Look) ToolSize(words string, above bool) fyne.Size {
	width := l.Width(Label, words)
	if above {
		return fyne.NewSize(width+2*l.PX(tightSide), l.PX(28+toolAbove+toolBelow)+l.LineHeight(Label))
	}
	return fyne.NewSize(l.PX(38+10)+width+2*l.PX(toolSide), l.PX(72))
}

// ToolButton is a button of a bar in which each has its size.
func (l Look) ToolButton(style Style, t Tool, size fyne.Size, tapped func()) *Button {
	ink := l.buttonInk(style)
	line := l.Line(Label, t.Words, ink)
	if !t.Above {
		content := Row(l.PX(10), Middle(l.Icon(t.Icon, l.PX(38), ink)), line)
		return l.NewButton(style, t.Name, AtLeast(size.Width, size.Height, Middle(content)), tapped)
	}
	line.Alignment = fyne.TextAlignCenter
	step, above := l.LineHeight(Label), l.PX(toolAbove)
	side := min(size.Height-above-step-l.PX(toolBelow), l.PX(38))
	return l.NewButton(style, t.Name, Fixed(size.Width, size.Height,
		Place(l.Icon(t.Icon, side, ink), (size.Width-side)/2, above, side, side),
		Place(line, 0, size.Height-l.PX(toolBelow)-step, size.Width, step),
	), tapped)
}

// Tap does what a finger does: for the keypad, and for tests.
func (b *Button) Tap() {
	if b.tapped != nil {
		b.tapped()
	}
}

// ringWidth is how wide each of the two lines of the ring is, in pixels.
const ringWidth = 4

// SetFocus draws or removes the ring that says: the keys are here. It is a dark
// line beside a light one, so that one of them is seen on every ground.
func (b *Button) SetFocus(on bool) {
	if on == (b.ring != nil) {
		return
	}
	b.ring = nil
	if on {
		outer, inner := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
		outer.StrokeColor, inner.StrokeColor = b.look.Colour(Ink), b.look.Colour(Amber)
		outer.StrokeWidth, inner.StrokeWidth = ringWidth, ringWidth
		b.ring = []fyne.CanvasObject{outer, inner}
	}
	b.Refresh()
}

// Focused reports whether the keys are on the button.
func (b *Button) Focused() bool { return b.ring != nil }

// MouseDown shows the press within one frame. Only a finger and the first button
// of a mouse press.
func (b *Button) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary || e.Button == desktop.MouseButtonTertiary {
		return
	}
	forgetPress()
	press.on, press.at = b, e.AbsolutePosition
	b.showPressed(true)
}

// MouseUp taps when the finger stayed within Slop, on this button or on the one
// that stood here before the screen was built anew.
func (b *Button) MouseUp(e *desktop.MouseEvent) {
	began := press.on
	wander := math.Hypot(float64(e.AbsolutePosition.X-press.at.X), float64(e.AbsolutePosition.Y-press.at.Y))
	if began == nil || began.Name != b.Name || wander > Slop {
		forgetPress()
		return
	}
	press.on = nil
	began.letGo()
	b.Tap()
}

// afterglow is how long a button looks pressed after the finger has left: the
// next screen comes sooner when this one is not painted once more before it.
const afterglow = 150 * time.Millisecond

func (b *Button) letGo() {
	fade := fyne.NewAnimation(afterglow, func(done float32) {
		if done == 1 && press.on != b {
			b.showPressed(false)
		}
	})
	fade.Curve = fyne.AnimationLinear
	fade.Start()
}

// MouseIn and MouseMoved do nothing: a finger does not hover.
func (b *Button) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut forgets the press.
func (b *Button) MouseOut() {
	if press.on == b {
		forgetPress()
	}
}

func forgetPress() {
	if b := press.on; b != nil {
		press.on = nil
		b.showPressed(false)
	}
}

func (b *Button) showPressed(on bool) {
	repaint(b.sheet, b.look.fill(b.style, on), b.look.Colour(buttonEdge(b.style)))
}

// IsKey reports whether the button is a key of the keyboard, which is smaller
// where the screen has no room.
func (b *Button) IsKey() bool { return b.style == Key || b.style == KeyQuiet }

// IsRow reports whether the button is a row of a list, which shares its edge with
// the next.
func (b *Button) IsRow() bool { return b.style == ListRow }

// MinSize is the content's, and never less than a finger needs.
func (b *Button) MinSize() fyne.Size {
	least := b.look.Target()
	if b.IsKey() {
		least = b.look.MM(12) // the keyboard's grid gives keys what room there is
	}
	return b.content.MinSize().Max(fyne.NewSize(least, least))
}

// CreateRenderer puts the content on the sheet.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return &buttonRenderer{b} }

type buttonRenderer struct{ b *Button }

func (r *buttonRenderer) Destroy() {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.b.sheet, r.b.content}, r.b.ring...)
}
func (r *buttonRenderer) MinSize() fyne.Size { return r.b.MinSize() }
func (r *buttonRenderer) Refresh() {
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.b.sheet.Resize(size)
	r.b.content.Resize(size)
	for i, line := range r.b.ring {
		inset := float32(i*ringWidth) + ringWidth/2
		Place(line, inset, inset, size.Width-2*inset, size.Height-2*inset)
		line.(*canvas.Rectangle).CornerRadius = max(r.b.corner(size)-inset, 0)
	}
}

func (b *Button) corner(size fyne.Size) float32 {
	if r := buttonRadius(b.style); r != roundEnds {
		return b.look.PX(float32(r))
	}
	return size.Height / 2
}

func (l Look) buttonSheet(style Style) *fyne.Container {
	radius := buttonRadius(style)
	if radius != roundEnds {
		radius = int(l.PX(float32(radius)))
	}
	return l.newPanel(panel{l.fill(style, false), l.Colour(buttonEdge(style)), buttonEdgeWidth(style), radius})
}

// buttonRadius is in pixels of the usual screen.
func buttonRadius(style Style) int {
	switch style {
	case Chip:
		return roundEnds
	case Tile, Lead, Field:
		return 24
	case Key, KeyQuiet:
		return 14
	default:
		return 16
	}
}

func buttonEdge(style Style) Colour {
	switch style {
	case Primary, On, Lead, Field:
		return Pine
	default:
		return Edge
	}
}

func buttonEdgeWidth(style Style) int {
	switch style {
	case ListRow:
		return 0
	case On, Field:
		return 3
	default:
		return 2
	}
}

// fill is what the button's sheet is painted with: nothing for the row of a list
// that is not pressed, which lies on a card of the same colour.
func (l Look) fill(style Style, pressed bool) color.NRGBA {
	if style == ListRow && !pressed {
		return color.NRGBA{}
	}
	return l.Colour(buttonFill(style, pressed))
}

func buttonFill(style Style, pressed bool) Colour {
	switch {
	case (style == Primary || style == Lead) && pressed:
		return PineDeep
	case style == Primary || style == Lead:
		return Pine
	case pressed:
		return MintDeep
	case style == On, style == KeyQuiet:
		return Mint
	default:
		return Card
	}
}

func (l Look) buttonInk(style Style) Colour {
	switch style {
	case Primary, Lead:
		return OnPine
	case On:
		return Pine
	default:
		return Ink
	}
}
