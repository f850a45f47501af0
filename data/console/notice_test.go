package console

import (
	"encoding/base64"
	"errors"
	"net/http"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

var water = []string{
	"title", "Спиране на водата", "body", "От 9 до 16 часа.\nВодоноска ще има.", "from", "2026-11-22T09:00", "until", "2026-11-24T16:00", "revision", "0",
}

func with(fields []string, more ...string) []string {
	return append(append([]string{}, fields...), more...)
}

func TestNoticeJourneyFromDraftToWithdrawal(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/notices/new").is(http.StatusOK).says(`value="2026-11-22T10:00"`)
	a := b.post("/notices/new", with(water, "do", "save")...).is(http.StatusOK).says("Черновата е запазена", "чернова")
	if a.path != "/notices/n1" {
		t.Fatalf("saved at %s", a.path)
	}
	if o.notices["n1"].Published != nil {
		t.Error("a save reached the screens")
	}
	a = b.post("/notices/n1", with(water, "revision", "1", "do", "publish")...)
	a.says("Публикувано.", "https://uslugi.primerovo.example/O/n1", `href="/screens"`, "Оттегли")
	want := time.Date(2026, time.November, 24, 16, 0, 0, 0, data.Sofia())
	if got := o.notices["n1"].Published.Until; !got.Equal(want) {
		t.Errorf("published until %s, want %s", got, want)
	}
	b.get("/").says("Слиза от екраните: Спиране на водата", "24.11.2026\u00a0г., 16:00\u00a0ч.")
	b.get("/notices").says("публикувано", "сега на екраните")
	b.post("/notices/n1", with(water, "revision", "2", "title", "Друго", "do", "save")...).says("променено")
	a = b.post("/notices/n1", "title", "Друго, недовършено", "body", "x", "from", "", "until", "", "revision", "3", "do", "withdraw")
	a.is(http.StatusOK).says("Оттеглено", "Друго, недовършено")
	if o.notices["n1"].Published != nil {
		t.Error("withdrawn, and still published")
	}
	fields := a.fields()
	if got := b.post("/notices/n1", pairs(fields)...).status; got != http.StatusOK {
		t.Errorf("saving what stayed in the form: %d", got)
	}
	if got := o.notices["n1"].Title; got != "Друго, недовършено" {
		t.Errorf("saved %q", got)
	}
}

func TestNewNoticeIsPublishedInOnePress(t *testing.T) {
	o := openOffice(t)
	a := o.clerk().post("/notices/new", with(water, "do", "publish")...).says("Публикувано.")
	if o.notices["n1"].State != data.NoticePublished || a.path != "/notices/n1" {
		t.Errorf("at %s, notice %+v", a.path, o.notices["n1"])
	}
}

func TestEveryNoticeFieldSurvivesAFailedValidation(t *testing.T) {
	o := openOffice(t)
	fields := map[string]string{"title": "", "body": "Ред 1\nРед <2>", "from": "скоро", "until": "2026-11-24T16:00"}
	a := o.clerk().post("/notices/new", pairs(fields)...).is(http.StatusUnprocessableEntity)
	a.says("това не е дата", `href="#from"`, `id="from-problem"`, `aria-invalid="true" aria-describedby="from-problem" autofocus`)
	got := a.fields()
	for name, want := range fields {
		if got[name] != want {
			t.Errorf("%s: got %q, want %q", name, got[name], want)
		}
	}
	fields["from"] = "2026-11-22T09:00"
	a = o.clerk().post("/notices/new", pairs(fields)...).is(http.StatusUnprocessableEntity).says("попълнете това поле")
	if got := a.fields()["body"]; got != fields["body"] {
		t.Errorf("body: got %q", got)
	}
	if len(o.notices) != 0 {
		t.Error("something was saved")
	}
}

func TestPublicationThatFailsKeepsTheDraft(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	a := b.post("/notices/new", with(water, "until", "2026-11-22T09:30", "do", "publish")...)
	a.says("Запазено като чернова. За да се публикува, поправете:", `id="until-problem"`).lacks("Не е прието", "Черновата е запазена")
	if a.path != "/notices/n1" || o.notices["n1"].Published != nil {
		t.Errorf("at %s", a.path)
	}
	o.failing["PublishNotice"] = errors.New("edition not built")
	b.post("/notices/n1", with(water, "revision", "1", "do", "publish")...).says("Черновата е запазена, но публикуването не се получи", "Опитайте отново")
	o.failing["PublishNotice"] = data.ErrConflict
	b.post("/notices/n1", with(water, "revision", "2", "do", "publish")...).says("преди публикуването друг го промени")
}

func TestSaveThatFailsKeepsTheText(t *testing.T) {
	o := openOffice(t)
	o.failing["SaveNotice"] = errors.New("disk is full")
	a := o.clerk().post("/notices/new", with(water, "do", "save")...).is(http.StatusServiceUnavailable).says("Текстът Ви е тук")
	if got := a.fields()["title"]; got != "Спиране на водата" {
		t.Errorf("title: got %q", got)
	}
}

func TestConflictShowsBothTextsAndOverwritesNothing(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "save")...)
	b.post("/notices/n1", with(water, "title", "Текстът на Борис", "revision", "1", "do", "save")...)
	a := b.post("/notices/n1", with(water, "title", "Текстът на Ана", "revision", "1", "do", "publish")...).is(http.StatusConflict)
	a.says("Текстът на Ана", "Текстът на Борис", "Нищо не е презаписано")
	if got := o.notices["n1"].Title; got != "Текстът на Борис" {
		t.Errorf("overwritten by %q", got)
	}
	if got := a.fields()["revision"]; got != "2" {
		t.Errorf("revision offered: %s", got)
	}
}

