package console

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// correctView is what a case is corrected to, exactly as it was entered.
type correctView struct {
	caseForm
	ID       data.CaseID
	Start    string // the facts with which the form began: see startsWith
	Revision int    // of the case with the step that can be taken back
	Case     data.Case
	Back     takenBack
	Theirs   []correctionLine // what somebody else corrected meanwhile
}

// takenBack is what is undone when the last step of a case is.
type takenBack struct {
	Stage     data.StageEntry // zero: none
	Extension data.Extension  // zero: none
}

// Any reports whether there is something to undo.
func (t takenBack) Any() bool { return t != takenBack{} }

func lastStep(k data.Case) (t takenBack) {
	before, ok := k.BeforeLast()
	if !ok {
		return t
	}
	if last := k.Stages[len(k.Stages)-1]; before.Stages[len(before.Stages)-1] != last {
		t.Stage = last
	}
	if n := len(k.Extensions); len(before.Extensions) < n {
		t.Extension = k.Extensions[n-1]
	}
	return t
}

// startsWith are the facts as the form has them with it, unseen. Whoever is given other
// facts when they are saved is told of those alone.
func startsWith(facts data.Registration) string {
	return url.Values{
		"number": {string(facts.Number)}, "received": {dayField(facts.Received)}, "service": {string(facts.Service)},
		"speed": {string(facts.Speed)}, "department": {string(facts.Department)}, "due": {dayField(facts.Due)},
	}.Encode()
}

// started are the facts that startsWith wrote. Without them nothing is as it was seen.
func started(text string) data.Registration {
	v, err := url.ParseQuery(text)
	if err != nil {
		return data.Registration{}
	}
	facts := data.Registration{
		Number: data.CaseNumber(v.Get("number")), Service: data.ServiceID(v.Get("service")),
		Speed: data.Speed(v.Get("speed")), Department: data.DepartmentID(v.Get("department")),
	}
	facts.Received, _ = readDay(nil, "", v.Get("received"))
	facts.Due, _ = readDay(nil, "", v.Get("due"))
	return facts
}

// correctPage asks what of the case was registered wrongly.
func (c *console) correctPage(w http.ResponseWriter, r *http.Request) error {
	record, err := c.Cases.CaseRecord(r.Context(), data.CaseID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("case to correct: %w", err)
	}
	f, err := c.formOf(r, record.Facts)
	if err != nil {
		return err
	}
	return c.showCorrect(w, r, correctView{caseForm: f, Start: startsWith(record.Facts)}, outcome{status: http.StatusOK, message: c.told(r)})
}

// formOf is the form in which nothing is corrected yet.
func (c *console) formOf(r *http.Request, facts data.Registration) (caseForm, error) {
	services, err := c.Services(r.Context())
	if err != nil {
		return caseForm{}, fmt.Errorf("services for a case: %w", err)
	}
	return caseForm{
		Number: string(facts.Number), Received: dayField(facts.Received), Service: serviceNamed(services, facts.Service), Due: dayField(facts.Due),
		Speed: string(facts.Speed), Department: string(facts.Department),
	}, nil
}

func dayField(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Sofia()).Format(day)
}

// serviceNamed is the line of the service, or its ID where it is not offered any more.
func serviceNamed(services []data.Service, id data.ServiceID) string {
	if i := slices.IndexFunc(services, func(s data.Service) bool { return s.ID == id }); i >= 0 {
		return serviceLine(services[i])
	}
	return string(id)
}

func (c *console) showCorrect(w http.ResponseWriter, r *http.Request, v correctView, o outcome) error {
	v.ID = data.CaseID(r.PathValue("id"))
	record, err := c.Cases.CaseRecord(r.Context(), v.ID) // before the case: one that is changed between is a conflict
	if err != nil {
		return fmt.Errorf("case to correct: %w", err)
	}
	answer, err := c.Cases.Case(r.Context(), v.ID)
	if err != nil {
		return fmt.Errorf("case to correct: %w", err)
	}
	v.Revision, v.Case, v.Back = record.Revision, answer.Case, lastStep(answer.Case)
	c.offer(r, &v.caseForm)
	p := c.page(r, "cases", phrases.OfficeCorrectTitle)
	p.View = v
	p.say(o)
	return c.show(w, o.status, "casecorrect", p)
}

