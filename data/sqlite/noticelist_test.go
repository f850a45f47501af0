package sqlite

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/parter/data"
)

// wantListed asks for notices and compares their titles, and how many answer in all.
func (d *desk) wantListed(t *testing.T, q data.NoticeQuestion, all int, titles ...string) {
	t.Helper()
	q.Now = d.now
	lines, found, err := d.Notices(t.Context(), q)
	must(t, err)
	var got []string
	for _, l := range lines {
		got = append(got, l.Title)
	}
	if diff := cmp.Diff(titles, got); diff != "" || found != all {
		t.Errorf("%+v: %d answer, want %d (-want +got):\n%s", q, found, all, diff)
	}
}

func TestListOfNoticesIsTurnedPageByPageTheLastChangedFirst(t *testing.T) {
	d := emptyDesk(t)
	for i := range 5 {
		d.draft(t, fmt.Sprintf("Обявление %d", i))
		d.now = d.now.Add(time.Minute)
	}
	d.wantListed(t, data.NoticeQuestion{Limit: 2}, 5, "Обявление 4", "Обявление 3")
	d.wantListed(t, data.NoticeQuestion{Limit: 2, Skip: 4}, 5, "Обявление 0")
	d.wantListed(t, data.NoticeQuestion{Limit: 2, Skip: 6}, 5)
}

func TestNoticesAreFoundByWordsOfTitleAndTextInAnyCase(t *testing.T) {
	d := emptyDesk(t)
	n := d.draft(t, "Спиране на ВОДАТА в кв. „Арката“")
	d.draft(t, "Събрание")
	d.wantListed(t, data.NoticeQuestion{Words: "арката вода", Limit: 9}, 1, n.Title)
	d.wantListed(t, data.NoticeQuestion{Words: "Текст спиране", Limit: 9}, 1, n.Title)
	d.wantListed(t, data.NoticeQuestion{Words: "вода събрание", Limit: 9}, 0)
	n.Title, n.Body = "Водата дойде", "Пускане."
	d.now = d.now.Add(time.Minute)
	_, err := d.SaveNotice(t.Context(), "Иванова", n.Notice, n.Revision)
	must(t, err)
	d.wantListed(t, data.NoticeQuestion{Words: "арката", Limit: 9}, 0)
	d.wantListed(t, data.NoticeQuestion{Words: "%", Limit: 9}, 2, "Водата дойде", "Събрание")
}

func TestNoticesAreChosenByWhereTheyStand(t *testing.T) {
	d := openDesk(t)
	_, err := d.writer.ExecContext(t.Context(), `DELETE FROM notice_published; DELETE FROM notice;`)
	must(t, err)
	publish := func(title string, from, until time.Duration) data.DraftedNotice {
		n, err := d.SaveNotice(t.Context(), "Иванова", data.Notice{Title: title, Body: "Текст.", From: d.now.Add(from), Until: d.now.Add(until)}, 0)
		must(t, err)
		n, err = d.PublishNotice(t.Context(), "Иванова", n.ID, n.Revision)
		must(t, err)
		return n
	}
	publish("Минава", -time.Hour, time.Minute)
	publish("Сега", -time.Hour, 48*time.Hour)
	coming := publish("После", 24*time.Hour, 48*time.Hour)
	d.draft(t, "Чернова")
	d.now = d.now.Add(time.Hour)
	for choice, want := range map[data.NoticeChoice]string{
		data.NoticesOn: "Сега", data.NoticesComing: "После", data.NoticesOver: "Минава", data.NoticesDrafts: "Чернова",
	} {
		d.wantListed(t, data.NoticeQuestion{Choice: choice, Limit: 9}, 1, want)
	}
	d.wantListed(t, data.NoticeQuestion{Choice: data.NoticesChanged, Limit: 9}, 0)
	coming.Body = "Друг текст."
	_, err = d.SaveNotice(t.Context(), "Иванова", coming.Notice, coming.Revision)
	must(t, err)
	d.wantListed(t, data.NoticeQuestion{Choice: data.NoticesChanged, Limit: 9}, 1, "После")
	lines, _, err := d.Notices(t.Context(), data.NoticeQuestion{Now: d.now, Limit: 9})
	must(t, err)
	var states []string
	for _, l := range lines {
		states = append(states, fmt.Sprint(l.Title, " ", l.State, " ", l.On, " ", l.Over))
	}
	want := []string{"После changed false false", "Чернова draft false false", "Сега published true false", "Минава published false true"}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNoticesOfAnOldSchemaAreFoundByTheirWords(t *testing.T) {
	d := emptyDesk(t)
	d.draft(t, "Спиране на водата")
	_, err := d.writer.ExecContext(t.Context(), `UPDATE notice SET folded = ''`)
	must(t, err)
	d.wantListed(t, data.NoticeQuestion{Words: "водата", Limit: 9}, 0)
	must(t, migrate(t.Context(), d.writer))
	d.wantListed(t, data.NoticeQuestion{Words: "водата", Limit: 9}, 1, "Спиране на водата")
}

func TestListCalledAPublishedNoticeByTheTitleOfItsDraft(t *testing.T) {
	d := openDesk(t)
	n := d.draft(t, "На стената")
	published, err := d.PublishNotice(t.Context(), "Петров", n.ID, n.Revision)
	must(t, err)
	changed := published.Notice
	changed.Title, changed.Until = "Ново", changed.Until.Add(time.Hour)
	_, err = d.SaveNotice(t.Context(), "Иванова", changed, published.Revision)
	must(t, err)
	lines, _, err := d.Notices(t.Context(), data.NoticeQuestion{Now: d.now, Words: "Ново", Limit: 9})
	must(t, err)
	if l := lines[0]; l.Title != "На стената" || l.Draft != "Ново" || !l.On || !l.Until.Equal(n.Until) {
		t.Errorf("got %+v", l)
	}
}

func TestNoticesSentForApprovalAreFound(t *testing.T) {
	d := emptyDesk(t)
	n := d.draft(t, "Чака")
	d.draft(t, "Не чака")
	_, err := d.AskApproval(t.Context(), "Иванова", n.Ref(), n.Revision)
	must(t, err)
	d.wantListed(t, data.NoticeQuestion{Choice: data.NoticesAsked, Limit: 9}, 1, "Чака")
	lines, _, err := d.Notices(t.Context(), data.NoticeQuestion{Now: d.now, Choice: data.NoticesAsked, Limit: 9})
	must(t, err)
	if !lines[0].Asked {
		t.Errorf("got %+v", lines[0])
	}
}
