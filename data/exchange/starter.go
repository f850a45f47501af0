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
// groups.json, lifeevents.json, services.json and charter.json. Where they are
// there it also reads forms.json, receptions.json, elsewhere.json, daysoff.json,
// results.json, synonyms.json, stages.json, and english.json, which says the English of
// Bulgarian texts. It reports a group, a department, a form or a service that is named and not there.
func Starter(fsys fs.FS) (data.Content, error) {
	var files starterFiles
	if err := files.read(fsys); err != nil {
		return data.Content{}, err
	}
	c, err := files.content()
	if err != nil {
		return data.Content{}, err
	}
	translate(&c, files.english)
	if err := checkNames(c); err != nil {
		return data.Content{}, err
	}
	return c, nil
}

// starterFiles is what stands in the files.
type starterFiles struct {
	town        starterTown
	departments []data.Department
	groups      []starterGroup
	lifeEvents  []data.LifeEvent
	services    []catalogueService
	charter     data.Charter
	forms       []starterForm
	receptions  []data.Reception
	elsewhere   []data.Elsewhere
	daysOff     []starterDayOff
	results     []starterResult
	synonyms    []data.Synonym
	stages      []data.StageWords
	english     map[string]string // by the Bulgarian text
}

func (f *starterFiles) read(fsys fs.FS) error {
	for name, into := range map[string]any{
		"town.json": &f.town, "departments.json": &f.departments, "groups.json": &f.groups,
		"lifeevents.json": &f.lifeEvents, "services.json": &f.services, "charter.json": &f.charter,
	} {
		if err := readJSON(fsys, name, into); err != nil {
			return err
		}
	}
	for name, into := range map[string]any{
		"forms.json": &f.forms, "receptions.json": &f.receptions, "elsewhere.json": &f.elsewhere,
		"daysoff.json": &f.daysOff, "results.json": &f.results, "english.json": &f.english,
		"synonyms.json": &f.synonyms, "stages.json": &f.stages,
	} {
		if err := readJSON(fsys, name, into); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func (f *starterFiles) content() (data.Content, error) {
	c := data.Content{
		Town: f.town.Town, Departments: f.departments, LifeEvents: f.lifeEvents, Charter: f.charter,
		Receptions: f.receptions, Elsewhere: f.elsewhere, Synonyms: f.synonyms, Stages: f.stages,
	}
	read := catalogue{town: f.town, groups: map[string]data.GroupID{}, forms: map[string]data.FormID{}}
	for _, g := range f.groups {
		read.groups[g.Source] = g.ID
	}
	for _, form := range f.forms {
		c.Forms = append(c.Forms, form.Form)
		for _, document := range form.Documents {
			read.forms[document] = form.ID
		}
	}
	for _, d := range f.daysOff {
		c.DaysOff = append(c.DaysOff, d.dayOff())
	}
	for _, r := range f.results {
		c.Results = append(c.Results, r.result())
	}
	var err error
	if c.Services, err = read.services(f.services); err != nil {
		return data.Content{}, err
	}
	for _, g := range f.groups {
		c.Groups = append(c.Groups, g.counted(c.Services))
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
