package display

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"example.org/parter/assets/look"
	"example.org/parter/data"
	"example.org/parter/data/exchange"
	"example.org/parter/display/playlist"
)

var (
	landscape = look.Screen{Width: 1920, Height: 1080}
	portrait  = look.Screen{Width: 1080, Height: 1920}
	morning   = time.Date(2026, time.November, 22, 10, 24, 30, 0, data.Sofia())
)

// radomir is the starter content with a public address and three notices: one
// short, one of several pages, one that is still to come.
func radomir(t testing.TB) data.Content {
	t.Helper()
	c, err := exchange.Starter(os.DirFS("../assets/radomir"))
	if err != nil {
		t.Fatal(err)
	}
	c.Town.Public = "https://uslugi.radomir.example"
	c.Notices = []data.Notice{
		{
			ID: "voda", Version: 1, Title: "На 24.11.2026 г. от 9:00 до 15:00 ч. няма да има вода в кв. „Арката“",
			Body: "Причината е ремонт на водопровода. Водоноска ще има пред училището.\n\nМоля, запасете се с вода.",
			From: morning.Add(-time.Hour), Until: time.Date(2026, time.November, 25, 0, 0, 0, 0, data.Sofia()),
		},
		{
			ID: "plan", Version: 3, Title: "Изработен е проект за изменение на подробен устройствен план за кв. 12 по плана на град Радомир и за промяна на улична регулация между осови точки 14 и 15 на кв. 13",
			Body: strings.Repeat("Заинтересованите могат да разгледат проекта всеки работен ден и да подадат писмени възражения в 14-дневен срок от обявяването. ", 7) +
				"\n\n" + strings.Repeat("Проектът може да се види и в отдел ТСУ. ", 4),
			From: morning.Add(-48 * time.Hour), Until: time.Date(2026, time.November, 30, 17, 30, 0, 0, data.Sofia()),
		},
		{
			ID: "byudzhet", Version: 1, Title: "Обществено обсъждане на бюджета за 2027 г.", Body: "Заповядайте.",
			From: morning.Add(10 * time.Minute), Until: morning.Add(48 * time.Hour),
		},
	}
	return c
}

// wall is a board in a test, with its own time.
type wall struct {
	*Board
	now    time.Time
	events []string
	proof  []data.Painted
}

func newWall(t testing.TB, s look.Screen) *wall {
	t.Helper()
	test.NewTempApp(t)
	w := &wall{now: morning}
	w.Board = New(Options{
		Screen: s, Still: true,
		Clock:  func() time.Time { return w.now },
		Report: func(kind data.EventKind, detail string) { w.events = append(w.events, string(kind)+" "+detail) },
		Painted: func(p data.Painted) {
			w.events = append(w.events, "page_painted "+p.Page)
			w.proof = append(w.proof, p)
		},
		Fallback: data.Content{Town: radomir(t).Town, Departments: radomir(t).Departments},
	})
	return w
}

// publish puts a notice that is on now into the content, before the others.
func publish(c data.Content, n data.Notice) data.Content {
	c.Notices = append([]data.Notice{n}, c.Notices...)
	return c
}

func fire() data.Notice {
	return data.Notice{
		ID: "remont", Version: 1, Title: "Гишето за такси днес работи в зала 1", Body: "Извиняваме се за неудобството.",
		From: morning.Add(-time.Minute), Until: morning.Add(24 * time.Hour),
	}
}

// turnTo shows the page.
func (w *wall) turnTo(page playlist.PageID) {
	w.program = w.program.Open(page, w.now)
	w.Tick(w.now)
}

func (w *wall) says(words string) bool {
	plain := func(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }
	return strings.Contains(plain(listing(w.Root())), plain(words))
}

func TestBuiltInPageIsThereBeforeAnyEdition(t *testing.T) {
	w := newWall(t, landscape)
	if w.Showing() != "built-in" || !w.says("0777 / 80 381") || !w.says("10:24") || !w.says("Община Радомир") {
		t.Errorf("got %s:\n%s", w.Showing(), listing(w.Root()))
	}
	w.now = time.Date(2026, time.November, 23, 10, 0, 0, 0, data.Sofia()) // a Monday
	if w.Resize(look.Screen{Width: 1080, Height: 1920}); !w.says("Днес: 8:00–17:00") {
		t.Errorf("no hours of today:\n%s", listing(w.Root()))
	}
}

func TestAnEmptyEditionShowsTheBuiltInPage(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(data.Content{})
	if w.Showing() != "case/1" || !w.says("Община Радомир") {
		t.Errorf("got %s:\n%s", w.Showing(), listing(w.Root()))
	}
}

