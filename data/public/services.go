package public

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// mostHits is how many results a search shows, so that the page stays light.
const mostHits = 30

// longestQuery is how much of a search is looked at, in characters.
const longestQuery = 100

type servicesView struct {
	Query    string
	Found    []found // what the search found
	Groups   []data.Group
	Group    *data.Group // the group that is open; nil: none
	Services []data.Service
}

type found struct {
	data.Hit
	Address string
}

// services lists the groups, or the services of one, or what a search found.
func (s *site) services(w http.ResponseWriter, r *http.Request) error {
	p := s.page(r, phrases.Services)
	v := servicesView{Query: shorten(strings.TrimSpace(r.FormValue("q")))}
	groups, err := s.Catalogue.Groups(r.Context())
	if err != nil {
		return fmt.Errorf("groups: %w", err)
	}
	open := data.GroupID(r.FormValue("g"))
	switch {
	case v.Query != "":
		hits, err := s.Catalogue.Search(r.Context(), v.Query, mostHits)
		if err != nil {
			return fmt.Errorf("search: %w", err)
		}
		v.Found = linked(hits)
	case open != "":
		for _, g := range groups {
			if g.ID == open {
				v.Group, p.Title = &g, g.Name.In(p.Language)
			}
		}
		if v.Group == nil {
			return data.ErrNotFound
		}
		if v.Services, err = s.Catalogue.ServicesIn(r.Context(), open); err != nil {
			return fmt.Errorf("services of a group: %w", err)
		}
	default:
		v.Groups = groups
	}
	p.View = v
	if v.Query != "" || open != "" {
		p.Path = "" // the switch carries no query
	}
	return s.show(w, http.StatusOK, "services", p)
}

// linked keeps the hits that have a page here.
func linked(hits []data.Hit) []found {
	var all []found
	for _, hit := range hits {
		switch hit.Kind {
		case data.HitService:
			all = append(all, found{hit, data.ServicePath + url.PathEscape(hit.ID)})
		case data.HitGroup:
			all = append(all, found{hit, "/U?g=" + url.QueryEscape(hit.ID)})
		case data.HitNotice:
			all = append(all, found{hit, data.NoticePath + url.PathEscape(hit.ID)})
		case data.HitLifeEvent, data.HitDepartment, data.HitCharter:
			// they have no page of their own here
		}
	}
	return all
}

func shorten(query string) string {
	if letters := []rune(query); len(letters) > longestQuery {
		return string(letters[:longestQuery])
	}
	return query
}
