package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

// ImportID names a file with cases that was given and not yet taken in.
type ImportID string

// ImportDesk takes lists of cases in and gives them out. What cannot be read or stored
// is a data.FileError, and then nothing is.
type ImportDesk interface {
	// TakeCases reads the file and keeps what it says for an hour, or until there are
	// too many.
	TakeCases(ctx context.Context, by, name string, file []byte) (ImportID, error)
	// TakenCases is that file; ErrNotFound: not any more, or it is another's.
	TakenCases(ctx context.Context, by string, id ImportID) (TakenCases, error)
	PreviewCases(ctx context.Context, by string, id ImportID, m data.CaseMapping) (CasePreview, error)
	// ImportCases stores the cases and forgets the file.
	ImportCases(ctx context.Context, by string, id ImportID, source data.CaseSource) (data.CaseChanges, error)
	ForgetCases(ctx context.Context, by string, id ImportID) error
	CaseSources(ctx context.Context) ([]data.CaseSource, error)
	KeepCaseSource(ctx context.Context, source data.CaseSource) error
	LastImports(ctx context.Context, limit int) ([]data.CaseImport, error)
	// ExportCases notes who takes the cases of the list away, and writes them.
	ExportCases(ctx context.Context, by string, of data.CaseList, as CaseFormat, to io.Writer) error
	// HandInCases stores the rows that a programme hands in. The line of a problem is the
	// row, from 1.
	HandInCases(ctx context.Context, by string, rows []map[data.CaseColumn]string) ([]data.CaseEffect, error)
}

// TakenCases is a file with cases before anybody said what its columns mean.
type TakenCases struct {
	Name    string
	Letters string // the encoding by which its letters were read; empty: one in which nothing can go wrong
	Rows    int
	Heading []string
	Sample  []string // the first thing below each heading
	Guess   data.CaseMapping
}

// CasePreview is what importing a file would change now.
type CasePreview struct {
	Changes data.CaseChanges
	Rows    []PreviewedCase   // the first ones
	Refused []data.RowProblem // the first ones
	More    int               // refused places that are not listed
}

// AllRefused is how many places are refused.
func (p CasePreview) AllRefused() int { return len(p.Refused) + p.More }

// PreviewedRows is how many rows, and how many refused places, a preview lists.
const PreviewedRows = 50

// PreviewedCase is a row of a file and what it would do.
type PreviewedCase struct {
	Line   int
	Case   data.Registration
	Effect data.CaseEffect
	Due    time.Time // by which it is due then; zero: not known
}

// Said reports whether the row itself says the day.
func (c PreviewedCase) Said() bool {
	return sameDay(c.Case.Due, c.Due) || sameDay(c.Case.Extended, c.Due)
}

// CaseFormat is a format of an export.
type CaseFormat string

// The formats.
const (
	AsCSV  CaseFormat = "csv"
	AsXLSX CaseFormat = "xlsx"
)

