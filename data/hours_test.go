package data

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestTimeOfDayIsReadAsItIsWritten(t *testing.T) {
	for written, want := range map[string]TimeOfDay{"8:30": 510, "08:30": 510, "0:00": 0, "24:00": 1440, "17:05": 1025} {
		if got, err := ParseTimeOfDay(written); err != nil || got != want {
			t.Errorf("%q: got %d, %v; want %d", written, got, err, want)
		}
	}
	for _, wrong := range []string{"", "8", "8:3", "8:60", "24:01", "25:00", "-1:00", "8:30 ч.", "8.30", "256:00", ":30"} {
		if got, err := ParseTimeOfDay(wrong); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: got %d, %v", wrong, got, err)
		}
	}
}

func TestHoursStayTheSameInJSON(t *testing.T) {
	written := `{"week":[{"day":1,"from":"8:30","until":"12:00"},{"day":1,"from":"12:30","until":"17:00"}],"source":"Примерни данни"}`
	var h Hours
	if err := json.Unmarshal([]byte(written), &h); err != nil {
		t.Fatal(err)
	}
	want := Hours{Source: "Примерни данни", Week: []Opening{
		{Day: time.Monday, From: 8*60 + 30, Until: 12 * 60},
		{Day: time.Monday, From: 12*60 + 30, Until: 17 * 60},
	}}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if again, err := json.Marshal(h); err != nil || string(again) != written {
		t.Errorf("got %s, %v", again, err)
	}
}

func TestTimeOfDayIsThatOfTheWall(t *testing.T) {
	for _, day := range []time.Time{
		time.Date(2026, time.March, 29, 12, 0, 0, 0, Sofia()), time.Date(2026, time.October, 25, 12, 0, 0, 0, Sofia()),
	} {
		if got := TimeOfDay(510).On(day).Format("2006-01-02 15:04"); got != day.Format(time.DateOnly)+" 08:30" {
			t.Errorf("got %s", got)
		}
		if got := TimeOfDay(1440).On(day); !got.Equal(time.Date(2026, day.Month(), day.Day()+1, 0, 0, 0, 0, Sofia())) {
			t.Errorf("the end of the day is %v", got)
		}
	}
}

// Editions of schema 1 have plain strings where there are two languages now.
func TestAPlainStringIsABulgarianText(t *testing.T) {
	var d Requirement
	if err := json.Unmarshal([]byte(`{"text":"Заявление"}`), &d); err != nil || d.Text != (Text{BG: "Заявление"}) {
		t.Errorf("got %+v, %v", d, err)
	}
	if err := json.Unmarshal([]byte(`{"text":{"bg":"Заявление","en":"Application"}}`), &d); err != nil || d.Text.EN != "Application" {
		t.Errorf("got %+v, %v", d, err)
	}
	if err := json.Unmarshal([]byte(`{"text":7}`), &d); err == nil {
		t.Error("a number was read as a text")
	}
}

func TestAServiceNeedsItsFormsOnce(t *testing.T) {
	s := Service{Forms: []FormID{"b", "a"}, Documents: []Requirement{{Form: "a"}, {}, {Form: "c"}}}
	if diff := cmp.Diff([]FormID{"b", "a", "c"}, s.AllForms()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if !s.Needs("c") || s.Needs("d") || s.Needs("") {
		t.Error("the forms of the documents count, too, and no others")
	}
}
