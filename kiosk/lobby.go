package kiosk

import (
	"context"
	"fmt"

	"example.org/parter/data"
)

type lobbyReader interface {
	Town(ctx context.Context) (data.Town, error)
	Departments(ctx context.Context) ([]data.Department, error)
}

// lobby is what every screen needs: whose house this is, and whom to ask.
type lobby struct {
	town        data.Town
	departments []data.Department
}

func readLobby(ctx context.Context, r lobbyReader) (lobby, error) {
	town, err := r.Town(ctx)
	if err != nil {
		return lobby{}, fmt.Errorf("town: %w", err)
	}
	departments, err := r.Departments(ctx)
	if err != nil {
		return lobby{}, fmt.Errorf("departments: %w", err)
	}
	return lobby{town, departments}, nil
}

// department is the one with the ID, or the first: a visitor always gets a
// phone to call.
func (l lobby) department(id data.DepartmentID) data.Department {
	for _, d := range l.departments {
		if d.ID == id {
			return d
		}
	}
	if len(l.departments) > 0 {
		return l.departments[0]
	}
	return data.Department{}
}
