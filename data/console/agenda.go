package console

import (
	"strings"
	"time"

	"example.org/parter/data"
)

// agendaText writes the agenda as it is entered: a point a line, with its day where
// that is another than on the line before.
func agendaText(i data.BoardItem) string {
	var lines []string
	day := "" // the first line always has it: „От“ may change
	for _, point := range i.Agenda {
		at := point.At.In(data.Sofia())
		line := at.Format("15:04") + " " + point.What.BG
		if now := at.Format(dayAsEntered); now != day {
			day, line = now, now+" "+line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

const dayAsEntered = "02.01.2006"

// readAgenda reads what agendaText wrote: „10:00 Откриване“, or „24.11.2026 10:00
// Откриване“ on another day than the line before. The first is on the day from which
// the item is on. It also says on which line, from 1, each point stands, and which line
// cannot be read; 0: all of them can.
func readAgenda(text string, from time.Time) (points []data.Point, lines []int, wrong int) {
	day := from.In(data.Sofia())
	n := 0
	for line := range strings.Lines(text) {
		n++
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if d, err := time.ParseInLocation(dayAsEntered, strings.TrimSuffix(words[0], "г."), data.Sofia()); err == nil {
			day, words = d, words[1:]
		}
		if len(words) < 2 {
			return nil, nil, n
		}
		at, err := data.ParseTimeOfDay(strings.Replace(words[0], ".", ":", 1)) // people write 10.00
		if err != nil || day.IsZero() {
			return nil, nil, n
		}
		lines = append(lines, n)
		points = append(points, data.Point{At: at.On(day), What: data.Text{BG: strings.Join(words[1:], " ")}})
	}
	return points, lines, 0
}
