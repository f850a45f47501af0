package main

import (
	"context"
	"errors"
	"time"

	"example.org/parter/data"
	"example.org/parter/display"
)

// entryDesk is the store as the console's forms of the content use it. What is
// published is on the screens before it answers.
type entryDesk struct {
	desk
	archive archive
}

// TakeForm keeps the document of a form.
func (d entryDesk) TakeForm(ctx context.Context, file []byte) (data.FormFile, error) {
	return d.archive.Take(ctx, file)
}

// FormFile is the document as it was taken.
func (d entryDesk) FormFile(_ context.Context, sha256 string) ([]byte, error) {
	return d.archive.files.File(sha256)
}

// PublishEntry publishes the draft and tells the screens. A notice that does not fit
// on a board is refused.
func (d entryDesk) PublishEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	draft, err := d.Entry(ctx, ref)
	if err != nil {
		return data.DraftedEntry{}, err
	}
	if n, ok := draft.Entry.(data.Notice); ok {
		if err := d.fitsNotice(ctx, n); err != nil {
			return data.DraftedEntry{}, err
		}
	}
	e, err := d.Store.PublishEntry(ctx, by, ref, revision)
	return e, d.after(ctx, err)
}

// fitsNotice is Problems where the notice does not fit on a board. Of one that is not
// complete, or too long, the store says so: what stands beside it is not to blame.
func (d desk) fitsNotice(ctx context.Context, n data.Notice) error {
	if n.Check(time.Now()) != nil {
		return nil
	}
	return d.fits(ctx, map[string]string{"title": n.Title}, func(c data.Content, now time.Time) display.Draft {
		return display.DraftNotice(c, dated(n, now), now)
	})
}

// UndoPublication brings back what the public saw before, and tells the screens.
func (d entryDesk) UndoPublication(ctx context.Context, by string, ref data.EntryRef, number int) (data.DraftedEntry, error) {
	e, err := d.Store.UndoPublication(ctx, by, ref, number)
	return e, d.after(ctx, err)
}

// RemoveEntry takes the entry from the public, and tells the screens.
func (d entryDesk) RemoveEntry(ctx context.Context, by string, ref data.EntryRef, revision int) (data.DraftedEntry, error) {
	e, err := d.Store.RemoveEntry(ctx, by, ref, revision)
	return e, d.after(ctx, err)
}

// PublishEntries publishes all of the drafts or none, and tells the screens.
func (d entryDesk) PublishEntries(ctx context.Context, by string, drafts []data.Drafted) error {
	return d.after(ctx, d.Store.PublishEntries(ctx, by, drafts))
}

// CheckServices publishes that the services were checked today, and tells the screens.
func (d entryDesk) CheckServices(ctx context.Context, by string, ids []data.ServiceID) error {
	return d.after(ctx, d.Store.CheckServices(ctx, by, ids))
}

// after tells the screens of a change that was published.
func (d desk) after(ctx context.Context, err error) error {
	if err == nil {
		d.tell(ctx)
	}
	return unshown(err)
}

// publishDue publishes the drafts whose time has come.
func (h *house) publishDue(ctx context.Context) error {
	published, err := h.store.PublishDue(ctx)
	if published > 0 {
		h.log.Info("published at its time", "drafts", published)
		h.release(ctx)
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