// Kind is its media type.
func (f CaseFormat) Kind() string {
	if f == AsXLSX {
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/csv; charset=utf-8"
}

const (
	largestCases = 32 << 20 // bytes of a file with cases
	listedFiles  = 10
)

func (c *console) importRoutes(state sign) {
	registrars := only(data.Registrar)
	state("GET /import/cases", registrars, c.importPage)
	state("POST /import/cases", registrars, c.takeCases)
	state("GET /import/cases/{id}", registrars, c.mappingPage)
	state("POST /import/cases/{id}", registrars, c.mapCases)
	state("GET /export/cases", registrars, c.exportCases)
}

type importView struct {
	Source  string
	Sources []data.CaseSource
	Imports []data.CaseImport
	Lists   []data.CaseList
	Refused []data.RowProblem
	More    int
}

func (c *console) importPage(w http.ResponseWriter, r *http.Request) error {
	return c.showImport(w, r, importView{Source: r.FormValue("case_source")}, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showImport(w http.ResponseWriter, r *http.Request, v importView, o outcome) (err error) {
	if v.Sources, err = c.Imports.CaseSources(r.Context()); err != nil {
		return fmt.Errorf("import page: %w", err)
	}
	if v.Imports, err = c.Imports.LastImports(r.Context(), listedFiles); err != nil {
		return fmt.Errorf("import page: %w", err)
	}
	v.Lists = data.CaseLists()
	p := c.page(r, "cases", phrases.OfficeImport)
	p.Problems, p.Message, p.View = o.problems, o.message, v
	p.Said = map[string]string{}
	if why := o.problems.Of("file"); why != "" && why != data.Missing {
		p.Said["file"] = p.WhyRefused(why)
	}
	return c.show(w, o.status, "caseimport", p)
}

// takeCases keeps the file and goes on to what its columns mean.
func (c *console) takeCases(w http.ResponseWriter, r *http.Request) error {
	name, file, err := casesUpload(r)
	if err != nil {
		return err
	}
	v := importView{Source: r.PostForm.Get("case_source")}
	refuse := func(why data.Reason) error {
		return c.showImport(w, r, v, outcome{http.StatusUnprocessableEntity, data.Problems{{Field: "file", Reason: why}}, nil})
	}
	switch {
	case file == nil:
		return refuse(data.Missing)
	case len(file) > largestCases:
		return refuse(data.TooLarge)
	}
	id, err := c.Imports.TakeCases(r.Context(), clerk(r.Context()).Name, name, file)
	var refused data.FileError
	if errors.As(err, &refused) && len(refused.Rows) > 0 {
		v.Refused, v.More = firstOf(refused.Rows)
		return refuse(refused.Rows[0].Reason)
	}
	if err != nil {
		return fmt.Errorf("take cases: %w", err)
	}
	address := "/import/cases/" + string(id)
	if v.Source != "" {
		address += "?" + url.Values{"case_source": {v.Source}}.Encode()
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// casesUpload is the file that was sent, with its name alone; nil: there is none.
func casesUpload(r *http.Request) (name string, file []byte, err error) {
	if !isUpload(r) {
		return "", nil, parseForm(r)
	}
	err = parseParts(r, func(part *multipart.Part) (err error) {
		name = path.Base(strings.ReplaceAll(part.FileName(), `\`, "/"))
		file, err = io.ReadAll(io.LimitReader(part, largestCases+1))
		return err
	})
	return name, file, err
}

// firstOf are the places that a page lists, and how many more there are.
func firstOf(refused []data.RowProblem) (first []data.RowProblem, more int) {
	if len(refused) <= PreviewedRows {
		return refused, 0
	}
	return refused[:PreviewedRows], len(refused) - PreviewedRows
}

// mappingForm is what the columns mean, exactly as it was entered.
type mappingForm struct {
	ID      ImportID
	Source  string
	Taken   TakenCases
	Columns []mappedColumn
	Ours    []data.CaseColumn
	Sources []data.CaseSource
	Preview *CasePreview

	services    map[data.ServiceID]data.Text
	departments map[data.DepartmentID]data.Text
}

// ServiceOf is the name of a service of the previewed rows.
func (f mappingForm) ServiceOf(id data.ServiceID) data.Text { return f.services[id] }

// DepartmentOf is the name of a department of them.
func (f mappingForm) DepartmentOf(id data.DepartmentID) data.Text { return f.departments[id] }

// Unchosen are columns that are missed in the rows because no column of the file was
// chosen for them.
func (f mappingForm) Unchosen() (missed []data.CaseColumn) {
	if f.Preview == nil {
		return nil
	}
	for _, at := range f.Preview.Refused {
		if ours := data.CaseColumn(at.Field); f.unchosen(at) && !slices.Contains(missed, ours) {
			missed = append(missed, ours)
		}
	}
	return missed
}

// Mends reports whether something in the file itself is to be mended.
func (f mappingForm) Mends() bool {
	return slices.ContainsFunc(f.Preview.Refused, func(at data.RowProblem) bool { return !f.unchosen(at) })
}

func (f mappingForm) unchosen(at data.RowProblem) bool {
	ours := data.CaseColumn(at.Field)
	return at.Reason == data.Missing && ours.Is() && !slices.ContainsFunc(f.Columns, func(c mappedColumn) bool { return c.Ours == ours })
}

type mappedColumn struct {
	Heading, Sample string
	Ours            data.CaseColumn // empty: it is passed over
}

func (c *console) mappingPage(w http.ResponseWriter, r *http.Request) error {
	f, err := c.mappingForm(r)
	if err != nil {
		return c.fileIsGone(w, r, err)
	}
	f.Source = r.FormValue("case_source")
	mapping := f.Taken.Guess
	for _, source := range f.Sources {
		if source.Name == f.Source {
			mapping = source.Columns
		}
	}
	f.choose(mapping)
	return c.showMapping(w, r, f, outcome{status: http.StatusOK, message: c.told(r)})
}

// fileIsGone goes back to where a file is chosen: the hour is over, or the office was
// started anew. What the columns of its source mean is remembered.
func (c *console) fileIsGone(w http.ResponseWriter, r *http.Request, err error) error {
	if !errors.Is(err, data.ErrNotFound) {
		return err
	}
	if err := c.tell(r, message{Key: phrases.OfficeImportGone, Failed: true}); err != nil {
		return err
	}
	http.Redirect(w, r, "/import/cases?"+url.Values{"case_source": {r.FormValue("case_source")}}.Encode(), http.StatusSeeOther)
	return nil
}

// mappingForm is the form of the file, in which nothing is chosen.
func (c *console) mappingForm(r *http.Request) (f mappingForm, err error) {
	f = mappingForm{ID: ImportID(r.PathValue("id")), Ours: data.CaseColumns()}
	if f.Taken, err = c.Imports.TakenCases(r.Context(), clerk(r.Context()).Name, f.ID); err != nil {
		return f, fmt.Errorf("taken cases: %w", err)
	}
	if f.Sources, err = c.Imports.CaseSources(r.Context()); err != nil {
		return f, fmt.Errorf("taken cases: %w", err)
	}
	for i, heading := range f.Taken.Heading {
		column := mappedColumn{Heading: heading}
		if i < len(f.Taken.Sample) {
			column.Sample = f.Taken.Sample[i]
		}
		f.Columns = append(f.Columns, column)
	}
	return f, nil
}

func (f *mappingForm) choose(m data.CaseMapping) {
	for ours, heading := range m {
		for i := range f.Columns {
			if sameHeading(f.Columns[i].Heading, heading) {
				f.Columns[i].Ours = ours
				break
			}
		}
	}
}

func sameHeading(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// mapping is what was chosen.
func (f *mappingForm) mapping() (m data.CaseMapping, problems data.Problems) {
	m = data.CaseMapping{}
	for _, column := range f.Columns {
		switch {
		case column.Ours == "":
		case m[column.Ours] != "":
			problems = data.Problems{{Field: "columns", Reason: data.Taken}}
		default:
			m[column.Ours] = column.Heading
		}
	}
	if m.Check() != nil && problems == nil {
		problems = data.Problems{{Field: "columns", Reason: data.Missing}}
	}
	return m, problems
}

func (c *console) showMapping(w http.ResponseWriter, r *http.Request, f mappingForm, o outcome) error {
	p := c.page(r, "cases", phrases.OfficeImportMap)
	p.Path = "/import/cases/" + string(f.ID)
	p.Problems, p.Message, p.View = o.problems, o.message, f
	return c.show(w, o.status, "casemap", p)
}

// mapCases remembers what the columns of the source mean, and says what the file would
// change, or takes it in.
func (c *console) mapCases(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	by := clerk(r.Context()).Name
	if r.PostForm.Get("do") == "forget" {
		return c.forgetCases(w, r, by)
	}
	f, err := c.mappingForm(r)
	if err != nil {
		return c.fileIsGone(w, r, err)
	}
	f.Source = strings.TrimSpace(r.PostForm.Get("case_source"))
	for i := range f.Columns {
		if ours := data.CaseColumn(r.PostForm.Get("column." + strconv.Itoa(i))); ours.Is() {
			f.Columns[i].Ours = ours
		}
	}
	mapping, problems := f.mapping()
	source := data.CaseSource{Name: f.Source, Columns: mapping}
	var more data.Problems
	if problems == nil && errors.As(source.Check(), &more) {
		problems = more
	}
	if problems != nil {
		return c.showMapping(w, r, f, outcome{http.StatusUnprocessableEntity, problems, nil})
	}
	if r.PostForm.Get("do") == "import" {
		if err := c.Imports.KeepCaseSource(r.Context(), source); err != nil {
			return fmt.Errorf("remember a source: %w", err)
		}
		return c.importCases(w, r, f, source)
	}
	return c.previewCases(w, r, f, mapping, outcome{status: http.StatusOK})
}

// previewCases shows what the file would change.
func (c *console) previewCases(w http.ResponseWriter, r *http.Request, f mappingForm, m data.CaseMapping, o outcome) error {
	preview, err := c.Imports.PreviewCases(r.Context(), clerk(r.Context()).Name, f.ID, m)
	if err != nil {
		return c.fileIsGone(w, r, err)
	}
	f.Preview = &preview
	if err := c.nameRows(r, &f); err != nil {
		return err
	}
	return c.showMapping(w, r, f, o)
}

// nameRows finds what the rows of the preview call by an ID.
func (c *console) nameRows(r *http.Request, f *mappingForm) error {
	services, err := c.Services(r.Context())
	if err != nil {
		return fmt.Errorf("services of a preview: %w", err)
	}
	departments, err := c.Cases.Departments(r.Context())
	if err != nil {
		return fmt.Errorf("departments of a preview: %w", err)
	}
	f.services, f.departments = map[data.ServiceID]data.Text{}, map[data.DepartmentID]data.Text{}
	for _, s := range services {
		f.services[s.ID] = s.Name
	}
	for _, d := range departments {
		f.departments[d.ID] = d.Name
	}
	return nil
}

func (c *console) importCases(w http.ResponseWriter, r *http.Request, f mappingForm, source data.CaseSource) error {
	changes, err := c.Imports.ImportCases(r.Context(), clerk(r.Context()).Name, f.ID, source)
	var refused data.FileError
	switch {
	case errors.As(err, &refused):
		m := message{Key: phrases.OfficeImportRefused, Args: []string{strconv.Itoa(len(refused.Rows))}, Failed: true}
		return c.previewCases(w, r, f, source.Columns, outcome{http.StatusUnprocessableEntity, nil, &m})
	case errors.Is(err, data.ErrNotFound):
		return c.fileIsGone(w, r, err)
	case err != nil:
		c.report(r, "cases not imported", err)
		return c.showMapping(w, r, f, outcome{http.StatusServiceUnavailable, nil, &message{Key: phrases.OfficeImportFailed, Failed: true}})
	}
	done := message{Key: phrases.OfficeImportDone, Args: []string{
		strconv.Itoa(changes.New), strconv.Itoa(changes.Stage), strconv.Itoa(changes.Term), strconv.Itoa(changes.Same),
	}}
	if err := c.tell(r, done); err != nil {
		return err
	}
	http.Redirect(w, r, "/import/cases", http.StatusSeeOther)
	return nil
}

func (c *console) forgetCases(w http.ResponseWriter, r *http.Request, by string) error {
	err := c.Imports.ForgetCases(r.Context(), by, ImportID(r.PathValue("id")))
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return fmt.Errorf("forget cases: %w", err)
	}
	if err := c.tell(r, message{Key: phrases.OfficeImportForgotten}); err != nil {
		return err
	}
	http.Redirect(w, r, "/import/cases", http.StatusSeeOther)
	return nil
}

// exportCases sends the cases of a list as a file. It is cut off where something fails:
// half a file must not look like a whole one.
func (c *console) exportCases(w http.ResponseWriter, r *http.Request) error {
	of, as := data.CaseList(r.FormValue("list")), CaseFormat(r.FormValue("as"))
	if !isList(of) || as != AsCSV && as != AsXLSX {
		return data.ErrNotFound
	}
	w.Header().Set("Content-Type", as.Kind())
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="prepiski-%s-%s.%s"`, of, c.Clock().In(data.Sofia()).Format(day), as))
	if err := c.Imports.ExportCases(r.Context(), clerk(r.Context()).Name, of, as, w); err != nil {
		c.report(r, "export of cases cut short", err)
		panic(http.ErrAbortHandler)
	}
	return nil
}

func isList(of data.CaseList) bool {
	for _, known := range data.CaseLists() {
		if known == of {
			return true
		}
	}
	return false
}

// WhyRefused is why a place in a file was refused.
func (p page) WhyRefused(why data.Reason) string { return phrases.WhyRefused(p.Language, why) }

// Place says where in a file something was refused, and why.
func (p page) Place(at data.RowProblem) string { return phrases.RefusedPlace(p.Language, at) }

// OurColumn is what we call the column.
func (p page) OurColumn(c data.CaseColumn) string { return phrases.CaseColumn(p.Language, c) }
