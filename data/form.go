package data

import (
	"crypto/sha256"
	"strings"
)

// FormID names a blank application for good.
type FormID string

// Form is a blank application to fill in (бланка). Which services need it
// follows from Service.Needs.
type Form struct {
	ID      FormID   `json:"id"`
	Name    Text     `json:"name"`
	About   Text     `json:"about,omitzero"` // what it is for, in plain words
	Source  string   `json:"source"`
	Example bool     `json:"example,omitempty"` // not the municipality's own
	File    FormFile `json:"file,omitzero"`     // to print; zero: there is none
}

// Bounds of the file of a form.
const (
	MaxFormPages = 20
	MaxFormSize  = 20 << 20 // bytes
)

// FormFile is a PDF document that lies beside the editions under its SHA-256, byte
// for byte as it was given.
type FormFile struct {
	SHA256 string `json:"sha256"` // of the file, in hexadecimal digits
	Pages  int    `json:"pages"`
	Size   int64  `json:"size"` // bytes
}

// Check says what is wrong with the file, or nil. The zero value is no file, and good.
func (f FormFile) Check() Problems {
	digits := strings.Trim(f.SHA256, "0123456789abcdef")
	switch {
	case f == FormFile{}:
		return nil
	case len(f.SHA256) != 2*sha256.Size || digits != "" || f.Pages < 1 || f.Size < 1:
		return Problems{{"pdf", BadFormat}}
	case f.Size > MaxFormSize:
		return Problems{{"pdf", TooLong}}
	case f.Pages > MaxFormPages:
		return Problems{{"pdf", TooManyPages}}
	default:
		return nil
	}
}

// Needs reports whether one fills in the form for the service.
func (s Service) Needs(form FormID) bool {
	for _, id := range s.AllForms() {
		if id == form {
			return true
		}
	}
	return false
}

// AllForms returns the forms of the service and those of its documents, each
// once.
func (s Service) AllForms() []FormID {
	var forms []FormID
	seen := map[FormID]bool{"": true}
	add := func(id FormID) {
		if !seen[id] {
			seen[id] = true
			forms = append(forms, id)
		}
	}
	for _, id := range s.Forms {
		add(id)
	}
	for _, document := range s.Documents {
		add(document.Form)
	}
	return forms
}
