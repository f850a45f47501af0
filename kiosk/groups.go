package kiosk

import (
	"context"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type groupReader interface {
	Groups(ctx context.Context) ([]data.Group, error)
	ServicesIn(ctx context.Context, id data.GroupID) ([]data.Service, error)
}

// openGroups shows all subjects of services.
func (v *visit) openGroups() { load(v, Catalogue.Groups, v.groupsPage) }

func (v *visit) groupsPage(groups []data.Group) page {
	var all []tile
	for _, g := range groups {
		all = append(all, tile{
			icon: icon(g.Icon), name: v.in(g.Name), about: phrases.CountServices(v.language, g.Services), small: true,
			tapped: v.opens(Route{AtGroup, string(g.ID)}),
		})
	}
	return v.tilesPage(v.say(phrases.Services), v.say(phrases.KioskGroupsAsk), all)
}

// tilesPage is a question above a grid of many tiles.
func (v *visit) tilesPage(under, question string, all []tile) page {
	return page{under: under, heading: question, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			columns := 3
			if l.Portrait() {
				columns = 2
			}
			if v.low {
				return v.tiles(width, room.Height, l.PX(200), columns, all)
			}
			heading := l.Lines(look.Heading, question, width, look.Ink)
			left := room.Height - heading.MinSize().Height - l.PX(16)
			return look.Column(l.PX(16), heading, v.tiles(width, left, l.PX(200), columns, all))
		})
	}}
}

// openGroup shows the services of a subject.
func (v *visit) openGroup(id data.GroupID) {
	load(v, func(c Catalogue, ctx context.Context) (shelf, error) {
		groups, err := c.Groups(ctx)
		if err != nil {
			return shelf{}, err
		}
		for _, g := range groups {
			if g.ID == id {
				services, err := c.ServicesIn(ctx, id)
				return shelf{g.Name, icon(g.Icon), services}, err
			}
		}
		return shelf{}, data.ErrNotFound
	}, func(s shelf) page { return v.shelfPage(s, phrases.Services) })
}
