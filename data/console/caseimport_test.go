package console

import (
	"bytes"
	"errors"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.org/parter/assets/phrases"
	"example.org/parter/data"
)

const someCases = "number;когато;stage;подател\n94-00-1;02.11.2026;ready;Иван Примеров\n94-00-2;03.11.2026;ready;\n"

// gives sends the file, as a browser does.
func (b *browser) gives(name, text string, fields ...string) answer {
	b.o.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(fields); i += 2 {
		if err := form.WriteField(fields[i], fields[i+1]); err != nil {
			b.o.t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write([]byte(text))
	}
	if err := errors.Join(err, form.Close()); err != nil {
		b.o.t.Fatal(err)
	}
	request, err := http.NewRequest(http.MethodPost, b.o.server.URL+"/import/cases", &body)
	if err != nil {
		b.o.t.Fatal(err)
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	return b.send(request)
}

// chosen are the columns of someCases as a clerk chooses them.
func chosen() []string {
	return []string{"case_source", "Акстър", "column.0", "number", "column.1", "received", "column.2", "stage", "column.3", ""}
}

func TestListOfCasesIsGivenMappedSeenAndImported(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	a := b.gives(`C:\внос\дело.csv`, someCases).is(http.StatusOK).says("„дело.csv“", "редове: 2", "прочетени като windows-1251", "когато", "02.11.2026")
	if a.path != "/import/cases/i1" {
		t.Fatalf("the file led to %s", a.path)
	}
	a.says(`<option value="number" selected>`, `<option value="stage" selected>`).lacks(`<option value="received" selected>`)
	b.post("/import/cases/i1", with(chosen(), "do", "look")...).is(http.StatusOK).
		says("нова", "нов етап", "друг срок или услуга", "без промяна", "94-00-1", `name="do" value="import"`, `<option value="received" selected>`)
	if len(o.imports.done) != 0 {
		t.Error("a preview imported")
	}
	a = b.post("/import/cases/i1", with(chosen(), "do", "import")...).is(http.StatusOK).says("Внесено. Нови: 2", "дело.csv", "Акстър")
	if a.path != "/import/cases" || len(o.imports.done) != 1 || len(o.imports.taken) != 0 {
		t.Errorf("at %s, %d imports, files kept: %v", a.path, len(o.imports.done), o.imports.taken)
	}
	want := data.CaseMapping{data.ColumnNumber: "number", data.ColumnReceived: "когато", data.ColumnStage: "stage"}
	if got := o.imports.sources[0]; got.Name != "Акстър" || len(got.Columns) != 3 || got.Columns[data.ColumnReceived] != want[data.ColumnReceived] {
		t.Errorf("remembered %+v", got)
	}
}

func TestLastImportsSayWhoAndWhetherThereWasAFile(t *testing.T) {
	o := openOffice(t)
	o.imports.done = []data.CaseImport{
		{At: o.clock(), By: "Акстър", Source: "Акстър", Rows: 3, Changes: data.CaseChanges{New: 3}},
		{At: o.clock(), By: "office import", Source: "Еврика", File: "nov.csv", Refused: 2},
	}
	o.clerk().get("/import/cases").says("по мрежата, за деня", "нови 3", "команда на сървъра", "nov.csv", "места за поправяне: 2").lacks("office import")
}

func TestRememberedSourceFillsInItsColumns(t *testing.T) {
	o := openOffice(t)
	o.imports.sources = []data.CaseSource{{Name: "Акстър", Columns: data.CaseMapping{data.ColumnReceived: "КОГАТО", data.ColumnNumber: "number", data.ColumnResult: "stage"}}}
	b := o.clerk()
	b.get("/import/cases").says("<option>Акстър</option>")
	b.gives("x.csv", someCases, "case_source", "Акстър").says(`value="Акстър"`, `<option value="received" selected>`, `<option value="result" selected>`).lacks(`<option value="stage" selected>`)
}

func TestRefusedFileKeepsTheChosenColumns(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.gives("x.csv", someCases+"refused;вчера;ready;\n")
	for _, do := range []string{"look", "import"} {
		a := b.post("/import/cases/i1", with(chosen(), "do", do)...).
			says("ред 4, колона 2 (дата на приемане): това не е дата", `value="Акстър"`, `<option value="received" selected>`).lacks(`value="import"`)
		if want := map[string]int{"look": http.StatusOK, "import": http.StatusUnprocessableEntity}[do]; a.status != want {
			t.Errorf("%s: status %d, want %d", do, a.status, want)
		}
	}
	if len(o.imports.sources) == 0 {
		t.Error("the columns of the source are not remembered")
	}
}

func TestMappingThatCannotBeUsedComesBackAsItWasChosen(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.gives("x.csv", someCases)
	for name, c := range map[string]struct {
		fields []string
		says   string
	}{
		"no number": {with(chosen(), "column.0", ""), "посочете коя колона е входящият номер"},
		"twice":     {with(chosen(), "column.3", "number"), "две колони са посочени за едно и също"},
		"no name":   {with(chosen(), "case_source", " "), "напишете откъде е файлът"},
		"long name": {with(chosen(), "case_source", strings.Repeat("я", data.MaxSourceName+1)), "твърде дълъг"},
	} {
		a := b.post("/import/cases/i1", with(c.fields, "do", "import")...).is(http.StatusUnprocessableEntity).says(c.says, `<option value="received" selected>`)
		if strings.Contains(a.body, `value="import"`) {
			t.Errorf("%s: it offers to import", name)
		}
	}
	if len(o.imports.done)+len(o.imports.sources) != 0 {
		t.Error("something was stored")
	}
}

// TestColumnThatWasNotChosenIsChosenAndNotMendedInTheFile says what is needed, and what to do
// where the day of receipt has no column.
func TestColumnThatWasNotChosenIsChosenAndNotMendedInTheFile(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.gives("x.csv", someCases).says("Нужни са входящият номер, датата на приемане и етапът или резултатът")
	unchosen := "Не е посочена колона за „дата на приемане“"
	b.post("/import/cases/i1", with(chosen(), "column.1", "", "do", "look")...).is(http.StatusOK).says(unchosen, "изберете я горе").lacks("Поправете местата във файла")
	b.gives("x.csv", someCases+"refused;вчера;ready;\n")
	b.post("/import/cases/i1", with(chosen(), "do", "look")...).is(http.StatusOK).says("Поправете местата във файла").lacks(unchosen)
	b.post("/import/cases/i1", with(chosen(), "column.1", "", "do", "look")...).is(http.StatusOK).says("Поправете местата във файла", unchosen)
}

// TestPreviewShowsServiceDepartmentAndTerm so that a wrong column is seen before it is stored.
func TestPreviewShowsServiceDepartmentAndTerm(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.gives("x.csv", someCases)
	b.post("/import/cases/i1", with(chosen(), "do", "look")...).is(http.StatusOK).
		says("Издаване на дубликат на удостоверение за раждане", `data-label="Звено">Устройство`, "06.12.2026", "сметнат", "от файла", "не е известен")
}

func TestFileThatCannotBeReadSaysWhy(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.gives("x.pdf", "%PDF").is(http.StatusUnprocessableEntity).says("ред 1: не се чете", "не се чете")
	b.post("/import/cases").is(http.StatusUnprocessableEntity).says("изберете файл")
	b.gives("x.csv", strings.Repeat("x", largestCases+1)).is(http.StatusUnprocessableEntity).says("файлът е твърде голям")
	o.failing["TakeCases"] = errors.New("no memory")
	b.gives("x.csv", someCases).is(http.StatusInternalServerError)
}

func TestFileThatIsNoLongerKeptSaysSo(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, a := range []answer{b.get("/import/cases/i1?case_source=x"), b.post("/import/cases/i1", with(chosen(), "do", "look")...)} {
		if a.says("Файлът вече не се пази"); a.path != "/import/cases" {
			t.Errorf("at %s", a.path)
		}
	}
	b.gives("x.csv", someCases)
	if a := b.post("/import/cases/i1", "do", "forget").says("Файлът е изтрит. Нищо не е внесено."); a.path != "/import/cases" || len(o.imports.taken) != 0 {
		t.Errorf("at %s; files kept: %v", a.path, o.imports.taken)
	}
}

func TestFailedImportLosesNothing(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.gives("x.csv", someCases)
	o.failing["ImportCases"] = errors.New("disk is full")
	b.post("/import/cases/i1", with(chosen(), "do", "import")...).is(http.StatusServiceUnavailable).says("Нищо не е внесено", `<option value="received" selected>`)
	if log := o.log.String(); !strings.Contains(log, "disk is full") || strings.Contains(log, "x.csv") {
		t.Errorf("the log says\n%s", log)
	}
}

func TestCasesAreExportedByList(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	a := b.get("/export/cases?list=late&as=xlsx").is(http.StatusOK).says("late as xlsx for ana")
	if got := a.header.Get("Content-Disposition"); got != `attachment; filename="prepiski-late-2026-11-22.xlsx"` {
		t.Errorf("it is called %s", got)
	}
	b.get("/export/cases?list=all&as=csv").is(http.StatusOK).says("all as csv for ana")
	for _, wrong := range []string{"", "?list=all", "?list=nobody&as=csv", "?list=all&as=exe"} {
		b.get("/export/cases" + wrong).is(http.StatusNotFound)
	}
	o.failing["ExportCases"] = errors.New("disk is full")
	request := httptest.NewRequest(http.MethodGet, o.server.URL+"/export/cases?list=all&as=csv", nil)
	request.RequestURI = ""
	if response, err := b.client.Do(request); err == nil {
		if err := response.Body.Close(); err != nil {
			t.Error(err)
		}
		if response.ContentLength > 0 {
			t.Error("half a file looks like a whole one")
		}
	}
}

func TestHandedInCasesGoToTheDeskAsTheyWereSent(t *testing.T) {
	o := openOffice(t)
	o.browser().handsIn(o.token(data.RegistrarToken), `{"cases":[{"number":"94-00-1/2.11.2026","result":"delivered","reason":"<b>"}]}`).
		is(http.StatusOK).says(`"same":1`, `"rows":[{"new":false`)
	row := o.imports.handed[0]
	if row[data.ColumnNumber] != "94-00-1/2.11.2026" || row[data.ColumnResult] != "delivered" || row[data.ColumnReason] != "<b>" || len(row) != len(data.CaseColumns()) {
		t.Errorf("got %v", row)
	}
	o.browser().handsIn(o.token(data.RegistrarToken), `{"cases":[{"number":"1"},{"number":"refused"}]}`).
		is(http.StatusUnprocessableEntity).says(`"errors":[{"row":2,"field":"received","reason":"missing"}]`)
}

func FuzzHandIn(f *testing.F) {
	for _, body := range []string{oneCase, `{"cases":[]}`, `{"cases":null}`, `{"cases":[{"number":5}]}`, `[`, `{"cases":[{}]} 1`, "", `{"cases":[{"number":"\ud800"}]}`} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		rows, err := readHandIn(bytes.NewReader(body))
		var p *apiProblem
		if err != nil && (!errors.As(err, &p) || rows != nil || p.Status < 400 || p.Status > 499) {
			t.Fatalf("%q: %v", body, err)
		}
		if err == nil && len(rows) == 0 {
			t.Fatalf("%q: nothing was read and nothing is wrong", body)
		}
	})
}

// TestListOfCasesHasOneName: the same list is called the same where it is shown, where it
// is taken out and in what there is to do.
func TestListOfCasesHasOneName(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, l := range data.Languages() {
		b.post("/language", "l", string(l), "back", "/")
		cases, out := b.get("/cases"), b.get("/import/cases")
		for _, list := range data.CaseLists() {
			name := phrases.In(l, phrases.Key("office.cases.list."+string(list)))
			cases.says(">" + name)
			out.says(`<option value="`+string(list)+`"`, ">"+name+"</option>")
		}
	}
}
