package machine

import (
	"errors"
	"fmt"
	"image"
	"slices"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// errNoWindow: nothing covers the place on the X screen.
var errNoWindow = errors.New("no window there")

// glass takes a picture of what the X server shows at the place: the pixels
// that are on the monitor, whoever painted them. Fyne's own capture reads the
// front buffer, which is black with Mesa's software rendering and has no say
// about a window that something else covers.
func glass(at Place) (picture image.Image, err error) {
	x, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("connect to the X server: %w", err)
	}
	defer x.Close()
	root := xproto.Setup(x).DefaultScreen(x).Root
	area, err := windowAt(x, root, at)
	if err != nil {
		return nil, err
	}
	raw, err := xproto.GetImage(x, xproto.ImageFormatZPixmap, xproto.Drawable(root),
		int16(area.Min.X), int16(area.Min.Y), uint16(area.Dx()), uint16(area.Dy()), ^uint32(0)).Reply()
	if err != nil {
		return nil, fmt.Errorf("picture of the X screen: %w", err)
	}
	return opaque(raw.Data, area.Size())
}

// windowAt is where the topmost window over the place lies.
func windowAt(x *xgb.Conn, root xproto.Window, at Place) (image.Rectangle, error) {
	tree, err := xproto.QueryTree(x, root).Reply()
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("windows of the X screen: %w", err)
	}
	screen, err := xproto.GetGeometry(x, xproto.Drawable(root)).Reply()
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("size of the X screen: %w", err)
	}
	for _, w := range slices.Backward(tree.Children) {
		state, err := xproto.GetWindowAttributes(x, w).Reply()
		if err != nil || state.MapState != xproto.MapStateViewable {
			continue // it went away, or is hidden
		}
		g, err := xproto.GetGeometry(x, xproto.Drawable(w)).Reply()
		if err != nil {
			continue
		}
		area := image.Rect(int(g.X), int(g.Y), int(g.X)+int(g.Width), int(g.Y)+int(g.Height))
		if image.Pt(at.X, at.Y).In(area) && area.Dx() > 1 {
			return area.Intersect(image.Rect(0, 0, int(screen.Width), int(screen.Height))), nil
		}
	}
	return image.Rectangle{}, errNoWindow
}

// opaque turns pixels of four bytes, blue first, into a picture.
func opaque(pixels []byte, size image.Point) (image.Image, error) {
	if len(pixels) < 4*size.X*size.Y {
		return nil, fmt.Errorf("picture of the X screen: %d bytes for %v pixels of four", len(pixels), size)
	}
	picture := image.NewRGBA(image.Rectangle{Max: size})
	for i := 0; i < len(picture.Pix); i += 4 {
		picture.Pix[i], picture.Pix[i+1], picture.Pix[i+2], picture.Pix[i+3] = pixels[i+2], pixels[i+1], pixels[i], 0xFF
	}
	return picture, nil
}
