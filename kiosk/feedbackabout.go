package kiosk

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// subject is what an opinion is about; the zero one: nothing in particular.
type subject struct {
	service    data.ServiceID
	department data.DepartmentID // also of the service, so that its face counts there too
	promise    data.PromiseID
	name       data.Text
}

func aboutService(s data.Service) subject {
	return subject{service: s.ID, department: s.Department, name: s.Name}
}

func aboutDepartment(d data.Department) subject { return subject{department: d.ID, name: d.Name} }

// about says in the feedback what it is about. A promise that is told to be broken is
// the one that counts.
func (s subject) about(f data.Feedback) data.Feedback {
	f.Service, f.Department, f.Promise = s.service, s.department, cmp.Or(f.Promise, s.promise)
	return f
}

// The lists from which one chooses at AtAbout, beside the groups of services.
const (
	chooseDepartment = "departments"
	choosePromise    = "promises"
)

// openAbout asks what the opinion is about: what was looked at last is one touch away,
// everything that is listed two.
func (v *visit) openAbout(list string) {
	switch list {
	case chooseDepartment:
		v.showNow(v.departmentsToChoose())
	case choosePromise:
		load(v, Catalogue.Charter, v.promisesToChoose)
	default:
		load(v, v.choices, v.aboutPage)
	}
}

// choices are what the first screen offers.
type choices struct {
	seen   subject // last in this visit; zero: nothing
	groups []data.Group
}

func (v *visit) choices(c Catalogue, ctx context.Context) (all choices, err error) {
	if all.seen, err = v.lastSeen(ctx, c); err != nil {
		return all, err
	}
	all.groups, err = c.Groups(ctx)
	return all, err
}

// lastSeen is the service or the department that the visitor looked at last, where it
// is still there.
func (v *visit) lastSeen(ctx context.Context, c Catalogue) (subject, error) {
	if v.seen.Place == AtService {
		s, err := c.Service(ctx, data.ServiceID(v.seen.ID))
		switch {
		case errors.Is(err, data.ErrNotFound):
			return subject{}, nil
		case err != nil:
			return subject{}, fmt.Errorf("service that was looked at: %w", err)
		}
		return aboutService(s), nil
	}
	if d := v.kiosk.lobby.department(data.DepartmentID(v.seen.ID)); v.seen.Place == AtPhone && string(d.ID) == v.seen.ID {
		return aboutDepartment(d), nil
	}
	return subject{}, nil
}

func (v *visit) aboutPage(c choices) page {
	all := []tile{
		{icon: "search", name: v.say(phrases.FeedbackBySearch), small: true, tapped: v.opens(Route{Place: AtSearch})},
		{icon: "phone", name: v.say(phrases.FeedbackDepartments), small: true, tapped: v.opens(Route{AtAbout, chooseDepartment})},
		{icon: "rosette-discount-check", name: v.say(phrases.FeedbackPromises), small: true, tapped: v.opens(Route{AtAbout, choosePromise})},
	}
	for _, g := range c.groups {
		all = append(all, tile{
			icon: icon(g.Icon), name: v.in(g.Name), about: phrases.CountServices(v.language, g.Services), small: true,
			tapped: v.opens(Route{AtGroup, string(g.ID)}),
		})
	}
	if v.opinion != nil && v.opinion.subject != (subject{}) {
		all = append([]tile{{icon: "x", name: v.say(phrases.FeedbackAboutNone), small: true, tapped: v.chooses(subject{})}}, all...)
	}
	if c.seen != (subject{}) && (v.opinion == nil || v.opinion.subject != c.seen) {
		seen := tile{icon: "check", name: v.in(c.seen.name), about: v.say(phrases.FeedbackSeen), small: true, lead: true, tapped: v.chooses(c.seen)}
		all = append([]tile{seen}, all...)
	}
	return v.tilesPage(v.say(phrases.FeedbackTitle), v.say(phrases.FeedbackForAny), all)
}

func (v *visit) departmentsToChoose() page {
	var rows []row
	for _, d := range v.kiosk.lobby.departments {
		rows = append(rows, row{icon: "phone", name: v.in(d.Name), about: v.in(d.About), tapped: v.chooses(aboutDepartment(d))})
	}
	return v.rowsPage(v.say(phrases.FeedbackTitle), v.say(phrases.FeedbackForDepartment), "", rows)
}

