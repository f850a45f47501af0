package public

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"example.org/parter/data"
)

// What an opinion is about is named by a letter and an ID, since a service and a
// department may have the same. The letters are those of the paths, where there is one.
const (
	ofService    = "u-"
	ofDepartment = "z-" // звено
)

// subjects are the departments and the services about which one may say something, as the
// form lists them.
type subjects struct {
	Departments []data.Department
	Groups      []serviceGroup
}

// serviceGroup is a group with its services.
type serviceGroup struct {
	data.Group
	Services []data.Service
}

// subjects reads them. Groups without services are left out.
func (s *site) subjects(ctx context.Context) (all subjects, err error) {
	if all.Departments, err = s.Catalogue.Departments(ctx); err != nil {
		return all, fmt.Errorf("departments to choose: %w", err)
	}
	groups, err := s.Catalogue.Groups(ctx)
	if err != nil {
		return all, fmt.Errorf("services to choose: %w", err)
	}
	for _, g := range groups {
		services, err := s.Catalogue.ServicesIn(ctx, g.ID)
		if err != nil {
			return all, fmt.Errorf("services to choose: %w", err)
		}
		if len(services) > 0 {
			all.Groups = append(all.Groups, serviceGroup{g, services})
		}
	}
	return all, nil
}

// says adds to the feedback what was chosen: a service with its department, so that its
// face counts for both. What is not there any more is left out: the rest counts all the same.
func (all subjects) says(f data.Feedback, chosen string) data.Feedback {
	for _, d := range all.Departments {
		if chosen == ofDepartment+string(d.ID) {
			f.Department = d.ID
		}
	}
	for _, g := range all.Groups {
		for _, s := range g.Services {
			if chosen == ofService+string(s.ID) {
				f.Service, f.Department = s.ID, s.Department
			}
		}
	}
	return f
}

// OfService is the service as a form and an address name it.
func (p page) OfService(id data.ServiceID) string { return ofService + string(id) }

// OfDepartment is the department as a form and an address name it.
func (p page) OfDepartment(id data.DepartmentID) string { return ofDepartment + string(id) }

// OpinionOf is the address at which one says something about the service.
func (p page) OpinionOf(id data.ServiceID) string {
	return p.Link("/M?about=" + p.OfService(id))
}

// OpinionOfCase is the address at which one says how it was with a case: it names its
// service, where that is known, and never the case. Who came by the code of a slip is
// counted as come by it.
func (p page) OpinionOfCase(service data.ServiceID, bySlip bool) string {
	address := "/M"
	if bySlip {
		address = data.OpinionPath + data.FeedbackWays()[data.ViaSlip]
	}
	if service != "" {
		address += "?about=" + p.OfService(service)
	}
	return p.Link(address)
}

// serviceOf is the service of the case, which is known by its name alone; empty: it is
// none of those that are published.
func (s *site) serviceOf(r *http.Request, c data.Case) data.ServiceID {
	if s.Opinions == nil || c.Service.BG == "" {
		return ""
	}
	all, err := s.subjects(r.Context())
	if err != nil {
		s.report(r, err)
	}
	for _, g := range all.Groups {
		for _, service := range g.Services {
			if strings.EqualFold(service.Name.BG, c.Service.BG) {
				return service.ID
			}
		}
	}
	return ""
}
