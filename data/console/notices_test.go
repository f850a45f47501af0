package console

import (
	"fmt"
	"net/http"
	"testing"

	"example.org/parter/data"
)

func TestListOfNoticesIsTurnedAndKeepsItsQuestion(t *testing.T) {
	o := openOffice(t)
	for i := range 120 {
		id := data.NoticeID(fmt.Sprintf("n%03d", i))
		o.notices[id] = data.DraftedNotice{Notice: data.Notice{ID: id, Title: fmt.Sprintf("Вода %03d", i)}, State: data.NoticeDraft}
	}
	b := o.clerk()
	b.get("/notices").is(http.StatusOK).says("1–50 от 120", "Вода 000", `href="/notices?page=2"`).lacks("Вода 050", "По-нови")
	b.get("/notices?q=Вода&page=2").is(http.StatusOK).
		says("51–100 от 120", `href="/notices?page=1&amp;q=%D0%92%D0%BE%D0%B4%D0%B0"`, `href="/notices?page=3&amp;q=%D0%92%D0%BE%D0%B4%D0%B0"`, `value="Вода"`)
	b.get("/notices?page=3").is(http.StatusOK).says("101–120 от 120").lacks("По-стари")
	b.get("/notices?q=Ток").is(http.StatusOK).says("Няма такова обявление", `href="/notices"`)
	b.get("/notices?which=over").is(http.StatusOK).says(`<option value="over" selected>`, "Няма такова обявление")
	for _, odd := range []string{"page=0", "page=-1", "page=x", "which=nothing", "page=99999999999999"} {
		b.get("/notices?" + odd).is(http.StatusOK).says("1–50 от 120")
	}
	b.get("/notices?page=9").is(http.StatusOK)
}
