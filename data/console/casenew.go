package console

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// caseForm is the registration exactly as it was entered.
type caseForm struct {
	Number, Received, Service, Due, Speed, Department string

	Services    []string // what the field offers
	Speeds      []data.Speed
	Departments []data.Department
}

// day is how a browser writes a day: 2026-11-22.
const day = "2006-01-02"

func (c *console) newCase(w http.ResponseWriter, r *http.Request) error {
	today := c.Clock().In(data.Sofia()).Format(day)
	return c.showNewCase(w, r, caseForm{Received: today}, outcome{status: http.StatusOK})
}

func (c *console) showNewCase(w http.ResponseWriter, r *http.Request, f caseForm, o outcome) error {
	c.offer(r, &f)
	p := c.page(r, "cases", phrases.OfficeCaseNew)
	p.Problems, p.Message, p.View = o.problems, o.message, f
	return c.show(w, o.status, "casenew", p)
}

// offer fills in what the fields offer.
func (c *console) offer(r *http.Request, f *caseForm) {
	services, err := c.Services(r.Context())
	if err != nil {
		c.report(r, "services not read", err) // a case can be registered without one
	}
	for _, s := range services {
		f.Services = append(f.Services, serviceLine(s))
	}
	f.Speeds = data.Speeds()
	if f.Departments, err = c.Cases.Departments(r.Context()); err != nil {
		c.report(r, "departments not read", err) // it is the service's then
	}
}

// serviceLine is how the field offers a service: „№ 1001 Издаване на …“.
func serviceLine(s data.Service) string {
	if s.Number == "" {
		return s.Name.BG
	}
	return "№ " + string(s.Number) + " " + s.Name.BG
}

// findService takes the whole line, the name or the number alone; an empty
// field names none. ok is false for anything else.
func findService(services []data.Service, line string) (id data.ServiceID, ok bool) {
	line = strings.TrimSpace(line)
	if line == "" {
		return "", true
	}
	bare := strings.TrimSpace(strings.TrimPrefix(line, "№"))
	for _, s := range services {
		if line == serviceLine(s) || strings.EqualFold(line, s.Name.BG) || (s.Number != "" && bare == string(s.Number)) {
			return s.ID, true
		}
	}
	return "", false
}

func (c *console) registerCase(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	f := readCaseForm(r.PostForm)
	registration, problems, err := c.readCase(r, f, "")
	if err != nil {
		return err
	}
	if problems != nil {
		return c.showNewCase(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	id, err := c.Cases.RegisterCase(r.Context(), clerk(r.Context()).Name, registration)
	if errors.As(err, &problems) {
		return c.showNewCase(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	if err != nil {
		c.report(r, "case not registered", err)
		return c.showNewCase(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeCaseNotRegistered, Failed: true}})
	}
	return c.backToCase(w, r, id, message{Key: phrases.OfficeCaseRegistered})
}

func readCaseForm(form url.Values) caseForm {
	return caseForm{
		Number: strings.TrimSpace(form.Get("number")), Received: form.Get("received"), Service: form.Get("service"),
		Due: form.Get("due"), Speed: form.Get("speed"), Department: form.Get("department"),
	}
}

// termView is what becomes of the term of a case that is being entered.
type termView struct {
	Due     time.Time // zero: it is not reckoned
	Service bool      // one is chosen
}

// caseTerm says until when the case would be due, while it is entered.
func (c *console) caseTerm(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("term of a case: %w", err)
	}
	registration, _, err := c.readCase(r, readCaseForm(r.Form), "") // half entered is no mistake
	if err != nil {
		return err
	}
	v := termView{Service: registration.Service != ""}
	if v.Service && !registration.Received.IsZero() {
		if v.Due, err = c.Cases.CaseDue(r.Context(), registration); err != nil {
			return fmt.Errorf("term of a case: %w", err)
		}
	}
	p := c.page(r, "cases", phrases.OfficeCaseNew)
	p.View = v
	return c.write(w, http.StatusOK, "casenew", "case-term", p)
}

// readCase reads the form into a registration and lists everything that is
// wrong with it.
func (c *console) readCase(r *http.Request, f caseForm, present data.ServiceID) (data.Registration, data.Problems, error) {
	services, err := c.Services(r.Context())
	if err != nil {
		return data.Registration{}, nil, fmt.Errorf("services for a case: %w", err)
	}
	reg := data.Registration{
		Number: data.CaseNumber(f.Number), Stage: data.StageReceived,
		Speed: data.Speed(f.Speed), Department: data.DepartmentID(f.Department),
	}
	var problems data.Problems
	reg.Received, problems = readDay(problems, "received", f.Received)
	problems = readNumber(problems, &reg, f.Number)
	reg.Due, problems = readDay(problems, "due", f.Due)
	service, ok := findService(services, f.Service)
	if !ok && f.Service == string(present) {
		service, ok = present, true
	}
	if !ok {
		problems = append(problems, data.Problem{Field: "service", Reason: data.UnknownName})
	}
	reg.Service = service
	problems = c.notYet(problems, "received", reg.Received)
	var more data.Problems
	if errors.As(reg.Check(), &more) {
		problems = merge(problems, more)
	}
	return reg, problems, nil
}

// readNumber reads the number as people write it. A date in it is the day received, and
// must not be another than the one that was entered.
func readNumber(p data.Problems, reg *data.Registration, text string) data.Problems {
	number, on, ok := data.ParseCaseNumber(text)
	switch {
	case text == "":
		return p
	case !ok:
		return append(p, data.Problem{Field: "number", Reason: data.BadFormat})
	case on.IsZero():
	case reg.Received.IsZero():
		reg.Received = on
	case !reg.Received.Equal(on):
		p = append(p, data.Problem{Field: "received", Reason: data.Contradicts})
	}
	reg.Number = number
	return p
}

// notYet refuses a day that has not come in Sofia.
func (c *console) notYet(p data.Problems, field string, on time.Time) data.Problems {
	if on.After(c.Clock()) {
		return append(p, data.Problem{Field: field, Reason: data.InTheFuture})
	}
	return p
}

// merge keeps the first problem of each field.
func merge(p, more data.Problems) data.Problems {
	for _, problem := range more {
		if p.Of(problem.Field) == "" {
			p = append(p, problem)
		}
	}
	return p
}

// readDay leaves an empty field at the zero time.
func readDay(p data.Problems, field, value string) (time.Time, data.Problems) {
	if value == "" {
		return time.Time{}, p
	}
	t, err := time.ParseInLocation(day, value, data.Sofia())
	if err != nil {
		return time.Time{}, append(p, data.Problem{Field: field, Reason: data.NotADate})
	}
	return t, p
}

func (c *console) backToCase(w http.ResponseWriter, r *http.Request, id data.CaseID, m message) error {
	if err := c.tell(r, m); err != nil {
		return err
	}
	http.Redirect(w, r, "/cases/"+string(id), http.StatusSeeOther)
	return nil
}
