package kiosk

import (
	"context"
	"fmt"

	"example.org/parter/data"
	"example.org/parter/data/calendar"
)

type lobbyReader interface {
	Town(ctx context.Context) (data.Town, error)
	Departments(ctx context.Context) ([]data.Department, error)
	DaysOff(ctx context.Context) ([]data.DayOff, error)
	Stages(ctx context.Context) ([]data.StageWords, error)
	surveyReader
}

// lobby is what every screen needs: whose house this is, whom to ask, on which days,
// what is said of the stages of a case, and what visitors are asked.
type lobby struct {
	town        data.Town
	departments []data.Department
	calendar    calendar.Calendar
	stages      data.StageList
	surveys     []data.Survey
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
	off, err := r.DaysOff(ctx)
	if err != nil {
		return lobby{}, fmt.Errorf("days off: %w", err)
	}
	stages, err := r.Stages(ctx)
	if err != nil {
		return lobby{}, fmt.Errorf("stages: %w", err)
	}
	surveys, err := r.Surveys(ctx)
	if err != nil {
		return lobby{}, fmt.Errorf("surveys: %w", err)
	}
	return lobby{town, departments, calendar.New(off), stages, surveys}, nil
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

// desk is the department at the town's counter, or the first.
func (l lobby) desk() data.Department { return data.DeskOf(l.town, l.departments) }
