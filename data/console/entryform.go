package console

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// entryForm is the form of an entry; what is read goes into the entry that done
// returns. The content is what the entry may name.
func entryForm(e data.Entry, c data.Content) (f questions, done func() data.Entry) {
	switch e := e.(type) {
	case data.Service:
		return serviceForm(&e, c), func() data.Entry { return e }
	case data.Department:
		return departmentForm(&e), func() data.Entry { return e }
	case data.Group:
		return questions{{Title: "main", Fields: []*field{
			both(line[string], "name", &e.Name), area("also", &e.Also), choice("icon", &e.Icon, icons(c)),
		}}}, func() data.Entry { return e }
	case data.LifeEvent:
		return questions{{Title: "main", Fields: []*field{
			both(line[string], "name", &e.Name), choice("icon", &e.Icon, icons(c)), serviceList("services", &e.Services, c),
		}}}, func() data.Entry { return e }
	case data.Form:
		return questions{{Title: "main", Fields: []*field{
			both(line[string], "name", &e.Name), both(area[string], "about", &e.About), document("pdf", &e.File), line("source", &e.Source), tick("example", &e.Example),
		}}}, func() data.Entry { return e }
	case data.Elsewhere:
		return questions{{Title: "main", Fields: []*field{
			both(line[string], "name", &e.Name), area("also", &e.Also), both(line[string], "who", &e.Who), both(area[string], "where", &e.Where),
			line("website", &e.Website), both(line[string], "source", &e.Source), tick("example", &e.Example),
		}}}, func() data.Entry { return e }
	case data.Survey:
		return surveyForm(&e), func() data.Entry { return e }
	default:
		return singleForm(e)
	}
}

// singleForm is the form of what there is one of.
func singleForm(e data.Entry) (questions, func() data.Entry) {
	switch e := e.(type) {
	case data.Town:
		return townForm(&e), func() data.Entry { return e }
	case data.Charter:
		return charterForm(&e), func() data.Entry { return e }
	case data.Receptions:
		list := []data.Reception(e)
		return questions{{Title: "receptions", Fields: []*field{rows("receptions", &list, askReception)}}},
			func() data.Entry { return data.Receptions(list) }
	case data.DaysOffList:
		list := []data.DayOff(e)
		return questions{{Title: "daysoff", Fields: []*field{rows("days", &list, askDayOff)}}},
			func() data.Entry { return data.DaysOffList(list) }
	case data.Synonyms:
		list := []data.Synonym(e)
		return questions{{Title: "synonyms", Fields: []*field{rows("synonyms", &list, askSynonym)}}},
			func() data.Entry { return data.Synonyms(list) }
	case data.Results:
		list := []data.Result(e)
		return questions{{Title: "results", Fields: []*field{rows("results", &list, askResult)}}},
			func() data.Entry { return data.Results(list) }
	case data.StageList:
		list := everyStage(e)
		return stagesForm(list), func() data.Entry { return list }
	case data.BoardItems: // so have the board's
		list := []data.BoardItem(e)
		return questions{{Title: "main", Fields: []*field{rows("board", &list, aboutBoardItem)}}},
			func() data.Entry { return data.BoardItems(list) }
	case data.Notice: // it has a page of its own; this is for comparing its versions
		return noticeQuestions(&e), func() data.Entry { return e }
	default:
		return nil, func() data.Entry { return e }
	}
}

