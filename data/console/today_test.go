package console

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
	"example.org/parter/data/datatest"
)

func TestNothingToDoIsSaidKindly(t *testing.T) {
	o := openOffice(t)
	o.inbox.lines, o.reports.published[data.Period{Year: 2026, Half: 1}] = nil, data.PublishedReport{}
	b := o.clerk()
	b.get("/").says("Всичко е наред. Няма нищо за вършене.")
	o.screens[0].Vitals.Answer = time.Minute
	b.get("/").lacks("Всичко е наред. Няма").says("Табло lobby-board, картина: заседнал е: не рисува", "/screens#screen-lobby-board")
}

func TestWhatNeedsMeComesFromEveryRoom(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.post("/alert", "title", "Учение", "body", "Само проба.", "form", "band", "drill", "yes", "until", "60")
	b.post("/notices/new", with(water, "do", "save")...)
	o.postings["p1"] = data.Posting{
		ID: "p1", Number: "7/2026", Title: "Съобщение до И. П.", Posted: data.PostingAct{At: o.now.AddDate(0, 0, -9)}, NotBefore: o.now.AddDate(0, 0, -1),
	}
	o.postings["p2"] = data.Posting{
		ID: "p2", Number: "8/2026", Title: "Виси", Posted: data.PostingAct{At: o.now.AddDate(0, 0, -9)}, NotBefore: o.now.AddDate(0, 0, 1),
	}
	o.screens[1].Online, o.screens[1].LastSeen = false, o.now.Add(-time.Hour)
	b.get("/").says(
		"„Учение“ е на екраните до 22.11.2026 г., 11:00 ч.", `href="/alert"`,
		"Киоск kiosk, връзка: не е свързан от 22.11.2026 г., 09:00 ч.",
		"№ 7/2026 „Съобщение до И. П.“: срокът изтече, свалете го", `href="/postings/p1"`, "от 21.11.2026 г., 10:00 ч.",
		"„Спиране на водата“ (ana) не е публикувано", `href="/notices/n1"`,
	).lacks(`href="/postings/p2"`)
}

func TestAKioskAtWhichSomebodyGuessesIsToldOnTodayAndBesideIt(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for _, page := range []string{"/", "/screens"} {
		b.get(page).lacks("сгрешени номера", "отворени с номер и дата")
	}
	o.guessed = data.Guessing{Misses: 31, Cases: 44}
	b.get("/").says(
		"Киоск „kiosk“: 31 сгрешени номера, дати или кода за час. Вижте кой стои пред него.",
		"Киоск „kiosk“: 44 различни преписки, отворени с номер и дата за час. Вижте кой стои пред него.", `href="/screens#screen-kiosk"`,
	)
	_, kiosk, _ := strings.Cut(b.get("/screens").body, `id="screen-kiosk"`)
	kiosk, _, _ = strings.Cut(kiosk, "</section>")
	for _, want := range []string{"има забележка", "Справки", "31 сгрешени номера, дати или кода за час", "44 различни преписки", "Вижте кой стои пред него."} {
		if !strings.Contains(kiosk, want) {
			t.Errorf("beside the kiosk nothing says %q:\n%s", want, kiosk)
		}
	}
	state := b.get("/screens").fields()["state"]
	o.guessed.Misses++
	b.get("/screens/now?state="+state, "HX-Request", "true").is(http.StatusOK).says("32 сгрешени")
	o.ana.Roles = data.Roles{data.Auditor} // whoever passes may look who stands there
	b.get("/").says("32 сгрешени")
}

func TestARoomThatDoesNotAnswerTakesNothingElseAway(t *testing.T) {
	o := openOffice(t)
	o.guessed.Misses = 30
	b := o.clerk()
	b.get("/").lacks("Част от списъка")
	o.failing["OpenDrafts"] = errors.New("the disk is gone")
	b.get("/").says("Част от списъка не можа да се прочете", "30 сгрешени").lacks("Няма нищо за вършене")
}

func TestWhatWaitsForApprovalIsForWhoeverPublishes(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	decided := func(id, title string, step data.Step, by string) {
		ref := data.EntryRef{Kind: data.KindService, ID: id}
		o.drafts[ref] = data.DraftedEntry{
			Entry: data.Service{ID: data.ServiceID(id), Name: data.Text{BG: title}}, ChangedBy: "ana", ChangedAt: o.now,
			Approval: data.Approval{Step: step, By: by, At: o.now, Reason: "Липсва час."},
		}
	}
	decided("r1", "Скица", data.StepAsked, "boris")
	decided("r2", "Такса", data.StepReturned, "vera")
	b.get("/").says("„Скица“: boris чака да го одобрите", `href="/entries/service/r1"`, "„Такса“: vera го върна – Липсва час.")
	o.ana.Roles = data.Roles{data.Editor}
	b.get("/").says("„Такса“: vera го върна").lacks("boris чака")
	o.ana.Roles = data.Roles{data.Registrar}
	b.get("/").says("Всичко е наред. Няма нищо за вършене.").lacks(`href="/notices`, `href="/board`, `href="/entries`, `href="/fees`)
}

func TestManyDraftsAreCounted(t *testing.T) {
	o := openOffice(t)
	for i := range mostDrafts + 3 {
		id := data.NoticeID(fmt.Sprint("n", i))
		o.notices[id] = data.DraftedNotice{Notice: data.Notice{ID: id, Title: fmt.Sprint("Чернова ", i)}, State: data.NoticeDraft, ChangedBy: "ana"}
	}
	o.clerk().get("/").says("„Чернова 4“", "и още 3 непубликувани").lacks("„Чернова 5“")
}

