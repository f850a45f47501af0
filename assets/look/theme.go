package look

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"example.org/parter/assets"
)

var fonts = sync.OnceValue(func() map[Weight]fyne.Resource {
	faces := map[Weight]fyne.Resource{}
	for weight, name := range map[Weight]string{
		Regular: "SofiaSans-Regular.ttf", Medium: "SofiaSans-Medium.ttf", SemiBold: "SofiaSans-SemiBold.ttf",
		Bold: "SofiaSans-Bold.ttf", ExtraBold: "SofiaSans-ExtraBold.ttf", Italic: "SofiaSans-MediumItalic.ttf",
	} {
		ttf, err := assets.Fonts.ReadFile("fonts/" + name)
		if err != nil {
			panic(err) // the fonts are linked into the binary
		}
		faces[weight] = fyne.NewStaticResource(name, ttf)
	}
	return faces
})

// Theme is the look for what Fyne itself paints: the background, the scroll
// bar, the font. Nothing reacts to hovering, since a finger leaves it stuck.
func (l Look) Theme() fyne.Theme { return fyneTheme{l} }

type fyneTheme struct{ look Look }

func (t fyneTheme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNameBackground:
		if t.look.Kind == Board {
			return t.look.Colour(PineDeep)
		}
		return t.look.Colour(Paper)
	case theme.ColorNameForeground:
		return t.look.Colour(Ink)
	case theme.ColorNamePrimary, theme.ColorNameFocus:
		return t.look.Colour(Pine)
	case theme.ColorNameHover, theme.ColorNameShadow:
		return color.Transparent
	case theme.ColorNameScrollBar:
		return t.look.Colour(Edge)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameSeparator, theme.ColorNameInputBorder:
		return t.look.Colour(Line)
	default:
		return theme.DefaultTheme().Color(n, theme.VariantLight)
	}
}

func (t fyneTheme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return fonts()[Bold]
	default:
		return fonts()[Regular]
	}
}

func (t fyneTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

func (t fyneTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return t.look.Size(Body)
	case theme.SizeNamePadding, theme.SizeNameInnerPadding:
		return 0
	case theme.SizeNameScrollBar, theme.SizeNameScrollBarSmall:
		return t.look.PX(10)
	default:
		return theme.DefaultTheme().Size(n)
	}
}
