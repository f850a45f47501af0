package kiosk

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/assets/look"
	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type noticeReader interface {
	Notices(ctx context.Context) ([]data.Notice, error)
	Notice(ctx context.Context, id data.NoticeID) (data.Notice, error)
}

// openNotices shows what is on now.
func (v *visit) openNotices() {
	load(v, Catalogue.Notices, func(all []data.Notice) page {
		now := v.kiosk.o.Clock()
		return v.noticesPage(shown(all, now), nextChange(all, now))
	})
}

// shown are the notices that are on at the moment.
func shown(all []data.Notice, now time.Time) []data.Notice {
	var on []data.Notice
	for _, n := range all {
		if n.ShownAt(now) {
			on = append(on, n)
		}
	}
	return on
}

// nextChange is the next moment at which a notice begins or ends; zero: none.
func nextChange(all []data.Notice, now time.Time) time.Time {
	var next time.Time
	for _, n := range all {
		for _, at := range []time.Time{n.From, n.Until} {
			if at.After(now) && (next.IsZero() || at.Before(next)) {
				next = at
			}
		}
	}
	return next
}

func (v *visit) noticesPage(on []data.Notice, changes time.Time) page {
	heading := v.say(phrases.Notices)
	return page{under: heading, heading: heading, changes: changes, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			column := v.titled(heading, width)
			if len(on) == 0 {
				column.Add(v.nothingYet("bell", phrases.KioskNoNotices, phrases.KioskNoNoticesMore, width))
				v.waysOn(column, fyne.NewSize(width, room.Height))
				return column
			}
			var rows []row
			for _, n := range on {
				rows = append(rows, row{icon: "bell", name: n.Title, about: v.span(n), tapped: v.opens(Route{AtNotice, string(n.ID)})})
			}
			column.Add(v.rows(width, rows))
			return column
		})
	}}
}

// span is from when until when the notice is shown.
func (v *visit) span(n data.Notice) string {
	return phrases.NoticeTimes(v.language, n)
}

// openNotice shows the whole text of one notice, as long as it is on.
func (v *visit) openNotice(id data.NoticeID) {
	load(v, func(c Catalogue, ctx context.Context) (data.Notice, error) {
		n, err := c.Notice(ctx, id)
		if err == nil && !n.ShownAt(v.kiosk.o.Clock()) {
			return n, data.ErrNotFound
		}
		return n, err
	}, v.noticePage)
}

func (v *visit) noticePage(n data.Notice) page {
	return page{under: v.say(phrases.Notices), heading: n.Title, reads: true, changes: n.Until, body: func(room fyne.Size) fyne.CanvasObject {
		return v.scrolled(room, func(width float32) fyne.CanvasObject {
			l := v.look()
			inner := min(width-2*l.PX(48), l.PX(1400)) // longer lines are hard to follow
			column := v.titled(n.Title, inner)
			column.Add(l.Lines(look.Caption, v.span(n), inner, look.Muted))
			column.Add(l.Written(n.Body, inner, look.Ink))
			return l.Card(48, 40, look.AtLeast(width-2*l.PX(48), 0, column))
		})
	}}
}
