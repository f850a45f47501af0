package exchange

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"example.org/parter/data"
)

// stageNames are the stages as exports write them, in small letters: our codes
// and the Bulgarian words that visitors see.
func stageNames() map[string]data.Stage {
	names := map[string]data.Stage{
		"приета":             data.StageReceived,
		"насочена към звено": data.StageAssigned,
		"в работа":           data.StageInProgress,
		"чака допълнителни документи":                  data.StageDocuments,
		"чака допълнителни документи (срокът е спрян)": data.StageDocuments,
		"чака становище от друг орган":                 data.StageOpinion,
		"удължен срок":                                 data.StageExtended,
		"готова за получаване":                         data.StageReady,
		"връчена":                                      data.StageDelivered,
		"изпратена":                                    data.StageDelivered,
		"връчена/изпратена":                            data.StageDelivered,
		"отказ":                                        data.StageRefused,
		"отказ (с акт)":                                data.StageRefused,
		"прекратена":                                   data.StageEnded,
		"препратена по компетентност":                  data.StageForwarded,
	}
	for _, stage := range data.Stages() {
		names[string(stage)] = stage
	}
	return names
}

// serviceForm is what a service's ID looks like.
var serviceForm = regexp.MustCompile(`^[mr]?[0-9]{1,9}$`)

// readRegistration reads one case from its cells. The problems name our columns.
func readRegistration(cell func(name string) string) (r data.Registration, problems data.Problems) {
	date := func(name string) time.Time {
		day, ok := parseDay(cell(name))
		if !ok {
			problems = append(problems, data.Problem{Field: name, Reason: data.NotADate})
		}
		return day
	}
	var inNumber time.Time
	r.Number, inNumber = splitNumber(cell(numberColumn))
	if r.Received = date(receivedColumn); r.Received.IsZero() {
		r.Received = inNumber
	}
	r.On, r.Due = date(stageDateColumn), date(dueColumn)
	r.Stage = stageNames()[fold(cell(stageColumn))]
	service := strings.TrimSpace(strings.TrimPrefix(cell(serviceColumn), "№"))
	if service != "" && !serviceForm.MatchString(service) {
		problems = append(problems, data.Problem{Field: serviceColumn, Reason: data.BadFormat})
	}
	r.Service = data.ServiceID(service)

	var checked data.Problems
	errors.As(r.Check(), &checked)
	for _, p := range checked {
		if p.Field == "on" {
			p.Field = stageDateColumn
		}
		if p.Field == stageColumn && cell(stageColumn) == "" {
			p.Reason = data.Missing
		}
		if problems.Of(p.Field) == "" {
			problems = append(problems, p)
		}
	}
	return r, problems
}

// splitNumber cuts the date from an incoming number that is written with one:
// "94-00-1287/02.11.2026", "РД-09-3 от 08.01.2026 г.". Spaces inside the number
// do not count.
func splitNumber(s string) (data.CaseNumber, time.Time) {
	s = strings.TrimSpace(strings.TrimPrefix(s, "№"))
	for _, mark := range []string{"/", " от "} {
		i := strings.LastIndex(s, mark)
		if i <= 0 {
			continue
		}
		if day, ok := parseDay(s[i+len(mark):]); ok && !day.IsZero() {
			return data.CaseNumber(strings.TrimSpace(s[:i])), day
		}
	}
	return data.CaseNumber(s), time.Time{}
}

// parseDay reads 02.11.2026, 2.11.2026 г. or 2026-11-02 as a day in Sofia.
// Nothing is the zero time; years before 1990 and after 2100 are slips of the
// pen.
func parseDay(s string) (time.Time, bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "г."))
	if s == "" {
		return time.Time{}, true
	}
	for _, layout := range []string{"2.1.2006", time.DateOnly} {
		day, err := time.ParseInLocation(layout, s, data.Sofia())
		if err == nil && day.Year() >= 1990 && day.Year() <= 2100 {
			return day, true
		}
	}
	return time.Time{}, false
}
