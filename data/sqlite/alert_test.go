package sqlite

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

func evacuation() data.Alert {
	return data.Alert{
		Form: data.AlertFull, Title: data.Text{BG: "Напуснете сградата", EN: "Leave the building"},
		Body: data.Text{BG: "Не ползвайте асансьора."}, Phone: "112",
	}
}

func TestAlertIsRaisedReplacedAndWithdrawn(t *testing.T) {
	d := openDesk(t)
	none, err := d.AlertState(t.Context())
	if err != nil || none != (data.AlertState{}) {
		t.Fatalf("before the first: %+v, %v", none, err)
	}
	first, err := d.RaiseAlert(t.Context(), "Иванова", evacuation())
	must(t, err)
	if first.Number != 1 || first.Alert.ID == "" || !first.Alert.From.Equal(d.now) || first.Alert.Title.BG != "Напуснете сградата" {
		t.Errorf("got %+v", first)
	}
	drill := evacuation()
	drill.Drill, drill.Until = true, d.now.Add(time.Hour)
	second, err := d.RaiseAlert(t.Context(), "Петров", drill)
	must(t, err)
	if second.Number <= first.Number || second.Alert.ID == first.Alert.ID {
		t.Errorf("in place of the first: %+v", second)
	}
	stored, err := d.AlertState(t.Context())
	must(t, err)
	if diff := cmp.Diff(second, stored); diff != "" {
		t.Error(diff)
	}
	third, err := d.WithdrawAlert(t.Context(), "Иванова")
	must(t, err)
	if third.Number <= second.Number || third.Alert != nil {
		t.Errorf("withdrawn: %+v", third)
	}
	_, err = d.WithdrawAlert(t.Context(), "Иванова")
	wantKind(t, err, data.ErrConflict)
	kept, err := d.Alert(t.Context(), second.Alert.ID) // so that what hung can be told
	must(t, err)
	if diff := cmp.Diff(*second.Alert, kept); diff != "" {
		t.Error(diff)
	}
	_, err = d.Alert(t.Context(), "none")
	wantKind(t, err, data.ErrNotFound)
	audited, err := d.Audit(t.Context(), 100)
	must(t, err)
	var told []string
	for _, row := range slices.Backward(audited) {
		if row.Which == string(first.Alert.ID) || row.Which == string(second.Alert.ID) {
			told = append(told, row.Who+": "+string(row.What))
		}
	}
	want := []string{"Иванова: alert raised", "Петров: alert withdrawn", "Петров: alert raised as a drill", "Иванова: alert withdrawn"}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
}

func TestAlertThatMayNotBeRaisedChangesNothing(t *testing.T) {
	d := openDesk(t)
	first, err := d.RaiseAlert(t.Context(), "Иванова", evacuation())
	must(t, err)
	wrong := evacuation()
	wrong.Title.BG = "BG-ALERT"
	_, err = d.RaiseAlert(t.Context(), "Иванова", wrong)
	wantProblem(t, err, "title", data.NotOurs)
	now, err := d.AlertState(t.Context())
	must(t, err)
	if now.Number != first.Number || now.Alert == nil {
		t.Errorf("got %+v", now)
	}
}

func TestPreparedAlertsAreKeptInTheirOrder(t *testing.T) {
	d := openDesk(t)
	want := []data.PreparedAlert{
		{ID: "fire", Title: data.Text{BG: "Пожар", EN: "Fire"}, Body: data.Text{BG: "Излезте.", EN: "Leave."}, Phone: "112"},
		{ID: "water", Title: data.Text{BG: "Няма вода"}, Body: data.Text{BG: "До обед."}},
	}
	must(t, d.PrepareAlerts(t.Context(), "Иванова", want))
	got, err := d.PreparedAlerts(t.Context())
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPreparedAlertIsKeptAndRemoved(t *testing.T) {
	d := openDesk(t)
	text := data.PreparedAlert{Title: data.Text{BG: "Няма ток"}, Body: data.Text{BG: "Изчакайте."}}
	must(t, d.KeepPreparedAlert(t.Context(), "ana", text))
	all, err := d.PreparedAlerts(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].ID == "" || all[0].Title != text.Title {
		t.Fatalf("kept %+v", all)
	}
	changed := all[0]
	changed.Phone = "112"
	must(t, d.KeepPreparedAlert(t.Context(), "ana", changed))
	must(t, d.KeepPreparedAlert(t.Context(), "ana", text))
	all, err = d.PreparedAlerts(t.Context())
	must(t, err)
	if len(all) != 2 || all[0] != changed || all[1].Phone != "" {
		t.Errorf("changed %+v", all)
	}
	if err := d.KeepPreparedAlert(t.Context(), "ana", data.PreparedAlert{Title: data.Text{BG: "BG-ALERT"}}); err == nil {
		t.Error("a text that no alert may have was kept")
	}
	must(t, d.RemovePreparedAlert(t.Context(), "ana", changed.ID))
	must(t, d.RemovePreparedAlert(t.Context(), "ana", changed.ID))
	if all, err = d.PreparedAlerts(t.Context()); len(all) != 1 || err != nil {
		t.Errorf("after the removal %+v, %v", all, err)
	}
}
