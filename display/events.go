package display

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// eventSheets are the services that one needs in a life event, or in each of all.
func (p *planner) eventSheets(only data.LifeEventID) []sheet {
	var sheets []sheet
	for _, e := range p.content.LifeEvents {
		if only != "" && e.ID != only {
			continue
		}
		t := list{frame: p.frame, kind: data.BoardEvents, about: string(e.ID), kicker: phrases.BoardEvents, first: true, title: e.Name.In(spoken)}
		for _, id := range e.Services {
			i := slices.IndexFunc(p.content.Services, func(s data.Service) bool { return s.ID == id })
			if i < 0 {
				continue
			}
			name := p.content.Services[i].Name.In(spoken)
			t.entries = append(t.entries, entry{name: p.shortName(name, t.room().w), small: true})
		}
		sheets = append(sheets, p.once(t.sheets, p.Screen, data.BoardEvents, e.ID, t.title, t.entries)...)
	}
	return sheets
}

// shortName is the name of a service, without what is in brackets where it is long.
func (f frame) shortName(name string, width float32) string {
	short, _, cut := strings.Cut(name, " (")
	if cut && len(f.Break(look.Body, name, width)) > nameLines {
		return short
	}
	return name
}

// resultSheets are the last report, and the figures by which the municipality answers for its charter,
// with a bar where they are a share of a whole.
func (p *planner) resultSheets() []sheet {
	t := list{frame: p.frame, kind: data.BoardResults, kicker: phrases.BoardResults, title: phrases.In(spoken, phrases.BoardResultsTitle)}
	for _, r := range p.content.Results {
		value := r.Value.In(spoken)
		t.entries = append(t.entries, entry{
			name: r.Name.In(spoken), about: joined(" · ", r.Period.In(spoken), r.Note.In(spoken)),
			figure: value, role: look.Title, share: shareOf(value),
		})
	}
	return append(p.reportSheets(), p.once(t.sheets, p.Screen, data.BoardResults, t.entries)...)
}

// percent is a share as it stands at the beginning of a figure: "86 %", "97,5%".
var percent = regexp.MustCompile(`^(\d{1,3}(?:[.,]\d+)?)[\s\x{00a0}]*%`)

// shareOf is the share that a figure tells, from 0 to 1; 0: it tells none.
func shareOf(value string) float64 {
	found := percent.FindStringSubmatch(value)
	if found == nil {
		return 0
	}
	share, err := strconv.ParseFloat(strings.Replace(found[1], ",", ".", 1), 64)
	if err != nil || share > 100 {
		return 0
	}
	return share / 100
}

// textSheets are the pages of a text that was written for the board.
func (p *planner) textSheets(item data.BoardItem) []sheet {
	return p.once(textPage{
		frame: p.frame, kind: data.BoardText, kicker: phrases.BoardText, content: digest(item.Title, item.Body),
		title: item.Title.In(spoken), body: item.Body.In(spoken),
	}.sheets, p.Screen, data.BoardText, item.ID, item.Title, item.Body)
}
