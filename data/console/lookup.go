package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// LookupDesk keeps what opens a case to visitors.
type LookupDesk interface {
	Lookup(ctx context.Context) (data.LookupDepth, error)
	// SetLookup is ErrUnchanged where it is so already, and ErrNotShown where the
	// screens do not know yet.
	SetLookup(ctx context.Context, by string, depth data.LookupDepth) error
}

func (c *console) lookupRoutes(state sign) {
	administrators := only(data.Administrator)
	state("GET /access/lookup", administrators, c.lookup)
	state("POST /access/lookup", administrators, c.setLookup)
}

// depthChoice is a depth as the page offers it.
type depthChoice struct {
	Value       string // of the form; the usual depth has a name there too
	Name, About phrases.Key
	Depth       data.LookupDepth
	On          bool
}

func depthChoices(now data.LookupDepth) []depthChoice {
	all := []depthChoice{
		{"date", phrases.OfficeLookupDate, phrases.OfficeLookupDateAbout, data.LookupByDate, false},
		{"code", phrases.OfficeLookupCode, phrases.OfficeLookupCodeAbout, data.LookupByCode, false},
		{"slip", phrases.OfficeLookupSlip, phrases.OfficeLookupSlipAbout, data.LookupBySlip, false},
	}
	for i := range all {
		all[i].On = all[i].Depth == now
	}
	return all
}

// lookup is the page on which the administrator decides what opens a case.
func (c *console) lookup(w http.ResponseWriter, r *http.Request) error {
	return c.showLookup(w, r, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showLookup(w http.ResponseWriter, r *http.Request, o outcome) error {
	now, err := c.Lookup.Lookup(r.Context())
	if err != nil {
		return fmt.Errorf("look-up of cases: %w", err)
	}
	p := c.page(r, "access", phrases.OfficeLookup)
	p.Problems, p.Message, p.View = o.problems, o.message, depthChoices(now)
	return c.show(w, o.status, "lookup", p)
}

func (c *console) setLookup(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	for _, choice := range depthChoices("") {
		if choice.Value != r.PostForm.Get("depth") {
			continue
		}
		said := message{Key: phrases.OfficeLookupSet}
		switch err := c.Lookup.SetLookup(r.Context(), clerk(r.Context()).Name, choice.Depth); {
		case errors.Is(err, data.ErrUnchanged):
			said.Key = phrases.OfficeLookupSame
		case errors.Is(err, data.ErrNotShown):
			c.report(r, "look-up not on the screens", err)
			said = message{Key: phrases.OfficeLookupNotShown, Failed: true}
		case err != nil:
			return fmt.Errorf("set the look-up of cases: %w", err)
		}
		return c.redirect(w, r, "/access/lookup", said)
	}
	return c.showLookup(w, r, outcome{http.StatusUnprocessableEntity, data.Problems{{Field: "depth", Reason: data.Missing}}, nil})
}
