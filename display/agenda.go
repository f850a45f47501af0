package display

import (
	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// agendaSheets are what happens now at an event and what comes after it. What is
// over has left the page: the board plans anew at each point.
func (p *planner) agendaSheets(item data.BoardItem) []sheet {
	t := list{frame: p.frame, kind: data.BoardAgenda, kicker: phrases.BoardAgenda, title: item.Title.In(spoken)}
	today, tomorrow := midnights(p.now)
	for i, point := range item.Agenda {
		if i+1 < len(item.Agenda) && !p.now.Before(item.Agenda[i+1].At) {
			continue // over
		}
		e := entry{name: point.What.In(spoken), figure: phrases.HourMinute(point.At), role: look.Title}
		switch {
		case !p.now.Before(point.At):
			e.about = phrases.In(spoken, phrases.BoardNow)
		case point.At.Before(today) || !point.At.Before(tomorrow):
			e.about = phrases.Weekday(spoken, point.At)
		}
		t.entries = append(t.entries, e)
	}
	return p.once(t.sheets, p.Screen, data.BoardAgenda, item.ID, t.title, t.entries)
}
