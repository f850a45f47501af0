package main

import (
	"context"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
	"example.org/parter/display/playlist"
)

// boardDesk is the store as the console's pages of the board use it.
type boardDesk struct {
	desk
	gallery gallery
}

// SaveBoardItem publishes the item and tells the screens. What does not fit on a board
// is refused.
func (d boardDesk) SaveBoardItem(ctx context.Context, by string, item data.BoardItem) (data.BoardItem, error) {
	texts := map[string]string{"title": item.Title.BG}
	if item.Kind == data.BoardAgenda {
		for _, point := range item.Agenda {
			texts["agenda"] += point.What.BG + "\n"
		}
	}
	if err := d.fits(ctx, texts, func(c data.Content, now time.Time) display.Draft { return display.DraftItem(c, item, now) }); err != nil {
		return item, err
	}
	saved, err := d.Store.SaveBoardItem(ctx, by, item)
	if err == nil {
		d.tell(ctx)
	}
	return saved, unshown(err)
}

// MoveBoardItem publishes the new order and tells the screens.
func (d boardDesk) MoveBoardItem(ctx context.Context, by string, id data.BoardItemID, places int) error {
	err := d.Store.MoveBoardItem(ctx, by, id, places)
	if err == nil {
		d.tell(ctx)
	}
	return unshown(err)
}

// RemoveBoardItem takes the item off the boards.
func (d boardDesk) RemoveBoardItem(ctx context.Context, by string, id data.BoardItemID) error {
	err := d.Store.RemoveBoardItem(ctx, by, id)
	if err == nil {
		d.tell(ctx)
	}
	return unshown(err)
}

// TakePictures keeps what the file shows.
func (d boardDesk) TakePictures(ctx context.Context, file []byte) ([]data.Picture, error) {
	return d.gallery.Take(ctx, file)
}

// PictureFile is the kept picture.
func (d boardDesk) PictureFile(_ context.Context, name string) ([]byte, error) {
	return d.gallery.pictures.File(name)
}

// PreviewItem is the item's first page as the board paints it.
func (d boardDesk) PreviewItem(ctx context.Context, item data.BoardItem, on console.Surface) (console.Previewed, error) {
	return d.painter.PreviewItem(ctx, item, on)
}

// WhyItems says of each item why it is or is not on the board now.
func (d boardDesk) WhyItems(ctx context.Context, l data.Language, ids ...data.BoardItemID) ([]string, error) {
	c, err := d.painter.content(ctx)
	if err != nil {
		return nil, err
	}
	return display.WhyItems(l, c, time.Now(), ids...), nil
}

// JudgedAt is all that could be on the boards, at the moment.
func (d boardDesk) JudgedAt(ctx context.Context, l data.Language, at time.Time) ([]console.Judged, error) {
	return d.judged(ctx, l, at, display.JudgedAt)
}

// OnAt is what is on the boards at the moment.
func (d boardDesk) OnAt(ctx context.Context, l data.Language, at time.Time) ([]console.Judged, error) {
	return d.judged(ctx, l, at, display.OnAt)
}

func (d boardDesk) judged(ctx context.Context, l data.Language, at time.Time, judge func(data.Language, data.Content, time.Time) []display.Judged) ([]console.Judged, error) {
	c, err := d.painter.content(ctx)
	if err != nil {
		return nil, err
	}
	var all []console.Judged
	for _, j := range judge(l, c, at) {
		all = append(all, console.Judged(j))
	}
	return all, nil
}

// SceneAt is the board as it begins at the moment.
func (d boardDesk) SceneAt(ctx context.Context, at time.Time) ([]byte, error) {
	return d.painter.Scene(ctx, at, console.OnBoard)
}

// Week is what is on the boards in the seven days from the day on.
func (d boardDesk) Week(ctx context.Context, from time.Time) (w console.Week, err error) {
	c, err := d.painter.content(ctx)
	if err != nil {
		return w, err
	}
	week := display.WeekOf(c, from)
	w.Days = week.Days
	for n := range week.Days {
		w.Awake[n] = stretches(week.Awake[n])
	}
	for _, row := range week.Rows {
		shown := console.WeekRow{Kind: row.Kind, ID: row.ID}
		for n := range row.Days {
			shown.Days[n] = stretches(row.Days[n])
		}
		w.Rows = append(w.Rows, shown)
	}
	return w, nil
}

func stretches(spans []playlist.Span) (all []console.Stretch) {
	for _, s := range spans {
		all = append(all, console.Stretch(s))
	}
	return all
}
