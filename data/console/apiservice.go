package console

import "example.org/parter/data"

type apiRequirement struct {
	Text    apiText              `json:"text"`
	Kind    data.RequirementKind `json:"kind,omitempty"`
	Fetched bool                 `json:"fetched_by_office,omitempty"`
	Form    data.FormID          `json:"form,omitempty"`
}

type apiTerm struct {
	Speed string  `json:"speed,omitempty"`
	For   apiText `json:"for,omitzero"`
	Text  apiText `json:"text"`
}

type apiFee struct {
	Speed    string     `json:"speed,omitempty"`
	For      apiText    `json:"for,omitzero"`
	Unit     apiText    `json:"unit,omitzero"`
	Amount   data.Cents `json:"amount_cents"`
	Currency string     `json:"currency"`
	Memo     string     `json:"memo,omitempty"`
	Source   string     `json:"source,omitempty"`
	AsOf     apiText    `json:"as_of,omitzero"`
	Note     apiText    `json:"note,omitzero"`
	From     string     `json:"from,omitempty"`
	Until    string     `json:"until,omitempty"`
	Example  bool       `json:"example,omitempty"`
}

type apiService struct {
	ID         data.ServiceID     `json:"id"`
	Number     data.ServiceNumber `json:"number,omitempty"`
	Address    string             `json:"address"` // of its public page
	Name       apiText            `json:"name"`
	Also       string             `json:"also,omitempty"`
	Aliases    []string           `json:"aliases"`
	Group      data.GroupID       `json:"group"`
	Unit       apiText            `json:"unit,omitzero"`
	Department data.DepartmentID  `json:"department,omitempty"`
	Applicants apiText            `json:"applicants,omitzero"`
	Documents  []apiRequirement   `json:"documents"`
	Forms      []data.FormID      `json:"forms"`
	Apply      []apiText          `json:"apply"`
	Terms      []apiTerm          `json:"terms"`
	Fees       []apiFee           `json:"fees"`
	FeeNote    string             `json:"fee_note,omitempty"`
	Outcome    apiText            `json:"outcome,omitzero"`
	Validity   apiText            `json:"validity,omitzero"`
	Receive    []apiText          `json:"receive"`
	Appeal     apiText            `json:"appeal,omitzero"`
	LegalBasis apiText            `json:"legal_basis,omitzero"`
	Related    []data.ServiceID   `json:"related"`
	Sources    []string           `json:"sources"`
	Examples   []data.Part        `json:"examples"`
	Checked    string             `json:"checked,omitempty"`
	CheckedBy  string             `json:"checked_by,omitempty"`
}

func serviceOf(public data.PublicAddress, s data.Service) apiService {
	one := apiService{
		ID: s.ID, Number: s.Number, Address: public.Service(s.ID), Name: apiText(s.Name), Also: s.Also, Aliases: apiList(s.Aliases), Group: s.Group,
		Unit: apiText(s.Unit), Department: s.Department, Applicants: apiText(s.Applicants), Documents: []apiRequirement{}, Forms: apiList(s.AllForms()),
		Apply: apiTexts(s.Apply), Terms: []apiTerm{}, Fees: []apiFee{}, FeeNote: s.FeeNote, Outcome: apiText(s.Outcome), Validity: apiText(s.Validity),
		Receive: apiTexts(s.Receive), Appeal: apiText(s.Appeal), LegalBasis: apiText(s.LegalBasis), Related: apiList(s.Related), Sources: apiList(s.Sources),
		Examples: apiList(s.Examples), Checked: apiDate(s.Checked), CheckedBy: s.CheckedBy,
	}
	for _, d := range s.Documents {
		one.Documents = append(one.Documents, apiRequirement{apiText(d.Text), d.Kind, d.Fetched, d.Form})
	}
	for _, t := range s.Terms {
		one.Terms = append(one.Terms, apiTerm{apiSpeed(t.Speed), apiText(t.For), apiText(t.Text)})
	}
	for _, f := range s.Fees {
		one.Fees = append(one.Fees, apiFee{
			apiSpeed(f.Speed), apiText(f.For), apiText(f.Unit), f.Amount, "EUR", f.Memo, f.Source, apiText(f.AsOf), apiText(f.Note), apiDate(f.From), apiDate(f.Until), f.Example,
		})
	}
	return one
}

// apiSpeed is the name of a speed that programmes know it by.
func apiSpeed(s data.Speed) string {
	switch s {
	case data.Ordinary:
		return "ordinary"
	case data.Fast:
		return "fast"
	case data.Express:
		return "express"
	default:
		return string(s)
	}
}
