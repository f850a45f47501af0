package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// fixed keeps its objects where they were put and its size what it was told.
type fixed struct{ size fyne.Size }

func (f fixed) Layout([]fyne.CanvasObject, fyne.Size) {}
func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size { return f.size }

// Fixed is a box of a size whose objects lie where they were moved.
func Fixed(width, height float32, objects ...fyne.CanvasObject) *fyne.Container {
	box := container.New(fixed{fyne.NewSize(width, height)}, objects...)
	box.Resize(fyne.NewSize(width, height))
	return box
}

// atLeast gives its objects the whole box, which is no smaller than the size.
type atLeast struct{ size fyne.Size }

func (a atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
}

func (a atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := a.size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// AtLeast is the object in a box no smaller than the size; 0 leaves a side free.
func AtLeast(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(atLeast{fyne.NewSize(width, height)}, o)
}

// Place puts the object at a place with a size, for Fixed.
func Place(o fyne.CanvasObject, x, y, width, height float32) fyne.CanvasObject {
	o.Resize(fyne.NewSize(width, height))
	o.Move(fyne.NewPos(x, y))
	return o
}

// Column puts objects below each other.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Row puts objects beside each other.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
}

// Middle is the object at its own size in the middle of the room it is given.
func Middle(o fyne.CanvasObject) *fyne.Container { return container.NewCenter(o) }

// Upright is the object at its own height in the middle of the room's height,
// and as wide as the room.
func Upright(o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), o, layout.NewSpacer())
}

// Spring takes what room is left in a Column or Row.
func Spring() fyne.CanvasObject { return layout.NewSpacer() }

// Gap is empty room.
func Gap(width, height float32) fyne.CanvasObject { return Fixed(width, height) }

// Inset keeps a distance around the object: at both sides, above and below.
func Inset(sides, ends float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(ends, ends, sides, sides), o)
}

// Card is the object on a card with a quiet border.
func (l Look) Card(sides, ends float32, o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(l.Panel(Card, Line, 2, 24), Inset(l.PX(sides), l.PX(ends), o))
}

// Divider is a thin line across the width.
func (l Look) Divider(width float32) fyne.CanvasObject {
	line := l.Panel(Line, Line, 0, 0)
	return AtLeast(width, 2, line)
}

// Badge is the amber mark of example data and the like.
func (l Look) Badge(text string) fyne.CanvasObject {
	sheet := l.Panel(AmberSoft, Amber, 2, 10)
	return container.NewStack(sheet, Inset(l.PX(14), l.PX(3), Middle(l.Line(Caption, text, OnAmberSoft))))
}

// Loose holds objects of which each fills it. It asks for little room of its own: a
// window that becomes smaller must not be kept as large as what it showed before.
// Without any room X opens no window.
func Loose(objects ...fyne.CanvasObject) *fyne.Container { return container.New(loose{}, objects...) }

type loose struct{}

func (loose) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (loose) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}
