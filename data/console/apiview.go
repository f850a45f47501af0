package console

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// What the API says. These are its own structures and not those of data, so that a
// change of the house does not change what programmes were promised.

// apiText is a text in both languages; a missing English one means that there is only
// the official Bulgarian.
type apiText struct {
	BG string `json:"bg"`
	EN string `json:"en,omitempty"`
}

func apiTexts(of []data.Text) []apiText {
	all := []apiText{}
	for _, t := range of {
		all = append(all, apiText(t))
	}
	return all
}

type apiCounter struct {
	Name  apiText `json:"name"`
	Place apiText `json:"place,omitzero"`
}

func counterOf(c data.Counter) apiCounter { return apiCounter{apiText(c.Name), apiText(c.Place)} }

type apiTown struct {
	Name    apiText    `json:"name"`
	Place   apiText    `json:"place,omitzero"`
	Website string     `json:"website,omitempty"`
	Counter apiCounter `json:"counter"`
	Public  string     `json:"public_address"`
}

type apiEdition struct {
	Edition  data.EditionNumber `json:"edition"`
	Built    string             `json:"built"`
	Town     apiTown            `json:"town"`
	Services int                `json:"services"`
	Forms    int                `json:"forms"`
}

func sayEdition(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	t := e.Content.Town
	return apiEdition{
		Edition: e.Number, Built: apiMoment(e.Built), Services: len(e.Content.Services), Forms: len(e.Content.Forms),
		Town: apiTown{apiText(t.Name), apiText(t.Place), t.Website, counterOf(t.Counter), string(t.Public)},
	}, false, nil
}

type apiGroup struct {
	ID   data.GroupID `json:"id"`
	Name apiText      `json:"name"`
	Also string       `json:"also,omitempty"`
}

type apiServices struct {
	Edition  data.EditionNumber `json:"edition"`
	Groups   []apiGroup         `json:"groups"`
	Services []apiService       `json:"services"`
}

func sayServices(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	said := apiServices{Edition: e.Number, Groups: []apiGroup{}, Services: make([]apiService, 0, len(e.Content.Services))}
	for _, g := range e.Content.Groups {
		said.Groups = append(said.Groups, apiGroup{g.ID, apiText(g.Name), g.Also})
	}
	for _, s := range e.Content.Services {
		said.Services = append(said.Services, serviceOf(e.Content.Town.Public, s))
	}
	return said, false, nil
}

type apiOneService struct {
	Edition data.EditionNumber `json:"edition"`
	Service apiService         `json:"service"`
}

func sayService(r *http.Request, e Edition, _ time.Time) (any, bool, error) {
	id := data.ServiceID(r.PathValue("id"))
	for _, s := range e.Content.Services {
		if s.ID == id {
			return apiOneService{e.Number, serviceOf(e.Content.Town.Public, s)}, false, nil
		}
	}
	return nil, false, fmt.Errorf("service of the API: %w", data.ErrNotFound)
}

type apiOpening struct {
	Day   string `json:"day"`
	From  string `json:"from"`
	Until string `json:"until"`
}

type apiHours struct {
	Week    []apiOpening `json:"week"`
	Source  string       `json:"source,omitempty"`
	Example bool         `json:"example,omitempty"`
}

type apiDepartment struct {
	ID      data.DepartmentID `json:"id"`
	Name    apiText           `json:"name"`
	About   apiText           `json:"about,omitzero"`
	Phone   data.Phone        `json:"phone,omitempty"` // as its source prints it
	Dial    string            `json:"dial,omitempty"`  // E.164
	Counter *apiCounter       `json:"counter,omitempty"`
	Hours   *apiHours         `json:"hours,omitempty"`
	Source  string            `json:"source,omitempty"`
}

type apiDepartments struct {
	Edition     data.EditionNumber `json:"edition"`
	Departments []apiDepartment    `json:"departments"`
}

func sayDepartments(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	said := apiDepartments{e.Number, []apiDepartment{}}
	for _, d := range e.Content.Departments {
		one := apiDepartment{ID: d.ID, Name: apiText(d.Name), About: apiText(d.About), Phone: d.Phone, Dial: d.Phone.Dial(), Source: d.Source}
		if d.Counter != (data.Counter{}) {
			counter := counterOf(d.Counter)
			one.Counter = &counter
		}
		if d.Hours.Known() {
			one.Hours = &apiHours{Source: d.Hours.Source, Example: d.Hours.Example}
			for _, o := range d.Hours.Week {
				one.Hours.Week = append(one.Hours.Week, apiOpening{apiDay(o.Day), apiClock(o.From), apiClock(o.Until)})
			}
		}
		said.Departments = append(said.Departments, one)
	}
	return said, false, nil
}

