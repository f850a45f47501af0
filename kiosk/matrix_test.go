package kiosk

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/printer"
)

// sight is one screen of the kiosk, and how a visitor comes to it.
type sight struct {
	name string
	show func(h *hall)
}

// sights are all screens, each in every state in which it looks different.
func sights() []sight {
	content := datatest.Town()
	at := func(r Route) func(h *hall) { return func(h *hall) { h.visit.open(r) } }
	var all []sight
	for _, r := range screensOf(content) {
		all = append(all, sight{strings.ReplaceAll(r.String(), "/", "-"), at(r)})
	}
	for _, s := range content.Services {
		all = append(all, sight{"service-" + string(s.ID), at(Route{AtService, string(s.ID)})})
	}
	all = append(all, typingSights()...)
	all = append(all, stateSights()...)
	all = append(all, feedbackSights()...)
	all = append(all, answerSights()...)
	for name, answer := range caseShapes() {
		all = append(all, sight{"case-" + name, func(h *hall) { h.visit.showCase(answer) }})
	}
	slices.SortFunc(all, func(a, b sight) int { return strings.Compare(a.name, b.name) })
	return all
}

// typingSights are those with a keyboard.
func typingSights() []sight {
	search := func(query string) func(h *hall) {
		return func(h *hall) {
			h.visit.typed.query = query
			h.visit.open(Route{Place: AtSearch})
		}
	}
	asking := func(depth data.LookupDepth, l lookup) func(h *hall) {
		return func(h *hall) {
			h.lobby.town.Lookup = depth
			h.visit.typed = typed{number: "94-00-1287", date: "02112", code: "7K3M"}
			h.visit.lookup = &l
			h.visit.open(Route{Place: AtLookup})
		}
	}
	return []sight{
		{"search-nothing-typed", search("")},
		{"search-every-kind", search("дан")},
		{"search-nothing-found", search("ццц")},
		{"search-list", func(h *hall) { h.visit.keysAway = true; search("и")(h) }},
		{"lookup", asking(data.LookupByCode, lookup{})},
		{"lookup-wrong", asking(data.LookupByCode, lookup{inCode: true, fault: &fault{what: phrases.AskWrong, next: phrases.AskWrongNext, help: true}})},
		{"lookup-date", asking(data.LookupByDate, lookup{})},
		{"lookup-date-typed", asking(data.LookupByDate, lookup{inCode: true})},
		{"lookup-date-wrong", asking(data.LookupByDate, lookup{inCode: true, fault: wrongDate()})},
		{"lookup-code-wrong", asking(data.LookupByDate, lookup{inCode: true, byCode: true, fault: wrong()})},
		{"lookup-slip-only", asking(data.LookupBySlip, lookup{})},
	}
}

// stateSights are what a visitor meets seldom.
func stateSights() []sight {
	return []sight{
		{"state-still-there", func(h *hall) { h.visit.open(Route{Place: AtGroups}); h.visit.ask(20) }},
		{"state-loading", func(h *hall) { h.visit.showNow(h.visit.loadingPage()) }},
		{"state-broken", func(h *hall) { h.visit.showNow(h.visit.brokenPage()) }},
		{"state-foreign-code", func(h *hall) { h.visit.open(Route{Place: AtForeign}) }},
		{"state-old-slip", func(h *hall) {
			h.visit.way = history{{Place: AtSlip}}
			h.visit.scan = &scan{fault: h.visit.slipFault(data.ErrNotFound)}
			h.visit.refresh()
		}},
		{"state-read-aloud", func(h *hall) {
			h.visit.open(Route{AtService, "1001"})
			h.hold = true
			h.visit.readAloud()
			h.hold, h.held = false, nil
		}},
		{"state-read-a-case", func(h *hall) { h.visit.showCase(extendedCase()); h.visit.readAloud() }},
		{"state-dead-printer", func(h *hall) {
			h.visit.showCase(extendedCase())
			h.visit.slip.fault = printer.PaperOut.Visitor()
			h.visit.refresh()
		}},
		{"state-built-in", func(h *hall) {
			edition := h.catalogue
			h.catalogue = nil
			h.visit.refresh()
			h.catalogue = edition
		}},
		{"staff-pin", func(h *hall) { h.visit.staff = &staff{digits: "12"}; h.visit.refresh() }},
		{"staff-wrong", func(h *hall) { h.visit.staff = &staff{wrong: true}; h.visit.refresh() }},
		{"staff-locked", func(h *hall) { h.visit.staff = &staff{until: h.now.Add(time.Minute)}; h.visit.refresh() }},
		{"staff-machine", func(h *hall) {
			d := (&keeper{}).Diagnose(h.visit.ctx)
			h.visit.staff = &staff{open: true, diagnosis: &d}
			h.visit.refresh()
		}},
	}
}