func serviceForm(s *data.Service, c data.Content) questions {
	return questions{
		{Title: "main", Fields: []*field{
			both(line[string], "name", &s.Name), line("number", &s.Number), words("aliases", &s.Aliases), area("also", &s.Also),
			choice("group", &s.Group, named(c.Groups)), choice("department", &s.Department, named(c.Departments)), both(line[string], "unit", &s.Unit),
			part(s, data.PartUnit),
		}},
		{Title: "fees", Fields: []*field{rows("fees", &s.Fees, askFee), line("fee_note", &s.FeeNote), part(s, data.PartFees)}},
		{Title: "terms", Fields: []*field{rows("terms", &s.Terms, askTerm), part(s, data.PartTerms)}},
		{Title: "documents", Fields: []*field{
			rows("documents", &s.Documents, func(d *data.Requirement) []*field { return askDocument(d, c) }),
			rows("forms", &s.Forms, func(id *data.FormID) []*field { return []*field{choice("form", id, withNone(named(c.Forms)))} }),
			part(s, data.PartDocuments),
		}},
		{Title: "ways", Fields: []*field{
			both(area[string], "applicants", &s.Applicants), part(s, data.PartApplicants), texts("apply", &s.Apply), part(s, data.PartApply),
			both(area[string], "outcome", &s.Outcome), part(s, data.PartOutcome), both(area[string], "validity", &s.Validity), part(s, data.PartValidity),
			texts("receive", &s.Receive), part(s, data.PartReceive), both(area[string], "appeal", &s.Appeal), part(s, data.PartAppeal),
		}},
		{Title: "sources", Fields: []*field{
			both(area[string], "legal_basis", &s.LegalBasis), part(s, data.PartLegalBasis), words("sources", &s.Sources), serviceList("related", &s.Related, c),
			calendarDay("checked", &s.Checked), line("checked_by", &s.CheckedBy),
		}},
	}
}

// part asks whether a part of the service is only an example.
func part(s *data.Service, p data.Part) *field {
	is := s.IsExample(p)
	f := tick("example_"+string(p), &is)
	take := f.take
	f.take = func(raw string) data.Reason {
		take(raw)
		switch has := s.IsExample(p); {
		case is && !has:
			s.Examples = append(s.Examples, p)
		case has && !is:
			s.Examples = slices.DeleteFunc(s.Examples, func(e data.Part) bool { return e == p })
		}
		return ""
	}
	return f
}

func askFee(f *data.Fee) []*field {
	return []*field{
		money("amount", &f.Amount), choice("speed", &f.Speed, speeds()), both(line[string], "for", &f.For), both(line[string], "unit", &f.Unit),
		calendarDay("from", &f.From), calendarDay("until", &f.Until), line("source", &f.Source), both(line[string], "as_of", &f.AsOf),
		both(line[string], "note", &f.Note), line("memo", &f.Memo), tick("example", &f.Example),
	}
}

func askTerm(t *data.Term) []*field {
	return []*field{both(line[string], "text", &t.Text), choice("speed", &t.Speed, speeds()), both(line[string], "for", &t.For)}
}

func askDocument(d *data.Requirement, c data.Content) []*field {
	return []*field{
		both(area[string], "text", &d.Text),
		choice("kind", &d.Kind, withNone([]option{{string(data.Original), data.Text{BG: "оригинал", EN: "original"}}, {string(data.Copy), data.Text{BG: "копие", EN: "copy"}}})),
		choice("form", &d.Form, withNone(named(c.Forms))), tick("fetched", &d.Fetched),
	}
}

func departmentForm(d *data.Department) questions {
	return questions{
		{Title: "main", Fields: []*field{
			both(line[string], "name", &d.Name), both(area[string], "about", &d.About), line("phone", &d.Phone),
			both(line[string], "counter_name", &d.Counter.Name), both(line[string], "counter_place", &d.Counter.Place), line("source", &d.Source),
		}},
		{Title: "hours", Fields: []*field{
			rows("week", &d.Hours.Week, func(o *data.Opening) []*field {
				return []*field{weekday("day", &o.Day), clock("from", &o.From), clock("until", &o.Until)}
			}),
			line("hours_source", &d.Hours.Source), tick("hours_example", &d.Hours.Example),
		}},
	}
}

func townForm(t *data.Town) questions {
	return questions{{Title: "main", Fields: []*field{
		both(line[string], "name", &t.Name), line("letter", &t.Letter), line("website", &t.Website), both(line[string], "place", &t.Place),
		both(line[string], "counter_name", &t.Counter.Name), both(line[string], "counter_place", &t.Counter.Place), line("source", &t.Source),
	}}}
}