func TestWhatEndsSoonIsSorted(t *testing.T) {
	now := datatest.Now()
	days := func(n int) time.Time { return now.AddDate(0, 0, n) }
	january := time.Date(2027, time.January, 1, 0, 0, 0, 0, data.Sofia())
	fee := func(name string, fees ...data.Fee) data.Service {
		return data.Service{ID: data.ServiceID(name), Name: data.Text{BG: name}, Fees: fees}
	}
	c := data.Content{
		Notices: []data.Notice{
			{ID: "ends", Title: "Край", Until: days(7)},
			{ID: "later", Title: "После", Until: days(7).Add(1)},
			{ID: "over", Title: "Минало", Until: now},
			{ID: "stays", Title: "Остава", Permanent: true},
		},
		Board: []data.BoardItem{
			{ID: "text", Kind: data.BoardText, Title: data.Text{BG: "Избори"}, Until: days(2)}, {ID: "fees", Kind: data.BoardFees},
		},
		Postings: []data.PublicPosting{{ID: "p1", Number: "7/2026", Title: "Връчване", NotBefore: days(3)}, {ID: "p2", Number: "6/2026", NotBefore: days(-1)}},
		Services: []data.Service{
			fee("Скица", data.Fee{Until: january}, data.Fee{From: january}), fee("Удостоверение", data.Fee{Until: january}, data.Fee{From: january}, data.Fee{From: january}),
			fee("Сметосъбиране", data.Fee{Until: days(30)}), fee("Далечна", data.Fee{From: days(61)}), fee("Стара", data.Fee{From: days(-1)}),
		},
	}
	var got []string
	for _, s := range soon(data.Bulgarian, c, now) {
		got = append(got, s.At.In(data.Sofia()).Format("02.01 15:04 ")+s.Words)
	}
	want := []string{
		"24.11 10:00 На таблото: Текст: Избори – краят наближава",
		"25.11 10:00 Поставяне № 7/2026 „Връчване“ може да се сваля",
		"29.11 10:00 Слиза от екраните: Край",
		"22.12 10:00 Таксата изтича и няма нова: Сметосъбиране",
		"01.01 00:00 Нови такси: 2 услуги",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestServicesThatNobodyCheckedAreCounted(t *testing.T) {
	now := datatest.Now()
	service := func(name string, checked time.Time) data.Service {
		return data.Service{ID: data.ServiceID(name), Name: data.Text{BG: name}, Checked: checked}
	}
	services := []data.Service{
		service("Прясна", now.AddDate(0, 0, -365)), service("Стара", now.AddDate(0, 0, -366)), service("По-стара", now.AddDate(-3, 0, 0)),
		service("Никога Я", time.Time{}), service("Никога А", time.Time{}), service("Четвърта", now.AddDate(-2, 0, 0)), service("Пета", now.AddDate(-2, 0, -1)),
	}
	services[0].Fees = []data.Fee{{Example: true}, {Example: true}}
	services[1].Examples = []data.Part{data.PartFees}
	services[2].Examples = []data.Part{data.PartTerms}
	v := unchecked(data.Bulgarian, services, now)
	var names []string
	for _, s := range v.First {
		names = append(names, s.Name.BG)
	}
	if want := []string{"Никога А", "Никога Я", "По-стара", "Пета", "Четвърта"}; !slices.Equal(names, want) || v.Services != 6 || v.Examples != 2 {
		t.Errorf("got %d, %v, %d examples; want 6, %v, 2", v.Services, names, v.Examples, want)
	}
	if v := unchecked(data.Bulgarian, services[:1], now); v.Services != 0 || len(v.First) > 0 {
		t.Errorf("got %+v", v)
	}
}

func TestTodayWaitsForNoPicture(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	b.get("/").says("Картината идва…", `hx-get="/today/now"`).lacks("picture.png?t=")
	if o.painted != 0 {
		t.Errorf("the page asked the screens for %d pictures", o.painted)
	}
	state := b.get("/today/now", "HX-Request", "true").says("picture.png?t=", "всичко е наред").fields()["state"]
	b.get("/today/now?state="+state, "HX-Request", "true").is(204)
	b.get("/").says("picture.png?t=").lacks("Картината идва…")
}

func TestForgottenTodayDoesNotKeepASessionAlive(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	for range 10 {
		o.wait(2*time.Minute + time.Second)
		b.get("/today/now", "HX-Request", "true")
	}
	if got := b.get("/").path; got != "/sign-in" {
		t.Errorf("a forgotten page kept the session alive: at %s", got)
	}
}

func TestLongProgramIsCutShort(t *testing.T) {
	got := linesOf([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
	if diff := cmp.Diff(lines[int]{[]int{1, 2, 3, 4, 5, 6, 7, 8}, 2}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := linesOf([]int{1}); len(got.First) != 1 || got.More != 0 {
		t.Errorf("got %+v", got)
	}
}

// A registrar was told of services that nobody had checked, and could open none of them.
func TestTodayTellsOfServicesOnlyToWhoMayOpenThem(t *testing.T) {
	o := openOffice(t)
	b := o.clerk()
	unchecked, examples := "Отдавна не е проверявано", "only=example"
	b.get("/").says(unchecked, "/entries/service?only=unchecked")
	o.ana.Roles = []data.Role{data.Registrar}
	b.get("/").is(http.StatusOK).lacks(unchecked, examples, "не са проверявани", "примерни такси")
}
