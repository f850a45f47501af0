package console

import (
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"time"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

type caseView struct {
	ID     data.CaseID
	Answer data.CaseAnswer
	QR     template.URL // empty: it could not be made
	Hint   phrases.Key  // what the slip opens the case with
	Prints bool         // the office has a printer for slips
	Stages []data.Stage // to choose from
	Stage  data.Stage   // as entered
	On     string       // as entered
	Ends   bool         // it is asked once more whether the chosen stage ends the case
	Delay  delayForm    // as entered

	Late    int       // days; 0: it is not
	Delayed time.Time // since when the client has to be told of a delay; zero: nothing to tell
	Means   []data.NoticeMeans
	Telling bool // a notice was entered

	Corrections []correctionLine
	Message     data.EventID // whose writer follows the case; empty: it is no message's
}

// caseFile is a case's page: its slip, and where it stands.
func (c *console) caseFile(w http.ResponseWriter, r *http.Request) error {
	return c.showCase(w, r, caseView{}, outcome{status: http.StatusOK, message: c.told(r)})
}

func (c *console) showCase(w http.ResponseWriter, r *http.Request, v caseView, o outcome) error {
	v.ID = data.CaseID(r.PathValue("id"))
	answer, err := c.Cases.Case(r.Context(), v.ID)
	if err != nil {
		return fmt.Errorf("case to show: %w", err)
	}
	v.Answer, v.Prints = answer, c.PrintSlip != nil
	v.Hint = c.byLookup(r, phrases.OfficeCaseSlipHint, phrases.OfficeCaseSlipHintSlip)
	v.Late, v.Delayed, v.Means = daysLate(answer.Case, c.Clock()), answer.Case.DelayedSince(c.Clock()), data.NoticeMeanses()
	if !answer.Case.Stage().Final() {
		v.Stages = stagesToChoose()
	}
	if v.Delay == (delayForm{}) {
		v.Delay = c.unsaidDelay(r)
	}
	if v.On == "" && o.problems == nil {
		v.On = c.Clock().In(data.Sofia()).Format(day)
	}
	if png, err := c.QR(answer.Slip.Address); err != nil {
		c.report(r, "QR not made", err)
	} else {
		v.QR = pngURI(png)
	}
	p := c.page(r, "cases", phrases.OfficeCaseTitle)
	v.Corrections, v.Message = c.corrections(r, p, v.ID), c.messageOf(r, v.ID)
	p.Problems, p.Message, p.View = o.problems, o.message, v
	return c.show(w, o.status, "case", p)
}

// byLookup is what is said where the number and the code open a case, or where the slip
// alone does. Where that cannot be read, the usual is said.
func (c *console) byLookup(r *http.Request, number, slip phrases.Key) phrases.Key {
	depth, err := c.Lookup.Lookup(r.Context())
	if err != nil {
		c.report(r, "look-up of cases not read", err)
	}
	if err == nil && !depth.ByCode() {
		return slip
	}
	return number
}

// stagesToChoose are those that a case can reach by itself: it has been received, and a
// longer term needs more than a day.
func stagesToChoose() []data.Stage {
	return slices.DeleteFunc(data.Stages(), func(s data.Stage) bool { return s == data.StageReceived || s == data.StageExtended })
}

func (c *console) advanceCase(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	v := caseView{Stage: data.Stage(r.PostForm.Get("stage")), On: r.PostForm.Get("on")}
	entry, problems := data.StageEntry{Stage: v.Stage}, data.Problems(nil)
	if !slices.Contains(stagesToChoose(), v.Stage) {
		problems = append(problems, data.Problem{Field: "stage", Reason: data.Missing})
	}
	entry.On, problems = readDay(problems, "on", v.On)
	problems = c.notYet(problems, "on", entry.On)
	if entry.On.IsZero() && problems.Of("on") == "" {
		problems = append(problems, data.Problem{Field: "on", Reason: data.Missing})
	}
	if problems == nil && v.Stage.Final() && r.PostForm.Get("sure") != string(v.Stage) {
		v.Ends = true
		return c.showCase(w, r, v, outcome{status: http.StatusOK})
	}
	return c.changeCase(w, r, v, problems, caseChange{
		do: func(id data.CaseID) error {
			return c.Cases.AdvanceCase(r.Context(), clerk(r.Context()).Name, id, entry)
		},
		done: phrases.OfficeCaseAdvanced, undone: phrases.OfficeCaseNotAdvanced,
	})
}

// slipFile is what the browser calls the slip: nothing about the case.
const slipFile = "talon.pdf"

// slipPolicy lets the browser's own PDF viewer work, and nothing else.
const slipPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"

// slipPDF is the slip to open, and to print on the desk's own printer.
func (c *console) slipPDF(w http.ResponseWriter, r *http.Request) error {
	answer, err := c.Cases.Case(r.Context(), data.CaseID(r.PathValue("id")))
	if err != nil {
		return fmt.Errorf("slip to open: %w", err)
	}
	pdf, err := c.SlipPDF(r.Context(), answer.Slip)
	if err != nil {
		return fmt.Errorf("slip to open: %w", err)
	}
	writePDF(w, slipFile, pdf)
	return nil
}

// writePDF answers with a document that the browser opens.
func writePDF(w http.ResponseWriter, name string, pdf []byte) {
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", `inline; filename="`+name+`"`)
	h.Set("Content-Length", strconv.Itoa(len(pdf)))
	h.Set("Content-Security-Policy", slipPolicy)
	_, _ = w.Write(pdf) // a browser that went away needs no document
}

// slipLink leads to the slip as a PDF.
func slipLink(id data.CaseID) link {
	return link{Label: phrases.OfficeCaseOpenSlip, Address: "/cases/" + string(id) + "/slip.pdf"}
}

// staffFault is a failure that knows what staff do about it at the machine.
type staffFault interface {
	error
	Staff() phrases.Key
}

// printSlip prints the slip, once more when asked again. When the printer fails,
// or there is none, the code and the QR are still on the page, and the PDF is
// one link away.
func (c *console) printSlip(w http.ResponseWriter, r *http.Request) error {
	id := data.CaseID(r.PathValue("id"))
	answer, err := c.Cases.Case(r.Context(), id)
	if err != nil {
		return fmt.Errorf("slip to print: %w", err)
	}
	if c.PrintSlip == nil {
		return c.backToCase(w, r, id, message{Key: phrases.OfficeCaseNoPrinter, Links: []link{slipLink(id)}})
	}
	m := message{Key: phrases.OfficeCasePrinted}
	where, err := c.PrintSlip(r.Context(), answer.Slip)
	if err != nil {
		c.report(r, "slip not printed", err)
		m = message{Key: phrases.OfficeCaseNotPrinted, Then: []phrases.Key{whatToDo(err), c.byLookup(r, phrases.OfficeCasePrintAgain, phrases.OfficeCasePrintAgainSlip)}, Failed: true}
		m.Links = []link{slipLink(id)}
	} else {
		m.Args = []string{where}
	}
	return c.backToCase(w, r, id, m)
}

// whatToDo is what staff do about the failed print before they try again.
func whatToDo(err error) phrases.Key {
	var fault staffFault
	if errors.As(err, &fault) && phrases.Known(data.Bulgarian, fault.Staff()) {
		return fault.Staff()
	}
	return phrases.OfficeCaseCheckPrinter
}
