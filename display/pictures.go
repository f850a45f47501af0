package display

import (
	"errors"
	"fmt"
	"image"
	"math"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

// Pictures reads the picture with the SHA-256 and makes it exactly so many pixels
// large. It may be called from any goroutine.
type Pictures func(sha256 string, width, height int) (image.Image, error)

// pictureDwell is how long a picture hangs, of which nobody knows how many words it
// has.
const pictureDwell = 20 * time.Second

// pictureSheets are an image, or the pages of a document.
func (p *planner) pictureSheets(item data.BoardItem) []sheet {
	var sheets []sheet
	for i, shown := range item.Pictures {
		page := picturePage{frame: p.frame, picture: shown, n: i + 1, of: len(item.Pictures)}
		if item.Kind == data.BoardPDF {
			page.title = item.Title.In(spoken)
		}
		place := page.place()
		read := &reading{pictures: p.pictures, sha256: shown.SHA256, width: int(place.w), height: int(place.h)}
		sheets = append(sheets, sheet{
			page: playlist.Page{
				ID: pageID(item.Kind, "", i+1), Kind: item.Kind, Content: digest(page.title, shown, page.n, page.of), Dwell: pictureDwell,
			},
			load: read.load,
			paint: func() (picture, error) {
				taken, err := read.take()
				if err != nil {
					return picture{}, err
				}
				return picture{page.paint(taken), page.stage}, nil
			},
		})
	}
	return sheets
}

// picturePage is a page that is a picture, with a title above it where it is a page
// of a document.
type picturePage struct {
	frame
	title   string
	picture data.Picture
	n, of   int
}

// room is what the picture may fill.
func (t picturePage) room() box {
	room := t.stage.inset(t.pad/2, t.PX(26), t.footer())
	if t.title != "" {
		head := t.LineHeight(look.Caption) + t.PX(8)
		room.y, room.h = room.y+head, room.h-head
	}
	return room
}

// place is where the picture lies, in whole pixels: as large as it fits, in the
// middle.
func (t picturePage) place() box {
	room := t.room()
	wide, high := max(float32(t.picture.Width), 1), max(float32(t.picture.Height), 1)
	scale := min(room.w/wide, room.h/high)
	w, h := whole(wide*scale), whole(high*scale)
	return box{whole(room.x + (room.w-w)/2), whole(room.y + (room.h-h)/2), w, h}
}

// sheetLength is how long an A4 sheet is, in points of 1/72 of an inch.
const sheetLength = 842

// LeastPoints is how large the letters of a document on A4 must be, in points, to be
// as large on the screen as the board's own text, which is read from across a lobby.
func LeastPoints(screen look.Screen, item data.BoardItem) (points int) {
	f := newFrame(screen)
	for _, shown := range item.Pictures {
		place := picturePage{frame: f, title: item.Title.In(spoken), picture: shown}.place()
		points = max(points, int(math.Ceil(float64(f.Size(look.Body)*sheetLength/max(place.w, place.h)))))
	}
	return points
}

func whole(px float32) float32 { return max(float32(int(px)), 1) }

func (t picturePage) paint(taken image.Image) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{t.sheet(t.stage, look.Paper)}
	if t.title != "" {
		line := box{t.stage.x + t.pad, t.stage.y + t.PX(22), t.stage.w - 2*t.pad, t.LineHeight(look.Caption)}
		words := kicker(phrases.BoardDocument, t.n, t.of) + " · " + t.title
		objects = append(objects, at(t.line(look.Caption, t.Break(look.Caption, words, line.w)[0], look.Pine, fyne.TextAlignLeading), line))
	}
	shown := canvas.NewImageFromImage(taken)
	shown.FillMode, shown.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest // it is as large as its place
	return append(objects, at(shown, t.place()))
}

// reading is a picture that is read once, wherever it is asked for first, and
// handed out once: it is much larger than the rest of a page.
type reading struct {
	pictures      Pictures
	sha256        string
	width, height int

	mu   sync.Mutex
	read image.Image // nil: not read, or handed out
}

var errNoPictures = errors.New("the board was given no pictures")

// load reads the picture, so that take has it. A fault is found again by take.
func (r *reading) load() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.read == nil {
		r.read, _ = r.now()
	}
}

// take is the picture; it waits where it is just being read.
func (r *reading) take() (image.Image, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if taken := r.read; taken != nil {
		r.read = nil
		return taken, nil
	}
	return r.now()
}

func (r *reading) now() (image.Image, error) {
	if r.pictures == nil {
		return nil, errNoPictures
	}
	read, err := r.pictures(r.sha256, r.width, r.height)
	if err != nil {
		return nil, fmt.Errorf("picture %s: %w", r.sha256, err)
	}
	return read, nil
}