func TestPublishedNoticeIsPaintedWhenUseReturns(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	for w.Showing() != "hours/1" {
		w.now = w.program.At(w.now).Until
		w.Tick(w.now)
	}
	w.now = w.now.Add(time.Second)
	w.Use(publish(radomir(t), fire()))
	if w.Showing() != "notice/remont/1" || !w.says("работи в зала 1") {
		t.Errorf("got %s:\n%s", w.Showing(), listing(w.Root()))
	}
	if strip := listing(w.strip.object); !strings.Contains(strip, "Гишето за такси днес") || !strings.Contains(strip, "1 / 3") {
		t.Errorf("the strip says %s", strip)
	}
	if last := w.events[len(w.events)-1]; last != "page_painted notice/remont/1" {
		t.Errorf("got event %q", last)
	}
}

func TestWithdrawnNoticeIsGoneInTheMiddleOfItsPage(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	w.Use(publish(radomir(t), fire()))
	w.now = w.now.Add(3 * time.Second)
	w.Use(radomir(t))
	if w.Showing() != "notice/voda/1" || w.says("зала 1") {
		t.Errorf("got %s:\n%s", w.Showing(), listing(w.Root()))
	}
}

func TestNoticeIsGoneFromItsLastMoment(t *testing.T) {
	w := newWall(t, landscape)
	n := fire()
	n.Until = morning.Add(5 * time.Second)
	w.Use(publish(radomir(t), n))
	next := w.Tick(w.now)
	if next.Before(n.Until) {
		next = w.Tick(next) // when the page after it is built
	}
	if !next.Equal(n.Until) || w.Showing() != "notice/remont/1" {
		t.Fatalf("shows %s until %v, want the notice until %v", w.Showing(), next, n.Until)
	}
	if w.Tick(n.Until); w.says("зала 1") {
		t.Errorf("still there:\n%s", listing(w.Root()))
	}
}

func TestNoticeThatIsStillToComeIsShownFromItsFirstMoment(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	from := morning.Add(10 * time.Minute)
	for now := w.now; now.Before(from); {
		if w.says("бюджета за 2027") {
			t.Fatalf("at %v it was there already", now)
		}
		now = w.Tick(now)
		w.now = now
	}
	if w.Tick(w.now); !w.now.Equal(from) || w.Showing() != "notice/byudzhet/1" {
		t.Errorf("at %v the board shows %s", w.now, w.Showing())
	}
}

func TestAnotherNoticeLeavesThePagesThatDidNotChange(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	before := w.program.At(w.now)
	c := radomir(t)
	c.Notices = c.Notices[:2]
	w.now = w.now.Add(4 * time.Second)
	painted := len(w.events)
	w.Use(c)
	if after := w.program.At(w.now); after.Page.ID != before.Page.ID || !after.Until.Equal(before.Until) || len(w.events) != painted {
		t.Errorf("got %s until %v, want %s until %v", after.Page.ID, after.Until, before.Page.ID, before.Until)
	}
}

func TestClockIsChangedInItsPlace(t *testing.T) {
	w := newWall(t, landscape)
	clock := w.header.clock
	next := w.Tick(morning)
	if want := morning.Truncate(time.Minute).Add(time.Minute); !next.Equal(want) {
		t.Errorf("next is %v, want the next minute %v", next, want)
	}
	w.Tick(next)
	if w.header.clock != clock || clock.Text != "10:25" {
		t.Errorf("the clock says %s", clock.Text)
	}
	w.Tick(time.Date(2026, time.November, 23, 0, 0, 0, 0, data.Sofia()))
	if !w.says("понеделник, 23 ноември 2026\u00a0г.") {
		t.Error("the date did not change at midnight")
	}
}

func TestPageThatCannotBeBuiltIsPassedOver(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	first := w.Showing()
	for i := range w.sheets {
		if strings.HasPrefix(string(w.sheets[i].page.ID), "notice/plan/") {
			w.sheets[i].paint = func() (picture, error) { panic("a fault in the page") }
		}
	}
	w.now = w.program.At(w.now).Until
	w.Tick(w.now)
	if w.Showing() != "case/1" || first != "notice/voda/1" {
		t.Errorf("after %s comes %s, want case/1", first, w.Showing())
	}
	if got := strings.Join(w.events, "\n"); !strings.Contains(got, "page_failed notice/plan/1") {
		t.Errorf("nobody was told: %s", got)
	}
}

