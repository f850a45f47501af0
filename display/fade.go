package display

import (
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
)

// How long a page takes to come, and how much of it is covered at first, of 1: it is
// seen from the first frame on.
const (
	fadeTime  = 400 * time.Millisecond
	fadeBegin = 0.75
)

// veil covers a new page and becomes clear. The page is whole below it from the
// first moment; whether the animation runs or not, lift takes the veil away.
type veil struct {
	frame
	sheet  *fyne.Container // of plain areas, which leave out the round corners of the card
	moving *fyne.Animation
	until  time.Time // zero: no veil
	frames int       // that were seen of this fade
	slow   int       // fades in a row that had too few
}

// A fade of fewer frames is no fade but a stutter; after some in a row pages change
// with a plain cut, until the board is furnished anew. Software rendering on two
// cores gives 9 to 11.
const (
	leastFrames = 6
	slowFades   = 3
)

func newVeil(f frame) *veil {
	v := &veil{frame: f, sheet: look.Fixed(f.Screen.Width, f.Screen.Height)}
	for range 3 {
		v.sheet.Add(f.Plain(f.Colour(look.Paper)))
	}
	v.sheet.Hide()
	return v
}

// fall covers the card and begins to clear.
func (v *veil) fall(card box, now time.Time) {
	v.lift()
	if v.slow >= slowFades {
		return
	}
	corner := v.PX(cardCorner)
	at(v.sheet.Objects[0], box{card.x + corner, card.y, card.w - 2*corner, corner})
	at(v.sheet.Objects[1], card.inset(0, corner, corner))
	at(v.sheet.Objects[2], box{card.x + corner, card.y + card.h - corner, card.w - 2*corner, corner})
	v.clear(0)
	v.frames = 0
	v.sheet.Show()
	v.until = now.Add(fadeTime)
	v.moving = fyne.NewAnimation(fadeTime, v.clear)
	v.moving.Curve = fyne.AnimationEaseOut
	v.moving.Start()
}

func (v *veil) clear(done float32) {
	v.frames++
	fill := v.Colour(look.Paper)
	fill.A = uint8(255 * fadeBegin * (1 - done))
	for _, area := range v.sheet.Objects {
		look.Dye(area, fill)
	}
}

// lift takes the veil away at once.
func (v *veil) lift() {
	if v.moving != nil {
		v.moving.Stop()
		v.moving = nil
	}
	v.until = time.Time{}
	v.sheet.Hide()
}

// tick takes the veil away when its time is over, and says when that will be;
// zero: there is none.
func (v *veil) tick(now time.Time) time.Time {
	if !v.until.IsZero() && !now.Before(v.until) {
		if v.slow++; v.frames >= leastFrames {
			v.slow = 0
		}
		v.lift()
	}
	return v.until
}