// promisesToChoose are all of them on one list: one touch less than by the points of the
// charter.
func (v *visit) promisesToChoose(c data.Charter) page {
	var rows []row
	for _, part := range c.Parts {
		if part.ID == expectations { // what citizens are asked for is no promise to them
			continue
		}
		for _, s := range part.Sections {
			for _, p := range s.Promises() {
				rows = append(rows, row{name: v.in(p.Text), about: sentence(v.in(s.Title)), tapped: v.chooses(subject{promise: p.Promise, name: p.Text})})
			}
		}
	}
	return v.rowsPage(v.say(phrases.FeedbackTitle), v.say(phrases.FeedbackForPromise), "", rows)
}

// choosing reports whether the lists on the way are there to choose what an opinion is
// about, and not to read.
func (v *visit) choosing() bool {
	for i := len(v.way) - 1; i >= 0; i-- {
		switch v.way[i].Place {
		case AtAbout:
			return true
		case AtGroup, AtEvent, AtSearch: // they are the same for both
		default:
			return false
		}
	}
	return false
}

// toService is a button's way to the service, or chooses it.
func (v *visit) toService(s data.Service) func() {
	if v.choosing() {
		return v.chooses(aboutService(s))
	}
	return v.opens(Route{AtService, string(s.ID)})
}

// toFound is a button's way to what was found, or chooses it.
func (v *visit) toFound(f found) func() {
	switch {
	case v.choosing() && f.Kind == data.HitService:
		return v.chooses(aboutService(f.service))
	case v.choosing() && f.Kind == data.HitDepartment:
		return v.chooses(aboutDepartment(v.kiosk.lobby.department(data.DepartmentID(f.ID))))
	default:
		return v.opensFound(f)
	}
}

// chosen reports whether an opinion can be about what was found, or about something in it.
func chosen(f found) bool {
	switch f.Kind {
	case data.HitService, data.HitDepartment, data.HitGroup, data.HitLifeEvent:
		return true
	default:
		return false
	}
}

// chooses is a button's choice of what the opinion is about. A face that was kept is
// kept again with it.
func (v *visit) chooses(s subject) func() {
	return func() {
		if v.opinion == nil {
			v.opinion = &opinion{}
		}
		if v.opinion.busy {
			return
		}
		v.opinion.subject = s
		for v.way.passes(AtAbout) {
			v.way = v.way.back()
		}
		v.drop()
		if v.opinion != nil && v.opinion.rating != 0 {
			v.keepRating()
			return
		}
		v.refresh()
	}
}

// saysOf is the way to an opinion that knows what it is about.
func (v *visit) saysOf(s subject) func() {
	return func() {
		v.opinion = &opinion{subject: s}
		v.open(Route{Place: AtFeedback})
	}
}

// aboutButton says what the opinion is about, or asks it.
func (v *visit) aboutButton(width float32) fyne.CanvasObject {
	l, words, style, ink := v.look(), v.say(phrases.FeedbackAboutAsk), look.Plain, look.Ink
	if s := v.opinion.subject; s != (subject{}) {
		words, style = v.say(phrases.FeedbackAboutIs, v.in(s.name)), look.On
	}
	side, sides, gap := l.PX(40), l.PX(28), l.PX(14)
	room := min(l.Width(look.Label, words)+1, width-2*sides-side-gap)
	content := look.Row(gap, look.Middle(l.Icon("list-search", side, look.Pine)), look.Upright(l.Lines(look.Label, words, room, ink)))
	return v.button(style, words, look.AtLeast(0, l.PX(72), look.Inset(sides, l.PX(14), look.Middle(content))), v.opens(Route{Place: AtAbout}))
}

// aboutLine is the same where it is only read: as much as fits on two lines.
func (v *visit) aboutLine(s subject, width float32) fyne.CanvasObject {
	l := v.look()
	lines := l.Break(look.Caption, v.say(phrases.FeedbackAboutIs, v.in(s.name)), width-l.Width(look.Caption, "…"))
	column := look.Column(0)
	for i, line := range lines[:min(len(lines), 2)] {
		if i == 1 && len(lines) > 2 {
			line += "…"
		}
		column.Add(l.Line(look.Caption, line, look.Ink))
	}
	return column
}
