package public

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.org/parter/data"
)

// cardEnding is that of a business card's file: phones know it.
const cardEnding = ".vcf"

// card sends the business card of a department, which a phone offers to take into its
// contacts. Here it is a link and no QR code: nobody can point a camera at the phone
// in their hand.
func (s *site) card(w http.ResponseWriter, r *http.Request) error {
	id, is := strings.CutSuffix(r.PathValue("id"), cardEnding)
	if !is {
		return data.ErrNotFound
	}
	town, err := s.Catalogue.Town(r.Context())
	if err != nil {
		return fmt.Errorf("business card: %w", err)
	}
	departments, err := s.Catalogue.Departments(r.Context())
	if err != nil {
		return fmt.Errorf("business card: %w", err)
	}
	for _, d := range departments {
		card := d.Card(town, languageOf(r))
		if strings.EqualFold(string(d.ID), id) && card != "" {
			w.Header().Set("Content-Type", "text/vcard; charset=utf-8")
			http.ServeContent(w, r, "", time.Time{}, strings.NewReader(card))
			return nil
		}
	}
	return fmt.Errorf("business card: %w", data.ErrNotFound)
}