// correctCase makes the case what was entered.
func (c *console) correctCase(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	v := correctView{caseForm: readCaseForm(r.PostForm), Start: r.PostForm.Get("start")}
	if r.PostForm.Get("do") == asForm {
		return c.showCorrect(w, r, v, outcome{http.StatusOK, nil, &message{Key: phrases.OfficeClerkAsEntered}})
	}
	registration, problems, err := c.readCase(r, v.caseForm, started(v.Start).Service)
	if err != nil {
		return err
	}
	if problems != nil {
		return c.showCorrect(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	return c.saveCorrection(w, r, v, registration)
}

func (c *console) saveCorrection(w http.ResponseWriter, r *http.Request, v correctView, mine data.Registration) error {
	id, problems := data.CaseID(r.PathValue("id")), data.Problems(nil)
	err := c.Cases.CorrectCase(r.Context(), clerk(r.Context()).Name, id, started(v.Start), mine)
	switch {
	case err == nil:
		return c.backToCase(w, r, id, message{Key: phrases.OfficeCorrectDone})
	case errors.Is(err, data.ErrUnchanged):
		return c.backToCase(w, r, id, message{Key: phrases.OfficeCorrectSame})
	case errors.As(err, &problems):
		return c.showCorrect(w, r, v, outcome{http.StatusUnprocessableEntity, problems, nil})
	case errors.Is(err, data.ErrConflict):
		return c.correctedMeanwhile(w, r, v, mine)
	case errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("case to correct: %w", err)
	default:
		c.report(r, "case not corrected", err)
		return c.showCorrect(w, r, v, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeCorrectFailed, Failed: true}})
	}
}

// correctedMeanwhile shows what was changed since the form began and is not what was
// entered. Where there is nothing of the kind, the two go together: the button was pressed
// twice, or somebody made one of the same corrections.
func (c *console) correctedMeanwhile(w http.ResponseWriter, r *http.Request, v correctView, mine data.Registration) error {
	record, err := c.Cases.CaseRecord(r.Context(), data.CaseID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("case corrected meanwhile: %w", err)
	}
	began, entered := factsEntered(started(v.Start)), factsEntered(mine)
	words := c.caseWords(r, c.page(r, "cases", phrases.OfficeCorrectTitle))
	for i, f := range factsEntered(record.Facts) {
		if f != began[i] && f != entered[i] {
			f.Before, f.After = f.After, entered[i].After
			v.Theirs = append(v.Theirs, words.line(f))
		}
	}
	v.Start = startsWith(record.Facts)
	if v.Theirs == nil {
		return c.saveCorrection(w, r, v, mine)
	}
	return c.showCorrect(w, r, v, outcome{http.StatusConflict, nil, &message{Key: phrases.OfficeCorrectMeanwhile, Failed: true}})
}

// factsEntered are the facts of the form, in its order; each is what it was corrected to.
func factsEntered(r data.Registration) []data.Correction {
	return []data.Correction{
		{What: data.DeedNumberCorrected, After: string(r.Number)},
		{What: data.DeedReceiptCorrected, After: dayField(r.Received)},
		{What: data.DeedServiceCorrected, After: string(r.Service)},
		{What: data.DeedSpeedCorrected, After: string(r.Speed)},
		{What: data.DeedDepartmentCorrected, After: string(r.Department)},
		{What: data.DeedDueCorrected, After: dayField(r.Due)},
	}
}

