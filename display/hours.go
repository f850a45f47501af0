package display

import (
	"strings"
	"time"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
	"example.org/parter/data/calendar"
)

// hoursSheets say who receives people today, and when nobody does next.
func (p *planner) hoursSheets() []sheet {
	t := list{frame: p.frame, kind: data.BoardHours, kicker: phrases.BoardHours, title: phrases.In(spoken, phrases.BoardToday, phrases.Weekday(spoken, p.now))}
	for _, d := range p.content.Departments {
		if !d.Hours.Known() {
			continue
		}
		t.entries = append(t.entries, entry{
			name: d.Name.In(spoken), about: d.Counter.Name.In(spoken), figure: p.hoursToday(d.Hours), role: look.Title,
			source: phrases.SourceIn(spoken, d.Hours.Source), example: d.Hours.Example,
		})
	}
	if len(t.entries) == 0 {
		return nil
	}
	if off := p.nextDaysOff(); len(off) > 0 {
		t.entries = append(t.entries, entry{name: phrases.In(spoken, phrases.BoardDaysOff), figure: strings.Join(off, "\n"), role: look.Strong})
	}
	return p.once(t.sheets, p.Screen, data.BoardHours, t.title, t.entries)
}

func (p *planner) hoursToday(h data.Hours) string { return hoursOn(p.days.calendar, h, p.now) }

// hoursOn are the times of the day, or why there are none.
func hoursOn(c calendar.Calendar, h data.Hours, now time.Time) string {
	state := c.Opening(h, now)
	switch {
	case len(state.Today) > 0:
		return phrases.Openings(spoken, state.Today)
	case state.Why != data.WhyOff{}:
		return phrases.WhyOff(spoken, state.Why)
	default:
		return phrases.In(spoken, phrases.HoursClosed)
	}
}

const (
	daysOffAhead = 120 // days that are looked through
	mostDaysOff  = 3   // that are told
)

// nextDaysOff are the next days of the week on which nobody receives people, and
// why; those that follow each other for one reason are told together.
func (p *planner) nextDaysOff() []string {
	type stretch struct {
		from, until time.Time
		why         data.WhyOff
	}
	var all []stretch
	today, _ := midnights(p.now)
	for n := 1; n <= daysOffAhead; n++ {
		day := today.AddDate(0, 0, n)
		why, off := p.days.calendar.DayOff(day)
		if !off || day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			continue
		}
		if last := len(all) - 1; last >= 0 && all[last].why == why && all[last].until.AddDate(0, 0, 1).Equal(day) {
			all[last].until = day
			continue
		}
		if len(all) == mostDaysOff {
			break
		}
		all = append(all, stretch{day, day, why})
	}
	var lines []string
	for _, s := range all {
		when := phrases.DayMonth(spoken, s.from)
		if !s.until.Equal(s.from) {
			when += " – " + phrases.DayMonth(spoken, s.until)
		}
		if why := phrases.WhyOff(spoken, s.why); why != "" {
			when += " · " + why
		}
		lines = append(lines, when)
	}
	return lines
}

// receptionSheets say who receives citizens next.
func (p *planner) receptionSheets() []sheet {
	t := list{frame: p.frame, kind: data.BoardReceptions, kicker: phrases.BoardReceptions, title: phrases.In(spoken, phrases.BoardReceptionsTitle)}
	for _, r := range p.content.Receptions {
		from, _ := p.days.calendar.NextReception(r, p.now)
		if from.IsZero() {
			continue
		}
		about := []string{r.Place.In(spoken), r.Booking.In(spoken)}
		if r.Phone != "" {
			about = append(about, phrases.PhoneNumber(r.Phone))
		}
		t.entries = append(t.entries, entry{
			name: r.Who.In(spoken), about: joined(" · ", about...), figure: phrases.Weekday(spoken, from) + "\n" + phrases.Span(spoken, r.From, r.Until),
			role: look.Strong, source: phrases.SourceIn(spoken, r.Source), example: r.Example,
		})
	}
	return p.once(t.sheets, p.Screen, data.BoardReceptions, t.entries)
}
