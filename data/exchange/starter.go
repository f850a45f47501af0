package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"example.org/parter/data"
)

// Starter reads the starter content of a town from town.json, departments.json,
// groups.json, lifeevents.json, services.json and charter.json, and from
// synonyms.json where there is one. It reports a group, a department or a service
// that is named and not there.
func Starter(fsys fs.FS) (data.Content, error) {
	var c data.Content
	var groups []starterGroup
	var services []catalogueService
	for name, into := range map[string]any{
		"town.json":        &c.Town,
		"departments.json": &c.Departments,
		"groups.json":      &groups,
		"lifeevents.json":  &c.LifeEvents,
		"services.json":    &services,
		"charter.json":     &c.Charter,
	} {
		if err := readJSON(fsys, name, into); err != nil {
			return data.Content{}, err
		}
	}
	if err := readJSON(fsys, "synonyms.json", &c.Synonyms); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return data.Content{}, err
	}
	bySource := map[string]data.GroupID{}
	for _, g := range groups {
		bySource[g.Source] = g.ID
	}
	var err error
	if c.Services, err = readCatalogue(services, c.Town, bySource); err != nil {
		return data.Content{}, err
	}
	for _, g := range groups {
		c.Groups = append(c.Groups, g.counted(c.Services))
	}
	if err := checkNames(c); err != nil {
		return data.Content{}, err
	}
	return c, nil
}

// starterGroup is a group with the name under which the catalogue has it. By
// that name visitors may know it, too.
type starterGroup struct {
	data.Group
	Source string `json:"source"`
}

func (g starterGroup) counted(services []data.Service) data.Group {
	group := g.Group
	if !strings.EqualFold(g.Source, group.Name.BG) {
		group.Also = strings.TrimSpace(g.Source + " " + group.Also)
	}
	for _, s := range services {
		if s.Group == group.ID {
			group.Services++
		}
	}
	return group
}

func readJSON(fsys fs.FS, name string, into any) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("starter content: %w", err)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fmt.Errorf("starter content: %s: %w", name, err)
	}
	return nil
}

// checkNames says which name leads nowhere.
func checkNames(c data.Content) error {
	departments, services := map[data.DepartmentID]bool{}, map[data.ServiceID]bool{}
	for _, d := range c.Departments {
		departments[d.ID] = true
	}
	for _, s := range c.Services {
		if services[s.ID] {
			return fmt.Errorf("starter content: service %s is there twice: %w", s.ID, data.ErrInvalid)
		}
		services[s.ID] = true
		if !departments[s.Department] {
			return fmt.Errorf("starter content: service %s: no department %q: %w", s.ID, s.Department, data.ErrInvalid)
		}
	}
	for _, e := range c.LifeEvents {
		for _, id := range e.Services {
			if !services[id] {
				return fmt.Errorf("starter content: life event %s: no service %q: %w", e.ID, id, data.ErrInvalid)
			}
		}
	}
	return nil
}