// takeBackCase undoes what was done with the case last.
func (c *console) takeBackCase(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	id := data.CaseID(r.PathValue("id"))
	revision, _ := strconv.Atoi(r.PostForm.Get("revision")) // without one it is a conflict
	err := c.Cases.TakeBackCase(r.Context(), clerk(r.Context()).Name, id, revision)
	m := message{Key: phrases.OfficeCorrectBackDone}
	switch {
	case err == nil:
	case errors.Is(err, data.ErrConflict), errors.Is(err, data.ErrUnchanged):
		m = message{Key: phrases.OfficeCorrectBackMeanwhile, Failed: true}
	case errors.Is(err, data.ErrNotFound):
		return fmt.Errorf("case to take back: %w", err)
	default:
		c.report(r, "case not taken back", err)
		m = message{Key: phrases.OfficeCorrectBackFailed, Failed: true}
	}
	return c.backToCase(w, r, id, m)
}

// correctionLine is a correction in words.
type correctionLine struct {
	data.Correction
	Label         phrases.Key
	Before, After string
}

// corrections are what was corrected of the case, the newest first. A page without them
// is better than none.
func (c *console) corrections(r *http.Request, p page, id data.CaseID) (lines []correctionLine) {
	record, err := c.Cases.CaseRecord(r.Context(), id)
	if err != nil {
		c.report(r, "corrections not read", err)
	}
	if len(record.Corrections) == 0 {
		return nil
	}
	words := c.caseWords(r, p)
	for _, one := range slices.Backward(record.Corrections) {
		lines = append(lines, words.line(one))
	}
	return lines
}

// caseWords say the facts of a case.
type caseWords struct {
	page
	services    []data.Service
	departments []data.Department
}

// caseWords are in the language of the page. What cannot be read is said by its number.
func (c *console) caseWords(r *http.Request, p page) caseWords {
	w := caseWords{page: p}
	var err error
	if w.services, err = c.Services(r.Context()); err != nil {
		c.report(r, "services not read", err)
	}
	if w.departments, err = c.Cases.Departments(r.Context()); err != nil {
		c.report(r, "departments not read", err)
	}
	return w
}

func (w caseWords) line(c data.Correction) correctionLine {
	labels := map[data.Deed]phrases.Key{
		data.DeedNumberCorrected: phrases.OfficeFieldNumber, data.DeedReceiptCorrected: phrases.OfficeFieldReceived,
		data.DeedServiceCorrected: phrases.OfficeFieldService, data.DeedSpeedCorrected: phrases.OfficeFieldSpeed,
		data.DeedDepartmentCorrected: phrases.OfficeFieldDepartment, data.DeedDueCorrected: phrases.OfficeCasePromised,
		data.DeedStageTakenBack: phrases.OfficeCorrectStage, data.DeedExtensionTakenBack: phrases.OfficeFieldExtended,
	}
	return correctionLine{c, labels[c.What], w.say(c.What, c.Before), w.say(c.What, c.After)}
}

func (w caseWords) say(what data.Deed, value string) string {
	switch {
	case value == "":
		return phrases.In(w.Language, phrases.OfficeCorrectNone)
	case what == data.DeedServiceCorrected:
		return serviceNamed(w.services, data.ServiceID(value))
	case what == data.DeedDepartmentCorrected:
		return departmentNamed(w.page, w.departments, data.DepartmentID(value))
	case what == data.DeedSpeedCorrected:
		return w.SpeedName(data.Speed(value))
	case what == data.DeedNumberCorrected:
		return value
	default:
		return w.stageAndDay(value)
	}
}

func departmentNamed(p page, departments []data.Department, id data.DepartmentID) string {
	if i := slices.IndexFunc(departments, func(d data.Department) bool { return d.ID == id }); i >= 0 {
		return p.In(departments[i].Name)
	}
	return string(id)
}

// stageAndDay is a day, or a stage with its day, in words; what is neither stays.
func (p page) stageAndDay(value string) string {
	stage, text, two := strings.Cut(value, " ")
	if !two {
		text = value
	}
	on, err := time.ParseInLocation(day, text, data.Sofia())
	switch {
	case err != nil:
		return value
	case two:
		return p.StageName(data.Stage(stage)) + ", " + p.Date(on)
	default:
		return p.Date(on)
	}
}
