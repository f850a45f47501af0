package console

import (
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
)

func TestPreviewShowsTheChosenSurfaceAndKeepsTheChoice(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/notices/new").says(`value="board" checked`, "Табло изправено", "Киоск")
	b.post("/notices/preview", water...).says("както ще се вижда на таблото")
	if o.surface != OnBoard {
		t.Errorf("painted %s", o.surface)
	}
	b.post("/notices/preview", with(water, "surface", "kiosk")...).says("ще се чете на киоска", "посетителят ще го превърта")
	b.get("/notices/new").says(`value="kiosk" checked`)
	b.get("/board/new?kind=text").says(`value="board" checked`).lacks(`value="kiosk"`) // what is on boards alone
	b.post("/postings/preview", with(served, "surface", "upright")...).says(`width="1080" height="1920"`)
	b.post("/notices/preview", with(water, "surface", "wall")...)
	if o.surface != OnUpright {
		t.Errorf("an unknown surface: painted %s", o.surface)
	}
}

func TestTextOfManyPagesSaysHowMuchToCut(t *testing.T) {
	b := openOffice(t).clerk()
	b.post("/notices/preview", water...).says("2 страници").lacks("Съкратете го")
	long := strings.Repeat("вода ", 500)
	b.post("/notices/preview", with(water, "body", long)...).says("Текстът е за 6 страници на таблото: докрай се чете за 120 секунди", "Съкратете го до около 1200 знака.")
}

// TestSentenceBesidePublishSaysHowOften reads the sentence in each of its forms.
func TestSentenceBesidePublishSaysHowOften(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, data.Sofia())
	for _, c := range []struct {
		often *Often
		more  []string
		want  string
	}{
		{nil, nil, "до вт 24 ноември 8:00 на 1 табло и 1 киоск."},
		{&Often{Day: day, Least: 41, Most: 41, Shown: time.Hour, Awake: 10 * time.Hour}, nil, "на 1 табло и 1 киоск, на таблото около 41 пъти на ден."},
		{&Often{Day: day, Least: 1, Most: 1, Shown: time.Hour, Awake: 10 * time.Hour}, nil, "на таблото веднъж на ден."},
		{&Often{Day: day, Least: 1, Most: 1, Shown: time.Hour, Awake: time.Hour}, nil, "на таблото през цялото време."},
		{&Often{Day: day, Awake: time.Hour}, nil, "по това време екраните са изключени"},
		{&Often{}, nil, "по този график няма нито един такъв ден"},
		{&Often{Day: day, Least: 38, Most: 41, Shown: time.Hour, Awake: 10 * time.Hour}, []string{"boards", "етаж-1, етаж-2"}, "между 38 и 41 пъти на ден според таблото. От таблата: само групата „етаж-1, етаж-2“."},
		{&Often{Day: day, Least: 41, Most: 41, Shown: time.Hour, Awake: 10 * time.Hour}, []string{"until", "", "permanent", "yes"}, "около 41 пъти на ден, докато не го свалите."},
	} {
		o.often = c.often
		b.post("/notices/preview", with(water, append([]string{"from", "2026-11-23T09:00", "until", "2026-11-24T08:00"}, c.more...)...)...).says("Ще се показва от пн 23 ноември 9:00", c.want)
	}
	o.often = &Often{Day: day, Least: 41, Most: 41, Shown: time.Hour, Awake: 10 * time.Hour}
	o.screens = o.screens[:1]
	b.post("/notices/preview", water...).says("на 1 табло, около 41 пъти на ден.")
}

func TestItemOfTheBoardSaysHowOften(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.often = &Often{Day: o.now, Least: 12, Most: 12, Shown: time.Hour, Awake: 10 * time.Hour}
	b.get("/board/fees").says("Ще се показва на 1 табло, около 12 пъти на ден, докато не го махнете.")
	b.post("/board/preview", "kind", "fees", "from", "2026-11-23T09:00").says("Ще се показва от пн 23 ноември 9:00 на 1 табло, около 12 пъти на ден, докато не го махнете.")
	b.post("/board/preview", "kind", "fees", "until", "2026-11-24T17:00").says("Ще се показва до вт 24 ноември 17:00 на 1 табло, около 12 пъти на ден.")
	b.post("/board/preview", "kind", "text", "title", "Вода", "from", "2026-11-23T09:00", "until", "2026-11-24T17:00").says("от пн 23 ноември 9:00 до вт 24 ноември 17:00 на 1 табло")
	b.post("/board/preview", "kind", "text", "title", "Вода").says("Изберете от кога")
	b.post("/board/preview", "kind", "fees", "until", "2026-11-20T17:00").says("вече е минал")
	o.screens = nil
	b.post("/board/preview", "kind", "fees").says("Ще се показва на таблото, щом се свърже")
}