func TestBoardIsNeverBlankWhenNoPageCanBeBuilt(t *testing.T) {
	w := newWall(t, landscape)
	c := radomir(t)
	c.Notices, c.Receptions = c.Notices[:1], nil // nothing else is planned anew
	c.Notices[0].Until = morning.Add(2 * time.Hour)
	w.Use(c)
	for i := range w.sheets {
		w.sheets[i].paint = func() (picture, error) { panic("a fault in the page") }
	}
	w.now = w.program.At(w.now).Until
	if w.Tick(w.now); w.Showing() != "notice/voda/1" || !w.says("Водоноска") {
		t.Errorf("what is painted did not stay: %s", w.Showing())
	}
	w.now = w.content.Notices[0].Until
	if w.Tick(w.now); w.Showing() != "built-in" || !w.says("0777 / 80 381") {
		t.Errorf("got %s:\n%s", w.Showing(), listing(w.Root()))
	}
}

// A text that a clerk published came after forty other pages, ten minutes later.
func TestPublishedTextIsSeenAtOnce(t *testing.T) {
	w := newWall(t, landscape)
	c := radomir(t)
	w.Use(c)
	c.Board = append(slices.Clone(c.Programme()), data.BoardItem{
		ID: "b1", Kind: data.BoardText, Title: data.Text{BG: "Асансьорът не работи"}, Body: data.Text{BG: "Ползвайте стълбите."}, Permanent: true,
	})
	w.Use(c)
	if !w.says("Асансьорът не работи") {
		t.Errorf("got %s", w.Showing())
	}
}

func TestPageFadesAndIsClearWithoutTheAnimation(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	w.o.Still = false
	turn := w.program.At(w.now).Until
	next := w.Tick(turn)
	if !w.veil.sheet.Visible() || !next.Equal(turn.Add(fadeTime)) || !w.says("Изработен е проект") {
		t.Errorf("veil %v, next %v", w.veil.sheet.Visible(), next.Sub(turn))
	}
	if w.Tick(next); w.veil.sheet.Visible() {
		t.Error("the veil is still there")
	}
}

func TestResizeKeepsThePage(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	for range 5 {
		w.now = w.program.At(w.now).Until
		w.Tick(w.now)
	}
	page := w.Showing()
	w.Resize(portrait)
	if w.Showing() != page || !w.says("СЪОБЩЕНИЯ") {
		t.Errorf("got %s, want %s", w.Showing(), page)
	}
	checkFit(t, w.Board, page)
}

func TestNoticesComeAgainWithinARound(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	shown, last := 0, w.now
	for range w.sheets {
		if w.Showing() == "notice/voda/1" {
			if away := w.now.Sub(last); away > 8*time.Minute {
				t.Errorf("the notice was away for %v", away)
			}
			shown, last = shown+1, w.now
		}
		w.now = w.program.At(w.now).Until
		w.Tick(w.now)
	}
	if shown < 3 {
		t.Errorf("the notice came %d times in a round", shown)
	}
}

func TestPreviewIsWhatTheWallPaints(t *testing.T) {
	for _, s := range []look.Screen{landscape, portrait} {
		w := newWall(t, s)
		c := radomir(t)
		n := c.Notices[1]
		others := c
		others.Notices = []data.Notice{c.Notices[0], c.Notices[2]}
		pictures := Sketches(w.o, DraftNotice(others, n, w.now))
		w.Use(others)
		w.Use(publish(others, n))
		for i, picture := range pictures {
			if i > 0 && i%2 == 0 { // the page that breaks a long notice
				w.now = w.program.At(w.now).Until
				w.Tick(w.now)
			}
			want := listing(w.Root())
			if !strings.HasPrefix(w.Showing(), "notice/plan/") {
				t.Fatalf("preview has %d pages, the wall only %d", len(pictures), i)
			}
			if got := pagePart(listing(picture)); got != pagePart(want) {
				t.Errorf("page %d: got\n%swant\n%s", i+1, got, want)
			}
			if size := picture.MinSize(); size.Width != s.Width || size.Height != s.Height {
				t.Errorf("the picture is %v", size)
			}
			w.now = w.program.At(w.now).Until
			w.Tick(w.now)
		}
		if strings.HasPrefix(w.Showing(), "notice/plan/") {
			t.Error("the wall has more pages than the preview")
		}
	}
}

// pagePart is a listing without what moves on while pages turn: the clock, and
// the strip.
func pagePart(listing string) string {
	var kept []string
	for _, line := range strings.Split(listing, "\n") {
		if !strings.Contains(line, "10:2") && !strings.Contains(line, "СЪОБЩЕНИЯ") {
			kept = append(kept, line)
			continue
		}
		if strings.Contains(line, "СЪОБЩЕНИЯ") {
			break
		}
	}
	return strings.Join(kept, "\n")
}

