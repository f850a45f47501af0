package exchange

import (
	"errors"
	"fmt"

	"example.org/parter/data"
)

// names is what can be pointed to.
type names struct {
	departments map[data.DepartmentID]bool
	services    map[data.ServiceID]bool
	forms       map[data.FormID]bool
}

// checkNames says which name is there twice and which leads nowhere.
func checkNames(c data.Content) error {
	var n names
	var problems [5]error
	n.departments, problems[0] = namesOf("department", c.Departments, func(d data.Department) data.DepartmentID { return d.ID })
	n.services, problems[1] = namesOf("service", c.Services, func(s data.Service) data.ServiceID { return s.ID })
	n.forms, problems[2] = namesOf("form", c.Forms, func(f data.Form) data.FormID { return f.ID })
	_, problems[3] = namesOf("service elsewhere", c.Elsewhere, func(e data.Elsewhere) data.ElsewhereID { return e.ID })
	_, problems[4] = namesOf("reception", c.Receptions, func(r data.Reception) data.ReceptionID { return r.ID })
	if err := errors.Join(problems[:]...); err != nil {
		return err
	}
	for _, s := range c.Services {
		if err := n.checkService(s); err != nil {
			return fmt.Errorf("starter content: service %s: %w", s.ID, err)
		}
	}
	for _, e := range c.LifeEvents {
		for _, id := range e.Services {
			if !n.services[id] {
				return fmt.Errorf("starter content: life event %s: no service %q: %w", e.ID, id, data.ErrInvalid)
			}
		}
	}
	return nil
}

// namesOf gathers the names, each of which may be there once.
func namesOf[T any, ID ~string](what string, things []T, name func(T) ID) (map[ID]bool, error) {
	names := map[ID]bool{}
	for _, thing := range things {
		id := name(thing)
		if id == "" || names[id] {
			return nil, fmt.Errorf("starter content: %s %q is there twice or has no name: %w", what, id, data.ErrInvalid)
		}
		names[id] = true
	}
	return names, nil
}

func (n names) checkService(s data.Service) error {
	if !n.departments[s.Department] {
		return fmt.Errorf("no department %q: %w", s.Department, data.ErrInvalid)
	}
	for _, id := range s.AllForms() {
		if !n.forms[id] {
			return fmt.Errorf("no form %q: %w", id, data.ErrInvalid)
		}
	}
	for _, id := range s.Related {
		if !n.services[id] {
			return fmt.Errorf("no related service %q: %w", id, data.ErrInvalid)
		}
	}
	return nil
}
