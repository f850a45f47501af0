package console

import (
	"net/http"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// „Продължете“ published at once, and nothing said so.
func TestGoingOnAfterASignInNamesWhatItDoes(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.wait(idleTime)
	b.post("/notices/new", with(water, "do", "publish")...).is(http.StatusUnauthorized)
	a := b.post("/sign-in", "name", "ana", "password", goodPassword, "next", "/notices/new", "kept.title", "Вода", "kept.body", "Няма", "kept.from", "2026-11-23T10:00", "kept.do", "publish")
	a.says(`value="publish">Публикувай сега: „Вода“<`, `value="form" autofocus>Към формуляра`).lacks("?l=en", "/sign-in?l=", `type="hidden" name="do"`)
	fields := resumed(a)
	fields["do"] = asForm
	b.post("/notices/new", pairs(fields)...).is(http.StatusOK).says(`value="Вода"`, "Няма", `value="2026-11-23T10:00"`, "Още нищо не е записано.")
	if len(o.notices) != 0 {
		t.Error("looking at the form saved it")
	}
}

func TestGoingOnWithAnEntryShowsItsFormFirst(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	group := datatest.Town().Groups[0]
	path := "/entries/group/" + string(group.ID)
	sent := o.formOf(group, 0)
	o.wait(idleTime)
	carriedOver := b.postForm(path, sent, "name", "Друго име", "do", "save").is(http.StatusUnauthorized).fields()
	carriedOver["name"], carriedOver["password"] = "ana", goodPassword
	a := b.post("/sign-in", pairs(carriedOver)...).says("сега: „Друго име“", "Към формуляра")
	fields := resumed(a)
	fields["do"] = asForm
	b.post(path, pairs(fields)...).is(http.StatusOK).says(`value="Друго име"`, "Още нищо не е записано.")
	if _, is := o.drafts[data.EntryRef{Kind: data.KindGroup, ID: string(group.ID)}]; is {
		t.Error("looking at the form saved it")
	}
}
