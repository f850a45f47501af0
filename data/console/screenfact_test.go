package console

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

// apart is so many seconds as a value that can be pointed at.
func apart(n int) *time.Duration {
	d := time.Duration(n) * time.Second
	return &d
}

// said is the one word for a changed screen, and what one of its facts says.
type said struct {
	change func(*data.ScreenHealth)
	word   string
	says   string
}

func factsSaid() map[string]said {
	return map[string]said{
		"all is well":      {func(*data.ScreenHealth) {}, "всичко е наред", "рисува и отговаря веднага"},
		"slow":             {func(h *data.ScreenHealth) { h.Vitals.Answer = 2 * time.Second }, "има забележка", "отговаря бавно. Ако остане така"},
		"stuck":            {func(h *data.ScreenHealth) { h.Vitals.Answer = time.Minute }, "не работи", "заседнал е: не рисува. Рестартирайте го"},
		"one page":         {func(h *data.ScreenHealth) { h.Vitals.Late = time.Hour }, "не работи", "не сменя страницата. Рестартирайте го"},
		"unplugged":        {func(h *data.ScreenHealth) { h.Vitals.Away = data.AwayGone }, "не работи", "мониторът му го няма. Проверете дали мониторът е включен"},
		"asleep":           {func(h *data.ScreenHealth) { h.Vitals.Away = data.AwayAsleep }, "всичко е наред", "изключен за през нощта"},
		"starting":         {func(h *data.ScreenHealth) { h.Vitals.Frame, h.Vitals.Uptime = -1, time.Second }, "всичко е наред", "прозорецът му се отваря"},
		"old program":      {func(h *data.ScreenHealth) { h.Run, h.Vitals = "", nil }, "всичко е наред", "програмата му е по-стара"},
		"gone":             {func(h *data.ScreenHealth) { h.Online = false }, "не работи", "не е свързан от 22.11.2026 г., 10:00 ч.. Екранът не е свързан"},
		"never seen":       {func(h *data.ScreenHealth) { h.Online, h.LastSeen = false, time.Time{} }, "не работи", "не е свързан. Екранът не е свързан"},
		"newest edition":   {func(*data.ScreenHealth) {}, "всичко е наред", "№ 4, най-новото"},
		"behind":           {func(h *data.ScreenHealth) { h.Edition = 2 }, "има забележка", "№ 2, изостава с 2 издания от 22.11.2026 г., 08:00 ч.. Показва старо съдържание"},
		"no edition":       {func(h *data.ScreenHealth) { h.Edition = 0 }, "има забележка", "вградената страница"},
		"refused":          {func(h *data.ScreenHealth) { h.Problem = "tampered" }, "има забележка", "№ 4, не приема по-ново. Не прие по-ново издание: подписът му не е на този офис"},
		"disk":             {func(*data.ScreenHealth) {}, "всичко е наред", "свободни 48 GB (75 %)"},
		"disk is full":     {func(h *data.ScreenHealth) { h.Vitals.DiskFree = 700_000_000 }, "има забележка", "свободни 700 MB (1 %). Мястото свършва"},
		"voice is missing": {func(h *data.ScreenHealth) { h.Vitals.Mute = true }, "има забележка", "Глас: не отговаря"},
		"no printer":       {func(h *data.ScreenHealth) { h.Vitals.Printer = &data.PrinterVitals{} }, "всичко е наред", "само QR кодът"},
		"printer is ready": {func(h *data.ScreenHealth) { h.Vitals.Printer = &data.PrinterVitals{Queue: true, Ready: true} }, "всичко е наред", "Принтер: готов"},
		"paper is low": {func(h *data.ScreenHealth) {
			h.Vitals.Printer = &data.PrinterVitals{Queue: true, Ready: true, Low: true}
		}, "има забележка", "на свършване. Пригответе нова ролка"},
		"paper is out":  {func(h *data.ScreenHealth) { h.Vitals.Printer = &data.PrinterVitals{Queue: true, Fault: "paper out"} }, "има забележка", "не печата. Хартията в принтера свърши"},
		"cover is open": {func(h *data.ScreenHealth) { h.Vitals.Printer = &data.PrinterVitals{Queue: true, Fault: "cover open"} }, "има забележка", "не печата. Капакът на принтера е отворен"},
		"printer is off": {func(h *data.ScreenHealth) {
			h.Vitals.Printer = &data.PrinterVitals{Queue: true, Fault: "printer offline"}
		}, "нужен е човек", "не печата. Принтерът не отговаря"},
		"paper is jammed": {func(h *data.ScreenHealth) { h.Vitals.Printer = &data.PrinterVitals{Queue: true, Fault: "paper jam"} }, "нужен е човек", "не печата. "},
		"printer is paused": {func(h *data.ScreenHealth) {
			h.Vitals.Printer = &data.PrinterVitals{Queue: true, Fault: "printer paused"}
		}, "нужен е човек", "не печата. "},
		"jammed and stuck": {func(h *data.ScreenHealth) {
			h.Vitals.Printer, h.Vitals.Answer = &data.PrinterVitals{Queue: true, Fault: "paper jam"}, time.Minute
		}, "не работи", "не печата. "},
		"jammed, and the disk is full": {func(h *data.ScreenHealth) {
			h.Vitals.Printer, h.Vitals.DiskFree = &data.PrinterVitals{Queue: true, Fault: "paper jam"}, 700_000_000
		}, "нужен е човек", "свободни 700 MB"},
		"a fault of a newer program": {func(h *data.ScreenHealth) { h.Vitals.Printer = &data.PrinterVitals{Queue: true, Fault: "on fire"} }, "има забележка", "не печата. Принтерът не отпечата навреме"},
		"clock is right":             {func(h *data.ScreenHealth) { h.Vitals.Ahead = apart(5) }, "всичко е наред", "Часовник: верен"},
		"clock is fast":              {func(h *data.ScreenHealth) { h.Vitals.Ahead = apart(12) }, "има забележка", "избързва с 12 сек. пред офиса. Обявленията ще се появяват"},
		"clock is slow":              {func(h *data.ScreenHealth) { h.Vitals.Ahead = apart(-90) }, "има забележка", "изостава с 1 мин. 30 сек. от офиса"},
		"clock was not compared":     {func(h *data.ScreenHealth) { h.Vitals.Ahead = nil }, "всичко е наред", "още не е сравнен"},
		"clock is not kept":          {func(h *data.ScreenHealth) { h.Vitals.TimeKept = false }, "има забележка", "верен, но нищо не го сверява. Обадете се на администратора да включи сверяването (chrony или systemd-timesyncd). Дотогава таблото не показва часа"},
		"program":                    {func(*data.ScreenHealth) {}, "всичко е наред", "версия 1.0, работи от 22.11.2026 г., 09:00 ч."},
		"glass":                      {func(*data.ScreenHealth) {}, "всичко е наред", "1920 × 1080 точки, групи: партер"},
		"restarting":                 {func(h *data.ScreenHealth) { h.Online, h.RestartAsked = false, h.LastSeen }, "всичко е наред", "Рестартиране: Рестартира се…"},
		"restarted":                  {func(h *data.ScreenHealth) { h.RestartAsked, h.RestartTook = h.Connected, 4*time.Second }, "всичко е наред", "22.11.2026 г., 09:00 ч., върна се за 4 сек."},
		"did not come back":          {func(h *data.ScreenHealth) { h.Online, h.RestartAsked = false, h.Connected }, "не работи", "не се е върнал. Изключете и включете компютъра му"},
	}
}

