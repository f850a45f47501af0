package console

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// everyEntryPage visits the pages on which content is written.
func everyEntryPage(o *office, b *browser, pages map[string]answer) {
	id := string(datatest.Town().Services[0].ID)
	sent := o.formOf(datatest.Town().Services[0], 0)
	b.postForm("/entries/service/"+id, sent, "do", "publish", "name", "Ново име", "fees.0.amount", "4,20")
	b.postForm("/entries/service/"+id, sent, "do", "ask", "name", "Друго име", "revision", "1")
	pages["entry"] = b.get("/entries/service/" + id)
	pages["entrypreview"] = b.postForm("/entries/service/"+id+"/preview", sent, "fees.0.amount", "много", "fees.1.from", "2027-02-01")
	pages["entry-refused"] = b.postForm("/entries/service/"+id, sent, "do", "save", "name", "", "fees.0.amount", "много", "revision", "2")
	pages["entry-conflict"] = b.postForm("/entries/service/"+id, sent, "do", "save", "name", "Трето име", "revision", "1")
	pages["entry-department"] = b.get("/entries/department/" + string(datatest.Town().Departments[0].ID))
	pages["entry-charter"] = b.get("/entries/charter/all")
	pages["entry-survey"] = b.postForm("/entries/survey/gisheto", o.formOf(datatest.Survey(), 0), "do", "save", "questions.2.options", "Едно", "questions.1.words_en", "", "last_day", "2026-11-01")
	pages["entries-survey"] = b.get("/entries/survey")
	pages["entry-stages"] = b.get("/entries/stages/all")
	pages["fees"] = b.post("/fees", "group", "people", "from", "2027-01-01", id+".0.amount", "много")
	pages["entries"] = b.get("/entries/service?q=удостоверение")
	pages["entries-department"] = b.get("/entries/department")
	pages["versions"] = b.get("/entries/service/" + id + "/versions")
	pages["approvals"] = b.get("/approvals")
	pages["here"] = b.get("/here?form=/notices/n1")
}

// formOf is the form of the entry as a browser would send it back untouched.
func (o *office) formOf(e data.Entry, revision int) url.Values {
	q, _ := entryForm(e, datatest.Town())
	sent := url.Values{"revision": {strconv.Itoa(revision)}}
	for _, f := range q.flat() {
		if f.Raw != "" {
			sent.Set(f.Name, f.Raw)
		}
	}
	return sent
}

// postForm sends the form with some fields changed: pairs of name and value.
func (b *browser) postForm(path string, sent url.Values, changed ...string) answer {
	var pairs []string
	for name := range sent {
		if !slices.Contains(changed, name) {
			pairs = append(pairs, name, sent.Get(name))
		}
	}
	return b.post(path, append(pairs, changed...)...)
}

// everyEntry is an entry of each kind that has a form.
func everyEntry() []data.Entry {
	t := datatest.Town()
	return []data.Entry{
		t.Services[0], t.Services[1], t.Departments[0], t.Groups[0], t.LifeEvents[0], t.Forms[0], t.Elsewhere[0], datatest.Survey(), t.Town, t.Charter,
		data.Receptions(t.Receptions), data.DaysOffList(t.DaysOff), data.Synonyms(t.Synonyms), data.Results(t.Results), data.StageList(t.Stages),
	}
}

func TestFormSentBackUntouchedChangesNothing(t *testing.T) {
	o, _ := staffOffice(t)
	for _, e := range everyEntry() {
		own, err := copied(e)
		if err != nil {
			t.Fatal(err)
		}
		q, done := entryForm(own, datatest.Town())
		if problems := q.read(o.formOf(e, 0)); problems != nil {
			t.Errorf("%s: %v", e.Ref(), problems)
		}
		if same, err := data.SameEntry(e, done()); err != nil || !same {
			before, _ := data.MarshalEntry(e)
			after, _ := data.MarshalEntry(done())
			t.Errorf("%s changed:\n%s\n%s", e.Ref(), before, after)
		}
	}
}

