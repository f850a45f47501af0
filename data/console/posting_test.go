package console

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"
	"time"

	"example.org/parter/data"
)

func someBases() []data.LegalBasis {
	return []data.LegalBasis{
		{ID: "apk", Act: "АПК чл. 18а, ал. 10", Subject: "Съобщение", Where: "на таблото", Days: 7},
		{ID: "zut", Act: "ЗУТ чл. 57а", Subject: "Заповед за премахване", Witnesses: true, Unread: true},
	}
}

// served is a posting as its form sends it.
var served = []string{
	"revision", "1", "basis", "apk", "document", "94-00-1", "addressee", "Петър Примеров Примеров", "title", "Съобщение до П. П. П.",
	"body", "Явете се в стая 5.", "personal", "yes", "days", "", "places", "Партер\r\nСайт", "at", "2026-11-22T09:30", "by", "Анна Примерова, деловодител",
}

func (o *office) Postings(context.Context) ([]data.Posting, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.SortedFunc(maps.Values(o.postings), func(a, b data.Posting) int { return cmp.Compare(a.ID, b.ID) }), nil
}

func (o *office) Posting(_ context.Context, id data.PostingID) (data.Posting, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	p, ok := o.postings[id]
	if !ok {
		return p, data.ErrNotFound
	}
	return p, nil
}

func (o *office) SavePosting(_ context.Context, by string, p data.Posting, revision int) (data.Posting, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.failing["SavePosting"]; err != nil {
		return data.Posting{}, err
	}
	if p.ID == "" {
		p.ID = data.PostingID(fmt.Sprint("p", len(o.postings)+1))
	} else if now := o.postings[p.ID]; now.Revision != revision || !now.Posted.At.IsZero() {
		return data.Posting{}, data.ErrConflict
	}
	p.Revision, p.ChangedBy = o.postings[p.ID].Revision+1, by
	o.postings[p.ID] = p
	return p, nil
}

func (o *office) DeletePosting(_ context.Context, _ string, id data.PostingID, revision int) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if now := o.postings[id]; !now.Posted.At.IsZero() || now.Revision != revision {
		return data.ErrConflict
	}
	delete(o.postings, id)
	return nil
}

func (o *office) Post(_ context.Context, _ string, p data.Posting) (data.Posting, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.failing["Post"]; err != nil {
		return data.Posting{}, err
	}
	if problems := p.CheckPosted(p.Posted, o.now); problems != nil {
		return data.Posting{}, problems
	}
	p.Number, p.NotBefore = "1/2026", data.NotBefore(p.Posted.At, p.Days, func(time.Time) bool { return false })
	p.Revision++
	o.postings[p.ID] = p
	return p, o.unshown
}

func (o *office) RemovePosting(_ context.Context, _ string, id data.PostingID, act data.PostingAct) (data.Posting, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.failing["RemovePosting"]; err != nil {
		return data.Posting{}, err
	}
	p := o.postings[id]
	if problems := p.CheckRemoved(act, o.now); problems != nil {
		return data.Posting{}, problems
	}
	p.Removed = act
	o.postings[id] = p
	return p, o.unshown
}

func (o *office) Hangings(context.Context, data.PostingID) ([]data.Hanging, error) {
	return []data.Hanging{{Screen: "lobby-board", Times: 31, Shown: 10*time.Minute + 5*time.Second, Gaps: make([]data.Gap, 2)}, {Screen: "second"}}, nil
}

func (o *office) PostingPDF(_ context.Context, id data.PostingID, removal bool) ([]byte, error) {
	if removal && o.postings[id].Removed.At.IsZero() {
		return nil, data.ErrNotFound
	}
	return []byte("%PDF of " + id), nil
}

func (o *office) PreviewPosting(_ context.Context, p data.Posting, on Surface) (Previewed, error) {
	o.surface = on
	return Previewed{PNG: []byte(p.Title), Pages: 1, Unfit: o.unfit}, o.failing["PreviewPosting"]
}

func (o *office) LegalBases(context.Context) ([]data.LegalBasis, error) { return o.bases, nil }

func (o *office) SaveLegalBasis(_ context.Context, _ string, b data.LegalBasis) error {
	if p := b.Check(); p != nil {
		return p
	}
	if i := slices.IndexFunc(o.bases, func(old data.LegalBasis) bool { return old.ID == b.ID }); i >= 0 {
		o.bases[i] = b
		return nil
	}
	b.ID = "new"
	o.bases = append(o.bases, b)
	return nil
}