// lookAt shows the sight to a fresh visitor who set the aids.
func (h *hall) lookAt(s sight, l data.Language, aids func(v *visit)) {
	h.visit.end()
	v := h.visit
	v.language = l
	v.touch()
	aids(v)
	s.show(h)
	h.settle()
}

// TestEveryScreenInEveryMode is the picture book of the kiosk: every screen in
// both languages, two sizes of text, two contrasts, landscape and portrait. It
// keeps what stands where and in which colours, and proves that nothing is cut
// off, that fingers hit what they mean, and that everything can be read.
func TestEveryScreenInEveryMode(t *testing.T) {
	manyScreens(t)
	halls := map[string]*hall{}
	for orientation, screen := range screens() {
		halls[orientation] = galleryHall(t, screen)
	}
	for _, s := range sights() {
		for _, l := range data.Languages() {
			var book strings.Builder
			for _, orientation := range []string{"landscape", "portrait"} {
				for _, large := range []bool{false, true} {
					h := halls[orientation]
					name := fmt.Sprintf("%s %s %s", s.name, l, orientation)
					if large {
						name += " large"
					}
					fmt.Fprintf(&book, "== %s\n%s", name, h.leaf(t, name, s, l, large))
				}
			}
			golden(t, s.name+"_"+string(l)+".txt", book.String())
		}
	}
}

// leaf is the sight in both contrasts: in high contrast everything stands where
// it stood, and only the colours differ.
func (h *hall) leaf(t *testing.T, name string, s sight, l data.Language, large bool) string {
	t.Helper()
	h.lookAt(s, l, func(v *visit) { v.large = large })
	checkLayout(t, name, h.Root(), h.o.Screen)
	stands := listing(h.Root())
	colours := h.colours(t, name)
	h.lookAt(s, l, func(v *visit) { v.large, v.contrast = large, true })
	if got := listing(h.Root()); got != stands {
		t.Errorf("%s: in high contrast things stand elsewhere:\n%s\nwant\n%s", name, got, stands)
	}
	return stands + "-- colours: " + colours + "\n-- contrast: " + h.colours(t, name+" contrast") + "\n"
}

// galleryHall is a hall in which every sight can be seen.
func galleryHall(t *testing.T, s look.Screen) *hall {
	t.Helper()
	h, _ := newSearchHall(t, s)
	h.o.Cases, h.o.Printer = &desk{answer: extendedCase()}, &press80{}
	h.o.Speaker, h.o.Machine = &voice{}, &keeper{}
	return h
}

// inked is a text's colour and the colour that it stands on.
type inked struct{ ink, ground color.Color }