// TestEveryFieldOfEveryFormSurvivesARefusal writes into every field of every form what
// is refused somewhere, and finds all of it again as it was written.
func TestEveryFieldOfEveryFormSurvivesARefusal(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, e := range everyEntry() {
		sent := o.formOf(e, 0)
		q, _ := entryForm(e, datatest.Town())
		for i, f := range q.flat() {
			switch f.Kind {
			case kindTick:
				sent.Set(f.Name, "yes")
			case kindHidden:
			default:
				sent.Set(f.Name, "въведено "+strconv.Itoa(i)+" <&>")
			}
		}
		for _, name := range []string{"name", "title"} { // where nothing else is refused
			if sent.Has(name) {
				sent.Set(name, strings.Repeat("дълго <&> ", data.MaxName/9))
			}
		}
		if e.Ref().Kind == data.KindSynonyms {
			sent.Set("synonyms.0.said", "")
		}
		if e.Ref().Kind == data.KindStages {
			sent.Set("progress.name", "")
		}
		a := b.postForm(addressOf(e.Ref()), sent, "do", "publish", "publish_at", "някога")
		a.is(http.StatusUnprocessableEntity)
		page := a.fields()
		for name := range sent {
			if got := page[name]; strings.TrimSpace(got) != strings.TrimSpace(sent.Get(name)) && name != "revision" {
				t.Errorf("%s: %s is %q, was sent as %q", e.Ref(), name, got, sent.Get(name))
			}
		}
	}
}

func TestEditorAsksAndPublisherPublishesOrReturns(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.ana.Roles = data.Roles{data.Editor}
	service := datatest.Town().Services[0]
	path := addressOf(service.Ref())
	sent := o.formOf(service, 0)
	b.postForm(path, sent, "do", "publish", "name", "Ново").says("Черновата е запазена. Публикува го човек с право за това")
	if o.drafts[service.Ref()].Version != 0 {
		t.Fatal("an editor published")
	}
	b.postForm(path, sent, "do", "ask", "name", "Ново", "revision", "1").says("Изпратено е за одобрение")
	o.ana.Roles = data.Roles{data.Publisher}
	b.get("/approvals").says("Ново")
	b.get(path).says("Изпратено за одобрение от ana")
	b.postForm(path, sent, "do", "return", "name", "Ново", "revision", "1", "return_reason", "").is(http.StatusUnprocessableEntity)
	b.postForm(path, sent, "do", "return", "name", "Ново", "revision", "1", "return_reason", "Сгрешена такса").says("Сгрешена такса")
	b.postForm(path, sent, "do", "publish", "name", "Ново", "revision", "1").says("Публикувано е.")
	if got := o.drafts[service.Ref()]; got.Version != 1 || got.Published.Called().BG != "№ 1001 Ново" {
		t.Errorf("got %+v", got)
	}
}

func TestFourEyesAreAskedForInWords(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/approvals/four-eyes", "kind_service", "yes").says("Записано е.")
	service := datatest.Town().Services[0]
	b.postForm(addressOf(service.Ref()), o.formOf(service, 0), "do", "publish", "name", "Ново").says("Това се публикува от друг")
}

func TestSecondClerkIsToldWhatTheFirstChanged(t *testing.T) {
	o := openOffice(t)
	first, second := o.clerk(), o.clerk()
	service := datatest.Town().Services[0]
	path, sent := addressOf(service.Ref()), o.formOf(service, 0)
	first.postForm(path, sent, "do", "save", "name", "На първия")
	a := second.postForm(path, sent, "do", "save", "name", "На втория")
	a.is(http.StatusConflict)
	a.says("На първия")
	a.says("На втория")
	if got := o.drafts[service.Ref()].Entry.Called().BG; got != "№ 1001 На първия" {
		t.Errorf("the first one's words are now %q", got)
	}
	if got := a.fields()["name"]; got != "На втория" {
		t.Errorf("the second one's words in the form are %q", got)
	}
}

