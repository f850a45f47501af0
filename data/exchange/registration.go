package exchange

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"example.org/parter/data"
)

// stageWords are the stages in the words that visitors see.
func stageWords() map[data.Stage]string {
	return map[data.Stage]string{
		data.StageReceived: "Приета", data.StageAssigned: "Насочена към звено", data.StageInProgress: "В работа",
		data.StageDocuments: "Чака допълнителни документи", data.StageOpinion: "Чака становище от друг орган",
		data.StageExtended: "Удължен срок", data.StageReady: "Готова за получаване", data.StageDelivered: "Връчена/Изпратена",
		data.StageRefused: "Отказ (с акт)", data.StageEnded: "Прекратена", data.StageForwarded: "Препратена по компетентност",
	}
}

func stageWord(s data.Stage) string { return stageWords()[s] }

// stageNames are the stages as exports write them, in small letters: our codes
// and the Bulgarian words that visitors see.
func stageNames() map[string]data.Stage {
	names := map[string]data.Stage{
		"чака допълнителни документи (срокът е спрян)": data.StageDocuments,
		"връчена":   data.StageDelivered,
		"изпратена": data.StageDelivered,
		"отказ":     data.StageRefused,
	}
	for stage, word := range stageWords() {
		names[fold(word)] = stage
	}
	for _, stage := range data.Stages() {
		names[string(stage)] = stage
	}
	return names
}

// Names are the services, departments and stages of the town by what lists of cases call
// them.
type Names struct {
	services    map[string]data.ServiceID
	departments map[string]data.DepartmentID
	stages      map[string]data.Stage

	// What an export calls them: read back, each is the same one again.
	serviceWords    map[data.ServiceID]string
	departmentWords map[data.DepartmentID]string
}

// NamesOf are the names: of a service its ID, its number and its name, of a department
// its ID and its name, of a stage what the town calls it beside what registries do.
func NamesOf(services []data.Service, departments []data.Department, stages data.StageList) Names {
	n := Names{
		map[string]data.ServiceID{}, map[string]data.DepartmentID{}, stageNames(), map[data.ServiceID]string{}, map[data.DepartmentID]string{},
	}
	for _, s := range stages {
		n.stages[fold(s.Name.BG)] = s.Stage
	}
	for _, s := range services {
		n.services[fold(s.Name.BG)] = s.ID
	}
	for _, s := range services {
		n.services[fold(string(s.Number))] = s.ID
	}
	for _, s := range services {
		n.services[fold(string(s.ID))] = s.ID
	}
	for _, d := range departments {
		n.departments[fold(d.Name.BG)] = d.ID
	}
	for _, d := range departments {
		n.departments[fold(string(d.ID))] = d.ID
	}
	delete(n.services, "")
	for _, s := range services {
		for _, word := range []string{s.Name.BG, string(s.Number)} {
			if word != "" && n.services[fold(word)] == s.ID {
				n.serviceWords[s.ID] = word // the number goes before the name
			}
		}
	}
	for _, d := range departments {
		if n.departments[fold(d.Name.BG)] == d.ID {
			n.departmentWords[d.ID] = d.Name.BG
		}
	}
	return n
}

// idForm is what an ID looks like. One that no name is for may be of a service that was
// removed; the office knows.
var idForm = regexp.MustCompile(`^[a-z0-9]{1,20}$`)

// words are what cells may say.
type words struct {
	names  Names
	speeds map[string]data.Speed
	serial func(string) (time.Time, bool)
}

func newWords(t *Table, names Names) words {
	if names.stages == nil {
		names.stages = stageNames()
	}
	w := words{names, map[string]data.Speed{"обикновенна": data.Ordinary, "ordinary": data.Ordinary, "fast": data.Fast, "express": data.Express}, t.serial}
	for _, speed := range data.Speeds() {
		w.speeds[string(speed)] = speed
	}
	return w
}

// readRegistration reads one case from its cells. The problems name our columns.
func (w words) readRegistration(cell func(data.CaseColumn) string) (r data.Registration, problems data.Problems) {
	refuse := func(column data.CaseColumn, why data.Reason) {
		if problems.Of(string(column)) == "" {
			problems = append(problems, data.Problem{Field: string(column), Reason: why})
		}
	}
	date := func(column data.CaseColumn) time.Time {
		text := cell(column)
		if text == "" {
			return time.Time{}
		}
		day, ok := data.ParseDay(text)
		if !ok {
			day, ok = w.serial(text)
		}
		if !ok {
			refuse(column, data.NotADate)
		}
		return day
	}
	var inNumber time.Time
	var ok bool
	if r.Number, inNumber, ok = data.ParseCaseNumber(cell(data.ColumnNumber)); !ok && cell(data.ColumnNumber) != "" {
		refuse(data.ColumnNumber, data.BadFormat)
	}
	if r.Received = date(data.ColumnReceived); r.Received.IsZero() {
		r.Received = inNumber
	}
	r.On, r.Due, r.Extended, r.Reason = date(data.ColumnStageDate), date(data.ColumnDue), date(data.ColumnExtended), cell(data.ColumnReason)
	w.readNames(&r, cell, refuse)
	var checked data.Problems
	errors.As(r.Check(), &checked)
	for _, p := range checked {
		if p.Field == string(data.ColumnStage) && cell(data.ColumnStage) == "" {
			p.Reason = data.Missing
		}
		refuse(data.CaseColumn(fieldOf(p.Field)), p.Reason)
	}
	return r, problems
}

// readNames reads what has a name: service, speed, department, stage and result.
func (w words) readNames(r *data.Registration, cell func(data.CaseColumn) string, refuse func(data.CaseColumn, data.Reason)) {
	r.Service = name(w.names.services, strings.TrimPrefix(cell(data.ColumnService), "№"))
	if r.Service == "" && cell(data.ColumnService) != "" {
		refuse(data.ColumnService, data.UnknownName)
	}
	r.Department = name(w.names.departments, cell(data.ColumnDepartment))
	if r.Department == "" && cell(data.ColumnDepartment) != "" {
		refuse(data.ColumnDepartment, data.UnknownName)
	}
	if speed := cell(data.ColumnSpeed); speed != "" {
		if r.Speed = w.speeds[fold(speed)]; r.Speed == "" {
			refuse(data.ColumnSpeed, data.UnknownName)
		}
	}
	r.Stage = w.names.stages[fold(cell(data.ColumnStage))]
	if result := cell(data.ColumnResult); result != "" {
		if r.Stage = w.names.stages[fold(result)]; !r.Stage.Final() {
			r.Stage = data.StageReceived // of the result alone is said that it is none
			refuse(data.ColumnResult, data.UnknownName)
		}
	}
}

// name is the ID of what is called so; what only looks like an ID is taken as one.
func name[ID ~string](names map[string]ID, text string) ID {
	text = fold(text)
	if id, known := names[text]; known {
		return id
	}
	if idForm.MatchString(text) {
		return ID(text)
	}
	return ""
}
