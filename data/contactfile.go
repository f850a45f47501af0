package data

import (
	"fmt"
	"io"
	"strings"
)

// SealedContact is a sealed contact with the message that it belongs to.
type SealedContact struct {
	Message EventID    // empty: it is not said
	Number  CaseNumber // of its case; empty: it is not said
	Sealed  Sealed
}

// contactMark begins the line that says whose the seal under it is.
const contactMark = "# "

// WriteContacts writes sealed contacts one under another, each below a line that names
// its message and its case; ReadContacts reads them.
func WriteContacts(to io.Writer, all []SealedContact) error {
	for _, c := range all {
		if _, err := fmt.Fprintf(to, "%s%s %s\n%s\n", contactMark, c.Message, c.Number, strings.TrimSpace(string(c.Sealed))); err != nil {
			return fmt.Errorf("sealed contacts: %w", err)
		}
	}
	return nil
}

// ReadContacts are the sealed contacts in the text; what stands between them is passed
// over. One that is cut off has no end, and opens with no key.
func ReadContacts(text string) (all []SealedContact) {
	var c SealedContact
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		whose, marked := strings.CutPrefix(line, contactMark)
		switch line = strings.TrimSpace(line); {
		case line == armourBegins:
			if c.Sealed != "" {
				all, c = append(all, c), SealedContact{}
			}
			c.Sealed = Sealed(line + "\n")
		case c.Sealed == "" && marked:
			message, number, _ := strings.Cut(strings.TrimSpace(whose), " ")
			c.Message, c.Number = EventID(message), CaseNumber(number)
		case c.Sealed != "":
			c.Sealed += Sealed(line + "\n")
			if line == armourEnds {
				all, c = append(all, c), SealedContact{}
			}
		}
	}
	if c.Sealed != "" {
		all = append(all, c)
	}
	return all
}