func TestPreviewOfANoticeToComeShowsItsFirstMoment(t *testing.T) {
	w := newWall(t, landscape)
	c := radomir(t)
	pictures := Sketches(w.o, DraftNotice(c, c.Notices[2], w.now))
	if len(pictures) != 1 || !strings.Contains(listing(pictures[0]), "10:34") || !strings.Contains(listing(pictures[0]), "бюджета за 2027") {
		t.Errorf("got %d pictures", len(pictures))
	}
}

func BenchmarkUseWithANewNotice(b *testing.B) {
	w := newWall(b, landscape)
	c := radomir(b)
	w.Use(c)
	n := fire()
	for b.Loop() {
		n.Version++
		w.Use(publish(c, n))
	}
}

func BenchmarkFirstUse(b *testing.B) {
	w := newWall(b, landscape)
	c := radomir(b)
	for b.Loop() {
		w.memo = nil
		w.Use(c)
	}
}

func BenchmarkPageBuild(b *testing.B) {
	w := newWall(b, landscape)
	w.Use(radomir(b))
	for b.Loop() {
		for _, s := range w.sheets {
			_, _ = s.paint()
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(w.sheets)), "µs/page")
}

// TestPagesProveWhatHung follows a board for an hour: each page is told of when it
// is painted, and what was told of covers the hour without a gap.
func TestPagesProveWhatHung(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	until := w.now
	told := 1
	for end := w.now.Add(time.Hour); w.now.Before(end); {
		w.now = w.Tick(w.now)
		w.Tick(w.now)
		if len(w.proof) > told {
			p := w.proof[len(w.proof)-1]
			if len(w.proof) != told+1 || p.Page != w.Showing() || p.Version == "" || p.Width != 1920 || p.Seconds < 1 {
				t.Fatalf("told %+v of %s", w.proof[told:], w.Showing())
			}
			told++
			until = w.now
		}
		if away := w.now.Sub(until); away > time.Duration(w.proof[told-1].Seconds)*time.Second {
			t.Fatalf("%s hangs for %v and was told for %d seconds", w.Showing(), away, w.proof[told-1].Seconds)
		}
	}
}

func TestPageThatStaysAloneIsToldAgain(t *testing.T) {
	w := newWall(t, landscape)
	c := radomir(t)
	c.Notices, c.Board = nil, []data.BoardItem{{ID: "case", Kind: data.BoardCase}}
	w.Use(c)
	told := len(w.proof)
	for range 20 {
		w.now = w.Tick(w.now)
		w.Tick(w.now)
	}
	if len(w.proof) < told+5 || w.proof[len(w.proof)-1] != w.proof[len(w.proof)-2] {
		t.Errorf("told %+v", w.proof[told:])
	}
}

func TestClockThatNobodyKeepsIsHidden(t *testing.T) {
	w := newWall(t, landscape)
	kept := false
	w.o.TimeKept = func() bool { return kept }
	w.Use(radomir(t))
	w.now = w.Tick(w.now)
	if w.Tick(w.now); w.header.clock.Text != "" || w.header.date.Text != "" {
		t.Errorf("the clock says %q, %q", w.header.clock.Text, w.header.date.Text)
	}
	kept = true
	w.now = w.now.Add(time.Minute)
	if w.Tick(w.now); w.header.clock.Text == "" || w.header.date.Text == "" {
		t.Error("it does not come back")
	}
}

func TestNextPageIsReadyBeforeThePresentOneLeaves(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	built := map[string][]time.Time{}
	for i := range w.sheets {
		id, paint := string(w.sheets[i].page.ID), w.sheets[i].paint
		w.sheets[i].paint = func() (picture, error) {
			built[id] = append(built[id], w.now)
			return paint()
		}
	}
	for range 20 {
		leaves := w.program.At(w.now).Until
		for w.now.Before(leaves) {
			w.now = w.Tick(w.now)
		}
		w.Tick(w.now)
		times := built[w.Showing()]
		if len(times) == 0 || !times[len(times)-1].Before(leaves) || leaves.Sub(times[len(times)-1]) > ahead {
			t.Fatalf("%s, which comes at %v, was built at %v", w.Showing(), leaves, times)
		}
	}
}

func TestSlowScreenStopsFading(t *testing.T) {
	w := newWall(t, landscape)
	w.Use(radomir(t))
	w.o.Still = false
	fade := func(frames int) (faded bool) {
		w.now = w.program.At(w.now).Until
		next := w.Tick(w.now)
		faded = w.veil.sheet.Visible()
		for range frames {
			w.veil.clear(0.5)
		}
		w.now = next
		w.Tick(w.now)
		return faded
	}
	for range 3 {
		if !fade(10) {
			t.Fatal("a quick screen does not fade")
		}
	}
	for range slowFades {
		fade(2)
	}
	if fade(10) {
		t.Error("a slow screen goes on fading")
	}
}
