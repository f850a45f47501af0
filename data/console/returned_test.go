package console

import (
	"net/http"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestReturningANoticeThatWasChangedMeanwhileLostTheTextAndTheReason(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "ask")...)
	theirs := o.notices["n1"]
	theirs.Body, theirs.ChangedBy, theirs.Approval = "Водата спира в осем.", "petar", data.Approval{}
	theirs.Revision++
	o.notices["n1"] = theirs
	a := b.post("/notices/n1", with(water, "do", "return", "revision", "1", "title", "Моето", "return_reason", "Кога спира?")...)
	a.is(http.StatusConflict).says("Не е върнато: междувременно petar го промени. Нищо не е записано.", "Водата спира в осем.").lacks("Текстът Ви беше запазен")
	if f := a.fields(); f["title"] != "Моето" || f["return_reason"] != "Кога спира?" || f["revision"] != "2" {
		t.Errorf("the form has %q, %q at revision %s", f["title"], f["return_reason"], f["revision"])
	}
	b.post("/notices/n1", with(water, "do", "return", "revision", "2", "return_reason", "Кога спира?")...).says("Върнато от ana", "Кога спира?")
}

func TestReturningAnEntryThatWasChangedMeanwhileLostTheTextAndTheReason(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	service := datatest.Town().Services[0]
	path, sent := addressOf(service.Ref()), o.formOf(service, 0)
	b.postForm(path, sent, "do", "ask", "name", "Ново")
	theirs := o.drafts[service.Ref()]
	theirs.ChangedBy = "petar"
	theirs.Revision++
	o.drafts[service.Ref()] = theirs
	a := b.postForm(path, sent, "do", "return", "name", "Моето", "revision", "1", "return_reason", "Сгрешено")
	a.is(http.StatusConflict).says("Не е върнато: междувременно petar го промени. Нищо не е записано.").lacks("Текстът Ви беше запазен")
	if f := a.fields(); f["name"] != "Моето" || f["return_reason"] != "Сгрешено" {
		t.Errorf("the form has %q and %q", f["name"], f["return_reason"])
	}
}

func TestReturningWithoutAReasonAskedWhyAPostingIsTakenDown(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "ask")...)
	b.post("/notices/n1", with(water, "do", "return", "revision", "1", "return_reason", "")...).is(http.StatusUnprocessableEntity).
		says("Защо се връща: напишете какво да се поправи", `href="#return_reason"`).lacks("сваля")
	service := datatest.Town().Services[0]
	path, sent := addressOf(service.Ref()), o.formOf(service, 0)
	b.postForm(path, sent, "do", "ask", "name", "Ново")
	b.postForm(path, sent, "do", "return", "name", "Ново", "revision", "1", "return_reason", "").is(http.StatusUnprocessableEntity).
		says("Защо се връща: напишете какво да се поправи").lacks("сваля")
}
