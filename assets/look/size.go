package look

import "math"

// Role is what a text is for. It decides size and weight.
type Role int

// The roles, from small to large. Which pixels they are depends on the screen.
const (
	Caption     Role = iota // a remark under something
	Label                   // on a button
	Body                    // what is read
	Strong                  // what is read first in a paragraph
	Emphasis                // what is said with a stress in a paragraph
	Subtitle                // a heading inside a card
	Title                   // the name of a tile or a card
	Heading                 // the name of a screen or a board page
	Question                // the one question of the home screen
	Figure                  // an amount, a phone, a number
	ClockFace               // the clock in the header
	Countdown               // the seconds that are left, to be read from a wheelchair
	AlarmTitle              // what everybody has to know now
	AlarmText               // what to do about it
	AlarmSecond             // the same in the second language
	roles                   // how many there are
)

// Weight is a weight of Sofia Sans.
type Weight int

// The weights that are embedded.
const (
	Regular   Weight = 400
	Medium    Weight = 500
	SemiBold  Weight = 600
	Bold      Weight = 700
	ExtraBold Weight = 800
)

// Italic is Medium, slanted. There is no other.
const Italic Weight = -Medium

type measure struct {
	px     float32 // on the usual screen of the kind
	weight Weight
}

// VISUAL.md and the mock-ups beside it give these.
var (
	kioskRoles = [roles]measure{
		Caption: {25, Medium}, Label: {26, SemiBold}, Body: {32, Regular}, Strong: {32, Bold}, Emphasis: {32, Italic}, Subtitle: {34, Bold},
		Title: {40, Bold}, Heading: {52, ExtraBold}, Question: {60, ExtraBold}, Figure: {36, Bold}, ClockFace: {56, Bold}, Countdown: {150, ExtraBold},
		AlarmTitle: {96, ExtraBold}, AlarmText: {50, SemiBold}, AlarmSecond: {42, Medium},
	}
	boardRoles = [roles]measure{
		Caption: {30, SemiBold}, Label: {32, ExtraBold}, Body: {44, Medium}, Strong: {44, Bold}, Emphasis: {44, Italic}, Subtitle: {46, ExtraBold},
		Title: {54, ExtraBold}, Heading: {64, ExtraBold}, Question: {96, ExtraBold}, Figure: {56, ExtraBold}, ClockFace: {96, ExtraBold}, Countdown: {150, ExtraBold},
		AlarmTitle: {120, ExtraBold}, AlarmText: {62, SemiBold}, AlarmSecond: {52, Medium},
	}
)

// largeText is how much larger text is in large-text mode.
const largeText = 1.4

// Size is the role's font size in pixels on this screen.
func (l Look) Size(r Role) float32 {
	px := l.measure(r).px * l.scale()
	if l.Large {
		px *= largeText
	}
	return float32(math.Round(float64(px)))
}

func (l Look) measure(r Role) measure {
	if l.Kind == Board {
		return boardRoles[r]
	}
	return kioskRoles[r]
}

// LineHeight is the distance between lines of the role, in pixels.
func (l Look) LineHeight(r Role) float32 {
	spread := float32(1.3)
	if l.measure(r).px >= 50 {
		spread = 1.12
	}
	return float32(math.Round(float64(l.Size(r) * spread)))
}
