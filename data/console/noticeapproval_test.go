package console

import (
	"net/http"
	"testing"

	"example.org/parter/data"
)

func TestEditorsNoticeGoesToThePublisherAndBackWithAReason(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.ana.Roles = data.Roles{data.Editor}
	b.get("/notices/new").lacks(`value="publish"`).says(`value="ask"`)
	b.post("/notices/new", with(water, "do", "ask")...).says("Изпратено е за одобрение", "Вземи си го обратно")
	o.ana.Roles = data.Roles{data.Publisher}
	b.get("/notices/n1").says("Изпратено за одобрение от ana")
	refused := b.post("/notices/n1", with(water, "do", "return", "revision", "1", "return_reason", "", "title", "Променено в полето")...)
	refused.is(http.StatusUnprocessableEntity)
	if got := refused.fields()["title"]; got != "Променено в полето" {
		t.Errorf("the title in the form is %q", got)
	}
	b.post("/notices/n1", with(water, "do", "return", "revision", "1", "return_reason", "Кога спира водата?")...).says("Кога спира водата?")
	o.ana.Roles = data.Roles{data.Editor}
	b.get("/notices/n1").says("Върнато от ana")
	b.post("/notices/n1", with(water, "do", "back", "revision", "1")...).lacks("Върнато от ana")
	b.post("/notices/n1", with(water, "do", "return", "revision", "1", "return_reason", "x")...).says("Публикува го човек с право")
}

func TestDraftThatIsNotCompleteIsNotSentForApproval(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "ask", "body", "")...).says("Запазено като чернова. За да се публикува, поправете:")
}

func TestChangeOfANoticeThatIsOnIsScheduled(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "publish")...)
	changed := with(water, "title", "Водата идва по-рано", "revision", "1", "do", "schedule")
	refused := b.post("/notices/n1", append(changed, "publish_at", "")...)
	refused.is(http.StatusUnprocessableEntity)
	if got := refused.fields()["title"]; got != "Водата идва по-рано" {
		t.Errorf("the title in the form is %q", got)
	}
	revision := refused.fields()["revision"]
	b.post("/notices/n1", append(with(changed, "revision", revision), "publish_at", "2026-11-24T08:00")...).says("Ще се публикува само на")
	if n := o.notices["n1"]; n.Approval.Step != data.StepScheduled || n.Published.Title == "Водата идва по-рано" {
		t.Errorf("got %+v", n)
	}
}