func apiDay(d time.Weekday) string { return strings.ToLower(d.String()) }

// apiClock is a time of day in four figures.
func apiClock(t data.TimeOfDay) string { return fmt.Sprintf("%02d:%02d", t/60, t%60) }

type apiLifeEvent struct {
	ID       data.LifeEventID `json:"id"`
	Name     apiText          `json:"name"`
	Services []data.ServiceID `json:"services"` // in the order in which one needs them
}

type apiLifeEvents struct {
	Edition    data.EditionNumber `json:"edition"`
	LifeEvents []apiLifeEvent     `json:"life_events"`
}

func sayLifeEvents(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	said := apiLifeEvents{e.Number, []apiLifeEvent{}}
	for _, l := range e.Content.LifeEvents {
		said.LifeEvents = append(said.LifeEvents, apiLifeEvent{l.ID, apiText(l.Name), apiList(l.Services)})
	}
	return said, false, nil
}

type apiStage struct {
	Stage data.Stage `json:"stage"`
	Name  apiText    `json:"name"`
	Says  apiText    `json:"says"`
	Next  apiText    `json:"next,omitzero"`
	Stops bool       `json:"stops"`
	Final bool       `json:"final"`
}

type apiStages struct {
	Edition data.EditionNumber `json:"edition"`
	Stages  []apiStage         `json:"stages"`
}

func sayStages(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	said := apiStages{e.Number, []apiStage{}}
	for _, s := range data.Stages() {
		w := phrases.StageWords(e.Content.Stages, s)
		said.Stages = append(said.Stages, apiStage{s, apiText(w.Name), apiText(w.Says), apiText(w.Next), s.StopsClock(), s.Final()})
	}
	return said, false, nil
}

// apiList is the list, and an empty one where there is none: programmes need not tell
// the two apart.
func apiList[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

type apiFile struct {
	SHA256  string `json:"sha256"`
	Pages   int    `json:"pages"`
	Size    int64  `json:"size"` // bytes
	Address string `json:"address"`
}

type apiForm struct {
	ID      data.FormID `json:"id"`
	Name    apiText     `json:"name"`
	About   apiText     `json:"about,omitzero"`
	Source  string      `json:"source,omitempty"`
	Example bool        `json:"example,omitempty"`
	File    *apiFile    `json:"file,omitempty"`
}

type apiForms struct {
	Edition data.EditionNumber `json:"edition"`
	Forms   []apiForm          `json:"forms"`
}

func sayForms(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	said := apiForms{e.Number, []apiForm{}}
	for _, f := range e.Content.Forms {
		one := apiForm{ID: f.ID, Name: apiText(f.Name), About: apiText(f.About), Source: f.Source, Example: f.Example}
		if f.File != (data.FormFile{}) {
			one.File = &apiFile{f.File.SHA256, f.File.Pages, f.File.Size, e.Content.Town.Public.FormFile(f.ID)}
		}
		said.Forms = append(said.Forms, one)
	}
	return said, false, nil
}

type apiDayOff struct {
	Day    string       `json:"day"`
	Kind   data.DayKind `json:"kind"`
	Reason apiText      `json:"reason,omitzero"`
	Source string       `json:"source,omitempty"`
}

type apiDaysOff struct {
	Edition data.EditionNumber `json:"edition"`
	DaysOff []apiDayOff        `json:"days_off"`
}

func sayDaysOff(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	said := apiDaysOff{e.Number, []apiDayOff{}}
	for _, d := range e.Content.DaysOff {
		said.DaysOff = append(said.DaysOff, apiDayOff{apiDate(d.Day), d.Kind, apiText(d.Reason), d.Source})
	}
	return said, false, nil
}

type apiResult struct {
	ID        data.ResultID `json:"id"`
	Name      apiText       `json:"name"`
	Period    apiText       `json:"period"`
	Value     apiText       `json:"value"`
	Note      apiText       `json:"note,omitzero"`
	Published string        `json:"published,omitempty"`
	Source    string        `json:"source,omitempty"`
}

type apiResults struct {
	Edition data.EditionNumber `json:"edition"`
	Results []apiResult        `json:"results"`
}

func sayResults(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	said := apiResults{e.Number, []apiResult{}}
	for _, r := range e.Content.Results {
		said.Results = append(said.Results, apiResult{r.ID, apiText(r.Name), apiText(r.Period), apiText(r.Value), apiText(r.Note), apiDate(r.Published), r.Source})
	}
	return said, false, nil
}
