package machine

import "fyne.io/fyne/v2"

// promise is what a window shows while that is still being made elsewhere. A window
// that is being opened asks for the least size of its content between all that takes
// long and its first frame: there it waits, and no frame is without the content.
type promise struct {
	root *fyne.Container
	made chan fyne.CanvasObject
	due  bool // the window is being opened
}

// promised begins to make the content.
func promised(content func() fyne.CanvasObject) *promise {
	p := &promise{made: make(chan fyne.CanvasObject, 1)}
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
	var size fyne.Size
	for _, o := range p.root.Objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Layout gives the content the whole window.
func (p *promise) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}
