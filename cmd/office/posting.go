package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/calendar"
	"example.org/parter/data/console"
	"example.org/parter/display"
	"example.org/parter/kiosk/handout"
)

// Post records that the posting was posted and shows it on the screens. When it may
// be removed follows from the days it has to hang and from the calendar.
func (d desk) Post(ctx context.Context, by string, p data.Posting) (data.Posting, error) {
	content, err := d.Content(ctx)
	if err != nil {
		return data.Posting{}, err
	}
	p.NotBefore = data.NotBefore(p.Posted.At, p.Days, offDays(content))
	if err := d.fits(ctx, map[string]string{"title": p.Title}, func(c data.Content, now time.Time) display.Draft {
		return display.DraftPosting(c, p.Public(), now)
	}); err != nil {
		return data.Posting{}, err
	}
	p, err = d.Store.Post(ctx, by, p)
	if err == nil {
		d.tell(ctx)
	}
	return p, unshown(err)
}

// PreviewPosting is the draft's first page as the surface will show it.
func (d desk) PreviewPosting(ctx context.Context, p data.Posting, on console.Surface) (console.Previewed, error) {
	content, err := d.Content(ctx)
	if err != nil {
		return console.Previewed{}, err
	}
	p.Posted.At = time.Now().Truncate(time.Minute)
	p.NotBefore = data.NotBefore(p.Posted.At, p.Days, offDays(content))
	return d.painter.PreviewPosting(ctx, p.Public(), on)
}

// WhyPosting says why the posting is or is not on the board now.
func (d desk) WhyPosting(ctx context.Context, l data.Language, id data.PostingID) (string, error) {
	content, err := d.painter.content(ctx)
	if err != nil {
		return "", err
	}
	return display.WhyPosting(l, content, id, time.Now()), nil
}

// offDays are weekends and days off.
func offDays(c data.Content) func(time.Time) bool {
	off := calendar.New(c.DaysOff)
	return func(day time.Time) bool {
		_, isOff := off.DayOff(day.Add(12 * time.Hour))
		return isOff || day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	}
}

// RemovePosting records that it was removed and takes it off the screens.
func (d desk) RemovePosting(ctx context.Context, by string, id data.PostingID, act data.PostingAct) (data.Posting, error) {
	p, err := d.Store.RemovePosting(ctx, by, id, act)
	if err == nil {
		d.tell(ctx)
	}
	return p, unshown(err)
}

// certify is how the posting hung on each board, up to the moment or until it was
// taken off.
func (d desk) certify(ctx context.Context, id data.PostingID, now time.Time) (data.Certificate, error) {
	p, err := d.Posting(ctx, id)
	if err != nil {
		return data.Certificate{}, err
	}
	if p.Posted.At.IsZero() {
		return data.Certificate{}, data.ErrNotFound
	}
	town, err := d.Content(ctx)
	if err != nil {
		return data.Certificate{}, err
	}
	c := data.Certificate{Town: town.Town.Name, Posting: p, Made: now, Until: now}
	if !p.Removed.At.IsZero() {
		c.Until = p.ChangedAt // the press of the button: until then the boards showed it
	}
	if settled, err := d.SettledHangings(ctx, id); !errors.Is(err, data.ErrNotFound) {
		c.Hangings = settled
		return c, err
	}
	boards, err := d.Painters(ctx, p.Posted.At, c.Until)
	if err != nil {
		return data.Certificate{}, err
	}
	for _, s := range d.screens() {
		here := s.Online || s.LastSeen.After(p.Posted.At)
		if s.Role == data.RoleBoard && here && !slices.Contains(boards, s.ID) {
			boards = append(boards, s.ID) // it told of nothing
		}
	}
	slices.Sort(boards)
	for _, board := range boards {
		events, err := d.ProofEvents(ctx, board, p.Posted.At, c.Until)
		if err != nil {
			return data.Certificate{}, err
		}
		c.Hangings = append(c.Hangings, data.HangingOf(board, string(data.BoardPosting)+"/"+string(id)+"/", events, p.Posted.At, c.Until))
	}
	return c, nil
}

// PostingPDF is the certificate of posting, or of removal, to be printed and signed.
func (d desk) PostingPDF(ctx context.Context, id data.PostingID, removal bool) ([]byte, error) {
	c, err := d.certify(ctx, id, time.Now())
	if err != nil {
		return nil, err
	}
	if removal && c.Posting.Removed.At.IsZero() {
		return nil, data.ErrNotFound
	}
	if !removal {
		return handout.PostedPDF(c)
	}
	return handout.RemovedPDF(c)
}

// Hangings are how the posting hung so far.
func (d desk) Hangings(ctx context.Context, id data.PostingID) ([]data.Hanging, error) {
	c, err := d.certify(ctx, id, time.Now())
	return c.Hangings, err
}
