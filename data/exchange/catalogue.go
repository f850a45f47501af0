package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/parter/data"
)

// catalogueService is one record of services.json, as the catalogue has it.
type catalogueService struct {
	Number      data.ServiceNumber `json:"number"`
	NameBG      string             `json:"name_bg"`
	NameEN      string             `json:"name_en"`
	Group       string             `json:"group"`
	Documents   []string           `json:"documents"`
	Terms       []catalogueTerm    `json:"terms"`
	Fees        []catalogueFee     `json:"fees"`
	LegalBasis  string             `json:"legal_basis"`
	Unit        string             `json:"unit"`
	Sources     []string           `json:"source"`
	FeeNote     string             `json:"fee_note"`
	RegisterID  string             `json:"iisda_url_id"`
	Illustrated []data.Part        `json:"illustrative_fields"`
	Confirmed   bool               `json:"radomir_confirmed"`
}

type catalogueTerm struct {
	Speed string `json:"speed"`
	Text  string `json:"text"`
}

type catalogueFee struct {
	Variant      string `json:"variant"`
	BGN          string `json:"amount_bgn"`
	EUR          string `json:"amount_eur"`
	Municipality string `json:"municipality"`
	AsOf         string `json:"as_of"`
	Note         string `json:"note"`
}

// The departments that a unit of the catalogue belongs to.
const (
	registryDepartment data.DepartmentID = "registry"
	taxesDepartment    data.DepartmentID = "taxes"
	planningDepartment data.DepartmentID = "planning"
)

// catalogue reads services with what the other files say.
type catalogue struct {
	town   starterTown
	groups map[string]data.GroupID // by the name in the catalogue
	forms  map[string]data.FormID  // by the text of a document
}

func (c catalogue) services(records []catalogueService) ([]data.Service, error) {
	services := make([]data.Service, 0, len(records))
	local := 0
	for _, r := range records {
		id := data.ServiceID(r.Number)
		if id == "" && r.RegisterID != "" {
			id = data.ServiceID("r" + r.RegisterID)
		}
		if id == "" {
			local++
			id = data.ServiceID("m" + strconv.Itoa(local))
		}
		group, ok := c.groups[r.Group]
		if !ok {
			return nil, fmt.Errorf("starter content: service %s: no group for %q: %w", id, r.Group, data.ErrInvalid)
		}
		s, err := c.service(id, r)
		if err != nil {
			return nil, fmt.Errorf("starter content: service %s: %w", id, err)
		}
		s.Group = group
		services = append(services, s)
	}
	return services, nil
}

func (c catalogue) service(id data.ServiceID, r catalogueService) (data.Service, error) {
	s := data.Service{
		ID: id, Number: r.Number,
		Name:       data.Text{BG: r.NameBG, EN: r.NameEN},
		Aliases:    r.aliases(),
		Unit:       data.Text{BG: strings.TrimSuffix(r.Unit, " (примерно)")},
		Department: departmentOf(r.Unit),
		Apply:      slices.Clone(c.town.Apply),
		LegalBasis: data.Text{BG: withoutRemarks(r.LegalBasis, textRules)},
		Sources:    sourcesOf(r.Sources),
	}
	for _, text := range r.Documents {
		s.Documents = append(s.Documents, c.requirement(text))
	}
	for _, term := range r.Terms {
		speed, category := speedOr(term.Speed)
		s.Terms = append(s.Terms, data.Term{Speed: speed, For: data.Text{BG: category}, Text: data.Text{BG: withoutRemarks(term.Text, textRules)}})
	}
	for _, fee := range r.Fees {
		read, err := fee.fee(c.town.Town)
		if err != nil {
			return data.Service{}, err
		}
		s.Fees = append(s.Fees, read)
	}
	if strings.HasPrefix(r.FeeNote, "безплатно") {
		s.FeeNote = withoutRemarks(r.FeeNote, textRules)
	}
	s.Examples = r.examples(s)
	return s, nil
}

// examples lists the parts that say something which this municipality has not
// published: everything, unless the record was confirmed.
func (r catalogueService) examples(s data.Service) []data.Part {
	filled := []struct {
		part data.Part
		full bool
	}{
		{data.PartDocuments, len(s.Documents) > 0},
		{data.PartTerms, len(s.Terms) > 0},
		{data.PartFees, len(s.Fees) > 0 || s.FeeNote != ""},
		{data.PartLegalBasis, s.LegalBasis.BG != ""},
		{data.PartUnit, s.Unit.BG != ""},
	}
	illustrated := map[data.Part]bool{}
	for _, part := range r.Illustrated {
		illustrated[part] = true
	}
	var examples []data.Part
	for _, f := range filled {
		if f.full && (!r.Confirmed || illustrated[f.part]) {
			examples = append(examples, f.part)
		}
	}
	return examples
}

func (f catalogueFee) fee(town data.Town) (data.Fee, error) {
	amount, err := parseCents(f.EUR)
	if err != nil {
		return data.Fee{}, err
	}
	speed, category := speedOr(f.Variant)
	fee := data.Fee{
		Speed: speed, For: data.Text{BG: category}, Amount: amount,
		AsOf: data.Text{BG: withoutRemarks(f.AsOf, dateRules)}, Note: data.Text{BG: f.Note},
	}
	fillPublisher(&fee, f.Municipality)
	fillUnit(&fee)
	fee.Example = town.Name.BG != "Община "+fee.Source
	if f.BGN != "" {
		fee.Memo = strings.Replace(f.BGN, ".", ",", 1) + " лв."
	}
	return fee, nil
}

// speedOr tells a speed from any other case that a term or a fee is for.
func speedOr(variant string) (data.Speed, string) {
	switch speed := data.Speed(variant); speed {
	case data.Ordinary, data.Fast, data.Express:
		return speed, ""
	default:
		return "", variant
	}
}

// departmentOf says whom to call: the charter gives three telephones, and
// everything that is not planning or taxes is handed in at the registry.
func departmentOf(unit string) data.DepartmentID {
	switch {
	case strings.HasPrefix(unit, "ТСУ"):
		return planningDepartment
	case unit == "Местни данъци и такси":
		return taxesDepartment
	default:
		return registryDepartment
	}
}

// parseCents reads a decimal amount with at most two places: "2.56", "10".
func parseCents(decimal string) (data.Cents, error) {
	euros, cents, _ := strings.Cut(decimal, ".")
	if len(cents) > 2 || len(euros) > 9 {
		return 0, fmt.Errorf("amount %q: %w", decimal, data.ErrInvalid)
	}
	digits := euros + (cents + "00")[:2]
	amount, err := strconv.ParseUint(digits, 10, 63)
	if err != nil || euros == "" {
		return 0, fmt.Errorf("amount %q: %w", decimal, data.ErrInvalid)
	}
	return data.Cents(amount), nil
}
