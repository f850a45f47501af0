package console

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"example.org/parter/data"
)

// formFile sends the document of the form as staff have it, also before it is published.
func (c *console) formFile(w http.ResponseWriter, r *http.Request) error {
	saved, err := c.Entries.Entry(r.Context(), data.EntryRef{Kind: data.KindForm, ID: r.PathValue("id")})
	if err != nil {
		return fmt.Errorf("form: %w", err)
	}
	form, is := saved.Entry.(data.Form)
	if !is || form.File.SHA256 == "" {
		return data.ErrNotFound
	}
	file, err := c.Entries.FormFile(r.Context(), form.File.SHA256)
	if err != nil {
		return fmt.Errorf("document of the form: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", `inline; filename="`+string(form.ID)+`.pdf"`)
	h.Set("Content-Length", strconv.Itoa(len(file)))
	h.Set("Content-Security-Policy", formPolicy)
	_, _ = w.Write(file) // a browser that went away needs no document
	return nil
}

// formPolicy is that of the public pages: the document came from elsewhere.
const formPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

// needing are the services that need the form: by itself, or among their documents.
func needing(ref data.EntryRef, c data.Content) (all []data.Service) {
	if ref.Kind != data.KindForm || ref.ID == "" {
		return nil
	}
	id := data.FormID(ref.ID)
	for _, s := range c.Services {
		asked := func(d data.Requirement) bool { return d.Form == id }
		if slices.Contains(s.Forms, id) || slices.ContainsFunc(s.Documents, asked) {
			all = append(all, s)
		}
	}
	return all
}
