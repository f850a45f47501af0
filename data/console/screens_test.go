package console

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"example.org/parter/data"
)

func TestScreensShowThisMomentAndAskEachScreenOnce(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/screens").is(http.StatusOK).says("/screens/kiosk/picture.png?t=", "/screens/lobby-board/picture.png?t=", "№ 4, най-новото")
	a := b.get("/screens/kiosk/picture.png").is(http.StatusOK)
	if a.body != "png" || a.header.Get("Content-Type") != "image/png" {
		t.Errorf("got %q of %s", a.body, a.header.Get("Content-Type"))
	}
	if o.painted != 2 {
		t.Errorf("the two screens were asked %d times", o.painted)
	}
	o.wait(shotLife)
	b.get("/screens/kiosk/picture.png")
	if o.painted != 3 {
		t.Errorf("an old picture was shown as this moment")
	}
	b.get("/screens/none/picture.png").is(http.StatusNotFound)
}

func TestNothingIsSwappedWhileNothingChanges(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	state := b.get("/screens").fields()["state"]
	b.get("/screens/now?state="+state, "HX-Request", "true").is(http.StatusNoContent)
	o.screens[0].Problem = "torn"
	b.get("/screens/now?state="+state, "HX-Request", "true").is(http.StatusOK).says("има забележка", "файлът му е повреден")
}

func TestPageThatIsPassedOverIsNamed(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.screens[0].Skipped = "notice/spirane001/1"
	b.get("/screens").says(`class="tag warn"`, "пропуска страница, която не може да покаже: „Спиране на водата на ул. „Примерна““")
	o.screens[0].Skipped = "agenda/b99/1"
	b.get("/screens").says("„agenda/b99/1“")
}

func TestPrivateScreenIsNotShown(t *testing.T) {
	o := openOffice(t)
	o.private = true
	b := o.clerk()
	b.get("/screens").says("Посетител гледа преписка. Екранът не се показва.").lacks("picture.png")
	if a := b.get("/screens/kiosk/picture.png").is(http.StatusForbidden); a.body != "" {
		t.Errorf("a private picture went out: %q", a.body)
	}
}

func TestScreensThatDoNotAnswerHeldUpThePage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		c := &console{shots: newShots(), Options: Options{
			Clock: time.Now, Log: slog.New(slog.NewTextHandler(&log, nil)),
			Screens: func() []data.ScreenHealth {
				return []data.ScreenHealth{{ID: "board", Online: true}, {ID: "kiosk", Online: true}, {ID: "annex", Online: true}}
			},
			Picture: func(ctx context.Context, id data.ScreenID) ([]byte, bool, error) {
				if id == "kiosk" {
					return []byte("png"), false, nil
				}
				<-ctx.Done()
				return nil, false, fmt.Errorf("picture of %s: %w: %w", id, data.ErrUnavailable, ctx.Err())
			},
		}}
		began := time.Now()
		seen := lookAtEach(httptest.NewRequest(http.MethodGet, "/screens", nil), c.Screens(), c.lookAt)
		if got := time.Since(began); got != patience {
			t.Errorf("the page took %s, want %s", got, patience)
		}
		if seen[0].Shown != "" || seen[1].Shown == "" || seen[2].Shown != "" {
			t.Errorf("got %+v, want the kiosk's picture alone", seen)
		}
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/screens/board/picture.png", nil)
		r.SetPathValue("id", "board")
		began = time.Now()
		if err := c.screenPicture(w, r); err != nil || w.Code != http.StatusServiceUnavailable {
			t.Errorf("picture: %d, %v", w.Code, err)
		}
		if got := time.Since(began); got != patience {
			t.Errorf("the picture took %s, want %s", got, patience)
		}
	})
}

func TestScreensOfOneKindAreToldApartByName(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/").lacks(`<span class="muted">lobby-board</span>`, `<span class="muted">kiosk</span>`)
	o.screens = append(o.screens, data.ScreenHealth{ID: "annex-board", Role: data.RoleBoard, Online: true})
	b.get("/").says(`<span class="muted">lobby-board</span>`, `<span class="muted">annex-board</span>`).lacks(`<span class="muted">kiosk</span>`)
}

func TestScreenThatIsLongGoneWasPromisedANotice(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	old := &o.screens[1]
	old.Online, old.LastSeen = false, o.now.Add(-longGone)
	b.post("/notices/preview", water...).says("на 1 табло и 1 киоск.", "не е свързан")
	old.LastSeen = old.LastSeen.Add(-time.Second)
	b.post("/notices/preview", water...).says("на 1 табло.").lacks("не е свързан")
	old.LastSeen = time.Time{} // not seen since the office's start
	b.post("/notices/preview", water...).says("на 1 табло.").lacks("не е свързан")
}

func TestConnectedScreenSaidWhenItWasLastSeen(t *testing.T) {
	openOffice(t).clerk().get("/screens").lacks("не е свързан")
}

func TestScreenThatIsAwaySaysWhatToDo(t *testing.T) {
	o := openOffice(t)
	o.screens[1].Online, o.screens[1].LastSeen = false, o.now.Add(-time.Hour)
	b := o.clerk()
	b.get("/screens").says("Проверете дали е включен", "не е свързан от 22.11.2026\u00a0г., 09:00\u00a0ч.")
	b.get("/").says("не е свързан")
	o.failing["Picture"] = errors.New("timeout")
	o.wait(time.Minute)
	b.get("/screens").says("картината му не се получи")
	b.get("/screens/kiosk/picture.png").is(http.StatusServiceUnavailable)
	o.screens = nil
	b.get("/screens").says("Още не се е свързвал екран.")
}

// What waited on a kiosk may reach an office that was just started before the kiosk says
// that it is one: the first page did not open then.
func TestScreenThatHasNotSaidWhatItIsIsAScreen(t *testing.T) {
	o := openOffice(t)
	o.screens[0].Role = ""
	b := o.clerk()
	b.get("/").is(http.StatusOK).says("Екран")
	b.get("/screens").is(http.StatusOK)
}
