package console

import (
	"bytes"
	"context"
	"errors"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

func (o *office) Board(context.Context) ([]data.BoardItem, error) {
	if o.items == nil {
		return data.StandardBoard(), nil
	}
	return slices.Clone(o.items), nil
}

func (o *office) SaveBoardItem(_ context.Context, _ string, item data.BoardItem) (data.BoardItem, error) {
	if err := o.failing["SaveBoardItem"]; err != nil {
		return item, err
	}
	items, err := o.Board(context.Background())
	if err != nil {
		return item, err
	}
	i := slices.IndexFunc(items, func(old data.BoardItem) bool { return old.ID == item.ID })
	switch {
	case i < 0:
		item.ID, i, items = "b1", len(items), append(items, item)
	case items[i].Version != item.Version:
		return item, data.ErrConflict
	}
	item.Version++
	items[i] = item
	o.items = items
	return item, o.unshown
}

func (o *office) MoveBoardItem(_ context.Context, _ string, id data.BoardItemID, places int) error {
	items, err := o.Board(context.Background())
	i := slices.IndexFunc(items, func(old data.BoardItem) bool { return old.ID == id })
	if i < 0 {
		return data.ErrNotFound
	}
	item, to := items[i], min(max(i+places, 0), len(items)-1)
	items = slices.Insert(slices.Delete(items, i, i+1), to, item)
	o.items = items
	return errors.Join(err, o.failing["MoveBoardItem"])
}

func (o *office) RemoveBoardItem(_ context.Context, _ string, id data.BoardItemID) error {
	if err := o.failing["RemoveBoardItem"]; err != nil {
		return err
	}
	items, err := o.Board(context.Background())
	o.items = slices.DeleteFunc(items, func(old data.BoardItem) bool { return old.ID == id })
	return err
}

func (o *office) TakePictures(_ context.Context, file []byte) ([]data.Picture, error) {
	switch {
	case bytes.HasPrefix(file, []byte("%PDF")):
		return []data.Picture{{SHA256: "p1", Width: 4, Height: 5}, {SHA256: "p2", Width: 4, Height: 5}}, nil
	case bytes.HasPrefix(file, []byte("PNG")):
		return []data.Picture{{SHA256: "p1", Width: 4, Height: 5}}, nil
	default:
		return nil, data.Problems{{Field: "file", Reason: data.BadFormat}}
	}
}

func (o *office) PictureFile(_ context.Context, name string) ([]byte, error) {
	if name != "p1" {
		return nil, data.ErrNotFound
	}
	return []byte("\x89PNG\r\n\x1a\n"), nil
}

func (o *office) PreviewItem(_ context.Context, item data.BoardItem, on Surface) (Previewed, error) {
	o.surface = on
	return Previewed{PNG: []byte("png" + item.Title.BG), Pages: 2, Unfit: o.unfit, Often: o.often}, o.failing["PreviewItem"]
}

func (o *office) JudgedAt(_ context.Context, _ data.Language, at time.Time) ([]Judged, error) {
	return []Judged{
		{data.BoardNotice, "spirane001", at.Before(o.now.AddDate(0, 0, 7)), "Тогава е в програмата на таблото."},
		{data.BoardFees, "fees", false, "Тогава не е на таблото: краят е минал."},
	}, o.failing["JudgedAt"]
}

func TestWhatWillBeOnIsToldForAnyMoment(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/board").says("Какво ще е на таблото на").lacks("На таблото:")
	b.get("/board?at=2026-11-23T10:00").says("На таблото: пн 23 ноември 10:00", `href="/notices/spirane001"`, "Спиране на водата", "Няма да е на таблото тогава", "краят е минал")
	b.get("/board?at=2027-11-23T10:00").says("Нищо: само вградената страница")
	b.get("/board?at=утре").is(http.StatusUnprocessableEntity).says("това не е дата", `value="утре"`)
	o.failing["JudgedAt"] = errors.New("the disk is gone")
	b.get("/board?at=2026-11-23T10:00").is(http.StatusInternalServerError)
}

func (o *office) WhyItems(_ context.Context, _ data.Language, ids ...data.BoardItemID) (whys []string, err error) {
	for range ids {
		whys = append(whys, "Сега е в програмата на таблото.")
	}
	return whys, nil
}

// upload sends the form with a file, as a browser does.
func (b *browser) upload(path string, file string, fields ...string) answer {
	b.o.t.Helper()
	var body bytes.Buffer
	values, form := form(fields...), multipart.NewWriter(&body)
	for name, values := range values {
		if err := form.WriteField(name, values[0]); err != nil {
			b.o.t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile("file", "it.png")
	if err != nil {
		b.o.t.Fatal(err)
	}
	if _, err := part.Write([]byte(file)); err != nil {
		b.o.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		b.o.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(b.o.t.Context(), http.MethodPost, b.o.server.URL+path, &body)
	if err != nil {
		b.o.t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	return b.send(r)
}

var opening = []string{
	"version", "0", "kind", "agenda", "title", "Ден на отворените врати", "agenda", "10:00 Откриване\r\n12.30 Разходка\r\n23.11.2026 9:00 Изложба",
	"from", "2026-11-22T08:00", "until", "2026-11-23T17:00",
}

func TestBoardIsOrderedByButtons(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/board").is(http.StatusOK).says("Как се проверява преписка").says("Сега е в програмата").says("Нагоре: Телефони и гишета")
	b.post("/board/hours/move", "do", "up").says("Преместено е.")
	b.post("/board/case/move", "do", "down")
	if got, err := o.Board(t.Context()); err != nil || got[0].ID != "hours" || got[2].ID != "case" {
		t.Errorf("got %v, %v", got, err)
	}
	b.post("/board/fees/remove").says("Махнато е от таблата.")
	b.post("/board/nope/move", "do", "up").is(http.StatusNotFound)
	o.failing["RemoveBoardItem"] = data.ErrConflict
	b.post("/board/hours/remove").says("Последното не се маха")
	o.failing["MoveBoardItem"] = data.ErrNotShown
	b.post("/board/hours/move", "do", "down").says("таблата още не го знаят")
}

func TestAgendaIsEnteredAPointALine(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/board/new?kind=agenda").is(http.StatusOK).says("По една точка на ред")
	b.post("/board/new", with(opening, "do", "look")...).says("Още не е публикувано.").says("2 страници").says("Ден на отворените врати")
	if o.items != nil {
		t.Error("it was published by looking at it")
	}
	o.unfit = "Твърде дълго"
	b.post("/board/new", with(opening, "do", "look")...).says("Не се побира на таблото: „Твърде дълго“")
	o.unfit = ""
	b.post("/board/new", with(opening, "do", "publish")...).says("Публикувано е на таблата.")
	saved := o.items[len(o.items)-1]
	want := []data.Point{
		{At: time.Date(2026, 11, 22, 10, 0, 0, 0, data.Sofia()), What: data.Text{BG: "Откриване"}},
		{At: time.Date(2026, 11, 22, 12, 30, 0, 0, data.Sofia()), What: data.Text{BG: "Разходка"}},
		{At: time.Date(2026, 11, 23, 9, 0, 0, 0, data.Sofia()), What: data.Text{BG: "Изложба"}},
	}
	for i := range want {
		if !saved.Agenda[i].At.Equal(want[i].At) || saved.Agenda[i].What != want[i].What {
			t.Errorf("point %d: got %v", i, saved.Agenda[i])
		}
	}
	b.get("/board/b1").says("22.11.2026 10:00 Откриване").says("23.11.2026 09:00 Изложба")
	for problem, text := range map[string]string{
		"с часа отпред": "Откриване", "по ред на часовете": "12:00 Обяд\n10:00 Откриване", "попълнете това поле": "",
	} {
		b.post("/board/b1", with(opening, "agenda", text, "version", "1", "do", "publish")...).is(http.StatusUnprocessableEntity).says(problem)
	}
	b.post("/board/b1", with(opening, "until", "", "version", "1", "do", "publish")...).says("напишете до кога")
	b.post("/board/b1", with(opening, "until", "2026-11-21T08:00", "agenda", "нощем Разходка", "version", "1", "do", "publish")...).
		says("с часа отпред", "краят трябва да е след началото") // both at once
	b.post("/board/b1", with(opening, "from", "2026-11-20T08:00", "until", "2026-11-21T08:00", "version", "1", "do", "publish")...).says("няма да се покаже")
	b.post("/board/b1", with(opening, "title", "Мое", "version", "7", "do", "publish")...).is(http.StatusConflict).says("Ден на отворените врати").says(`value="Мое"`)
	o.failing["SaveBoardItem"] = errors.New("the disk is full")
	b.post("/board/b1", with(opening, "version", "1", "do", "publish")...).is(http.StatusServiceUnavailable).says("таблата не са променени").says("12.30 Разходка")
}

func TestPictureIsUploadedAndKeptWhenTheFormIsRefused(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	fields := []string{"version", "0", "kind", "image", "title", "", "from", "2026-11-22T08:00", "permanent", "yes", "do", "publish"}
	b.get("/board/new?kind=image").says(`type="file"`)
	refused := b.upload("/board/new", "PNG", fields...)
	refused.is(http.StatusUnprocessableEntity).says("Какво се вижда на картината").says("/board/pictures/p1")
	b.get("/board/pictures/p1").is(http.StatusOK)
	b.get("/board/pictures/p9").is(http.StatusNotFound)
	b.upload("/board/new", "GIF89a", with(fields, "title", "Карта")...).says("за картина PNG или JPEG, за документ PDF")
	b.upload("/board/new", "%PDF", with(fields, "title", "Карта")...).says("за картина PNG или JPEG, за документ PDF")
	b.post("/board/new", with(fields, "title", "Карта", "pictures", `[{"sha256":"p1","width":4,"height":5}]`)...).says("Публикувано е на таблата.")
	b.upload("/board/new", "%PDF", with(fields, "kind", "pdf", "title", "Наредба")...).says("Публикувано е на таблата.")
	if got := o.items[len(o.items)-1]; len(got.Pictures) != 2 {
		t.Errorf("got %+v", got)
	}
	b.upload("/board/new", strings.Repeat("x", largestUpload+1), with(fields, "title", "Карта на пазара")...).
		is(http.StatusUnprocessableEntity).says("файлът е по-голям от 20 MB", `value="Карта на пазара"`, `value="2026-11-22T08:00"`)
	b.upload("/board/new", "", with(fields, "title", "Карта", "pictures", `[{"sha256":"p1","width":4,"height":5}]`)...).says("за картина PNG или JPEG")
	b.upload("/notices/new", strings.Repeat("x", 2*largestForm), fields...).is(http.StatusRequestEntityTooLarge)
	b.upload("/board/new", "PNG", with(fields, "title", strings.Repeat("x", largestForm))...).is(http.StatusRequestEntityTooLarge)
	o.wait(30 * 24 * time.Hour)
	b.upload("/board/new", "PNG", with(fields, "title", "Карта на града")...).is(http.StatusUnauthorized).says("Карта на града")
}

// What a clerk entered was dropped without a word: an end beside „Постоянно“, and
// times beside „през целия ден“.
func TestContradictionsAreToldNotDropped(t *testing.T) {
	b := openOffice(t).clerk()
	item := []string{
		"version", "0", "kind", "text", "title", "Чакалня", "body", "Вземете номер.", "from", "2026-11-22T08:00", "until", "2026-12-22T08:00",
		"permanent", "yes", "do", "publish",
	}
	notice := []string{"title", "Чакалня", "body", "Вземете номер.", "from", "2026-11-22T08:00", "until", "2026-12-22T08:00", "permanent", "yes", "do", "publish"}
	for path, fields := range map[string][]string{"/board/new": item, "/notices/new": notice} {
		b.post(path, fields...).is(http.StatusUnprocessableEntity).says("изчистете едното", `value="2026-12-22T08:00"`)
		times := with(fields, "until", "", "times_from", "10:00", "times_until", "12:00")
		b.post(path, times...).is(http.StatusUnprocessableEntity).says("изберете го или ги изчистете", `value="10:00"`, `<details class="schedule" open>`)
		b.post(path, with(times, "daypart", "times")...).is(http.StatusOK)
	}
}
