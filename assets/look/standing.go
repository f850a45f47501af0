package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Standing is a button and where it stands.
type Standing struct {
	*Button
	At fyne.Position // of its upper left corner, from the object that was searched
	in *Scroll       // the list around it; nil: none
	y  float32       // in that list's content
}

// IsOn reports whether what the button stands for is switched on, or was chosen.
func (b *Button) IsOn() bool { return b.style == On }

// Buttons lists the visible buttons of the object in the order in which it was
// put together, also those of a list that are scrolled out of sight.
func Buttons(o fyne.CanvasObject) []Standing {
	var all []Standing
	collect(o, Standing{}, &all)
	return all
}

func collect(o fyne.CanvasObject, around Standing, all *[]Standing) {
	if o == nil || !o.Visible() {
		return
	}
	here := around
	here.At, here.y = around.At.Add(o.Position()), around.y+o.Position().Y
	switch o := o.(type) {
	case *Button:
		here.Button = o
		*all = append(*all, here)
	case *Scroll:
		here.in, here.y = o, -o.Content.Position().Y
		collect(o.Content, here, all)
	case *container.Scroll:
		collect(o.Content, here, all)
	case *fyne.Container:
		for _, child := range o.Objects {
			collect(child, here, all)
		}
	}
}

// Centre is the middle of the button.
func (s Standing) Centre() fyne.Position {
	return s.At.AddXY(s.Size().Width/2, s.Size().Height/2)
}

// ScrollTo moves the list around the button until all of it is seen.
func (s Standing) ScrollTo() {
	if s.in == nil {
		return
	}
	above, below := s.y-s.in.Offset.Y, s.y+s.Size().Height-s.in.Offset.Y-s.in.Size().Height
	switch {
	case above < 0:
		s.in.By(above)
	case below > 0:
		s.in.By(below)
	}
}
