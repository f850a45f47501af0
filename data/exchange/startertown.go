package exchange

import (
	"io/fs"

	"example.org/parter/data"
)

// starterTown is the town with how one applies for each of its services.
type starterTown struct {
	data.Town
	Apply []data.Text `json:"apply"`
}

// StarterTown reads only the town and its departments: what a screen shows
// before there is an edition.
func StarterTown(fsys fs.FS) (data.Town, []data.Department, error) {
	var town data.Town
	var departments []data.Department
	if err := readJSON(fsys, "town.json", &town); err != nil {
		return data.Town{}, nil, err
	}
	if err := readJSON(fsys, "departments.json", &departments); err != nil {
		return data.Town{}, nil, err
	}
	return town, departments, nil
}

// StarterAlerts reads the texts of alerts that wait for their day. They are no part
// of an edition.
func StarterAlerts(fsys fs.FS) ([]data.PreparedAlert, error) {
	var alerts []data.PreparedAlert
	return alerts, readJSON(fsys, "alerts.json", &alerts)
}

// StarterBases reads the provisions by which a town must post. They are no part of
// an edition.
func StarterBases(fsys fs.FS) ([]data.LegalBasis, error) {
	var bases []data.LegalBasis
	return bases, readJSON(fsys, "legal.json", &bases)
}
