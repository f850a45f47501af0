package public

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type serviceView struct {
	data.Service
	Tables     []feeTable
	Department data.Department
	Blanks     []data.Form    // that one fills in
	Near       []data.Service // the related ones that there are
}

// A feeTable is the fees that one source published, and for persons of one kind
// where they differ only by speed.
type feeTable struct {
	Person  data.Text // „физически лица“; empty: each row says for whom or what it is
	From    time.Time // of fees that are still to come; zero: they are in force
	Source  string
	AsOf    data.Text
	Example bool
	Fees    []data.Fee
}

// service shows all that is known of one service, or sends its brochure.
func (s *site) service(w http.ResponseWriter, r *http.Request) error {
	id, asksFile := strings.CutSuffix(r.PathValue("id"), fileEnding)
	service, err := s.Catalogue.Service(r.Context(), data.ServiceID(id))
	if err != nil {
		return fmt.Errorf("service: %w", err)
	}
	if asksFile {
		return s.brochure(w, r, service)
	}
	v, err := s.serviceView(r.Context(), service)
	if err != nil {
		return err
	}
	p := s.page(r, phrases.Services)
	p.Title, p.View = service.Name.In(p.Language), v
	return s.show(w, http.StatusOK, "service", p)
}

// brochure sends the service as a sheet to be printed and folded.
func (s *site) brochure(w http.ResponseWriter, r *http.Request, service data.Service) error {
	file, err := s.Brochure(r.Context(), service.ID, languageOf(r))
	if err != nil {
		return fmt.Errorf("brochure: %w", err)
	}
	sendPDF(w, r, service.Name.In(languageOf(r)), file)
	return nil
}

func (s *site) serviceView(ctx context.Context, service data.Service) (serviceView, error) {
	v := serviceView{Service: service, Tables: feeTables(service, s.Clock())}
	departments, err := s.Catalogue.Departments(ctx)
	if err != nil {
		return v, fmt.Errorf("department of a service: %w", err)
	}
	for _, d := range departments {
		if d.ID == service.Department {
			v.Department = d
		}
	}
	for _, id := range service.AllForms() {
		form, err := s.Catalogue.Form(ctx, id)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return v, fmt.Errorf("form of a service: %w", err)
		}
		if err == nil {
			v.Blanks = append(v.Blanks, form)
		}
	}
	for _, id := range service.Related {
		near, err := s.Catalogue.Service(ctx, id)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return v, fmt.Errorf("related service: %w", err)
		}
		if err == nil {
			v.Near = append(v.Near, near)
		}
	}
	return v, nil
}

// feeTables are the fees in force at the moment, then those that are to come.
func feeTables(s data.Service, now time.Time) []feeTable {
	tables := tablesOf(s, s.FeesAt(now), time.Time{})
	for _, next := range s.FeesToCome(now) {
		tables = append(tables, tablesOf(s, next.Fees, next.Day)...)
	}
	return tables
}

// tablesOf keeps the order of the fees and parts them by their source, by the
// persons they are for and, if they are to come, by their first day.
func tablesOf(s data.Service, fees []data.Fee, from time.Time) []feeTable {
	var tables []feeTable
	for _, fee := range fees {
		table := feeTable{Source: fee.Source, AsOf: fee.AsOf, From: from, Example: s.FeeIsExample(fee)}
		if fee.Speed != "" && data.IsPerson(fee.For.BG) {
			table.Person, fee.For = fee.For, data.Text{}
		}
		last := len(tables) - 1
		if last < 0 || !tables[last].takes(table) {
			tables = append(tables, table)
			last++
		}
		tables[last].Fees = append(tables[last].Fees, fee)
	}
	return tables
}

// takes reports whether the fees of the other table belong into this one.
func (t feeTable) takes(other feeTable) bool {
	return t.Person == other.Person && t.Source == other.Source && t.AsOf == other.AsOf && t.From.Equal(other.From) && t.Example == other.Example
}