func TestRowsAreAddedMovedAndRemovedWithoutSaving(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	path, sent := addressOf(service.Ref()), o.formOf(service, 0)
	first, second := sent.Get("documents.0.text"), sent.Get("documents.1.text")
	if first == "" || second == "" {
		t.Fatal("the sample service has fewer than two documents")
	}
	up := b.postForm(path, sent, "do", "up documents 1").fields()
	if up["documents.0.text"] != second || up["documents.1.text"] != first {
		t.Errorf("moved up: %q, %q", up["documents.0.text"], up["documents.1.text"])
	}
	dropped := b.postForm(path, sent, "do", "drop documents 0").fields()
	if dropped["documents.0.text"] != second {
		t.Errorf("after the first was removed the first is %q", dropped["documents.0.text"])
	}
	added := b.postForm(path, sent, "do", "add fees 0").fields()
	last := "fees." + strconv.Itoa(len(service.Fees)) + ".amount"
	if got, is := added[last]; !is || got != "" {
		t.Errorf("the added row is %q", got)
	}
	if len(o.drafts) != 0 {
		t.Error("something was saved")
	}
}

func TestFeeFromJanuaryIsEnteredInDecember(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[1]
	place := "fees." + strconv.Itoa(len(service.Fees))
	b.postForm(addressOf(service.Ref()), o.formOf(service, 0), "do", "publish",
		place+".amount", "7,50 €", place+".from", "2027-01-01", place+".source", "Община Примерово").says("Публикувано е.")
	fees := o.drafts[service.Ref()].Entry.(data.Service).Fees
	last := fees[len(fees)-1]
	if last.Amount != 750 || last.From.Format(asDay) != "2027-01-01" || last.InForce(datatest.Now()) {
		t.Errorf("got %+v", last)
	}
}

func TestServicesAreCheckedInOnePress(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	id := string(datatest.Town().Services[0].ID)
	b.post("/entries/service/checked", "service_"+id, "0", "back", "/entries/service").says("Отбелязано като проверено днес: 1")
	if len(o.checked) != 1 {
		t.Errorf("checked are %v", o.checked)
	}
	b.post("/entries/service/checked", "back", "/entries/service").says("Не отбелязахте нито една услуга")
}

func TestVersionsAreComparedRestoredAndUndone(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	path, sent := addressOf(service.Ref()), o.formOf(service, 0)
	b.postForm(path, sent, "do", "publish", "name", "Второ име")
	versions := b.get(path + "/versions")
	versions.says(service.Name.BG)
	versions.says("Второ име")
	b.post(path+"/restore", "version", "0", "revision", "0").says("Нищо не е променено: има чернова")
	b.post(path+"/restore", "version", "0", "revision", "1").says("Версия 0 е в черновата")
	if got := o.drafts[service.Ref()].Entry.(data.Service).Name.BG; got != service.Name.BG {
		t.Errorf("restored is %q", got)
	}
	b.post(path+"/undo", "version", "1").says("Последното публикуване е отменено")
	b.post(path+"/undo", "version", "7").says("Не е отменено")
}

func TestRemovedEntryIsListedAndWhatIsNamedStays(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	town := datatest.Town()
	b.post(addressOf(town.Services[0].Ref())+"/remove", "revision", "0").says("Премахнато е.")
	b.get("/entries/service?only=removed").says(town.Services[0].Name.BG)
	b.post(addressOf(town.Departments[0].Ref())+"/remove", "revision", "0").says("Не е премахнато: нещо друго го посочва")
}

func TestScheduledDraftSaysWhenItIsPublished(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	path, sent := addressOf(service.Ref()), o.formOf(service, 0)
	b.postForm(path, sent, "do", "schedule", "name", "От Нова година", "publish_at", "").is(http.StatusUnprocessableEntity)
	b.postForm(path, sent, "do", "schedule", "name", "От Нова година", "revision", "1", "publish_at", "2027-01-01T00:00").says("Ще се публикува само на")
	b.get(path).says("по решение на ana")
}

func TestListFindsFiltersAndPages(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	town := datatest.Town()
	b.get("/entries/service?q=наследници").says("Удостоверение за наследници")
	b.get("/entries/service?q=няматакова").says("Няма нищо такова.")
	b.get("/entries/service?only=example").says("примерни данни")
	b.get("/entries/department?q=" + url.QueryEscape(strings.ToUpper(town.Departments[0].Name.BG))).says(town.Departments[0].Name.BG)
	if a := b.get("/entries/notice"); a.status != http.StatusOK {
		t.Errorf("notices have a list of their own: %d", a.status)
	}
	for _, path := range []string{"/entries/nothing", "/entries/charter/x", "/entries/service/nothing", "/entries/service/nothing/versions"} {
		if a := b.get(path); a.status != http.StatusNotFound && !strings.HasSuffix(path, "versions") {
			t.Errorf("%s: status %d", path, a.status)
		}
	}
}

