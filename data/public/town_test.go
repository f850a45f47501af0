package public

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/parter/data"
)

// town answers from the sample town.
type town struct {
	tooMany    bool           // messages to be answered, from one address
	sealedHere []data.Contact // that came in the clear

	told    []data.Feedback // by phones
	content data.Content
	broken  error
	caseErr error
	stage   data.Stage
	is      *data.Case // what every slip opens; nil: a case in progress
	asked   int
	sources map[string]bool // who asked by code
	files   map[string][]byte
	hits    []data.Hit // that every search finds, before others
}

func (t *town) Town(context.Context) (data.Town, error) { return t.content.Town, nil }

func (t *town) Departments(context.Context) ([]data.Department, error) {
	return t.content.Departments, nil
}
func (t *town) Groups(context.Context) ([]data.Group, error) { return t.content.Groups, t.broken }

func (t *town) ServicesIn(_ context.Context, group data.GroupID) ([]data.Service, error) {
	return slices.DeleteFunc(slices.Clone(t.content.Services), func(s data.Service) bool { return s.Group != group }), nil
}

func (t *town) Service(_ context.Context, id data.ServiceID) (data.Service, error) {
	for _, s := range t.content.Services {
		if s.ID == id {
			return s, nil
		}
	}
	return data.Service{}, data.ErrNotFound
}

func (t *town) Form(_ context.Context, id data.FormID) (data.Form, error) {
	for _, f := range t.content.Forms {
		if f.ID == id {
			return f, nil
		}
	}
	return data.Form{}, data.ErrNotFound
}

func (t *town) ServicesWith(_ context.Context, form data.FormID) (with []data.Service, _ error) {
	for _, s := range t.content.Services {
		if s.Needs(form) {
			with = append(with, s)
		}
	}
	return with, t.broken
}

func (t *town) Stages(context.Context) ([]data.StageWords, error) { return t.content.Stages, t.broken }

func (t *town) File(sha256 string) ([]byte, error) {
	if file, ok := t.files[sha256]; ok {
		return file, nil
	}
	return nil, data.ErrNotFound
}

func (t *town) ElsewhereByID(_ context.Context, id data.ElsewhereID) (data.Elsewhere, error) {
	for _, e := range t.content.Elsewhere {
		if e.ID == id {
			return e, nil
		}
	}
	return data.Elsewhere{}, data.ErrNotFound
}

func (t *town) Notice(_ context.Context, id data.NoticeID) (data.Notice, error) {
	for _, n := range t.content.Notices {
		if n.ID == id {
			return n, nil
		}
	}
	return data.Notice{}, data.ErrNotFound
}

func (t *town) Search(_ context.Context, query string, limit int) ([]data.Hit, error) {
	hits := t.hits
	for _, s := range t.content.Services {
		if strings.Contains(s.Name.BG, query) && len(hits) < limit {
			hits = append(hits, data.Hit{Kind: data.HitService, ID: string(s.ID), Title: s.Name})
		}
	}
	for _, e := range t.content.Elsewhere {
		if strings.Contains(e.Name.BG, query) {
			hits = append(hits, data.Hit{Kind: data.HitElsewhere, ID: string(e.ID), Title: e.Name, Under: e.Who})
		}
	}
	for _, p := range data.Pages() {
		if p.Name.BG == query {
			hits = append(hits, data.Hit{Kind: data.HitPage, ID: string(p.ID), Title: p.Name})
		}
	}
	return append(hits, data.Hit{Kind: data.HitCharter, ID: "I", Title: data.Text{BG: "Харта"}}), t.broken
}

func (t *town) answer() data.CaseAnswer {
	if t.is != nil {
		return data.CaseAnswer{Case: *t.is}
	}
	day := november
	return data.CaseAnswer{Case: data.Case{
		Number: goodNumber, Received: day(16), Due: day(30), Service: t.content.Services[0].Name,
		Department: t.content.Departments[0].Name, Phone: t.content.Departments[0].Phone,
		Stages: []data.StageEntry{{Stage: data.StageReceived, On: day(16)}, {Stage: t.stage, On: day(18)}},
	}}
}

func (t *town) CaseByToken(_ context.Context, token data.Token) (data.CaseAnswer, error) {
	if t.caseErr != nil {
		return data.CaseAnswer{}, fmt.Errorf("case of %s: %w", token, t.caseErr)
	}
	if token != goodToken {
		return data.CaseAnswer{}, data.ErrNotFound
	}
	return t.answer(), nil
}

func (t *town) CaseByDate(_ context.Context, from string, number data.CaseNumber, received time.Time) (data.CaseAnswer, error) {
	t.asked++
	if t.caseErr != nil {
		return data.CaseAnswer{}, fmt.Errorf("case %s of %s with %s: %w", number, from, received, t.caseErr)
	}
	if number.LooseKey() != data.CaseNumber(goodNumber).LooseKey() || !received.Equal(t.answer().Case.Received) {
		return data.CaseAnswer{}, data.ErrNotFound
	}
	return t.answer().Outline(t.content.Town), nil
}

func (t *town) CaseByCode(_ context.Context, from string, number data.CaseNumber, code data.AccessCode) (data.CaseAnswer, error) {
	t.asked++
	if t.sources == nil {
		t.sources = map[string]bool{}
	}
	t.sources[from] = true
	if t.caseErr != nil {
		return data.CaseAnswer{}, fmt.Errorf("case %s of %s with %s: %w", number, from, code, t.caseErr)
	}
	if number.LooseKey() != data.CaseNumber(goodNumber).LooseKey() || !data.SameCode(code, goodCode) {
		return data.CaseAnswer{}, data.ErrNotFound
	}
	return t.answer(), nil
}

// Brochure is that of a service there is.
func (t *town) Brochure(ctx context.Context, id data.ServiceID, l data.Language) ([]byte, error) {
	_, err := t.Service(ctx, id)
	return []byte("%PDF of " + string(id) + " " + string(l)), err
}