func TestEachFactIsSaidWithWhatToDo(t *testing.T) {
	for name, c := range factsSaid() {
		o := openOffice(t)
		h := connected("lobby-board", data.RoleBoard, datatest.Now())
		c.change(&h)
		about := observer{data.Bulgarian, o.now, map[data.EditionNumber]lag{}}
		for n := range data.EditionNumber(newestEdition) {
			newer, since, _ := screenDesk{o}.EditionsAfter(t.Context(), n)
			about.lags[n] = lag{newer, since}
		}
		facts := about.facts(h)
		if got := about.say((screenView{Word: overall(facts)}).Said()); got != c.word {
			t.Errorf("%s: the word is %q, want %q", name, got, c.word)
		}
		var all []string
		for _, f := range facts {
			all = append(all, strings.TrimSuffix(about.say(f.Name)+": "+f.Is+". "+f.Do, ". "))
			if (f.Mark == markNone) != (f.Do == "") {
				t.Errorf("%s: %q is marked %q, and to do is %q", name, f.Is, f.Mark, f.Do)
			}
		}
		if got := strings.ReplaceAll(strings.Join(all, "\n"), "\u00a0", " "); !strings.Contains(got, c.says) {
			t.Errorf("%s: does not say %q:\n%s", name, c.says, got)
		}
	}
}

