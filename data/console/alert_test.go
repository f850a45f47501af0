package console

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"example.org/parter/data"
)

func (o *office) RaiseAlert(_ context.Context, by string, a data.Alert) (data.AlertState, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.failing["RaiseAlert"]; err != nil {
		return o.alert, err
	}
	if err := a.Check(o.now); err != nil {
		return o.alert, err
	}
	a.ID, a.From = data.AlertID(by), o.now
	o.alert = data.AlertState{Number: o.alert.Number + 1, Alert: &a}
	return o.alert, nil
}

func (o *office) WithdrawAlert(context.Context, string) (data.AlertState, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.alert.Alert == nil {
		return o.alert, data.ErrConflict
	}
	o.alert = data.AlertState{Number: o.alert.Number + 1}
	return o.alert, o.failing["WithdrawAlert"]
}

func (o *office) AlertState(context.Context) (data.AlertState, error) { return o.alert, nil }

func (o *office) PreparedAlerts(context.Context) ([]data.PreparedAlert, error) {
	return []data.PreparedAlert{{
		ID: "leave", Title: data.Text{BG: "Напуснете сградата", EN: "Leave the building"},
		Body: data.Text{BG: "Излезте.", EN: "Leave now."}, Phone: "112",
	}}, nil
}

func (o *office) KeepPreparedAlert(_ context.Context, _ string, a data.PreparedAlert) error {
	if err := (data.Alert{Form: data.AlertFull, Title: a.Title, Body: a.Body}).Check(o.now); err != nil {
		return err
	}
	o.prepared = append(o.prepared, a)
	return o.failing["KeepPreparedAlert"]
}

func (o *office) RemovePreparedAlert(_ context.Context, _, id string) error {
	o.prepared = append(o.prepared, data.PreparedAlert{ID: "without " + id})
	return o.failing["RemovePreparedAlert"]
}

func TestTextIsKeptForAnotherDay(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/alert").says("Запази за друг път")
	b.get("/alert?text=leave").says("Запази промяната за друг път", `name="text" value="leave"`, `formaction="/alert/prepared/leave/remove"`)
	text := []string{"text", "leave", "title", "Няма ток", "title_en", "No power", "body", "Изчакайте.", "body_en", "Please wait.", "phone", "112", "form", "full", "until", "0"}
	b.post("/alert/prepared", text...).says("Текстът е запазен. На екраните не е показан.")
	want := data.PreparedAlert{ID: "leave", Title: data.Text{BG: "Няма ток", EN: "No power"}, Body: data.Text{BG: "Изчакайте.", EN: "Please wait."}, Phone: "112"}
	if len(o.prepared) != 1 || o.prepared[0] != want || o.alert.Alert != nil {
		t.Errorf("got %+v, on the screens %v", o.prepared, o.alert.Alert)
	}
	b.post("/alert/prepared", with(text, "body", "")...).is(http.StatusUnprocessableEntity).says("попълнете това поле", `value="Няма ток"`)
	b.post("/alert/prepared/leave/remove").says("Готовият текст е премахнат.")
	o.failing["KeepPreparedAlert"], o.failing["RemovePreparedAlert"] = errors.New("the disk is full"), errors.New("the disk is full")
	b.post("/alert/prepared", text...).is(http.StatusServiceUnavailable).says("не можа да се запази", `value="Няма ток"`)
	b.post("/alert/prepared/leave/remove").says("не можа да се премахне; той остава")
}

func TestPreparedTextFillsTheFormAndIsShownWithOnePress(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/alert").is(http.StatusOK).says("Напуснете сградата").says("свързани сега: 2").says("а не на BG-ALERT")
	b.get("/alert?text=leave").says(`value="Напуснете сградата"`).says("Leave now.").says(`value="112"`)
	b.post("/alert", "title", "Напуснете сградата", "title_en", "Leave the building", "body", "Излезте.", "body_en", "Leave now.",
		"phone", "112", "form", "full", "until", "0").says("Съобщението е на екраните.").says("до отмяна").says("Отмени съобщението")
	want := data.Alert{
		ID: "ana", Form: data.AlertFull, Title: data.Text{BG: "Напуснете сградата", EN: "Leave the building"},
		Body: data.Text{BG: "Излезте.", EN: "Leave now."}, Phone: "112", From: o.now,
	}
	if o.alert.Alert == nil || *o.alert.Alert != want {
		t.Errorf("got %+v", o.alert.Alert)
	}
	b.post("/alert/withdraw").says("Съобщението е отменено.")
	if o.alert.Alert != nil {
		t.Error("it is still on")
	}
	b.post("/alert/withdraw").says("Съобщението е отменено.") // a second press
}

func TestAlertEndsWhenTheClerkSays(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/alert", "title", "Учение", "body", "Само проба.", "form", "band", "drill", "yes", "until", "30")
	a := o.alert.Alert
	if a == nil || !a.Drill || a.Form != data.AlertBand || !a.Until.Equal(o.now.Add(30*time.Minute)) {
		t.Fatalf("got %+v", a)
	}
	o.wait(30 * time.Minute)
	b.get("/alert").lacks("Отмени съобщението")
}

func TestRefusedAlertKeepsWhatWasEntered(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/alert", "title", "BG-ALERT", "body", "Опасност на площада.", "form", "full", "until", "60", "drill", "yes").
		is(http.StatusUnprocessableEntity).says("напишете го като свое").says("Опасност на площада.").says(`value="60" selected`).says(`value="yes" checked`)
	b.post("/alert", "title", "Пожар", "body", "Излезте.", "form", "full", "until", "7").is(http.StatusUnprocessableEntity).says(`value="Пожар"`)
	o.failing["RaiseAlert"] = errors.New("disk")
	b.post("/alert", "title", "Пожар", "body", "Излезте.", "form", "full", "until", "0").
		is(http.StatusServiceUnavailable).says("Въведеното от Вас е тук.").says(`value="Пожар"`)
	if o.alert.Alert != nil {
		t.Errorf("it was shown: %+v", o.alert.Alert)
	}
}

func TestAlertThatNobodyShowsYetSaysSo(t *testing.T) {
	o := openOffice(t)
	for i := range o.screens {
		o.screens[i].Online = false
	}
	o.clerk().post("/alert", "title", "Напуснете сградата", "body", "Излезте.", "form", "full", "until", "0").says("не е свързан нито един екран")
}
