package kiosk

import (
	"slices"

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
	hidden      bool // it leads nowhere now: its place stays empty
}

// form is how the tools are written: with the icon before the words or above them,
// in whole words or in short ones.
type form struct {
	above, aboveLarge bool // aboveLarge: in large text
	short, shortLarge bool
}

func (f form) isAbove(large bool) bool { return f.above || f.aboveLarge && large }

func (f form) words(t tool, large bool) phrases.Key {
	if f.short || f.shortLarge && large {
		return t.short
	}
	return t.name
}

// forms are all of them, the best first.
func forms() []form {
	return []form{
		{},
		{aboveLarge: true},
		{above: true},
		{above: true, shortLarge: true},
		{above: true, short: true},
	}
}

// bar holds the ways home, back and out, a person to ask, and what makes reading
// easier. The same button is always at the same place, in either language and
// size of text: a second touch at the place undoes what the first did.
func (v *visit) bar() fyne.CanvasObject {
	l := v.look()
	side, gap := l.PX(48), l.PX(12)
	column := look.Column(l.PX(12), v.barRows(l.Screen.Width-2*side, gap)...)
	sheet := l.Panel(look.Card, look.Line, 0, 0)
	return container.NewStack(sheet, look.Column(0, l.Divider(l.Screen.Width), look.Inset(side, l.PX(8), column)))
}

// barRows is one row where everything fits, and else one row for the ways and the
// person to ask, and one or two for the rest.
func (v *visit) barRows(width, gap float32) []fyne.CanvasObject {
	ways, aids := v.ways(), v.aids()
	first, rest := slices.Concat(ways, aids[:1]), aids[1:]
	half := (len(rest) + 1) / 2
	var rows [][]tool
	var f form
	for _, rows = range [][][]tool{{slices.Concat(ways, aids)}, {first, rest}, {first, rest[:half], rest[half:]}} {
		for _, f = range forms() {
			if !slices.ContainsFunc(rows, func(row []tool) bool { return v.rowWidth(row, f, gap) > width }) {
				return v.toolRows(rows, f, gap, len(ways))
			}
		}
	}
	return v.toolRows(rows, f, gap, len(ways)) // narrower than any glass that a kiosk has
}

func (v *visit) rowWidth(row []tool, f form, gap float32) float32 {
	width := gap * float32(len(row)-1)
	for _, t := range row {
		width += v.toolSize(t, f).Width
	}
	return width
}

// toolSize is as large as the tool is in either language and either size of text.
func (v *visit) toolSize(t tool, f form) fyne.Size {
	l := v.look()
	size := fyne.NewSize(l.Target(), l.Target())
	for _, language := range data.Languages() {
		for _, large := range []bool{false, true} {
			l.Large = large
			size = size.Max(l.ToolSize(phrases.In(language, f.words(t, large)), f.isAbove(large)))
		}
	}
	return size
}

// toolRows leave what room there is behind the ways.
func (v *visit) toolRows(rows [][]tool, f form, gap float32, ways int) []fyne.CanvasObject {
	l := v.look()
	var all []fyne.CanvasObject
	for i, tools := range rows {
		row := look.Row(gap)
		for n, t := range tools {
			if i == 0 && n == ways {
				row.Add(look.Spring())
			}
			size := v.toolSize(t, f)
			if t.hidden {
				row.Add(look.Gap(size.Width, size.Height))
				continue
			}
			face := look.Tool{Icon: t.icon, Name: v.say(t.name), Words: v.say(f.words(t, v.large)), Above: f.isAbove(v.large)}
			row.Add(l.ToolButton(t.style, face, size, v.touching(t.tapped)))
		}
		all = append(all, row)
	}
	return all
}

// leads reports whether there is a way home and back.
func (v *visit) leads() bool { return v.staff != nil || len(v.way) > 0 }

// ends reports whether there is something to leave: nobody has to leave a screen
// that nobody has touched.
func (v *visit) ends() bool { return v.leads() || v.begun }

// ways are the buttons home, back and out.
func (v *visit) ways() []tool {
	return []tool{
		{"home", phrases.KioskHome, phrases.KioskHome, look.Primary, v.opens(Route{Place: AtHome}), !v.leads()},
		{"arrow-left", phrases.KioskBack, phrases.KioskBack, look.Plain, v.back, !v.leads()},
		{"check", phrases.KioskDone, phrases.KioskDoneShort, look.Plain, v.end, !v.ends()},
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
	aids := []tool{{"headset", phrases.KioskHelp, phrases.KioskHelp, look.Plain, v.opens(Route{Place: AtHelp}), false}}
	if v.kiosk.canSpeak() {
		aids = append(aids, tool{"volume", phrases.KioskRead, phrases.KioskRead, style(v.aloud != nil), v.readAloud, false})
	}
	return append(aids,
		tool{"typography", phrases.KioskLarge, phrases.KioskLargeShort, style(v.large), toggle(&v.large), false},
		tool{"contrast", phrases.KioskContrast, phrases.KioskContrast, style(v.contrast), toggle(&v.contrast), false},
		tool{"arrow-down", phrases.KioskLow, phrases.KioskLowShort, style(v.low), toggle(&v.low), false},
		tool{"world", phrases.KioskOtherLanguage, phrases.KioskOtherShort, look.Plain, v.switchLanguage, false},
	)
}

func (v *visit) switchLanguage() {
	if v.language == data.Bulgarian {
		v.language = data.English
	} else {
		v.language = data.Bulgarian
	}
	v.keys.Other = false // the keyboard has the letters of the language
	v.refresh()
}