func TestScreenThatIsSilentIsNotWaitedFor(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	o.silent = true
	o.wait(data.SilentAfter + time.Second)
	b.get("/screens").says("програмата му не отговаря", "не работи")
	if o.painted != 0 {
		t.Errorf("a silent screen was asked for %d pictures", o.painted)
	}
}

func TestScreenIsRestartedByAPressAndAConfirmation(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/screens").says(`href="/screens/kiosk/restart"`).lacks("/forget")
	b.get("/screens/kiosk/restart").says("Програмата на екрана ще спре", "Ако в момента го ползва посетител")
	b.get("/screens/lobby-board/restart").lacks("посетител")
	if len(o.toScreens) != 0 {
		t.Fatalf("a question did it: %v", o.toScreens)
	}
	b.post("/screens/kiosk/restart").says("Екранът „kiosk“ се рестартира", "рестартира се")
	if len(o.toScreens) != 1 || o.toScreens[0] != "ana restarts kiosk" {
		t.Errorf("got %v", o.toScreens)
	}
	b.get("/screens").lacks(`href="/screens/kiosk/restart"`)
	o.screens[1].RestartTook = 4 * time.Second
	b.get("/screens").says("върна се за 4 сек.", `href="/screens/kiosk/restart"`)
	o.screens[1].Online = false
	b.post("/screens/kiosk/restart").says("не е свързан и не може да се рестартира")
	o.failing["RestartScreen"] = errors.New("the disk is full")
	b.post("/screens/lobby-board/restart").says("не можахме да запишем кой го иска")
	b.get("/screens/none/restart").is(http.StatusNotFound)
}

func TestScreenThatIsGoneLeavesTheListWhenStaffSaySo(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/screens/kiosk/forget").says("е свързан и остава в списъка")
	o.screens[1].Online = false
	b.get("/screens").says(`href="/screens/kiosk/forget"`, "Вече не се ползва")
	b.get("/screens/kiosk/forget").says("Ако се свърже отново, ще се върне сам")
	o.failing["ForgetScreen"] = errors.New("the disk is full")
	b.post("/screens/kiosk/forget").says("не можа да се махне")
	delete(o.failing, "ForgetScreen")
	b.post("/screens/kiosk/forget").says("Екранът „kiosk“ вече не е в списъка").lacks("screen-kiosk")
	b.post("/screens/kiosk/forget").says("вече не е в списъка")
	if len(o.toScreens) != 1 || o.toScreens[0] != "ana forgets kiosk" {
		t.Errorf("got %v", o.toScreens)
	}
}

func TestOlderScreenHasNoButtonToRestart(t *testing.T) {
	o := openOffice(t)
	o.screens[0].Run, o.screens[0].Vitals = "", nil
	o.clerk().get("/screens").lacks(`href="/screens/lobby-board/restart"`).says(`href="/screens/kiosk/restart"`, "програмата му е по-стара")
}
