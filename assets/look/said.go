package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// paragraph is a box of lines that remembers what was broken into them, so that
// it can be said in whole sentences.
type paragraph struct {
	fixed
	text string
}

// unsaid gives its objects the whole box and is passed over by Words.
type unsaid struct{ atLeast }

// Unsaid is the object as it is, left out when a screen is said aloud: the keys
// of a keyboard, a picture of words that are said elsewhere.
func Unsaid(o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: unsaid{}, Objects: []fyne.CanvasObject{o}}
}

// Words lists what the object says, in the order in which it was put together:
// a paragraph as one text however it was broken into lines, and of a button the
// words on it. What is hidden says nothing.
func Words(o fyne.CanvasObject) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *canvas.Text:
		return written(o.Text)
	case *Button:
		return Words(o.content)
	case *Scroll:
		return Words(o.Content)
	case *fyne.Container:
		return wordsIn(o)
	default:
		return nil
	}
}

func wordsIn(box *fyne.Container) []string {
	switch l := box.Layout.(type) {
	case unsaid:
		return nil
	case paragraph:
		return written(l.text)
	}
	var words []string
	for _, o := range box.Objects {
		words = append(words, Words(o)...)
	}
	return words
}

func written(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
