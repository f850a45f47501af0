package kiosk

import (
	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// serviceCards are what to bring, the code to take along, and all the rest.
func (v *visit) serviceCards(s described, width float32, shortcuts bool) fyne.CanvasObject {
	l := v.look()
	gap, side := l.PX(24), l.PX(420)
	take := v.takeAlong(s.Service)
	beside := take != nil && !l.Portrait()
	main := width
	if beside {
		main -= side + gap
	}
	details := v.details(s, main)
	var ways fyne.CanvasObject
	if shortcuts {
		ways = v.shortcuts(details, main-2*l.PX(36))
	}
	left := look.Column(gap, v.documentsCard(s, ways, main))
	if take != nil && !beside {
		left.Add(take(width))
	}
	for _, d := range details {
		left.Add(d.card)
	}
	left.Add(look.Row(0, v.textButton(look.Plain, "mood-smile", v.say(phrases.FeedbackOfService), v.saysOf(aboutService(s.Service)))))
	if !beside {
		return left
	}
	right := take(side)
	return look.Fixed(width, max(left.MinSize().Height, right.MinSize().Height),
		look.Place(left, 0, 0, main, left.MinSize().Height),
		look.Place(right, main+gap, 0, side, right.MinSize().Height))
}

// documentsCard lists what the applicant brings, then what nobody has to, and
// below them the ways to more; nil: there are none.
func (v *visit) documentsCard(s described, ways fyne.CanvasObject, width float32) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(14), v.cardTitle(v.say(phrases.Documents), s.IsExample(data.PartDocuments), inner))
	for _, fetched := range []bool{false, true} {
		for _, d := range s.Documents {
			if d.Fetched == fetched {
				column.Add(v.documentLine(d, s.forms, inner))
			}
		}
	}
	if len(s.Documents) == 0 {
		column.Add(l.Lines(look.Body, v.say(phrases.KioskDocumentsUnknown), inner, look.Muted))
	}
	if ways != nil {
		column.Add(ways)
	}
	return l.Card(36, 30, column)
}

// documentLine is one document with its sign; one with a form of its own leads
// there.
func (v *visit) documentLine(d data.Requirement, forms map[data.FormID]data.Form, width float32) fyne.CanvasObject {
	l := v.look()
	side, gap := l.PX(44), l.PX(22)
	form, filled := forms[d.Form]
	words, icon, ground := width-side-gap, "check", look.Mint
	if filled {
		words -= l.PX(40) + gap
	}
	column := look.Column(0, v.documentName(d, words))
	if d.Fetched {
		icon, ground = "building-community", look.Paper
		column.Add(v.iconLine("x", v.say(phrases.KioskDoNotBring), look.Caption, words))
	}
	sign := look.Column(0, l.IconTile(icon, side, look.Pine, ground))
	if !filled {
		return look.Row(gap, sign, column)
	}
	remark := v.say(phrases.KioskForm, v.in(form.Name))
	if v.in(form.Name) == v.in(d.Text) {
		remark = v.say(phrases.KioskFormOne)
	}
	column.Add(v.iconLine("clipboard-check", remark, look.Caption, words))
	height := max(column.MinSize().Height+2*l.PX(10), l.MM(20))
	content := look.Fixed(width, height,
		look.Place(sign, 0, (height-side)/2, side, side),
		look.Place(column, side+gap, (height-column.MinSize().Height)/2, words, column.MinSize().Height),
		look.Place(l.Icon("chevron-right", l.PX(40), look.Muted), width-l.PX(40), (height-l.PX(40))/2, l.PX(40), l.PX(40)))
	return v.button(look.ListRow, v.in(form.Name), content, v.opens(Route{AtForm, string(d.Form)}))
}

// documentName is the document, and behind it in which form it is brought.
func (v *visit) documentName(d data.Requirement, width float32) fyne.CanvasObject {
	kind := phrases.KindName(v.language, d.Kind)
	if kind == "" {
		return v.look().Lines(look.Body, v.in(d.Text), width, look.Ink)
	}
	return v.look().Flow([]look.Run{
		{Text: v.in(d.Text) + "\u00a0· ", Role: look.Body, Colour: look.Ink},
		{Text: kind, Role: look.Body, Colour: look.Pine},
	}, width)
}

// cardTitle is the name of a card, with the quiet mark of a part that is an
// example.
func (v *visit) cardTitle(title string, example bool, width float32) fyne.CanvasObject {
	l := v.look()
	if !example {
		return l.Lines(look.Subtitle, title, width, look.Ink)
	}
	return v.marked(look.Subtitle, title, phrases.KioskExample, width, look.Ink)
}

// takeAlong builds the card with the code of the service's public page and,
// where there is a printer, the button that prints the checklist; nil where the
// town has no public pages.
func (v *visit) takeAlong(s data.Service) func(width float32) fyne.CanvasObject {
	public := v.kiosk.lobby.town.Public
	if public == "" {
		return nil
	}
	l, address := v.look(), public.Service(s.ID)
	how, side := phrases.KioskScan, l.PX(210)
	if !v.kiosk.offersPaper() {
		how, side = phrases.KioskPhoto, l.PX(250)
	}
	return func(width float32) fyne.CanvasObject {
		inner := width - 2*l.PX(30)
		if l.Portrait() {
			qr := l.QR(address, l.PX(250))
			words := inner - qr.MinSize().Width - l.PX(30)
			column := look.Column(l.PX(10),
				l.Lines(look.Subtitle, v.say(phrases.KioskTakeAlong), words, look.Ink),
				l.Lines(look.Body, v.say(how), words, look.Muted))
			if v.kiosk.offersPaper() {
				column.Add(v.printButton(s, words))
			}
			return l.Card(30, 20, look.Row(l.PX(30), qr, look.Upright(column)))
		}
		column := look.Column(0,
			l.Centred(look.Subtitle, v.say(phrases.KioskTakeAlong), inner, look.Ink),
			look.Middle(l.QR(address, side)),
			l.Centred(look.Caption, v.say(how), inner, look.Muted))
		if v.kiosk.offersPaper() {
			column.Add(look.Gap(1, l.PX(12)))
			column.Add(v.printButton(s, inner))
		}
		return l.Card(30, 20, column)
	}
}
