package console

import (
	"net/http"
	"time"

	"example.org/parter/data"
)

type apiNotice struct {
	ID        data.NoticeID `json:"id"`
	Version   int           `json:"version"`
	Address   string        `json:"address"` // of its public page
	Title     apiText       `json:"title"`
	Body      apiText       `json:"body"`
	From      string        `json:"from"`
	Until     string        `json:"until,omitempty"` // first moment at which it is not on any more
	Permanent bool          `json:"permanent,omitempty"`
}

type apiNotices struct {
	Edition data.EditionNumber `json:"edition"`
	Notices []apiNotice        `json:"notices"`
}

// sayNotices lists the notices that are on now. Those that are still to come stand in
// the edition, too, so that screens need no office for them; but nobody may see them
// before their time.
func sayNotices(_ *http.Request, e Edition, now time.Time) (any, bool, error) {
	said := apiNotices{e.Number, []apiNotice{}}
	for _, n := range e.Content.Notices {
		if n.ShownAt(now) {
			said.Notices = append(said.Notices, apiNotice{
				n.ID, n.Version, e.Content.Town.Public.Notice(n.ID), apiText{BG: n.Title}, apiText{BG: n.Body}, apiMoment(n.From), apiMoment(n.Until), n.Permanent,
			})
		}
	}
	return said, true, nil
}

type apiPoint struct {
	At   string  `json:"at"`
	What apiText `json:"what"`
}

type apiBoardItem struct {
	ID        data.BoardItemID `json:"id"`
	Kind      data.BoardKind   `json:"kind"`
	Subject   string           `json:"subject,omitempty"`
	Title     apiText          `json:"title,omitzero"`
	Body      apiText          `json:"body,omitzero"`
	Pictures  int              `json:"pictures,omitempty"`
	Agenda    []apiPoint       `json:"agenda,omitempty"`
	From      string           `json:"from,omitempty"`
	Until     string           `json:"until,omitempty"`
	Permanent bool             `json:"permanent,omitempty"`
}

type apiBoard struct {
	Edition data.EditionNumber `json:"edition"`
	Items   []apiBoardItem     `json:"items"`
}

// sayBoard lists what is in the programme of the boards now, in its order, whatever
// the hour of the day. What is still to come is nobody's yet.
func sayBoard(_ *http.Request, e Edition, now time.Time) (any, bool, error) {
	said := apiBoard{e.Number, []apiBoardItem{}}
	for _, i := range e.Content.Programme() {
		if now.Before(i.From) || !i.Until.IsZero() && !now.Before(i.Until) {
			continue
		}
		one := apiBoardItem{
			ID: i.ID, Kind: i.Kind, Subject: i.Subject, Title: apiText(i.Title), Body: apiText(i.Body), Pictures: len(i.Pictures),
			From: apiMoment(i.From), Until: apiMoment(i.Until), Permanent: i.Permanent,
		}
		for _, p := range i.Agenda {
			one.Agenda = append(one.Agenda, apiPoint{apiMoment(p.At), apiText(p.What)})
		}
		said.Items = append(said.Items, one)
	}
	return said, true, nil
}

type apiBlock struct {
	Promise data.PromiseID `json:"promise,omitempty"`
	Text    apiText        `json:"text"`
}

type apiSection struct {
	ID     string     `json:"id"`
	Title  apiText    `json:"title,omitzero"`
	Blocks []apiBlock `json:"blocks"`
}

type apiPart struct {
	ID       string       `json:"id"`
	Title    apiText      `json:"title"`
	Sections []apiSection `json:"sections"`
}

type apiCharter struct {
	Edition data.EditionNumber `json:"edition"`
	Title   apiText            `json:"title"`
	Source  string             `json:"source,omitempty"`
	Parts   []apiPart          `json:"parts"`
}

func sayCharter(_ *http.Request, e Edition, _ time.Time) (any, bool, error) {
	charter := e.Content.Charter
	said := apiCharter{e.Number, apiText(charter.Title), charter.Source, []apiPart{}}
	for _, p := range charter.Parts {
		part := apiPart{p.ID, apiText(p.Title), []apiSection{}}
		for _, s := range p.Sections {
			section := apiSection{s.ID, apiText(s.Title), []apiBlock{}}
			for _, b := range s.Blocks {
				section.Blocks = append(section.Blocks, apiBlock{b.Promise, apiText(b.Text)})
			}
			part.Sections = append(part.Sections, section)
		}
		said.Parts = append(said.Parts, part)
	}
	return said, false, nil
}
