package edition

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"example.org/parter/data"
)

// Town returns the municipality.
func (e *Edition) Town(ctx context.Context) (data.Town, error) {
	return read(e, "town", func() (data.Town, error) { return one[data.Town](ctx, e, kindTown, "") })
}

// Departments returns every department in its order.
func (e *Edition) Departments(ctx context.Context) ([]data.Department, error) {
	return read(e, "departments", func() ([]data.Department, error) { return all[data.Department](ctx, e, kindDepartment) })
}

// Groups returns every group in its order with the number of its services.
func (e *Edition) Groups(ctx context.Context) ([]data.Group, error) {
	return read(e, "groups", func() ([]data.Group, error) { return e.groups(ctx) })
}

func (e *Edition) groups(ctx context.Context) ([]data.Group, error) {
	groups, err := all[data.Group](ctx, e, kindGroup)
	if err != nil {
		return nil, err
	}
	counts, err := e.serviceCounts(ctx)
	if err != nil {
		return nil, err
	}
	for i := range groups {
		groups[i].Services = counts[groups[i].ID]
	}
	return groups, nil
}

func (e *Edition) serviceCounts(ctx context.Context) (counts map[data.GroupID]int, err error) {
	rows, err := e.db.QueryContext(ctx, `SELECT parent, count(*) FROM entry WHERE kind = ? GROUP BY parent`, kindService)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	counts = map[data.GroupID]int{}
	for rows.Next() {
		var group data.GroupID
		var services int
		if err := rows.Scan(&group, &services); err != nil {
			return nil, err
		}
		counts[group] = services
	}
	return counts, rows.Err()
}

// LifeEvents returns every life event in its order.
func (e *Edition) LifeEvents(ctx context.Context) ([]data.LifeEvent, error) {
	return read(e, "life events", func() ([]data.LifeEvent, error) { return all[data.LifeEvent](ctx, e, kindLifeEvent) })
}

// Services returns every service in its order.
func (e *Edition) Services(ctx context.Context) ([]data.Service, error) {
	return read(e, "services", func() ([]data.Service, error) {
		return localServices(all[data.Service](ctx, e, kindService))
	})
}

// ServicesIn returns the services of the group in their order, or
// data.ErrNotFound where there is no such group.
func (e *Edition) ServicesIn(ctx context.Context, group data.GroupID) ([]data.Service, error) {
	return read(e, "services of group "+string(group), func() ([]data.Service, error) {
		if _, err := one[data.Group](ctx, e, kindGroup, string(group)); err != nil {
			return nil, err
		}
		return localServices(list[data.Service](ctx, e, `
			SELECT body FROM entry WHERE kind = ? AND parent = ? ORDER BY position`, kindService, string(group)))
	})
}

// ServicesOf returns the services of the life event in the order in which one
// needs them, or data.ErrNotFound where there is no such life event.
func (e *Edition) ServicesOf(ctx context.Context, event data.LifeEventID) ([]data.Service, error) {
	return read(e, "services of life event "+string(event), func() ([]data.Service, error) {
		if _, err := one[data.LifeEvent](ctx, e, kindLifeEvent, string(event)); err != nil {
			return nil, err
		}
		return localServices(list[data.Service](ctx, e, `
			SELECT service.body
			FROM entry AS event, json_each(event.body, '$.services') AS wanted
			JOIN entry AS service ON service.kind = ? AND service.id = wanted.value
			WHERE event.kind = ? AND event.id = ?
			ORDER BY wanted.key`, kindService, kindLifeEvent, string(event)))
	})
}

// Service returns the service with the id in small or capital letters, or
// data.ErrNotFound.
func (e *Edition) Service(ctx context.Context, id data.ServiceID) (data.Service, error) {
	return read(e, "service", func() (data.Service, error) {
		s, err := one[data.Service](ctx, e, kindService, string(id))
		return localService(s), err
	})
}

// ServicesNamed returns the services with the ids in their order; one that is not
// there is left out.
func (e *Edition) ServicesNamed(ctx context.Context, ids []data.ServiceID) ([]data.Service, error) {
	return read(e, "services named", func() ([]data.Service, error) {
		wanted, err := json.Marshal(ids)
		if err != nil {
			return nil, err
		}
		return localServices(list[data.Service](ctx, e, `
			SELECT service.body
			FROM json_each(?) AS wanted JOIN entry AS service ON service.kind = ? AND service.id = wanted.value
			ORDER BY wanted.key`, string(wanted), kindService))
	})
}

