package datatest

import (
	"testing"

	"example.org/parter/data"
)

func TestSampleTownHangsTogether(t *testing.T) {
	c := Town()
	services, groups, departments := map[data.ServiceID]bool{}, map[data.GroupID]int{}, map[data.DepartmentID]bool{}
	for _, d := range c.Departments {
		departments[d.ID] = true
	}
	for _, s := range c.Services {
		services[s.ID] = true
		groups[s.Group]++
		if !departments[s.Department] {
			t.Errorf("service %s: no department %q", s.ID, s.Department)
		}
	}
	for _, g := range c.Groups {
		if got := groups[g.ID]; got != g.Services {
			t.Errorf("group %s has %d services, says %d", g.ID, got, g.Services)
		}
	}
	for _, e := range c.LifeEvents {
		for _, id := range e.Services {
			if !services[id] {
				t.Errorf("life event %s: no service %s", e.ID, id)
			}
		}
	}
	forms := map[data.FormID]bool{}
	for _, f := range c.Forms {
		forms[f.ID] = true
	}
	for _, s := range c.Services {
		for _, id := range s.AllForms() {
			if !forms[id] {
				t.Errorf("service %s: no form %s", s.ID, id)
			}
		}
		for _, id := range s.Related {
			if !services[id] {
				t.Errorf("service %s: no related service %s", s.ID, id)
			}
		}
	}
	for _, n := range c.Notices {
		if err := n.Check(Now()); err != nil {
			t.Errorf("notice %s: %v", n.ID, err)
		}
	}
	if !c.Notices[0].ShownAt(Now()) || c.Notices[1].ShownAt(Now()) {
		t.Error("the first notice should be on now and the second not yet")
	}
}
