package kiosk

import (
	"context"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type lifeEventReader interface {
	LifeEvents(ctx context.Context) ([]data.LifeEvent, error)
	ServicesOf(ctx context.Context, id data.LifeEventID) ([]data.Service, error)
}

// openEvents shows all life events.
func (v *visit) openEvents() { load(v, Catalogue.LifeEvents, v.eventsPage) }

func (v *visit) eventsPage(events []data.LifeEvent) page {
	var all []tile
	for _, e := range events {
		all = append(all, tile{
			icon: icon(e.Icon), name: v.in(e.Name), about: phrases.CountServices(v.language, len(e.Services)), small: true,
			tapped: v.opens(Route{AtEvent, string(e.ID)}),
		})
	}
	return v.tilesPage(v.say(phrases.KioskEvents), v.say(phrases.KioskEventsAsk), all)
}

// openEvent shows the services that one needs when it happens.
func (v *visit) openEvent(id data.LifeEventID) {
	load(v, func(c Catalogue, ctx context.Context) (shelf, error) {
		events, err := c.LifeEvents(ctx)
		if err != nil {
			return shelf{}, err
		}
		for _, e := range events {
			if e.ID == id {
				services, err := c.ServicesOf(ctx, id)
				return shelf{e.Name, icon(e.Icon), services}, err
			}
		}
		return shelf{}, data.ErrNotFound
	}, func(s shelf) page { return v.shelfPage(s, phrases.KioskEvents) })
}
