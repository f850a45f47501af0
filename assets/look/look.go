// Package look is how Партер looks: sizes, colours, the font, and the few
// widgets that kiosk and board share.
//
// A Look is a value. A screen is built from it for one width and height, and
// built anew when either changes; so text is broken into lines where it stands,
// nothing is ever cut off without anyone noticing, and one picture can be
// compared with another. Fyne's own layout would find heights only after it
// knows widths, and its Label cuts or scrolls what does not fit. Undo this when
// Fyne lays out height for width.
package look

import "math"

// Kind says for whom the sizes are: a finger's length away, or a lobby.
type Kind int

// The two kinds of screens.
const (
	Kiosk Kind = iota
	Board
)

// Screen is one physical screen.
type Screen struct {
	Width, Height float32 // pixels; Fyne's scale is fixed to 1
	Diagonal      float32 // inches, as configured: televisions lie about theirs
	Distance      float32 // from the eye, millimetres
	Shaders       bool    // painted by OpenGL: it paints shaders, which Fyne's painter of pictures leaves out
}

// What the sizes in VISUAL.md were drawn for.
const (
	kioskDiagonal = 27   // inches
	kioskDistance = 600  // mm, the distance that EN 301 549 5.1.4 wants stated
	boardDiagonal = 43   // inches
	boardDistance = 5000 // mm
)

// Look is how one screen looks now.
type Look struct {
	Screen   Screen
	Kind     Kind
	Large    bool // large text, ×1.4: it reflows
	Contrast bool // white on black
}

// New is the look of a screen; a diagonal or distance of 0 is the usual one of
// its kind.
func New(kind Kind, s Screen) Look {
	if s.Diagonal == 0 {
		s.Diagonal = kioskDiagonal
		if kind == Board {
			s.Diagonal = boardDiagonal
		}
	}
	if s.Distance == 0 {
		s.Distance = kioskDistance
		if kind == Board {
			s.Distance = boardDistance
		}
	}
	return Look{Screen: s, Kind: kind}
}

// Portrait reports whether the screen stands upright.
func (l Look) Portrait() bool { return l.Screen.Height > l.Screen.Width }

// MM is a length on the glass in pixels, for what a finger must hit.
func (l Look) MM(mm float32) float32 { return float32(math.Round(float64(mm * l.pixelsPerMM()))) }

// PX is a length that was drawn for the usual screen of the kind (27″ or 43″ at
// 1920×1080), as it is on this screen: gaps, corners, columns.
func (l Look) PX(px float32) float32 { return float32(math.Round(float64(px * l.scale()))) }

// Target is the least side of anything that can be touched: 20 mm (Colle and
// Hiszem 2004, for people who stand).
func (l Look) Target() float32 { return l.MM(20) }

func (l Look) pixelsPerMM() float32 {
	diagonal := math.Hypot(float64(l.Screen.Width), float64(l.Screen.Height))
	return float32(diagonal) / (l.Screen.Diagonal * 25.4)
}

// scale is how much larger than drawn everything must be to be seen under the
// same angle as on the usual screen.
func (l Look) scale() float32 {
	usual := New(l.Kind, Screen{Width: 1920, Height: 1080})
	return l.pixelsPerMM() / usual.pixelsPerMM() * l.Screen.Distance / usual.Screen.Distance
}
