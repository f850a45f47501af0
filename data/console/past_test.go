package console

import (
	"errors"
	"net/http"
	"testing"
)

func TestWhatHungIsAnswered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/screens/past").is(http.StatusOK).says("lobby-board").lacks("Тогава на таблото")
	b.get("/screens/past?screen=lobby-board&at=2026-11-14T10:20").is(http.StatusOK).
		says("„Вода“").says("от 14.11.2026").says("10:19:50").says("10:20:14").says("издание 17").says("същата версия").says("data:image/png;base64,cG5n")
	b.get("/screens/past?screen=kiosk&at=2026-11-14T10:20").is(http.StatusOK).says("Няма сведения")
	b.get("/screens/past?screen=lobby-board&at=вчера").is(http.StatusUnprocessableEntity).says("това не е дата")
	b.get("/screens/past?screen=lobby-board&at=2027-01-01T10:00").is(http.StatusUnprocessableEntity).says("датата още не е настъпила")
	b.get("/screens/past?screen=second&at=2026-11-14T10:20").says("В този момент страница не се е виждала: важно съобщение.", "„Напуснете сградата“", "Учение", "data:image/png;base64,")
	o.failing["Past"] = errors.New("disk")
	b.get("/screens/past?screen=lobby-board&at=2026-11-14T10:20").is(http.StatusInternalServerError)
}
