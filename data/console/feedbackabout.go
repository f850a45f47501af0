package console

import (
	"net/http"
	"strings"

	"example.org/parter/data"
)

// subjectNames are what the things are called that feedback may be about.
type subjectNames struct {
	services    map[data.ServiceID]data.Text
	departments map[data.DepartmentID]data.Text
	promises    map[data.PromiseID]data.Text
	Public      data.PublicAddress // of the town; empty: phones reach nothing
}

// subjectNames are the names as they are published now. Where they cannot be read, things
// have their IDs.
func (c *console) subjectNames(r *http.Request) subjectNames {
	content, err := c.Content(r.Context())
	if err != nil {
		c.report(r, "names not read", err)
	}
	n := subjectNames{map[data.ServiceID]data.Text{}, map[data.DepartmentID]data.Text{}, map[data.PromiseID]data.Text{}, content.Town.Public}
	for _, s := range content.Services {
		n.services[s.ID] = s.Name
	}
	for _, d := range content.Departments {
		n.departments[d.ID] = d.Name
	}
	for _, promised := range content.Charter.Promises() {
		n.promises[promised.Promise] = promised.Text
	}
	return n
}

// ServiceNamed is the name of the service that the feedback is about; empty: of none.
func (p page) ServiceNamed(n subjectNames, f data.FeedbackLine) string {
	return p.orID(n.services[f.Service], string(f.Service))
}

// DepartmentNamed is the name of the department that the feedback is about; empty: of none.
func (p page) DepartmentNamed(n subjectNames, f data.FeedbackLine) string {
	return p.orID(n.departments[f.Department], string(f.Department))
}

// Subject is in one line what the feedback is about; empty: it was not said.
func (p page) Subject(n subjectNames, f data.FeedbackLine) string {
	var named []string
	for _, name := range []string{p.ServiceNamed(n, f), p.DepartmentNamed(n, f)} {
		if name != "" {
			named = append(named, name)
		}
	}
	return strings.Join(named, " · ")
}

// withDepartment names the department of the service where none is named, so that the
// face counts for both.
func withDepartment(f data.Feedback, services []data.Service) data.Feedback {
	for _, s := range services {
		if s.ID == f.Service && f.Department == "" {
			f.Department = s.Department
		}
	}
	return f
}
