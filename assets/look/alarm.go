package look

import (
	"fyne.io/fyne/v2"
)

// Alarm is an emergency message that takes the whole screen, in words that are
// ready to be read.
type Alarm struct {
	Kicker      string // what it is
	Title, Text string
	Second      string // title and text in the second language; may be empty
	Left, Right string // at the lower end
	Drill       string // what it is instead, where it is only practised; empty: it is not
}

// alarmRoles are the sizes of the title, the text and the second language, the
// largest first: the first that fits is taken.
func alarmRoles() [][3]Role {
	return [][3]Role{{AlarmTitle, AlarmText, AlarmSecond}, {Question, AlarmText, AlarmSecond}, {Question, Title, Body}, {Heading, Strong, Body}, {Heading, Body, Caption}}
}

// Alarm fills the screen.
func (l Look) Alarm(a Alarm) *fyne.Container {
	width, height := l.Screen.Width, l.Screen.Height
	side, top, end := l.PX(110), l.PX(80), l.PX(50)
	if l.Portrait() {
		side = l.PX(64)
	}
	scene := Fixed(width, height, Place(l.Panel(Red, Line, 0, 0), 0, 0, width, height))
	if a.Drill != "" {
		high := l.LineHeight(AlarmSecond) + 2*l.PX(16)
		words := l.Line(AlarmSecond, a.Drill, OnAmber)
		words.Alignment = fyne.TextAlignCenter
		scene.Add(Place(l.Panel(Amber, Line, 0, 0), 0, 0, width, high))
		scene.Add(Place(words, 0, 0, width, high))
		top = high + l.PX(44)
	}
	foot := l.alarmFoot(a, width-2*side)
	footTop := height - end - foot.MinSize().Height
	scene.Add(Place(foot, side, footTop, width-2*side, foot.MinSize().Height))
	room := fyne.NewSize(width-2*side, footTop-top-l.PX(20))
	var content fyne.CanvasObject
	for _, roles := range alarmRoles() {
		content = l.alarmWords(a, roles, room.Width)
		if content.MinSize().Height <= room.Height {
			break
		}
	}
	scene.Add(Place(content, side, top, room.Width, content.MinSize().Height))
	return scene
}

// alarmWords are the sign and the title beside each other, or above each other on
// a screen that stands upright, and the texts below.
func (l Look) alarmWords(a Alarm, roles [3]Role, width float32) fyne.CanvasObject {
	sign, gap := l.PX(150), l.PX(40)
	words := width - sign - gap
	if l.Portrait() {
		words = width
	}
	title := Column(0, l.Lines(AlarmSecond, a.Kicker, words, OnRed), l.Lines(roles[0], a.Title, words, OnRed))
	icon := l.Icon("alert-triangle", sign, OnRed)
	var head fyne.CanvasObject = Row(gap, Middle(icon), Upright(title))
	if l.Portrait() {
		head = Column(l.PX(24), Row(0, icon), title)
	}
	column := Column(l.PX(44), head, l.Lines(roles[1], a.Text, width, OnRed))
	if a.Second != "" {
		column.Add(l.Lines(roles[2], a.Second, width, OnRed))
	}
	return column
}

// alarmFoot says since when, until when and who says it, at both ends of a line,
// or in two lines where that is too narrow.
func (l Look) alarmFoot(a Alarm, width float32) fyne.CanvasObject {
	if l.Width(Body, a.Left)+l.Width(Body, a.Right)+l.PX(60) > width {
		return Column(0, l.Lines(Body, a.Left, width, OnRed), l.Lines(Body, a.Right, width, OnRed))
	}
	right := l.Line(Body, a.Right, OnRed)
	right.Alignment = fyne.TextAlignTrailing
	left := l.Line(Body, a.Left, OnRed)
	high := l.LineHeight(Body)
	return Fixed(width, high, Place(left, 0, 0, width, high), Place(right, 0, 0, width, high))
}
