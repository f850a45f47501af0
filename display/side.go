package display

import (
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// side is what stands beside the fees: telephones, and how to follow a case.
type side struct {
	phones  []data.Department
	address string // of the page where a phone asks for a case; empty: no such page
}

// sideColumn is the side of this content, or nothing where the screen has no
// room for it.
func (p *planner) sideColumn() side {
	if p.side.w == 0 {
		return side{}
	}
	s := side{phones: called(p.content.Departments)}
	if p.content.Town.Public != "" {
		s.address = p.content.Town.Public.CaseLookup()
	}
	return s
}

// paintSide puts the two cards below each other, or beside each other on a
// screen that stands upright.
func (f frame) paintSide(s side) []fyne.CanvasObject {
	if f.side.w == 0 {
		return nil
	}
	gap := f.PX(32)
	upper, lower := f.side, f.side
	if f.Portrait() {
		lower.w = f.PX(420)
		upper.w -= lower.w + gap
		lower.x += upper.w + gap
	} else {
		lower.h = f.PX(288)
		upper.h -= lower.h + gap
		lower.y += upper.h + gap
	}
	return append(f.paintPhones(s.phones, upper), f.paintCaseCard(s.address, lower)...)
}

// paintPhones lists as many telephones as the card holds; the phones page has
// them all.
func (f frame) paintPhones(departments []data.Department, b box) []fyne.CanvasObject {
	w := f.flow(b.inset(f.PX(40), f.PX(32), f.PX(20)))
	w.objects = append(w.objects, f.sheet(b, look.Card))
	w.text(look.Caption, kicker(phrases.Phones, 1, 1), look.Pine)
	for _, d := range departments {
		name, number := d.Name.In(spoken), phrases.PhoneNumber(d.Phone)
		gap := f.PX(18)
		high := gap + f.Height(look.Caption, name, w.room.w) + f.Height(look.Title, number, w.room.w)
		if w.y+high > w.room.y+w.room.h {
			break
		}
		w.y += gap
		w.text(look.Caption, name, look.Muted)
		w.text(look.Title, number, look.Ink)
	}
	return w.objects
}

// paintCaseCard is the amber card: a QR for the phone, or where to touch.
func (f frame) paintCaseCard(address string, b box) []fyne.CanvasObject {
	inner := b.inset(f.PX(26), f.PX(26), f.PX(26))
	objects := []fyne.CanvasObject{f.sheet(b, look.Amber)}
	side := f.PX(236)
	words := phrases.In(spoken, phrases.BoardCheckPhone)
	var sign fyne.CanvasObject
	if address == "" {
		side = f.PX(112)
		words = phrases.In(spoken, phrases.BoardCheckKiosk)
		sign = f.Icon("list-search", side, look.OnAmber)
	} else {
		sign = f.qr(address, side)
	}
	text := box{inner.x + side + f.PX(24), inner.y, inner.w - side - f.PX(24), inner.h}
	place := box{inner.x, inner.y + (inner.h-side)/2, side, side}
	if f.Portrait() {
		text = box{inner.x, inner.y + side + f.PX(16), inner.w, inner.h - side - f.PX(16)}
		place = box{inner.x + (inner.w-side)/2, inner.y, side, side}
	}
	objects = append(objects, at(sign, place))
	high := f.Height(look.Label, words, text.w)
	lines := f.Lines(look.Label, words, text.w, look.OnAmber)
	if f.Portrait() {
		lines = f.Centred(look.Label, words, text.w, look.OnAmber)
	}
	return append(objects, look.Place(lines, text.x, text.y+(text.h-high)/2, text.w, high))
}

// qr is the code of an address on a white card.
func (f frame) qr(address string, side float32) fyne.CanvasObject {
	sheet := f.Panel(look.Card, look.Line, 0, 16)
	edge := f.PX(6)
	return look.Fixed(side, side,
		look.Place(sheet, 0, 0, side, side),
		look.Place(f.QR(address, side-2*edge), edge, edge, side-2*edge, side-2*edge))
}

// plain is an address as people read it.
func plain(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	return rest
}
