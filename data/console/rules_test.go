package console

import (
	"context"
	"errors"
	"net/http"
	"reflect"
	"testing"
	"time"

	"example.org/parter/data"
)

func (i *inbox) FeedbackRules(context.Context) (data.FeedbackRules, error) {
	return i.rules, i.o.failing["FeedbackRules"]
}

func (i *inbox) ChangeFeedbackRules(_ context.Context, _ string, read, now data.FeedbackRules) error {
	switch err := errors.Join(now.Check(), i.o.failing["ChangeFeedbackRules"]); {
	case err != nil:
		return err
	case reflect.DeepEqual(now, i.rules):
		return data.ErrUnchanged
	case !reflect.DeepEqual(read, i.rules):
		return data.ErrConflict
	}
	i.rules = now
	return nil
}

// someRules is the form as it is filled in from the usual rules.
func someRules(a answer) []string {
	return []string{
		"as_they_were", a.fields()["as_they_were"],
		"term_suggestion", "2", "unit_suggestion", "months", "source_suggestion", "АПК, чл. 118", "term_comment", "14", "unit_comment", "days",
		"term_praise", "14", "unit_praise", "days", "term_complaint", "2", "unit_complaint", "months", "source_complaint", "АПК, чл. 121",
		"term_breach", "2", "unit_breach", "months", "source_breach", "АПК, чл. 121", "read", "14", "read_unit", "days", "series", "ОВ",
		"contact_days", "30", "contact_months", "6", "words_months", "24", "interval", "5", "burst", "20", "within", "10", "votes_source", "",
	}
}

func everyRulesPage(b *browser, pages map[string]answer) {
	pages["rules"] = b.get("/feedback/rules")
	pages["rules-refused"] = b.post("/feedback/rules", with(someRules(pages["rules"]), "term_praise", "скоро", "checked_praise", "yes", "series", "О/В", "within", "0")...)
}

func TestRulesAreSetAndWhatIsWrongStaysEntered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	page := b.get("/feedback/rules").is(http.StatusOK).says("По памет: сравнете със закона", "решава общината", "АПК, чл. 118")
	form := someRules(page)
	b.post("/feedback/rules", form...).is(http.StatusOK).says("правилата бяха същите")
	changed := with(form, "term_complaint", "30", "unit_complaint", "workdays", "checked_complaint", "yes", "interval", "7", "votes_source", "заповед № 7", "words_months", "12")
	b.post("/feedback/rules", with(changed, "burst", "много", "term_comment", "1000", "checked_praise", "yes")...).is(http.StatusUnprocessableEntity).
		says(`href="#burst"`, `value="много"`, "цяло число от 1 до 1000", `href="#term_comment">Коментар:`, `value="1000"`, `href="#source_praise"`, "за да е проверено", `value="заповед № 7"`, `value="30"`)
	b.post("/feedback/rules", changed...).is(http.StatusOK).says("Записано.")
	got := o.inbox.rules
	want := data.FeedbackTerm{Kind: data.KindComplaint, Length: data.Length{Count: 30, Unit: data.InWorkdays}, Source: "АПК, чл. 121", Checked: true}
	if got.Term(data.KindComplaint) != want || got.Votes.Interval != 7*time.Second || got.Votes.Source != "заповед № 7" || got.Keep.WordsMonths != 12 {
		t.Errorf("got %+v", got)
	}
	again := b.post("/feedback/rules", with(form, "series", "МН")...).is(http.StatusConflict).says("Колега е променил правилата", `value="МН"`)
	if o.inbox.rules.Series != "ОВ" {
		t.Error("what somebody else set was overwritten")
	}
	b.post("/feedback/rules", with(form, "series", "МН", "as_they_were", again.fields()["as_they_were"])...).is(http.StatusOK).says("Записано.")
	o.failing["ChangeFeedbackRules"] = errors.New("disk is full")
	b.post("/feedback/rules", with(form, "series", "ОБ")...).is(http.StatusServiceUnavailable).says("опитайте пак", `value="ОБ"`)
}

func TestReaderOfFeedbackSeesTheRulesAndDoesNotSetThem(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.ana.Roles = data.Roles{data.FeedbackReader}
	o.inbox.rules.Terms[3].Checked = true
	b.get("/feedback/rules").is(http.StatusOK).says("Правилата променя администратор", "2 месеца", "14 дни", "поне 5 секунди; най-много 20 оценки за 10 минути", "Проверено").lacks("<input id=")
	b.post("/feedback/rules", "series", "МН").is(http.StatusForbidden)
}

func TestUsualRulesAreFilledInAndNotSaved(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.inbox.rules.Series = "МН"
	b.get("/feedback/rules?usual=yes").is(http.StatusOK).says(`value="ОВ"`, "Още нищо не е записано")
	if o.inbox.rules.Series != "МН" {
		t.Error("they were saved")
	}
}
