package kiosk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// question is what is looked for, and when.
type question struct {
	query string
	now   time.Time
	about bool // an opinion: only what one may be about is found
}

// find reads what the question finds, best first, with what stands beside it. It
// runs at every key, so it asks for nothing twice.
func find(ctx context.Context, c Catalogue, q question) ([]found, error) {
	if strings.TrimSpace(q.query) == "" {
		return nil, nil
	}
	hits, err := c.Search(ctx, q.now, q.query, mostHits)
	if err != nil {
		return nil, err
	}
	services, err := servicesAmong(ctx, c, hits)
	if err != nil {
		return nil, err
	}
	all := make([]found, len(hits))
	for i, hit := range hits {
		all[i] = found{Hit: hit}
		if hit.Kind == data.HitService {
			all[i].service = services[data.ServiceID(hit.ID)]
		}
	}
	if q.about {
		return byKind(slices.DeleteFunc(all, func(f found) bool { return !chosen(f) })), nil
	}
	return withCase(byKind(all), q.query), nil
}

// servicesAmong reads the services among the hits.
func servicesAmong(ctx context.Context, c Catalogue, hits []data.Hit) (map[data.ServiceID]data.Service, error) {
	var ids []data.ServiceID
	for _, hit := range hits {
		if hit.Kind == data.HitService {
			ids = append(ids, data.ServiceID(hit.ID))
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	services, err := c.ServicesNamed(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("services found: %w", err)
	}
	of := make(map[data.ServiceID]data.Service, len(services))
	for _, s := range services {
		of[s.ID] = s
	}
	return of, nil
}

// byKind brings together what is of one kind; the kind of the best hit comes
// first, and inside a kind the best.
func byKind(all []found) []found {
	first := map[data.HitKind]int{}
	for i, f := range all {
		if _, ok := first[f.Kind]; !ok {
			first[f.Kind] = i
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return first[a.Kind] - first[b.Kind] })
	return all
}

// route is the screen of the hit.
func (f found) route() Route {
	switch f.Kind {
	case data.HitLifeEvent:
		return Route{Place: AtEvent, ID: f.ID}
	case data.HitGroup:
		return Route{Place: AtGroup, ID: f.ID}
	case data.HitDepartment:
		return Route{Place: AtPhones}
	case data.HitReception:
		return Route{Place: AtDays}
	case data.HitPage:
		return Route{Place: Place(f.ID)}
	case data.HitElsewhere:
		return Route{Place: AtAway, ID: f.ID}
	case data.HitForm:
		return Route{Place: AtForm, ID: f.ID}
	case data.HitNotice:
		return Route{Place: AtNotice, ID: f.ID}
	case data.HitCharter:
		return Route{Place: AtCharter, ID: f.Section}
	default:
		return Route{Place: AtService, ID: f.ID}
	}
}

// kindName is the heading over hits of the kind.
func kindName(k data.HitKind) phrases.Key {
	switch k {
	case data.HitLifeEvent:
		return phrases.AskEvents
	case data.HitGroup:
		return phrases.AskGroups
	case data.HitDepartment:
		return phrases.Phones
	case data.HitNotice:
		return phrases.Notices
	case data.HitElsewhere:
		return phrases.KioskElsewhere
	case data.HitForm:
		return phrases.Forms
	case data.HitPage:
		return phrases.AskPages
	case data.HitReception:
		return phrases.KioskReceptions
	case data.HitCharter:
		return phrases.Charter
	default:
		return phrases.AskServices
	}
}

// foundList is a card with the hits. Where they are of several kinds, each kind
// has its heading, if headings are wanted.
func (v *visit) foundList(all []found, width float32, headings bool) fyne.CanvasObject {
	l := v.look()
	inner := width - 2*l.PX(6)
	var list []fyne.CanvasObject // a container would be laid out anew with each row
	headings = headings && all[0].Kind != all[len(all)-1].Kind
	for i, f := range all {
		begins := i == 0 || all[i-1].Kind != f.Kind
		switch {
		case begins && headings:
			name := l.Lines(look.Caption, v.say(kindName(f.Kind)), inner-2*l.PX(28), look.Pine)
			list = append(list, look.Inset(l.PX(28), l.PX(8), name))
		case i > 0:
			list = append(list, look.Inset(l.PX(28), 0, l.Divider(inner-2*l.PX(28))))
		}
		list = append(list, v.foundRow(f, inner))
	}
	return container.NewStack(l.Panel(look.Card, look.Line, 2, 24), look.Inset(l.PX(6), l.PX(6), look.Column(0, list...)))
}

// foundRow is one hit: its name with the matched words bold, what it is, and at
// the right end, or below where there is no room, what people want to know first.
func (v *visit) foundRow(f found, width float32) fyne.CanvasObject {
	l := v.look()
	inner, gap := width-2*l.PX(28), l.PX(24)
	about := v.firstOf(f)
	end := v.rowFact(about, inner*0.38)
	left := inner
	if l.Portrait() {
		end = nil
	}
	if end != nil {
		left -= end.MinSize().Width + gap
	}
	words := look.Column(0, l.Flow(v.titleRuns(f.Hit), left))
	if under := v.whatItIs(f); under != "" {
		words.Add(l.Lines(look.Caption, under, left, look.Muted))
	}
	if end == nil && about.fact != "" {
		words.Add(v.factBelow(about, left))
	}
	height := words.MinSize().Height
	if end != nil {
		height = max(height, end.MinSize().Height)
	}
	height += 2 * l.PX(12)
	middle := func(o fyne.CanvasObject, x float32) fyne.CanvasObject {
		size := o.MinSize()
		return look.Place(o, x, (height-size.Height)/2, size.Width, size.Height)
	}
	content := look.Fixed(width, height, middle(words, l.PX(28)))
	if end != nil {
		content.Add(middle(end, l.PX(28)+left+gap))
	}
	return v.button(look.ListRow, v.in(f.Title), content, v.toFound(f))
}

// whatItIs is the second line: what kind of thing it is, and where it belongs.
func (v *visit) whatItIs(f found) string {
	under := v.in(f.Under)
	switch f.Kind {
	case data.HitService:
		return under
	case data.HitLifeEvent:
		return join(v.say(phrases.AskEvent), under)
	case data.HitGroup:
		return join(v.say(phrases.AskGroup), under)
	case data.HitDepartment:
		return v.in(v.kiosk.lobby.department(data.DepartmentID(f.ID)).About)
	case data.HitNotice:
		return join(v.say(phrases.Notice), under)
	case data.HitElsewhere:
		return v.say(phrases.KioskElsewhereAt, under)
	case data.HitForm:
		return join(v.say(phrases.KioskFormOne), under)
	case data.HitPage:
		switch about := abouts[data.PageID(f.ID)]; about {
		case "":
			return ""
		case phrases.KioskMyCaseAbout:
			return v.say(v.caseAbout())
		default:
			return v.say(about)
		}
	case data.HitReception:
		return join(v.say(phrases.KioskReceptions), under)
	default:
		return join(v.say(phrases.Charter), sentence(under))
	}
}

// abouts is what there is on a page, where its name does not say it.
var abouts = map[data.PageID]phrases.Key{
	data.PageServices: phrases.KioskServicesAbout,
	data.PageCase:     phrases.KioskMyCaseAbout,
	data.PageForms:    phrases.KioskFormsAbout,
	data.PagePhones:   phrases.KioskPhonesAbout,
	data.PageDays:     phrases.KioskReceptionsAsk,
	data.PageNotices:  phrases.KioskNoticesAbout,
	data.PageCharter:  phrases.KioskCharterAbout,
	data.PageResults:  phrases.KioskResultsAbout,
}

// titleRuns is the title with the matched words bold.
func (v *visit) titleRuns(h data.Hit) []look.Run {
	title, marks := v.in(h.Title), h.Marks
	if title != h.Title.BG {
		marks = h.MarksEN
	}
	var runs []look.Run
	add := func(text string, role look.Role) {
		if text != "" {
			runs = append(runs, look.Run{Text: text, Role: role, Colour: look.Ink})
		}
	}
	at := 0
	for _, mark := range marks {
		if mark.Start < at || mark.End > len(title) || mark.Start >= mark.End {
			continue
		}
		add(title[at:mark.Start], look.Body)
		add(title[mark.Start:mark.End], look.Strong)
		at = mark.End
	}
	add(title[at:], look.Body)
	return runs
}

// firstOf is what people want to know first: fee and term, a number of services,
// a phone.
func (v *visit) firstOf(f found) row {
	switch f.Kind {
	case data.HitService:
		return v.feeAndTerm(f.service)
	case data.HitLifeEvent, data.HitGroup:
		return row{fact: phrases.CountServices(v.language, f.Services)}
	case data.HitDepartment:
		return row{fact: unbroken(v.kiosk.lobby.department(data.DepartmentID(f.ID)).Phone)}
	default:
		return row{}
	}
}

// feeAndTerm is „2,56 € · 3 дни“ with what is known and short, marked where any
// of it is an example.
func (v *visit) feeAndTerm(s data.Service) row {
	var r row
	for _, fact := range []figure{v.mainFee(s), v.mainTerm(s)} {
		if fact.known && fact.text != v.say(phrases.KioskSeeBelow) && utf8.RuneCountInString(fact.text) <= mostTerm {
			r.fact = join(r.fact, fact.text)
			r.marked = r.marked || fact.example
		}
	}
	return r
}

// noneFound offers other ways: the groups, the counter, a phone.
func (s *search) noneFound(width float32) fyne.CanvasObject {
	v, l := s.visit, s.visit.look()
	column, words := look.Column(l.PX(14)), width
	if !l.Portrait() {
		words = width - l.PX(620+32)
	}
	query := strings.TrimSpace(v.typed.query)
	switch {
	case s.failed != nil:
		column.Add(l.Lines(look.Strong, v.say(phrases.AskNoSearch), words, look.Ink))
	case query == "":
		column.Add(l.Lines(look.Body, v.say(phrases.AskNothingYet), words, look.Muted))
	default:
		column.Add(l.Lines(look.Strong, v.say(phrases.AskNothing, query), words, look.Ink))
		column.Add(l.Lines(look.Body, v.say(phrases.AskNothingNext), words, look.Muted))
	}
	if l.Portrait() {
		if help := v.help(); help != "" && query != "" {
			column.Add(l.Lines(look.Strong, v.say(phrases.AskHelp, help), width, look.Ink))
		}
		column.Add(v.groupChips(s.groups, width))
		return column
	}
	right := l.PX(620)
	left := width - l.PX(32) - right
	return look.Row(l.PX(32), look.Column(l.PX(20), column, v.groupChips(s.groups, left)), look.Column(0, v.wayOut(right), look.Spring()))
}

// groupChips are the groups as buttons, as many in a row as fit.
func (v *visit) groupChips(groups []data.Group, width float32) fyne.CanvasObject {
	l := v.look()
	gap := l.PX(16)
	rows, row := look.Column(gap), look.Row(gap)
	for _, g := range groups {
		chip := v.groupChip(g, width)
		if len(row.Objects) > 0 && row.MinSize().Width+gap+chip.MinSize().Width > width {
			rows.Add(row)
			row = look.Row(gap)
		}
		row.Add(chip)
	}
	rows.Add(row)
	return rows
}

// groupChip breaks a name that is wider than the screen.
func (v *visit) groupChip(g data.Group, width float32) fyne.CanvasObject {
	l := v.look()
	name, side := v.in(g.Name), l.PX(40)
	room := min(l.Width(look.Label, name)+1, width-2*l.PX(28)-l.PX(14)-side)
	content := look.Row(l.PX(14), look.Middle(l.Icon(icon(g.Icon), side, look.Pine)), look.Upright(l.Lines(look.Label, name, room, look.Ink)))
	return v.button(look.Plain, name, look.AtLeast(0, l.PX(72), look.Inset(l.PX(28), l.PX(8), look.Middle(content))), v.opens(Route{Place: AtGroup, ID: string(g.ID)}))
}
