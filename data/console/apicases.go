package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"example.org/parter/data"
)

// Bounds of one request with cases: a registry that has more sends them in several.
const (
	mostCases       = 5000
	largestHandIn   = 8 << 20 // bytes
	listedAPIErrors = 1000
)

// apiCaseRow is a case as a registry hands it in: the columns of a list of cases, as
// text.
type apiCaseRow struct {
	Number     string `json:"number"`
	Received   string `json:"received"`
	Service    string `json:"service"`
	Speed      string `json:"speed"`
	Department string `json:"department"`
	Stage      string `json:"stage"`
	StageDate  string `json:"stage_date"`
	Result     string `json:"result"`
	Due        string `json:"due"`
	Extended   string `json:"extended"`
	Reason     string `json:"reason"`
}

func (r apiCaseRow) cells() map[data.CaseColumn]string {
	return map[data.CaseColumn]string{
		data.ColumnNumber: r.Number, data.ColumnReceived: r.Received, data.ColumnService: r.Service, data.ColumnSpeed: r.Speed,
		data.ColumnDepartment: r.Department, data.ColumnStage: r.Stage, data.ColumnStageDate: r.StageDate, data.ColumnResult: r.Result,
		data.ColumnDue: r.Due, data.ColumnExtended: r.Extended, data.ColumnReason: r.Reason,
	}
}

type apiHandIn struct {
	Cases []apiCaseRow `json:"cases"`
}

// apiEffect is what a row did to its case.
type apiEffect struct {
	New   bool `json:"new"`
	Stage bool `json:"stage"`
	Term  bool `json:"term"`
}

type apiHandedIn struct {
	New   int         `json:"new"`
	Stage int         `json:"stage"`
	Term  int         `json:"term"`
	Same  int         `json:"same"`
	Rows  []apiEffect `json:"rows"` // in the order in which they were sent
}

// apiRowError says which field of which row was refused, and why.
type apiRowError struct {
	Row    int         `json:"row"` // from 1
	Field  string      `json:"field"`
	Reason data.Reason `json:"reason"`
}

// apiHandInCases stores all cases of the request or none. Sent again, they change
// nothing.
func (c *console) apiHandInCases(w http.ResponseWriter, r *http.Request, token data.APIToken) error {
	rows, err := readHandIn(http.MaxBytesReader(w, r.Body, largestHandIn))
	if err != nil {
		return err
	}
	effects, err := c.Imports.HandInCases(r.Context(), token.Name, rows)
	var refused data.FileError
	if errors.As(err, &refused) {
		p := problem(http.StatusUnprocessableEntity, "Nothing was stored: mend the fields in \"errors\" and send all cases again.")
		for _, at := range refused.Rows[:min(len(refused.Rows), listedAPIErrors)] {
			p.Errors = append(p.Errors, apiRowError{at.Line, at.Field, at.Reason})
		}
		return p
	}
	if err != nil {
		return fmt.Errorf("cases handed in: %w", err)
	}
	said, changes := apiHandedIn{Rows: []apiEffect{}}, data.CaseChanges{}
	for _, e := range effects {
		changes.Count(e)
		said.Rows = append(said.Rows, apiEffect(e))
	}
	said.New, said.Stage, said.Term, said.Same = changes.New, changes.Stage, changes.Term, changes.Same
	return writeJSON(w, http.StatusOK, "application/json", said)
}

// readHandIn reads the cases of a request. A field that is not known is refused: what a
// registry says must not be lost by a slip of the pen.
func readHandIn(body io.Reader) (rows []map[data.CaseColumn]string, err error) {
	var sent apiHandIn
	decoder := json.NewDecoder(body)
	decoder.DisallowUnknownFields()
	err = decoder.Decode(&sent)
	if err == nil {
		if _, more := decoder.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("more than one value")
		}
	}
	tooLarge := (*http.MaxBytesError)(nil)
	switch {
	case errors.As(err, &tooLarge) || len(sent.Cases) > mostCases:
		return nil, problem(http.StatusRequestEntityTooLarge, fmt.Sprintf("Send at most %d cases and %d MB at once.", mostCases, largestHandIn>>20))
	case err != nil:
		return nil, problem(http.StatusBadRequest, "Send JSON as /api/v1/openapi.json describes it, with texts alone: "+shape(err)+".")
	case len(sent.Cases) == 0:
		return nil, problem(http.StatusBadRequest, "\"cases\" is empty: there is nothing to store.")
	}
	for _, row := range sent.Cases {
		rows = append(rows, row.cells())
	}
	return rows, nil
}

// shape is what is wrong with JSON, without anything of what it says.
func shape(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("it is broken at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("%s must not be a %s", kind.Field, kind.Value)
	default:
		return "a field is not known, or the end is missing"
	}
}