func charterForm(c *data.Charter) questions {
	f := questions{{Title: "main", Fields: []*field{both(line[string], "title", &c.Title), line("source", &c.Source)}}}
	for i := range c.Parts {
		part := &c.Parts[i]
		for j := range part.Sections {
			s := &part.Sections[j]
			fields := []*field{both(line[string], fieldOf(s.ID)+".title", &s.Title), rows(fieldOf(s.ID), &s.Blocks, func(b *data.CharterBlock) []*field {
				return []*field{line("promise", &b.Promise), both(area[string], "text", &b.Text)}
			})}
			if j == 0 {
				fields = append([]*field{both(line[string], part.ID+".part_title", &part.Title)}, fields...)
			}
			f = append(f, section{Words: data.Text{BG: s.ID + " " + s.Title.BG, EN: s.ID + " " + s.Title.In(data.English)}, Fields: fields})
		}
	}
	return f
}

// everyStage are the words of every stage in its order; where the town says nothing, the
// form begins with what is said without it.
func everyStage(l data.StageList) data.StageList {
	var all data.StageList
	for _, stage := range data.Stages() {
		words, ok := l.Of(stage)
		if !ok {
			words = phrases.StageWords(nil, stage)
		}
		all = append(all, words)
	}
	return all
}

// stagesForm asks about each stage; which there are is not asked.
func stagesForm(all data.StageList) (f questions) {
	for i := range all {
		w := &all[i]
		name := string(w.Stage) + "."
		f = append(f, section{Words: phrases.StageWords(nil, w.Stage).Name, Fields: []*field{
			both(line[string], name+"name", &w.Name), both(area[string], name+"says", &w.Says), both(area[string], name+"next", &w.Next),
		}})
	}
	return f
}

func askReception(r *data.Reception) []*field {
	return []*field{
		hidden("id", &r.ID), both(line[string], "who", &r.Who), weekday("day", &r.Day), nth("nth", &r.Nth), clock("from", &r.From), clock("until", &r.Until),
		both(line[string], "place", &r.Place), both(line[string], "booking", &r.Booking), line("phone", &r.Phone), line("source", &r.Source), tick("example", &r.Example),
	}
}

func askDayOff(d *data.DayOff) []*field {
	return []*field{
		calendarDay("day", &d.Day),
		choice("kind", &d.Kind, []option{{string(data.Off), data.Text{BG: "не работим", EN: "closed"}}, {string(data.Work), data.Text{BG: "работим", EN: "open"}}}),
		both(line[string], "reason", &d.Reason), line("source", &d.Source),
	}
}

func askSynonym(s *data.Synonym) []*field {
	return []*field{line("said", &s.Said), words("means", &s.Means)}
}

func askResult(r *data.Result) []*field {
	return []*field{
		hidden("id", &r.ID), both(line[string], "name", &r.Name), both(line[string], "value", &r.Value), both(line[string], "period", &r.Period),
		both(area[string], "note", &r.Note), calendarDay("published", &r.Published), line("source", &r.Source),
	}
}

func noticeQuestions(n *data.Notice) questions {
	from, until, when := entered(n.From), entered(n.Until), scheduleInWords(n.Schedule)
	return questions{{Title: "main", Fields: []*field{
		line("title", &n.Title), area("body", &n.Body), line("from", &from), line("until", &until), tick("permanent", &n.Permanent), area("schedule", &when),
	}}}
}

func aboutBoardItem(i *data.BoardItem) []*field {
	from, until, when := entered(i.From), entered(i.Until), scheduleInWords(i.Schedule)
	agenda := agendaText(*i)
	var kinds []option
	for _, kind := range boardKinds() {
		kinds = append(kinds, option{string(kind), data.Text{BG: phrases.BoardKindName(data.Bulgarian, kind), EN: phrases.BoardKindName(data.English, kind)}})
	}
	return []*field{
		choice("kind", &i.Kind, kinds), both(line[string], "title", &i.Title), both(area[string], "body", &i.Body), line("subject", &i.Subject),
		area("agenda", &agenda), line("from", &from), line("until", &until), tick("permanent", &i.Permanent), area("schedule", &when),
	}
}