func TestPostingFromDraftToRemoval(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/postings").is(http.StatusOK).says("Още нищо не е поставено.")
	b.get("/postings/new").says("Електронно табло, партер").says("с двама свидетели").says(`value="` + entered(o.now) + `"`)
	o.unfit = "Твърде дълго"
	b.post("/postings/preview", served...).is(http.StatusOK).says("data:image/png").says("„Твърде дълго“")
	b.post("/postings/new", with(served, "do", "save")...).says("Черновата е записана.")
	if got := o.postings["p1"]; got.Days != 7 || len(got.Places) != 2 || got.Basis.Act != "АПК чл. 18а, ал. 10" || !got.Personal {
		t.Errorf("saved: %+v", got)
	}
	b.get("/postings/p1").says("Анна Примерова, деловодител")
	b.post("/postings/p1", with(served, "do", "post")...).says("Отпечатайте протокола за поставяне").says("№ 1/2026").
		says("на екрана 10 мин. 05 сек., показвания: 31, прекъсвания: 2").says("скрива от таблата автоматично")
	b.get("/postings/p1/posted.pdf").is(http.StatusOK).says("%PDF of p1")
	b.get("/postings/p1/removed.pdf").is(http.StatusNotFound)
	b.post("/postings/p1", with(served, "title", "Друго", "revision", "3", "do", "save")...).says("не може да се променя")
	b.post("/postings/p1", with(served, "revision", "3", "do", "delete")...).says("регистърът го пази")
	b.post("/postings/p1/remove", "at", "2026-11-22T09:45", "by", "Анна").is(http.StatusUnprocessableEntity).says("срокът не е изтекъл")
	b.post("/postings/p1/remove", "at", "2026-11-22T09:45", "by", "Анна", "reason", "Връчено лично.").says("Свалено е.").says("Връчено лично.")
	b.get("/postings/p1/removed.pdf").is(http.StatusOK)
	b.get("/postings").says("свалено")
}

func TestNothingEnteredOfAPostingIsLost(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/postings/new", with(served, "days", "3", "do", "post")...).is(http.StatusUnprocessableEntity).
		says("по-малко от срока, който законът иска").says("Явете се в стая 5.").says("Петър Примеров Примеров").says("Анна Примерова, деловодител").says("Черновата е записана.")
	b.post("/postings/p1", with(served, "basis", "zut", "days", "5", "witness_1", "Мария Примерова", "do", "post")...).
		says("законът иска двама свидетели").says("Мария Примерова")
	b.post("/postings/p1", with(served, "revision", "2", "days", "сто", "at", "утре", "do", "post")...).says("напишете цяло число").says(`value="сто"`)
	b.post("/postings/p1", with(served, "revision", "2", "at", "утре", "do", "post")...).says("това не е дата").says(`value="утре"`)
	b.post("/postings/p1", with(served, "revision", "1", "title", "Мое", "do", "save")...).is(http.StatusConflict).says("ana промени черновата").says(`value="Мое"`)
	for method, words := range map[string]string{"SavePosting": "Не е записано.", "Post": "таблата не са променени"} {
		o.failing[method] = errors.New("the disk is full")
		b.post("/postings/new", with(served, "do", "post")...).is(http.StatusServiceUnavailable).says(words).says("Анна Примерова, деловодител").says("2026-11-22T09:30")
		delete(o.failing, method)
	}
	o.unshown = data.ErrNotShown
	b.post("/postings/new", with(served, "do", "post")...).says("таблата още не го знаят")
	b.post("/postings/new", with(served, "title", "", "body", "", "do", "save")...).is(http.StatusUnprocessableEntity).says("94-00-1")
}

func TestDraftOfAPostingIsDeleted(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/postings/new", with(served, "do", "save")...)
	b.post("/postings/p1", with(served, "do", "delete")...).says("Черновата е изтрита.")
	b.get("/postings/p1").is(http.StatusNotFound)
}

func TestLegalBasesAreEdited(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/postings/bases?basis=zut").says(`value="ЗУТ чл. 57а"`).says("Не е сверено с текста на закона")
	b.post("/postings/bases", "basis", "zut", "act", "ЗУТ чл. 57а", "subject", "Заповед", "days", "14", "witnesses", "yes").says("Основанието е записано.").says("14 дни")
	b.post("/postings/bases", "act", "", "subject", "Нещо", "days", "много").is(http.StatusUnprocessableEntity).says("Нещо").says("много")
	b.post("/postings/bases", "act", "ЗУЕС чл. 46б", "subject", "Покана от кмета").says("ЗУЕС чл. 46б")
	if len(o.bases) != 3 || o.bases[1].Days != 14 || o.bases[1].Unread {
		t.Errorf("got %+v", o.bases)
	}
}
