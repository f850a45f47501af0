package kiosk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// tool is one button of the bar.
type tool struct {
	icon        string
	name, short phrases.Key // short: on a narrow bar; the name is what is said aloud
	style       look.Style
	tapped      func()
}

// bar holds the ways home, back and out, a person to ask, and what makes reading
// easier. The same button is always at the same place.
func (v *visit) bar() fyne.CanvasObject {
	l := v.look()
	side, gap := l.PX(48), l.PX(14)
	width := l.Screen.Width - 2*side
	column := look.Column(l.PX(12))
	for _, row := range v.barRows(width, gap) {
		column.Add(look.Row(gap, row...))
	}
	sheet := l.Panel(look.Card, look.Line, 0, 0)
	return container.NewStack(sheet, look.Column(0, l.Divider(l.Screen.Width), look.Inset(side, l.PX(13), column)))
}

// barRows is one row where everything fits, with short words where they are
// needed for that, and else one row for the ways and the person to ask, and one
// or two for the rest.
func (v *visit) barRows(width, gap float32) [][]fyne.CanvasObject {
	for _, short := range []bool{false, true} {
		ways, aids := v.tools(v.ways(), short), v.tools(v.aids(), short)
		if rowWidth(gap, append(ways, aids...)) <= width {
			return [][]fyne.CanvasObject{append(v.shownWays(ways), append([]fyne.CanvasObject{look.Spring()}, aids...)...)}
		}
	}
	first, aids := append(v.ways(), v.aids()[0]), v.aids()[1:]
	rows := v.wrap(first, width, gap)
	if !v.leads() {
		rows = v.wrap(first[len(first)-1:], width, gap)
	}
	return append(rows, v.wrap(aids, width, gap)...)
}

// wrap puts the tools into as many rows as they need.
func (v *visit) wrap(tools []tool, width, gap float32) [][]fyne.CanvasObject {
	for _, short := range []bool{false, true} {
		if row := v.tools(tools, short); rowWidth(gap, row) <= width {
			return [][]fyne.CanvasObject{row}
		}
	}
	half := (len(tools) + 1) / 2
	if len(tools) == 1 {
		return [][]fyne.CanvasObject{v.tools(tools, true)}
	}
	return append(v.wrap(tools[:half], width, gap), v.wrap(tools[half:], width, gap)...)
}

func rowWidth(gap float32, buttons []fyne.CanvasObject) float32 {
	return look.Row(gap, buttons...).MinSize().Width
}

func (v *visit) tools(all []tool, short bool) []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, t := range all {
		name, words := v.say(t.name), v.say(t.name)
		if short {
			words = v.say(t.short)
		}
		buttons = append(buttons, v.look().BarButton(t.style, t.icon, name, words, v.touching(t.tapped)))
	}
	return buttons
}

// leads reports whether there is a way to go: nobody has to leave a screen that
// nobody has touched.
func (v *visit) leads() bool { return v.kiosk.catalogue != nil && (v.begun || len(v.way) > 0) }

// shownWays leaves out the ways that lead nowhere, and keeps their places.
func (v *visit) shownWays(ways []fyne.CanvasObject) []fyne.CanvasObject {
	switch {
	case !v.leads():
		return nil
	case len(v.way) == 0:
		for i, o := range ways[:2] {
			ways[i] = look.Gap(o.MinSize().Width, 1)
		}
	}
	return ways
}

// ways are the buttons home, back and out.
func (v *visit) ways() []tool {
	return []tool{
		{"home", phrases.KioskHome, phrases.KioskHome, look.Primary, v.opens(Route{Place: AtHome})},
		{"arrow-left", phrases.KioskBack, phrases.KioskBack, look.Plain, v.back},
		{"check", phrases.KioskDone, phrases.KioskDoneShort, look.Plain, v.end},
	}
}

// aids are a person to ask, reading aloud, large text, contrast, low reach and
// the other language.
func (v *visit) aids() []tool {
	style := func(on bool) look.Style {
		if on {
			return look.On
		}
		return look.Plain
	}
	toggle := func(on *bool) func() { return func() { *on = !*on; v.refresh() } }
	aids := []tool{{"headset", phrases.KioskHelp, phrases.KioskHelp, look.Plain, v.opens(Route{Place: AtHelp})}}
	if v.kiosk.canSpeak() {
		aids = append(aids, tool{"volume", phrases.KioskRead, phrases.KioskRead, style(v.aloud != nil), v.readAloud})
	}
	return append(aids,
		tool{"typography", phrases.KioskLarge, phrases.KioskLargeShort, style(v.large), toggle(&v.large)},
		tool{"contrast", phrases.KioskContrast, phrases.KioskContrast, style(v.contrast), toggle(&v.contrast)},
		tool{"arrow-down", phrases.KioskLow, phrases.KioskLowShort, style(v.low), toggle(&v.low)},
		tool{"world", phrases.KioskOtherLanguage, phrases.KioskOtherShort, look.Plain, v.switchLanguage},
	)
}

func (v *visit) switchLanguage() {
	if v.language == data.Bulgarian {
		v.language = data.English
	} else {
		v.language = data.Bulgarian
	}
	v.refresh()
}
