package display

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"example.org/parter/data"
	"example.org/parter/display/playlist"
)

func words(o fyne.CanvasObject) (all []written) { return texts(o, 0, 0) }

// TestEaselPaintsTheSameTheSecondTime paints with what it remembers as it does
// without.
func TestEaselPaintsTheSameTheSecondTime(t *testing.T) {
	for name, screen := range map[string]Options{"lying": newWall(t, landscape).o, "upright": newWall(t, portrait).o} {
		c, easel := radomir(t), Easel{}
		for _, title := range []string{"Вода", "Вода няма", "Вода няма да има"} {
			n := c.Notices[0]
			n.Title, n.Body = title, n.Body+" "+title
			d := DraftNotice(c, n, morning)
			got, want := easel.Sketch(screen, d), Sketches(screen, d)
			if got.Pages != len(want) || got.First == nil || !slices.Equal(words(got.First), words(want[0])) {
				t.Errorf("%s: %q has %d pages, want %d, or looks different", name, title, got.Pages, len(want))
			}
			if got.Lasts < playlist.MinDwell {
				t.Errorf("%s: it lasts %v", name, got.Lasts)
			}
		}
	}
}

// TestDraftComesAsOftenAsTheBoardShowsIt counts on a board that is asked from page to
// page what the easel says beforehand.
func TestDraftComesAsOftenAsTheBoardShowsIt(t *testing.T) {
	w := newWall(t, landscape)
	c := radomir(t)
	monday := time.Date(2026, time.November, 23, 0, 0, 0, 0, data.Sofia())
	n := data.Notice{
		ID: "nova", Title: "Нова наредба", Body: "Приета е нова наредба.", From: monday.Add(9 * time.Hour), Until: monday.AddDate(0, 0, 9),
		Schedule: data.Schedule{Daypart: data.OfficeHours, Weekdays: []time.Weekday{time.Wednesday, time.Thursday}},
	}
	got := (&Easel{}).Often(w.o, DraftNotice(c, n, morning), morning)
	if want := monday.AddDate(0, 0, 2); !got.Day.Equal(want) || got.Least != got.Most || got.Always() {
		t.Fatalf("got %+v, want Wednesday", got)
	}
	awake, _ := newDays(c).awake(got.Day)
	w.now = awake.From
	c.Notices = append([]data.Notice{n}, c.Notices...)
	w.Use(c)
	times, shown, before := 0, time.Duration(0), ""
	for w.now.Before(awake.Until) {
		on := w.program.At(w.now)
		if w.Showing() == "notice/nova/1" {
			shown += on.Until.Sub(w.now)
			if before != "notice/nova/1" {
				times++
			}
		}
		before, w.now = w.Showing(), on.Until
		w.Tick(w.now)
	}
	if times < 20 || got.Most != times || got.Shown != shown {
		t.Errorf("the board showed it %d times for %v, foretold were %d for %v", times, shown, got.Most, got.Shown)
	}
}

func TestDraftOfGroupsIsCountedOnEach(t *testing.T) {
	o, c := newWall(t, landscape).o, radomir(t)
	n := c.Notices[0]
	n.ID, n.From, n.Until = "nova", morning, morning.AddDate(0, 0, 14)
	n.Schedule = data.Schedule{Boards: []data.BoardGroup{"етаж-1", "етаж-2"}}
	c.Board = append(c.Programme(), data.BoardItem{ID: "long", Kind: data.BoardText, Title: data.Text{BG: "Само на етаж 2"}, Permanent: true, Schedule: data.Schedule{Boards: []data.BoardGroup{"етаж-2"}, Priority: data.Important}})
	got := (&Easel{}).Often(o, DraftNotice(c, n, morning), morning)
	if got.Least >= got.Most || got.Least == 0 {
		t.Errorf("got %+v, want fewer on the second floor", got)
	}
}

func TestDraftThatIsNeverSeenIsCountedAsSuch(t *testing.T) {
	o, c := newWall(t, landscape).o, radomir(t)
	n := c.Notices[0]
	n.ID, n.From, n.Until = "nova", morning, morning.AddDate(0, 0, 14)
	n.Schedule = data.Schedule{Daypart: data.OwnTimes, Times: data.Times{From: 1 * 60, Until: 3 * 60}}
	if got := (&Easel{}).Often(o, DraftNotice(c, n, morning), morning); got.Day.IsZero() || got.Most != 0 {
		t.Errorf("at night: %+v", got)
	}
	n.Until = morning
	if got := (&Easel{}).Often(o, DraftNotice(c, n, morning), morning); !got.Day.IsZero() {
		t.Errorf("over: %+v", got)
	}
}
