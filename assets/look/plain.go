package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Plain is an area of one colour. Fyne's rectangle asks for each pixel whether it
// is edge or corner: without a graphics card a whole screen of it takes six times
// as long to paint. So it is a shader that asks nothing. Fyne's painter of pictures
// has none, and fills the rectangle in one go.
func (l Look) Plain(c color.NRGBA) fyne.CanvasObject {
	if !l.Screen.Shaders {
		return canvas.NewRectangle(c)
	}
	area := canvas.NewShader("plain", []byte("#version 110\n"+oneColour), []byte("#version 100\nprecision mediump float;\n"+oneColour))
	area.Move(fyne.NewPos(bleeds, bleeds))
	box := &fyne.Container{Layout: bleeding{}, Objects: []fyne.CanvasObject{area}}
	Dye(box, c)
	return box
}

// bleeds is by how many pixels Fyne paints a shader larger than it is, at each side.
const bleeds = 1

// bleeding makes a shader so much smaller that it fills its box.
type bleeding struct{}

func (bleeding) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (bleeding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(max(size.Width-2*bleeds, 0), max(size.Height-2*bleeds, 0)))
	}
}

// oneColour is the program of the shader.
const oneColour = `
uniform float red, green, blue, alpha;
void main() { gl_FragColor = vec4(red, green, blue, alpha); }
`

// Dye gives a Plain area another colour.
func Dye(area fyne.CanvasObject, c color.NRGBA) {
	if box, ok := area.(*fyne.Container); ok {
		area = box.Objects[0]
	}
	switch area := area.(type) {
	case *canvas.Shader:
		share := func(of uint8) float32 { return float32(of) / 0xFF }
		area.Uniforms = map[string]float32{"red": share(c.R), "green": share(c.G), "blue": share(c.B), "alpha": share(c.A)}
	case *canvas.Rectangle:
		area.FillColor = c
	}
	area.Refresh()
}

// stretched is a picture that fills its room without getting soft.
func stretched() *canvas.Image {
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode, picture.ScaleMode = canvas.ImageFillStretch, canvas.ImageScalePixels
	return picture
}
