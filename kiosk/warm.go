package kiosk

import (
	"io"
	"log/slog"
	"time"

	"example.org/parter/data"
)

// WarmUp builds the screens that most visitors see, for nobody: what is read, drawn
// or measured for the first time takes longer, and no visitor has to wait for it.
// It may take as long as a few screens; nobody is there when a kiosk starts.
func (k *Kiosk) WarmUp() {
	if k.catalogue == nil {
		return
	}
	o := k.o
	o.Background, o.Report = func(work func()) { work() }, func(data.EventKind, string) {}
	o.After = func(time.Duration, func()) func() { return func() {} }
	o.Printer, o.Speaker, o.Machine, o.Clipboard = nil, nil, nil, nil
	o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	ghost := New(o)
	ghost.catalogue, ghost.lobby = k.catalogue, k.lobby
	groups, err := k.catalogue.Groups(ghost.visit.ctx)
	if err != nil || len(groups) == 0 {
		return
	}
	services, err := k.catalogue.ServicesIn(ghost.visit.ctx, groups[0].ID)
	if err != nil || len(services) == 0 {
		return
	}
	for _, r := range []Route{
		{Place: AtGroups},
		{AtGroup, string(groups[0].ID)},
		{AtService, string(services[0].ID)},
		{Place: AtEvents},
		{Place: AtPhones},
		{Place: AtForms},
		{Place: AtCharter},
		{Place: AtNotices},
		{Place: AtLookup},
		{Place: AtHelp},
		{Place: AtSearch},
	} {
		ghost.visit.open(r)
	}
	for _, letter := range "скица" {
		ghost.visit.typedRune(letter)
	}
	ghost.visit.forget()
}
