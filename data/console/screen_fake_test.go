package console

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"example.org/parter/data"
)

// screenDesk is the fake desk of screens: it forgets and restarts in the list.
type screenDesk struct{ o *office }

func (d screenDesk) RestartScreen(_ context.Context, by string, id data.ScreenID) error {
	o := d.o
	if err := o.failing["RestartScreen"]; err != nil {
		return err
	}
	for i := range o.screens {
		if h := &o.screens[i]; h.ID == id && h.Online && h.Run != "" {
			h.RestartAsked, h.RestartTook = o.now, 0
			o.toScreens = append(o.toScreens, by+" restarts "+string(id))
			return nil
		}
	}
	return fmt.Errorf("screen %s: %w", id, data.ErrUnavailable)
}

func (d screenDesk) ForgetScreen(_ context.Context, by string, id data.ScreenID) error {
	o := d.o
	if err := o.failing["ForgetScreen"]; err != nil {
		return err
	}
	for i, h := range o.screens {
		switch {
		case h.ID == id && h.Online:
			return fmt.Errorf("screen %s: %w", id, data.ErrConflict)
		case h.ID == id:
			o.screens = append(o.screens[:i:i], o.screens[i+1:]...)
			o.toScreens = append(o.toScreens, by+" forgets "+string(id))
			return nil
		}
	}
	return data.ErrNotFound
}

// newestEdition is what the office published last, an hour ago; each one before it an
// hour earlier.
const newestEdition = 4

func (d screenDesk) EditionsAfter(_ context.Context, n data.EditionNumber) (int, time.Time, error) {
	if n >= newestEdition {
		return 0, time.Time{}, d.o.failing["EditionsAfter"]
	}
	newer := int(newestEdition - n)
	return newer, d.o.now.Add(-time.Duration(newer) * time.Hour), d.o.failing["EditionsAfter"]
}

// well are the vitals of a screen with which nothing is wrong.
func well() *data.Vitals {
	var exact time.Duration
	return &data.Vitals{
		Version: "1.0", Uptime: time.Hour, Width: 1920, Height: 1080, Frame: 3 * time.Second, Answer: 10 * time.Millisecond,
		DiskFree: 48_000_000_000, DiskSize: 64_000_000_000, Ahead: &exact, TimeKept: true,
	}
}

// connected is a screen that told of itself a moment ago.
func connected(id data.ScreenID, role data.ScreenRole, now time.Time) data.ScreenHealth {
	v := well()
	if role == data.RoleKiosk {
		v.Printer = &data.PrinterVitals{Queue: true, Ready: true}
	} else {
		v.Groups = []data.BoardGroup{"партер"}
	}
	return data.ScreenHealth{
		ID: id, Role: role, Edition: newestEdition, Online: true, LastSeen: now, Run: "r1",
		Connected: now.Add(-time.Hour), Started: now.Add(-time.Hour), Told: now, Vitals: v,
	}
}

// connectedScreens are the screens now: those that are connected tell of themselves
// all the time.
func (o *office) connectedScreens() []data.ScreenHealth {
	screens := slices.Clone(o.screens)
	for i := range screens {
		if h := &screens[i]; h.Online && h.Vitals != nil && !o.silent {
			h.Told = o.now
		}
	}
	return screens
}

func (o *office) openDrafts(_ context.Context, limit int) (drafts []data.OpenDraft, all int, err error) {
	for _, d := range o.notices {
		if d.Published == nil && d.Version == 0 || d.State == data.NoticeChanged {
			drafts = append(drafts, data.OpenDraft{ID: d.ID, Title: d.Title, State: d.State, ChangedBy: d.ChangedBy, ChangedAt: d.ChangedAt})
		}
	}
	slices.SortFunc(drafts, func(a, b data.OpenDraft) int { return cmp.Compare(a.ID, b.ID) })
	return drafts[:min(len(drafts), limit)], len(drafts), o.failing["OpenDrafts"]
}

// published is the content with the notices that were published.
func (o *office) published(context.Context) (data.Content, error) {
	c := o.content
	c.Notices = slices.Clone(c.Notices)
	for _, id := range slices.Sorted(maps.Keys(o.notices)) {
		if n := o.notices[id].Published; n != nil {
			c.Notices = append(c.Notices, *n)
		}
	}
	return c, o.failing["Content"]
}

// OnAt is what the board's desk judges to be on.
func (o *office) OnAt(ctx context.Context, l data.Language, at time.Time) ([]Judged, error) {
	all, err := o.JudgedAt(ctx, l, at)
	return slices.DeleteFunc(all, func(j Judged) bool { return !j.On }), err
}

func (o *office) guessing(id data.ScreenID) data.Guessing {
	if id == "kiosk" {
		return o.guessed
	}
	return data.Guessing{}
}
