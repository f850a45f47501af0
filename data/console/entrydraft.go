package console

import (
	"fmt"
	"net/http"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// showTheirs shows what somebody else made of the entry meanwhile, beside what was
// entered.
func (c *console) showTheirs(w http.ResponseWriter, r *http.Request, f openedForm, theirs data.DraftedEntry, says phrases.Key) error {
	p := c.page(r, "", phrases.OfficeEntryNew)
	p.Fields = entryFields
	f.Theirs = p.differences(theirs.Entry, f.done(), f.content)
	f.Saved, f.Revision = &theirs, theirs.Revision
	return c.showEntry(w, r, f, outcome{http.StatusConflict, nil, &message{Key: says, Args: []string{theirs.ChangedBy}, Failed: true}})
}

// entryNotDecided: somebody else has changed the draft meanwhile.
func (c *console) entryNotDecided(w http.ResponseWriter, r *http.Request, f openedForm, do string) error {
	theirs, err := c.Entries.Entry(r.Context(), f.Ref)
	if err != nil {
		return fmt.Errorf("draft changed meanwhile: %w", err)
	}
	says := phrases.OfficeDraftNotDone
	if do == "return" {
		says = phrases.OfficeDraftNotReturned
	}
	return c.showTheirs(w, r, f, theirs, says)
}

// savedWords says what saving the form did.
func (f openedForm) savedWords() phrases.Key {
	plain := phrases.OfficeEntrySaved
	switch {
	case f.Saved.Published == nil:
		plain = phrases.OfficeDraftSavedNew
	case f.Saved.State == data.EntryPublished:
		plain = phrases.OfficeDraftSavedSame
	}
	return savedWords(f.was, f.Saved.Approval, plain)
}
