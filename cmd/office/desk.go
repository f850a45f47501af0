package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"example.org/parter/cmd/machine"
	"example.org/parter/data"
	"example.org/parter/data/console"
	"example.org/parter/data/sqlite"
	"example.org/parter/display"
	"example.org/parter/kiosk/handout"
)

// desk is the store as the console uses it. What it publishes is on the screens
// before it answers.
type desk struct {
	*sqlite.Store
	released func(context.Context) // tells screens and public pages of a new edition
	painter  *painter              // nil: nobody looks whether it fits on a board
	screens  func() []data.ScreenHealth
}

// Content is what the screens show, which is read once an edition and not for each
// page; nobody may change it.
func (d desk) Content(ctx context.Context) (data.Content, error) {
	if d.painter == nil {
		return d.Store.Content(ctx)
	}
	return d.painter.content(ctx)
}

// fits is Problems of the field that holds what does not fit on a board, by the
// fields' texts.
func (d desk) fits(ctx context.Context, texts map[string]string, draft func(data.Content, time.Time) display.Draft) error {
	if d.painter == nil {
		return nil
	}
	unfit, err := d.painter.Unfit(ctx, draft)
	if unfit == "" || err != nil {
		return err
	}
	for field, text := range texts {
		if strings.Contains(text, unfit) {
			return data.Problems{{Field: field, Reason: data.DoesNotFit}}
		}
	}
	return data.Problems{{Field: "body", Reason: data.DoesNotFit}}
}

// tell tells of a publication that is committed, also when the browser that
// asked for it has gone away.
func (d desk) tell(ctx context.Context) { d.released(context.WithoutCancel(ctx)) }

// PublishNotice publishes the notice and tells the screens. What does not fit on a
// board is refused.
func (d desk) PublishNotice(ctx context.Context, by string, id data.NoticeID, revision int) (data.DraftedNotice, error) {
	draft, err := d.DraftedNotice(ctx, id)
	if err != nil {
		return data.DraftedNotice{}, err
	}
	if err := d.fitsNotice(ctx, draft.Notice); err != nil {
		return data.DraftedNotice{}, err
	}
	n, err := d.Store.PublishNotice(ctx, by, id, revision)
	return n, d.after(ctx, err)
}

// WithdrawNotice takes the notice off the screens.
func (d desk) WithdrawNotice(ctx context.Context, by string, id data.NoticeID) (data.DraftedNotice, error) {
	n, err := d.Store.WithdrawNotice(ctx, by, id)
	if err == nil {
		d.tell(ctx)
	}
	return n, unshown(err)
}

// SetLookup sets what opens a case, and tells the screens and the phones.
func (d desk) SetLookup(ctx context.Context, by string, depth data.LookupDepth) error {
	return d.after(ctx, d.Store.SetLookup(ctx, by, depth))
}

// SetSealKeys sets to which keys contacts are sealed, and tells the screens and the phones.
func (d desk) SetSealKeys(ctx context.Context, by string, keys data.SealKeys) error {
	return d.after(ctx, d.Store.SetSealKeys(ctx, by, keys))
}

// unshown is the store's word for a change that the screens do not know, as the
// console knows it. There is nothing new then to tell the screens of.
func unshown(err error) error {
	if errors.Is(err, sqlite.ErrNotShown) {
		return fmt.Errorf("%w: %w", data.ErrNotShown, err)
	}
	return err
}

// Case is the case with its slip, which says when to come where that is known: what
// the public sees may be unreadable for a moment, and a slip is a slip without it.
func (d desk) Case(ctx context.Context, id data.CaseID) (data.CaseAnswer, error) {
	answer, err := d.CaseSlip(ctx, id)
	if err != nil {
		return data.CaseAnswer{}, err
	}
	if content, err := d.Content(ctx); err == nil {
		answer.Slip = answer.Paper(data.DeskOf(content.Town, content.Departments))
	}
	return answer, nil
}

// Cases lists cases.
func (d desk) Cases(ctx context.Context, q console.CaseQuery) ([]console.CaseRow, error) {
	rows, err := d.Store.Cases(ctx, sqlite.CaseQuery(q))
	list := make([]console.CaseRow, len(rows))
	for i, row := range rows {
		list[i] = console.CaseRow(row)
	}
	return list, err
}

// slipPDF is the slip as the desk's browser opens it.
func slipPDF(_ context.Context, slip data.Slip) ([]byte, error) {
	return handout.SlipPDF(slip, data.Bulgarian)
}

// deskPrinter prints the desk's slips on the printer. Without one there is none: a
// file on the server is of no use to a clerk's browser.
func deskPrinter(name machine.SlipPrinter, folder machine.Folder) console.PrintSlip {
	if name == "" || name == "none" {
		return nil
	}
	p := name.Printer(folder)
	return func(ctx context.Context, slip data.Slip) (string, error) { return printSlip(ctx, p, slip) }
}
