package data

// FormID names a blank application for good.
type FormID string

// Form is a blank application to fill in (бланка). Which services need it
// follows from Service.Needs.
type Form struct {
	ID      FormID `json:"id"`
	Name    Text   `json:"name"`
	About   Text   `json:"about,omitzero"` // what it is for, in plain words
	Source  string `json:"source"`
	Example bool   `json:"example,omitempty"` // not the municipality's own
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
