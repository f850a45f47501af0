package machine

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// promise is what a window shows while that is still being made elsewhere. A window
// that is being opened asks for the least size of its content between all that takes
// long and its first frame: there it waits, and no frame is without the content.
type promise struct {
	root  *fyne.Container
	whole fyne.Layout // gives the content the whole window
	made  chan fyne.CanvasObject
	due   bool // the window is being opened
}

// promised begins to make the content.
func promised(content func() fyne.CanvasObject) *promise {
	p := &promise{whole: layout.NewStackLayout(), made: make(chan fyne.CanvasObject, 1)}
	p.root = &fyne.Container{Layout: p}
	go func() { p.made <- content() }()
	return p
}

// MinSize is that of the content.
func (p *promise) MinSize([]fyne.CanvasObject) fyne.Size {
	if p.due && len(p.root.Objects) == 0 {
		p.root.Objects = []fyne.CanvasObject{<-p.made}
		p.Layout(p.root.Objects, p.root.Size())
	}
	return p.whole.MinSize(p.root.Objects)
}

// Layout gives the content the whole window.
func (p *promise) Layout(objects []fyne.CanvasObject, size fyne.Size) { p.whole.Layout(objects, size) }
