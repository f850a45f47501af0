package public

import (
	"bytes"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type formView struct {
	data.Form
	Address  string // of the file; empty: there is none
	Services []data.Service
}

// fileEnding is what the address of a form's file has more than that of its page.
const fileEnding = ".pdf"

// form shows what a form is for, or sends its file.
func (s *site) form(w http.ResponseWriter, r *http.Request) error {
	id, asksFile := strings.CutSuffix(r.PathValue("id"), fileEnding)
	form, err := s.Catalogue.Form(r.Context(), data.FormID(id))
	if err != nil {
		return fmt.Errorf("form: %w", err)
	}
	if asksFile {
		return s.formFile(w, r, form)
	}
	services, err := s.Catalogue.ServicesWith(r.Context(), form.ID)
	if err != nil {
		return fmt.Errorf("services of a form: %w", err)
	}
	v := formView{Form: form, Services: services}
	if form.File.SHA256 != "" {
		v.Address = data.FormPath + url.PathEscape(string(form.ID)) + fileEnding
	}
	p := s.page(r, phrases.Forms)
	p.Title, p.View = form.Name.In(p.Language), v
	return s.show(w, http.StatusOK, "form", p)
}

// filePolicy lets nothing in the file do anything, whatever shows it.
const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

// formFile sends the file to be kept, under the form's name.
func (s *site) formFile(w http.ResponseWriter, r *http.Request, form data.Form) error {
	if form.File.SHA256 == "" {
		return fmt.Errorf("file of a form: %w", data.ErrNotFound)
	}
	file, err := s.File(form.File.SHA256)
	if err != nil {
		s.report(r, err) // the edition names it, so it ought to be there
		return fmt.Errorf("file of a form: %w", err)
	}
	w.Header().Set("ETag", `"`+form.File.SHA256+`"`)
	sendPDF(w, r, form.Name.BG, file)
	return nil
}

// sendPDF sends the file to be kept, under the name of what it is.
func sendPDF(w http.ResponseWriter, r *http.Request, name string, file []byte) {
	h := w.Header()
	h.Set("Content-Security-Policy", filePolicy)
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(name)}))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file))
}

// fileName is the form's name without what a disk cannot have in a name.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|„“`, r) {
			return -1
		}
		return r
	}, name)
	const longest = 80 // characters
	if letters := []rune(name); len(letters) > longest {
		name = string(letters[:longest])
	}
	return strings.TrimSpace(name) + fileEnding
}

// FileSize says how long and how heavy the file is.
func (p page) FileSize(f data.FormFile) string { return phrases.FormFileSize(p.Language, f) }