// Charter returns the client's charter.
func (e *Edition) Charter(ctx context.Context) (data.Charter, error) {
	return read(e, "charter", func() (data.Charter, error) { return one[data.Charter](ctx, e, kindCharter, "") })
}

// Notices returns every published notice in its order, and then what the law orders
// to be posted, also those whose time is over or still to come: the reader asks
// data.Notice.ShownAt by its own clock.
func (e *Edition) Notices(ctx context.Context) ([]data.Notice, error) {
	return read(e, "notices", func() ([]data.Notice, error) {
		notices, err := localNotices(all[data.Notice](ctx, e, kindNotice))
		if err != nil {
			return nil, err
		}
		postings, err := localPostings(all[data.PublicPosting](ctx, e, kindPosting))
		return append(notices, asNotices(postings)...), err
	})
}

// Notice returns the notice or the posting with the id in small or capital letters,
// whether or not its time has come, or data.ErrNotFound.
func (e *Edition) Notice(ctx context.Context, id data.NoticeID) (data.Notice, error) {
	return read(e, "notice", func() (data.Notice, error) {
		n, err := one[data.Notice](ctx, e, kindNotice, string(id))
		if !errors.Is(err, data.ErrNotFound) {
			return localNotice(n), err
		}
		p, err := one[data.PublicPosting](ctx, e, kindPosting, string(id))
		return localPosting(p).Notice(), err
	})
}

func asNotices(postings []data.PublicPosting) []data.Notice {
	var notices []data.Notice
	for _, p := range postings {
		notices = append(notices, p.Notice())
	}
	return notices
}

// Forms returns every blank application in its order.
func (e *Edition) Forms(ctx context.Context) ([]data.Form, error) {
	return read(e, "forms", func() ([]data.Form, error) { return all[data.Form](ctx, e, kindForm) })
}

// Form returns the blank application with the id, or data.ErrNotFound.
func (e *Edition) Form(ctx context.Context, id data.FormID) (data.Form, error) {
	return read(e, "form", func() (data.Form, error) { return one[data.Form](ctx, e, kindForm, string(id)) })
}

// ServicesWith returns the services that need the form, in their order, or
// data.ErrNotFound where there is no such form.
func (e *Edition) ServicesWith(ctx context.Context, form data.FormID) ([]data.Service, error) {
	return read(e, "services with form "+string(form), func() ([]data.Service, error) {
		found, err := one[data.Form](ctx, e, kindForm, string(form))
		if err != nil {
			return nil, err
		}
		services, err := localServices(all[data.Service](ctx, e, kindService))
		return slices.DeleteFunc(services, func(s data.Service) bool { return !s.Needs(found.ID) }), err
	})
}

// Elsewhere returns every service of another authority in its order.
func (e *Edition) Elsewhere(ctx context.Context) ([]data.Elsewhere, error) {
	return read(e, "services elsewhere", func() ([]data.Elsewhere, error) { return all[data.Elsewhere](ctx, e, kindElsewhere) })
}

// ElsewhereByID returns the service of another authority with the id, or
// data.ErrNotFound.
func (e *Edition) ElsewhereByID(ctx context.Context, id data.ElsewhereID) (data.Elsewhere, error) {
	return read(e, "service elsewhere", func() (data.Elsewhere, error) {
		return one[data.Elsewhere](ctx, e, kindElsewhere, string(id))
	})
}

// Receptions returns every reception day in its order.
func (e *Edition) Receptions(ctx context.Context) ([]data.Reception, error) {
	return read(e, "receptions", func() ([]data.Reception, error) { return all[data.Reception](ctx, e, kindReception) })
}

// DaysOff returns every exception from the calendar in its order, also those
// that are over.
func (e *Edition) DaysOff(ctx context.Context) ([]data.DayOff, error) {
	return read(e, "days off", func() ([]data.DayOff, error) { return localDaysOff(all[data.DayOff](ctx, e, kindDayOff)) })
}

// Results returns every published result of the charter in its order.
func (e *Edition) Results(ctx context.Context) ([]data.Result, error) {
	return read(e, "results", func() ([]data.Result, error) { return localResults(all[data.Result](ctx, e, kindResult)) })
}

// Surveys returns every published survey, also those whose days are past or still to come.
// An edition from before towns asked anything has none.
func (e *Edition) Surveys(ctx context.Context) ([]data.Survey, error) {
	return read(e, "surveys", func() ([]data.Survey, error) { return localSurveys(all[data.Survey](ctx, e, kindSurvey)) })
}

