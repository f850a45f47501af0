package console

import (
	"fmt"
	"html/template"
	"net/http"

	"example.org/parter/data"
)

// brochure is the brochure of a published service in a language, to open and to
// print. What it says is public: everybody at the counters may hand one out.
func (c *console) brochure(l data.Language) task {
	return func(w http.ResponseWriter, r *http.Request) error {
		pdf, err := c.Brochure(r.Context(), data.ServiceID(r.PathValue("id")), l)
		if err != nil {
			return fmt.Errorf("brochure to open: %w", err)
		}
		writePDF(w, "broshura-"+string(l)+".pdf", pdf)
		return nil
	}
}

// Brochures reports whether there is a brochure: of what the public sees.
func (v entryView) Brochures() bool {
	return v.Ref.Kind == data.KindService && v.Saved != nil && v.Saved.Published != nil
}

// cardOf is the QR code of the department's business card as it is published; empty:
// there is none.
func (c *console) cardOf(r *http.Request, v entryView, town data.Town) template.URL {
	if v.Saved == nil {
		return ""
	}
	d, is := v.Saved.Published.(data.Department)
	if !is || d.Card(town, c.language(r)) == "" {
		return ""
	}
	png, err := c.CardQR(d.Card(town, c.language(r)))
	if err != nil {
		c.report(r, "QR of a business card not made", err)
		return ""
	}
	return pngURI(png)
}
