package console

import (
	"net/http"
	"testing"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// TestStaffWriteAndReadTheTownsWordsOfAStage: what is published of a stage is what the
// page of a case says, and a name is never taken away.
func TestStaffWriteAndReadTheTownsWordsOfAStage(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	words := data.StageList(datatest.Town().Stages)
	path, sent := addressOf(words.Ref()), o.formOf(words, 0)
	b.postForm(path, sent, "do", "publish", "progress.name", " ", "progress.next", "Обадете се утре.").
		is(http.StatusUnprocessableEntity).says("В работа: Име", "Обадете се утре.")
	b.postForm(path, sent, "do", "publish", "progress.name", "Изпълнява се", "progress.name_en", "", "revision", "1").says("Публикувано е.")
	b.post("/cases/new", "number", canaryNumber, "received", "2026-11-20", "service", "№ 1001 Издаване на дубликат на удостоверение за раждане", "due", "2026-11-30")
	b.post("/cases/c1", "stage", "progress", "on", "2026-11-22").says("Изпълнява се").lacks("<strong>В работа</strong>")
}
