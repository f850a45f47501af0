package public

import (
	"context"
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
	Services []listed
}

// listed is a service with what it costs in a word.
type listed struct {
	data.Service
	Fee listFee
}

type found struct {
	data.Hit
	Address   string  // empty: it has no page here
	Fee       listFee // of a service; empty: not known
	Elsewhere data.Elsewhere
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
		v.Found = s.linked(r.Context(), p.Language, hits)
	case open != "":
		for _, g := range groups {
			if g.ID == open {
				v.Group, p.Title = &g, g.Name.In(p.Language)
			}
		}
		if v.Group == nil {
			return data.ErrNotFound
		}
		services, err := s.Catalogue.ServicesIn(r.Context(), open)
		if err != nil {
			return fmt.Errorf("services of a group: %w", err)
		}
		for _, service := range services {
			v.Services = append(v.Services, listed{service, listFeeOf(p.Language, service.At(s.Clock()))})
		}
	default:
		v.Groups = groups
	}
	p.View = v
	return s.show(w, http.StatusOK, "services", p)
}

// linked keeps the hits that have a page here, and the services of other
// authorities. A service that cannot be read now is listed without its fee.
func (s *site) linked(ctx context.Context, l data.Language, hits []data.Hit) []found {
	var all []found
	for _, hit := range hits {
		switch hit.Kind {
		case data.HitService:
			f := found{Hit: hit, Address: data.ServicePath + url.PathEscape(hit.ID)}
			if service, err := s.Catalogue.Service(ctx, data.ServiceID(hit.ID)); err == nil {
				f.Fee = listFeeOf(l, service.At(s.Clock()))
			}
			all = append(all, f)
		case data.HitGroup:
			all = append(all, found{Hit: hit, Address: "/U?g=" + url.QueryEscape(hit.ID)})
		case data.HitNotice:
			all = append(all, found{Hit: hit, Address: data.NoticePath + url.PathEscape(hit.ID)})
		case data.HitElsewhere:
			if e, err := s.Catalogue.ElsewhereByID(ctx, data.ElsewhereID(hit.ID)); err == nil {
				all = append(all, found{Hit: hit, Elsewhere: e})
			}
		case data.HitPage:
			if address := pages[data.PageID(hit.ID)]; address != "" {
				all = append(all, found{Hit: hit, Address: address})
			}
		case data.HitForm:
			all = append(all, found{Hit: hit, Address: data.FormPath + url.PathEscape(hit.ID)})
		case data.HitLifeEvent, data.HitDepartment, data.HitCharter, data.HitReception:
			// they have no page of their own here
		}
	}
	return all
}

// pages are the addresses of the pages of the house that are here, too.
var pages = map[data.PageID]string{data.PageServices: "/U", data.PageCase: "/P", data.PagePhones: "/"}

func shorten(query string) string {
	if letters := []rune(query); len(letters) > longestQuery {
		return string(letters[:longestQuery])
	}
	return query
}