// Report returns what is told of the last published report. An edition from before reports
// were told, or of a town that published none, has none.
func (e *Edition) Report(ctx context.Context) (data.ToldReport, error) {
	return read(e, "report", func() (data.ToldReport, error) { return e.report(ctx) })
}

func (e *Edition) report(ctx context.Context) (data.ToldReport, error) {
	r, err := one[data.ToldReport](ctx, e, kindReport, "")
	if errors.Is(err, data.ErrNotFound) {
		return data.ToldReport{}, nil
	}
	return r.Local(), err
}

// Stages returns what the town says of each stage of a case. An edition from before towns
// could say it has none.
func (e *Edition) Stages(ctx context.Context) ([]data.StageWords, error) {
	return read(e, "stages", func() ([]data.StageWords, error) { return all[data.StageWords](ctx, e, kindStage) })
}

// Content returns everything in the edition.
func (e *Edition) Content(ctx context.Context) (data.Content, error) {
	return read(e, "content", func() (data.Content, error) { return e.content(ctx) })
}

func (e *Edition) content(ctx context.Context) (data.Content, error) {
	var c data.Content
	var problems [18]error
	c.Town, problems[0] = one[data.Town](ctx, e, kindTown, "")
	c.Departments, problems[1] = all[data.Department](ctx, e, kindDepartment)
	c.Groups, problems[2] = e.groups(ctx)
	c.LifeEvents, problems[3] = all[data.LifeEvent](ctx, e, kindLifeEvent)
	c.Services, problems[4] = localServices(all[data.Service](ctx, e, kindService))
	c.Charter, problems[5] = one[data.Charter](ctx, e, kindCharter, "")
	c.Notices, problems[6] = localNotices(all[data.Notice](ctx, e, kindNotice))
	c.Forms, problems[7] = all[data.Form](ctx, e, kindForm)
	c.Elsewhere, problems[8] = all[data.Elsewhere](ctx, e, kindElsewhere)
	c.Receptions, problems[9] = all[data.Reception](ctx, e, kindReception)
	c.DaysOff, problems[10] = localDaysOff(all[data.DayOff](ctx, e, kindDayOff))
	c.Results, problems[11] = localResults(all[data.Result](ctx, e, kindResult))
	c.Synonyms, problems[12] = e.synonyms(ctx)
	c.Board, problems[13] = localBoard(all[data.BoardItem](ctx, e, kindBoardItem))
	c.Postings, problems[14] = localPostings(all[data.PublicPosting](ctx, e, kindPosting))
	c.Stages, problems[15] = all[data.StageWords](ctx, e, kindStage)
	c.Surveys, problems[16] = localSurveys(all[data.Survey](ctx, e, kindSurvey))
	c.Report, problems[17] = e.report(ctx)
	return c, errors.Join(problems[:]...)
}

func localServices(services []data.Service, err error) ([]data.Service, error) {
	return allLocal(services, localService), err
}

func localNotices(notices []data.Notice, err error) ([]data.Notice, error) {
	return allLocal(notices, localNotice), err
}

func localBoard(items []data.BoardItem, err error) ([]data.BoardItem, error) {
	return allLocal(items, localBoardItem), err
}

func localPostings(postings []data.PublicPosting, err error) ([]data.PublicPosting, error) {
	return allLocal(postings, localPosting), err
}

func localDaysOff(days []data.DayOff, err error) ([]data.DayOff, error) {
	return allLocal(days, localDayOff), err
}

func localResults(results []data.Result, err error) ([]data.Result, error) {
	return allLocal(results, localResult), err
}

func localSurveys(surveys []data.Survey, err error) ([]data.Survey, error) {
	return allLocal(surveys, localSurvey), err
}

// allLocal changes each of the things.
func allLocal[T any](things []T, change func(T) T) []T {
	for i := range things {
		things[i] = change(things[i])
	}
	return things
}

// synonyms are read at once: they are thousands, and nobody asks for one. An
// edition that has none is not at fault.
func (e *Edition) synonyms(ctx context.Context) ([]data.Synonym, error) {
	synonyms, err := one[[]data.Synonym](ctx, e, kindSynonym, "")
	if errors.Is(err, data.ErrNotFound) {
		return nil, nil
	}
	return synonyms, err
}
