package console

import (
	"errors"
	"net/http"
	"testing"

	"example.org/parter/data"
)

func TestDraftIsDeletedAfterOneQuestion(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/notices/new").lacks("Изтрий черновата")
	b.post("/notices/new", with(water, "do", "save")...).says(`href="/notices/n1/delete"`, "Изтрий черновата")
	b.get("/notices/n1/delete").is(http.StatusOK).says("Спиране на водата", "Думите ѝ се пазят", `action="/notices/n1/delete"`, `href="/notices/n1"`)
	if len(o.notices) != 1 {
		t.Fatal("the question deleted it")
	}
	o.failing["DeleteNotice"] = errors.New("disk is full")
	b.post("/notices/n1/delete").says("Черновата не е изтрита", "Спиране на водата")
	delete(o.failing, "DeleteNotice")
	for range 2 { // the button may be pressed twice
		if a := b.post("/notices/n1/delete").is(http.StatusOK).says("Черновата е изтрита", "Още няма обявления"); a.path != "/notices" {
			t.Errorf("deleting led to %s", a.path)
		}
	}
	b.get("/notices/n1/delete").is(http.StatusNotFound)
}

func TestNoticeIsWithdrawnBeforeItIsDeleted(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "publish")...).lacks("Изтрий черновата")
	b.get("/notices/n1/delete").says("Първо го свалете")
	b.post("/notices/n1/delete").says("Първо го свалете")
	if len(o.notices) != 1 {
		t.Fatal("it is gone")
	}
	b.post("/notices/n1", with(water, "revision", "1", "do", "withdraw")...).says("Изтрий черновата")
	b.post("/notices/n1/delete").says("Черновата е изтрита")
	if len(o.notices) != 0 {
		t.Error("it is still there")
	}
}

func TestEmptyFormWasSavedAsADraft(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, do := range []string{"save", "publish"} {
		a := b.post("/notices/new", "title", " ", "body", "\r\n", "from", "2026-11-22T09:00", "until", "", "revision", "0", "do", do)
		a.is(http.StatusUnprocessableEntity).says(`id="title-problem"`, `id="body-problem"`, "попълнете това поле", `value="2026-11-22T09:00"`)
	}
	if len(o.notices) != 0 {
		t.Errorf("saved: %+v", o.notices)
	}
}

func TestPublicationThatScreensDoNotKnowWasCalledNotPublished(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.unshown = data.ErrNotShown
	a := b.post("/notices/new", with(water, "do", "publish")...).says("записано като публикувано", "Публикувайте го отново", "публикувано", `role="alert"`)
	a.lacks("на екраните не се промени нищо")
	a = b.post("/notices/n1", with(water, "revision", "1", "do", "withdraw")...)
	a.says("записано като оттеглено", "още го показват", "чернова").lacks("Опитайте отново след малко", `value="withdraw"`)
	if got := o.notices["n1"].Published; got != nil {
		t.Errorf("still published: %+v", got)
	}
	o.unshown = nil
	b.post("/notices/n1", with(water, "revision", "2", "do", "publish")...).says("Публикувано.")
}

func TestPreviewOfAPublishedNoticeCountedItTwice(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	fields := b.post("/notices/new", with(water, "do", "publish")...).fields()
	b.post("/notices/preview", pairs(fields)...).is(http.StatusOK)
	if o.previewed.ID != "n1" {
		t.Errorf("the board was asked for notice %q, want n1", o.previewed.ID)
	}
	b.post("/notices/preview", pairs(b.get("/notices/new").fields())...)
	if o.previewed.ID != "" {
		t.Errorf("a new notice was previewed as %q", o.previewed.ID)
	}
}

func TestPreviewSaysThatTheEndComesBeforeTheBeginning(t *testing.T) {
	b := openOffice(t).clerk()
	b.post("/notices/preview", with(water, "until", "2026-11-22T09:00")...).says("Краят трябва да е след началото.").lacks("Изберете от кога")
	b.post("/notices/preview", with(water, "until", "")...).says("Изберете от кога")
}