// scheduleInWords is enough to see what differs between two schedules.
func scheduleInWords(s data.Schedule) string {
	f := scheduleFormOf(s)
	return strings.TrimSpace(strings.Join([]string{
		strings.Join(f.Weekdays, " "), f.Daypart, f.TimesFrom, f.TimesUntil, f.DaysOff, s.Rule, f.Priority, f.Every, f.Boards,
	}, " "))
}

// --- answers to choose from ----------------------------------------------

func withNone(options []option) []option { return append([]option{{}}, options...) }

// named are the entries to choose from.
func named[T data.Entry](all []T) (options []option) {
	for _, e := range all {
		options = append(options, option{e.Ref().ID, e.Called()})
	}
	return options
}

func speeds() []option {
	return withNone([]option{
		{string(data.Ordinary), data.Text{BG: "обикновена", EN: "ordinary"}},
		{string(data.Fast), data.Text{BG: "бърза", EN: "fast"}},
		{string(data.Express), data.Text{BG: "експресна", EN: "express"}},
	})
}

// icons are those that the content has, so that a new group is given one that fits
// the others.
func icons(c data.Content) (options []option) {
	add := func(icon string, of data.Text) {
		if !slices.ContainsFunc(options, func(o option) bool { return o.Value == icon }) {
			options = append(options, option{icon, of})
		}
	}
	for _, g := range c.Groups {
		add(g.Icon, g.Name)
	}
	for _, e := range c.LifeEvents {
		add(e.Icon, e.Name)
	}
	return options
}

func weekday(name string, to *time.Weekday) *field {
	value := strconv.Itoa(int(*to))
	var days []option
	for i := range 7 {
		d := time.Weekday((i + 1) % 7)
		days = append(days, option{strconv.Itoa(int(d)), data.Text{BG: phrases.WeekdayName(data.Bulgarian, d), EN: phrases.WeekdayName(data.English, d)}})
	}
	f := choice(name, &value, days)
	take := f.take
	f.take = func(raw string) data.Reason {
		if reason := take(raw); reason != "" || raw == "" {
			return data.UnknownName
		}
		n, _ := strconv.Atoi(value) // it is one of the options
		*to = time.Weekday(n)
		return ""
	}
	return f
}

// nth asks on which of the days of a month it is.
func nth(name string, to *int) *field {
	value := strconv.Itoa(*to)
	f := choice(name, &value, []option{
		{"0", data.Text{BG: "всяка седмица", EN: "every week"}},
		{"1", data.Text{BG: "първи в месеца", EN: "first of the month"}},
		{"2", data.Text{BG: "втори в месеца", EN: "second of the month"}},
		{"3", data.Text{BG: "трети в месеца", EN: "third of the month"}},
		{"4", data.Text{BG: "четвърти в месеца", EN: "fourth of the month"}},
		{"5", data.Text{BG: "пети в месеца", EN: "fifth of the month"}},
		{"-1", data.Text{BG: "последен в месеца", EN: "last of the month"}},
	})
	take := f.take
	f.take = func(raw string) data.Reason {
		if reason := take(raw); reason != "" {
			return reason
		}
		*to, _ = strconv.Atoi(value) // it is one of the options
		return ""
	}
	return f
}

// serviceList asks for services by number and name.
func serviceList(name string, to *[]data.ServiceID, c data.Content) *field {
	return rows(name, to, func(id *data.ServiceID) []*field {
		f := &field{Name: "service", Kind: kindService, Wide: true, Raw: serviceCalled(*id, c), take: func(raw string) data.Reason {
			*id = ""
			for _, s := range c.Services {
				if raw == s.Called().BG || raw == string(s.ID) || raw == s.Name.BG {
					*id = s.ID
					return ""
				}
			}
			return data.UnknownName
		}}
		return []*field{f}
	})
}

func serviceCalled(id data.ServiceID, c data.Content) string {
	for _, s := range c.Services {
		if s.ID == id {
			return s.Called().BG
		}
	}
	return string(id)
}

// servicesCalled are all services as serviceList reads them.
func servicesCalled(c data.Content) (all []string) {
	for _, s := range c.Services {
		all = append(all, s.Called().BG)
	}
	return all
}
