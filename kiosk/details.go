package kiosk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// detail is a card below the documents, and what it is called on the button that
// leads to it; empty: none does.
type detail struct {
	name phrases.Key
	card fyne.CanvasObject
}

// details are what does not fit on the fact cards, as far as it is known.
func (v *visit) details(s described, width float32) []detail {
	var all []detail
	add := func(name phrases.Key, card fyne.CanvasObject) {
		if card != nil {
			all = append(all, detail{name, card})
		}
	}
	add(phrases.Applicants, v.sectionsCard(width, section{phrases.Applicants, v.in(s.Applicants), s.IsExample(data.PartApplicants)}))
	if len(s.Fees) > 0 {
		add(phrases.KioskAllFees, v.feesCard(s.Service, width))
	}
	if len(s.Terms) > 1 || termsThatFit(s.Service) < len(s.Terms) || v.low && len(s.Terms) > 0 {
		add(phrases.KioskAllTerms, v.termsCard(s.Service, width))
	}
	add("", v.sectionsCard(width,
		section{phrases.Apply, v.oneALine(s.Apply), s.IsExample(data.PartApply)},
		section{phrases.Receive, v.oneALine(s.Receive), s.IsExample(data.PartReceive)}))
	add("", v.sectionsCard(width,
		section{phrases.Outcome, v.in(s.Outcome), s.IsExample(data.PartOutcome)},
		section{phrases.Validity, v.in(s.Validity), s.IsExample(data.PartValidity)}))
	add(phrases.Appeal, v.sectionsCard(width, section{phrases.Appeal, v.in(s.Appeal), s.IsExample(data.PartAppeal)}))
	add("", v.rowsCard(phrases.Forms, v.formRows(v.otherForms(s)), width))
	add("", v.rowsCard(nearTitle(s), v.serviceRows(s.near), width))
	add(phrases.LegalBasis, v.sectionsCard(width, section{phrases.LegalBasis, v.in(s.LegalBasis), s.IsExample(data.PartLegalBasis)}))
	add("", v.sectionsCard(width,
		section{phrases.KioskUnit, v.in(s.Unit), s.IsExample(data.PartUnit)},
		section{phrases.KioskSources, strings.Join(v.sourcesOf(s.Service), "\n"), false},
		section{"", v.checked(s.Service), false}))
	if !complete(s.Service) {
		add("", v.askForRest(width))
	}
	return all
}

// shortcuts are the buttons that scroll to details, as many beside each other as
// fit; nil: there are none.
func (v *visit) shortcuts(details []detail, width float32) fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, d := range details {
		if d.name != "" {
			buttons = append(buttons, v.textButton(look.Plain, "", v.say(d.name), func() { v.scrollTo(d.card) }))
		}
	}
	if len(buttons) == 0 {
		return nil
	}
	return flow(v.look().PX(14), width, buttons...)
}

// complete reports whether every part is known that a visitor may ask for.
func complete(s data.Service) bool {
	none := data.Text{}
	return len(s.Documents) > 0 && len(s.Terms) > 0 && (len(s.Fees) > 0 || s.FeeNote != "") && len(s.Apply) > 0 &&
		s.Applicants != none && s.Outcome != none && s.Appeal != none
}

// askForRest says where to ask for what is not known here.
func (v *visit) askForRest(width float32) fyne.CanvasObject {
	counter := v.in(v.kiosk.lobby.town.Counter.Name)
	return v.iconLine("info-circle", v.say(phrases.KioskUnknownRest, counter, unbroken(v.kiosk.lobby.department("").Phone)), look.Body, width)
}

// oneALine is each text on a line of its own.
func (v *visit) oneALine(texts []data.Text) string {
	var lines []string
	for _, t := range texts {
		lines = append(lines, v.in(t))
	}
	return strings.Join(lines, "\n")
}

// checked says when staff last checked the service, and who of them.
func (v *visit) checked(s data.Service) string {
	day := phrases.Date(v.language, s.Checked)
	switch {
	case s.Checked.IsZero():
		return ""
	case s.CheckedBy == "":
		return phrases.Capital(v.say(phrases.Checked, day))
	default:
		return phrases.Capital(v.say(phrases.CheckedBy, day, s.CheckedBy))
	}
}

// section is a part of the service that is said in a few sentences.
type section struct {
	title   phrases.Key // empty: it needs none
	text    string
	example bool
}

// sectionsCard is the sections of which something is known; nil: there are none.
func (v *visit) sectionsCard(width float32, sections ...section) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(36)
	column := look.Column(l.PX(10))
	for _, part := range sections {
		if part.text == "" {
			continue
		}
		if len(column.Objects) > 0 {
			column.Add(look.Gap(1, l.PX(10)))
		}
		if part.title == "" {
			column.Add(l.Lines(look.Caption, part.text, inner, look.Muted))
			continue
		}
		column.Add(v.cardTitle(v.say(part.title), part.example, inner))
		column.Add(l.Lines(look.Body, part.text, inner, look.Ink))
	}
	if len(column.Objects) == 0 {
		return nil
	}
	return l.Card(36, 30, column)
}

// rowsCard is a list below its name, with the quiet mark behind that where every
// row is an example; nil: nothing is in it.
func (v *visit) rowsCard(title phrases.Key, rows list, width float32) fyne.CanvasObject {
	if len(rows.all) == 0 {
		return nil
	}
	l := v.look()
	name := l.Lines(look.Subtitle, v.say(title), width, look.Ink)
	if rows.examples() {
		name = v.marked(look.Subtitle, v.say(title), rows.mark, width, look.Ink)
	}
	return look.Column(l.PX(12), name, v.rows(width, rows.all))
}

// sourcesOf are who published what stands on the service's screen.
func (v *visit) sourcesOf(s data.Service) []string {
	all := phrases.SourcesIn(v.language, s.Sources)
	for _, fee := range s.Fees {
		if slices.Contains(s.Sources, fee.Source) {
			continue
		}
		if source := v.from(phrases.KioskSourceFees, fee.Source); source != "" && !slices.Contains(all, source) {
			all = append(all, source)
		}
	}
	if hours := v.from(phrases.KioskSourceHours, v.kiosk.lobby.desk().Hours.Source); hours != "" && !slices.Contains(all, hours) {
		all = append(all, hours)
	}
	return all
}

// otherForms are the forms that no document on the screen leads to.
func (v *visit) otherForms(s described) []data.Form {
	shown := map[data.FormID]bool{}
	for _, d := range s.Documents {
		shown[d.Form] = true
	}
	var others []data.Form
	for _, id := range s.Forms {
		if form, ok := s.forms[id]; ok && !shown[id] {
			others = append(others, form)
		}
	}
	return others
}

func nearTitle(s described) phrases.Key {
	if s.related {
		return phrases.Related
	}
	return phrases.KioskNear
}
