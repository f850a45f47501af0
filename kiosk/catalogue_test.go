package kiosk

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/datatest"
	"example.org/parter/kiosk/printer"
)

// sheets is an edition in memory. A failure set is what every question gets.
type sheets struct {
	data.Content
	failure error
}

func (s *sheets) Town(context.Context) (data.Town, error) { return s.Content.Town, s.failure }
func (s *sheets) Departments(context.Context) ([]data.Department, error) {
	return s.Content.Departments, s.failure
}

func (s *sheets) Groups(context.Context) ([]data.Group, error) { return s.Content.Groups, s.failure }

func (s *sheets) LifeEvents(context.Context) ([]data.LifeEvent, error) {
	return s.Content.LifeEvents, s.failure
}

func (s *sheets) Charter(context.Context) (data.Charter, error) { return s.Content.Charter, s.failure }

func (s *sheets) Notices(context.Context) ([]data.Notice, error) { return s.Content.Notices, s.failure }

func (s *sheets) Stages(context.Context) ([]data.StageWords, error) {
	return s.Content.Stages, s.failure
}

func (s *sheets) DaysOff(context.Context) ([]data.DayOff, error) { return s.Content.DaysOff, s.failure }

func (s *sheets) Forms(context.Context) ([]data.Form, error) { return s.Content.Forms, s.failure }

func (s *sheets) Report(context.Context) (data.ToldReport, error) { return s.Content.Report, s.failure }

func (s *sheets) Results(context.Context) ([]data.Result, error) { return s.Content.Results, s.failure }

func (s *sheets) Receptions(context.Context) ([]data.Reception, error) {
	return s.Content.Receptions, s.failure
}

func (s *sheets) Surveys(context.Context) ([]data.Survey, error) {
	return s.Content.Surveys, s.failure
}

func (s *sheets) Form(_ context.Context, id data.FormID) (data.Form, error) {
	for _, f := range s.Content.Forms {
		if f.ID == id {
			return f, s.failure
		}
	}
	return data.Form{}, data.ErrNotFound
}

func (s *sheets) ServicesWith(_ context.Context, id data.FormID) ([]data.Service, error) {
	var with []data.Service
	for _, service := range s.Services {
		if service.Needs(id) {
			with = append(with, service)
		}
	}
	return with, s.failure
}

func (s *sheets) ElsewhereByID(_ context.Context, id data.ElsewhereID) (data.Elsewhere, error) {
	for _, e := range s.Elsewhere {
		if e.ID == id {
			return e, s.failure
		}
	}
	return data.Elsewhere{}, data.ErrNotFound
}

func (s *sheets) ServicesIn(_ context.Context, id data.GroupID) ([]data.Service, error) {
	var in []data.Service
	for _, service := range s.Services {
		if service.Group == id {
			in = append(in, service)
		}
	}
	return in, s.failure
}

func (s *sheets) ServicesOf(ctx context.Context, id data.LifeEventID) ([]data.Service, error) {
	var of []data.Service
	for _, e := range s.Content.LifeEvents {
		for _, needed := range e.Services {
			if e.ID == id {
				service, err := s.Service(ctx, needed)
				if err != nil {
					return nil, err
				}
				of = append(of, service)
			}
		}
	}
	return of, s.failure
}

func (s *sheets) Service(_ context.Context, id data.ServiceID) (data.Service, error) {
	for _, service := range s.Services {
		if service.ID == id {
			return service, s.failure
		}
	}
	return data.Service{}, data.ErrNotFound
}

func (s *sheets) ServicesNamed(ctx context.Context, ids []data.ServiceID) ([]data.Service, error) {
	var named []data.Service
	for _, id := range ids {
		if service, err := s.Service(ctx, id); err == nil {
			named = append(named, service)
		}
	}
	return named, s.failure
}

func (s *sheets) Notice(_ context.Context, id data.NoticeID) (data.Notice, error) {
	for _, n := range s.Content.Notices {
		if n.ID == id {
			return n, s.failure
		}
	}
	return data.Notice{}, data.ErrNotFound
}

func (s *sheets) Search(_ context.Context, _ time.Time, query string, limit int) ([]data.Hit, error) {
	var hits []data.Hit
	for _, service := range s.Services {
		at := strings.Index(strings.ToLower(service.Name.BG), strings.ToLower(query))
		if at >= 0 && query != "" && len(hits) < limit {
			hits = append(hits, data.Hit{Kind: data.HitService, ID: string(service.ID), Title: service.Name, Marks: []data.Span{{Start: at, End: at + len(query)}}})
		}
	}
	for _, e := range s.Elsewhere {
		if query != "" && strings.Contains(strings.ToLower(e.Name.BG+" "+e.Also), strings.ToLower(query)) && len(hits) < limit {
			hits = append(hits, data.Hit{Kind: data.HitElsewhere, ID: string(e.ID), Title: e.Name, Under: e.Who})
		}
	}
	for _, f := range s.Content.Forms {
		if query != "" && strings.Contains(strings.ToLower(f.Name.BG), strings.ToLower(query)) && len(hits) < limit {
			hits = append(hits, data.Hit{Kind: data.HitForm, ID: string(f.ID), Title: f.Name})
		}
	}
	return hits, s.failure
}

var (
	landscape = look.Screen{Width: 1920, Height: 1080}
	portrait  = look.Screen{Width: 1080, Height: 1920}
)

// hall is a kiosk in a test: its clock stands, its work is done at once.
type hall struct {
	*Kiosk
	now  time.Time
	held []func() // work that waits, when hold is set
	hold bool
	late []func() // what After was asked for
}

func newHall(t testing.TB, s look.Screen) *hall {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Kiosk, s).Theme())
	h := &hall{now: datatest.Now()}
	fallback := datatest.Town()
	h.Kiosk = New(Options{
		Screen: s,
		Clock:  func() time.Time { return h.now },
		Background: func(work func()) {
			if h.hold {
				h.held = append(h.held, work)
				return
			}
			work()
		},
		After: func(_ time.Duration, f func()) func() {
			h.late = append(h.late, f)
			return func() {}
		},
		Cases:    noCases{},
		Printer:  noPrinter{},
		Report:   func(data.EventKind, string) {},
		Fallback: data.Content{Town: fallback.Town, Departments: fallback.Departments},
	})
	return h
}

// use shows an edition.
func (h *hall) use(t testing.TB, c Catalogue) {
	t.Helper()
	show, err := h.Prepare(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	show()
}

// types is a letter of a person, who is slower than a scanner.
func (h *hall) types(letter rune) {
	h.now = h.now.Add(150 * time.Millisecond)
	h.TypedRune(letter)
}

func (h *hall) release() {
	held := h.held
	h.held, h.hold = nil, false
	for _, work := range held {
		work()
	}
}

type noCases struct{}

func (noCases) Case(context.Context, data.CaseNumber, data.AccessCode) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrUnavailable
}

func (noCases) CaseByDate(context.Context, data.CaseNumber, time.Time) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrUnavailable
}

func (noCases) CaseByToken(context.Context, data.Token) (data.CaseAnswer, error) {
	return data.CaseAnswer{}, data.ErrUnavailable
}

type noPrinter struct{}

func (noPrinter) Print(context.Context, printer.Handout) (string, error) {
	return "", data.ErrUnavailable
}

// screens are the two ways a kiosk stands.
func screens() map[string]look.Screen {
	return map[string]look.Screen{"landscape": landscape, "portrait": portrait}
}