func TestPreviewPaintsAndSaysWhatWillHappen(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	a := b.post("/notices/preview", water...).is(http.StatusOK)
	a.says("data:image/png;base64,"+base64.StdEncoding.EncodeToString([]byte("Спиране на водата")),
		"Ще се показва от нд 22 ноември 9:00 до вт 24 ноември 16:00 на 1 табло и 1 киоск.", "2 страници", "alt=")
	a.lacks("<html", "<script")
	o.screens[0].Online = false
	b.post("/notices/preview", water...).says("не е свързан")
	o.screens = nil
	b.post("/notices/preview", water...).says("щом се свърже екран")
	o.failing["Preview"] = errors.New("no font")
	b.post("/notices/preview", "title", "x").is(http.StatusOK).says("Прегледът не се получи", "Изберете от кога")
	if len(o.notices) != 0 {
		t.Error("a preview saved something")
	}
}

func TestMomentIsReadInSofiaAlsoInSummer(t *testing.T) {
	got, problems := readMoment(nil, "from", "2026-07-01T09:00")
	if want := time.Date(2026, time.July, 1, 6, 0, 0, 0, time.UTC); !got.Equal(want) || problems != nil {
		t.Errorf("got %s %v, want %s", got, problems, want)
	}
	if back := entered(got); back != "2026-07-01T09:00" {
		t.Errorf("comes back as %s", back)
	}
}

func TestNoticeThatIsGoneIsNotFound(t *testing.T) {
	openOffice(t).clerk().get("/notices/none").is(http.StatusNotFound).says("Тук няма нищо")
}

func TestTodayTellsOfNoticesToCome(t *testing.T) {
	o := openOffice(t)
	next := data.Notice{ID: "n9", Title: "Утре", Body: "x", From: datatest.Now().Add(time.Hour), Until: datatest.Now().Add(2 * time.Hour)}
	o.notices["n9"] = data.DraftedNotice{Notice: next, Published: &next, State: data.NoticePublished}
	o.clerk().get("/").says("Предстоят", "Утре", "от 22.11.2026 г., 11:00 ч.")
}
