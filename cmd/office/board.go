package main

import (
	"context"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/display"
)

// boardDesk is the store as the console's pages of the board use it.
type boardDesk struct {
	desk
	gallery   gallery
	published func(context.Context) (data.Content, error) // that the boards show
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
func (d boardDesk) PreviewItem(ctx context.Context, item data.BoardItem) (console.Previewed, error) {
	return d.painter.PreviewItem(ctx, item)
}

// WhyItem says why the item is or is not on the board now.
func (d boardDesk) WhyItem(ctx context.Context, l data.Language, id data.BoardItemID) (string, error) {
	c, err := d.Content(ctx)
	if err != nil {
		return "", err
	}
	return display.WhyItem(l, c, id, time.Now()), nil
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
	c, err := d.published(ctx)
	if err != nil {
		return nil, err
	}
	var all []console.Judged
	for _, j := range judge(l, c, at) {
		all = append(all, console.Judged(j))
	}
	return all, nil
}
