package kiosk

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"example.org/parter/assets/look"
	"example.org/parter/data"
)

// drafted is a content read as if it were an edition, as far as the screens need it
// of which there are previews.
type drafted struct {
	Catalogue
	content data.Content
}

func (d drafted) Groups(context.Context) ([]data.Group, error) { return d.content.Groups, nil }

func (d drafted) Forms(context.Context) ([]data.Form, error) { return d.content.Forms, nil }

func (d drafted) LifeEvents(context.Context) ([]data.LifeEvent, error) {
	return d.content.LifeEvents, nil
}

func (d drafted) Receptions(context.Context) ([]data.Reception, error) {
	return d.content.Receptions, nil
}

func (d drafted) Service(_ context.Context, id data.ServiceID) (data.Service, error) {
	e, err := d.content.Find(data.EntryRef{Kind: data.KindService, ID: string(id)})
	if err != nil {
		return data.Service{}, err
	}
	s, _ := e.(data.Service) // what Find gives for the kind
	return s, nil
}

func (d drafted) ServicesNamed(ctx context.Context, ids []data.ServiceID) (all []data.Service, err error) {
	for _, id := range ids {
		if s, err := d.Service(ctx, id); err == nil { // one that is not there is left out
			all = append(all, s)
		}
	}
	return all, nil
}

func (d drafted) ServicesOf(ctx context.Context, id data.LifeEventID) ([]data.Service, error) {
	e, err := d.content.Find(data.EntryRef{Kind: data.KindLifeEvent, ID: string(id)})
	if err != nil {
		return nil, err
	}
	event, _ := e.(data.LifeEvent)
	return d.ServicesNamed(ctx, event.Services)
}

// Preview is the screen on which a visitor will read the entry of the content, and
// whether it is longer than the screen. Of an entry of a kind that has no screen of
// its own it is data.ErrNotFound. One preview must end before another begins.
func Preview(s look.Screen, c data.Content, e data.Entry, now time.Time) (screen fyne.CanvasObject, goesOn bool, err error) {
	v := still(s, c, drafted{content: c}, now)
	department := ""
	switch e := e.(type) {
	case data.Service:
		v.way = history{}.to(Route{Place: AtGroups}).to(Route{AtGroup, string(e.Group)}).to(Route{AtService, string(e.ID)})
	case data.LifeEvent:
		v.way = history{}.to(Route{AtEvent, string(e.ID)})
	case data.Department:
		v.way, department = history{}.to(Route{Place: AtPhones}), v.in(e.Name)
	case data.Receptions, data.DaysOffList:
		v.way = history{}.to(Route{Place: AtPhones}).to(Route{Place: AtDays})
	default:
		return nil, false, data.ErrNotFound
	}
	v.refresh()
	v.lookFor(department)
	return v.kiosk.root, v.scroll != nil, nil
}

// lookFor scrolls a long list as a visitor does who looks for the name, if it is not
// to be seen without that.
func (v *visit) lookFor(name string) {
	if v.scroll == nil || name == "" {
		return
	}
	line := written(v.scroll.Content, name)
	if line == nil {
		return
	}
	if y, ok := below(v.scroll.Content, line); ok && y > v.scroll.Size().Height/2 {
		v.scroll.By(y - v.look().PX(40))
	}
}

// written is the line with which the words begin; nil: they are not written.
func written(o fyne.CanvasObject, words string) fyne.CanvasObject {
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" && strings.HasPrefix(words, o.Text) {
			return o
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if found := written(child, words); found != nil {
				return found
			}
		}
	}
	return nil
}