func TestAmountsAreReadAsPeopleWriteThem(t *testing.T) {
	for raw, want := range map[string]data.Cents{"3": 300, "3,5": 350, "3.50": 350, "3,50 €": 350, "1 200,00": 120000, "0,05 евро": 5} {
		if got, ok := cents(raw); !ok || got != want {
			t.Errorf("%q is %d, %v", raw, got, ok)
		}
	}
	for _, raw := range []string{"", "много", "3,505", "-3", "3,", "1.200,00"} {
		if got, ok := cents(raw); ok {
			t.Errorf("%q is %d", raw, got)
		}
	}
	for cents, want := range map[data.Cents]string{0: "0,00", 5: "0,05", 350: "3,50", 120000: "1200,00"} {
		if got := euro(cents); got != want {
			t.Errorf("%d is %q", cents, got)
		}
	}
}

func TestNewFeesOfManyServicesAreDraftsOfEach(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	row, was := string(service.ID)+".0.amount", string(service.ID)+".0.was"
	refused := b.post("/fees", "group", string(service.Group), "from", "2027-01-01", row, "много")
	refused.is(http.StatusUnprocessableEntity)
	if got := refused.fields()[row]; got != "много" {
		t.Errorf("the refused amount is %q", got)
	}
	b.post("/fees", "group", string(service.Group), "from", "2027-01-01").is(http.StatusUnprocessableEntity)
	b.post("/fees", "group", string(service.Group), "from", "2027-01-01", "source", "Решение 5", row, "9,99", was, euro(service.Fees[0].Amount)).says("Записани чернови на услуги: 1")
	fees := o.drafts[service.Ref()].Entry.(data.Service).Fees
	last := fees[len(fees)-1]
	if last.Amount != 999 || last.From.Format(asDay) != "2027-01-01" || last.Source != "Решение 5" || last.Example {
		t.Errorf("the new fee is %+v", last)
	}
	if n := len(fees); n != len(service.Fees) { // the one from January was there before and gave way
		t.Errorf("there are %d fees", n)
	}
	if got := fees[0]; got.Until.Format(asDay) != "2027-01-01" || got.Amount != service.Fees[0].Amount {
		t.Errorf("the old fee is %+v", got)
	}
	b.post("/fees", "group", string(service.Group), "from", "2027-01-01", row, "8").says("друг работи в момента")
	b.post("/entries/service/publish", "service_"+string(service.ID), "1").says("Публикувани: 1.")
	if o.drafts[service.Ref()].Version != 1 {
		t.Error("it is not published")
	}
}

func TestOneDraftThatCannotBePublishedStopsAllAndIsNamed(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	b.postForm(addressOf(service.Ref()), o.formOf(service, 0), "do", "save", "name", "")
	b.post("/entries/service/publish", "service_"+string(service.ID), "1").says("Нищо не е публикувано")
}

func TestFormIsUploadedAndAWrongFileLosesNothing(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	blank := datatest.Town().Forms[0]
	path := addressOf(blank.Ref())
	fields := []string{"revision", "0", "do", "save", "name", "Ново име на бланката", "source", "Община"}
	refused := b.upload(path, "<svg onload=alert(1)>", fields...)
	refused.is(http.StatusUnprocessableEntity).says("това не е PDF")
	if got := refused.fields()["name"]; got != "Ново име на бланката" {
		t.Errorf("the name in the form is %q", got)
	}
	b.upload(path, "%PDF-1.7", fields...).says("Черновата е запазена", "страници: 2")
	if got := o.drafts[blank.Ref()].Entry.(data.Form).File; got.Pages != 2 {
		t.Errorf("got %+v", got)
	}
	kept := b.get(path).fields()
	b.post(path, "revision", "1", "do", "save", "name", "", "source", "x", "pdf", kept["pdf"])
	if got := o.drafts[blank.Ref()].Entry.(data.Form).File; got.Pages != 2 {
		t.Errorf("without a new file the old one is %+v", got)
	}
}
