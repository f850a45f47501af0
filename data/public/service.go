package public

import (
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type serviceView struct {
	data.Service
	Tables     []feeTable
	Department data.Department
}

// A feeTable is the fees that one source published, and for persons of one kind
// where they differ only by speed.
type feeTable struct {
	Person       string // „физически лица“; empty: each row says for whom or what it is
	Source, AsOf string
	Example      bool
	Fees         []data.Fee
}

// service shows all that is known of one service.
func (s *site) service(w http.ResponseWriter, r *http.Request) error {
	service, err := s.Catalogue.Service(r.Context(), data.ServiceID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("service: %w", err)
	}
	departments, err := s.Catalogue.Departments(r.Context())
	if err != nil {
		return fmt.Errorf("department of a service: %w", err)
	}
	v := serviceView{Service: service, Tables: feeTables(service)}
	for _, d := range departments {
		if d.ID == service.Department {
			v.Department = d
		}
	}
	p := s.page(r, phrases.Services)
	p.Title, p.View = service.Name.In(p.Language), v
	return s.show(w, http.StatusOK, "service", p)
}

// feeTables keeps the order of the fees and parts them by their source and by
// the persons they are for.
func feeTables(s data.Service) []feeTable {
	var tables []feeTable
	for _, fee := range s.Fees {
		table := feeTable{Source: fee.Source, AsOf: fee.AsOf, Example: fee.Example || s.IsExample(data.PartFees)}
		if fee.Speed != "" && isPerson(fee.For) {
			table.Person, fee.For = fee.For, ""
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
	return t.Person == other.Person && t.Source == other.Source && t.AsOf == other.AsOf && t.Example == other.Example
}
