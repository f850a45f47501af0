package console

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// SealDesk keeps to which public keys contacts are sealed, and what is sealed. It has no
// key that opens it.
type SealDesk interface {
	SealKeys(ctx context.Context) (data.SealKeys, error)
	// SetSealKeys is ErrUnchanged where they are so already, and ErrNotShown where the
	// screens do not know yet.
	SetSealKeys(ctx context.Context, by string, keys data.SealKeys) error
	// WaitingContacts are those of messages that nobody replied to.
	WaitingContacts(ctx context.Context) ([]data.WaitingContact, error)
}

func (c *console) sealRoutes(state sign) {
	administrators, readers := only(data.Administrator), only(data.FeedbackReader)
	state("GET /access/seal", administrators, c.seal)
	state("POST /access/seal", administrators, c.sure(c.setSeal))
	state("GET /feedback/contacts", readers, c.waitingContacts)
}

// sealForm is the public keys as they are entered, and whether somebody says where the
// secret ones are. Those never come here.
type sealForm struct {
	Entered                      data.SealKeys
	StoredOffice, StoredRecovery bool
	Now                          data.SealKeys
	Waiting                      int // contacts that are sealed to keys from before
}

func (c *console) seal(w http.ResponseWriter, r *http.Request) error {
	return c.showSeal(w, r, sealForm{}, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showSeal(w http.ResponseWriter, r *http.Request, f sealForm, o outcome) error {
	now, err := c.Seal.SealKeys(r.Context())
	if err != nil {
		return fmt.Errorf("keys of the seal: %w", err)
	}
	waiting, err := c.Seal.WaitingContacts(r.Context())
	if err != nil {
		return fmt.Errorf("contacts that wait: %w", err)
	}
	f.Now, f.Waiting = now, len(waiting)
	p := c.page(r, "access", phrases.OfficeSeal)
	p.Path, p.Fields, p.Said = "/access/seal", "office.seal.field.", map[string]string{}
	for _, problem := range o.problems {
		switch problem.Reason {
		case data.BadFormat:
			p.Said[problem.Field] = phrases.In(p.Language, phrases.OfficeSealWrong)
		case data.Taken:
			p.Said[problem.Field] = phrases.In(p.Language, phrases.OfficeSealTwice)
		case data.Contradicts:
			p.Said[problem.Field] = phrases.In(p.Language, phrases.OfficeSealTick)
		default:
		}
	}
	p.Problems, p.Message, p.View = o.problems, o.message, f
	return c.show(w, o.status, "seal", p)
}

func (c *console) setSeal(w http.ResponseWriter, r *http.Request) error {
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	f := sealForm{
		Entered:      data.SealKeys{Office: get("seal_office"), Recovery: get("seal_recovery")},
		StoredOffice: get("stored_office") != "", StoredRecovery: get("stored_recovery") != "",
	}
	var problems data.Problems
	if err := c.CheckSeal(f.Entered); err != nil && !errors.As(err, &problems) {
		return fmt.Errorf("keys of the seal: %w", err)
	}
	for _, file := range []struct {
		field  string
		stored bool
	}{{"stored_office", f.StoredOffice}, {"stored_recovery", f.StoredRecovery}} {
		if !file.stored {
			problems = append(problems, data.Problem{Field: file.field, Reason: data.Contradicts})
		}
	}
	if problems != nil {
		return c.showSeal(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	said := message{Key: phrases.OfficeSealSet}
	switch err := c.Seal.SetSealKeys(r.Context(), clerk(r.Context()).Name, f.Entered); {
	case errors.Is(err, data.ErrUnchanged):
		said.Key = phrases.OfficeSealSame
	case errors.Is(err, data.ErrNotShown):
		c.report(r, "keys of the seal not on the screens", err)
		said = message{Key: phrases.OfficeSealNotShown, Failed: true}
	case err != nil:
		c.report(r, "keys of the seal not set", err)
		return c.showSeal(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeSealNotSet, Failed: true}})
	}
	return c.redirect(w, r, "/access/seal", said)
}

// sealNeeds remind an administrator that nobody can ask for an answer yet.
func (c *console) sealNeeds(ctx context.Context, l data.Language, _ data.Account) ([]Need, error) {
	keys, err := c.Seal.SealKeys(ctx)
	if err != nil {
		return nil, fmt.Errorf("keys of the seal: %w", err)
	}
	if keys.Complete() {
		return nil, nil
	}
	return []Need{{Kind: NeedSeal, Words: phrases.In(l, phrases.OfficeSealNeed), Link: "/access/seal"}}, nil
}

// waitingContacts lists who waits for an answer; the page opens what is sealed in the
// browser.
func (c *console) waitingContacts(w http.ResponseWriter, r *http.Request) error {
	waiting, err := c.Seal.WaitingContacts(r.Context())
	if err != nil {
		return fmt.Errorf("contacts that wait: %w", err)
	}
	p := c.page(r, "feedback", phrases.OfficeContacts)
	p.Message, p.View = c.told(r), waiting
	return c.show(w, http.StatusOK, "contacts", p)
}