// colours are the pairs of colours on the screen and how often each is there.
// Every pair must meet VISUAL.md: 7:1 for what is read first, 4.5:1 elsewhere.
func (h *hall) colours(t *testing.T, name string) string {
	t.Helper()
	l := h.visit.look()
	count := map[string]int{}
	for _, pair := range inkedOn(h.Root(), l.Colour(look.Paper)) {
		least := 4.5
		if pair.ink == color.Color(l.Colour(look.Ink)) {
			least = 7
		}
		if got := contrast(pair.ink, pair.ground); got < least {
			t.Errorf("%s: %s on %s has a contrast of %.1f, want %.1f", name, hexOf(pair.ink), hexOf(pair.ground), got, least)
		}
		count[hexOf(pair.ink)+" on "+hexOf(pair.ground)]++
	}
	var pairs []string
	for pair, n := range count {
		pairs = append(pairs, fmt.Sprintf("%s ×%d", pair, n))
	}
	slices.Sort(pairs)
	return strings.Join(pairs, ", ")
}

// painted is a filled rectangle.
type painted struct {
	at   fyne.Position
	size fyne.Size
	fill color.Color
}

// inkedOn lists each text's colour with that of the topmost rectangle painted
// before it under its middle.
func inkedOn(root fyne.CanvasObject, paper color.Color) []inked {
	var pairs []inked
	grounds := []painted{{size: fyne.NewSize(1e6, 1e6), fill: paper}}
	var visit func(o fyne.CanvasObject, parent fyne.Position)
	visit = func(o fyne.CanvasObject, parent fyne.Position) {
		if o == nil || !o.Visible() {
			return
		}
		at := parent.Add(o.Position())
		switch o := o.(type) {
		case *canvas.Rectangle:
			if _, _, _, alpha := o.FillColor.RGBA(); alpha == 0xFFFF {
				grounds = append(grounds, painted{at, o.Size(), o.FillColor})
			}
		case *canvas.Image:
			if fill := inTheMiddle(o); fill.A == 0xFF { // the white shield of the mark
				grounds = append(grounds, painted{at, o.Size(), fill})
			}
		case *canvas.Text:
			if strings.TrimSpace(o.Text) != "" {
				pairs = append(pairs, inked{o.Color, under(grounds, at.AddXY(min(o.Size().Width, o.MinSize().Width)/2, o.Size().Height/2))})
			}
		case *fyne.Container:
			if fill, ok := look.Fill(o); ok {
				grounds = append(grounds, painted{at, o.Size(), fill})
				return
			}
			for _, child := range o.Objects {
				visit(child, at)
			}
		case *look.Scroll:
			visit(o.Content, at)
		case *container.Scroll:
			visit(o.Content, at)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				visit(child, at)
			}
		}
	}
	visit(root, fyne.Position{})
	return pairs
}

// inTheMiddle is the colour of a picture in its middle.
func inTheMiddle(o *canvas.Image) color.NRGBA {
	if o.Image == nil {
		return color.NRGBA{}
	}
	area := o.Image.Bounds()
	return color.NRGBAModel.Convert(o.Image.At(area.Min.X+area.Dx()/2, area.Min.Y+area.Dy()/2)).(color.NRGBA)
}

func under(grounds []painted, p fyne.Position) color.Color {
	for _, g := range slices.Backward(grounds) {
		if p.X >= g.at.X && p.Y >= g.at.Y && p.X <= g.at.X+g.size.Width && p.Y <= g.at.Y+g.size.Height {
			return g.fill
		}
	}
	return color.White
}

func hexOf(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// contrast is the ratio of WCAG 2.2.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	channel := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

// TestScreensFitOtherGlass looks at every screen on glass of other sizes than
// the one it was drawn for: a finger and a line of text are as large on each.
func TestScreensFitOtherGlass(t *testing.T) {
	manyScreens(t)
	for _, diagonal := range []float32{21.5, 32} {
		for orientation, screen := range screens() {
			screen.Diagonal = diagonal
			h := galleryHall(t, screen)
			for _, s := range sights() {
				h.lookAt(s, data.Bulgarian, func(*visit) {})
				checkLayout(t, fmt.Sprintf("%s %s %.1f″", s.name, orientation, diagonal), h.Root(), screen)
			}
		}
	}
}
