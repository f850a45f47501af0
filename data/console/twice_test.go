package console

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"example.org/parter/data"
)

func TestSecondPressOnWithdrawSaidTheNoticeIsStillOnTheScreens(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "publish")...)
	press := with(water, "revision", "1", "do", "withdraw")
	b.post("/notices/n1", press...).is(http.StatusOK).says("Оттеглено: вече не е на екраните")
	a := b.post("/notices/n1", press...).is(http.StatusOK).says("вече е оттеглено", "чернова").lacks(`value="withdraw"`, "още е на екраните", `role="alert"`)
	if a.path != "/notices/n1" {
		t.Errorf("the second press led to %s", a.path)
	}
	changed := with(press, "title", "Недовършено")
	b.post("/notices/n1", changed...).is(http.StatusOK).says("вече е оттеглено", `value="Недовършено"`)
	if strings.Contains(o.log.String(), "level=ERROR") {
		t.Errorf("a second press is logged as a failure:\n%s", o.log)
	}
}

func TestWithdrawalThatFailsSaysTheNoticeIsStillOnTheScreens(t *testing.T) {
	for name, err := range map[string]error{"disk": errors.New("disk is full"), "conflict": data.ErrConflict} {
		o := openOffice(t)
		b := o.clerk()
		b.post("/notices/new", with(water, "do", "publish")...)
		o.failing["WithdrawNotice"] = err
		a := b.post("/notices/n1", with(water, "revision", "1", "do", "withdraw")...)
		a.is(http.StatusServiceUnavailable).says("още е на екраните", `value="withdraw"`)
		if o.notices["n1"].Published == nil {
			t.Errorf("%s: it is withdrawn", name)
		}
	}
}

func TestSecondPressOnPublishOrSaveSaidThatSomebodyElseChangedIt(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "save")...)
	press := with(water, "revision", "1", "do", "save")
	b.post("/notices/n1", press...).says("Черновата е запазена")
	b.post("/notices/n1", press...).is(http.StatusOK).says("Този текст вече е запазен").lacks("Междувременно")
	press = with(water, "revision", "2", "do", "publish")
	b.post("/notices/n1", press...).says("Публикувано.")
	b.post("/notices/n1", press...).is(http.StatusOK).says("вече е публикувано", `href="/screens"`).lacks("Междувременно", `role="alert"`)
	if got := o.notices["n1"]; got.Revision != 3 || got.State != data.NoticePublished {
		t.Errorf("revision %d, %s", got.Revision, got.State)
	}
	o.failing["PublishNotice"] = data.ErrConflict // the first press won between saving and publishing
	b.post("/notices/n1", with(water, "revision", "3", "do", "publish")...).says("вече е публикувано").lacks(`role="alert"`)
}

func TestFirstPressThatOnlySavedIsPublishedByTheSecond(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/notices/new", with(water, "do", "save")...)
	b.post("/notices/n1", with(water, "revision", "1", "do", "save")...)
	b.post("/notices/n1", with(water, "revision", "1", "do", "publish")...).says("Публикувано.")
	if o.notices["n1"].Published == nil {
		t.Error("not published")
	}
}

func TestEveryPageSendsAFormOnce(t *testing.T) {
	b := openOffice(t).clerk()
	b.get("/notices/new").says(`<script src="/static/once.js?v=`)
	b.get("/static/once.js").is(http.StatusOK).says("form.dataset.sent")
}
